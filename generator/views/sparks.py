"""A small line over the years beside a value: its shape alone, without axes; the whole chart stands further down."""

from collections.abc import Sequence
from typing import Final

from generator.amounts import first_is_best
from generator.judging.breaks import one_series
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator
from generator.model.periods import last_month
from generator.views.answer_pieces import Spark
from generator.views.chart_picture import draw_where
from generator.views.chart_series import Dot, series_of

_WIDTH: Final = 96.0
_HEIGHT: Final = 28.0
_EDGE: Final = 4.0


def draw_spark(indicator: Indicator, actuals: Sequence[Figure]) -> tuple[Spark, ...]:
    """The line of an indicator with two or more values that stand in one line; nothing for fewer."""
    own, known = one_series(indicator, actuals)
    values = known if isinstance(own.baseline, Absent) else (own.baseline, *known)
    series = series_of(own, values, [each.period for each in indicator.breaks])
    months = [last_month(dot.period) for dot in series.dots]
    heights = [dot.number.value for dot in series.dots]
    if all(len(run) < 2 for run in series.runs):
        return ()
    first, span = months[0], months[-1] - months[0]
    low, rise = min(heights), max(heights) - min(heights)

    def spot(dot: Dot) -> str:
        share = (last_month(dot.period) - first) / span
        height = float((dot.number.value - low) / rise) if rise else 0.5
        if first_is_best(indicator):  # the best at the top, as in the chart
            height = 1 - height
        x, y = _EDGE + share * (_WIDTH - 2 * _EDGE), _HEIGHT - _EDGE - height * (_HEIGHT - 2 * _EDGE)
        return f"{draw_where(x)} {draw_where(y)}"

    path = "".join("M" + "L".join(map(spot, run)) for run in series.runs)
    x, y = spot(series.dots[-1]).split()
    return (Spark(path, x, y),)
