"""Workbooks of anybody as plain cells, with what a reader of values alone would not see: formulas, errors, merges, what is hidden.

Nothing of a workbook is unpacked or parsed here: ``book_reader`` does it in a process of its own, one for all workbooks of a command.
"""

import datetime as dt
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

from generator.load.inputs import Fault, InputFault, explain_cause, read_named
from generator.system.foreign_documents import ReaderBounds, read_all_foreign, whole_letters

LARGEST: Final = 20_000_000
"""Bytes of a workbook: a thousand rows need a fiftieth of it."""
_TOGETHER: Final = 40_000_000
"""Bytes of workbooks that one process is given: what is waiting is held in memory."""
_READER: Final = Path(__file__).with_name("book_reader.py")
_NO_BOOK: Final = "Excel ブック（.xlsx）として読めません"

CellValue: TypeAlias = "str | float | int | bool | dt.datetime | dt.date | dt.time | dt.timedelta"
DATES: Final = (dt.datetime, dt.date, dt.time, dt.timedelta)


class BookLimits(NamedTuple):
    """What reading one workbook may take."""

    unpacked: int = 100_000_000
    """Bytes of its XML when it is unpacked."""
    cells: int = 3_000_000
    """Cells up to the furthest one that holds anything, of all sheets."""
    characters: int = 10_000_000
    merged: int = 200_000
    """Cells that are merged with others."""
    seconds: int = 10
    memory: int = 1_500_000_000
    """Bytes, where the system can bound them (Windows and macOS cannot)."""


class UnseenCells(NamedTuple):
    """The cells of a sheet that hold formulas, those that show an error, with it, and the rows and columns (from 0) that are not shown. ``struck`` tells by cell what is struck out ("": all of it), ``formats`` how a number is shown."""

    formulas: frozenset[str] = frozenset()
    errors: Mapping[str, str] = {}
    rows: frozenset[int] = frozenset()
    columns: frozenset[int] = frozenset()
    hidden: bool = False
    struck: Mapping[str, str] = {}
    formats: Mapping[str, str] = {}


class OpenedBook(NamedTuple):
    """A workbook's sheets by their names, as they were read. ``comments`` are by the cells that bear them. ``merged`` are the cells that are merged with others: row and column, from 0."""

    cells: Mapping[str, Sequence[Sequence[CellValue]]]
    merged: Mapping[str, frozenset[tuple[int, int]]]
    unseen: Mapping[str, UnseenCells]
    comments: Mapping[str, Mapping[str, str]] = {}
    shapes: Mapping[str, Sequence[tuple[str, str]]] = {}  # cells with the texts of shapes near them
    margins: Mapping[str, Sequence[str]] = {}  # headers and footers, with their codes


class UnreadableBookError(Exception):
    """Why a workbook cannot be read, in Japanese."""


def open_book(path: Path, limits: BookLimits = BookLimits()) -> OpenedBook:  # noqa: B008 - frozen
    """Read all sheets. Raises :class:`UnreadableBookError`."""
    (opened,) = open_books([path], limits)
    if isinstance(opened, UnreadableBookError):
        raise opened
    return opened


def open_books(
    paths: Sequence[Path],
    limits: BookLimits = BookLimits(),  # noqa: B008 - frozen
) -> Iterator[OpenedBook | UnreadableBookError]:
    """Read all sheets of each workbook, in their order; why one cannot be read concerns that one alone."""
    waiting: list[bytes | UnreadableBookError] = []
    size = 0
    for path in paths:
        waiting.append(_read_content(path))
        size += len(waiting[-1]) if isinstance(waiting[-1], bytes) else 0
        if size > _TOGETHER:
            yield from _open_together(waiting, limits)
            waiting, size = [], 0
    yield from _open_together(waiting, limits)


def _read_content(path: Path) -> bytes | UnreadableBookError:
    """The bytes of a file; a link that was given is followed, and whatever else it leads to holds nothing up."""
    real = Path(os.path.realpath(path))
    content = read_named(real.parent, real.name, LARGEST)
    if content is None:
        return UnreadableBookError("ファイルがありません")
    if isinstance(content, InputFault):
        return UnreadableBookError("20 MB を超えています" if content.fault is Fault.SIZE else content.cause)
    return content


