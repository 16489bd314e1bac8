"""Serve a built folder below a path as static hosts do: compressed, with the site's own headers and its page for what is not there."""

import gzip
import re
import threading
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from fnmatch import fnmatch
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

_COMPRESSED: Final = frozenset({".html", ".css", ".js", ".json", ".svg", ".txt", ".xml", ".csv"})


class _FolderBelowPath(SimpleHTTPRequestHandler):
    """Serves a folder below a path, as a project site on a shared host is; says nothing."""

    protocol_version = "HTTP/1.1"  # keeps connections open, as every host does

    def __init__(self, *arguments: object, under: str, muted: Collection[str], **options: object) -> None:
        self._under = under
        self._muted = muted
        super().__init__(*arguments, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        address, _, _ = self.path.partition("?")
        if address == "/favicon.ico":  # browsers ask every host for one, whatever the page says
            self._answer(HTTPStatus.NO_CONTENT, b"", "image/x-icon")
            return
        if not address.startswith(self._under):
            self._answer_missing()
            return
        self.path = "/" + address.removeprefix(self._under)
        file = Path(self.translate_path(self.path))
        if file.is_dir() and not address.endswith("/"):
            super().do_GET()  # sends the reader on to the address with the slash
            return
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self._answer_missing()
            return
        content = b"" if self.path.removeprefix("/") in self._muted else file.read_bytes()
        self._answer(HTTPStatus.OK, content, self.guess_type(str(file)), file.suffix in _COMPRESSED)

    def _answer_missing(self) -> None:
        page = Path(self.directory) / "404.html"
        content = page.read_bytes() if page.is_file() else b""
        self._answer(HTTPStatus.NOT_FOUND, content, "text/html", compressed=True)

    def _answer(self, status: HTTPStatus, content: bytes, kind: str, compressed: bool = False) -> None:
        text = "; charset=utf-8" if kind.startswith("text/") else ""
        self.send_response(status)
        self.send_header("Content-Type", kind + text)
        if compressed and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "max-age=600")
        for name, value in self._headers_of_site():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _headers_of_site(self) -> Iterator[tuple[str, str]]:
        """What the site's own `_headers` says of this address: later rules add to earlier ones, after `!` in the place of theirs."""
        file = Path(self.directory) / "_headers"
        told: dict[str, list[str]] = {}
        holds = False
        for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
            name, _, value = line.strip().partition(": ")
            if line and not line.startswith(" "):
                holds = fnmatch(self.path, re.sub(r":[a-z]+", "*", line))
            elif holds and name.startswith("! "):
                told.pop(name.removeprefix("! "), None)
            elif holds and name:
                told.setdefault(name, []).append(value)
        for name, values in told.items():
            yield name, ", ".join(values)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- the name that the standard library gives it
        pass


class _QuietServer(ThreadingHTTPServer):
    """A browser that closes a page in the middle of an answer is no fault of the server."""

    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, request: object, client_address: object) -> None:
        pass


@contextmanager
def serving(muted: Collection[str] = ()) -> Iterator[Callable[[Path, str], str]]:
    """Gives `serve(folder, "/kokai/")`: the address at which the folder answers, ending in that path, until the block is left.

    ``muted`` are files below the root that are answered as if nothing stood in them.
    """
    servers: list[ThreadingHTTPServer] = []

    def serve(folder: Path, under: str) -> str:
        server = _QuietServer(
            ("127.0.0.1", 0), partial(_FolderBelowPath, directory=str(folder), under=under, muted=muted)
        )
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_port}{under}"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()
