"""Sheets whose columns and rows were moved: answers are read under their heads, and every cell is named as it stands in the workbook that came."""

from pathlib import Path

import pytest

from generator.problems.reports import words_of
from generator.sheets import Collected
from sheet_round import ANSWER, FIGURES, MONEY, PAGE, REASON, REMARK, TEXTS, TYPED, SheetRound, codes
from staff_edits import StaffEdits

pytestmark = pytest.mark.long

VISITORS = ("来園者数",)
GUIDE = "使い方"


@pytest.fixture
def sheets(tmp_path: Path) -> SheetRound:
    return SheetRound(tmp_path)


def said(taken: Collected) -> str:
    return "\n".join(" ".join(words_of(found)) for found in taken.problems)


def memos(sheets: SheetRound, taken: Collected) -> tuple[StaffEdits, str]:
    """The workbook that goes back, and all its comments."""
    (content,) = taken.returns.values()
    path = sheets.folder / "返却.xlsx"
    path.write_bytes(content)
    back = StaffEdits(path)
    return back, b"".join(part for name, part in back.parts.items() if name.startswith("xl/comments")).decode()


class TestCertain:
    """What the heads make certain is taken."""

    @pytest.mark.parametrize(
        "columns",
        [
            "ABCDEFGHIJKMLN",  # 備考 before ページ
            "AMBCDEFGHIJKLN",  # 備考 first
            "ABCDEFGHKJILMN",  # 値がない理由 before 実績
            "AIBCDEFGHJKLMN",  # 実績 first
            "ACBDEFGHIJKLMN",  # 指標 before 施策
            "*ABCDEFGHIJKLMN",  # one added on the left
            "ABCDEFGH*IJKLMN",  # one added before 実績
            "ABCDEFGHI*J**KLMN",
            "ABCDEFGHIJKLM*N",
            "ABCDEFHIJKLMN",  # 前の実績 deleted
            "ABCDEIJKLMN",  # all earlier values deleted
            "ABCDEFGHIJKLM",  # the hidden column on the right deleted
            "BCDEFGHIJKLMN",  # the hidden column on the left deleted
            "NMLKJIHGFEDCBA",
        ],
    )
    def test_the_answer_under_its_head_is_taken_wherever_it_stands(self, sheets: SheetRound, columns: str) -> None:
        edits = sheets.type(FIGURES, VISITORS, "12,345人").arrange(FIGURES, [each.strip("*") for each in columns])
        taken = sheets.take(edits)
        assert codes(taken) == []
        assert [(change.row.shown[1], change.answer) for change in taken.changes] == [
            ("来園者数", ("12,345人", "", "", "", ""))
        ]
        assert len(sheets.changed_lines()) == 1

    @pytest.mark.parametrize(("first", "count"), [(1, 2), (2, 1), (3, 1), (4, 3), (2, -1)])
    def test_rows_that_were_put_in_and_a_title_that_was_deleted(
        self, sheets: SheetRound, first: int, count: int
    ) -> None:
        taken = sheets.take(sheets.type(FIGURES, VISITORS, "12,345人").push(FIGURES, first, count))
        assert (codes(taken), len(taken.changes)) == ([], 1)

    def test_all_sheets_alike(self, sheets: SheetRound) -> None:
        edits = sheets.type(TEXTS, ("したこと",), "工事を終えました。").arrange(TEXTS, ["", *"ABCDEHGFI"])
        edits.type(MONEY, edits.find(MONEY, "決算", column=ANSWER[MONEY]), "12,345千円").arrange(MONEY, "ABCDHGFEI")
        taken = sheets.take(edits)
        assert codes(taken) == []
        assert [change.answer.wording for change in taken.changes] == ["工事を終えました。", "12,345千円"]

    def test_a_row_whose_hidden_key_was_erased(self, sheets: SheetRound) -> None:
        taken = sheets.take(sheets.type(FIGURES, VISITORS, "12,345人").type(FIGURES, "A3", None))
        assert (codes(taken), len(taken.changes)) == ([], 1)

    @pytest.mark.breaks("K895")
    def test_words_in_a_column_that_was_added_are_asked_about(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "12,345人").arrange(FIGURES, [*"ABCDEFGH", "", *"IJKLMN"])
        taken = sheets.take(edits.type(FIGURES, "I2", "メモ").type(FIGURES, "I3", "速報"))
        assert (codes(taken), len(taken.changes)) == (["K895"], 1)
        assert "のセル I2 に、「メモ」とあります（ほかに、セル I3 に「速報」）" in said(taken)

    @pytest.mark.breaks("K895")
    def test_a_head_that_was_written_over_is_known_by_its_neighbours(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "12,345人").arrange(FIGURES, ["", *"ABCDEFGHIJKLMN"])
        taken = sheets.take(edits.type(FIGURES, "J2", "実績値"))
        assert (codes(taken), len(taken.changes)) == (["K895"], 1)

    @pytest.mark.breaks("K895")
    def test_words_in_a_grey_cell_that_moved(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "12,345人").type(FIGURES, "G3", "前は12,300人の誤り")
        taken = sheets.take(edits.arrange(FIGURES, ["", *"AGBCDEFHIJKLMN"]))
        assert (codes(taken), len(taken.changes)) == (["K895"], 1)
        assert "セル C3 に、「前は12,300人の誤り」" in said(taken)


