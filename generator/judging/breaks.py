"""Where a series breaks: which of its values may be compared with which, and where values are lacking."""

from collections.abc import Iterable, Sequence

import msgspec

from generator.judging.periods import first_month, last_month, order
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Accumulation, Break, Figure, Indicator, Missing, Period, Target


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


def is_baseline_comparable(indicator: Indicator, actual: Period) -> bool:
    """Whether an actual value may be compared with the baseline."""
    baseline = indicator.baseline
    return isinstance(baseline, Absent) or not breaks_between(indicator, baseline.period, actual)


def since_last_break(indicator: Indicator, actuals: Sequence[Figure]) -> tuple[Indicator, tuple[Figure, ...]]:
    """The indicator with only that of it which may be set beside its newest value: baseline, targets and actual values."""
    known = [each for each in actuals if not isinstance(each.value, Missing)]
    if not indicator.breaks or not known:
        return indicator, tuple(actuals)
    newest = max((each.period for each in known), key=order)
    own = tuple(each for each in actuals if not breaks_between(indicator, each.period, newest))
    targets = tuple(each for each in indicator.targets if not breaks_before_target(indicator, each.figure, newest))
    baseline = indicator.baseline if is_baseline_comparable(indicator, newest) else NOT_STATED
    return msgspec.structs.replace(indicator, baseline=baseline, targets=targets), own
