"""What a browser loads before it asks anything: what binds Pagefind's program to scripts, and the metadata with what the search page has to know.

Pagefind's own script would load the entry, then the metadata, then the rest, and has a program to unpack them, which browsers have themselves; in its
place `overrides/assets/js/search-engine.js` asks the program directly.
"""

from pathlib import Path
from typing import Final

from generator.search.engine.formats import pack, unpack
from generator.search.engine.promises import FormUnknownError, PagefindPromise

PROGRAM_FILE: Final = "engine.js"
START_FILE: Final = "start.pf_meta"

_SCRIPT: Final = "pagefind.js"
_BINDING_END: Final = "})({__proto__:null});"
_BINDING: Final = "let wasm_bindgen=(function(exports)"
# What search-engine.js calls, with all that it gives.
_FUNCTIONS: Final = (
    "init_pagefind(metadata_bytes)",
    "set_ranking_weights(ptr,weights)",
    "load_index_chunk(ptr,chunk_bytes)",
    "load_filter_chunk(ptr,chunk_bytes)",
    "request_indexes(ptr,query)",
    "request_filter_indexes(ptr,filters)",
    "search(ptr,query,original_query,filter,sort,exact,exact_diacritics)",
)


def write_program(folder: Path) -> None:
    """Write, as a module, the part of Pagefind's script that binds the program. Raises `FormUnknownError`."""
    script = (folder / _SCRIPT).read_text(encoding="utf-8")
    binding, end, _ = script.partition(_BINDING_END)
    lacking = [one for one in (_BINDING, *(f"function {each}" for each in _FUNCTIONS)) if one not in binding]
    if not end or lacking:
        raise FormUnknownError(PagefindPromise.BINDING, "、".join(lacking) or _SCRIPT)
    (folder / PROGRAM_FILE).write_text(f"{binding}{end}export default wasm_bindgen;\n", encoding="utf-8", newline="\n")


def write_start(folder: Path, names: bytes) -> None:
    """Write one file with the length of `names` (four bytes, the first the greatest), `names`, and the metadata. Raises `FormUnknownError`."""
    found = sorted(folder.glob("*.pf_meta"))
    if len(found) != 1:
        raise FormUnknownError(PagefindPromise.ENTRY, "、".join(path.name for path in found))
    content = len(names).to_bytes(4, "big") + names + unpack(found[0].read_bytes())
    (folder / START_FILE).write_bytes(pack(content))
