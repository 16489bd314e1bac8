"""Which words lead to which: the city's own vocabulary and two public word lists, as far as they touch what the site says."""

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from generator.search.folding import fold
from generator.search.phrases import TIE, mark_ties, without_ties

_MOST_LONGER: Final = 3
_KANJI: Final = re.compile("[㐀-鿿]")
_LISTS: Final = Path(__file__).parent / "thesaurus"


class SynonymGroup(msgspec.Struct, frozen=True):
    """Words that residents use (`words`), and the words of the plans that mean it (`terms`). Each finds all `terms`.

    `same`: all of them are spellings or names of one thing.
    """

    terms: tuple[str, ...]
    words: tuple[str, ...]
    same: bool = False


class Lead(NamedTuple):
    """Who types `word` is led to the wording `term`.

    `kind` is `k` (another spelling or name), `v` (vocabulary), `s` (synonym), `e` (English) or `h` (read alike, with a kanji in common).
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


def find_leads(groups: Iterable[SynonymGroup], said: Mapping[str, str]) -> Iterator[Lead]:
    """All leads to wordings that the site has. `said` gives a wording for the key (`fold`) of each."""
    keys = sorted(said)
    for group in groups:
        terms = [wording for term in group.terms for wording in _wordings(term, said, keys)]
        for word in (*group.words, *group.terms):
            for term in terms:
                if fold(term) != fold(word):
                    yield Lead(word, term, "k" if group.same else "v")
    yield from _synonyms(said)
    yield from _english(said)
    yield from _read_alike(said)


def _wordings(term: str, said: Mapping[str, str], keys: Sequence[str]) -> tuple[str, ...]:
    """The wording of `term`; where ICU cuts it nowhere as a word of its own (空調 in 空調設備), those that begin with it."""
    key = fold(term)
    if key in said:
        return (said[key],)
    begin = bisect_left(keys, key)
    longer = itertools.takewhile(
        lambda other: other.startswith(key), itertools.islice(keys, begin, begin + _MOST_LONGER)
    )
    return tuple(said[other] for other in longer)


def _synonyms(said: Mapping[str, str]) -> Iterator[Lead]:
    for line in (_LISTS / "synonyms.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        # A word with a dash before it may be found by the others, but means too many things to find them.
        marked = line.split(",")
        terms = [said[key] for key in map(fold, (word.removeprefix("-") for word in marked)) if key in said]
        for word in marked:
            if not word.startswith("-"):
                yield from (Lead(word, term, "s") for term in dict.fromkeys(terms) if fold(term) != fold(word))


def _english(said: Mapping[str, str]) -> Iterator[Lead]:
    lists = [(_LISTS / name).read_text(encoding="utf-8") for name in ("english.txt", "loanwords.txt")]
    for line in itertools.chain.from_iterable(map(str.splitlines, lists)):
        if line.startswith("#"):
            continue
        head, _, glosses = line.partition("\t")
        term = said.get(fold(head))
        if term is not None:
            yield from (Lead(gloss, term, "e") for gloss in glosses.split(","))


def _read_alike(said: Mapping[str, str]) -> Iterator[Lead]:
    """Words that a slip of the keyboard puts in each other's place: 仕訳 for 仕分け. A kanji in common keeps 講演 and 公園 apart."""
    for line in (_LISTS / "homophones.txt").read_text(encoding="utf-8").splitlines():
        words = [] if line.startswith("#") else line.split(",")
        for term in (said[key] for key in map(fold, words) if key in said):
            own = set(_KANJI.findall(term))
            yield from (Lead(word, term, "h") for word in words if fold(word) not in said and own & set(word))
