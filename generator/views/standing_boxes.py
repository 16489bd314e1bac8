"""Both judgements of a measure side by side: what its figures say, and how the city and others evaluated it, each with its year."""

from collections.abc import Iterable, Iterator

from generator.addresses import STATUS_RULE
from generator.judging import (
    Agreement,
    MeasureJudgement,
    Status,
    judge_agreement,
    judged_apart,
    standing_of,
    status_of_year,
)
from generator.judging.own_evaluations import Evaluated, Told
from generator.model.basics import Absent
from generator.views.badges import view_badge
from generator.views.evaluations import difference_sentence, name_or_city, of_year, view_rating
from generator.views.formats import year_text
from generator.views.judgement_sentences import judgement_sentence, some_periods
from generator.views.page_context import PlanContext
from generator.views.pieces import Link, OtherRatings, Rating, StandingBox
from generator.wording.agreements import agreement_sentence
from generator.wording.words import Words


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
        sentence=_sentence(judgement, words),
        published=heading,
        ratings=ratings,
        no_rating="" if ratings else missing or words.status.no_evaluation,
        remarks=tuple(_remarks(context, evaluated, judgement)),
        rule=Link(words.status.rule, context.href(STATUS_RULE)),
        others=others,
    )


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


_JUDGED = (Status.REACHED, Status.NOT_REACHED)


def _others(context: PlanContext, evaluated: Evaluated) -> Iterator[OtherRatings]:
    """What the city means to do next, and what others judged, each under the name by which they are called, with the year."""
    words = context.words
    if evaluated.directions:
        city = of_year(context.municipality.municipality.name, evaluated.directions[-1], words)
        yield OtherRatings(words.status.next_of.format(city=city), _ratings(context, evaluated.directions, by=True))
    held: dict[str, list[Told]] = {}
    for each in evaluated.others:
        by, year = name_or_city(context, each.evaluation), year_text(each.round.fiscal_year)
        held.setdefault(words.reason_and_note.format(reason=by, note=year), []).append(each)
    for by, told in held.items():
        yield OtherRatings(by, _ratings(context, told, by=False))


def _ratings(context: PlanContext, told: Iterable[Told], *, by: bool) -> tuple[Rating, ...]:
    return tuple(view_rating(context, each.evaluation, by=by) for each in told)


def _sentence(judgement: MeasureJudgement, words: Words) -> str:
    """Of a single indicator its own reason says more than that of the whole."""
    if len(judgement.judgements) == 1:
        return judgement_sentence(judgement.judgements[0], words)
    told = words.status.measure_reasons[judgement.reason]
    missed = judgement.missed_before
    return told + words.status.some_missed_before.format(periods=some_periods(missed, words)) if missed else told
