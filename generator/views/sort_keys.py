"""By what readers sort measures: how far the figures are from the target, and what the measure costs."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import parse_unit
from generator.judging import Judgement, JudgementReason, MeasureJudgement
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Number
from generator.model.money import AmountClass, Budget, Money

_UP: Final = frozenset(
    {
        JudgementReason.MET_AT_LEAST,
        JudgementReason.MISSED_AT_LEAST,
        JudgementReason.MET_MORE_THAN,
        JudgementReason.MISSED_MORE_THAN,
    }
)
_DOWN: Final = frozenset(
    {
        JudgementReason.MET_AT_MOST,
        JudgementReason.MISSED_AT_MOST,
        JudgementReason.MET_LESS_THAN,
        JudgementReason.MISSED_LESS_THAN,
    }
)
_FARTHEST: Final = Decimal(8)
_YEN: Final = "円"


def farthest(judgement: MeasureJudgement) -> Judgement | Absent:
    """Of the indicators of a measure the one that is farthest from its target; Absent where none was held against one that it has to reach from one side."""
    told = [(gap, place) for place, each in enumerate(judgement.judgements) if isinstance(gap := _gap(each), Decimal)]
    return judgement.judgements[min(told)[1]] if told else NOT_STATED


def sort_gap(judgement: MeasureJudgement) -> str:
    """The difference to the target as a part of the target, below 0 where it was missed, of the indicator that is farthest from its own.

    "" where no actual value was held against a target that it has to reach from one side.
    """
    found = farthest(judgement)
    gap = None if isinstance(found, Absent) else _gap(found)
    return "" if gap is None else f"{gap:.3g}"


def difference(judgement: Judgement) -> tuple[Decimal, bool] | Absent:
    """The actual value less its target, and whether one of them is approximate; Absent where nothing can be taken from the other."""
    target, actual = judgement.target, judgement.actual
    if isinstance(target, Absent) or isinstance(actual, Absent):
        return NOT_STATED
    if not isinstance(target.value, Number) or not isinstance(actual.value, Number):
        return NOT_STATED
    return actual.value.value - target.value.value, target.value.approximate or actual.value.approximate


def _gap(judgement: Judgement) -> Decimal | None:
    target, actual = judgement.target, judgement.actual
    if isinstance(target, Absent) or isinstance(actual, Absent) or judgement.reason not in _UP | _DOWN:
        return None
    if not isinstance(target.value, Number) or not isinstance(actual.value, Number) or not target.value.value:
        return None
    gap = (actual.value.value - target.value.value) / abs(target.value.value)
    return max(-_FARTHEST, min(_FARTHEST, gap if judgement.reason in _UP else -gap))


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
    return found.amount.number * Decimal(10) ** parse_unit(found.amount.unit).power
