"""A workbook that came back, as plain cells: every row by its key, with what a reader of values alone would not see (formulas, merges)."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.problems.problem import Problem, problem, whole_file
from generator.sheets.cell_texts import is_confirmation, text_of
from generator.sheets.cells import CellValue, OpenedBook, UnreadableBookError, UnseenCells, open_books
from generator.sheets.layouts import SheetLayout, find_layouts, name_of_cell, plain_layout, rows_below
from generator.sheets.notes import Note, find_notes
from generator.sheets.rows import FIELDS, VERSION, RowAnswer, SheetKind
from generator.sheets.strays import Stray, find_strays
from generator.sheets.unreadable import explain_unreadable
from generator.sheets.workbooks import FIXED, SENT, sent_answer


class SentRow(NamedTuple):
    """A row as it was sent.

    Of a workbook that went back, as digests: the cells it was sent with (``filled``), those of the workbooks that it was made from (``came``).
    ``asked``: the rules by which something was asked about it, and on the next line the question; "" where nothing was.
    """

    kind: SheetKind
    key: str
    hash: str
    answer: RowAnswer
    filled: str = ""
    came: frozenset[str] = frozenset()
    asked: str = ""


class ReturnedRow(NamedTuple):
    """A row that came back. ``number`` counts from 0; ``shown`` are its locked cells ("" where the column is gone), ``hash`` what stands in the hidden column."""

    sheet: str
    number: int
    kind: SheetKind
    key: str
    hash: str
    shown: tuple[str, ...]
    cells: Mapping[str, CellValue]
    formulas: frozenset[str]
    merged: frozenset[str]
    hidden: bool = False
    struck: Mapping[str, str] = {}  # by field, what is struck out
    formats: Mapping[str, str] = {}  # by field, how a number is shown
    laid_out: SheetLayout | None = None
    loose: tuple[
        tuple[str, str], ...
    ] = ()  # where no answer can be taken: cells under no certain head, with their texts

    @property
    def layout(self) -> SheetLayout:
        """Where the columns of its sheet stand."""
        return self.laid_out or plain_layout(self.kind)

    def cell(self, field: str) -> str:
        """The name of a field's cell in the workbook as it came: I3."""
        return self.layout.cell(self.number, field)

    def remark(self) -> str:
        """The remark, as it was typed."""
        return text_of(self.cells.get("remark", ""))

    def is_confirmed(self) -> bool:
        """Whether the department says that it has looked at the row: 確認済み."""
        return is_confirmation(self.remark())

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
    strays: tuple[Stray, ...] = ()
    notes: tuple[Note, ...] = ()

    @property
    def generation(self) -> int:
        """How often it went back with questions: 0 of a workbook as it was handed out."""
        number = self.stamp.get("kokai_return", "")
        return int(number) if number.isascii() and number.isdecimal() else 0

    @property
    def asks(self) -> tuple[str, ...]:
        """What it is about: alike of all workbooks of a department for a round."""
        return tuple(self.stamp.get(f"kokai_{name}", "") for name in ("round", "municipality", "department", "plans"))


def read_books(paths: Sequence[Path]) -> Iterator[Book | Problem]:
    """Read workbooks from disk; in the place of one the problem where it cannot be read or is none of ours."""
    for path, opened in zip(paths, open_books(paths), strict=True):
        if isinstance(opened, UnreadableBookError):
            yield tell_unreadable(path, opened)
        else:
            yield _take_book(path, opened)


