"""A period as data: its first and last day, its years in both calendars, its name in Japanese."""

import datetime as dt
from functools import lru_cache
from typing import Final, NamedTuple

from generator.calendars import calendar_label, era_year_of_calendar, era_year_of_fiscal, fiscal_label
from generator.model.figures import Period, PeriodKind
from generator.model.periods import first_day, last_day

_HALVES: Final = {"h1": "上半期", "h2": "下半期"}


class Span(NamedTuple):
    """A period: days as ISO 8601, the Gregorian year, the era year, both in one name."""

    kind: str
    first: str
    last: str
    year: int
    era: str
    text: str


@lru_cache(maxsize=4096)
def span_of_period(period: Period) -> Span:
    """The period as data: of 2024's fiscal year 2024-04-01 to 2025-03-31, 2024, 令和6年度, 令和6年度（2024年度）."""
    if period.kind is PeriodKind.DAY:
        day = dt.date.fromisoformat(period.part)
        era = era_year_of_calendar(day.year)
        both = calendar_label(day.year)
        return Span("day", period.part, period.part, day.year, era, f"{both}{day.month}月{day.day}日")
    era, both = _era(period.kind, period.fiscal_year), _both(period.kind, period.fiscal_year)
    if period.first_year:
        era = f"{_era(period.kind, period.first_year)}～{era}"
        both = f"{_both(period.kind, period.first_year)}～{both}"
    return Span(
        period.kind.value,
        first_day(period).isoformat(),
        last_day(period).isoformat(),
        period.fiscal_year,
        era,
        both + _part(period),
    )


def _era(kind: PeriodKind, year: int) -> str:
    if kind is PeriodKind.CALENDAR:
        return era_year_of_calendar(year)
    name = era_year_of_fiscal(year)
    return name.replace("年度", "学年度") if kind is PeriodKind.SCHOOL else name


def _both(kind: PeriodKind, year: int) -> str:
    if kind is PeriodKind.CALENDAR:
        return calendar_label(year)
    name = fiscal_label(year)
    return name.replace("年度", "学年度") if kind is PeriodKind.SCHOOL else name


def _part(period: Period) -> str:
    part = period.part
    if not part:
        return ""
    if part[0] == "m":
        return f"{part[1:]}月"
    if period.kind is PeriodKind.CALENDAR:  # by its months, so that none is taken for one of a fiscal year
        months = 3 if part[0] == "q" else 6
        last = int(part[1:]) * months
        return f"{last - months + 1}月～{last}月"
    return _HALVES[part] if part[0] == "h" else f"第{part[1:]}四半期"
