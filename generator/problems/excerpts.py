"""How a report names the files of the data folder, and where it takes the lines from that it shows."""

from collections.abc import Callable, Sequence
from pathlib import Path

from generator.problems.reports import Roots


def lines_below(data: Path) -> Callable[[str], Sequence[str]]:
    """Gives the lines of a file below the data folder; none where it cannot be read."""

    def lines(file: str) -> Sequence[str]:
        try:
            return (data / file).read_text(encoding="utf-8-sig", errors="replace").split("\n")
        except OSError:
            return ()

    return lines


def roots_of(data: Path, project: Path, out: Path) -> Roots:
    """The folders as the reader knows them: from where the command was given, else from the project, else whole.

    All three paths are absolute.
    """
    return Roots(*(_known_as(folder, project) for folder in (data, project, out)))


def _known_as(folder: Path, project: Path) -> str:
    for top in (*_here(), project):
        if folder.is_relative_to(top):
            name = folder.relative_to(top).as_posix()
            return "" if name == "." else f"{name}/"
    return f"{folder.as_posix()}/"


def _here() -> tuple[Path, ...]:
    try:
        return (Path.cwd(),)
    except OSError:  # the folder is gone
        return ()
