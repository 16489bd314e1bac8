"""The measures that have a computed status, by municipality and plan, each with its figures and what the city says of it."""

from collections.abc import Sequence
from typing import ClassVar

from generator.addresses import STATUS_RULE, STATUSES, key_anchor, status_address
from generator.judging import Status
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.badges import meaning_of, view_badge
from generator.views.formats import span_text
from generator.views.heads import view_head
from generator.views.kinds.statuses import view_status_lines
from generator.views.links import link_municipality, link_plan
from generator.views.list_pages import is_divided, view_divided
from generator.views.measure_lists import MOST_TOLD, measures_below
from generator.views.measure_statuses import owed_by_all
from generator.views.outcome_folds import fold_outcomes
from generator.views.outcomes import group_by_pillar, view_outcome
from generator.views.overview_pieces import CityLines, CityOutcomes, Outcome, PlanOutcomes, StatusLine
from generator.views.page_context import PageContext, PlanContext, context_of_plan, context_of_site
from generator.views.pieces import Badge, Link, Page
from generator.views.plan_cards import plan_keys
from generator.views.standing_links import total_of
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import OverviewWords


class StatusPage(Page, frozen=True):
    """A status with its measures."""

    kind: ClassVar[str] = "status"

    badge: Badge
    rule: Link
    remark: str
    divided: tuple[CityLines, ...]
    cities: tuple[CityOutcomes, ...]
    others: tuple[StatusLine, ...]


def view_status(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> StatusPage:
    """The page of a status (``"not_reached"``). Raises ValueError for no such status."""
    words, own = vocabulary.words, vocabulary.overview
    status = Status(key)
    context = context_of_site(site_index, standings, words, status_address(status.value))
    label = words.status.labels[status]
    title = title_of(status, vocabulary)
    holding = {
        city: keys
        for city in site_index.municipalities
        if (keys := [plan for plan in plan_keys(context, city) if _count(context, plan, status)])
    }
    total = total_of(standings, status)
    told = total <= MOST_TOLD
    in_parts = is_divided(context, "status", key)
    divided = view_divided(context, own.parts, "status", key, holding, tell=lambda _: "") if in_parts else ()
    cities = tuple(
        CityOutcomes(
            key_anchor(city),
            link_municipality(context, city),
            tuple(
                plan_of_status(_within(context, plan), own, status, _keys(context, plan, status), told=told)
                for plan in keys
            ),
        )
        for city, keys in holding.items()
        if not in_parts
    )
    sentence = own.status.sentence.format(
        meaning=meaning_of(status, words),
        plans=sum(map(len, holding.values())),
        measures=total,
    )
    return StatusPage(
        head=view_head(
            context,
            heading=title,
            description=sentence if holding else own.status.sentence_none.format(status=label),
            trail=(Link(own.status.index_title, context.href(STATUSES)), Link(title, "")),
            title=(title,),
            contents=((key_anchor(city), link_municipality(context, city).text) for city in holding),
        ),
        badge=view_badge(status, words),
        rule=Link(own.status.rule, context.href(STATUS_RULE)),
        remark=own.parts.by_plan if in_parts else "",
        divided=divided,
        cities=fold_outcomes(cities, own),
        others=view_status_lines(context, own),
    )


def title_of(status: Status, vocabulary: Vocabulary) -> str:
    """The heading of the page of a status."""
    own = vocabulary.overview.status
    if status is Status.NO_TARGET:
        return own.title_no_target
    return own.title.format(status=vocabulary.words.status.labels[status])


def _has(context: PageContext, key: str, status: Status) -> bool:
    """Whether the measure is listed on the page. Those without a target in figures stand on a page of their own, too."""
    found = context.standings.measures[key] if status is Status.NO_TARGET else context.standings.statuses[key]
    return found.status is status


def _count(context: PageContext, key: str, status: Status) -> int:
    if status is Status.NO_TARGET:
        return context.standings.without_target[key]
    return dict(context.standings.plan_counts[key].by_status).get(status, 0)


def _within(across: PageContext, plan: str) -> PlanContext:
    return context_of_plan(across.site_index, across.standings, across.words, plan, across.address)


def _keys(context: PageContext, plan: str, status: Status) -> tuple[str, ...]:
    """The measures of the plan that the list has, in the order of the plan."""
    return tuple(each for each in measures_below(context, plan) if _has(context, each, status))


def plan_of_status(
    context: PlanContext, own: OverviewWords, status: Status, keys: Sequence[str], *, told: bool
) -> PlanOutcomes:
    """Measures of the plan (by key, in its order) with what came of them; where ``told``, with what else is known of each."""
    key = context.key

    def outcome(measure: str) -> Outcome:
        return view_outcome(context, own, measure, told=told)

    return PlanOutcomes(
        anchor=key_anchor(key),
        plan=link_plan(context, key),
        years=span_text(context.plan.period, context.words),
        count=own.status.count.format(total=len(keys)),
        notes=tuple(filter(None, (owed_by_all(context, key),))) if status is Status.NOT_REPORTED else (),
        comparisons_heading="",
        comparisons=(),
        outcomes_heading="",
        groups=group_by_pillar(context, own, keys, outcome),
        remark="",
    )
