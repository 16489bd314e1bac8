"""The city's own evaluations as published, and both judgements side by side."""

from collections.abc import Iterable, Sequence

from generator.addresses import STATUS_RULE
from generator.judging import Agreement, MeasureJudgement, standing_of
from generator.map.site_index import MeasureReport
from generator.model.basics import NOT_STATED, Absent
from generator.model.plans import Round, Scale, ScaleStep
from generator.model.results import Evaluation
from generator.views.badges import view_badge
from generator.views.formats import absent_text, tells, year_text
from generator.views.page_context import PlanContext
from generator.views.pieces import EvaluationPiece, Fact, Link, Rating, StandingBox
from generator.views.published import Notes, text_or_reason, view_text
from generator.wording.agreements import agreement_sentence
from generator.wording.words import Words

_SHORT = 24
"""An evaluation of no more characters is told whole where a few words must do; of a longer one its step of the scale."""


def scale_of(evaluation: Evaluation, scales: Iterable[Scale]) -> tuple[Scale, ScaleStep] | Absent:
    """The scale and the step that an evaluation names."""
    if isinstance(evaluation.rating, Absent):
        return evaluation.rating
    for scale in scales:
        if isinstance(evaluation.scale, Absent) or scale.id == evaluation.scale.target:
            for step in scale.steps:
                if step.id == evaluation.rating.target:
                    return scale, step
    return NOT_STATED


def short_rating(evaluation: Evaluation, scales: Iterable[Scale]) -> str:
    """An evaluation in a few words: as published, or the label of its step; "" where neither is short."""
    published = evaluation.as_published
    if isinstance(published, Absent):
        return ""
    if len(published) <= _SHORT:
        return published
    found = scale_of(evaluation, scales)
    return "" if isinstance(found, Absent) else found[1].label


def view_evaluation(context: PlanContext, its_round: Round, evaluation: Evaluation, notes: Notes) -> EvaluationPiece:
    """One evaluation whole: by whom, on which axis and scale, why."""
    words = context.words.evaluation
    facts = []
    by = evaluator(evaluation, context.words)
    if by:
        facts.append(Fact(words.by, view_text(by)))
    if not isinstance(evaluation.axis, Absent):
        facts.append(Fact(words.axis, view_text(evaluation.axis)))
    found = scale_of(evaluation, context.plan.scales)
    if not isinstance(found, Absent):
        scale, step = found
        if isinstance(evaluation.axis, Absent) and not isinstance(scale.axis, Absent):
            facts.append(Fact(words.axis, view_text(scale.axis)))
        definition = text_or_reason(step.definition, context.words)
        if not isinstance(definition, Absent):
            told = words.step_means.format(label=step.label, definition=definition)
            facts.append(Fact(words.scale.format(name=scale.name), view_text(told)))
    reason = notes.view_told(evaluation.reason, context.words)
    if reason:
        facts.append(Fact(words.reason, reason))
    published = evaluation.as_published
    missing = words.absent.format(reason=absent_text(published, context.words)) if isinstance(published, Absent) else ""
    return EvaluationPiece(round_text(its_round, context.words), notes.view_text(published), missing, tuple(facts))


def view_evaluations(
    context: PlanContext, reports: Sequence[MeasureReport], notes: Notes
) -> tuple[EvaluationPiece, ...]:
    """All evaluations of a measure, from the earliest round to the latest."""
    return tuple(
        view_evaluation(context, report.round, evaluation, notes)
        for report in reports
        for evaluation in report.result.evaluations
    )


def evaluator(evaluation: Evaluation, words: Words) -> str:
    """Who judged: the name as published, else the kind of evaluator."""
    if not isinstance(evaluation.by_name, Absent):
        return evaluation.by_name
    return words.evaluation.evaluators[evaluation.by]


def round_text(its_round: Round, words: Words) -> str:
    """A round by its name, with its fiscal year where the name does not tell it."""
    if tells(its_round.name, year_text(its_round.fiscal_year)):
        return its_round.name
    return words.reason_and_note.format(reason=its_round.name, note=year_text(its_round.fiscal_year))


def view_standing(context: PlanContext, key: str, judgement: MeasureJudgement) -> StandingBox:
    """Both judgements of the measure with the key, and in a sentence how they stand to each other."""
    words, scales = context.words, context.plan.scales
    evaluations = context.standings.evaluations[key]
    ratings, missing = [], ""
    remarks: list[str] = []
    for evaluation, agreement in zip(evaluations, judgement.agreements, strict=True):
        published = evaluation.as_published
        if isinstance(published, Absent):
            missing = missing or absent_text(published, words)
            continue
        found = scale_of(evaluation, scales)
        axis = (
            evaluation.axis if isinstance(found, Absent) or not isinstance(evaluation.axis, Absent) else found[0].axis
        )
        detail = words.list_separator.join(
            text for text in (evaluator(evaluation, words), "" if isinstance(axis, Absent) else axis) if text
        )
        ratings.append(Rating(short_rating(evaluation, scales) or published, detail))
        if agreement is not Agreement.AGREE:
            remark = agreement_sentence(words.status, judgement.status, standing_of(evaluation, scales))
            if remark not in remarks:
                remarks.append(remark)
    if judgement.approximate:
        remarks.append(words.status.approximate)
    if judgement.provisional:
        remarks.append(words.status.provisional)
    city = context.municipality.municipality.name
    return StandingBox(
        heading=words.status.heading,
        badge=view_badge(judgement.status, words),
        computed=words.status.computed,
        sentence=_sentence(judgement, words),
        published=words.status.published.format(city=city),
        ratings=tuple(ratings),
        no_rating="" if ratings else missing or words.status.no_evaluation,
        remarks=tuple(remarks),
        rule=Link(words.status.rule, context.href(STATUS_RULE)),
    )


def _sentence(judgement: MeasureJudgement, words: Words) -> str:
    """Of a single indicator its own reason says more than that of the whole."""
    if len(judgement.judgements) == 1:
        return words.status.reasons[judgement.judgements[0].reason]
    return words.status.measure_reasons[judgement.reason]
