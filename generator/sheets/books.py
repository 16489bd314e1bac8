"""A workbook that came back, as plain cells: every row by its key, with what a reader of values alone would not see (formulas, merges)."""

import datetime as dt
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.problems.problem import Problem, problem, whole_file
from generator.sheets.rows import VERSION, RowAnswer, SheetKind
from generator.sheets.workbooks import (
    FIRST_ROW,
    SENT,
    SHOWN,
    CellValue,
    column_of,
    fields_of,
    hash_column,
    marker_of,
    sent_answer,
)

_LARGEST: Final = 20_000_000
"""Bytes of a workbook, and of each of its parts unpacked: a thousand rows need a fiftieth of it."""
_FURTHEST: Final = (20_000, 3)
"""Rows, and letters of a column, of the furthest cell: the reader makes room for every cell up to it."""
_FILLED: Final = re.compile(rb'<(?:\w+:)?c(?:\s[^>]*?)?\sr="([A-Z]*)([0-9]*)"[^>]*[^/]>')
_ERROR: Final = re.compile(
    rb'<(?:\w+:)?c(\s[^>]*?\bt="e"[^>]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<', re.DOTALL
)
_ANY_FORMULA: Final = re.compile(rb"[<:]f[\s/>]")
_FORMULA: Final = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f[\s/>]')


class SentRow(NamedTuple):
    """A row as it was sent."""

    kind: SheetKind
    key: str
    hash: str
    answer: RowAnswer


class ReturnedRow(NamedTuple):
    """A row that came back. ``number`` counts from 0; ``shown`` are its locked cells, ``hash`` what stands in the hidden column."""

    sheet: str
    number: int
    kind: SheetKind
    key: str
    hash: str
    shown: tuple[str, ...]
    cells: Mapping[str, CellValue]
    formulas: frozenset[str]
    merged: frozenset[str]

    def cell(self, field: str) -> str:
        """The name of a field's cell: I3."""
        return f"{column_name(column_of(self.kind, field))}{self.number + 1}"

    def is_empty(self) -> bool:
        """Whether no cell that may be filled in holds anything."""
        return not any(str(value).strip() for value in self.cells.values()) and not self.formulas


class Book(NamedTuple):
    """A workbook that came back."""

    file: str
    stamp: Mapping[str, str]
    sent: tuple[SentRow, ...]
    rows: tuple[ReturnedRow, ...]
    sheets: Mapping[SheetKind, str]  # the names that the sheets bear now


class _Unseen(NamedTuple):
    """The cells of a sheet that hold formulas, and those that show an error, with it."""

    formulas: frozenset[str]
    errors: Mapping[str, str]


_NO_BOOK: Final = "Excel ブック（.xlsx）として読めません"
_NOTHING_UNSEEN: Final = _Unseen(frozenset(), {})


class _Opened(NamedTuple):
    """A workbook's sheets by their names, as they were read."""

    cells: Mapping[str, Sequence[Sequence[CellValue]]]
    merged: Mapping[str, Sequence[tuple[tuple[int, int], tuple[int, int]]]]
    unseen: Mapping[str, _Unseen]


class _UnreadableError(Exception):
    """Why a workbook cannot be read, in Japanese."""


