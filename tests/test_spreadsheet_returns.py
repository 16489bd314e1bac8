"""Questions go back and answers come again: beside the first workbook, once more, from the same department or from two."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.sheets import (
    Plain,
    collect_sheets,
    department_states,
    is_broken_number,
    render_states,
    typed_keys,
    write_collected,
    write_returns,
)
from generator.sheets.cell_texts import is_confirmation
from generator.sheets.standing import States
from sheet_round import ANSWER, FIGURES, MONEY, REASON, REMARK, RESULTS, TEXTS, TYPED, SheetRound, codes
from staff_edits import StaffEdits

pytestmark = pytest.mark.long

VISITORS, TREES = ("来園者数",), ("植えた木の数",)


class Desk(SheetRound):
    """The folder in which an office gathers what came back."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.gathered = folder / "gathered"
        self.gathered.mkdir()

    def gather(self, edits: StaffEdits, name: str = "計画課") -> None:
        """Put a workbook among the others, in place of one of this name."""
        edits.save(self.gathered / f"{name}.xlsx")

    def read(self, *, write: bool = True) -> list[str]:
        """Read all that is gathered, as `kokai sheet in` does; the codes of what is told."""
        collected = collect_sheets(self.city.data, sorted(self.gathered.glob("*.xlsx")))
        write_returns(self.gathered, collected.returns)
        if write:
            write_collected(self.city.data, collected)
        return codes(collected)

    def returned(self, number: str = "") -> StaffEdits:
        """The workbook that goes back."""
        return StaffEdits(self.gathered / f"返却_計画課{number}.xlsx")

    def answer(self, value: object, number: str = "", words: tuple[str, ...] = VISITORS, column: str = "") -> None:
        """Answer in the workbook that went back, and put it beside the first."""
        edits = self.returned(number)
        cell = edits.find(FIGURES, *words, column=column or ANSWER[FIGURES])
        edits.type(FIGURES, cell, value).save(self.gathered / f"返却_計画課{number}.xlsx")  # type: ignore[arg-type]

    def state(self) -> tuple[str, int]:
        """How the department stands, and of how many things it is asked."""
        own = next(each for each in self.states().departments if each.name == "計画課")
        return own.state.value, len(own.questions)

    def states(self) -> States:
        """How all departments stand."""
        return department_states(self.city.data, self.round, None, "department", self.gathered)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


