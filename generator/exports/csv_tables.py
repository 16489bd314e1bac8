"""The list of published values as CSV: UTF-8 with a byte order mark, one value a row, nothing that a spreadsheet would run as a formula."""

import csv
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from generator.open_data.columns import COLUMNS, Form
from generator.open_data.rows import Cell, ValueRow

BYTE_ORDER_MARK: Final = "\ufeff"
"""Spreadsheets take a file for UTF-8 by it. Descriptions of the file call the encoding ``utf-8``: the mark is part of no cell."""
GUARD: Final = "'"
_STARTS_FORMULA: Final = re.compile(r"[=+\-@\t\r＝＋－＠']")
_HARMLESS: Final = re.compile(r"[+-]?(?:\d[\d,]*(?:\.\d+)?%?)?")
ADDRESSES: Final = frozenset(place for place, column in enumerate(COLUMNS) if column.form is Form.ADDRESS)


def guard_text(text: str) -> str:
    """The text as a cell: with a ``'`` before it where a spreadsheet would read a formula, or where it begins with one itself.

    So whoever takes one ``'`` from the beginning of a cell has the text again. A number, and a sign alone (``-`` for no value), stay as
    they are. Rule: OWASP, CSV Injection.
    """
    if not _STARTS_FORMULA.match(text):
        return text
    plain = unicodedata.normalize("NFKC", text)
    return text if _HARMLESS.fullmatch(plain) else GUARD + text


def cell_text(cell: Cell) -> str:
    """A cell: numbers with their digits as published and no separators, ``true`` and ``false``, texts guarded."""
    match cell:
        case str():
            return guard_text(cell)
        case bool():
            return "true" if cell else "false"
        case int():
            return str(cell)
        case Decimal():
            return f"{cell:f}"


def whole_cells(row: ValueRow, root: str) -> list[Cell]:
    """The cells of a row in a table, where addresses are whole. ``root`` is the site's."""
    whole: list[Cell] = list(row)
    for place in ADDRESSES:
        whole[place] = f"{root}{row[place]}"
    return whole


def render_lines(rows: Iterable[ValueRow], root: str) -> list[str]:
    """The lines of a table, a row each, without its head."""
    lines: list[str] = []
    write = csv.writer(_Lines(lines), lineterminator="\n").writerow
    guarded = _Guarded()  # rows of one holder say much the same
    for row in rows:
        write([guarded[cell] if type(cell) is str else cell_text(cell) for cell in whole_cells(row, root)])
    return lines


class _Guarded(dict[str, str]):
    """Texts as cells, each looked at once."""

    def __missing__(self, text: str) -> str:
        told = self[text] = guard_text(text)
        return told


HEAD: Final = ",".join(column.name for column in COLUMNS) + "\n"


def render_csv(lines: Iterable[str]) -> bytes:
    """A whole file of such lines."""
    return "".join((BYTE_ORDER_MARK, HEAD, *lines)).encode()


HEAD_ALONE: Final = render_csv(())
"""A file without rows."""


class _Lines:
    """Takes a line at a time from the writer."""

    def __init__(self, lines: list[str]) -> None:
        self.write = lines.append
