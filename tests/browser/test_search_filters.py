"""The search over the sample pages as a reader narrows it, understands its answer, and searches several sites at once."""

import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from playwright.sync_api import Page, expect

from folder_sink import FolderSink
from generator.search import SearchPage, SynonymGroup, index_pages
from generator.search.folding import fold, fold_stem
from generator.search.quantities import quantity_words
from search_pages import CAMERA, OVERTIME, SEWER

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).parents[2]
VOCABULARY = (
    SynonymGroup(("時間外勤務",), ("残業", "overtime")),
    SynonymGroup(("下水道",), ("下水", "sewer")),
    SynonymGroup(("防犯力の向上",), ("治安",)),
)


def lay_out(folder: Path, pages: tuple[SearchPage, ...], others: tuple[tuple[str, str], ...] = ()) -> Path:
    """A site of the search page, its assets, and the index of some pages."""
    index_pages(pages, FolderSink(folder), folder.with_name(f"{folder.name}-work"), VOCABULARY, others)
    for kind in ("js", "css"):
        (folder / "assets" / kind).mkdir(parents=True)
        for source in (REPOSITORY / "overrides" / "assets" / kind).glob(f"search*.{kind}"):
            (folder / "assets" / kind / source.name).write_bytes(source.read_bytes())
    _, _, body = (REPOSITORY / "content" / "search.md").read_text(encoding="utf-8").split("---\n", 2)
    (folder / "search").mkdir()
    (folder / "search" / "index.html").write_text(
        '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>検索｜見本</title></head><body><main><h1>検索</h1>'
        + body.replace("kokai-root:/", "../"),
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path, str], str]) -> str:
    return serve(lay_out(tmp_path_factory.mktemp("filters") / "site", (CAMERA, OVERTIME, SEWER)), "/kokai/")


def ask(page: Page, address: str, query: str) -> None:
    page.goto(f"{address}search/?{query}")
    expect(page.get_by_role("status")).to_contain_text("「")


def test_pages_are_found_by_their_tag(
    page: Page, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path, str], str]
) -> None:
    tagged = msgspec.structs.replace(
        CAMERA, filters={**CAMERA.filters, "tag": ("SDGs：11 住み続けられるまちづくりを",)}
    )
    address = serve(lay_out(tmp_path_factory.mktemp("tags") / "site", (tagged, OVERTIME, SEWER)), "/tags/")
    page.goto(f"{address}search/?tag={quote('SDGs：11 住み続けられるまちづくりを')}")
    expect(page.locator("[data-search-result]")).to_have_text([CAMERA.title])
    expect(page.get_by_label("分類", exact=True)).to_have_value("SDGs：11 住み続けられるまちづくりを")


def test_a_site_without_tags_asks_for_none(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('残業')}&year=2018")
    expect(page.get_by_label("状態")).to_be_enabled()
    expect(page.locator("#search-tag")).to_be_hidden()


def titles(page: Page) -> list[str]:
    return page.locator("[data-search-result]").all_text_contents()


def test_numbers_years_and_spellings_are_read_as_the_index_is(page: Page, address: str) -> None:
    texts = [
        "7,800人",
        "１億7,500万円",
        "757千円",
        "12.6時間",
        "平成三十年度",
        "H30 職員数",
        "令和元年度　広報",
        "R2 在宅勤務",
        "2013 防災訓練",
        "七千八百人",
        "5レス",
        "第6次",
    ]
    page.goto(f"{address}search/")
    told = page.evaluate(
        """async (texts) => {
            const { takeQuantities, normal, fold, foldStem } = await import("../assets/js/search-words.js");
            return texts.map((text) => [takeQuantities(normal(text)).found.map(({ word }) => word), fold(text), foldStem(text)]);
        }""",
        [*texts, "取り組み", "マイナンバカード", "ﾒﾝﾀﾙ・ヘルス", "職員アンケート"],
    )
    here = [
        [list(quantity_words(text)), fold(text), fold_stem(text)]
        for text in [*texts, "取り組み", "マイナンバカード", "ﾒﾝﾀﾙ・ヘルス", "職員アンケート"]
    ]
    assert told == here


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("残業", OVERTIME),
        ("ざんぎょう", OVERTIME),
        ("overtime", OVERTIME),
        ("防反カメラ", CAMERA),
        ("ぼうはんかめら", CAMERA),
        ("防犯カ", CAMERA),
        ("12.6時間", OVERTIME),
        ("残業時間は減ったのか", OVERTIME),
    ],
)
def test_a_query_in_other_words_finds_its_page(page: Page, address: str, typed: str, found: SearchPage) -> None:
    ask(page, address, f"q={quote(typed)}")
    assert titles(page)[0] == found.title


