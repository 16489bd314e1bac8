"""Years and dates that a wording names, against those typed beside it."""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.amounts import NAMED_YEAR, NamedPeriod, day_of, periods_in, plain, spelled_out_years
from generator.calendars import fiscal_year_of
from generator.model.basics import Absent, Place
from generator.model.figures import Figure, Period, PeriodKind
from generator.model.periods import first_month, first_of, last_month
from generator.model.plans import Measure, Round
from generator.problems.problem import Problem, problem

_MONTHS: Final = re.compile(r"[0-9]{1,2}")


def check_period(figure: Figure, named: NamedPeriod | Absent) -> Iterator[Problem]:
    """令和6年度 12件 is no value of 2023, and 5.5（平成27年） none of a fiscal year."""
    if isinstance(named, Absent):
        return
    period = figure.period
    typed = figure.as_of
    if not isinstance(typed, Absent) and named.until and named.month and not _agrees_with_day(named, typed):
        period = Period(fiscal_year_of(typed), typed.isoformat(), PeriodKind.DAY)  # as_of is not the day that is named
    elif agrees(named, period):
        return
    hint = ""
    if (_is_calendar_year(named) or _is_of_calendar_months(named)) and period.kind is PeriodKind.FISCAL:
        hint = f"1月から12月までの値なら、fiscal_year の代わりに calendar_year: {named.year or period.fiscal_year} と書きます。"
    wording = str(figure.as_published)
    yield problem(
        "K524", figure.place, typed=typed_period(period), wording=wording, named=period_name(named), hint=hint
    )


_BEFORE: Final = re.compile(
    rf"(?P<when>{NAMED_YEAR}(?:[0-9]{{1,2}}月)?)(?P<end>の?末)?(?P<until>までに|までの|中に|に|の|は|で)?(?P<gap>[、\s]*)(?P<what>(?:約|計|延べ|累計|全)?\s*(?P<number>[0-9][0-9,.]*\s*[^0-9\s、。()]{{0,4}})?.*)"
)
_DEED: Final = re.compile(
    "[^、。のるたに]{0,14}(?:完了|終了|策定|制定|開始|設置|整備|導入|実施|開設|締結|公表|改定)(?:する|します)?[。.]?"
)


def check_period_before(figure: Figure, *, is_target: bool) -> Iterator[Problem]:
    """A year right before the number, or before the one thing that a target asks for: 令和10年度までに45,000人, 令和8年度までに工事完了."""
    text = plain(figure.as_published) if isinstance(figure.as_published, str) else ""
    found = _BEFORE.fullmatch(text.strip())
    named = [each for each in periods_in(text) if each.year]
    if found is None or len(named) != 1 or figure.forecast:
        return
    alone = found["number"] is not None and found["what"].strip().endswith(found["number"].strip())
    apart = found["until"] is None and found["gap"]  # 令和8年度計画策定 is the making of that year's plan
    deed = is_target and (found["until"] == "までに" or apart) and _DEED.fullmatch(found["what"])
    if alone or deed:
        yield from check_period(figure, named[0])


_CARRIED: Final = re.compile(
    rf"{NAMED_YEAR}(?:から|より|へ|に|分)?(?:の)?(?:(?:国|県|一般会計)?(?:[0-9]{{1,2}}月)?(?:当初|補正)?予算)?(?:分)?(?:の|から|より)?(?:明許|事故|逓次)?(?:繰り?越|過年度)"
)
"""The year from which, or into which, an amount was carried over is not its own."""
_SPANNED: Final = re.compile(
    r"(?:令和|平成|昭和|[RHS])?\s?(?:[0-9]{1,4}|元)(?:年度?)?\s*(?:[~〜—–-]|から)\s*(?:令和|平成|昭和|[RHS])?\s?(?:[0-9]{1,4}|元)年度(?:まで)?"
)
"""Years in a row, of which an amount may be any one's."""
_KEYS: Final = {
    PeriodKind.FISCAL: "fiscal_year",
    PeriodKind.CALENDAR: "calendar_year",
    PeriodKind.SCHOOL: "school_year",
}


def typed_period(period: Period) -> str:
    """A period as it is written in data/: fiscal_year: 2024, part: q1."""
    if period.kind is PeriodKind.DAY:
        return f"as_of: {period.part}"
    typed = f"{_KEYS[period.kind]}: {period.first_year or period.fiscal_year}"
    if period.first_year:
        typed += f", through: {period.fiscal_year}"
    return f"{typed}, part: {period.part}" if period.part else typed


def agrees(named: NamedPeriod, period: Period) -> bool:
    """Whether a value of ``period`` may be said to be one of the named period."""
    if period.kind is PeriodKind.DAY:
        return _agrees_with_day(named, dt.date.fromisoformat(period.part))
    whole_year = _is_calendar_year(named) and period.kind is not PeriodKind.CALENDAR and not period.part
    other_kind = named.fiscal and period.kind is PeriodKind.CALENDAR
    if whole_year or other_kind or (named.part and named.part != period.part):
        return False
    in_months = (not named.year and (period.part or named.since)) or _is_of_calendar_months(named)
    if named.month and in_months and not _agrees_in_months(named, period):
        return False
    return not named.year or _agrees_in_year(named, period)


