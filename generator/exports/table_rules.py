"""The built tables held against the checklist of machine-readable tables, item by item, as they are read back from their bytes."""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

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

_BETWEEN: Final = "\0"
_SUSPECT: Final = re.compile(f"\0[\\s\u3000=@]|[\\s\u3000]\0|[\r\n\t]|[ \u3000]{{2}}|{_MACHINE.pattern}")
"""Cells with this sign between them, and around each, of which one has a bad layout, begins a formula or holds characters that depend on the machine."""

Row: TypeAlias = Mapping[str, str]
"""The cells that hold anything, by their columns."""
NamedCell: TypeAlias = tuple[str, str]
"""A cell with its column."""
Faults: TypeAlias = dict[str, tuple[int, str]]
"""Of the items at which anything is at fault: how many cells or files, and the first of them."""


class _Files(NamedTuple):
    """What is read back of the files but for rows: the table's head, the parts of the workbook by name."""

    head: Sequence[str]
    parts: Mapping[str, bytes]


def check_tables(table: bytes, workbook: bytes) -> tuple[CheckedItem, ...]:
    """What each item of the checklist finds in the CSV and the workbook (empty where there is none)."""
    head, mark, lines = table.decode("utf-8", "replace").partition("\n")
    return sum_up([check_files(f"{head}{mark}".encode(), workbook), check_lines([lines])])


def check_files(head: bytes, workbook: bytes) -> Faults:
    """What is at fault in the head of the CSV (a file without rows) and in the workbook (empty where there is none)."""
    reader = csv.DictReader(io.StringIO(head.decode("utf-8", "replace").removeprefix(BYTE_ORDER_MARK), newline=""))
    parts: dict[str, bytes] = {}
    if zipfile.is_zipfile(io.BytesIO(workbook)):
        with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
    elif workbook:
        parts = {"": workbook}
    read = _Files(reader.fieldnames or (), parts)
    return _count({number: check(read) for number, check in _CHECKS_OF_FILES.items()})


def check_lines(lines: Iterable[str]) -> Faults:
    """What is at fault in lines of the CSV below its head."""
    reader = csv.reader(io.StringIO("".join(lines), newline=""))
    rows = [{name: cell for name, cell in zip(BY_NAME, cells, strict=False) if cell} for cells in reader if cells]
    suspects = list(_suspects(rows))
    found = {number: check(rows) for number, check in _CHECKS_OF_ROWS.items()}
    return _count(found | {number: check(suspects) for number, check in _CHECKS_OF_CELLS.items()})


def sum_up(found: Iterable[Faults]) -> tuple[CheckedItem, ...]:
    """What each item of the checklist finds in the files and in all their lines, in their order."""
    held = list(found)
    checked = []
    for number in ITEMS:
        told = [faults[number] for faults in held if number in faults]
        checked.append(CheckedItem(number, sum(count for count, _ in told), told[0][1] if told else ""))
    return tuple(checked)


def _count(found: Mapping[str, Iterator[str]]) -> Faults:
    """Of each item with a fault, how many there are and the first."""
    told: Faults = {}
    for number, faults in found.items():
        first = next(faults, None)
        if first is not None:
            told[number] = 1 + sum(1 for _ in faults), first
    return told


def _check_format(read: _Files) -> Iterator[str]:
    if not read.head:
        yield "figures.csv"
    if read.parts and "[Content_Types].xml" not in read.parts:
        yield "figures.xlsx"


def _check_merged(read: _Files) -> Iterator[str]:
    return _find_in_sheets(read, b"<mergeCell")


def _check_head(read: _Files) -> Iterator[str]:
    if tuple(read.head) != tuple(BY_NAME) or not all(read.head):
        yield ",".join(read.head)


def _check_formulas_of_sheets(read: _Files) -> Iterator[str]:
    yield from _find_in_sheets(read, b"<f>")
    yield from _find_in_sheets(read, b"<f ")


def _check_objects(read: _Files) -> Iterator[str]:
    return (name for name in read.parts if name.startswith(_OBJECTS))


def _find_in_sheets(read: _Files, tag: bytes) -> Iterator[str]:
    return (name for name, part in read.parts.items() if _SHEET.fullmatch(name) and tag in part)


def _check_one_datum(rows: Sequence[Row]) -> Iterator[str]:
    coded = {name: column.codes for name, column in BY_NAME.items() if column.codes}
    for row in rows:
        for name, cell in row.items():
            if (name in coded and cell not in coded[name]) or (name == "footnotes" and " " in cell):
                yield f"{name}: {cell}"


def _check_numbers(rows: Sequence[Row]) -> Iterator[str]:
    numeric = [name for name, column in BY_NAME.items() if column.form in {Form.NUMBER, Form.INTEGER}]
    for row in rows:
        for name in numeric:
            if name in row and not _NUMBER.fullmatch(row[name]):
                yield f"{name}: {row[name]}"


def _check_layout(cells: Sequence[NamedCell]) -> Iterator[str]:
    for name, cell in cells:
        if _LAYOUT.search(cell):
            yield f"{name}: {cell}"


def _check_names(rows: Sequence[Row]) -> Iterator[str]:
    required = [name for name, column in BY_NAME.items() if column.required]
    for row in rows:
        yield from (name for name in required if name not in row)


def _check_formulas(cells: Sequence[NamedCell]) -> Iterator[str]:
    for name, cell in cells:
        if cell.startswith(("=", "@")):
            yield f"{name}: {cell}"


def _check_units(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if "unit" not in row and any(name in row for name in ("value", "value_low", "value_high")):
            yield row.get("id", "")


def _check_characters(cells: Sequence[NamedCell]) -> Iterator[str]:
    for name, cell in cells:
        if _MACHINE.search(cell):
            yield f"{name}: {cell}"


def _check_years(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if "year" not in row and "as_of" not in row:
            yield row.get("id", "")


def _check_region(rows: Sequence[Row]) -> Iterator[str]:
    for row in rows:
        if "municipality_code" not in row or "municipality_name" not in row:
            yield row.get("id", "")


def _suspects(rows: Sequence[Row]) -> Iterator[NamedCell]:
    """The cells that may be at fault in themselves. Rows of one plan say much the same: each cell is looked at once, and nearly always all together."""
    cells = {cell for row in rows for cell in row.values()}
    if not _SUSPECT.search(_BETWEEN.join(("", *cells, ""))):
        return
    bad = {cell for cell in cells if _SUSPECT.search(f"{_BETWEEN}{cell}{_BETWEEN}")}
    for row in rows:
        yield from (named for named in row.items() if named[1] in bad)


_CHECKS_OF_FILES: Final[Mapping[str, Callable[[_Files], Iterator[str]]]] = MappingProxyType(
    {
        "1-1": _check_format,
        "1-4": _check_merged,
        "1-6": _check_head,
        "1-7": _check_formulas_of_sheets,
        "1-8": _check_objects,
    }
)
_CHECKS_OF_ROWS: Final[Mapping[str, Callable[[Sequence[Row]], Iterator[str]]]] = MappingProxyType(
    {
        "1-2": _check_one_datum,
        "1-3": _check_numbers,
        "1-6": _check_names,
        "1-9": _check_units,
        "1-11": _check_years,
        "1-12": _check_region,
    }
)
_CHECKS_OF_CELLS: Final[Mapping[str, Callable[[Sequence[NamedCell]], Iterator[str]]]] = MappingProxyType(
    {"1-5": _check_layout, "1-7": _check_formulas, "1-10": _check_characters}
)
