"""Write the new site beside the old one and put it in its place when everything has passed.

Two folders take turns: ``site`` is published, the *spare* beside it holds the site before. A build brings the spare to what the new site
must be, writing only files that changed (from ``site`` by hard link where they are equal there), and then exchanges the two names in one
step. A build that fails or is killed has touched only the spare.

What stands in each folder is told by a list in the working folder. It is named after the folder itself (its number on the disk), which no
exchange of names changes, and it is trusted file by file. Whoever builds holds both folders (``holding``).
"""

import contextlib
import ctypes
import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.cache import digest_of
from generator.model.basics import Record
from generator.publish.file_list import (
    WrittenFile,
    forget_list,
    forget_other_lists,
    read_folders,
    read_list,
    see_written,
    stands,
    write_list,
)
from generator.publish.sinks import FileSource
from generator.publish.site_folders import (
    FOLDER_MODE,
    MARKER,
    SureFolders,
    find_strange,
    make_folder,
    make_way,
    remove_site,
    sweep,
)
from generator.system.interrupts import held_back
from generator.system.shortages import naming

_MARKER_TEXT: Final = b'{"generator": "kokai", "format": 1}\n'
_MARKER_BEGIN: Final = b'{"generator": "kokai"'
_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_FILE_MODE: Final = 0o644  # whatever the umask of whoever builds: a web server of another user has to read them
_NEW_FILE: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_LISTS: Final = "folders"


class FolderNotOursError(Exception):
    """The output folder holds something that this program did not write. ``args[0]`` is the folder."""


class Swapped(Record, frozen=True):
    """What a swap did: files written anew, taken over, removed."""

    written: int
    kept: int
    removed: int
    strange: tuple[str, ...] = ()
    """What stood in the published folder and was not of its site: it is not in the new one. Folders end in a slash."""


def spare_of(out: Path) -> Path:
    """The folder that takes turns with ``out``."""
    return out.with_name(f".{out.name}.spare")


def _parked_of(out: Path) -> Path:
    """Where ``out`` stands for a moment where two names cannot be exchanged in one step."""
    return out.with_name(f".{out.name}.parked")


def beside(out: Path) -> tuple[Path, Path]:
    """The folders that this program makes beside ``out``."""
    return spare_of(out), _parked_of(out)


class NewSite:
    """The site that is being built. Give it files with :meth:`put`, :meth:`take_over` or :meth:`place`; then :meth:`swap`."""

    def __init__(self, out: Path, work: Path, *, trusts: bool = True, source: FileSource | None = None) -> None:
        """Open the spare folder. Raises ``FolderNotOursError`` where ``out`` holds something else, ``OSError`` where writing fails.

        With ``trusts`` false, no file of earlier builds is taken over. What neither folder has may be in the ``source``.
        """
        self._source = source
        self.out = out
        self.spare = spare_of(out)
        self._lists = work / _LISTS
        for folder in (out, *beside(out)):
            _check_ours(folder)
        if os.path.ismount(out):  # its name cannot be exchanged for another: told before anything is made
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(out))
        self._restore()
        self._known = read_list(self._lists, out)
        self._live = self._known if trusts else {}
        self._held = read_list(self._lists, self.spare) if trusts else {}
        # From here on the spare is in the making: what is known of it is forgotten first, so that a kill leaves no false list.
        forget_list(self._lists, self.spare)
        self._fresh = not self._held  # nothing of unknown origin stands in the way of a new file
        self._top, self._published = str(self.spare), str(out)
        if self._fresh:
            remove_site(self.spare)
        make_folders_to(out)
        self.spare.mkdir(exist_ok=True)
        self.spare.chmod(FOLDER_MODE)
        self._wanted: dict[str, WrittenFile] = {}
        self._folders: set[str] = set()
        self._sure = SureFolders(self._top)
        self._new: set[str] = set()
        self.put(MARKER, _MARKER_TEXT)

    def _restore(self) -> None:
        """Where exchanging in one step is not to be had, a kill between two renames leaves no site: put the spare back."""
        parked = _parked_of(self.out)
        if parked.exists():
            if self.out.exists():
                remove_site(parked)
            else:
                parked.rename(self.out)

    def put(self, file: str, content: bytes, digest: str = "") -> None:
        """Have ``file`` with these bytes in the new site; ``digest`` is theirs, where the caller knows it already."""
        digest = digest or digest_of(content)
        if not self.take_over(file, digest):
            self._write(file, content, digest)
            self._new.add(file)

    def _write(self, file: str, content: bytes, digest: str) -> None:
        path = self._clear(file)
        with _noticing_others(path):
            opened = os.open(path, _NEW_FILE, _FILE_MODE)
        try:
            with naming(self.spare / file):
                left = memoryview(content)
                while left:
                    left = left[os.write(opened, left) :]
                seen = os.fstat(opened)
                if stat.S_IMODE(seen.st_mode) != _FILE_MODE and os.chmod in os.supports_fd:
                    os.chmod(opened, _FILE_MODE)  # noqa: PTH101 - an open file
                    seen = os.fstat(opened)
                self._wanted[file] = see_written(digest, seen)
        finally:
            os.close(opened)
        if sys.platform == "win32":  # there time and mode of a file are certain only once it is closed
            self._wanted[file] = see_written(digest, os.lstat(path))

    def take_over(self, file: str, digest: str) -> bool:
        """Have ``file`` with the bytes of this digest, if the spare or the published site has it so."""
        held = self._held.get(file)
        self._sure.make_sure(file.rpartition("/")[0])
        if held is not None and held.digest == digest and stands(f"{self._top}/{file}", held):
            self._wanted[file] = held
            return True
        live = self._live.get(file)
        if live is None or live.digest != digest or not stands(f"{self._published}/{file}", live):
            return self._fetch(file, digest)
        path = self._clear(file)
        try:
            with _noticing_others(path):
                os.link(self.out / file, path)
        except OSError as fault:
            if fault.errno == errno.ESTALE:
                raise
            content = (self.out / file).read_bytes()  # no hard links here
            if digest_of(content) != digest:
                return False
            self._write(file, content, digest)
        else:
            self._wanted[file] = see_written(digest, os.lstat(path))
        return True

    def _fetch(self, file: str, digest: str) -> bool:
        content = None if self._source is None else self._source.read(file, digest)
        if content is None:
            return False
        self._write(file, content, digest)
        self._new.add(file)
        return True

    def place(self, file: str, source: Path) -> None:
        """Have a copy of the file ``source`` (an asset) at ``file``."""
        self.put(file, source.read_bytes())

    def _clear(self, file: str) -> str:
        """The path of ``file`` in the spare, free to be written: never through a hard link into the published site."""
        path = f"{self._top}/{file}"
        folder = file.rpartition("/")[0]
        self._sure.make_sure(folder)
        if folder not in self._folders:
            make_folder(f"{self._top}/{folder}")
            self._folders.add(folder)
        if file in self._held or file in self._wanted or not self._fresh:  # what this build wrote may be written again
            make_way(path)
        return path

    def files(self) -> Mapping[str, WrittenFile]:
        """The files of the new site so far."""
        return self._wanted

    def swap(self, before: Callable[[], None] = lambda: None) -> Swapped:
        """Remove what the new site does not have, whether a list names it or not, and publish the site in one step.

        ``before`` is called when nothing else is left to be done. Nothing that can fail comes after the exchange: whoever is told of a
        failure still has the last site.
        """
        folders: dict[str, int] = {}
        kept, removed = sweep(self._top, "", self._wanted, folders)
        if kept != len(self._wanted):  # never without somebody else's doing
            raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), self._top)
        write_list(self._lists, self.spare, self._wanted, folders)
        strange = self._find_strange()
        before()
        with held_back():
            exchanged = _exchange(self.spare, self.out)
            with contextlib.suppress(OSError):
                if not exchanged and self._fill_spare():
                    write_list(self._lists, self.spare, self._wanted)
                forget_other_lists(self._lists, (self.out, self.spare))
        return Swapped(len(self._new), len(self._wanted) - len(self._new), removed, strange)

    def _find_strange(self) -> tuple[str, ...]:
        if not self._known:
            return ()
        seen = read_folders(self._lists, self.out)
        return tuple(sorted(find_strange(self._published, self._known, self._wanted, seen)))

    def _fill_spare(self) -> bool:
        """After the first publication: the same site in the spare by hard links, so that the next build has to write only what changes."""
        try:
            make_folder(self._top)
            for folder in sorted({file.rpartition("/")[0] for file in self._wanted} - {""}):
                make_folder(f"{self._top}/{folder}")
            for file in self._wanted:
                os.link(f"{self._published}/{file}", f"{self._top}/{file}")
        except OSError:  # no hard links here: the next build copies what it needs
            remove_site(self.spare)
            return False
        return True