def _agrees_in_year(named: NamedPeriod, period: Period) -> bool:
    years = range(period.first_year or period.fiscal_year, period.fiscal_year + 1)
    if period.kind is PeriodKind.CALENDAR:
        return named.year in years
    if _is_calendar_year(named):  # a month of a fiscal year may lie in the calendar year after its number
        return named.year in years or named.year - 1 in years
    return any(year in years for year in fiscal_years(named))


def _agrees_in_months(named: NamedPeriod, period: Period) -> bool:
    """7〜9月 is the second quarter, and 9月末 stands at its end or within it."""
    first, last = first_month(period), last_month(period)
    ends = next((month for month in range(first, first + 13) if first_of(month).month == named.month), first)
    if named.since:
        return first_of(first).month == named.since and ends <= last
    return ends <= last + 1  # what was counted at the end of a part is often told as of a day soon after it


def _is_of_calendar_months(named: NamedPeriod) -> bool:
    return (named.since, named.month) == (1, 12)


def _is_calendar_year(named: NamedPeriod) -> bool:
    return named.calendar and not named.month and not named.part


def _agrees_with_day(named: NamedPeriod, day: dt.date) -> bool:
    if named.part:
        return named.until and day_of(named, Period(fiscal_year_of(day))) == day
    if named.fiscal and named.year and named.year != fiscal_year_of(day):
        return False
    year = 0 if named.fiscal else named.year
    parts = ((year, day.year), (named.month, day.month), (named.day, day.day))
    return named.since in (0, 4) and all(said in (0, own) for said, own in parts)


def fiscal_years(named: NamedPeriod) -> tuple[int, ...]:
    """The fiscal years that a named period lies in. What stands on 1 April may also be told as the year that has just ended."""
    if named.fiscal or not named.month:
        return (named.year,)
    if named.month < 4:
        return (named.year - 1,)
    return (named.year, named.year - 1) if (named.month, named.day) == (4, 1) else (named.year,)


def period_name(named: NamedPeriod) -> str:
    """2024年度, 2024年7月, 第1四半期."""
    year = f"{named.year}年{'度' if named.fiscal else ''}" if named.year else ""
    part = {"h1": "上半期", "h2": "下半期"}.get(named.part, f"第{named.part[1:]}四半期" if named.part else "")
    since = f"{named.since}月から" if named.since not in (0, named.month) else ""
    month = f"{since}{named.month}月" if named.month else ""
    day = f"{named.day}日" if named.day else ""
    return f"{year}{month}{day}{part}"


def check_label(fiscal_year: int, label: str | Absent, place: Place) -> Iterator[Problem]:
    """A name that speaks of one fiscal year (令和6年度当初予算) is the name of a thing of that year."""
    own = "" if isinstance(label, Absent) else _SPANNED.sub("", _CARRIED.sub("", unicodedata.normalize("NFKC", label)))
    named = [each for each in periods_in(own) if each.fiscal and each.year]
    if len({each.year for each in named}) == 1 and named[0].year != fiscal_year:
        yield problem(
            "K524", place, typed=f"fiscal_year: {fiscal_year}", wording=str(label), named=period_name(named[0]), hint=""
        )


def check_round(told: Round) -> Iterator[Problem]:
    """令和6年度実績 is the round of 2024; 令和6年度行政評価 may be the one in which 2023 was evaluated."""
    called = plain(told.name)
    named = {each.year for each in periods_in(called) if each.fiscal and each.year}
    if named != {told.fiscal_year + 1} or not _MADE_AFTERWARDS.search(called) or _OF_ITS_YEAR.search(called):
        yield from check_label(told.fiscal_year, told.name, told.place)


_MADE_AFTERWARDS: Final = re.compile(
    "(?:事後|行政|外部|内部|政策|施策|事業|事務事業|実施)?(?:評価|点検|検証)|公表|発行|刊行"
)
_OF_ITS_YEAR: Final = re.compile("実績|決算|事前評価|目標|中間|上半期|下半期|四半期|[0-9]月|進捗|末")


def check_schedule(measure: Measure) -> Iterator[Problem]:
    """Beginning and end lie in a year and month that the wording names, if it names any."""
    schedule = measure.schedule
    if isinstance(schedule, Absent) or isinstance(schedule.as_published, Absent):
        return
    wording = schedule.as_published
    named = [each for each in periods_in(spelled_out_years(wording)) if each.year]
    if not named:
        return
    for key, typed in (("begins", schedule.begins), ("ends", schedule.ends)):
        if isinstance(typed, str) and not any(_may_be(typed, each, wording) for each in named):
            told = "、".join(dict.fromkeys(map(period_name, named)))
            yield problem("K524", measure.place, typed=f"{key}: {typed}", wording=wording, named=told, hint="")


def _may_be(typed: str, named: NamedPeriod, wording: str) -> bool:
    year, month = int(typed[:4]), int(typed[5:7] or 0)
    if named.fiscal or not named.month:
        return year == named.year or (year == named.year + 1 and 0 < month < 4)
    if month in (0, named.month):
        return year == named.year
    # R8.4～6: the second month stands alone, in the same year or the next.
    months = {int(found) for found in _MONTHS.findall(wording)}
    return month in months and year in (named.year, named.year + 1)
