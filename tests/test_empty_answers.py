"""Words that tell nothing, reasons that stand in a remark, and rows that are left empty: asked about, and no department is done by them."""

from pathlib import Path

import pytest

from generator.problems.reports import words_of
from generator.sheets import department_states, render_states
from generator.sheets.empty_words import CONFIRMED, NOTHING, UNCHANGED, EmptyWords, empty_words
from generator.sheets.standing import DepartmentState
from sheet_round import ANSWER, FIGURES, MONEY, REASON, REMARK, RESULTS, TEXTS, SheetRound, codes

DONE = ("中央公園の改修", "したこと")
SUMMARY = ("計画全体", "総括")
VISITORS = ("来園者数",)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("確認済み", CONFIRMED), ("確認しました。", CONFIRMED), ("変更なし", UNCHANGED), ("前回から変更なし。", UNCHANGED),
        ("特に変わりはありません", UNCHANGED), ("昨年度と変更なし", UNCHANGED), ("特になし", NOTHING), ("（特になし）", NOTHING),
        ("特にありません。", NOTHING), ("なし", NOTHING), ("特記事項なし", NOTHING), ("書くことはありません", NOTHING),
        ("変更なしで工事を終えた", None), ("計画どおり、変更なし", None), ("事故なし", None), ("特になしとした", None), ("確認済みの箇所を工事した", None),
    ],
)  # fmt: skip
def test_words_that_tell_nothing(text: str, found: EmptyWords | None) -> None:
    assert empty_words(text, of_report=True) is found


def test_nothing_is_an_answer_under_a_head() -> None:
    assert empty_words("特になし", of_report=False) is None
    assert empty_words("変更なし", of_report=False) is UNCHANGED


@pytest.mark.long
class TestAnswers:
    @pytest.fixture
    def sheets(self, tmp_path: Path) -> SheetRound:
        return SheetRound(tmp_path)

    @pytest.mark.breaks("K893")
    @pytest.mark.parametrize("text", ["確認済み", "変更なし", "特になし"])
    def test_in_place_of_what_was_done_they_are_asked_about(self, sheets: SheetRound, text: str) -> None:
        taken = sheets.take(sheets.type(TEXTS, DONE, text))
        assert (codes(taken), list(taken.returns)) == (["K893"], ["返却_計画課.xlsx"])
        assert sheets.files() == sheets.before

    def test_what_is_advised_for_nothing_done_is_taken(self, sheets: SheetRound) -> None:
        edits = sheets.type(TEXTS, DONE, "特になし")
        (found,) = sheets.take(edits).problems
        assert "このセルを空け、「値がない理由」で「未実施」などを選んでください" in " ".join(words_of(found))
        edits.type(TEXTS, edits.find(TEXTS, *DONE, column=ANSWER[TEXTS]), None)
        edits.type(TEXTS, edits.find(TEXTS, *DONE, column=REASON), "未実施")
        assert codes(sheets.take(edits)) == []

    @pytest.mark.parametrize(("sheet", "words"), [(FIGURES, VISITORS), (MONEY, ("中央公園の改修", "決算"))])
    def test_a_confirmation_is_no_value_either(self, sheets: SheetRound, sheet: str, words: tuple[str, ...]) -> None:
        edits = sheets.type(sheet, words, "確認済み")
        assert "K893" in codes(sheets.take(edits))
        assert sheets.files() == sheets.before

    def test_the_words_of_the_document_are_taken_where_somebody_says_so(self, sheets: SheetRound) -> None:
        edits = sheets.type(TEXTS, DONE, "変更なし")
        edits.type(TEXTS, edits.find(TEXTS, *DONE, column=REMARK), "確認済み")
        assert codes(sheets.take(edits)) == []
        assert "done: 変更なし" in sheets.city.read(RESULTS)

    @pytest.mark.breaks("K894")
    def test_a_reason_in_the_remark_is_asked_for_where_it_belongs(self, sheets: SheetRound) -> None:
        edits = sheets.edit("企画部").type(TEXTS, "H6", "集計中です。8月に報告します")
        assert codes(sheets.take(edits)) == ["K894"]
        assert codes(sheets.take(edits.type(TEXTS, "F6", "集計中").type(TEXTS, "H6", "8月に報告します"))) == []

    @pytest.mark.parametrize(("remark", "told"), [("確認済み", []), ("担当が替わりました", ["K874"])])
    def test_another_remark_is_none(self, sheets: SheetRound, remark: str, told: list[str]) -> None:
        assert codes(sheets.take(sheets.edit("企画部").type(TEXTS, "H6", remark))) == told


@pytest.mark.long
class TestStatus:
    """企画部 has two texts that are empty; all else stands in the data already."""

    def state(self, sheets: SheetRound, **cells: str) -> DepartmentState:
        folder = sheets.folder / "returned"
        folder.mkdir()
        edits = sheets.edit("企画部")
        for cell, typed in cells.items():
            edits.type(TEXTS, cell, typed)
        edits.save(folder / "企画部.xlsx")
        states = department_states(sheets.city.data, sheets.round, None, "department", folder)
        self.told = render_states(states)
        return next(each for each in states.departments if each.name == "企画部")

    def test_one_answer_of_two_is_not_all(self, tmp_path: Path) -> None:
        state = self.state(SheetRound(tmp_path), E6="池の掃除をした。")
        assert (state.state.value, state.blank, len(state.left)) == ("一部未記入", 1, 1)
        assert "一部未記入: 1\n  企画部（空欄 1 / 8 行）\n" in self.told
        assert f"次の欄が空いています。\n1. {state.left[0]}\n" in self.told

    def test_a_remark_alone_is_no_answer_and_is_told_to_the_office(self, tmp_path: Path) -> None:
        state = self.state(SheetRound(tmp_path), H6="担当に聞いています")
        assert (state.state.value, state.blank) == ("一部未記入", 2)
        assert state.left[0].endswith("（備考「担当に聞いています」）")
        assert not state.left[1].endswith("）」")

    def test_a_row_that_is_confirmed_is_settled(self, tmp_path: Path) -> None:
        state = self.state(SheetRound(tmp_path), E6="池の掃除をした。", H7="確認済み")
        assert (state.state.value, state.blank, state.left) == ("済", 1, ())

    def test_where_nothing_is_answered_one_confirmation_settles_all(self, tmp_path: Path) -> None:
        assert self.state(SheetRound(tmp_path), H6="確認済み").state.value == "済"

    def test_but_not_what_has_another_remark(self, tmp_path: Path) -> None:
        state = self.state(SheetRound(tmp_path), H6="確認済み", H7="担当に聞いています")
        assert (state.state.value, len(state.left)) == ("一部未記入", 1)

    def test_what_is_left_is_told_beside_what_is_asked(self, tmp_path: Path) -> None:
        state = self.state(SheetRound(tmp_path), E6="同上")
        assert (state.state.value, len(state.questions), len(state.left)) == ("質問あり", 1, 1)
        assert f"ほかに、次の欄が空いています。\n・{state.left[0]}\n" in self.told
