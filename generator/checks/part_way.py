"""A value of a whole year is called nothing else: 9件（9月）, 9件（年度途中） may be all that had come by then."""

import re
from collections.abc import Iterator
from typing import Final

from generator.amounts import counts_shares, day_told, names_calendar_year, plain, remark_of_a_part
from generator.checks.periods import typed_period
from generator.model.basics import Absent
from generator.model.figures import PER_SPAN, Figure, Indicator, Number, PeriodKind, Range
from generator.model.periods import YEAR, is_unfinished, length
from generator.problems.problem import Problem, problem

_HINT: Final = (
    "その時期だけの値なら「part: 」（q1、m9 など）を、ある日までの値なら「as_of: 」にその日を、年度全体の値なら"
    "「as_of: 」に年度の終わりの日を書き足してください。"
)

_OF_TARGETS: Final = (
    "年度の途中の日までの目標なら、fiscal_year の代わりに「as_of: 」にその日を書いてください（例 → as_of: 2024-12-31）。"
    "年度の一部の目標なら「part: 」（h1、q1 など）を、年度全体の目標なら「as_of: 」に年度の終わりの日を書き足します。"
)
_WITHIN: Final = re.compile("(?<![0-9数〇一二三四五六七八九十か])年内(?:に|で|中)")
"""Before the end of December."""
_CALENDAR: Final = "1月から12月までの値なら、fiscal_year の代わりに calendar_year: {year} と書きます。"


def check_part_way(indicator: Indicator, figure: Figure, *, is_target: bool = False) -> Iterator[Problem]:
    """Of a value that is counted within its year; what was typed as of a day has been told.

    An actual value of a day is read as one of it; a target of a day (9月末までに12回) would be held against what the whole year has.
    """
    period = figure.period
    asked = length(period) == YEAR and isinstance(figure.as_of, Absent) and indicator.accumulation in PER_SPAN
    if not asked or not isinstance(figure.as_published, str) or not isinstance(figure.value, Number | Range):
        return
    named, hint = remark_of_a_part(figure.as_published, period), _HINT
    calendar = "" if named or period.kind is not PeriodKind.FISCAL else names_calendar_year(figure.as_published)
    if calendar:
        named, hint = calendar, _CALENDAR.format(year=period.fiscal_year)
    if is_target and not named:
        named, hint = _early_day(indicator, figure), _HINT
    if is_target and not calendar:
        hint = _OF_TARGETS
    if named:
        typed = typed_period(period)
        yield problem("K524", figure.place, typed=typed, wording=figure.as_published, named=f"「{named}」", hint=hint)


def _early_day(indicator: Indicator, figure: Figure) -> str:
    """The day within its year by which a target is to be reached, as its wording says; "" without one, and of shares, which are there at a time."""
    if counts_shares(indicator):
        return ""
    if figure.period.kind is PeriodKind.FISCAL and (found := _WITHIN.search(plain(str(figure.as_published)))):
        return found[0]
    day = day_told(figure, indicator)
    return "" if isinstance(day, Absent) or not is_unfinished(figure.period, day) else f"{day.month}月{day.day}日まで"
