"""The whole vocabulary of a language: the catalogue's own tree, and the words that kinds of pages declare beside their views.

A catalogue cannot know who stands above it. So whoever asks for words asks here, where each kind that says in the registry that it has
words of its own (``PageKind.own_words``) is asked for their group; the catalogue is then held against all of them at once.
"""

from functools import cache

import msgspec

from generator.page_kinds import PAGE_KINDS
from generator.views.kinds import module_of_kind
from generator.wording.catalogue import CATALOGUES, Vocabulary, read_catalogue
from generator.wording.group import PageWords, WordGroup


@cache
def vocabulary_of(language: str) -> Vocabulary:
    """Every word of a language. Raises ``CatalogueError``, ``OSError`` where there is no such catalogue."""
    return read_catalogue(CATALOGUES / f"{language}.yaml", shape_of_kinds())


@cache
def shape_of_kinds() -> type[WordGroup]:
    """What a catalogue has to hold under ``kinds``: for each kind with words of its own a group, by the kind's name."""
    groups = [(name, words_of_kind(name)) for name, kind in PAGE_KINDS.items() if kind.own_words]
    shape = msgspec.defstruct("KindWords", groups, bases=(WordGroup,), frozen=True, gc=False)
    assert issubclass(shape, WordGroup)  # noqa: S101 (tells the type checker)
    return shape


def words_of_kind(name: str) -> type[PageWords]:
    """The group of words that the module of the kind declares. Raises ``LookupError`` unless it is one."""
    module = module_of_kind(name)
    declared = [each for each in vars(module).values() if _is_declared_in(module.__name__, each)]
    if len(declared) != 1:
        raise LookupError(f"{module.__name__}: one class of PageWords is wanted, not {len(declared)}")
    group: type[PageWords] = declared[0]
    return group


def _is_declared_in(module: str, value: object) -> bool:
    """Others may be imported there: a page says how another is called."""
    return isinstance(value, type) and issubclass(value, PageWords) and value.__module__ == module