class TestAnsweredReturn:
    def test_it_takes_the_place_of_the_first_return_beside_it(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, 7800))
        assert desk.read() == ["K859"]
        assert desk.state() == ("質問あり", 1)
        desk.answer("7,800人")
        assert desk.state() == ("済", 0)
        assert desk.read() == []
        assert 'as_published: "7,800人", value: 7800' in desk.city.read(RESULTS)
        assert desk.read() == []  # and once more: nothing to say

    def test_as_long_as_nobody_has_answered_the_first_return_is_asked_about_once(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, 7800))
        for _ in range(3):
            assert desk.read() == ["K859"]
        assert desk.state() == ("質問あり", 1)
        assert [path.name for path in sorted(desk.gathered.iterdir())] == ["計画課.xlsx", "返却_計画課.xlsx"]

    def test_a_mended_first_workbook_is_taken_though_the_question_lies_beside_it(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, 7800))
        desk.read()
        desk.gather(desk.type(FIGURES, VISITORS, "7,800人"))
        assert desk.read() == []
        assert '"7,800人", value: 7800' in desk.city.read(RESULTS)

    @pytest.mark.breaks("K857")
    def test_two_different_answers_after_the_question_are_asked_about_and_none_is_lost(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, 7800))
        desk.read()
        desk.answer("7,800人")
        desk.gather(desk.type(FIGURES, VISITORS, "7,900人"))
        assert desk.read() == ["K857"]
        assert desk.files() == desk.before

    def test_what_the_first_return_answered_well_counts_though_nothing_was_written_yet(self, desk: Desk) -> None:
        edits = desk.type(FIGURES, VISITORS, 7800)
        edits.type(FIGURES, edits.find(FIGURES, "苦情の件数", column=ANSWER[FIGURES]), "18件")
        desk.gather(edits)
        assert desk.read(write=False) == ["K859"]
        desk.answer("7,800人")
        assert desk.read() == []
        written = desk.city.read(RESULTS)
        assert '"7,800人", value: 7800' in written
        assert '"18件", value: 18' in written

    def test_an_answer_that_the_department_changes_in_its_return_is_taken(self, desk: Desk) -> None:
        edits = desk.type(FIGURES, VISITORS, 7800)
        edits.type(FIGURES, edits.find(FIGURES, "苦情の件数", column=ANSWER[FIGURES]), "18件")
        desk.gather(edits)
        desk.read()
        desk.answer("7,800人")
        desk.answer("17件", words=("苦情の件数",))
        assert desk.read() == []
        assert '"17件", value: 17' in desk.city.read(RESULTS)

    def test_a_second_question_goes_back_under_another_name_and_is_answered_too(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, 7800))
        desk.read()
        desk.answer(7801)
        assert desk.read() == ["K859"]
        assert desk.state() == ("質問あり", 1)
        assert desk.returned().cell(FIGURES, "I3").find("{*}v").text == "7801"
        desk.answer("7,801人", "_2")
        assert desk.state() == ("済", 0)
        assert desk.read() == []
        assert '"7,801人", value: 7801' in desk.city.read(RESULTS)

    def test_it_counts_without_the_first_return_too(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, 7800))
        desk.read()
        (desk.gathered / "計画課.xlsx").unlink()
        assert desk.read() == ["K859"]
        assert desk.state() == ("質問あり", 1)
        desk.answer("7,800人")
        assert desk.read() == []
        assert desk.state() == ("済", 0)

    @pytest.mark.breaks("K858")
    def test_data_that_the_office_changed_meanwhile_are_confirmed_or_corrected(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, "12,345人"))
        desk.city.change(RESULTS, '"11,500人", value: 11500', '"11,600人", value: 11600')
        assert desk.read() == ["K858"]
        back = desk.returned()
        cell = back.find(FIGURES, *VISITORS, column=ANSWER[FIGURES])
        assert back._text(back.cell(FIGURES, cell)) == "11,600人"
        desk.answer("確認済み", column=REMARK)
        assert desk.read() == []  # the value of the data stays, and the word is for nobody else
        assert '"11,600人", value: 11600' in desk.city.read(RESULTS)
        desk.answer("12,345人")
        desk.read()
        assert '"12,345人", value: 12345' in desk.city.read(RESULTS)

    @pytest.mark.breaks("K862")
    def test_what_is_right_as_it_stands_is_confirmed_in_the_remark(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, "12,345人").merge(FIGURES, "H3:I3"))
        assert desk.read() == ["K862"]
        desk.answer("確認済み", column=REMARK)
        assert desk.read() == []
        assert '"12,345人", value: 12345' in desk.city.read(RESULTS)
        assert desk.state() == ("済", 0)

    def test_a_deleted_row_that_is_filled_in_in_the_return_is_asked_about_no_more(self, desk: Desk) -> None:
        edits = desk.edit("計画課")
        desk.gather(edits.delete(FIGURES, int(edits.find(FIGURES, *TREES, column=REMARK)[1:])))
        assert desk.read() == ["K853"]
        desk.answer("480本", words=TREES)
        desk.answer(None, words=TREES, column=REASON)
        desk.answer(None, words=TREES, column=REMARK)
        assert desk.read() == []
        assert '"480本", value: 480' in desk.city.read(RESULTS)

    def test_empty_rows_are_counted_once_for_both_workbooks(
        self, desk: Desk, capsys: pytest.CaptureFixture[str]
    ) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, 7800))
        order = ["sheet", "in", "--data", str(desk.city.data)]
        main([*order, "--write", str(desk.gathered / "計画課.xlsx")])
        alone = capsys.readouterr().out.splitlines()[-2].partition("空欄")[2]
        desk.answer("7,800人")
        main([*order, *map(str, sorted(desk.gathered.glob("*.xlsx")))])
        both = capsys.readouterr().out.splitlines()[-2]
        assert both == f"読み取った答え: 1 件、お尋ね: 0 件、空欄{alone}"


