"""Proof before the first write: the data folder is read and checked as it will be."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from generator.cache import digest_of
from generator.checks import check_salvaged, check_site
from generator.judging import IndicatorProgress, Status
from generator.load.read import SourceFile, read_data
from generator.load.site import gather_site
from generator.map.address_table import AddressTable
from generator.map.site_index import index_site
from generator.problems.problem import Problem, Refused, sort_problems
from generator.problems.rules import RULES, Severity
from generator.starting.making import Starting


def prove_start(data: Path, starting: Starting) -> list[Problem]:
    """The errors that the new files would bring into the folder ``data``; what was wrong before is none of them."""
    there = [] if not data.is_dir() else read_data(data)[0]
    texts = {**starting.data, **{file: after for file, (_, after) in starting.changed.items()}}
    known = {_without_place(found) for found in _check(there)}
    return [found for found in _check(_with_texts(there, texts)) if _without_place(found) not in known]


def _with_texts(files: Sequence[SourceFile], texts: Mapping[str, str]) -> list[SourceFile]:
    made = {each.file: each for each in files}
    for file, text in texts.items():
        content = text.encode()
        made[file] = SourceFile(file, content, digest_of(content))
    return [made[file] for file in sorted(made)]


def _check(files: Sequence[SourceFile]) -> list[Problem]:
    """The errors of a data folder with these files."""
    if not files:
        return []
    gathered = gather_site(files, {})
    found = [*gathered.problems]
    if not isinstance(gathered.site, Refused):
        site_index = index_site(gathered.site)
        found += check_site(site_index, AddressTable(site_index, Status, IndicatorProgress), found)
    found += check_salvaged(gathered.salvaged, found)
    return [each for each in sort_problems(found) if RULES[each.rule].level is Severity.ERROR]


def _without_place(found: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """A problem wherever its line has moved to."""
    return found.rule, found.place.file, found.details
