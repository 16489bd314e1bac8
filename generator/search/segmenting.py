"""Cut text into the words by which it is found, each with the original characters that it stands for.

The cut is ICU's word segmentation by dictionary, of the NFKC form: in a browser it is
`Intl.Segmenter("ja", {granularity: "word"})`. `overrides/assets/js/search.js` cuts the query by the same three steps:
NFKC, segment, keep letters and digits.
"""

import functools
import itertools
import unicodedata
from collections.abc import Sequence
from typing import Final, NamedTuple

from icu4py.breakers import WordBreaker

from generator.search.kanji import is_selector, plain

LOCALE: Final = "ja"

_plain: Final = functools.lru_cache(maxsize=1 << 14)(plain)

# Half-width kana carry their voicing marks as characters of their own, which only NFKC joins to the letter before them.
_HALF_WIDTH_VOICING: Final = frozenset("\uff9e\uff9f")


class Word(NamedTuple):
    """One word of a text.

    `term` is what is looked up: NFKC, letters and digits only, never empty. `shown` is the original text from this word
    up to the next one, punctuation and spaces included; the `shown` of all words of a text, joined, are the text.
    """

    term: str
    shown: str


def cut_words(text: str) -> tuple[Word, ...]:
    """Cut `text` into words. Text without any letter or digit has none."""
    shown, normal, places = _normalise(text)
    terms: list[str] = []
    parts: list[str] = []
    lead = ""
    begin = 0
    for segment in WordBreaker(normal, LOCALE):
        part = segment
        if places is not None:
            end = begin + len(segment)
            part, begin = shown[places[begin] : places[end]], end
        term = segment if segment.isalnum() else "".join(filter(str.isalnum, segment))
        if term:
            terms.append(term)
            parts.append(part)
        elif parts:
            parts[-1] += part
        else:
            lead += part
    if not terms:
        return ()
    parts[0] = lead + parts[0]
    return tuple(map(Word, terms, parts))


def _normalise(text: str) -> tuple[str, str, Sequence[int] | None]:
    """Give `text` as it can be shown, its NFKC form, and for each place in the latter the place in the former; None where all are the same."""
    if plain(text) == text:
        return text, text, None
    parts: list[str] = []
    places: list[int] = []
    begin = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _continues(text[end]):
            continue
        part = _plain(text[begin:end])
        parts.append(part)
        # A character that becomes several ones (㈱) cannot be shown in parts: the first has all of it.
        places.append(begin)
        places.extend(itertools.repeat(end, len(part) - 1))
        begin = end
    places.append(len(text))
    normal = "".join(parts)
    whole = plain(text)
    if normal != whole:
        # Scripts whose letters join without marks (Hangul jamo): the normal form is shown, which reads the same.
        return whole, whole, None
    return text, normal, places


def _continues(character: str) -> bool:
    return unicodedata.combining(character) != 0 or character in _HALF_WIDTH_VOICING or is_selector(character)
