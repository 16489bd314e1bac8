"""What a plan's files say by one another's words: figures that are steps of a scale of the plan, breaks that a note of it tells."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from msgspec.structs import replace

from generator.model.basics import NOT_STATED, Absent, Ref
from generator.model.figures import Break, Figure, Indicator, Missing, Number, Period, Range, Rating
from generator.model.notes import notes_of_plan, texts_of
from generator.model.plans import Measure, Pillar, Plan, Round, RoundKind, Scale
from generator.model.raters import city_judgement, is_no_attainment, is_of_whole, is_own
from generator.model.ratings import rank_of, step_in, step_in_wording, step_named
from generator.model.results import Actual, Evaluation, MeasureResult, PillarResult, ResultFile
from generator.model.site import PlanFolder

HolderT = TypeVar("HolderT", Plan, Pillar, Measure)
ResultT = TypeVar("ResultT", MeasureResult, PillarResult)
_NONE: Final[tuple[Evaluation, ...]] = ()


def resolve_plan(folder: PlanFolder) -> PlanFolder:
    """The plan with every step found on its scale and every break with the text of its note.

    An indicator of a scale has as actual value, for a year for which none is written, what the city itself judged on that scale.
    """
    holders: tuple[Plan | Pillar | Measure, ...] = (folder.plan, *folder.pillars, *folder.measures)
    indicators = [each for holder in holders for each in holder.indicators]
    if not any(_refers(each) for each in indicators):
        return folder
    scales = {scale.id: scale for scale in folder.plan.scales}
    notes = notes_of_plan(folder.plan)
    plan = _resolve_holder(folder.plan, scales, notes)
    pillars = tuple(_resolve_holder(each, scales, notes) for each in folder.pillars)
    measures = tuple(
        _resolve_holder(each, scales, {**notes, **texts_of(each.footnotes)}) if each.indicators else each
        for each in folder.measures
    )
    rounds = {each.id: each for each in plan.rounds}
    held: Mapping[str, Mapping[str, Plan | Pillar | Measure]] = {
        "plan": {"": plan},
        "pillar": {each.id: each for each in pillars},
        "measure": {each.id: each for each in measures},
    }
    results = tuple(_resolve_results(each, rounds.get(each.round.target), held, scales) for each in folder.results)
    return PlanFolder(plan, pillars, measures, results)


def _refers(indicator: Indicator) -> bool:
    return not isinstance(indicator.scale, Absent) or any(isinstance(each.footnote, str) for each in indicator.breaks)


def _resolve_holder(holder: HolderT, scales: Mapping[str, Scale], notes: Mapping[str, str]) -> HolderT:
    if not any(map(_refers, holder.indicators)):
        return holder
    told = tuple(_resolve(each, scales, notes) if _refers(each) else each for each in holder.indicators)
    return replace(holder, indicators=told)


def _resolve(indicator: Indicator, scales: Mapping[str, Scale], notes: Mapping[str, str]) -> Indicator:
    known = {**notes, **texts_of(indicator.footnotes)}
    breaks = tuple(_tell_reason(each, known) for each in indicator.breaks)
    scale = NOT_STATED if isinstance(indicator.scale, Absent) else scales.get(indicator.scale.target, NOT_STATED)
    if isinstance(scale, Absent):
        return replace(indicator, breaks=breaks)
    baseline = indicator.baseline
    return replace(
        indicator,
        breaks=breaks,
        baseline=baseline if isinstance(baseline, Absent) else _on_scale(baseline, scale),
        targets=tuple(replace(each, figure=_on_scale(each.figure, scale)) for each in indicator.targets),
        actuals=tuple(_on_scale(each, scale) for each in indicator.actuals),
    )


def _tell_reason(each: Break, notes: Mapping[str, str]) -> Break:
    if isinstance(each.footnote, Absent) or each.footnote not in notes:
        return each
    return replace(each, reason=notes[each.footnote])


def _on_scale(figure: Figure, scale: Scale) -> Figure:
    """The figure with the step that it means; as it was where none is found."""
    value = figure.value
    if isinstance(value, Rating):
        step = step_in_wording(value.named, scale) if value.is_read else step_named(value.named, scale)
    elif isinstance(value, Number | Range) and isinstance(figure.as_published, str):
        step = step_in_wording(figure.as_published, scale)  # a scale whose steps are called 5, 4, 3
    else:
        return figure
    if isinstance(step, Absent):
        return figure
    is_read = value.is_read if isinstance(value, Rating) else True
    return replace(figure, value=Rating(step.label, is_read, step.id, rank_of(step, scale)))


def _resolve_results(
    file: ResultFile,
    its_round: Round | None,
    holders: Mapping[str, Mapping[str, Plan | Pillar | Measure]],
    scales: Mapping[str, Scale],
) -> ResultFile:
    year = 0 if its_round is None or its_round.kind is RoundKind.INTERIM else its_round.fiscal_year
    whole = _NONE if isinstance(file.plan, Absent) else file.plan.evaluations
    own = holders["plan"][""].indicators
    return replace(
        file,
        plan_actuals=_resolve_actuals(file.plan_actuals, own, whole, scales, year),
        pillars=tuple(
            _resolve_result(each, holders["pillar"].get(each.pillar.target), scales, year) for each in file.pillars
        ),
        measures=tuple(
            _resolve_result(each, holders["measure"].get(each.measure.target), scales, year) for each in file.measures
        ),
    )


def _resolve_result(
    result: ResultT, holder: Plan | Pillar | Measure | None, scales: Mapping[str, Scale], year: int
) -> ResultT:
    if holder is None:
        return result
    actuals = _resolve_actuals(result.actuals, holder.indicators, result.evaluations, scales, year)
    return result if actuals == result.actuals else replace(result, actuals=actuals)


def _resolve_actuals(
    actuals: tuple[Actual, ...],
    indicators: Sequence[Indicator],
    evaluations: Sequence[Evaluation],
    scales: Mapping[str, Scale],
    year: int,
) -> tuple[Actual, ...]:
    """The actual values with their steps, and those that the city's own judgement of the round's ``year`` gives (0: of no whole year)."""
    graded = {
        each.id: scales[each.scale.target]
        for each in indicators
        if not isinstance(each.scale, Absent) and each.scale.target in scales
    }
    if not graded:
        return actuals
    told = [
        replace(each, figure=_on_scale(each.figure, graded[each.indicator.target]))
        if each.indicator.target in graded
        else each
        for each in actuals
    ]
    written = {each.indicator.target for each in actuals if each.figure.period == Period(year)}
    for name, scale in graded.items():
        judged = _judged_on(scale, evaluations)
        if year and name not in written and judged is not None:
            told.append(_actual_of(name, scale, judged, year))
    return tuple(told)


def _judged_on(scale: Scale, evaluations: Iterable[Evaluation]) -> Evaluation | None:
    """The city's own latest judgement on the scale; none where it gave several, or speaks of several aspects, so that nobody can know which is meant.

    Of several aspects that of the whole (総合評価) is meant; one aspect alone that is none of attainment (必要性, 費用) is not the whole.
    """
    on_scale = [
        each
        for each in evaluations
        if not isinstance(step_in(each, scale), Absent)
        or (
            isinstance(each.as_published, Absent)
            and not isinstance(each.scale, Absent)
            and each.scale.target == scale.id
        )
    ]
    own = city_judgement(_of_the_whole([each for each in on_scale if is_own(each)]))
    return own[0] if len(own) == 1 else None


def _of_the_whole(evaluations: Sequence[Evaluation]) -> Sequence[Evaluation]:
    axes = ["" if isinstance(each.axis, Absent) else each.axis for each in evaluations]
    if any(map(is_of_whole, axes)):
        return [each for each, axis in zip(evaluations, axes, strict=True) if is_of_whole(axis)]
    return [] if len(set(axes)) > 1 or any(map(is_no_attainment, axes)) else evaluations


def _actual_of(indicator: str, scale: Scale, judged: Evaluation, year: int) -> Actual:
    step = step_in(judged, scale)
    value: Rating | Missing
    if isinstance(judged.as_published, Absent) or isinstance(step, Absent):
        why = judged.as_published if isinstance(judged.as_published, Absent) else NOT_STATED
        value = Missing(why)
    else:
        value = Rating(step.label, is_read=True, step=step.id, rank=rank_of(step, scale))
    figure = Figure(
        period=Period(year), as_published=judged.as_published, value=value, place=judged.place, source=judged.source
    )
    return Actual(Ref(indicator, judged.place), figure)
