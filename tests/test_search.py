import json
import os
import shutil
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from folder_sink import FolderSink
from generator.search import IndexReport, SearchIndexError, SearchPage, index_pages, pack_text
from generator.search.engine.browser import START_FILE
from generator.search.engine.formats import unpack
from generator.search.extracting import TextBlock, parse_blocks, read_any, read_plain, unpack_text
from generator.search.said import read_any_block, read_block, read_blocks
from generator.search.segmenting import cut_segments, cut_together, cut_words
from search_pages import CAMERA, OVERTIME, OVERTIME_HTML, PAGES, SEWER, SEWER_HTML, read_records

pytestmark = pytest.mark.long


def terms(text: str) -> list[str]:
    return [word.term for word in cut_words(text)]


def shown(text: str) -> list[str]:
    return [word.shown for word in cut_words(text)]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("search")
    index_pages(PAGES, FolderSink(folder / "site"), folder / "work")
    return folder / "site"


# --- cutting text into words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("防犯カメラの設置", ["防犯", "カメラ", "の", "設置"]),
        ("ワーク・ライフ・バランス", ["ワーク", "ライフ", "バランス"]),
        ("7,800件（12.6時間）", ["7800", "件", "126", "時間"]),
        ("Wi-Fiの整備。", ["Wi", "Fi", "の", "整備"]),
        ("－　／　…", []),
        ("", []),
    ],
)
def test_words_are_the_letters_and_digits_between_the_breaks(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("ＯＪＴ研修", "OJT研修"),
        ("ﾒﾝﾀﾙﾍﾙｽ", "メンタルヘルス"),
        ("ﾊﾞｽ", "バス"),
        ("７，８００人", "7,800人"),
        ("か\u3099す", "がす"),
    ],
)
def test_forms_of_one_character_are_one_word(text: str, same: str) -> None:
    assert terms(text) == terms(same)


def test_what_is_shown_keeps_the_original_characters() -> None:
    assert shown("「ＯＪＴ」は、①ﾊﾞｽで。") == ["「ＯＪＴ」", "は、", "①", "ﾊﾞｽ", "で。"]
    assert shown("㈱三鷹") == ["㈱", "三鷹"]


@given(st.text(max_size=60))
def test_nothing_of_a_text_is_lost_or_shown_twice(text: str) -> None:
    words = cut_words(text)
    assert all(word.term.isalnum() for word in words)
    joined = "".join(word.shown for word in words)
    assert not words or unicodedata.normalize("NFKC", joined) == unicodedata.normalize("NFKC", text)


def test_cutting_the_spaced_words_again_gives_the_same_words() -> None:
    # Pagefind's script cuts the query a second time, with the spaces that ours has put in.
    for page in PAGES:
        for block in unpack_text(page.text):
            assert terms(" ".join(terms(block.text))) == terms(block.text)


# --- taking the text out of a page


def test_blocks_follow_the_page_and_headings_know_their_level() -> None:
    html = '<h2 id="a">見出<em>し</em></h2><p>一行目<br>二行目</p><table><tr><td>左</td><td>右</td></tr></table>'
    assert parse_blocks(html) == (
        TextBlock("見出し", 2, "a"),
        TextBlock("一行目", 0, ""),
        TextBlock("二行目", 0, ""),
        TextBlock("左", 0, ""),
        TextBlock("右", 0, ""),
    )


@pytest.mark.parametrize(
    "hidden",
    [
        "<nav><a>秘密</a></nav>",
        "<svg><title>秘密</title><path d='M0'/></svg>",
        "<div data-pagefind-ignore><p>秘密</p><p>秘密</p></div>",
        "<p hidden>秘密</p>",
        '<span aria-hidden="true">秘密</span>',
        "<script>const 秘密 = '</p>';</script>",
        "<select><option>秘密</select>",
        "<ruby>相模<rt>秘密</rt></ruby>",
        "<!-- 秘密 -->",
        "<nav><ul><li>秘密<li>秘密</ul></nav>",
    ],
)
def test_what_readers_do_not_look_for_is_left_out(hidden: str) -> None:
    texts = [block.text for block in parse_blocks(f"<p>前</p>{hidden}<p>後</p>")]
    assert texts[0] == "前"
    assert texts[-1] == "後"
    assert "秘密" not in "".join(texts)


