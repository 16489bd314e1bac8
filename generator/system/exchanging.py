"""Give a file of a user another content: the whole of it or nothing, with the rights that it has."""

import os
from pathlib import Path


def exchange_content(path: Path, content: bytes) -> None:
    """Put the content in the place of a file's, or make the file. Raises ``OSError``; then the file is as it was.

    Where ``path`` is a link, the file that it leads to gets the content: there would be two of them otherwise.
    """
    path = path.resolve()
    new = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        new.write_bytes(content)
        if path.exists():
            os.chmod(new, path.stat().st_mode & 0o777)  # noqa: PTH101 - Path.chmod follows what it replaces
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
