"""A real browser, and a server for the folder it looks at."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from gate.newest_axe import use_newest_axe
from generator.gate.browsing import is_foreign, open_browser
from generator.gate.serving import serving


def pytest_configure() -> None:
    """A page is held by the same rules as in the gate."""
    use_newest_axe()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Without one the test fails: what only a browser shows is not left unseen."""
    with sync_playwright() as playwright:
        opened = open_browser(playwright)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser without history. It must not ask a foreign host for anything, nor run into an error."""
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    foreign: list[str] = []
    faults: list[str] = []
    opened.on("request", lambda request: foreign.append(request.url) if is_foreign(request.url) else None)
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    yield opened
    context.close()
    assert foreign == []
    assert faults == []


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path, str], str]]:
    """Serve a folder below a path: `serve(folder, "/kokai/")` gives the address, ending in that path."""
    with serving() as serve_folder:
        yield serve_folder
