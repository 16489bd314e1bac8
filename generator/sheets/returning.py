"""Workbooks that go back to the departments: as the data would stand, with the cells that came and what is asked about them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.edited_data import ReadSite
from generator.model.plans import Round
from generator.problems import reports
from generator.problems.problem import Problem
from generator.sheets.asking_again import ASKED_AGAIN, CONFIRMABLE, is_moved, leaves_empty, state_of, to_be_filled
from generator.sheets.books import Book, ReturnedRow
from generator.sheets.cells import CellValue
from generator.sheets.covers import Filled
from generator.sheets.handing_out import Errand, file_name, plan_errands
from generator.sheets.layouts import plain_layout
from generator.sheets.merging import BookOutcome
from generator.sheets.rows import SheetKind, SheetRow
from generator.sheets.superseding import sources_of
from generator.sheets.taking import Question
from generator.sheets.workbooks import FIRST_ROW, fields_of, render_book
from generator.system.exchanging import exchange_content

RETURNED = "返却_"
"""How the names of workbooks begin that went back."""


class AskedRound(NamedTuple):
    """The plans of a workbook's round with it, and the rows that they ask now."""

    rounds: Mapping[str, Round]
    rows: Mapping[str, SheetRow]


def make_returns(
    site: ReadSite, outcomes: Sequence[tuple[BookOutcome, AskedRound]], asked: Mapping[str, Sequence[Question]]
) -> dict[str, bytes]:
    """One workbook for each department of which something is asked, by its name."""
    returns: dict[str, bytes] = {}
    groups: dict[tuple[str, ...], list[tuple[BookOutcome, AskedRound]]] = {}
    for outcome, its_round in (each for each in outcomes if each[0].rows or asked[each[0].book.file]):
        groups.setdefault(outcome.book.asks, []).append((outcome, its_round))
    for group in groups.values():
        own = sorted((outcome for outcome, _ in group), key=lambda each: each.book.generation)
        questions = [each for outcome in own for each in asked[outcome.book.file]]
        errand = _errand_of(site, [outcome.book for outcome in own], group[0][1]) if questions else None
        if errand is None:
            continue
        words: dict[tuple[str, str], dict[str, None]] = {}
        rules: dict[str, tuple[str, ...]] = {}
        notes = {memo_of(each.problem): each.texts for each in questions if not each.key}
        for each in (each for each in questions if each.key):
            memo = memo_of(_in_returned(each, own, errand.rows))
            words.setdefault((each.key, each.field or "wording"), {})[memo] = None
            rules[each.key] = (*rules.get(each.key, ()), each.problem.rule, *to_be_filled(each))
        changed = {each.key for each in questions if each.problem.rule == "K858" or is_moved(each.problem)}
        # these show what stands now
        rows = {key: row for outcome in own for key, row in outcome.changed.items() if key not in changed}
        cells = {key: _cells_of(row) for key, row in rows.items()}
        name = f"{RETURNED}{file_name(errand.cover.department_name)}"
        number = sum(each.startswith(name) for each in returns)
        more = f"_{number + 1}" if number else ""
        memos = {place: "\n".join(told) for place, told in words.items()}
        # one that counts no more is no source of others
        sources = sources_of(outcome.book for outcome in own if outcome.rows)
        filled = Filled(cells, memos, sources, rules, notes, _formats_of(rows))
        returns[f"{name}{more}.xlsx"] = render_book(errand.cover, errand.rows, filled)
    return returns


def _in_returned(asked: Question, outcomes: Sequence[BookOutcome], rows: Sequence[SheetRow]) -> Problem:
    """The problem with the cells that are to be filled in named as they stand in the workbook that goes back: there a row may stand elsewhere than in the sheet that somebody sorted."""
    details = dict(asked.problem.details)
    came = [row for outcome in outcomes for row in outcome.book.rows if row.key == asked.key]
    number = next((place for place in _places(rows) if place[0] == asked.key), None)
    if "mend_hint" not in details or not came or number is None:
        return asked.problem
    kind, known = came[0].kind, plain_layout(came[0].kind)
    names = {row.cell(field): known.cell(number[1], field) for row in came for field in fields_of(kind)}
    hint = _CELL.sub(lambda found: f"セル {names.get(found[1], found[1])}", str(details["mend_hint"]))
    return Problem(asked.problem.rule, asked.problem.place, tuple((details | {"mend_hint": hint}).items()))


