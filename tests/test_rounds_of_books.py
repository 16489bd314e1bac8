"""A workbook of another round than the one that is answered now: told, and taken only where somebody says that it is meant."""

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from releases import release
from sheet_round import FIGURES, SheetRound, codes

pytestmark = pytest.mark.long

_PLAN = "mihon/basic-plan/plan.yaml"
_WORDS = ("来園者数",)


@pytest.fixture
def sheets(tmp_path: Path) -> SheetRound:
    return SheetRound(tmp_path)


def with_round(sheets: SheetRound, its_round: str, day: str) -> None:
    """One more round of the plan."""
    line = f"  - {{id: {its_round}, name: 次の回, kind: yearly, fiscal_year: 2025, as_of: {day}, source: {{document: report-2024}}}}\n"
    head = "rounds: # rounds of reporting; files in results/ name them\n"
    sheets.city.change(_PLAN, head, f"rounds:\n{line}")


class TestWhatIsAsked:
    @pytest.mark.breaks("K892")
    def test_a_round_that_is_released(self, sheets: SheetRound) -> None:
        release(sheets.city)
        collected = sheets.take(sheets.type(FIGURES, _WORDS, "11,501人"))
        assert codes(collected) == ["K892"]
        assert dict(collected.problems[0].details)["cause"] == "この回の実績は、もう公開しています"
        assert (dict(collected.texts), sheets.changed_lines()) == ({}, [])

    def test_a_later_round_whose_day_has_come(self, sheets: SheetRound, monkeypatch: pytest.MonkeyPatch) -> None:
        with_round(sheets, "yearly-2025", "2026-03-31")
        edits = sheets.type(FIGURES, _WORDS, "11,501人")
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774882800")  # 2026-03-31 in Japan
        assert codes(sheets.take(edits, write=False)) == ["K892"]
        monkeypatch.setenv("SOURCE_DATE_EPOCH", "1774796400")  # the day before
        assert codes(sheets.take(edits, write=False)) == []

    def test_a_later_round_that_has_results(self, sheets: SheetRound) -> None:
        with_round(sheets, "yearly-2025", "2999-03-31")
        assert codes(sheets.take(sheets.type(FIGURES, _WORDS, "11,501人"), write=False)) == []
        sheets.city.put(
            "mihon/basic-plan/results/2025.yaml",
            "round: yearly-2025\nmeasures: [{measure: park, done: 工事をした。}]\n",
        )
        assert codes(sheets.take(sheets.type(FIGURES, _WORDS, "11,501人"), write=False)) == ["K892"]

    def test_a_workbook_that_says_nothing_new_is_not_asked_about(self, sheets: SheetRound) -> None:
        release(sheets.city)
        assert codes(sheets.take(sheets.edit("計画課"))) == []


class TestOnPurpose:
    def test_the_round_that_is_named_is_taken(self, sheets: SheetRound) -> None:
        with_round(sheets, "yearly-2025", "2020-03-31")
        sheets.city.change(_PLAN, "as_of: 2020-03-31", "as_of: 2025-09-30")
        collected = sheets.take(sheets.type(FIGURES, _WORDS, "11,501人"), its_round="yearly-2024")
        assert (codes(collected), len(collected.changes)) == ([], 1)

    def test_no_other_is_taken_then(self, sheets: SheetRound) -> None:
        collected = sheets.take(sheets.type(FIGURES, _WORDS, "11,501人"), its_round="interim-2024")
        assert (codes(collected), collected.changes) == (["K892"], ())

    def test_a_round_that_is_not_there(self, sheets: SheetRound) -> None:
        assert codes(sheets.take(sheets.edit("計画課"), its_round="yearly-1999")) == ["K852"]


class TestCommand:
    def test_the_round_of_each_workbook_is_told(self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["sheet", "in", "--data", str(sheets.city.data), str(sheets.out / "計画課.xlsx")]) == 0
        assert "回: 令和6年度実績（yearly-2024）の表 1 冊: 計画課.xlsx\n" in capsys.readouterr().out

    def test_of_two_rounds_together_the_later_one_is_taken(
        self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]
    ) -> None:
        earlier = SheetRound(sheets.folder / "interim", "interim-2024", sheets.city)
        old = earlier.save(earlier.type(FIGURES, _WORDS, "6,000人"), "前の回")
        new = sheets.save(sheets.type(FIGURES, _WORDS, "11,501人"), "今の回")
        assert main(["sheet", "in", "--data", str(sheets.city.data), str(old), str(new)]) == 1
        told = capsys.readouterr()
        assert told.err.count("[誤り K892]") == 1
        assert "「前の回.xlsx」は、「令和6年度中間報告」（interim-2024）の表です。" in told.err
        assert "一緒に取り込む表に、後の回「令和6年度実績」（yearly-2024）の表があります" in told.err
        assert "読み取った答え: 1 件" in told.out

    def test_status_lists_workbooks_of_other_rounds(
        self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]
    ) -> None:
        earlier = SheetRound(sheets.folder / "interim", "interim-2024", sheets.city)
        folder = sheets.folder / "returned"
        folder.mkdir()
        shutil.copy(earlier.out / "計画課.xlsx", folder / "古い.xlsx")
        main(["sheet", "status", "--data", str(sheets.city.data), "--round", "yearly-2024", str(folder)])
        told = capsys.readouterr().out
        assert "ほかの回の表: 1\n  古い.xlsx（令和6年度中間報告）\n" in told
        letters = told.split("---- ")
        (own,) = [each for each in letters if each.startswith("計画課 への連絡文")]
        assert "令和6年度実績の表ではありませんでした: 古い.xlsx（令和6年度中間報告）。" in own
        assert "「計画課.xlsx」に書き直してください。" in own
        assert not any("古い.xlsx" in each for each in letters[1:] if each != own)
        assert re.search("\n  計画課.*（ほかの回の表が届いています）\n", letters[0])

    def test_a_department_that_sent_both_is_done(self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]) -> None:
        earlier = SheetRound(sheets.folder / "interim", "interim-2024", sheets.city)
        folder = sheets.folder / "returned"
        folder.mkdir()
        shutil.copy(earlier.out / "計画課.xlsx", folder / "古い.xlsx")
        sheets.type(FIGURES, _WORDS, "11,501人").save(folder / "計画課.xlsx")
        main(["sheet", "status", "--data", str(sheets.city.data), "--round", "yearly-2024", str(folder)])
        told = capsys.readouterr().out
        assert "済: 1\n  計画課" in told
        assert "ではありませんでした" not in told

    def test_a_workbook_that_is_not_taken_is_told_with_the_reason(
        self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]
    ) -> None:
        release(sheets.city)
        old = sheets.save(sheets.type(FIGURES, _WORDS, "11,501人"), "前の回")
        other = sheets.folder / "議事録.xlsx"
        other.write_bytes(b"x")
        assert main(["sheet", "in", "--data", str(sheets.city.data), str(old), str(other)]) == 1
        told = capsys.readouterr().out
        assert "お尋ね: 0 件" in told
        assert "受け取らなかった表: 2 冊（お尋ねには数えず、返却の表も作りません。" in told
        assert "\n  前の回.xlsx: 今の回の表ではありません\n" in told
        assert "\n  議事録.xlsx: 読めません\n" in told
