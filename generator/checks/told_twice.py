"""One thing told twice, and otherwise: a baseline and an actual value of the same year, and a last target that is not the last one."""

import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.model.basics import Absent, YearSpan
from generator.model.figures import Accumulation, Figure, Indicator, Missing, Number
from generator.model.periods import last_month
from generator.model.said import shown_of
from generator.problems.problem import Problem, problem

_OTHERWISE: Final = (
    "平均",
    "見込",
    "速報",
    "推計",
    "暫定",
    "約",
    "程度",
    "累計",
    "合計",
    "時点",
    "現在",
    "末",
    "調査",
    "~",
)


def check_last_target(indicator: Indicator, period: YearSpan) -> Iterator[Problem]:
    """What is told as the last target of a plan of these years is the last one, unless it is that of its last year."""
    known = [each for each in indicator.targets if not isinstance(each.figure.value, Missing)]
    for target in (each for each in indicator.targets if each.final):
        year = target.figure.period.fiscal_year
        later = [each.figure for each in known if last_month(each.figure.period) > last_month(target.figure.period)]
        if later and year != period.last:
            last = max(later, key=lambda each: last_month(each.period))
            what = f"最終目標（final）は{year}年度の「{shown_of(target.figure)}」ですが、後の{last.period.fiscal_year}年度にも目標「{shown_of(last)}」があります"
            yield problem("K587", target.figure.place, what=what)


def check_told_twice(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """The value from which a plan sets out is the one that was reported of that year, unless it is told to be another kind of value.

    ``actuals`` are all that were reported.
    """
    start = indicator.baseline
    if isinstance(start, Absent):
        return
    ends = [each.figure for each in indicator.targets]
    if ends and all(last_month(each.period) < last_month(start.period) for each in ends):
        year, last = start.period.fiscal_year, max(ends, key=lambda each: last_month(each.period))
        what = f"基準値は{year}年度の「{shown_of(start)}」ですが、最後の目標は、その前の{last.period.fiscal_year}年度の「{shown_of(last)}」です"
        yield problem("K587", start.place, what=what)
    if not _is_plain(start):
        return
    for figure in actuals:
        if figure.period != start.period or not _is_plain(figure) or _may_be_of_other_days(indicator, start, figure):
            continue
        if not isinstance(start.value, Number) or not isinstance(figure.value, Number):
            continue
        if _is_rounded(start.value.value, figure.value.value) or start.footnotes != figure.footnotes:
            continue
        what = f"{start.period.fiscal_year}年度の基準値は「{shown_of(start)}」ですが、同じ年度の実績は「{shown_of(figure)}」です"
        yield problem("K587", figure.place, what=what)
        return


def _is_plain(figure: Figure) -> bool:
    """Whether it is one final number of its period; of several numbers, a mean or a provisional one another value may be right."""
    value = figure.value
    if not isinstance(value, Number) or value.approximate or figure.forecast or figure.provisional:
        return False
    wording = unicodedata.normalize("NFKC", figure.as_published) if isinstance(figure.as_published, str) else ""
    return isinstance(figure.second, Absent) and not any(each in wording for each in _OTHERWISE)


def _may_be_of_other_days(indicator: Indicator, one: Figure, other: Figure) -> bool:
    """Of a level a year has many days; where one is told for one of the values alone, they are not of the same."""
    return one.as_of != other.as_of or (
        indicator.accumulation is Accumulation.CUMULATIVE and isinstance(one.value, Number) and not one.value.value
    )


def _is_rounded(one: Decimal, other: Decimal) -> bool:
    """Whether the two are equal once both are written with as few digits behind the point as either: 55.6 and 55.63."""
    places = [exponent for each in (one, other) if isinstance(exponent := each.as_tuple().exponent, int)]
    return abs(one - other) < Decimal(1).scaleb(min(max(places, default=0), 0)) if one != other else True
