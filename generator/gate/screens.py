"""Look at a page on each screen: 320, 768 and 1280 px wide, light and dark, menu closed and open, zoomed, with wider text."""

from collections.abc import Iterable
from typing import Any, Final, Literal

from playwright.sync_api import Page

from generator.gate.axe import RULES_OF_COLOUR, Run, run_axe
from generator.gate.findings import GateFinding
from generator.gate.keyboard import menu_button
from generator.gate.scripts import script

Scheme = Literal["light", "dark"]

WIDTHS: Final = (320, 768, 1280)
SCHEMES: Final[tuple[Scheme, Scheme]] = ("light", "dark")
HEIGHT: Final = 900
# A screen of 1280 by 1024 px at 400 percent.
ZOOMED: Final = (320, 256)

# The spaces of WCAG 1.4.12.
_SPACING: Final = """*, *::before, *::after { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p, li, dd { margin-block-end: 2em !important; }
svg * { letter-spacing: normal !important; word-spacing: normal !important; }"""


def set_screen(page: Page, width: int, scheme: Scheme, height: int = HEIGHT) -> None:
    """Give the open page another screen, and wait until it is laid out anew."""
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)
    settle(page)


def settle(page: Page) -> None:
    """Wait for two frames: styles, sizes and what watches sizes have then been heard."""
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def lay_out(page: Page, address: str, context: str, width: int = 0, *, on_paper: bool = False) -> list[GateFinding]:
    """What lies outside the page, is cut off or overlaps now. ``width`` in CSS pixels where it is not the window's."""
    seen: dict[str, Any] = page.evaluate(script("layout"), {"width": width, "print": on_paper})
    return [GateFinding(one["check"], address, one["where"], one["what"], context) for one in seen["faults"]]


def look_everywhere(page: Page, address: str, widths: Iterable[int] = WIDTHS) -> tuple[list[GateFinding], list[Run]]:
    """Every width in both schemes, with the menu closed and open where there is one: axe and the layout."""
    findings: list[GateFinding] = []
    runs: list[Run] = []
    for width in widths:
        grounds = []
        shapes: list[str] = []
        for scheme in SCHEMES:
            context = f"{width} {scheme}"
            set_screen(page, width, scheme)
            grounds.append(_paints(page))
            shapes.append(page.evaluate(script("shape")))
            # What has the same elements, places and letters as in light can differ from it by colour alone.
            only = RULES_OF_COLOUR if shapes[-1] in shapes[:-1] else ()
            runs.append(run_axe(page, address, context, only))
            if scheme == "light":
                findings += lay_out(page, address, context)
            button = menu_button(page)
            if button is not None:
                button.click()
                settle(page)
                # What the menu does not touch has just been looked at.
                runs.append(run_axe(page, address, f"{context} menu", part="header"))
                findings += lay_out(page, address, f"{context} menu")
                page.keyboard.press("Escape")
                settle(page)
        findings += _compare(grounds, address, width)
    return [*findings, *(finding for run in runs for finding in run.findings)], runs


def _paints(page: Page) -> dict[str, Any]:
    paints: dict[str, Any] = page.evaluate(script("paints"))
    return paints


def _compare(grounds: list[dict[str, Any]], address: str, width: int) -> list[GateFinding]:
    """Light must be light and dark dark: a style that is not applied would let axe pass the same page twice."""
    light, dark = grounds
    if light["ground"] > 0.5 > light["ink"] and dark["ground"] < 0.2 < dark["ink"]:
        return []
    what = f"ground and text have luminance {light['ground']:.2f} and {light['ink']:.2f} in light, {dark['ground']:.2f} and {dark['ink']:.2f} in dark"
    return [GateFinding("dark", address, "html", what, str(width))]


def zoom(page: Page, address: str) -> list[GateFinding]:
    """Magnified to 400 percent: one column, nothing to scroll sideways, and nothing that stays in the way of the text."""
    set_screen(page, ZOOMED[0], "light", ZOOMED[1])
    findings = lay_out(page, address, "400%")
    for one in page.evaluate(script("sticky")):
        findings.append(GateFinding(one["check"], address, one["where"], one["what"], "400%"))
    return findings


def space_out(page: Page, address: str) -> list[GateFinding]:
    """Lines, letters and words as far apart as WCAG 1.4.12 lets a reader set them: nothing is cut off or overlaps."""
    style = page.add_style_tag(content=_SPACING)
    findings: list[GateFinding] = []
    for width in (320, 1280):
        set_screen(page, width, "light")
        findings += lay_out(page, address, f"{width} text spacing")
        button = menu_button(page)
        if button is not None:
            button.click()
            settle(page)
            findings += lay_out(page, address, f"{width} text spacing menu")
            page.keyboard.press("Escape")
    style.evaluate("(style) => style.remove()")
    return findings


def hover(page: Page, address: str) -> list[GateFinding]:
    """Every link and button as under a pointer: the text must still stand out. axe sees the page only at rest.

    What looks the same as at rest was looked at there, unless something has moved.
    """
    findings: list[GateFinding] = []
    for scheme in SCHEMES:
        set_screen(page, 1280, scheme)
        page.evaluate(script("hover"), "on")
        settle(page)
        seen: dict[str, Any] = page.evaluate(script("hover"), "mark")
        if seen["changed"] or seen["moved"]:
            part = "" if seen["moved"] else seen["part"]
            findings += run_axe(page, address, f"1280 {scheme} pointed at", ("color-contrast",), part).findings
        page.evaluate(script("hover"), "off")
    return [
        finding._replace(check=finding.check.replace("axe:color-contrast", "hover-contrast")) for finding in findings
    ]