_TAGS = ["p", "h2", "span", "nav", "svg", "br", "path", "td", "rt", "b", "script", "textarea", "title"]
_ATTRIBUTES = ["", ' id="a"', " hidden", ' aria-hidden="true"', ' aria-hidden=true', ' id="&lt;"', ' viewBox="0 0"', " ID=x", ' class="a>b"',
               " data-pagefind-ignore", ' title="<"', ' title=">"', ' id = "a"', "/", " id='x' "]  # fmt: skip
_PIECES = st.one_of(
    st.builds("<{}{}>".format, st.sampled_from(_TAGS), st.sampled_from(_ATTRIBUTES)),
    st.builds("</{}{}>".format, st.sampled_from(_TAGS), st.sampled_from(["", " ", " id", "/"])),
    st.sampled_from(
        [
            "文",
            " ",
            "&amp;",
            "&lt",
            "&",
            "<",
            ">",
            "<!-- ",
            " -->",
            "<!doctype html>",
            "<P>",
            "</",
            "\u200b",
            "<?x>",
            "<![CDATA[",
        ]
    ),
)


@given(st.lists(_PIECES).map("".join))
def test_html_of_the_plain_form_is_read_as_any_other(html: str) -> None:
    assert read_plain(html) in (None, read_any(html))


def test_html_of_templates_has_the_plain_form() -> None:
    for html in (
        OVERTIME_HTML,
        SEWER_HTML,
        '<p class="a">左<br>右<svg viewBox="0 0 1 1"><path d="M0"/></svg> &amp;</p>',
    ):
        assert read_plain(html) is not None


def test_text_is_unescaped_and_its_white_space_collapsed() -> None:
    assert parse_blocks("<p>\n  A &amp;\n B\u200b　C </p>") == (TextBlock("A & B C", 0, ""),)


# --- what a text says


def test_several_words_in_one_character_are_read() -> None:
    assert read_block("業務㈱").phrases == ("業務", "株")
    assert read_block("業務㈱") == read_any_block("業務㈱")


_BITS: Final = st.sampled_from(
    [
        *(
            "業務",
            "改善",
            "の",
            "また",
            "、",
            "。",
            "・",
            "（",
            "）",
            "(",
            ")",
            "-",
            "/",
            "&",
            "’",
            "_",
            " ",
            "  ",
            "\u3000",
            "\n",
            "\u200b",
            ".",
        ),
        *(
            "コンプライアンス",
            "コン",
            "ス",
            "ー",
            "１ ｏｎ １",
            "1 on 1",
            "on",
            "On-Line",
            "12.6",
            "52,988千円",
            "ＩＣＴ",
            "a_",
            "é",
            "e\u0301",
            "я",
        ),
        *(
            "平成30年度",
            "Ｒ元",
            "三十人",
            "㈱",
            "㎡",
            "ｶﾞ",
            "か\u3099",
            "葛\U000e0100城",
            "髙",
            "\u1112\u1161\u11ab",
            "はやぶさ",
            "ſ",
            "٣",
            "😀",
        ),
    ]
)


@given(st.lists(_BITS, max_size=12).map("".join) | st.text(max_size=12))
@example("、１ ｏｎ １")
def test_a_text_is_read_by_its_segments_as_word_by_word(text: str) -> None:
    assert read_block(text) == read_any_block(text)


@pytest.mark.parametrize(
    "texts",
    [
        ["下水道の", "整備を進める。", "", "道路", "の補修"],
        ["業務㈱", "ｶﾞｽ", "e\u0301", "12", "月"],
        ["一行\nまた一行", "終わり"],
        ["終わり\r", "始め"],
        ["一つ"],
        [],
    ],
)
def test_texts_are_cut_together_as_one_by_one(texts: list[str]) -> None:
    together = [(list(segments), list(parts)) for segments, parts in cut_together(texts)]
    assert together == [tuple(map(list, cut_segments(text))) for text in texts]


