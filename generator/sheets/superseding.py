"""Workbooks that went back with questions and came again: which of a department's answers hold, where its first workbook lies beside them.

A workbook that goes back knows of every row with which cells it was sent, and from which it was made. A row that was changed since takes the
place of those, and of nothing else: what somebody wrote into the first workbook later on is still held against it.
"""

from collections.abc import Iterable, Sequence

from generator.sheets.books import Book, ReturnedRow, SentRow
from generator.sheets.cell_texts import digest_of_cells
from generator.sheets.rows import FIELDS


def digest_of_row(row: ReturnedRow) -> str:
    """What its cells say, for telling whether they are as they were sent."""
    return digest_of_cells(row.cells.get(field, "") for field in FIELDS)


def find_superseded(books: Sequence[Book]) -> list[frozenset[str]]:
    """For each workbook of one department, the keys of its rows that count no more: others of its workbooks speak for them."""
    rows = [_by_key(book.rows) for book in books]
    sent = [{row.key: row for row in book.sent} for book in books]
    passed: list[set[str]] = [set() for _ in books]
    for later, book in enumerate(books):
        if not book.generation:
            continue
        touched = {key for key, was in sent[later].items() if _is_touched(was, rows[later].get(key, ()))}
        for key, was in sent[later].items():
            earlier = [
                number
                for number, other in enumerate(books)
                if other.generation < book.generation and key in sent[number]
            ]
            sources = [
                number for number in earlier if all(digest_of_row(row) in was.came for row in rows[number].get(key, ()))
            ]
            if key in touched or (was.asked and touched and sources):
                for number in sources:
                    passed[number].add(key)
            elif earlier:
                passed[later].add(key)
    return [frozenset(keys) for keys in passed]


def _by_key(rows: Iterable[ReturnedRow]) -> dict[str, list[ReturnedRow]]:
    found: dict[str, list[ReturnedRow]] = {}
    for row in rows:
        found.setdefault(row.key, []).append(row)
    return found


def _is_touched(was: SentRow, rows: Sequence[ReturnedRow]) -> bool:
    """Whether a row of a workbook that went back is other than it went. A row that is gone says nothing."""
    return any(digest_of_row(row) != was.filled or row.formulas for row in rows)


def sources_of(books: Iterable[Book]) -> dict[str, tuple[str, ...]]:
    """By key, what the rows of a department's workbooks say and what they were made from: of what a new workbook is going to be made."""
    found: dict[str, dict[str, None]] = {}
    for book in books:
        for was in book.sent:
            found.setdefault(was.key, {}).update(dict.fromkeys(sorted(was.came)))
        for row in book.rows:
            if row.key in found:
                found[row.key][digest_of_row(row)] = None
    return {key: tuple(digests) for key, digests in found.items()}