class TestQuestionsThatNobodyLookedAt:
    """The workbook comes back as it went, and the first one is not beside it: what was asked is asked again, never taken for an answer."""

    def come_back_alone(self, desk: Desk) -> None:
        (desk.gathered / "計画課.xlsx").unlink()

    @pytest.mark.breaks("K872")
    def test_a_formula_is_asked_about_until_somebody_writes_a_value(self, desk: Desk) -> None:
        desk.gather(desk.edit("計画課").compute(FIGURES, "I3", "6000+1800", "7800"))
        assert desk.read() == ["K861"]
        self.come_back_alone(desk)
        assert desk.read() == ["K872"]
        assert desk.state() == ("質問あり", 1)
        assert desk.files() == desk.before
        desk.answer("7,800人")
        assert desk.read() == []
        assert '"7,800人", value: 7800' in desk.city.read(RESULTS)
        assert desk.state() == ("済", 0)

    @pytest.mark.breaks("K872")
    def test_the_question_stays_the_same_however_often_it_is_not_answered(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, "12,345人").merge(FIGURES, "H3:I3"))
        desk.read()
        asked = self.memo(desk)
        assert "結合されています" in asked
        assert "備考に「確認済み」と書いてください。" in asked
        self.come_back_alone(desk)
        for before, number in (("", "_2"), ("_2", "")):
            assert desk.read() == ["K872"]
            assert self.memo(desk, number) == asked
            (desk.gathered / f"返却_計画課{before}.xlsx").unlink()
        assert desk.files() == desk.before
        desk.answer("確認済み。", column=REMARK)
        assert desk.read() == []
        assert '"12,345人", value: 12345' in desk.city.read(RESULTS)
        assert "確認済み" not in desk.city.read(RESULTS)

    def memo(self, desk: Desk, number: str = "") -> str:
        notes = desk.returned(number).parts["xl/comments1.xml"].decode()
        return re.sub(r"<[^>]+>", "", notes).removeprefix("Kokai")

    @pytest.mark.breaks("K872")
    def test_a_row_that_was_deleted_is_confirmed_to_be_empty(self, desk: Desk) -> None:
        edits = desk.edit("計画課")
        desk.gather(edits.delete(FIGURES, int(edits.find(FIGURES, *TREES, column=REMARK)[1:])))
        assert desk.read() == ["K853"]
        self.come_back_alone(desk)
        assert desk.read() == ["K872"]
        assert desk.state() == ("質問あり", 1)
        desk.answer("確認済み", words=TREES, column=REMARK)
        assert desk.read() == []
        assert desk.state() == ("済", 0)
        assert desk.files() == desk.before

    def test_the_word_beside_a_reason_is_published_nowhere(self, desk: Desk) -> None:
        edits = desk.type(FIGURES, VISITORS, "集計中")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REMARK), "確認済み")
        desk.gather(edits)
        desk.read()
        assert "集計中" in desk.city.read(RESULTS)
        assert "確認済み" not in desk.city.read(RESULTS)

    @pytest.mark.parametrize("word", ["確認済み", "確認済", " 確認しました。", "確認ずみ"])
    def test_it_may_be_said_in_several_ways(self, word: str) -> None:
        assert is_confirmation(word)

    @pytest.mark.parametrize("word", ["", "なし", "確認中", "令和6年度の値を確認済み", "確認済みではない"])
    def test_anything_else_is_a_remark(self, word: str) -> None:
        assert not is_confirmation(word)


