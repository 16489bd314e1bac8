"""A municipality's name in Latin letters, for its folder: 貝塚市 is ``kaizuka``.

Hepburn as road signs have it: a long o is an o (大阪 is ``osaka``), n before b, m and p stays an n.
"""

import re
from typing import Final

from generator.kana import KUNREI

_SYLLABLES: Final = {**KUNREI, "し": "shi", "じ": "ji", "ち": "chi", "ぢ": "ji", "つ": "tsu", "ふ": "fu"}
_SMALL: Final = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_LONG: Final = re.compile(r"o[ou]|(?<=y)uu|(?<=[js]h)uu|(?<=j)uu|(?<=ch)uu")
_KINDS: Final = {
    "市": ("し",),
    "区": ("く",),
    "町": ("ちょう", "まち"),
    "村": ("むら", "そん"),
    "都": ("と",),
    "府": ("ふ",),
    "県": ("けん",),
}
"""How the last sign of a name is read, which its folder does without."""


def name_folder(name: str, reading: str) -> str:
    """The id of a municipality by its name and its reading; "" where the reading is no Hiragana."""
    for ending in _KINDS.get(name[-1:], ()):
        if reading.endswith(ending) and len(reading) > len(ending):
            return romanise(reading.removesuffix(ending))
    return romanise(reading)


def romanise(reading: str) -> str:
    """Hiragana in Latin letters; "" where a sign is none."""
    made = ""
    for sign in reading:
        if sign in _SMALL and made.endswith("i"):
            # しゃ is sha, きゃ is kya
            stem = made[:-1]
            made = stem + ("" if stem.endswith(("sh", "ch", "j")) else "y") + _SMALL[sign]
        elif sign == "っ":
            made += "-"
        elif sign in _SYLLABLES:
            made += _SYLLABLES[sign]
        elif sign != "ー":
            return ""
    doubled = re.sub("-(.?)", lambda found: ("t" if found[1] == "c" else found[1]) + found[1], made)
    return _LONG.sub(lambda found: found[0][0], doubled)
