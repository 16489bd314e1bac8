"""In which list of indicators each one stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from generator.judging.statuses import Judgement, JudgementReason, Progress, Status
from generator.model.figures import Period

_BY_STATUS: Final[Mapping[Status, Progress]] = {
    Status.REACHED: Progress.REACHED,
    Status.NOT_REACHED: Progress.NOT_REACHED,
    Status.NOT_REPORTED: Progress.NOT_REPORTED,
}
_AHEAD: Final[Mapping[JudgementReason, Progress]] = {
    JudgementReason.AHEAD_FARTHER: Progress.MOVING_AWAY,
    JudgementReason.AHEAD_NEARER: Progress.COMING_CLOSER,
    JudgementReason.AHEAD_AT_TARGET: Progress.AT_LEVEL,
    JudgementReason.AHEAD_SAME: Progress.UNCHANGED,
}


def progress_of(judgement: Judgement, known_year: int) -> Progress:
    """The list of the indicator. What has no target, no baseline, or only words to compare stands among the not comparable.

    ``known_year`` is the last fiscal year that has come: no report is owed of its target before it is over.
    """
    if judgement.reason is JudgementReason.NO_ACTUAL and isinstance(judgement.period, Period):
        return Progress.NOT_REPORTED if judgement.period.fiscal_year < known_year else Progress.NOT_DUE
    if judgement.status is Status.ON_THE_WAY:
        return _AHEAD.get(judgement.reason, Progress.NOT_COMPARABLE)
    return _BY_STATUS.get(judgement.status, Progress.NOT_COMPARABLE)


def count_progress(judgements: Iterable[Judgement], known_year: int) -> tuple[tuple[Progress, int], ...]:
    """How many indicators stand in each list, in the order of :class:`Progress`; empty lists are left out."""
    held = Counter(progress_of(judgement, known_year) for judgement in judgements)
    return tuple((progress, held[progress]) for progress in Progress if held[progress])
