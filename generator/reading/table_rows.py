"""Rows of a table: what they say of which measure and indicator. No figure is taken from another column than its heading's."""

import re
from collections.abc import Sequence
from typing import Final

from generator.reading.drafts import DraftFigure, DraftIndicator, Drafting, DraftMeasure, DraftWording, TextSpot
from generator.reading.field_words import (
    FIGURES,
    LONGEST_LABEL,
    TEXTS,
    Meaning,
    bare_heading,
    is_sentence,
    read_heading,
)
from generator.reading.papers import Paper, PaperLine, PaperTable, TableCell
from generator.reading.row_items import RowItem, figure_meaning, heads_over, is_named, is_pair
from generator.reading.table_heads import ColumnHead, GridLine, TableHead, cells_of, find_head
from generator.reading.wrapped_lines import unwrap

_LONGEST_GROUP: Final = 60
_NEW: Final = frozenset({"新", "新規", "新規事業", "【新規】", "(新規)", "（新規）", "拡充", "【新】"})
_OTHERS: Final = frozenset({"継続", "○", "●", "★", "－", "-"})
_STEP: Final = re.compile(r"\s*(?=[(（][1１][)）]|①)")
_LEADING_NEW: Final = re.compile(r"(?:新規?|【新規?】|[(（]新規?[)）])\s+(?=\S)")
_AS_TEXT: Final = {Meaning.ACTUAL: Meaning.DONE, Meaning.TARGET: Meaning.TARGET_TEXT}
"""What 実績 and 目標 mean where no indicator is there to have them as figures."""
_MERGED: Final = "横につながった欄の値です。それぞれの値かどうか確かめてください"
_UNDER_ONE: Final = "「{heading}」の見出しの下に、値がいくつもあります。いつの、何の値か確かめてください"
_LONGEST_TITLE: Final = 40
_BEGINNING: Final = "欄の初めの部分を題名としました"
_BY_HEADING: Final = "表の上の見出しから取りました。担当かどうか確かめてください"
_DEPARTMENT: Final = re.compile(
    r"[^\s。、．.：:・0-9（）()]{1,14}(?:局|部|課|室|区役所|事務局|委員会|センター|公室|所)"
)
_CONTINUED: Final = "前のページの表の続きと見ました"


