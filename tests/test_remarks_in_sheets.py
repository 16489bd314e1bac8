"""Remarks for the office: whatever becomes of the row, somebody reads them, and they make no answer other than it is."""

from pathlib import Path

import pytest

from generator.problems.reports import words_of
from generator.sheets import Collected
from sheet_round import ANSWER, FIGURES, REASON, REMARK, RESULTS, TYPED, SheetRound, codes
from staff_edits import StaffEdits

pytestmark = pytest.mark.long

VISITORS = ("来園者数",)
TOLD = "7月に届いた分は入れていません。公表前に一度見せてください。"


@pytest.fixture
def sheets(tmp_path: Path) -> SheetRound:
    return SheetRound(tmp_path)


def put(edits: StaffEdits, column: str, value: object) -> StaffEdits:
    return edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=column), value)  # type: ignore[arg-type]


def with_remark(sheets: SheetRound, value: object, remark: str = TOLD) -> StaffEdits:
    return put(sheets.type(FIGURES, VISITORS, value), REMARK, remark)


def remarks(collected: Collected) -> list[str]:
    return [dict(found.details)["remark"] for found in collected.problems if found.rule == "K874"]


def first_words(collected: Collected, rule: str) -> str:
    return next(words_of(found)[0] for found in collected.problems if found.rule == rule)


def returned(sheets: SheetRound, taken: Collected) -> StaffEdits:
    (content,) = taken.returns.values()
    file = sheets.folder / "返却.xlsx"
    file.write_bytes(content)
    return StaffEdits(file)


class TestOfRowsThatAreAsked:
    @pytest.mark.breaks("K874")
    @pytest.mark.parametrize("value", [7800, "=7000+800", "ー", "中央公園で数人"])
    def test_are_told_with_the_question(self, sheets: SheetRound, value: object) -> None:
        taken = sheets.take(with_remark(sheets, value))
        assert remarks(taken) == [TOLD]
        assert len(codes(taken)) == 2

    def test_are_told_where_the_data_have_changed(self, sheets: SheetRound) -> None:
        edits = with_remark(sheets, "12,345人")
        sheets.city.change(RESULTS, '"11,500人", value: 11500', '"11,600人", value: 11600')
        assert remarks(sheets.take(edits)) == [TOLD]

    def test_are_told_where_two_workbooks_answer(self, sheets: SheetRound) -> None:
        taken = sheets.take(with_remark(sheets, "12,345人"), sheets.type(FIGURES, VISITORS, "13,000人"))
        assert sorted(codes(taken)) == ["K857", "K874"]
        assert remarks(taken) == [TOLD]

    @pytest.mark.parametrize("remark", ["確認済み", "確認済", ""])
    def test_are_no_bare_confirmations(self, sheets: SheetRound, remark: str) -> None:
        assert remarks(sheets.take(with_remark(sheets, 7800, remark))) == []

    def test_are_left_to_the_question_where_the_row_has_moved(self, sheets: SheetRound) -> None:
        edits = with_remark(sheets, "12,345人")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column="指標"), "別の指標")
        taken = sheets.take(edits)
        assert "K854" in codes(taken)
        assert remarks(taken) == []

    def test_that_would_be_published_are_not_told_as_kept_back(self, sheets: SheetRound) -> None:
        edits = put(with_remark(sheets, "12,345人", "8月に公表します"), REASON, "集計中")
        assert codes(sheets.take(edits)) == ["K867"]


class TestOfAnsweredReturns:
    def test_are_still_told_where_the_return_speaks_for_the_row(self, sheets: SheetRound) -> None:
        first = with_remark(sheets, 7800)
        back = returned(sheets, sheets.take(first))
        put(put(back, ANSWER[FIGURES], "7,800人"), REMARK, "")
        taken = sheets.take(first, back)
        assert codes(taken) == ["K874"]
        assert remarks(taken) == [TOLD]

    def test_are_told_once_where_the_return_has_them_too(self, sheets: SheetRound) -> None:
        first = with_remark(sheets, 7800)
        back = put(returned(sheets, sheets.take(first)), ANSWER[FIGURES], "7,800人")
        assert remarks(sheets.take(first, back)) == [TOLD]

    def test_are_not_told_as_kept_back_where_the_return_would_publish_them(self, sheets: SheetRound) -> None:
        first = with_remark(sheets, "別紙のとおり", "事務局へ：別紙は庁議の資料です")
        back = put(put(returned(sheets, sheets.take(first)), ANSWER[FIGURES], ""), REASON, "調整中")
        taken = sheets.take(first, back)
        assert codes(taken) == ["K898"]


class TestOfTwoWorkbooks:
    def test_make_no_two_answers_of_one(self, sheets: SheetRound) -> None:
        taken = sheets.take(sheets.type(FIGURES, VISITORS, "12,345人"), with_remark(sheets, "12,345人"))
        assert codes(taken) == ["K874"]
        assert 'as_published: "12,345人"' in sheets.city.read(RESULTS)

    def test_make_two_where_they_would_be_published(self, sheets: SheetRound) -> None:
        one = put(put(sheets.type(FIGURES, VISITORS, ""), REASON, "集計中"), REMARK, "8月に公表")
        other = put(put(sheets.type(FIGURES, VISITORS, ""), REASON, "集計中"), REMARK, "9月に公表")
        told = first_words(sheets.take(one, other), "K857")
        assert "「集計中、備考 8月に公表」" in told
        assert "（集計中、備考 9月に公表）" in told


class TestWhatDiffers:
    """Of two answers with the same words, the cell is shown in which they differ."""

    def test_a_reason_beside_the_words(self, sheets: SheetRound) -> None:
        edits = put(sheets.type(FIGURES, VISITORS, "11,600人"), REASON, "集計中")
        sheets.city.change(RESULTS, '"11,500人", value: 11500', '"11,600人", value: 11600')
        told = first_words(sheets.take(edits), "K858")
        assert "データは今「11,600人」、返ってきた答えは「11,600人、値がない理由 集計中」です。" in told

    def test_a_typed_value(self, sheets: SheetRound) -> None:
        words = "53人から600人となった"
        one, other = (put(sheets.type(FIGURES, VISITORS, words), TYPED, each) for each in ("53", "600"))
        told = first_words(sheets.take(one, other), "K857")
        assert f"「{words}、値 53」" in told
        assert f"（{words}、値 600）" in told
