"""The files of ``data/`` that a release keeps: as they are, but for what is not published yet.

They are published with the release, so nothing may stand in them that the site does not tell: files of results are left out, entries of
lists are cut out of their files, and so are terms of the vocabulary that nothing published says. A comment anywhere may tell of a report,
and nobody can prove that it does not: while anything is held back, no file keeps any. What is left is taken again and must give the very
site that was published.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Final

import msgspec
from msgspec.structs import replace

from generator.cache import digest_of
from generator.load.bare_text import without_comments
from generator.load.held_back import HeldBack
from generator.load.parse import Mapping as Entries
from generator.load.parse import Sequence as Listed
from generator.load.parse import parse_tree
from generator.load.read import SourceFile, read_text
from generator.load.said_words import cut_terms, only_said, said_words
from generator.load.site import gather_site
from generator.model.basics import Place
from generator.model.ledger import LEDGER
from generator.model.site import Site
from generator.problems.problem import Problem, Refused, problem

_NO_FILE: Final = ""
_LINE_START: Final = re.compile(r"(?<=\n)|(?<=\r)(?!\n)")

_Gone = Mapping[str, tuple[str, Collection[int]]]
"""By file the name of a list and the lines of its entries that go."""


def leave_out_held(data: Sequence[SourceFile], held: HeldBack) -> Sequence[SourceFile] | Problem:
    """The files without what is held back and without any comment; a problem where it cannot be cut out."""
    if not held.rounds:
        return data
    bare = [_rewritten(each, without_comments) for each in data]
    whole, written, published = gather_site(bare, {}).site, gather_site(data, {}).site, held.gathered.site
    if isinstance(whole, Refused) or isinstance(written, Refused) or isinstance(published, Refused):
        return _uncut(held)
    vocabulary = only_said(whole.vocabulary, said_words(published.municipalities))
    unsaid = _terms(whole) - _terms(replace(whole, vocabulary=vocabulary))
    gone = _entries(whole, held, {group.id for group in vocabulary})
    of_words = {group.place.file for group in whole.vocabulary}

    def cut(file: str, text: str) -> str:
        left = cut_entries(text, *gone[file]) if file in gone else text
        return cut_terms(left, unsaid) if left and file in of_words else left

    left = [_rewritten(each, partial(cut, each.file)) for each in bare if each.file not in held.files]
    kept = [each for each in left if each.content]
    again = gather_site(kept, {})
    wanted = replace(written, municipalities=published.municipalities, vocabulary=vocabulary)
    if again.problems or isinstance(again.site, Refused) or _plain(again.site) != _plain(wanted):
        return _uncut(held)
    return kept


def _uncut(held: HeldBack) -> Problem:
    first = held.rounds[0]
    return problem("K562", first.round.place, round=first.round.name, publish_on=first.publish_on)


def _rewritten(file: SourceFile, change: Callable[[str], str]) -> SourceFile:
    """The file with another text. What the machine wrote, and what is no text, stays."""
    text = read_text(file)
    if isinstance(text, Problem) or not file.file.endswith(".yaml") or file.file.startswith(f"{LEDGER}/"):
        return file
    content = change(text).encode()
    return SourceFile(file.file, content, digest_of(content))


def _terms(site: Site) -> set[str]:
    return {term for group in site.vocabulary for term in group.terms}


def _entries(whole: Site, held: HeldBack, groups: Collection[str]) -> _Gone:
    """The entries that are held back, and the groups of the vocabulary that are none of these."""
    rounds = {each.key for each in held.rounds}
    found = [("groups", each.place) for each in whole.vocabulary if each.id not in groups]
    for folder in whole.municipalities:
        city = folder.municipality.id
        found += [
            *(("documents", each.place) for each in folder.documents if f"{city}/{each.id}" in held.documents),
            *(("corrections", each.place) for each in folder.corrections if f"{city}/{each.id}" in held.corrections),
            *(
                ("rounds", each.place)
                for plan in folder.plans
                for each in plan.plan.rounds
                if f"{city}/{plan.plan.id}/{each.id}" in rounds
            ),
        ]
    gone: dict[str, tuple[str, set[int]]] = {}
    for key, place in found:
        gone.setdefault(place.file, (key, set()))[1].add(place.line)
    return gone


def cut_entries(text: str, key: str, gone: Collection[int]) -> str:
    """A file of YAML, free of comments, without the entries of its list ``key`` that begin on the lines ``gone`` (counted from 1).

    The list goes with its last entry, and the text with its last list. Entries that share their lines with others are left.
    """
    root, _ = parse_tree(_NO_FILE, text)
    lines = _LINE_START.split(text)
    if not isinstance(root, Entries):
        return text
    keys = [name.line for name, _ in root.entries]
    for name, value in root.entries:
        if name.text != key or not isinstance(value, Listed):
            continue
        starts = [item.line for item in value.items]
        if any(not lines[start - 1].lstrip().startswith("- ") for start in starts):
            return text
        ends = min((line for line in keys if line > name.line), default=len(lines) + 1)
        while not lines[ends - 2].strip():  # empty lines before the next key stay with it
            ends -= 1
        cut = {
            line
            for start, end in zip(starts, [*starts[1:], ends], strict=True)
            if start in gone
            for line in range(start, end)
        }
        if all(start in gone for start in starts):
            cut.add(name.line)
            if len(keys) == 1:
                return ""
        return "".join(line for number, line in enumerate(lines, 1) if number not in cut)
    return text


def _plain(value: object) -> object:
    """A record and everything in it but the places, which move with the lines."""
    if isinstance(value, Place):
        return None
    if isinstance(value, msgspec.Struct):
        return type(value), *(_plain(getattr(value, name)) for name in value.__struct_fields__)
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value
