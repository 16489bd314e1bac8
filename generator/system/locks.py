"""Hold a folder for one run: another that would write there waits, or is told who is at work.

The lock is the operating system's and belongs to the open file, so that it falls by itself when its holder ends in whatever way
(decision 0008). What stands in the file is for people: who holds it, where, since when, with which command. Its first line says that
the file is a lock of ours: a file of anybody else that has the lock's name, a link, a folder, a pipe, is neither written nor removed.
"""

import contextlib
import errno
import getpass
import os
import platform
import stat
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
_LONGEST: Final = 200  # characters of each of them
_FIRST_LINE: Final = b"kokai lock\n"
_OPEN: Final = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_KINDS: Final = (
    (stat.S_ISLNK, "リンクがあります"),
    (stat.S_ISDIR, "フォルダーがあります"),
    (stat.S_ISFIFO, "名前付きパイプがあります"),
    (stat.S_ISSOCK, "ソケットがあります"),
    (stat.S_ISREG, "このプログラムが作ったものではないファイルがあります"),
)
_DEVICE: Final = "装置のファイルがあります"


class Holder(msgspec.Struct, frozen=True):
    """Who holds a folder: process, machine, user, command, and since when (local time)."""

    pid: int
    host: str
    user: str
    command: str
    since: str

    def __str__(self) -> str:
        """In Japanese, for a problem or a line of progress."""
        since, host, user, command = map(_shown, (self.since, self.host, self.user, self.command))
        return f"{since} から、{host} の {user} のプロセス {self.pid}、{command}"


def _shown(text: str) -> str:
    """In one line, and nothing in it that a terminal would obey: anybody may write into the file."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text[:_LONGEST])


class FolderHeldError(Exception):
    """Another run holds a folder. ``args`` are the folder and who holds it, in Japanese."""


class NoLocksError(Exception):
    """The file system gives no locks. ``args`` are the folder and the system's reason."""


class LockNotOursError(Exception):
    """Something else has the name of a lock's file. ``args`` are the file and what it is, in Japanese."""


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

    ``tell`` is given a Japanese line when there is something to wait for. Raises ``FolderHeldError``, ``NoLocksError``,
    ``LockNotOursError``, ``OSError``.
    """
    # Only the way to the file is followed, never the file: whoever can make a link there would choose what is written.
    real = {Path(os.path.realpath(lock.file.parent), lock.file.name): lock.folder for lock in locks}
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
        opened = _open(lock.file)
        try:
            _take_lock(opened)
            if _still_there(lock.file, opened):
                _refuse_others(lock, opened)
                _write_holder(opened)
                return opened
        except OSError as fault:
            unused = os.fstat(opened).st_size == 0 and _still_there(lock.file, opened)
            os.close(opened)
            if fault.errno in _TAKEN:
                return None
            if fault.errno in _NO_LOCKS:
                if unused:  # made by this very try
                    lock.file.unlink(missing_ok=True)
                raise NoLocksError(str(lock.folder), fault.strerror) from None
            fault.filename = str(lock.file)
            raise
        except LockNotOursError:
            os.close(opened)
            raise
        os.close(opened)  # its last holder removed it in the meantime: another has to be made


def _open(file: Path) -> int:
    """The file, made where there is none. Raises ``LockNotOursError`` for what cannot be one."""
    with contextlib.suppress(FileNotFoundError):
        found = file.lstat().st_mode
        if not stat.S_ISREG(found):
            raise LockNotOursError(str(file), _kind_of(found))
    try:
        return os.open(file, _OPEN | os.O_CREAT, 0o644)
    except OSError as fault:
        with contextlib.suppress(OSError):  # what came there since it was looked at
            found = file.lstat().st_mode
            if not stat.S_ISREG(found):
                raise LockNotOursError(str(file), _kind_of(found)) from fault
        raise


def _kind_of(mode: int) -> str:
    return next((told for is_kind, told in _KINDS if is_kind(mode)), _DEVICE)


def _refuse_others(lock: Lock, opened: int) -> None:
    """Raise ``LockNotOursError`` for a file that is no lock.

    One has our first line (or what a full disk left of it), is as an earlier Kokai wrote it, or is empty.
    """
    mode = os.fstat(opened).st_mode
    if stat.S_ISREG(mode):
        os.lseek(opened, 0, os.SEEK_SET)
        if _is_ours(os.read(opened, _MOST)):
            return
    raise LockNotOursError(str(lock.file), _kind_of(mode))


def _is_ours(content: bytes) -> bool:
    return content.startswith(_FIRST_LINE) or _FIRST_LINE.startswith(content) or _decode(content) is not None


def is_lock(file: Path) -> bool:
    """Whether a file is a lock, held or left behind."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return False
        with file.open("rb") as opened:
            return _is_ours(opened.read(_MOST))
    except OSError:
        return False


def _still_there(lock: Path, opened: int) -> bool:
    try:
        there = lock.lstat()
    except OSError:
        return False
    return os.path.samestat(there, os.fstat(opened))


def _write_holder(opened: int) -> None:
    since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    name = Path(sys.argv[0]).name
    command = " ".join(["kokai" if name == "__main__.py" else name, *sys.argv[1:]])
    words = (platform.node(), _user(), command[:400], since)
    # A path that is no UTF-8 comes as half characters, which no JSON can hold.
    holder = Holder(os.getpid(), *(text.encode(errors="replace").decode() for text in words))
    with contextlib.suppress(OSError):  # a full disk: the lock holds without words
        os.ftruncate(opened, 0)
        os.lseek(opened, 0, os.SEEK_SET)
        os.write(opened, _FIRST_LINE + msgspec.json.encode(holder) + b"\n")


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return str(os.getuid()) if sys.platform != "win32" else "?"


def _read_holder(lock: Path) -> str:
    with contextlib.suppress(OSError):
        opened = os.open(lock, os.O_RDONLY | _OPEN & ~os.O_RDWR)
        try:
            holder = _decode(os.read(opened, _MOST))
        finally:
            os.close(opened)
        if holder is not None:
            return str(holder)
    return "どの実行かは分かりません"


def _decode(content: bytes) -> Holder | None:
    try:
        return msgspec.json.decode(content.removeprefix(_FIRST_LINE), type=Holder)
    except (msgspec.MsgspecError, ValueError):
        return None
