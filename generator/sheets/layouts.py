"""Where the rows and columns of a returned sheet stand: by their heads, whatever was moved, or put in above and between them.

A sheet as it was handed out is read as such, also where somebody has written over a head. Of any other each head has to stand there once.
Where one of an answer is gone or stands there twice, nobody knows which column is which: then nothing is taken.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from generator.sheets.cell_texts import text_of, without_blanks
from generator.sheets.cells import CellValue
from generator.sheets.rows import SheetKind
from generator.sheets.workbooks import HEAD_ROW, SHOWN, fields_of, hash_column, marker_of, title_of

IDENTITY: Final = {SheetKind.FIGURES: 4, SheetKind.TEXTS: 2, SheetKind.MONEY: 2}
"""How many of the locked cells say what a row is about; the others show earlier values."""
_FEWEST: Final = 2
"""So many heads make a row the one of the heads: a single one may be somebody's word (備考)."""
_GONE: Final = -1
"""The hidden column on the left, where somebody deleted it: the others begin as if it stood there."""
_MARKERS: Final = {marker_of(kind): kind for kind in SheetKind}


class SheetLayout(NamedTuple):
    """The columns of a sheet, from 0, and the row of its heads. A hidden or locked one that is gone is None; ``unclear`` tells why no answer can be taken, "" where all may be."""

    kind: SheetKind
    head: int
    key: int | None
    shown: tuple[int | None, ...]
    fields: Mapping[str, int]
    hash: int | None
    unclear: str = ""

    def cell(self, number: int, field: str) -> str:
        """The name of a field's cell in a row from 0; of a field that is gone that of the first that is there."""
        column = self.fields.get(field, self.fields.get("wording", min(self.fields.values(), default=0)))
        return name_of_cell(number, column)

    @property
    def columns(self) -> frozenset[int]:
        """All that are known."""
        own = (self.key, self.hash, *self.shown, *self.fields.values())
        return frozenset(each for each in own if each is not None)


def name_of_cell(number: int, column: int) -> str:
    """The name of the cell in a row and a column from 0: I3."""
    return f"{xl_col_to_name(column)}{number + 1}"


def plain_layout(kind: SheetKind, key: int = 0, top: int = 0) -> SheetLayout:
    """A sheet as it was handed out, from the cell of its marker on."""
    own = range(key + 1, key + 1 + len(SHOWN[kind]))
    fields = {field: own.stop + number for number, field in enumerate(fields_of(kind))}
    return SheetLayout(kind, top + HEAD_ROW, key, tuple(own), fields, key + hash_column(kind))


def find_layouts(
    sheets: Mapping[str, Sequence[Sequence[CellValue]]],
    sent: Mapping[str, tuple[SheetKind, str]],
    *,
    is_old: bool = False,
) -> dict[str, SheetLayout | None]:
    """The layout of each sheet, None of one that has no rows of ours. ``sent`` tells by the keys of rows their kinds and codes; ``is_old``: the workbook does not tell its heads."""
    marks = {name: _find_marker(rows) for name, rows in sheets.items()}
    known = {mark.kind for mark in marks.values() if mark is not None}
    codes = {code for _, code in sent.values()}
    signs = {sign: kind for key, (kind, code) in sent.items() if kind not in known for sign in (key, code)}
    found: dict[str, SheetLayout | None] = {}
    for name, rows in sheets.items():
        mark = marks[name] or (None if is_old else _find_rows(rows, signs, codes))
        found[name] = None if mark is None else _lay_out(mark, rows, codes, is_old=is_old)
    return found


class _Mark(NamedTuple):
    """A sheet's kind, and the row and column from 0 of what tells it."""

    kind: SheetKind
    row: int
    column: int


def _find_marker(rows: Sequence[Sequence[CellValue]]) -> _Mark | None:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell in _MARKERS:
                return _Mark(_MARKERS[cell], number, column)
    return None


def _find_rows(
    rows: Sequence[Sequence[CellValue]], kinds: Mapping[str, SheetKind], codes: Collection[str]
) -> _Mark | None:
    """Of a sheet that has lost its marker, with its title or with the hidden column on the left: by what else is hidden in its rows, if its heads are there."""
    counted = Counter(
        (cell in codes, column, kinds[cell])
        for row in rows
        for column, cell in enumerate(row)
        if isinstance(cell, str) and cell in kinds
    )
    for is_code, column, kind in sorted(counted, key=lambda each: each[:2]):
        if _find_head(rows, _heads_of(kind)) is not None:
            return _Mark(kind, -1, _GONE if is_code else column)
    return None


