"""`kokai serve`: what is saved is seen, what is broken is told, and nothing but the preview's own folder is written."""

import io
import json
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from itertools import pairwise
from pathlib import Path
from typing import Final
from urllib.parse import quote, urlsplit

import pytest

from built import with_chrome
from generator.build import Order
from generator.serve.news import Board
from generator.serve.preview import PreviewServer
from generator.serve.rebuild import Preview, serve_site
from sample import SAMPLE

pytestmark = pytest.mark.long

REPOSITORY: Final = Path(__file__).resolve().parent.parent
PATIENCE: Final = 60.0  # seconds before a test gives up; how soon a change is seen is another question
SOON: Final = 2.0  # seconds within which a saved change is seen
PARK: Final = "/keikaku/mihon/basic-plan/measures/park/"
GREEN: Final = "mihon/basic-plan/measures/green.yaml"


class Desk:
    """A project with the sample city, previewed in a thread of its own."""

    def __init__(self, project: Path) -> None:
        self.project = project
        self.data = project / "data"
        shutil.copytree(SAMPLE, self.data)
        for name in ("content", "overrides"):
            shutil.copytree(REPOSITORY / name, project / name)
        shutil.copy(REPOSITORY / "mkdocs.yml", project)
        self.terminal = io.StringIO()
        work = with_chrome(project / ".kokai")
        self.order = Order(project=project, data=self.data, out=project / "site", work=work, search=False)
        self._preview: Preview | None = None
        self._thread: threading.Thread | None = None

    def open(self, port: int = 0) -> "Desk":
        """Begin the preview and wait for its first build."""
        self._preview = preview = Preview(self.order, port, self.terminal)
        self._thread = threading.Thread(target=preview.run)
        self._thread.start()
        self.wait(lambda: self.news(-1)["version"] == 1)
        return self

    def close(self) -> None:
        """End the preview; its thread ends too."""
        if self._preview is not None and self._thread is not None:
            self._preview.close()
            self._thread.join(PATIENCE)
            assert not self._thread.is_alive()

    def change(self, file: str, before: str, after: str) -> float:
        """Save a change; gives the time at which it was saved."""
        path = self.project / file
        text = path.read_text(encoding="utf-8")
        assert text.count(before) == 1
        path.write_text(text.replace(before, after), encoding="utf-8")
        return time.monotonic()

    @property
    def port(self) -> int:
        """Where the preview listens."""
        assert self._preview is not None
        return urlsplit(self._preview.address).port or 80

    def get(self, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
        """What the server answers."""
        assert self._preview is not None
        connection = HTTPConnection(urlsplit(self._preview.address).netloc, timeout=PATIENCE)
        connection.request(method, path)
        answer = connection.getresponse()
        text = answer.read().decode(errors="surrogateescape")  # also files that are no text are compared
        connection.close()
        return answer, text

    def page(self, path: str = PARK) -> str:
        """The text of a page, which must be there."""
        answer, text = self.get(path)
        assert answer.status == 200
        return text

    def shows(self, text: str) -> bool:
        """Whether the text is on the measure's page by now."""
        return text in self.page().replace("<wbr>", "")

    def news(self, seen: int) -> dict[str, object]:
        """What a page that has seen so many builds is told, as soon as there is more."""
        told: dict[str, object] = json.loads(self.get(f"/.kokai/wait?seen={seen}")[1])
        return told

    def wait(self, done: Callable[[], bool]) -> float:
        """Wait until it is so; gives the time."""
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, self.terminal.getvalue()
            time.sleep(0.02)
        return time.monotonic()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.close()


@pytest.fixture(scope="module")
def open_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A preview for those who only look."""
    desk = Desk(tmp_path_factory.mktemp("desk")).open()
    yield desk
    desk.close()


def test_a_saved_change_is_seen_within_two_seconds(desk: Desk) -> None:
    desk.open()
    assert desk.shows("中央公園の改修</h1>")
    took = []
    names = ("中央公園の改修", "中央公園の大改修", "中央公園の再改修", "中央公園の新しい改修")
    for before, after in pairwise(names):  # several tries: the machine may be busy with something else
        saved = desk.change(f"data/{GREEN}", f"title: {before}", f"title: {after}")
        took.append(desk.wait(partial(desk.shows, f"{after}</h1>")) - saved)
    assert min(took) < SOON


def test_an_open_page_is_told_of_each_new_build(desk: Desk) -> None:
    desk.open()
    assert "let seen = 1;" in desk.page()
    desk.change(f"data/{GREEN}", "title: 中央公園の改修", "title: 中央公園の大改修")
    assert desk.news(1) == {"version": 2, "problems": ""}


@pytest.mark.long
def test_a_change_to_a_hand_written_page_is_seen(desk: Desk) -> None:
    desk.open()
    desk.change("content/about.md", "## データの出どころ", "## このデータの出どころ")
    desk.wait(lambda: "このデータの出どころ" in desk.page("/keikaku/about/"))


def test_a_slip_is_told_on_the_page_and_in_the_terminal_while_the_last_good_page_stays(desk: Desk) -> None:
    desk.open()
    desk.change(f"data/{GREEN}", "title: 中央公園の改修", "titel: 中央公園の改修")
    told = str(desk.news(1)["problems"])
    assert f"data/{GREEN}" in told
    assert "titel" in told
    page = desk.page()
    assert "中央公園の改修</h1>" in page
    assert "直すところがあります" in page
    assert told.splitlines()[0] in page
    assert told in desk.terminal.getvalue()
    desk.change(f"data/{GREEN}", "titel: 中央公園の改修", "title: 中央公園の再改修")
    assert desk.news(2) == {"version": 3, "problems": ""}
    page = desk.page()
    assert "中央公園の再改修</h1>" in page.replace("<wbr>", "")
    assert (
        '<details id="kokai-preview" open style="position:fixed' not in page.partition("<script data-kokai-preview>")[0]
    )


def test_yaml_that_cannot_be_read_is_told_too(desk: Desk) -> None:
    desk.open()
    desk.change(f"data/{GREEN}", "measures:\n", "measures: [\n")
    assert f"data/{GREEN}" in str(desk.news(1)["problems"])
    assert "中央公園の改修" in desk.page()


def test_markup_in_a_problem_stays_text(desk: Desk) -> None:
    desk.open()
    desk.change(f"data/{GREEN}", "title: 中央公園の改修", '"</pre><script>alert(1)</script>": 中央公園の改修')
    desk.news(1)
    assert "<script>alert" not in desk.page()


@pytest.mark.long
def test_before_the_first_good_build_the_problems_are_the_page(desk: Desk) -> None:
    file = desk.data / GREEN
    good = file.read_text(encoding="utf-8")
    file.write_text(good.replace("title: 中央公園の改修", "titel: 中央公園の改修"), encoding="utf-8")
    desk.open()
    answer, text = desk.get("/")
    assert answer.status == 503
    assert "まだサイトを作れていません" in text
    assert "titel" in text
    file.write_text(good, encoding="utf-8")
    assert desk.news(1)["problems"] == ""
    assert "中央公園の改修" in desk.page()


def test_files_stay_as_they_are_built_and_no_published_site_is_made(desk: Desk) -> None:
    desk.open()
    built = next((desk.project / ".kokai").rglob("measures/park/index.html")).read_text(encoding="utf-8")
    shown = desk.page()
    assert "data-kokai-preview" in shown
    assert "kokai-preview" not in built
    start, _, rest = shown.partition("<script data-kokai-preview>")
    assert start + rest.partition("</script>\n")[2] == re.sub(
        r"<meta http-equiv=\"Content-Security-Policy\".*\n", "", built
    )
    assert not (desk.project / "site").exists()


def test_the_site_stands_where_it_will_be_published(desk: Desk) -> None:
    desk.open()
    answer, _ = desk.get("/")
    assert (answer.status, answer.getheader("Location")) == (302, "/keikaku/")
    answer, _ = desk.get("/keikaku/mihon")
    assert (answer.status, answer.getheader("Location")) == (302, "/keikaku/mihon/")
    assert "見本市" in desk.page("/keikaku/")


def test_a_missing_page_is_answered_by_the_page_for_that(desk: Desk) -> None:
    desk.open()
    for path in ("/keikaku/mihon/no-such-plan/", "/elsewhere/", "/keikaku/404.html"):
        answer, text = desk.get(path)
        assert answer.status == 404, path
        assert "ページが見つかりません" in text
        assert 'href="/keikaku/assets/css/chrome.css"' in text


def test_nothing_outside_the_site_is_shown(desk: Desk) -> None:
    desk.open()
    ways = (
        "/keikaku/../../../../data/site.yaml",
        "/keikaku/%2e%2e/%2e%2e/%2e%2e/data/site.yaml",
        "/keikaku/..%5c..%5cdata/site.yaml",
        "/keikaku//etc/passwd",
        "//etc/passwd",
        "/keikaku/%00",
    )
    for path in ways:
        answer, text = desk.get(path)
        assert answer.status in (302, 404), path
        assert "demonstration" not in text
        assert "root:" not in text


@pytest.mark.long
def test_the_index_of_the_search_is_made_once_and_kept(desk: Desk) -> None:
    desk.order = desk.order._replace(search=True)
    desk.open()
    entry = "/keikaku/pagefind/start.pf_meta"
    before = desk.page(entry)
    desk.change(f"data/{GREEN}", "title: 中央公園の改修", "title: 中央公園の大改修")
    assert desk.news(1) == {"version": 2, "problems": ""}
    assert desk.page(entry) == before


PLAN: Final = "data/mihon/basic-plan/plan.yaml"


def test_a_report_before_its_day_is_not_shown_and_the_terminal_says_so(desk: Desk) -> None:
    desk.change(PLAN, "publish_on: 2025-07-01", "publish_on: 2999-07-01")
    desk.open()
    assert not desk.shows("11,500")
    assert (
        "公開日の前なので載せていない報告: 見本市基本計画「令和6年度実績」（2999-07-01 に公開）"
        in desk.terminal.getvalue()
    )
    assert "kokai-drafts" not in desk.page()


def test_a_report_before_its_day_is_shown_as_a_draft_where_that_is_asked_for(desk: Desk) -> None:
    desk.change(PLAN, "publish_on: 2025-07-01", "publish_on: 2999-07-01")
    desk.order = desk.order._replace(drafts=True)
    desk.open()
    assert desk.shows("11,500")
    told = "公開日の前ですが、下書きとして載せた報告: 見本市基本計画「令和6年度実績」（2999-07-01 に公開）"
    assert re.search(rf'<body[^>]*>\s*<p id="kokai-drafts" role="note"[^>]*>{told}</p>', desk.page())
    assert told in desk.terminal.getvalue()
    desk.change(PLAN, "publish_on: 2999-07-01", "publish_on: 2025-07-01")
    desk.wait(lambda: "kokai-drafts" not in desk.page())


def test_files_are_told_by_their_kind_and_never_kept_by_the_browser(desk: Desk) -> None:
    desk.open()
    kinds = {
        "/keikaku/": "text/html; charset=utf-8",
        "/keikaku/assets/css/chrome.css": "text/css; charset=utf-8",
        "/keikaku/assets/js/chrome.js": "text/javascript; charset=utf-8",
        "/keikaku/assets/icons/kokai.svg": "image/svg+xml",
        "/keikaku/sitemap.xml": "application/xml",
        "/keikaku/robots.txt": "text/plain; charset=utf-8",
    }
    for path, kind in kinds.items():
        answer, text = desk.get(path)
        assert (answer.status, answer.getheader("Content-Type")) == (200, kind)
        assert answer.getheader("Cache-Control") == "no-store"
        assert ("kokai-preview" in text) == (kind == kinds["/keikaku/"])
    answer, text = desk.get("/keikaku/", "HEAD")
    assert (answer.status, text) == (200, "")
    assert int(answer.getheader("Content-Length") or 0) > 1000


def test_a_port_in_use_is_told_in_japanese(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve_site(desk.order, port) == 2
    assert f"ポート {port} は、ほかのプログラムが使っています" in capsys.readouterr().err


def test_a_number_that_is_no_port_is_told_in_japanese(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve_site(desk.order, 65536) == 2
    assert "1～65535" in capsys.readouterr().err


@pytest.mark.long
def test_ctrl_c_ends_it_cleanly(desk: Desk) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "--no-search", f"--port={port}", f"--project={desk.project}"]
    heeded = signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # tests in the background ignore it, and so would what they start
    try:
        started = subprocess.Popen(command, cwd=REPOSITORY, stderr=subprocess.PIPE, encoding="utf-8")
    finally:
        signal.signal(signal.SIGINT, heeded)
    with started as run:
        assert run.stderr is not None
        said = ""
        for line in run.stderr:
            said += line
            if "保存すると作り直します" in line:
                break
        run.send_signal(signal.SIGINT)
        said += run.stderr.read()
    assert run.returncode == 0, said
    assert f"http://127.0.0.1:{port}/keikaku/" in said
    assert "表示を終わりました" in said
    assert "Traceback" not in said


def ask(desk: Desk, *lines: str, body: bytes = b"") -> tuple[int, str]:
    """Send these lines as they are; status and whole text of what comes back. Each answer begins with a status line."""
    with socket.create_connection(("127.0.0.1", desk.port), timeout=PATIENCE) as wire:
        wire.sendall("".join(f"{line}\r\n" for line in lines).encode("latin-1") + b"\r\n" + body)
        wire.shutdown(socket.SHUT_WR)
        answer = b""
        while part := wire.recv(1 << 16):
            answer += part
    text = answer.decode()
    assert text.startswith("HTTP/1.0 "), text[:80]
    return int(text.split(" ", 2)[1]), text


GUARDED = ("Cross-Origin-Resource-Policy: same-origin", "X-Content-Type-Options: nosniff", "Cache-Control: no-store")


class TestWhoIsAnswered:
    @pytest.mark.parametrize("name", ["127.0.0.1", "localhost", "LocalHost", "[::1]"])
    def test_is_whoever_names_this_machine(self, open_desk: Desk, name: str) -> None:
        status, text = ask(open_desk, f"GET {PARK} HTTP/1.1", f"Host: {name}:{open_desk.port}")
        assert status == 200
        assert "中央公園の改修" in text
        assert all(guard in text for guard in GUARDED)
        assert "Access-Control-" not in text

    @pytest.mark.parametrize("path", [PARK, "/", "/.kokai/wait?seen=-1", "/keikaku/pagefind/start.pf_meta", "/nothing"])
    @pytest.mark.parametrize(
        "host",
        [
            "evil.example:{port}",
            "evil.example",
            "127.0.0.1.evil.example:{port}",
            "localhost.evil.example:{port}",
            "127.0.0.1:1",
            "localhost",
            "0.0.0.0:{port}",
            "localhost:{port}@evil.example",
            "[::2]:{port}",
            "",
            "localhost:",
        ],
    )
    def test_is_not_whoever_names_another(self, open_desk: Desk, path: str, host: str) -> None:
        status, text = ask(open_desk, f"GET {path} HTTP/1.1", f"Host: {host.format(port=open_desk.port)}")
        assert status == 421
        assert "Content-Type: text/plain; charset=utf-8" in text
        assert "公園" not in text
        assert "problems" not in text
        assert "evil" not in text

    @pytest.mark.parametrize("method", ["HEAD", "POST", "OPTIONS"])
    def test_is_not_whoever_names_another_in_any_way(self, open_desk: Desk, method: str) -> None:
        assert ask(open_desk, f"{method} {PARK} HTTP/1.1", "Host: evil.example")[0] == 421

    def test_names_it_in_the_address_too_where_the_whole_is_given(self, open_desk: Desk) -> None:
        own = f"127.0.0.1:{open_desk.port}"
        assert ask(open_desk, f"GET http://{own}{PARK} HTTP/1.1", f"Host: {own}")[0] == 200
        assert ask(open_desk, f"GET http://evil.example{PARK} HTTP/1.1", f"Host: {own}")[0] == 421
        assert ask(open_desk, f"GET https://{own}{PARK} HTTP/1.1", f"Host: {own}")[0] == 421
        assert ask(open_desk, f"GET http://{own}{PARK} HTTP/1.1", "Host: evil.example")[0] == 421

    @pytest.mark.parametrize(
        ("told", "status"),
        [
            ({"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
            ({"Sec-Fetch-Site": "same-origin", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 200),
            # A link in a message or on a list of tasks.
            ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
            ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403),
            ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "script"}, 403),
            # Another server on this machine.
            ({"Sec-Fetch-Site": "same-site", "Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}, 403),
            ({"Origin": "https://evil.example"}, 403),
            ({"Origin": "null"}, 403),
            ({"Origin": "http://127.0.0.1:{port}"}, 200),
            ({"Origin": "https://127.0.0.1:{port}"}, 403),
        ],
    )
    def test_is_no_page_of_another_site(self, open_desk: Desk, told: dict[str, str], status: int) -> None:
        own = f"127.0.0.1:{open_desk.port}"
        lines = [f"{name}: {value.format(port=open_desk.port)}" for name, value in told.items()]
        for path in (PARK, "/.kokai/wait?seen=-1"):
            got, text = ask(open_desk, f"GET {path} HTTP/1.1", f"Host: {own}", *lines)
            assert got == status
            assert ("公園" in text or "version" in text) == (status == 200)


class TestAnOddRequest:
    @pytest.mark.parametrize(
        ("line", "statuses"),
        [
            ("POST / HTTP/1.1", {405}),
            ("PUT /keikaku/ HTTP/1.1", {405}),
            ("DELETE /keikaku/ HTTP/1.1", {405}),
            ("OPTIONS /keikaku/ HTTP/1.1", {405}),
            ("OPTIONS * HTTP/1.1", {400}),
            ("CONNECT evil.example:443 HTTP/1.1", {400, 421}),
            ("BREW /keikaku/ HTTP/1.1", {501}),
            ("get /keikaku/ HTTP/1.1", {501}),
            ("G\xc9T /keikaku/ HTTP/1.1", {501}),
            ("GET keikaku/ HTTP/1.1", {400}),
            ("GET http://[ HTTP/1.1", {400}),
            ("GET /keikaku/ HTTP/9.9", {505}),
            ("GET /keikaku/ FTP/1.1", {400}),
            ("GET / a b c HTTP/1.1", {400}),
            ("nonsense", {400}),
            ("\x16\x03\x01\x02\x00\x01", {400}),  # a browser that tries https
            ("GET /" + "a" * 70_000 + " HTTP/1.1", {414}),
            ("GET /keikaku/" + "a" * 5_000 + " HTTP/1.1", {404}),
            ("GET /keikaku/" + "a/" * 9_000 + " HTTP/1.1", {404}),
            ("GET /keikaku/%00 HTTP/1.1", {404}),
            ("GET /keikaku/%ff%fe HTTP/1.1", {404}),
            ("GET /keikaku/%ed%a0%80 HTTP/1.1", {404}),
            ("GET /keikaku/%0d%0aSet-Cookie:x=1 HTTP/1.1", {404}),
            ("GET /keikaku/% HTTP/1.1", {404}),
            ("GET /keikaku/../../../data/site.yaml HTTP/1.1", {404}),
            ("GET //evil.example/ HTTP/1.1", {404}),
            ("GET /.kokai/ HTTP/1.1", {404}),
            ("GET /.kokai/../keikaku/ HTTP/1.1", {404}),
            (f"GET /.kokai/wait?seen={'9' * 5000} HTTP/1.1", {200}),
            ("GET /.kokai/wait?seen=%EF%BC%91 HTTP/1.1", {200}),
            ("GET /.kokai/wait?" + "seen=&" * 9_000 + " HTTP/1.1", {200}),
            ("HEAD /.kokai/wait?seen=-1 HTTP/1.1", {200}),
        ],
    )
    def test_is_answered_in_plain_words(
        self, open_desk: Desk, line: str, statuses: set[int], capfd: pytest.CaptureFixture[str]
    ) -> None:
        status, text = ask(open_desk, line, f"Host: 127.0.0.1:{open_desk.port}")
        assert status in statuses
        assert "Set-Cookie" not in text
        assert "evil" not in text
        if status not in (200, 404):
            assert "Content-Type: text/plain; charset=utf-8" in text
        if status == 405:
            assert "\r\nAllow: GET, HEAD\r\n" in text
        assert capfd.readouterr().err == ""
        assert open_desk.shows("中央公園の改修</h1>")

    @pytest.mark.parametrize(
        "hosts",
        [[], ["Host: 127.0.0.1:{port}", "Host: 127.0.0.1:{port}"], ["Host: evil.example", "Host: 127.0.0.1:{port}"]],
    )
    def test_without_one_host_is_answered(self, open_desk: Desk, hosts: list[str]) -> None:
        lines = [host.format(port=open_desk.port) for host in hosts]
        assert ask(open_desk, f"GET {PARK} HTTP/1.1", *lines)[0] == 400
        assert ask(open_desk, f"GET {PARK} HTTP/1.0", *lines)[0] == 400

    def test_with_too_many_headers_is_answered(self, open_desk: Desk) -> None:
        lines = [f"X-{number}: 1" for number in range(200)]
        assert ask(open_desk, "GET / HTTP/1.1", *lines)[0] == 431
        assert ask(open_desk, "GET / HTTP/1.1", "X: " + "1" * 70_000)[0] == 431

    def test_with_a_long_body_gets_its_answer(self, open_desk: Desk) -> None:
        host = f"Host: 127.0.0.1:{open_desk.port}"
        assert ask(open_desk, "POST / HTTP/1.1", host, "Content-Length: 500000", body=b"x" * 500_000)[0] == 405

    def test_for_a_part_gets_the_whole(self, open_desk: Desk) -> None:
        host = f"Host: 127.0.0.1:{open_desk.port}"
        status, text = ask(open_desk, f"GET {PARK} HTTP/1.1", host, "Range: bytes=0-3,-1,9-2")
        assert status == 200
        assert text.endswith("</html>")

    def test_that_never_ends_or_goes_away_stops_nobody(
        self, open_desk: Desk, capfd: pytest.CaptureFixture[str]
    ) -> None:
        address = ("127.0.0.1", open_desk.port)
        with socket.create_connection(address) as idle, socket.create_connection(address) as half:
            half.sendall(b"GET /keik")
            for _ in range(20):
                with socket.create_connection(address) as gone:
                    gone.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
                    gone.sendall(f"GET {PARK} HTTP/1.1\r\nHost: 127.0.0.1:{open_desk.port}\r\n\r\n".encode())
            assert open_desk.shows("中央公園の改修</h1>")
            assert idle.fileno() > 0
        assert capfd.readouterr().err == ""


class TestWhatIsSavedIsSeen:
    def test_after_the_data_was_removed_and_put_back(self, desk: Desk) -> None:
        desk.open()
        shutil.rmtree(desk.data)
        desk.wait(lambda: "K106" in str(desk.news(-1)["problems"]))
        shutil.copytree(SAMPLE, desk.data)
        desk.wait(lambda: desk.news(-1)["problems"] == "")
        for name in ("大改修", "再改修"):
            file = desk.data / GREEN
            good = (SAMPLE / GREEN).read_text(encoding="utf-8")
            file.write_text(good.replace("title: 中央公園の改修", f"title: 中央公園の{name}"), encoding="utf-8")
            desk.wait(partial(desk.shows, f"中央公園の{name}</h1>"))

    def test_after_a_file_that_was_in_the_way_is_gone(self, desk: Desk) -> None:
        desk.open()
        left = (desk.data / GREEN).with_name("notes.txt")
        shutil.copy(desk.data / GREEN, left)
        desk.wait(lambda: "K105" in str(desk.news(-1)["problems"]))
        desk.change(f"data/{GREEN}", "title: 中央公園の改修", "title: 中央公園の大改修")
        left.unlink()
        desk.wait(partial(desk.shows, "中央公園の大改修</h1>"))


def test_files_of_all_data_are_of_the_day_on_which_the_preview_begins(desk: Desk) -> None:
    name = "title: 中央公園の改修"
    desk.open()
    port = desk.port
    desk.close()
    desk.change(f"data/{GREEN}", name, f"{name}と開放")
    desk.open(port)
    assert "中央公園の改修と開放" in desk.get("/keikaku/data/figures.csv")[1]
    desk.change(f"data/{GREEN}", f"{name}と開放", f"{name}と閉鎖")
    desk.wait(partial(desk.shows, "中央公園の改修と閉鎖</h1>"))
    assert "中央公園の改修と開放" in desk.get("/keikaku/data/figures.csv")[1]


@pytest.mark.parametrize(
    "name", ["%E8%A8%88%E7%94%BB", "計画", "a&b", "&quot;", "a%26b", "a+b", "100%", "a%2525", "x;y=1"]
)
def test_a_site_at_an_odd_address_is_seen_where_it_says(tmp_path: Path, name: str) -> None:
    (tmp_path / "about").mkdir()
    (tmp_path / "index.html").write_text("home", encoding="utf-8")
    (tmp_path / "about" / "index.html").write_text("about", encoding="utf-8")
    (tmp_path / "robots.txt").write_text(f"Sitemap: https://x.example/{name}/sitemap.xml\n", encoding="utf-8")
    server = PreviewServer(0, Board())
    server.show(tmp_path, tmp_path)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        browser = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)

        def get(path: str) -> tuple[int, str, str]:
            browser.request("GET", path)
            answer = browser.getresponse()
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()

        shown = urlsplit(server.address).path
        assert get("/")[:2] == (302, shown)
        assert get(shown)[0] == 200
        assert get(f"{shown}about/")[2].endswith("about")
        assert get(f"{shown}about")[:2] == (302, f"{shown}about/")
        asked_by_browsers = quote(f"/{name}/", safe="/%&;=+")
        assert get(asked_by_browsers)[0] == 200
    finally:
        server.shutdown()
        server.server_close()


@pytest.mark.breaks("K914")
def test_a_working_folder_of_somebody_else_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    theirs = desk.project / "theirs"
    theirs.mkdir()
    (theirs / "mine.txt").write_text("precious", encoding="utf-8")
    assert serve_site(desk.order._replace(work=theirs), 0) == 2
    assert "K914" in capsys.readouterr().err
    assert [path.name for path in theirs.iterdir()] == ["mine.txt"]
