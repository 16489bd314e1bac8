"""A problem is a value: which rule, where, and the words that fill the rule's message."""

from collections.abc import Iterable
from typing import Final

import msgspec

from generator.model.basics import Place, Record


class Problem(Record, frozen=True):
    """A broken rule. ``place`` has line 0 where a whole file or folder is meant; ``details`` fill the rule's texts."""

    rule: str
    place: Place
    details: tuple[tuple[str, str], ...] = ()


class Refused(msgspec.Struct, frozen=True, gc=False):
    """What a taker gives instead of a value when it has reported a problem."""


REFUSED = Refused()


_LONGEST: Final = 400  # characters of one detail: a whole paragraph where a number should stand helps nobody


def problem(rule: str, place: Place, **details: object) -> Problem:
    """Make a problem from keyword details; very long ones are cut."""
    return Problem(rule, place, tuple((key, _cut(str(value))) for key, value in details.items()))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def whole_file(file: str) -> Place:
    """The place that means a whole file or folder."""
    return Place(file, 0, 0)


def sort_problems(problems: Iterable[Problem]) -> list[Problem]:
    """By file, line and column, each once."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.place.file, p.place.line, p.place.column, p.rule, p.details))
