"""Everything that knows Pagefind from within: how it is started and fed, what it reads, and the form of the files that it writes.

`write_index` takes copies of pages and leaves a folder that a browser can load; `render_document` makes the HTML of such a copy.
What this program relies on is listed in `promises`: where another version of Pagefind breaks one, the build stops and names it.
"""

from generator.search.engine.documents import WORD_SEPARATOR, render_block, render_document
from generator.search.engine.indexes import WrittenIndex, published_files, write_index
from generator.search.engine.promises import EngineFailedError
from generator.search.engine.records import ShownAnchor, render_record
from generator.search.engine.rewriting import LastFiles, RemadeFile
from generator.search.engine.service import read_engine_version

__all__ = [
    "WORD_SEPARATOR",
    "EngineFailedError",
    "LastFiles",
    "RemadeFile",
    "ShownAnchor",
    "WrittenIndex",
    "published_files",
    "read_engine_version",
    "render_block",
    "render_document",
    "render_record",
    "write_index",
]
