"""On which pages the rarer wordings stand to which words lead: a line of the lexicon names them, so that nobody asks the index for each word of each wording."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from generator.search.lexicon import REWORDED, Entries
from generator.search.phrases import TIE

_MOST_PAGES: Final = 24
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"


class NumberedPage(Protocol):
    """A page of the index."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words and runs of words by which it can be looked up."""

    @property
    def title(self) -> str:
        """What it is called."""


def find_pages_of_rare(entries: Entries, pages_with: Counter[str], pages: Iterable[NumberedPage]) -> Mapping[str, str]:
    """For each wording that words of another kind lead to, where no more than two dozen pages have it: their numbers.

    Each number is written as the way from the one before it, by digits to 36, with a comma after it; with `!` where the title has the wording.
    """
    wanted = {
        wording
        for held in entries.values()
        for wording, kind in held.items()
        if kind[0] in REWORDED and 0 < pages_with[wording] <= _MOST_PAGES
    }
    written: defaultdict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for number, page in enumerate(pages):
        title = unicodedata.normalize("NFKC", page.title).lower().replace(" ", "")
        for wording in sorted(wanted.intersection(page.phrases)):
            ends = "!" if wording.replace(" ", "").replace(TIE, "") in title else ","
            written[wording].append(f"{_digits(number - last.get(wording, 0))}{ends}")
            last[wording] = number
    return {wording: "".join(parts) for wording, parts in written.items()}


def _digits(number: int) -> str:
    """A number by digits to 36."""
    text = _DIGITS[number % 36]
    while number := number // 36:
        text = _DIGITS[number % 36] + text
    return text
