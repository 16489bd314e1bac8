"""What a command ends with: 0 clean, 1 problems in the data, 2 our fault or the machine's."""

from collections.abc import Sequence
from typing import Final

from generator.problems.problem import Problem
from generator.problems.reports import count_levels

CLEAN: Final = 0
PROBLEMS: Final = 1
FAULT: Final = 2
_OF_PROGRAM: Final = "K9"
"""How the codes of rules begin of which no data can be the cause."""


def exit_code_of(problems: Sequence[Problem]) -> int:
    """The exit code for what was found; warnings stop nothing."""
    if any(found.rule.startswith(_OF_PROGRAM) for found in problems):
        return FAULT
    errors, _ = count_levels(problems)
    return PROBLEMS if errors else CLEAN
