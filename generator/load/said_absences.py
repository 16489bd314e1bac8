"""Values whose wording says why there is none: 集計中（７月に公表） is no value of any kind, unless the plan's own scale has such a step."""

from typing import TypeVar

from msgspec.structs import replace

from generator.amounts import reason_of
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Missing, Rating, Target
from generator.model.plans import Measure, Pillar, Plan
from generator.model.results import Actual, MeasureResult, PillarResult, ResultFile
from generator.model.site import PlanFolder

HolderT = TypeVar("HolderT", Plan, Pillar, Measure)
ResultT = TypeVar("ResultT", MeasureResult, PillarResult)


def read_absences(folder: PlanFolder) -> PlanFolder:
    """The plan with a missing value for each wording that was not read and gives a reason. Its scales have been asked before."""
    return PlanFolder(
        _of_holder(folder.plan),
        tuple(map(_of_holder, folder.pillars)),
        tuple(map(_of_holder, folder.measures)),
        tuple(map(_of_results, folder.results)),
    )


def as_absence(figure: Figure) -> Figure:
    """The figure, with its reason where its wording, of which no value could be read, gives one."""
    value = figure.value
    if not isinstance(value, Rating) or not value.is_read or value.step:
        return figure
    reason = reason_of(value.named)
    return figure if isinstance(reason, Absent) else replace(figure, value=Missing(Absent(reason)))


def tell_absences_of(indicator: Indicator) -> Indicator:
    """An indicator with its own figures read so."""
    baseline = indicator.baseline
    return replace(
        indicator,
        baseline=baseline if isinstance(baseline, Absent) else as_absence(baseline),
        targets=tuple(_of_target(each) for each in indicator.targets),
        actuals=tuple(map(as_absence, indicator.actuals)),
    )


def _of_target(target: Target) -> Target:
    figure = as_absence(target.figure)
    return target if figure is target.figure else replace(target, figure=figure)


def _of_holder(holder: HolderT) -> HolderT:
    graded = any(not isinstance(each.scale, Absent) for each in holder.indicators)
    if not graded:  # of others it was read with their file
        return holder
    return replace(holder, indicators=tuple(map(tell_absences_of, holder.indicators)))


def _of_results(file: ResultFile) -> ResultFile:
    actuals = _of_actuals(file.plan_actuals)
    pillars, measures = tuple(map(_of_result, file.pillars)), tuple(map(_of_result, file.measures))
    pairs = zip((actuals, *pillars, *measures), (file.plan_actuals, *file.pillars, *file.measures), strict=True)
    if all(one is other for one, other in pairs):
        return file
    return replace(file, plan_actuals=actuals, pillars=pillars, measures=measures)


def _of_result(result: ResultT) -> ResultT:
    actuals = _of_actuals(result.actuals)
    return result if actuals is result.actuals else replace(result, actuals=actuals)


def _of_actuals(actuals: tuple[Actual, ...]) -> tuple[Actual, ...]:
    told = tuple(as_absence(each.figure) for each in actuals)
    if all(one is each.figure for one, each in zip(told, actuals, strict=True)):
        return actuals
    return tuple(Actual(each.indicator, figure) for each, figure in zip(actuals, told, strict=True))
