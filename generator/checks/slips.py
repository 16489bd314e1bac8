"""A value that is ten, a thousand times the size of all that it is held against was most likely copied in another unit or without its point."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import Quantity, ReadAmount, is_rank, is_share
from generator.checks.held_wording import hold_wording
from generator.checks.periods import typed_period
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Figure, Indicator, Number
from generator.model.periods import YEAR, length
from generator.problems.problem import Problem, problem

_FAR: Final = 100
_NEAR: Final = (Decimal("0.5"), Decimal(2))
"""How far a value may be from a power of ten times its target to look like a slip of digits."""
_PLAUSIBLE: Final = 5
"""A start or another value within this factor of the value makes it plausible."""
_CLOSE: Final = 2
"""A target within this factor of the value was set for such a value, whatever the years before were."""
_ALIKE: Final = 3
"""What is known within this factor of each other is a measure of the value."""
_TEN: Final = Decimal(10)
_POWERS: Final = tuple(_TEN**power for power in range(1, 7))
_FEW: Final = 20
"""Of fewer ten times as many may well come."""
_SAME_DIGITS: Final = (Decimal("0.8"), Decimal("1.25"))
"""How alike two years are but for one digit. What falls to a tenth by itself mostly falls to something else."""
_TENFOLD: Final = (Decimal("8.5"), Decimal("12.5"))


def check_slips(indicator: Indicator, actuals: Iterable[Figure]) -> Iterator[Problem]:
    """The actual values of whole periods beside the targets. A start or another value of their size takes the doubt away."""
    if is_rank(indicator):
        return
    targets = [each.figure for each in indicator.targets if _is_one(each.figure) and _is_plain(indicator, each.figure)]
    values = [each for each in actuals if _is_one(each)]
    start = [] if isinstance(indicator.baseline, Absent) or not _is_one(indicator.baseline) else [indicator.baseline]
    for figure in values:
        others = [_size(each) for each in (*start, *values) if each is not figure]
        own = _size(figure)
        if not _is_plain(indicator, figure) or any(
            own <= each * _PLAUSIBLE and each <= own * _PLAUSIBLE for each in others
        ):
            continue
        is_aimed_at = any(own <= _size(each) * _CLOSE and _size(each) <= own * _CLOSE for each in targets)
        if not is_aimed_at and (other := _beside_years(indicator, figure, [*start, *values])):
            told = {"wording": str(figure.as_published), "other": str(other.as_published), "what": "ほかの年度の"}
            yield problem("K568", figure.place, ratio=tell_ratio(own, _size(other)), **told)
            continue
        if not targets:
            continue
        nearest = min(targets, key=lambda each: abs(each.period.fiscal_year - figure.period.fiscal_year))
        known = [*others, *(_size(each) for each in targets)]
        if _is_slip(indicator, figure, _size(nearest), known):
            what = f"{typed_period(nearest.period)} の目標"
            ratio = tell_ratio(own, _size(nearest))
            told = {"wording": str(figure.as_published), "other": str(nearest.as_published), "what": what}
            yield problem("K568", figure.place, ratio=ratio, **told)


def _beside_years(indicator: Indicator, figure: Figure, known: Sequence[Figure]) -> Figure | None:
    """The nearest of all other years, which are alike, where the value is what it is with one digit more or less; None where it is not."""
    others = [each for each in known if each is not figure and each.period != figure.period]
    sizes = [_size(each) for each in others]
    if len(others) < 2 or indicator.accumulation is Accumulation.CUMULATIVE:
        return None
    nearest = min(others, key=lambda each: abs(each.period.fiscal_year - figure.period.fiscal_year))
    told = isinstance(nearest.as_published, str) and is_slip_in_series(_size(figure), _size(nearest), sizes)
    return nearest if told else None


def is_slip_in_series(own: Decimal, nearest: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether a value is one of the others, which are alike, with digits more or less, or without its point: 350 of 3.5 and 3.6.

    Where the others are small and whole, or the value is a hundredth of them and whole, so many may well have come.
    """
    if len(others) < 2 or min(others) <= 0 or max(others) > min(others) * _ALIKE:
        return False
    less, more = min(own, nearest), max(own, nearest)
    power = next((each for each in _POWERS if _SAME_DIGITS[0] <= less * each / more <= _SAME_DIGITS[1]), None)
    if power is None:
        return False
    lost_its_point = not _has_fraction(own) and all(map(_has_fraction, others))
    if own > nearest and power > _TEN and (less >= _FEW or any(map(_has_fraction, others))):
        return True
    if own < nearest and power > _TEN and (power > _FAR or (_has_fraction(own) and not all(map(_is_small, others)))):
        return less * power >= _FEW
    return power == _TEN and (less >= _FEW or (own > nearest and lost_its_point))


def _is_small(size: Decimal) -> bool:
    return size < _FEW


def _is_one(figure: Figure) -> bool:
    """Whether a figure is a number above or below nothing, of one whole year."""
    return (
        length(figure.period) == YEAR
        and not figure.forecast
        and isinstance(figure.value, Number)
        and bool(figure.value.value)
    )


def _is_plain(indicator: Indicator, figure: Figure) -> bool:
    """Whether a figure says one number alone, counted over nothing: of 年10回 beside 月1回 another rule tells."""
    if not isinstance(figure.as_published, str):
        return True
    outcome = hold_wording(indicator, figure, figure.as_published).read()
    if not isinstance(outcome, ReadAmount) or not isinstance(outcome.of, Quantity):
        return False
    return isinstance(outcome.second, Absent) and not outcome.of.counted_over


def _size(figure: Figure) -> Decimal:
    return abs(figure.value.value) if isinstance(figure.value, Number) else Decimal(1)


def _is_slip(indicator: Indicator, figure: Figure, target: Decimal, known: list[Decimal]) -> bool:
    own = _size(figure)
    if own > target:
        tenfold = _TENFOLD[0] <= own / max(known) <= _TENFOLD[1] and max(known) <= min(known) * _ALIKE
        in_digits = _is_percent(indicator) and len(known) > 1 and all(map(_has_fraction, (own, *known)))
        return own >= target * _FAR or (tenfold and (max(known) >= _FEW or in_digits))
    point_moved = _TENFOLD[0] <= min(known) / own <= _TENFOLD[1] and max(known) <= min(known) * _ALIKE
    if point_moved and _has_fraction(own) and not any(map(_has_fraction, known)):
        return True  # 29.1 beside 290 and 300 people
    # One of a hundred that were aimed at may be all that came; of 0.61 beside 61 the digits are the same.
    least = 1000 if indicator.accumulation is Accumulation.CUMULATIVE else _FAR
    digits = len(own.normalize().as_tuple().digits)
    return digits > 1 and any(
        _NEAR[0] <= own * power / target <= _NEAR[1]
        for power in map(Decimal, (100, 1000, 10000, 1000000))
        if power >= least
    )


def _is_percent(indicator: Indicator) -> bool:
    return isinstance(indicator.unit, str) and is_share(indicator.unit.strip())


def _has_fraction(size: Decimal) -> bool:
    return size != size.to_integral_value()


def tell_ratio(own: Decimal, target: Decimal) -> str:
    """How the one stands to the other in words: およそ 1,000 分の 1, およそ 10 倍."""
    if own > target:
        return f"およそ {round(own / target):,d} 倍"
    return f"およそ {round(target / own):,d} 分の 1"