def _open(path: Path) -> _Opened:
    """Read all sheets. Raises ``_UnreadableError``."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - a build has no use for it

    try:
        content = path.read_bytes()
        unseen = _find_unseen(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        read = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
        cells = {name: sheet.to_python(skip_empty_area=False) for name, sheet in read.items()}
        return _Opened(cells, {name: sheet.merged_cell_ranges or [] for name, sheet in read.items()}, unseen)
    except _FarCellError as far:
        raise _UnreadableError(f"表から遠く離れたセル {far} に記入があります") from None
    except FileNotFoundError:
        raise _UnreadableError("ファイルがありません") from None
    except (CalamineError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, NotImplementedError) as fault:
        raise _UnreadableError(_NO_BOOK) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # of the reader, which is written in Rust; it is no `Exception`
            raise
        raise _UnreadableError(_NO_BOOK) from fault


def read_book(path: Path) -> Book | Problem:
    """Read a workbook from disk; the problem where it cannot be read or is none of ours."""
    try:
        if path.exists() and path.stat().st_size > _LARGEST:
            return problem("K850", whole_file(str(path)), file=path.name, cause="20 MB を超えています")
        opened = _open(path)
    except _UnreadableError as fault:
        return problem("K850", whole_file(str(path)), file=path.name, cause=fault)
    cells = opened.cells
    sent = next((each for each in cells.values() if each and each[0] and each[0][0] == "kokai:sent"), None)
    stamp = {str(row[1]): str(row[2]) for row in sent or () if len(row) > 2 and row[0] == "stamp"}
    strange = _find_strange(stamp)
    if sent is None or strange:
        return problem("K851", whole_file(str(path)), file=path.name, cause=strange)
    markers = {marker_of(kind): kind for kind in SheetKind}
    found = {name: markers.get(str(rows[0][0])) for name, rows in cells.items() if rows and rows[0]}
    rows: list[ReturnedRow] = []
    sheets: dict[SheetKind, str] = {}
    for name, kind in found.items():
        if kind is not None:
            sheets.setdefault(kind, name)
            rows += _rows_of(name, kind, cells[name], opened.unseen.get(name, _NOTHING_UNSEEN), opened.merged[name])
    return Book(str(path), stamp, tuple(_sent_rows(sent)), tuple(rows), sheets)


def _find_strange(stamp: Mapping[str, str]) -> str:
    """Why a workbook is none of ours, "" where it is."""
    if not stamp:
        return f"隠れたシート「{SENT}」がありません"
    if stamp.get("kokai_version") != VERSION:
        return "このプログラムとは違う版の表です"
    return "" if stamp.get("kokai_round") and stamp.get("kokai_plans") else "回と計画の印がありません"


def _sent_rows(sent: Sequence[Sequence[CellValue]]) -> Iterator[SentRow]:
    for row in sent:
        texts = [str(cell) for cell in row]
        if len(texts) > 3 and texts[0] == "row" and texts[1] in SheetKind.__members__:
            yield SentRow(SheetKind[texts[1]], texts[2], texts[3], sent_answer(texts[4:]))


def _rows_of(
    name: str,
    kind: SheetKind,
    cells: Sequence[Sequence[CellValue]],
    unseen: _Unseen,
    merged: Sequence[tuple[tuple[int, int], tuple[int, int]]],
) -> Iterator[ReturnedRow]:
    last = hash_column(kind)
    columns = {field: column_of(kind, field) for field in fields_of(kind)}
    letters = {field: column_name(column) for field, column in columns.items()}
    for number, row in enumerate(cells[FIRST_ROW:], FIRST_ROW):
        padded = [*row, *[""] * (last + 1 - len(row))]
        names = {field: f"{letter}{number + 1}" for field, letter in letters.items()}
        own = {field: unseen.errors.get(names[field], padded[column]) for field, column in columns.items()}
        found = ReturnedRow(
            name,
            number,
            kind,
            str(padded[0]),
            str(padded[last]),
            tuple(str(cell) for cell in padded[1 : 1 + len(SHOWN[kind])]),
            own,
            frozenset(field for field, name in names.items() if name in unseen.formulas),
            frozenset(field for field, column in columns.items() if _is_merged(number, column, merged)),
        )
        if found.key or not found.is_empty():
            yield found


def _is_merged(row: int, column: int, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    return any(top <= row <= bottom and left <= column <= right for (top, left), (bottom, right) in ranges)


def column_name(number: int) -> str:
    """A column as spreadsheets call it, counted from 0: A, B, …, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _find_unseen(content: bytes) -> dict[str, _Unseen]:
    """By sheet, what a reader of values does not tell: it gives what was computed last, and nothing for an error."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if any(part.file_size > 10 * _LARGEST for part in archive.infolist()):
            raise ValueError("too large")
        book = archive.read("xl/workbook.xml").decode(errors="replace")
        ties = archive.read("xl/_rels/workbook.xml.rels").decode(errors="replace")
        targets = {}
        for tie in re.findall(r"<(?:\w+:)?Relationship\s[^>]*>", ties):
            targets[_attribute(tie, "Id")] = _attribute(tie, "Target")
        found = {}
        for sheet in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", book):
            target = targets.get(_attribute(sheet, r"\w+:id"), "")
            part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            if part in archive.namelist():
                text = archive.read(part)
                if far := _find_far_cell(text):
                    raise _FarCellError(far)
                # Few sheets have either: to look for the cells takes far longer than to see that there are none.
                errors = _ERROR.findall(text) if b't="e"' in text else ()
                formulas = _FORMULA.findall(text) if _ANY_FORMULA.search(text) else ()
                found[html.unescape(_attribute(sheet, "name"))] = _Unseen(
                    frozenset(cell.decode() for cell in formulas),
                    {_attribute(tag.decode(), "r"): value.decode() for tag, value in errors},
                )
    return found


class _FarCellError(ValueError):
    """A cell far from all others, by its name."""


def _find_far_cell(text: bytes) -> str:
    """A filled cell so far away that whoever reads the sheet runs out of memory; "" where there is none."""
    rows, letters = _FURTHEST
    far = (
        each
        for each in _FILLED.findall(text)
        if len(each[1]) > 6 or int(each[1] or 0) > rows or len(each[0]) >= letters
    )
    return b"".join(next(far, (b"", b""))).decode()[:20]


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf'\s{name}="([^"]*)"', tag)
    return match[1] if match else ""


DATES: Final = (dt.datetime, dt.date, dt.time, dt.timedelta)