def test_texts_are_read_together_as_one_by_one() -> None:
    texts = [
        "下水道の整備、道路の補修。公園も",
        "平成30年度に12.6％",
        "、始まりの印",
        "下水道の整備、道路の補修。公園も",
    ]
    assert read_blocks(texts) == [read_any_block(text) for text in texts]


# --- the index


def test_records_show_pages_in_their_own_words(site: Path) -> None:
    record = read_records(site)["/sagamihara/soumu-2018/measures/1-1/"]
    assert record["meta"] == {"title": "ワーク・ライフ・バランスの推進", **OVERTIME.meta}
    assert record["content"].replace("\u200b", "") == (
        "職員一人当たりの時間外勤務時間を月平均１２．６時間以下とする。　結果　"
        "平成30年度の職員一人当たりの時間外勤務時間は月平均12.1時間となった。"
    )
    assert [anchor["text"] for anchor in record["anchors"]] == ["結果"]


def test_records_have_no_links_and_no_charts(site: Path) -> None:
    content = read_records(site)["/mitaka/soumu-2017/measures/10/"]["content"].replace("\u200b", "")
    assert "街頭防犯カメラの設置（3地区9台、市独自2台 合計11台）" in content
    for left_out in ("目標指標へ進む", "凡例", "棒グラフ", "公用車"):
        assert left_out not in content


def test_all_pages_have_the_same_fields(site: Path) -> None:
    assert {tuple(record["meta"]) for record in read_records(site).values()} == {
        ("department", "kind", "municipality", "plan", "status", "title", "year")
    }


@pytest.mark.long
def test_the_same_pages_in_another_order_give_the_same_bytes(site: Path, tmp_path: Path) -> None:
    many = [
        msgspec.structs.replace(
            page, address=f"{page.address}{copy}/", filters={"number": (str(copy),), **page.filters}
        )
        for copy in range(20)
        for page in PAGES
    ]
    index_pages(many, FolderSink(tmp_path / "one" / "site"), tmp_path / "one" / "work")
    index_pages(reversed(many), FolderSink(tmp_path / "two" / "site"), tmp_path / "two" / "work")
    assert files(tmp_path / "one" / "site") == files(tmp_path / "two" / "site")
    index_pages(PAGES, FolderSink(tmp_path / "three" / "site"), tmp_path / "three" / "work")
    assert files(tmp_path / "three" / "site") == files(site)


def published(pages: Iterable[SearchPage], folder: Path, name: str) -> tuple[IndexReport, dict[str, bytes]]:
    report = index_pages(pages, FolderSink(folder / name), folder / "work")
    return report, files(folder / name)


def test_an_index_that_still_holds_is_published_again(tmp_path: Path) -> None:
    first, made = published(PAGES, tmp_path, "first")
    assert (first.pages, first.files, first.reused) == (4, len(made), False)
    assert first.size == sum(map(len, made.values()))

    again, made_again = published(reversed(PAGES), tmp_path, "again")
    assert again.reused
    assert made_again == made

    restyled = msgspec.structs.replace(SEWER, text=pack_text(SEWER_HTML.replace("<p>", '<p class="new">')))
    markup, made_of_markup = published([CAMERA, OVERTIME, restyled, PAGES[3]], tmp_path, "markup")
    assert markup.reused
    assert made_of_markup == made

    reworded = msgspec.structs.replace(SEWER, text=pack_text(SEWER_HTML.replace("修繕", "補修")))
    words, made_of_words = published([CAMERA, OVERTIME, reworded, PAGES[3]], tmp_path, "words")
    assert not words.reused
    assert made_of_words != made


@pytest.mark.long
def test_what_a_page_counts_is_part_of_the_index(tmp_path: Path) -> None:
    published(PAGES, tmp_path, "first")
    lighter = [msgspec.structs.replace(page, weight=0.5, filters={**page.filters, "kind": ("一",)}) for page in PAGES]
    published(lighter, tmp_path, "second")
    lightest = [msgspec.structs.replace(page, weight=0.25) for page in lighter]
    report, _ = published(lightest, tmp_path, "third")
    assert not report.reused
    start = json.loads(unpack((tmp_path / "third/pagefind" / START_FILE).read_bytes()))
    assert start["index"]["weights"] == [[250, len(PAGES)]]


