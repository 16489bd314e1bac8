"""One thing told twice, and otherwise: a baseline and an actual value of the same year, and a last target that is not the last one."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.model.basics import Absent, YearSpan
from generator.model.figures import Accumulation, Figure, Indicator, Missing, Number
from generator.model.periods import last_month
from generator.model.said import shown_of
from generator.problems.problem import Problem, problem

_SCALES: Final = re.compile("[0-9０-９十百][千万億百]")
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
    if not _is_plain(start) or indicator.breaks or any(_is_same(start, each) for each in actuals):
        return
    for figure in actuals:
        if figure.period != start.period or not _is_plain(figure) or _may_be_of_other_days(indicator, start, figure):
            continue
        if not isinstance(start.value, Number) or not isinstance(figure.value, Number):
            continue
        if _is_rounded(start, figure) or start.footnotes != figure.footnotes:
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


def _is_same(start: Figure, figure: Figure) -> bool:
    """What was reported first may have been put right later, as the plan has it."""
    return start.period == figure.period and start.value == figure.value


def _is_rounded(one: Figure, other: Figure) -> bool:
    """Whether the two are equal once both are written with as few digits as either: 55.6 and 55.63, 12万人 and 120,345人."""
    if not isinstance(one.value, Number) or not isinstance(other.value, Number):
        return False
    last = max(_last_place(one), _last_place(other))
    return abs(one.value.value - other.value.value) < Decimal(1).scaleb(last)


def _last_place(figure: Figure) -> int:
    """The place of the last digit that the wording tells: behind the point, or before it where the number is written in 万."""
    value = figure.value.value if isinstance(figure.value, Number) else Decimal(0)
    in_scale = isinstance(figure.as_published, str) and _SCALES.search(figure.as_published)
    exponent = (value.normalize() if in_scale else value).as_tuple().exponent
    return exponent if isinstance(exponent, int) and (in_scale or exponent < 0) else 0
