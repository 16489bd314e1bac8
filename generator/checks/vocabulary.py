"""The vocabulary of the search against itself and against what the site says."""

from collections.abc import Iterable, Iterator
from typing import Final

from generator.checks.unsound import Unsound
from generator.load.said_words import normal_word, said_words
from generator.model.basics import Place
from generator.model.site import Site
from generator.model.vocabulary import Synonyms
from generator.problems.problem import Problem, problem

_SHORTEST: Final = 2
_FEW: Final = 5  # misspelt terms; more that stand nowhere were written for other pages


def check_vocabulary(site: Site, unsound: Unsound) -> Iterator[Problem]:
    """Terms that stand nowhere, words that stand twice in a group, groups that share an id, words too short to tell anything.

    A term is not missed while any file is unsound: it may stand there.
    """
    if not site.vocabulary:
        return
    said = None if unsound.anywhere else said_words(site.municipalities)
    ids: dict[str, Place] = {}
    for group in site.vocabulary:
        first = ids.setdefault(group.id, group.place)
        if first is not group.place:
            yield problem("K401", group.place, id=group.id, first=f"{first.file} の {first.line} 行目")
        yield from _check_group(group)
    if said is not None:
        yield from _check_terms(site.vocabulary, said)


def _check_terms(groups: Iterable[Synonyms], said: str) -> Iterator[Problem]:
    """Terms that no page says. Many of them are the words of another municipality, left behind: one hint tells of them all."""
    terms = [(group, term) for group in groups for term in group.terms]
    lost = [(group, term) for group, term in terms if normal_word(term) not in said]
    if len(lost) <= _FEW:
        for group, term in lost:
            yield problem("K801", group.place, id=group.id, word=term)
        return
    some = "、".join(f"「{term}」" for _, term in lost[:_FEW])
    files = "、".join(dict.fromkeys(f"data/{group.place.file}" for group, _ in lost))
    yield problem("K804", lost[0][0].place, count=len(lost), all=len(terms), words=some, files=files)


def _check_group(group: Synonyms) -> Iterator[Problem]:
    held: set[str] = set()
    for word in (*group.terms, *group.words):
        normal = normal_word(word)
        if normal in held:
            yield problem("K802", group.place, id=group.id, word=word)
        held.add(normal)
        if len(normal) < _SHORTEST and normal not in map(normal_word, group.terms):
            yield problem("K803", group.place, id=group.id, word=word)
