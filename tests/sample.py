"""The invented sample city for tests: copied into a folder, changed a little, and read as `kokai check` reads it."""

import shutil
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from pathlib import Path
from textwrap import dedent
from typing import Final, TypeVar

from generator.checks import check_salvaged, check_site
from generator.judging import IndicatorProgress, Status
from generator.load.parse import parse_tree, split_lines
from generator.load.read import SourceFile, read_data
from generator.load.site import DecodedFile, gather_site
from generator.load.take import Take, Taking
from generator.map.address_table import AddressTable
from generator.map.site_index import SiteIndex, index_site
from generator.model.city import Municipality
from generator.model.site import MunicipalityFolder, PlanFolder, Site
from generator.problems.problem import Problem, Refused, sort_problems
from generator.problems.reports import render_text

T = TypeVar("T")

SAMPLE: Final = Path(__file__).resolve().parent / "sample_city" / "data"


_ASKED: Final = {
    "K559",
    "K568",
    "K570",
    "K571",
    "K573",
    "K576",
    "K583",
    "K587",
    "K588",
    "K594",
    "K595",
    "K596",
    "K597",
    "K598",
}
"""Sizes, amounts and rates that may be slips; days of values, ends, corrections and documents that are doubtful or not told; what is told twice, or otherwise than by the records beside it."""


_taken: Final[OrderedDict[tuple[str, str], DecodedFile]] = OrderedDict()
"""What sound files gave, by path and digest, the last used last: most tests change one file of many, and the others are the same in all."""

_MANY: Final = 200


def _taken_before(files: Iterable[SourceFile]) -> dict[str, DecodedFile]:
    """Of these files those that an earlier test took."""
    held: dict[str, DecodedFile] = {}
    for file in files:
        key = (file.file, file.digest)
        if key in _taken:
            _taken.move_to_end(key)
            held[file.file] = _taken[key]
    return held


def _keep_taken(taken: Iterable[DecodedFile]) -> None:
    """Keep them for the tests after this one; like the program, none with a problem."""
    _taken.update({(file.file, file.digest): file for file in taken if not file.problems})
    while len(_taken) > _MANY:
        _taken.popitem(last=False)


class City:
    """A data folder in ``folder``, at first a copy of the sample city's. Each change gives the city back, to chain them."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        shutil.copytree(SAMPLE, self.data)

    def put(self, file: str, text: str | bytes) -> "City":
        """Have a file with this content, new or in place of the one that is there."""
        path = self.data / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self

    def change(self, file: str, before: str, after: str) -> "City":
        """Replace a piece of text, which must stand exactly once in the file."""
        text = self.read(file)
        if text.count(before) != 1:
            raise ValueError(f"{file} has this {text.count(before)} times: {before}")
        return self.put(file, text.replace(before, after))

    def add(self, file: str, text: str) -> "City":
        """Add text at the end of a file."""
        return self.put(file, self.read(file) + text)

    def remove(self, file: str) -> "City":
        """Do away with a file."""
        (self.data / file).unlink()
        return self

    def read(self, file: str) -> str:
        """A file's text."""
        return (self.data / file).read_text(encoding="utf-8")

    def lines(self, file: str) -> Sequence[str]:
        """A file's lines, for excerpts; none where there is no such file."""
        path = self.data / file
        return split_lines(path.read_text(encoding="utf-8-sig", errors="replace")) if path.is_file() else ()

    def problems(self) -> list[Problem]:
        """What reading, taking and checking tell, in order."""
        return self._take()[1]

    def codes(self) -> list[str]:
        """The codes of the problems."""
        return [found.rule for found in self.problems()]

    def report(self) -> str:
        """The problems as a person reads them."""
        return render_text(self.problems(), self.lines)

    def site(self) -> Site:
        """The site as taken; it must be without problems, but for what is only asked and shown as it stands."""
        site, problems = self._take()
        if isinstance(site, Refused) or any(found.rule not in _ASKED for found in problems):
            raise ValueError(self.report())
        return site

    def _take(self) -> tuple[Site | Refused, list[Problem]]:
        """The site as far as it can be taken, and all that reading, taking and checking tell."""
        files, problems = read_data(self.data)
        gathered = gather_site(files, _taken_before(files))
        _keep_taken(gathered.taken)
        problems = [*problems, *gathered.problems]
        if not isinstance(gathered.site, Refused):
            site_index = index_site(gathered.site)
            problems += check_site(site_index, addresses_of(site_index), problems)
        problems += check_salvaged(gathered.salvaged, problems)
        return gathered.site, sort_problems(problems)

    def mihon(self) -> MunicipalityFolder:
        """The sample city itself."""
        return self.site().municipalities[0]

    def basic_plan(self) -> PlanFolder:
        """Its plan with everything in it."""
        return self.mihon().plans[0]


def addresses_of(site_index: SiteIndex) -> AddressTable:
    """All addresses of a site."""
    return AddressTable(site_index, Status, IndicatorProgress)


def sample_municipality() -> Municipality:
    """The sample city's own record."""
    site = gather_site(read_data(SAMPLE)[0], {}).site
    if isinstance(site, Refused):
        raise TypeError("the sample city has problems")
    return site.municipalities[0].municipality


def take_text(take: Take[T], text: str, folder: str = "") -> tuple[T | Refused, list[Problem]]:
    """What ``take`` makes of a YAML text, and the problems it tells."""
    node, problems = parse_tree("test.yaml", dedent(text))
    taking = Taking("test.yaml", folder)
    value = node if isinstance(node, Refused) else take(node, taking)
    return value, [*problems, *taking.problems]


def told(problems: Iterable[Problem]) -> list[tuple[str, int, int]]:
    """Code, line and column of each problem."""
    return [(found.rule, found.place.line, found.place.column) for found in problems]


def details(found: Problem) -> dict[str, str]:
    """What fills a problem's texts."""
    return dict(found.details)
