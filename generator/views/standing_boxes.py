"""Both judgements of a measure side by side: what its figures say, and how the city and others evaluated it, each with its year."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from generator.addresses import STATUS_RULE
from generator.amounts import periods_in
from generator.judging import (
    Agreement,
    MeasureJudgement,
    MeasureReason,
    Status,
    judge_agreement,
    judged_apart,
    standing_of,
    status_of_year,
)
from generator.judging.own_evaluations import Evaluated, Told, is_part_way
from generator.judging.standings import indicator_key
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Indicator
from generator.model.plans import Measure, WordedField
from generator.model.raters import is_own
from generator.views.absences import tell_absences
from generator.views.badges import view_badge
from generator.views.evaluations import difference_sentence, is_by_nobody, name_or_city, of_year, time_of, view_rating
from generator.views.formats import year_text
from generator.views.judgement_sentences import judgement_sentence, some_periods
from generator.views.page_context import PlanContext
from generator.views.pieces import Link, OtherRatings, Rating, StandingBox
from generator.views.target_moves import moved_sentence
from generator.wording.agreements import agreement_sentence
from generator.wording.figure_words import StatusWords


def view_standing(context: PlanContext, key: str, judgement: MeasureJudgement) -> StandingBox:
    """Both judgements of the measure with the key, and in a sentence how they stand to each other.

    The city's judgement is its own latest stage; those of others stand beside it under their names. Where its newest was not made, that is
    said, and the last that was stands beside it under its year.
    """
    words = context.words
    evaluated = context.standings.evaluations[key]
    city = context.municipality.municipality.name
    newest = evaluated.missing if isinstance(evaluated.missing, Told) else next(iter(evaluated.own), None)
    heading = words.status.published.format(city=city if newest is None else of_year(city, newest, words))
    ratings = tuple(view_rating(context, each.evaluation, by=True) for each in evaluated.own)
    others = tuple(_others(context, evaluated))
    missing = ""
    if isinstance(evaluated.missing, Told):
        published = evaluated.missing.evaluation.as_published
        # What is remarked about it stands at the evaluation itself.
        missing = words.reasons[published.reason] if isinstance(published, Absent) else ""
        if ratings:
            earlier = words.status.published.format(city=of_year(city, evaluated.own[0], words))
            others = (OtherRatings(earlier, ratings), *others)
            ratings = ()
    return StandingBox(
        heading=words.status.heading,
        badge=view_badge(judgement.status, words),
        computed=words.status.computed,
        sentence=_sentence(context, key, judgement),
        published=heading,
        ratings=ratings,
        no_rating="" if ratings else missing or _no_rating(evaluated, words.status),
        remarks=tuple(_remarks(context, evaluated, judgement)),
        rule=Link(words.status.rule, context.href(STATUS_RULE)),
        others=others,
    )


def _no_rating(evaluated: Evaluated, words: StatusWords) -> str:
    """That the documents hold no judgement of the city; where they hold one from the midst of a year, that it is none of the year.

    Where they hold one of somebody unnamed, that none is known to be the city's.
    """
    if any(is_own(each.evaluation) and is_part_way(each.round) for each in evaluated.others):
        return words.only_part_way
    unnamed = any(is_by_nobody(each.evaluation) for each in evaluated.others)
    return words.no_own_evaluation if unnamed else words.no_evaluation


def _remarks(context: PlanContext, evaluated: Evaluated, judgement: MeasureJudgement) -> Iterator[str]:
    words = context.words
    if evaluated.own:
        yield from _agreement(context, evaluated, judgement)
    differ = difference_sentence(context, evaluated.same_year)
    if differ:
        yield differ
    if judgement.approximate:
        yield words.status.approximate
    if judgement.provisional:
        yield words.status.provisional


def _agreement(context: PlanContext, evaluated: Evaluated, judgement: MeasureJudgement) -> Iterator[str]:
    """How the city's judgement of the whole and the figures of the same year stand to each other; nothing where they plainly agree."""
    words, overall = context.words.status, evaluated.overall
    if not isinstance(overall, Told):
        if judgement.status is not Status.NO_TARGET:
            yield words.agreement.axes
        return
    year = overall.round.fiscal_year
    standing = standing_of(overall.evaluation, context.plan.scales)
    apart = judged_apart(judgement.judgements, overall.evaluation, context.plan.scales)
    figures = status_of_year(apart, year)
    if figures is not status_of_year(judgement.judgements, year):
        return  # the city's grade is what was held against the target: it cannot disagree with itself
    of_figures = judgement.status if isinstance(figures, Absent) else figures
    if isinstance(figures, Absent) and not isinstance(standing, Absent) and judgement.status in _JUDGED:
        yield words.agreement.other_year.format(year=year_text(year))
    elif figures is not judgement.status or judge_agreement(of_figures, standing) is not Agreement.AGREE:
        yield agreement_sentence(words, of_figures, standing, year_text(year), judged=True)


