"""Write the new site beside the old one and put it in its place when everything has passed.

Two folders take turns: ``site`` is published, the *spare* beside it holds the site before. A build brings the spare to what the new site
must be, writing only files that changed (from ``site`` by hard link where they are equal there), and then exchanges the two names in one
step. A build that fails or is killed has touched only the spare.
"""

import contextlib
import ctypes
import errno
import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import msgspec

from generator.cache import digest_of
from generator.model.basics import Record

MARKER: Final = "kokai.json"
_MARKER_TEXT: Final = '{"generator": "kokai", "format": 1}\n'
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2


class FolderNotOursError(Exception):
    """The output folder holds something that this program did not write. ``args[0]`` is the folder."""


class Written(Record, frozen=True):
    """What is known of one file of a folder: the digest of its bytes, its size and time when it was last seen there."""

    digest: str
    size: int
    mtime_ns: int


class Swapped(Record, frozen=True):
    """What a swap did: files written anew, taken over, removed."""

    written: int
    kept: int
    removed: int


def spare_of(out: Path) -> Path:
    """The folder that takes turns with ``out``."""
    return out.with_name(f".{out.name}.spare")


class NewSite:
    """The site that is being built. Give it files with :meth:`put`, :meth:`take_over` or :meth:`place`; then :meth:`swap`."""

    def __init__(self, out: Path, work: Path) -> None:
        """Open the spare folder. Raises ``FolderNotOursError`` where ``out`` holds something else, ``OSError`` where writing fails."""
        self.out = out
        self.spare = spare_of(out)
        self._lists = work
        check_ours(out)
        self._restore()
        self._live = _read_list(work / "live.msgpack")
        self._held = _read_list(work / "spare.msgpack")
        # From here on the spare is in the making: what is known of it is forgotten first, so that a kill leaves no false list.
        (work / "spare.msgpack").unlink(missing_ok=True)
        self._fresh = not self._held  # nothing of unknown origin stands in the way of a new file
        self._top, self._published = str(self.spare), str(out)
        if self._fresh:
            shutil.rmtree(self.spare, ignore_errors=True)
        self.spare.mkdir(parents=True, exist_ok=True)
        self._wanted: dict[str, Written] = {}
        self._folders: set[str] = set()
        self._written = 0
        self.put(MARKER, _MARKER_TEXT.encode())

    def _restore(self) -> None:
        """Where exchanging in one step is not to be had, a kill between two renames leaves no site: put the spare back."""
        parked = self.out.with_name(f".{self.out.name}.parked")
        if parked.exists():
            if self.out.exists():
                shutil.rmtree(parked, ignore_errors=True)
            else:
                parked.rename(self.out)

    def put(self, file: str, content: bytes, digest: str = "") -> None:
        """Have ``file`` with these bytes in the new site; ``digest`` is theirs, where the caller knows it already."""
        digest = digest or digest_of(content)
        if not self.take_over(file, digest):
            path = self._clear(file)
            opened = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
            try:
                left = memoryview(content)
                while left:
                    left = left[os.write(opened, left) :]
                seen = os.fstat(opened)
            finally:
                os.close(opened)
            self._wanted[file] = Written(digest, seen.st_size, seen.st_mtime_ns)
            self._written += 1

    def take_over(self, file: str, digest: str) -> bool:
        """Have ``file`` with the bytes of this digest, if the spare or the published site has it so."""
        held = self._held.get(file)
        if held is not None and held.digest == digest and _stands(f"{self._top}/{file}", held):
            self._wanted[file] = held
            return True
        live = self._live.get(file)
        if live is None or live.digest != digest or not _stands(f"{self._published}/{file}", live):
            return False
        path = self._clear(file)
        try:
            os.link(self.out / file, path)
        except OSError:
            shutil.copy2(self.out / file, path)
        self._note(file, digest, path)
        return True

    def place(self, file: str, source: Path) -> None:
        """Have a copy of the file ``source`` (an asset) at ``file``."""
        self.put(file, source.read_bytes())

    def empty(self, folder: str) -> None:
        """Remove ``folder`` from the spare, for another program to write it anew."""
        shutil.rmtree(self.spare / folder, ignore_errors=True)

    def adopt(self, folder: str) -> None:
        """Count everything that another program wrote below ``folder`` of the spare as part of the new site."""
        for path in sorted((self.spare / folder).rglob("*")):
            if path.is_file():
                self._note(path.relative_to(self.spare).as_posix(), digest_of(path.read_bytes()), path)

    def _clear(self, file: str) -> str:
        """The path of ``file`` in the spare, free to be written: never through a hard link into the published site."""
        path = f"{self._top}/{file}"
        folder = file.rpartition("/")[0]
        if folder not in self._folders:
            _make_folder(f"{self._top}/{folder}")
            self._folders.add(folder)
        if file in self._held or file in self._wanted or not self._fresh:  # what this build wrote may be written again
            with contextlib.suppress(FileNotFoundError):
                os.unlink(path)  # noqa: PTH108 - as above
        return path

    def _note(self, file: str, digest: str, path: str | Path) -> None:
        seen = os.stat(path)  # noqa: PTH116 - as above
        self._wanted[file] = Written(digest, seen.st_size, seen.st_mtime_ns)

    def files(self) -> Mapping[str, str]:
        """The files of the new site so far, with their digests."""
        return {file: written.digest for file, written in self._wanted.items()}

    def swap(self, before: Callable[[], None] = lambda: None) -> Swapped:
        """Remove what the new site no longer has, and publish it in one step."""
        gone = self._held.keys() - self._wanted.keys()
        for file in sorted(gone):
            with contextlib.suppress(OSError):  # its folder may have gone already
                (self.spare / file).unlink()
        for folder in sorted({file.rpartition("/")[0] for file in gone}, key=len, reverse=True):
            _remove_empty(self.spare, folder)
        before()
        exchanged = _exchange(self.spare, self.out)
        lists = self._lists
        lists.mkdir(parents=True, exist_ok=True)
        _write_list(lists / "spare.msgpack", self._live if exchanged else self._fill_spare())
        _write_list(lists / "live.msgpack", self._wanted)
        return Swapped(self._written, len(self._wanted) - self._written, len(gone))

    def _fill_spare(self) -> dict[str, Written]:
        """After the first publication: the same site in the spare by hard links, so that the next build has to write only what changes."""
        try:
            for folder in sorted({file.rpartition("/")[0] for file in self._wanted}):
                _make_folder(f"{self._top}/{folder}")
            for file in self._wanted:
                os.link(f"{self._published}/{file}", f"{self._top}/{file}")
        except OSError:  # no hard links here: the next build copies what it needs
            shutil.rmtree(self.spare, ignore_errors=True)
            return {}
        return self._wanted


