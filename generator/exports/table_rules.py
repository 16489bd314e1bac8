"""The built tables held against the checklist of machine-readable tables, item by item, as they are read back from their bytes."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple

from generator.exports.csv_tables import BYTE_ORDER_MARK
from generator.open_data.checklist import ITEMS, CheckedItem
from generator.open_data.columns import BY_NAME, Form

_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")
_LAYOUT: Final = re.compile(r"\A[\s　]|[\s　]\Z|[\r\n\t]|[ 　]{2}")
_SHEET: Final = re.compile(r"xl/worksheets/sheet\d+\.xml")
_OBJECTS: Final = ("xl/drawings/", "xl/charts/", "xl/media/", "xl/embeddings/")
_MACHINE: Final = re.compile(
    "[\u2116\u2121\u2160-\u217f\u2211\u221f\u22bf\u2460-\u24ff\u301d\u301f\u3200-\u33ff\ue000-\uf8ff\uf900-\ufaff]"
)
"""What the vendors' sets 13, 89 to 92 and 115 to 119 of Shift_JIS hold (①, Ⅳ, ㈱, ㍻, №, 﨑), and private characters."""

Row = Mapping[str, str]


class _Read(NamedTuple):
    """The tables as read back: the table's head and rows, the parts of the workbook by name."""

    head: Sequence[str]
    rows: Sequence[Row]
    parts: Mapping[str, bytes]


def check_tables(table: bytes, workbook: bytes) -> tuple[CheckedItem, ...]:
    """What each item of the checklist finds in the CSV and the workbook (empty where there is none)."""
    read = _read(table, workbook)
    checked = []
    for number in ITEMS:
        faults = list(_CHECKS[number](read))
        checked.append(CheckedItem(number, len(faults), faults[0] if faults else ""))
    return tuple(checked)


def _read(table: bytes, workbook: bytes) -> _Read:
    reader = csv.DictReader(io.StringIO(table.decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK), newline=""))
    rows = [{name: cell or "" for name, cell in row.items() if name} for row in reader]
    parts: dict[str, bytes] = {}
    if zipfile.is_zipfile(io.BytesIO(workbook)):
        with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    elif workbook:
        parts = {"": workbook}
    return _Read(reader.fieldnames or (), rows, parts)


def _check_format(read: _Read) -> Iterator[str]:
    if not read.head:
        yield "figures.csv"
    if read.parts and "[Content_Types].xml" not in read.parts:
        yield "figures.xlsx"


def _check_one_datum(read: _Read) -> Iterator[str]:
    for row in read.rows:
        for name, cell in row.items():
            column = BY_NAME.get(name)
            if (
                cell
                and column is not None
                and ((column.codes and cell not in column.codes) or (name == "footnotes" and " " in cell))
            ):
                yield f"{name}: {cell}"


def _check_numbers(read: _Read) -> Iterator[str]:
    numeric = [name for name, column in BY_NAME.items() if column.form in {Form.NUMBER, Form.INTEGER}]
    for row in read.rows:
        for name in numeric:
            if row.get(name) and not _NUMBER.fullmatch(row[name]):
                yield f"{name}: {row[name]}"


def _check_merged(read: _Read) -> Iterator[str]:
    return _find_in_sheets(read, b"<mergeCell")


def _check_layout(read: _Read) -> Iterator[str]:
    for name, cell in _cells(read):
        if _LAYOUT.search(cell):
            yield f"{name}: {cell}"


def _check_names(read: _Read) -> Iterator[str]:
    if len(set(read.head)) != len(read.head) or not all(read.head):
        yield ",".join(read.head)
    required = [name for name, column in BY_NAME.items() if column.required]
    for row in read.rows:
        yield from (name for name in required if not row.get(name))


def _check_formulas(read: _Read) -> Iterator[str]:
    yield from _find_in_sheets(read, b"<f>")
    yield from _find_in_sheets(read, b"<f ")
    for name, cell in _cells(read):
        if cell.startswith(("=", "@")):
            yield f"{name}: {cell}"


def _check_objects(read: _Read) -> Iterator[str]:
    return (name for name in read.parts if name.startswith(_OBJECTS))


def _check_units(read: _Read) -> Iterator[str]:
    for row in read.rows:
        if any(row.get(name) for name in ("value", "value_low", "value_high")) and not row.get("unit"):
            yield row.get("id", "")


def _check_characters(read: _Read) -> Iterator[str]:
    for name, cell in _cells(read):
        if _MACHINE.search(cell):
            yield f"{name}: {cell}"


def _check_years(read: _Read) -> Iterator[str]:
    for row in read.rows:
        if not row.get("year") and not row.get("as_of"):
            yield row.get("id", "")


def _check_region(read: _Read) -> Iterator[str]:
    for row in read.rows:
        if not (row.get("municipality_code") and row.get("municipality_name")):
            yield row.get("id", "")


def _cells(read: _Read) -> Iterator[tuple[str, str]]:
    return ((name, cell) for row in read.rows for name, cell in row.items() if cell)


def _find_in_sheets(read: _Read, tag: bytes) -> Iterator[str]:
    return (name for name, part in read.parts.items() if _SHEET.fullmatch(name) and tag in part)


_CHECKS: Final[Mapping[str, Callable[[_Read], Iterator[str]]]] = MappingProxyType(
    {
        "1-1": _check_format,
        "1-2": _check_one_datum,
        "1-3": _check_numbers,
        "1-4": _check_merged,
        "1-5": _check_layout,
        "1-6": _check_names,
        "1-7": _check_formulas,
        "1-8": _check_objects,
        "1-9": _check_units,
        "1-10": _check_characters,
        "1-11": _check_years,
        "1-12": _check_region,
    }
)
