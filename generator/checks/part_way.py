"""A value of a whole year is called nothing else: 9件（9月）, 9件（年度途中） may be all that had come by then."""

from collections.abc import Iterator
from typing import Final

from generator.amounts import names_calendar_year, remark_of_a_part
from generator.checks.periods import typed_period
from generator.model.basics import Absent
from generator.model.figures import PER_SPAN, Figure, Indicator, Number, PeriodKind, Range
from generator.model.periods import YEAR, length
from generator.problems.problem import Problem, problem

_HINT: Final = (
    "その時期だけの値なら「part: 」（q1、m9 など）を、ある日までの値なら「as_of: 」にその日を、年度全体の値なら"
    "「as_of: 」に年度の終わりの日を書き足してください。"
)

_CALENDAR: Final = "1月から12月までの値なら、fiscal_year の代わりに calendar_year: {year} と書きます。"


def check_part_way(indicator: Indicator, figure: Figure) -> Iterator[Problem]:
    """Of a baseline or an actual value that is counted within its year; what was typed as of a day has been told."""
    period = figure.period
    asked = length(period) == YEAR and isinstance(figure.as_of, Absent) and indicator.accumulation in PER_SPAN
    if not asked or not isinstance(figure.as_published, str) or not isinstance(figure.value, Number | Range):
        return
    named, hint = remark_of_a_part(figure.as_published, period), _HINT
    calendar = "" if named or period.kind is not PeriodKind.FISCAL else names_calendar_year(figure.as_published)
    if calendar:
        named, hint = calendar, _CALENDAR.format(year=period.fiscal_year)
    if named:
        typed = typed_period(period)
        yield problem("K524", figure.place, typed=typed, wording=figure.as_published, named=f"「{named}」", hint=hint)
