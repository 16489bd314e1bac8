"""What the checks will say of the rows that are sound, while others are still asked about: so that all is told at once.

Faulty rows are filled in for the time being or left out; what is told because of that is told of nobody.
"""

from collections.abc import Iterable, Mapping
from typing import Final

from generator.plan_books.city_lists import LinkedRow
from generator.plan_books.columns import BY_KEY, CellForm
from generator.plan_books.linking import LinkedBook
from generator.plan_books.taking import TakenRow
from generator.problems.problem import Problem
from generator.problems.rules import RULES, Severity

_SHORT: Final = ("rounds", "targets")
"""Sheets whose faulty rows are left out; all others' are named by rows that may be sound."""
_OF_ONE_ROW: Final = ("K3", "K5")
"""How the rules begin that one row breaks by itself; those of references may be broken by what is left out."""


class FaultyRows:
    """The rows of a workbook of which something is asked, by sheet and number."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self._places = set()
        for each in problems:
            details = dict(each.details)
            digits = "".join(filter(str.isdecimal, details.get("cell", "")))
            self._places.add((details.get("sheet", ""), int(digits or 0)))

    def has(self, row: TakenRow) -> bool:
        """Whether a row is one of them. The sheet of the plan is one row."""
        name, plan = row.raw.table.name, row.raw.sheet is BY_KEY["plan"]
        return any(name == sheet and (plan or number == row.raw.number) for sheet, number in self._places)

    def touch(self, book: LinkedBook, row: TakenRow) -> bool:
        """Whether a row, or one by which it is judged, is faulty: an indicator's unit says how its targets are read."""
        if self.has(row) or any(self.has(each.row) for each in book.of("scales")):
            return True
        own = next((each for each in book.of("targets") if each.row is row), None)
        return own is not None and any(
            self.has(each.row)
            for each in book.of("indicators")
            if (each.ref("holder"), each.id) == (own.ref("holder"), own.ref("indicator"))
        )


def fill_for_now(book: LinkedBook, faulty: FaultyRows) -> LinkedBook:
    """The book with something in the cells that are wanting, and without the faulty rows that nothing names."""
    rows = {
        key: tuple(_filled(each) for each in own if key not in _SHORT or not faulty.has(each.row))
        for key, own in book.rows.items()
    }
    documents = book.documents._replace(fresh=_sound(book.documents.fresh, faulty))
    departments = book.departments._replace(fresh=_sound(book.departments.fresh, faulty))
    return book._replace(rows=rows, documents=documents, departments=departments)


def _sound(rows: Iterable[LinkedRow], faulty: FaultyRows) -> tuple[LinkedRow, ...]:
    return tuple(each for each in rows if not faulty.has(each.row))


def _filled(each: LinkedRow) -> LinkedRow:
    wanting: Mapping[str, str] = {
        column.field: column.words[0][0] if column.form is CellForm.WORD else "仮"
        for column in each.row.raw.sheet.columns
        if column.needed and column.form in (CellForm.LINE, CellForm.WORD) and not each.row.said(column.field)
    }
    return each._replace(row=each.row._replace(texts={**each.row.texts, **wanting})) if wanting else each


def is_foretold(found: Problem) -> bool:
    """Whether a problem of a sound row stays whatever becomes of the others."""
    return RULES[found.rule].level is Severity.ERROR and found.rule.startswith(_OF_ONE_ROW)
