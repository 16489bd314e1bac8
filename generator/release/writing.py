"""Write all files of a release, or none of them, whenever the program ends.

Every file is written beside its place first. Then a note of them all is put into the ledger: from that moment on the release is recorded,
and whoever finds the note gives the files their names. Only then it goes.
"""

import contextlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Final

import msgspec

from generator.model.ledger import HALF_RELEASE
from generator.release.releasing import FileOfRelease

_LARGEST_NOTE: Final = 1_000_000  # bytes
_LIST: Final = "releases.yaml"
_NAME: Final = re.compile(r"(?=.{1,250}\Z)[A-Za-z0-9_][A-Za-z0-9._-]*(?:/[A-Za-z0-9_][A-Za-z0-9._-]*)*")


class _HalfRelease(msgspec.Struct, frozen=True):
    """The note: which release, and its files by their paths below the ledger and below the archive."""

    tag: str
    ledger: tuple[str, ...]
    archive: tuple[str, ...]


class UnfinishedError(Exception):
    """A note of a release that cannot be finished here: it is none, or its files are in another archive. ``args``: the tag ("" where unknown)."""


def write_all(tag: str, files: Sequence[FileOfRelease], ledger: Path) -> None:
    """Record the release ``tag``; what is not below the ledger lies in the archive. Raises ``OSError``; then every file is as it was."""
    paths = [file.path for file in files]
    inside = [path.relative_to(ledger).as_posix() for path in paths if path.is_relative_to(ledger)]
    kept = [path.name for path in paths if not path.is_relative_to(ledger)]
    note = ledger / HALF_RELEASE
    try:
        for file in files:
            _write_through(_scratch(file.path), file.content)
        half = _HalfRelease(tag, tuple(inside), tuple(kept))
        _write_through(_scratch(note), msgspec.json.encode(half))
        _scratch(note).replace(note)
    except BaseException:
        for path in (*paths, note):
            _scratch(path).unlink(missing_ok=True)
        raise
    try:
        _name_all(paths)
    except OSError:
        for path in paths:
            _scratch(path).unlink(missing_ok=True)
        note.unlink()
        raise
    note.unlink(missing_ok=True)


def finish_release(ledger: Path, archive: Path | None) -> str:
    """Give the files of a release that was broken off their names; its tag, "" where there is none. Raises :class:`UnfinishedError` or ``OSError``."""
    note = ledger / HALF_RELEASE
    if not note.is_file() or note.is_symlink() or ledger.is_symlink():
        return ""
    half = _read_note(note)
    if half.archive and archive is None:
        raise UnfinishedError(half.tag)
    paths = [*_below(ledger, half.ledger), *(_below(archive, half.archive) if archive else ())]
    if not all(path.is_file() or _scratch(path).is_file() for path in paths):
        raise UnfinishedError(half.tag)
    for path in paths:
        _give_name(path)
    note.unlink(missing_ok=True)
    return half.tag


def _read_note(note: Path) -> _HalfRelease:
    """The note, where it is one that this program wrote: of few bytes, and of a release that has a list of releases."""
    try:
        with note.open("rb") as stream:
            content = stream.read(_LARGEST_NOTE + 1)
        half = msgspec.json.decode(content, type=_HalfRelease) if len(content) <= _LARGEST_NOTE else None
    except (ValueError, RecursionError):  # letters that are none, and nesting without end, besides what msgspec tells
        half = None
    if half is None or _LIST not in half.ledger:
        raise UnfinishedError("")
    return half


def _below(folder: Path, names: Sequence[str]) -> Iterator[Path]:
    """The paths below the folder; a note that leads out of it, in whatever way, is none of ours."""
    for name in names:
        path = folder
        if not _NAME.fullmatch(name):
            raise UnfinishedError("")
        for part in PurePosixPath(name).parts:
            path /= part
            if path.is_symlink() or _scratch(path).is_symlink():
                raise UnfinishedError("")
        yield path


def _scratch(path: Path) -> Path:
    return path.with_name(f".{path.name}.new")


def _write_through(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _give_name(path: Path) -> None:
    with contextlib.suppress(FileNotFoundError):  # it has its name already: another run found the note
        _scratch(path).replace(path)


def _name_all(paths: Sequence[Path]) -> None:
    done: list[tuple[Path, bytes | None]] = []
    try:
        for path in paths:
            before = path.read_bytes() if path.is_file() else None
            _give_name(path)
            done.append((path, before))
    except OSError:
        for path, before in done:
            with contextlib.suppress(OSError):  # the first fault is the one to tell
                path.unlink() if before is None else path.write_bytes(before)
        raise
