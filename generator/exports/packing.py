"""Files packed for archives: each once, so that an archive is put together from what was packed before.

The bytes are those that ``zipfile`` gives when it packs them itself. They hold no clock: the same files give the same archive.
"""

import io
import zipfile
import zlib
from collections.abc import Iterable
from typing import Final

import msgspec

from generator.cache import sha256_of
from generator.model.basics import Record

MANIFEST: Final = "manifest.json"
_NO_CLOCK: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16
_UNIX: Final = 3


class PackedFile(Record, frozen=True):
    """A file of an archive: its name there, its size in bytes and digests before it was packed, and its packed bytes (raw deflate)."""

    name: str
    size: int
    crc: int
    sha256: str
    packed: bytes


def pack_file(name: str, content: bytes) -> PackedFile:
    """The file, packed."""
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return PackedFile(
        name, len(content), zlib.crc32(content), sha256_of(content), packer.compress(content) + packer.flush()
    )


def join_archive(files: Iterable[PackedFile]) -> bytes:
    """An archive of the files, sorted, with a manifest of their digests."""
    held = sorted(files, key=lambda file: file.name)
    manifest = {"files": [{"path": file.name, "bytes": file.size, "sha256": file.sha256} for file in held]}
    listed = pack_file(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest) + b"\n", indent=1) + b"\n")
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted([*held, listed], key=lambda file: file.name):
            _add(archive, told, file)
    return told.getvalue()


def _add(archive: zipfile.ZipFile, told: io.BytesIO, file: PackedFile) -> None:
    """Write a file that is packed already; ``zipfile`` writes the list of all at the end."""
    entry = zipfile.ZipInfo(file.name, _NO_CLOCK)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _READABLE, _UNIX
    entry.CRC, entry.file_size, entry.compress_size = file.crc, file.size, len(file.packed)
    entry.header_offset = told.tell()
    told.write(entry.FileHeader(zip64=False))
    told.write(file.packed)
    archive.filelist.append(entry)
    archive.NameToInfo[entry.filename] = entry
    archive.start_dir = told.tell()
