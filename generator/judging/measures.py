"""The status of a measure from those of its indicators."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from generator.judging.statuses import Judgement, MeasureJudgement, MeasureReason, Status
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Period, PeriodKind
from generator.model.periods import YEAR, last_month, length

PRECEDENCE: Final = (
    (Status.NOT_REACHED, MeasureReason.ANY_NOT_REACHED),
    (Status.ON_THE_WAY, MeasureReason.ANY_ON_THE_WAY),
    (Status.NOT_REPORTED, MeasureReason.ANY_NOT_REPORTED),
    (Status.REACHED, MeasureReason.JUDGED_REACHED),
    (Status.CANNOT_BE_JUDGED, MeasureReason.NONE_JUDGEABLE),
    (Status.NO_TARGET, MeasureReason.NO_TARGETS),
)
"""The first status that any indicator has is the measure's. Reached stands behind what is still open."""

_OF_A_YEAR: Final = tuple(
    each
    for status, _ in PRECEDENCE
    for each in ((status, Status.NOT_DUE) if status is Status.NOT_REPORTED else (status,))
)
"""Of a year what is not due stands where it will be owed."""


def judge_measure(judgements: Sequence[Judgement]) -> MeasureJudgement:
    """Judge a measure (or a pillar, or a plan) by its indicators alone."""
    status, reason = _decide(judgements)
    return MeasureJudgement(
        status=status,
        reason=reason,
        judgements=tuple(judgements),
        approximate=any(judgement.approximate for judgement in judgements if judgement.status is status),
        provisional=any(judgement.provisional for judgement in judgements if judgement.status is status),
    )


def status_of_year(judgements: Sequence[Judgement], year: int) -> Status | Absent:
    """What the figures of one fiscal year say, whatever came later; Absent where none of its targets can be held against a value."""
    held = {status for judgement in judgements for status in _of_year(judgement, year)}
    return next((status for status in _OF_A_YEAR if status in held), NOT_STATED)


def _of_year(judgement: Judgement, year: int) -> set[Status]:
    """The verdicts of the year's own targets; before they are due, that it is on its way or not due, however its parts went.

    A year without a target of its own is told by those of its parts, but reached by none before the last of them ends with the year.
    """
    own = [each for each in judgement.verdicts if each.period.fiscal_year == year]
    whole = {each.status for each in own if length(each.period) >= YEAR}
    if whole:
        return whole
    now = isinstance(judgement.period, Period) and judgement.period.fiscal_year == year
    if now and judgement.status in (Status.ON_THE_WAY, Status.NOT_DUE):
        return {judgement.status}
    over = any(_ends_the_year(each.period) for each in own)
    return {each.status for each in own if over or each.status is not Status.REACHED}


def _ends_the_year(period: Period) -> bool:
    """Whether nothing of the year comes after the period; a day is all that is to be known of its year."""
    return period.kind is PeriodKind.DAY or last_month(period) == last_month(replace(period, part=""))


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
