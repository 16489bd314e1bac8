"""Published text becomes paragraphs and lists, and not a character of it is lost."""

from hypothesis import given
from hypothesis import strategies as st

from generator.model.basics import NOT_STATED, Footnote
from generator.views.pieces import Block
from generator.views.published import Notes, view_text
from generator.views.vocabularies import vocabulary_of
from page_reading import plain, unspaced

JAPANESE = vocabulary_of("ja").words

LINES = st.sampled_from(
    """・遊具を新しくする|■経営的な視点|◇市民の声|●木を植える|(1) 設計|（2）工事|1. 挑戦する|２．進捗|①調整|公園を改修します。
    |12.6時間以下|2020年の計画||　字下げした行|- 横棒の行|-5度|※1の注|3人""".replace("\n", "").split("|")
)


def test_an_empty_line_parts_paragraphs_and_a_single_line_end_stays_within() -> None:
    assert view_text("公園を直します。\n木も植えます。\n\n来年度に終えます。") == (
        Block("公園を直します。\n木も植えます。"),
        Block("来年度に終えます。"),
    )


def test_lines_with_the_same_bullet_are_a_list_and_keep_it() -> None:
    assert view_text("次のとおり。\n・遊具\n・木") == (
        Block("次のとおり。"),
        Block(items=(Block("・遊具"), Block("・木"))),
    )


def test_numbered_lines_are_a_numbered_list_and_keep_their_numbers() -> None:
    assert view_text("(1) 設計\n(2) 工事") == (Block(numbered=(Block("(1) 設計"), Block("(2) 工事"))),)
    assert view_text("1. 設計\n2. 工事") == (Block(numbered=(Block("1. 設計"), Block("2. 工事"))),)
    assert view_text("①設計\n②工事") == (Block(numbered=(Block("①設計"), Block("②工事"))),)


def test_a_bullet_that_the_document_only_draws_is_drawn_by_the_page() -> None:
    assert view_text("- 遊具を新しくする\n- 木を植える") == (
        Block(drawn=(Block("遊具を新しくする"), Block("木を植える"))),
    )
    assert view_text("- 一つだけ") == (Block(drawn=(Block("一つだけ"),)),)


def test_list_lines_with_empty_lines_between_are_one_list() -> None:
    assert view_text("・遊具\n\n・木") == (Block(items=(Block("・遊具"), Block("・木"))),)


def test_a_line_without_a_bullet_right_after_an_item_belongs_to_the_item() -> None:
    assert view_text("・応援イベント\n応援幕の作成等\n・物産展") == (
        Block(items=(Block("・応援イベント\n応援幕の作成等"), Block("・物産展"))),
    )


def test_a_single_list_line_is_a_paragraph() -> None:
    assert view_text("(1)設計を終えました。") == (Block("(1)設計を終えました。"),)


def test_a_decimal_number_at_the_start_of_a_line_is_no_list_number() -> None:
    assert view_text("12.6時間\n12.1時間") == (Block("12.6時間\n12.1時間"),)


def test_lists_of_two_kinds_stay_apart() -> None:
    assert view_text("・遊具\n・木\n■道\n■橋") == (
        Block(items=(Block("・遊具"), Block("・木"))),
        Block(items=(Block("■道"), Block("■橋"))),
    )


def test_text_that_is_absent_gives_nothing() -> None:
    assert view_text(NOT_STATED) == ()


@given(st.lists(LINES, max_size=12))
def test_every_character_but_a_drawn_bullet_stays_in_its_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    written = "\n".join(line.removeprefix("- ") for line in lines)
    assert unspaced(plain(view_text(text))) == unspaced(written)


def test_a_footnote_mark_leads_to_its_footnote_and_back() -> None:
    notes = Notes("", (Footnote("※2", "二期に分けます。"),))
    (block,) = notes.view_text("工事※2を始めます。")
    before, mark, after = block.spans
    assert (before.text, mark.text, after.text) == ("工事", "※2", "を始めます。")
    (note,) = notes.view(JAPANESE)
    assert mark.href == f"#{note.anchor}"
    assert note.back == f"#{mark.id}"
    assert "※2" in note.back_label


def test_only_the_first_of_several_equal_marks_is_come_back_to() -> None:
    notes = Notes("", (Footnote("※", "注です。"),))
    (block,) = notes.view_text("一※と二※")
    ids = [span.id for span in block.spans if span.href]
    assert ids[0]
    assert ids[1] == ""


def test_a_footnote_whose_mark_stands_nowhere_has_no_way_back() -> None:
    (note,) = Notes("", (Footnote("※9", "注です。"),)).view(JAPANESE)
    assert note.back == ""


def test_a_longer_mark_is_not_taken_for_a_shorter_one() -> None:
    notes = Notes("", (Footnote("※1", "一"), Footnote("※10", "十")))
    (block,) = notes.view_text("値※10です")
    assert [span.text for span in block.spans if span.href] == ["※10"]


@given(st.lists(LINES, max_size=8))
def test_marks_lose_no_character_either(lines: list[str]) -> None:
    text = "\n".join(lines)
    written = "\n".join(line.removeprefix("- ") for line in lines)
    notes = Notes("", (Footnote("※1", "注"), Footnote("年", "注")))
    assert unspaced(plain(notes.view_text(text))) == unspaced(written)
