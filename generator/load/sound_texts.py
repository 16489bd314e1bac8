"""Texts in which nothing can be wrong, wherever they stand; and what stands where there is none."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from generator.load.letters import fault_of_letters
from generator.load.placeholders import is_placeholder

# What stands in the cells of tables that hold nothing: dashes of every width, dittos, dots, and what programs write for it.
BLANK: Final = re.compile(
    r"(?:[-\u2010-\u2015\u2212\u2500\u2501\u30fc\u3030\uff0d\uff70~\u301c\uff5e\u3003\u2025\u2026.\u30fb?\uff1f]*|[Nn]ull|NULL|[Nn]/[Aa]|NA|[Nn]a[Nn]|None)\Z"
)
# Letters that take room and show nothing: soft hyphens, fillers, the empty braille cell, selectors and joiners without what they select.
NOTHING_SEEN: Final = re.compile(
    r"[\s\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufffb\x00-\x1f\x7f-\x9f\U0001d173-\U0001d17a\U000e0000-\U000e0fff]+"
)
_COMBINED: Final = re.compile("[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+")


@lru_cache(maxsize=16384)
def sound_text(text: str) -> str:
    """What is taken of a text in which nothing can be wrong, wherever and however it is written; "" of any other.

    Units, ids, words and wordings come again and again; so each is looked at once, and held once by all records that have it.
    """
    bare = text.strip()
    if not bare or NOTHING_SEEN.fullmatch(bare) or BLANK.match(bare) or fault_of_letters(bare)[0]:
        return ""
    if is_placeholder(bare):
        return ""
    return composed(bare)


def composed(text: str) -> str:
    """The text with letters and their marks put together (か and ゛ become が)."""
    is_composed = text.isascii() or unicodedata.is_normalized("NFC", text)
    return text if is_composed else _COMBINED.sub(_compose, text)


def _compose(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", found[0])
