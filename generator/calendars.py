"""Japanese years and dates: era names of fiscal years, and dates as documents write them.

Sources of the era boundaries (the day on which an era begins; a day that belongs to two eras by law does so here):

- 明治: 改元の詔 of 慶応4年9月8日 (1868-10-23), for the whole year. Months of 明治1 to 5 are lunar:
  改暦ノ布告 (明治5年太政官布告第337号) makes 明治5年12月3日 the first day of 明治6 (1873).
- 大正: 詔書 of 明治45年7月30日 (1912), the era changing on that very day (明治四十五年七月三十日以後ヲ改メテ).
- 昭和: 詔書 of 大正15年12月25日 (1926), likewise on that very day.
- 平成: 元号を改める政令 (昭和64年政令第1号), in force on the day after 昭和64年1月7日 (1989).
- 令和: 元号を改める政令 (平成31年政令第143号), in force on the day after 平成31年4月30日 (2019).

The fiscal year that begins in April 2019 is 令和元年度 as a whole, by the ministries' agreement of 2019-04-01 on how to
write years across the change of era (改元に伴う元号による年表示の取扱いについて).
"""

import calendar
import datetime as dt
import enum
import re
import unicodedata
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from generator.model.basics import NOT_STATED, Absent, Record

_OLD_CALENDAR_UNTIL: Final = 1872
_LAST_FISCAL_YEAR: Final = 9998  # the last one whose 31 March a date can hold


class _Era(NamedTuple):
    name: str
    letter: str
    first: dt.date
    last: dt.date


_ERAS: Final = (
    _Era("明治", "M", dt.date(1868, 1, 1), dt.date(1912, 7, 30)),
    _Era("大正", "T", dt.date(1912, 7, 30), dt.date(1926, 12, 25)),
    _Era("昭和", "S", dt.date(1926, 12, 25), dt.date(1989, 1, 7)),
    _Era("平成", "H", dt.date(1989, 1, 8), dt.date(2019, 4, 30)),
    _Era("令和", "R", dt.date(2019, 5, 1), dt.date.max),
)


class YearMonth(Record, frozen=True):
    """A month of a Gregorian year."""

    year: int
    month: int


class YearOnly(Record, frozen=True):
    """A Gregorian calendar year."""

    year: int


Moment: TypeAlias = dt.date | YearMonth | YearOnly
"""A date as precise as it was written."""


class DateProblem(enum.StrEnum):
    """Why a text is not taken as a date."""

    NOT_A_DATE = "not_a_date"
    NO_SUCH_YEAR = "no_such_year"  # 平成0年
    NO_SUCH_MONTH = "no_such_month"  # 13月
    NO_SUCH_DAY = "no_such_day"  # 2月30日
    BEFORE_ERA = "before_era"  # 令和元年4月1日
    AFTER_ERA = "after_era"  # 平成32年, 平成31年5月1日
    OLD_CALENDAR = "old_calendar"  # a month or day of 明治1 to 5


class RefusedDate(Record, frozen=True):
    """A text that is no date, or one that never was.

    ``meant`` is what a date outside its era comes to when the era is counted on (平成32年 is 2020): plans written before a
    change of era are full of those. It is Absent for every other problem.
    """

    text: str
    problem: DateProblem
    meant: Moment | Absent = NOT_STATED


_ERA_NAMES: Final = "|".join(era.name for era in _ERAS)
_ERA_YEAR: Final = rf"(?:(?P<era>{_ERA_NAMES})|(?P<letter>[MTSHR]))\s*(?P<number>元|\d{{1,3}})"
_YEAR: Final = rf"(?:{_ERA_YEAR}|(?P<western>\d{{4}}))"
_DATE: Final = re.compile(
    rf"""(?<![0-9A-Za-z]){_YEAR}
    (?P<rest>
        \s*年(?!度)(?:\s*(?P<month>\d{{1,2}})\s*月(?:\s*(?P<day>\d{{1,2}})\s*日)?)?
      | \s*(?P<mark>[./-])\s*(?P<short_month>\d{{1,2}})(?:\s*(?P=mark)\s*(?P<short_day>\d{{1,2}}))?
    )?
    (?!\s*年度|[0-9A-Za-z])""",
    re.VERBOSE,
)
_FISCAL_YEAR: Final = re.compile(rf"{_YEAR}\s*(?:年度?)?")


