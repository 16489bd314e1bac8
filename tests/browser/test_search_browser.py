import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import msgspec
import pytest
from icu4py.breakers import WordBreaker
from playwright.sync_api import Browser, Page, expect

from folder_sink import FolderSink
from generator.search import index_pages, pack_text
from generator.search.segmenting import cut_words
from search_pages import CAMERA, FOREIGN_SIGNS, HTML_OF, OVERTIME, PAGES, SEWER

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).parents[2]

QUERIES = """\
防犯カメラ
防犯カメラの設置等による安全安心のまちづくりの推進
時間外勤務
残業時間は減ったのか
下水道
下水道事業の経営基盤の強化
災害時における業務継続性の確保
市税等徴収率の維持
ハラスメントのない職場づくり
校務系ネットワークの高速化
振り込め詐欺
ハザードマップ
ふるさと納税
ストレスチェック
図書館
はやぶさ2
ロケ地
職員定数管理計画
騒音被害
地域防災計画
新任職員研修
女性管理職
OJT
ＯＪＴ
子供
こども
子ども・子育て支援
ワークライフバランス
ワーク・ライフ・バランス
人財育成
防災力向上の取組
障がい者雇用
Wi-Fi
ﾒﾝﾀﾙﾍﾙｽ
Ｊアラート
テレワーク
新型コロナウイルス感染症
2018年度 職員数
平成30年度
令和元年度　広報
R8.7～予定
7,800人
７８００人
12.1時間
1億7,500万円
マイナンバーカード　申請
市役所の職員は何人いますか
目標を達成できなかった事業
マイナンバカード
シティプロモーシヨン
ぼうさい
しんがたころな
foreign residents
押印の見直し・ハンコ廃止
第６次行財政改革推進計画（令和２～６年度）
""".splitlines()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the search page, its assets, and the pages that can be found."""
    folder = tmp_path_factory.mktemp("site")
    pipes = {f"komae/pipe-{number}/": f"<h1>管渠の修繕 その{number}</h1><p>改築</p>" for number in range(1, 24)}
    more = [msgspec.structs.replace(SEWER, address=address, text=pack_text(html)) for address, html in pipes.items()]
    index_pages([*PAGES, *more], FolderSink(folder), folder.with_name("search-work"))
    for kind in ("js", "css"):
        (folder / "assets" / kind).mkdir(parents=True)
        for source in (REPOSITORY / "overrides" / "assets" / kind).glob(f"search*.{kind}"):
            (folder / "assets" / kind / source.name).write_bytes(source.read_bytes())
    for found in (*PAGES, *more):
        path = folder / found.address / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        html = {**HTML_OF, **pipes}[found.address]
        path.write_text(f'<!doctype html><html lang="ja"><title>{found.address}</title>{html}', encoding="utf-8")
    _, _, body = (REPOSITORY / "content" / "search.md").read_text(encoding="utf-8").split("---\n", 2)
    (folder / "search").mkdir()
    (folder / "search" / "index.html").write_text(
        '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>検索｜見本</title></head><body><h1>検索</h1>'
        + body.replace("kokai-root:/", "../"),
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module")
def address(site: Path, serve: Callable[[Path, str], str]) -> str:
    return serve(site, "/kokai/")


def ask(page: Page, address: str, query: str) -> None:
    """Open the search page as from a link somebody has sent, and wait for the answer."""
    page.goto(f"{address}search/?q={quote(query)}")
    expect(page.get_by_role("status")).to_contain_text("「")


def titles(page: Page) -> list[str]:
    return page.locator("[data-search-result]").all_text_contents()


def test_the_browser_cuts_queries_as_the_index_is_cut(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    cut_there = page.evaluate(
        """async (queries) => {
            const { cutWords } = await import("../assets/js/search-words.js");
            const segmenter = new Intl.Segmenter("ja", { granularity: "word" });
            return queries.map((query) => [
                Array.from(segmenter.segment(query.normalize("NFKC")), (piece) => piece.segment),
                cutWords(query),
            ]);
        }""",
        QUERIES,
    )
    normal = page.evaluate("(queries) => queries.map((query) => query.normalize('NFKC'))", QUERIES)
    cut_here = [
        [list(WordBreaker(text, "ja")), [word.term for word in cut_words(query)]]
        for query, text in zip(QUERIES, normal, strict=True)
    ]
    assert cut_there == cut_here


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("防犯カメラ", CAMERA),
        ("時間外勤務", OVERTIME),
        ("下水道", SEWER),
        ("ワークライフバランス", OVERTIME),
        ("１２．６時間", OVERTIME),
        ("三鷹市　街頭防犯カメラ", CAMERA),
        ("公営企業会計 下水道課", SEWER),
    ],
)
def test_a_query_finds_its_page(page: Page, address: str, query: str, found: object) -> None:
    ask(page, address, query)
    expect(page.get_by_role("status")).to_contain_text(f"「{query}」の検索結果：")
    first = page.locator("[data-search-result]").first
    assert isinstance(found, type(CAMERA))
    expect(first).to_have_text(found.title)
    assert first.evaluate("link => link.href") == f"{address}{found.address}"


def test_a_result_says_where_it_stands_and_marks_the_words(page: Page, address: str) -> None:
    ask(page, address, "時間外勤務")
    item = page.get_by_role("listitem").filter(has_text="ワーク・ライフ・バランスの推進")
    expect(item).to_contain_text("相模原市 ／ 総務局運営方針 ／ 平成30年度（2018年度） ／ 職員課 ／ 取組")
    expect(item).to_contain_text("状態：達成")
    # In the original characters: the index has 12.6 in narrow ones.
    expect(item).to_contain_text("職員一人当たりの時間外勤務時間を月平均１２．６時間以下とする。")
    assert item.locator("mark").all_text_contents() == ["時間外勤務", "時間外勤務"]


def test_a_result_tells_the_figure_that_was_asked_for(page: Page, address: str) -> None:
    ask(page, address, "時間外勤務")
    item = page.get_by_role("listitem").filter(has_text="ワーク・ライフ・バランスの推進")
    expect(item.locator(".search__figure")).to_have_text(
        "職員一人当たりの時間外勤務時間（時間） 実績 月平均12.1時間（平成30年度）、目標 １２．６時間以下（平成30年度）、達成"
    )
    link = item.get_by_role("link", name="職員一人当たりの時間外勤務時間（時間）")
    assert (link.get_attribute("href") or "").endswith("sagamihara/soumu-2018/measures/1-1/#indicator-overtime")


def test_a_result_of_which_no_figure_was_asked_tells_none(page: Page, address: str) -> None:
    ask(page, address, "ワーク・ライフ・バランス")
    expect(page.locator(".search__figure")).to_have_count(0)


def test_an_excerpt_is_a_whole_cell_or_sentence_and_not_what_stands_beside_it(page: Page, address: str) -> None:
    ask(page, address, "路面シールの貼付")
    expect(page.locator(".search__excerpt").first).to_have_text("路面シールの貼付（1地区3枚 全15地区）")


def test_the_reader_types_and_the_address_can_be_shared_and_goes_back(page: Page, address: str) -> None:
    page.goto(f"{address}search/")
    assert titles(page) == []
    page.keyboard.press("Tab")
    expect(page.get_by_role("searchbox", name="さがす言葉")).to_be_focused()
    page.keyboard.insert_text("下水道")
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-result]").first).to_have_text(SEWER.title)
    assert page.url == f"{address}search/?q={quote('下水道')}"
    expect(page).to_have_title("「下水道」の検索｜見本")
    expect(page.get_by_role("searchbox")).to_have_value("下水道")

    page.get_by_role("searchbox").focus()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="検索する")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("summary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.locator("[data-search-result]").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{SEWER.address}")

    page.go_back()
    expect(page.locator("[data-search-result]").first).to_have_text(SEWER.title)
    page.goto(f"{address}search/?q={quote('防犯カメラ')}")
    expect(page.locator("[data-search-result]").first).to_have_text(CAMERA.title)
    page.go_back()
    expect(page.locator("[data-search-result]").first).to_have_text(SEWER.title)
    page.go_forward()
    expect(page.locator("[data-search-result]").first).to_have_text(CAMERA.title)


def test_further_results_come_when_asked_for_and_take_the_focus(page: Page, address: str) -> None:
    ask(page, address, "改築")
    expect(page.get_by_role("status")).to_have_text("「改築」の検索結果：24件")
    assert len(titles(page)) == 10
    page.get_by_role("button", name="次の10件を見る").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-search-result]")).to_have_count(20)
    expect(page.locator("[data-search-result]").nth(10)).to_be_focused()
    page.get_by_role("button", name="次の4件を見る").click()
    expect(page.locator("[data-search-result]")).to_have_count(24)
    expect(page.get_by_role("button", name=re.compile("件を見る"))).to_be_hidden()


def test_words_that_stand_together_nowhere_are_found_apart(page: Page, address: str) -> None:
    ask(page, address, "下水道 防犯カメラ")
    expect(page.get_by_role("status")).to_contain_text("すべての言葉があるページはありません。")
    assert {CAMERA.title, SEWER.title} <= set(titles(page))


def test_a_phrase_is_found_only_as_it_is(page: Page, address: str) -> None:
    ask(page, address, "「防犯力の向上」")
    assert titles(page) == [CAMERA.title]
    ask(page, address, "「向上の防犯力」")
    assert titles(page) == []


def test_a_word_that_no_page_has_is_told_and_the_others_are_found(page: Page, address: str) -> None:
    ask(page, address, "下水道 動物園")
    expect(page.get_by_role("status")).to_contain_text("「動物園」という言葉は、どのページにもありません。")
    assert titles(page)[0] == SEWER.title


def test_a_word_begun_finds_its_pages_but_a_longer_one_does_not(page: Page, address: str) -> None:
    ask(page, address, "ストックマネ")
    assert titles(page) == [SEWER.title]
    # The index has 水, with which 水族館 begins.
    ask(page, address, "水族館")
    assert titles(page) == []


def test_a_slip_is_mended_and_told(page: Page, address: str) -> None:
    ask(page, address, "ハランス")
    expect(page.get_by_role("status")).to_contain_text("「ハランス」の代わりに「バランス」でさがしました。")
    assert titles(page) == [OVERTIME.title]


@pytest.mark.parametrize("sentence", ["下水道を直す", "下水道を直してほしい", "下水道はいつ直しますか"])
def test_what_is_done_is_found_in_any_form_and_the_other_word_is_told(page: Page, address: str, sentence: str) -> None:
    ask(page, address, sentence)
    assert set(titles(page)) == {SEWER.title}
    expect(page.get_by_role("status")).to_contain_text("「直す」は見つからないので、関係のある「修繕」でさがしました。")


def test_what_was_not_used_and_what_may_be_lacking_is_said(page: Page, address: str) -> None:
    ask(page, address, "カメラを夜に直す")
    status = page.get_by_role("status")
    expect(status).to_contain_text("「夜」は、使わずにさがしました。")
    expect(status).to_contain_text("「直す」にあたる言葉がないページも並べています。")
    assert titles(page) == [CAMERA.title]


def test_a_place_in_the_midst_of_a_sentence_narrows(page: Page, address: str) -> None:
    ask(page, address, "下水道は狛江では直しますか")
    expect(page.get_by_role("link", name="条件「自治体：狛江市」を外す")).to_be_visible()
    assert set(titles(page)) == {SEWER.title}


def test_words_for_what_can_be_asked_of_anything_find_nothing_without_the_thing(page: Page, address: str) -> None:
    ask(page, address, "水族館の方法")
    assert titles(page) == []
    expect(page.get_by_role("status")).to_have_text("「水族館の方法」が見つかるページはありません。")


def test_voiced_and_unvoiced_kana_are_different_words(page: Page, address: str) -> None:
    ask(page, address, "シール")
    assert titles(page) == [CAMERA.title]
    ask(page, address, "ジール")
    assert titles(page) == []


def test_finding_nothing_is_said_with_what_to_try(page: Page, address: str) -> None:
    ask(page, address, "水族館")
    expect(page.get_by_role("status")).to_have_text("「水族館」が見つかるページはありません。")
    expect(page.get_by_role("heading", name="次のことをお試しください")).to_be_visible()
    expect(page.get_by_role("link", name="施策一覧からさがす")).to_have_attribute("href", f"{address}browse/")


def test_markup_in_pages_and_queries_is_shown_as_text(page: Page, address: str) -> None:
    ask(page, address, "見本市は")
    item = page.get_by_role("listitem").first
    expect(item).to_contain_text(FOREIGN_SIGNS.title)
    expect(item).to_contain_text("<script>alert(1)</script> と <mark> を文字として載せる。")
    assert item.locator("script, b").count() == 0
    ask(page, address, "<img src=x onerror=alert(1)>水族館")
    expect(page.get_by_role("status")).to_contain_text("「<img src=x onerror=alert(1)>水族館」")
    assert page.locator("img").count() == 0


def test_nothing_is_loaded_before_the_reader_searches(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}search/")
    page.wait_for_load_state("networkidle")
    scripts = {name for name in asked if name.startswith("assets/js/search")}
    assert set(asked) - scripts == {"assets/css/search.css", "search/"}
    ask(page, address, "下水道")
    loaded = {
        re.sub(r"und_[0-9a-f]+|(?<=cards/)[0-9a-f]+|lexicon/(?:tail-)?[0-9a-f]{2}[.]", "*", name.partition("?")[0])
        for name in asked
        if name.startswith("pagefind/")
    }
    assert loaded == {
        "pagefind/start.pf_meta",
        "pagefind/cards/*.pf_cards",
        "pagefind/fragment/*.pf_fragment",
        "pagefind/*pf_lexicon",
    }


def test_without_its_index_the_search_says_so(page: Page, address: str) -> None:
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{address}search/?q={quote('下水道')}")
    expect(page.get_by_role("status")).to_contain_text("検索の用意ができませんでした。")
    expect(page.get_by_role("link", name="施策一覧からさがす")).to_be_visible()


def test_without_scripts_the_page_says_why_and_leads_to_the_list(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}search/?q={quote('下水道')}")
    # Playwright's own selectors never look into <noscript>, so the rendered text is read.
    assert "JavaScript を使えないので、検索できません。" in page.locator("body").inner_text()
    link = page.locator("noscript a")
    assert link.inner_text() == "施策一覧"
    assert link.get_attribute("href") == "../browse/"
    context.close()
