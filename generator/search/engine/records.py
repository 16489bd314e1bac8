"""What is shown of a page: its card and its record, with the wording of the page in the place of the single words that Pagefind has read."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

import msgspec

from generator.search.engine.formats import pack, parse_cbor, unpack
from generator.search.engine.promises import FormUnknownError, PagefindPromise
from generator.search.engine.rewriting import LastFiles, RemadeFile, digest_raw, write_made


class IndexMeta(NamedTuple):
    """What Pagefind's script would load first: `pages` (each with the name of its record first), `chunks` of the index (first word, last word, file), filters (name, file), and the names of the searched `fields` by their numbers."""

    version: str
    pages: list[list[Any]]
    chunks: list[tuple[str, str, str]]
    filters: list[tuple[str, str]]
    sorts: list[Any]
    fields: list[str]


_CARDS: Final = 128  # pages whose cards stand in one file
_ALL_CARDS: Final = 384  # or all of a site with no more pages: that file is loaded before it is known which are found


class Shown(Protocol):
    """What a record is to show of its page."""

    @property
    def address(self) -> str:
        """The path below the site's root."""

    @property
    def content(self) -> str:
        """The original wording, parted by `WORD_SEPARATOR`."""

    @property
    def words(self) -> int:
        """How many words the page has in the index."""

    @property
    def meta(self) -> Mapping[str, str]:
        """The fields that are shown."""

    @property
    def anchors(self) -> Mapping[str, str]:
        """Headings by their ids."""

    @property
    def figures(self) -> Sequence[object]:
        """What is shown of figures, for the page's script; JSON can hold it."""


class MarkedCopy(Protocol):
    """A page of the index."""

    @property
    def address(self) -> str:
        """The path below the site's root."""

    @property
    def mark(self) -> str:
        """A digest of what is shown."""

    @property
    def weight(self) -> float:
        """What the page counts beside others that say the same."""

    @property
    def shown(self) -> Shown:
        """What is shown."""


class WrittenRecords(NamedTuple):
    """What became of each of Pagefind's records; how many pages have their cards in one file, and the names of these files, in order; runs of what pages count, in thousandths, with how many they are."""

    rewritten: dict[str, RemadeFile]
    in_a_card: int
    cards: list[str]
    weights: list[tuple[int, int]]


def write_shown_text(folder: Path, meta: IndexMeta, copies: Iterable[MarkedCopy], last: LastFiles) -> WrittenRecords:
    """Put the original wording into the records of `folder`, which hold the single words of `copies`, numbered in their order.

    What a result shows at once (its card: address, name of the record, the fields of `meta`) stands in files of many pages; the record holds the text.
    Raises `FormUnknownError`, also where the two do not match word for word.
    """
    rewritten: dict[str, RemadeFile] = {}
    lines: list[bytes] = []
    weights: list[tuple[int, int]] = []
    waiting = iter(copies)
    fragments = folder / "fragment"
    for name, _ in meta.pages:
        copy = next(waiting, None)
        if copy is None:
            raise FormUnknownError(PagefindPromise.EVERY_PAGE, str(name))
        record = f"{name}.pf_fragment"
        shown = copy.shown
        rewritten[record] = _rewrite_record(fragments / record, copy, shown, last)
        lines.append(_render_json([copy.address, name, *(shown.meta.get(field, "") for field in meta.fields)]))
        counts = round(copy.weight * 1000)
        before = weights.pop() if weights and weights[-1][0] == counts else (counts, 0)
        weights.append((counts, before[1] + 1))
    for copy in waiting:
        raise FormUnknownError(PagefindPromise.EVERY_PAGE, f"/{copy.address}")
    in_a_card = _ALL_CARDS if len(lines) <= _ALL_CARDS else _CARDS
    return WrittenRecords(rewritten, in_a_card, _write_cards(folder / "cards", lines, in_a_card), weights)


def _write_cards(folder: Path, lines: Sequence[bytes], many: int) -> list[str]:
    folder.mkdir()
    names: list[str] = []
    for begin in range(0, len(lines), many):
        content = b"[" + b",".join(lines[begin : begin + many]) + b"]"
        names.append(name_of(content))
        (folder / f"{names[-1]}.pf_cards").write_bytes(pack(content))
    return names


def _rewrite_record(path: Path, copy: MarkedCopy, shown: Shown, last: LastFiles) -> RemadeFile:
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise FormUnknownError(PagefindPromise.WHOLE_FILES, path.name) from None
    raw = digest_raw(content, copy.mark)
    taken = last.take(path, raw)
    if taken is None:
        return RemadeFile(raw, (write_made(path, pack(_render_shown(unpack(content), shown))),))
    return taken


def _render_shown(content: bytes, shown: Shown) -> bytes:
    """The text of a page, its headings that have one, and its figures; `location` is the number of words before a heading."""
    record = _parse_json(content, PagefindPromise.WORD_COUNT)
    if record.get("url") != f"/{shown.address}" or len(str(record.get("content")).split()) != shown.words:
        raise FormUnknownError(PagefindPromise.WORD_COUNT, str(record.get("url")))
    anchors = [
        {"id": anchor["id"], "text": text, "location": anchor["location"]}
        for anchor in record["anchors"]
        if (text := shown.anchors.get(anchor["id"], ""))
    ]
    return _render_json({"content": shown.content, "anchors": anchors, "figures": list(shown.figures)})


def read_meta(folder: Path) -> IndexMeta:
    """The file of metadata. There is one, since all copies are of one language. Raises `FormUnknownError`."""
    found = sorted(folder.glob("*.pf_meta"))
    if len(found) != 1:
        raise FormUnknownError(PagefindPromise.META, "、".join(path.name for path in found))
    meta: IndexMeta = parse_cbor(unpack(found[0].read_bytes()), IndexMeta, PagefindPromise.META)
    return meta


def _parse_json(text: bytes, promise: PagefindPromise) -> dict[str, Any]:
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.MsgspecError as fault:
        raise FormUnknownError(promise, str(fault)) from fault


def _render_json(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")


def name_of(content: bytes) -> str:
    """The part of a file's name that tells its content."""
    return blake2b(content, digest_size=5).hexdigest()
