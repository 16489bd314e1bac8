"""What is measured: each run's state before, and its command."""

import itertools
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from benchmarks.hugo import ADDED, HugoChange, hugo_command
from benchmarks.measuring import Case
from benchmarks.results import (
    CHANGED,
    CHANGED_AGAIN,
    CHANGED_SEARCH,
    COLD,
    COLD_SEARCH,
    HUGO,
    HUGO_CHANGED,
    MKDOCS,
    PAGES,
    PAGES_CHANGED,
    WARM,
    WARM_EMPTY,
    WHOLE,
)

_SUMMARY: Final = re.compile(r"(?m)^( +summary: )(\|-\n +)?(?=[^\s\"'|])")
_FIRST: Final = "first"
_SECOND: Final = "second"


class Places(NamedTuple):
    """Folders of one benchmark: the project whose templates are used, the data, the same pages for MkDocs and for Hugo, and where the runs write."""

    project: Path
    data: Path
    markdown: Path
    hugo: Path
    runs: Path


class Wanted(NamedTuple):
    """What is to be measured beside builds of Kokai without search and pictures.

    ``tidy``: what a run has written is removed as soon as no other run goes on with it.
    """

    search: bool = False
    mkdocs: bool = True
    hugo: bool = True
    whole: bool = True
    tidy: bool = False


def list_cases(places: Places, wanted: Wanted) -> list[Case]:
    """Everything that is to be measured, in the order of one round.

    No folder that a run writes to was used before, and none is removed before the end unless that is wanted: on ext4, files that are made right after
    as many were removed cost several times a plain write.
    """
    change = Change(places.data)

    # ``ends``: the states that no run after this one goes on with.
    def kokai(name: str, state: str, *options: str, ends: Sequence[str] = ()) -> Case:
        return Case(name, lambda number: _build_kokai(places, number, state, options), after(*ends), _begun(state))

    def changed(name: str, state: str, *options: str, ends: Sequence[str] = ()) -> Case:
        def prepare(number: int) -> Sequence[str]:
            change.make()
            return _build_kokai(places, number, state, options)

        return Case(name, prepare, after(*ends), _begun(state))

    def after(*states: str) -> Callable[[int], None]:
        return partial(_remove, places, states if wanted.tidy else ())

    # Pictures for other sites are drawn once and kept; like the search they are left out of what is compared.
    plain = ("--no-search", "--no-images")
    cases: list[Case] = []
    if wanted.mkdocs:
        cases.append(Case(MKDOCS, partial(_build_mkdocs, places), after(MKDOCS)))
    if wanted.hugo:
        change_view = HugoChange(places.hugo)

        def changed_view(number: int) -> Sequence[str]:
            change_view.make()
            return _build_hugo(places, number)

        cases += [
            Case(HUGO, partial(_build_hugo, places), begun=HUGO),
            kokai(PAGES, PAGES, *plain),
            Case(HUGO_CHANGED, changed_view, after(HUGO), HUGO),
            changed(PAGES_CHANGED, PAGES, *plain, ends=(PAGES,)),
        ]
    # A run goes on with the site and the working folder that the run before it left in the round.
    cases += [
        kokai(COLD, _FIRST, *plain),
        changed(CHANGED, _FIRST, *plain),
        changed(CHANGED_AGAIN, _FIRST, *plain),
        kokai(WARM, _FIRST, "--all-pages", *plain),
        kokai(WARM_EMPTY, _SECOND, "--all-pages", *plain, ends=(_FIRST, _SECOND)),
    ]
    if wanted.search:
        cases += [
            kokai(COLD_SEARCH, "search", "--no-images"),
            changed(CHANGED_SEARCH, "search", "--no-images", ends=("search",)),
        ]
    return [*cases, kokai(WHOLE, WHOLE, ends=(WHOLE,))] if wanted.whole else cases


def build_once(places: Places) -> list[str]:
    """The command that builds the site the Markdown is taken from."""
    return _build_kokai(places, -1, "whole", ("--no-search", "--no-images"))


def site_of_first_build(places: Places) -> Path:
    """Where that command leaves the site."""
    return _folder(places, -1) / "whole"


def build_hugo_once(places: Places) -> list[str]:
    """The command that builds Hugo's pages, to hold them against that site."""
    return _build_hugo(places, -1)


def site_of_first_hugo(places: Places) -> Path:
    """Where that command leaves them."""
    return _folder(places, -1) / HUGO


def _folder(places: Places, number: int) -> Path:
    return places.runs / f"round-{number + 1}"


def _begun(state: str) -> str:
    """Whose working folder a site is made with: the second site with that of the first."""
    return _FIRST if state == _SECOND else state


def _build_kokai(places: Places, number: int, state: str, options: Sequence[str]) -> list[str]:
    """A build into the site ``state`` of the round."""
    folder = _folder(places, number)
    work = folder / f"work-{_begun(state)}"
    program = "benchmarks.pages_alone" if state == PAGES else "generator"
    return [
        *(sys.executable, "-m", program, "build", "--quiet", "--project", str(places.project), "--data", str(places.data)),
        *("--out", str(folder / state), "--work", str(work), *options),
    ]  # fmt: skip


def _build_mkdocs(places: Places, number: int) -> list[str]:
    folder = _folder(places, number)
    folder.mkdir(parents=True, exist_ok=True)
    settings = places.markdown / "mkdocs.yml"
    return [*(sys.executable, "-m", "mkdocs", "build", "--quiet"), *("-f", str(settings), "-d", str(folder / MKDOCS))]


def _build_hugo(places: Places, number: int) -> list[str]:
    folder = _folder(places, number)
    folder.mkdir(parents=True, exist_ok=True)
    return hugo_command(places.hugo, folder / HUGO)


def _remove(places: Places, states: Sequence[str], number: int) -> None:
    for state in states:
        for name in (state, f"work-{state}", f".{state}.spare"):
            shutil.rmtree(_folder(places, number) / name, ignore_errors=True)


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
        text = _SUMMARY.sub(rf"\g<0>{ADDED}", file.read_text(encoding="utf-8"), count=1)
        file.write_text(text, encoding="utf-8", newline="\n")
