"""Measures with what came of them: the figures held against each other, the city's evaluation, the reasons that it states."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from generator.addresses import key_anchor
from generator.judging import Status
from generator.judging.own_evaluations import Evaluated, Told, axis_of, evaluate, is_part_way
from generator.judging.revisions import standing_values
from generator.judging.standings import indicator_key
from generator.map.site_index import MeasureReport, PillarReport, PlanReport
from generator.map.years import years_told
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Period
from generator.model.periods import order
from generator.model.plans import Measure
from generator.model.raters import is_own
from generator.model.said import texts_reported
from generator.views.absences import newest_word
from generator.views.badges import view_badge, view_badge_of_indicator
from generator.views.evaluations import is_named_as_evaluation, of_year, rater_name, round_text, short_rating
from generator.views.figures import dated_text, day_of, no_target_text
from generator.views.formats import absent_text, figure_text, period_in_sentence
from generator.views.indicator_pieces import indicator_name
from generator.views.judgement_sentences import judgement_sentence
from generator.views.links import indicator_href, link_pillar, pillar_path
from generator.views.measure_lists import view_entry
from generator.views.overview_pieces import Comparison, Outcome, OutcomeGroup, Quote
from generator.views.page_context import PlanContext, numbered
from generator.views.pieces import Link
from generator.views.published import view_text
from generator.views.target_moves import bound_of, target_beside
from generator.wording.overview_words import OverviewWords

_PATH = " › "
_Report: TypeAlias = MeasureReport | PillarReport | PlanReport


def group_by_pillar(
    context: PlanContext, own: OverviewWords, keys: Sequence[str], view: Callable[[str], Outcome]
) -> tuple[OutcomeGroup, ...]:
    """Measures in the order of the plan, put together by the pillar right above them.

    ``keys`` are in the plan's order, so that the measures below any pillar stand together.
    """
    held: dict[str, list[str]] = {}
    for key in keys:
        pillar = context.site_index.measures[key].pillar
        held.setdefault("" if isinstance(pillar, Absent) else pillar.target, []).append(key)
    seen: set[str] = set()
    only_loose = set(held) == {""}
    return tuple(
        _group(context, own, pillar, [view(key) for key in those], seen, only_loose=only_loose)
        for pillar, those in held.items()
    )


def _group(
    context: PlanContext, own: OverviewWords, pillar: str, outcomes: list[Outcome], seen: set[str], *, only_loose: bool
) -> OutcomeGroup:
    if not pillar:
        heading = () if only_loose else (Link(own.status.no_pillar, ""),)
        return OutcomeGroup("", (), "", heading, tuple(outcomes))
    record = context.site_index.pillars[f"{context.key}/{pillar}"]
    path = pillar_path(context, record)
    anchors = [key_anchor(f"{context.key}/{each.id}") for each in path if each.id not in seen]
    seen.update(each.id for each in path)
    above = [numbered(each.number, each.title, context.words) for each in path[:-1]]
    return OutcomeGroup(
        anchor=anchors[-1] if anchors else "",
        anchors=tuple(anchors[:-1]),
        above=_PATH.join(above),
        pillars=(link_pillar(context, f"{context.key}/{pillar}"),),
        outcomes=tuple(outcomes),
    )


def view_outcome(context: PlanContext, own: OverviewWords, key: str, *, told: bool = True) -> Outcome:
    """The measure with the key as it stands; of one that did not reach its target also what the city says about it.

    ``told``: what else is known of it, too.
    """
    measure = context.site_index.measures[key]
    evaluated = context.standings.evaluations[key]
    quotes: tuple[Quote, ...] = ()
    nothing = ""
    if context.standings.measures[key].status is Status.NOT_REACHED:
        quotes = quote_all(tell_reasons(context, own, key))
        nothing = "" if quotes else tell_silence(own, measure, missed_indicators(context, key))
    entry = view_entry(context, key, told=told)
    comparisons = tuple(compare_judged(context, key, measure.indicators))
    known = "" if any(each.sentence == entry.known for each in comparisons) else entry.known
    return Outcome(
        href=entry.href,
        number=entry.number,
        mark=entry.mark,
        title=entry.title,
        departments=entry.departments,
        badges=(entry.badge,),
        ended=entry.ended,
        lines=() if quotes else (*_told(known), *(() if entry.status else _rating_lines(context, own, evaluated))),
        comparisons=comparisons,
        quotes=quotes,
        nothing=nothing,
    )


def view_outcome_of_year(context: PlanContext, own: OverviewWords, key: str, year: int) -> Outcome:
    """What was reported of the measure in one fiscal year."""
    site_index = context.site_index
    reports = [report for report in site_index.results_of_measure(key) if year in years_told(report)]
    evaluated = evaluate([report for report in reports if report.round.fiscal_year == year], context.plan.scales)
    comparisons = tuple(compare_in_year(context, key, site_index.measures[key].indicators, year))
    missed = any(
        verdict.status is Status.NOT_REACHED and verdict.period.fiscal_year == year
        for indicator in site_index.measures[key].indicators
        for verdict in context.standings.indicators[indicator_key(key, indicator.id)].verdicts
    )
    quotes = quote_all(_reasons(context, own, evaluated, reports)) if missed else ()
    entry = view_entry(context, key)
    return Outcome(
        href=entry.href,
        number=entry.number,
        mark=entry.mark,
        title=entry.title,
        departments=entry.departments,
        badges=(),
        ended=entry.ended,
        lines=() if quotes else tuple(_rating_lines(context, own, evaluated)),
        comparisons=comparisons,
        quotes=quotes,
        nothing="",
    )


def _told(line: str) -> tuple[str, ...]:
    return (line,) if line else ()


def compare_judged(context: PlanContext, holder: str, indicators: Iterable[Indicator]) -> Iterator[Comparison]:
    """The figures that were held against each other, of each indicator that has a target."""
    for indicator in indicators:
        judgement = context.standings.indicators[indicator_key(holder, indicator.id)]
        if judgement.status is Status.NO_TARGET:
            continue
        yield compare_indicator(context, holder, indicator)


def compare_indicator(context: PlanContext, holder: str, indicator: Indicator) -> Comparison:
    """The figures of one indicator that were held against each other, with what came of it."""
    words = context.words
    judgement = context.standings.indicators[indicator_key(holder, indicator.id)]
    target, actual = judgement.target, judgement.actual
    if isinstance(actual, Absent):
        actual = newest_word(context.site_index.actuals_of(holder, indicator), words)
    # Beside a value stands its own period, which of one that is older than what was asked for is not the judged one.
    period = judgement.period if isinstance(actual, Absent) else actual.period
    return Comparison(
        name=indicator_name(indicator, words),
        href=indicator_href(context, holder, indicator.id),
        year="" if isinstance(period, Absent) else period_in_sentence(period, words),
        target=no_target_text(indicator, words)
        if isinstance(target, Absent)
        else target_beside(context, holder, indicator, target, period),
        actual=words.figure.not_in_report if isinstance(actual, Absent) else figure_text(actual, words),
        badges=(view_badge_of_indicator(judgement, words),),
        sentence=judgement_sentence(judgement, words, indicator),
    )


def compare_in_year(
    context: PlanContext,
    holder: str,
    indicators: Iterable[Indicator],
    year: int,
) -> Iterator[Comparison]:
    """Targets and actual values of one fiscal year, of each indicator that has an actual value then.

    Where parts of the year, or calendar years, have values, each period stands by itself under its name.
    """
    words = context.words
    for indicator in indicators:
        actuals = _of_year(standing_values(context.site_index.actuals_of(holder, indicator)), year)
        if not actuals:
            continue
        targets = _of_year((target.figure for target in indicator.targets), year)
        judgement = context.standings.indicators[indicator_key(holder, indicator.id)]
        verdicts = {each.period: each.status for each in judgement.verdicts}
        periods = sorted({figure.row for figure in (*targets, *actuals)}, key=order)
        for period in periods:
            own, promised = _in_period(actuals, period), _in_period(targets, period)
            yield Comparison(
                name=indicator_name(indicator, words),
                href=indicator_href(context, holder, indicator.id),
                year="" if period == Period(year) else period_in_sentence(period, words),
                target=_promised(context, indicator, promised) if promised else words.figure.no_target_year,
                actual=_joined(context, own) if own else words.figure.not_in_report,
                badges=(view_badge(verdicts[period], words),) if own and period in verdicts else (),
                sentence="",
            )


def _in_period(figures: Iterable[Figure], period: Period) -> list[Figure]:
    return sorted((figure for figure in figures if figure.row == period), key=day_of)


def _of_year(figures: Iterable[Figure], year: int) -> list[Figure]:
    return [figure for figure in figures if figure.row.fiscal_year == year]


def _promised(context: PlanContext, indicator: Indicator, figures: Sequence[Figure]) -> str:
    """The targets of one period, and where they are reached, where their wording does not tell it."""
    bounds = dict.fromkeys(bound for each in figures for bound in bound_of(indicator, each, context.words))
    text = _joined(context, figures)
    note = context.words.list_separator.join(bounds)
    return context.words.reason_and_note.format(reason=text, note=note) if note else text


def _joined(context: PlanContext, figures: Iterable[Figure]) -> str:
    return context.words.list_separator.join(dated_text(figure, context.words) for figure in figures)


def _rating_lines(context: PlanContext, own: OverviewWords, evaluated: Evaluated) -> Iterator[str]:
    """The city's own judgement in a few words, and that of others under their names, each with its year."""
    words, scales = context.words, context.plan.scales
    city = context.municipality.municipality.name
    if isinstance(evaluated.missing, Told) and isinstance(evaluated.missing.evaluation.as_published, Absent):
        reason = absent_text(evaluated.missing.evaluation.as_published, words)
        yield own.years.evaluation.format(city=of_year(city, evaluated.missing, words), evaluation=reason)
    told = [(city, each) for each in evaluated.own]
    told += [
        (rater_name(each.evaluation, words) or city, each)
        for each in evaluated.others
        if not is_own(each.evaluation) or is_part_way(each.round)
    ]
    for by, each in told:
        text, axis = short_rating(each.evaluation, scales), axis_of(each.evaluation, scales)
        if text:
            text = words.reason_and_note.format(reason=text, note=axis) if axis else text
            whose = of_year(by, each, words)
            if is_named_as_evaluation(by):
                yield words.evaluation.named.format(by=whose, rating=text)
            else:
                yield own.years.evaluation.format(city=whose, evaluation=text)


