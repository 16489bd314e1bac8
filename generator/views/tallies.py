"""Counts as tables with a bar; where all are alike, one sentence in their place: a bar of one colour informs nobody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.judging import IndicatorProgress, Status, standing_of
from generator.judging.own_evaluations import Told
from generator.judging.standings import Counts
from generator.model.basics import Absent, YearSpan
from generator.model.plans import Standing
from generator.model.results import Evaluation
from generator.views.badges import css_name, meaning_of, view_badge, view_progress_badge
from generator.views.evaluations import scale_of, short_rating
from generator.views.formats import span_text
from generator.views.page_context import PageContext, PlanContext
from generator.views.pieces import Badge, Tally, TallyRow
from generator.views.site_pieces import Share
from generator.views.standing_links import place_in_list
from generator.wording.words import Words

MOVES: Final = (
    IndicatorProgress.MOVING_AWAY,
    IndicatorProgress.COMING_CLOSER,
    IndicatorProgress.AT_LEVEL,
    IndicatorProgress.UNCHANGED,
)
"""Lists of indicators that are told apart by where they moved from the baseline."""


def view_tally(
    counts: Counts, kind: str, words: Words, links: Mapping[Status, str] | None = None, meaning: str = ""
) -> Tally:
    """Counts of measures by status. ``links`` lead from a count to the list behind it; ``meaning`` says more of the one status of all."""
    own = words.tally
    if len(counts.by_status) == 1:
        status = counts.by_status[0][0]
        pattern = own.only if counts.total == 1 else own.uniform
        label = words.status.labels[status]
        told = meaning or meaning_of(status, words, kind)
        sentence = pattern.format(kind=kind, total=counts.total, status=label, meaning=told)
    else:
        sentence = ""
    rows = [(view_badge(status, words), count, (links or {}).get(status, "")) for status, count in counts.by_status]
    return _tally(own.caption.format(kind=kind, total=counts.total), own.status, rows, sentence, words)


def view_progress_tally(context: PageContext, key: str) -> tuple[Tally, ...]:
    """Indicators of the municipality or plan with the key by their lists; none where the measures' own counts tell as much."""
    counts = context.standings.progress.get(key, ())
    if not _tells_more(context, key):
        return ()
    words, own = context.words, context.words.tally
    total = sum(count for _, count in counts)
    sentence = ""
    if len(counts) == 1:
        progress = counts[0][0]
        label, meaning = words.progress.labels[progress], words.progress.meanings[progress]
        pattern = own.only_indicator if total == 1 else own.all_indicators
        sentence = pattern.format(total=total, status=label, meaning=meaning)
    rows = [
        (view_progress_badge(progress, words.progress.labels[progress]), count, progress_href(context, progress, key))
        for progress, count in counts
    ]
    caption = own.indicators.format(counted=indicators_counted(context, key))
    return (_tally(caption, own.progress, rows, sentence, words),)


def indicators_counted(context: PageContext, key: str) -> str:
    """The indicators of the plan or of the municipality's plans, those of plans, pillars and measures told apart: 計画の指標7件、取組項目の指標83件."""
    plans = (key,) if "/" in key else context.site_index.latest_plans[key]
    folders = [context.site_index.plans[plan] for plan in plans]
    own = context.words.tally
    kinds = {
        context.site_index.plan_kinds.get(plan, context.words.measure.kind)
        for plan in plans
        if _measures_measured(context, plan)
    }
    kind = kinds.pop() if len(kinds) == 1 else context.words.measure.kind
    counts = (
        (own.of_plan, sum(len(each.plan.indicators) for each in folders)),
        (own.of_pillars, sum(len(pillar.indicators) for each in folders for pillar in each.pillars)),
        (own.of_measures, sum(len(measure.indicators) for each in folders for measure in each.measures)),
    )
    parts = [pattern.format(kind=kind, count=count) for pattern, count in counts if count]
    if len(parts) == 1:
        return parts[0]
    total = sum(count for _, count in counts)
    return own.counted_apart.format(total=total, parts=context.words.list_separator.join(parts))


