"""On which pages the rarer wordings stand: a line of the lexicon names them, so that nobody asks the index for each word of each wording."""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final, Protocol

from generator.search.lexicon import Entries
from generator.search.phrases import TIE, without_ties

_MOST_PAGES: Final = 24
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
# Part of a longer word that ICU cuts (スマートフォンアプリ), such a word is no phrase of the page, but found all the same.
_KATAKANA: Final = re.compile("[ァ-ヴー]")
_HEADING: Final = re.compile("<h[1-6][^>]*>([^<]*)")

# How often a page has a wording, a heading counted as three times: the sign for as often as that or more, and for one whose title has it too.
_OFTEN: Final = (2, 4, 8)
_SIGNS: Final = ",;:."
_SIGNS_OF_TITLES: Final = "!?*+"


class NumberedPage(Protocol):
    """A page of the index."""

    @property
    def phrases(self) -> tuple[str, ...]:
        """The words and runs of words by which it can be looked up."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def html(self) -> str:
        """What it says, in single words."""


def find_pages_of_rare(entries: Entries, pages_with: Counter[str], pages: Iterable[NumberedPage]) -> Mapping[str, str]:
    """For each wording of `entries` that no more than two dozen pages have, their numbers, and how much each has of it.

    Each number is written as the way from the one before it, by digits to 36; after it stands a sign that tells how often (`_OFTEN`).
    """
    wanted = {
        wording
        for held in entries.values()
        for wording, kind in held.items()
        if kind != "b" and 0 < pages_with[wording] <= _MOST_PAGES and not _KATAKANA.search(wording)
    }
    written: defaultdict[str, list[str]] = defaultdict(list)
    last: dict[str, int] = {}
    for number, page in enumerate(pages):
        held = wanted.intersection(page.phrases)
        if not held:
            continue
        title = unicodedata.normalize("NFKC", page.title).lower().replace(" ", "")
        text = page.html.lower()
        headings = "\n".join(_HEADING.findall(text))
        for wording in sorted(held):
            said = without_ties(wording)
            often = bisect_right(_OFTEN, text.count(said) + 2 * headings.count(said))
            signs = _SIGNS_OF_TITLES if wording.replace(" ", "").replace(TIE, "") in title else _SIGNS
            written[wording].append(f"{_by_36(number - last.get(wording, 0))}{signs[often]}")
            last[wording] = number
    return {wording: "".join(parts) for wording, parts in written.items()}


def _by_36(number: int) -> str:
    text = _DIGITS[number % 36]
    while number := number // 36:
        text = _DIGITS[number % 36] + text
    return text