def parse_japanese_date(text: str) -> Moment | RefusedDate:
    """Read a text that is a date and nothing else.

    Takes 平成31年4月1日, 令和元年5月, ㋿8年, R8.4.1, H30, Ｈ３０／４／１, 2019-04-01, 2019年4月. A date without a year is not one.
    """
    match = _DATE.fullmatch(_plain(text))
    return RefusedDate(text, DateProblem.NOT_A_DATE) if match is None else _take_date(match)


def find_japanese_dates(text: str) -> tuple[Moment | RefusedDate, ...]:
    """All dates in a published schedule, in their order: one in ``R8.7～予定``, two in ``R8.4～R9.3``, none in 随時.

    Fiscal years (令和8年度) and bare numbers are no dates.
    """
    matches = _DATE.finditer(_plain(text))
    return tuple(_take_date(match) for match in matches if match["rest"] or not match["western"])


def iso_text(moment: Moment) -> str:
    """``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""
    match moment:
        case dt.date():
            return moment.isoformat()
        case YearMonth(year, month):
            return f"{year:04}-{month:02}"
        case YearOnly(year):
            return f"{year:04}"


def parse_fiscal_year(text: str) -> int | RefusedDate:
    """The fiscal year named by 令和元年度, 平成31年度, H30 or 2018年度, as the Gregorian year in which it begins."""
    match = _FISCAL_YEAR.fullmatch(_plain(text))
    if match is None:
        return RefusedDate(text, DateProblem.NOT_A_DATE)
    year = _western_year(match)
    era = _era_of(match)
    if isinstance(era, Absent):
        return year if year > 0 else RefusedDate(text, DateProblem.NO_SUCH_YEAR)
    if year < era.first.year:
        return RefusedDate(text, DateProblem.NO_SUCH_YEAR)
    if era in _eras_of_fiscal(year):
        return year
    return RefusedDate(text, DateProblem.AFTER_ERA, YearOnly(year))


def fiscal_year_of(day: dt.date) -> int:
    """The fiscal year in which a day lies: it begins on 1 April."""
    return day.year if day.month >= 4 else day.year - 1


def day_text(day: dt.date) -> str:
    """2024年10月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def era_names(fiscal_year: int) -> tuple[str, ...]:
    """The era names of a fiscal year, the usual one first: 2019 is 令和元年度, also written 平成31年度.

    The usual one is that of the era which holds most of the year. Empty before 明治.
    """
    return tuple(
        f"{era.name}{'元' if fiscal_year == era.first.year else fiscal_year - era.first.year + 1}年度"
        for era in _eras_of_fiscal(fiscal_year)
    )


def era_year_of_fiscal(fiscal_year: int) -> str:
    """The usual era name of a fiscal year (2019: 令和元年度); where there is none, its Gregorian one."""
    return next(iter(era_names(fiscal_year)), gregorian_label(fiscal_year))


def era_year_of_calendar(year: int) -> str:
    """The usual era name of a calendar year (2013: 平成25年, 2019: 令和元年); where there is none, its Gregorian one."""
    names = [
        f"{era.name}{'元' if year == era.first.year else year - era.first.year + 1}年"
        for era in _eras_of_calendar(year)
    ]
    return next(iter(names), f"{year}年")


def calendar_label(year: int) -> str:
    """Both names of a calendar year: 平成25年（2013年）."""
    usual, gregorian = era_year_of_calendar(year), f"{year}年"
    return usual if usual == gregorian else f"{usual}（{gregorian}）"


def gregorian_label(fiscal_year: int) -> str:
    """2019年度."""
    return f"{fiscal_year}年度"


