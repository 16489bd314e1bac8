"""Texts of the data for reports: in one line, without signs that nobody sees, and cut so that what differs is seen."""

from itertools import takewhile
from typing import Final

import msgspec

from generator.changes import Differences
from generator.problems.unseen_characters import UNSEEN

UNSEEN_MARK: Final = "\ufffd"
_FEW_LINES: Final = 6
"""So many lines of two texts together are told whole."""
_BEFORE_IT: Final = 12
"""Characters that are told before the first that differs."""


def clean(differences: Differences) -> Differences:
    """The differences with � in the place of signs that nobody sees: whoever wrote a record may have written what turns a screen's lines round."""
    return msgspec.convert(_clean(msgspec.to_builtins(differences)), Differences)


def in_line(text: str, longest: int) -> str:
    """A text in one line, with … for what is longer."""
    told = " ".join(text.split())
    return told if len(told) <= longest else f"{told[: longest - 1]}…"


def set_apart(before: str, after: str, longest: int) -> tuple[str, str]:
    """Two texts in one line each. Of several lines those that differ, with the one before; of longer ones what stands before their first difference is left out but for a few characters."""
    before, after = _differing_lines(before, after)
    one, other = (" ".join(text.split()) for text in (before, after))
    if one and other and max(len(one), len(other)) > longest:
        alike = takewhile(_are_alike, zip(one, other, strict=False))
        begin = sum(1 for _ in alike) - _BEFORE_IT
        if begin > 0:
            one, other = f"…{one[begin:]}", f"…{other[begin:]}"
    return in_line(one, longest), in_line(other, longest)


def _differing_lines(before: str, after: str) -> tuple[str, str]:
    """Two texts without the lines that both begin and end with, but for the last before what differs; as they are where one says nothing."""
    one, other = before.split("\n"), after.split("\n")
    if not before or not after or len(one) + len(other) < _FEW_LINES:
        return before, after
    begin = sum(1 for _ in takewhile(_are_alike, zip(one, other, strict=False)))
    most = min(len(one), len(other)) - begin
    end = min(most, sum(1 for _ in takewhile(_are_alike, zip(reversed(one), reversed(other), strict=False))))
    first, marks = max(0, begin - 1), ("…" if begin > 1 else "", "…" if end else "")
    cut = ("\n".join([*marks[:1], *lines[first : len(lines) - end], *marks[1:]]).strip("\n") for lines in (one, other))
    return next(cut), next(cut)


def _are_alike(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


def _clean(value: object) -> object:
    match value:
        case str():
            return UNSEEN.sub(UNSEEN_MARK, value)
        case dict():
            return {name: _clean(each) for name, each in value.items()}
        case list() | tuple():
            return [_clean(each) for each in value]
        case _:
            return value
