"""Pictures made while building: what other sites show with a link to a page."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from generator.drawing.card import draw_card

__all__ = ["digest_of_drawing", "draw_card"]

_LIBRARIES = ("pillow", "budoux", "icu4py", "noto-cjk-sans-jp-bold")


def digest_of_drawing() -> str:
    """A digest of everything but its texts that decides on a picture's bytes."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(path.read_bytes())
    for library in _LIBRARIES:
        digest.update(f"{library} {version(library)}\n".encode())
    return digest.hexdigest()
