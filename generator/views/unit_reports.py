"""What a round reports of a pillar or of a whole plan: text, next step, evaluations, amounts, in full and in a few words."""

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from generator.judging.own_evaluations import Evaluated, Told, axis_of, evaluate
from generator.map.site_index import MeasureReport, PillarReport, PlanReport
from generator.map.years import tells_anything
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.basics import Section as PublishedSection
from generator.model.money import Budget
from generator.model.plans import Round, WordedField
from generator.model.results import NextStep
from generator.views.evaluations import (
    difference_sentence,
    is_named_as_evaluation,
    name_or_city,
    of_year,
    own_in_short,
    rater_name,
    round_text,
    short_rating,
    view_evaluation,
)
from generator.views.formats import absent_text
from generator.views.money import amount_lines, from_source
from generator.views.page_context import PlanContext
from generator.views.pieces import Block, EvaluationPiece, Fact, Report, Section
from generator.views.published import Notes, text_or_reason, view_text
from generator.views.standing_boxes import figures_against, unit_difference
from generator.wording.words import Words

_NO_NOTES: Final = Notes("", ())


def view_sections(sections: Sequence[PublishedSection], words: Words, notes: Notes = _NO_NOTES) -> tuple[Section, ...]:
    """Texts under their headings; one that is absent for a told reason says so."""
    return tuple(
        Section("" if isinstance(each.heading, Absent) else each.heading, notes.view_told(each.text, words))
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
    told = (view_report(context, report, _NO_NOTES) for report in reports)
    return tuple(report for report in told if says_anything(report))


def view_report(
    context: PlanContext,
    report: MeasureReport | PillarReport | PlanReport,
    notes: Notes,
    *,
    of_steps: tuple[Section, ...] = (),
    pointer: str = "",
) -> Report:
    """A report in full: what was done, what it says of steps (or where that stands), its own texts, what comes next."""
    words, result = context.words, report.result
    done = notes.view_told(result.done, words)
    sections = (Section(context.term(WordedField.DONE), done),) if done else ()
    facts: tuple[Fact, ...] = ()
    if not isinstance(result.next_step, Absent):
        facts = (Fact(words.measure.next_step, view_next_step(result.next_step, words)),)
    return Report(
        round_text(report.round, words),
        (*sections, *of_steps, *view_sections(result.sections, words, notes)),
        facts,
        pointer,
        view_text(result.editor_note),
    )


def view_unit_evaluations(
    context: PlanContext, reports: Sequence[PillarReport | PlanReport]
) -> tuple[EvaluationPiece, ...]:
    """All evaluations, from the earliest round to the latest."""
    return tuple(
        view_evaluation(context, report.round, evaluation, _NO_NOTES)
        for report in reports
        for evaluation in report.result.evaluations
    )


def view_plan_evaluations(context: PlanContext, reports: Sequence[PlanReport]) -> tuple[EvaluationPiece, ...]:
    """The same of the whole plan; beside the city's own latest judgement stands what the plan's own figures say against it."""
    evaluated = evaluate(reports, context.plan.scales)
    differs = unit_difference(context, context.key, context.plan.indicators, evaluated)
    overall = evaluated.overall
    if not differs or not isinstance(overall, Told):
        return view_unit_evaluations(context, reports)
    beside = Fact(context.words.status.computed, view_text(differs))
    judged = [each for report in reports for each in report.result.evaluations]
    pieces = zip(judged, view_unit_evaluations(context, reports), strict=True)
    return tuple(
        msgspec.structs.replace(piece, facts=(*piece.facts, beside)) if each is overall.evaluation else piece
        for each, piece in pieces
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


def pillar_lines(context: PlanContext, key: str) -> tuple[str, ...]:
    """The last report on the pillar with the key in a few words: how it was judged and by whom, what comes next, the newest amounts.

    Where the pillar's own figures say otherwise than the city, that is told too.
    """
    pillar, reports = context.site_index.pillars[key], context.site_index.pillar_reports.get(key, ())
    budgets = budgets_of(context, pillar.budgets, NOT_STATED, reports)
    evaluated = evaluate(reports, context.plan.scales)
    differs = unit_difference(context, key, pillar.indicators, evaluated)
    judged = _judged_lines(context, evaluated, differs)
    return (*judged, *_next_lines(context, reports), *amount_lines(context, budgets))


def pillar_rating(context: PlanContext, key: str) -> tuple[str, str, str]:
    """Who judged the pillar with the key, with the year, the city's own latest judgement in a few words, and the status that its own figures say against it.

    Each is "" where the city gave no judgement, or none that is short; the last where nothing differs.
    """
    pillar, reports = context.site_index.pillars[key], context.site_index.pillar_reports.get(key, ())
    evaluated = evaluate(reports, context.plan.scales)
    rating = own_in_short(context, evaluated)
    if not rating:
        return "", "", ""
    figures = figures_against(context, key, pillar.indicators, evaluated)
    status = "" if isinstance(figures, Absent) else context.words.status.labels[figures]
    return of_year(context.municipality.municipality.name, evaluated.own[0], context.words), rating, status


def _judged_lines(context: PlanContext, evaluated: Evaluated, differs: str) -> Iterator[str]:
    """As on a measure's page: the city's judgement is its own latest stage, first; others stand under the names by which they are called."""
    words, city = context.words, context.municipality.municipality.name
    if isinstance(evaluated.missing, Told):
        published = evaluated.missing.evaluation.as_published
        if isinstance(published, Absent):
            yield _judged_line(context, evaluated.missing.round, city, absent_text(published, words))
    for each in evaluated.own:
        told = short_rating(each.evaluation, context.plan.scales)
        beside = (rater_name(each.evaluation, words), axis_of(each.evaluation, context.plan.scales))
        by = words.list_separator.join(filter(None, beside))
        if told:
            yield _judged_line(
                context, each.round, city, words.reason_and_note.format(reason=told, note=by) if by else told
            )
    if differs:
        yield differs
    for each in evaluated.directions:
        told = short_rating(each.evaluation, context.plan.scales)
        if told:
            by = words.status.next_of.format(city=of_year(city, each, words))
            yield words.measure.number_and_title.format(number=by, title=told)
    for each in evaluated.others:
        told = short_rating(each.evaluation, context.plan.scales)
        axis = axis_of(each.evaluation, context.plan.scales)
        if told:
            told = words.reason_and_note.format(reason=told, note=axis) if axis else told
            yield _judged_line(context, each.round, name_or_city(context, each.evaluation), told)
    differ = difference_sentence(context, evaluated.same_year)
    if differ:
        yield differ


def _judged_line(context: PlanContext, its_round: Round, by: str, rating: str) -> str:
    words, told = context.words, round_text(its_round, context.words)
    if is_named_as_evaluation(by):
        return words.evaluation.named.format(by=words.list_separator.join((told, by)), rating=rating)
    return words.pillar.rating.format(round=told, by=by, rating=rating)


def _next_lines(context: PlanContext, reports: Sequence[PillarReport | PlanReport]) -> Iterator[str]:
    words = context.words
    last = next(
        (report.result for report in reversed(reports) if not isinstance(report.result.next_step, Absent)), None
    )
    if last is not None and not isinstance(last.next_step, Absent):
        for block in view_next_step(last.next_step, words)[:1]:
            yield words.pillar.next_step.format(step=block.text)


def _has_words_for_values(report: MeasureReport) -> bool:
    """Whether something stands where a value would (中止, ―)."""
    return any(not isinstance(each.figure.as_published, Absent) for each in report.result.actuals)


def why_no_report(context: PlanContext, reports: Sequence[MeasureReport], told: Sequence[Report]) -> str:
    """What is said in place of reports: that there is none, or that it brings figures, or else an evaluation or an amount, alone."""
    words = context.words
    if told:
        return ""
    if any(report.result.actuals and (tells_anything(report) or _has_words_for_values(report)) for report in reports):
        return words.measure.only_figures.format(section=words.section.figures)
    return words.measure.only_other if any(map(tells_anything, reports)) else words.measure.no_report
