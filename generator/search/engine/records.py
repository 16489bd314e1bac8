"""What is changed in Pagefind's output before it is published: the wording that is shown, and the order of filters."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, Protocol

import msgspec

from generator.search.engine.formats import pack, parse_cbor, render_cbor, unpack
from generator.search.engine.promises import FormUnknownError, PagefindPromise
from generator.search.engine.rewriting import LastFiles, RemadeFile, digest_raw

# Version; pages; chunks of the index (first word, last word, file); filters (name, file); sorts; names of the searched fields.
Meta = tuple[str, list[list[Any]], list[tuple[str, str, str]], list[tuple[str, str]], list[Any], list[str]]
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


class MarkedCopy(Protocol):
    """A page of the index."""

    @property
    def address(self) -> str:
        """The path below the site's root."""

    @property
    def mark(self) -> str:
        """A digest of what is shown."""

    @property
    def ending(self) -> str:
        """What the name of the page's record ends with, by which the page's script knows it before it loads anything of it."""

    @property
    def shown(self) -> Shown:
        """What is shown."""


def write_shown_text(folder: Path, copies: Iterable[MarkedCopy], last: LastFiles) -> dict[str, RemadeFile]:
    """Put the original wording into the records of `folder`, which hold the single words of `copies`, numbered in their order.

    Gives what became of each record. Raises `FormUnknownError`, also where the two do not match word for word.
    """
    rewritten: dict[str, RemadeFile] = {}
    waiting = iter(copies)
    for meta_path in sorted(folder.glob("*.pf_meta")):
        meta = read_meta(meta_path)
        for page in meta[1]:
            copy = next(waiting, None)
            if copy is None:
                raise FormUnknownError(PagefindPromise.EVERY_PAGE, str(page[0]))
            path = folder / "fragment" / f"{page[0]}.pf_fragment"
            page[0] = f"{page[0]}{copy.ending}"
            rewritten[path.name] = _rewrite_record(path, f"{page[0]}.pf_fragment", copy, last)
        meta_path.write_bytes(pack(render_cbor(meta)))
    for copy in waiting:
        raise FormUnknownError(PagefindPromise.EVERY_PAGE, f"/{copy.address}")
    return rewritten


def _rewrite_record(path: Path, name: str, copy: MarkedCopy, last: LastFiles) -> RemadeFile:
    if not path.is_file():
        raise FormUnknownError(PagefindPromise.WHOLE_FILES, path.name)
    content = path.read_bytes()
    raw = digest_raw(content, copy.mark + copy.ending)
    taken = last.take(path, raw)
    if taken is None:
        rendered = pack(_render_shown(unpack(content), copy.shown))
        path.unlink()
        path.with_name(name).write_bytes(rendered)
    return taken or RemadeFile(raw, (("", "", name),))


def _render_shown(content: bytes, shown: Shown) -> bytes:
    record = _parse_json(content, PagefindPromise.WORD_COUNT)
    if record.get("url") != f"/{shown.address}" or len(str(record.get("content")).split()) != shown.words:
        raise FormUnknownError(PagefindPromise.WORD_COUNT, str(record.get("url")))
    record["content"] = shown.content
    record["meta"] = dict(shown.meta)
    if shown.figures:
        record["figures"] = list(shown.figures)
    for anchor in record["anchors"]:
        anchor["text"] = shown.anchors.get(anchor["id"], "")
    return _render_json(record)


def read_meta(path: Path) -> Meta:
    """The file of metadata. Raises `FormUnknownError`."""
    found: Meta = parse_cbor(unpack(path.read_bytes()), Meta, PagefindPromise.META)
    return found


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
        meta = read_meta(path)
        if any(file not in names for _, file in meta[3]):
            raise FormUnknownError(PagefindPromise.FILTER)
        content = render_cbor([*meta[:3], sorted((name, names[file]) for name, file in meta[3]), *meta[4:]])
        about["hash"] = f"{language}_{name_of(content)}"
        path.unlink()
        path.with_name(f"pagefind.{about['hash']}.pf_meta").write_bytes(pack(content))
    entry_path.write_bytes(_render_json(entry))


def _rename_sorted(path: Path) -> str:
    held: _Filter = parse_cbor(unpack(path.read_bytes()), _Filter, PagefindPromise.FILTER)
    name, values = held
    content = render_cbor([name, sorted(values)])
    language = path.name.partition("_")[0]
    renamed = f"{language}_{name_of(content)}"
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


def name_of(content: bytes) -> str:
    """The part of a file's name that tells its content."""
    return blake2b(content, digest_size=5).hexdigest()
