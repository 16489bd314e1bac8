r"""Runs `kokai` as far as can be had here as on Windows: what Windows lacks is taken away, what it does otherwise is done so.

    python tests/windows_like.py modules                    import every module of the generator
    python tests/windows_like.py run ARGUMENTS…             the command line

Modules, functions and signals that Windows has not are gone; a file that is opened by its number without being told to be bytes gets ``\r\n``
for each ``\n``; a listing tells no numbers of files; a rename onto something that is there fails; a program has no names of its own.
What stays as it is here: paths, the file system, other programs (MkDocs, Pagefind).
"""

import ctypes
import fcntl
import importlib
import os
import pkgutil
import shutil
import signal
import sys
import types
from collections.abc import Iterator
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from typing import Any, Final, Self

ABSENT_MODULES: Final = ("fcntl", "grp", "posix", "pwd", "resource", "syslog", "termios", "tty")
ABSENT_FUNCTIONS: Final = (
    "fchown",
    "fork",
    "getuid",
    "geteuid",
    "getgid",
    "killpg",
    "mkfifo",
    "setsid",
    "statvfs",
    "chown",
    "sync",
)
ABSENT_SIGNALS: Final = ("SIGHUP", "SIGUSR1", "SIGUSR2", "SIGALRM", "SIGPIPE", "SIGQUIT")
_AS_BYTES: Final = 1 << 40
"""Stands for ``O_BINARY``, which is no flag here."""
_NAMED: Final = "generator"


class _Absent(MetaPathFinder):
    """Finds no module that Windows has not."""

    def find_spec(self, name: str, *_: object) -> ModuleSpec | None:
        """Raises ``ModuleNotFoundError`` for them."""
        if name in ABSENT_MODULES:
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)
        return None


class _Entry:
    """An entry of a listing whose look tells no number, as on Windows."""

    def __init__(self, entry: "os.DirEntry[Any]") -> None:
        self._entry = entry

    def __getattr__(self, name: str) -> Any:
        return getattr(self._entry, name)

    def __fspath__(self) -> Any:
        return os.fspath(self._entry)

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        """As of the entry, but for what is 0 there."""
        seen = self._entry.stat(follow_symlinks=follow_symlinks)
        told = list(seen)[:10]
        told[1] = told[2] = told[3] = 0  # number, device, links
        return os.stat_result(told, {"st_mtime_ns": seen.st_mtime_ns, "st_atime_ns": seen.st_atime_ns})


class _Listing:
    """What `os.scandir` gives."""

    def __init__(self, listing: Any) -> None:
        self._listing = listing

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._listing.close()

    def __iter__(self) -> Iterator[_Entry]:
        return map(_Entry, self._listing)

    def __next__(self) -> _Entry:
        return _Entry(next(self._listing))

    def close(self) -> None:
        """No more of it."""
        self._listing.close()


def become_windows() -> None:
    """Take away and change what `generator` may have of the system. Libraries that are loaded already keep what they have."""
    lock = fcntl.flock
    for name in ABSENT_MODULES:
        sys.modules.pop(name, None)
    sys.meta_path.insert(0, _Absent())
    given = types.ModuleType("msvcrt")
    given.LK_NBLCK = 2  # type: ignore[attr-defined]
    given.locking = lambda opened, _how, _count: lock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[attr-defined]
    sys.modules["msvcrt"] = given
    for name in ABSENT_FUNCTIONS:
        if hasattr(os, name):
            delattr(os, name)
    for name in ABSENT_SIGNALS:
        delattr(signal, name)
    _change_files()
    _change_names()
    sys.platform = "win32"


def _change_files() -> None:
    texts: set[int] = set()
    really_open, really_write, really_close, really_chmod = os.open, os.write, os.close, os.chmod

    def open_file(path: Any, flags: int, mode: int = 0o777, **other: Any) -> int:
        opened = really_open(path, flags & ~_AS_BYTES, mode, **other)
        texts.discard(opened)  # its number may have been another's, which a library has closed
        if not flags & _AS_BYTES and flags & (os.O_WRONLY | os.O_RDWR):
            texts.add(opened)
        return opened

    def write(opened: int, content: Any) -> int:
        if opened not in texts:
            return really_write(opened, content)
        really_write(opened, bytes(content).replace(b"\n", b"\r\n"))
        return len(content)

    def close(fd: int) -> None:
        texts.discard(fd)
        really_close(fd)

    def chmod(path: Any, mode: int, **other: Any) -> None:
        if isinstance(path, int):
            raise TypeError("chmod: path should be string, bytes or os.PathLike, not int")
        really_chmod(path, mode, **other)

    os.O_BINARY = _AS_BYTES  # type: ignore[attr-defined]
    shutil._use_fd_functions = False  # type: ignore[attr-defined]
    os.open, os.write, os.close, os.chmod = open_file, write, close, chmod


def _change_names() -> None:
    really_scan, really_rename, really_load = os.scandir, os.rename, ctypes.CDLL.__init__

    def scandir(path: Any = ".") -> Any:
        return _Listing(really_scan(path))

    def rename(source: Any, target: Any, **other: Any) -> None:
        if os.path.lexists(target):
            raise FileExistsError(17, "Cannot create a file when that file already exists", source)
        really_rename(source, target, **other)

    def load(self: Any, name: str | None = None, *more: Any, **other: Any) -> None:
        if name is None:
            raise TypeError("argument of type 'NoneType' is not iterable")
        really_load(self, name, *more, **other)

    def is_mount(self: Path) -> bool:
        raise NotImplementedError("Path.is_mount() is unsupported on this system")

    os.scandir, os.rename = scandir, rename  # type: ignore[assignment]
    ctypes.CDLL.__init__ = load  # type: ignore[method-assign]
    Path.is_mount = is_mount  # type: ignore[method-assign]


def module_names() -> list[str]:
    """Every module of the generator, but the gate's, whose browser is another program's."""
    package = importlib.import_module(_NAMED)
    found = pkgutil.walk_packages(package.__path__, f"{_NAMED}.")
    return sorted(each.name for each in found if not each.name.startswith(f"{_NAMED}.__main__"))


def load_libraries() -> list[str]:
    """Load what the generator needs of others, and forget the generator itself; gives the names of its modules."""
    names = module_names()
    for name in names:
        importlib.import_module(name)
    for name in [each for each in sys.modules if each == _NAMED or each.startswith(f"{_NAMED}.")]:
        del sys.modules[name]
    return names


def main() -> int:
    """Do what is asked; the exit code is that of the command."""
    names = load_libraries()
    become_windows()
    for name in names:
        importlib.import_module(name)
    if sys.argv[1] == "modules":
        print(len(names))
        return 0
    return int(importlib.import_module("generator.cli").main(sys.argv[2:]))


if __name__ == "__main__":
    raise SystemExit(main())
