"""How a report names the files of the data folder, and where it takes the lines from that it shows."""

from collections.abc import Callable, Sequence
from pathlib import Path


def lines_below(data: Path) -> Callable[[str], Sequence[str]]:
    """Gives the lines of a file below the data folder; none where it cannot be read."""

    def lines(file: str) -> Sequence[str]:
        try:
            return (data / file).read_text(encoding="utf-8-sig", errors="replace").split("\n")
        except OSError:
            return ()

    return lines


def prefix_of(data: Path, project: Path) -> str:
    """The data folder as the reader knows it: below the project, else its whole path. Ends in a slash."""
    try:
        return data.relative_to(project).as_posix() + "/"
    except ValueError:
        return data.as_posix() + "/"
