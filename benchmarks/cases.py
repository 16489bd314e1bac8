"""What is measured: each run's state before, and its command."""

import itertools
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from benchmarks.measuring import Case
from benchmarks.results import CHANGED, CHANGED_AGAIN, CHANGED_SEARCH, COLD, COLD_SEARCH, MKDOCS, WARM, WARM_EMPTY

_SUMMARY: Final = re.compile(r"(?m)^( +summary: )(\|-\n +)?(?=[^\s\"'|])")
_ADDED: Final = "書き足した文です。"


class Places(NamedTuple):
    """Folders of one benchmark: the project whose templates are used, the data, the Markdown, and where the runs write."""

    project: Path
    data: Path
    markdown: Path
    runs: Path


def list_cases(places: Places, *, search: bool, mkdocs: bool) -> list[Case]:
    """Everything that is to be measured, in the order of one round.

    No folder that a run writes to was used before, and none is removed before the end: on ext4, files that are made right after as many
    were removed cost several times a plain write.
    """
    cases = [Case(MKDOCS, lambda number: _build_mkdocs(places, number))] if mkdocs else []
    change = Change(places.data)

    def kokai(name: str, state: str, *options: str) -> Case:
        return Case(name, lambda number: _build_kokai(places, number, state, options))

    def changed(name: str, state: str, *options: str) -> Case:
        def prepare(number: int) -> Sequence[str]:
            change.make()
            return _build_kokai(places, number, state, options)

        return Case(name, prepare)

    # Pictures for other sites are drawn once and kept; like the search they are left out of what is compared.
    plain = ("--no-search", "--no-images")
    # A run goes on with the site and the working folder that the run before it left in the round.
    cases += [
        kokai(COLD, "first", *plain),
        changed(CHANGED, "first", *plain),
        changed(CHANGED_AGAIN, "first", *plain),
        kokai(WARM, "first", "--all-pages", *plain),
        kokai(WARM_EMPTY, "second", "--all-pages", *plain),
    ]
    if search:
        cases += [kokai(COLD_SEARCH, "search", "--no-images"), changed(CHANGED_SEARCH, "search", "--no-images")]
    return cases


def build_once(places: Places) -> list[str]:
    """The command that builds the site the Markdown is taken from."""
    return _build_kokai(places, -1, "whole", ("--no-search", "--no-images"))


def site_of_first_build(places: Places) -> Path:
    """Where that command leaves the site."""
    return _folder(places, -1) / "whole"


def _folder(places: Places, number: int) -> Path:
    return places.runs / f"round-{number + 1}"


def _build_kokai(places: Places, number: int, state: str, options: Sequence[str]) -> list[str]:
    """A build into the site ``state`` of the round. The second site is made with the working folder of the first."""
    folder = _folder(places, number)
    work = folder / f"work-{'first' if state == 'second' else state}"
    return [
        *(sys.executable, "-m", "generator", "build", "--quiet", "--project", str(places.project), "--data", str(places.data)),
        *("--out", str(folder / state), "--work", str(work), *options),
    ]  # fmt: skip


def _build_mkdocs(places: Places, number: int) -> list[str]:
    folder = _folder(places, number)
    folder.mkdir(parents=True, exist_ok=True)
    settings = places.markdown / "mkdocs.yml"
    return [*(sys.executable, "-m", "mkdocs", "build", "--quiet"), *("-f", str(settings), "-d", str(folder / "mkdocs"))]


class Change:
    """Changes the summary of one measure, in another file each time. Changes stay: taking one back would be a second change."""

    def __init__(self, data: Path) -> None:
        files = [
            file for file in sorted(data.rglob("measures/*.yaml")) if _SUMMARY.search(file.read_text(encoding="utf-8"))
        ]
        Random(0).shuffle(files)
        self._files = itertools.cycle(files)

    def make(self) -> None:
        """Write a sentence at the beginning of the first summary of the next file."""
        file = next(self._files)
        text = _SUMMARY.sub(rf"\g<0>{_ADDED}", file.read_text(encoding="utf-8"), count=1)
        file.write_text(text, encoding="utf-8", newline="\n")
