"""The nearest known word to a mistyped one."""

from collections.abc import Iterable
from typing import Final

_ALIKE: Final = 60  # per cent; below it a suggestion confuses more than it helps
_MANY: Final = 16


def find_nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, "" if none is alike; of several, the first in their order."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a build with something misspelt loads it

    found = process.extractOne(word, sorted(known), scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return found[0] if found else ""


def name_nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """A Japanese hint: the nearest word, or ``otherwise`` with ``{all}`` filled when there are few words to choose from."""
    choices = list(known)
    nearest = find_nearest(word, choices)
    if nearest:
        return f"「{nearest}」ではありませんか。"
    return otherwise.format(all="、".join(choices)) if len(choices) <= _MANY else ""
