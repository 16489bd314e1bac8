"""Texts that another build has read already: where cities are built apart, each text is cut into words where its city is built.

A copy of a page leaves out what stands on many pages of the whole site, so no copy can be made before all pages are known. What a text's words
are depends on nothing but the text, and finding them is nearly all the work. So this is what travels, by plan.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from generator.cache import Store, digest_of
from generator.search.copying import NOTHING_KNOWN
from generator.search.entry import SearchPage
from generator.search.extracting import unpack_text
from generator.search.said import SaidText, read_blocks

Known: TypeAlias = Callable[[], Mapping[str, SaidText]]
"""The way to texts that were read, loaded when they are asked for."""
_SHELF: Final = "read"
_PACK: Final = msgspec.msgpack.Encoder(order="deterministic").encode
_UNPACK: Final = msgspec.msgpack.Decoder(dict[str, SaidText]).decode


def plan_of(page: SearchPage) -> str:
    """What the pages of one plan have in common, and those of nothing else: they stand side by side in the order of their addresses."""
    return "/".join(page.address.split("/")[:2])


def read_texts(pages: Iterable[SearchPage]) -> Iterator[tuple[str, bytes]]:
    """Every text of the pages, read: packed, by what the pages of a plan have in common."""
    for plan, some in groupby(sorted(pages, key=lambda page: page.address), plan_of):
        texts = dict.fromkeys(block.text for page in some for block in unpack_text(page.text))
        yield plan, _PACK(dict(zip(texts, read_blocks(texts), strict=True)))


def keep_known(work: Path, texts: Iterable[tuple[str, bytes]]) -> None:
    """Have texts that were read elsewhere (``read_texts``) at hand for the search that works in ``work``."""
    store = Store(work)
    for plan, packed in texts:
        store.write(_name_of(plan), packed)


def read_known(store: Store, plan: str) -> Known:
    """The texts of a plan's pages that were read elsewhere."""
    return cache(lambda: store.read(_name_of(plan), _UNPACK) or NOTHING_KNOWN)


def forget_known(store: Store) -> None:
    """Drop what was at hand."""
    store.prune(_SHELF, ())


def _name_of(plan: str) -> str:
    return f"{_SHELF}/{digest_of(plan)}"