def fiscal_label(fiscal_year: int) -> str:
    """Both names of a fiscal year: 令和元年度（2019年度）."""
    names = era_names(fiscal_year)
    return f"{names[0]}（{gregorian_label(fiscal_year)}）" if names else gregorian_label(fiscal_year)


def western_label(fiscal_year: int) -> str:
    """The same beginning with the year by which it can be sorted: 2019年度（令和元年度）."""
    names = era_names(fiscal_year)
    return f"{gregorian_label(fiscal_year)}（{names[0]}）" if names else gregorian_label(fiscal_year)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


@cache
def _eras_of_fiscal(fiscal_year: int) -> tuple[_Era, ...]:
    """The eras in force during a fiscal year that have a year of that number, the one that holds most of it first."""
    if not _ERAS[0].first.year <= fiscal_year <= _LAST_FISCAL_YEAR:
        return ()
    return _eras_within(fiscal_year, dt.date(fiscal_year, 4, 1), dt.date(fiscal_year + 1, 3, 31))


@cache
def _eras_of_calendar(year: int) -> tuple[_Era, ...]:
    """The eras in force during a calendar year, the one that holds most of it first."""
    if not _ERAS[0].first.year <= year <= _LAST_FISCAL_YEAR:
        return ()
    return _eras_within(year, dt.date(year, 1, 1), dt.date(year, 12, 31))


def _eras_within(year: int, begin: dt.date, end: dt.date) -> tuple[_Era, ...]:
    def days(era: _Era) -> int:
        return (min(era.last, end) - max(era.first, begin)).days + 1

    named = [era for era in _ERAS if era.first.year <= year <= era.last.year and days(era) > 0]
    return tuple(sorted(named, key=days, reverse=True))


def _era_of(match: re.Match[str]) -> _Era | Absent:
    known = [era for era in _ERAS if match["era"] == era.name or match["letter"] == era.letter]
    return known[0] if known else NOT_STATED


def _western_year(match: re.Match[str]) -> int:
    era = _era_of(match)
    if isinstance(era, Absent):
        return int(match["western"])
    return era.first.year - 1 + (1 if match["number"] == "元" else int(match["number"]))


def _take_date(match: re.Match[str]) -> Moment | RefusedDate:
    era, year = _era_of(match), _western_year(match)
    month, day = match["month"] or match["short_month"], match["day"] or match["short_day"]
    problem = _problem_of_parts(era, year, month, day)
    if isinstance(problem, DateProblem):
        return RefusedDate(match[0], problem)
    moment = _moment(year, month, day)
    if isinstance(era, Absent):
        return moment
    first, last = _days(moment)
    if last < era.first:
        return RefusedDate(match[0], DateProblem.BEFORE_ERA, moment)
    return RefusedDate(match[0], DateProblem.AFTER_ERA, moment) if first > era.last else moment


def _problem_of_parts(era: _Era | Absent, year: int, month: str | None, day: str | None) -> DateProblem | Absent:
    """Whether year, month and day can be, taken by themselves."""
    if year < (1 if isinstance(era, Absent) else era.first.year):
        return DateProblem.NO_SUCH_YEAR
    if month and not 1 <= int(month) <= 12:
        return DateProblem.NO_SUCH_MONTH
    if month and not isinstance(era, Absent) and year <= _OLD_CALENDAR_UNTIL:
        return DateProblem.OLD_CALENDAR
    if month and day and not 1 <= int(day) <= calendar.monthrange(year, int(month))[1]:
        return DateProblem.NO_SUCH_DAY
    return NOT_STATED


def _moment(year: int, month: str | None, day: str | None) -> Moment:
    if not month:
        return YearOnly(year)
    return dt.date(year, int(month), int(day)) if day else YearMonth(year, int(month))


def _days(moment: Moment) -> tuple[dt.date, dt.date]:
    """The first and the last day of it."""
    match moment:
        case dt.date():
            return moment, moment
        case YearMonth(year, month):
            return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
        case YearOnly(year):
            return dt.date(year, 1, 1), dt.date(year, 12, 31)
