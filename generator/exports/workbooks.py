"""The list of published values as a workbook for spreadsheets: one table without merged cells, formulas or objects, and its columns described."""

import datetime as dt
import io
import math
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Final

import xlsxwriter

from generator.exports.csv_tables import whole_cells
from generator.exports.workbook_rows import (
    SURELY_FITS,
    PlacedCells,
    SheetCell,
    WorkbookFrame,
    clip_text,
    fill_frame,
    read_frame,
)
from generator.open_data.columns import COLUMNS, FORM_NAMES
from generator.open_data.rows import Cell, ValueRow

MOST_ROWS: Final = 1_048_575
"""So many rows below its head has a sheet at most (Excel specifications and limits)."""
_SURE_DIGITS: Final = 15
"""A spreadsheet keeps no more digits of a number."""
_NO_CLOCK: Final = dt.datetime(2000, 1, 1, tzinfo=dt.UTC).replace(tzinfo=None)
_FIGURES: Final = "xl/worksheets/sheet1.xml"
_COLUMNS: Final = "xl/worksheets/sheet2.xml"


def render_workbook(rows: Iterable[ValueRow], root: str) -> bytes:
    """The workbook: sheet ``figures`` with a row a value, sheet ``columns`` with a row a column. The same rows give the same bytes."""
    return fill_frame(_frame(), {_FIGURES: _figures(rows, root), _COLUMNS: _columns()})


@cache
def _frame() -> WorkbookFrame:
    """What is the same in every workbook."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"created": _NO_CLOCK})
        for name in ("figures", "columns"):
            book.add_worksheet(name).write_string(0, 0, name)
    return read_frame(content.getvalue())


def _figures(rows: Iterable[ValueRow], root: str) -> Iterator[PlacedCells]:
    yield _whole([column.name for column in COLUMNS])
    for row in rows:
        whole = whole_cells(row, root)
        places = [place for place, cell in enumerate(whole) if cell != ""]
        # Nearly all are short texts.
        cells = [
            cell if isinstance(cell := whole[place], str) and len(cell) <= SURELY_FITS else _cell(cell)
            for place in places
        ]
        yield PlacedCells(places, cells)


def _columns() -> Iterator[PlacedCells]:
    yield _whole(("name", "form", "title_ja", "title_en", "about_ja", "about_en"))
    for column in COLUMNS:
        yield _whole((column.name, FORM_NAMES[column.form].en, *column.title, *column.about))


def _whole(texts: Iterable[str]) -> PlacedCells:
    held = [(place, clip_text(text)) for place, text in enumerate(texts) if text]
    return PlacedCells([place for place, _ in held], [text for _, text in held])


def _cell(cell: Cell) -> SheetCell:
    """What a spreadsheet is given of a cell that holds anything."""
    match cell:
        case str():
            return clip_text(cell)
        case bool():
            return "true" if cell else "false"
        case Decimal():
            return float(cell) if _is_sure(cell) else f"{cell:f}"
        case int():
            return cell


def _is_sure(number: Decimal) -> bool:
    """Whether a spreadsheet holds the number as it is."""
    return len(number.as_tuple().digits) <= _SURE_DIGITS and math.isfinite(float(number))
