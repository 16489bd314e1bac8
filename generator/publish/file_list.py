"""What stands in a folder of files, told by a list of it in the working folder, so that an unchanged file costs one look.

The list is named after the folder itself, by its number on the disk: no exchange of names makes it tell of another folder. And it is
trusted file by file only, while number, size, time and mode are those that were seen.
"""

import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from generator.model.basics import Record
from generator.system.shortages import naming

_NAME: Final = re.compile(r"[0-9a-f]+-[0-9a-f]+\.(?:msgpack|new)")


class WrittenFile(Record, frozen=True):
    """What is known of one file of a folder: the digest of its bytes; its size, time, number and mode when it was last seen there."""

    digest: str
    size: int
    mtime_ns: int
    number: int
    mode: int


def see_written(digest: str, seen: os.stat_result) -> WrittenFile:
    """What was just seen of a file whose bytes have this digest."""
    return WrittenFile(digest, seen.st_size, seen.st_mtime_ns, seen.st_ino, seen.st_mode)


def stands(path: str, written: WrittenFile) -> bool:
    """The file is still the one that was last seen, and as it was."""
    try:
        return is_seen(os.lstat(path), written)
    except OSError:
        return False


def is_seen(seen: os.stat_result, written: WrittenFile) -> bool:
    """What was just seen is the file that was seen last, and as it was."""
    return (
        seen.st_size == written.size
        and seen.st_mtime_ns == written.mtime_ns
        and seen.st_ino == written.number
        and seen.st_mode == written.mode
    )


def see_folder(seen: os.stat_result) -> int:
    """What was just seen of a folder, as one number: another file in it, or another folder in its place, is another number.

    Whoever copies or unpacks folders may put their time back (``mtime``); when something was last done to one (``ctime``) nobody can, where a system has it.
    """
    return hash((seen.st_ino, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_mode))


# A list is what is known of files, and of folders (`see_folder`) by their paths with a slash at the end; each is read by itself.
_DECODE: Final = msgspec.msgpack.Decoder(tuple[msgspec.Raw, msgspec.Raw]).decode
_DECODE_FILES: Final = msgspec.msgpack.Decoder(dict[str, WrittenFile]).decode
_DECODE_FOLDERS: Final = msgspec.msgpack.Decoder(dict[str, int]).decode
_ENCODE: Final = msgspec.msgpack.Encoder().encode


def _list_of(lists: Path, folder: Path) -> Path | None:
    """Where the list of ``folder`` is kept: by the number of the folder, whatever its name is now. None where there is no such folder."""
    try:
        seen = folder.lstat()
    except OSError:
        return None
    return lists / f"{seen.st_dev:x}-{seen.st_ino:x}.msgpack"


def read_list(lists: Path, folder: Path) -> dict[str, WrittenFile]:
    """What is known of a folder's files, as they were last seen there."""
    path = _list_of(lists, folder)
    try:
        return _DECODE_FILES(_DECODE(path.read_bytes())[0]) if path is not None else {}
    except (OSError, msgspec.DecodeError, ValueError):
        return {}


def read_folders(lists: Path, folder: Path) -> dict[str, int]:
    """What is known of the folders below a folder. It is read when it is asked for: it is much, and asked for once."""
    path = _list_of(lists, folder)
    try:
        return _DECODE_FOLDERS(_DECODE(path.read_bytes())[1]) if path is not None else {}
    except (OSError, msgspec.DecodeError, ValueError):
        return {}


def write_list(
    lists: Path, folder: Path, known: Mapping[str, WrittenFile], folders: Mapping[str, int] = MappingProxyType({})
) -> None:
    """Keep what is known of a folder's files, and of the folders below it."""
    path = _list_of(lists, folder)
    if path is None:
        return
    lists.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    with naming(new):
        new.write_bytes(_ENCODE((known, dict(folders))))
        new.replace(path)


def forget_list(lists: Path, folder: Path) -> None:
    """Know nothing of a folder any more."""
    path = _list_of(lists, folder)
    if path is not None:
        path.unlink(missing_ok=True)


def forget_other_lists(lists: Path, folders: Iterable[Path]) -> None:
    """Keep the lists of ``folders`` alone: the number of a folder that is gone may be given to another."""
    known = {_list_of(lists, folder) for folder in folders}
    for path in lists.iterdir():
        if path not in known and _NAME.fullmatch(path.name):
            path.unlink(missing_ok=True)
