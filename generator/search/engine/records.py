"""What is changed in Pagefind's output before it is published: the wording that is shown, and the order of filters."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Final, Protocol

import msgspec

from generator.search.engine.formats import (
    join_items,
    pack,
    parse_cbor,
    parse_first_text,
    render_cbor,
    split_items,
    unpack,
)
from generator.search.engine.promises import FormUnknownError, PagefindPromise

_ONE_ITEM: Final = b"\x81"  # what follows is the only item of an array
_CHUNK: Final = 7_000  # bytes before packing; about a third of it after

# Version; pages; chunks of the index (first word, last word, file); filters (name, file); sorts; names of the searched fields.
_Meta = tuple[str, list[list[Any]], list[tuple[str, str, str]], list[tuple[str, str]], list[Any], list[str]]
_Filter = tuple[str, list[tuple[str, list[int]]]]


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


def write_shown_text(folder: Path, copies: Iterable[Shown]) -> None:
    """Put the original wording into the records of `folder`, which hold the single words of `copies`.

    Raises `FormUnknownError`, also where the two do not match word for word.
    """
    waiting = {f"/{copy.address}": copy for copy in copies}
    for path in sorted((folder / "fragment").iterdir()):
        record = _parse_json(unpack(path.read_bytes()), PagefindPromise.WORD_COUNT)
        copy = waiting.pop(str(record.get("url")), None)
        if copy is None or len(str(record.get("content")).split()) != copy.words:
            raise FormUnknownError(PagefindPromise.WORD_COUNT, str(record.get("url")))
        record["content"] = copy.content
        record["meta"] = dict(copy.meta)
        if copy.figures:
            record["figures"] = list(copy.figures)
        for anchor in record["anchors"]:
            anchor["text"] = copy.anchors.get(anchor["id"], "")
        path.write_bytes(pack(_render_json(record)))
    if waiting:
        raise FormUnknownError(PagefindPromise.EVERY_PAGE, "、".join(sorted(waiting)))


def write_small_chunks(folder: Path) -> None:
    """Part the index into chunks of a few kilobytes, so that a search loads little more than the words that it asks for.

    Pagefind's own have 20 to 30 kilobytes, whatever the size of the site, and a query of several words needs most of them.
    Raises `FormUnknownError`.
    """
    for path in sorted(folder.glob("*.pf_meta")):
        meta: _Meta = parse_cbor(unpack(path.read_bytes()), _Meta, PagefindPromise.META)
        small: list[tuple[str, str, str]] = []
        for first, last, name in meta[2]:
            chunk = folder / "index" / f"{name}.pf_index"
            if not chunk.is_file():
                raise FormUnknownError(PagefindPromise.WHOLE_FILES, chunk.name)
            content = unpack(chunk.read_bytes())
            if not content.startswith(_ONE_ITEM):
                raise FormUnknownError(PagefindPromise.CHUNK)
            begin, end = first, first
            for part in _parts(split_items(content.removeprefix(_ONE_ITEM))):
                content = _ONE_ITEM + join_items(part)
                new = f"{name.partition('_')[0]}_{_digest(content)}"
                (folder / "index" / f"{new}.pf_index").write_bytes(pack(content))
                begin, end = (parse_first_text(entry) for entry in (part[0], part[-1]))
                small.append((begin, end, new))
            # Pagefind names as much of the first and last word as tells them from the next chunk's.
            if not end.startswith(last) or first > end:
                raise FormUnknownError(PagefindPromise.WORDS_IN_ORDER, f"{first}–{last}")
            chunk.unlink()
        path.write_bytes(pack(render_cbor([*meta[:2], small, *meta[3:]])))


def _parts(entries: Sequence[bytes]) -> Iterator[list[bytes]]:
    part: list[bytes] = []
    size = 0
    for entry in entries:
        if part and size + len(entry) > _CHUNK:
            yield part
            part, size = [], 0
        part.append(entry)
        size += len(entry)
    yield part


def write_sorted_filters(folder: Path) -> None:
    """Give filters and their values a fixed order; Pagefind leaves them in that of its hash tables, different each run.

    A filter's file is named by its content, and the names stand in the file of metadata, whose own name stands in the
    entry; so all three are written anew. Raises `FormUnknownError`.
    """
    names = {
        path.name.removesuffix(".pf_filter"): _rename_sorted(path) for path in sorted((folder / "filter").glob("*"))
    }
    entry_path = folder / "pagefind-entry.json"
    entry = _parse_json(entry_path.read_bytes(), PagefindPromise.ENTRY)
    for language, about in entry.get("languages", {}).items():
        path = folder / f"pagefind.{about['hash']}.pf_meta"
        if not path.is_file():
            raise FormUnknownError(PagefindPromise.ENTRY, path.name)
        meta: _Meta = parse_cbor(unpack(path.read_bytes()), _Meta, PagefindPromise.META)
        if any(file not in names for _, file in meta[3]):
            raise FormUnknownError(PagefindPromise.FILTER)
        content = render_cbor([*meta[:3], sorted((name, names[file]) for name, file in meta[3]), *meta[4:]])
        about["hash"] = f"{language}_{_digest(content)}"
        path.unlink()
        path.with_name(f"pagefind.{about['hash']}.pf_meta").write_bytes(pack(content))
    entry_path.write_bytes(_render_json(entry))


def _rename_sorted(path: Path) -> str:
    held: _Filter = parse_cbor(unpack(path.read_bytes()), _Filter, PagefindPromise.FILTER)
    name, values = held
    content = render_cbor([name, sorted(values)])
    language = path.name.partition("_")[0]
    renamed = f"{language}_{_digest(content)}"
    path.unlink()
    path.with_name(f"{renamed}.pf_filter").write_bytes(pack(content))
    return renamed


def _parse_json(text: bytes, promise: PagefindPromise) -> dict[str, Any]:
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.MsgspecError as fault:
        raise FormUnknownError(promise, str(fault)) from fault


def _render_json(value: object) -> bytes:
    return msgspec.json.encode(value, order="sorted")


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=5).hexdigest()