class TestValuesThatGoBackAsText:
    """What a formula showed, and one text for two rows: no answer is lost with a 確認済み beside it."""

    def memos(self, desk: Desk) -> str:
        parts = desk.returned().parts
        notes = [parts[name].decode() for name in sorted(parts) if name.startswith("xl/comments")]
        return re.sub(r"<[^>]+>", "", "\n".join(notes))

    def test_the_text_that_a_formula_showed_is_what_is_confirmed(self, desk: Desk) -> None:
        desk.gather(desk.edit("計画課").compute(FIGURES, "I3", 'SUM(2000,3000,3000,2000)&"人"', "10000人"))
        assert desk.read() == ["K861"]
        assert desk.returned().find(FIGURES, "来園者数", "10000人", column=ANSWER[FIGURES]) == "I3"
        assert "備考に「確認済み」と書いてください。" in self.memos(desk)
        desk.answer("確認済み", column=REMARK)
        assert desk.read() == []
        assert 'as_published: "10000人", value: 10000' in desk.city.read(RESULTS)
        assert desk.state() == ("済", 0)

    def test_so_is_an_amount_of_money(self, desk: Desk) -> None:
        edits = desk.edit("計画課")
        cell = edits.find(MONEY, "決算", column=ANSWER[MONEY])
        desk.gather(edits.compute(MONEY, cell, '12000+345&"千円"', "12,345千円"))
        assert desk.read() == ["K861"]
        back = desk.returned()
        assert back.find(MONEY, "12,345千円", column=ANSWER[MONEY]) == cell
        back.type(MONEY, back.find(MONEY, "12,345千円", column=REMARK), "確認済み")
        back.save(desk.gathered / "返却_計画課.xlsx")
        assert desk.read() == []
        assert "12,345千円" in desk.city.read(RESULTS)

    @pytest.mark.parametrize("shown", ["", "#REF!"])
    def test_one_that_showed_nothing_that_can_be_read_is_not_confirmed(self, desk: Desk, shown: str) -> None:
        edits = desk.edit("計画課")
        row = edits.find(FIGURES, *TREES, column=ANSWER[FIGURES])
        for column in (REASON, REMARK):
            edits.type(FIGURES, edits.find(FIGURES, *TREES, column=column), None)
        desk.gather(edits.compute(FIGURES, row, "B3", shown))
        assert "K861" in desk.read()
        assert "確認済み" not in self.memos(desk)
        desk.answer("確認済み", words=TREES, column=REMARK)
        assert len(desk.read()) == 1
        assert desk.state() == ("質問あり", 1)
        assert desk.files() == desk.before

    def test_a_text_for_two_rows_is_confirmed_for_the_first_alone(self, desk: Desk) -> None:
        edits = desk.edit("企画部").type(TEXTS, "E6", "池で講座を開いた。").merge(TEXTS, "E6:E7")
        desk.gather(edits, "企画部")
        assert desk.read() == ["K862", "K862"]
        back = StaffEdits(desk.gathered / "返却_企画部.xlsx")
        memos = b"".join(part for name, part in back.parts.items() if name.startswith("xl/comments")).decode()
        assert memos.count("備考に「確認済み」と書いてください。") == 1
        for number in (6, 7):
            back.type(TEXTS, f"H{number}", "確認済み")
        back.save(desk.gathered / "返却_企画部.xlsx")
        assert desk.read() == ["K872"]
        assert "池で講座を開いた。" in str(desk.files())
        states = {each.name: each for each in desk.states().departments}
        assert states["企画部"].state.value == "質問あり"
        again = StaffEdits(desk.gathered / "返却_企画部_2.xlsx")
        again.type(TEXTS, "E7", "窓口を広げた。").save(desk.gathered / "返却_企画部_2.xlsx")
        assert desk.read() == []
        assert "窓口を広げた。" in str(desk.files())

    def test_merged_cells_of_one_answer_and_pages_are_confirmed(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, "12,345人").merge(FIGURES, "I3:J3"))
        assert desk.read() == ["K862", "K862"]
        desk.answer("確認済み", column=REMARK)
        assert desk.read() == []
        assert '"12,345人", value: 12345' in desk.city.read(RESULTS)


class TestWhatLiesInTheFolder:
    def test_a_workbook_in_which_nothing_is_written_has_come_and_is_told_so(self, desk: Desk) -> None:
        name = "企画部"
        states = {each.name: each for each in desk.states().departments}
        assert states[name].state.value == "未提出"
        desk.gather(desk.edit(name), name)
        states = {each.name: each for each in desk.states().departments}
        assert states[name].state.value == "記入なし"
        told = render_states(desk.states())
        assert "受け取りましたが、何も記入されていませんでした" in told
        edits = desk.edit(name)
        edits.type(FIGURES, "M3", "確認済み")  # the first remark
        desk.gather(edits, name)
        states = {each.name: each for each in desk.states().departments}
        assert (states[name].state.value, states[name].blank) == ("済", 2)

    def test_names_in_capitals_count_and_what_programs_leave_does_not(self, desk: Desk) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, "12,345人"))
        (desk.gathered / "計画課.xlsx").rename(desk.gathered / "計画課.XLSX")
        for left in ("~$計画課.xlsx", ".~lock.計画課.xlsx#", "お礼.txt", "メール.eml"):
            (desk.gathered / left).write_bytes(b"x")
        assert desk.states().problems == ()
        assert desk.state() == ("済", 0)

    @pytest.mark.breaks("K850")
    def test_a_table_of_another_form_is_told_in_place_of_being_passed_over(self, desk: Desk) -> None:
        for name in ("計画課.csv", "企画部.CSV", "市民生活部.ods", "計画課.xlsm"):
            (desk.gathered / name).write_text("施策,実績\n", encoding="utf-8")
        found = [dict(each.details) for each in desk.states().problems]
        assert {each["file"] for each in found} == {"計画課.csv", "企画部.CSV", "市民生活部.ods", "計画課.xlsm"}
        of_csv = next(each for each in found if each["file"] == "計画課.csv")
        assert of_csv["cause"] == "CSV などのファイルには、どの行かを見分ける印が入りません"
        assert of_csv["mend_hint"] == "配った Excel ブック（.xlsx）に記入して、そのまま送ってもらってください。"


