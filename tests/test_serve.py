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
from urllib.parse import urlsplit

import pytest

from generator.build import Order
from generator.serve import Preview, serve_site
from sample import SAMPLE

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
        self.order = Order(project=project, data=self.data, out=project / "site", work=project / ".kokai", search=False)
        self._preview: Preview | None = None
        self._thread: threading.Thread | None = None

    def open(self) -> "Desk":
        """Begin the preview and wait for its first build."""
        self._preview = preview = Preview(self.order, 0, self.terminal)
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

    def get(self, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
        """What the server answers."""
        assert self._preview is not None
        connection = HTTPConnection(urlsplit(self._preview.address).netloc, timeout=PATIENCE)
        connection.request(method, path)
        answer = connection.getresponse()
        text = answer.read().decode()
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


def test_the_index_of_the_search_is_made_once_and_kept(desk: Desk) -> None:
    desk.order = desk.order._replace(search=True)
    desk.open()
    entry = "/keikaku/pagefind/pagefind-entry.json"
    before = desk.page(entry)
    desk.change(f"data/{GREEN}", "title: 中央公園の改修", "title: 中央公園の大改修")
    assert desk.news(1) == {"version": 2, "problems": ""}
    assert desk.page(entry) == before


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
