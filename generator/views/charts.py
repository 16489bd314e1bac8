"""Charts drawn while building: the course of an indicator, or one target beside one actual value.

Only what is known is drawn, and only what may be compared is set side by side. Lengths are in a picture 320 wide, so that its letters
stay readable on a small telephone.
"""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from generator.addresses import chart_anchor
from generator.amounts import first_is_best, is_rank, last_is_best
from generator.judging import Judgement, half_unit
from generator.judging.breaks import one_series
from generator.model.basics import Absent
from generator.model.figures import Direction, Figure, Indicator, Missing, Number, Period
from generator.model.periods import order
from generator.views.bullets import draw_bullet
from generator.views.chart_picture import draw_trend
from generator.views.chart_series import Dot, Gap, Series, has_course, series_of
from generator.views.figure_pieces import Bullet, Chart, Trend
from generator.views.formats import (
    MINUS_SIGNS,
    bound_text,
    figure_text,
    number_text,
    period_in_sentence,
    quantity,
    with_minus,
    with_unit,
)
from generator.views.told_figures import tell_figure
from generator.wording.words import Words

_MOST_GAPS: Final = 4


def view_charts(
    indicator: Indicator,
    judgement: Judgement,
    series: Indicator,
    known: Sequence[Figure],
    words: Words,
    *,
    others: Sequence[Figure] = (),
) -> tuple[Chart, ...]:
    """What an indicator is drawn as: its course, else what was held against each other; nothing where neither can be.

    ``series`` is the indicator with the targets of one series, ``known`` the actual values of it, ``others`` all that it has besides,
    of which some cannot be drawn.
    """
    course = view_trend(series, known, words, [each.period for each in indicator.breaks], others)
    return course or view_bullet(indicator, judgement, words)


def is_drawn(indicator: Indicator, judgement: Judgement, actuals: Sequence[Figure]) -> bool:
    """Whether there is any chart of an indicator with all its actual values. It is asked of every indicator in every build: the easy first."""
    if _bars_of(judgement) is not None:
        return True
    if len(actuals) + (not isinstance(indicator.baseline, Absent)) < 2:
        return False
    series, known = one_series(indicator, actuals)
    values = [*known] if isinstance(series.baseline, Absent) else [series.baseline, *known]
    return has_course(series, values)


