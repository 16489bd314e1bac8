"""Texts as the font can draw them: powers as small raised digits, and a sign in the place of a letter that the font does not have.

A font draws the same box for every letter that it lacks, which hides it (``×10¹²`` with one box may be any power). Powers are therefore made
of digits that it has; in the place of any other such letter stands the sign of printers for one that is not at hand, which a note explains.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from PIL import ImageDraw, ImageFont

from generator.drawing.fonts import font_of

NOT_AT_HAND: Final = "〓"
_RAISED: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+−", strict=True))
_LOWERED: Final = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+−", strict=True))
_PIECES: Final = re.compile(
    f"(?P<up>[{''.join(_RAISED)}]+)|(?P<down>[{''.join(_LOWERED)}]+)|[^{''.join((*_RAISED, *_LOWERED))}]+"
)
_SMALL: Final = 0.62
_UP: Final = 0.34
_DOWN: Final = 0.12
"""Of the size of the letters: how large raised and lowered ones are, and how far they stand above or below the line."""
_TESTED: Final = 64
_IN_NO_FONT: Final = "\U0010ffff"


def fit_for_font(text: str) -> str:
    """The text with ``NOT_AT_HAND`` for each letter that cannot be drawn, and without those that nobody sees (which form of a letter is meant)."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(_drawn(letter) for letter in composed)


def lacks_letters(texts: Iterable[str]) -> bool:
    """Whether a letter of one of the texts cannot be drawn."""
    return any(fit_for_font(text).count(NOT_AT_HAND) > text.count(NOT_AT_HAND) for text in texts)


@lru_cache(maxsize=65536)
def _drawn(letter: str) -> str:
    if letter in _RAISED or letter in _LOWERED:
        return letter
    if letter.isspace():
        return letter if letter == "\u3000" else " "
    if (
        unicodedata.category(letter) in ("Cc", "Cf")
        or "\ufe00" <= letter <= "\ufe0f"
        or "\U000e0100" <= letter <= "\U000e01ef"
    ):
        return ""
    return NOT_AT_HAND if _shape(letter) == _shape(_IN_NO_FONT) else letter


def _shape(letter: str) -> bytes:
    return bytes(font_of(_TESTED).getmask(letter))


def width_of(text: str, size: int) -> float:
    """How wide a text becomes, in pixels."""
    return sum(font.getlength(piece) for piece, font, _ in _pieces(text, size))


def draw_text(
    draw: ImageDraw.ImageDraw,
    at: tuple[float, float],
    text: str,
    size: int,
    fill: str | int,
    *,
    anchor: str = "ls",
    halo: tuple[int, str] = (0, ""),
) -> None:
    """Draw a text that is :func:`fit_for_font`. ``anchor`` as Pillow has it; ``halo`` is a line around the letters, its width and colour."""
    x, y = at
    plain = "".join(piece for piece, _, _ in _pieces(text, size)) or text
    y += font_of(size).getbbox(plain, anchor=f"l{anchor[1]}")[1] - font_of(size).getbbox(plain, anchor="ls")[1]
    x -= {"l": 0.0, "m": 0.5, "r": 1.0}[anchor[0]] * width_of(text, size)
    for piece, font, up in _pieces(text, size):
        draw.text(
            (x, y - up), piece, font=font, fill=fill, anchor="ls", stroke_width=halo[0], stroke_fill=halo[1] or None
        )
        x += font.getlength(piece)


def _pieces(text: str, size: int) -> list[tuple[str, ImageFont.FreeTypeFont, float]]:
    """The pieces of a text with their fonts, and how far above the line they stand."""
    small = font_of(max(1, round(size * _SMALL)))
    pieces: list[tuple[str, ImageFont.FreeTypeFont, float]] = []
    for match in _PIECES.finditer(text):
        if match["up"]:
            pieces.append(("".join(map(_RAISED.__getitem__, match[0])), small, size * _UP))
        elif match["down"]:
            pieces.append(("".join(map(_LOWERED.__getitem__, match[0])), small, -size * _DOWN))
        else:
            pieces.append((match[0], font_of(size), 0.0))
    return pieces
