"""The site as it stands or as it would stand: read, taken and checked, with some files in other words than on the disk."""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from generator.cache import digest_of
from generator.checks import check_salvaged, check_site
from generator.judging import IndicatorProgress, Status
from generator.load.read import SourceFile, read_data
from generator.load.site import DecodedFile, gather_site
from generator.map.address_table import AddressTable
from generator.map.site_index import SiteIndex, index_site
from generator.problems.problem import Problem, Refused, sort_problems
from generator.problems.rules import RULES, Severity


class ReadSite(NamedTuple):
    """A site with its files: the map (None where it could not be drawn), all problems, what each file gave."""

    site_index: SiteIndex | None
    problems: tuple[Problem, ...]
    files: tuple[SourceFile, ...]
    taken: Mapping[str, DecodedFile]

    def text(self, file: str) -> str:
        """A file's text, "" where there is none."""
        return next((each.content.decode("utf-8-sig") for each in self.files if each.file == file), "")

    def errors(self) -> list[Problem]:
        """The problems that stop a build."""
        return [found for found in self.problems if RULES[found.rule].level is Severity.ERROR]


def read_site(data: Path) -> ReadSite:
    """The site of a data folder."""
    files, problems = read_data(data)
    return _put_together(files, problems, {}, ())


def with_texts(site: ReadSite, texts: Mapping[str, str]) -> ReadSite:
    """The site as it would be with other files; only they are taken anew, and only their plans are gone through again."""
    files = {each.file: each for each in site.files}
    for file, text in texts.items():
        content = text.encode()
        files[file] = SourceFile(file, content, digest_of(content))
    sound = () if site.site_index is None or site.problems else tuple(site.site_index.plans)
    touched = {"/".join(file.split("/")[:2]) for file in texts}
    kept = [plan for plan in sound if plan not in touched]
    return _put_together([files[file] for file in sorted(files)], [], site.taken, kept)


def _put_together(
    files: list[SourceFile], problems: list[Problem], cached: Mapping[str, DecodedFile], passed: Collection[str]
) -> ReadSite:
    gathered = gather_site(files, cached)
    found = [*problems, *gathered.problems]
    site_index = None
    if not isinstance(gathered.site, Refused):
        site_index = index_site(gathered.site)
        table = AddressTable(site_index, Status, IndicatorProgress)
        found += check_site(site_index, table, found, passed)
    found += check_salvaged(gathered.salvaged, found)
    sound = {each.file: each for each in gathered.taken if not each.problems}
    return ReadSite(site_index, tuple(sort_problems(found)), tuple(files), sound)
