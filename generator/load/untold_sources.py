"""What a plan's own document cannot carry: without a source of its own nobody is told that it stands there.

A value that names no source stands in the document of what is around it, in the end in that of the plan. A document that was published before
the time of which the value tells cannot hold it; then which document holds it is untold (``SourceRef.untold``). A value with a page of its own
names the document around it by that. A round of results rests on the plan's document only where that certainly appeared later: of a plan and
its first results in the same year nobody knows which came first, and a plan seldom holds results.
"""

import datetime as dt
import operator
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple, TypeVar

from msgspec.structs import replace

from generator.calendars import YearMonth, YearOnly, parse_japanese_date
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.city import Document
from generator.model.figures import Figure, Indicator, Target
from generator.model.money import Budget, BudgetKind
from generator.model.periods import first_day
from generator.model.plans import Measure, Pillar, Plan, Round
from generator.model.site import PlanFolder

HolderT = TypeVar("HolderT", Plan, Pillar, Measure)
_UNTOLD: Final = SourceRef(NOT_STATED, NOT_STATED, untold=True)
_YEARS_AHEAD: Final[Mapping[BudgetKind, int]] = {
    BudgetKind.INITIAL: 1,
    BudgetKind.SUPPLEMENTARY: 0,
    BudgetKind.FINAL: 0,
    BudgetKind.SETTLED: 0,
}
"""How many years before its own an amount of a kind may be published; plans and estimates of any year."""


class DocumentDays(NamedTuple):
    """The first and the last day on which each document of a city can have been published, by its id."""

    earliest: Mapping[str, dt.date]
    latest: Mapping[str, dt.date]


def days_of(documents: Iterable[Document]) -> DocumentDays:
    """The days of all documents of a city, which are asked for each of its plans."""
    held = {each.id: each for each in documents}
    return DocumentDays(
        {name: earliest_day(each) for name, each in held.items()},
        {name: latest_day(each) for name, each in held.items()},
    )


def tell_untold(folder: PlanFolder, days: DocumentDays) -> PlanFolder:
    """The plan with its rounds and values, marked where it is untold in which document they stand."""
    plan = folder.plan
    own = _day(days.latest, plan.source)
    since = _day(days.earliest, plan.source)
    reported = {each.round.target for each in folder.results}
    rounds = tuple(_round(each, since) if each.id in reported else each for each in plan.rounds)
    held = _Held(days.latest, own)
    told = held.holder(plan if _same(rounds, plan.rounds) else replace(plan, rounds=rounds))
    pillars = tuple(map(held.holder, folder.pillars))
    measures = tuple(map(held.holder, folder.measures))
    if told is plan and _same(pillars, folder.pillars) and _same(measures, folder.measures):
        return folder
    return PlanFolder(told, pillars, measures, folder.results)


def latest_day(document: Document) -> dt.date:
    """The last day on which the document can have been published: by its time of issue where that can be read, else by its fiscal year."""
    of_year = dt.date(document.fiscal_year + 1, 3, 31)
    if isinstance(document.issued, Absent):
        return of_year
    match parse_japanese_date(document.issued):
        case dt.date() as day:
            return day
        case YearMonth(year, month):
            return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)
        case YearOnly(year):
            return dt.date(year, 12, 31)
        case _:
            return of_year


def earliest_day(document: Document) -> dt.date:
    """The first day on which the document can have been published: by its time of issue where that can be read, else by its fiscal year."""
    of_year = dt.date(document.fiscal_year, 4, 1)
    if isinstance(document.issued, Absent):
        return of_year
    match parse_japanese_date(document.issued):
        case dt.date() as day:
            return day
        case YearMonth(year, month):
            return dt.date(year, month, 1)
        case YearOnly(year):
            return of_year if year == document.fiscal_year else dt.date(year, 1, 1)
        case _:
            return of_year


def _same(one: Sequence[object], other: Sequence[object]) -> bool:
    return all(map(operator.is_, one, other))


def _day(days: Mapping[str, dt.date], *sources: SourceRef | Absent) -> dt.date | None:
    """The day of the document that the first of the sources with one names."""
    for source in sources:
        if isinstance(source, SourceRef) and not isinstance(source.document, Absent):
            return days.get(source.document.target)
    return None


def _round(its_round: Round, since: dt.date | None) -> Round:
    """A round rests on the plan's document only where that certainly appeared after the day of which the round tells: from ``since`` on."""
    source = its_round.source
    names_one = isinstance(source, SourceRef) and not isinstance(source.document, Absent)
    if names_one or (since is not None and since > its_round.told_as_of):
        return its_round
    return replace(its_round, source=_UNTOLD if isinstance(source, Absent) else replace(source, untold=True))


class _Held:
    """Marks what holders of a plan tell, whose document can have been published until the day ``own``."""

    def __init__(self, days: Mapping[str, dt.date], own: dt.date | None) -> None:
        self._days = days
        self._own = own

    def holder(self, holder: HolderT) -> HolderT:
        """A plan, pillar or measure; the very same where nothing of it is untold."""
        if not holder.indicators and not holder.budgets:
            return holder
        around = _day(self._days, holder.source) or self._own
        if around is None:
            return holder
        indicators = tuple(self._indicator(each, around) for each in holder.indicators)
        budgets = tuple(_budget(each, around) for each in holder.budgets)
        if _same(indicators, holder.indicators) and _same(budgets, holder.budgets):
            return holder
        return replace(holder, indicators=indicators, budgets=budgets)

    def _indicator(self, indicator: Indicator, around: dt.date) -> Indicator:
        day = _day(self._days, indicator.source) or around
        baseline = indicator.baseline
        base = baseline if isinstance(baseline, Absent) else _figure(baseline, day)
        targets = tuple(_target(each, day) for each in indicator.targets)
        actuals = tuple(_figure(each, day) for each in indicator.actuals)
        if base is baseline and _same(targets, indicator.targets) and _same(actuals, indicator.actuals):
            return indicator
        return replace(indicator, baseline=base, targets=targets, actuals=actuals)


def _budget(budget: Budget, day: dt.date) -> Budget:
    """An amount of a year that no document of that day can know yet."""
    ahead = _YEARS_AHEAD.get(budget.kind)
    if ahead is None or isinstance(budget.source, SourceRef):
        return budget
    year = budget.fiscal_year if isinstance(budget.last_year, Absent) else budget.last_year
    if day >= dt.date(year - ahead, 4, 1):
        return budget
    return replace(budget, source=_UNTOLD)


def _figure(figure: Figure, day: dt.date) -> Figure:
    """A value of a time that began after that day; a forecast may stand in any document."""
    if figure.forecast or isinstance(figure.source, SourceRef):
        return figure
    if day >= first_day(replace(figure.period, first_year=0)):  # of several years together, the last one
        return figure
    return replace(figure, source=_UNTOLD)


def _target(target: Target, day: dt.date) -> Target:
    """A target that was moved after that day."""
    moved = max((each.fiscal_year for each in target.revisions), default=0)
    if not moved or isinstance(target.figure.source, SourceRef) or day >= dt.date(moved, 4, 1):
        return target
    return replace(target, figure=replace(target.figure, source=_UNTOLD))
