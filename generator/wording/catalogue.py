"""Read the words of a language from its catalogue, one YAML file, into the tree of typed groups that pages are worded with.

A catalogue that lacks a word, has one that no group asks for, or names no known value of an enumeration is refused: every fault at once,
by the word's path. A translator needs no Python.
"""

import enum
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple, TypeVar, get_args, get_origin, get_type_hints

import msgspec
import yaml

from generator.wording.group import PageWords, WordGroup
from generator.wording.overview_words import OverviewWords
from generator.wording.quoting import quoting
from generator.wording.site_words import SiteWords
from generator.wording.words import Words

CATALOGUES: Final = Path(__file__).parent
_PART: Final = re.compile(r"\{(\w*)\}")
_PageWordsT = TypeVar("_PageWordsT", bound=PageWords)


class Vocabulary(NamedTuple):
    """Every word of one language: of measures and their figures, of the pages that lead to them, of pages across plans, of single kinds of pages."""

    words: Words
    site: SiteWords
    overview: OverviewWords
    kinds: WordGroup

    def of(self, group: type[_PageWordsT]) -> _PageWordsT:
        """The words that one kind of page has for itself. Raises ``LookupError`` where no kind of the registry has them."""
        for name in self.kinds.__struct_fields__:
            words = getattr(self.kinds, name)
            if type(words) is group:
                return words
        raise LookupError(
            f"{group.__module__}: its kind needs own_words=True in the registry, for its {group.__name__}"
        )


class CatalogueError(Exception):
    """A catalogue is not what the pages need. ``args[0]`` are the faults, a line each."""

    def __str__(self) -> str:
        return "\n".join(self.args[0])


def read_catalogue(path: Path, kinds: type[WordGroup]) -> Vocabulary:
    """The words of the language whose catalogue is at ``path``; ``kinds`` has those of single kinds of pages. Raises ``CatalogueError`` with every fault, ``OSError`` where it cannot be read."""
    return decode_catalogue(path.read_text(encoding="utf-8"), path.name, kinds)


def decode_catalogue(text: str, name: str, kinds: type[WordGroup]) -> Vocabulary:
    """The words in the text of a catalogue; ``name`` is told with faults. Every scalar is a text: YAML guesses nothing."""
    try:
        tree = yaml.load(text, yaml.CBaseLoader)  # noqa: S506 (texts alone; makes no object)
    except yaml.YAMLError as fault:
        raise CatalogueError([f"{name}: {fault}"]) from fault
    groups = {**get_type_hints(Vocabulary), "kinds": kinds}
    faults = [f"{name}: {fault}" for fault in _find_faults(tree, groups, "")]
    if faults:
        raise CatalogueError(faults)
    return Vocabulary(*(msgspec.convert(_quoting(tree[group]), shape) for group, shape in groups.items()))


def _quoting(tree: object) -> object:
    if isinstance(tree, dict):
        return {name: _quoting(each) for name, each in tree.items()}
    return quoting(tree) if isinstance(tree, str) else tree


def parts_of(text: str) -> frozenset[str]:
    """The names of the parts that are filled into a text."""
    return frozenset(_PART.findall(text))


def _find_faults(tree: object, fields: Mapping[str, object], path: str) -> Iterator[str]:
    if not isinstance(tree, dict):
        yield f"{path or 'the whole'}: groups of words are wanted here"
        return
    for name in fields.keys() - tree.keys():
        yield f"{path}{name}: is missing"
    for name in tree.keys() - fields.keys():
        yield f"{path}{name}: no page asks for it"
    for name, shape in fields.items():
        if name in tree:
            yield from _find_faults_of(tree[name], shape, f"{path}{name}")


def _find_faults_of(value: object, shape: object, path: str) -> Iterator[str]:
    if isinstance(shape, type) and issubclass(shape, WordGroup):
        yield from _find_faults(value, get_type_hints(shape), f"{path}.")
    elif get_origin(shape) is Mapping:
        yield from _find_faults_of_mapping(value, get_args(shape)[0], path)
    elif not isinstance(value, str):
        yield f"{path}: one text is wanted here"


def _find_faults_of_mapping(value: object, keys: type, path: str) -> Iterator[str]:
    if not isinstance(value, dict):
        yield f"{path}: a text for each value is wanted here"
        return
    known = {str(each.value) for each in keys} if issubclass(keys, enum.Enum) else set(value)
    for key, text in value.items():
        if key not in known:
            yield f"{path}.{key}: is none of {', '.join(sorted(known))}"
        elif not isinstance(text, str):
            yield f"{path}.{key}: one text is wanted here"


def list_words(group: object, path: str) -> Iterator[tuple[str, str]]:
    """Every single word of a group with its path, in the order of the fields."""
    if isinstance(group, WordGroup):
        for field in group.__struct_fields__:
            yield from list_words(getattr(group, field), f"{path}.{field}")
    elif isinstance(group, str):
        yield path, group
    elif isinstance(group, Mapping):
        for key, text in group.items():
            yield from list_words(text, f"{path}.{key.value if isinstance(key, enum.Enum) else key}")
