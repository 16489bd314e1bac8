"""The machine or the program fails; one Japanese message with a code comes out, no traceback, and the last site stays."""

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from generator import build, cli, search, searching
from generator.build import Order, build_site
from generator.progress import Progress
from generator.shells import ChromeFailed
from sample import City

PROJECT = Path(__file__).resolve().parent.parent


class Stopped(Exception):  # noqa: N818 - stands for any fault nobody thought of
    """A fault of the program."""


def raising(fault: Exception) -> object:
    def fail(*_: object, **__: object) -> object:
        raise fault

    return fail


def order(folder: Path) -> Order:
    return Order(project=PROJECT, data=City(folder).data, out=folder / "site", work=folder / "work")


def codes(folder: Path) -> list[str]:
    outcome = build_site(order(folder), Progress(quiet=True))
    assert not outcome.published
    return [found.rule for found in outcome.problems]


def test_a_chrome_that_cannot_be_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "build_chrome", raising(ChromeFailed("content/about.md: 2 行目")))
    assert codes(tmp_path) == ["K704"]


@pytest.mark.parametrize("write", [True, False])
def test_a_link_out_of_the_hand_written_pages(tmp_path: Path, *, write: bool) -> None:
    project = tmp_path / "project"
    for folder in ("content", "overrides"):
        shutil.copytree(PROJECT / folder, project / folder)
    shutil.copy(PROJECT / "mkdocs.yml", project)
    (project / "content/secret.txt").symlink_to("/etc/passwd")
    os.mkfifo(project / "content/pipe.md")
    asked = order(tmp_path)._replace(project=project, write=write)
    outcome = build_site(asked, Progress(quiet=True))
    assert [(found.rule, found.place.file) for found in outcome.problems] == [
        ("K707", "content/pipe.md"),
        ("K707", "content/secret.txt"),
    ]
    assert not asked.out.exists()


def test_a_disk_that_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "build_chrome", raising(OSError(errno.ENOSPC, "No space left on device", "work/chrome")))
    assert codes(tmp_path) == ["K902"]


def test_a_folder_of_somebody_else(tmp_path: Path) -> None:
    letter = tmp_path / "site" / "letter.txt"
    letter.parent.mkdir()
    letter.write_text("大切な手紙")
    assert codes(tmp_path) == ["K903"]
    assert [path.name for path in letter.parent.iterdir()] == ["letter.txt"]


def test_a_search_that_cannot_be_indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "index_pages", raising(search.SearchIndexError("pagefind stopped")))
    assert codes(tmp_path) == ["K904"]
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_fault_nobody_thought_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    monkeypatch.setattr(cli, "build_site", raising(Stopped("思わぬこと")))
    assert cli.main(["check", "--project", str(tmp_path), "--format", form]) == 2
    told = capsys.readouterr()
    assert "[誤り K901] プログラムの不具合です" in told.err
    assert "Stopped: 思わぬこと" in told.err
    assert "Traceback" not in told.err + told.out
    assert "Traceback" in (tmp_path / ".kokai" / "fault.txt").read_text(encoding="utf-8")


def test_problems_of_the_data_are_not_faults(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    data = City(tmp_path).change("mihon/municipality.yaml", "reading: みほんし", "reading:").data
    arguments = [
        "check",
        "--project",
        str(PROJECT),
        "--data",
        str(data),
        "--work",
        str(tmp_path / "work"),
        "--quiet",
        "--format",
        "json",
    ]
    assert cli.main(arguments) == 1
    assert [row["code"] for row in json.loads(capsys.readouterr().out)] == ["K303"]
