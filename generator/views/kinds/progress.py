"""The indicators of one list across plans: what came of their targets, or where they move before the targets' time."""

from collections.abc import Collection, Iterator
from typing import ClassVar, Final

import msgspec

from generator.addresses import STATUS_RULE, STATUSES, key_anchor, progress_address
from generator.judging import IndicatorProgress
from generator.judging.progress import lists_in, progress_of
from generator.judging.standings import Standings, indicator_key
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.figures import Indicator
from generator.views.badges import view_progress_badge
from generator.views.formats import figure_text, period_in_sentence, span_text
from generator.views.heads import view_head
from generator.views.kinds.statuses import count_progress_of_site, view_progress_lines
from generator.views.links import link_holder, link_municipality, link_plan
from generator.views.list_pages import is_divided, view_divided
from generator.views.measure_lists import MOST_TOLD
from generator.views.measure_statuses import ending_mark
from generator.views.outcome_folds import fold_outcomes
from generator.views.outcomes import compare_indicator, quote_all, tell_reasons
from generator.views.overview_pieces import CityLines, CityOutcomes, Comparison, PlanOutcomes, StatusLine
from generator.views.page_context import PageContext, PlanContext, context_of_plan, context_of_site
from generator.views.pieces import Badge, Link, Page
from generator.views.plan_cards import plan_keys
from generator.views.tallies import MOVES
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import OverviewWords
from generator.wording.words import Words

_TROUBLE: Final = (IndicatorProgress.NOT_REACHED, IndicatorProgress.MOVING_AWAY, IndicatorProgress.NOT_REPORTED)
"""Lists in which readers ask for the reason."""


class ProgressPage(Page, frozen=True):
    """A list of indicators."""

    kind: ClassVar[str] = "progress"

    badge: Badge
    rule: Link
    remark: str
    divided: tuple[CityLines, ...]
    cities: tuple[CityOutcomes, ...]
    others: tuple[StatusLine, ...]


def view_progress(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> ProgressPage:
    """The page of a list of indicators (``"moving_away"``). Raises ValueError for no such list."""
    words, own = vocabulary.words, vocabulary.overview
    progress = IndicatorProgress(key)
    context = context_of_site(site_index, standings, words, progress_address(progress.value))
    label = words.progress.labels[progress]
    title = words.progress.titles[progress]
    counts = count_progress_of_site(context)
    total = sum(counts[each] for each in lists_in(progress))
    holding = {
        city: keys
        for city in site_index.municipalities
        if (keys := [plan for plan in plan_keys(context, city) if _count(context, plan, progress)])
    }
    in_parts = is_divided(context, "progress", key)
    divided = view_divided(context, own.parts, "progress", key, holding, tell=lambda _: "") if in_parts else ()
    told = total <= MOST_TOLD
    cities = tuple(
        CityOutcomes(
            key_anchor(city),
            link_municipality(context, city),
            tuple(plan_of_progress(_within(context, plan), own, progress, None, told=told) for plan in keys),
        )
        for city, keys in holding.items()
        if not in_parts
    )
    sentence = own.status.indicators_sentence.format(
        meaning=words.progress.meanings[progress], plans=sum(map(len, holding.values())), indicators=total
    )
    return ProgressPage(
        head=view_head(
            context,
            heading=title,
            description=sentence if holding else own.status.indicators_none.format(progress=label),
            trail=(Link(own.status.index_title, context.href(STATUSES)), Link(title, "")),
            title=(title,),
            contents=((key_anchor(city), link_municipality(context, city).text) for city in holding),
        ),
        badge=view_progress_badge(progress, label),
        rule=Link(own.status.rule, context.href(STATUS_RULE)),
        remark=own.parts.by_plan if in_parts else "",
        divided=divided,
        cities=fold_outcomes(cities, own),
        others=view_progress_lines(context, own),
    )


def _count(context: PageContext, key: str, progress: IndicatorProgress) -> int:
    held = dict(context.standings.progress.get(key, ()))
    return sum(held.get(each, 0) for each in lists_in(progress))


def _within(across: PageContext, plan: str) -> PlanContext:
    return context_of_plan(across.site_index, across.standings, across.words, plan, across.address)


def plan_of_progress(
    context: PlanContext,
    own: OverviewWords,
    progress: IndicatorProgress,
    shown: Collection[str] | None,
    *,
    told: bool,
) -> PlanOutcomes:
    """The plan's indicators in the list, or those of them that are ``shown`` (by key); where ``told``, with what the city says of them."""
    total = _count(context, context.key, progress) if shown is None else len(shown)
    return PlanOutcomes(
        anchor=key_anchor(context.key),
        plan=link_plan(context, context.key),
        years=span_text(context.plan.period, context.words),
        count=own.status.indicators_total.format(total=total),
        notes=(),
        comparisons_heading="",
        comparisons=tuple(_compare(context, own, progress, shown, told=told)),
        outcomes_heading="",
        groups=(),
        remark="",
    )


def _compare(
    context: PlanContext,
    own: OverviewWords,
    progress: IndicatorProgress,
    shown: Collection[str] | None,
    *,
    told: bool,
) -> Iterator[Comparison]:
    """The plan's own indicators first, then those of its pillars and measures, each with whose it is; where ``told``, with what the city says."""
    for holder, indicator in context.site_index.indicators_of(context.key):
        key = indicator_key(holder, indicator.id)
        if shown is not None and key not in shown:
            continue
        judgement = context.standings.indicators[key]
        own_list = progress_of(judgement)
        if own_list not in lists_in(progress):
            continue
        comparison = compare_indicator(context, holder, indicator)
        link = link_holder(context, holder)
        if holder in context.site_index.measures and (ending := ending_mark(context, holder)):
            link = Link(context.words.list_separator.join((link.text, ending)), link.href)
        badge = view_progress_badge(own_list, context.words.progress.labels[own_list])
        holders = () if holder == context.key else (link,)
        baseline = _baseline(indicator, context.words) if progress in MOVES else ""
        asked = told and progress in _TROUBLE
        quotes = quote_all(tell_reasons(context, own, holder)) if asked else ()
        silent = asked and not quotes and not indicator.footnotes
        yield msgspec.structs.replace(
            comparison,
            badges=(badge,),
            holder=holders,
            baseline=baseline,
            quotes=quotes,
            nothing=own.status.no_reason_of_indicator if silent else "",
        )


def _baseline(indicator: Indicator, words: Words) -> str:
    """From where the indicator moved, and when."""
    figure = indicator.baseline
    if isinstance(figure, Absent):
        return ""
    when = period_in_sentence(figure.period, words)
    return words.reason_and_note.format(reason=figure_text(figure, words), note=when)
