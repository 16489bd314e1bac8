"""What is remembered of each page of the last build, so that an unchanged page costs a comparison.

What was seen in a page and what the search is told of it stay packed until somebody asks: of ten thousand pages a rebuild asks for a few.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

import msgspec

from generator.cache import Store
from generator.model.basics import Record
from generator.publish.verify import Seen
from generator.views.figure_lines import FigureLine

KEPT_PAGES: Final = "pages"
KEPT_TEXTS: Final = "texts"
"""Where the store keeps what is remembered of pages, and what each says."""
_PACK: Final = msgspec.msgpack.Encoder().encode
_UNPACK_SEEN: Final = msgspec.msgpack.Decoder(Seen).decode


class Told(Record, frozen=True):
    """What the search is told of a page: its title, what is shown with it, the values to narrow results by, and its figures (``Finding``)."""

    title: str
    meta: tuple[tuple[str, str], ...]
    filters: tuple[tuple[str, tuple[str, ...]], ...]
    figures: tuple[FigureLine, ...] = ()
    apart: str = ""


_UNPACK_TOLD: Final = msgspec.msgpack.Decoder(Told).decode


class PageRecord(Record, frozen=True):
    """One page: the key it was made of, the digest of its bytes, its ``<title>``, what it counts in the search, and (packed) what was seen in it and what is told of it."""

    key: str
    digest: str
    title: str
    weight: float
    packed_seen: msgspec.Raw
    packed_told: msgspec.Raw

    @property
    def seen(self) -> Seen:
        """What was seen in the page."""
        return _UNPACK_SEEN(self.packed_seen)

    @property
    def told(self) -> Told:
        """What the search is told of the page."""
        return _UNPACK_TOLD(self.packed_told)


def pack(value: Seen | Told) -> msgspec.Raw:
    """A part of what is remembered, packed."""
    return msgspec.Raw(_PACK(value))


def pack_all(seen: Iterable[Seen]) -> bytes:
    """What was seen in several places, packed, whatever their order."""
    return b"".join(sorted(map(_PACK, seen)))


class KeptText(Record, frozen=True):
    """What a page says (packed, as the search wants it), and the digest of the page's bytes."""

    digest: str
    text: msgspec.Raw


class ExportRecord(Record, frozen=True):
    """One file of data: the key it was made of, the digest of its bytes. One that was left as it was keeps the key of what it tells of."""

    key: str
    digest: str


class BuildRecord(Record, frozen=True):
    """The pages of one build by address.

    ``made_by`` is a digest of the program and the chrome, ``files`` are the site's other files, ``frames`` a digest of what was seen in the
    frames. ``sound``: nothing at all was found when the site was verified. ``exports`` are the files of data that have a key.
    """

    made_by: str
    pages: dict[str, PageRecord]
    files: frozenset[str] = frozenset()
    frames: str = ""
    sound: bool = False
    exports: dict[str, ExportRecord] = msgspec.field(default_factory=dict)


UNPACK_TEXTS: Final = msgspec.msgpack.Decoder(dict[str, KeptText]).decode
_UNPACK_BUILD: Final = msgspec.msgpack.Decoder(BuildRecord).decode
NO_RECORD: Final = BuildRecord("", {})


def read_record(store: Store, made_by: str) -> BuildRecord:
    """The last build's; nothing where another program or chrome made it or it cannot be read."""
    record = store.read(KEPT_PAGES, _UNPACK_BUILD, mapped=True)  # what stays packed is never loaded
    return record if record is not None and record.made_by == made_by else NO_RECORD


def write_record(store: Store, record: BuildRecord) -> None:
    """Remember the build that was just published."""
    store.write(KEPT_PAGES, _PACK(record))


def find_unsettled(now: BuildRecord, last: BuildRecord) -> Collection[str]:
    """The pages whose links and parts have to be verified.

    Where everything was sound and nothing is gone to which a page may lead, they are those only whose bytes are new.
    """
    new = [address for address, page in now.pages.items() if not _is_same(page, last.pages.get(address))]
    settled = (
        last.sound
        and last.frames == now.frames
        and last.files <= now.files
        and last.pages.keys() <= now.pages.keys()
        and all(_keeps_anchors(now.pages[address], last.pages.get(address)) for address in new)
    )
    return new if settled else now.pages


def _is_same(page: PageRecord, last: PageRecord | None) -> bool:
    return last is not None and (page is last or page.packed_seen is last.packed_seen)


def _keeps_anchors(page: PageRecord, last: PageRecord | None) -> bool:
    return last is None or frozenset(last.seen.anchors) <= frozenset(page.seen.anchors)


class SeenPages(Mapping[str, Seen]):
    """What was seen in each page, unpacked when it is asked for."""

    def __init__(self, pages: Mapping[str, PageRecord]) -> None:
        self._pages = pages
        self._unpacked: dict[str, Seen] = {}

    def __getitem__(self, address: str) -> Seen:
        seen = self._unpacked.get(address)
        if seen is None:
            seen = self._unpacked[address] = self._pages[address].seen
        return seen

    def __iter__(self) -> Iterator[str]:
        return iter(self._pages)

    def __len__(self) -> int:
        return len(self._pages)

    def __contains__(self, address: object) -> bool:
        return address in self._pages