def figures_against(
    context: PlanContext, key: str, indicators: Sequence[Indicator], evaluated: Evaluated
) -> Status | Absent:
    """What the unit's own figures say of the year for which the city judged it as a whole, where that differs; Absent where it does not.

    The unit with the key is a pillar or a plan, ``indicators`` are its own: those of what stands below it say nothing of it.
    """
    overall = evaluated.overall
    if not isinstance(overall, Told):
        return NOT_STATED
    judged = [context.standings.indicators[indicator_key(key, each.id)] for each in indicators]
    apart = judged_apart(judged, overall.evaluation, context.plan.scales)
    figures = status_of_year(apart, overall.round.fiscal_year)
    standing = standing_of(overall.evaluation, context.plan.scales)
    if isinstance(figures, Absent) or judge_agreement(figures, standing) is not Agreement.DISAGREE:
        return NOT_STATED
    return figures


def unit_difference(context: PlanContext, key: str, indicators: Sequence[Indicator], evaluated: Evaluated) -> str:
    """The same in a sentence, as on a measure's page; "" where nothing differs."""
    figures, overall = figures_against(context, key, indicators, evaluated), evaluated.overall
    if isinstance(figures, Absent) or not isinstance(overall, Told):
        return ""
    standing = standing_of(overall.evaluation, context.plan.scales)
    return agreement_sentence(context.words.status, figures, standing, year_text(overall.round.fiscal_year))


_JUDGED = (Status.REACHED, Status.NOT_REACHED)
_NO_OTHER_THAN_THE_YEAR: Final = ({3}, {4, 3})
"""The months that are named where something is due by the end of the fiscal year, or all through it."""


def _others(context: PlanContext, evaluated: Evaluated) -> Iterator[OtherRatings]:
    """What the city means to do next, and what others judged, each under the name by which they are called, with the year."""
    words = context.words
    if evaluated.directions:
        city = of_year(context.municipality.municipality.name, evaluated.directions[-1], words)
        yield OtherRatings(words.status.next_of.format(city=city), _ratings(context, evaluated.directions, by=True))
    held: dict[str, list[Told]] = {}
    for each in evaluated.others:
        by, year = name_or_city(context, each.evaluation), time_of(each, words)
        held.setdefault(words.reason_and_note.format(reason=by, note=year), []).append(each)
    for by, told in held.items():
        yield OtherRatings(by, _ratings(context, told, by=False))


def _ratings(context: PlanContext, told: Iterable[Told], *, by: bool) -> tuple[Rating, ...]:
    return tuple(view_rating(context, each.evaluation, by=by) for each in told)


def _sentence(context: PlanContext, key: str, judgement: MeasureJudgement) -> str:
    """Of a single indicator its own reason says more than that of the whole; that its target was moved stands beside the target."""
    words, measure = context.words, context.site_index.measures[key]
    reached = judgement.status is Status.REACHED
    apart = _months_apart(context, measure) if reached else ""
    if len(judgement.judgements) == 1:
        return judgement_sentence(judgement.judgements[0], words) + apart
    wanting = judgement.reason is MeasureReason.ANY_NOT_REPORTED
    told = (wanting and tell_absences(context, key)) or words.status.measure_reasons[judgement.reason]
    missed = judgement.missed_before
    if missed:
        told += words.status.some_missed_before.format(periods=some_periods(missed, words))
    return told + moved_sentence(context, key, measure.indicators) + apart if reached else told


def _months_apart(context: PlanContext, measure: Measure) -> str:
    """That months by which something was to be done are no part of the judgement, which asks for the year alone; "" where none but its last is named."""
    for each in measure.deadlines:
        months = (
            {named.month for named in periods_in(each.text) if named.month} if isinstance(each.text, str) else set()
        )
        if months and months not in _NO_OTHER_THAN_THE_YEAR:
            return context.words.status.months_apart.format(term=context.term(WordedField.DEADLINE))
    return ""
