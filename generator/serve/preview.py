"""Show a built site to a browser on this machine: its files as a static host would serve them, and news of each new build.

Nothing is written into the site's files. What a page gets besides its own text, a script that waits for news and the problems of the
last build, is added to the answer alone.
"""

import json
import mimetypes
import os
import re
import socket
import sys
import time
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Final, cast
from urllib.parse import parse_qs, quote, unquote, urlsplit

from generator.serve.admission import find_refusal
from generator.serve.news import Board

_OWN: Final = "/.kokai/"  # no id and no page begins with a dot
_WAIT: Final = f"{_OWN}wait"
_AGAIN_AFTER: Final = (
    0.05  # seconds; while a new site takes the place of the old one, a file may be missing for a moment
)
_PATIENCE: Final = 30.0  # seconds for a browser to send its request or to take its answer; more than the longest wait
_LONGEST_NUMBER: Final = 18  # digits of the number of a build
_LEFT_OVER: Final = 1 << 20  # bytes of an unread request that are taken before the connection is closed
_LEFT_OVER_FOR: Final = 1.0  # seconds
_REFUSED: Final = {
    HTTPStatus.BAD_REQUEST: "要求を読み取れません。",
    HTTPStatus.REQUEST_URI_TOO_LONG: "アドレスが長すぎます。",
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE: "要求のヘッダーが多すぎるか、長すぎます。",
    HTTPStatus.NOT_IMPLEMENTED: "この方法（メソッド）には答えません。GET か HEAD を使ってください。",
    HTTPStatus.HTTP_VERSION_NOT_SUPPORTED: "この版の HTTP には答えません。",
}
_GUARDS: Final = (  # no other site may show a draft in a frame, load it, or read its kind into it
    ("Cache-Control", "no-store"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "SAMEORIGIN"),
)
_INDEX: Final = "index.html"
_NOT_FOUND: Final = "404.html"
_HTML: Final = "text/html; charset=utf-8"
_TYPES: Final = {
    ".css": "text/css; charset=utf-8",
    ".csv": "text/csv; charset=utf-8",
    ".html": _HTML,
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xml": "application/xml",
}
_POLICY: Final = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
"""It would refuse what the preview itself puts into the page."""
_SCRIPT: Final = """<script data-kokai-preview>
(() => {
  let seen = %d;
  const panel = () => {
    const old = document.getElementById("kokai-preview");
    if (old) return old.querySelector("pre");
    const made = document.createElement("template");
    made.innerHTML = %s;
    document.body.append(made.content);
    return document.querySelector("#kokai-preview pre");
  };
  const shown = () => document.hidden
    ? new Promise((go) => document.addEventListener("visibilitychange", go, { once: true }))
    : undefined;
  (async () => {
    for (;;) {
      try {
        await shown();
        const news = await (await fetch("%s?seen=" + seen)).json();
        if (news.version === seen) continue;
        if (!news.problems) return location.reload();
        seen = news.version;
        panel().textContent = news.problems;
      } catch {
        await new Promise((go) => setTimeout(go, 1000));
      }
    }
  })();
})();
</script>
"""
_PANEL: Final = (
    '<details id="kokai-preview" open style="position:fixed;inset:auto 0 0;margin:0;z-index:9;max-height:60vh;overflow:auto;'
    'padding:.5rem 1rem;border-top:4px solid #b00;background:#fff;color:#111;color-scheme:light" role="alert">'
    "<summary>直すところがあります。表示しているのは、最後に作れたページです。</summary>"
    '<pre style="white-space:pre-wrap;background:none;color:inherit">{problems}</pre></details>\n'
)
_BODY: Final = re.compile(r"<body[^>]*>")
_DRAFTS: Final = (
    '<p id="kokai-drafts" role="note" style="position:sticky;top:0;z-index:9;margin:0;padding:.5rem 1rem;border-bottom:4px solid #b00;'
    'background:#fff;color:#111;color-scheme:light">{told}</p>\n'
)
_PAGE: Final = (
    '<!doctype html>\n<html lang="ja"><head><meta charset="utf-8"><title>{title}</title>'
    '<meta name="viewport" content="width=device-width, initial-scale=1"></head>'
    '<body style="margin:2rem;font-family:sans-serif;line-height:1.7"><h1>{title}</h1>'
    '<pre style="white-space:pre-wrap">{text}</pre></body></html>\n'
)