class TestUncertain:
    """What they do not make certain is told, and nothing is taken."""

    @pytest.mark.breaks("K854")
    @pytest.mark.parametrize(
        ("columns", "why"),
        [
            ("ABDEFGHIJKLMN", "「指標」の列がなくなっていて、どの行の答えか分かりません。記入されていたのは、H3「12,345人」です"),
            ("ABCDEFGHIJKMN", "「ページ」の列がなくなっていて、どの列の答えか分かりません。記入されていたのは、I3「12,345人」です"),
            ("ABCDEFGHJKLMN", "「実績（文書のまま）」の列がなくなっていて、どの列の答えか分かりません。記入はありません"),
            ("ABCDEFGHIJN", "「値がない理由」「ページ」「備考」の列がなくなっていて"),
        ],
    )  # fmt: skip
    def test_a_column_that_is_gone(self, sheets: SheetRound, columns: str, why: str) -> None:
        taken = sheets.take(sheets.type(FIGURES, VISITORS, "12,345人").arrange(FIGURES, columns))
        assert codes(taken) == ["K854"] * 5
        assert why in said(taken)
        assert sheets.files() == sheets.before

    @pytest.mark.breaks("K854")
    def test_two_columns_under_one_head(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "12,345人").arrange(FIGURES, [*"ABCDEFGH", "", *"IJKLMN"])
        edits.type(FIGURES, "I2", ANSWER[FIGURES]).type(FIGURES, "I3", "12,300人")
        taken = sheets.take(edits)
        assert codes(taken) == ["K854"] * 5
        assert "の列が二つ以上あって、" in said(taken)
        assert "I3「12,300人」、J3「12,345人」です" in said(taken)
        assert sheets.files() == sheets.before

    @pytest.mark.breaks("K854")
    def test_heads_that_are_gone(self, sheets: SheetRound) -> None:
        taken = sheets.take(sheets.type(FIGURES, VISITORS, "12,345人").push(FIGURES, 3, -1))
        assert codes(taken) == ["K854"] * 5
        assert "のセル I2（" in said(taken)
        assert "見出しの行がなくなっていて" in said(taken)
        assert sheets.files() == sheets.before

    @pytest.mark.breaks("K854")
    def test_the_right_cells_of_what_goes_back_are_yellow(self, sheets: SheetRound) -> None:
        taken = sheets.take(sheets.type(FIGURES, VISITORS, "12,345人").arrange(FIGURES, "ABCDEFGHIJKMN"))
        back, told = memos(sheets, taken)
        assert [row[8] for row in back.rows(FIGURES)[1:4]] == ["実績（文書のまま）", "11,500人", ""]
        assert 'ref="I3"' in told

    @pytest.mark.breaks("K854")
    def test_cells_of_one_row_that_moved_under_grey_heads_are_quoted(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "12,345人")
        row = edits.rows(FIGURES)[2]
        for letter, text in zip("GHIJKLMN", [*row[7:], ""], strict=True):
            edits.type(FIGURES, f"{letter}3", text or None)
        taken = sheets.take(edits)
        assert codes(taken) == ["K854"]
        assert "記入されていたのは、H3「12,345人」です" in said(taken)
        assert sheets.files() == sheets.before

    @pytest.mark.breaks("K854")
    def test_the_question_takes_the_place_of_those_about_cells(self, sheets: SheetRound) -> None:
        taken = sheets.take(sheets.type(FIGURES, VISITORS, 7800).arrange(FIGURES, "ABCDEFGHIJKMN"))
        assert codes(taken) == ["K854"] * 5