class TestNumbersBelowNothing:
    """A band or a number that is typed in 値 with whatever stroke people have for a minus."""

    @pytest.mark.parametrize(
        ("typed", "low", "high"),
        [
            ("▲259～▲250", "-259", "-250"),
            ("△5～△3", "-5", "-3"),
            ("-259～-250", "-259", "-250"),
            ("－２５９〜－２５０", "-259", "-250"),
            ("ー259～ー250", "-259", "-250"),
            ("−2.5 ～ 3", "-2.5", "3"),
            ("250～259", "250", "259"),
        ],
    )
    def test_is_read(self, typed: str, low: str, high: str) -> None:
        assert typed_keys(typed) == [("low", Plain(low)), ("high", Plain(high))]
        assert typed_keys(f"{low}～{high}") == typed_keys(typed)  # as the next workbook shows it

    @pytest.mark.parametrize("typed", ["△5", "▲5", "-5", "－５", "ー5", "−5"])
    def test_alone_too(self, typed: str) -> None:
        assert typed_keys(typed) == [("value", Plain("-5"))]

    def test_reaches_the_data(self, desk: Desk) -> None:
        edits = desk.type(FIGURES, VISITORS, "赤字")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=TYPED), "▲259～▲250")
        desk.gather(edits)
        desk.read()
        assert "low: -259, high: -250" in desk.city.read(RESULTS)

    @pytest.mark.breaks("K868")
    @pytest.mark.parametrize("typed", ["259～250", "▲250～▲259", "1.2.3", "1-2", "1～2～3"])
    def test_that_is_no_number_and_no_band_is_asked_about_and_not_published_as_words(
        self, desk: Desk, typed: str
    ) -> None:
        edits = desk.type(FIGURES, VISITORS, "赤字")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=TYPED), typed)
        desk.gather(edits)
        assert desk.read() == ["K868"]
        assert desk.files() == desk.before

    @pytest.mark.parametrize("typed", ["3人", "多くの人", "２回", "1階と2階"])
    def test_words_stay_words(self, typed: str) -> None:
        assert not is_broken_number(typed)


class TestReadTwice:
    """The same file once more changes nothing and asks nothing."""

    def read_twice(self, desk: Desk, edits: StaffEdits) -> None:
        desk.gather(edits)
        assert desk.read() == []
        written = desk.files()
        assert written != desk.before
        assert desk.read() == []
        assert desk.files() == written

    @pytest.mark.parametrize("typed", ["集計中", "未集計", "12,345人", "△5人"])
    def test_a_figure(self, desk: Desk, typed: str) -> None:
        self.read_twice(desk, desk.type(FIGURES, VISITORS, typed))

    @pytest.mark.parametrize("typed", ["６００", "600人", 600, "600.0"])
    def test_a_typed_value(self, desk: Desk, typed: object) -> None:
        edits = desk.type(FIGURES, VISITORS, "53人増やし、600人となった")
        self.read_twice(desk, edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=TYPED), typed))  # type: ignore[arg-type]

    def test_a_reason_in_other_words(self, desk: Desk) -> None:
        edits = desk.type(FIGURES, VISITORS, "－")
        self.read_twice(desk, edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REASON), "算定不能"))

    def test_a_text_and_an_amount(self, desk: Desk) -> None:
        self.read_twice(desk, desk.type(TEXTS, ("中央公園", "したこと"), "集計中"))
        desk.before = desk.files()
        edits = desk.edit("市民生活部")
        desk.gather(
            edits.type(MONEY, edits.find(MONEY, "総コスト", column=ANSWER[MONEY]), "２，３４５千円"), "市民生活部"
        )
        assert desk.read() == []
        assert '"２，３４５千円"' in desk.city.read(RESULTS)
        assert desk.read() == []

    def test_a_typed_value_that_the_wording_says_too(self, desk: Desk) -> None:
        edits = desk.type(FIGURES, VISITORS, "12,345人")
        self.read_twice(desk, edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=TYPED), "１２，３４５"))