def test_the_page_says_by_which_words_it_searched(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('残業')}")
    expect(page.get_by_role("status")).to_contain_text(
        "「残業」は見つからないので、関係のある「時間外勤務」でさがしました。"
    )
    expect(page.get_by_role("heading", name="関係のある言葉で見つかったページ")).to_be_visible()
    assert page.locator("mark").all_text_contents() == ["時間外勤務", "時間外勤務"]


def test_a_term_with_particles_in_it_is_searched_by_and_told_as_it_is_written(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('治安')}")
    assert titles(page) == [CAMERA.title]
    expect(page.get_by_role("status")).to_contain_text(
        "「治安」は見つからないので、関係のある「防犯力の向上」でさがしました。"
    )
    assert page.locator("mark").all_text_contents() == ["防犯力", "向上"]


def test_a_page_with_most_of_a_long_word_is_near_and_said_to_be_no_more(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('防犯カメラ設置改築')}")
    assert titles(page) == [CAMERA.title]
    expect(page.locator(".search__partly")).to_have_text("一部の言葉だけが当てはまるページ")
    expect(page.get_by_role("status")).to_contain_text("すべての言葉があるページはありません。")


def test_no_page_is_said_to_have_all_words_where_one_is_missing(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('水族館 防犯カメラ')}")
    assert titles(page) == [CAMERA.title]
    expect(page.locator(".search__partly")).to_have_count(1)
    expect(page.get_by_role("status")).to_contain_text("「水族館」という言葉は、どのページにもありません。")
    # What is shown can be narrowed all the same.
    page.get_by_text("で絞り込む", exact=False).first.click()
    expect(page.get_by_label("自治体", exact=True).locator("option")).to_have_text(["すべて", "三鷹市（1件）"])


def test_a_word_that_every_page_is_about_is_no_answer_for_one_that_none_has(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('水族館の事業')}")
    assert titles(page) == []
    expect(page.get_by_role("status")).to_contain_text("「水族館の事業」が見つかるページはありません。")


@pytest.mark.parametrize("typed", ["動物園", "水族館", "競馬場", "swimming", "温泉"])
def test_what_no_page_has_is_not_found(page: Page, address: str, typed: str) -> None:
    ask(page, address, f"q={quote(typed)}")
    assert titles(page) == []
    expect(page.get_by_role("status")).to_contain_text(f"「{typed}」が見つかるページはありません。")


def test_a_city_in_the_words_becomes_a_filter_that_can_be_taken_off(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('狛江市 改築')}")
    assert titles(page) == [SEWER.title]
    chip = page.get_by_role("link", name="条件「自治体：狛江市」を外す")
    expect(chip).to_have_text("自治体：狛江市")
    chip.click()
    page.wait_for_url(f"**/search/?q={quote('改築')}")
    expect(page.get_by_role("link", name="条件「")).to_have_count(0)


def test_a_year_in_the_words_becomes_a_filter(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('平成29年度 防犯')}")
    assert titles(page) == [CAMERA.title]
    expect(page.get_by_role("link", name="条件「年度：2017年度」を外す")).to_be_visible()
    ask(page, address, f"q={quote('H30 勤務')}")
    assert titles(page) == [OVERTIME.title]
    expect(page.get_by_role("link", name="条件「年度：2018年度」を外す")).to_be_visible()


