"""In which list of indicators each one stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from generator.judging.statuses import IndicatorProgress, Judgement, JudgementReason, Status
from generator.model.figures import Period

_BY_STATUS: Final[Mapping[Status, IndicatorProgress]] = {
    Status.REACHED: IndicatorProgress.REACHED,
    Status.NOT_REACHED: IndicatorProgress.NOT_REACHED,
    Status.NOT_REPORTED: IndicatorProgress.NOT_REPORTED,
}
_AHEAD: Final[Mapping[JudgementReason, IndicatorProgress]] = {
    JudgementReason.AHEAD_FARTHER: IndicatorProgress.MOVING_AWAY,
    JudgementReason.AHEAD_NEARER: IndicatorProgress.COMING_CLOSER,
    JudgementReason.AHEAD_AT_TARGET: IndicatorProgress.AT_LEVEL,
    JudgementReason.AHEAD_SAME: IndicatorProgress.UNCHANGED,
}


def progress_of(judgement: Judgement, known_year: int) -> IndicatorProgress:
    """The list of the indicator. What has no target, no baseline, or only words to compare stands among the not comparable.

    ``known_year`` is the last fiscal year that has come: no report is owed of its target before it is over.
    """
    if judgement.reason is JudgementReason.NO_ACTUAL and isinstance(judgement.period, Period):
        return (
            IndicatorProgress.NOT_REPORTED if judgement.period.fiscal_year < known_year else IndicatorProgress.NOT_DUE
        )
    if judgement.status is Status.ON_THE_WAY:
        return _AHEAD.get(judgement.reason, IndicatorProgress.NOT_COMPARABLE)
    return _BY_STATUS.get(judgement.status, IndicatorProgress.NOT_COMPARABLE)


def count_progress(judgements: Iterable[Judgement], known_year: int) -> tuple[tuple[IndicatorProgress, int], ...]:
    """How many indicators stand in each list, in the order of :class:`IndicatorProgress`; empty lists are left out."""
    held = Counter(progress_of(judgement, known_year) for judgement in judgements)
    return tuple((progress, held[progress]) for progress in IndicatorProgress if held[progress])
