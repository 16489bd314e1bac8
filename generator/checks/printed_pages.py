"""Numbers that are printed on pages, told from other numbers by running on from page to page."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

_EDGE: Final = 2  # lines at the top and at the bottom of a page among which its number stands
_LEAST: Final = 3  # pages whose numbers must run on (two where there are no more)
_SHARE: Final = 0.4  # of all pages
_DASHES: Final = "[-－―–—‐~～\\s]*"
_NUMBER: Final = re.compile(rf"{_DASHES}(?:[Pp]\.?|ページ)?\s*([0-9]{{1,4}})\s*(?:ページ|頁|){_DASHES}(?:/\s*[0-9]+|)")
_CITED: Final = re.compile(r"([0-9]{1,4})(?:\s*[-~〜–]\s*([0-9]{1,4}))?")
_LONGEST_RANGE: Final = 100


def printed_number(line: str) -> int | None:
    """The number of a line that is a page number and nothing else: 5, - 5 -, P.5, 5/120."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", line).strip())
    return int(found[1]) if found else None


def printed_offset(edges: Sequence[Sequence[str]]) -> int | None:
    """What must be added to a page's place in the file (from 1) for the number printed on it; None where no numbers run on.

    ``edges`` are, page by page, the lines at its top and at its bottom.
    """
    offsets: Counter[int] = Counter()
    for place, lines in enumerate(edges, 1):
        offsets.update({number - place for line in lines if (number := printed_number(line)) is not None})
    if not offsets:
        return None
    offset, count = offsets.most_common(1)[0]
    return offset if count >= min(_LEAST, max(len(edges), 2)) and count >= _SHARE * len(edges) else None


def edge_lines(lines: Sequence[str]) -> list[str]:
    """The lines at the top and at the bottom of a page."""
    return [*lines[:_EDGE], *lines[max(_EDGE, len(lines) - _EDGE) :]]


def cited_numbers(page: str) -> Iterator[int]:
    """The page numbers that a citation names: P.8 is 8, 5～7 is 5, 6 and 7."""
    for found in _CITED.finditer(unicodedata.normalize("NFKC", page)):
        first, last = int(found[1]), int(found[2] or found[1])
        yield from range(first, min(last, first + _LONGEST_RANGE) + 1)
