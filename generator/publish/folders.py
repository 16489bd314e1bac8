"""The folders of a build stand apart: what is written lies in no input, and no input in what is replaced."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator.problems.problem import Problem, problem, whole_file


def check_apart(read: Mapping[str, Path], written: Mapping[str, Path]) -> Iterator[Problem]:
    """Problems of folders that lie in each other or are the same; both map a Japanese name to a folder.

    Folders that are only read may lie in each other. Links and other ways to the same folder are seen through.
    """
    writes = list(written.items())
    for place, (what, folder) in enumerate(writes):
        for other_what, other in [*read.items(), *writes[place + 1 :]]:
            if _lies_in(folder, other) or _lies_in(other, folder):
                details = {"what": what, "file": folder, "other_what": other_what, "other": other}
                yield problem("K907", whole_file(str(folder)), **details)


def _lies_in(one: Path, other: Path) -> bool:
    """Whether ``one`` is ``other`` or stands below it."""
    inner, outer = Path(os.path.realpath(one)), Path(os.path.realpath(other))
    if inner.is_relative_to(outer):
        return True
    try:
        sought = outer.stat()
    except OSError:  # not there yet
        return False
    return any(_is_same(folder, sought) for folder in (inner, *inner.parents))  # another name: case, a mount


def _is_same(folder: Path, sought: os.stat_result) -> bool:
    try:
        return os.path.samestat(folder.stat(), sought)
    except OSError:
        return False