def _measures_measured(context: PageContext, plan: str) -> bool:
    return any(measure.indicators for measure in context.site_index.plans[plan].measures)


def view_progress_shares(context: PageContext, key: str) -> tuple[Share, ...]:
    """The same in a card of a plan."""
    if not _tells_more(context, key):
        return ()
    words = context.words
    return tuple(
        Share(
            view_progress_badge(progress, words.progress.labels[progress]),
            words.tally.number.format(number=count),
            progress_href(context, progress, key),
        )
        for progress, count in context.standings.progress[key]
    )


def progress_href(context: PageContext, progress: IndicatorProgress, key: str) -> str:
    """The place of the municipality or plan with the key on the page of the list of indicators."""
    return place_in_list(context, "progress", progress.value, key)


def view_ratings(context: PlanContext, keys: Iterable[str], kind: str) -> tuple[Tally, ...]:
    """Measures of the plan by the city's own rating, in the order of the scale; none where fewer than two ratings differ."""
    held: Counter[tuple[int, str, str]] = Counter()
    years: set[int] = set()
    for key in keys:
        overall = context.standings.evaluations[key].overall
        if isinstance(overall, Told) and (label := _rating(context, overall.evaluation)):
            evaluation = overall.evaluation
            years.add(overall.round.fiscal_year)
            held[(_place_on_scale(context, evaluation), label, _reading(context, evaluation))] += 1
    if len(held) < 2:
        return ()
    city = context.municipality.municipality.name
    told = span_text(YearSpan(min(years), max(years)), context.words)
    caption = context.words.tally.ratings.format(city=city, years=told, kind=kind, total=held.total())
    shape = view_badge(Status.EVALUATED, context.words).shape
    rows = [(Badge(reading, label, shape), held[each], "") for each in sorted(held) for _, label, reading in (each,)]
    return (_tally(caption, context.words.tally.rating, rows, "", context.words),)


def _rating(context: PlanContext, evaluation: Evaluation) -> str:
    """The label of the step, so that one step stands once however it is worded; else the rating as published."""
    found = scale_of(evaluation, context.plan.scales)
    return short_rating(evaluation, context.plan.scales) if isinstance(found, Absent) else found[1].label


def _place_on_scale(context: PlanContext, evaluation: Evaluation) -> int:
    """Steps in the order of the plan's scales; ratings without a step come last."""
    found = scale_of(evaluation, context.plan.scales)
    steps = [(scale.id, step.id) for scale in context.plan.scales for step in scale.steps]
    return len(steps) if isinstance(found, Absent) else steps.index((found[0].id, found[1].id))


def _reading(context: PlanContext, evaluation: Evaluation) -> str:
    standing = standing_of(evaluation, context.plan.scales)
    if isinstance(standing, Absent) or standing is Standing.OTHER:
        return css_name(Status.EVALUATED.value)
    return css_name(standing.value)


def _tells_more(context: PageContext, key: str) -> bool:
    """Whether indicators move before their time, or stand above the measures, so that counts of measures do not tell of them."""
    counts = dict(context.standings.progress.get(key, ()))
    if any(progress in counts for progress in MOVES):
        return True
    plans = (key,) if "/" in key else context.site_index.latest_plans[key]
    folders = (context.site_index.plans[plan] for plan in plans)
    return bool(counts) and any(
        folder.plan.indicators or any(pillar.indicators for pillar in folder.pillars) for folder in folders
    )


def _tally(caption: str, head: str, rows: Sequence[tuple[Badge, int, str]], sentence: str, words: Words) -> Tally:
    number = words.tally.number
    if sentence:
        alike = tuple(TallyRow(badge, number.format(number=count), href, "", "") for badge, count, href in rows)
        return Tally("", "", alike, "", sentence)
    total = sum(count for _, count, _ in rows)
    told, start = [], 0.0
    for badge, count, href in rows:
        length = 100 * count / total
        told.append(TallyRow(badge, number.format(number=count), href, f"{start:.2f}", f"{length:.2f}"))
        start += length
    return Tally(caption, head, tuple(told), number.format(number=total))
