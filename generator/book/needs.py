"""What a booklet needs besides the program, and what to do where it is missing."""

from importlib.util import find_spec
from typing import Final

_PARTS: Final = {"typst": "typst", "noto-cjk-sans-jp-regular": "noto_cjk_sans_jp_regular"}
"""Packages of the extra, by the names under which they are installed."""
_MISSING: Final = (
    "「kokai book」に使う部品（{parts}）がありません。Kokai を入れた環境で、次のどちらかを実行してください。\n"
    "  python -m pip install --require-hashes --requirement requirements-book.txt"
    "（「kokai new site」で作ったフォルダーで）\n"
    "  python -m pip install 'kokai[book]'"
)


def tell_missing() -> str:
    """What is missing on this machine and how to get it, in Japanese; "" where a booklet can be made."""
    missing = [name for name, module in _PARTS.items() if find_spec(module) is None]
    return _MISSING.format(parts="、".join(missing)) if missing else ""
