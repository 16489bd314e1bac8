"""What a plan wants added up to the value of a year can be added, and comes to the value that is printed for the year."""

from collections.abc import Iterator, Sequence

from generator.amounts import why_no_part, why_not_added
from generator.judging import parts_filling
from generator.model.figures import Figure, Indicator, Number, Parts
from generator.model.periods import YEAR, length
from generator.problems.problem import Problem, problem


def check_parts(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """``actuals`` are the indicator's own and those of the reports."""
    if indicator.parts is not Parts.SUM:
        return
    why = why_not_added(indicator)
    if why:
        yield problem("K548", indicator.place, indicator=indicator.id, why=f"その値は{why}")
        return
    numbers = [each for each in actuals if isinstance(each.value, Number) and not each.forecast]
    for figure in numbers:
        if 0 < length(figure.period) < YEAR and (why := why_no_part(figure, indicator)):
            yield problem("K548", figure.place, indicator=indicator.id, why=f"原文「{figure.as_published}」{why}")
    last = {each.period: each for each in numbers}
    for period, whole in last.items():
        yield from _check_whole(indicator, whole, parts_filling(period, last.values()))


def _check_whole(indicator: Indicator, whole: Figure, parts: Sequence[Figure]) -> Iterator[Problem]:
    numbers = [each.value for each in (whole, *parts) if isinstance(each.value, Number)]
    if not parts or any(each.approximate for each in numbers):
        return
    total = sum(each.value for each in numbers[1:])
    if total != numbers[0].value:
        why = f"足した値は {total:f} で、原文「{whole.as_published}」と違います（年度の値には、原文の値を使います）"
        yield problem("K548", whole.place, indicator=indicator.id, why=why)
