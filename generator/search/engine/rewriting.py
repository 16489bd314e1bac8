"""What became of Pagefind's files the last time: a file that Pagefind writes again as it was is not rewritten again."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.cache import digest_of


class MadeFile(NamedTuple):
    """A file that was made of one of Pagefind's: its name, a digest of its bytes and how many they are; of a part of the index its first and last word."""

    name: str
    digest: str
    size: int
    first: str = ""
    last: str = ""


class RemadeFile(msgspec.Struct, frozen=True, array_like=True):
    """What became of one of Pagefind's files: a digest of its bytes, and the `files` in its place."""

    raw: str
    files: tuple[MadeFile, ...]


def write_made(path: Path, content: bytes, first: str = "", last: str = "") -> MadeFile:
    """Write a file; what it is."""
    path.write_bytes(content)
    return MadeFile(path.name, digest_of(content), len(content), first, last)


class LastFiles(NamedTuple):
    """The last index: the `folder` with its files, of which any may be moved away, and what became `of` each of Pagefind's by its name."""

    folder: Path
    of: Mapping[str, RemadeFile]

    def take(self, path: Path, raw: str) -> RemadeFile | None:
        """Put what was made of the same file (`digest_raw`) in the place of `path`; None where there is no such, or no longer."""
        known = self.of.get(path.name)
        if known is None or known.raw != raw:
            return None
        # Of a large site there are a thousand: paths as text take a fraction of the time.
        there, name_there = os.path.split(path)
        folder = f"{self.folder}/{path.parent.name}"
        try:
            for made in known.files:
                os.replace(f"{folder}/{made.name}", f"{there}/{made.name}")  # noqa: PTH105 - as above
        except OSError:
            return None
        if all(made.name != name_there for made in known.files):
            path.unlink()
        return known


def digest_raw(content: bytes) -> str:
    """A digest of a file of Pagefind's."""
    return digest_of(content)
