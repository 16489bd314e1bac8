"""What came back, taken together: every workbook against what was sent and what stands now, to edited files, questions and remarks."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.edited_data import ReadSite, read_site
from generator.model.basics import Absent
from generator.model.plans import Round, Scale
from generator.problems.problem import Problem, problem, whole_file
from generator.problems.rules import RULES
from generator.sheets.books import Book, ReturnedRow, read_books
from generator.sheets.cells import CellValue
from generator.sheets.deciding import RecordEdit, decide
from generator.sheets.handing_out import Errand, file_name, find_plans, plan_errands
from generator.sheets.merging import BookOutcome, Candidate, find_rivals, merge_book
from generator.sheets.proving import Unmade, prove, rows_of
from generator.sheets.rows import SheetRow
from generator.sheets.taking import Question, tell
from generator.sheets.workbooks import Filled, fields_of, render_book
from generator.system.together import write_together


class BookResult(NamedTuple):
    """What came of one workbook: how many answers were taken, what is asked, how many rows are empty, whether anything was filled in."""

    file: str
    stamp: Mapping[str, str]
    taken: int
    asked: tuple[Question, ...]
    blank: int
    touched: bool


class Collected(NamedTuple):
    """The outcome of all workbooks. ``texts`` are the files of ``data/`` to be written, ``returns`` the workbooks that go back, by name."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    changes: tuple[RecordEdit, ...]
    books: tuple[BookResult, ...]
    returns: Mapping[str, bytes]


class _Round(NamedTuple):
    """The plans of a workbook's round with it, and the rows that they ask now."""

    rounds: Mapping[str, Round]
    rows: Mapping[str, SheetRow]


def collect_sheets(data: Path, files: Sequence[Path]) -> Collected:
    """Read workbooks and hold them against the data folder. Nothing is written."""
    site = read_site(data)
    if site.errors() or site.site_index is None:
        return Collected(tuple(site.errors()), {}, (), (), {})
    problems: list[Problem] = []
    rounds: dict[tuple[str, ...], _Round] = {}
    outcomes: list[tuple[BookOutcome, _Round]] = []
    for book in read_books(files):
        if isinstance(book, Problem):
            problems.append(book)
            continue
        its_round = _round_of(site, book, rounds)
        if isinstance(its_round, Problem):
            problems.append(its_round)
            continue
        outcomes.append((merge_book(book, its_round.rows), its_round))
    return _settle(site, outcomes, problems)


def _round_of(site: ReadSite, book: Book, known: dict[tuple[str, ...], _Round]) -> _Round | Problem:
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
                **dict(of_plan.details) | {"where": f"「{Path(book.file).name}」の計画「{plan}」"},
            )
        found |= of_plan
    key = (wanted, *plans)
    if key not in known:
        known[key] = _Round(found, rows_of(site.site_index, found))
    return known[key]


def _settle(site: ReadSite, outcomes: Sequence[tuple[BookOutcome, _Round]], problems: list[Problem]) -> Collected:
    """Decide on every new answer, prove the edits, and tell of everything."""
    asked: dict[str, list[Question]] = {outcome.book.file: [*outcome.asked] for outcome, _ in outcomes}
    noticed = [each for outcome, _ in outcomes for each in outcome.noticed]
    agreed, rivals = find_rivals(each for outcome, _ in outcomes for each in outcome.candidates)
    for rival, differing in rivals:
        asked[rival.book.file].append(Question(rival.row.key, "wording", differing))
    changes: list[RecordEdit] = []
    by_key: dict[str, Candidate] = {}
    for each in agreed:
        department = each.book.stamp.get("kokai_department", "")
        scale = _scale_of(site, each.row)
        decision = decide(each.book.file, each.cells, each.row, each.answer, department=department, scale=scale)
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
    results = tuple(_result(outcome, asked[outcome.book.file], made) for outcome, _ in outcomes)
    told = [each.problem for result in results for each in result.asked]
    problems += [*told, *(each.problem for each in noticed), *proved.warnings]
    returns = _returns(proved.site, outcomes, asked)
    return Collected(tuple(dict.fromkeys(problems)), proved.texts, proved.changes, results, returns)


