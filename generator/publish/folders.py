"""The folders of a build stand apart: what is written lies in no input, and no input in what is replaced."""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.problems.problem import Problem, problem, whole_file
from generator.publish.swap import is_site

_BESIDE: Final = re.compile(r"\.(.+)\.(?:spare|parked|lock)")
"""Names that a build gives to what it makes beside its output."""


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


def check_no_sites_part(written: Mapping[str, Path]) -> Iterator[Problem]:
    """Problems of folders to be written that lie in the site of another build, or bear the name of what it makes beside its site."""
    for what, folder in written.items():
        real = Path(os.path.realpath(folder))
        for above in real.parents:
            if is_site(above):
                yield problem(
                    "K907", whole_file(str(folder)), what=what, file=folder, other_what="ほかのサイト", other=above
                )
        if named := _BESIDE.fullmatch(real.name):
            other_what = f"出力先「{real.with_name(named[1])}」のための控えか印"
            yield problem("K907", whole_file(str(folder)), what=what, file=folder, other_what=other_what, other=real)


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
