"""A workbook that went back with questions and came again as it went: no question is answered by that."""

from collections.abc import Iterator
from typing import Final

from generator.problems.problem import Problem, whole_file
from generator.sheets.books import Book, ReturnedRow, SentRow
from generator.sheets.cell_texts import bare, cut, text_of
from generator.sheets.superseding import digest_of_row
from generator.sheets.taking import ANSWERING, Question, name_of, tell
from generator.sheets.workbooks import GUIDE

CONFIRMABLE: Final = frozenset({"K853", "K854", "K855", "K856", "K858", "K861", "K862", "K897"})
"""Questions of which a workbook that goes back shows nothing any more: it has the row again, its own head, the value in place of the formula, letters that are not struck out. Somebody has to say
that it is right so. Whatever else is asked about still stands in the cell, and is asked by itself when it comes again."""
ASKED_AGAIN: Final = "K872"
_OF_LOST_VALUES: Final = frozenset({"K861", "K862"})
_TO_BE_FILLED: Final = "to-be-filled:"
_RIVALS: Final = "K857"
"""Two departments have to agree: a row that comes back as it went is no answer to that, and 確認済み of one of them settles nothing."""
BETWEEN_DEPARTMENTS: Final = "課の間で決めて"
"""How the words begin by which two departments are asked to agree; a department of itself is asked in others."""


def ask_again(book: Book, row: ReturnedRow, was: SentRow) -> list[Question]:
    """What was asked about a row that went back and came again as it went, where the row alone does not say it."""
    rules, _, question = was.asked.partition("\n")
    codes = rules.split()
    left = " ".join(each for each in codes if each.startswith(_TO_BE_FILLED) and _is_open(row, each))
    is_unseen = not CONFIRMABLE.union({ASKED_AGAIN, _RIVALS}).isdisjoint(codes)
    if not left and (not is_unseen or row.formulas or not _is_as_it_went(row, was)):
        return []
    details = {"question": question, "state": state_of(), **({"left": left} if left else {})}
    return [Question(row.key, "wording", tell(ASKED_AGAIN, book.file, row, "wording", **details))]


def is_between_departments(was: SentRow) -> bool:
    """Whether two departments are asked about a row and nothing else is: what one of them says of it may be settled by the other."""
    rules, _, question = was.asked.partition("\n")
    return set(rules.split()) <= {_RIVALS, ASKED_AGAIN} and BETWEEN_DEPARTMENTS in question


def _is_as_it_went(row: ReturnedRow, was: SentRow) -> bool:
    """Whether nobody has touched a row; between departments 確認済み alone is no answer either."""
    bare_row = row._replace(cells={**row.cells, "remark": ""})
    is_confirmed = is_between_departments(was) and row.is_confirmed() and digest_of_row(bare_row) == was.filled
    return is_confirmed or digest_of_row(row) == was.filled


def state_of(said: str = "") -> str:
    """How an open question stands: ``said`` is what somebody wrote into the cell for 確認済み."""
    if not said:
        return "返却の表でお尋ねしたときのまま、変わっていません"
    return f"「{cut(said, 40)}」とありますが、済んだのかどうか分かりません。答えなら、その行の白いセルか備考に書いてください。済んだのなら、または事務局への連絡だけなら（事務局で読みます）、「確認済み」とだけ書いてください"


def leaves_empty(found: Problem) -> bool:
    """Whether a question is about a cell that had an answer and goes back empty: 確認済み would lose it."""
    details = dict(found.details)
    return details.get("moved") == "lost" or (found.rule in _OF_LOST_VALUES and not details.get("kept"))


def is_moved(found: Problem) -> bool:
    """Whether the columns of a row have moved, so that its answers can go back under no heading."""
    return found.rule == "K854" and bool(dict(found.details).get("moved"))


def to_be_filled(asked: Question) -> tuple[str, ...]:
    """Marks for the hidden sheet: cells that may not come back empty."""
    if asked.problem.rule == ASKED_AGAIN:
        return tuple(dict(asked.problem.details).get("left", "").split())
    if asked.problem.rule not in _OF_LOST_VALUES and not leaves_empty(asked.problem):
        return ()
    is_lost_page = asked.field == "page" and asked.problem.rule == "K861" and leaves_empty(asked.problem)
    return (f"{_TO_BE_FILLED}{asked.field}",) if asked.field in ANSWERING or is_lost_page else ()


def _is_open(row: ReturnedRow, mark: str) -> bool:
    field = mark.removeprefix(_TO_BE_FILLED)
    fields = ANSWERING if field in ANSWERING else (field, "reason")
    return not any(text_of(row.cells.get(each, "")) for each in fields)


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
            details = where | {
                "question": note.words,
                "state": state_of(note.said),
            }  # never cut: it is known again by its words
            yield Question("", "", Problem(ASKED_AGAIN, whole_file(book.file), tuple(details.items())), note.texts)
