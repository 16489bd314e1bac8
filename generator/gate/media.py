"""Look at a page as readers have it who set their own colours, print it, want nothing to move, or run no script."""

from typing import Any, Final

from playwright.sync_api import Error, Page

from generator.gate.findings import GateFinding
from generator.gate.keyboard import menu_button, press_tabs
from generator.gate.screens import SCHEMES, lay_out, set_screen, settle
from generator.gate.scripts import script

PAPER_WIDTH: Final = 680
"""CSS pixels of a line on A4 with margins of 15 mm."""
_STOPS_IN_FORCED_COLOURS: Final = 8


def force_colours(page: Page, address: str) -> list[GateFinding]:
    """The reader's own few colours: text, edges, pictures and focus are all still there."""
    findings: list[GateFinding] = []
    for scheme in SCHEMES:
        page.emulate_media(forced_colors="active")
        set_screen(page, 320, scheme)
        context = f"forced colours {scheme}"
        seen: dict[str, Any] = page.evaluate(script("forced"))
        if not seen["active"]:
            raise Error("the browser does not force colours; this check would see nothing")
        findings += [GateFinding(one["check"], address, one["where"], one["what"], context) for one in seen["faults"]]
        page.evaluate(script("top"))
        for stop in press_tabs(page, _STOPS_IN_FORCED_COLOURS):
            if stop is None:
                break
            # Only outlines are kept in forced colours: a ring of shadow is not drawn.
            findings += [
                GateFinding("forced-colours", address, one["where"], one["what"], context)
                for one in stop["faults"]
                if one["check"] == "focus-look"
            ]
    page.emulate_media(forced_colors="none")
    return findings


def print_out(page: Page, address: str) -> list[GateFinding]:
    """On paper: no menus, forms or buttons; all of the text within the sheet; dark letters on white, whatever the screen."""
    findings: list[GateFinding] = []
    set_screen(page, PAPER_WIDTH, "dark", 962)
    page.emulate_media(media="print")
    settle(page)
    seen: dict[str, Any] = page.evaluate(script("paper"))
    findings += [GateFinding(one["check"], address, one["where"], one["what"], "print") for one in seen["faults"]]
    findings += lay_out(page, address, "print", PAPER_WIDTH, on_paper=True)
    page.emulate_media(media="screen")
    return findings


def keep_still(page: Page, address: str) -> list[GateFinding]:
    """Nothing moves for long by itself; for a reader who asks for rest nothing moves at all."""
    findings: list[GateFinding] = []
    for motion, context in (("no-preference", ""), ("reduce", "reduced motion")):
        page.emulate_media(reduced_motion="reduce" if motion == "reduce" else "no-preference")
        settle(page)
        seen = page.evaluate(script("motion"), motion == "reduce")
        findings += [GateFinding(one["check"], address, one["where"], one["what"], context) for one in seen]
    page.emulate_media(reduced_motion="no-preference")
    return findings


def read_text(page: Page) -> list[str]:
    """The lines of text that a reader sees in the main part."""
    lines: list[str] = page.evaluate(script("lines"))
    return lines


def without_script(page: Page, address: str, lines: list[str] | None) -> list[GateFinding]:
    """The page in a browser without scripts: every line in ``lines`` is there, and the menu opens.

    ``lines`` None stands for a page that is nothing without its script: it has to say so, and lead to another way.
    """
    there = read_text(page)
    findings = []
    if lines is None:
        if not page.locator("main noscript a").first.is_visible():
            findings.append(
                GateFinding("needs-script", address, "main", "does not lead on a reader without scripts", "no script")
            )
    else:
        missing = [line for line in lines if line not in set(there)]
        if missing or not there:
            what = f"{len(missing)} lines are there only with a script, such as: {missing[0][:60] if missing else ''}"
            findings.append(GateFinding("needs-script", address, "main", what, "no script"))
    page.set_viewport_size({"width": 320, "height": 640})
    button = menu_button(page)
    if button is not None:
        button.click()
        page.wait_for_timeout(50)
    if not page.locator("header nav a").first.is_visible():
        findings.append(GateFinding("needs-script", address, "header", "the menu does not open", "no script"))
    return findings
