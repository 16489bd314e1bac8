"""One key for the many ways in which Japanese is typed in Latin letters: Hepburn, kunrei, long vowels written, marked or left out.

げすいどう is typed gesuidou, gesuido, gesuidoo, gesuidô; しょうがい as shougai, syougai, shogai, syogai. All of them have the key of the
shortest kunrei spelling, gesuido and syogai. ``overrides/assets/js/search-romaji.js`` makes the same keys of what a reader types; a test
holds the two together.
"""

import re
from typing import Final

from generator.kana import KUNREI

_KANA: Final = {**KUNREI, "ゔ": "bu"}
_TWO: Final = {"うぃ": "wi", "うぇ": "we", "うぉ": "o"}
_GLIDES: Final = dict(zip("ゃゅょ", "auo", strict=True))
_SMALL_VOWELS: Final = dict(zip("ぁぃぅぇぉ", "aiueo", strict=True))
_WHOLE: Final = re.compile("う[ぃぇぉ]|.")
_SEVERAL_N: Final = re.compile("nn+")
_LONG: Final = re.compile(r"(?<=o)[ou]|(?<=u)u|(?<=a)a|(?<=i)i|(?<=e)e")


def romaji_of(reading: str) -> str:
    """The key of a reading in hiragana; "" where there is none (it is empty, or has anything but kana)."""
    out = ""
    doubles = False
    for kana in _WHOLE.findall(reading):
        if kana == "っ":
            doubles = True
            continue
        syllable = _TWO.get(kana) or _KANA.get(kana, "")
        if syllable:
            out += syllable[0] + syllable if doubles and syllable[0] not in "aiueonwy" else syllable
        elif out and kana in _GLIDES:
            out = f"{out[:-1]}y{_GLIDES[kana]}"
        elif out and kana in _SMALL_VOWELS:
            out = out[:-1] + _SMALL_VOWELS[kana]
        elif kana != "ー":
            return ""
        doubles = False
    return _LONG.sub("", _SEVERAL_N.sub("n", out.replace("di", "zi")))
