"""A page of the chrome is cut once at its marks and filled for each page: text in, text out."""

import pytest

from generator.chrome.stamp import SLOTS, TEXT_SLOTS, MarkError, cut_main, parse_shell, root_of, stamp

PAGE = (
    '<title><!--kokai:title--></title><meta name="description" content="<!--kokai:description-->">'
    '<a href="kokai-root:/">トップ</a> <a href="kokai-root:/search/">検索</a><main><!--kokai:main--></main>'
)


def test_slots_and_root_are_filled_where_their_marks_stand() -> None:
    shell = parse_shell("measure.md", PAGE)
    page = stamp(shell, {"title": "施策 05", "description": "5つの&quot;約束&quot;", "main": "<h1>施策</h1>"}, "../../")
    assert page == (
        '<title>施策 05</title><meta name="description" content="5つの&quot;約束&quot;">'
        '<a href="../../">トップ</a> <a href="../../search/">検索</a><main><h1>施策</h1></main>'
    )


def test_a_slot_that_is_not_given_becomes_empty() -> None:
    page = stamp(parse_shell("measure.md", PAGE), {"title": "施策 05"}, "./")
    assert "<main></main>" in page
    assert "kokai" not in page


def test_a_page_that_is_served_under_every_address_gets_an_absolute_root() -> None:
    shell = parse_shell("404.md", '<link href="kokai-root:/assets/css/chrome.css">')
    assert stamp(shell, {}, "/kokai/") == '<link href="/kokai/assets/css/chrome.css">'


def test_a_slot_that_stands_twice_is_filled_twice() -> None:
    shell = parse_shell("x.md", "<!--kokai:site-name--> / <!--kokai:site-name-->")
    assert stamp(shell, {"site-name": "見本市"}, "./") == "見本市 / 見本市"


def test_text_of_a_slot_is_not_searched_for_marks() -> None:
    shell = parse_shell("x.md", "<!--kokai:main-->|<!--kokai:title-->")
    page = stamp(shell, {"main": "<!--kokai:title-->kokai-root:/", "title": "題"}, "./")
    assert page == "<!--kokai:title-->kokai-root:/|題"


def test_a_page_without_marks_stays_as_it_is() -> None:
    assert stamp(parse_shell("x.md", "<p>約束</p><!-- 注 -->"), {"main": "x"}, "./") == "<p>約束</p><!-- 注 -->"


def test_a_shell_tells_which_slots_it_has() -> None:
    assert parse_shell("measure.md", PAGE).names == {"title", "description", "main"}


def test_an_unknown_slot_is_refused_with_its_file_its_name_and_the_nearest_known_one() -> None:
    with pytest.raises(MarkError) as refused:
        parse_shell("content/about.md", "<p><!--kokai:document--></p>")
    message = str(refused.value)
    assert message.startswith("content/about.md: 「document」という差し込み口はありません。")
    assert "「documents」のことでしょうか。" in message


def test_a_slot_like_no_other_is_refused_with_the_list_of_all() -> None:
    with pytest.raises(MarkError) as refused:
        parse_shell("content/about.md", "<!--kokai:zzz-->")
    assert "でしょうか" not in str(refused.value)
    assert all(name in str(refused.value) for name in SLOTS)


@pytest.mark.parametrize(
    "misspelt",
    [
        "<!-- kokai:main -->",
        "<!--kokai: main-->",
        "<!--kokai:Main-->",
        "<!--kokai main-->",
        "<!--KOKAI:main-->",
        '<a href="kokai-root:search/">検索</a>',
        '<a href="KOKAI-ROOT:/search/">検索</a>',
        '<a href="kokai-root/search/">検索</a>',
    ],
)
def test_a_misspelt_mark_is_refused_instead_of_published(misspelt: str) -> None:
    with pytest.raises(MarkError, match=r"content/index\.md: .*読み取れない目印です"):
        parse_shell("content/index.md", f"<p>前</p>{misspelt}<p>後</p>")


@pytest.mark.parametrize(
    ("address", "root"),
    [
        ("", "./"),
        ("404.html", "./"),
        ("about/", "../"),
        ("komae/reform-2020/measures/05/", "../../../../"),
        ("komae/reform-2020/data.json", "../../"),
    ],
)
def test_the_way_to_the_root_is_as_long_as_the_address_is_deep(address: str, root: str) -> None:
    assert root_of(address) == root


def test_an_address_with_a_leading_slash_is_a_fault_of_the_program() -> None:
    with pytest.raises(ValueError, match="leading slash"):
        root_of("/about/")


def test_each_known_slot_says_what_belongs_there() -> None:
    assert all(content for content in SLOTS.values())
    assert {name for name, content in SLOTS.items() if content.startswith("text:")} == TEXT_SLOTS


@pytest.mark.parametrize(
    ("page", "main"),
    [
        ('<h1>a</h1><main id="main"><!--kokai:lead--></main><p>b</p>', "LEAD"),
        ('<a href="kokai-root:/x/">x</a><main>1<!--kokai:lead-->2<a href="kokai-root:/y/"></a></main>', '1LEAD2<a href="../y/"></a>'),
        ("<!--kokai:title--><main><!--kokai:lead--><!--kokai:main--></main><!--kokai:contact-->", "LEADMAIN"),
        ("<main>a<b></main>c</main><!--kokai:main-->", "a<b></main>c"),
        ("<p>no main part</p>", ""),
    ],
)  # fmt: skip
def test_the_main_part_of_a_page_is_cut_from_its_shell(page: str, main: str) -> None:
    slots = {"title": "TITLE", "lead": "LEAD", "main": "MAIN", "contact": "CONTACT"}
    assert stamp(cut_main(parse_shell("page", page)), slots, "../") == main