MOVED = ["", *"ABCDEFGHKJILMN"]
"""実績 K, 値 J… in a sheet with a column on the left, its rows turned round under three more."""


class TestCellsAreNamedAsTheyStand:
    @pytest.mark.parametrize(
        ("rule", "typed", "cell"),
        [
            ("K859", {ANSWER[FIGURES]: 7800}, "L10"),
            ("K864", {ANSWER[FIGURES]: None}, "L10"),
            ("K865", {ANSWER[FIGURES]: "－"}, "L10"),
            ("K867", {REASON: "集計中"}, "L10"),
            ("K868", {ANSWER[FIGURES]: "53箇所増やし、600箇所となった"}, "L10"),
            ("K868", {TYPED: "259～250"}, "K10"),
            ("K874", {REMARK: "去年と数え方が違います"}, "N10"),
            ("K891", {ANSWER[FIGURES]: "同上"}, "L10"),
            ("K891", {PAGE: "同上"}, "M10"),
            ("K893", {ANSWER[FIGURES]: "確認済み"}, "L10"),
            ("K898", {ANSWER[FIGURES]: "12,345人（内部限り）"}, "L10"),
            ("K870", {ANSWER[FIGURES]: "12,345人", TYPED: "999"}, "L10"),
        ],
    )
    def test_in_a_sheet_that_was_moved_and_sorted(
        self, sheets: SheetRound, rule: str, typed: dict[str, object], cell: str
    ) -> None:
        edits = sheets.edit("計画課")
        for column, value in typed.items():
            edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=column), value)  # type: ignore[arg-type]
        edits.reorder(FIGURES, lambda rows: rows[::-1]).push(FIGURES, 1, 3).arrange(FIGURES, MOVED)
        taken = sheets.take(edits)
        assert [(found.rule, dict(found.details)["cell"]) for found in taken.problems] == [(rule, cell)]

    @pytest.mark.breaks("K868")
    def test_a_memo_names_the_cells_of_the_workbook_that_goes_back(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "53箇所増やし、600箇所となった")
        edits.reorder(FIGURES, lambda rows: rows[::-1]).push(FIGURES, 1, 3).arrange(FIGURES, MOVED)
        taken = sheets.take(edits)
        assert "「値」の列（セル K10）に" in said(taken)
        _, told = memos(sheets, taken)
        assert "のセル L10（" in told
        assert "「値」の列（セル J3）に" in told

    def test_a_line_of_the_first_sheet_that_was_moved(self, sheets: SheetRound) -> None:
        taken = sheets.take(sheets.edit("計画課").type(FIGURES, "P3", "訂正：15箇所"))
        back, _ = memos(sheets, taken)
        back.arrange(GUIDE, ["", "A", "B"]).push(GUIDE, 1, 2)
        taken = sheets.take(back)
        assert [(found.rule, dict(found.details)["cell"]) for found in taken.problems] == [("K872", "C5")]
        assert codes(sheets.take(back.type(GUIDE, "C5", "確認済み"))) == []


