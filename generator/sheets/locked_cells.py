"""The grey cells of a returned row, which tell what it is about and what was before: where they are other than they were sent, and with which words.

A row is known by its hidden columns. Words that somebody put in the place of an earlier value are nobody's head: they are asked about like whatever else stands where nothing is asked.
What may come of cells that were moved or sorted is a question about the row, which holds its answers back.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from generator.sheets.books import Book, ReturnedRow, SentRow
from generator.sheets.cell_texts import cut, text_of, without_blanks
from generator.sheets.layouts import COLUMNS_MOVED, IDENTITY, name_of_cell
from generator.sheets.rows import RowAnswer, SheetRow, Spot
from generator.sheets.strays import Stray, stray_of
from generator.sheets.workbooks import SHOWN

_NO_SPOT: Final = Spot("", "", "")
_MOVED: Final = "見出しのセルか隠れた列が、送ったときと違います"


class ChangedCell(NamedTuple):
    """A grey cell that is other than it was sent: its place among those of the row from 0, its name, what stood there, what stands there."""

    place: int
    cell: str
    sent: str
    text: str


def is_as_sent(row: ReturnedRow, was: SentRow) -> bool:
    """Whether the grey cells and the hidden column of a row are those that it was sent with."""
    return row.hash == was.hash == _hash_of(row)


def is_about_the_same(row: ReturnedRow, stands: SheetRow) -> bool:
    """Whether the row that is asked now is about what this one says that it is about."""
    own = IDENTITY[row.kind]
    return [*map(_bare, row.shown[:own])] == [*map(_bare, stands.shown[:own])]


def is_only_written_into(row: ReturnedRow, was: SentRow, now: Mapping[str, SheetRow]) -> bool:
    """Whether a row is certainly the one that was sent, and nothing but earlier values in it are written over with words of somebody's own."""
    changed = _changed_cells(row, now.get(row.key))
    if row.hash != was.hash or not _is_still_sent(now.get(row.key), was):
        return False
    theirs = [each for each in now.values() if each.kind is row.kind]
    return all(
        each.place >= IDENTITY[row.kind]
        and bool(each.text)
        and not any(_bare(other.shown[each.place]) == _bare(each.text) for other in theirs)
        for each in changed
    )


def find_written_into(book: Book, now: Mapping[str, SheetRow]) -> Iterator[Stray]:
    """The words in the grey cells of such rows, sheet by sheet."""
    sent = {row.key: row for row in book.sent}
    found: dict[str, list[tuple[str, str]]] = {}
    for row in book.rows:
        was = sent.get(row.key)
        if was is not None and not is_as_sent(row, was) and is_only_written_into(row, was, now):
            changed = _changed_cells(row, now.get(row.key))
            found.setdefault(row.sheet, []).extend((each.cell, each.text) for each in changed)
    yield from (stray_of(sheet, own) for sheet, own in found.items() if own)


def tell_difference(row: ReturnedRow, was: SentRow, now: Mapping[str, SheetRow]) -> str:
    """In which grey cells a row is other than it was sent, with their words; of one that was sorted or moved, that it is."""
    stands = now.get(row.key)
    is_another = any(_hash_with(key, row) == other.hash() for key, other in now.items() if key != row.key)
    if row.hash != was.hash or is_another or stands is None:
        return _MOVED
    changed = _changed_cells(row, stands)
    told = "、".join(
        f"{each.cell} が「{cut(each.sent or '（空）', 40)}」から「{cut(each.text or '（空）')}」" for each in changed
    )
    return f"灰色のセルが、送ったときと違います（{told}）" if told else _MOVED


def tell_moved(row: ReturnedRow, codes: Collection[str], stands: SheetRow | None) -> str:
    """That the columns of a sheet, or the cells of a row, have moved, with the words that stand in its answer cells now, and in the grey ones into which they came. Our own code is none of them, nor is what was shown."""
    layout = row.layout
    if layout.unclear:
        cells = dict(row.loose)
    else:
        shown = () if stands is None else tuple(map(_bare, stands.shown))
        cells = {each.cell: each.text for each in _changed_cells(row, stands) if _bare(each.text) not in shown}
        cells |= _answer_cells(row, with_code=True)
    told = _say(cells, codes)
    words = f"記入されていたのは、{told}です" if told else "記入はありません"
    return f"{layout.unclear or COLUMNS_MOVED}。{words}"


def with_gone_columns(book: Book, now: Mapping[str, SheetRow]) -> Book:
    """The workbook with what stood in locked columns that somebody deleted: where a row would be sent today as it was, nobody could have changed them."""
    sent = {row.key: row for row in book.sent}
    return book._replace(rows=tuple(_with_gone(row, sent.get(row.key), now.get(row.key)) for row in book.rows))


def _with_gone(row: ReturnedRow, was: SentRow | None, stands: SheetRow | None) -> ReturnedRow:
    if was is None or stands is None or None not in row.layout.shown or not _is_still_sent(stands, was):
        return row
    told = zip(row.layout.shown, row.shown, stands.shown, strict=True)
    return row._replace(shown=tuple(sent if column is None else text for column, text, sent in told))


def tell_cells(row: ReturnedRow, codes: Collection[str] | None = None) -> str:
    """The words of the answer cells, each with its cell; with our ``codes``, of the hidden column too, into which words may have moved."""
    return _say(_answer_cells(row, with_code=codes is not None), codes or ())


def _answer_cells(row: ReturnedRow, *, with_code: bool) -> dict[str, str]:
    cells = {row.cell(field): text_of(cell) for field, cell in row.cells.items()}
    if with_code and row.layout.hash is not None:
        cells[name_of_cell(row.number, row.layout.hash)] = row.hash
    return cells


def _say(cells: Mapping[str, str], codes: Collection[str]) -> str:
    return "、".join(f"{cell}「{cut(text)}」" for cell, text in cells.items() if text and text not in codes)


def _changed_cells(row: ReturnedRow, stands: SheetRow | None) -> list[ChangedCell]:
    shown = () if stands is None else stands.shown
    return [
        ChangedCell(place, _name_of(row, place), sent.strip(), text.strip())
        for place, (sent, text) in enumerate(zip(shown, row.shown, strict=False))
        if _bare(sent) != _bare(text)
    ]


def _name_of(row: ReturnedRow, place: int) -> str:
    """The name of a locked cell."""
    return name_of_cell(row.number, row.layout.shown[place] or 0)


def _is_still_sent(stands: SheetRow | None, was: SentRow) -> bool:
    """Whether the grey cells would be sent today as they were."""
    return stands is not None and stands.hash() == was.hash


def _hash_of(row: ReturnedRow) -> str:
    """The hash that a row with these locked cells was sent with."""
    return _hash_with(row.key, row)


def _hash_with(key: str, row: ReturnedRow) -> str:
    return SheetRow(key, row.kind, row.shown[: len(SHOWN[row.kind])], RowAnswer(), _NO_SPOT, "").hash()


def _bare(text: str) -> str:
    """A text without blanks, as far as a cell holds it."""
    return without_blanks(text[:32_000])
