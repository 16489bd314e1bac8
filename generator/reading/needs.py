"""What reading documents needs besides the program, and how to get it."""

from importlib.util import find_spec
from typing import Final

_PARTS: Final = {".pdf": ("pdfplumber", "pdfplumber"), ".docx": ("docx", "python-docx")}
_MISSING: Final = (
    "「kokai read」に使う部品（{part}）がありません。Kokai を入れた環境で、次のどちらかを実行してください。\n"
    "  python -m pip install --require-hashes --requirement requirements-import.txt"
    "（「kokai new site」で作ったフォルダーで）\n"
    "  python -m pip install 'kokai[import]'"
)


def tell_missing_reader(kind: str) -> list[str]:
    """What is missing for a file whose name ends in ``kind``, in Japanese; nothing where it can be read."""
    module, part = _PARTS.get(kind.lower(), ("json", ""))
    return [] if find_spec(module) is not None else [_MISSING.format(part=part)]
