"""From a workbook to files of data: read, taken, tied, built, and proved by the checks of the whole site before the first write."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.edited_data import ReadSite, read_site
from generator.model.site import MunicipalityFolder
from generator.plan_books.begun import BegunPlan, find_begun
from generator.plan_books.building import PlanTexts, build_plan
from generator.plan_books.cell_words import find_field, say_in_cells
from generator.plan_books.city_files import add_to_city
from generator.plan_books.columns import SHEETS
from generator.plan_books.foretelling import FaultyRows, fill_for_now, is_foretold
from generator.plan_books.leftovers import tell_leftovers
from generator.plan_books.linking import LinkedBook, link_rows
from generator.plan_books.names import plain_name
from generator.plan_books.origins import OriginLine
from generator.plan_books.reading import RawRow, read_plan_book
from generator.plan_books.taking import TakenRow, take_row
from generator.problems.problem import Problem, problem, whole_file
from generator.problems.rules import RULES, Severity
from generator.sheets import text_of
from generator.starting import Starting, find_new_problems, write_start

_COUNTED = ("pillars", "measures", "indicators", "targets", "departments", "documents")
_BUDGETS = "budgets"
"""Counted where there are any: few plans have them."""


class TakenPlan(NamedTuple):
    """The outcome of a plan's workbook: what is to be written, what is told of it, and how many rows of each sheet there were."""

    starting: Starting
    problems: tuple[Problem, ...]
    counts: Mapping[str, int]
    leftovers: tuple[str, ...] = ()

    def is_sound(self) -> bool:
        """Whether nothing is in the way of writing."""
        return not any(RULES[each.rule].level is Severity.ERROR for each in self.problems)


def take_plan(data: Path, path: Path, city_id: str | None, plan_id: str) -> TakenPlan:
    """Read a workbook or a folder of CSV files for a plan of the data folder. Nothing is written."""
    site = read_site(data)
    city = find_city(site, city_id)
    if isinstance(city, Problem):
        return _refused([city])
    if site.errors() or city is None:
        return _refused(site.errors())
    begun = find_begun(data, city, plan_id)
    if isinstance(begun, Problem):
        return _refused([begun])
    read = read_plan_book(path)
    problems = [*read.problems]
    rows: dict[str, tuple[TakenRow, ...]] = {}
    units = {_indicator_key(raw, "name"): str(raw.cells["unit"].value) for raw in read.rows.get("indicators", ())}
    for key, raws in read.rows.items():
        taken = [take_row(raw, _unit_of(raw, units)) for raw in raws]
        rows[key] = tuple(row for row, _ in taken)
        problems += [found for _, told in taken for found in told]
    if not rows.get("plan"):
        return _refused(problems)
    book = link_rows(begun.fill(rows), city, plan_id, read.unsure)
    problems += book.problems
    built = build_plan(book)
    problems += built.problems
    counts = {
        each.name: len(rows.get(each.key, ()))
        for each in SHEETS
        if each.key in _COUNTED or (each.key == _BUDGETS and rows.get(each.key))
    }
    target = _Target(site, city, f"{city.municipality.id}/{plan_id}", begun)
    if not _has_errors(problems):
        proved = _prove(target, book, built)
        whole = _in_order([*problems, *proved.problems, *map(proved.name_cell, proved.told)])
        return TakenPlan(proved.starting, whole, counts, tell_leftovers(site, city, proved.starting))
    faulty = FaultyRows(problems)
    book = fill_for_now(book, faulty)
    proved = _prove(target, book, build_plan(book))
    told = [(each, proved.row_of(each)) for each in proved.told if is_foretold(each)]
    problems += [proved.name_cell(each) for each, row in told if row is not None and not faulty.touch(book, row)]
    return TakenPlan(Starting({}), _in_order(problems), counts)


