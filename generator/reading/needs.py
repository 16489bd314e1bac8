"""What reading documents needs besides the program, and how to get it."""

from importlib.util import find_spec
from typing import Final

from generator.system.extras import explain_missing

_PARTS: Final = {".pdf": ("pdfplumber", "pdfplumber"), ".docx": ("docx", "python-docx")}


def tell_missing_reader(kind: str) -> list[str]:
    """What is missing for a file whose name ends in ``kind``, in Japanese; nothing where it can be read."""
    module, part = _PARTS.get(kind.lower(), ("json", ""))
    return [] if find_spec(module) is not None else [explain_missing("read", "import", [part])]
