"""What the search page must know before it looks anything up: the values of the filters, and how the lexicon is parted."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.search.pages import SearchPage

# The filters that the search page offers, in this order. Others that pages have are of no use to readers.
FILTERS: Final = ("municipality", "year", "department", "pillar", "status")


def render_names(pages: Sequence[SearchPage], pieces: Mapping[str, str], others: Iterable[str]) -> str:
    """JSON: for each filter its values with their labels, what a kind of page counts if not 1, and where more is to be had."""
    values = {name: _labels(name, pages) for name in FILTERS}
    tails = sum(name.startswith("tail-") for name in pieces)
    kinds = {kind: page.weight for page in pages for kind in page.filters.get("kind", ()) if page.weight != 1}
    told = {"filters": values, "kinds": kinds, "others": list(others), "pieces": len(pieces) - tails, "tails": tails}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _labels(name: str, pages: Iterable[SearchPage]) -> list[list[str]]:
    """Values with their labels, sorted. A status is a word of the program; what it is called stands in the page's `meta`."""
    labels: dict[str, str] = {}
    for page in pages:
        for value in page.filters.get(name, ()):
            labels.setdefault(value, page.meta.get("status", value) if name == "status" else value)
    return [[value, label] for value, label in sorted(labels.items())]
