"""Folders that live as long as what is made in them."""

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_open: Final[set[Path]] = set()


@contextlib.contextmanager
def scratch_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """A new folder in ``parent``, gone again however this ends; where the system does not let it go, the next run may sweep it by its prefix.

    It is noted before it is made and until it is gone: a signal may come at any point, also while it is emptied (`sweep_scratch`).
    """
    folder = parent / f"{prefix}{secrets.token_hex(16)}"
    _open.add(folder)
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        _empty(folder)


def sweep_scratch() -> None:
    """Empty what a signal left, once the run has come to its end."""
    for folder in tuple(_open):
        _empty(folder)


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _open.discard(folder)
