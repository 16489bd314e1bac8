"""Files that are written together: whenever the program ends, all of them are or none, and the next run finishes what was begun."""

import json
import os
import shutil
from pathlib import Path

import pytest

from generator.cli import main
from generator.load.read import read_data
from generator.plan_books import write_plan
from generator.sheets import write_collected
from generator.system import together
from generator.system.together import HALF_WRITTEN, NOTE, NoteNotOursError, finish_together, write_together
from plan_sheets import PlanSheets
from sheet_round import FIGURES, SheetRound

NEW = {"a/b/new.yaml": b"new", "old.yaml": b"after", "計画.yaml": b"plan"}
OLD = {"old.yaml": b"before"}


class Ended(BaseException):
    """The program is gone, as after `kill -9`: nothing is cleaned up."""


def end_at(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The program ends before it opens a file to write, or gives one its name, for the time with this number."""
    done = 0
    write, replace = together._write_through, Path.replace

    def count() -> None:
        nonlocal done
        done += 1
        if done == number:
            monkeypatch.setattr(shutil, "rmtree", lambda *_, **__: None)
            monkeypatch.setattr(Path, "unlink", lambda *_, **__: None)
            monkeypatch.setattr(Path, "rmdir", lambda *_: None)
            monkeypatch.setattr(together, "exchange_content", lambda *_: None)
            raise Ended

    def write_counted(path: Path, content: bytes) -> None:
        path.write_bytes(content[:1])
        count()
        write(path, content)

    def replace_counted(self: Path, target: Path) -> Path:
        count()
        return replace(self, target)

    monkeypatch.setattr(together, "_write_through", write_counted)
    monkeypatch.setattr(Path, "replace", replace_counted)


def files_of(folder: Path) -> dict[str, bytes]:
    """All files that are no matter of the writing itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and HALF_WRITTEN not in path.parts
    }


def end_while(monkeypatch: pytest.MonkeyPatch, number: int, folder: Path) -> bool:
    """Write, and be ended; whether the note was there by then."""
    with monkeypatch.context() as patched:
        end_at(patched, number)
        with pytest.raises(Ended):
            write_together(folder, NEW, OLD if (folder / "old.yaml").exists() else {})
    return (folder / NOTE).exists()


@pytest.mark.parametrize("number", range(1, 9))
def test_is_all_or_nothing_whenever_the_program_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    (tmp_path / "old.yaml").write_bytes(b"before")
    before = files_of(tmp_path)
    half = end_while(monkeypatch, number, tmp_path)
    assert half == (number > 5)  # three files, the note, its name
    assert half or files_of(tmp_path) == before
    assert finish_together(tmp_path) == ([*NEW] if half else [])
    assert files_of(tmp_path) == (NEW if half else before)
    assert not (tmp_path / HALF_WRITTEN).exists()
    now = {name: content for name, content in files_of(tmp_path).items() if name in NEW}
    assert [tmp_path / name for name in NEW] == write_together(tmp_path, NEW, now)
    assert files_of(tmp_path) == NEW


def test_what_waits_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert end_while(monkeypatch, 7, tmp_path)
    with pytest.raises(OSError, match=r"files\.json"):
        write_together(tmp_path, {"other.yaml": b"x"}, {})
    assert finish_together(tmp_path) == [*NEW]


def test_rights_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "old.yaml").write_bytes(b"before")
    (tmp_path / "old.yaml").chmod(0o640)
    (tmp_path / "link.yaml").symlink_to("old.yaml")
    write_together(tmp_path, {"link.yaml": b"after"}, {"link.yaml": b"before"})
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "old.yaml").read_bytes() == b"after"
    assert (tmp_path / "old.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("names", [["../out"], ["/etc/out"], ["link/out"], [1], {}, ["none"], ["a\0b"]])
def test_a_note_of_somebody_else_writes_nothing(tmp_path: Path, names: object) -> None:
    folder = tmp_path / "data"
    (folder / HALF_WRITTEN).mkdir(parents=True)
    (folder / "link").symlink_to(tmp_path)
    (folder / NOTE).write_text(json.dumps(names), encoding="utf-8")
    if names != ["none"]:
        (folder / HALF_WRITTEN / "0").write_bytes(b"x")
    before = files_of(tmp_path)
    with pytest.raises(NoteNotOursError):
        finish_together(folder)
    assert files_of(tmp_path) == before
    assert not Path("/etc/out").exists()


@pytest.mark.long
class TestCommands:
    """A plan or results that were half written are told, and finished by the next command that writes."""

    def ended(self, monkeypatch: pytest.MonkeyPatch, sheets: PlanSheets) -> None:
        taken = sheets.take()
        assert taken.is_sound()
        with monkeypatch.context() as patched:
            end_at(patched, len(taken.starting.data) + len(taken.starting.changed) + 4)
            with pytest.raises(Ended):
                write_plan(sheets.city.data, taken)

    @pytest.mark.breaks("K114")
    def test_half_a_plan_is_told_and_finished(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        whole, sheets = PlanSheets(tmp_path / "whole"), PlanSheets(tmp_path / "half")
        whole.write()
        self.ended(monkeypatch, sheets)
        assert sheets.files() not in (sheets.before, whole.files())
        assert [found.rule for found in read_data(sheets.city.data)[1]] == ["K114"]
        assert main(["check", "--data", str(sheets.city.data)]) == 1
        assert "[誤り K114]" in capsys.readouterr().err
        book = str(sheets.workbook())
        assert main(["sheet", "plan", "in", "--data", str(sheets.city.data), "--plan", "green", book]) == 1
        told = capsys.readouterr().err
        assert told.startswith("前に途中で止まった書き込みを終えました（5 ファイル）。")
        assert "[誤り K884]" in told  # it is there, as a whole
        assert sheets.files() == whole.files()

    def test_results_of_several_files_are_all_written_or_none(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        sheets = SheetRound(tmp_path)
        collected = sheets.take(sheets.type(FIGURES, ("来園者数",), "12,345人"), write=False)
        both = collected._replace(
            texts={**collected.texts, "mihon/basic-plan/results/more.yaml": "round: yearly-2024\n"}
        )
        for number in range(1, 5):
            with monkeypatch.context() as patched:
                end_at(patched, number)
                with pytest.raises(Ended):
                    write_collected(sheets.city.data, both)
            assert sheets.files() == sheets.before
        assert os.path.lexists(sheets.city.data / HALF_WRITTEN)
        write_collected(sheets.city.data, both)
        assert set(sheets.files()) - set(sheets.before) == {"mihon/basic-plan/results/more.yaml"}
        assert not os.path.lexists(sheets.city.data / HALF_WRITTEN)
