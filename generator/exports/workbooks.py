"""The list of published values as a workbook for spreadsheets: one table without merged cells, formulas or objects, and its columns described."""

import datetime as dt
import io
import math
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from generator.exports.csv_tables import whole_cells
from generator.open_data.columns import COLUMNS, FORM_NAMES
from generator.open_data.rows import Cell, ValueRow

MOST_ROWS: Final = 1_048_575
"""So many rows below its head has a sheet at most (Excel specifications and limits)."""
_MOST_CHARACTERS: Final = 32_767
_SURE_DIGITS: Final = 15
"""A spreadsheet keeps no more digits of a number."""
_NO_CLOCK: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_OPTIONS: Final = {
    "in_memory": True,
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}


def render_workbook(rows: Iterable[ValueRow], root: str) -> bytes:
    """The workbook: sheet ``figures`` with a row a value, sheet ``columns`` with a row a column. The same rows give the same bytes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, _OPTIONS) as book:
        book.set_properties({"created": _NO_CLOCK})
        figures, columns = book.add_worksheet("figures"), book.add_worksheet("columns")
        _write_row(figures, 0, [column.name for column in COLUMNS])
        for number, row in enumerate(rows, 1):
            _write_row(figures, number, whole_cells(row, root))
        _write_row(columns, 0, ("name", "form", "title_ja", "title_en", "about_ja", "about_en"))
        for number, column in enumerate(COLUMNS, 1):
            form = FORM_NAMES[column.form].en
            _write_row(columns, number, (column.name, form, *column.title, *column.about))
    return content.getvalue()


def _write_row(sheet: Worksheet, number: int, cells: Iterable[Cell]) -> None:
    for place, cell in enumerate(cells):
        match cell:
            case "":
                pass
            case bool():
                sheet.write_string(number, place, "true" if cell else "false")
            case int():
                sheet.write_number(number, place, cell)
            case Decimal() if _is_sure(cell):
                sheet.write_number(number, place, float(cell))
            case Decimal():
                sheet.write_string(number, place, f"{cell:f}")
            case str():
                sheet.write_string(number, place, _clip(cell))


def _is_sure(number: Decimal) -> bool:
    """Whether a spreadsheet holds the number as it is."""
    return len(number.as_tuple().digits) <= _SURE_DIGITS and math.isfinite(float(number))


def _clip(text: str) -> str:
    """A cell holds no longer text."""
    return text if len(text) <= _MOST_CHARACTERS else text[: _MOST_CHARACTERS - 1] + "…"
