"""Cut text into the words by which it is found, each with the original characters that it stands for.

The cut is ICU's word segmentation by dictionary, of the NFKC form: in a browser it is
`Intl.Segmenter("ja", {granularity: "word"})`. `overrides/assets/js/search-words.js` cuts the query by the same three steps:
NFKC, segment, keep letters and digits.
"""

import functools
import itertools
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from icu4py.breakers import WordBreaker

from generator.search.kanji import is_selector, plain

LOCALE: Final = "ja"
_LINE_END: Final = "\n"

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
    terms: list[str] = []
    parts: list[str] = []
    lead = ""
    for segment, part in zip(*cut_segments(text), strict=True):
        term = term_of(segment)
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


def cut_segments(text: str) -> tuple[Sequence[str], Sequence[str]]:
    """All that ICU parts in the normal form of `text`, words and what stands between them; and the original characters of each."""
    shown, normal, places = _normalise(text)
    return _with_originals([*WordBreaker(normal, LOCALE)], shown, places)


def cut_together(texts: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Of each of the texts what ``cut_segments`` gives: ICU is asked once for all of them, which takes half the time."""
    forms = [_normalise(text) for text in texts]
    # Nothing hangs together across the end of a line, and its sign is a segment of its own.
    whole = _LINE_END.join([normal for _, normal, _ in forms])
    if whole.count(_LINE_END) != len(forms) - 1 or "\r" in whole:
        yield from map(cut_segments, texts)
        return
    segments = [*WordBreaker(whole, LOCALE), _LINE_END]
    begin = 0
    for shown, _, places in forms:
        end = segments.index(_LINE_END, begin)
        yield _with_originals(segments[begin:end], shown, places)
        begin = end + 1


def _with_originals(
    segments: Sequence[str], shown: str, places: Sequence[int] | None
) -> tuple[Sequence[str], Sequence[str]]:
    if places is None:
        return segments, segments
    ends = [places[end] for end in itertools.accumulate(map(len, segments))]
    return segments, [shown[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]


def term_of(segment: str) -> str:
    """What is looked up of a segment: "" where it is no word."""
    return segment if segment.isalnum() else "".join(filter(str.isalnum, segment))


class _Alone(dict[int, str | None]):
    """The normal form of each character that has one of its own and is one; others are left out. Worked out when it is first met."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        normal = plain(character)
        self[code] = normal if len(normal) == 1 and not _continues(character) else None
        return self[code]


_ALONE: Final = _Alone()


def _normalise(text: str) -> tuple[str, str, Sequence[int] | None]:
    """Give `text` as it can be shown, its NFKC form, and for each place in the latter the place in the former; None where all are the same."""
    whole = plain(text)
    if whole == text:
        return text, text, None
    if len(whole) == len(text) == len(alone := text.translate(_ALONE)) and alone == whole:
        return text, whole, range(len(text) + 1)
    parts: list[str] = []
    places: list[int] = []
    begin = 0
    for end in range(1, len(text) + 1):
        if end < len(text) and _continues(text[end]):
            continue
        part = _plain(text[begin:end])
        if not part:  # it says only how a character before it would be drawn, and there is none
            continue
        parts.append(part)
        # A character that becomes several ones (㈱) cannot be shown in parts: the first has all of it.
        places.append(begin)
        places.extend(itertools.repeat(end, len(part) - 1))
        begin = end
    places.append(len(text))
    normal = "".join(parts)
    if normal != whole:
        # Scripts whose letters join without marks (Hangul jamo): the normal form is shown, which reads the same.
        return whole, whole, None
    return text, normal, places


def _continues(character: str) -> bool:
    return unicodedata.combining(character) != 0 or character in _HALF_WIDTH_VOICING or is_selector(character)
