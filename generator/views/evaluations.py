"""The city's own evaluations as published, and both judgements side by side."""

from collections.abc import Iterable, Sequence

from generator.addresses import STATUS_RULE
from generator.judging import Agreement, MeasureJudgement, city_judgement, raters_differ, standing_of, step_in
from generator.map.site_index import MeasureReport
from generator.model.basics import NOT_STATED, Absent
from generator.model.plans import Round, Scale, ScaleStep
from generator.model.results import Evaluation
from generator.views.badges import view_badge
from generator.views.formats import absent_text, tells, year_text
from generator.views.judgement_sentences import judgement_sentence
from generator.views.page_context import PlanContext
from generator.views.pieces import EvaluationPiece, Fact, Link, OtherRatings, Rating, StandingBox
from generator.views.published import Notes, text_or_reason, view_text
from generator.wording.agreements import agreement_sentence
from generator.wording.words import Words

_SHORT = 24
"""An evaluation of no more characters is told whole where a few words must do; of a longer one its step of the scale."""


def scale_of(evaluation: Evaluation, scales: Iterable[Scale]) -> tuple[Scale, ScaleStep] | Absent:
    """The scale and the step that an evaluation names, by the step's id or by what it is called (○, Ⅲ)."""
    for scale in scales:
        step = step_in(evaluation, scale)
        if not isinstance(step, Absent):
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
    by = rater_name(evaluation, context.words)
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


def rater_name(evaluation: Evaluation, words: Words) -> str:
    """Who judged, with the stage where the name does not tell it: 計画課（一次評価）; "" where neither is known."""
    name = evaluator(evaluation, words)
    if isinstance(evaluation.stage, Absent):
        return name
    stage = words.evaluation.stages[evaluation.stage]
    if not name or tells(name, stage):
        return name or stage
    return words.reason_and_note.format(reason=name, note=stage)


def round_text(its_round: Round, words: Words) -> str:
    """A round by its name, with its fiscal year where the name does not tell it."""
    if tells(its_round.name, year_text(its_round.fiscal_year)):
        return its_round.name
    return words.reason_and_note.format(reason=its_round.name, note=year_text(its_round.fiscal_year))


def view_standing(context: PlanContext, key: str, judgement: MeasureJudgement) -> StandingBox:
    """Both judgements of the measure with the key, and in a sentence how they stand to each other.

    The city's judgement is its own latest stage; those of others stand beside it under their names.
    """
    words = context.words
    evaluations = context.standings.evaluations[key]
    own = city_judgement(evaluations)
    ratings, missing = [], ""
    remarks: list[str] = []
    for evaluation, agreement in zip(evaluations, judgement.agreements, strict=True):
        if not any(evaluation is each for each in own):
            continue
        published = evaluation.as_published
        if isinstance(published, Absent):
            missing = missing or absent_text(published, words)
            continue
        ratings.append(_rating(context, evaluation, published, by=True))
        if agreement is not Agreement.AGREE:
            standing = standing_of(evaluation, context.plan.scales)
            remark = agreement_sentence(words.status, judgement.status, standing, judged=True)
            if remark not in remarks:
                remarks.append(remark)
    differ = difference_sentence(context, evaluations)
    if differ:
        remarks.append(differ)
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
        others=_others(context, [each for each in evaluations if not any(each is known for known in own)]),
    )


def _rating(context: PlanContext, evaluation: Evaluation, published: str, *, by: bool) -> Rating:
    """An evaluation in short; ``by``: with the name of who judged, otherwise with what it is about alone."""
    words, scales = context.words, context.plan.scales
    found = scale_of(evaluation, scales)
    own = not isinstance(evaluation.axis, Absent) or isinstance(found, Absent)
    axis = evaluation.axis if own or isinstance(found, Absent) else found[0].axis
    told = (rater_name(evaluation, words) if by else "", "" if isinstance(axis, Absent) else axis)
    return Rating(short_rating(evaluation, scales) or published, words.list_separator.join(filter(None, told)))


def _others(context: PlanContext, evaluations: Sequence[Evaluation]) -> tuple[OtherRatings, ...]:
    """What others judged, each under the name by which they are called, in the order of the report."""
    held: dict[str, list[Rating]] = {}
    for evaluation in evaluations:
        published = evaluation.as_published
        if not isinstance(published, Absent):
            held.setdefault(name_or_city(context, evaluation), []).append(
                _rating(context, evaluation, published, by=False)
            )
    return tuple(OtherRatings(by, tuple(ratings)) for by, ratings in held.items())


def name_or_city(context: PlanContext, evaluation: Evaluation) -> str:
    """Who judged, by name; of the city itself where none is told, that it was somebody else of the city."""
    city = context.municipality.municipality.name
    return rater_name(evaluation, context.words) or context.words.status.other_rater.format(city=city)


def difference_sentence(context: PlanContext, evaluations: Sequence[Evaluation]) -> str:
    """In a sentence who says what, where raters differ; "" where they do not."""
    words = context.words
    said = {place: short_rating(each, context.plan.scales) for place, each in enumerate(evaluations)}
    city = context.municipality.municipality.name
    told = [
        words.status.rater_says.format(
            by=rater_name(each, words) or city, rating=short_rating(each, context.plan.scales)
        )
        for each in raters_differ(evaluations, said)
    ]
    return words.status.raters_differ.format(ratings=words.list_separator.join(told)) if told else ""


def _sentence(judgement: MeasureJudgement, words: Words) -> str:
    """Of a single indicator its own reason says more than that of the whole."""
    if len(judgement.judgements) == 1:
        return judgement_sentence(judgement.judgements[0], words)
    return words.status.measure_reasons[judgement.reason]
