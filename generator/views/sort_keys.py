"""By what readers sort measures: how far the figures are from the target, and what the measure costs."""

from decimal import Decimal
from typing import Final

from generator.amounts import parse_unit
from generator.judging import Judgement, JudgementReason, MeasureJudgement
from generator.model.basics import Absent
from generator.model.figures import Number
from generator.model.money import Money
from generator.model.plans import Measure

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


def sort_gap(judgement: MeasureJudgement) -> str:
    """The difference to the target as a part of the target, below 0 where it was missed, of the indicator that is farthest from its own.

    "" where no actual value was held against a target that it has to reach from one side.
    """
    gaps = [gap for each in judgement.judgements if isinstance(gap := _gap(each), Decimal)]
    return f"{min(gaps):.3g}" if gaps else ""


def _gap(judgement: Judgement) -> Decimal | None:
    target, actual = judgement.target, judgement.actual
    if isinstance(target, Absent) or isinstance(actual, Absent) or judgement.reason not in _UP | _DOWN:
        return None
    if not isinstance(target.value, Number) or not isinstance(actual.value, Number) or not target.value.value:
        return None
    gap = (actual.value.value - target.value.value) / abs(target.value.value)
    return max(-_FARTHEST, min(_FARTHEST, gap if judgement.reason in _UP else -gap))


def sort_money(measure: Measure) -> str:
    """What the measure costs in yen, below 0 so that the most stands first: the first amount of the last year that has any; "" for none."""
    amounts = [
        (budget.fiscal_year, -place, budget.amount)
        for place, budget in enumerate(measure.budgets)
        if isinstance(budget.amount, Money) and parse_unit(budget.amount.unit).name == _YEN
    ]
    if not amounts:
        return ""
    money = max(amounts, key=lambda told: told[:2])[2]
    yen = money.number * Decimal(10) ** parse_unit(money.unit).power
    return f"{-yen.normalize():f}"
