"""What a title or an indicator's name is about: its words, without those that any measure may have.

The words are the search's own: cut by ICU, compared by their keys (`folding.fold`), and names of one thing (groups of the vocabulary
that are `same`) are one word.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from generator.search.folding import fold
from generator.search.phrases import tells_nothing
from generator.search.segmenting import cut_words
from generator.search.vocabulary import SynonymGroup

_LONGEST_NAME: Final = 5  # words
_BRACKETED: Final = re.compile(r"[（(][^（）()]*[)）]")
_KANJI: Final = re.compile(r"[㐀-鿿々]")
NAMED: Final = "="
"""Before a word that stands for all names of one thing."""

_LIST: Final = Path(__file__).parent / "thesaurus" / "said_of_anything.txt"


def names_of_things(groups: Iterable[SynonymGroup]) -> Mapping[str, str]:
    """For the key of each name that the vocabulary has of a thing the key of the first: 残業 and 時間外勤務 are one."""
    named: dict[str, str] = {}
    for group in groups:
        if group.same:
            for name in (*group.terms, *group.words):
                named.setdefault(fold(name), fold(group.terms[0]))
    return named


def find_topics(text: str, named: Mapping[str, str]) -> tuple[str, ...]:
    """The words of ``text`` by their keys, sorted, each once; what stands in brackets (a unit, a remark), numbers and particles are left out."""
    terms = _terms(_BRACKETED.sub(" ", text))
    keys = [_key(term) for term in terms]
    found: set[str] = set()
    begin = 0
    while begin < len(terms):
        for end in range(min(begin + _LONGEST_NAME, len(terms)), begin, -1):
            name = named.get("".join(keys[begin:end]))
            if name is not None:
                found.add(NAMED + name)
                begin = end
                break
        else:
            if not tells_nothing(terms[begin]) and not terms[begin].isdecimal():
                found.add(keys[begin])
            begin += 1
    return tuple(sorted(found - {""}))


_key: Final = lru_cache(maxsize=65536)(fold)


def _terms(text: str) -> list[str]:
    """The words in small letters. Two kanji that ICU cuts apart since it does not know them as a word (協働, 接遇) are one."""
    terms: list[str] = []
    joins = False
    for word in cut_words(text):
        term = word.term.lower()
        if alone := _KANJI.fullmatch(term) is not None and joins:
            terms[-1] += term
        else:
            terms.append(term)
        joins = not alone and _KANJI.fullmatch(term) is not None and word.shown[-1:].isalnum()
    return terms


@lru_cache(maxsize=65536)
def tells_topic(word: str) -> int:
    """How much a word tells of what a measure is about: 2 where it names a thing of the vocabulary, 0 where any measure may have it."""
    if word.startswith(NAMED):
        return 2
    return int(len(word) > 1 and word not in _said_of_anything())


@cache
def _said_of_anything() -> frozenset[str]:
    """Words for what plans do with anything, for those who do it, and for how it is counted: two measures that share them need not be alike."""
    lines = _LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(fold(word) for line in lines if not line.startswith("#") for word in line.split())
