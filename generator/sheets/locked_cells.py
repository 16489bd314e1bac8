"""The grey cells of a returned row, which tell what it is about and what was before: where they are other than they were sent, and with which words.

A row is known by its hidden columns. Words that somebody put in the place of an earlier value are nobody's head: they are asked about like whatever else stands where nothing is asked.
What may come of cells that were moved or sorted is a question about the row, which holds its answers back.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from generator.sheets.books import Book, ReturnedRow, SentRow
from generator.sheets.cell_texts import text_of
from generator.sheets.rows import RowAnswer, SheetKind, SheetRow, Spot
from generator.sheets.strays import Stray, cut, stray_of
from generator.sheets.workbooks import SHOWN, hash_column

_IDENTITY: Final = {SheetKind.FIGURES: 4, SheetKind.TEXTS: 2, SheetKind.MONEY: 2}
"""How many of the locked cells say what a row is about; the others show earlier values."""
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
    own = _IDENTITY[row.kind]
    return [*map(_bare, row.shown[:own])] == [*map(_bare, stands.shown[:own])]


def is_only_written_into(row: ReturnedRow, was: SentRow, now: Mapping[str, SheetRow]) -> bool:
    """Whether a row is certainly the one that was sent, and nothing but earlier values in it are written over with words of somebody's own."""
    changed = _changed_cells(row, now.get(row.key))
    if row.hash != was.hash or not _is_still_sent(now.get(row.key), was):
        return False
    theirs = [each for each in now.values() if each.kind is row.kind]
    return all(
        each.place >= _IDENTITY[row.kind]
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


def tell_moved(row: ReturnedRow, codes: Collection[str]) -> str:
    """That the columns of a row have moved, with the words that stand in its answer cells now. Our own code is none of them."""
    told = tell_cells(row, codes)
    words = f"記入されていたのは、{told}です" if told else "記入はありません"
    return f"列が消されたか足されていて、どの列の答えか分かりません。{words}"


def tell_cells(row: ReturnedRow, codes: Collection[str] | None = None) -> str:
    """The words of the answer cells, each with its cell; with our ``codes``, of the hidden column too, into which words may have moved."""
    cells = {row.cell(field): text_of(cell) for field, cell in row.cells.items()}
    if codes is not None:
        cells[f"{xl_col_to_name(hash_column(row.kind))}{row.number + 1}"] = row.hash
    return "、".join(f"{cell}「{cut(text)}」" for cell, text in cells.items() if text and text not in (codes or ()))


def _changed_cells(row: ReturnedRow, stands: SheetRow | None) -> list[ChangedCell]:
    shown = () if stands is None else stands.shown
    return [
        ChangedCell(place, f"{xl_col_to_name(place + 1)}{row.number + 1}", sent.strip(), text.strip())
        for place, (sent, text) in enumerate(zip(shown, row.shown, strict=False))
        if _bare(sent) != _bare(text)
    ]


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
    return "".join(text[:32_000].replace("_x000D_", "").split())
