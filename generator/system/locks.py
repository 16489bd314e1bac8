"""Hold a folder for one run: another that would write there waits, or is told who is at work.

The lock is the operating system's and belongs to the open file, so that it falls by itself when its holder ends in whatever way
(decision 0008). What stands in the file is for people: who holds it, where, since when, with which command.
"""

import contextlib
import errno
import getpass
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

if sys.platform == "win32":
    import msvcrt

    _BYTE: Final = 1 << 30  # far behind the words for people, which others must be able to read

    def _take_lock(opened: int) -> None:
        os.lseek(opened, _BYTE, os.SEEK_SET)
        msvcrt.locking(opened, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take_lock(opened: int) -> None:
        fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)


_LOOK_EVERY: Final = 0.05  # seconds between two tries
_TAKEN: Final = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NO_LOCKS: Final = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL)
_MOST: Final = 4_000  # bytes of a holder's own words


class Holder(msgspec.Struct, frozen=True):
    """Who holds a folder: process, machine, user, command, and since when (local time)."""

    pid: int
    host: str
    user: str
    command: str
    since: str

    def __str__(self) -> str:
        """In Japanese, for a problem or a line of progress."""
        return f"{self.since} から、{self.host} の {self.user} のプロセス {self.pid}、{self.command}"


class FolderHeldError(Exception):
    """Another run holds a folder. ``args`` are the folder and who holds it, in Japanese."""


class NoLocksError(Exception):
    """The file system gives no locks. ``args`` are the folder and the system's reason."""


class Lock(NamedTuple):
    """A folder to be held, and the file that is locked for it."""

    file: Path
    folder: Path


def lock_inside(folder: Path) -> Lock:
    """The lock of a folder that keeps its name."""
    return Lock(folder / "lock", folder)


def lock_beside(folder: Path) -> Lock:
    """The lock of a folder whose place is taken by another in turns."""
    return Lock(folder.with_name(f".{folder.name}.lock"), folder)


class Held:
    """Folders that are held. Somebody may remove the files of the locks by hand: then another run can hold the same folders."""

    def __init__(self) -> None:
        """Nothing is held yet."""
        self._opened: list[tuple[Lock, int]] = []

    def add(self, lock: Lock, opened: int) -> None:
        """``lock`` is held by the open file."""
        self._opened.append((lock, opened))

    def make_sure(self) -> None:
        """Raise ``FolderHeldError`` where a lock's file is no longer the one that was locked."""
        for lock, opened in self._opened:
            if not _still_there(lock.file, opened):
                raise FolderHeldError(str(lock.folder), _read_holder(lock.file))


@contextmanager
def hold(locks: Iterable[Lock], wait: float, tell: Callable[[str], None]) -> Iterator[Held]:
    """Hold all of ``locks`` or none, waiting up to ``wait`` seconds for each.

    ``tell`` is given a Japanese line when there is something to wait for. Raises ``FolderHeldError``, ``NoLocksError``, ``OSError``.
    """
    real = {Path(os.path.realpath(lock.file)): lock.folder for lock in locks}
    with ExitStack() as held:
        all_held = Held()
        for file, folder in sorted(real.items()):  # all runs in one order: none waits for what waits for it
            lock = Lock(file, folder)
            all_held.add(lock, held.enter_context(_hold_one(lock, wait, tell)))
        yield all_held


@contextmanager
def _hold_one(lock: Lock, wait: float, tell: Callable[[str], None]) -> Iterator[int]:
    lock.file.parent.mkdir(parents=True, exist_ok=True)
    until = time.monotonic() + wait
    told = False
    while (opened := _try(lock)) is None:
        holder = _read_holder(lock.file)
        if time.monotonic() >= until:
            raise FolderHeldError(str(lock.folder), holder)
        if not told:
            tell(f"「{lock.folder}」を使っている実行が終わるのを待っています（{holder}）")
            told = True
        time.sleep(min(_LOOK_EVERY, max(0.0, until - time.monotonic())))
    try:
        yield opened
    finally:
        if os.name != "nt" and _still_there(lock.file, opened):  # on Windows an open file cannot be removed
            with contextlib.suppress(OSError):
                lock.file.unlink()
        os.close(opened)


def _try(lock: Lock) -> int | None:
    """The open file that holds the lock; None if another run has it."""
    while True:
        opened = os.open(lock.file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
        try:
            _take_lock(opened)
        except OSError as fault:
            os.close(opened)
            if fault.errno in _TAKEN:
                return None
            if fault.errno in _NO_LOCKS:
                lock.file.unlink(missing_ok=True)
                raise NoLocksError(str(lock.folder), fault.strerror) from None
            fault.filename = str(lock.file)
            raise
        if _still_there(lock.file, opened):
            _write_holder(opened)
            return opened
        os.close(opened)  # its last holder removed it in the meantime: another has to be made


def _still_there(lock: Path, opened: int) -> bool:
    try:
        there = lock.stat()
    except OSError:
        return False
    return os.path.samestat(there, os.fstat(opened))


def _write_holder(opened: int) -> None:
    since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    name = Path(sys.argv[0]).name
    command = " ".join(["kokai" if name == "__main__.py" else name, *sys.argv[1:]])
    holder = Holder(os.getpid(), platform.node(), _user(), command[:400], since)
    with contextlib.suppress(OSError):  # a full disk: the lock holds without words
        os.ftruncate(opened, 0)
        os.lseek(opened, 0, os.SEEK_SET)
        os.write(opened, msgspec.json.encode(holder))


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return str(os.getuid()) if sys.platform != "win32" else "?"


def _read_holder(lock: Path) -> str:
    try:
        with lock.open("rb") as file:
            return str(msgspec.json.decode(file.read(_MOST), type=Holder))
    except (OSError, msgspec.MsgspecError, ValueError):
        return "どの実行かは分かりません"
