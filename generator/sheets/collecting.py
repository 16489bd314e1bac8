"""What came back, taken together: every workbook against what was sent and what stands now, to edited files, questions and remarks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.changes.records import read_released
from generator.edited_data import ReadSite, read_site
from generator.load.today import read_today
from generator.model.plans import Round
from generator.problems.problem import Problem, problem, whole_file
from generator.sheets.asking_again import answered_notes
from generator.sheets.book_rounds import BookRound, find_misplaced
from generator.sheets.books import Book, read_books
from generator.sheets.deciding import RecordEdit, decide
from generator.sheets.handing_out import find_plans
from generator.sheets.kept_remarks import find_kept_remarks
from generator.sheets.late_answers import find_out
from generator.sheets.merging import BookOutcome, Candidate, merge_book
from generator.sheets.page_reach import find_reach
from generator.sheets.plain_words import say_refused
from generator.sheets.proving import Unmade, prove, rows_of
from generator.sheets.returning import AskedRound, make_returns, memo_of
from generator.sheets.rivals import find_rivals
from generator.sheets.superseding import find_superseded
from generator.sheets.taking import Question, tell
from generator.system.together import refuse_changed, write_together


class BookResult(NamedTuple):
    """What came of one workbook: its rows that count (for others another workbook of the department speaks), those that are empty, and more.

    ``taken`` answers were taken, ``touched``: something was filled in.
    """

    file: str
    asks: tuple[str, ...]  # round, municipality, department and plans
    taken: int
    asked: tuple[Question, ...]
    rows: frozenset[str]
    blank: frozenset[str]
    touched: bool
    remarks: Mapping[str, str] = {}  # beside rows that are empty; 確認済み too
    all_confirmed: bool = False


class Collected(NamedTuple):
    """The outcome of all workbooks. ``texts`` are the files of ``data/`` to be written, ``returns`` the workbooks that go back, by name.

    ``read`` is what the files hold of which there are any already. ``reach`` tells by the key of a changed row
    what else stands on its new page (:func:`find_reach`).
    """

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    changes: tuple[RecordEdit, ...]
    books: tuple[BookResult, ...]
    returns: Mapping[str, bytes]
    read: Mapping[str, bytes] = {}
    reach: Mapping[str, tuple[str, ...]] = {}
    rounds: tuple[BookRound, ...] = ()  # of all workbooks, those too that are not taken

    def count_blank(self) -> int:
        """How many rows are still empty."""
        groups: dict[tuple[str, ...], list[BookResult]] = {}
        for book in self.books:
            groups.setdefault(book.asks, []).append(book)
        return sum(len(blank_rows(own)) for own in groups.values())


def collect_sheets(data: Path, files: Sequence[Path], meant: str | None = None) -> Collected:
    """Read workbooks and hold them against the data folder. Nothing is written. ``meant``: the round that somebody says they are of."""
    site = read_site(data)
    if site.errors() or site.site_index is None:
        return Collected(tuple(site.errors()), {}, (), (), {})
    unknown = None if meant is None else find_plans(site.site_index, meant, None)
    if isinstance(unknown, Problem):
        return Collected((unknown,), {}, (), (), {})
    problems: list[Problem] = []
    rounds: dict[tuple[str, ...], AskedRound] = {}
    taken: dict[tuple[str, ...], list[tuple[Book, AskedRound]]] = {}
    for book in read_books(list(dict.fromkeys(files))):
        if isinstance(book, Problem):
            problems.append(book)
            continue
        its_round = _round_of(site, book, rounds)
        if isinstance(its_round, Problem):
            problems.append(its_round)
            continue
        taken.setdefault(book.asks, []).append((book, its_round))
    outcomes: list[tuple[BookOutcome, AskedRound]] = []
    for own in taken.values():
        passed = find_superseded([book for book, _ in own])
        settled = frozenset[str]().union(*(answered_notes(book) for book, _ in own))
        merged = [merge_book(book, its_round.rows, keys) for (book, its_round), keys in zip(own, passed, strict=True)]
        outcomes += zip(_ask_once(merged, settled), (its_round for _, its_round in own), strict=True)
    own_rounds = tuple(_round_of_book(*each) for each in outcomes)
    misplaced = _find_misplaced(site, own_rounds, meant)
    if isinstance(misplaced, Problem):
        return Collected((misplaced,), {}, (), (), {})
    problems += misplaced.values()
    spoken = {
        plan: found.id
        for each in own_rounds
        if each.brings and each.file not in misplaced
        for plan, found in each.rounds.items()
    }
    taken_books = [
        outcome
        for outcome, each in zip(outcomes, own_rounds, strict=True)
        if each.file not in misplaced and (each.brings or not _is_idle(each, spoken))
    ]
    result = _settle(site, taken_books, problems)._replace(rounds=own_rounds)
    return result if meant is None else result._replace(problems=(*result.problems, *_tell_out(site, result)))


def _tell_out(site: ReadSite, collected: Collected) -> Iterator[Problem]:
    """Of each workbook whose round somebody named: that its answers change what is out already. Raises ``OSError``."""
    released = read_released(site.data)
    changed = {change.row.spot.folder for change in collected.changes}
    taken = {book.file: book.taken for book in collected.books}
    for each in collected.rounds:
        out = find_out(each.rounds, released)
        if out & changed and taken.get(each.file):
            told = {"file": Path(each.file).name, "name": each.own.name, "count": taken[each.file]}
            yield problem("K586", whole_file(each.file), **told)


def _ask_once(outcomes: Sequence[BookOutcome], settled: frozenset[str]) -> list[BookOutcome]:
    """The outcomes of a department's workbooks with each question about no row once, in the workbook that went back last; without those that are ``settled`` in any."""
    known = set(settled)
    left: dict[str, BookOutcome] = {}
    for outcome in sorted(outcomes, key=lambda each: -each.book.generation):
        asked = tuple(each for each in outcome.asked if each.key or memo_of(each.problem) not in known)
        known.update(memo_of(each.problem) for each in asked if not each.key)
        left[outcome.book.file] = outcome._replace(asked=asked)
    return [left[outcome.book.file] for outcome in outcomes]