_CELL: Final = re.compile(r"セル ([A-Z]+[0-9]+)")


def _places(rows: Sequence[SheetRow]) -> Iterator[tuple[str, int]]:
    """The rows of a workbook with their numbers from 0."""
    for kind in SheetKind:
        own = (row for row in rows if row.kind is kind)
        yield from ((row.key, number) for number, row in enumerate(own, FIRST_ROW))


def question_of(found: Problem) -> str:
    """A problem in one line: what, how to mend it, and that the row may be confirmed where that is an answer."""
    if found.rule != ASKED_AGAIN:
        return memo_of(found)
    details = dict(found.details)
    told = (
        _STILL_OPEN
        if details["state"] == state_of()
        else f"「{details['file']}」のシート「{details['sheet']}」のセル {details['cell']} に{details['state']}。"
    )
    return f"{told}{memo_of(found)}"


def memo_of(found: Problem) -> str:
    """The same as it stands at the cell: of a question that was not answered, the question."""
    if found.rule == ASKED_AGAIN:
        return dict(found.details)["question"]
    of_row = found.rule in CONFIRMABLE - _SAY_SO and not leaves_empty(found)
    of_none = found.rule in _OF_NO_ROW or "gone" in dict(found.details)
    confirm = _CONFIRM_NOTE if of_none else _CONFIRM if of_row else ""
    return " ".join(filter(None, [*reports.words_of(found), confirm]))


_STILL_OPEN: Final = "まだお答えがありません。"
_CONFIRM: Final = "直すことがなければ、その行の備考に「確認済み」と書いてください。"
_CONFIRM_NOTE: Final = (
    "済んだら、返却の表のシート「使い方」で、このお尋ねの右にある黄色のセルに「確認済み」と書いてください。"
)
_OF_NO_ROW: Final = frozenset({"K873", "K895"})
"""What is asked about no row: a workbook that goes back has nothing of it but the question."""
_SAY_SO: Final = frozenset({"K858", "K897"})
"""Whose own words offer it."""


def _errand_of(site: ReadSite, books: Sequence[Book], its_round: AskedRound) -> Errand | None:
    """What the department is asked now, of the rows that its workbooks had."""
    assert site.site_index is not None  # noqa: S101 (tells the type checker)
    stamp = books[0].stamp
    by = "department" if stamp.get("kokai_department") or len(its_round.rounds) > 1 else "plan"
    wanted = {row.key for book in books for row in book.sent}
    generation = max(book.generation for book in books) + 1
    for way in (by, "department", "plan"):
        errands = plan_errands(site.site_index, stamp.get("kokai_round", ""), None, way)
        if isinstance(errands, Problem):
            return None
        for errand in errands:
            same = errand.cover.department == stamp.get("kokai_department")
            rows = tuple(row for row in errand.rows if row.key in wanted)
            if same and rows and errand.cover.municipality == stamp.get("kokai_municipality"):
                cover = errand.cover._replace(plans=tuple(its_round.rounds), generation=generation)
                return errand._replace(cover=cover, rows=rows)
    return None


def _formats_of(rows: Mapping[str, ReturnedRow]) -> dict[tuple[str, str], str]:
    return {(key, field): form for key, row in rows.items() for field, form in row.formats.items()}


def _cells_of(row: ReturnedRow) -> dict[str, CellValue]:
    """The cells as they came; of a formula what it showed, as a cell of that kind."""
    return {field: row.cells.get(field, "") for field in fields_of(row.kind)}


def write_returns(folder: Path, returns: Mapping[str, bytes]) -> list[Path]:
    """Write the workbooks that go back. One that lies there already may have been answered: it stays, and the new one gets a number.

    Raises ``OSError``.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, content in sorted(returns.items()):
        path, number = folder / name, 1
        while path.exists() and path.read_bytes() != content:
            number += 1
            path = folder / f"{name.removesuffix('.xlsx')}_{number}.xlsx"
        exchange_content(path, content)
        written.append(path)
    return written
