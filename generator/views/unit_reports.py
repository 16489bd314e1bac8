"""What a round reports of a pillar or of a whole plan: text, next step, evaluations, amounts, in full and in a few words."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.map.site_index import MeasureReport, PillarReport, PlanReport
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.basics import Section as PublishedSection
from generator.model.money import Budget
from generator.model.plans import WordedField
from generator.model.results import NextStep
from generator.views.evaluations import evaluator, round_text, short_rating, view_evaluation
from generator.views.money import amount_lines, from_source
from generator.views.page_context import PlanContext
from generator.views.pieces import Block, EvaluationPiece, Fact, Report, Section
from generator.views.published import Notes, text_or_reason, view_text
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
    """The last report in a few words, for lists: how it was judged and by whom, what comes next, the newest amounts."""
    budgets = budgets_of(context, own, NOT_STATED, reports)
    return (*_judged_lines(context, reports), *amount_lines(context, budgets))


def _judged_lines(context: PlanContext, reports: Sequence[PillarReport | PlanReport]) -> Iterator[str]:
    words = context.words
    judged = next((report for report in reversed(reports) if report.result.evaluations), None)
    if judged is not None:
        for evaluation in judged.result.evaluations:
            rating = short_rating(evaluation, context.plan.scales)
            if rating:
                by = evaluator(evaluation, words)
                rating = words.reason_and_note.format(reason=rating, note=by) if by else rating
                yield words.pillar.rating.format(round=round_text(judged.round, words), rating=rating)
    last = next(
        (report.result for report in reversed(reports) if not isinstance(report.result.next_step, Absent)), None
    )
    if last is not None and not isinstance(last.next_step, Absent):
        for block in view_next_step(last.next_step, words)[:1]:
            yield words.pillar.next_step.format(step=block.text)
