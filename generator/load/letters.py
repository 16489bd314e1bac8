"""Letters that no text of the data may have, whatever it says."""

import re
import unicodedata
from typing import Final

from generator.load.hints import DEBRIS
from generator.problems.unseen_characters import UNSEEN

# What stands where a letter was lost, and letters that only one city's own font shows (外字).
_GARBLED: Final = re.compile("[\ufffd\ufffe\uffff\ue000-\uf8ff\U000f0000-\U0010ffff]")
_LOST: Final = "\ufffd"
_MOST_MARKS: Final = 30  # the bound of Unicode's stream-safe text format (UAX 15)
_NO_LETTERS: Final = re.compile(rf"[^\w\s]{{{_MOST_MARKS},}}")
_CONTROL: Final = re.compile(f"{UNSEEN.pattern}|[\t\r]")


def fault_of_letters(text: str) -> tuple[str, str]:
    """The rule that the letters of a text break, and what is told of them; "" where they break none."""
    if "#" in text and DEBRIS.search(text):
        return "K304", text
    if not text.isprintable() or _LOST in text:  # all others can be printed
        for rule, letters in (("K311", _CONTROL), ("K316", _GARBLED)):
            letter = letters.search(text)
            if letter:
                return rule, f"U+{ord(letter[0]):04X}"
    return ("K317" if len(text) >= _MOST_MARKS and _heaps_marks(text) else ""), ""


def _heaps_marks(text: str) -> bool:
    """Whether one letter carries more marks than any script has: putting them in order takes time by the square of their number."""
    return any(sum(map(bool, map(unicodedata.combining, run[0]))) >= _MOST_MARKS for run in _NO_LETTERS.finditer(text))
