"""The one font: Noto Sans CJK JP Bold, from the package that carries it."""

import importlib.resources
import io
from functools import cache

from PIL import ImageFont


@cache
def font_of(size: int) -> ImageFont.FreeTypeFont:
    """The font for letters of so many pixels."""
    file = importlib.resources.files("noto_cjk_sans_jp_bold") / "NotoSansCJKjp-Bold.otf"
    return ImageFont.truetype(io.BytesIO(_font_bytes(str(file))), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _font_bytes(file: str) -> bytes:
    with open(file, "rb") as font:  # noqa: PTH123 - given as text, so that it can be remembered
        return font.read()