def tell_reasons(context: PlanContext, own: OverviewWords, key: str) -> Iterator[tuple[str, str]]:
    """What the city says of the measure, pillar or plan with the key, as it wrote it, each text after its label."""
    site_index = context.site_index
    if key in site_index.measures:
        yield from _reasons(context, own, context.standings.evaluations[key], site_index.results_of_measure(key))
        return
    reports: Sequence[_Report] = site_index.pillar_reports.get(key, ()) or site_index.plan_reports.get(key, ())
    yield from _reasons(context, own, evaluate(reports, context.plan.scales), reports)


def missed_indicators(context: PlanContext, key: str) -> tuple[Indicator, ...]:
    """Those of the measure's indicators that did not reach their target."""
    held = context.standings.indicators
    return tuple(
        each
        for each in context.site_index.measures[key].indicators
        if held[indicator_key(key, each.id)].status is Status.NOT_REACHED
    )


def tell_silence(own: OverviewWords, measure: Measure, missed: Sequence[Indicator]) -> str:
    """That nothing explains what was missed; "" where a note stands beside the figures, which may explain it."""
    noted = measure.footnotes or any(each.footnotes for each in missed)
    return "" if noted else own.status.no_reason


def quote_all(told: Iterable[tuple[str, str]]) -> tuple[Quote, ...]:
    """Texts after their labels as pieces of a page."""
    return tuple(Quote(label, view_text(text)) for label, text in told)