class _Proved(NamedTuple):
    """What would be written, the lines of it with their rows, what is in the way of that, and what the checks tell of it."""

    starting: Starting
    lines: Mapping[str, Sequence[OriginLine]]
    problems: tuple[Problem, ...]
    told: tuple[Problem, ...]

    def _origin(self, found: Problem) -> OriginLine | None:
        lines = self.lines.get(found.place.file, ())
        return lines[found.place.line - 1] if 0 < found.place.line <= len(lines) else None

    def row_of(self, found: Problem) -> TakenRow | None:
        """The row from which the line of a problem came."""
        origin = self._origin(found)
        return None if origin is None else origin.row

    def name_cell(self, found: Problem) -> Problem:
        """A problem of a line that is to be written, told of the cell that says it; as it is where no cell does."""
        origin = self._origin(found)
        if origin is None or origin.row is None:
            return found
        rule = "K885" if RULES[found.rule].level is Severity.ERROR else "K890"
        said = say_in_cells(found, origin.row, self.lines)
        return origin.row.tell(rule, find_field(found, origin.row, origin.field), broken=found.rule, said=said)


class _Target(NamedTuple):
    """Where the plan is to be written: the site, its municipality, the plan's folder and what lies there."""

    site: ReadSite
    city: MunicipalityFolder
    folder: str
    begun: BegunPlan


def _prove(target: _Target, book: LinkedBook, built: PlanTexts) -> _Proved:
    """Have the checks look at the site as it would be."""
    site, city, folder, begun = target
    files = {f"{folder}/{name}": lines for name, lines in built.files.items()}
    added = add_to_city(site, city, book)
    starting = Starting(
        {file: text_of_lines(lines) for file, lines in files.items() if file not in begun.files},
        changed={
            **{file: (begun.files[file], text_of_lines(lines)) for file, lines in files.items() if file in begun.files},
            **added.changed,
        },
    )
    told = () if _has_errors(added.problems) else tuple(find_new_problems(site, starting))
    return _Proved(starting, {**files, **added.lines}, added.problems, told)


def _unit_of(raw: RawRow, units: Mapping[tuple[str, str], str]) -> str:
    """The unit in which a number that stands alone may have been printed: that of the row's indicator, of an amount its own."""
    if raw.sheet.key == _BUDGETS:
        return text_of(raw.cells["unit"].value) or "千円"
    return units.get(_indicator_key(raw, "indicator"), "")


def _indicator_key(raw: RawRow, field: str) -> tuple[str, str]:
    """What a row calls an indicator and its holder, for finding its unit before anything is tied."""
    holder, name = (raw.cells.get(each) for each in ("holder", field))
    return ("", "") if holder is None or name is None else (plain_name(str(holder.value)), plain_name(str(name.value)))


def _in_order(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """Each once, as the sheets are read: sheet after sheet, row after row."""
    sheets = {sheet.name: number for number, sheet in enumerate(SHEETS)}

    def place(found: Problem) -> tuple[int, int]:
        details = dict(found.details)
        digits = "".join(filter(str.isdecimal, details.get("cell", "")))
        return sheets.get(details.get("sheet", ""), -1), int(digits or 0)

    return tuple(sorted(dict.fromkeys(problems), key=place))


def write_plan(data: Path, taken: TakenPlan) -> list[Path]:
    """Write all files or none. Raises ``FileInTheWayError`` or ``OSError``; then everything is as it was before."""
    return write_start(data, data, taken.starting)


def find_city(site: ReadSite, city_id: str | None) -> MunicipalityFolder | Problem | None:
    """The municipality that is named, or the only one; None where the site could not be read."""
    if site.site_index is None:
        return None
    known = site.site_index.municipalities
    if city_id is None and len(known) == 1:
        return next(iter(known.values()))
    if city_id is not None and city_id in known:
        return known[city_id]
    return problem(
        "K888", whole_file(str(site.data)), city=city_id or "（指定なし）", known="、".join(known) or "まだありません"
    )


def text_of_lines(lines: Sequence[OriginLine]) -> str:
    """A file's text."""
    return "".join(f"{line.text}\n" for line in lines)


def _refused(problems: Sequence[Problem]) -> TakenPlan:
    return TakenPlan(Starting({}), _in_order(problems), {})


def _has_errors(problems: Sequence[Problem]) -> bool:
    return any(RULES[each.rule].level is Severity.ERROR for each in problems)
