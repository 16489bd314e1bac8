"""Evaluations as published, in full and in a few words, with who judged and when."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.judging.own_evaluations import Evaluated, Told, axis_of, is_part_way, partial_axis
from generator.map.site_index import MeasureReport
from generator.model.basics import NOT_STATED, Absent
from generator.model.plans import Round, Scale, ScaleStep
from generator.model.raters import raters_differ
from generator.model.ratings import step_in
from generator.model.results import Evaluation, Evaluator
from generator.views.formats import absent_text, date_text, tells, year_text
from generator.views.page_context import PlanContext
from generator.views.pieces import EvaluationPiece, Fact, Rating
from generator.views.published import Notes, text_or_reason, view_text
from generator.wording.words import Words

_EVALUATES: Final = re.compile("(?:評価|判定|点検|評定)\\Z")
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
        facts.append(Fact(words.by, view_text(_unnamed(evaluation, context.words) or by)))
    if not isinstance(evaluation.axis, Absent):
        facts.append(Fact(words.axis, view_text(evaluation.axis)))
    found = scale_of(evaluation, context.plan.scales)
    if not isinstance(found, Absent):
        scale, step = found
        if isinstance(evaluation.axis, Absent) and not isinstance(scale.axis, Absent):
            facts.append(Fact(words.axis, view_text(scale.axis)))
        definition = text_or_reason(step.definition, context.words)
        if isinstance(definition, Absent):
            told = words.step.format(label=step.label)
        else:
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


def _unnamed(evaluation: Evaluation, words: Words) -> str:
    """That the document does not say who judged, with the stage if it tells that; "" where it says who."""
    if not is_by_nobody(evaluation):
        return ""
    told = words.evaluation.by_not_stated
    if isinstance(evaluation.stage, Absent):
        return told
    return words.reason_and_note.format(reason=told, note=words.evaluation.stages[evaluation.stage])


def is_by_nobody(evaluation: Evaluation) -> bool:
    """Whether the document does not say who judged, neither by kind nor by name."""
    return evaluation.by is Evaluator.NOT_STATED and isinstance(evaluation.by_name, Absent)


def rater_name(evaluation: Evaluation, words: Words) -> str:
    """Who judged, with the stage where the name does not tell it: 計画課（一次評価）; "" of the city as such."""
    name = evaluator(evaluation, words)
    if isinstance(evaluation.stage, Absent):
        return name
    stage = words.evaluation.stages[evaluation.stage]
    if is_by_nobody(evaluation):
        return words.evaluation.staged_by_nobody.format(stage=stage)
    if not name or tells(name, stage):
        return name or stage
    return words.reason_and_note.format(reason=name, note=stage)


def is_named_as_evaluation(by: str) -> bool:
    """Whether the name of who judged is itself that of an evaluation (市民による評価, 外部点検), so that the word is not said once more."""
    return _EVALUATES.search(unicodedata.normalize("NFKC", by).strip()) is not None


def round_text(its_round: Round, words: Words) -> str:
    """A round by its name, with its fiscal year where the name does not tell it."""
    if tells(its_round.name, year_text(its_round.fiscal_year)):
        return its_round.name
    return words.reason_and_note.format(reason=its_round.name, note=year_text(its_round.fiscal_year))


def of_year(by: str, told: Told, words: Words) -> str:
    """Who judged, for sentences, with the fiscal year that was judged: 三鷹市の令和4年度; 市民による評価（令和4年度）.

    Of a year that was not over stands the report in place of the year: 三鷹市の令和4年度中間報告（令和4年9月30日まで）.
    """
    if is_named_as_evaluation(by):
        return words.reason_and_note.format(reason=by, note=time_of(told, words))
    if is_part_way(told.round):
        return words.status.rater_of_year.format(by=by, year=time_of(told, words))
    return words.status.rater_of_year.format(by=by, year=year_text(told.round.fiscal_year))


def time_of(told: Told, words: Words) -> str:
    """What was judged: the fiscal year; of a report from the midst of one its name, and the day up to which it tells."""
    if not is_part_way(told.round):
        return year_text(told.round.fiscal_year)
    name, day = round_text(told.round, words), told.round.as_of
    return name if isinstance(day, Absent) else words.status.of_part_way.format(round=name, date=date_text(day))


def view_rating(context: PlanContext, evaluation: Evaluation, *, by: bool) -> Rating:
    """An evaluation in short; ``by``: with the name of who judged, otherwise with what it is about alone."""
    words, scales = context.words, context.plan.scales
    published = evaluation.as_published
    told = (rater_name(evaluation, words) if by else "", axis_of(evaluation, scales))
    text = (
        absent_text(published, words)
        if isinstance(published, Absent)
        else short_rating(evaluation, scales) or published
    )
    return Rating(text, words.list_separator.join(filter(None, told)))


def own_in_short(context: PlanContext, evaluated: Evaluated) -> str:
    """The city's own judgement within a sentence: 「B」; of axes each with its name: 必要性「A」、有効性「C」. "" where it is not short."""
    words, scales = context.words.status, context.plan.scales
    told = [
        words.said_of.format(axis=partial_axis(each, scales), rating=rating)
        for each in _of_the_whole_or_all(evaluated)
        if (rating := short_rating(each, scales))
    ]
    return context.words.list_separator.join(told)


def told_in_short(context: PlanContext, evaluated: Evaluated) -> tuple[str, ...]:
    """The same outside of a sentence, each apart: B; 必要性「A」, 有効性「C」."""
    told = (rating_of_axis(each, context.plan.scales, context.words) for each in _of_the_whole_or_all(evaluated))
    return tuple(filter(None, told))


def _of_the_whole_or_all(evaluated: Evaluated) -> Iterator[Evaluation]:
    those = evaluated.own if isinstance(evaluated.overall, Absent) else (evaluated.overall,)
    return (each.evaluation for each in those)


def rating_of_axis(evaluation: Evaluation, scales: Sequence[Scale], words: Words) -> str:
    """An evaluation where nothing else tells what it is about: B; 進捗「B」 of an axis that is not the whole; "" where it is not short."""
    rating, axis = short_rating(evaluation, scales), partial_axis(evaluation, scales)
    return words.status.said_of.format(axis=axis, rating=rating) if rating and axis else rating


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
