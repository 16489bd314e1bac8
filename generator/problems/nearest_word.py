"""The nearest known word to a mistyped one, held back where the two may mean different things."""

import re
from collections.abc import Iterable
from typing import Final

_ALIKE: Final = 60  # per cent; below it a suggestion confuses more than it helps
_MANY: Final = 16
_LONGEST: Final = 200  # characters; a whole text in the place of a word is like none, and slow to compare
# Of Japanese words these bear no meaning of their own: 当初予算額 is 当初予算, 拡充する is 拡充. Everything else does: 内部 is not 外部.
_LIGHT: Final = re.compile(r"[ぁ-んー・、。,.\s()（）「」_-]+|額|等|的|型|区分|指標|評価")
_JAPANESE: Final = re.compile("[^\x00-\x7f]")
_DENYING: Final = frozenset(
    {"un", "in", "im", "ir", "dis", "non", "not", "un_", "non_", "not_", "non-", "not-", "no_", "no-"}
)
_SLIP: Final = 80  # per cent; from here on two words in Latin letters that begin otherwise are still one


def find_nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like ``word`` that may be meant by it, "" if there is none; of several, the first in their order."""
    if len(word) > _LONGEST:
        return ""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a build with something misspelt loads it

    found = process.extract(word, sorted(known), scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_MANY)
    return next((each for each, alike, _ in found if not _means_another(word, each, alike)), "")


def _means_another(word: str, other: str, alike: float) -> bool:
    """Whether a part that bears meaning differs: 内部評価 and 外部評価, 決算見込 and 決算, internal and external, not_done and done."""
    if _JAPANESE.search(word) and _JAPANESE.search(other):
        return _LIGHT.sub("", word) != _LIGHT.sub("", other)
    longer, shorter = sorted((word.casefold(), other.casefold()), key=len, reverse=True)
    if longer.endswith(shorter) and longer.removesuffix(shorter) in _DENYING:
        return True
    return word[:1].casefold() != other[:1].casefold() and alike < _SLIP


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
