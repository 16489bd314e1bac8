"""The figures as a table, the bars that they are held against, and their place in ``docs/performance.md``."""

import importlib.metadata
import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.measuring import Run

COLD: Final = "cold"
WARM: Final = "warm"
WARM_EMPTY: Final = "warm-empty"
CHANGED: Final = "changed"
CHANGED_AGAIN: Final = "changed-again"
COLD_SEARCH: Final = "cold-search"
CHANGED_SEARCH: Final = "changed-search"
MKDOCS: Final = "mkdocs"
TITLES: Final[Mapping[str, str]] = {
    MKDOCS: "MkDocs Material, the same pages as Markdown",
    COLD: "Kokai, cold: nothing kept from before",
    WARM: "Kokai, warm: every page made anew from the kept YAML and held against the site that stands",
    WARM_EMPTY: "Kokai, the same into an empty folder, so that every page is written too",
    CHANGED: "Kokai, one measure changed",
    CHANGED_AGAIN: "Kokai, one more measure changed",
    COLD_SEARCH: "Kokai with search, cold",
    CHANGED_SEARCH: "Kokai with search, one measure changed",
}
_WITH_SEARCH: Final = frozenset({COLD_SEARCH, CHANGED_SEARCH})  # MkDocs runs without, so they are not compared
FULL_SIZE: Final = 10_000
"""Measures for which the bars are set."""

_BEGIN: Final = "<!-- figures: written by `make bench OPTIONS=--write` -->"
_END: Final = "<!-- end of figures -->"


class Conditions(NamedTuple):
    """What was measured, and on what."""

    measures: int
    seed: int
    plans: int
    pages: int
    rounds: int


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
        _ratio("cold build: CPU at most 0.20 of MkDocs'", figures, COLD, 0.20),
        _ratio("warm build: CPU at most 0.06 of MkDocs'", figures, WARM, 0.06),
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


def _ratio(bar: str, figures: Mapping[str, Run], name: str, limit: float) -> Verdict:
    if MKDOCS not in figures or name not in figures:
        return Verdict(bar, "-", None)
    ratio = figures[name].cpu / figures[MKDOCS].cpu
    return Verdict(bar, f"{ratio:.3f}", ratio <= limit)


def render_figures(figures: Mapping[str, Run], conditions: Conditions) -> str:
    """The tables in Markdown."""
    against = figures[MKDOCS].cpu if MKDOCS in figures else 0.0
    size = f"{conditions.measures:,} measures in {conditions.plans:,} plans, {conditions.pages:,} pages (seed {conditions.seed})"
    lines = [
        f"{size}. Medians of {conditions.rounds} runs in turn. {describe_machine()}.",
        "",
        "| run | CPU s | of MkDocs | wall s | peak MB |",
        "|---|--:|--:|--:|--:|",
    ]
    for name, title in TITLES.items():
        if name in figures:
            run = figures[name]
            ratio = f"{run.cpu / against:.3f}" if against and name not in _WITH_SEARCH else "-"
            lines.append(f"| {title} | {run.cpu:.2f} | {ratio} | {run.wall:.2f} | {run.peak:.0f} |")
    lines += ["", "| bar | found | |", "|---|--:|---|"]
    lines += [f"| {each.bar} | {each.found} | {each.words()} |" for each in judge(figures, conditions.measures)]
    return "\n".join(lines)


def describe_machine() -> str:
    """Cores and versions; nothing that names the machine."""
    versions = [
        f"{name} {importlib.metadata.version(package)}"
        for name, package in (("MkDocs", "mkdocs"), ("Material", "mkdocs-material"), ("Pagefind", "pagefind-bin"))
    ]
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, {python}, {', '.join(versions)}"


def write_figures(document: Path, tables: Sequence[str]) -> None:
    """Put the tables between the marks of the document. Raises ``ValueError`` where a mark is missing."""
    before, begin, rest = document.read_text(encoding="utf-8").partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not begin or not end:
        raise ValueError(f"{document.name} has no marks for the figures")
    body = "\n\n".join(tables)
    document.write_text(f"{before}{begin}\n\n{body}\n\n{end}{after}", encoding="utf-8", newline="\n")
