"""Text that the font can draw, its width, and the drawing of it.

The font lacks some letters that plans use: raised and lowered digits (powers, CO₂) and whole scripts (emoji, Arabic). Raised and lowered digits are made of the
digits that it has; in the place of any other such letter stands the sign of printers for one that is not at hand, which a note explains.

Each letter is drawn and measured once in each size: a site's pictures are made of some thousands of letters, and the font sets none of them
nearer to another than it stands by itself.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from PIL import Image

from generator.drawing.fonts import font_of

if TYPE_CHECKING:
    from PIL._imaging import ImagingCore

NOT_AT_HAND: Final = "〓"
_RAISED: Final = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", "0123456789+−", strict=True))
_LOWERED: Final = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+−", strict=True))
_SMALL: Final = 0.62
_UP: Final = 0.34
_DOWN: Final = 0.12
"""Of the size of the letters: how large raised and lowered ones are, and how far they stand above or below the line."""
_TESTED: Final = 64
_IN_NO_FONT: Final = "\U0010ffff"
_TALL: Final = "国"
_NONE: Final = Image.new("L", (0, 0))
_MOST_GLYPHS: Final = 1024
"""Letters that are kept of each size: about 3 MB of the larger ones."""


class Ink(NamedTuple):
    """For each of 256 levels of how far a letter covers a pixel, the value that the pixel gets, and 255 where it gets it, else 0."""

    levels: bytes
    seen: bytes


class _Glyph(NamedTuple):
    """A letter's pixels and where they are to be put, as Pillow holds them; its box from the beginning of its base."""

    levels: "ImagingCore"
    mask: "ImagingCore"
    left: int
    top: int
    right: int
    bottom: int


def ink_of(levels: Iterable[int]) -> Ink:
    """The ink that leaves a pixel as it is where its table (of 256) has 0."""
    table = bytes(levels)
    return Ink(table, bytes(255 if level else 0 for level in table))


def fit_for_font(text: str) -> str:
    """The text with ``NOT_AT_HAND`` for each letter that cannot be drawn, and without those that nobody sees (which form of a letter is meant)."""
    return "".join(map(_FITTED.__getitem__, unicodedata.normalize("NFC", text)))


def lacks_letters(texts: Iterable[str]) -> bool:
    """Whether a letter of one of the texts cannot be drawn."""
    return any(fit_for_font(text).count(NOT_AT_HAND) > text.count(NOT_AT_HAND) for text in texts)


def width_of(text: str, size: int) -> float:
    """How wide a text becomes, in pixels."""
    return sum(map(_widths(size).__getitem__, text))


@cache
def height_of(size: int) -> int:
    """How far a tall letter reaches above the base, in pixels."""
    return -round(font_of(size).getbbox(_TALL, anchor="ls")[1])


@cache
def middle_of(size: int) -> int:
    """How far the middle of a line stands above its base, in pixels."""
    font = font_of(size)
    return round(font.getbbox(_TALL, anchor="lm")[3] - font.getbbox(_TALL, anchor="ls")[3])


def draw_text(picture: Image.Image, at: tuple[float, float], text: str, size: int, ink: Ink, *, halo: int = 0) -> None:
    """Draw a text that is :func:`fit_for_font` into an ``L`` picture, with the beginning of its base at the place.

    With a ``halo``, the letters are so many pixels larger all around.
    """
    glyphs, widths = _glyphs(size, halo, ink), _widths(size)
    x, y = round(at[0]), round(at[1])
    put = picture.im.paste  # what Image.paste looks at first takes longer than the letter
    gone = 0.0
    for letter in text:
        levels, mask, left, top, right, bottom = glyphs[letter]
        here = x + round(gone)
        put(levels, (here + left, y + top, here + right, y + bottom), mask)
        gone += widths[letter]


class _Fitted(dict[str, str]):
    """What stands for each letter, once it was asked for."""

    def __missing__(self, letter: str) -> str:
        found = self[letter] = _fit(letter)
        return found


_FITTED: Final = _Fitted()


def _fit(letter: str) -> str:
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


class _Widths(dict[str, float]):
    """How wide each letter is in one size, once it was asked for."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def __missing__(self, letter: str) -> float:
        drawn, size, _ = _placed(letter, self._size)
        found = self[letter] = font_of(size).getlength(drawn)
        return found


class _Glyphs(dict[str, _Glyph]):
    """Each letter in one size and ink, once it was asked for."""

    def __init__(self, size: int, halo: int, ink: Ink) -> None:
        super().__init__()
        self._size = size
        self._halo = halo
        self._ink = ink

    def __missing__(self, letter: str) -> _Glyph:
        if len(self) >= _MOST_GLYPHS:
            self.clear()
        drawn, size, up = _placed(letter, self._size)
        covered, (left, top) = font_of(size).getmask2(drawn, "L", stroke_width=self._halo, anchor="ls")
        levels, mask = map(bytes(covered).translate, self._ink)
        pixels, shown = (Image.frombytes("L", covered.size, each) if mask else _NONE for each in (levels, mask))
        left, top = round(left), round(top - up)
        box = left, top, left + pixels.width, top + pixels.height
        found = self[letter] = _Glyph(pixels.im, shown.im, *box)
        return found


_widths = cache(_Widths)
_glyphs = cache(_Glyphs)


def _placed(letter: str, size: int) -> tuple[str, int, float]:
    """The letter that is drawn for one, its size, and how far above the line it stands."""
    small = max(1, round(size * _SMALL))
    if letter in _RAISED:
        return _RAISED[letter], small, size * _UP
    if letter in _LOWERED:
        return _LOWERED[letter], small, -size * _DOWN
    return letter, size, 0.0
