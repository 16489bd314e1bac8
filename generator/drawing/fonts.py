"""The one font: Noto Sans CJK JP Bold, from the package that carries it."""

import importlib.resources
from functools import cache
from typing import Final

from PIL import ImageFont

_OPENTYPE: Final = b"OTTO"
"""How a font with outlines of its kind begins (OpenType specification, "Organization of an OpenType Font")."""


@cache
def font_of(size: int) -> ImageFont.FreeTypeFont:
    """The font for letters of so many pixels. It is read in its file, by each size: given as bytes, each would hold a copy of 16 MB.

    Raises ``MemoryError`` where there is no room for it: FreeType then says no more than that it knows no such format.
    """
    file = importlib.resources.files("noto_cjk_sans_jp_bold") / "NotoSansCJKjp-Bold.otf"
    try:
        return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as fault:
        with file.open("rb") as opened:
            is_font = opened.read(len(_OPENTYPE)) == _OPENTYPE
        if fault.errno is None and is_font:
            raise MemoryError from fault
        raise
