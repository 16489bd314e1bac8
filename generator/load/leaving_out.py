"""The files of ``data/`` that a release keeps: as they are, but for what is not published yet.

They are published with the release, so nothing may stand in them that the site does not tell: files of results are left out, entries of
lists are cut out of their files, with the comments above them. What is left is taken again and must give the very site that was published.
"""

from collections.abc import Collection, Sequence
from typing import Final

import msgspec

from generator.cache import digest_of
from generator.load.held_back import HeldBack
from generator.load.parse import Mapping, parse_tree
from generator.load.parse import Sequence as Listed
from generator.load.read import SourceFile, read_text
from generator.load.site import gather_site
from generator.model.basics import Place
from generator.model.site import Site
from generator.problems.problem import Problem, Refused, problem

_NO_FILE: Final = ""


def leave_out_held(data: Sequence[SourceFile], held: HeldBack) -> Sequence[SourceFile] | Problem:
    """The files without what is held back; a problem where it cannot be cut out."""
    if not held.rounds:
        return data
    whole = gather_site(data, {}).site
    if isinstance(whole, Refused):
        return _uncut(held)
    gone = _entries(whole, held)
    left = [_cut(file, gone[file.file]) if file.file in gone else file for file in data if file.file not in held.files]
    kept = [file for file in left if file.content]
    again = gather_site(kept, {})
    published = held.gathered.site
    if again.problems or isinstance(again.site, Refused) or isinstance(published, Refused):
        return _uncut(held)
    return kept if _plain(again.site.municipalities) == _plain(published.municipalities) else _uncut(held)


def _uncut(held: HeldBack) -> Problem:
    first = held.rounds[0]
    return problem("K562", first.round.place, round=first.round.name, publish_on=first.publish_on)


def _entries(whole: Site, held: HeldBack) -> dict[str, tuple[str, set[int]]]:
    """By file the list and the lines of its entries that are held back."""
    rounds = {each.key for each in held.rounds}
    gone: dict[str, tuple[str, set[int]]] = {}
    for folder in whole.municipalities:
        city = folder.municipality.id
        found = [
            *(("documents", each.place) for each in folder.documents if f"{city}/{each.id}" in held.documents),
            *(("corrections", each.place) for each in folder.corrections if f"{city}/{each.id}" in held.corrections),
            *(
                ("rounds", each.place)
                for plan in folder.plans
                for each in plan.plan.rounds
                if f"{city}/{plan.plan.id}/{each.id}" in rounds
            ),
        ]
        for key, place in found:
            gone.setdefault(place.file, (key, set()))[1].add(place.line)
    return gone


def _cut(file: SourceFile, gone: tuple[str, set[int]]) -> SourceFile:
    """The file without these entries; as it was where they do not stand on lines of their own. Empty where nothing is left."""
    text = read_text(file)
    content = file.content if isinstance(text, Problem) else cut_entries(text, *gone).encode()
    return SourceFile(file.file, content, digest_of(content))


def cut_entries(text: str, key: str, gone: Collection[int]) -> str:
    """A file of YAML without the entries of its list ``key`` that begin on the lines ``gone`` (counted from 1).

    Comments right above an entry go with it, and the list with its last entry. Entries that share their lines with others are left.
    """
    root, _ = parse_tree(_NO_FILE, text)
    lines = text.splitlines(keepends=True)
    if not isinstance(root, Mapping):
        return text
    keys = [name.line for name, _ in root.entries]
    for name, value in root.entries:
        if name.text != key or not isinstance(value, Listed):
            continue
        ends = min((line for line in keys if line > name.line), default=len(lines) + 1)
        starts = [_first_line(lines, item.line, name.line) for item in value.items]
        if any(not lines[item.line - 1].lstrip().startswith("- ") for item in value.items):
            return text
        after = [*starts[1:], _last_end(lines, value.items[-1].line, ends)]
        cut = {
            line
            for item, start, end in zip(value.items, starts, after, strict=True)
            if item.line in gone
            for line in range(start, end)
        }
        if all(item.line in gone for item in value.items):
            cut.add(name.line)
            if len(keys) == 1:
                return ""
        return "".join(line for number, line in enumerate(lines, 1) if number not in cut)
    return text


def _first_line(lines: Sequence[str], item: int, key: int) -> int:
    """Where an entry begins: with the comments right above it, which are indented no deeper than it is."""
    depth = _depth(lines[item - 1])
    first = item
    while first - 1 > key and lines[first - 2].lstrip().startswith("#") and _depth(lines[first - 2]) <= depth:
        first -= 1
    return first


def _last_end(lines: Sequence[str], item: int, ends: int) -> int:
    """Where the last entry ends: comments before the next key, at the margin, belong to that."""
    while ends - 1 > item and (not lines[ends - 2].strip() or lines[ends - 2].startswith("#")):
        ends -= 1
    return ends


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _plain(value: object) -> object:
    """A record and everything in it but the places, which move with the lines."""
    if isinstance(value, Place):
        return None
    if isinstance(value, msgspec.Struct):
        return type(value), *(_plain(getattr(value, name)) for name in value.__struct_fields__)
    return tuple(map(_plain, value)) if isinstance(value, tuple) else value
