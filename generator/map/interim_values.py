"""What a report's values are values of.

Told of a period before its end they are values up to the day of the report, and words that only tell why there is none are no value.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Protocol

from msgspec.structs import replace

from generator.amounts import reason_after_cause
from generator.calendars import fiscal_year_of
from generator.model.basics import Absent
from generator.model.figures import Done, Figure, Missing, Period, PeriodKind, Wording
from generator.model.periods import is_unfinished
from generator.model.plans import Round
from generator.model.results import Actual


class _Result(Protocol):
    @property
    def actuals(self) -> tuple[Actual, ...]: ...


class _Report(Protocol):
    @property
    def round(self) -> Round: ...

    @property
    def result(self) -> _Result: ...


def date_all(reports: Iterable[_Report]) -> Iterator[Actual]:
    """The actual values of all reports, each of the time that it is a value of."""
    for report in reports:
        yield from date_actuals(report.result.actuals, report.round)


def date_actuals(actuals: Iterable[Actual], its_round: Round) -> Iterator[Actual]:
    """The actual values of a round; those of a period that had not ended on the round's day are of that day."""
    for each in actuals:
        figure = as_blank(each.figure)
        if isinstance(its_round.as_of, dt.date) and _is_of_a_day(figure, its_round.as_of):
            day = its_round.as_of if isinstance(figure.as_of, Absent) else figure.as_of
            period = Period(fiscal_year_of(day), day.isoformat(), PeriodKind.DAY)
            yield replace(each, figure=replace(figure, period=period, told_for=figure.period))
        else:
            yield each if figure is each.figure else replace(each, figure=figure)


def as_blank(figure: Figure) -> Figure:
    """A figure without a value where its words only tell why there is none: 隔年調査のため調査なし."""
    if not isinstance(figure.value, Wording):
        return figure
    reason = reason_after_cause(figure.value.text)
    return figure if isinstance(reason, Absent) else replace(figure, value=Missing(Absent(reason)))


def _is_of_a_day(figure: Figure, day: dt.date) -> bool:
    """What is expected of the period, what stands in the place of its value, and what is done for good are told of the period itself."""
    stays = figure.forecast or isinstance(figure.value, Missing) or figure.value == Done(done=True)
    return not stays and is_unfinished(figure.period, day)
