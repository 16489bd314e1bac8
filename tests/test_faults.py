"""The machine or the program fails; one Japanese message with a code comes out, no traceback, and the last site stays."""

import errno
import json
import os
import shutil
from pathlib import Path

import pytest

from generator import build, cli, publishing, search, searching
from generator.build import Order, build_site
from generator.progress import Progress
from generator.shells import ChromeFailed
from sample import City, details

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
    return codes_of(order(folder))


def codes_of(asked: Order) -> list[str]:
    outcome = build_site(asked, Progress(quiet=True))
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


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, "空き容量がありません"),
        (errno.EDQUOT, "割り当てられた容量を使い切っています"),
        (errno.EROFS, "書き込めない場所です"),
        (errno.EACCES, "権限がありません"),
    ],
)
@pytest.mark.parametrize("place", ["site", "work"])
def test_a_disk_is_told_with_the_folder_that_is_on_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, cause: str, place: str
) -> None:
    """The system names a file when it is opened, not when a write into it fails."""
    asked = order(tmp_path)._replace(search=False, images=False)
    write = os.write

    def write_until_full(opened: int, content: bytes) -> int:
        if len(content) > 200:
            raise OSError(number, os.strerror(number))
        return write(opened, content)

    if place == "site":
        monkeypatch.setattr(os, "write", write_until_full)
    else:
        monkeypatch.setattr(build, "write_taken", raising(OSError(number, os.strerror(number))))
    outcome = build_site(asked, Progress(quiet=True))
    assert [found.rule for found in outcome.problems] == ["K902"]
    told = details(outcome.problems[0])
    assert told["cause"] == cause
    assert Path(told["file"]).is_relative_to(tmp_path / (".site.spare" if place == "site" else "work"))


@pytest.mark.parametrize(
    "fault",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        OSError("out of memory"),
        ImportError("icu.so: failed to map segment from shared object"),
        RuntimeError("Cannot allocate memory (os error 12)"),
    ],
)
def test_a_machine_without_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    monkeypatch.setattr(build, "plan_pages", raising(fault))
    assert codes(tmp_path) == ["K908"]


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("Error: No space left on device (os error 28)", ["K902"]),
        ("Error: Read-only file system (os error 30)", ["K902"]),
        ("memory allocation of 4096 bytes failed", ["K908"]),
        ("Error: Permission denied (os error 13)", ["K904"]),
    ],
)
def test_a_search_program_that_ran_out_of_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, told: str, code: list[str]
) -> None:
    monkeypatch.setattr(searching, "index_pages", raising(search.SearchIndexError(told)))
    assert codes(tmp_path) == code


def test_an_error_of_a_library_is_not_the_disks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "plan_pages", raising(OSError("cannot identify image file")))
    with pytest.raises(OSError, match="cannot identify"):
        codes(tmp_path)


def test_when_the_disk_is_full_at_the_last_step_the_last_site_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = order(tmp_path)._replace(search=False, images=False)
    assert build_site(asked, Progress(quiet=True)).published
    before = {path: path.read_bytes() for path in asked.out.rglob("*") if path.is_file()}
    measure = asked.data / "mihon" / "municipality.yaml"
    measure.write_text(measure.read_text(encoding="utf-8").replace("みほんし", "みほんのし"), encoding="utf-8")
    monkeypatch.setattr(publishing, "write_last", raising(OSError(errno.ENOSPC, "No space left on device")))
    assert codes_of(asked) == ["K902"]
    assert {path: path.read_bytes() for path in asked.out.rglob("*") if path.is_file()} == before


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
