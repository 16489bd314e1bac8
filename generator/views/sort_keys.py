"""By what readers sort measures: how far the figures are from the target, and what the measure costs."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import parse_unit, worth
from generator.judging import Judgement, JudgementReason, MeasureJudgement, Status
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Number
from generator.model.money import AmountClass, Budget, Money

_KEPT: Final = frozenset({JudgementReason.MET_EQUAL, JudgementReason.MET_TOLERANCE})
"""Of a level that was kept nothing is left over, whatever the small difference."""
_OF_RESULTS: Final = (Status.REACHED, Status.NOT_REACHED)
_FARTHEST: Final = Decimal(8)
_LEAST_MISS: Final = Decimal("-1e-9")
"""Nearer to its target than any miss that is told in numbers, and yet missed: what was missed never stands among what was reached."""
_YEN: Final = "円"


def deciding(judgement: MeasureJudgement) -> Judgement | Absent:
    """Of the indicators that stand as the whole measure does the one that falls short of its target the most.

    Where all reached theirs, the one that has the least to spare; where neither can be said, the first whose difference is known. Absent where
    no difference of any is known.
    """
    alike = [each for each in judgement.judgements if each.status is judgement.status]
    told = [(gap, place) for place, each in enumerate(alike) if isinstance(gap := _gap(each), Decimal)]
    if told:
        return alike[min(told)[1]]
    return next((each for each in alike if not isinstance(difference(each), Absent)), NOT_STATED)


def sort_gap(judgement: MeasureJudgement, status: Status) -> str:
    """What is missing to the target, as a part of the target, of the indicator that decides; below 0 where it was missed.

    ``status`` is how the measure stands in lists. One that was missed stands before all that were reached, even if no number tells by how
    much. "" where neither is the case.
    """
    found = deciding(judgement)
    gap = None if isinstance(found, Absent) or status not in _OF_RESULTS else _gap(found)
    if status is Status.NOT_REACHED:
        gap = _LEAST_MISS if gap is None else min(gap, _LEAST_MISS)
    return "" if gap is None else f"{gap:.3g}"


def difference(judgement: Judgement) -> Decimal | Absent:
    """The actual value less its target; Absent where they were not held against each other, or are no single numbers."""
    target, actual = judgement.target, judgement.actual
    if isinstance(target, Absent) or isinstance(actual, Absent) or not judgement.is_comparison:
        return NOT_STATED
    if not isinstance(target.value, Number) or not isinstance(actual.value, Number):
        return NOT_STATED
    return actual.value.value - target.value.value


def _gap(judgement: Judgement) -> Decimal | None:
    """The difference as a part of the target, below 0 for a miss; None for one of nothing, and where nothing came of the target yet."""
    found, target = difference(judgement), judgement.target
    if judgement.status not in _OF_RESULTS or isinstance(found, Absent) or isinstance(target, Absent):
        return None
    if not isinstance(target.value, Number) or not target.value.value:
        return None
    if judgement.reason in _KEPT:
        return Decimal(0)
    gap = min(_FARTHEST, abs(found / target.value.value))
    return gap if judgement.status is Status.REACHED else -gap


def told_amount(budgets: Sequence[Budget]) -> Budget | Absent:
    """The amount that stands for all: the first in yen of the last year that has any."""
    amounts = [
        (budget.fiscal_year, -place)
        for place, budget in enumerate(budgets)
        if isinstance(budget.amount, Money) and parse_unit(budget.amount.unit).name == _YEN
    ]
    return budgets[-max(amounts)[1]] if amounts else NOT_STATED


def sort_money(yen: Decimal | None) -> str:
    """What a measure costs, below 0 so that the most stands first; "" for none."""
    return "" if yen is None else f"{-yen.normalize():f}"


def class_of_amount(yen: Decimal) -> AmountClass:
    """In which class an amount is; one below 0 in the lowest."""
    return next(each for each, least in _CLASSES if yen >= least or least == 0)


_CLASSES: Final = (
    (AmountClass.FROM_100M, 100_000_000),
    (AmountClass.FROM_10M, 10_000_000),
    (AmountClass.FROM_1M, 1_000_000),
    (AmountClass.BELOW_1M, 0),
)


def yen_told(budgets: Sequence[Budget]) -> Decimal | None:
    """That amount in yen; None where there is none."""
    found = told_amount(budgets)
    if isinstance(found, Absent) or isinstance(found.amount, Absent):
        return None
    return worth(found.amount)