def _round_of_book(outcome: BookOutcome, asked: AskedRound) -> BookRound:
    _, city, department, _ = outcome.book.asks
    brings = bool(outcome.candidates or outcome.asked)
    return BookRound(outcome.book.file, asked.rounds, brings, (city, department))


def _is_idle(book: BookRound, spoken: Mapping[str, str]) -> bool:
    """Whether a workbook that says nothing new is of another round than those that do (``spoken``, by plan): its rows have no part in what is written."""
    return any(spoken.get(plan, found.id) != found.id for plan, found in book.rounds.items())


def _find_misplaced(site: ReadSite, books: Sequence[BookRound], meant: str | None) -> Mapping[str, Problem] | Problem:
    """Why some workbooks are not taken, by file; the problem where the day cannot be read. Raises ``OSError``."""
    assert site.site_index is not None  # noqa: S101 (tells the type checker)
    day = read_today()
    if isinstance(day, Problem):
        return day
    released = None if meant else read_released(site.data)
    return find_misplaced(site.site_index, books, meant, released, day)


def _round_of(site: ReadSite, book: Book, known: dict[tuple[str, ...], AskedRound]) -> AskedRound | Problem:
    """The plans and rows that a workbook is about; the problem where they are no more."""
    assert site.site_index is not None  # noqa: S101 (tells the type checker)
    wanted, plans = book.stamp.get("kokai_round", ""), tuple(book.stamp.get("kokai_plans", "").split())
    found: dict[str, Round] = {}
    for plan in plans:
        of_plan = find_plans(site.site_index, wanted, plan)
        if isinstance(of_plan, Problem):
            return problem(
                "K852",
                whole_file(book.file),
                **dict(of_plan.details)
                | {"where": f"「{Path(book.file).name}」が答えている計画「{plan}」には", "mend_hint": _NEW_BOOK},
            )
        found |= of_plan
    key = (wanted, *plans)
    if key not in known:
        known[key] = AskedRound(found, rows_of(site.site_index, found))
    return known[key]


_NEW_BOOK: Final = "計画や回の id を変えたときは、「kokai sheet out」で新しい表を配ってください。"


