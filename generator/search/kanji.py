"""One form for kanji that are written in several: 髙橋 is found by 高橋, and 葛󠄀城 by 葛城.

`overrides/assets/js/search-kanji.js` does the same to what the reader types; a test holds the two together.
"""

import re
import unicodedata
from pathlib import Path
from typing import Final

_TABLE: Final = Path(__file__).parent / "thesaurus" / "kanji.txt"
_PLAIN: Final = {ord(line[0]): line[1] for line in _TABLE.read_text(encoding="utf-8").splitlines()}
# Which of several drawings of one character is meant: no other word.
_SELECTORS: Final = re.compile("[\u180b-\u180d\ufe00-\ufe0f\U000e0100-\U000e01ef]")
# Nearly no text has any: to look is a fraction of what changing it takes.
_NOT_PLAIN: Final = re.compile(f"[{''.join(map(chr, _PLAIN))}{_SELECTORS.pattern[1:-1]}]")


def plain(text: str) -> str:
    """`text` in NFKC, without variation selectors, each kanji in its common form."""
    normal = unicodedata.normalize("NFKC", text)
    return _SELECTORS.sub("", normal).translate(_PLAIN) if _NOT_PLAIN.search(normal) else normal


def is_selector(character: str) -> bool:
    """Whether `character` only says how the one before it is drawn."""
    return _SELECTORS.match(character) is not None
