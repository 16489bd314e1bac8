"""The vocabulary of the search against itself and against what the site says."""

import unicodedata
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from generator.checks.unsound import Unsound
from generator.model.basics import Place
from generator.model.site import Site
from generator.model.vocabulary import Synonyms
from generator.problems import Problem, problem

_SHORTEST: Final = 2


def check_vocabulary(site: Site, unsound: Unsound) -> Iterator[Problem]:
    """Terms that stand nowhere, words that stand twice in a group, groups that share an id, words too short to tell anything.

    A term is not missed while any file is unsound: it may stand there.
    """
    if not site.vocabulary:
        return
    said = None if unsound.anywhere else "\n".join(_normal(text) for text in _texts(site.municipalities))
    ids: dict[str, Place] = {}
    for group in site.vocabulary:
        first = ids.setdefault(group.id, group.place)
        if first is not group.place:
            yield problem("K401", group.place, id=group.id, first=f"{first.file} の {first.line} 行目")
        yield from _check_group(group, said)


def _check_group(group: Synonyms, said: str | None) -> Iterator[Problem]:
    held: set[str] = set()
    for word in (*group.terms, *group.words):
        normal = _normal(word)
        if normal in held:
            yield problem("K802", group.place, id=group.id, word=word)
        held.add(normal)
        if len(normal) < _SHORTEST and normal not in map(_normal, group.terms):
            yield problem("K803", group.place, id=group.id, word=word)
    for term in group.terms:
        if said is not None and _normal(term) not in said:
            yield problem("K801", group.place, id=group.id, word=term)


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _texts(value: Any) -> Iterator[str]:
    """Every text in a record and in all that it holds."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            if name != "place":
                yield from _texts(getattr(value, name))