def _settle(site: ReadSite, outcomes: Sequence[tuple[BookOutcome, AskedRound]], problems: list[Problem]) -> Collected:
    """Decide on every new answer, prove the edits, and tell of everything."""
    asked: dict[str, list[Question]] = {outcome.book.file: [*outcome.asked] for outcome, _ in outcomes}
    noticed = [each for outcome, _ in outcomes for each in outcome.noticed]
    agreed, rivals = find_rivals([outcome for outcome, _ in outcomes])
    for rival, question in rivals:
        asked[rival.book.file].append(question)
    changes: list[RecordEdit] = []
    by_key: dict[str, Candidate] = {}
    decided = {(each.book.file, each.row.key) for each in agreed}
    for each in agreed:
        department = each.book.stamp.get("kokai_department", "")
        decision = decide(each.book.file, each.cells, each.row, each.answer, department=department)
        asked[each.book.file] += decision.asked
        noticed += decision.noticed
        if decision.change is not None:
            changes.append(decision.change)
            by_key[each.row.key] = each
    rounds = {plan: found for _, its_round in outcomes for plan, found in its_round.rounds.items()}
    now = {key: row for _, its_round in outcomes for key, row in its_round.rows.items()}
    proved = prove(site, rounds, now, changes)
    for refusal in proved.refusals:
        candidate = by_key[refusal.change.row.key]
        asked[candidate.book.file].append(_ask_about(candidate, refusal))
    made = {change.row.key for change in proved.changes}
    open_now = [each for own in asked.values() for each in own]
    noticed += find_kept_remarks([outcome.book for outcome, _ in outcomes], decided, open_now, noticed)
    results = tuple(_result(outcome, asked[outcome.book.file], made) for outcome, _ in outcomes)
    told = [each.problem for result in results for each in result.asked]
    problems += [*told, *(each.problem for each in noticed), *proved.warnings]
    returns = make_returns(proved.site, outcomes, asked)
    read = {each.file: each.content for each in site.files if each.file in proved.texts}
    assert site.site_index is not None  # noqa: S101 (tells the type checker)
    reach = find_reach(site.site_index, proved.changes, now)
    return Collected(tuple(dict.fromkeys(problems)), proved.texts, proved.changes, results, returns, read, reach)


def _ask_about(candidate: Candidate, refusal: Unmade) -> Question:
    cells, file = candidate.cells, candidate.book.file
    if refusal.found is None:
        return Question(candidate.row.key, "wording", tell("K871", file, cells, "wording", cause=refusal.cause))
    told = tell("K870", file, cells, "wording", **say_refused(refusal.found))
    return Question(candidate.row.key, "wording", told)


def _result(outcome: BookOutcome, asked: Sequence[Question], made: set[str]) -> BookResult:
    taken = sum(each.row.key in made for each in outcome.candidates)
    touched = bool(outcome.changed or asked)
    book = outcome.book
    return BookResult(
        book.file,
        book.asks,
        taken,
        tuple(asked),
        outcome.rows,
        outcome.blank,
        touched,
        outcome.remarks,
        outcome.all_confirmed,
    )


def blank_rows(books: Iterable[BookResult]) -> dict[str, str]:
    """The rows of one department's workbooks that are still empty (none of the workbooks that ask for them answers), each with its remark."""
    found = list(books)
    keys = dict.fromkeys(key for book in found for key in book.blank)
    return {
        key: next((book.remarks[key] for book in found if key in book.remarks), "")
        for key in keys
        if all(key in book.blank for book in found if key in book.rows)
    }


def write_collected(data: Path, collected: Collected) -> list[Path]:
    """Write the edited files, all or none. Raises ``FileInTheWayError``, where one is no longer as it was read, or ``OSError``."""
    files = {file: text.encode() for file, text in sorted(collected.texts.items())}
    return write_together(data, files, collected.read)


def check_unchanged(data: Path, collected: Collected) -> None:
    """Raise ``FileInTheWayError`` where a file is no longer as it was read: then no workbook need go back. Raises ``OSError``."""
    refuse_changed(data, collected.texts, collected.read)
