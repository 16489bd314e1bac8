"""What a round reports of a pillar or of a whole plan: text, next step, evaluations, amounts, in full and in a few words."""

from collections.abc import Iterator, Sequence

from generator.judging import city_judgement
from generator.judging.own_evaluations import last_judged
from generator.map.site_index import MeasureReport, PillarReport, PlanReport
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.basics import Section as PublishedSection
from generator.model.money import Budget
from generator.model.plans import Round
from generator.model.results import NextStep
from generator.views.evaluations import (
    difference_sentence,
    name_or_city,
    rater_name,
    round_text,
    short_rating,
    view_evaluation,
)
from generator.views.money import amount_lines, from_source
from generator.views.page_context import PlanContext
from generator.views.pieces import Block, EvaluationPiece, Fact, Report, Section
from generator.views.published import Notes, text_or_reason, view_text, view_told
from generator.wording.words import Words


def view_sections(sections: Sequence[PublishedSection], words: Words) -> tuple[Section, ...]:
    """Texts under their headings; one that is absent for a told reason says so."""
    return tuple(
        Section("" if isinstance(each.heading, Absent) else each.heading, view_told(each.text, words))
        for each in sections
    )


def view_next_step(step: NextStep, words: Words) -> tuple[Block, ...]:
    """今後の方向 as published, with our word for its kind where the wording is absent."""
    told = text_or_reason(step.as_published, words)
    return view_text(words.measure.next_steps[step.kind] if isinstance(told, Absent) else told)


def says_anything(report: Report) -> bool:
    """Whether anything stands under the report's heading."""
    return bool(report.sections or report.facts or report.pointer or report.editor_note)


def view_unit_reports(context: PlanContext, reports: Sequence[PillarReport | PlanReport]) -> tuple[Report, ...]:
    """Reports in full, those that have any text."""
    told = (_report(context, report) for report in reports)
    return tuple(report for report in told if says_anything(report))


def _report(context: PlanContext, report: PillarReport | PlanReport) -> Report:
    words, result = context.words, report.result
    done = view_told(result.done, words)
    sections = (Section(context.term("done", words.measure.done), done),) if done else ()
    facts: tuple[Fact, ...] = ()
    if not isinstance(result.next_step, Absent):
        facts = (Fact(words.measure.next_step, view_next_step(result.next_step, words)),)
    return Report(
        round_text(report.round, words),
        (*sections, *view_sections(result.sections, words)),
        facts,
        "",
        view_text(result.editor_note),
    )


def view_unit_evaluations(
    context: PlanContext, reports: Sequence[PillarReport | PlanReport]
) -> tuple[EvaluationPiece, ...]:
    """All evaluations, from the earliest round to the latest."""
    return tuple(
        view_evaluation(context, report.round, evaluation, Notes("", ()))
        for report in reports
        for evaluation in report.result.evaluations
    )


def budgets_of(
    context: PlanContext,
    own: Sequence[Budget],
    source: SourceRef | Absent,
    reports: Sequence[MeasureReport | PillarReport | PlanReport],
) -> tuple[Budget, ...]:
    """The amounts that the plan and the reports tell of a unit, each with its source; ``source`` is what the unit rests on."""
    plan = context.plan.source
    reported = (each for report in reports for each in from_source(report.result.budgets, plan))
    return (*from_source(own, source, plan), *reported)


def unit_lines(
    context: PlanContext, own: Sequence[Budget], reports: Sequence[PillarReport | PlanReport]
) -> tuple[str, ...]:
    """The last report in a few words: how the city judged and, under their names, others did; what comes next, the newest amounts."""
    budgets = budgets_of(context, own, NOT_STATED, reports)
    return (*_judged_lines(context, reports), *_next_lines(context, reports), *amount_lines(context, budgets))


def own_rating(context: PlanContext, reports: Sequence[PillarReport | PlanReport]) -> str:
    """The city's own latest judgement in a few words; "" where it gave none, or none that is short."""
    judged = last_judged(reports)
    told = () if judged is None else city_judgement(judged.result.evaluations)
    return next(filter(None, (short_rating(each, context.plan.scales) for each in told)), "")


def _judged_lines(context: PlanContext, reports: Sequence[PillarReport | PlanReport]) -> Iterator[str]:
    """As on a measure's page: the city's judgement is its own latest stage, first; others stand under the names by which they are called."""
    judged = last_judged(reports)
    if judged is None:
        return
    words, evaluations = context.words, judged.result.evaluations
    own = city_judgement(evaluations)
    for evaluation in own:
        by = rater_name(evaluation, words)
        told = short_rating(evaluation, context.plan.scales)
        rating = words.reason_and_note.format(reason=told, note=by) if by else told
        if told:
            yield _judged_line(context, judged.round, context.municipality.municipality.name, rating)
    for evaluation in evaluations:
        told = short_rating(evaluation, context.plan.scales)
        if told and not any(evaluation is each for each in own):
            yield _judged_line(context, judged.round, name_or_city(context, evaluation), told)
    differ = difference_sentence(context, evaluations)
    if differ:
        yield differ


def _judged_line(context: PlanContext, its_round: Round, by: str, rating: str) -> str:
    return context.words.pillar.rating.format(round=round_text(its_round, context.words), by=by, rating=rating)


def _next_lines(context: PlanContext, reports: Sequence[PillarReport | PlanReport]) -> Iterator[str]:
    words = context.words
    last = next(
        (report.result for report in reversed(reports) if not isinstance(report.result.next_step, Absent)), None
    )
    if last is not None and not isinstance(last.next_step, Absent):
        for block in view_next_step(last.next_step, words)[:1]:
            yield words.pillar.next_step.format(step=block.text)