def _lay_out(mark: _Mark, rows: Sequence[Sequence[CellValue]], codes: Collection[str], *, is_old: bool) -> SheetLayout:
    plain = plain_layout(mark.kind, mark.column, mark.row)
    if is_old:
        return plain
    heads = _heads_of(mark.kind)
    head = _find_head(rows, heads)
    if head is None:
        return plain._replace(head=mark.row, unclear=f"見出しの行がなくなっていて、{_WHICH_COLUMN}")
    plain = plain._replace(head=head)
    places: dict[str, list[int]] = {without_blanks(each): [] for each in heads}
    for column, cell in enumerate(rows[head]):
        places.get(without_blanks(str(cell)), []).append(column)
    own = [places[without_blanks(each)] for each in heads]
    hashes = _column_of_codes(rows, codes)
    standard = [*plain.shown, *plain.fields.values()]
    is_whole = all(own)
    if (hashes == plain.hash or (hashes is None and is_whole)) and all(
        not there or place in there for place, there in zip(standard, own, strict=True)
    ):
        return _without_gone(plain, hashes)
    return _without_gone(_by_heads(plain, heads, own, hashes), hashes)


def _without_gone(layout: SheetLayout, hashes: int | None) -> SheetLayout:
    return layout._replace(hash=hashes, key=None if layout.key == _GONE else layout.key)


def _by_heads(plain: SheetLayout, heads: Sequence[str], own: Sequence[list[int]], hashes: int | None) -> SheetLayout:
    """The columns where their heads stand. A head that somebody has written over is known by those on both sides of it."""
    columns: list[int | None] = [there[0] if there else None for there in own]
    _fill_gaps(columns, _GONE if plain.key is None else plain.key, hashes)
    shown, fields = len(plain.shown), fields_of(plain.kind)
    twice = [head for head, there in zip(heads, own, strict=True) if len(there) > 1]
    needed = [*range(IDENTITY[plain.kind]), *range(shown, len(heads))]
    gone = [heads[number] for number in needed if columns[number] is None]
    unclear = ""
    if twice:
        unclear = f"「{'」「'.join(twice)}」の列が二つ以上あって、{_WHICH_COLUMN}"
    elif gone:
        of_row = all(head in heads[:shown] for head in gone)
        unclear = f"「{'」「'.join(gone)}」の列がなくなっていて、{_WHICH_ROW if of_row else _WHICH_COLUMN}"
    placed = {field: column for field, column in zip(fields, columns[shown:], strict=True) if column is not None}
    return SheetLayout(plain.kind, plain.head, plain.key, tuple(columns[:shown]), placed, hashes, unclear)


_WHICH_ROW: Final = "どの行の答えか分かりません"
_WHICH_COLUMN: Final = "どの列の答えか分かりません"
COLUMNS_MOVED: Final = f"列が消されたか足されていて、{_WHICH_COLUMN}"
"""What is told of one row whose cells have moved."""


def _fill_gaps(columns: list[int | None], key: int, hashes: int | None) -> None:
    """Between two columns that are known, as many as are wanting are those."""
    known = [key, *columns, hashes]
    for number, column in enumerate(columns, 1):
        if column is not None:
            continue
        before = next(place for place in range(number - 1, -1, -1) if known[place] is not None)
        after = next((place for place in range(number + 1, len(known)) if known[place] is not None), None)
        first, last = known[before], None if after is None else known[after]
        if first is not None and last is not None and after is not None and last - first == after - before:
            columns[number - 1] = first + number - before


def _heads_of(kind: SheetKind) -> list[str]:
    return [*(head for head, _ in SHOWN[kind]), *(title_of(kind, field) for field in fields_of(kind))]


def _find_head(rows: Sequence[Sequence[CellValue]], heads: Sequence[str]) -> int | None:
    """The row of the heads: the first of those in which the most of them stand."""
    wanted = {*map(without_blanks, heads)}
    counted = [len(wanted.intersection(without_blanks(cell) for cell in row if isinstance(cell, str))) for row in rows]
    most = max(counted, default=0)
    return counted.index(most) if most >= _FEWEST else None


def _column_of_codes(rows: Sequence[Sequence[CellValue]], codes: Collection[str]) -> int | None:
    """The hidden column on the right: where the most codes of rows that were sent stand."""
    counted = Counter(
        column for row in rows for column, cell in enumerate(row) if isinstance(cell, str) and cell in codes
    )
    return counted.most_common(1)[0][0] if counted else None


def rows_below(layout: SheetLayout, rows: Sequence[Sequence[CellValue]]) -> Iterator[tuple[int, Sequence[CellValue]]]:
    """The rows below the heads, and those above that have a key; not the heads once more."""
    heads = [str(cell).strip() for cell in rows[layout.head]] if layout.head < len(rows) else []
    for number, row in enumerate(rows):
        key = text_at(row, layout.key)
        if number <= layout.head and (number == layout.head or key in ("", *_MARKERS)):
            continue
        if heads and any(heads) and [str(cell).strip() for cell in row] == heads:
            continue
        yield number, row


def text_at(row: Sequence[CellValue], column: int | None) -> str:
    """The text in a column of a row; "" where there is none."""
    return text_of(row[column]) if column is not None and column < len(row) else ""
