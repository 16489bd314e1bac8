"""What the search page must know before it looks anything up: the values of the filters, and how the lexicon is parted."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.search.entry import SearchPage, word_of_value

# The filters that the search page offers, in this order. Others that pages have are of no use to readers.
FILTERS: Final = ("municipality", "year", "department", "pillar", "tag", "status")


def render_names(pages: Sequence[SearchPage], pieces: Mapping[str, str], others: Iterable[tuple[str, str]]) -> str:
    """JSON of the filters with their values, of what pages count, of the number of pieces, and of other sites.

    Each value has its label and its hidden word; pages that do not count 1 are told by theirs.
    """
    values = {name: _labels(name, pages) for name in FILTERS}
    tails = sum(name.startswith("tail-") for name in pieces)
    kinds = {
        word_of_value("kind", kind): page.weight
        for page in pages
        for kind in page.filters.get("kind", ())
        if page.weight != 1
    }
    told = {"filters": values, "kinds": kinds, "others": list(others), "pieces": len(pieces) - tails, "tails": tails}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _labels(name: str, pages: Iterable[SearchPage]) -> list[list[str]]:
    """Values with labels and words, sorted. A status is a word of the program; what it is called stands in the page's `meta`."""
    labels: dict[str, str] = {}
    for page in pages:
        for value in page.filters.get(name, ()):
            labels.setdefault(value, page.meta.get("status", value) if name == "status" else value)
    return [[value, label, word_of_value(name, value)] for value, label in sorted(labels.items())]
