"""What became of Pagefind's files the last time: a file that Pagefind writes again as it was is not rewritten again."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.cache import digest_of


class RemadeFile(msgspec.Struct, frozen=True, array_like=True):
    """What became of one of Pagefind's files: a digest of its bytes and what it was changed `by`, and the `files` in its place.

    A file that stands for a part of the index has the first and the last word of it.
    """

    raw: str
    files: tuple[tuple[str, str, str], ...]


class LastFiles(NamedTuple):
    """The last index: the `folder` with its files, of which any may be moved away, and what became `of` each of Pagefind's by its name."""

    folder: Path
    of: Mapping[str, RemadeFile]

    def take(self, path: Path, raw: str) -> RemadeFile | None:
        """Put what was made of the same file (`digest_raw`) in the place of `path`; None where there is no such, or no longer."""
        known = self.of.get(path.name)
        if known is None or known.raw != raw:
            return None
        # Of a large site there are ten thousand: paths as text take a fraction of the time.
        there, name_there = os.path.split(path)
        folder = f"{self.folder}/{path.parent.name}"
        try:
            for _, _, name in known.files:
                os.replace(f"{folder}/{name}", f"{there}/{name}")  # noqa: PTH105 - as above
        except OSError:
            return None
        if all(name != name_there for _, _, name in known.files):
            path.unlink()
        return known


def digest_raw(content: bytes, by: str = "") -> str:
    """A digest of a file of Pagefind's and of what it is changed by."""
    return digest_of(content, by)
