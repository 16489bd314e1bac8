"""Cells of a row with what their columns say of them."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.reading.field_words import FIGURES, Meaning, read_heading
from generator.reading.papers import TableCell
from generator.reading.table_heads import ColumnHead, TableHead


class RowItem(NamedTuple):
    """A cell and what its column, or the label beside it, says of it."""

    head: ColumnHead
    cell: TableCell
    is_new: bool


def heads_over(cell: TableCell, head: ColumnHead, layer: dict[int, ColumnHead]) -> list[ColumnHead]:
    """The headings of a cell: where it runs under several of figures, it is said of each of them."""
    if head.meaning not in FIGURES and not (head.meaning is None and head.year):
        return [head]
    over = [layer[column] for column in range(cell.column, cell.column + cell.columns) if column in layer]
    return list(dict.fromkeys(over)) or [head]


def figure_meaning(item: RowItem, row_meaning: Meaning | None) -> Meaning | None:
    """Whether a cell is a baseline, a target or an actual; a year alone is what its row says, and a doubt where the row says nothing."""
    if item.head.meaning in FIGURES:
        return item.head.meaning
    return row_meaning if item.head.meaning is None and item.head.year else None


def is_named(head: ColumnHead | None) -> bool:
    """Whether a column has a heading of which a label in it can be no part."""
    return head is not None and head.meaning not in (Meaning.DONE, Meaning.EVALUATION, None)


def is_pair(cells: Sequence[TableCell], head: TableHead) -> bool:
    """Whether a row under a head is none of its records, but a label and its text: 特記事項 at the foot of a sheet."""
    first = read_heading(cells[0].text)
    if first is None or first.meaning is None or cells[0].column != 0 or len(cells) < 2:
        return False
    column = head.layers[0].get(0)
    has_no_column = column is None or column.meaning is Meaning.NUMBER
    return (has_no_column and read_heading(cells[1].text) is None) or _alternates(cells)


def _alternates(cells: Sequence[TableCell]) -> bool:
    return len(cells) >= 4 and all(
        (read_heading(cell.text) is not None) == (place % 2 == 0) for place, cell in enumerate(cells)
    )
