"""Of which round each workbook is, and whether that is the round that is meant: a workbook of the quarter before is soon filled in by mistake."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.changes import Snapshot
from generator.map.site_index import SiteIndex
from generator.model.plans import Round
from generator.problems.problem import Problem, problem, whole_file
from generator.sheets.taking import name_of


class BookRound(NamedTuple):
    """A workbook with the rounds that it asks for, by plan, and its municipality and department; ``brings``: whether it says anything that the data do not say yet."""

    file: str
    rounds: Mapping[str, Round]
    brings: bool
    group: tuple[str, str] = ("", "")

    @property
    def own(self) -> Round:
        """The round: alike of all its plans."""
        return next(iter(self.rounds.values()))


def find_misplaced(
    site_index: SiteIndex, books: Sequence[BookRound], wanted: str | None, released: Snapshot | None, day: dt.date
) -> dict[str, Problem]:
    """By the names of the files, why a workbook that says something new is not taken: its round is none that is answered now, and nobody said that it is meant (``wanted``)."""
    found: dict[str, Problem] = {}
    for book in books:
        cause = _why_not(site_index, book, books, wanted=wanted, released=released, day=day) if book.brings else ""
        if cause:
            own = book.own
            told = problem(
                "K892", whole_file(book.file), file=name_of(book.file), name=own.name, round=own.id, cause=cause
            )
            found[book.file] = told
    return found


def _why_not(
    site_index: SiteIndex,
    book: BookRound,
    books: Sequence[BookRound],
    *,
    wanted: str | None,
    released: Snapshot | None,
    day: dt.date,
) -> str:
    if wanted is not None:
        return "" if wanted == book.own.id else f"--round で指定した回は「{wanted}」です"
    for plan, own in book.rounds.items():
        beside = [each.rounds[plan] for each in books if plan in each.rounds]
        for later in _later(own, beside):
            return f"一緒に取り込む表に、後の回「{later.name}」（{later.id}）の表があります"
        if released is not None and is_released(released, plan, own.id):
            return "この回の実績は、もう公開しています"
        reported = {each.round.target for each in site_index.plans[plan].results}
        for later in _later(own, site_index.plans[plan].plan.rounds):
            if later.id in reported or later.told_as_of <= day:
                return f"後の回「{later.name}」（{later.id}）があります"
    return ""


def _later(own: Round, rounds: Iterable[Round]) -> list[Round]:
    """The rounds that tell of a later day."""
    return [each for each in rounds if each.id != own.id and each.told_as_of > own.told_as_of]


def is_released(released: Snapshot, plan: str, its_round: str) -> bool:
    """Whether the last release tells a value or a text that the round reports on the plan."""
    figures = any(key.startswith(f"{plan}/") and key.endswith(f"/actual/{its_round}") for key in released.figures)
    return figures or any(
        key.partition("/measure/")[0].partition("/pillar/")[0] == plan and field.startswith(f"report/{its_round}/")
        for key, fields in released.holders.items()
        for field in fields
    )


def other_books(books: Iterable[BookRound], its_round: str) -> list[str]:
    """The workbooks of other rounds, each with its round, for the office."""
    return [say_round(each) for each in books if each.own.id != its_round]


def say_round(book: BookRound) -> str:
    """A workbook with the name of its round."""
    return f"{Path(book.file).name}（{book.own.name}）"
