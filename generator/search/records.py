"""What is changed in Pagefind's output before it is published: the wording that is shown, and the order of filters."""

import json
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Final, cast

from generator.search.copying import Copy
from generator.search.formats import (
    FormUnknownError,
    Value,
    join_items,
    pack,
    parse_cbor,
    parse_first_text,
    render_cbor,
    split_items,
    unpack,
)

_ONE_ITEM: Final = b"\x81"  # what follows is the only item of an array
_CHUNK: Final = 10_000  # bytes before packing; about a third of it after


class RecordsDifferError(ValueError):
    """Pagefind's records do not tell of the pages that it was given. `str()` says where, in Japanese."""


def write_shown_text(folder: Path, copies: Iterable[Copy]) -> None:
    """Put the original wording into the records of `folder`, which hold the single words of `copies`.

    Raises `RecordsDifferError` where the two do not match word for word, `FormUnknownError` for a form not known.
    """
    waiting = {f"/{copy.address}": copy for copy in copies}
    for path in sorted((folder / "fragment").iterdir()):
        record = json.loads(unpack(path.read_bytes()))
        copy = waiting.pop(record["url"], None)
        if copy is None or len(record["content"].split()) != copy.words:
            raise RecordsDifferError(f"{record['url']} の語の数が、渡した写しと合いません。")
        record["content"] = copy.content
        record["meta"] = dict(copy.meta)
        for anchor in record["anchors"]:
            anchor["text"] = copy.anchors.get(anchor["id"], "")
        text = json.dumps(record, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        path.write_bytes(pack(text.encode()))
    if waiting:
        raise RecordsDifferError(f"{'、'.join(sorted(waiting))} が索引に入っていません。")


def write_small_chunks(folder: Path) -> None:
    """Part the index into chunks of a few kilobytes, so that a search loads little more than the words that it asks for.

    Pagefind's own have 20 to 30 kilobytes, whatever the size of the site, and a query of several words needs most of them.
    Raises `FormUnknownError`.
    """
    for path in sorted(folder.glob("*.pf_meta")):
        meta = _items(parse_cbor(unpack(path.read_bytes())))
        chunks: list[Value] = []
        for first, last, name in map(_items, _items(meta[2])):
            chunk = folder / "index" / f"{name}.pf_index"
            content = unpack(chunk.read_bytes())
            if not content.startswith(_ONE_ITEM):
                raise FormUnknownError("chunk")
            ends = [str(first)]
            for part in _parts(split_items(content.removeprefix(_ONE_ITEM))):
                content = _ONE_ITEM + join_items(part)
                new = f"{str(name).partition('_')[0]}_{_digest(content)}"
                (folder / "index" / f"{new}.pf_index").write_bytes(pack(content))
                ends = [parse_first_text(entry) for entry in (part[0], part[-1])]
                chunks.append([*ends, new])
            # Pagefind names as much of the first and last word as tells them from the next chunk's.
            if not ends[-1].startswith(str(last)) or str(first) > ends[-1]:
                raise FormUnknownError("order of words")
            chunk.unlink()
        meta[2] = chunks
        path.write_bytes(pack(render_cbor(meta)))


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
    names = {path.name.removesuffix(".pf_filter"): _rename_sorted(path) for path in (folder / "filter").glob("*")}
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_bytes())
    for language, about in entry["languages"].items():
        path = folder / f"pagefind.{about['hash']}.pf_meta"
        # Version, pages, chunks of the index, filters (name, file), sorts, names of the searched fields.
        meta = _items(parse_cbor(unpack(path.read_bytes())))
        meta[3] = sorted(([name, names[str(file)]] for name, file in map(_items, _items(meta[3]))), key=str)
        content = render_cbor(meta)
        about["hash"] = f"{language}_{_digest(content)}"
        path.unlink()
        path.with_name(f"pagefind.{about['hash']}.pf_meta").write_bytes(pack(content))
    entry_path.write_text(
        json.dumps(entry, ensure_ascii=False, separators=(",", ":"), sort_keys=True), encoding="utf-8"
    )


def _rename_sorted(path: Path) -> str:
    name, values = _items(parse_cbor(unpack(path.read_bytes())))
    content = render_cbor([name, sorted(_items(values), key=lambda pair: str(_items(pair)[0]))])
    language = path.name.partition("_")[0]
    renamed = f"{language}_{_digest(content)}"
    path.unlink()
    path.with_name(f"{renamed}.pf_filter").write_bytes(pack(content))
    return renamed


def _items(value: Value) -> list[Value]:
    return cast("list[Value]", value)


def _digest(content: bytes) -> str:
    return blake2b(content, digest_size=5).hexdigest()
