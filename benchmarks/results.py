"""The figures as a table, the bars that they are held against, and their place in ``docs/performance.md``."""

import importlib.metadata
import os
import platform
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.hugo import hugo_version
from benchmarks.measuring import Run

COLD: Final = "cold"
WARM: Final = "warm"
WARM_EMPTY: Final = "warm-empty"
CHANGED: Final = "changed"
CHANGED_AGAIN: Final = "changed-again"
COLD_SEARCH: Final = "cold-search"
CHANGED_SEARCH: Final = "changed-search"
MKDOCS: Final = "mkdocs"
HUGO: Final = "hugo"
HUGO_CHANGED: Final = "hugo-changed"
PAGES: Final = "pages"
PAGES_CHANGED: Final = "pages-changed"
WHOLE: Final = "whole"
TITLES: Final[Mapping[str, str]] = {
    MKDOCS: "MkDocs Material, the same pages as Markdown",
    HUGO: "Hugo, the same pages from ready views: cold",
    PAGES: "Kokai, pages alone from YAML: cold",
    HUGO_CHANGED: "Hugo, one measure changed",
    PAGES_CHANGED: "Kokai, pages alone, one measure changed",
    COLD: "Kokai, cold: nothing kept from before",
    WARM: "Kokai, warm: every page made anew from the kept YAML and held against the site that stands",
    WARM_EMPTY: "Kokai, the same into an empty folder, so that every page is written too",
    CHANGED: "Kokai, one measure changed",
    CHANGED_AGAIN: "Kokai, one more measure changed",
    COLD_SEARCH: "Kokai with search, cold",
    CHANGED_SEARCH: "Kokai with search, one measure changed",
    WHOLE: "Kokai, everything: pages, files of data, search and pictures, cold",
}
_OF_MKDOCS: Final = frozenset({MKDOCS, PAGES, PAGES_CHANGED, COLD, CHANGED, CHANGED_AGAIN, WARM, WARM_EMPTY})
"""Builds without what MkDocs does not do here; files of data are among what those do that were compared before Hugo was."""
_OF_HUGO: Final[Mapping[str, str]] = {HUGO: HUGO, PAGES: HUGO, HUGO_CHANGED: HUGO_CHANGED, PAGES_CHANGED: HUGO_CHANGED}
"""What each of these builds is held against: Hugo's of the same pages, from the same state."""
FULL_SIZE: Final = 10_000
"""Measures for which the bars are set."""
SIZES: Final = (2_000, FULL_SIZE)
"""Measures of the cities that are measured if nobody says otherwise."""

_BEGIN: Final = "<!-- figures: written by `make bench OPTIONS=--write` -->"
_END: Final = "<!-- end of figures -->"
_HEADING: Final = re.compile(r"(?m)^### ([\d,]+) measures$")


class Conditions(NamedTuple):
    """What was measured, and on what."""

    measures: int
    seed: int
    plans: int
    pages: int
    rounds: int
    same: str = ""
    """What was found when Hugo's pages were held against Kokai's."""


class Verdict(NamedTuple):
    """A bar and how it was met. ``held`` is None where it cannot be said."""

    bar: str
    found: str
    held: bool | None

    def words(self) -> str:
        """``held``, ``not held`` or ``not measured``."""
        return {True: "held", False: "not held", None: "not measured"}[self.held]


def judge(figures: Mapping[str, Run], measures: int) -> list[Verdict]:
    """Each bar with the figure that answers it. Peak memory and seconds are judged at full size only."""
    verdicts = [
        _ratio("pages alone, cold: CPU at most 0.80 of Hugo's", figures, (PAGES, HUGO), 0, 0.80),
        _ratio("pages alone, cold: wall at most 0.60 of Hugo's", figures, (PAGES, HUGO), 1, 0.60),
        _ratio("pages alone, cold: peak memory at most Hugo's", figures, (PAGES, HUGO), 2, 1.00),
        _ratio("cold build: CPU at most 0.20 of MkDocs'", figures, (COLD, MKDOCS), 0, 0.20),
        _ratio("warm build: CPU at most 0.06 of MkDocs'", figures, (WARM, MKDOCS), 0, 0.06),
    ]
    full = measures >= FULL_SIZE
    peaks = [figures[name].peak for name in (COLD, WARM, WARM_EMPTY, CHANGED, CHANGED_AGAIN) if name in figures]
    walls = [figures[name].wall for name in (CHANGED, CHANGED_AGAIN) if name in figures]
    for bar, values, limit, unit, digits in (
        ("peak memory without search under 500 MB", peaks, 500.0, "MB", 0),
        ("one changed measure rebuilt in under 1 s", walls, 1.0, "s", 2),
    ):
        found = f"{max(values):.{digits}f} {unit}" if values else "-"
        verdicts.append(
            Verdict(f"{bar} at {FULL_SIZE:,} measures", found, max(values) < limit if values and full else None)
        )
    return verdicts