class TableReader:
    """Reads the tables of a document one after the other: a table without a head goes on with that of the one before."""

    def __init__(self, drafting: Drafting) -> None:
        self._drafting = drafting
        self._head: TableHead | None = None
        self._layer = 0
        self._spot = TextSpot(0, 0)
        self._paper = Paper("", "", ())
        self._indicator: DraftIndicator | None = None
        self._doubt = ""
        self._before = 0
        self._department: DraftWording | None = None

    def forget_head(self) -> None:
        """A heading between two tables parts them."""
        self._head = None

    def note_heading(self, line: object, spot: TextSpot, paper: Paper) -> None:
        """The line right above a table: where it is the name of a department alone, the table is that department's."""
        text = line.text.strip() if isinstance(line, PaperLine) else ""
        self._department = DraftWording(text, paper.cited, spot, _BY_HEADING) if _DEPARTMENT.fullmatch(text) else None

    def read(self, table: PaperTable, spot: TextSpot, paper: Paper) -> None:
        """One table that stands at ``spot``, on a page."""
        self._spot, self._paper = spot, paper
        grid = table.lines()
        goes_on = self._head is not None and self._head.width == table.width
        if not goes_on:
            self._head = None
        self._doubt = _CONTINUED if goes_on and find_head(grid, 0) is None else ""
        self._before = len(self._drafting.all_measures)
        row = 0
        while row < len(grid):
            self._drafting.patience.go_on()
            found = find_head(grid, row)
            if found is not None:
                self._head, row = found
                self._layer, self._doubt = len(self._head.layers) - 1, ""
                continue
            self._read_row(grid[row], row)
            row += 1
        self._drafting.drop_waiting()

    def _wording(self, cell: TableCell, text: str | None = None) -> DraftWording:
        # A cell of a Word document may stand on a later page than its table.
        page = cell.page if cell.page and cell.page != self._paper.number else self._paper.cited
        spot = self._spot._replace(row=cell.row, column=cell.column)
        return DraftWording(unwrap(cell.text) if text is None else text, page, spot, self._doubt)

    def _read_row(self, line: GridLine, row: int) -> None:
        cells = cells_of(line)
        fresh = [cell for cell in cells if cell.row == row]
        if not fresh:
            return
        if self._head is None or is_pair(cells, self._head):
            self._read_pairs(cells, row)
        elif (
            len(cells) == 1
            and self._head.width > 2
            and len(cells[0].text) <= _LONGEST_GROUP
            and not self._is_within(fresh[0])
        ):
            if not is_sentence(cells[0].text):  # a remark across the table is the name of no pillar
                self._drafting.group = unwrap(cells[0].text)
        else:
            self._read_record(cells, row)

    def _is_within(self, cell: TableCell) -> bool:
        """Whether a lone cell is the next row of a record that takes several."""
        head = self._head
        following = (self._layer + 1) % len(head.layers) if head else 0
        return bool(head and following and cell.column in head.layers[following])

    # ---- sheets: a label and what it says beside it -------------------------------------------------------------

    def _read_pairs(self, cells: Sequence[TableCell], row: int) -> None:
        label: ColumnHead | None = None
        for cell in cells:
            heading = read_heading(cell.text)
            if heading is not None and heading.meaning is not None:
                label = ColumnHead(heading.meaning, heading.year, cell.text)
            elif label is not None and cell.row == row:
                self._take_pair(label, cell)

    def _take_pair(self, label: ColumnHead, cell: TableCell) -> None:
        drafting = self._drafting
        if label.meaning is Meaning.MEASURE:
            self._start_measure(cell, "", is_sheet=True)
        elif label.meaning is Meaning.NUMBER:
            drafting.set_number(unwrap(cell.text))
        elif label.meaning is Meaning.GROUP:
            drafting.group = unwrap(cell.text)
        elif label.meaning is not None and self._belongs_here():
            meaning = label.meaning if label.meaning in TEXTS else _AS_TEXT.get(label.meaning, Meaning.OTHER)
            drafting.add_text(meaning, label.label, self._wording(cell))

    def _belongs_here(self) -> bool:
        """Whether labels of this table can tell of the measure at hand: not where that is a row of a table before."""
        drafting = self._drafting
        is_of_this_table = len(drafting.all_measures) > self._before
        is_row = drafting.current is not None and drafting.current.title.spot.row >= 0
        return is_of_this_table or drafting.sheet is not None or not is_row

    # ---- records under headings ---------------------------------------------------------------------------------

    def _read_record(self, cells: Sequence[TableCell], row: int) -> None:
        head = self._head
        if head is None:
            return
        self._layer = self._next_layer(head, cells, row)
        items, row_meaning = self._items(head, cells, row)
        by_meaning: dict[Meaning, RowItem] = {}
        for item in items:
            if item.head.meaning is not None:
                by_meaning.setdefault(item.head.meaning, item)
        group = by_meaning.get(Meaning.GROUP)
        if group is not None:
            self._drafting.group = unwrap(group.cell.text)
        self._begin_measure(by_meaning)
        name = by_meaning.get(Meaning.INDICATOR)
        figures = [item for item in items if figure_meaning(item, row_meaning) is not None and item.is_new]
        if name is not None and (figures or name.is_new):
            self._read_indicator(name, by_meaning, figures, row_meaning)
            figures = []
        elif name is None and figures and self._indicator is not None and head.has(Meaning.INDICATOR):
            self._add_figures(self._indicator, figures, row_meaning)
            figures = []
        for item in items:
            self._add_text(item, has_name=name is not None)

    def _next_layer(self, head: TableHead, cells: Sequence[TableCell], row: int) -> int:
        if len(head.layers) == 1:
            return 0
        first = {column for column, at in head.layers[0].items() if at.meaning is Meaning.NUMBER}
        if first:
            begins = any(cell.column in first and cell.row == row for cell in cells)
            return 0 if begins else min(self._layer + 1, len(head.layers) - 1)
        return (self._layer + 1) % len(head.layers)

    def _items(self, head: TableHead, cells: Sequence[TableCell], row: int) -> tuple[list[RowItem], Meaning | None]:
        """Cells with their headings; a label within a row (実績 | text) is the heading of what stands beside it."""
        layer = head.layers[self._layer]
        items: list[RowItem] = []
        row_meaning: Meaning | None = None
        label: ColumnHead | None = None
        moved: ColumnHead | None = None
        for place, cell in enumerate(cells):
            column_head = layer.get(cell.column)
            if (
                column_head is not None
                and column_head.meaning is Meaning.MEASURE
                and bare_heading(cell.text) in _NEW | _OTHERS
            ):
                moved = column_head
                items.append(RowItem(ColumnHead(Meaning.NEW, 0, ""), cell, cell.row == row))
                continue
            if label is not None:
                items.append(RowItem(label, cell, cell.row == row))
                label = None
                continue
            heading = read_heading(cell.text) if len(cell.text) <= LONGEST_LABEL else None
            if heading is not None and heading.meaning is not None and place + 1 < len(cells):
                if heading.meaning in FIGURES and head.has_figures(cells[place + 1].column):
                    row_meaning = heading.meaning
                    continue
                if heading.meaning in TEXTS | FIGURES and not is_named(column_head):
                    meaning = _AS_TEXT.get(heading.meaning, heading.meaning)
                    label = ColumnHead(meaning, heading.year, cell.text)
                    continue
            if column_head is None and moved is not None:
                column_head, moved = moved, None
            if column_head is not None:
                items += (RowItem(each, cell, cell.row == row) for each in heads_over(cell, column_head, layer))
        return items, row_meaning

    def _begin_measure(self, by_meaning: dict[Meaning, RowItem]) -> None:
        title = by_meaning.get(Meaning.MEASURE)
        number = by_meaning.get(Meaning.NUMBER)
        if title is None or not title.is_new:
            return
        if self._drafting.current is not None and self._drafting.current.title.text == unwrap(title.cell.text):
            return  # the same again on the next page
        measure = self._start_measure(title.cell, unwrap(number.cell.text) if number is not None else "")
        measure.is_new |= Meaning.NEW in by_meaning and bare_heading(by_meaning[Meaning.NEW].cell.text) in _NEW
        self._indicator = None
        if self._department is not None and self._head is not None and not self._head.has(Meaning.DEPARTMENTS):
            self._drafting.add_text(Meaning.DEPARTMENTS, "", self._department)

    def _start_measure(self, cell: TableCell, number: str, *, is_sheet: bool = False) -> DraftMeasure:
        text = unwrap(cell.text)
        marked = _LEADING_NEW.match(text)
        text = text[marked.end() :] if marked else text
        title, _, rest = text.partition("\n")
        steps = _STEP.search(title)
        if steps is not None and steps.start():
            title, rest = title[: steps.start()], "\n".join(filter(None, (title[steps.end() :], rest)))
        doubt = ""
        if not rest and len(title) > _LONGEST_TITLE and " " in title.strip():
            title, _, rest = title.strip().partition(" ")
            doubt = _BEGINNING
        wording = self._wording(cell, title.strip())
        wording = wording._replace(doubt=doubt or wording.doubt)
        measure = self._drafting.start_measure(wording, number, is_sheet=is_sheet)
        measure.is_new = marked is not None
        if rest.strip():
            heading = "" if is_sheet or self._head is None else self._label_of(cell)
            self._drafting.add_text(Meaning.OTHER, heading, self._wording(cell, rest.strip()))
        return measure

    def _label_of(self, cell: TableCell) -> str:
        head = self._head.layers[self._layer].get(cell.column) if self._head else None
        return head.label if head else ""

    def _add_text(self, item: RowItem, *, has_name: bool) -> None:
        meaning = item.head.meaning
        if not item.is_new or meaning not in TEXTS:
            if (
                meaning not in FIGURES
                or not item.is_new
                or has_name
                or (self._head and self._head.has(Meaning.INDICATOR))
            ):
                return
            # 目標 or 実績 of a measure that has no indicator: a text.
            meaning = _AS_TEXT.get(meaning, Meaning.OTHER)
        self._drafting.add_text(meaning, item.head.label, self._wording(item.cell))

    # ---- indicators ---------------------------------------------------------------------------------------------

    def _read_indicator(
        self, name: RowItem, by_meaning: dict[Meaning, RowItem], figures: Sequence[RowItem], row_meaning: Meaning | None
    ) -> None:
        if name.is_new or self._indicator is None:
            self._indicator = DraftIndicator(self._wording(name.cell))
            self._drafting.add_indicator(self._indicator)
        unit, definition = by_meaning.get(Meaning.UNIT), by_meaning.get(Meaning.DEFINITION)
        if unit is not None:
            self._indicator.unit = unwrap(unit.cell.text)
        if definition is not None and definition.is_new:
            self._indicator.definition = unwrap(definition.cell.text)
        self._add_figures(self._indicator, figures, row_meaning)

    def _add_figures(self, indicator: DraftIndicator, figures: Sequence[RowItem], row_meaning: Meaning | None) -> None:
        for item in figures:
            meaning = figure_meaning(item, row_meaning)
            if meaning is not None:
                wording = self._wording(item.cell)
                is_shared = sum(other.cell is item.cell for other in figures) > 1
                wording = wording._replace(doubt=_MERGED) if is_shared else wording
                if any(other.head == item.head and other.cell is not item.cell for other in figures):
                    wording = wording._replace(doubt=_UNDER_ONE.format(heading=unwrap(item.head.label)))
                indicator.figures.append(DraftFigure(meaning, item.head.year, wording))
