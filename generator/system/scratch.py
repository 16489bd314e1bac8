"""Folders that live as long as what is made in them."""

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

from generator.system.interrupts import signals_waiting


@contextlib.contextmanager
def scratch_folder(parent: Path, prefix: str) -> Iterator[Path]:
    """A new folder in ``parent``, gone again however this ends.

    It has its name before it is made (`tempfile.TemporaryDirectory` makes it first, and a signal between the two leaves it behind), and
    nothing ends the run while it is emptied.
    """
    folder = parent / f"{prefix}{secrets.token_hex(4)}"
    try:
        folder.mkdir(mode=0o700)
        yield folder
    finally:
        with signals_waiting():
            shutil.rmtree(folder, ignore_errors=True)
