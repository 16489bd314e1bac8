"""A workbook of another round than the one that is answered now: told, and taken only where somebody says that it is meant."""

import re
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.problems.reports import words_of
from releases import release
from sheet_round import FIGURES, REMARK, TEXTS, SheetRound, codes
from staff_edits import StaffEdits

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


_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)


def status(sheets: SheetRound, folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says of a folder."""
    main(["sheet", "status", "--data", str(sheets.city.data), "--round", sheets.round, str(folder)])
    return capsys.readouterr().out


def returned(sheets: SheetRound, edits: StaffEdits, capsys: pytest.CaptureFixture[str]) -> str:
    """What the command says of a folder with one workbook."""
    folder = sheets.folder / "returned"
    folder.mkdir()
    edits.save(folder / "返送.xlsx")
    return status(sheets, folder, capsys)


def letter_to(told: str, name: str) -> str:
    """The letter to a department, "" where there is none."""
    return next((each for each in told.split("---- ") if each.startswith(f"{name} への連絡文")), "")


class TestFilesThatCannotBeRead:
    @pytest.mark.parametrize(
        "case",
        [
            (
                "計画課.xls",
                _OLD_EXCEL,
                "古い形の Excel ブック（.xls）です",
                "「Excel ブック（.xlsx）」を選んで保存し直し",
            ),
            ("計画課.xlsb", b"PK\x03\x04broken", "バイナリの形（.xlsb）の Excel ブックです", "選んで保存し直し"),
            (
                "返却_計画課 (1).xlsx",
                b"PK\x03\x04broken",
                "Excel ブック（.xlsx）として読めません",
                "開けるかを確かめてください",
            ),
            ("計画課（提出）.xlsx", b"", "ファイルが空です", "もう一度送ってください"),
            ("計画課.csv", b"a,b", "どの行かを見分ける印が入りません", "お送りした表（.xlsx）に記入して"),
            ("R6 計 画 課.ods", b"PK\x03\x04", "LibreOffice などの形（.ods）の表です", "選んで保存し直し"),
            ("計画課.pdf", b"%PDF-1.7", "PDF です", "お送りした表（.xlsx）に記入して"),
            ("計画課.zip", b"PK\x03\x04", "圧縮したファイル（.zip）です", "お送りした表（.xlsx）に記入して"),
            ("計画課", b"?", "表計算のファイルではありません", "お送りした表（.xlsx）に記入して"),
        ],
    )
    def test_are_listed_and_asked_for_again(
        self, sheets: SheetRound, capsys: pytest.CaptureFixture[str], case: tuple[str, bytes, str, str]
    ) -> None:
        name, content, cause, wish = case
        folder = sheets.folder / "returned"
        folder.mkdir()
        (folder / name).write_bytes(content)
        told = status(sheets, folder, capsys)
        assert f"読めないファイル: 1\n  {name}（" in told
        assert re.search("\n  計画課.*（読めないファイルが届いています）\n", told)
        own = letter_to(told, "計画課")
        assert "送り直しのお願い" in own
        assert f"「{name}」を、読み取れませんでした（" in own
        assert cause in own
        assert wish in own
        assert "まだ受け取っていません" not in own

    def test_are_told_of_whoever_sent_them_where_the_name_tells_no_department(
        self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = sheets.folder / "returned"
        folder.mkdir()
        (folder / "実績.xls").write_bytes(_OLD_EXCEL)
        (folder / "議事録.pdf").write_bytes(b"%PDF-1.7")
        told = status(sheets, folder, capsys)
        assert "読めないファイル: 2\n" in told
        assert "「実績.xls」を、読み取れませんでした" in letter_to(told, "「実績.xls」を送った部署")
        assert "議事録" not in told.partition("---- ")[2]
        assert "まだ受け取っていません" in letter_to(told, "計画課")

    def test_are_no_matter_where_the_department_sent_one_that_can_be_read(
        self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]
    ) -> None:
        folder = sheets.folder / "returned"
        folder.mkdir()
        (folder / "計画課.xls").write_bytes(_OLD_EXCEL)
        sheets.type(FIGURES, _WORDS, "11,501人").save(folder / "計画課.xlsx")
        told = status(sheets, folder, capsys)
        assert "  計画課.xls（古い形" in told
        assert "読み取れませんでした" not in told

    @pytest.mark.parametrize("name", ["連絡.txt", "送付.eml", "Thumbs.db", "~$計画課.xlsx", ".DS_Store"])
    def test_are_not_the_notes_of_the_office(
        self, sheets: SheetRound, capsys: pytest.CaptureFixture[str], name: str
    ) -> None:
        folder = sheets.folder / "returned"
        folder.mkdir()
        (folder / name).write_bytes(b"x")
        assert "読めないファイル" not in status(sheets, folder, capsys)


class TestBooksThatComeAfterTheRelease:
    def test_change_nothing_that_was_released_and_are_asked_about(
        self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]
    ) -> None:
        release(sheets.city)
        edits, before = sheets.type(FIGURES, _WORDS, "11,501人"), sheets.files()
        told = returned(sheets, edits, capsys)
        assert "公開した後に届いた: 1\n  計画課" in told
        own = letter_to(told, "計画課")
        assert "令和6年度実績の実績は、もう公開しています。" in own
        assert "公開した内容は、このままでは変えません。" in own
        assert "11,501人" in own
        assert codes(sheets.take(edits, write=True)) == ["K892"]
        assert "K550" in str(sheets.take(edits, write=True, its_round="yearly-2024").problems)
        assert sheets.files() == before

    @pytest.mark.breaks("K586")
    def test_are_listed_with_what_they_would_add(self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]) -> None:
        release(sheets.city)
        edits = sheets.type(TEXTS, ("窓口の改善（再掲）",), "案内の表示を替えた。", of="企画部")
        told = returned(sheets, edits, capsys)
        assert "公開した後に届いた: 1\n  企画部" in told
        assert "したこと: （載せていません） → 案内の表示を替えた。" in letter_to(told, "企画部")
        assert "K586" in codes(sheets.take(edits, write=False, its_round="yearly-2024"))

    def test_are_told_of_the_workbook_that_says_it(self, sheets: SheetRound) -> None:
        release(sheets.city)
        late = sheets.type(TEXTS, ("窓口の改善（再掲）",), "案内の表示を替えた。", of="企画部")
        empty = sheets.edit("企画部")
        empty.type(TEXTS, empty.find(TEXTS, "窓口の改善（再掲）", column=REMARK), "確認済み")
        taken = sheets.take(late, empty, write=False, its_round="yearly-2024")
        told = [dict(found.details) for found in taken.problems if found.rule == "K586"]
        assert [(each["file"], each["count"]) for each in told] == [("返送0.xlsx", "1")]

    def test_that_change_a_value_say_what_was_released_and_what_the_office_does_first(self, sheets: SheetRound) -> None:
        release(sheets.city)
        taken = sheets.take(sheets.type(FIGURES, _WORDS, "11,501人"), its_round="yearly-2024")
        (told,) = [" ".join(words_of(found)) for found in taken.problems if found.rule == "K870"]
        assert "前回の公開では「11,500人」でしたが、この答えでは「11,501人」です。" in told
        assert "事務局が、先にデータの値を直して訳を書いてから" in told
        assert "今のデータでは" not in told

    def test_that_say_what_is_out_are_done(self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]) -> None:
        release(sheets.city)
        folder = sheets.folder / "returned"
        folder.mkdir()
        shutil.copy(sheets.out / "市民生活部.xlsx", folder)
        told = status(sheets, folder, capsys)
        assert "公開した後に届いた" not in told
        assert "済: 1\n  市民生活部" in told

    def test_are_as_all_others_before_the_release(self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]) -> None:
        edits = sheets.type(FIGURES, _WORDS, "11,501人")
        assert "公開した後に届いた" not in returned(sheets, edits, capsys)
        assert "K586" not in codes(sheets.take(edits, write=False, its_round="yearly-2024"))
