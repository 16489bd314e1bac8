"""Write new files. What is there is never overwritten, and nothing half made is left."""

import os
from pathlib import Path

from generator.starting.making import Starting
from generator.system.together import FileInTheWayError, write_together


def write_start(folder: Path, data: Path, starting: Starting) -> list[Path]:
    """Write into the site's folder and its data folder; gives the paths of the files. Raises :class:`FileInTheWayError` or ``OSError``.

    Where something is in the way, everything is as it was before.
    """
    refuse_what_is_there(folder, data, starting)
    below = data if not starting.beside else folder
    files = _new_files(folder, data, starting)
    files |= {data / name: after.encode() for name, (_, after) in starting.changed.items()}
    read = {
        (data / name).relative_to(below).as_posix(): before.encode() for name, (before, _) in starting.changed.items()
    }
    write_together(below, {path.relative_to(below).as_posix(): content for path, content in files.items()}, read)
    return [*files]


def refuse_what_is_there(folder: Path, data: Path, starting: Starting) -> None:
    """Raise :class:`FileInTheWayError` where a file that is to be new is there: what the checks would say of the two together is of no use."""
    for path in _new_files(folder, data, starting):
        if os.path.lexists(path):
            raise FileInTheWayError(path)


def _new_files(folder: Path, data: Path, starting: Starting) -> dict[Path, bytes]:
    beside = {folder / name: content for name, content in starting.beside.items()}
    return {data / name: text.encode() for name, text in starting.data.items()} | beside
