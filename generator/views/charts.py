"""Charts drawn while building: the course of an indicator (one value against one bound: `bullets`).

Only what is known is drawn, and only what may be compared is set side by side. Lengths are in a picture 320 wide, so that its letters
stay readable on a small telephone.
"""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from generator.addresses import chart_anchor
from generator.amounts import is_rank
from generator.model.basics import Absent
from generator.model.figures import Direction, Figure, Indicator, Period
from generator.views.chart_picture import draw_trend
from generator.views.chart_series import Dot, Gap, Series, series_of
from generator.views.figure_pieces import Trend
from generator.views.formats import bound_text, figure_quantity, number_text, period_in_sentence
from generator.wording.words import Words

_MOST_GAPS: Final = 4


def view_trend(
    indicator: Indicator, actuals: Sequence[Figure], words: Words, breaks: Sequence[Period] = ()
) -> tuple[Trend, ...]:
    """The course of an indicator with two or more known values; nothing for fewer.

    ``breaks`` are the periods from which on its values count anew, so that nothing before is comparable.
    """
    known = [*actuals] if isinstance(indicator.baseline, Absent) else [indicator.baseline, *actuals]
    actual = series_of(indicator, known, breaks)
    if len(actual.dots) < 2:
        return ()
    target = series_of(indicator, [each.figure for each in indicator.targets], breaks)
    picture = draw_trend(indicator, actual, target, words)
    told = _course(indicator, actual, target, words)
    for _, since in actual.breaks:
        told = words.chart.since_break.format(told=told, year=period_in_sentence(since, words))
    told = _tell_gaps(told, actual.gaps, words)
    if not picture.axis.has_zero:
        low = number_text(picture.axis.low.normalize()) + unit_of(indicator)
        told = words.chart.axis_from.format(told=told, low=low)
    return (replace(picture.trend, id=chart_anchor(indicator.id), summary=told),)


def unit_of(indicator: Indicator) -> str:
    """The indicator's unit; "" for none."""
    return "" if isinstance(indicator.unit, Absent) else indicator.unit


def target_text(indicator: Indicator, target: Figure, words: Words) -> str:
    """A target in a sentence, with its unit and its bound."""
    text = figure_quantity(target, unit_of(indicator), words)
    if is_rank(indicator) and indicator.direction is Direction.AT_MOST:
        return words.chart.place_within.format(number=text)
    return bound_text(indicator.direction, text, words)


def _course(indicator: Indicator, actual: Series, target: Series, words: Words) -> str:
    """From the first to the last of the values that may be compared, and the last target."""
    chart, unit = words.chart, unit_of(indicator)
    first, last = actual.newest[0], actual.newest[-1]
    plain, with_target = _patterns(indicator, first, last, words)
    parts = {
        "first_year": period_in_sentence(first.period, words),
        "first": figure_quantity(first.figure, unit, words),
        "last_year": period_in_sentence(last.period, words),
        "last": figure_quantity(last.figure, unit, words),
    }
    if first is last:
        plain, with_target = chart.only, chart.only_target
    if not target.newest:
        return plain.format(**parts)
    aim = target.newest[-1]
    return with_target.format(
        **parts,
        target_year=period_in_sentence(aim.period, words),
        target=target_text(indicator, aim.figure, words),
    )


def _patterns(indicator: Indicator, first: Dot, last: Dot, words: Words) -> tuple[str, str]:
    """With and without a target. Of places the first is the best: a smaller number is a rise."""
    chart = words.chart
    if last.number.value == first.number.value:
        return chart.same, chart.same_target
    grew = last.number.value > first.number.value
    if is_rank(indicator):
        return (chart.place_fell, chart.place_fell_target) if grew else (chart.place_rose, chart.place_rose_target)
    return (chart.rose, chart.rose_target) if grew else (chart.fell, chart.fell_target)


def _tell_gaps(told: str, gaps: Sequence[Gap], words: Words) -> str:
    chart = words.chart
    if not gaps:
        return told
    if len(gaps) > _MOST_GAPS:
        return chart.gaps.format(told=told, count=len(gaps))
    listed = ""
    for gap in gaps:
        name = _gap_text(gap, words)
        listed = chart.listed.format(some=listed, more=name) if listed else name
    return chart.gap.format(told=told, years=listed)


def _gap_text(gap: Gap, words: Words) -> str:
    """The years that are wanting, or what lies on both sides where it is not years."""
    if gap.before.part or gap.after.part or gap.before.first_year or gap.after.first_year:
        return words.chart.between.format(
            first=period_in_sentence(gap.before, words), last=period_in_sentence(gap.after, words)
        )
    kind = gap.before.kind
    first, last = Period(gap.before.fiscal_year + 1, "", kind), Period(gap.after.fiscal_year - 1, "", kind)
    if first == last:
        return period_in_sentence(first, words)
    return words.place.period.format(first=period_in_sentence(first, words), last=period_in_sentence(last, words))
