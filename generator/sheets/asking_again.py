"""A workbook that went back with questions and came again as it went: no question is answered by that."""

from collections.abc import Iterator
from typing import Final

from generator.problems.problem import Problem, whole_file
from generator.sheets.books import Book, ReturnedRow, SentRow
from generator.sheets.cell_texts import bare, text_of
from generator.sheets.superseding import digest_of_row
from generator.sheets.taking import Question, name_of, tell
from generator.sheets.workbooks import GUIDE

CONFIRMABLE: Final = frozenset({"K853", "K854", "K855", "K856", "K858", "K861", "K862", "K897"})
"""Questions of which a workbook that goes back shows nothing any more: it has the row again, its own head, the value in place of the formula, letters that are not struck out. Somebody has to say
that it is right so. Whatever else is asked about still stands in the cell, and is asked by itself when it comes again."""
ASKED_AGAIN: Final = "K872"
_RIVALS: Final = "K857"
"""Two departments have to agree: a row that comes back as it went is no answer to that, and 確認済み of one of them settles nothing."""


def ask_again(book: Book, row: ReturnedRow, was: SentRow) -> list[Question]:
    """What was asked about a row that went back and came again as it went, where the row alone does not say it."""
    rules, _, question = was.asked.partition("\n")
    if (
        not CONFIRMABLE.union({ASKED_AGAIN, _RIVALS}).intersection(rules.split())
        or row.formulas
        or digest_of_row(row) != was.filled
    ):
        return []
    return [Question(row.key, "wording", tell(ASKED_AGAIN, book.file, row, "wording", question=question))]


def answered_notes(book: Book) -> frozenset[str]:
    """The questions about no row that a workbook went back with and that somebody has answered in it."""
    filled = {row.key: row.filled for row in book.sent}
    changed = [row for row in book.rows if digest_of_row(row) != filled.get(row.key)]
    cells = {bare(text_of(cell)) for row in changed for cell in row.cells.values()} if book.notes else set()
    return frozenset(note.words for note in book.notes if note.is_answered(cells))


def ask_notes_again(book: Book) -> Iterator[Question]:
    """Those that nobody has answered, with the texts that they are about."""
    answered = answered_notes(book)
    for note in book.notes:
        if note.words not in answered:
            where = {"file": name_of(book.file), "sheet": GUIDE, "cell": note.cell, "what_row": "行のセルにないお尋ね"}
            details = where | {"question": note.words}  # never cut: it is known again by its words
            yield Question("", "", Problem(ASKED_AGAIN, whole_file(book.file), tuple(details.items())), note.texts)