def view_trend(
    indicator: Indicator,
    actuals: Sequence[Figure],
    words: Words,
    breaks: Sequence[Period] = (),
    others: Sequence[Figure] = (),
) -> tuple[Trend, ...]:
    """The course of an indicator with two or more known values; nothing for fewer.

    ``breaks`` are the periods from which on its values count anew, so that nothing before is comparable.
    ``others`` are all values that stand, the earliest first: those that cannot be drawn are named.
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
    told = _tell_undrawn(told, actual, others, words)
    if not picture.axis.has_zero:
        low = with_unit(number_text(picture.axis.low.normalize()), _unit(indicator))
        pattern = words.chart.axis_ranks if first_is_best(indicator) else words.chart.axis_from
        told = pattern.format(told=told, low=low)
    return (replace(picture.trend, id=chart_anchor(indicator.id), summary=told),)


def view_bullet(indicator: Indicator, judgement: Judgement, words: Words) -> tuple[Bullet, ...]:
    """The target and the actual value that were held against each other, where both are numbers from 0 up; else nothing."""
    pair = _bars_of(judgement)
    if pair is None:
        return ()
    (target, promised), (actual, reported) = pair
    target_text = _target_text(indicator, target, words)
    actual_text = tell_figure(actual, _unit(indicator), words).text
    target_year, actual_year = period_in_sentence(target.period, words), period_in_sentence(actual.period, words)
    pattern = words.chart.bars if target_year == actual_year else words.chart.bars_years
    drawn = draw_bullet(
        indicator,
        promised,
        reported,
        labels=(f"{words.chart.target} {target_text}", f"{words.chart.actual} {actual_text}"),
        powers=words.chart.powers,
    )
    summary = pattern.format(
        year=actual_year, target_year=target_year, actual_year=actual_year, target=target_text, actual=actual_text
    )
    return (replace(drawn, id=chart_anchor(indicator.id), summary=summary),)


def _bars_of(judgement: Judgement) -> tuple[tuple[Figure, Decimal], tuple[Figure, Decimal]] | None:
    """The target and the actual value that can be drawn as bars, each with its number; None where they cannot."""
    target, actual = judgement.target, judgement.actual
    if isinstance(target, Absent) or isinstance(actual, Absent) or not judgement.is_comparison:
        return None
    promised, reported = target.value, actual.value
    if not isinstance(promised, Number) or not isinstance(reported, Number) or promised.read_in or reported.read_in:
        return None
    if min(promised.value, reported.value) < 0 or not max(promised.value, reported.value):
        return None
    return (target, promised.value), (actual, reported.value)


def _unit(indicator: Indicator) -> str:
    return "" if isinstance(indicator.unit, Absent) else indicator.unit


def _target_text(indicator: Indicator, target: Figure, words: Words) -> str:
    told = tell_figure(target, _unit(indicator), words)
    return _with_bound(indicator, told.text, words) if told.is_plain else told.text


def _with_bound(indicator: Indicator, text: str, words: Words) -> str:
    """A target whose wording is a number alone, with the bound that the plan sets otherwise."""
    if is_rank(indicator) and indicator.direction is Direction.AT_MOST:
        return words.chart.place_within.format(number=text)
    if last_is_best(indicator) and indicator.direction is not Direction.MORE_THAN:
        return words.chart.place_behind.format(number=text)
    return bound_text(indicator.direction, text, words)


def _course(indicator: Indicator, actual: Series, target: Series, words: Words) -> str:
    """From the first to the last of the values that may be compared, and the last target."""
    chart = words.chart
    first, last = actual.newest[0], actual.newest[-1]
    steady = all(each.number.value == last.number.value for each in actual.newest)
    aims = [*target.newest[-1:]]
    texts = _in_one_unit(indicator, [first, last, *aims], words)
    plain, with_target = _patterns(indicator, first, last, words, steady=steady)
    if first.number.value == last.number.value and _NUMBER.split(texts[0]) != _NUMBER.split(texts[1]):
        plain, with_target = (
            chart.both,
            chart.both_target,
        )  # 1,500人 and 延べ1,500人: nobody says that they are the same
    parts = {
        "first_year": period_in_sentence(first.period, words),
        "first": texts[0],
        "last_year": period_in_sentence(last.period, words),
        "last": texts[1],
    }
    if first is last:
        plain, with_target = chart.only, chart.only_target
    if not target.newest:
        return plain.format(**parts)
    aim = target.newest[-1]
    return with_target.format(
        **parts,
        target_year=period_in_sentence(aim.period, words),
        target=texts[2],
    )


def _in_one_unit(indicator: Indicator, dots: Sequence[Dot], words: Words) -> list[str]:
    """The first value, the last one and maybe a target, as published.

    Plain numbers of one sentence have one unit, where they would mix several that of the indicator, and one sign of minus.
    """
    unit = _unit(indicator)
    told = [tell_figure(dot.figure, unit, words) for dot in dots]
    texts = [each.text for each in told]
    if unit and len({_NUMBER.sub("", each.text) for each in told if each.is_plain}) > 1:
        typed = [quantity(dot.number.value, unit, approximate=dot.number.approximate, words=words) for dot in dots]
        texts = [number if each.is_plain else each.text for each, number in zip(told, typed, strict=True)]
    published = "".join(dot.figure.as_published for dot in dots if isinstance(dot.figure.as_published, str))
    signs = [sign for sign in MINUS_SIGNS if sign in published]
    if signs:
        texts = [with_minus(text, signs[0]) if each.is_plain else text for each, text in zip(told, texts, strict=True)]
    aims = [
        _with_bound(indicator, text, words) if each.is_plain else text
        for each, text in zip(told[2:], texts[2:], strict=True)
    ]
    return [*texts[:2], *aims]


_NUMBER: Final = re.compile(r"\A約?[▲△▼−－-]?[\d,]+(?:\.\d+)?")


def _may_be_equal(one: Number, other: Number) -> bool:
    """Whether numbers of which any is approximate may be one and the same, so that no direction is told."""
    if not (one.approximate or other.approximate):
        return False
    slack = sum((half_unit(each.value) for each in (one, other) if each.approximate), Decimal(0))
    return abs(one.value - other.value) <= slack


def _patterns(indicator: Indicator, first: Dot, last: Dot, words: Words, *, steady: bool) -> tuple[str, str]:
    """With and without a target. Of places the first is the best: a smaller number is a rise."""
    chart = words.chart
    if first is not last and _may_be_equal(first.number, last.number):
        return chart.unclear, chart.unclear_target
    if last.number.value == first.number.value:
        return (chart.same, chart.same_target) if steady else (chart.same_ends, chart.same_ends_target)
    grew = last.number.value > first.number.value
    if last_is_best(indicator):  # whether the place rose or fell each reader would take otherwise
        return chart.place_moved, chart.place_moved_target
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


def _tell_undrawn(told: str, drawn: Series, figures: Sequence[Figure], words: Words) -> str:
    """Which values are not in the picture: bands, bounds, words and forecasts; of other spans those that are newer than all that is drawn."""
    chart = words.chart
    last = drawn.dots[-1].period

    def is_wanting(figure: Figure) -> bool:
        if isinstance(figure.value, Missing) or any(figure is dot.figure for dot in drawn.dots):
            return False
        alike = isinstance(figure.value, Number) and not figure.forecast and not figure.value.read_in
        return not alike or order(figure.period) > order(last)

    wanting = [each for each in figures if is_wanting(each)]
    known = [each for each in figures if not each.forecast and not isinstance(each.value, Missing)]
    newest = max(known, key=lambda each: order(each.period), default=None)
    if newest is not None and any(newest is each for each in wanting):
        period, text = period_in_sentence(newest.period, words), figure_text(newest, words)
        told = chart.newest_undrawn.format(told=told, period=period, text=text)
        wanting = [each for each in wanting if each is not newest]
    if len(wanting) > _MOST_GAPS:
        return chart.many_undrawn.format(told=told, count=len(wanting))
    values = words.list_separator.join(
        chart.undrawn_value.format(period=period_in_sentence(each.period, words), text=figure_text(each, words))
        for each in wanting
    )
    return chart.undrawn.format(told=told, values=values) if values else told


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
