"""What a part of a site is: the files below the addresses of some cities, and beside them what joins need to know of these.

A part is a folder. Its manifest says of what it was made, and names every other file in it with size and digest.
"""

from collections.abc import Iterable
from typing import Final

import msgspec

from generator.model.basics import Record
from generator.publish.page_records import ExportRecord, KeptText, PageRecord
from generator.publish.pictures import KeptPicture

FORMAT: Final = 1
MANIFEST: Final = "kokai-part.json"
RECORDS: Final = "kokai-part.records.msgpack"
SEARCHED: Final = "kokai-part.search.msgpack"
"""No id of a city has a dot in it."""
OWN_FILES: Final = frozenset({RECORDS, SEARCHED})
"""What the manifest names besides the files of the site."""


class PartDamagedError(Exception):
    """A part is not as it was written. ``args`` are its folder, the file in it and what is wrong, in Japanese."""


class CityScope:
    """What belongs to some cities alone: whatever stands below their addresses."""

    def __init__(self, cities: Iterable[str]) -> None:
        """``cities`` are ids; none of them means that nothing belongs."""
        self.cities: Final = frozenset(cities)

    def covers(self, address: str) -> bool:
        """Whether the page or file at an address stands below one of the cities'."""
        city, below, _ = address.partition("/")
        return bool(below) and city in self.cities


class MadeFrom(msgspec.Struct, frozen=True):
    """Of what a part was made, as digests: whoever joins must have the same."""

    program: str
    frame: str
    data: str
    asked: str


class PartFile(msgspec.Struct, frozen=True, array_like=True):
    """The digest of a file's bytes, and how many they are."""

    digest: str
    size: int


class PartManifest(msgspec.Struct, frozen=True):
    """What a part says of itself. ``files`` are all files in it but the manifest and the marker."""

    generator: str
    format: int
    made_from: MadeFrom
    cities: tuple[str, ...]
    files: dict[str, PartFile]


class _AnyManifest(msgspec.Struct, frozen=True):
    """What manifests of all times have, whatever else."""

    generator: str
    format: int


class PartRecords(Record, frozen=True):
    """What is known of the pages, files of data and pictures of a part, as a build remembers its last; and what each page says."""

    pages: dict[str, PageRecord]
    exports: dict[str, ExportRecord]
    pictures: dict[str, KeptPicture]
    texts: dict[str, KeptText]


encode_manifest: Final = msgspec.json.Encoder(order="deterministic").encode
encode_records: Final = msgspec.msgpack.Encoder(order="deterministic").encode
decode_records: Final = msgspec.msgpack.Decoder(PartRecords).decode
encode_searched: Final = encode_records
decode_searched: Final = msgspec.msgpack.Decoder(dict[str, bytes]).decode
_decode_any: Final = msgspec.json.Decoder(_AnyManifest).decode
_decode_manifest: Final = msgspec.json.Decoder(PartManifest).decode


def parse_manifest(content: bytes) -> PartManifest | None:
    """The manifest; None where another version of Kokai has another form for it. Raises ``msgspec.MsgspecError`` where it is none."""
    if _decode_any(content).format != FORMAT:
        return None
    return _decode_manifest(content)
