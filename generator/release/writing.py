"""Write all files of a release, or none of them."""

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from generator.release.releasing import FileOfRelease


def write_all(files: Sequence[FileOfRelease]) -> None:
    """Write every file beside its place first; then give each its name. Raises ``OSError``; then every file is as it was."""
    new: list[tuple[Path, Path]] = []
    try:
        for file in files:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            scratch = file.path.with_name(f".{file.path.name}.{os.getpid()}.new")
            new.append((scratch, file.path))
            with scratch.open("wb") as stream:
                stream.write(file.content)
                stream.flush()
                os.fsync(stream.fileno())
        _rename_all(new)
    finally:
        for scratch, _ in new:
            scratch.unlink(missing_ok=True)


def _rename_all(new: Sequence[tuple[Path, Path]]) -> None:
    done: list[tuple[Path, bytes | None]] = []
    try:
        for scratch, path in new:
            before = path.read_bytes() if path.is_file() else None
            scratch.replace(path)
            done.append((path, before))
    except OSError:
        for path, before in done:
            with contextlib.suppress(OSError):  # the first fault is the one to tell
                path.unlink() if before is None else path.write_bytes(before)
        raise
