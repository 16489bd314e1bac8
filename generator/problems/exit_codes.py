"""What a command ends with: 0 clean, 1 problems in the data, 2 our fault or the machine's."""

from collections.abc import Sequence
from typing import Final

from generator.problems.problem import Problem
from generator.problems.rule import Severity
from generator.problems.rules import RULES

CLEAN: Final = 0
PROBLEMS: Final = 1
FAULT: Final = 2
_OF_PROGRAM: Final = "K9"
"""How the codes of rules begin of which no data can be the cause."""


def exit_code_of(problems: Sequence[Problem]) -> int:
    """The exit code for what was found; warnings stop nothing."""
    errors = [found for found in problems if RULES[found.rule].level is Severity.ERROR]
    if any(found.rule.startswith(_OF_PROGRAM) for found in errors):
        return FAULT
    return PROBLEMS if errors else CLEAN