def test_a_word_changed_only_in_form_is_shown_in_its_new_form(tmp_path: Path) -> None:
    published(PAGES, tmp_path, "first")
    reworded = msgspec.structs.replace(OVERTIME, text=pack_text(OVERTIME_HTML.replace("１２．６", "12.6")))
    report, _ = published([reworded], tmp_path, "second")
    assert not report.reused
    assert "12.6時間以下" in read_records(tmp_path / "second")[f"/{OVERTIME.address}"]["content"].replace("\u200b", "")


def test_a_damaged_store_is_made_anew(tmp_path: Path) -> None:
    _, made = published(PAGES, tmp_path, "first")
    (tmp_path / "work" / "digests.json").write_text("{", encoding="utf-8")
    report, made_again = published(PAGES, tmp_path, "second")
    assert not report.reused
    assert made_again == made
    shutil.rmtree(tmp_path / "work" / "pagefind")
    report, made_again = published(PAGES, tmp_path, "third")
    assert not report.reused
    assert made_again == made


def test_two_pages_on_one_address_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SearchIndexError, match="komae/reform-2020/measures/31/"):
        index_pages([SEWER, SEWER], FolderSink(tmp_path / "site"), tmp_path / "work")


def test_a_site_without_pages_to_find_is_told(tmp_path: Path) -> None:
    with pytest.raises(SearchIndexError, match="検索に入れるページがありません"):
        index_pages([], FolderSink(tmp_path / "site"), tmp_path / "work")


@pytest.mark.parametrize("gone", ["some records", "what was prepared"])
def test_records_that_the_site_has_not_are_taken_from_the_prepared_pages(tmp_path: Path, gone: str) -> None:
    class WithoutSome(FolderSink):
        """A site that has all files but some of the records."""

        def take_over(self, file: str, digest: str) -> bool:
            if "fragment" in file and int(digest[0], 16) % 2:
                return False
            FolderSink.put(self, file, made[file], digest)
            return True

    _, made = published(PAGES, tmp_path, "first")
    if gone == "what was prepared":
        shutil.rmtree(tmp_path / "work" / "kept")
    report = index_pages(PAGES, WithoutSome(tmp_path / "second"), tmp_path / "work")
    assert report.reused
    assert files(tmp_path / "second") == made


@pytest.mark.parametrize("damage", ["changed", "emptied", "removed", "folder", "untrusted"])
def test_an_index_that_is_not_as_it_was_written_is_made_anew(tmp_path: Path, damage: str) -> None:
    _, made = published(PAGES, tmp_path, "first")
    kept = tmp_path / "work" / "pagefind"
    start = kept / START_FILE
    if damage == "changed":
        seen = start.stat()
        start.write_bytes(b"\0" * seen.st_size)
        os.utime(start, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    elif damage == "emptied":
        start.write_bytes(b"")
    elif damage == "removed":
        start.unlink()
        shutil.rmtree(kept / "cards")
    elif damage == "folder":
        shutil.rmtree(kept / "lexicon")
    report = index_pages(PAGES, FolderSink(tmp_path / "second"), tmp_path / "work", trusts=damage != "untrusted")
    assert not report.reused
    assert files(tmp_path / "second") == made
    again, _ = published(PAGES, tmp_path, "third")
    assert again.reused


def test_nothing_that_happens_to_what_is_published_reaches_what_is_kept(tmp_path: Path) -> None:
    _, made = published(PAGES, tmp_path, "first")
    for path in (tmp_path / "first").rglob("*"):
        if path.is_file():
            path.write_bytes(b"// broken")  # in place, as an editor does
    again, made_again = published(PAGES, tmp_path, "second")
    assert again.reused
    assert made_again == made


def test_what_killed_runs_left_is_swept(tmp_path: Path) -> None:
    left = tmp_path / "work" / "index-k1ll_d"
    (left / "made").mkdir(parents=True)
    (left / "made" / "pagefind.js").write_text("half", encoding="utf-8")
    published(PAGES, tmp_path, "first")
    assert not left.exists()