class PreviewServer(ThreadingHTTPServer):
    """Serves the folder ``site`` on this machine alone. ``index`` holds the search's files, once there are any."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = os.name != "nt"  # on Windows it would take over a port that is in use

    def __init__(self, port: int, board: Board) -> None:
        """Begin to listen. Raises ``OSError`` for a port that is not to be had, ``OverflowError`` for a number that is none."""
        self.site = self.index = Path()
        self.board = board
        self.drafts = ""  # what is shown before its day, in a sentence
        super().__init__(("127.0.0.1", port), _Handler)

    def show(self, site: Path, index: Path) -> None:
        """Say what is shown; to be called before the first request is answered."""
        self.site, self.index = site, index

    @property
    def port(self) -> int:
        """The port that is listened at, which is the system's choice where 0 was asked for."""
        return int(self.server_address[1])

    @property
    def base(self) -> str:
        """The path at which the site will be published, decoded as a request's is; read from its own ``robots.txt``."""
        try:
            text = (self.site / "robots.txt").read_text(encoding="utf-8")
        except OSError:
            return "/"
        address = text.partition("Sitemap: ")[2].strip().removesuffix("sitemap.xml")
        return unquote(urlsplit(address).path, errors="replace") or "/"

    @property
    def address(self) -> str:
        """Where the site's home page is seen."""
        return f"http://127.0.0.1:{self.port}{quote(self.base)}"

    def handle_error(self, request: Any, client_address: Any) -> None:  # noqa: ARG002 (the library gives them)
        """Tell of what went wrong in one line; a browser that goes away in the middle of an answer is nothing to tell of."""
        fault = sys.exception()
        if not isinstance(fault, (ConnectionError, TimeoutError)):
            print(f"表示の途中で不具合がありました（{type(fault).__name__}: {fault}）。", file=sys.stderr)

    def shutdown_request(self, request: Any) -> None:
        """Close the connection, after what was not read of the request: to close before that would tear the answer out of the wire."""
        connection = cast("socket.socket", request)
        try:
            connection.shutdown(socket.SHUT_WR)
            connection.settimeout(_LEFT_OVER_FOR)
            end = time.monotonic() + _LEFT_OVER_FOR
            left = _LEFT_OVER
            while left > 0 and time.monotonic() < end and (taken := connection.recv(1 << 16)):
                left -= len(taken)
        except OSError:  # the browser has gone already
            pass
        self.close_request(request)

    def server_bind(self) -> None:
        """Bind without asking the network for this machine's name, which may take seconds."""
        socket_address = self.server_address
        if self.allow_reuse_address:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(socket_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = "127.0.0.1", int(self.server_address[1])


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PreviewServer
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Answer with the whole of it."""
        if self._refuses():
            return
        path = urlsplit(self.path).path
        if path == _WAIT:
            self._tell_news()
        elif path.startswith(_OWN):
            self._send(HTTPStatus.NOT_FOUND, _TYPES[".txt"], b"")
        else:
            self._send_page(unquote(path, errors="replace"))

    do_HEAD = do_GET  # noqa: N815 (the library's name)

    def do_POST(self) -> None:
        """A preview takes nothing in."""
        if not self._refuses():
            self._tell_refusal(HTTPStatus.METHOD_NOT_ALLOWED, _REFUSED[HTTPStatus.NOT_IMPLEMENTED])

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_POST  # noqa: N815 (the library's names)

    def _refuses(self) -> bool:
        """Whether the request is not for us to answer; then it has been told so."""
        refusal = find_refusal(self.path, self.headers, self.server.server_port)
        if refusal is not None:
            self._tell_refusal(refusal.status, refusal.text)
        return refusal is not None

    def _tell_refusal(self, status: HTTPStatus, text: str) -> None:
        self.close_connection = True
        self.request_version = (
            "HTTP/1.0"  # of a request that cannot be read the library takes the oldest, which has no status
        )
        self._send(status, _TYPES[".txt"], f"{text}\n".encode())

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:  # noqa: ARG002 (the library's own)
        """Tell of a request that the library cannot read: in plain words, and nothing of the request itself."""
        status = HTTPStatus(code)
        self.command = getattr(self, "command", None) or "GET"
        self._tell_refusal(status, _REFUSED.get(status, status.phrase))

    def version_string(self) -> str:
        """Who answers; which versions of what is nobody's concern."""
        return "kokai"

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Say nothing: the terminal is for the builds."""

    def _tell_news(self) -> None:
        asked = parse_qs(urlsplit(self.path).query).get("seen", [""])[0]
        version, problems = self.server.board.wait(int(asked) if _is_number(asked) else -1)
        news = json.dumps({"version": version, "problems": problems}, ensure_ascii=False)
        self._send(HTTPStatus.OK, _TYPES[".json"], news.encode())

    def _send_page(self, path: str) -> None:
        base = self.server.base
        if path == "/" != base:
            self._redirect(base)
            return
        file = path.removeprefix(base) if path.startswith(base) else _NOT_FOUND
        name = f"{file}{_INDEX}" if not file or file.endswith("/") else file
        content = self._read(name)
        if content is None and self._read(f"{file}/{_INDEX}") is not None:
            self._redirect(f"{base}{file}/")
        elif content is not None and name != _NOT_FOUND:
            self._send_file(HTTPStatus.OK, name, content)
        elif (content := self._read(_NOT_FOUND)) is not None:
            self._send_file(HTTPStatus.NOT_FOUND, _NOT_FOUND, content)
        else:
            _, problems = self.server.board.read()
            title = "まだサイトを作れていません" if problems else "サイトを作っています"
            page = _PAGE.format(title=title, text=escape(problems))
            self._send_file(HTTPStatus.SERVICE_UNAVAILABLE, _INDEX, page.encode())

    def _read(self, name: str) -> bytes | None:
        """A file of the site; None if there is none."""
        if name.startswith("/") or ".." in name.split("/") or any(sign in name for sign in "\0\\:"):
            return None  # it would lead out of the folder
        folder = self.server.index if name.startswith("pagefind/") else self.server.site
        for pause in (_AGAIN_AFTER, 0):
            try:
                return (folder / name).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                time.sleep(pause)
            except (OSError, ValueError):  # a folder, a name that is too long, one that the system cannot write
                return None
        return None

    def _send_file(self, status: HTTPStatus, name: str, content: bytes) -> None:
        suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122 (a name, not a path)
        kind = _TYPES.get(suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
        if kind == _HTML:
            content = self._with_news(content.decode(errors="replace")).encode()
        self._send(status, kind, content)

    def _with_news(self, page: str) -> str:
        """The page with the script that waits for news and, if the last build failed, with what it told."""
        page = _POLICY.sub("", page, count=1)
        version, problems = self.server.board.read()
        panel = json.dumps(_PANEL.format(problems="")).replace("</", "<\\/")
        added = _SCRIPT % (version, panel, _WAIT)
        if problems and "<main" in page:
            added = _PANEL.format(problems=escape(problems)) + added
        if self.server.drafts and (body := _BODY.search(page)):
            page = page[: body.end()] + _DRAFTS.format(told=escape(self.server.drafts)) + page[body.end() :]
        before, end, after = page.rpartition("</body>")
        return f"{before}{added}{end}{after}"

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", quote(path))
        self.send_header("Content-Length", "0")
        self._end()

    def _send(self, status: HTTPStatus, kind: str, content: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        if status is HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", "GET, HEAD")
        self._end()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _end(self) -> None:
        for name, value in _GUARDS:
            self.send_header(name, value)
        self.end_headers()


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER
