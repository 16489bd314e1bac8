"""What the machine is run on: the sample city, municipalities with many plans, and either with a program that changes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from machine.project import copy_program
from machine.running import Counts, Machine, build_apart, build_here
from machine.towns import make_towns
from machine.trees import Trees
from sample import SAMPLE


class Phase(NamedTuple):
    """A run: its share of all edits, whether the data is the sample city's, whether the program changes on the way."""

    share: int
    sample: bool
    program: bool


PHASES: Final[Mapping[str, Phase]] = {
    "sample": Phase(62, sample=True, program=False),
    "towns": Phase(32, sample=False, program=False),
    "program": Phase(6, sample=True, program=True),
}


def run_phase(name: str, top: Path, edits: int, seed: int) -> Counts:
    """Run one phase below the folder ``top``, which is to be empty."""
    phase = PHASES[name]
    trees = Trees.read(SAMPLE) if phase.sample else Trees(make_towns(seed))
    if not phase.program:
        return Machine(top, trees, seed, build_here).run(edits)
    program = copy_program(top / "program")
    return Machine(top, trees, seed, build_apart(program), program).run(edits)