def check_ours(out: Path) -> None:
    """Raise ``FolderNotOursError`` if ``out`` exists, is not empty and was not written by this program."""
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise FolderNotOursError(str(out))
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise FolderNotOursError(str(out))


def _make_folder(path: str) -> None:
    """Have a folder at ``path``; nearly always the one above is there already. A Path would cost more than the call."""
    try:
        os.mkdir(path)  # noqa: PTH102
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103


def _remove_empty(top: Path, folder: str) -> None:
    while folder:
        try:
            (top / folder).rmdir()
        except OSError:
            return
        folder = folder.rpartition("/")[0]


def _read_list(path: Path) -> dict[str, Written]:
    """What is known of a folder's files, as they were last seen there."""
    try:
        return msgspec.msgpack.decode(path.read_bytes(), type=dict[str, Written])
    except (OSError, msgspec.DecodeError, ValueError):
        return {}


def _stands(path: str, written: Written) -> bool:
    """The file is still as it was last seen."""
    try:
        seen = os.stat(path)  # noqa: PTH116 - ten thousand of them; a Path each would cost more than the call
    except OSError:
        return False
    return seen.st_size == written.size and seen.st_mtime_ns == written.mtime_ns


def _write_list(path: Path, known: Mapping[str, Written]) -> None:
    new = path.with_suffix(".new")
    new.write_bytes(msgspec.msgpack.encode(known))
    new.replace(path)


def _exchange(new: Path, out: Path) -> bool:
    """Publish ``new`` as ``out``. True if ``new`` now holds what ``out`` held."""
    if not out.exists():
        new.rename(out)
        return False
    if _exchange_names(new, out):
        return True
    parked = out.with_name(f".{out.name}.parked")
    shutil.rmtree(parked, ignore_errors=True)
    out.rename(parked)
    new.rename(out)
    parked.rename(new)
    return True


def _exchange_names(one: Path, other: Path) -> bool:
    """Exchange two names in one step (Linux ``renameat2`` with ``RENAME_EXCHANGE``); False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if done != 0 and ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.ENOTSUP):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return bool(done == 0)
