"""As of which day a value is, as its wording says (9件（9月末現在）, 9件※12月まで): within its year it is no value of the year yet."""

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from generator.amounts.amount import NamedPeriod, ReadAmount
from generator.amounts.numerals import LONGEST_WORDING, plain
from generator.amounts.parsing import parse_amount
from generator.amounts.periods import find_period, in_digits, periods_in
from generator.amounts.units import is_share, own_units, parse_unit
from generator.calendars import fiscal_year_of
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import PER_SPAN, Accumulation, Done, Figure, Indicator, Missing, Period, PeriodKind
from generator.model.periods import is_unfinished

_BETWEEN: Final = re.compile(r"[()\[\]〔〕【】<>※*、。;:]|(?<![0-9]),|,(?![0-9])")
_OF_A_YEAR: Final = ((4, 1), (5, 1))
"""Days on which what a year has at a time is counted by custom: the children waiting for a place, and the pupils of schools."""
_LEVELS: Final = (Accumulation.POINT, Accumulation.NOT_STATED)
_SURVEY: Final = re.compile("アンケート|満足度|(?:意識|意向|世論|実態|抽出|統計|基本|国勢|市民|住民)調査")
_MONTHS: Final = 12


@lru_cache(maxsize=4096)
def moment_in(text: str, units: tuple[str, ...] = ()) -> NamedPeriod | Absent:
    """The day or month that a wording says its value is of; Absent where it says none, or several.

    Of a wording that is not read as one number only a remark of its own counts (9件（うち新規3件、9月末現在）).
    """
    outcome = parse_amount(text, units)
    if isinstance(outcome, ReadAmount):
        told = outcome.period
        return told if isinstance(told, NamedPeriod) and _names_an_end(told) else NOT_STATED
    if len(text) > LONGEST_WORDING:
        return NOT_STATED
    remarks = [in_digits(remark.strip()) for remark in _BETWEEN.split(plain(text))]
    found = ((remark, find_period(remark, 0)) for remark in remarks)
    told_alone = {each[0] for remark, each in found if each is not None and each[1] == len(remark)}
    ends = {each for each in told_alone if each.until and _names_an_end(each)}
    return ends.pop() if len(ends) == 1 else NOT_STATED


def _names_an_end(named: NamedPeriod) -> bool:
    return bool(named.month) or (bool(named.part) and named.until)


def day_of(named: NamedPeriod, period: Period) -> dt.date | Absent:
    """The last day of what a wording names, in the year of the value where it names no year; Absent where that is no day up to which the year was counted.

    4月1日現在 alone may be the first day of the fiscal year, or the day after its last; 7〜9月 is a part of its own.
    """
    first = 1 if period.kind is PeriodKind.CALENDAR else 4
    month = named.month or _end_of_part(named.part, first)
    if not month or (not named.year and (month, named.day) == (first, 1)) or named.since not in (0, first):
        return NOT_STATED
    counted = named.year or period.fiscal_year
    year = counted + 1 if (named.fiscal or not named.year) and month < first else counted
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, named.day if 0 < named.day <= last else last)


def _end_of_part(part: str, first: int) -> int:
    if not part:
        return 0
    months = int(part[1:]) * (3 if part[0] == "q" else 6)
    return (first + months - 2) % _MONTHS + 1


def day_told(figure: Figure, indicator: Indicator) -> dt.date | Absent:
    """As of which day a value is: as was typed, else as its wording says."""
    if not isinstance(figure.as_of, Absent) or not isinstance(figure.as_published, str):
        return figure.as_of
    named = moment_in(figure.as_published, _units(indicator))
    if isinstance(named, Absent) or (not named.until and indicator.accumulation in PER_SPAN):
        return NOT_STATED  # 1回（11月10日） was held then; of a level a date can only tell when it was so
    return day_of(named, figure.row)


def of_its_day(figure: Figure, indicator: Indicator) -> Figure:
    """A value of a period that had not ended on the day of which it is, as one of that day; every other as it was.

    What is expected of the period, what stands in the place of its value, and what is done for good are told of the period itself; so is what is
    counted on that day of each year.
    """
    stays = figure.forecast or isinstance(figure.value, Missing) or figure.value == Done(done=True)
    day = NOT_STATED if stays else day_told(figure, indicator)
    if isinstance(day, Absent) or not is_unfinished(figure.row, day) or _is_of_each_year(day, indicator):
        return figure
    period = Period(fiscal_year_of(day), day.isoformat(), PeriodKind.DAY)
    return replace(figure, period=period, told_for=figure.row)


def _is_of_each_year(day: dt.date, indicator: Indicator) -> bool:
    """Whether the indicator is one of that day: it or its targets say so, it is asked in a survey, or it tells what there is on a day of custom."""
    targets = [each.figure for each in indicator.targets]
    told = (indicator.name, indicator.editor_name, indicator.unit, indicator.definition, indicator.formula)
    own = [text for text in (*told, indicator.data_source) if isinstance(text, str)]
    is_level = indicator.accumulation is not Accumulation.YEARLY or _is_share(indicator)
    if is_level and any(map(_SURVEY.search, own)):
        return True  # what is asked once a year is the year's, on whatever day
    if indicator.accumulation in _LEVELS and (day.month, day.day) in _OF_A_YEAR:
        return True
    days = [each.as_of for each in targets if isinstance(each.as_of, dt.date)]
    texts = [*own, *(each.as_published for each in targets if isinstance(each.as_published, str))]
    return any((each.month, each.day) == (day.month, day.day) for each in days) or any(
        _is_day(named, day) for text in texts for named in periods_in(text)
    )


def _is_share(indicator: Indicator) -> bool:
    return isinstance(indicator.unit, str) and is_share(parse_unit(indicator.unit).name)


def _is_day(named: NamedPeriod, day: dt.date) -> bool:
    if not named.until or named.month != day.month or named.since:
        return False
    return (named.day or calendar.monthrange(day.year, day.month)[1]) == day.day


def _units(indicator: Indicator) -> tuple[str, ...]:
    return () if isinstance(indicator.unit, Absent) else own_units(indicator.unit)
