"""Open the system's Chromium, and look at many pages with as many browsers as there are cores."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Playwright, sync_playwright

from generator.gate.browsers import NAMED, find_browser

_ARGUMENTS: Final = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)
_MOST_BROWSERS: Final = 4


class NoBrowserError(Exception):
    """There is no browser on this machine that answers."""

    def __init__(self) -> None:
        super().__init__(f"no browser here; install Chromium or Chrome, or name one in {NAMED}")


Item = TypeVar("Item")
Result = TypeVar("Result")


def open_browser(playwright: Playwright) -> Browser:
    """Start the system's Chromium without a window. There is no test of a page without one.

    Raises:
        NoBrowserError: there is none on this machine.

    """
    program = find_browser(playwright.chromium.executable_path)
    if program is None:
        raise NoBrowserError
    return playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))


def is_foreign(address: str) -> bool:
    """Whether the address leads to another host than this machine."""
    parts = urlsplit(address)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname != "127.0.0.1"


Counted = Callable[[int, int], None]
"""Is told how many of how many were looked at, by whichever thread has just done so."""


def look_at_all(
    items: Iterable[Item], look: Callable[[Browser, Item], Result], count: Counted | None = None
) -> list[Result]:
    """Apply ``look`` to each item, in order of the items, shared out among a browser for each core.

    Each thread has a browser of its own: Playwright's objects belong to the thread that made them.
    """
    waiting = list(enumerate(items))[::-1]
    results: dict[int, Result] = {}
    total = len(waiting)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1

    def work(_: int) -> None:
        with sync_playwright() as playwright:
            browser = open_browser(playwright)
            while waiting:
                try:
                    place, item = waiting.pop()
                except IndexError:  # another thread took the last one
                    break
                results[place] = look(browser, item)
                if count is not None:
                    count(len(results), total)
            browser.close()

    browsers = max(1, min(cores, _MOST_BROWSERS, total))
    with ThreadPoolExecutor(browsers) as pool:
        list(pool.map(work, range(browsers)))
    return [results[place] for place in sorted(results)]
