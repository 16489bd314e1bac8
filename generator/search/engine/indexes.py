"""From copies of pages to a folder of files that a browser loads."""

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, Protocol

from generator.search.engine.formats import unpack
from generator.search.engine.promises import EngineFailedError, FormUnknownError, PagefindPromise
from generator.search.engine.records import Shown, write_shown_text, write_small_chunks, write_sorted_filters
from generator.search.engine.service import Service
from generator.system.shortages import naming

# What overrides/assets/js/search.js makes the browser load. Pagefind also writes two user interfaces, a highlighter
# and a worker.
_PUBLISHED: Final = (
    "pagefind.js",
    "pagefind-entry.json",
    "wasm.unknown.pagefind",
    "*.pf_meta",
    "index/*.pf_index",
    "filter/*.pf_filter",
    "fragment/*.pf_fragment",
)
_LEAST_ROOM: Final = 1 << 20  # bytes: where not even these can be written besides, the disk was full
_SCRIPT_END: Final = b"};"


class IndexedCopy(Shown, Protocol):
    """A page for the index: `html` is what is read (`documents`), in single words; the rest is what is shown instead of them.

    `content` has as many parts between its `WORD_SEPARATOR`s as `html` has words in its body (`words`). `anchors` gives the
    text of each heading by its id.
    """

    @property
    def html(self) -> str:
        """What is read."""


def write_index(copies: Sequence[IndexedCopy], scratch: Path) -> Path:
    """Make the index of `copies` in `scratch`, an empty folder; gives the folder of the files. Equal copies in equal order give equal bytes.

    Raises `EngineFailedError`; `FormUnknownError` where Pagefind is not as we know it; `OSError` where the disk is in the way.
    """
    if not copies:
        raise EngineFailedError("検索に入れるページがありません。")
    made = scratch / "made"
    with Service(scratch) as service:
        service.make(((copy.address, copy.html) for copy in copies), made)
    try:
        _check_whole(made)
        write_shown_text(made, copies)
        write_small_chunks(made)
        write_sorted_filters(made)
    except FormUnknownError:
        _write_as_much_again(made, scratch)
        raise
    return made


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
