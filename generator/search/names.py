"""What the search page must know before it looks anything up: the values of the filters, and how the lexicon is parted."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.search.entry import SearchPage, word_of_value
from generator.search.readings import read_aloud
from generator.search.romaji import romaji_of

_MUNICIPALITY: Final = "municipality"

# The filters that the search page offers, in this order. Others that pages have are of no use to readers.
FILTERS: Final = (_MUNICIPALITY, "year", "department", "pillar", "tag", "status")

# Those of which a city has more the more measures it has. No query names them: their values are loaded when a reader opens the filters.
_MANY: Final = ("pillar", "tag")


def render_names(
    pages: Sequence[SearchPage],
    pieces: Mapping[str, str],
    others: Iterable[tuple[str, str]],
    edition: str,
    read: Callable[[str], str] = read_aloud,
) -> str:
    """JSON of the filters with their values, of the number of pieces, and of other sites; `edition` tells these pieces from those of another build.

    Municipalities have their names in Latin letters, with and without 市 and the like. Each value has its label and its hidden word.
    """
    values = {name: [] if name in _MANY else _labels(name, pages) for name in FILTERS}
    tails = sum(name.startswith("tail-") for name in pieces)
    latin = {name: _latin(name, read) for name, *_ in values[_MUNICIPALITY]}
    told = {
        "edition": edition,
        "filters": values,
        "latin": latin,
        "others": list(others),
        "pieces": len(pieces) - tails,
        "tails": tails,
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def render_many(pages: Sequence[SearchPage]) -> str:
    """JSON of the values of the filters that are not among the names (`render_names`)."""
    return json.dumps({name: _labels(name, pages) for name in _MANY}, ensure_ascii=False, separators=(",", ":"))


def list_read_names(pages: Iterable[SearchPage]) -> Iterator[str]:
    """What is read aloud for the names."""
    for name, *_ in _labels(_MUNICIPALITY, pages):
        yield from _long_and_short(name)


def _latin(name: str, read: Callable[[str], str]) -> list[str]:
    """Keys of a municipality's name in Latin letters (`romaji.romaji_of`): the whole name and, where it ends in 市 or the like, the name before that."""
    return [key for key in dict.fromkeys(romaji_of(read(one)) for one in _long_and_short(name)) if key]


def _long_and_short(name: str) -> tuple[str, str]:
    return name, name[:-1] if name[-1:] in "都道府県市区町村" and len(name) > 2 else name


def _labels(name: str, pages: Iterable[SearchPage]) -> list[list[str]]:
    """Values with labels and words, sorted. A status is a word of the program; what it is called stands in the page's `meta`."""
    labels: dict[str, str] = {}
    for page in pages:
        for value in page.filters.get(name, ()):
            labels.setdefault(value, page.meta.get("status", value) if name == "status" else value)
    return [[value, label, word_of_value(name, value)] for value, label in sorted(labels.items())]
