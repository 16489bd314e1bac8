"""The index of the words, parted into smaller chunks than Pagefind's own."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import msgspec

from generator.search.engine.formats import join_items, pack, parse_first_text, split_items, unpack
from generator.search.engine.promises import FormUnknownError, PagefindPromise
from generator.search.engine.records import IndexMeta, name_of
from generator.search.engine.rewriting import LastFiles, MadeFile, RemadeFile, digest_raw, write_made

_ONE_ITEM: Final = b"\x81"  # what follows is the only item of an array
_CHUNK: Final = 16_000  # bytes before packing; less than half of it after
_SHELF: Final = 64  # chunks whose names stand in one list


def write_small_chunks(
    folder: Path, meta: IndexMeta, last: LastFiles
) -> tuple[dict[str, RemadeFile], list[tuple[str, str]]]:
    """Part the index into chunks of a few kilobytes, so that a search loads little more than the words that it asks for.

    Pagefind's own have 20 to 30 kilobytes, whatever the size of the site, and a query of several words needs most of them.
    Gives what became of each, and of all chunks, in the order of their words, the first word with the name. Raises `FormUnknownError`.
    """
    rewritten: dict[str, RemadeFile] = {}
    table: list[tuple[str, str]] = []
    for begin, end, name in meta.chunks:
        chunk = folder / "index" / f"{name}.pf_index"
        if not chunk.is_file():
            raise FormUnknownError(PagefindPromise.WHOLE_FILES, chunk.name)
        content = chunk.read_bytes()
        raw = digest_raw(content)
        parts = last.take(chunk, raw)
        if parts is None:
            parts = RemadeFile(raw, tuple(_write_parts(chunk, content)))
            chunk.unlink()
        # Pagefind names as much of the first and last word as tells them from the next chunk's.
        if not parts.files[-1].last.startswith(end) or begin > parts.files[-1].last:
            raise FormUnknownError(PagefindPromise.WORDS_IN_ORDER, f"{begin}–{end}")
        rewritten[chunk.name] = parts
        table += [(part.first, part.name.removesuffix(".pf_index")) for part in parts.files]
    return rewritten, table


def write_shelves(folder: Path, table: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """Part the list of all chunks into files, if it is long: what every search loads does not grow with the site.

    Gives of each of these files the first word and the name; none for a short list.
    """
    shelves: list[tuple[str, str]] = []
    for begin in range(0, len(table) if len(table) > _SHELF else 0, _SHELF):
        content = msgspec.json.encode(table[begin : begin + _SHELF])
        name = f"shelf_{name_of(content)}"
        (folder / "index" / f"{name}.pf_index").write_bytes(pack(content))
        shelves.append((table[begin][0], name))
    return shelves


def _write_parts(chunk: Path, packed: bytes) -> Iterator[MadeFile]:
    """Write the parts of a chunk beside it."""
    content = unpack(packed)
    if not content.startswith(_ONE_ITEM):
        raise FormUnknownError(PagefindPromise.CHUNK)
    for part in _parts(split_items(content.removeprefix(_ONE_ITEM))):
        content = _ONE_ITEM + join_items(part)
        name = f"{chunk.name.partition('_')[0]}_{name_of(content)}.pf_index"
        yield write_made(chunk.with_name(name), pack(content), parse_first_text(part[0]), parse_first_text(part[-1]))


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
