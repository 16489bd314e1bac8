"""A real browser, and a server for the folder it looks at."""

import shutil
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)


class _FolderBelowPath(SimpleHTTPRequestHandler):
    """Serves a folder below a path, as a project site on a shared host is; says nothing."""

    def __init__(self, *arguments: object, under: str, **options: object) -> None:
        self._under = under
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if not self.path.startswith(self._under):
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        self.path = "/" + self.path.removeprefix(self._under)
        super().do_GET()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- the name that the standard library gives it
        pass


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Without one the test fails: what only a browser shows is not left unseen."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    assert program, f"no browser on PATH; looked for {', '.join(PROGRAMS)}"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a browser without history. It must not ask a foreign host for anything, nor run into an error."""
    context = browser.new_context(locale="ja-JP", viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    foreign: list[str] = []
    faults: list[str] = []
    opened.on("request", lambda request: foreign.append(request.url) if _is_foreign(request.url) else None)
    opened.on("pageerror", lambda fault: faults.append(str(fault)))
    yield opened
    context.close()
    assert foreign == []
    assert faults == []


def _is_foreign(address: str) -> bool:
    parts = urlsplit(address)
    return parts.scheme in {"http", "https"} and parts.hostname != "127.0.0.1"


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path, str], str]]:
    """Serve a folder below a path: `serve(folder, "/kokai/")` gives the address, ending in that path."""
    servers: list[ThreadingHTTPServer] = []

    def serve_folder(folder: Path, under: str) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_FolderBelowPath, directory=str(folder), under=under))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{under}"

    yield serve_folder
    for server in servers:
        server.shutdown()
        server.server_close()
