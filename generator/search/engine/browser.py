"""What a browser loads before it asks anything: what it must know of the whole index, in one file that does not grow with the site.

Pagefind's own script has a program of 68 kB (packed) that takes a list of all pages and all parts of the index. `overrides/assets/js/search-engine.js`
asks the index itself: pages are their numbers, what each counts stands in runs, and where the list of parts is long, it is parted too.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import msgspec

from generator.search.engine.formats import pack

START_FILE: Final = "start.pf_meta"


class IndexedSite(msgspec.Struct, frozen=True):
    """What a browser knows of the index before it asks.

    `fields` are the names of the fields of `meta` by their numbers, `weights` runs of pages in order: in thousandths what each counts beside others, and how
    many. `cards` are the names of the files with the cards of as many pages as `in_a_card`. `chunks` are the first word and the name of each chunk, or, where
    they are many, `shelves` those of the files that list them.
    """

    fields: Sequence[str]
    weights: Sequence[tuple[int, int]]
    in_a_card: int
    cards: Sequence[str]
    chunks: Sequence[tuple[str, str]]
    shelves: Sequence[tuple[str, str]]


class _Start(msgspec.Struct, frozen=True):
    names: msgspec.Raw
    index: IndexedSite


def write_start(folder: Path, names: bytes, index: IndexedSite) -> None:
    """Write what a browser loads first. `names` is JSON of what else the search page has to know."""
    (folder / START_FILE).write_bytes(pack(msgspec.json.encode(_Start(msgspec.Raw(names), index))))
