"""Radicals and doubled characters that PDFs put in the place of whole characters: ⺠ for 民, ⽬ for 目.

They look the same and are other characters (U+2E80–2FDF, and the compatibility ideographs U+F900–FAFF), so that nothing finds them.
Full-width digits, circled numbers and all else that a document chose stay as they are.
"""

import unicodedata
from typing import Final

# Unicode has a decomposition for the Kangxi radicals (U+2F00–2FD5) and for two of the others. These are the others that are whole
# Japanese characters (Unicode's EquivalentUnifiedIdeograph.txt); parts such as ⺡ stand for no character by themselves and stay.
_WHOLE: Final = {
    "⺄": "乙", "⺒": "巳", "⺓": "幺", "⺜": "日", "⺝": "月", "⺠": "民", "⺧": "牛", "⺩": "王", "⺬": "示", "⺶": "羊",
    "⻁": "虎", "⻄": "西", "⻆": "角", "⻑": "長", "⻗": "雨", "⻘": "青", "⻝": "食", "⻣": "骨",
    "⻤": "鬼", "⻨": "麦", "⻩": "黄", "⻫": "斉", "⻭": "歯", "⻯": "竜", "⻲": "亀",
}  # fmt: skip
_RADICALS: Final = range(0x2E80, 0x2FE0)
_DOUBLED: Final = range(0xF900, 0xFB00)


def _table() -> dict[int, str]:
    table = {ord(radical): whole for radical, whole in _WHOLE.items()}
    for code in (*_RADICALS, *_DOUBLED):
        whole = unicodedata.normalize("NFKC", chr(code))
        if whole != chr(code):
            table[code] = whole
    return table


_WHOLE_OF: Final = _table()


def whole_characters(text: str) -> str:
    """``text`` with whole characters where it has radicals or doubled characters."""
    return text.translate(_WHOLE_OF)


def radicals_in(text: str) -> str:
    """The radicals of a text that stand for no whole character: what they were meant for, only the printed page tells."""
    return "".join(sorted({letter for letter in whole_characters(text) if ord(letter) in _RADICALS}))
