"""Which terms of the search's vocabulary stand in the data, and its files without those that do not."""

import json
import unicodedata
from collections.abc import Collection, Iterator
from typing import Any, Final

import msgspec
import yaml
from msgspec.structs import replace

from generator.model.vocabulary import Synonyms

_TERMS: Final = "terms"


def normal_word(text: str) -> str:
    """The word as the search compares it: half or full width, upper or lower case are the same."""
    return unicodedata.normalize("NFKC", text).lower()


def said_words(records: object) -> str:
    """All texts in these records and in all that they hold, as ``normal_word`` gives them: a word is said where it stands in it."""
    return "\n".join(normal_word(text) for text in _texts(records))


def only_said(groups: Collection[Synonyms], said: str) -> tuple[Synonyms, ...]:
    """The groups with those of their terms that are said; a group without any is none."""
    kept = (replace(each, terms=tuple(term for term in each.terms if normal_word(term) in said)) for each in groups)
    return tuple(each for each in kept if each.terms)


def cut_terms(text: str, unsaid: Collection[str]) -> str:
    """A file of vocabulary, free of comments, without these terms in any group. Groups keep at least one of theirs."""
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    for node in reversed(list(_lists_of_terms(root))):
        terms = [each.value for each in node.value]
        left = [term for term in terms if term not in unsaid]
        if left == terms:
            continue
        start, end = node.start_mark.index, node.end_mark.index
        blanks = text[start:end]
        tail = blanks[len(blanks.rstrip()) :]  # a list in lines ends where the next key begins
        text = text[:start] + json.dumps(left, ensure_ascii=False) + tail + text[end:]
    return text


def _lists_of_terms(root: yaml.Node | None) -> Iterator[yaml.SequenceNode]:
    """The lists of terms of a file that was taken without a problem, in their order."""
    entries = root.value if isinstance(root, yaml.MappingNode) else ()
    for _, groups in entries:
        for group in groups.value:
            for name, value in group.value:
                if name.value == _TERMS and isinstance(value, yaml.SequenceNode):
                    yield value


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
