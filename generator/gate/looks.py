"""One page as all its readers have it: the parts of a full look, and the light look that every page gets."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from playwright.sync_api import Browser, Error, Page

from generator.gate import keyboard, media, screens
from generator.gate.axe import Run, run_axe
from generator.gate.findings import GateFinding
from generator.gate.listening import Listener

_LIGHT_SCREENS: Final[tuple[tuple[int, screens.Scheme], ...]] = ((320, "light"), (1280, "dark"))
_WALKED_WIDTHS: Final = (320, 1280)
_NEEDS_SCRIPTS: Final = "search/"


@dataclass(slots=True)
class Look:
    """What looking at one page gave: findings, what was counted on the way, axe's rules, and what axe leaves to a person."""

    address: str
    findings: list[GateFinding] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    rules: set[str] = field(default_factory=set)
    to_look_at: set[tuple[str, str]] = field(default_factory=set)

    def add_runs(self, runs: list[Run]) -> None:
        """Count the runs of axe."""
        for run in runs:
            self.rules |= run.rules
            self.to_look_at |= set(run.to_look_at)
        self.counts["axe_runs"] += len(runs)


class PagePlace:
    """Where a page is found: a browser, the address at which the site answers, and the page's address below it.

    ``measured`` are the kinds of stops whose mark was measured before. ``widths`` are those of the screens on which it is seen,
    ``walked`` those on which it is walked through by keyboard.
    """

    def __init__(
        self,
        browser: Browser,
        base: str,
        address: str,
        measured: set[str] | None = None,
        *,
        widths: tuple[int, ...] = screens.WIDTHS,
        walked: tuple[int, ...] = _WALKED_WIDTHS,
    ) -> None:
        self.browser = browser
        self.base = base
        self.address = address
        self.measured = measured if measured is not None else set()
        self.widths = widths
        self.walked = walked

    @contextmanager
    def visit(self, look: Look, width: int = 1280, *, scripts: bool = True) -> Iterator[Page]:
        """Open the page anew; what it asks for and says is heard until it is left."""
        page = _reader(self.browser, scripts=scripts)
        page.set_viewport_size({"width": width, "height": screens.HEIGHT})
        page.emulate_media(media="screen", color_scheme="light", reduced_motion="no-preference", forced_colors="none")
        look.counts["visits"] += 1
        with _hearing(page, self.address, look):
            go(page, self.base + self.address, answers=scripts)
            yield page


@contextmanager
def _hearing(page: Page, address: str, look: Look) -> Iterator[None]:
    """What the page asks for and says goes into the look. A page that breaks is closed: the next one gets a fresh one."""
    listener = Listener(page)
    listener.turn_to(address)
    try:
        yield
    except Error:
        page.close()
        raise
    finally:
        listener.leave()
        look.findings += listener.findings
        look.counts["requests"] += listener.requests


def _reader(browser: Browser, *, scripts: bool) -> Page:
    """The one reader of this browser with scripts, or the one without: opening a new one costs as much as a look."""
    for context in browser.contexts:
        if (
            context.pages
            and bool(context.pages[0].evaluate("() => matchMedia('(scripting: enabled)').matches")) is scripts
        ):
            return context.pages[0]
    # What is planted to prove a check, and what a check adds to a page, is not for the policy to refuse.
    return browser.new_context(locale="ja-JP", java_script_enabled=scripts, bypass_csp=True).new_page()


def go(page: Page, url: str, *, answers: bool = True) -> None:
    """Open the address and wait for the page. A search has to have answered where scripts run."""
    page.goto(url)
    if answers and "?q=" in url and page.locator("#search-count").count():
        page.locator("#search-count:not(:empty)").wait_for(state="attached")
        page.wait_for_load_state("networkidle")


def on_screens(page: Page, place: PagePlace, look: Look) -> None:
    """Widths, colours, menu."""
    findings, runs = screens.look_everywhere(page, place.address, place.widths)
    look.findings += findings
    look.add_runs(runs)
    look.counts["screens"] += len(runs)


def for_readers(page: Page, place: PagePlace, look: Look) -> None:
    """Magnified, spaced out, pointed at."""
    look.findings += screens.zoom(page, place.address)
    look.findings += screens.space_out(page, place.address)
    look.findings += screens.hover(page, place.address)


