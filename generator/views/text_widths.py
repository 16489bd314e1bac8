"""How wide a text of a picture may become, and where it is broken.

A picture is drawn once, while building, and read in whatever font the reader's device has: Hiragino, Noto, BIZ UDP, Meiryo, or the
system's own. Its letters cannot be measured here, so each is given the width of the widest of these fonts, bold: what fits by this
measure fits in all of them. The wide and the ambiguous letters of Unicode's East Asian Width (UAX #11, kept by ``unicodedata``) are
one em in every Japanese font; those of the Latin script are widest in Verdana, from which Meiryo has its own, and in DejaVu Sans.
``tests/test_text_widths.py`` holds this against the real advances of fonts.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, islice
from typing import Final

LETTER: Final = 14.0
"""The size of letters in a picture, as its style sheet sets it."""
ABOVE: Final = 1.16 * LETTER
"""How far a line of text reaches above its baseline, in the tallest of the fonts (Noto Sans CJK)."""
BELOW: Final = 0.29 * LETTER
"""How far it reaches below."""

_WIDEST: Final = 1.3
_DIGIT: Final = 0.72
_KNOWN: Final[Mapping[str, float]] = {
    **dict.fromkeys("0123456789", _DIGIT),
    **dict.fromkeys("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", 0.6),
    **dict.fromkeys(",.", 0.4),
    **dict.fromkeys(" ilj'|!:;", 0.46),
    **dict.fromkeys("-()[]frt", 0.55),
    **dict.fromkeys("abcdeghknopqsuvxyz", _DIGIT + 0.02),
    **dict.fromkeys("w−+<=>", 0.95),
    **dict.fromkeys("ABCDEFGHIJKLNOPQRSTUVXYZ", 0.88),
    **dict.fromkeys("m", 1.08),
    **dict.fromkeys("MW@", 1.16),
}
_UNBROKEN: Final = re.compile(r"[0-9A-Za-z.,%+\-−▲△]+| +|.", re.DOTALL)
_MORE: Final = "…"
_NOT_FIRST: Final = frozenset("、。，．・：；）」』】］〕！？ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々〜～％%)]｜|")


@lru_cache(maxsize=4096)
def text_width(text: str) -> float:
    """The most that a text takes, in units of the picture."""
    return LETTER * sum(map(_EMS.__getitem__, text))


def break_text(text: str, width: float) -> list[str]:
    """The text on lines that fit into ``width``. Numbers and Latin words stay whole where a line holds them."""
    return [*_break_text(text, width)]


@lru_cache(maxsize=1024)  # the pictures of a plan name the same sources
def _break_text(text: str, width: float) -> tuple[str, ...]:
    if text_width(text) <= width:
        return (text.rstrip(),)
    lines: list[str] = []
    line, ems = "", 0.0  # the letters are added up one by one, so that the same sum comes out as of the whole line
    for piece in _pieces(text, width):
        longer = sum(map(_EMS.__getitem__, piece), ems)
        # Only blanks at the end of a line need no room.
        needed = text_width((line + piece).rstrip()) if piece[-1].isspace() else LETTER * longer
        if line and needed > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
            ems = sum(map(_EMS.__getitem__, line))
        else:
            line, ems = line + piece, longer
    return (*lines, line.rstrip()) if line.strip() or not lines else tuple(lines)


def break_texts(texts: Iterable[str], width: float, most: int) -> list[str]:
    """Each text from a line of its own on, broken as :func:`break_text` does; of more than ``most`` lines the first, the last with ``…``."""
    lines = list(islice(chain.from_iterable(break_text(text, width) for text in texts), most + 1))
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and text_width(last + _MORE) > width:
        last = last[:-1]
    return [*lines[: most - 1], last.rstrip() + _MORE]


def _pieces(text: str, width: float) -> list[str]:
    """What may stand on a line of its own: words, single letters with the marks that may not begin a line."""
    pieces: list[str] = []
    for piece in _UNBROKEN.findall(text):
        if pieces and piece[0] in _NOT_FIRST and text_width(pieces[-1] + piece) <= width:
            pieces[-1] += piece
        elif text_width(piece) > width:
            pieces += piece
        else:
            pieces.append(piece)
    return pieces


def _em(letter: str) -> float:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Cf", "Mn"):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WFA" else _WIDEST


class _Ems(dict[str, float]):
    """The width of each letter, worked out when it is first asked for."""

    def __missing__(self, letter: str) -> float:
        found = self[letter] = _em(letter)
        return found


_EMS: Final = _Ems(_KNOWN)
