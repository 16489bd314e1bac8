"""Which words lead to which: the city's own vocabulary and public word lists, as far as they touch what the site says."""

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import msgspec

from generator.search.folding import fold, fold_stem_said
from generator.search.phrases import TIE, mark_ties, without_ties
from generator.search.wordlists import find_public_leads

_MOST_LONGER: Final = 3


class SynonymGroup(msgspec.Struct, frozen=True):
    """Words that residents use (`words`), and the words of the plans that mean it (`terms`). Each finds all `terms`.

    `same`: all of them are spellings or names of one thing.
    """

    terms: tuple[str, ...]
    words: tuple[str, ...]
    same: bool = False


class Lead(NamedTuple):
    """Who types `word` is led to the wording `term`.

    `kind` is `k` (another spelling), `m` (another name of the same thing), `v` (vocabulary), `s` (synonym), `a` (nearly the same English), `w` (what plans say for an everyday word),
    `e` (English) or `h` (read alike, with a kanji in common). Only `k` and `m` mean the same; all others are told as related words.
    """

    word: str
    term: str
    kind: str


def find_tied(groups: Iterable[SynonymGroup]) -> Iterator[str]:
    """The terms that have words in them which only tie others together (市民の声), as phrases that mark these."""
    for term in dict.fromkeys(term for group in groups for term in group.terms):
        phrase = mark_ties(term)
        if TIE in phrase and without_ties(phrase):
            yield phrase


def find_leads(groups: Sequence[SynonymGroup], said: Mapping[str, str]) -> Iterator[Lead]:
    """All leads to wordings that the site has. `said` gives a wording for the key (`fold`) of each."""
    keys = sorted(said)
    for group in groups:
        terms = [wording for term in group.terms for wording in _wordings(term, said, keys)]
        for word in (*group.words, *group.terms):
            for term in terms:
                if fold(term) != fold(word):
                    yield Lead(word, term, "m" if group.same else "v")
    # What the city says of a word goes before what any city would.
    own = {
        key for group in groups for word in (*group.words, *group.terms) for key in (fold(word), fold_stem_said(word))
    }
    own.discard("")
    yield from (
        Lead(word, term, kind)
        for word, term, kind in find_public_leads(said)
        if kind != "w" or (fold(word) not in own and fold_stem_said(word) not in own)
    )


def _wordings(term: str, said: Mapping[str, str], keys: Sequence[str]) -> tuple[str, ...]:
    """The wording of `term`; where ICU cuts it nowhere as a word of its own (空調 in 空調設備), those that begin with it."""
    key = fold(term)
    if key in said:
        return (said[key],)
    begin = bisect_left(keys, key)
    longer = itertools.takewhile(lambda other: other.startswith(key), keys[begin : begin + _MOST_LONGER])
    return tuple(said[other] for other in longer)
