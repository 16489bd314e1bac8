"""Which words lead to which: the city's own vocabulary and two public word lists, as far as they touch what the site says."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from generator.search.folding import fold

_LISTS: Final = Path(__file__).parent / "thesaurus"


class WordGroup(msgspec.Struct, frozen=True):
    """Words that residents use (`words`), and the words of the plans that mean it (`terms`). Each finds all `terms`."""

    terms: tuple[str, ...]
    words: tuple[str, ...]


class Lead(NamedTuple):
    """Who types `word` is led to the wording `term`. `kind` is `v` (vocabulary), `s` (synonym) or `e` (English)."""

    word: str
    term: str
    kind: str


def find_leads(groups: Iterable[WordGroup], said: Mapping[str, str]) -> Iterator[Lead]:
    """All leads to wordings that the site has. `said` gives a wording for the key (`fold`) of each."""
    for group in groups:
        for word in (*group.words, *group.terms):
            for term in group.terms:
                if term != word:
                    yield Lead(word, said.get(fold(term), term), "v")
    yield from _synonyms(said)
    yield from _english(said)


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
    for line in (_LISTS / "english.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        head, _, glosses = line.partition("\t")
        term = said.get(fold(head))
        if term is not None:
            yield from (Lead(gloss, term, "e") for gloss in glosses.split(","))
