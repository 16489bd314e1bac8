"""Builds are killed at random moments and at random steps."""

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from torture.running import count_steps, end_at_step, exchange_by_renames, start
from torture.scene import VARIANTS, Recipe, Scene, Tree, differ, view_tree

_SEARCHED: Final = 0.06  # the share of rounds with search: it takes longer than all the rest
_DRAWN: Final = 0.10
_REAL: Final = 0.03  # the share of builds that are programs of their own
_RENAMED: Final = 0.10  # the share of rounds without an exchange in one step
_WITHOUT_FOLDER: Final = 0.03  # the share of rounds before which somebody removes a folder


class Kills:
    """Rounds in one folder: each goes on with what the last one left."""

    def __init__(self, scene: Scene, chance: random.Random) -> None:
        self._scene, self._chance = scene, chance
        self._top = scene.top / "kills"
        self._top.mkdir()
        self._out = self._top / "site"
        self._last: Tree = {}
        self._seconds: dict[tuple[bool, bool], float] = {}
        self._steps: dict[tuple[bool, bool], int] = {}

    def round(self) -> str:
        """Kill one build and let another one through; what was wrong, or nothing."""
        chance, scene = self._chance, self._scene
        recipe = self._choose()
        work = self._top / chance.choice(("work-one", "work-two"))
        self._remove_something(work)
        told = self._kill(recipe, work)
        left = view_tree(self._out)
        wanted = {"the last": self._last, "the new": scene.clean(recipe)}
        parked = self._top / ".site.parked"
        wrong = differ(view_tree(parked) if not left and parked.exists() else left, wanted)
        if wrong:
            wrong = f"after a kill {told} of {recipe}: {wrong}"
        following = recipe if chance.random() < 0.5 else Recipe(chance.choice(VARIANTS), recipe.search, recipe.images)
        ended = start(
            scene.arguments(following, self._out, work), self._top / "log", real=chance.random() < _REAL
        ).wait()
        self._last = view_tree(self._out)
        after = differ(self._last, {"clean": scene.clean(following)})
        if ended.code or after:
            wrong += (
                f" the build of {following} after a kill {told} of {recipe}: exit {ended.code}; {after}; {ended.told}"
            )
        return wrong

    def _choose(self) -> Recipe:
        chance = self._chance
        return Recipe(chance.choice(VARIANTS), chance.random() < _SEARCHED, chance.random() < _DRAWN)

    def _remove_something(self, work: Path) -> None:
        if self._chance.random() < _WITHOUT_FOLDER:
            gone = self._chance.choice((work, self._out, self._top / ".site.spare", work / "folders"))
            shutil.rmtree(gone, ignore_errors=True)
            self._last = view_tree(self._out)

    def _kill(self, recipe: Recipe, work: Path) -> str:
        """Start a build until one of them is killed before its end; how it was killed."""
        chance = self._chance
        kind = (recipe.search, recipe.images)
        renamed = chance.random() < _RENAMED
        while True:
            arguments, log = self._scene.arguments(recipe, self._out, work), self._top / "log"
            by_step = chance.random() < 0.6
            if by_step:
                number = chance.randint(1, self._count(kind, recipe, work) * 11 // 10)
                started = start(arguments, log, before=_both(end_at_step(number), renamed=renamed))
                told = f"at step {number}"
            else:
                after = chance.uniform(0, self._seconds.get(kind, 0.5))
                started = start(
                    arguments,
                    log,
                    real=not renamed and chance.random() < _REAL,
                    before=_both(_nothing, renamed=renamed),
                )
                time.sleep(after)
                started.kill()
                told = f"after {after:.3f} s"
            ended = started.wait()
            if ended.code == -9:
                return told + (" (two renames)" if renamed else "")
            if ended.code:
                return f"that came too late ({ended.code}): {ended.told}"
            self._last = view_tree(self._out)  # it was quicker: this is the last site now
            self._seconds[kind] = 0.5 * self._seconds.get(kind, ended.seconds) + 0.5 * ended.seconds

    def _count(self, kind: tuple[bool, bool], recipe: Recipe, work: Path) -> int:
        """How many steps such a build takes; one is made to find out."""
        if kind not in self._steps:
            counted = self._top / "steps"
            other = recipe._replace(variant=VARIANTS[VARIANTS.index(recipe.variant) - 1])
            started = start(
                self._scene.arguments(other, self._out, work), self._top / "log", before=count_steps(counted)
            )
            self._seconds[kind] = started.wait().seconds
            self._steps[kind] = counted.stat().st_size
            self._last = view_tree(self._out)
        return self._steps[kind]


def _both(before: Callable[[], None], *, renamed: bool) -> Callable[[], None]:
    def prepare() -> None:
        if renamed:
            exchange_by_renames()
        before()

    return prepare


def _nothing() -> None:
    """Nothing to prepare."""
