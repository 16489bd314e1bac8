"""The site as it stands or as it would stand: read, taken and checked, with some files in other words than on the disk.

Whoever writes files of data for a user (`kokai sheet in`, `kokai new`) proves them here before the first write.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.cache import digest_of
from generator.changes import check_undeclared, snapshot_of_site
from generator.changes.records import read_released
from generator.checks import check_salvaged, check_site
from generator.judging import IndicatorProgress, Status
from generator.load.read import SourceFile, read_data
from generator.load.site import DecodedFile, gather_site
from generator.map.address_table import AddressTable
from generator.map.site_index import SiteIndex, index_site
from generator.model.site import Site
from generator.problems.problem import REFUSED, Problem, Refused, sort_problems
from generator.problems.rules import RULES, Severity


class ReadSite(NamedTuple):
    """The site of the folder ``data`` with its files: the map (None where it could not be drawn), all problems, what each file gave."""

    data: Path
    site_index: SiteIndex | None
    problems: tuple[Problem, ...]
    files: tuple[SourceFile, ...]
    taken: Mapping[str, DecodedFile]
    salvaged: Site | Refused = REFUSED

    def text(self, file: str) -> str:
        """A file's text, "" where there is none."""
        return next((each.content.decode("utf-8-sig") for each in self.files if each.file == file), "")

    def errors(self) -> list[Problem]:
        """The problems that stop a build."""
        return [found for found in self.problems if RULES[found.rule].level is Severity.ERROR]


def read_site(data: Path) -> ReadSite:
    """The site of a data folder. What only the whole site shows is not checked yet (:func:`check_whole`)."""
    files, problems = read_data(data)
    return _put_together(data, files, problems, {})


def with_texts(site: ReadSite, texts: Mapping[str, str]) -> ReadSite:
    """The site as it would be with other files; only they are taken anew."""
    files = {each.file: each for each in site.files}
    for file, text in texts.items():
        content = text.encode()
        files[file] = SourceFile(file, content, digest_of(content))
    return _put_together(site.data, [files[file] for file in sorted(files)], [], site.taken)


def check_whole(site: ReadSite, plans: Collection[str]) -> list[Problem]:
    """All problems of a site, those in it that only the whole shows of some of its plans, and what differs from the last release in silence."""
    found = [*site.problems]
    if site.site_index is not None:
        others = [plan for plan in site.site_index.plans if plan not in plans]
        table = AddressTable(site.site_index, Status, IndicatorProgress)
        found += check_site(site.site_index, table, found, others)
        found += _hold_against_release(site.data, site.site_index, plans)
    found += check_salvaged(site.salvaged, found)
    return sort_problems(found)


def without_line(found: Problem) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """A problem wherever its line has moved to: what an edit found and what it brought are told apart by it."""
    return found.rule, found.place.file, found.details


def _hold_against_release(data: Path, site_index: SiteIndex, plans: Collection[str]) -> Iterator[Problem]:
    before = read_released(data)
    if before is not None:
        from generator.exports import Tables  # noqa: PLC0415 - only a site that was released needs them
        from generator.judging.standings import stand_all  # noqa: PLC0415

        tables = Tables(site_index, stand_all(site_index))
        yield from check_undeclared(site_index, before, snapshot_of_site(site_index, tables.rows_of_plan, plans=plans))


def _put_together(
    data: Path, files: list[SourceFile], problems: list[Problem], cached: Mapping[str, DecodedFile]
) -> ReadSite:
    gathered = gather_site(files, cached)
    found = [*problems, *gathered.problems]
    site_index = None if isinstance(gathered.site, Refused) else index_site(gathered.site)
    sound = {each.file: each for each in gathered.taken if not each.problems}
    return ReadSite(data, site_index, tuple(sort_problems(found)), tuple(files), sound, gathered.salvaged)
