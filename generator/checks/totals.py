"""A total since the start does not fall: where it does, the way of counting or a number is most likely wrong."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.checks.periods import typed_period
from generator.model.basics import Absent
from generator.model.figures import DOWNWARD_OR_KEPT, Accumulation, Figure, Indicator, Number, Period
from generator.model.periods import last_month
from generator.problems.problem import Problem, problem


def check_totals(indicator: Indicator, actuals: Iterable[Figure]) -> Iterator[Problem]:
    """The baseline and reported totals in the order of their periods, of each period the last word. A break between two explains the fall."""
    if indicator.accumulation is not Accumulation.CUMULATIVE or indicator.direction in DOWNWARD_OR_KEPT:
        return
    baseline = indicator.baseline
    known = [*(() if isinstance(baseline, Absent) else (baseline,)), *actuals]
    told: dict[Period, Figure] = {figure.period: figure for figure in known if not figure.forecast}
    totals = [figure for figure in told.values() if isinstance(figure.value, Number)]
    for earlier, later in pairwise(sorted(totals, key=lambda figure: last_month(figure.period))):
        if not isinstance(earlier.value, Number) or not isinstance(later.value, Number):
            continue
        one_start = earlier.period.first_year == later.period.first_year and earlier.period.kind is later.period.kind
        if one_start and later.value.value < earlier.value.value and not _breaks(indicator, earlier, later):
            before = f"{earlier.value.value:,f}（{typed_period(earlier.period)}）"
            yield problem("K535", later.place, indicator=indicator.id, value=f"{later.value.value:,f}", before=before)


def _breaks(indicator: Indicator, earlier: Figure, later: Figure) -> bool:
    first, last = last_month(earlier.period), last_month(later.period)
    return any(first < last_month(each.period) <= last for each in indicator.breaks)
