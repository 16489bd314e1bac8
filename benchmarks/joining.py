"""``python -m benchmarks.joining``: many invented cities, built apart and joined: seconds, memory, bytes and files of each part and of the join.

Each part and the join is a process of its own with a working folder of its own, as each is on a machine of its own. With ``--whole`` the site is built in one
piece too, and every byte is compared.
"""

import argparse
import filecmp
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from benchmarks.country import write_country
from benchmarks.measuring import Run, measure

_PROJECT: Final = Path(__file__).resolve().parents[1]


class Step(NamedTuple):
    """What was run, what it took, and how many files of how many bytes it left; those of the search by themselves."""

    name: str
    run: Run
    files: int
    size: int
    searched: int
    searched_size: int

    def __str__(self) -> str:
        """A row of a table."""
        took = f"{self.run.cpu:.1f} | {self.run.wall:.1f} | {self.run.peak:.0f}"
        return f"| {self.name} | {took} | {self.files:,} | {self.size / 1e6:.1f} | {self.searched:,} | {self.searched_size / 1e6:.1f} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the cities, build the parts, join them and print a row for each. Gives 1 where the bytes differ from those in one piece."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.joining", description=__doc__)
    parser.add_argument("--cities", type=int, default=200)
    parser.add_argument("--measures", type=int, default=50)
    parser.add_argument("--parts", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--no-images", action="store_true")
    parser.add_argument("--folder", type=Path, default=_PROJECT / ".kokai" / "country")
    asked = parser.parse_args(arguments)
    folder: Path = asked.folder.resolve()
    shutil.rmtree(folder, ignore_errors=True)
    more = ["--no-images"] if asked.no_images else []
    try:
        cities = write_country(folder / "data", asked.cities, asked.measures, asked.seed)
        print("| run | CPU s | wall s | peak MB | files | MB | of the search | MB |\n|---|--:|--:|--:|--:|--:|--:|--:|")
        for number in range(asked.parts):
            some = cities[number :: asked.parts]
            print(_step(folder, f"parts/part-{number}", ["build", "--only", *some, *more]), flush=True)
            shutil.rmtree(folder / "parts" / f".part-{number}.spare", ignore_errors=True)
        print(_step(folder, "joined", ["join", str(folder / "parts"), *more]), flush=True)
        if not asked.whole:
            return 0
        print(_step(folder, "whole", ["build", *more]), flush=True)
        other = [*_differences(folder / "joined", folder / "whole")]
        print(f"{len(other):,} files differ" if other else "the same bytes")
        return 1 if other else 0
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _step(folder: Path, out: str, command: Sequence[str]) -> Step:
    work = folder / "work"
    common = ["--data", str(folder / "data"), "--out", str(folder / out), "--work", str(work), "--quiet"]
    try:
        run = measure(
            [sys.executable, "-m", "generator", command[0], *common, "--workers", "1", *command[1:]],
            folder / "log",
            _PROJECT,
        )
    finally:
        shutil.rmtree(work, ignore_errors=True)
    found = [path for path in (folder / out).rglob("*") if path.is_file()]
    searched = [path for path in found if path.relative_to(folder / out).parts[0] == "pagefind"]
    return Step(out, run, len(found), _size(found), len(searched), _size(searched))


def _size(files: Sequence[Path]) -> int:
    return sum(file.stat().st_size for file in files)


def _differences(one: Path, other: Path) -> Iterator[str]:
    files = {str(path.relative_to(top)) for top in (one, other) for path in top.rglob("*") if path.is_file()}
    _, differing, missing = filecmp.cmpfiles(one, other, sorted(files), shallow=False)
    yield from (*differing, *missing)


if __name__ == "__main__":
    sys.exit(main())
