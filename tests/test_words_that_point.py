"""同上, 〃, 前年度と同じ: what only points at another cell is asked about, and never published as though it said something."""

from pathlib import Path

import pytest

from generator.sheets.pointers import Pointer, pointer_in
from plan_sheets import PlanSheets
from sheet_round import FIGURES, MONEY, PAGE, REASON, REMARK, RESULTS, TEXTS, TYPED, SheetRound, codes

DONE = ("中央公園の改修", "したこと")
ELSEWHERE = [
    "同上",
    "同左",
    "〃",
    "″",
    "同",
    "同じ",
    "同様",
    "「同上」",
    "同　上",
    "（同左）。",
    "上に同じ",
    "上記のとおり",
    "左欄に同じ",
    "々",
    '"',
]
BEFORE = [
    "前年度と同じ",
    "昨年度と同様",
    "前回と同じ",
    "前年同様",
    "前期に同じ",
    "昨年度の実績と同じ。",
    "前年度同額",
    "前回と同内容です",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_ditto_says_nothing(text: str) -> None:
    assert pointer_in(text) is Pointer.ELSEWHERE


@pytest.mark.parametrize("text", BEFORE)
def test_what_is_as_before_says_it_only_to_whoever_has_the_last_report(text: str) -> None:
    assert pointer_in(text) is Pointer.BEFORE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "前年度と同じ会場で開催",
        "同窓会を開催",
        "同意を得た",
        "前年度と同程度",
        "480本（前年度と同じ）",
        "同上の事業を実施",
        "同時開催",
        "－",
        "上記の取組を継続",
    ],
)
def test_a_sentence_says_something(text: str) -> None:
    assert pointer_in(text) is None


@pytest.mark.long
class TestInAWorkbook:
    @pytest.fixture
    def sheets(self, tmp_path: Path) -> SheetRound:
        return SheetRound(tmp_path)

    @pytest.mark.breaks("K891")
    @pytest.mark.parametrize(("sheet", "words", "cell"), [(FIGURES, ("来園者数",), "I3"), (TEXTS, DONE, "E3")])
    @pytest.mark.parametrize("text", ["同上", "〃", "前年度と同じ"])
    def test_the_cell_is_asked_about_by_file_sheet_and_name(
        self, sheets: SheetRound, sheet: str, words: tuple[str, ...], cell: str, text: str
    ) -> None:
        taken = sheets.take(sheets.type(sheet, words, text))
        (found,) = taken.problems
        details = dict(found.details)
        assert (found.rule, details["file"], details["sheet"]) == ("K891", "返送0.xlsx", sheet)
        assert (details["cell"], details["wording"]) == (cell, text)
        assert sheets.files() == sheets.before
        assert list(taken.returns) == ["返却_計画課.xlsx"]

    def test_so_is_an_amount(self, sheets: SheetRound) -> None:
        assert codes(sheets.take(sheets.edit("計画課").type(MONEY, "E3", "同上"))) == ["K891"]
        assert sheets.files() == sheets.before

    @pytest.mark.parametrize("column", [TYPED, PAGE])
    def test_so_are_the_cells_beside_it(self, sheets: SheetRound, column: str) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "多くの人")
        edits.type(FIGURES, edits.find(FIGURES, "来園者数", column=column), "同上")
        found = sheets.take(edits).problems
        assert [each.rule for each in found if "K891" in each.rule] == ["K891"]
        assert sheets.files() == sheets.before

    def test_so_is_a_remark_that_would_be_published_and_no_other(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人")
        edits.type(FIGURES, edits.find(FIGURES, "来園者数", column=REMARK), "同上")
        assert codes(sheets.take(edits, write=False)) == ["K874"]
        edits.type(FIGURES, edits.find(FIGURES, "来園者数", column="実績（文書のまま）"), None)
        edits.type(FIGURES, edits.find(FIGURES, "来園者数", column=REASON), "集計中")
        assert codes(sheets.take(edits)) == ["K891"]
        assert sheets.files() == sheets.before

    def test_what_the_document_says_of_the_year_before_is_taken_when_it_is_confirmed(self, sheets: SheetRound) -> None:
        edits = sheets.type(TEXTS, DONE, "前年度と同じ")
        edits.type(TEXTS, edits.find(TEXTS, *DONE, column=REMARK), "確認済み")
        assert codes(sheets.take(edits)) == []
        assert "done: 前年度と同じ" in sheets.city.read(RESULTS)

    def test_or_when_its_value_stands_beside_it(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "前年度と同じ")
        edits.type(FIGURES, edits.find(FIGURES, "来園者数", column=TYPED), "11,500")
        assert codes(sheets.take(edits)) == ["K527"]  # a value that the words do not say: pointed out, as ever
        assert 'as_published: "前年度と同じ", value: 11500' in sheets.city.read(RESULTS)

    @pytest.mark.breaks("K891")
    def test_that_a_milestone_is_not_reached_is_no_value_for_it(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, ("実施設計",), "前回と同じ")
        edits.type(FIGURES, edits.find(FIGURES, "実施設計", column=TYPED), "まだ")
        assert codes(sheets.take(edits)) == ["K891"]
        assert sheets.files() == sheets.before
        edits.type(FIGURES, edits.find(FIGURES, "実施設計", column=REMARK), "確認済み")
        assert codes(sheets.take(edits)) == []
        assert "as_published: 前回と同じ, done: " in sheets.city.read(RESULTS)

    @pytest.mark.parametrize("text", ["設計は前回と同じ段階", "前回と同じく設計中", "実施設計を発注"])
    def test_words_that_say_how_far_it_is_are_taken(self, sheets: SheetRound, text: str) -> None:
        edits = sheets.type(FIGURES, ("実施設計",), text)
        edits.type(FIGURES, edits.find(FIGURES, "実施設計", column=TYPED), "まだ")
        assert codes(sheets.take(edits)) == []

    def test_a_ditto_is_not_taken_though_it_is_confirmed(self, sheets: SheetRound) -> None:
        edits = sheets.type(TEXTS, DONE, "同上")
        edits.type(TEXTS, edits.find(TEXTS, *DONE, column=REMARK), "確認済み")
        assert codes(sheets.take(edits)) == ["K891"]
        assert sheets.files() == sheets.before

    def test_what_stands_in_the_data_already_is_not_asked_about(self, sheets: SheetRound, tmp_path: Path) -> None:
        sheets.city.change(RESULTS, "done: 工事を始めました。", "done: 同上")
        later = SheetRound(tmp_path / "later", city=sheets.city)
        assert codes(later.take(later.type(FIGURES, ("来園者数",), "12,345人"))) == []


@pytest.mark.long
@pytest.mark.parametrize("column", ["題名", "担当（文書のまま）"])
def test_a_plan_that_is_written_as_a_table_is_asked_for_the_words_too(tmp_path: Path, column: str) -> None:
    sheets = PlanSheets(tmp_path)
    sheets.put("施策", 1, **{column: "〃"})
    told = [each for each in sheets.told() if each.startswith("K891")]
    assert len(told) == 1
    assert "シート「施策」のセル" in told[0]
    assert "の「〃」だけでは" in told[0]
    assert sheets.files() == sheets.before
