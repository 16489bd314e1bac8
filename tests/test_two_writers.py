"""Two write at once: two runs of the program, or the program and somebody in an editor. Nothing of anybody's is lost without a word."""

import threading
from pathlib import Path

import pytest

from generator import sheets as sheets_room
from generator.cli import main
from generator.sheets import Collected, write_collected
from generator.system import together
from generator.system.together import FileInTheWayError, finish_together, hold_writing, write_together
from sheet_round import FIGURES, RESULTS, SheetRound
from staff_edits import StaffEdits


def test_a_file_that_somebody_saved_in_the_meantime_stays(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"of an editor")
    for files in ({"b.yaml": b"new", "a.yaml": b"ours"}, {"a.yaml": b"ours"}):
        with pytest.raises(FileInTheWayError, match=r"a\.yaml"):
            write_together(tmp_path, files, {"a.yaml": b"as it was read"})
    with pytest.raises(FileInTheWayError, match=r"a\.yaml"):  # and one that was to be new
        write_together(tmp_path, {"a.yaml": b"ours"}, {})
    with pytest.raises(FileInTheWayError, match=r"gone\.yaml"):
        write_together(tmp_path, {"gone.yaml": b"ours"}, {"gone.yaml": b"as it was read"})
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]
    assert (tmp_path / "a.yaml").read_bytes() == b"of an editor"


def test_who_comes_while_another_writes_waits_and_then_sees_what_was_written(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "a.yaml").write_bytes(b"before")
    refused: list[object] = []

    def write() -> None:
        try:
            write_together(folder, {"a.yaml": b"second"}, {"a.yaml": b"before"})
        except FileInTheWayError as there:
            refused.append(there.args[0])

    second = threading.Thread(target=write)
    with hold_writing(folder):
        second.start()
        second.join(0.3)
        assert second.is_alive()
        (folder / "a.yaml").write_bytes(b"first")
    second.join(10)
    assert refused == [folder / "a.yaml"]
    assert (folder / "a.yaml").read_bytes() == b"first"
    assert [path.name for path in tmp_path.rglob("*")] == ["data", "a.yaml"]


def test_a_writing_that_goes_on_is_not_finished_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "_WAIT", 0.1)
    waiting = tmp_path / "data" / together.HALF_WRITTEN
    waiting.mkdir(parents=True)
    with hold_writing(tmp_path / "data"):
        with pytest.raises(OSError, match="data"):
            finish_together(tmp_path / "data")
        with pytest.raises(OSError, match="data"):
            write_together(tmp_path / "data", {"a.yaml": b"x"}, {})
        assert waiting.is_dir()
    assert finish_together(tmp_path / "data") == []
    assert not waiting.exists()


def test_what_is_no_lock_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / ".data.lock").write_text("a note of somebody", encoding="utf-8")
    with pytest.raises(OSError, match=r"\.data\.lock"):
        write_together(tmp_path / "data", {"a.yaml": b"x"}, {})
    assert (tmp_path / ".data.lock").read_text(encoding="utf-8") == "a note of somebody"


@pytest.mark.long
class TestAnswers:
    """Answers of two departments for one file."""

    @pytest.fixture
    def sheets(self, tmp_path: Path) -> SheetRound:
        return SheetRound(tmp_path)

    def answer(self, sheets: SheetRound) -> StaffEdits:
        return sheets.type(FIGURES, ("来園者数",), "12,345人")

    def test_of_two_runs_one_is_refused_and_loses_nothing(self, sheets: SheetRound) -> None:
        one = sheets.take(self.answer(sheets), write=False)
        other = sheets.take(sheets.type(FIGURES, ("実施設計",), "設計した").type(FIGURES, "J5", "まだ"), write=False)
        write_collected(sheets.city.data, one)
        written = sheets.files()
        with pytest.raises(FileInTheWayError, match=r"2024\.yaml"):
            write_collected(sheets.city.data, other)
        assert sheets.files() == written
        assert "12,345人" in written[RESULTS]

    def test_what_an_editor_saved_stays_and_the_command_says_so(
        self, sheets: SheetRound, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        book = sheets.save(self.answer(sheets))
        collect = sheets_room.collect_sheets

        def collect_slowly(data: Path, files: list[Path], meant: str | None) -> Collected:
            collected = collect(data, files, meant)
            sheets.city.change(RESULTS, "窓口を見直しました。", "窓口を三つ見直しました。")
            return collected

        order = ["sheet", "in", "--data", str(sheets.city.data), "--write", str(book)]
        with monkeypatch.context() as patched:
            patched.setattr(sheets_room, "collect_sheets", collect_slowly)
            assert main(order) == 2
        told = capsys.readouterr()
        assert "2024.yaml」が、読んだあとに書き換えられています。データには何も書いていません。" in told.err
        assert "書き込みました" not in told.out
        assert "窓口を三つ見直しました。" in sheets.files()[RESULTS]
        assert "12,345人" not in sheets.files()[RESULTS]
        assert main(order) == 0
        assert "12,345人" in sheets.files()[RESULTS]
        assert "窓口を三つ見直しました。" in sheets.files()[RESULTS]
