"""Where a series breaks: which of its values may be compared with which, and where values are lacking."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.judging.periods import first_month, last_month, length, order, span_of
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Break, Figure, Indicator, Missing, Number, Period, Target


class Stretch(NamedTuple):
    """Values that follow one another without a gap and without a break: a line may join them.

    ``after_break`` is the break before it, ``after_gap`` are the periods without a value before it; of the first stretch both are empty.
    """

    figures: tuple[Figure, ...]
    after_break: tuple[Break, ...] = ()
    after_gap: tuple[Period, ...] = ()


def breaks_between(indicator: Indicator, one: Period, other: Period) -> tuple[Break, ...]:
    """The breaks that part two values (not a value and a target: see :func:`breaks_before_target`), the earliest first."""
    return tuple(each for each in _in_order(indicator) if _parts(indicator, each, one, other))


def breaks_before_target(indicator: Indicator, target: Figure, actual: Period) -> tuple[Break, ...]:
    """The breaks for which an actual value may not be held against a target.

    A target is measured as things were when it was set: before every break, unless its period lies after the break and the break says
    that the targets follow it, or the target was revised in the year of the break or later.
    """
    revised = _revised(indicator, target)

    def is_new(each: Break) -> bool:
        moved = each.targets_follow or revised >= each.period.fiscal_year
        return moved and _is_after(indicator, each, target.period)

    return tuple(
        each
        for each in _in_order(indicator)
        if is_new(each) is not _is_after(indicator, each, actual) or _straddles(indicator, each, actual)
    )


def _in_order(indicator: Indicator) -> list[Break]:
    return sorted(indicator.breaks, key=lambda each: order(each.period))


def _revised(indicator: Indicator, target: Figure) -> int:
    """The fiscal year in which a target was last revised, 0 where it never was."""
    own: Iterable[Target] = (each for each in indicator.targets if each.figure is target or each.figure == target)
    return max((each.fiscal_year for known in own for each in known.revisions), default=0)


def _parts(indicator: Indicator, each: Break, one: Period, other: Period) -> bool:
    return (
        _is_after(indicator, each, one) is not _is_after(indicator, each, other)
        or _straddles(indicator, each, one)
        or _straddles(indicator, each, other)
    )


def _is_after(indicator: Indicator, each: Break, period: Period) -> bool:
    """A count belongs to what was when its period began, a level to what was at its end."""
    if indicator.accumulation is Accumulation.YEARLY:
        return first_month(period) >= first_month(each.period)
    return last_month(period) >= first_month(each.period)


def _straddles(indicator: Indicator, each: Break, period: Period) -> bool:
    """A count over several years in whose midst the break lies is comparable with nothing."""
    return indicator.accumulation is Accumulation.YEARLY and first_month(period) < first_month(
        each.period
    ) <= last_month(period)


def series_of(indicator: Indicator, figures: Iterable[Figure]) -> tuple[Figure, ...]:
    """The single numbers of one series, the earliest first, the last reported for each period.

    Of counts within a year only those of one span: whole fiscal years do not stand in a line with quarters or calendar years. Where there
    are several spans, that of most values, of as many the longest.
    """
    held: dict[Period, Figure] = {}
    for figure in figures:
        if isinstance(figure.value, Number) and not figure.forecast:
            held[figure.period] = figure
    spans = [span_of(period) for period in held]
    if indicator.accumulation is Accumulation.YEARLY and spans:
        years = [span for span in spans if span[1] >= 12] or spans
        main = max(dict.fromkeys(years), key=lambda span: (years.count(span), span[1] == 12, span[0]))
        held = {period: figure for period, figure in held.items() if span_of(period) == main}
    return tuple(held[period] for period in sorted(held, key=order))


def stretches_of(indicator: Indicator, series: Sequence[Figure], known: Iterable[Figure]) -> tuple[Stretch, ...]:
    """A series (see :func:`series_of`) cut where values are lacking or not comparable.

    ``known`` are all figures of the indicator: an entry that says why there is no value makes a gap, as does a period that the
    series skips although it goes from each period to the next elsewhere.
    """
    lacking = gaps_of(indicator, series, known)
    stretches: list[Stretch] = []
    for figure in series:
        before = stretches[-1].figures[-1] if stretches else None
        if before is None:
            stretches.append(Stretch((figure,)))
            continue
        breaks = breaks_between(indicator, before.period, figure.period)
        gap = tuple(each for each in lacking if order(before.period) < order(each) < order(figure.period))
        if breaks or gap:
            stretches.append(Stretch((figure,), breaks, gap))
        else:
            stretches[-1] = stretches[-1]._replace(figures=(*stretches[-1].figures, figure))
    return tuple(stretches)


def gaps_of(indicator: Indicator, series: Sequence[Figure], known: Iterable[Figure]) -> tuple[Period, ...]:
    """The periods between the first and the last value of a series for which there is no value, the earliest first."""
    if len(series) < 2:
        return ()
    first, last = series[0].period, series[-1].period
    had = {figure.period for figure in series}
    told = {
        figure.period
        for figure in known
        if isinstance(figure.value, Missing)
        and figure.period not in had
        and order(first) < order(figure.period) < order(last)
        and (indicator.accumulation is not Accumulation.YEARLY or span_of(figure.period) == span_of(first))
        and not any(last_month(figure.period) == last_month(period) for period in had)
    }
    return tuple(sorted(told | _skipped(series), key=order))


def _skipped(series: Sequence[Figure]) -> set[Period]:
    """Whole years that a series of whole years leaves out, measured by the shortest step that it takes (a survey every five years skips none)."""
    periods = [figure.period for figure in series]
    if any(span_of(period) != span_of(periods[0]) for period in periods) or length(periods[0]) != 12:
        return set()
    years = [period.fiscal_year for period in periods]
    step = min(later - earlier for earlier, later in pairwise(years))
    return {
        Period(year, "", periods[0].kind)
        for earlier, later in pairwise(years)
        for year in range(earlier + step, later, step)
    }


def is_baseline_comparable(indicator: Indicator, actual: Period) -> bool:
    """Whether an actual value may be compared with the baseline."""
    baseline = indicator.baseline
    return isinstance(baseline, Absent) or not breaks_between(indicator, baseline.period, actual)