def _take_book(path: Path, opened: OpenedBook) -> Book | Problem:
    cells = opened.cells
    sent = next((each for each in cells.values() if each and each[0] and each[0][0] == "kokai:sent"), None)
    stamp = {str(row[1]): str(row[2]) for row in sent or () if len(row) > 2 and row[0] == "stamp"}
    strange = _find_strange(stamp)
    if sent is None or strange:
        return problem("K851", whole_file(str(path)), file=path.name, cause=strange)
    known = tuple(_sent_rows(sent))
    layouts = find_layouts(
        {name: rows for name, rows in cells.items() if rows is not sent},
        {row.key: (row.kind, row.hash) for row in known},
        is_old=not any(row and row[0] == FIXED for row in sent),
    )
    codes = {row.key: row.hash for row in known}
    rows: list[ReturnedRow] = []
    sheets: dict[SheetKind, str] = {}
    for name, layout in layouts.items():
        if layout is not None:
            sheets.setdefault(layout.kind, name)
            unseen = opened.unseen.get(name, UnseenCells())
            rows += _rows_of(name, layout, cells[name], unseen, opened.merged[name])
    rows = _known_rows([_with_code(row, codes) for row in rows], known)
    strays = tuple(find_strays(opened, layouts, sent))
    return Book(str(path), stamp, known, tuple(rows), sheets, strays, tuple(find_notes(cells, sent)))


def tell_unreadable(path: Path, cause: object, hint: str = "") -> Problem:
    """Why a workbook, or a folder of CSV files, cannot be read. One that is not there is told as such."""
    if not os.path.lexists(path):  # a link to nothing is there
        cause, hint = "そのファイルがありません", "ファイルの名前と、置いてあるフォルダーを確かめてください。"
    elif not hint:
        cause, hint = explain_unreadable(path, cause)
    return problem("K850", whole_file(str(path)), file=path.name, cause=cause, mend_hint=hint)


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
            filled, came, asked, *_ = (*texts[4 + len(FIELDS) :], "", "", "")
            answer = sent_answer(texts[4:])
            yield SentRow(SheetKind[texts[1]], texts[2], texts[3], answer, filled, frozenset(came.split()), asked)


def _with_code(row: ReturnedRow, codes: Mapping[str, str]) -> ReturnedRow:
    """A row of a sheet whose hidden column on the right is gone, with the code that it was sent with: its locked cells still have to be those of the code."""
    return row._replace(hash=codes.get(row.key, "")) if row.layout.hash is None else row


def _known_rows(rows: Sequence[ReturnedRow], sent: Sequence[SentRow]) -> list[ReturnedRow]:
    """The rows, those without a key with that of the row that was sent with their code and is nowhere else: the code is made of the key."""
    there = Counter(row.key or row.hash for row in rows)
    lost = {row.hash: row.key for row in sent if row.key not in there and there[row.hash] == 1}
    return [row if row.key else row._replace(key=lost.get(row.hash, "")) for row in rows]


def _rows_of(
    name: str,
    layout: SheetLayout,
    cells: Sequence[Sequence[CellValue]],
    unseen: UnseenCells,
    merged: frozenset[tuple[int, int]],
) -> Iterator[ReturnedRow]:
    columns = layout.fields
    for number, row in rows_below(layout, cells):
        names = {field: name_of_cell(number, column) for field, column in columns.items()}
        own = {field: unseen.errors.get(names[field], _at(row, column)) for field, column in columns.items()}
        found = ReturnedRow(
            name,
            number,
            layout.kind,
            str(_at(row, layout.key)),
            str(_at(row, layout.hash)),
            tuple(str(_at(row, column)) for column in layout.shown),
            own,
            frozenset(field for field, name in names.items() if name in unseen.formulas),
            frozenset(field for field, column in columns.items() if (number, column) in merged),
            number in unseen.rows or unseen.hidden,
            {field: unseen.struck[name] for field, name in names.items() if name in unseen.struck},
            {field: unseen.formats[name] for field, name in names.items() if name in unseen.formats},
            layout,
            tuple(_loose(layout, number, row)) if layout.unclear else (),
        )
        if found.key or not found.is_empty():
            yield found


def _at(row: Sequence[CellValue], column: int | None) -> CellValue:
    return row[column] if column is not None and column < len(row) else ""


def _loose(layout: SheetLayout, number: int, row: Sequence[CellValue]) -> Iterator[tuple[str, str]]:
    known = {layout.key, layout.hash, *layout.shown}
    for column, cell in enumerate(row):
        if column not in known and text_of(cell):
            yield name_of_cell(number, column), text_of(cell)
