"""The order of periods in time, and which of them may be held against each other."""

import datetime as dt
from functools import lru_cache
from typing import Final, TypeAlias

from generator.model.figures import PER_SPAN, Accumulation, Period, PeriodKind

_QUARTER, _HALF = 3, 6
YEAR: Final = 12
"""The months of a whole year."""
_RANKS: Final = {kind: rank for rank, kind in enumerate(PeriodKind)}
Span: TypeAlias = tuple[PeriodKind, int]
"""Which year a period is counted in, and how many months: values of one span are one series."""


def last_month(period: Period) -> int:
    """The month in which the period ends, counted from April of the year 0, so that ends compare as numbers.

    Of 2024: the whole fiscal year, its second half, its fourth quarter and its March all end in the same month. The calendar year
    2024 ends three months earlier.
    """
    if period.kind is PeriodKind.DAY:
        day = dt.date.fromisoformat(period.part)
        return day.year * 12 + day.month - 3
    end = period.fiscal_year * 12 + _end_within_year(period)
    return end - _QUARTER if period.kind is PeriodKind.CALENDAR else end


def first_month(period: Period) -> int:
    """The month in which the period begins, counted like :func:`last_month`."""
    return last_month(period) - max(length(period), 1) + 1


def last_day(period: Period) -> dt.date:
    """The last day of the period; a day is its own."""
    if period.kind is PeriodKind.DAY:
        return dt.date.fromisoformat(period.part)
    return first_of(last_month(period) + 1) - dt.timedelta(days=1)


def first_day(period: Period) -> dt.date:
    """The first day of the period; a day is its own."""
    return dt.date.fromisoformat(period.part) if period.kind is PeriodKind.DAY else first_of(first_month(period))


def first_of(month: int) -> dt.date:
    """The first day of a month that is counted like :func:`last_month`."""
    year, beyond = divmod(month + 2, YEAR)
    return dt.date(year, beyond + 1, 1)


def _end_within_year(period: Period) -> int:
    """Months from the year's beginning to the end of the part, the first month being 1."""
    part = period.part
    if not part:
        return YEAR
    number = int(part[1:])
    if part[0] == "q":
        return number * _QUARTER
    if part[0] == "h":
        return number * _HALF
    if period.kind is PeriodKind.CALENDAR:
        return number
    return (number - 4) % 12 + 1  # m4 is April, m3 the March that ends the year


def length(period: Period) -> int:
    """How many months the period counts; 0 for a day."""
    if period.kind is PeriodKind.DAY:
        return 0
    if period.first_year:
        return YEAR * (period.fiscal_year - period.first_year + 1)
    return {"": YEAR, "h": _HALF, "q": _QUARTER}.get(period.part[:1], 1)


def span_of(period: Period) -> Span:
    """Its kind of year and its length."""
    return period.kind, length(period)


@lru_cache(maxsize=4096)
def order(period: Period) -> tuple[int, int, str, int]:
    """Sorts by the end; of two that end together the longer one is the later."""
    day = period.part if period.kind is PeriodKind.DAY else ""
    return last_month(period), length(period), day, _RANKS[period.kind]


def same_moment(one: Period, other: Period, accumulation: Accumulation) -> bool:
    """Whether values of both periods may be compared.

    What is counted within a year needs the same span of the same kind of year. A level, or a total since the start, is known at the
    end of its period, however long that is; two days are the same day or not, and what is told of several years together is of these.
    """
    days = one.kind is PeriodKind.DAY and other.kind is PeriodKind.DAY
    if accumulation in PER_SPAN or days or one.first_year or other.first_year:
        return order(one) == order(other)
    if PeriodKind.DAY in (one.kind, other.kind):
        return last_month(one) == last_month(other) and _ends_month(one) and _ends_month(other)
    return last_month(one) == last_month(other)


def is_later(one: Period, other: Period) -> bool:
    """Whether ``one`` ends after ``other``, so that a way from the one to the other can be told; days by themselves, not by their month."""
    ends, then = last_month(one), last_month(other)
    if ends != then or PeriodKind.DAY not in (one.kind, other.kind):
        return ends > then
    if one.kind is other.kind:
        return one.part > other.part
    return other.kind is PeriodKind.DAY and not _ends_month(other)


def is_unfinished(period: Period, day: dt.date) -> bool:
    """Whether the day lies within the period, before its end: a value told on it is one up to that day."""
    now = Period(period.fiscal_year, day.isoformat(), PeriodKind.DAY)
    then, ends = last_month(now), last_month(period)
    if period.kind is PeriodKind.DAY or not first_month(period) <= then <= ends:
        return False
    return then < ends or not _ends_month(now)


def _ends_month(period: Period) -> bool:
    """Of a day: whether it is the last of its month (31 March is the year's end, 1 March is not)."""
    if period.kind is not PeriodKind.DAY:
        return True
    day = dt.date.fromisoformat(period.part)
    return (day + dt.timedelta(days=1)).month != day.month
