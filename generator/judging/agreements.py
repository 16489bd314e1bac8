"""The city's own evaluation beside the computed status: do they say the same?"""

from collections.abc import Sequence
from typing import Final

from generator.judging.statuses import Agreement, Judgement, Status
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Rating
from generator.model.plans import Scale, Standing
from generator.model.ratings import step_in
from generator.model.results import Evaluation

_READS_AS: Final = {
    Status.REACHED: Standing.REACHED,
    Status.NOT_REACHED: Standing.NOT_REACHED,
    Status.ON_THE_WAY: Standing.ON_THE_WAY,
}


def standing_of(evaluation: Evaluation, scales: Sequence[Scale]) -> Standing | Absent:
    """How the evaluation's rating reads by the plan's scales.

    Absent where the evaluation is missing or in words only, or its rating is a step of none or several of the scales.
    """
    if isinstance(evaluation.as_published, Absent):
        return evaluation.as_published
    found = [step_in(evaluation, scale) for scale in scales]
    steps = [step.reads_as for step in found if not isinstance(step, Absent)]
    return steps[0] if len(steps) == 1 else NOT_STATED


def judged_apart(
    judgements: Sequence[Judgement], evaluation: Evaluation, scales: Sequence[Scale]
) -> tuple[Judgement, ...]:
    """The judgements that do not rest on the evaluation itself: of a target that is a grade, the city's grade is the value."""
    steps = {step.id for scale in scales if not isinstance(step := step_in(evaluation, scale), Absent)}
    return tuple(each for each in judgements if _grade_of(each) not in steps)


def _grade_of(judgement: Judgement) -> str:
    value = NOT_STATED if isinstance(judgement.actual, Absent) else judgement.actual.value
    return value.step if isinstance(value, Rating) else ""


def judge_agreement(status: Status, standing: Standing | Absent) -> Agreement:
    """Compare both judgements.

    Where the target's year is still to come, a city that already says reached or not reached judges something else (the
    year's work), so the same word agrees and nothing disagrees.
    """
    reads_as = _READS_AS.get(status)
    if reads_as is None or isinstance(standing, Absent) or standing is Standing.OTHER:
        return Agreement.NOT_COMPARABLE
    if reads_as is standing:
        return Agreement.AGREE
    return Agreement.NOT_COMPARABLE if status is Status.ON_THE_WAY else Agreement.DISAGREE
