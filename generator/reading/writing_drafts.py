"""Write a draft into a new folder: never among the data, never over anything that is there."""

import os
from collections.abc import Mapping
from pathlib import Path


class DraftInTheWayError(Exception):
    """The folder cannot be written. ``args`` are it and the reason, in Japanese."""


def write_drafts(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder and its files. Raises :class:`DraftInTheWayError` or ``OSError``; then nothing is left of it."""
    if os.path.lexists(folder):
        raise DraftInTheWayError(folder, "もうあります。--out に新しいフォルダーの名前を書いてください")
    for above in folder.parents:
        if (above / "site.yaml").is_file():
            raise DraftInTheWayError(
                folder, "データのフォルダーの中です。下書きは、確かめる前にデータに混ざらない所に作ります"
            )
    folder.mkdir(parents=True)
    made: list[Path] = []
    try:
        for name, content in files.items():
            made.append(folder / name)
            made[-1].write_bytes(content)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        folder.rmdir()
        raise
