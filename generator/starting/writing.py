"""Write new files. What is there is never overwritten, and nothing half made is left."""

import contextlib
import os
from pathlib import Path

from generator.starting.making import Starting
from generator.system.exchanging import exchange_content


class FileInTheWayError(Exception):
    """A file that is to be written is there already, or has changed since it was read. ``args`` is its path."""


def write_start(folder: Path, data: Path, starting: Starting) -> list[Path]:
    """Write into the site's folder and its data folder; gives the paths of the files. Raises :class:`FileInTheWayError` or ``OSError``.

    Where something is in the way, everything is as it was before.
    """
    refuse_what_is_there(folder, data, starting)
    new = _new_files(folder, data, starting)
    changed = {data / name: texts for name, texts in starting.changed.items()}
    exchanged: list[tuple[Path, str]] = []
    for path, (before, _) in changed.items():
        if path.read_bytes() != before.encode():
            raise FileInTheWayError(path)
    made: list[Path] = []
    try:
        for path, content in new.items():
            _make_folders(path.parent, made)
            _write_new(path, content, made)
        for path, (before, after) in changed.items():
            exchanged.append((path, before))  # first: the run may be ended between the two
            exchange_content(path, after.encode())
    except BaseException:
        for path, before in reversed(exchanged):
            with contextlib.suppress(OSError):  # the others are still worth taking back
                exchange_content(path, before.encode())
        _take_back(made)
        raise
    return [*new, *changed]


def refuse_what_is_there(folder: Path, data: Path, starting: Starting) -> None:
    """Raise :class:`FileInTheWayError` where a file that is to be new is there: what the checks would say of the two together is of no use."""
    for path in _new_files(folder, data, starting):
        if os.path.lexists(path):
            raise FileInTheWayError(path)


def _new_files(folder: Path, data: Path, starting: Starting) -> dict[Path, bytes]:
    beside = {folder / name: content for name, content in starting.beside.items()}
    return {data / name: text.encode() for name, text in starting.data.items()} | beside


def _make_folders(folder: Path, made: list[Path]) -> None:
    if not folder.is_dir():
        _make_folders(folder.parent, made)
        folder.mkdir()
        made.append(folder)


def _write_new(path: Path, content: bytes, made: list[Path]) -> None:
    try:
        with path.open("xb") as file:
            made.append(path)
            file.write(content)
    except FileExistsError:
        raise FileInTheWayError(path) from None


def _take_back(made: list[Path]) -> None:
    for path in reversed(made):
        with contextlib.suppress(OSError):  # somebody put something into the folder
            if path.is_dir():
                path.rmdir()
            else:
                path.unlink()
