"""How a measure stands where its figures cannot say: by the city's own evaluation, else by whether it was reported on."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from generator.judging.own_evaluations import Evaluated, Told
from generator.judging.statuses import Judgement, JudgementReason, MeasureJudgement, MeasureStatus, Status
from generator.map.site_index import MeasureReport
from generator.map.years import tells_anything, years_told
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Figure, Missing, Period
from generator.model.plans import Ending, EndKind, Plan, RoundKind

_VERDICTS: Final = (Status.REACHED, Status.NOT_REACHED)
_SAID_TO_BE_LATE: Final = (
    JudgementReason.ACTUAL_MISSING,
    JudgementReason.ACTUAL_NOT_GIVEN,
    JudgementReason.ACTUAL_WITHDRAWN,
)


def stand_measure(
    judgement: MeasureJudgement,
    evaluated: Evaluated,
    reports: Sequence[MeasureReport],
    ending: Ending | Absent,
    *,
    due: Sequence[int],
    known_year: int,
) -> MeasureStatus:
    """How the measure stands.

    ``reports`` are those on the measure, from the earliest to the latest; ``due`` are the fiscal years for which its plan owes a report,
    the earliest first; ``known_year`` is the last fiscal year that has come.
    """
    status = judgement.status
    ended = isinstance(ending, Ending) and not is_planned(ending, known_year)
    if status in _VERDICTS:
        return MeasureStatus(status, ending=ending)
    if status is Status.NO_TARGET and evaluated.own:
        overall = evaluated.overall
        of_whole = overall.evaluation if isinstance(overall, Told) else NOT_STATED
        return MeasureStatus(Status.EVALUATED, of_whole, evaluated.own[0].round.fiscal_year, ending)
    owed = _owed_years(judgement) if status is Status.NOT_REPORTED else ()
    if isinstance(ending, Ending) and ended and not any(year < ending.fiscal_year for year in owed):
        return MeasureStatus(Status.ENDED, year=ending.fiscal_year, ending=ending)
    said = _says_why(judgement, reports)
    found = _stand_unjudged(judgement, reports, due, known_year)
    partly = found.status is Status.NOT_REPORTED and any(map(_has_value, judgement.judgements))
    return replace(found, ending=ending, said=said, partly=partly)


def _has_value(judgement: Judgement) -> bool:
    """Whether the indicator has what it owes: a value, of its target's own time where it has a target."""
    actual = judgement.actual
    known = isinstance(actual, Figure) and not isinstance(actual.value, Missing) and not actual.forecast
    return known and judgement.status is not Status.NOT_REPORTED


def _says_why(judgement: MeasureJudgement, reports: Sequence[MeasureReport]) -> bool:
    """Whether anything stands in the place of a value."""
    judged = [each.actual for each in judgement.judgements]
    reported = [each.figure for report in reports for each in report.result.actuals]
    return any(isinstance(each, Figure) and isinstance(each.value, Missing) for each in (*judged, *reported))


def _stand_unjudged(
    judgement: MeasureJudgement, reports: Sequence[MeasureReport], due: Sequence[int], known_year: int
) -> MeasureStatus:
    if judgement.status is Status.NOT_REPORTED:
        return _unreported(_owed_years(judgement), known_year, late=_is_said_to_be_late(judgement))
    if judgement.status is not Status.NO_TARGET:
        return MeasureStatus(judgement.status)
    if any(map(tells_anything, reports)):
        return MeasureStatus(Status.REPORTED, year=_last_year(reports))
    found = _unreported(due, known_year)
    past = [year for year in due if year < known_year]
    return replace(found, until=past[-1]) if found.status is Status.NOT_REPORTED and len(past) > 1 else found


_MEANT: Final = re.compile("予定(?!どおり|通り|のとおり|の通り)")
"""An ending that is meant to be; what ended as it was meant to has ended."""


def is_planned(ending: Ending, known_year: int) -> bool:
    """Whether a measure has not ended yet when the site speaks: after the last fiscal year that has come, or in it as is meant to be."""
    meant = isinstance(ending.reason, str) and _MEANT.search(ending.reason) is not None
    return ending.fiscal_year > known_year - meant


def ended_in(ending: Ending | Absent, known_year: int) -> int | None:
    """The fiscal year in which a measure ended for good; None where it goes on, rests, or is only meant to end."""
    if isinstance(ending, Absent) or ending.kind is EndKind.SUSPENDED or is_planned(ending, known_year):
        return None
    return ending.fiscal_year


def due_years(plan: Plan, reported: frozenset[str]) -> tuple[int, ...]:
    """The fiscal years for which the plan owes a report on each measure: those of its rounds, else the last of its period.

    Of rounds with results only those that tell of a whole year owe anything; one that is only announced owes its year's.
    """
    years = sorted(
        {each.fiscal_year for each in plan.rounds if each.kind is not RoundKind.INTERIM or each.id not in reported}
    )
    if years:
        return tuple(years)
    last = plan.period.first if isinstance(plan.period.last, Absent) else plan.period.last
    return () if isinstance(last, Absent) else (last,)


def _unreported(due: Sequence[int], known_year: int, *, late: bool = False) -> MeasureStatus:
    past = [year for year in due if late or year < known_year]
    if past or not due:
        return MeasureStatus(Status.NOT_REPORTED, year=past[0] if past else NOT_STATED)
    return MeasureStatus(Status.NOT_DUE, year=due[0])


def _owed_years(judgement: MeasureJudgement) -> tuple[int, ...]:
    """The fiscal years of the targets whose actual values are not reported."""
    periods = (each.period for each in judgement.judgements if each.status is Status.NOT_REPORTED)
    return tuple(sorted(period.fiscal_year for period in periods if isinstance(period, Period)))


def _is_said_to_be_late(judgement: MeasureJudgement) -> bool:
    """Whether a report itself says that the value is not out yet."""
    return any(each.reason in _SAID_TO_BE_LATE for each in judgement.judgements)


def _last_year(reports: Sequence[MeasureReport]) -> int | Absent:
    years = [year for report in reports for year in years_told(report)]
    return max(years) if years else NOT_STATED
