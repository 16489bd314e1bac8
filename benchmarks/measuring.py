"""Run a command as a whole process and measure it: processor time, wall time, memory. Several commands take turns; medians count."""

import statistics
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

_SHOWN: Final = 2000  # characters of a failed command's own words
_LAUNCHER: Final = Path(__file__).with_name("launching.py")


class RunFailedError(Exception):
    """A measured command did not end well. ``str()`` holds the command and the end of what it said."""


class Run(NamedTuple):
    """One run: processor seconds (user and system), wall seconds, peak resident memory in MB (1,000,000 bytes)."""

    cpu: float
    wall: float
    peak: float


class Case(NamedTuple):
    """One thing to be measured in every round.

    ``prepare`` is given the round (from 0), brings about the state that the command starts from, and gives the command;
    ``after`` is called when the command has ended. Neither is measured. Cases with one ``begun`` go on from each other in a round.
    """

    name: str
    prepare: Callable[[int], Sequence[str]]
    after: Callable[[int], None] = lambda _: None
    begun: str = ""


def measure(command: Sequence[str], log: Path, folder: Path | None = None) -> Run:
    """Run a command to its end in ``folder`` (where this program runs, if not given). What it prints goes to ``log``.

    Processor time is that of the process and of every process below it that was waited for, as ``wait4`` reports it. Peak memory is that
    of the largest single process among them, not their sum. Raises ``RunFailedError``.
    """
    launched = subprocess.run(
        [sys.executable, "-I", str(_LAUNCHER), str(log), *command],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )
    code, cpu, wall, peak = launched.stdout.split()
    if code != "0":
        said = log.read_text(encoding="utf-8", errors="replace")[-_SHOWN:]
        raise RunFailedError(f"exit code {code}: {' '.join(command)}\n{said}")
    return Run(float(cpu), float(wall), float(peak) / 1e6)


def measure_all(cases: Sequence[Case], rounds: int, log: Path, tell: Callable[[str], None]) -> dict[str, list[Run]]:
    """Run every case once a round, in turn (A B C, A B C, ...), so that a slow minute of the machine falls on all alike.

    A case that fails is told of and left out from then on: the others may have taken hours. So are those that would have gone on from it:
    what was to be one change would be measured from nothing.
    """
    runs: dict[str, list[Run]] = {case.name: [] for case in cases}
    for number in range(rounds):
        for place, case in enumerate(cases):
            if case.name in runs:
                try:
                    run = measure(case.prepare(number), log)
                except RunFailedError as failed:
                    tell(f"{number + 1}/{rounds} {case.name} failed: {failed}")
                    for each in cases[place:]:
                        if each is case or (case.begun and each.begun == case.begun):
                            runs.pop(each.name, None)
                else:
                    runs[case.name].append(run)
                    tell(f"{number + 1}/{rounds} {case.name}: {run.cpu:.2f} s CPU, {run.wall:.2f} s, {run.peak:.0f} MB")
            case.after(number)  # also of a case that is left out: it may end what others have begun
    return runs


def medians(runs: Mapping[str, Iterable[Run]]) -> dict[str, Run]:
    """The median of each figure by itself."""
    return {
        name: Run(*(statistics.median(figures) for figures in zip(*each, strict=True))) for name, each in runs.items()
    }
