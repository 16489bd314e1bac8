"""The measures that have a computed status, by municipality and plan, each with its figures and what the city says of it."""

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
from generator.views.measure_lists import MOST_TOLD, measures_below
from generator.views.measure_statuses import owed_by_all
from generator.views.outcome_folds import fold_outcomes
from generator.views.outcomes import group_by_pillar, view_outcome
from generator.views.overview_pieces import CityOutcomes, Outcome, PlanOutcomes, StatusLine
from generator.views.page_context import PageContext, context_of_plan, context_of_site
from generator.views.pieces import Badge, Link, Page
from generator.views.plan_cards import plan_keys
from generator.views.standing_links import is_listed, total_of
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import OverviewWords


class StatusPage(Page, frozen=True):
    """A status with its measures."""

    kind: ClassVar[str] = "status"

    badge: Badge
    rule: Link
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
    listed, told = is_listed(standings, status), total <= MOST_TOLD
    cities = tuple(
        CityOutcomes(
            key_anchor(city),
            link_municipality(context, city),
            tuple(_plan(context, own, status, key, listed=listed, told=told) for key in keys),
        )
        for city, keys in holding.items()
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
            description=sentence if cities else own.status.sentence_none.format(status=label),
            trail=(Link(own.status.index_title, context.href(STATUSES)), Link(title, "")),
            title=(title,),
            contents=((city.anchor, city.link.text) for city in cities),
        ),
        badge=view_badge(status, words),
        rule=Link(own.status.rule, context.href(STATUS_RULE)),
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


def _plan(
    across: PageContext, own: OverviewWords, status: Status, key: str, *, listed: bool, told: bool
) -> PlanOutcomes:
    context = context_of_plan(across.site_index, across.standings, across.words, key, across.address)
    total = _count(context, key, status)

    def outcome(measure: str) -> Outcome:
        return view_outcome(context, own, measure, told=told)

    keys = [each for each in measures_below(context, key) if _has(context, each, status)]
    return PlanOutcomes(
        anchor=key_anchor(key),
        plan=link_plan(context, key),
        years=span_text(context.plan.period, context.words),
        count=own.status.count.format(total=total),
        notes=tuple(filter(None, (owed_by_all(context, key),))) if status is Status.NOT_REPORTED else (),
        comparisons_heading="",
        comparisons=(),
        outcomes_heading="",
        groups=group_by_pillar(context, own, keys, outcome) if listed else (),
        remark="" if listed else own.status.too_many.format(total=total),
    )
