"""What is shown of a page: its card and its record, with the wording of the page in the place of the single words that Pagefind has read.

Records are made of the copies alone, for Pagefind's own say nothing that is not known: a copy counts its words, and those before each heading. Some of Pagefind's
are held against them, so that another form of it is noticed.
"""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

import msgspec

from generator.search.engine.formats import pack, parse_cbor, unpack
from generator.search.engine.promises import FormUnknownError, PagefindPromise
from generator.search.engine.rewriting import MadeFile


class IndexMeta(NamedTuple):
    """What Pagefind's script would load first: `pages` (each the name of its record, and how many words it has), `chunks` of the index (first word, last word, file), filters (name, file), and the names of the searched `fields` by their numbers."""

    version: str
    pages: list[tuple[str, int]]
    chunks: list[tuple[str, str, str]]
    filters: list[tuple[str, str]]
    sorts: list[Any]
    fields: list[str]


_RECORD: Final = "fragment/{}.pf_fragment"
_CARDS: Final = 128  # pages whose cards stand in one file
_ALL_CARDS: Final = 384  # or all of a site with no more pages: that file is loaded before it is known which are found
_LOOKED_AT: Final = 64  # of so many of Pagefind's own records one is


class ShownAnchor(msgspec.Struct, frozen=True):
    """A heading by its `id`: how many words of the page stand before it, and its `text`."""

    id: str
    location: int
    text: str


class Shown(Protocol):
    """What a record is to show of its page."""

    @property
    def content(self) -> str:
        """The original wording, parted by `WORD_SEPARATOR`."""

    @property
    def anchors(self) -> Sequence[ShownAnchor]:
        """Headings that have an id, in their order."""

    @property
    def figures(self) -> Sequence[object]:
        """What is shown of figures, for the page's script; JSON can hold it."""


class RecordedCopy(Protocol):
    """A page of the index."""

    @property
    def address(self) -> str:
        """The path below the site's root."""

    @property
    def words(self) -> int:
        """How many words the page has in the index."""

    @property
    def weight(self) -> float:
        """What the page counts beside others that say the same."""

    @property
    def meta(self) -> Mapping[str, str]:
        """The fields that are shown."""

    @property
    def record(self) -> bytes:
        """What `render_record` made."""

    @property
    def mark(self) -> str:
        """A digest of that."""


class WrittenCards(NamedTuple):
    """The files of the pages' records, in order, which are not written; how many pages have their cards in one file, and the names of these files, in order; runs of what pages count, in thousandths, with how many they are."""

    records: list[MadeFile]
    in_a_card: int
    cards: list[str]
    weights: list[tuple[int, int]]


class _Record(msgspec.Struct):
    """The text of a page, its headings, and its figures."""

    anchors: Sequence[ShownAnchor]
    content: str
    figures: Sequence[object]


def render_record(shown: Shown) -> bytes:
    """The file of a page's record."""
    anchors = [anchor for anchor in shown.anchors if anchor.text]
    return pack(_render_json(_Record(anchors, shown.content, shown.figures)))


def write_cards(folder: Path, meta: IndexMeta, copies: Iterable[RecordedCopy]) -> WrittenCards:
    """Write the cards of the `copies`, numbered in their order, of which Pagefind has made the index in `folder`.

    What a result shows at once (its card: address, name of the record, the fields of `meta`) stands in files of many pages.
    Raises `FormUnknownError`, also where the words of a copy are not those of the index.
    """
    records: list[MadeFile] = []
    lines: list[bytes] = []
    weights: list[tuple[int, int]] = []
    waiting = iter(copies)
    for number, (name, words) in enumerate(meta.pages):
        copy = next(waiting, None)
        if copy is None:
            raise FormUnknownError(PagefindPromise.EVERY_PAGE, name)
        if words != copy.words:
            raise FormUnknownError(PagefindPromise.WORD_COUNT, f"/{copy.address}")
        if not number % _LOOKED_AT:
            _look_at(folder / _RECORD.format(name), copy)
        records.append(MadeFile(_RECORD.format(name), copy.mark, len(copy.record)))
        lines.append(_render_json([copy.address, name, *(copy.meta.get(field, "") for field in meta.fields)]))
        counts = round(copy.weight * 1000)
        before = weights.pop() if weights and weights[-1][0] == counts else (counts, 0)
        weights.append((counts, before[1] + 1))
    for copy in waiting:
        raise FormUnknownError(PagefindPromise.EVERY_PAGE, f"/{copy.address}")
    in_a_card = _ALL_CARDS if len(lines) <= _ALL_CARDS else _CARDS
    return WrittenCards(records, in_a_card, _write_lines(folder / "cards", lines, in_a_card), weights)


def _write_lines(folder: Path, lines: Sequence[bytes], many: int) -> list[str]:
    folder.mkdir()
    names: list[str] = []
    for begin in range(0, len(lines), many):
        content = b"[" + b",".join(lines[begin : begin + many]) + b"]"
        names.append(name_of(content))
        (folder / f"{names[-1]}.pf_cards").write_bytes(pack(content))
    return names


def _look_at(path: Path, copy: RecordedCopy) -> None:
    """Hold one of Pagefind's own records against the copy's."""
    try:
        record = _parse_json(unpack(path.read_bytes()))
    except FileNotFoundError:
        raise FormUnknownError(PagefindPromise.WHOLE_FILES, path.name) from None
    url = str(record.get("url"))
    if url != f"/{copy.address}":
        raise FormUnknownError(PagefindPromise.ORDER, url)
    if len(str(record.get("content")).split()) != copy.words:
        raise FormUnknownError(PagefindPromise.WORD_COUNT, url)
    own = _parse_json(unpack(copy.record))["anchors"]
    told = {(anchor["id"], anchor["location"]) for anchor in record["anchors"]}
    if not told.issuperset((anchor["id"], anchor["location"]) for anchor in own):
        raise FormUnknownError(PagefindPromise.WORD_COUNT, url)


def read_meta(folder: Path) -> IndexMeta:
    """The file of metadata. There is one, since all copies are of one language. Raises `FormUnknownError`."""
    found = sorted(folder.glob("*.pf_meta"))
    if len(found) != 1:
        raise FormUnknownError(PagefindPromise.META, "、".join(path.name for path in found))
    meta: IndexMeta = parse_cbor(unpack(found[0].read_bytes()), IndexMeta, PagefindPromise.META)
    return meta


def _parse_json(text: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.MsgspecError as fault:
        raise FormUnknownError(PagefindPromise.WORD_COUNT, str(fault)) from fault


def _render_json(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")


def name_of(content: bytes) -> str:
    """The part of a file's name that tells its content."""
    return blake2b(content, digest_size=5).hexdigest()
