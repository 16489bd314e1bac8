"""What a booklet needs besides the program, and what to do where it is missing."""

from importlib.util import find_spec
from typing import Final

from generator.system.extras import explain_missing

_PARTS: Final = {"typst": "typst", "noto-cjk-sans-jp-regular": "noto_cjk_sans_jp_regular"}
"""Packages of the extra, by the names under which they are installed."""


def tell_missing() -> str:
    """What is missing on this machine and how to get it, in Japanese; "" where a booklet can be made."""
    missing = [name for name, module in _PARTS.items() if find_spec(module) is None]
    return explain_missing("book", "book", missing) if missing else ""