def _reasons(
    context: PlanContext, own: OverviewWords, evaluated: Evaluated, reports: Sequence[_Report]
) -> Iterator[tuple[str, str]]:
    """The evaluations with their reasons; where there are none, what the last round that has words reports."""
    told = False
    for each in (*evaluated.own, *evaluated.others):
        evaluation = each.evaluation
        label = _evaluation_label(context, own, each)
        if not isinstance(evaluation.as_published, Absent):
            yield label, evaluation.as_published
            told = True
        if not isinstance(evaluation.reason, Absent):
            by = context.municipality.municipality.name if is_own(evaluation) else rater_name(evaluation, context.words)
            named = is_named_as_evaluation(by)
            yield own.status.reason_of.format(by=by) if named else own.status.reason.format(city=by), evaluation.reason
            told = True
    if told:
        return
    for report in reversed(reports):
        text = "\n".join(texts_reported(report.result))
        if text:
            yield own.status.report.format(round=round_text(report.round, context.words)), text
            return


def _evaluation_label(context: PlanContext, own: OverviewWords, told: Told) -> str:
    city = context.municipality.municipality.name
    by, about = rater_name(told.evaluation, context.words), axis_of(told.evaluation, context.plan.scales)
    if is_own(told.evaluation):
        by = context.words.list_separator.join(filter(None, (by, about)))
    else:  # others are named as they are called
        city, by = by, about
    named, city = is_named_as_evaluation(city), of_year(city, told, context.words)
    if named:
        return context.words.reason_and_note.format(reason=city, note=by) if by else city
    return own.status.evaluation_by.format(city=city, by=by) if by else own.status.evaluation.format(city=city)
