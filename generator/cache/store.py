"""Named entries below the working folder. Nothing in it is needed: without an entry it is worked out anew, to the same bytes."""

import contextlib
import mmap
import os
import re
import struct
import time
import zlib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Final, TypeVar

import msgspec

from generator.cache.program import digest_program

T = TypeVar("T")

_FOLDER: Final = "kept"
_NEW: Final = ".new"
_HALF: Final = re.compile(r"\.\d+\.new\Z")
_CHECK: Final = struct.Struct(">QI")  # how long the content is, and its checksum
_ABANDONED_AFTER: Final = 3600.0  # seconds; writing an entry takes far less


class Store:
    """What one program keeps in one working folder.

    An entry's name may have one slash (``pictures/…``): what stands before it is its shelf, which can be listed and pruned. Each entry says
    which program made it, and counts as absent for any other.
    """

    def __init__(self, work: Path, made_by: str = "", *, reads: bool = True, writes: bool = True) -> None:
        """Open the store in the folder ``work``.

        With ``reads`` false all is absent until it is written: for a build that trusts nothing. With ``writes`` false nothing is written or
        dropped: for who looks on while another process builds.
        """
        self.work = work
        self._top = work / _FOLDER
        self._mark = f"kokai {made_by or digest_program()}\n".encode()
        self.reads = reads
        self._writes = writes
        self._written: set[str] = set()

    def read(self, name: str, decode: Callable[[memoryview], T], *, mapped: bool = False) -> T | None:
        """What ``decode`` makes of the entry; None where there is none, another program's, or one that cannot be decoded.

        ``mapped``: the content stays on disk, and only what is looked at is loaded.
        """
        if not self.reads and name not in self._written:
            return None
        try:
            content = self._map(name) if mapped else memoryview((self._top / name).read_bytes())
            begin = len(self._mark) + _CHECK.size
            if content[: len(self._mark)] != self._mark:
                return None
            if _CHECK.unpack(content[len(self._mark) : begin]) != _check_of(content[begin:]):
                return None
            return decode(content[begin:])
        except (OSError, ValueError, LookupError, struct.error, msgspec.MsgspecError):
            return None

    def write(self, name: str, content: bytes) -> None:
        """Have the entry hold ``content``: wholly or, where writing is cut short, as it was. Raises ``OSError`` where writing fails."""
        if not self._writes:
            return
        path = self._top / name
        new = path.with_name(f"{path.name}.{os.getpid()}{_NEW}")
        try:
            self._fill(new, content)
        except FileNotFoundError:
            new.parent.mkdir(parents=True, exist_ok=True)
            self._fill(new, content)
        new.replace(path)
        self._written.add(name)

    def folder(self, name: str) -> Path:
        """Where an entry that is a folder belongs (there may be none yet). Its name must say of what it was made, this program included."""
        return self._top / name

    def prune(self, shelf: str, named: Collection[str]) -> None:
        """Drop the entries of a shelf but those that ``named`` says (by their names within it), and what killed runs left there."""
        for path in self._entries(shelf) if self._writes else ():
            if path.name not in named and not _may_be_in_the_making(path):
                with contextlib.suppress(OSError):
                    path.unlink()

    def sweep(self) -> None:
        """Drop what killed runs left half written. To be called by whoever holds the working folder."""
        for shelf in (self._top, *self._top.glob("*/")):
            for path in shelf.glob(f"*{_NEW}"):
                if path.is_file() and _HALF.search(path.name):
                    path.unlink(missing_ok=True)

    def _entries(self, shelf: str) -> Iterator[Path]:
        with contextlib.suppress(FileNotFoundError):
            yield from (self._top / shelf).iterdir()

    def _fill(self, new: Path, content: bytes) -> None:
        with new.open("wb") as file:
            file.write(self._mark)
            file.write(_CHECK.pack(*_check_of(content)))
            file.write(content)

    def _map(self, name: str) -> memoryview:
        with (self._top / name).open("rb") as file:
            return memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))


def _check_of(content: bytes | memoryview) -> tuple[int, int]:
    """By which an entry is told from what a bad disk or a killed machine left of it. It guards against accidents, not against people."""
    return len(content), zlib.crc32(content)


def _may_be_in_the_making(path: Path) -> bool:
    """Another process may be writing it right now."""
    if not path.name.endswith(_NEW):
        return False
    try:
        return time.time() - path.stat().st_mtime < _ABANDONED_AFTER
    except OSError:
        return False