class TestValuesAsStaffTypeThem:
    """Wide digits, commas, signs and the unit in the column of the value."""

    @pytest.mark.parametrize(
        ("wording", "typed", "value"),
        [
            ("53人増やし、600人となった", "６００", "600"),
            ("1,234人増やし、9,999人となった", "９，９９９", "9999"),
            ("600人と595人との差は△5人", "ー５", "-5"),
            ("600人と595人との差は△5人", "－5", "-5"),
            ("600人と595人との差は△5人", "△５", "-5"),
            ("53人増やし、600人となった", "６００人", "600"),
        ],
    )
    def test_are_read(self, desk: Desk, wording: str, typed: str, value: str) -> None:
        edits = desk.type(FIGURES, VISITORS, wording)
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=TYPED), typed)
        assert codes(desk.take(edits)) == []
        assert f"value: {value}}}" in desk.changed_lines()[0][1]

    @pytest.mark.breaks("K865")
    def test_a_stroke_for_the_value_is_asked_for_its_reason_and_taken_with_one(self, desk: Desk) -> None:
        edits = desk.type(FIGURES, VISITORS, "－")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=TYPED), "－")
        assert codes(desk.take(edits)) == ["K865"]
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REASON), "集計中")
        assert codes(desk.take(edits)) == []
        assert 'as_published: "－", missing: being_compiled}' in desk.changed_lines()[0][1]


class TestTextsWithoutText:
    def answer(self, desk: Desk, wording: str, reason: str | None) -> list[str]:
        edits = desk.type(TEXTS, ("中央公園", "したこと"), wording)
        edits.type(TEXTS, edits.find(TEXTS, "中央公園", "したこと", column=REASON), reason)
        return codes(desk.take(edits))

    @pytest.mark.parametrize("stroke", ["－", "ー", "―"])
    def test_a_stroke_with_its_reason_is_what_the_guide_asks_for(self, desk: Desk, stroke: str) -> None:
        assert self.answer(desk, stroke, "未実施") == []
        assert desk.changed_lines()[0][1] == f'    done: {{missing: not_done, note: "{stroke}"}}'
        assert desk.city.report() == ""

    @pytest.mark.breaks("K865")
    def test_a_stroke_alone_is_asked_for_its_reason(self, desk: Desk) -> None:
        assert self.answer(desk, "－", None) == ["K865"]

    @pytest.mark.parametrize(
        ("wording", "reason", "said"),
        [
            ("検討中", None, "under_coordination, note: 検討中"),
            ("未定", None, "under_coordination, note: 未定"),
            ("該当なし", None, "not_applicable, note: 該当なし"),
            ("調整中（７月公表）", None, "under_coordination, note: 調整中（７月公表）"),
            ("現在確認中です。", None, "under_investigation, note: 現在確認中です。"),
            ("調整中", None, "under_coordination"),
            ("検討中", "調整中", "under_coordination, note: 検討中"),
            ("記載なし", None, "not_in_source, note: 記載なし"),
            ("不明", "記載なし", "not_in_source, note: 不明"),
            (None, "記載なし", "not_in_source, note: 記載なし"),
        ],
    )
    def test_the_word_of_the_document_stays_beside_the_reason(
        self, desk: Desk, wording: str | None, reason: str | None, said: str
    ) -> None:
        edits = desk.type(TEXTS, ("中央公園", "したこと"), wording)
        desk.gather(edits.type(TEXTS, edits.find(TEXTS, "中央公園", "したこと", column=REASON), reason))
        assert desk.read() == []
        line = desk.changed_lines()[0][1].replace('"', "")
        assert line == f"    done: {{missing: {said}}}"
        assert desk.city.report() == ""
        written = desk.files()
        assert desk.read() == []
        assert desk.files() == written

    def test_the_word_of_the_document_comes_before_the_remark(self, desk: Desk) -> None:
        edits = desk.type(TEXTS, ("中央公園", "したこと"), "検討中")
        desk.gather(edits.type(TEXTS, edits.find(TEXTS, "中央公園", "したこと", column=REMARK), "７月に決めます。"))
        assert desk.read() == []
        assert "検討中。７月に決めます。" in desk.changed_lines()[0][1]

    @pytest.mark.parametrize("wording", ["検討中、庁内会議を開催", "検討中（庁内会議を3回開催）", "木を植えました。"])
    def test_a_text_that_goes_on_is_a_report(self, desk: Desk, wording: str) -> None:
        assert self.answer(desk, wording, None) == []
        assert "missing" not in desk.changed_lines()[0][1]

    def test_the_reason_alone_is_one(self, desk: Desk) -> None:
        assert self.answer(desk, "集計中", None) == []
        assert desk.changed_lines()[0][1] == "    done: {missing: being_compiled}"

    @pytest.mark.breaks("K867")
    def test_a_reason_as_text_and_another_one_chosen(self, desk: Desk) -> None:
        assert self.answer(desk, "集計中", "未実施") == ["K867"]

    @pytest.mark.breaks("K867")
    def test_a_text_and_a_reason(self, desk: Desk) -> None:
        assert self.answer(desk, "木を植えました。", "未実施") == ["K867"]

    def test_an_amount_that_the_document_prints_as_a_stroke(self, desk: Desk) -> None:
        edits = desk.type(MONEY, ("総コスト",), "－", of="市民生活部")
        edits.type(MONEY, edits.find(MONEY, "総コスト", column=REASON), "集計中")
        assert codes(desk.take(edits)) == []
        assert 'missing: being_compiled, as_published: "－"' in desk.changed_lines()[0][1]
        assert desk.city.report() == ""
        assert codes(desk.take(edits)) == []


