"""Headings of a table: which rows they are, over how many levels, and what each column means."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from generator.reading.field_words import FIGURES, TEXTS, Heading, Meaning, bare_heading, read_heading
from generator.reading.papers import TableCell

GridLine = Sequence[TableCell | None]

_KNOWN: Final = 0.6  # share of a row's cells that must be headings of the field
_LONGEST_UNKNOWN: Final = 12  # characters of a heading that the field does not know
_DEEPEST: Final = 3
_TEXT_BESIDE_FIGURES: Final = {"実績": Meaning.DONE, "目標": Meaning.TARGET_TEXT}
"""What a bare word heads beside columns of figures that name their years."""


class ColumnHead(NamedTuple):
    """What stands in a column: its meaning (None where only a year is named), fiscal year (0 for none), the heading's words."""

    meaning: Meaning | None
    year: int
    label: str


class TableHead(NamedTuple):
    """Headings of a table. Where a record takes several rows, each of them has a layer of its own."""

    layers: tuple[dict[int, ColumnHead], ...]
    width: int

    def has(self, meaning: Meaning) -> bool:
        """Whether a column means that."""
        return any(head.meaning is meaning for layer in self.layers for head in layer.values())

    def has_figures(self, column: int) -> bool:
        """Whether figures stand in a column: one of a year, of a target or an actual."""
        head = self.layers[0].get(column)
        return head is not None and (head.meaning in FIGURES or (head.meaning is None and head.year > 0))


def cells_of(line: GridLine) -> list[TableCell]:
    """The cells of a row from left to right that hold anything, a merged one once."""
    return [
        cell
        for column, cell in enumerate(line)
        if cell is not None and cell.text.strip() and (column == 0 or line[column - 1] is not cell)
    ]


def find_head(grid: Sequence[GridLine], start: int) -> tuple[TableHead, int] | None:
    """The head that begins in a row, and the row after it; None where the row is no head."""
    if not _is_head(grid[start], start):
        return None
    layers = [_layer(grid[start])]
    row = start + 1
    while row < len(grid) and row - start < _DEEPEST:
        below = [cell for cell in cells_of(grid[row]) if cell.row == row]
        if not below or not all(read_heading(cell.text) for cell in below):
            break
        if _holds_a_value_beside_labels(below, layers[-1]):
            break
        if _is_stacked(below, grid[row - 1]):
            layers.append({cell.column: _head_of(cell) for cell in below})
        else:
            layers[-1] = _refine(layers[-1], grid[row], row)
        row += 1
    return TableHead(tuple(_settle(layer) for layer in layers), len(grid[start])), row


def _is_head(line: GridLine, row: int) -> bool:
    cells = [cell for cell in cells_of(line) if cell.row == row]
    known = [found for cell in cells if (found := read_heading(cell.text))]
    unknown = [cell for cell in cells if not read_heading(cell.text)]
    if len(cells) < 2 or len(known) < max(2, _KNOWN * len(cells)):
        return False
    if any(len(bare_heading(cell.text)) > _LONGEST_UNKNOWN for cell in unknown):
        return False
    return any(found.meaning is not None for found in known)


def _layer(line: GridLine) -> dict[int, ColumnHead]:
    found: dict[int, ColumnHead] = {}
    for cell in cells_of(line):
        for column in range(cell.column, cell.column + cell.columns):
            found[column] = _head_of(cell)
    return found


def _head_of(cell: TableCell) -> ColumnHead:
    heading = read_heading(cell.text) or Heading(Meaning.OTHER)
    return ColumnHead(heading.meaning, heading.year, cell.text)


def _holds_a_value_beside_labels(below: Sequence[TableCell], layer: dict[int, ColumnHead]) -> bool:
    """A row 目標 | 実績 | … under years is a row of data where its words stand under a column that is no figure's (区分)."""
    return len(below) == 1 and below[0].column in layer and layer[below[0].column].label in ("区分", "項目")


def _is_stacked(below: Sequence[TableCell], above: GridLine) -> bool:
    """Whether a second row of headings tells of a second row of each record, not of parts of the first."""
    for cell in below:
        upper = above[cell.column]
        if upper is None or not upper.text.strip() or upper.columns != cell.columns:
            continue
        over, under = read_heading(upper.text), read_heading(cell.text)
        if over and under and under.meaning in TEXTS and over.meaning not in (None, *FIGURES, under.meaning):
            return True
    return False


def _refine(layer: dict[int, ColumnHead], line: GridLine, row: int) -> dict[int, ColumnHead]:
    """The layer with what a further level says: 目標 under 令和5年度."""
    found = dict(layer)
    left = ColumnHead(None, 0, "")
    for column, cell in enumerate(line):
        upper = layer.get(column, left if left.year else ColumnHead(None, 0, ""))
        left = layer.get(column, left)
        if cell is None or cell.row != row or not cell.text.strip():
            continue
        own = _head_of(cell)
        label = f"{upper.label} {own.label}" if upper.label else own.label
        found[column] = ColumnHead(own.meaning or upper.meaning, own.year or upper.year, label)
    return found


def _settle(layer: dict[int, ColumnHead]) -> dict[int, ColumnHead]:
    """Of several columns of measures the last is the measure; 現状値 beside a baseline is what came of it."""
    measures = [column for column, head in layer.items() if head.meaning is Meaning.MEASURE]
    labels = {layer[column].label for column in measures}
    baselines = {head.label for head in layer.values() if head.meaning is Meaning.BASELINE}
    has_years = any(head.year and head.meaning in FIGURES for head in layer.values())
    settled: dict[int, ColumnHead] = {}
    for column, head in layer.items():
        meaning = head.meaning
        if len(labels) > 1 and column in measures and head.label != layer[measures[-1]].label:
            meaning = Meaning.GROUP
        if len(baselines) > 1 and meaning is Meaning.BASELINE and "現状値" in bare_heading(head.label):
            meaning = Meaning.ACTUAL
        if has_years and not head.year and bare_heading(head.label) in _TEXT_BESIDE_FIGURES:
            meaning = _TEXT_BESIDE_FIGURES[bare_heading(head.label)]
        settled[column] = head._replace(meaning=meaning)
    return settled
