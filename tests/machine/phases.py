"""What the machine is run on: the sample city, municipalities with many plans, one with so many that its lists are divided, and a program that changes."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from machine.project import copy_program
from machine.running import Counts, Machine, build_apart, build_here
from machine.towns import make_towns
from machine.trees import Trees
from sample import SAMPLE


class Phase(NamedTuple):
    """A run: its share of all edits, its data (of a seed), whether the program changes on the way."""

    share: int
    data: Callable[[int], Trees]
    program: bool = False


def _sample(_seed: int) -> Trees:
    return Trees.read(SAMPLE)


def _towns(seed: int) -> Trees:
    return Trees(make_towns(seed))


def _city(seed: int) -> Trees:
    """One plan more than a page names, so that some edits cross that line, and so many measures that the lists of departments and of statuses stand on pages of parts, those of one plan by its pillars."""
    return Trees(make_towns(seed, towns=1, plans=61, large=150, apart=8))


PHASES: Final[Mapping[str, Phase]] = {
    "sample": Phase(58, _sample),
    "towns": Phase(28, _towns),
    "city": Phase(8, _city),
    "program": Phase(6, _sample, program=True),
}


def run_phase(name: str, top: Path, edits: int, seed: int) -> Counts:
    """Run one phase below the folder ``top``, which is to be empty."""
    phase = PHASES[name]
    trees = phase.data(seed)
    if not phase.program:
        return Machine(top, trees, seed, build_here).run(edits)
    program = copy_program(top / "program")
    return Machine(top, trees, seed, build_apart(program), program).run(edits)
