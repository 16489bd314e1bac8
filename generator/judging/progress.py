"""In which list of indicators each one stands."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec.structs import replace

from generator.judging.statuses import IndicatorProgress, Judgement, JudgementReason, Status
from generator.model.figures import Period

GATHERED: Final[Mapping[IndicatorProgress, tuple[IndicatorProgress, ...]]] = {
    IndicatorProgress.NOT_COMPARABLE: (
        IndicatorProgress.ON_THE_WAY,
        IndicatorProgress.NO_TARGET,
        IndicatorProgress.CANNOT_BE_JUDGED,
    ),
}
"""Lists that only put others together. Their indicators stand in those too."""

_BY_STATUS: Final[Mapping[Status, IndicatorProgress]] = {
    Status.REACHED: IndicatorProgress.REACHED,
    Status.NOT_REACHED: IndicatorProgress.NOT_REACHED,
    Status.NOT_REPORTED: IndicatorProgress.NOT_REPORTED,
    Status.NOT_DUE: IndicatorProgress.NOT_DUE,
    Status.NO_TARGET: IndicatorProgress.NO_TARGET,
}
_OWED: Final = (JudgementReason.NO_ACTUAL, JudgementReason.NOT_DUE)
_UNSAID: Final = (
    JudgementReason.NO_ACTUAL,
    JudgementReason.OLDER_VALUE,
    JudgementReason.TARGET_YEAR_SKIPPED,
    JudgementReason.FORECAST_ONLY,
    JudgementReason.UNDATED_ONLY,
)
"""Nothing is reported, and no report says so: the reasons for which a measure, too, is not due before its year is over."""
_AHEAD: Final[Mapping[JudgementReason, IndicatorProgress]] = {
    JudgementReason.AHEAD_FARTHER: IndicatorProgress.MOVING_AWAY,
    JudgementReason.AHEAD_NEARER: IndicatorProgress.COMING_CLOSER,
    JudgementReason.AHEAD_AT_TARGET: IndicatorProgress.AT_LEVEL,
    JudgementReason.AHEAD_SAME: IndicatorProgress.UNCHANGED,
}


def settle_due(judgement: Judgement, known_year: int) -> Judgement:
    """What is owed only after ``known_year``, the last fiscal year that has come, is not due: of no period before its year is over."""
    if judgement.reason not in _UNSAID or not isinstance(judgement.period, Period):
        return judgement
    if judgement.period.fiscal_year < known_year:
        return judgement
    verdicts = tuple(
        replace(each, status=Status.NOT_DUE)
        if each.status is Status.NOT_REPORTED and each.period.fiscal_year >= known_year
        else each
        for each in judgement.verdicts
    )
    return replace(judgement, status=Status.NOT_DUE, reason=JudgementReason.NOT_DUE, verdicts=verdicts)


def settle_ended(judgement: Judgement, ended: int) -> Judgement:
    """What is owed for a time after the fiscal year in which its measure ended is neither due nor missed: no report on it is to come."""
    period = judgement.period
    if judgement.reason not in _OWED or not isinstance(period, Period) or period.fiscal_year <= ended:
        return judgement
    verdicts = tuple(
        replace(each, status=Status.CANNOT_BE_JUDGED)
        if each.status in (Status.NOT_REPORTED, Status.NOT_DUE) and each.period.fiscal_year > ended
        else each
        for each in judgement.verdicts
    )
    return replace(judgement, status=Status.CANNOT_BE_JUDGED, reason=JudgementReason.ENDED_BEFORE, verdicts=verdicts)


def progress_of(judgement: Judgement) -> IndicatorProgress:
    """The list of the indicator. Before the target's time it is that of where it moves, where that can be told."""
    if judgement.status is Status.ON_THE_WAY:
        return _AHEAD.get(judgement.reason, IndicatorProgress.ON_THE_WAY)
    return _BY_STATUS.get(judgement.status, IndicatorProgress.CANNOT_BE_JUDGED)


def lists_in(progress: IndicatorProgress) -> tuple[IndicatorProgress, ...]:
    """The lists whose indicators stand in a list: itself, or those that it puts together."""
    return GATHERED.get(progress, (progress,))


def count_progress(judgements: Iterable[Judgement]) -> tuple[tuple[IndicatorProgress, int], ...]:
    """How many indicators stand in each list, in the order of :class:`IndicatorProgress`; empty lists are left out."""
    held = Counter(map(progress_of, judgements))
    return tuple((progress, held[progress]) for progress in IndicatorProgress if held[progress])
