"""From copies of pages to a folder of files that a browser loads."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from generator.search.engine.browser import START_FILE, IndexedSite, write_start
from generator.search.engine.chunks import write_shelves, write_small_chunks
from generator.search.engine.promises import EngineFailedError, FormUnknownError
from generator.search.engine.records import RecordedCopy, read_meta, write_cards
from generator.search.engine.rewriting import LastFiles, MadeFile, RemadeFile
from generator.search.engine.service import Service
from generator.system.shortages import naming

# What overrides/assets/js/search-engine.js loads. Pagefind also writes a program, its own script, two user interfaces, a highlighter and a worker.
_PUBLISHED: Final = {"index": ".pf_index", "cards": ".pf_cards"}
"""The folders that browsers load files of, each with how their names end; and there are ``START_FILE`` and the records, each a file in a folder of their own."""
_LEAST_ROOM: Final = 1 << 20  # bytes: where not even these can be written besides, the disk was full


class IndexedCopy(RecordedCopy, Protocol):
    """A page for the index: `html` is what is read (`documents`), in single words; its record has what is shown instead of them."""

    @property
    def html(self) -> str:
        """What is read."""


class IndexedCopies(Protocol):
    """The pages for the index, which can be gone through again and again. No more than one is held at a time."""

    def __len__(self) -> int:
        """How many they are."""

    def __iter__(self) -> Iterator[IndexedCopy]:
        """Each, in the order in which it is numbered."""


class WrittenIndex(NamedTuple):
    """The `folder` of the files, the `records` of the pages, in order, by their paths below it, and what became of Pagefind's own files."""

    folder: Path
    records: list[MadeFile]
    rewritten: dict[str, RemadeFile]


def write_index(copies: IndexedCopies, scratch: Path, last: LastFiles, names: bytes) -> WrittenIndex:
    """Make the index of `copies` in `scratch`, an empty folder, but for the records, which the copies have.

    `names` is what the search page has to know besides, before it looks anything up.

    What was made of the same files of Pagefind's before is moved from `last`. Equal copies in equal order give equal bytes.

    Raises `EngineFailedError`; `FormUnknownError` where Pagefind is not as we know it; `OSError` where the disk is in the way.
    """
    if not len(copies):
        raise EngineFailedError("検索に入れるページがありません。")
    made = scratch / "made"
    with Service(scratch) as service:
        service.make(((copy.address, copy.html) for copy in copies), made)
    try:
        meta = read_meta(made)
        cards = write_cards(made, meta, copies)
        parted, table = write_small_chunks(made, meta, last)
        shelves = write_shelves(made, table)
        chunks = [] if shelves else table
        index = IndexedSite(meta.fields, cards.weights, cards.in_a_card, cards.cards, chunks, shelves)
        write_start(made, names, index)
    except FormUnknownError:
        _write_as_much_again(made, scratch)
        raise
    return WrittenIndex(made, cards.records, parted)


def published_files(folder: Path) -> Iterator[str]:
    """The files of an index that browsers load, but for the records, in order: their paths below the folder."""
    yield START_FILE
    for part, ending in _PUBLISHED.items():
        yield from sorted(f"{part}/{name}" for name in os.listdir(folder / part) if name.endswith(ending))  # noqa: PTH208 - paths as text take a fraction of the time


def _write_as_much_again(made: Path, scratch: Path) -> None:
    """Raise the system's own `OSError` where files are not whole because the disk is full: Pagefind ends without a word of it."""
    size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    with tempfile.TemporaryFile(dir=scratch) as room, naming(scratch):
        room.write(bytes(size + _LEAST_ROOM))
        os.fsync(room.fileno())
