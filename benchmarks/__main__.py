"""``python -m benchmarks``: make a city, build it in every way, and say how it compares with plain MkDocs Material and with Hugo."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.cases import (
    Places,
    Wanted,
    build_hugo_once,
    build_once,
    list_cases,
    site_of_first_build,
    site_of_first_hugo,
)
from benchmarks.hugo import NO_HUGO, hugo_version
from benchmarks.measuring import RunFailedError, measure, measure_all, medians
from benchmarks.results import SIZES, Conditions, render_figures, write_figures
from benchmarks.same_pages import compare_sites

_PROJECT: Final = Path(__file__).resolve().parents[1]
_DOCUMENT: Final = _PROJECT / "docs" / "performance.md"
_QUICK_SIZE: Final = 1_000
_LARGE: Final = 10_000
"""Above so many measures there is one round, if nobody says otherwise, and what a run has written is removed when it was measured."""
_BYTES_A_MEASURE: Final = 1_000_000  # written by one round of all runs, and what they are made from
_BYTES_TIDIED: Final = 550_000  # at most at once, where runs are tidied up after
_SHOWN: Final = 5
_DESCRIPTION: Final = (
    "Builds large invented cities with Kokai, the same pages as Markdown with plain MkDocs Material, and the same pages from ready views with Hugo, in turn; "
    "prints medians of whole-process figures and whether the bars are held, for each size as soon as it was measured."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the figures down if asked to. Gives 0, or 2 where a run failed or could not start; what else could be measured is told."""
    asked = _parse(arguments)
    if asked.hugo and hugo_version() == NO_HUGO:
        _tell("there is no Hugo: install requirements/test.txt (make env), or leave it out with --no-hugo")
        return 2
    sizes = asked.sizes or ([_QUICK_SIZE] if asked.quick else SIZES)
    return max([_measure_size(size, asked) for size in sizes])


def _measure_size(size: int, asked: argparse.Namespace) -> int:
    rounds = asked.runs or (1 if asked.quick or size > _LARGE else 3)
    bench = _PROJECT / ".kokai" / "bench"
    shutil.rmtree(bench, ignore_errors=True)
    bench.mkdir(parents=True)
    needed = size * (_BYTES_TIDIED if size > _LARGE else rounds * _BYTES_A_MEASURE)
    if shutil.disk_usage(bench).free < needed:
        _tell(f"not enough space for {size:,} measures: these runs write about {needed / 1e9:.0f} GB")
        return 2
    try:
        found, whole = _measure(bench, size, rounds, asked)
    except RunFailedError as failed:
        _tell(f"a run failed: {failed}")
        return 2
    finally:
        shutil.rmtree(bench, ignore_errors=True)
    sys.stdout.write(f"\n{found}\n")
    sys.stdout.flush()
    if asked.write:
        write_figures(_DOCUMENT, [found])
        _tell(f"written to {_DOCUMENT.relative_to(_PROJECT)}")
    return 0 if whole else 2


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=_DESCRIPTION)
    usual = " and ".join(f"{size:,}" for size in SIZES)
    parser.add_argument("--sizes", type=_positive, nargs="+", help=f"measures of each city (default {usual})")
    parser.add_argument(
        "--runs",
        type=_positive,
        help=f"rounds, of which the medians are taken (default 3, above {_LARGE:,} measures 1)",
    )
    parser.add_argument(
        "--quick", action="store_true", help=f"{_QUICK_SIZE:,} measures and one round, unless said otherwise"
    )
    parser.add_argument("--with-search", action="store_true", help="measure builds with the search index too")
    for name, what in (("mkdocs", "MkDocs Material"), ("hugo", "Hugo"), ("whole", "a build of everything")):
        parser.add_argument(
            f"--{name}", action=argparse.BooleanOptionalAction, default=True, help=f"measure {what} too (default)"
        )
    parser.add_argument("--seed", type=int, default=1, help="seed of the cities (default 1)")
    parser.add_argument("--write", action="store_true", help="put the figures of each size into docs/performance.md")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    number = int(text.replace(",", ""))
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _measure(bench: Path, size: int, rounds: int, asked: argparse.Namespace) -> tuple[str, bool]:
    """Prepare everything below ``bench`` and run the cases; gives the tables, and whether every run ended well."""
    places = Places(_PROJECT, bench / "data", bench / "markdown", bench / "hugo", bench / "runs")
    log = bench / "log.txt"
    _tell(f"making a city with {size:,} measures")
    measure([sys.executable, "-m", "benchmarks.city", str(places.data), str(size), str(asked.seed)], log, _PROJECT)
    _tell("building it once, for the pages of the others and to have every program ready to start")
    measure(build_once(places), log)
    site = site_of_first_build(places)
    pages = sum(1 for _ in site.rglob("index.html"))
    if asked.mkdocs:
        _tell(f"writing its {pages:,} pages as Markdown")
        measure([sys.executable, "-m", "benchmarks.markdown", str(site), str(places.markdown)], log, _PROJECT)
    same = _give_to_hugo(places, bench, log) if asked.hugo else ""
    wanted = Wanted(asked.with_search, asked.mkdocs, asked.hugo, asked.whole, tidy=size > _LARGE)
    if wanted.tidy:
        shutil.rmtree(places.runs)
    cases = list_cases(places, wanted)
    runs = measure_all(cases, rounds, log, _tell)
    plans = sum(1 for _ in places.data.glob("*/*/plan.yaml"))
    found = render_figures(medians(runs), Conditions(size, asked.seed, plans, pages, rounds, same))
    return found, len(runs) == len(cases)


def _give_to_hugo(places: Places, bench: Path, log: Path) -> str:
    """Write the pages for Hugo, have them built once, and say how many are the same."""
    _tell("writing the views of its pages and the templates for Hugo")
    own = map(str, (places.project, places.data, places.hugo, bench / "work-views"))
    measure([sys.executable, "-m", "benchmarks.hugo_site", *own], log, _PROJECT)
    pages, views = map(int, log.read_text(encoding="utf-8").split()[-2:])
    measure(build_hugo_once(places), log)
    site, hugo = site_of_first_build(places), site_of_first_hugo(places)
    same = compare_sites(site, hugo)
    for file in same.others[:_SHOWN]:
        _tell(f"not the same: {file}")
    shutil.rmtree(hugo)
    finished = f"{pages - views:,} of them given to Hugo as finished HTML" if views < pages else "all given as views"
    said = f"Of {same.pages:,} pages, {same.same:,} of Hugo's have the same elements, attributes and text as Kokai's ({finished})."
    _tell(said)
    return said


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
