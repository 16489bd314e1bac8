"""Walk a page with the Tab key: each stop is reached, in order, seen and marked; nothing holds the focus; the menu lets go."""

import asyncio
import base64
from collections.abc import Iterator, MutableSet
from typing import Any, Final

from playwright.sync_api import Error, FloatRect, Locator, Page

from generator.gate.findings import GateFinding
from generator.gate.scripts import script

_MENU: Final = "header button[popovertarget], header button[aria-expanded], header button[commandfor], header summary"
_KEY: Final = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
_TAB: Final = ({"type": "rawKeyDown", **_KEY}, {"type": "keyUp", **_KEY})
_AT_ONCE: Final = 10
"""Tabs that are pressed without a wait between them."""
_RING_ROOM: Final = 10
"""Pixels around an element in which its focus may show."""

Stop = dict[str, Any]


def press_tabs(page: Page, most: int) -> Iterator[Stop | None]:
    """Press Tab on the open page, from where its focus is: each stop as it is when the key is let go, None where the focus has left the page.

    Several keys are on their way at once, so that more of them may be pressed than are asked for: whoever waits for each has the
    browser paint the page at each.
    """
    session = page.context.new_cdp_session(page)
    page.evaluate(f"() => {{ window.kokaiLook = {script('stop')}; }}")
    page.evaluate(script("note"))

    # Playwright's own way of pressing a key waits for each; what it stands on does not.
    async def send(count: int) -> None:
        keys = [key for _ in range(count) for key in _TAB]
        await asyncio.gather(*(session._impl_obj.send("Input.dispatchKeyEvent", key, 0) for key in keys))  # noqa: SLF001

    try:
        for pressed in range(0, most, _AT_ONCE):
            count = min(_AT_ONCE, most - pressed)
            session._sync(send(count))  # noqa: SLF001
            noted: list[Stop | None] = page.evaluate("() => window.kokaiNoted.splice(0)")
            if len(noted) != count:  # the page has led on, or takes keys for itself before anybody hears them
                raise Error(f"{count} keys were pressed, {len(noted)} arrived")
            yield from noted
    finally:
        page.evaluate("() => window.kokaiRelease()")
        session.detach()


def walk(page: Page, address: str, context: str, looks: MutableSet[str] | None = None) -> tuple[list[GateFinding], int]:
    """Press Tab from the top of the open page until the focus leaves it; give the findings and the number of stops.

    ``looks`` collects kinds of stops whose mark was measured in pixels, so that each kind is measured once.
    """
    page.evaluate(script("stay"))
    page.evaluate(script("top"))
    wanted = page.evaluate(script("stops"))
    stops, findings = _follow(page, 2 * len(wanted) + 20, address, context)
    for stop in stops:
        findings += [GateFinding(one["check"], address, one["where"], one["what"], context) for one in stop["faults"]]
    for stop in stops:
        if looks is not None and f"{context} {stop['look']}" not in looks:
            looks.add(f"{context} {stop['look']}")
            findings += _measure_mark(page, address, stop, context)
    led: list[str] = page.evaluate("() => window.kokaiLed")
    findings += [
        GateFinding("focus-stays", address, "", f"the focus alone leads to {place}", context)
        for place in dict.fromkeys(led)
    ]
    if not any(finding.check == "keyboard-trap" for finding in findings):
        findings += _missed(page, address, context)
    return findings, len({stop["index"] for stop in stops})


def _follow(page: Page, most: int, address: str, context: str) -> tuple[list[Stop], list[GateFinding]]:
    """The stops from the top until the focus leaves the page, after at most so many Tabs; and what holds it."""
    stops: list[Stop] = []
    seen: set[int] = set()
    for stop in press_tabs(page, most):
        if stop is None:
            return stops, []
        if stop["index"] in seen:
            if stop["index"] == 0:  # the browser begins anew
                return stops, []
            # Some controls (dates, say) have several stops inside; that is no trap.
            if stop["index"] != stops[-1]["index"] or stop["tag"] != "input":
                what = "Tab comes back to it and goes no further"
                return stops, [GateFinding("keyboard-trap", address, stop["where"], what, context)]
        seen.add(stop["index"])
        stops.append(stop)
    where = stops[-1]["where"] if stops else ""
    return stops, [GateFinding("keyboard-trap", address, where, "Tab never leaves the page", context)]


