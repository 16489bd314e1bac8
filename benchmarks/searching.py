"""``python -m benchmarks.searching``: what the search costs beside Pagefind's own program, of a large invented city.

Builds the site twice, each time in a process of its own: with nothing kept, and with one measure changed. Of each build it tells the CPU seconds of
Pagefind, of all that Kokai does about the search (reading the texts out of pages; the stage of the search with the processes that prepare pages beside it), the
seconds on the wall of that stage, the peak memory of the process that builds, in the whole and until that stage, and the size of what a search loads
before all else.
"""

import argparse
import gc
import json
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.cases import Change
from benchmarks.city import write_city
from generator import build
from generator.orders import Order
from generator.progress import Progress
from generator.publish.making import PageMaking
from generator.search.engine.service import Service

_PROJECT: Final = Path(__file__).resolve().parents[1]


class _Clock:
    """CPU seconds of this process and of the programs that it ran, while what it watches was at work."""

    def __init__(self) -> None:
        self.own = self.programs = self.wall = self.peak_before = 0.0

    def watch(self, owner: Any, name: str) -> None:
        """Watch the function ``name`` of ``owner``."""
        watched: Callable[..., object] = getattr(owner, name)

        def timed(*given: Any, **named: Any) -> object:
            self.peak_before = self.peak_before or _peak()
            own, programs, wall = _cpu(resource.RUSAGE_SELF), _cpu(resource.RUSAGE_CHILDREN), time.perf_counter()
            try:
                return watched(*given, **named)
            finally:
                self.own += _cpu(resource.RUSAGE_SELF) - own
                self.programs += _cpu(resource.RUSAGE_CHILDREN) - programs
                self.wall += time.perf_counter() - wall

        setattr(owner, name, timed)


def _cpu(whose: int) -> float:
    used = resource.getrusage(whose)
    return used.ru_utime + used.ru_stime


def _peak() -> float:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the city, build it twice and print a line for each build."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.searching", description=__doc__)
    parser.add_argument("--measures", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=1, help="processes that prepare pages and make pages")
    parser.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args(arguments)
    if asked.build:
        return _build(asked.build, asked.workers)
    folder = _PROJECT / ".kokai" / "bench"
    shutil.rmtree(folder, ignore_errors=True)
    try:
        write_city(folder / "data", asked.measures, asked.seed)
        for state in ("nothing kept", "one measure changed"):
            command = [
                sys.executable,
                "-m",
                "benchmarks.searching",
                "--build",
                str(folder),
                "--workers",
                str(asked.workers),
            ]
            told = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
            whole = told["pagefind"] + told["texts"] + told["index"]
            print(
                f"{state}: Pagefind {told['pagefind']:.1f} s CPU, texts of pages {told['texts']:.1f} s, all else {told['index']:.1f} s; "
                f"{whole / told['pagefind']:.2f} of Pagefind alone; {told['wall']:.1f} s on the wall; peak {told['peak']:.0f} MB, "
                f"before that stage {told['before']:.0f} MB; loaded before all else: {told['start']:,.0f} bytes"
            )
            Change(folder / "data").make()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return 0


def _build(folder: Path, workers: int) -> int:
    gc.disable()  # as the command does
    texts, pagefind, stage = _Clock(), _Clock(), _Clock()
    texts.watch(PageMaking, "text_of")
    pagefind.watch(Service, "make")
    stage.watch(build, "_publish_search")
    order = Order(_PROJECT, folder / "data", folder / "site", folder / "work", images=False, workers=workers)
    build.build_site(order, Progress(quiet=True))
    # Whatever else ran meanwhile is a process that prepared pages. With several, texts are read in those that make pages, too, which are not watched.
    index = stage.own + stage.programs - pagefind.programs
    told = {"pagefind": pagefind.programs, "texts": texts.own, "index": index, "wall": stage.wall}
    told |= {"peak": _peak(), "before": stage.peak_before}
    told["start"] = (folder / "site" / "pagefind" / "start.pf_meta").stat().st_size
    print(json.dumps(told))
    return int(not pagefind.programs)  # no index was made


if __name__ == "__main__":
    sys.exit(main())
