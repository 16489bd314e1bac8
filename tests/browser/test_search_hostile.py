"""The search of a site whose names are signs of patterns and markup, asked by addresses that nobody typed; and where it cannot run."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from built import with_chrome
from generator.build import Order, build_site
from generator.progress import Progress
from sample import City

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).resolve().parents[2]
CITY = '見本{(\\[*"><script>市'
DEPARTMENT = "企画*(部"
SECTION = "__proto__"
PILLAR = "緑の[まち{\\"
FAILED = "検索の用意ができませんでした"
ANSWERED = re.compile(r"検索結果：|見つかるページはありません|検索の用意ができませんでした")
SIGNS = (
    "{",
    "(",
    "\\",
    "[",
    "*",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    '"><script>',
    "$&",
    "' or '1",
    "\ud83d",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample city with names that are hard to search for."""
    top = tmp_path_factory.mktemp("hostile")
    city = City(top)
    city.change("mihon/municipality.yaml", "name: 見本市\n", f"name: {_quoted(CITY)}\n")
    city.change("mihon/departments.yaml", "name: 企画部\n", f"name: {_quoted(DEPARTMENT)}\n")
    city.change("mihon/departments.yaml", "name: 計画課\n", f"name: {_quoted(SECTION)}\n")
    city.change("mihon/basic-plan/pillars.yaml", "title: 緑のまち\n", f"title: {_quoted(PILLAR)}\n")
    order = Order(project=PROJECT, data=city.data, out=top / "site", work=with_chrome(top / "work"), images=False)
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems
    return top / "site"


def _quoted(text: str) -> str:
    return yaml.safe_dump(text, allow_unicode=True, default_style="'").strip()


@pytest.fixture
def address(site: Path, serve: Callable[[Path, str], str]) -> str:
    return serve(site, "/keikaku/")


def ask(page: Page, address: str, query: str) -> str:
    """Open the search page; what it says of what was found."""
    page.goto(f"{address}search/?{query}")
    status = page.locator("#search-count")
    expect(status).to_contain_text("「", timeout=15_000)
    return status.inner_text()


def test_every_search_works_whatever_the_city_is_called(page: Page, address: str) -> None:
    assert "「公園」の検索結果" in ask(page, address, f"q={quote('公園')}")
    page.locator("#search-narrow summary").click()
    for label, name in (("自治体", CITY), ("部署", SECTION), ("柱", PILLAR)):
        select = page.locator("#search-narrow").get_by_label(label, exact=True)
        expect(select).to_be_enabled()
        assert [one for one in select.locator("option").all_inner_texts() if name in one], label
    assert page.locator("main script:not([src])").count() == 0


@pytest.mark.parametrize(("name", "filter_name"), [(CITY, "municipality"), (SECTION, "department"), (PILLAR, "pillar")])
def test_a_page_is_narrowed_to_a_hard_name_and_freed_from_it(
    page: Page, address: str, name: str, filter_name: str
) -> None:
    page.goto(f"{address}search/?q={quote('公園')}")
    page.locator("#search-narrow summary").click()
    select = page.locator(f"#search-{filter_name}")
    expect(select).to_be_enabled()
    select.select_option(select.locator("option").filter(has_text=name).first.get_attribute("value"))
    page.get_by_role("button", name="この条件で絞り込む").click()
    expect(page.locator("#search-count")).to_contain_text("「公園」の検索結果")
    chip = page.locator(".search__chip")
    assert name in chip.inner_text()
    chip.click()
    expect(page.locator("#search-count")).to_contain_text("「公園」の検索結果")
    assert page.locator(".search__chip").count() == 0


def test_the_name_of_the_city_in_a_query_is_a_filter(page: Page, address: str) -> None:
    ask(page, address, f"q={quote(CITY + 'の公園')}")
    assert CITY in page.locator(".search__chip").inner_text()
    page.locator(".search__chip").click()
    expect(page.locator("#search-query")).to_have_value("の公園")


@pytest.mark.parametrize("sign", SIGNS)
def test_any_sign_may_stand_in_the_address(page: Page, address: str, sign: str) -> None:
    coded = quote(sign, safe="", errors="surrogatepass")
    names = ("q", "municipality", "year", "department", "pillar", "tag", "status")
    queries = [f"q={coded}", f"q={quote('公園')}%20{coded}", *(f"{name}={coded}" for name in names[1:])]
    queries += [
        f"q={quote('公園')}&{coded}={coded}",
        "&".join(f"{name}={coded}" for name in names),
        f"year=2024&status={coded}",
    ]
    for query in queries:
        page.goto(f"{address}search/?{query}")
        status = page.locator("#search-count")
        expect(status).to_contain_text(ANSWERED, timeout=15_000)
        assert FAILED not in status.inner_text(), query
    assert page.locator("main script:not([src])").count() == 0


@pytest.mark.parametrize(
    "query",
    ["q=%", "q=%E3%81", "q=%ff%00", "__proto__=1", "constructor[prototype]=1", "?q==&&=", "#%E0%A4%A", "q=a&q=b"],
)
def test_an_address_that_is_broken_breaks_nothing(page: Page, address: str, query: str) -> None:
    for place in ("search/", "browse/", "mihon/basic-plan/"):
        page.goto(f"{address}{place}?{query}&sort=__proto__&status=constructor&q={query}")
        page.wait_for_load_state("networkidle")
        assert FAILED not in page.locator("main").inner_text()


def test_a_browser_that_refuses_storage_shows_every_page(page: Page, address: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    page.goto(address)
    page.select_option("#theme-switch", "dark")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto(f"{address}search/?q={quote('公園')}")
    expect(page.locator("#search-count")).to_contain_text("「公園」の検索結果")


def test_a_search_page_opened_from_a_folder_says_why_and_leads_to_the_list(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.fill("#site-search", "公園")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    told = page.get_by_role("status")
    expect(told).to_contain_text("この機器の中のファイルを直接開いているため、検索できません。")
    told.get_by_role("link", name="施策一覧からさがす").click()
    assert page.url == (site / "browse" / "index.html").as_uri()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_search_whose_program_does_not_come_says_so(page: Page, address: str) -> None:
    page.route("**/search.js", lambda route: route.abort())
    page.goto(f"{address}search/?q={quote('公園')}")
    told = page.get_by_role("status")
    expect(told).to_contain_text("検索のプログラムを読み込めなかったため、検索できません。")
    expect(told.get_by_role("link", name="施策一覧からさがす")).to_have_attribute("href", "../browse/")


def test_a_search_whose_program_a_browser_cannot_read_says_so(
    browser: Browser, site: Path, serve: Callable[[Path, str], str], tmp_path: Path
) -> None:
    copy = shutil.copytree(site, tmp_path / "site")
    (copy / "assets/js/search.js").write_text("export class Search { unknown syntax", encoding="utf-8")
    page = browser.new_page()
    page.goto(f"{serve(copy, '/keikaku/')}search/")
    expect(page.get_by_role("status")).to_contain_text("検索のプログラムを読み込めなかったため、検索できません。")
    page.close()


def test_a_search_that_runs_says_nothing_of_it(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    page.wait_for_load_state("load")
    expect(page.get_by_role("status")).to_be_empty()
    assert not page.locator("#search-absent").is_visible()