def _check_ours(folder: Path) -> None:
    """Raise ``FolderNotOursError`` if ``folder`` exists, is not empty and was not written by this program."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise FolderNotOursError(str(folder))
    if folder.is_dir() and any(folder.iterdir()) and not is_site(folder):
        raise FolderNotOursError(str(folder))


def is_site(folder: Path) -> bool:
    """Whether this program wrote the folder: it has our marker, or what a kill left of it."""
    marker = folder / MARKER
    try:
        if not stat.S_ISREG(marker.lstat().st_mode):
            return False
        with marker.open("rb") as file:
            content = file.read(len(_MARKER_TEXT) + 1)
    except OSError:
        return False
    return content.startswith(_MARKER_BEGIN) or _MARKER_TEXT.startswith(content)


def make_folders_to(out: Path) -> None:
    """Have the folders above ``out``. Those that are made are open to readers, whatever the umask: a web server has to pass them."""
    for folder in reversed(out.parents):
        if not folder.is_dir():
            with contextlib.suppress(FileExistsError):
                folder.mkdir()
                folder.chmod(FOLDER_MODE)


@contextlib.contextmanager
def _noticing_others(path: str) -> Iterator[None]:
    """The way to ``path`` was cleared: where something stands there nevertheless, another program is at work in the spare."""
    try:
        yield
    except (FileExistsError, FileNotFoundError, NotADirectoryError):
        raise OSError(errno.ESTALE, os.strerror(errno.ESTALE), path) from None


def _exchange(new: Path, out: Path) -> bool:
    """Publish ``new`` as ``out``. True if ``new`` now holds what ``out`` held."""
    if not out.exists():
        new.rename(out)
        return False
    if _exchange_names(new, out):
        return True
    parked = _parked_of(out)
    remove_site(parked)
    out.rename(parked)
    try:
        new.rename(out)
    except OSError:
        parked.rename(out)
        raise
    parked.rename(new)
    return True


def _exchange_names(one: Path, other: Path) -> bool:
    """Exchange two names in one step (Linux ``renameat2`` with ``RENAME_EXCHANGE``); False where the system cannot."""
    try:
        rename = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):  # the last on Windows, where a program has no names of its own
        return False
    done = rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    if done != 0 and ctypes.get_errno() not in (errno.ENOSYS, errno.EINVAL, errno.EPERM, errno.ENOTSUP):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()), str(other))
    return bool(done == 0)