def test_a_remark_that_is_going_to_be_published_is_shown_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = SheetRound(tmp_path)
    edits = sheets.type(FIGURES, VISITORS, None)
    edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REASON), "集計中")
    edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REMARK), "担当の山が多忙のため")
    path = sheets.save(edits)
    assert main(["sheet", "in", "--data", str(sheets.city.data), str(path)]) == 0
    told = capsys.readouterr().out
    assert "備考は、値がない理由の補足として公開します: 「担当の山が多忙のため」" in told
    assert sheets.files() == sheets.before
    shutil.rmtree(sheets.out)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
class TestLibreOffice:
    """Opened, changed and saved by LibreOffice instead of Excel."""

    def convert(self, path: Path, form: str, folder: Path) -> Path:
        order = ["soffice", f"-env:UserInstallation=file://{path.parent}/profile", "--headless", "--convert-to", form]
        subprocess.run([*order, "--outdir", str(folder), str(path)], check=True, capture_output=True)
        return folder / f"{path.stem}.{form}"

    def test_a_cell_that_is_typed_there_changes_its_own_line_and_no_comment(self, desk: Desk, tmp_path: Path) -> None:
        flat = self.convert(desk.save(desk.edit("計画課"), "計画課"), "fods", tmp_path / "flat")
        text = flat.read_text("utf-8")
        assert text.count(">15件<") == 2  # the cell, and the hidden copy of what was sent
        flat.write_text(text.replace(">15件<", ">17件<", 1), "utf-8")
        saved = self.convert(flat, "xlsx", desk.gathered)
        collected = collect_sheets(desk.city.data, [saved])
        assert codes(collected) == []
        write_collected(desk.city.data, collected)
        ((before, after),) = desk.changed_lines()
        assert before.endswith("part: h1, as_published: 15件, value: 15} # h1 h2 q1 to q4 m1 to m12")
        assert after.endswith('part: h1, as_published: "17件", value: 17} # h1 h2 q1 to q4 m1 to m12')
        assert desk.read() == []

    def test_a_return_that_was_only_saved_there_is_no_answer_and_one_that_was_mended_is(
        self, desk: Desk, tmp_path: Path
    ) -> None:
        desk.gather(desk.type(FIGURES, VISITORS, 7800))
        desk.read()
        saved = self.convert(desk.gathered / "返却_計画課.xlsx", "xlsx", tmp_path / "saved")
        shutil.copy(saved, desk.gathered / "返却_計画課.xlsx")
        assert desk.read() == ["K859"]
        assert desk.files() == desk.before
        desk.answer("7,800人")
        saved = self.convert(desk.gathered / "返却_計画課.xlsx", "xlsx", tmp_path / "again")
        shutil.copy(saved, desk.gathered / "返却_計画課.xlsx")
        assert desk.read() == []
        assert len(desk.changed_lines()) == 1
