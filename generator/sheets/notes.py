"""Questions that belong to no row: they stand at the head of the workbook that goes back, each with a cell beside it for 確認済み."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.sheets.cell_texts import bare, text_of, without_blanks
from generator.sheets.cells import CellValue
from generator.sheets.covers import line_of
from generator.sheets.layouts import name_of_cell
from generator.sheets.workbooks import FIRST_NOTE, NOTE, note_line
from generator.sheets.yes_words import says_no, says_yes

_BEGIN: Final = line_of("")
_TELLING: Final = 4
"""So many characters of a text are found again in another cell by no chance."""


class Note(NamedTuple):
    """A question, the cell in which 確認済み is to be written, whether that stands there or another yes, and the texts that the question is about (none: they are not all known)."""

    words: str
    cell: str
    confirmed: bool
    texts: tuple[str, ...] = ()
    said: str = ""  # what stands in that cell and is neither yes nor no

    def is_answered(self, changed: Collection[str]) -> bool:
        """Whether somebody says that it is done, or every text it is about stands in the cells that were ``changed`` since."""
        moved = [
            each for each in map(bare, self.texts) if len(each) >= _TELLING and any(each in cell for cell in changed)
        ]
        return self.confirmed or (bool(self.texts) and len(moved) == len(self.texts))


def find_notes(
    cells: Mapping[str, Sequence[Sequence[CellValue]]], sent: Sequence[Sequence[CellValue]]
) -> Iterator[Note]:
    """The questions that a workbook went back with, by its hidden sheet (``sent``). One whose line is gone is open."""
    asked = [[str(cell) for cell in row if str(cell)] for row in sent if len(row) > 1 and row[0] == NOTE]
    if not asked:
        return
    lines = {
        without_blanks(str(cell)): (number, column, text_of(row[column + 1]) if column + 1 < len(row) else "")
        for rows in cells.values()
        if rows is not sent
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        if isinstance(cell, str) and cell.startswith(_BEGIN)
    }
    for place, (_, words, *texts) in enumerate(asked, FIRST_NOTE):
        number, column, answer = lines.get(without_blanks(note_line(words)), (place, 0, ""))
        is_done = says_yes(answer)
        cell = name_of_cell(number, column + 1)
        yield Note(words, cell, is_done, tuple(texts), "" if is_done or says_no(answer) else answer)