def on_other_media(page: Page, place: PagePlace, look: Look) -> None:
    """Forced colours, paper, rest."""
    look.findings += media.force_colours(page, place.address)
    look.findings += media.print_out(page, place.address)
    look.findings += media.keep_still(page, place.address)


def by_keyboard(page: Page, place: PagePlace, look: Look) -> None:
    """Tab through the whole page on a small and a wide screen. A walk holds the page where it is, so it comes last."""
    for width in place.walked:
        screens.set_screen(page, width, "light" if width == place.walked[0] else "dark")
        findings, stops = keyboard.walk(page, place.address, str(width), place.measured)
        look.findings += findings
        look.counts["stops"] += stops


# What is looked at on one visit, in this order: a part leaves the page as it was, but for its screen, which the next one sets.
_ON_ONE_VISIT: Final[Mapping[str, Callable[[Page, PagePlace, Look], None]]] = {
    "screens": on_screens,
    "readers": for_readers,
    "media": on_other_media,
    "keyboard": by_keyboard,
}


def on_one_visit(names: Iterable[str], place: PagePlace, look: Look) -> None:
    """Some of these parts on one visit."""
    with place.visit(look) as page:
        for name in names:
            _ON_ONE_VISIT[name](page, place, look)


def over_skip_link(place: PagePlace, look: Look) -> list[str] | None:
    """Over the skip link and through the menu by keyboard; gives the lines of text that a reader with scripts has.

    None where there is nothing without them. To read takes marks off the page, so it comes last.
    """
    small = place.walked[0]
    with place.visit(look, small) as page:
        for width in place.walked:
            screens.set_screen(page, width, "light")
            look.findings += keyboard.skip(page, place.address, str(width))
            if width == small:
                look.findings += keyboard.use_menu(page, place.address, str(width))
        return read_lines(page, place)


def read_lines(page: Page, place: PagePlace) -> list[str] | None:
    """The lines of text in the open page; None where there are none without a script."""
    return None if place.address.startswith(_NEEDS_SCRIPTS) else media.read_text(page)


def without_scripts(place: PagePlace, look: Look, lines: list[str] | None) -> None:
    """The same text, and a menu that opens, where no script runs."""
    with place.visit(look, scripts=False) as page:
        look.findings += media.without_script(page, place.address, lines)


PARTS: Final = (*_ON_ONE_VISIT, "scripts")


def look_fully(place: PagePlace) -> Look:
    """All parts."""
    look = Look(place.address)
    lines: list[str] | None = []
    with _telling("screens", look):
        on_one_visit(_ON_ONE_VISIT, place, look)
    with _telling("keyboard", look):
        lines = over_skip_link(place, look)
    with _telling("scripts", look):
        without_scripts(place, look, lines)
    return look


def look_at_part(name: str, place: PagePlace, look: Look) -> None:
    """One part."""
    with _telling(name, look):
        match name:
            case "keyboard":
                on_one_visit((name,), place, look)
                over_skip_link(place, look)
            case "scripts":
                with place.visit(look) as page:
                    lines = read_lines(page, place)
                without_scripts(place, look, lines)
            case _:
                on_one_visit((name,), place, look)


@contextmanager
def _telling(name: str, look: Look) -> Iterator[None]:
    """A page that cannot be looked at to the end is a fault of the page."""
    try:
        yield
    except Error as fault:
        look.findings.append(GateFinding("unusable", look.address, name, fault.message.splitlines()[0]))


def look_lightly(browser: Browser, base: str, address: str, *, with_axe: bool) -> Look:
    """On a phone in light and on a wide screen in dark: the layout of the page, what it asks for and says, and axe if wanted."""
    look = Look(address)
    page = _reader(browser, scripts=True)
    page.emulate_media(media="screen", reduced_motion="no-preference", forced_colors="none")
    look.counts["visits"] += 1
    with _telling("light", look), _hearing(page, address, look):
        _on_two_screens(page, base + address, look, with_axe=with_axe)
    return look


def _on_two_screens(page: Page, url: str, look: Look, *, with_axe: bool) -> None:
    for width, scheme in _LIGHT_SCREENS:
        screens.set_screen(page, width, scheme)
        if width == _LIGHT_SCREENS[0][0]:
            go(page, url)
        context = f"{width} {scheme}"
        look.findings += screens.lay_out(page, look.address, context)
        look.counts["screens"] += 1
        if with_axe:
            run = run_axe(page, look.address, context)
            look.findings += run.findings
            look.add_runs([run])
