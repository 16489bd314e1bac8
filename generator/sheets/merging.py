"""Three ways at once: a row as it was sent, as it came back, as the data stand now. What differs in more than one way is asked."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.problems.problem import Problem, problem, whole_file
from generator.sheets.asking_again import ask_again, ask_notes_again, is_between_departments, is_moved
from generator.sheets.books import Book, ReturnedRow, SentRow
from generator.sheets.cell_texts import cut
from generator.sheets.locked_cells import (
    find_written_into,
    is_about_the_same,
    is_as_sent,
    is_only_written_into,
    tell_cells,
    tell_difference,
    tell_moved,
    with_gone_columns,
)
from generator.sheets.rows import RowAnswer, SheetKind, SheetRow, name_row
from generator.sheets.settling import is_said, plain, settle
from generator.sheets.strays import Stray
from generator.sheets.superseding import digest_of_row
from generator.sheets.taking import Question, name_of, shown_answer, take_answer, tell


class Candidate(NamedTuple):
    """A row that says something new."""

    book: Book
    cells: ReturnedRow
    row: SheetRow
    answer: RowAnswer
    waits: Question | None = (
        None  # of two departments that differed: that it came back as it went, if nothing else settles it
    )


class BookOutcome(NamedTuple):
    """What came of one workbook before its answers are looked at: new ones, questions, remarks, and how many rows are still empty."""

    book: Book
    candidates: tuple[Candidate, ...]
    asked: tuple[Question, ...]
    noticed: tuple[Question, ...]
    changed: Mapping[str, ReturnedRow]
    rows: frozenset[str]
    blank: frozenset[str]
    remarks: Mapping[str, str] = {}  # beside rows that are empty; 確認済み too
    yielded: frozenset[str] = frozenset()  # rows about which departments differed: this one gives way
    all_confirmed: bool = False  # 確認済み stands beside a row, and no row is answered anew: it is said of the workbook


def merge_book(book: Book, now: Mapping[str, SheetRow], superseded: frozenset[str] = frozenset()) -> BookOutcome:
    """Hold every row of a workbook against what was sent and what stands now, but for those that count no more."""
    book = with_gone_columns(book, now)
    sent = {row.key: row for row in book.sent if row.key not in superseded}
    by_key: dict[str, list[ReturnedRow]] = {}
    for row in book.rows:
        if row.key not in superseded:
            by_key.setdefault(row.key, []).append(row)
    asked = [*_find_strays(book, by_key, sent), *_find_lost(book, by_key, sent, now)]
    noticed = [
        Question("", "", problem("K875", whole_file(book.file), file=name_of(book.file), sheet=name, was=kind.value))
        for kind, name in book.sheets.items()
        if name != kind.value
    ]
    for stray in (*book.strays, *(find_written_into(book, now) if sent else ())):
        (asked if stray.where.may_answer else noticed).append(_tell_stray(book, stray))
    asked += ask_notes_again(book) if sent or any(note.said for note in book.notes) else ()
    candidates: list[Candidate] = []
    changed: dict[str, ReturnedRow] = {}
    blank: dict[str, str] = {}
    yielded: set[str] = set()
    is_answered = is_confirmed = False
    for key, was in sent.items():
        rows = by_key.get(key, [])
        if len(rows) != 1:
            continue
        answer, told = take_answer(book.file, rows[0])
        stands, confirmed = now.get(key), rows[0].is_confirmed()
        answer = answer._replace(remark=plain(was.answer).remark) if confirmed else answer
        if stands is None:
            asked += _tell_gone(book, rows[0]) if told or answer[:-1] != plain(was.answer)[:-1] else []
            continue
        if answer != plain(was.answer):
            answer = settle(answer, stands)
        differs = bool(told) or answer != plain(was.answer)
        is_confirmed |= confirmed
        is_answered |= answer[:-1] != plain(was.answer)[:-1]
        shown = shown_answer(rows[0]) if told else answer
        gives_way = not told and (answer.is_blank() or not differs) and is_between_departments(was)
        of_row = _look_at_row(book, rows[0], was, now, shown if differs and not gives_way else None)
        told = of_row if any(map(_takes_all, of_row)) else [*told, *of_row]
        again = ask_again(book, rows[0], was) if not told else []
        waits = again[0] if again and is_between_departments(was) else None
        told += again if waits is None else []
        asked += told
        if gives_way and not told:
            yielded.add(key)
        if differs or told or confirmed:
            changed[key] = rows[0]
        if answer.is_blank() and not told:
            blank[key] = rows[0].remark()
        if differs and key not in yielded and not told and _is_new(answer, plain(stands.now)):
            candidates.append(Candidate(book, rows[0], stands, answer, waits))
    shifted = _find_shifted(book, candidates, sent)
    asked += shifted
    kept = (
        ()
        if shifted
        else tuple(each._replace(answer=_without_leftover(each, sent[each.row.key])) for each in candidates)
    )
    noticed += _tell_hidden(book, changed.values())
    return BookOutcome(
        book,
        kept,
        tuple(asked),
        tuple(noticed),
        changed,
        rows=frozenset(sent),
        blank=frozenset(blank),
        remarks={key: remark for key, remark in blank.items() if remark},
        yielded=frozenset(yielded),
        all_confirmed=is_confirmed and not is_answered,
    )


def _tell_stray(book: Book, stray: Stray) -> Question:
    """What stands where nothing is asked. Its texts are known where all of them are told."""
    cell, text = stray.found[0]
    where = {"file": name_of(book.file), "sheet": stray.sheet, "where": stray.where.at(cell)}
    code = "K895" if stray.where.may_answer else "K896"
    told = problem(code, whole_file(book.file), **where, shown=cut(text), more=stray.say_more())
    return Question("", "", told, () if stray.more else tuple(text for _, text in stray.found))


def _tell_hidden(book: Book, rows: Iterable[ReturnedRow]) -> Iterator[Question]:
    """Answers in rows that are not shown: they are taken, as they are of a plan."""
    by_sheet: dict[str, list[int]] = {}
    for row in rows:
        if row.hidden:
            by_sheet.setdefault(row.sheet, []).append(row.number + 1)
    for sheet, numbers in by_sheet.items():
        hidden = f"行 {'、'.join(map(str, sorted(numbers)))}"
        told = problem("K887", whole_file(book.file), file=name_of(book.file), sheet=sheet, hidden=hidden)
        yield Question("", "", told)


def _without_leftover(candidate: Candidate, was: SentRow) -> RowAnswer:
    """The answer without a typed value that only stands there because it was sent: it said what another wording meant.

    Where the words were their own value (8割), the new ones are. It is an answer where the row was asked about and somebody has looked at it, or where the data say the same by now.
    """
    answer, sent = candidate.answer, plain(was.answer)
    is_left = bool(answer.typed) and answer.typed == sent.typed and answer.wording != sent.wording
    is_confirmed = bool(was.asked) and digest_of_row(candidate.cells) != was.filled
    if not is_left or is_confirmed or is_said(plain(candidate.row.now), answer):
        return answer
    row = candidate.row
    says_itself = sent.typed == sent.wording and not (answer.reason or row.choices)
    return answer._replace(typed=answer.wording if says_itself else "")


def _is_new(answer: RowAnswer, now: RowAnswer) -> bool:
    """Whether an answer says what the data do not say, if only to the office."""
    return not is_said(now, answer) or answer.remark not in ("", now.remark)


def _look_at_row(
    book: Book, row: ReturnedRow, was: SentRow, rows: Mapping[str, SheetRow], answer: RowAnswer | None
) -> list[Question]:
    """What is wrong with a row as a whole. ``answer`` is None where nothing was filled in anew."""
    key, stands = row.key, rows.get(row.key)
    is_unclear = bool(row.layout.unclear)
    if is_unclear or (not is_as_sent(row, was) and not is_only_written_into(row, was, rows)):
        codes = {each.hash for each in book.sent}
        has_moved = is_unclear or row.hash not in codes
        cause = tell_moved(row, codes, stands) if has_moved else tell_difference(row, was, rows)
        moved = "" if not has_moved else "lost" if was.answer.is_blank() and "」です" in cause else "kept"
        return [Question(key, "wording" if moved else "", _tell_moved(book, row, cause, moved))]
    if answer is None or stands is None:
        return []
    if not is_about_the_same(row, stands):
        return [
            Question(
                key,
                "",
                tell("K856", book.file, row, "", cause=f"今は「{'・'.join(stands.shown[:4])}」です", mend_hint=_IF_NEW),
            )
        ]
    now = plain(stands.now)
    if now != plain(was.answer) and not is_said(now, answer):
        told = tell("K858", book.file, row, "", sent=brief(was.answer), now=brief(stands.now), returned=brief(answer))
        return [Question(key, "wording", told)]
    return []


def _tell_moved(book: Book, row: ReturnedRow, cause: str, moved: str = "") -> Problem:
    """Of a row or its answers in another place: the columns (``moved``), or the rows."""
    hint = _COLUMNS_MOVED if moved else _ROWS_MOVED
    return tell("K854", book.file, row, "", cause=cause, moved=moved, mend_hint=hint)


_COLUMNS_MOVED: Final = "返却する表では、列を元に戻し、この行の答えを空けています（データにあるものは、残しています）。見出しを見ながら、答えを正しい列に書き直してください。"
_ROWS_MOVED: Final = "一部だけを並べ替えたか、見出しを書き換えたと思われます。返却する表では、見出しを元に戻しています。見出しを見ながら、答えを正しい行に書き直してください。"


def _tell_gone(book: Book, row: ReturnedRow) -> list[Question]:
    """What stands in a row that is asked no more. No workbook that goes back has it, so that it is a question of no row."""
    cells = tell_cells(row, {each.hash for each in book.sent})
    told = tell("K856", book.file, row, "", cause=_GONE.format(cells=cells), mend_hint=_IF_GONE, gone="yes")
    return [Question("", "", told)] if cells else []


_GONE: Final = (
    "もう尋ねていません（ほかの回で報告されたか、計画か回の日付が変わりました）。書かれていた答えは、{cells}です"
)
_IF_GONE: Final = "データの値でよければ、直すことはありません。違うのなら、事務局に知らせてください。"
_IF_NEW: Final = "返却の表では、その行が今のとおりになっています。見出しを見て、答えを確かめてください。"


def brief(answer: RowAnswer) -> str:
    """All that an answer says, as two of them are held against each other: what differs may be any of its cells."""
    text = cut(answer.wording or answer.reason or answer.typed or "（空欄）", 40)
    told = (
        f"値 {cut(answer.typed, 40)}" if answer.typed and answer.wording else "",
        f"値がない理由 {answer.reason}" if answer.reason not in ("", text) else "",
        f"備考 {cut(answer.remark, 40)}" if answer.reason and answer.remark else "",
        f"{answer.page}ページ" if answer.page else "",
    )
    return "、".join(filter(None, (text, *told)))


def _takes_all(asked: Question) -> bool:
    """Whether a question about a row leaves none about its cells: they go back as the data stand, or no more."""
    return asked.problem.rule in ("K856", "K858") or is_moved(asked.problem)


def _find_strays(
    book: Book, by_key: Mapping[str, Sequence[ReturnedRow]], sent: Mapping[str, SentRow]
) -> Iterable[Question]:
    """Rows without a key that say something, rows that were never sent, rows that are there twice."""
    for key, rows in by_key.items():
        if key not in sent:
            for row in rows:
                if not row.is_empty():
                    yield Question("", "", tell("K873", book.file, row, "", shown=tell_cells(row) or "式だけ"))
        elif len(rows) > 1:
            cells = "、".join(f"{row.sheet} {row.cell('wording')}" for row in rows)
            yield Question(key, "", tell("K855", book.file, rows[0], "", cells=cells))


def _find_lost(
    book: Book,
    by_key: Mapping[str, Sequence[ReturnedRow]],
    sent: Mapping[str, SentRow],
    now: Mapping[str, SheetRow],
) -> Iterable[Question]:
    """Rows that were sent and did not come back. A sheet that is gone is told once."""
    file = whole_file(book.file)
    for kind in SheetKind:
        rows = [row for row in sent.values() if row.kind is kind and row.key in now]
        if rows and kind not in book.sheets:
            told = problem(
                "K853", file, file=name_of(book.file), sheet=kind.value, what_row=f"シートごと、{len(rows)} 行"
            )
            yield from (Question(row.key, "", told) for row in rows)
            continue
        for row in rows:
            if row.key not in by_key:
                told = problem(
                    "K853", file, file=name_of(book.file), sheet=book.sheets[kind], what_row=_named(now[row.key])
                )
                yield Question(row.key, "", told)


def _named(stands: SheetRow) -> str:
    """A row that is gone, as its head read."""
    return f"「{name_row(stands.kind, stands.shown)}」"


def _find_shifted(book: Book, candidates: Sequence[Candidate], sent: Mapping[str, SentRow]) -> list[Question]:
    """Answers that changed places: of two rows or more, each has what another was sent with. Somebody sorted a part of the sheet."""
    filled = [
        each for each in candidates if not plain(sent[each.row.key].answer).is_blank() and not each.cells.is_confirmed()
    ]
    before = Counter(plain(sent[each.row.key].answer) for each in filled)
    if len(filled) < 2 or before != Counter(each.answer for each in filled):
        return []
    cause = "答えだけが、ほかの行と入れ替わっています"
    return [Question(each.row.key, "", _tell_moved(book, each.cells, cause)) for each in candidates]