def test_a_city_that_has_no_such_page_is_left_out_and_that_is_told(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('狛江市 防犯カメラ')}")
    assert titles(page) == [CAMERA.title]
    told = "「狛江市」に絞ると見つかるページがないので、絞らずにさがしました。"
    expect(page.get_by_role("status")).to_contain_text(told)
    expect(page.get_by_role("link", name="条件「")).to_have_count(0)
    # What the reader chose is not left out.
    ask(page, address, f"q={quote('防犯カメラ')}&municipality={quote('狛江市')}")
    assert titles(page) == []
    expect(page.get_by_role("link", name="条件「自治体：狛江市」を外す")).to_be_visible()


def test_filters_have_counts_stand_in_the_address_and_go_back(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('設置 時間 下水道')}")
    page.get_by_text("で絞り込む", exact=False).first.click()
    select = page.get_by_label("自治体", exact=True)
    expect(select).to_be_enabled()
    ask(page, address, f"q={quote('平成30年度')}")
    page.get_by_text("で絞り込む", exact=False).first.click()
    expect(page.get_by_label("状態", exact=True).locator("option")).to_have_text(["すべて", "達成（1件）"])
    page.get_by_label("状態", exact=True).select_option("reached")
    page.get_by_role("button", name="この条件で絞り込む").click()
    page.wait_for_url(f"{address}search/?q={quote('平成30年度')}&status=reached*")
    expect(page.locator("[data-search-result]")).to_have_text([OVERTIME.title])
    expect(page.get_by_role("link", name="条件「状態：達成」を外す")).to_be_visible()
    assert "department=" not in page.url
    page.go_back()
    expect(page.get_by_role("link", name="条件「状態：達成」を外す")).to_have_count(0)


def test_filters_alone_list_their_pages(page: Page, address: str) -> None:
    page.goto(f"{address}search/?municipality={quote('狛江市')}")
    expect(page.get_by_role("status")).to_contain_text("この条件の検索結果：1件")
    assert titles(page) == [SEWER.title]


def test_a_result_leads_to_the_section_that_has_the_words(page: Page, address: str) -> None:
    ask(page, address, f"q={quote('街頭防犯カメラ')}")
    section = page.get_by_role("link", name="目標指標")
    expect(section).to_have_attribute("href", f"/kokai/{CAMERA.address}#targets")


class _Open(SimpleHTTPRequestHandler):
    """Another host that lets pages of this one read it."""

    def end_headers(self) -> None:
        self.send_header("Access-Control-Allow-Origin", "*")
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 -- the name that the standard library gives it
        pass


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Another site, at another port."""
    folder = lay_out(tmp_path_factory.mktemp("other") / "site", (OVERTIME,))
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Open, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def test_two_sites_are_searched_as_one(
    page: Page, other: str, tmp_path: Path, serve: Callable[[Path, str], str]
) -> None:
    address = serve(lay_out(tmp_path / "site", (CAMERA, SEWER), (("隣の市", other),)), "/")
    ask(page, address, f"q={quote('ざんぎょう')}")
    first = page.locator("[data-search-result]").first
    expect(first).to_have_text(OVERTIME.title)
    assert first.evaluate("link => link.href") == f"{other}{OVERTIME.address}"
    ask(page, address, f"q={quote('防犯カメラ')}")
    assert titles(page) == [CAMERA.title]


def test_a_site_that_does_not_answer_is_told_and_the_own_pages_are_found(
    page: Page, tmp_path: Path, serve: Callable[[Path, str], str]
) -> None:
    address = serve(lay_out(tmp_path / "site", (CAMERA,), (("遠くの市", "http://127.0.0.1:9/"),)), "/")
    ask(page, address, f"q={quote('防犯カメラ')}")
    assert titles(page) == [CAMERA.title]
    expect(page.get_by_role("status")).to_contain_text("「遠くの市」は今、いっしょにさがせません。")
