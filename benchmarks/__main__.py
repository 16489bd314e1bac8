"""``python -m benchmarks``: make a city, build it in every way, and say how it compares with plain MkDocs Material."""

import argparse
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.cases import Places, build_once, list_cases, site_of_first_build
from benchmarks.measuring import RunFailedError, measure, measure_all, medians
from benchmarks.results import FULL_SIZE, Conditions, render_figures, write_figures

_PROJECT: Final = Path(__file__).resolve().parents[1]
_DOCUMENT: Final = _PROJECT / "docs" / "performance.md"
_QUICK_SIZE: Final = 1_000
_BYTES_A_MEASURE: Final = 900_000  # written by one round, with search
_DESCRIPTION: Final = (
    "Builds a large invented city with Kokai, and the same pages as Markdown with plain MkDocs Material, in turn; "
    "prints medians of whole-process figures and whether the bars are held."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and write the figures down if asked to. Gives 0, or 2 where a run failed or could not start."""
    asked = _parse(arguments)
    size = asked.measures or (_QUICK_SIZE if asked.quick else FULL_SIZE)
    rounds = asked.runs or (1 if asked.quick else 3)
    bench = _PROJECT / ".kokai" / "bench"
    shutil.rmtree(bench, ignore_errors=True)
    bench.mkdir(parents=True)
    needed = size * rounds * _BYTES_A_MEASURE
    if shutil.disk_usage(bench).free < needed:
        _tell(f"not enough space: these runs write about {needed / 1e9:.0f} GB")
        return 2
    try:
        found = _measure(bench, size, rounds, asked)
    except RunFailedError as failed:
        _tell(f"a run failed: {failed}")
        return 2
    finally:
        shutil.rmtree(bench, ignore_errors=True)
    sys.stdout.write(f"\n{found}\n")
    if asked.write:
        write_figures(_DOCUMENT, [found])
        _tell(f"written to {_DOCUMENT.relative_to(_PROJECT)}")
    return 0


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=_DESCRIPTION)
    parser.add_argument("--measures", type=_positive, help=f"size of the city (default {FULL_SIZE:,})")
    parser.add_argument("--runs", type=_positive, help="rounds, of which the medians are taken (default 3)")
    parser.add_argument(
        "--quick", action="store_true", help=f"{_QUICK_SIZE:,} measures and one round, unless said otherwise"
    )
    parser.add_argument("--with-search", action="store_true", help="measure builds with the search index too")
    parser.add_argument(
        "--mkdocs", action=argparse.BooleanOptionalAction, default=True, help="measure MkDocs Material too (default)"
    )
    parser.add_argument("--seed", type=int, default=1, help="seed of the city (default 1)")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/performance.md")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


def _measure(bench: Path, size: int, rounds: int, asked: argparse.Namespace) -> str:
    """Prepare everything below ``bench`` and run the cases; gives the tables."""
    places = Places(_PROJECT, bench / "data", bench / "markdown", bench / "runs")
    log = bench / "log.txt"
    _tell(f"making a city with {size:,} measures")
    measure([sys.executable, "-m", "benchmarks.city", str(places.data), str(size), str(asked.seed)], log, _PROJECT)
    _tell("building it once, for the Markdown and to have every program ready to start")
    measure(build_once(places), log)
    site = site_of_first_build(places)
    pages = sum(1 for _ in site.rglob("index.html"))
    if asked.mkdocs:
        _tell(f"writing its {pages:,} pages as Markdown")
        measure([sys.executable, "-m", "benchmarks.markdown", str(site), str(places.markdown)], log, _PROJECT)
    cases = list_cases(places, search=asked.with_search, mkdocs=asked.mkdocs)
    figures = medians(measure_all(cases, rounds, log, _tell))
    plans = sum(1 for _ in places.data.glob("*/*/plan.yaml"))
    return render_figures(figures, Conditions(size, asked.seed, plans, pages, rounds))


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
