"""Whose the working folder is. Its entries are removed when nobody needs them, so a folder of somebody else is refused.

A folder of ours has a marker. One that an earlier Kokai made has none: it is known by its entries, each of which must be ours.
"""

import os
import re
import stat
from pathlib import Path
from typing import Final

from generator.system.locks import is_lock

_MARKER: Final = "kokai-work.json"
_OPEN: Final = os.O_WRONLY | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_MARKER_TEXT: Final = b'{"generator": "kokai", "folder": "work", "format": 1}\n'
_DIGEST: Final = "[0-9a-f]{32}"
_KEPT_MARK: Final = b"kokai "  # each kept entry begins with it, whatever its name
# What an earlier Kokai left, by path. Of folders whose entries no build removes the names are enough.
_OURS: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"fault\.txt(?:\.\d+\.new)?|schema(?:/.*)?|serve-\d+(?:/.*)?|bench(?:/.*)?",
        r"folders(?:/[0-9a-f]+-[0-9a-f]+\.(?:msgpack|new))?",
        rf"sources(?:/{_DIGEST}\.(?:txt|new))?",
        r"search(?:/(?:digests\.json|(?:kept|pagefind|index-\w+)(?:/.*)?))?",
        rf"kept(?:/chrome(?:/(?:{_DIGEST}|building-\w+)(?:/.*)?)?)?",
        r"kept/(?:[^/]+/)?[^/]+\.\d+\.new",
    )
)


class WorkNotOursError(Exception):
    """The working folder holds something of somebody else. ``args`` are the folder and the entry."""


def check_work(work: Path) -> None:
    """Raise ``WorkNotOursError`` if the folder holds something that this program did not write. Nothing is written."""
    if not work.is_dir() or _is_marked(work):
        return
    for entry in sorted(os.scandir(work), key=lambda entry: entry.name):
        if entry.name == "lock":  # told of by itself where it is none
            if not is_lock(work / "lock"):
                raise WorkNotOursError(str(work), "lock")
        elif (stranger := _find_stranger(work, entry)) is not None:
            raise WorkNotOursError(str(work), stranger)


def mark_work(work: Path) -> None:
    """Say in the folder that it is ours. To be called while it is held."""
    if _is_marked(work) and (work / _MARKER).stat().st_size:
        return
    opened = os.open(work / _MARKER, _OPEN, 0o644)
    try:
        os.write(opened, _MARKER_TEXT)
    finally:
        os.close(opened)


def _is_marked(work: Path) -> bool:
    """Whether the marker is there, or what a kill or a full disk left of it."""
    try:
        if not stat.S_ISREG((work / _MARKER).lstat().st_mode):
            return False
        with (work / _MARKER).open("rb") as file:
            return _MARKER_TEXT.startswith(file.read(len(_MARKER_TEXT) + 1))
    except OSError:
        return False


def _find_stranger(work: Path, entry: "os.DirEntry[str]") -> str | None:
    """The first of an entry and what lies below it that no earlier Kokai made."""
    name = Path(entry.path).relative_to(work).as_posix()
    known = any(pattern.fullmatch(name) for pattern in _OURS)
    known = known or (name.startswith("kept/") and (entry.is_dir() or _is_kept_entry(entry.path)))
    if entry.is_symlink() or not known:
        return name
    if not entry.is_dir():
        return None
    below = sorted(os.scandir(entry.path), key=lambda each: each.name)
    return next((found for each in below if (found := _find_stranger(work, each)) is not None), None)


def _is_kept_entry(path: str) -> bool:
    try:
        with Path(path).open("rb") as file:
            return file.read(len(_KEPT_MARK)) == _KEPT_MARK
    except OSError:
        return False
