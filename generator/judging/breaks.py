"""Where a series breaks: which of its values may be compared with which, and which stand in one line."""

from collections.abc import Iterable, Sequence

import msgspec

from generator.judging.revisions import latest_words
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import PER_SPAN, Break, Figure, Indicator, Number, Period, PeriodKind, Target
from generator.model.periods import YEAR, Span, first_month, last_month, order, span_of


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
    if indicator.accumulation in PER_SPAN:
        return first_month(period) >= first_month(each.period)
    return last_month(period) >= first_month(each.period)


def _straddles(indicator: Indicator, each: Break, period: Period) -> bool:
    """A count over several years in whose midst the break lies is comparable with nothing."""
    return indicator.accumulation in PER_SPAN and first_month(period) < first_month(each.period) <= last_month(period)


def is_baseline_comparable(indicator: Indicator, actual: Period) -> bool:
    """Whether an actual value may be compared with the baseline."""
    baseline = indicator.baseline
    return isinstance(baseline, Absent) or not breaks_between(indicator, baseline.period, actual)


def one_series(indicator: Indicator, actuals: Iterable[Figure]) -> tuple[Indicator, tuple[Figure, ...]]:
    """The indicator and its values with only what may stand in one line: the last word of each period, no forecast, nothing of another span.

    Of counts within a year that is the span of whole years (else of parts) that has most values; of levels all but those of several
    years together. Targets that may not be held against the newest value are left out, and counts in whose midst a series breaks.
    """
    told = latest_words(each for each in actuals if not each.forecast)
    known = [each for each in told if not _is_broken_within(indicator, each.period)]
    baseline = indicator.baseline
    spans = [span_of(each.period) for each in known if isinstance(each.value, Number)]
    main = _main_span(spans) if indicator.accumulation in PER_SPAN else None

    def belongs(figure: Figure) -> bool:
        return not figure.period.first_year if main is None else span_of(figure.period) == main

    own = tuple(each for each in known if belongs(each))
    values = [each.period for each in own if isinstance(each.value, Number)]
    newest = max(values, key=order, default=Period(0))
    targets = tuple(
        each
        for each in indicator.targets
        if belongs(each.figure) and not breaks_before_target(indicator, each.figure, newest)
    )
    is_own = isinstance(baseline, Figure) and belongs(baseline) and not _is_broken_within(indicator, baseline.period)
    kept = baseline if is_own else NOT_STATED
    return msgspec.structs.replace(indicator, baseline=kept, targets=targets), own


def _is_broken_within(indicator: Indicator, period: Period) -> bool:
    return any(_straddles(indicator, each, period) for each in indicator.breaks)


def _main_span(spans: Sequence[Span]) -> Span:
    whole = [span for span in spans if span[1] >= YEAR] or list(spans) or [(PeriodKind.FISCAL, YEAR)]
    return max(dict.fromkeys(whole), key=lambda span: (whole.count(span), span[1] == YEAR, span[0]))