class TestOneMatterOnce:
    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ({ANSWER[FIGURES]: "別紙のとおり", REASON: "集計中"}, ["K891"]),
            ({ANSWER[FIGURES]: "確認済み", REASON: "集計中"}, ["K893"]),
            ({ANSWER[FIGURES]: None, PAGE: "6"}, ["K864"]),
            ({ANSWER[FIGURES]: None, TYPED: "5"}, ["K864"]),
            ({ANSWER[FIGURES]: None, REMARK: "集計中です。8月に報告します"}, ["K864"]),
            ({REASON: "忙しかった"}, ["K866"]),
            ({ANSWER[FIGURES]: None, TYPED: "5", REASON: "集計中"}, ["K867"]),
            ({ANSWER[FIGURES]: "12,345人（内部限り）", REASON: "集計中"}, ["K898", "K867"]),  # two matters
        ],
    )
    def test_of_one_row(self, sheets: SheetRound, typed: dict[str, object], told: list[str]) -> None:
        edits = sheets.edit("計画課")
        for column, value in typed.items():
            edits.type(FIGURES, edits.find(FIGURES, *VISITORS[:1], column=column), value)  # type: ignore[arg-type]
        assert codes(sheets.take(edits)) == told

    @pytest.mark.breaks("K867", "K898")
    def test_two_matters_of_one_cell_stand_in_one_memo(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "12,345人（内部限り）")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REASON), "集計中")
        _, told = memos(sheets, sheets.take(edits))
        assert "内部向けの連絡のようです" in told
        assert "値があるなら理由を消し" in told

    @pytest.mark.breaks("K858")
    def test_data_that_changed_meanwhile_are_told_in_place_of_a_bare_number(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, 7800)
        sheets.city.change("mihon/basic-plan/results/2024.yaml", '"11,500人", value: 11500', '"11,600人", value: 11600')
        taken = sheets.take(edits)
        assert codes(taken) == ["K858"]
        assert "返ってきた答えは「7800」です" in said(taken)


class TestAmountsOfAnotherKind:
    """A settled amount is asked for: one that says that it is none is asked about in the words of the sheet."""

    @pytest.mark.breaks("K868")
    @pytest.mark.parametrize(
        ("wording", "word"),
        [
            ("12,345千円（決算見込）", "決算見込"),
            ("決算見込 12,345千円", "決算見込"),
            ("決算見込額：12,345千円", "決算見込額"),
            ("12,345千円（9月末現在）", "9月末現在"),
            ("9月末支出済額 12,345千円", "9月末支出済額"),
            ("Ｒ６.９.30現在　12,345千円", "R6.9.30現在"),
            ("4月から9月までの支出 12,345千円", "4月から9月までの支出"),
            ("予算現額 12,345千円", "予算現額"),
            ("△12,345千円", "△12,345千円"),
        ],
    )
    def test_is_asked_about(self, sheets: SheetRound, wording: str, word: str) -> None:
        taken = sheets.take(sheets.type(MONEY, ("決算",), wording))
        assert codes(taken) == ["K868"]
        assert f"は、「{word}」とあって、" in said(taken)
        assert "この行は「令和6年度（2024年度） 決算」です" in said(taken)
        assert "settled" not in said(taken)
        assert sheets.files() == sheets.before

    @pytest.mark.parametrize(
        "wording",
        ["12,345千円", "決算額は12,345千円", "12,345千円（3月末現在）", "令和7年5月31日現在 12,345千円", "R7.5.31現在 12,345千円", "令和6年度決算額 12,345千円", "12,345千円（うち一般財源 3,000千円）"],
    )  # fmt: skip
    def test_one_of_the_whole_year_is_taken(self, sheets: SheetRound, wording: str) -> None:
        taken = sheets.take(sheets.type(MONEY, ("決算",), wording))
        assert (codes(taken), len(taken.changes)) == ([], 1)

    def test_so_is_one_that_the_document_has_so(self, sheets: SheetRound) -> None:
        edits = sheets.type(MONEY, ("決算",), "12,345千円（9月末現在）")
        taken = sheets.take(edits.type(MONEY, edits.find(MONEY, "決算", column=REMARK), "確認済み"))
        assert (codes(taken), len(taken.changes)) == (["K583"], 1)