def _scale_of(site: ReadSite, row: SheetRow) -> Scale | None:
    assert site.site_index is not None  # noqa: S101 (tells the type checker)
    if row.indicator is None or isinstance(row.indicator.scale, Absent):
        return None
    scales = site.site_index.plans[row.spot.folder].plan.scales
    named = row.indicator.scale.target
    return next((each for each in scales if each.id == named), None)


def _ask_about(candidate: Candidate, refusal: Unmade) -> Question:
    cells, file = candidate.cells, candidate.book.file
    if refusal.found is None:
        return Question(candidate.row.key, "wording", tell("K871", file, cells, "wording", cause=refusal.cause))
    told = tell("K870", file, cells, "wording", broken=refusal.found.rule, said=words_of(refusal.found))
    return Question(candidate.row.key, "wording", told)


def words_of(found: Problem) -> str:
    """A problem in one line: what, and how to mend it."""
    rule, details = RULES[found.rule], dict(found.details)
    return f"{rule.what.format_map(details)} {rule.mend.format_map(details)}".strip()


def _result(outcome: BookOutcome, asked: Sequence[Question], made: set[str]) -> BookResult:
    taken = sum(key in made for key in outcome.changed)
    touched = bool(outcome.changed or asked)
    return BookResult(outcome.book.file, outcome.book.stamp, taken, tuple(asked), outcome.blank, touched)


def _returns(
    site: ReadSite, outcomes: Iterable[tuple[BookOutcome, _Round]], asked: Mapping[str, Sequence[Question]]
) -> dict[str, bytes]:
    """The workbooks that go back: as the data would stand, with the cells that came and what is asked about them."""
    assert site.site_index is not None  # noqa: S101 (tells the type checker)
    returns: dict[str, bytes] = {}
    for outcome, its_round in outcomes:
        own = [each for each in asked[outcome.book.file] if each.key]
        if not own:
            continue
        errand = _errand_of(site, outcome.book, its_round)
        if errand is None:
            continue
        words: dict[tuple[str, str], str] = {}
        for each in own:
            words.setdefault((each.key, each.field or "wording"), words_of(each.problem))
        cells = {key: _cells_of(row) for key, row in outcome.changed.items()}
        name = f"返却_{file_name(errand.cover.department_name)}"
        number = sum(each.startswith(name) for each in returns)
        more = f"_{number + 1}" if number else ""
        returns[f"{name}{more}.xlsx"] = render_book(errand.cover, errand.rows, Filled(cells, words))
    return returns


def _errand_of(site: ReadSite, book: Book, its_round: _Round) -> Errand | None:
    """What the department is asked now."""
    assert site.site_index is not None  # noqa: S101 (tells the type checker)
    stamp = book.stamp
    by = "department" if stamp.get("kokai_department") or len(its_round.rounds) > 1 else "plan"
    wanted = {row.key for row in book.sent}
    for way in (by, "department", "plan"):
        errands = plan_errands(site.site_index, stamp.get("kokai_round", ""), None, way)
        if isinstance(errands, Problem):
            return None
        for errand in errands:
            same = errand.cover.department == stamp.get("kokai_department")
            rows = tuple(row for row in errand.rows if row.key in wanted)
            if same and rows and errand.cover.municipality == stamp.get("kokai_municipality"):
                plans = tuple(its_round.rounds)
                return errand._replace(cover=errand.cover._replace(plans=plans), rows=rows)
    return None


def _cells_of(row: ReturnedRow) -> dict[str, CellValue]:
    return {field: "" if field in row.formulas else row.cells.get(field, "") for field in fields_of(row.kind)}


def write_collected(data: Path, collected: Collected) -> list[Path]:
    """Write the edited files, all or none. Raises ``OSError``."""
    return write_together(data, {file: text.encode() for file, text in sorted(collected.texts.items())})
