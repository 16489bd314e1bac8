"""Texts as the booklet's fonts can set them: a sign in the place of a letter that they lack, and without letters that nobody sees.

Typst refuses a PDF/UA with a letter that has no shape, and a box in its place would hide which letter it was. So the sign of printers for a
letter that is not at hand stands there, which a note explains; which letters those were is told to whoever makes the booklet. Unlike in
pictures no letter is exchanged for a like one: what is searched and copied from the booklet are the letters of the data.
"""

import importlib.resources
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

from PIL import ImageFont

NOT_AT_HAND: Final = "〓"
RAISED_AND_LOWERED: Final = frozenset("⁰⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋")
"""What only a font that Typst brings along has; ``pieces.typ`` names it."""
_FONTS: Final = (
    ("noto_cjk_sans_jp_regular", "NotoSansCJKjp-Regular.otf"),
    ("noto_cjk_sans_jp_bold", "NotoSansCJKjp-Bold.otf"),
)
_TESTED: Final = 32
_IN_NO_FONT: Final = "\U0010ffff"


def font_folders() -> list[Path]:
    """The folders of the two fonts of a booklet, the regular and the bold one."""
    return [Path(str(importlib.resources.files(package))) for package, _ in _FONTS]


class FontLetters:
    """Makes texts fit, and remembers in ``lacking`` which letters could not be shown."""

    def __init__(self) -> None:
        self.lacking: set[str] = set()

    def fit(self, text: str) -> str:
        """The text with ``NOT_AT_HAND`` for each letter that cannot be set, and without those that nobody sees."""
        if text.isascii() and text.isprintable():
            return text
        return "".join(map(self._fitting, text))

    def _fitting(self, letter: str) -> str:
        set_as = _set_as(letter)
        if set_as == NOT_AT_HAND != letter:
            self.lacking.add(letter)
        return set_as


@cache
def _set_as(letter: str) -> str:
    if letter in RAISED_AND_LOWERED or letter == "\n" or _is_form(letter):
        return letter
    if letter in "\r\u2028\u2029\x0b\x0c\x85":
        return "\n"
    if letter.isspace():
        return letter if letter in " \u3000" else " "
    if unicodedata.category(letter) in ("Cc", "Cf") or "\ufe00" <= letter <= "\ufe0f":
        return ""
    shapes = {(bytes(font.getmask(letter)), bytes(font.getmask(_IN_NO_FONT))) for font in _fonts()}
    return NOT_AT_HAND if any(own == none for own, none in shapes) else letter


def _is_form(letter: str) -> bool:
    """Whether it only says which form of the letter before it is meant (葛󠄀): the fonts have many, and the usual form of the rest."""
    return "\U000e0100" <= letter <= "\U000e01ef"


@cache
def _fonts() -> tuple[ImageFont.FreeTypeFont, ...]:
    return tuple(
        ImageFont.truetype(
            str(importlib.resources.files(package) / file), _TESTED, layout_engine=ImageFont.Layout.BASIC
        )
        for package, file in _FONTS
    )
