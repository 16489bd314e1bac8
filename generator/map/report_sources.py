"""Where the parts of a report stand: what names no source of its own stands where its record does, and that where its round does.

A source that names a page alone means a page of the document of what is around it: in a report that of the round, not that of the plan.
"""

from typing import TypeVar

import msgspec
from msgspec.structs import replace

from generator.model.basics import Absent, SourceRef
from generator.model.plans import Round
from generator.model.results import Actual, MeasureResult, PillarResult, PlanResult

R = TypeVar("R", MeasureResult, PillarResult)


def place_within(source: SourceRef | Absent, around: SourceRef | Absent) -> SourceRef | Absent:
    """The source of something that stands within something else."""
    if isinstance(source, Absent):
        return around
    if isinstance(source.document, Absent) and isinstance(around, SourceRef):
        return replace(around, page=source.page, url=source.url)
    return source


def place_report(result: R, its_round: Round) -> R:
    """The report on a measure or pillar with the source of each of its parts."""
    own = place_within(result.source, its_round.source)
    return replace(
        result,
        source=own,
        actuals=place_actuals(result.actuals, own),
        evaluations=tuple(_placed(each, own) for each in result.evaluations),
        budgets=tuple(_placed(each, own) for each in result.budgets),
    )


def place_plan_report(result: PlanResult, its_round: Round) -> PlanResult:
    """The report on a plan as a whole with the source of each of its parts."""
    own = place_within(result.source, its_round.source)
    return replace(
        result,
        source=own,
        evaluations=tuple(_placed(each, own) for each in result.evaluations),
        budgets=tuple(_placed(each, own) for each in result.budgets),
    )


def place_actuals(actuals: tuple[Actual, ...], around: SourceRef | Absent) -> tuple[Actual, ...]:
    """Actual values with their sources."""
    return tuple(Actual(each.indicator, _placed(each.figure, around)) for each in actuals)


P = TypeVar("P", bound=msgspec.Struct)


def _placed(part: P, around: SourceRef | Absent) -> P:
    source: SourceRef | Absent = part.source  # type: ignore[attr-defined]
    found = place_within(source, around)
    return part if found is source else replace(part, source=found)
