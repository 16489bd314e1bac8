"""What a report's values are values of.

Told of a period before its end they are values up to the day of the report, and words that only tell why there is none are no value.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeAlias

from msgspec.structs import replace

from generator.amounts import reason_after_cause
from generator.calendars import fiscal_year_of
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Done, Figure, Missing, Period, PeriodKind, Wording
from generator.model.periods import YEAR, is_unfinished, last_month, length
from generator.model.plans import Round, RoundKind
from generator.model.results import Actual


class _Result(Protocol):
    @property
    def actuals(self) -> tuple[Actual, ...]: ...


class ActualReport(Protocol):
    """What a round reports of a measure or pillar, as far as its actual values go."""

    @property
    def round(self) -> Round:
        """The round."""

    @property
    def result(self) -> _Result:
        """What it says of the holder."""


_Told: TypeAlias = tuple[Round, tuple[Actual, ...]]


def date_all(reports: Iterable[ActualReport]) -> Iterator[Actual]:
    """The actual values of all reports, each of the time that it is a value of."""
    reports = tuple(reports)
    told = tuple((report.round, report.result.actuals) for report in reports)
    for report in reports:
        yield from date_reasons(date_actuals(report.result.actuals, report.round, told), report.round)


def date_actuals(actuals: Iterable[Actual], its_round: Round, told: Iterable[_Told]) -> Iterator[Actual]:
    """The actual values of a round; those of a period that had not ended on the round's day are of that day.

    ``told`` are the values of all rounds that report of the same holder. Of an interim round without a day nobody knows whether its year was
    over: its values are shown, and no target is held against them, unless a report of the whole year leaves them as they are.
    """
    whole = _told_of_year(its_round, told)
    for each in actuals:
        figure = as_blank(each.figure)
        if isinstance(its_round.as_of, dt.date) and _is_of_a_day(figure, its_round.as_of):
            day = its_round.as_of if isinstance(figure.as_of, Absent) else figure.as_of
            period = Period(fiscal_year_of(day), day.isoformat(), PeriodKind.DAY)
            yield replace(each, figure=replace(figure, period=period, told_for=figure.period))
        elif not isinstance(whole, Absent) and _is_open(each, whole) and is_undated(figure, its_round):
            yield replace(each, figure=replace(figure, forecast=True, undated=True))
        else:
            yield each if figure is each.figure else replace(each, figure=figure)


def date_reasons(actuals: Iterable[Actual], its_round: Round) -> Iterator[Actual]:
    """The actual values of a round, its reasons for having none with the round's day: later there may be a value, or another reason."""
    for each in actuals:
        day = its_round.as_of
        told = isinstance(day, dt.date) and _is_said_on(each.figure, day)
        yield replace(each, figure=replace(each.figure, as_of=day)) if told else each


def _told_of_year(its_round: Round, told: Iterable[_Told]) -> tuple[tuple[Actual, ...], ...] | Absent:
    """What each report of its whole year tells, of an interim round without a day; Absent of any other round."""
    if its_round.kind is not RoundKind.INTERIM or not isinstance(its_round.as_of, Absent):
        return NOT_STATED
    year = its_round.fiscal_year
    return tuple(own for other, own in told if other.kind is not RoundKind.INTERIM and other.fiscal_year == year)


def _is_open(actual: Actual, whole: tuple[tuple[Actual, ...], ...]) -> bool:
    """Whether nothing tells of the whole year, or tells a value of its own of it."""
    key = actual.indicator.target, actual.figure.period
    return not whole or any((each.indicator.target, each.figure.period) == key for own in whole for each in own)


def is_undated(figure: Figure, its_round: Round) -> bool:
    """Whether a value in a round without a day is one of a time that ends with the round's year or later, and has no day of its own."""
    if not isinstance(figure.as_of, Absent) or figure.period.kind is PeriodKind.DAY or _stays(figure):
        return False
    return length(figure.period) >= YEAR and last_month(figure.period) >= last_month(Period(its_round.fiscal_year))


def as_blank(figure: Figure) -> Figure:
    """A figure without a value where its words only tell why there is none: 隔年調査のため調査なし."""
    if not isinstance(figure.value, Wording):
        return figure
    reason = reason_after_cause(figure.value.text)
    return figure if isinstance(reason, Absent) else replace(figure, value=Missing(Absent(reason)))


def _is_of_a_day(figure: Figure, day: dt.date) -> bool:
    """What is expected of the period, what stands in the place of its value, and what is done for good are told of the period itself."""
    return not _stays(figure) and is_unfinished(figure.period, day)


def _is_said_on(figure: Figure, day: dt.date) -> bool:
    """Whether it tells why there was no value on that day, of a period that had not ended."""
    undated = isinstance(figure.value, Missing) and isinstance(figure.as_of, Absent)
    return undated and is_unfinished(figure.period, day)


def _stays(figure: Figure) -> bool:
    return figure.forecast or isinstance(figure.value, Missing) or figure.value == Done(done=True)
