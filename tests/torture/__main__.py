"""``make torture``: so many kills, pairs, disks and machines without memory, from one seed; how many went wrong."""

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from generator.build import Order, build_site
from generator.progress import Progress
from torture.kills import Kills
from torture.pairs import Pairs
from torture.running import PROJECT
from torture.scene import VARIANTS, Recipe, Scene
from torture.shortages import Disks, Memory

_WRONG: Final = 1
_ABOUT: Final = (
    "Kills builds, runs two at once, takes disk and memory away; after each holds the site against a clean build."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for and print one line of counts. Gives 0 where nothing went wrong, else 1."""
    parser = argparse.ArgumentParser(prog="make torture", description=_ABOUT)
    parser.add_argument("--seed", type=int, default=1, help="seed of all chance (default 1)")
    for name, count in (("kills", 200), ("pairs", 100), ("disks", 60), ("memory", 40)):
        parser.add_argument(f"--{name}", type=int, default=count, help=f"how many (default {count}, 0 for none)")
    asked = parser.parse_args(arguments)
    began = time.monotonic()
    top = Path(tempfile.mkdtemp(prefix="kokai-torture-"))
    try:
        scene = Scene(top)
        _warm_up(scene)
        told = [
            _run("kills", Kills(scene, _chance("kills", asked.seed)).round, asked.kills),
            _run("pairs", Pairs(scene, _chance("pairs", asked.seed)).round, asked.pairs),
            _run_disks(scene, asked.seed, asked.disks),
            _run("memory", Memory(scene, _chance("memory", asked.seed)).round, asked.memory),
        ]
    finally:
        shutil.rmtree(top, ignore_errors=True)
    print(f"{', '.join(line for _, line in told)} (seed {asked.seed}, {time.monotonic() - began:.0f} s)")
    return _WRONG if any(wrong for wrong, _ in told) else 0


def _chance(name: str, seed: int) -> random.Random:
    return random.Random(f"{name} {seed}")  # noqa: S311 - no secret


def _warm_up(scene: Scene) -> None:
    """Load and compile everything once: the forks then spend their time where a kill is of interest."""
    for module in ("generator.publish.search_stage", "generator.serve.rebuild", "generator.drawing"):
        __import__(module)
    order = Order(PROJECT, scene.top / VARIANTS[0] / "data", scene.top / "warm" / "site", scene.top / "warm" / "work")
    build_site(order._replace(search=False, images=False), Progress(quiet=True))
    shutil.rmtree(scene.top / "warm", ignore_errors=True)
    scene.clean(Recipe(VARIANTS[0]))


def _run_disks(scene: Scene, seed: int, count: int) -> tuple[int, str]:
    if not count:
        return 0, "disks 0"
    disks = Disks(scene, _chance("disks", seed))
    if disks.reason:
        return 0, f"disks 0 (not run: no disk can be mounted here: {disks.reason})"
    try:
        return _run("disks", disks.round, count)
    finally:
        disks.close()


def _run(name: str, go: Callable[[], str], count: int) -> tuple[int, str]:
    wrong = 0
    for number in range(1, count + 1):
        told = go()
        if told:
            wrong += 1
            print(f"{name} {number}: {told}\n", flush=True)
        if number % 100 == 0:
            print(f"… {name} {number:,}, {wrong} wrong", file=sys.stderr, flush=True)
    return wrong, f"{name} {count:,}: {wrong} wrong" if count else f"{name} 0"


if __name__ == "__main__":
    raise SystemExit(main())