def _missed(page: Page, address: str, context: str) -> list[GateFinding]:
    missed = page.evaluate(script("missed"))
    return [GateFinding(one["check"], address, one["where"], one["what"], context) for one in missed]


def _measure_mark(page: Page, address: str, stop: dict[str, Any], context: str) -> list[GateFinding]:
    """Compare the picture with the focus and the one without: enough pixels must differ, and differ 3:1."""
    box = page.evaluate(script("hold"), {"to": stop["index"]})
    if box is None:
        return [GateFinding("focus-pixels", address, stop["where"], "does not take the focus a second time", context)]
    size = page.viewport_size or {"width": 1280, "height": 900}
    left, top = max(0, box["x"] - _RING_ROOM), max(0, box["y"] - _RING_ROOM)
    right = min(size["width"], box["x"] + box["width"] + _RING_ROOM)
    bottom = min(size["height"], box["y"] + box["height"] + _RING_ROOM)
    if right <= left or bottom <= top:
        return []  # out of sight, which is told already
    clip: FloatRect = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    with_focus = base64.b64encode(page.screenshot(clip=clip, caret="hide")).decode()
    page.evaluate(script("hold"), {"away": True})
    without = base64.b64encode(page.screenshot(clip=clip, caret="hide")).decode()
    seen = page.evaluate(script("pixels"), {"with": with_focus, "without": without})
    if seen["changed"] >= seen["needed"]:
        return []
    what = f"the focus changes {seen['changed']} pixels by 3:1, a line of 2 px around it would be {seen['needed']}"
    return [GateFinding("focus-pixels", address, stop["where"], what, context)]


def skip(page: Page, address: str, context: str) -> list[GateFinding]:
    """Follow the first link of the page: the next stop stands in the text, or after it where the text has none."""
    page.evaluate(script("top"))
    page.keyboard.press("Tab")
    first = page.evaluate(script("stop"))
    if first is None or not first["within"]:
        return [
            GateFinding(
                "skip-link", address, first["where"] if first else "", "the first stop is no way to the text", context
            )
        ]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    stop = page.evaluate(script("stop"))
    if stop is None or stop["inMain"] or stop["afterMain"]:
        return []
    return [GateFinding("skip-link", address, stop["where"], "the way to the text leads elsewhere", context)]


def menu_button(page: Page) -> Locator | None:
    """The button that opens the menu on a small screen; None where the sections stand open."""
    buttons = page.locator(_MENU)
    return next((buttons.nth(place) for place in range(buttons.count()) if buttons.nth(place).is_visible()), None)


def use_menu(page: Page, address: str, context: str) -> list[GateFinding]:
    """Open the menu by keyboard, go into it, close it by Escape: the focus is back at the button."""
    button = menu_button(page)
    if button is None:
        if page.locator("header nav a").first.is_visible():
            return []
        return [GateFinding("menu", address, "header", "neither sections nor a button that opens them", context)]
    faults = []
    shut = _shown_links(page)
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(50)
    if _shown_links(page) <= shut:
        faults.append("Enter does not open the menu")
    page.keyboard.press("Tab")
    stop = page.evaluate(script("stop"))
    if stop is None or not stop["inMenu"]:
        faults.append("the next stop after opening the menu is not in it")
    page.keyboard.press("Escape")
    page.wait_for_timeout(50)
    if _shown_links(page) > shut:
        faults.append("Escape does not close the menu")
    if not button.evaluate("(button) => button === document.activeElement"):
        faults.append("after Escape the focus is not back at the menu's button")
    return [GateFinding("menu", address, "header", fault, context) for fault in faults]


def _shown_links(page: Page) -> int:
    return int(
        page.evaluate(
            "() => [...document.querySelectorAll('header nav a')].filter((link) => link.checkVisibility()).length"
        )
    )
