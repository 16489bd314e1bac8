"""Remarks for the office in rows of which nothing is decided: what is asked about, what another workbook answers. Nobody else would read them."""

from collections.abc import Collection, Iterable, Iterator

from generator.sheets.books import Book, ReturnedRow
from generator.sheets.cell_texts import is_confirmation, text_of, trimmed
from generator.sheets.taking import Question, name_of, tell

_MISPLACED = frozenset({"K854"})
"""Where a row or its columns have moved, nobody knows what its cells are: their words are told with the question."""


def find_kept_remarks(
    books: Iterable[Book], decided: Collection[tuple[str, str]], asked: Iterable[Question], told: Iterable[Question]
) -> Iterator[Question]:
    """Each once. ``decided``: the rows (file and key) of which a decision has told by itself; ``asked`` and ``told`` are known already."""
    unsure = {(dict(each.problem.details)["file"], each.key) for each in asked if each.problem.rule in _MISPLACED}
    known = {(each.key, _said(each)) for each in told if each.problem.rule == "K874"}
    read = list(books)
    known |= {(row.key, trimmed(row.remark())) for book in read for row in book.rows if _is_answered_by_reason(row)}
    for book in read:
        sent = {row.key: row for row in book.sent}
        for row in book.rows:
            was, remark = sent.get(row.key), trimmed(row.remark())
            is_told = (book.file, row.key) in decided or (name_of(book.file), row.key) in unsure
            if was is None or row.hash != was.hash or is_told or (row.key, remark) in known:
                continue
            if not _is_for_office(row) or remark == trimmed(was.answer.remark):
                continue
            known.add((row.key, remark))
            yield Question(row.key, "remark", tell("K874", book.file, row, "remark", remark=remark))


def _said(told: Question) -> str:
    return dict(told.problem.details)["remark"]


def _is_for_office(row: ReturnedRow) -> bool:
    """Whether a row has a remark that is no answer of the row; 確認済み is no word of its own."""
    remark = row.remark()
    return bool(remark.strip()) and not _is_answered_by_reason(row) and not is_confirmation(remark)


def _is_answered_by_reason(row: ReturnedRow) -> bool:
    """Whether a remark of the row is going to be published, or asked about before."""
    return bool(text_of(row.cells.get("reason", "")))
