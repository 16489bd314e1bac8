"""What earlier rounds said of the same period: a quarter later the year's row is asked once more, and whoever answers has to see what was told."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias, TypeVar

from generator.calendars import day_text, fiscal_label
from generator.model.basics import Absent
from generator.model.figures import Figure, Period
from generator.model.money import Budget
from generator.model.plans import Round
from generator.model.site import PlanFolder
from generator.sheets.asked_periods import earlier_part
from generator.sheets.figure_answers import show_figure, show_period

EarlierFiles: TypeAlias = Mapping[str, Round]
"""The files of earlier rounds, each with its round, the earliest first."""
_Told = TypeVar("_Told", Figure, Budget)


def earlier_files(folder: PlanFolder, its_round: Round) -> EarlierFiles:
    """The files of a plan that report on rounds before this one, in the order in which the plan declares them."""
    order = [each.id for each in folder.plan.rounds]
    before = folder.plan.rounds[: order.index(its_round.id)]
    return {file.place.file: each for each in before for file in folder.results if file.round.target == each.id}


def show_earlier(period: Period, known: Iterable[Figure], files: EarlierFiles) -> str:
    """In one locked cell: the value of the year before, that of the part before in the same year, and what earlier rounds said of this very period, with their times."""
    figures = tuple(known)
    year_before = next((each for each in reversed(figures) if each.period == before_of(period)), None)
    part = earlier_part(period, figures)
    told = last_told(((each.place.file, each) for each in figures if each.row == period), files)
    lines = [
        show_figure(year_before),
        "" if part is None else f"{show_period(part.period)}: {show_figure(part)}",
        *(f"{say_round(its_round)}: {show_figure(figure)}" for its_round, figure in told),
    ]
    return "\n".join(filter(None, lines))


def before_of(period: Period) -> Period:
    """The same period a year before."""
    return Period(period.fiscal_year - 1, period.part, period.kind)


def last_told(own: Iterable[tuple[str, _Told]], files: EarlierFiles) -> list[tuple[Round, _Told]]:
    """What the last of the earlier rounds says that says anything: one, or none; each of ``own`` is given with its file."""
    order = list(files)
    found = [(order.index(file), files[file], each) for file, each in own if file in files]
    return [(its_round, each) for _, its_round, each in sorted(found, key=lambda told: told[0])[-1:]]


def say_round(its_round: Round) -> str:
    """A round as the source of a value: its name, and the day of which it tells."""
    day = "" if isinstance(its_round.as_of, Absent) else f"（{day_text(its_round.as_of)}現在）"
    return f"{its_round.name}{day}"


def show_earlier_amount(budget: Budget, known: Iterable[tuple[Budget, str]], files: EarlierFiles) -> str:
    """The same of an amount. ``known`` are the amounts of the data with their wordings."""
    amounts = tuple(known)
    year_before = (budget.fiscal_year - 1, budget.kind, budget.label)
    before = [words for each, words in amounts if (each.fiscal_year, each.kind, each.label) == year_before and words]
    words = dict(reversed([(each.place, words) for each, words in amounts]))
    same = ((each.place.file, each) for each, _ in amounts if _key(each) == _key(budget))
    lines = [f"{fiscal_label(budget.fiscal_year - 1)}: {before[-1]}"] if before else []
    lines += [f"{say_round(its_round)}: {words[each.place]}" for its_round, each in last_told(same, files)]
    return "\n".join(lines)


def _key(budget: Budget) -> tuple[object, ...]:
    return budget.fiscal_year, budget.last_year, budget.kind, budget.label
