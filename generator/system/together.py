"""Write several files of a user: all of them or none, whenever the program ends.

The new contents are put into a folder of their own first, then a note of their names. From that moment on everything is written, and whoever
finds the note gives the files their places. Before it nothing is: a folder without a note is thrown away.

One run at a time writes into a folder, and no file is exchanged that is other than it was read: what somebody else wrote in the meantime stays.
"""

import contextlib
import errno
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import Final

from generator.system.exchanging import exchange_content
from generator.system.locks import FolderHeldError, LockNotOursError, NoLocksError, hold, lock_beside

HALF_WRITTEN: Final = ".kokai-write"
"""The folder, below the one that is written into. No walk through data looks into it."""
NOTE: Final = f"{HALF_WRITTEN}/files.json"
_LARGEST_NOTE: Final = 10_000_000  # bytes
_WAIT: Final = 30.0  # seconds for another run to end its writing, which takes a moment


class NoteNotOursError(Exception):
    """A note that this program did not write, or whose files are not there. ``args`` is its path."""


class FileInTheWayError(Exception):
    """A file that is to be written is there already, or has changed since it was read. ``args`` is its path."""


def write_together(folder: Path, files: Mapping[str, bytes], read: Mapping[str, bytes]) -> list[Path]:
    """Give files, by their paths below the folder, these contents. ``read`` is what those hold of which there are any; the others are new.

    Raises :class:`FileInTheWayError` or ``OSError``; then every file is as it was.
    """
    if not files:
        return []
    with hold_writing(folder):
        return _write_together(folder, files, read)


def _write_together(folder: Path, files: Mapping[str, bytes], read: Mapping[str, bytes]) -> list[Path]:
    waiting, names = folder / HALF_WRITTEN, [*files]
    if is_half_written(folder):  # of another run: what it wrote is not to be lost
        raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder / NOTE))
    made = [*_missing_above(waiting)]
    try:
        if waiting.is_dir() and not waiting.is_symlink():
            shutil.rmtree(waiting)
        waiting.mkdir(parents=True)
        for number, content in enumerate(files.values()):
            _write_through(waiting / str(number), content)
        _write_through(waiting / "new", json.dumps(names, ensure_ascii=False).encode())
        refuse_changed(folder, names, read)  # as late as can be: an editor asks for no lock
        (waiting / "new").replace(folder / NOTE)
    except BaseException:
        shutil.rmtree(waiting, ignore_errors=True)
        _take_back(made)
        raise
    _place_all(folder, names, made)
    return [folder / name for name in names]


def refuse_changed(folder: Path, names: Iterable[str], read: Mapping[str, bytes]) -> None:
    """Raise :class:`FileInTheWayError` for a file that is not as it was read, or that was not there. May raise ``OSError``."""
    for name in names:
        path = folder / name
        there = path.read_bytes() if name in read and path.is_file() else None
        if there != read[name] if name in read else os.path.lexists(path):
            raise FileInTheWayError(path)


@contextmanager
def hold_writing(folder: Path) -> Iterator[None]:
    """Let no other run write into a folder that is there. Raises ``OSError`` where another does for too long.

    Where the system gives no locks, or none beside the folder, only the comparison of contents is left.
    """
    with ExitStack() as held:
        try:
            if folder.is_dir():
                held.enter_context(hold([lock_beside(folder.resolve())], _WAIT, lambda _: None))
        except FolderHeldError as fault:
            raise OSError(errno.EBUSY, os.strerror(errno.EBUSY), str(folder)) from fault
        except LockNotOursError as fault:
            raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), fault.args[0]) from fault
        except (NoLocksError, OSError):
            pass
        yield


def finish_together(folder: Path) -> list[str]:
    """Give the files of a writing that was broken off their places; their names, none where nothing was broken off.

    Raises :class:`NoteNotOursError` or ``OSError``.
    """
    waiting = folder / HALF_WRITTEN
    if waiting.is_symlink() or not waiting.is_dir():
        return []
    with hold_writing(folder):  # one that is at work has broken nothing off
        if not waiting.is_dir():
            return []
        if not (folder / NOTE).is_file():
            shutil.rmtree(waiting)
            return []
        names = _read_note(folder)
        for number, name in enumerate(names):
            _place(folder, number, name)
        shutil.rmtree(waiting)
        return names


def is_half_written(folder: Path) -> bool:
    """Whether a writing into the folder was broken off when some files may have their new contents and others not."""
    return (folder / NOTE).is_file()


def _read_note(folder: Path) -> list[str]:
    """The names; they lie below the folder, whoever wrote them, and each has its place or its content waiting."""
    try:
        with (folder / NOTE).open("rb") as stream:
            names = json.loads(stream.read(_LARGEST_NOTE))
    except (ValueError, RecursionError):
        names = None
    inside = Path(os.path.realpath(folder))
    is_ours = isinstance(names, list) and all(
        isinstance(name, str)
        and "\0" not in name
        and ".." not in PurePosixPath(name).parts
        and Path(os.path.realpath(folder / name)).is_relative_to(inside)
        and ((folder / name).is_file() or (folder / HALF_WRITTEN / str(number)).is_file())
        for number, name in enumerate(names)
    )
    if not is_ours:
        raise NoteNotOursError(folder / NOTE)
    return [*names]


def _write_through(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _take_back(made: Sequence[Path]) -> None:
    """Remove folders that were made, the lowest first."""
    for above in reversed(made):
        with contextlib.suppress(OSError):  # somebody put something into it
            above.rmdir()


def _place_all(folder: Path, names: Sequence[str], made: list[Path]) -> None:
    """Give every file its place; where one cannot be had, those before it get back what they held. ``made`` are folders that are new."""
    before: list[tuple[Path, bytes | None]] = []
    try:
        for number, name in enumerate(names):
            path = folder / name
            before.append((path, path.read_bytes() if path.is_file() else None))
            made += _missing_above(path)
            _place(folder, number, name)
    except BaseException:
        for path, content in reversed(before):
            with contextlib.suppress(OSError):  # the others are still worth taking back
                if content is None:
                    path.unlink(missing_ok=True)
                elif path.read_bytes() != content:
                    exchange_content(path, content)
        shutil.rmtree(folder / HALF_WRITTEN, ignore_errors=True)
        _take_back(made)
        raise
    shutil.rmtree(folder / HALF_WRITTEN, ignore_errors=True)


def _missing_above(path: Path) -> Iterator[Path]:
    """The folders above a file that are not there yet, the highest first."""
    above = path.parent
    if not above.exists():
        yield from _missing_above(above)
        yield above


def _place(folder: Path, number: int, name: str) -> None:
    """Move a content to its place, with the rights of what stands there; a link's file gets it, else there would be two."""
    content, path = folder / HALF_WRITTEN / str(number), Path(os.path.realpath(folder / name))
    if not content.exists():
        return  # it has its place already
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.exists():
        os.chmod(content, path.stat().st_mode & 0o777)  # noqa: PTH101 - Path.chmod follows what it replaces
    try:
        content.replace(path)
    except OSError as fault:
        if fault.errno != errno.EXDEV:
            raise
        exchange_content(path, content.read_bytes())  # the place is on another disk
        content.unlink()
