"""Why a target is met or missed: the one reason that says it, by what the target asks for."""

from decimal import Decimal
from typing import Final

from generator.amounts import is_rank, last_is_best
from generator.judging.comparing import Verdict, compare
from generator.judging.statuses import JudgementReason
from generator.model.basics import Absent
from generator.model.figures import Direction, Figure, Indicator, Range, Rating

_TO_THE_TOP: Final = (Direction.AT_MOST, Direction.DECREASE, Direction.MAINTAIN_OR_DECREASE)
_MET: Final = {
    Direction.AT_LEAST: JudgementReason.MET_AT_LEAST,
    Direction.INCREASE: JudgementReason.MET_AT_LEAST,
    Direction.AT_MOST: JudgementReason.MET_AT_MOST,
    Direction.DECREASE: JudgementReason.MET_AT_MOST,
    Direction.MAINTAIN: JudgementReason.MET_EQUAL,
    Direction.RANGE: JudgementReason.MET_RANGE,
    Direction.MORE_THAN: JudgementReason.MET_MORE_THAN,
    Direction.LESS_THAN: JudgementReason.MET_LESS_THAN,
    Direction.MAINTAIN_OR_INCREASE: JudgementReason.MET_AT_LEAST,
    Direction.MAINTAIN_OR_DECREASE: JudgementReason.MET_AT_MOST,
}
_MISSED: Final = {
    Direction.AT_LEAST: JudgementReason.MISSED_AT_LEAST,
    Direction.INCREASE: JudgementReason.MISSED_AT_LEAST,
    Direction.AT_MOST: JudgementReason.MISSED_AT_MOST,
    Direction.DECREASE: JudgementReason.MISSED_AT_MOST,
    Direction.MAINTAIN: JudgementReason.MISSED_EQUAL,
    Direction.RANGE: JudgementReason.MISSED_RANGE,
    Direction.MORE_THAN: JudgementReason.MISSED_MORE_THAN,
    Direction.LESS_THAN: JudgementReason.MISSED_LESS_THAN,
    Direction.MAINTAIN_OR_INCREASE: JudgementReason.MISSED_AT_LEAST,
    Direction.MAINTAIN_OR_DECREASE: JudgementReason.MISSED_AT_MOST,
}


def reason_met(indicator: Indicator, target: Figure, actual: Figure) -> JudgementReason:
    """Why the target is met; where only the tolerance makes it so, that is said."""
    if tolerance_of(indicator) and compare(indicator.direction, target.value, actual.value) is not Verdict.MEETS:
        return JudgementReason.MET_TOLERANCE
    if is_rank(indicator) and indicator.direction in _TO_THE_TOP:
        return JudgementReason.MET_RANK
    if last_is_best(indicator) and indicator.direction is not Direction.MORE_THAN:
        return JudgementReason.MET_RANK_NUMBER
    if isinstance(actual.value, Rating) and indicator.direction is not Direction.MAINTAIN:
        return JudgementReason.MET_RATING
    return JudgementReason.MET_RANGE if _is_range(indicator, target) else _MET[indicator.direction]


def reason_missed(indicator: Indicator, target: Figure, actual: Figure) -> JudgementReason:
    """Why the target is missed."""
    if isinstance(actual.value, Rating) and indicator.direction is not Direction.MAINTAIN:
        return JudgementReason.MISSED_RATING
    if is_rank(indicator) and indicator.direction in _TO_THE_TOP:
        return JudgementReason.MISSED_RANK
    if last_is_best(indicator) and indicator.direction is not Direction.MORE_THAN:
        return JudgementReason.MISSED_RANK_NUMBER
    if tolerance_of(indicator):
        return JudgementReason.MISSED_TOLERANCE
    return JudgementReason.MISSED_RANGE if _is_range(indicator, target) else _MISSED[indicator.direction]


def _is_range(indicator: Indicator, target: Figure) -> bool:
    """Whether a level that is to be kept is a range: no value is the same as one, but within it."""
    return indicator.direction is Direction.MAINTAIN and isinstance(target.value, Range)


def tolerance_of(indicator: Indicator) -> Decimal:
    """How far from the target the level still counts as kept, 0 where the plan does not say."""
    return Decimal(0) if isinstance(indicator.tolerance, Absent) else indicator.tolerance
