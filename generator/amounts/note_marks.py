"""Marks of notes that stand at a number and are none of its digits: ※45.6％, 142 [1], 45.6１）, 142人1).

What is left without them is read like any other wording. Where a mark may as well be a digit or a second number, it stays.
"""

import re
from functools import lru_cache
from typing import Final

from generator.amounts.numerals import DIGITS, LONGEST_WORDING, decimal_of

_BEFORE: Final = re.compile(
    r"\A\s*(?:※[0-9０-９]{1,2}\s+|[※＊*†‡§]+\s?|[(（]\s?[※＊*注]\s?[)）]\s?|注[)）]\s?)(?=[0-9０-９約▲△])"
)
_NUMBERED: Final = re.compile(r"(?<=\S)\s?[\[［][1-9１-９][\]］]\s*\Z")
_OTHER_WIDTH: Final = re.compile(r"(?:(?<=[0-9])[０-９]{1,2}|(?<=[０-９])[0-9]{1,2})[)）]\s*\Z")
"""45.6１）: digits of another width than those of the number, before a bracket that nothing opens."""
_BEHIND_UNIT: Final = re.compile(r"(?<=[^\s0-9０-９.,，．()（）\[\]+＋×/／~～〜・、-])\s?[1-9１-９][)）]\s*\Z")
_LETTER: Final = re.compile(r"(?<=[0-9])\s?[er]\Z|(?<=[0-9]{3})p\Z")
"""The letters of statistical tables behind a number: estimated, revised; provisional behind one that is hardly one of points."""
_OPENING: Final = re.compile("[(（]")
_DIGITS: Final = re.compile(DIGITS)
_LARGE: Final = 100


@lru_cache(maxsize=4096)
def without_note_marks(text: str) -> str:
    """The wording without the mark of a note at its beginning or end; as it was where it has none."""
    if len(text) > LONGEST_WORDING:
        return text
    bare = _BEFORE.sub("", text)
    numbered = _NUMBERED.search(bare)
    if numbered and _dwarfs(bare[: numbered.start()]):
        return bare[: numbered.start()]
    if _OPENING.search(bare):
        return bare
    return _BEHIND_UNIT.sub("", without_digits_of_a_note(bare))


def without_digits_of_a_note(text: str) -> str:
    """The wording without digits that are told from its number by their width alone: 45.6１） is no 45.61."""
    if not text.rstrip().endswith((")", "）")) or _OPENING.search(text):
        return text
    return _OTHER_WIDTH.sub("", text)


def without_letter_mark(text: str) -> str:
    """The wording without the letter that tells how its number was found: 142e."""
    return _LETTER.sub("", text)


def _dwarfs(before: str) -> bool:
    """Whether what stands before is so large or so exact that a single digit behind it can be no second number of its kind."""
    numbers = _DIGITS.findall(before)
    return len(numbers) == 1 and ("." in numbers[0] or decimal_of(numbers[0]) >= _LARGE)
