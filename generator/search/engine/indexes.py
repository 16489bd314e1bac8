"""From copies of pages to a folder of files that a browser loads."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from generator.search.engine.browser import PROGRAM_FILE, START_FILE, write_program, write_start
from generator.search.engine.chunks import write_small_chunks
from generator.search.engine.formats import unpack
from generator.search.engine.promises import EngineFailedError, FormUnknownError, PagefindPromise
from generator.search.engine.records import MarkedCopy, write_shown_text, write_sorted_filters
from generator.search.engine.rewriting import LastFiles, RemadeFile
from generator.search.engine.service import Service
from generator.system.shortages import naming

# What overrides/assets/js/search-engine.js loads. Pagefind also writes its own script, two user interfaces, a highlighter and a worker.
_PUBLISHED: Final = (
    PROGRAM_FILE,
    START_FILE,
    "wasm.unknown.pagefind",
    "index/*.pf_index",
    "filter/*.pf_filter",
    "fragment/*.pf_fragment",
)
_LEAST_ROOM: Final = 1 << 20  # bytes: where not even these can be written besides, the disk was full
_SCRIPT_END: Final = b"};"


class IndexedCopy(MarkedCopy, Protocol):
    """A page for the index: `html` is what is read (`documents`), in single words; `shown` is what is shown instead of them, which has as many."""

    @property
    def html(self) -> str:
        """What is read."""


class IndexedCopies(Protocol):
    """The pages for the index, which can be gone through again and again. No more than one is held at a time."""

    def __len__(self) -> int:
        """How many they are."""

    def __iter__(self) -> Iterator[IndexedCopy]:
        """Each, in the order in which it is numbered."""


def write_index(
    copies: IndexedCopies, scratch: Path, last: LastFiles, names: bytes
) -> tuple[Path, dict[str, RemadeFile]]:
    """Make the index of `copies` in `scratch`, an empty folder; gives the folder of the files, and what became of Pagefind's own.

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
        _check_whole(made)
        rewritten = write_shown_text(made, copies, last)
        rewritten |= write_small_chunks(made, last)
        write_sorted_filters(made)
        write_program(made)
        write_start(made, names)
    except FormUnknownError:
        _write_as_much_again(made, scratch)
        raise
    return made, rewritten


def published_files(folder: Path) -> Iterator[Path]:
    """The files of an index that browsers load, in order."""
    for pattern in _PUBLISHED:
        yield from sorted(folder.glob(pattern))


def _write_as_much_again(made: Path, scratch: Path) -> None:
    """Raise the system's own `OSError` where files are not whole because the disk is full: Pagefind ends without a word of it."""
    size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    with tempfile.TemporaryFile(dir=scratch) as room, naming(scratch):
        room.write(bytes(size + _LEAST_ROOM))
        os.fsync(room.fileno())


def _check_whole(made: Path) -> None:
    """Whether the program and its script were written to their ends; `records` looks at all the other files."""
    for name in ("pagefind-entry.json", "pagefind.js", "wasm.unknown.pagefind"):
        if not (made / name).is_file():
            raise FormUnknownError(PagefindPromise.WHOLE_FILES, name)
    unpack((made / "wasm.unknown.pagefind").read_bytes())
    if not (made / "pagefind.js").read_bytes().rstrip().endswith(_SCRIPT_END):
        raise FormUnknownError(PagefindPromise.WHOLE_FILES, "pagefind.js")