def _open_together(
    contents: Sequence[bytes | UnreadableBookError], limits: BookLimits
) -> Iterator[OpenedBook | UnreadableBookError]:
    bounds = ReaderBounds(limits.memory, limits.seconds)
    own = (limits.unpacked, limits.cells, limits.characters, limits.merged)
    given = [each for each in contents if isinstance(each, bytes)]
    try:
        answers = iter(read_all_foreign(_READER, given, bounds, own))
    except OSError as fault:
        answers = iter([{"fault": "not-started", "cause": explain_cause(fault)}] * len(given))
    for each in contents:
        yield each if isinstance(each, UnreadableBookError) else _take_book(next(answers), limits)


def _take_book(answer: Mapping[str, Any], limits: BookLimits) -> OpenedBook | UnreadableBookError:
    sheets = answer.get("sheets")
    if sheets is None:
        cause = _FAULTS.get(str(answer.get("fault")), _FAULTS["ended"])
        told = whole_letters(str(answer.get("cause", "")))[:100]
        return UnreadableBookError(cause.format(told=told, **limits._asdict()))
    return OpenedBook(
        {sheet["name"]: _take_cells(sheet) for sheet in sheets},
        {sheet["name"]: frozenset(_take_merged(sheet["merged"])) for sheet in sheets},
        {sheet["name"]: _take_unseen(sheet) for sheet in sheets},
        {sheet["name"]: sheet["comments"] for sheet in sheets},
        {sheet["name"]: [(cell, text) for cell, text in sheet["shapes"]] for sheet in sheets},
        {sheet["name"]: sheet["margins"] for sheet in sheets},
    )


def _take_cells(sheet: Mapping[str, Any]) -> Sequence[Sequence[CellValue]]:
    rows: list[list[CellValue]] = sheet["cells"]
    for row, column, kind in sheet["dates"]:
        rows[row][column] = _KINDS[kind](rows[row][column])
    return rows


_KINDS: Final[Mapping[str, Any]] = {
    "datetime": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "timedelta": lambda seconds: dt.timedelta(seconds=seconds),
}


def _take_merged(ranges: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    for top, left, bottom, right in ranges:
        yield from ((row, column) for row in range(top, bottom + 1) for column in range(left, right + 1))


def _take_unseen(sheet: Mapping[str, Any]) -> UnseenCells:
    formulas, rows, columns = (frozenset(sheet[each]) for each in ("formulas", "rows", "columns"))
    return UnseenCells(formulas, sheet["errors"], rows, columns, sheet["hidden"], sheet["struck"], sheet["formats"])


_FAULTS: Final = {
    "empty": "ファイルが空です",
    "no-book": _NO_BOOK,
    "broken": _NO_BOOK,
    "nesting": _NO_BOOK,
    "old-excel": "古い形の Excel ブック（.xls）です",
    "password": "開くにはパスワードが要ります",
    "macros": "プログラム（マクロ）が入っています",
    "unpacked": "広げると、上限の {unpacked:,} バイトを超えるか、中のファイルが多すぎます",
    "coding": "中の文字コードが UTF-8 ではありません",
    "twice": "同じ名前のシート「{told}」が二つあります",
    "far": "表から遠く離れたセル {told} に記入があります",
    "cells": "シートかセルが多すぎます。上限は {cells:,} セル、{characters:,} 字です",
    "merges": "結合されたセルが {merged:,} を超えています",
    "lost": "「{told}」を確かに読み取れません",
    "memory": "読み取りに使うメモリーが、上限の {memory:,} バイトを超えました",
    "time": "読み取りが {seconds:,} 秒たっても終わりません",
    "not-started": "表を読むプログラムを動かせません（{told}）",
    "ended": "読み取りの途中でプログラムが止まりました。時間かメモリーの上限を超えたのかもしれません",
}
