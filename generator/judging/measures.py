"""The status of a measure from those of its indicators."""

from collections.abc import Sequence
from typing import Final

from generator.judging.agreements import judge_agreement, standing_of
from generator.judging.statuses import Judgement, MeasureJudgement, MeasureReason, Status
from generator.model.plans import Scale
from generator.model.results import Evaluation

PRECEDENCE: Final = (
    (Status.NOT_REACHED, MeasureReason.ANY_NOT_REACHED),
    (Status.ON_THE_WAY, MeasureReason.ANY_ON_THE_WAY),
    (Status.NOT_REPORTED, MeasureReason.ANY_NOT_REPORTED),
    (Status.REACHED, MeasureReason.JUDGED_REACHED),
    (Status.CANNOT_BE_JUDGED, MeasureReason.NONE_JUDGEABLE),
    (Status.NO_TARGET, MeasureReason.NO_TARGETS),
)
"""The first status that any indicator has is the measure's. Reached stands behind what is still open."""


def judge_measure(
    judgements: Sequence[Judgement], evaluations: Sequence[Evaluation] = (), scales: Sequence[Scale] = ()
) -> MeasureJudgement:
    """Judge a measure (or a pillar, or a plan) by its indicators alone.

    ``evaluations`` are the city's, of the round that is shown; ``scales`` are the plan's. They change nothing in the
    status: each is only compared with it.
    """
    status, reason = _decide(judgements)
    return MeasureJudgement(
        status=status,
        reason=reason,
        judgements=tuple(judgements),
        agreements=tuple(judge_agreement(status, standing_of(evaluation, scales)) for evaluation in evaluations),
        approximate=any(judgement.approximate for judgement in judgements),
        provisional=any(judgement.provisional for judgement in judgements),
    )


def _decide(judgements: Sequence[Judgement]) -> tuple[Status, MeasureReason]:
    held = {judgement.status for judgement in judgements}
    missed = any(judgement.missed_before for judgement in judgements)
    if not held:
        return Status.NO_TARGET, MeasureReason.NO_INDICATOR
    if held == {Status.REACHED}:
        return Status.REACHED, MeasureReason.ALL_REACHED
    if held == {Status.REACHED, Status.NO_TARGET}:
        return Status.REACHED, MeasureReason.TARGETS_REACHED
    status, reason = next(step for step in PRECEDENCE if step[0] in held)
    return (status, MeasureReason.ON_THE_WAY_MISSED) if missed and status is Status.ON_THE_WAY else (status, reason)
