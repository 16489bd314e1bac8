"""The one font: Noto Sans CJK JP Bold, from the package that carries it."""

import importlib.resources
from functools import cache

from PIL import ImageFont


@cache
def font_of(size: int) -> ImageFont.FreeTypeFont:
    """The font for letters of so many pixels. It is read in its file, by each size: given as bytes, each would hold a copy of 16 MB."""
    file = importlib.resources.files("noto_cjk_sans_jp_bold") / "NotoSansCJKjp-Bold.otf"
    return ImageFont.truetype(str(file), size, layout_engine=ImageFont.Layout.BASIC)
