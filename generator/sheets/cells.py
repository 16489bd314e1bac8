"""A workbook of anybody as plain cells, with what a reader of values alone would not see: formulas, errors, merges, what is hidden."""

import datetime as dt
import html
import io
import re
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

LARGEST: Final = 20_000_000
"""Bytes of a workbook, and of each of its parts unpacked: a thousand rows need a fiftieth of it."""
_FURTHEST: Final = (20_000, 3)
"""Rows, and letters of a column, of the furthest cell: the reader makes room for every cell up to it."""
_LAST_ROW: Final = 1_048_576
"""The last row that a sheet has; one that is empty may lie there."""
_FILLED: Final = re.compile(rb"""<(?:\w+:)?c(?:\s[^>]*?)?\sr\s*=\s*["']([A-Za-z]*)([0-9]*)["'][^>]*(?<!/)>""")
_ROW: Final = re.compile(rb"""<(?:\w+:)?row\s(?:[^>]*?\s)?r\s*=\s*["']([0-9]*)["']""")
_ERROR: Final = re.compile(
    rb'<(?:\w+:)?c(\s[^>]*?\bt="e"[^>]*)>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<', re.DOTALL
)
_ANY_FORMULA: Final = re.compile(rb"[<:]f[\s/>]")
_FORMULA: Final = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3}[0-9]{1,7})"[^>]*>\s*<(?:\w+:)?f[\s/>]')
_HIDDEN_ROW: Final = re.compile(rb'<(?:\w+:)?row\s[^>]*?\bhidden="(?:1|true)"[^>]*>')
_HIDDEN_COLUMNS: Final = re.compile(rb'<(?:\w+:)?col\s[^>]*?\bhidden="(?:1|true)"[^>]*>')
_NO_BOOK: Final = "Excel ブック（.xlsx）として読めません"

CellValue: TypeAlias = "str | float | int | bool | dt.datetime | dt.date | dt.time | dt.timedelta"
DATES: Final = (dt.datetime, dt.date, dt.time, dt.timedelta)


class UnseenCells(NamedTuple):
    """The cells of a sheet that hold formulas, those that show an error, with it, and the rows and columns (from 0) that are not shown."""

    formulas: frozenset[str] = frozenset()
    errors: Mapping[str, str] = {}
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    hidden: bool = False


class OpenedBook(NamedTuple):
    """A workbook's sheets by their names, as they were read. ``merged`` are ranges: first and last row and column, from 0."""

    cells: Mapping[str, Sequence[Sequence[CellValue]]]
    merged: Mapping[str, Sequence[tuple[tuple[int, int], tuple[int, int]]]]
    unseen: Mapping[str, UnseenCells]


class UnreadableBookError(Exception):
    """Why a workbook cannot be read, in Japanese."""


class _FarCellError(ValueError):
    """A cell far from all others, by its name."""


def open_book(path: Path) -> OpenedBook:
    """Read all sheets. Raises :class:`UnreadableBookError`."""
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - a build has no use for it

    try:
        content = _read_content(path)
        unseen = _find_unseen(content)
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        read = {name: book.get_sheet_by_name(name) for name in book.sheet_names}
        cells = {name: sheet.to_python(skip_empty_area=False) for name, sheet in read.items()}
        return OpenedBook(cells, {name: sheet.merged_cell_ranges or [] for name, sheet in read.items()}, unseen)
    except _FarCellError as far:
        raise UnreadableBookError(f"表から遠く離れたセル {far} に記入があります") from None
    except FileNotFoundError:
        raise UnreadableBookError("ファイルがありません") from None
    except (CalamineError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, NotImplementedError) as fault:
        raise UnreadableBookError(_NO_BOOK) from fault
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":  # of the reader, which is written in Rust; it is no `Exception`
            raise
        raise UnreadableBookError(_NO_BOOK) from fault


def _read_content(path: Path) -> bytes:
    if path.exists() and path.stat().st_size > LARGEST:
        raise UnreadableBookError("20 MB を超えています")
    return path.read_bytes()


def is_merged(row: int, column: int, ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]) -> bool:
    """Whether a cell is part of one of the merged ranges."""
    return any(top <= row <= bottom and left <= column <= right for (top, left), (bottom, right) in ranges)


def column_name(number: int) -> str:
    """A column as spreadsheets call it, counted from 0: A, B, …, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _find_unseen(content: bytes) -> dict[str, UnseenCells]:
    """By sheet, what a reader of values does not tell: it gives what was computed last, and nothing for an error."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if any(part.file_size > 10 * LARGEST for part in archive.infolist()):
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
                hidden = _attribute(sheet, "state") in ("hidden", "veryHidden")
                found[html.unescape(_attribute(sheet, "name"))] = _unseen_in(text, hidden=hidden)
    return found


def _unseen_in(text: bytes, *, hidden: bool) -> UnseenCells:
    # Few sheets have any of it: to look for the cells takes far longer than to see that there are none.
    errors = _ERROR.findall(text) if b't="e"' in text else ()
    formulas = _FORMULA.findall(text) if _ANY_FORMULA.search(text) else ()
    rows = _HIDDEN_ROW.findall(text) if b"hidden=" in text else ()
    columns = _HIDDEN_COLUMNS.findall(text) if b"hidden=" in text else ()
    spans = [(_attribute(tag.decode(), "min"), _attribute(tag.decode(), "max")) for tag in columns]
    numbers = [_attribute(tag.decode(), "r") for tag in rows]
    return UnseenCells(
        frozenset(cell.decode() for cell in formulas),
        {_attribute(tag.decode(), "r"): value.decode() for tag, value in errors},
        frozenset(int(number) - 1 for number in numbers if number.isdecimal()),
        frozenset(
            column
            for first, last in spans
            if first.isdecimal() and last.isdecimal()
            for column in range(int(first) - 1, min(int(last), 1000))  # the rest of a sheet may be hidden as a whole
        ),
        hidden,
    )


def _find_far_cell(text: bytes) -> str:
    """A filled cell so far away that whoever reads the sheet runs out of memory; "" where there is none."""
    rows, letters = _FURTHEST
    far = (
        each
        for each in _FILLED.findall(text)
        if len(each[1]) > 6 or int(each[1] or 0) > rows or len(each[0]) >= letters
    )
    found = b"".join(next(far, (b"", b""))) or next(
        (row for row in _ROW.findall(text) if int(row[:9] or 0) > _LAST_ROW), b""
    )
    return found.decode()[:20]


def _attribute(tag: str, name: str) -> str:
    match = re.search(rf'\s{name}="([^"]*)"', tag)
    return match[1] if match else ""
