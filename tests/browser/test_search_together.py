"""Two sites of real plans, each of other cities and on a port of its own, searched as one from the first."""

import re
import shutil
import socket
import threading
import unicodedata
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Page, expect

from built import with_chrome
from generator.build import Order, build_site
from generator.gate.axe import run_axe
from generator.progress import Progress

pytestmark = [pytest.mark.browser, pytest.mark.site, pytest.mark.demonstration]

REPOSITORY = Path(__file__).parents[2]
NAME = "上田市と相模原市の計画"


class _Open(SimpleHTTPRequestHandler):
    """A host that lets pages of other hosts read what it has, as GitHub Pages does."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- the name that the standard library gives it
        pass


class Host:
    """Serves a folder at an address that is known before there is anything in it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Open, directory=str(folder)))
        self.address = f"http://127.0.0.1:{self._server.server_port}/plans/"
        self.folder = folder / "plans"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """From now on nobody answers at the address."""
        self._server.shutdown()
        self._server.server_close()


def plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split()).lower()


def build(folder: Path, cities: tuple[str, ...], out: Path, others: str = "") -> Path:
    """The site of some of the cities, with those groups of the vocabulary that their plans have terms for."""
    data = folder / "data"
    for city in cities:
        shutil.copytree(REPOSITORY / "data" / city, data / city)
    said = plain("".join(path.read_text(encoding="utf-8") for path in data.rglob("*.yaml")))
    (data / "vocabulary").mkdir()
    for path in (REPOSITORY / "data" / "vocabulary").iterdir():
        groups = yaml.safe_load(path.read_text(encoding="utf-8"))["groups"]
        held = [{**group, "terms": [term for term in group["terms"] if plain(str(term)) in said]} for group in groups]
        kept = [group for group in held if group["terms"]]
        text = yaml.safe_dump({"groups": kept}, allow_unicode=True) if kept else "groups: []\n"
        (data / "vocabulary" / path.name).write_text(text, encoding="utf-8")
    settings = (REPOSITORY / "data" / "site.yaml").read_text(encoding="utf-8")
    (data / "site.yaml").write_text(settings + others, encoding="utf-8")
    outcome = build_site(Order(REPOSITORY, data, out, with_chrome(folder / "work"), images=False), Progress(quiet=True))
    assert outcome.published, outcome.problems
    return out


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("other")
    host = Host(folder / "served")
    build(folder, ("ueda", "sagamihara"), host.folder)
    yield host
    host.stop()


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, other: Host) -> Path:
    folder = tmp_path_factory.mktemp("own")
    others = f"other_sites:\n  - name: {NAME}\n    address: {other.address}\n"
    return build(folder, ("komae", "mitaka"), folder / "site", others)


@pytest.fixture(scope="module")
def address(own: Path, serve: Callable[[Path, str], str]) -> str:
    return serve(own, "/kokai/")


def ask(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/?{query}")
    expect(page.get_by_role("status")).to_contain_text("「")


def links(page: Page) -> list[str]:
    found = page.locator("[data-search-result]").evaluate_all("links => links.map((link) => link.href)")
    return [str(link) for link in found]


def test_results_of_both_sites_stand_in_one_list_and_lead_to_their_own_site(
    page: Page, address: str, other: Host
) -> None:
    ask(page, address, f"q={quote('防災訓練')}")
    assert any(link.startswith(f"{address}mitaka/") for link in links(page))
    there = page.locator(f'[data-search-result][href^="{other.address}ueda/"]').first
    title = there.inner_text()
    there.click()
    page.wait_for_url(f"{other.address}ueda/**")
    assert plain(title) == plain(page.get_by_role("heading", level=1).inner_text())


def test_the_vocabulary_of_either_site_leads_to_the_pages_of_both(page: Page, address: str, other: Host) -> None:
    ask(page, address, f"q={quote('残業')}")
    assert any(link.startswith(f"{address}komae/") for link in links(page))
    assert any(link.startswith(f"{other.address}sagamihara/") for link in links(page))
    ask(page, address, f"q={quote('宇宙')}")
    assert all(link.startswith(f"{other.address}sagamihara/") for link in links(page))
    assert links(page)


def test_filters_name_the_cities_of_both_and_narrow_to_one(page: Page, address: str, other: Host) -> None:
    ask(page, address, f"q={quote('研修')}")
    page.get_by_text("で絞り込む", exact=False).first.click()
    cities = page.get_by_label("自治体", exact=True)
    expect(cities.locator("option")).to_have_text(
        [
            re.compile("すべて"),
            *[re.compile(rf"^{city}（\d+件）$") for city in ("三鷹市", "上田市", "狛江市", "相模原市")],
        ]
    )
    cities.select_option("上田市")
    page.get_by_role("button", name="この条件で絞り込む").click()
    page.wait_for_url(f"**municipality={quote('上田市')}*")
    expect(page.get_by_role("status")).to_contain_text("件")
    assert links(page)
    assert all(link.startswith(f"{other.address}ueda/") for link in links(page))
    expect(page.get_by_role("link", name="条件「自治体：上田市」を外す")).to_be_visible()


def test_a_city_of_the_other_site_in_the_words_becomes_a_filter(page: Page, address: str, other: Host) -> None:
    ask(page, address, f"q={quote('相模原市 基地')}")
    expect(page.get_by_role("link", name="条件「自治体：相模原市」を外す")).to_be_visible()
    assert links(page)
    assert all(link.startswith(f"{other.address}sagamihara/") for link in links(page))


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_has_nothing_to_say_of_results_of_two_sites(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    ask(page, address, f"q={quote('研修')}")
    assert run_axe(page, "search/", str(width)).findings == []


@pytest.fixture(params=["refuses", "never answers"])
def silent(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a site that is down: its host is not there, or takes the question and says nothing."""
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        if request.param == "never answers":
            deaf.listen()
        yield f"http://127.0.0.1:{deaf.getsockname()[1]}/"


def test_a_site_that_is_down_is_told_of_and_all_others_are_found(
    page: Page, other: Host, silent: str, tmp_path: Path, serve: Callable[[Path, str], str]
) -> None:
    down = f"  - name: 遠くの市の計画\n    address: {silent}\n"
    up = f"  - name: {NAME}\n    address: {other.address}\n"
    address = serve(build(tmp_path, ("mitaka",), tmp_path / "site", f"other_sites:\n{down}{up}"), "/kokai/")
    page.goto(f"{address}search/?q={quote('防災訓練')}")
    notice = page.get_by_role("status")
    expect(notice).to_contain_text("「遠くの市の計画」は今、いっしょにさがせません。", timeout=15_000)
    assert f"「{NAME}」" not in notice.inner_text()
    assert any(link.startswith(f"{address}mitaka/") for link in links(page))
    assert any(link.startswith(f"{other.address}ueda/") for link in links(page))
