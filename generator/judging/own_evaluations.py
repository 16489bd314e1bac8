"""Which of several evaluations stands for the city where no figure speaks."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from generator.map.site_index import MeasureReport, PillarReport, PlanReport
from generator.model.basics import NOT_STATED, Absent
from generator.model.raters import city_judgement
from generator.model.results import Evaluation

ReportT = TypeVar("ReportT", bound=MeasureReport | PillarReport | PlanReport)


def last_judged(reports: Sequence[ReportT]) -> ReportT | None:
    """Of reports, the earliest first, the last in which the city judged; where it never did, the last in which anybody did."""
    given = [report for report in reports if report.result.evaluations]
    own = [report for report in given if not isinstance(own_evaluation(report.result.evaluations), Absent)]
    return next(iter((*reversed(own), *reversed(given))), None)


def own_evaluation(evaluations: Iterable[Evaluation]) -> Evaluation | Absent:
    """The first of the city's own judgement (its latest stage) that says anything; Absent without one."""
    told = (each for each in city_judgement(evaluations) if not isinstance(each.as_published, Absent))
    return next(told, NOT_STATED)
