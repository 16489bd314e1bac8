"""What the search page says of an answer is true: which words were left out, which stood for others and what they are to them, what each heading promises."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from folder_sink import FolderSink
from generator.search import SearchPage, SynonymGroup, index_pages, pack_text

pytestmark = pytest.mark.browser

REPOSITORY = Path(__file__).parents[2]
TEXTS = {
    "公園の維持管理": "公園の草を刈る。事業の一つである。",
    "図書館の運営": "図書館は休館日を見直す。",
    "保育所の整備": "保育所を建て替える。",
    "保育園の申込み": "保育園の申込みを電子化する。",
    "転入の案内": "転入した人に案内を渡す。",
    "状態の決まり": "どれにも当たらない場合は、来る前の年と比べる。",
    "市債残高の削減": "市債の残高を抑える。",
    "職員の超過勤務の縮減": "職員の超過勤務が減少した。",
    "管理職マネジメント研修": "マネジメントを学ぶ。",
    "市税の納付": "市税は納付書とスマートフォンで納付できる。",
    "コールセンター": "電話による問い合わせに答える。",
    "商店会の防犯カメラ": "商店会に防犯カメラを置く。",
    "一般会計の予算": "予算を編成する。",
    "やさしい街": "やさしい街の日を定める。",
}
VOCABULARY = (
    SynonymGroup(("保育所", "保育園"), (), same=True),
    SynonymGroup(("超過勤務",), ("残業", "時間外勤務"), same=True),
    SynonymGroup(("市債",), ("公債",), same=True),
    SynonymGroup(("図書館",), ("本を借りる",)),
    SynonymGroup(("納付", "市税", "納付書", "スマートフォン", "市税の納付"), ("税金を払う", "払い方")),
    SynonymGroup(("転入",), ("引っ越す",)),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path, str], str]) -> str:
    folder = tmp_path_factory.mktemp("told") / "site"
    pages = [
        SearchPage(f"page-{number}/", title, pack_text(f"<h1>{title}</h1><p>{text}</p>"), {"kind": "取組"}, {})
        for number, (title, text) in enumerate(TEXTS.items())
    ]
    index_pages(pages, FolderSink(folder), folder.with_name("work"), VOCABULARY)
    for kind in ("js", "css"):
        (folder / "assets" / kind).mkdir(parents=True)
        for source in (REPOSITORY / "overrides" / "assets" / kind).glob(f"search*.{kind}"):
            (folder / "assets" / kind / source.name).write_bytes(source.read_bytes())
    _, _, body = (REPOSITORY / "content" / "search.md").read_text(encoding="utf-8").split("---\n", 2)
    (folder / "search").mkdir()
    (folder / "search" / "index.html").write_text(
        '<!doctype html><html lang="ja"><head><meta charset="utf-8"><title>検索｜見本</title></head><body><h1>検索</h1>'
        + body.replace("kokai-root:/", "../"),
        encoding="utf-8",
    )
    return serve(folder, "/told/")


def told(page: Page, address: str, query: str) -> str:
    """The sentences of the answer, and below them each heading with the titles that stand under it."""
    page.goto(f"{address}search/?q={quote(query)}")
    expect(page.get_by_role("status")).to_contain_text("「")
    sentences = page.locator("#search-count p").all_text_contents()
    lists = page.evaluate(
        """() => [...document.querySelectorAll("#search-found h2")].map((heading) => {
            const list = heading.nextElementSibling;
            return heading.textContent + "：" + [...list.querySelectorAll("[data-search-result]")].map((link) => link.textContent).join("、");
        })"""
    )
    return "\n".join([*sentences, *lists])


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("公園をきれいにする", "「きれい」は、使わずにさがしました。"),
        ("公園のこわれた遊具", "「こわれた」は、使わずにさがしました。"),
        ("すごく安い公園", "「すごく」は、さがす言葉に入れていません。"),
        ("市役所の図書館", "「市役所」は、使わずにさがしました。"),
    ],
)
def test_what_was_typed_and_not_looked_for_is_said(page: Page, address: str, query: str, says: str) -> None:
    assert says in told(page, address, query)


@pytest.mark.parametrize("query", ["公園をきれいにする", "公園のこわれたところ", "市役所の図書館"])
def test_no_heading_promises_more_than_its_pages_have(page: Page, address: str, query: str) -> None:
    answer = told(page, address, query)
    assert "一部の言葉" in answer
    assert "\n見つかったページ：" not in answer
    assert "すべての言葉があるページは1件" not in answer


def test_kana_of_its_own_is_not_dropped_as_an_ending(page: Page, address: str) -> None:
    """やめた事業 is no other spelling of 事業."""
    assert "\n見つかったページ：" not in told(page, address, "やめた事業")


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("公園", "見つかったページ：公園の維持管理"),
        ("公園の草", "見つかったページ：公園の維持管理"),
        ("残業", "同じ意味の言葉で見つかったページ：職員の超過勤務の縮減"),
        ("職員の残業", "同じ意味の言葉で見つかったページ：職員の超過勤務の縮減"),
        ("保育園", "見つかったページ（同じ意味の言葉を含む）：保育園の申込み、保育所の整備"),
        ("税金を払う", "関係のある言葉で見つかったページ：市税の納付"),
        ("本を借りる", "関係のある言葉で見つかったページ：図書館の運営"),
    ],
)
def test_a_heading_says_what_the_words_below_are_to_those_typed(
    page: Page, address: str, query: str, heading: str
) -> None:
    assert heading in told(page, address, query)


def test_one_word_that_stands_for_two_is_not_all_words(page: Page, address: str) -> None:
    answer = told(page, address, "図書館の本を借りる")
    assert "「本を借りる」は見つからないので、関係のある「図書館」でさがしました。" in answer
    assert "すべての言葉があるページは1件" not in answer


@pytest.mark.parametrize("query", ["職員の残業は減っていますか", "残業 減る"])
def test_a_page_with_a_related_word_has_not_all_words(page: Page, address: str, query: str) -> None:
    answer = told(page, address, query)
    assert "「残業」は見つからないので、同じ意味の「超過勤務」でさがしました。" in answer
    assert "「減る」は見つからないので、関係のある「減少」でさがしました。" in answer
    assert "すべての言葉があるページは1件" not in answer
    assert "見つかったページ（関係のある言葉を含む）：職員の超過勤務の縮減" in answer


def test_all_words_are_counted_with_those_that_mean_the_same(page: Page, address: str) -> None:
    answer = told(page, address, "保育園 申込み")
    assert "すべての言葉があるページは1件です。一部の言葉だけが当てはまるページも並べています。" in answer
    assert "すべての言葉（同じ意味の言葉を含む）があるページは1件です。" in told(page, address, "保育所 申込み")


@pytest.mark.parametrize(
    "query", ["引っ越したら何をすればいい？", "引っ越したらどうすればいいですか", "引っ越したときに"]
)
def test_endings_are_no_words(page: Page, address: str, query: str) -> None:
    """たら stands in 当たらない too."""
    answer = told(page, address, query)
    assert "転入の案内" in answer
    assert "状態の決まり" not in answer


@pytest.mark.parametrize(
    "query", ["たら", "くるま", "たり", "いと", "しさ", "まね", "ほうさい", "さいし", "でん", "はし", "しごと"]
)
def test_kana_begins_and_ends_no_other_word(page: Page, address: str, query: str) -> None:
    """来る前 is read くるまえ, and こうさい, which is one sign from ほうさい, may mean 市債."""
    page.goto(f"{address}search/?q={quote(query)}")
    expect(page.get_by_role("status")).to_contain_text("「")
    expect(page.locator("[data-search-result]")).to_have_count(0)


def test_how_kana_was_read_is_said(page: Page, address: str) -> None:
    assert "「こうさい」は見つからないので、「公債」と読み、同じ意味の「市債」でさがしました。" in told(
        page, address, "こうさい"
    )
    assert "「としょかん」は、「図書館」でさがしました。" in told(page, address, "としょかん")


@pytest.mark.parametrize("query", ["money", "マネー", "コンプ", "パー"])
def test_a_katakana_word_leads_to_none_that_it_only_begins_by_chance(page: Page, address: str, query: str) -> None:
    assert "マネジメント" not in told(page, address, query)


def test_a_list_that_is_cut_off_says_so(page: Page, address: str) -> None:
    answer = told(page, address, "払い方")
    assert (
        "「払い方」は見つからないので、関係のある「納付」「市税」「納付書」「スマートフォン」などでさがしました。"
        in answer
    )


@pytest.mark.parametrize("query", ["商店街", "公園の商店街"])
def test_a_word_of_three_kanji_that_no_page_has_is_no_slip_of_another(page: Page, address: str, query: str) -> None:
    assert "商店会" not in told(page, address, query)


@pytest.mark.parametrize(
    "query",
    ["what is the budget", "How much is the budget?", "where can I see the budget", "please tell me about the budget"],
)
def test_english_words_that_ask_are_not_looked_for(page: Page, address: str, query: str) -> None:
    answer = told(page, address, query)
    assert "一般会計の予算" in answer
    assert "すべての言葉" not in answer
    asked = query.split(maxsplit=1)[0].lower()
    assert (f"「{asked}」は、さがす言葉に入れていません。" in answer) == (asked != "please")


@pytest.mark.parametrize("query", ["how", "what is", "where when"])
def test_english_words_that_ask_find_nothing_alone(page: Page, address: str, query: str) -> None:
    assert told(page, address, query).startswith("「いつ」「どこ」のような言葉だけでは、さがせません。")


def test_what_disappeared_is_told(page: Page, address: str) -> None:
    assert "「なくなった」は、使わずにさがしました。" in told(page, address, "公園がなくなったの")


@pytest.mark.parametrize(
    "query",
    ["公園維持管理計画" * 8 + "についてのもの", "ないで" * 60 + "ゆ", "図書館" + "からまで職" * 30 + "をやめた"],
)
def test_a_long_name_with_any_ending_is_answered_at_once(page: Page, address: str, query: str) -> None:
    assert "「" in told(page, address, query)


@pytest.mark.parametrize(
    "query",
    [
        "図書館はどこにありますか",
        "図書館がありませんか",
        "図書館のことを教えてください",
        "図書館の運営が知りたい",
        "図書館の運営を知りたいのですが",
        "図書館はいつですか",
        "図書館はもらえますか",
        "図書館をしてもらえますか",
        "図書館にしてください",
        "図書館があるんですか",
        "図書館っていくらするんでしょうか",
    ],
)
def test_what_ends_a_sentence_is_no_word_that_was_not_used(page: Page, address: str, query: str) -> None:
    answer = told(page, address, query)
    assert "使わずに" not in answer
    assert "にあたる言葉がない" not in answer
    assert "\n見つかったページ：図書館の運営" in answer


@pytest.mark.parametrize(
    ("query", "denied"),
    [
        ("図書館がない", "ない"),
        ("図書館はなかった", "なかった"),
        ("図書館がないのはなぜ", "ない"),
        ("図書館もありません", "ありません"),
        ("職員の残業が減らない", "ない"),
        ("運営しない図書館", "しない"),
    ],
)
def test_what_is_denied_is_said_not_to_be_looked_for(page: Page, address: str, query: str, denied: str) -> None:
    assert f"「{denied}」" in "".join(
        line for line in told(page, address, query).splitlines() if line.endswith("は、さがす言葉に入れていません。")
    )


@pytest.mark.parametrize(
    "query", ["図書館はありませんか", "図書館はないですか", "図書館がわからない", "図書館でなければならない"]
)
def test_what_only_asks_or_must_be_denies_nothing(page: Page, address: str, query: str) -> None:
    assert "ない」は、さがす言葉に入れていません" not in told(page, address, query)
    assert "「ありません」" not in told(page, address, query)


def test_pages_are_counted_by_the_words_that_were_used(page: Page, address: str) -> None:
    """Whether they have the others too was not asked."""
    assert "使った言葉のすべてがあるページはありません。" in told(page, address, "きれいな市税 図書館")
    assert "使った言葉のすべてがあるページは1件です。" in told(page, address, "きれいな保育園 申込み")


def test_what_does_not_end_is_told_as_what_disappeared_is(page: Page, address: str) -> None:
    assert "「なくならない」は、使わずにさがしました。" in told(page, address, "職員の残業がなくならない")