def _ratio(bar: str, figures: Mapping[str, Run], pair: tuple[str, str], figure: int, limit: float) -> Verdict:
    """A bar that holds a run against another: their processor time (0), wall time (1) or memory (2)."""
    if not figures.keys() >= {*pair}:
        return Verdict(bar, "-", None)
    own, other = (figures[name][figure] for name in pair)
    return Verdict(bar, f"{own / other:.3f}", own / other <= limit)


def render_figures(figures: Mapping[str, Run], conditions: Conditions) -> str:
    """A heading with the size, and the tables in Markdown. What was to be measured and could not be is left out."""
    size = f"{conditions.measures:,} measures in {conditions.plans:,} plans, {conditions.pages:,} pages (seed {conditions.seed})"
    rounds = f"Medians of {conditions.rounds} runs in turn" if conditions.rounds > 1 else "One run of each"
    same = f" {conditions.same}" if conditions.same else ""
    lines = [
        f"### {conditions.measures:,} measures",
        "",
        f"{size}. {rounds}. {describe_machine()}.{same}",
        "",
        "| run | CPU s | of MkDocs | of Hugo | wall s | of Hugo | peak MB | of Hugo |",
        "|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for name, title in TITLES.items():
        if name in figures:
            run = figures[name]
            against = _share(figures, name, MKDOCS if name in _OF_MKDOCS else "", 0)
            cpu, wall, peak = (_share(figures, name, _OF_HUGO.get(name, ""), each) for each in range(3))
            lines.append(
                f"| {title} | {run.cpu:.2f} | {against} | {cpu} | {run.wall:.2f} | {wall} | {run.peak:.0f} | {peak} |"
            )
    lines += ["", "| bar | found | |", "|---|--:|---|"]
    lines += [f"| {each.bar} | {each.found} | {each.words()} |" for each in judge(figures, conditions.measures)]
    return "\n".join(lines)


def _share(figures: Mapping[str, Run], name: str, other: str, figure: int) -> str:
    """A figure of one run as a share of that of another, ``-`` where there is no other."""
    return f"{figures[name][figure] / figures[other][figure]:.3f}" if other in figures else "-"


def describe_machine() -> str:
    """Cores and versions; nothing that names the machine."""
    versions = [
        f"{name} {importlib.metadata.version(package)}"
        for name, package in (("MkDocs", "mkdocs"), ("Material", "mkdocs-material"), ("Pagefind", "pagefind-bin"))
    ] + [f"Hugo {hugo_version()}"]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, {python}, {', '.join(versions)}"


def write_figures(document: Path, tables: Sequence[str]) -> None:
    """Put the tables between the marks of the document, in the place of those of the same sizes. Raises ``ValueError`` where a mark is missing."""
    before, begin, rest = document.read_text(encoding="utf-8").partition(_BEGIN)
    there, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{document.name} has no marks for the figures")
    blocks = _by_size(there) | _by_size("\n".join(tables))
    body = "\n\n".join(blocks[size] for size in sorted(blocks))
    document.write_text(f"{before}{begin}\n\n{body}\n\n{end}{after}", encoding="utf-8", newline="\n")


def _by_size(text: str) -> dict[int, str]:
    """The tables of each size, from its heading to the next."""
    begins = [*_HEADING.finditer(text)]
    ends = [*(each.start() for each in begins[1:]), len(text)]
    return {
        int(each[1].replace(",", "")): text[each.start() : end].strip() for each, end in zip(begins, ends, strict=False)
    }
