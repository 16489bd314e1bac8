"""The nearest known word to a mistyped one."""

from collections.abc import Iterable
from typing import Final

_ALIKE: Final = 60  # per cent; below it a suggestion confuses more than it helps
_MANY: Final = 16
_LONGEST: Final = 200  # characters; a whole text in the place of a word is like none, and slow to compare


def find_nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word``, "" if none is alike; of several, the first in their order."""
    if len(word) > _LONGEST:
        return ""
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


def name_known(word: str, known: Iterable[str]) -> str:
    """A Japanese hint for a reference to nothing: the nearest id, and the ids there are, the first of them where they are many."""
    choices = sorted(set(known))
    if not choices:
        return "まだ一つもありません。"
    listed = "、".join(choices[:_MANY]) + (f" など {len(choices)} 個" if len(choices) > _MANY else "")
    nearest = find_nearest(word, choices)
    return (f"「{nearest}」ではありませんか。" if nearest else "") + f"今ある id は {listed} です。"
