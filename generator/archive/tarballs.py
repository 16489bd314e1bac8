"""Archives whose bytes depend on nothing but the files in them: sorted, of no day and no owner."""

import gzip
import io
import tarfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

_LEVEL: Final = 9
_MODE: Final = 0o644
MOST: Final = 4_000_000_000
"""Bytes that an archive may unpack to: whoever made it knew the digest, so this only guards against a mistake."""


class ArchiveUnreadableError(Exception):
    """An archive is no archive, or holds what none of ours does. ``args[0]`` is why, in Japanese."""


def pack(files: Iterable[tuple[str, bytes]]) -> bytes:
    """The files (path, content) as one ``.tar.gz``."""
    out = io.BytesIO()
    # Neither the name nor the time of the archive stands in it.
    with (
        gzip.GzipFile(filename="", mode="wb", fileobj=out, compresslevel=_LEVEL, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path, content in sorted(files):
            member = tarfile.TarInfo(path)
            member.size, member.mode = len(content), _MODE
            archive.addfile(member, io.BytesIO(content))
    return out.getvalue()


def unpack(archive: Path) -> Iterator[tuple[str, bytes]]:
    """The files of an archive, in its order. Raises ``ArchiveUnreadableError``, ``OSError``."""
    total = 0
    try:
        with tarfile.open(archive, mode="r:gz") as opened:
            for member in opened:
                total += member.size
                if not member.isreg() or total > MOST:
                    raise ArchiveUnreadableError("ふつうのファイルのほかのものが入っています")
                held = opened.extractfile(member)
                yield member.name, b"" if held is None else held.read()
    except (tarfile.TarError, EOFError, ValueError, zlib.error) as fault:
        raise ArchiveUnreadableError("途中で読めなくなりました") from fault
