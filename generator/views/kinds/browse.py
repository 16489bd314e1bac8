"""The list of everything: all measures by municipality and plan, and ways on to departments, fiscal years and statuses."""

from collections.abc import Iterator
from typing import ClassVar, Final

from generator.addresses import (
    AMOUNTS,
    BROWSE,
    TABLE_OF_ALL,
    departments_address,
    progress_address,
    status_address,
    year_address,
)
from generator.judging import IndicatorProgress
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.facets import years_in_force, years_reported
from generator.views.formats import both_years, span_text
from generator.views.heads import view_head
from generator.views.kinds.statuses import PAGES, count_progress_of_site
from generator.views.links import link_municipality, link_plan
from generator.views.measure_lists import measures_below, view_entry
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link, Page
from generator.views.plan_cards import kind_of_all, plan_keys, view_shares
from generator.views.plan_lists import has_many_plans, ways_to_plans
from generator.views.site_pieces import CityMeasures, LinkGroup, PlanMeasures, Promise, PromiseList
from generator.views.standing_links import links_to_statuses, total_of
from generator.wording.languages import Vocabulary
from generator.wording.site_words import SiteWords

_PLAN_LEVEL: Final = 4
_OPEN: Final = 3
"""More measures of a plan are folded away until they are asked for: nobody finds a plan below a column of two hundred lines."""
MOST_LISTED: Final = 240
"""So many measures with what is told of each stay within the bytes that a page may weigh. Where there are more, each plan's own page
lists them, and nothing is lost."""


class BrowsePage(Page, frozen=True):
    """Everything there is. Where there are too many measures for one page, plans stand without lists."""

    kind: ClassVar[str] = "browse"

    as_table: Link
    by_amount: Link
    cities: tuple[CityMeasures, ...]
    others: tuple[LinkGroup, ...]


def view_browse(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> BrowsePage:
    """The list of all plans and measures."""
    words, own = vocabulary.words, vocabulary.site
    context = context_of_site(site_index, standings, words, BROWSE)
    total = len(site_index.measures)
    listed = total <= MOST_LISTED
    parts = vocabulary.overview.parts if has_many_plans(context) else None
    cities = tuple(
        CityMeasures(link_municipality(context, city), (), ways_to_plans(context, parts, city))
        if parts
        else CityMeasures(
            link_municipality(context, city),
            tuple(_plan(context, own, plan, listed=listed) for plan in plan_keys(context, city)),
        )
        for city in site_index.municipalities
        if plan_keys(context, city)
    )
    others = tuple(group for group in _others(context, own) if group.links)
    names = words.measure.join.join(
        folder.municipality.name for folder in site_index.municipalities.values() if folder.plans
    )
    listing = own.browse.sentence if total <= MOST_LISTED else own.browse.sentence_counted
    pattern = own.browse.sentence_parts if parts else listing
    sentence = pattern.format(cities=names, plans=len(site_index.plans), measures=total)
    present = (
        ("plans", own.browse.by_plan, site_index.plans),
        ("others", own.browse.others, others),
    )
    return BrowsePage(
        head=view_head(
            context,
            heading=own.browse.title,
            description=sentence if site_index.plans else own.browse.empty,
            trail=(Link(own.browse.title, ""),),
            title=(own.browse.title,),
            contents=((anchor, heading) for anchor, heading, held in present if held),
        ),
        as_table=Link(vocabulary.overview.table.as_table, context.href(TABLE_OF_ALL)) if total else Link("", ""),
        by_amount=Link(own.browse.amounts, context.href(AMOUNTS)) if total else Link("", ""),
        cities=cities,
        others=others,
    )


def _plan(context: PageContext, own: SiteWords, key: str, *, listed: bool) -> PlanMeasures:
    """A plan; its measures in the order of its pillars."""
    counts = context.standings.plan_counts[key]
    kind = kind_of_all(context, key)
    measures = measures_below(context, key) if listed else ()
    reported = years_reported(context.site_index, measures)
    promises = tuple(
        Promise(reported.mark(measure, view_entry(context, measure, told=False)), (), ()) for measure in measures
    )
    return PlanMeasures(
        plan=link_plan(context, key),
        level=_PLAN_LEVEL,
        years=span_text(context.site_index.plans[key].plan.period, context.words),
        count=own.card.all_measures.format(kind=kind, total=counts.total) if counts.total else own.card.no_measures,
        shares=view_shares(context, counts, links_to_statuses(context, counts, key)),
        lists=(PromiseList("", _PLAN_LEVEL + 1, promises),) if promises else (),
        fold=own.browse.fold.format(kind=kind, total=counts.total) if len(promises) > _OPEN else "",
        in_force=years_in_force(context, key),
        reported=reported.most,
    )


def _others(context: PageContext, own: SiteWords) -> Iterator[LinkGroup]:
    """Pages that put the same measures in another order. They are named here, not repeated: this page would grow with each of them."""
    site_index, browse = context.site_index, own.browse
    yield LinkGroup(
        browse.by_department,
        tuple(
            Link(
                browse.departments.format(city=site_index.municipalities[city].municipality.name),
                context.href(departments_address(city)),
            )
            for city in site_index.municipalities
            if site_index.department_children.get(city)
        ),
    )
    yield LinkGroup(
        browse.by_year,
        tuple(
            Link(both_years(year), context.href(year_address(year))) for year in sorted(site_index.years, reverse=True)
        ),
    )
    yield LinkGroup(
        browse.by_status,
        tuple(
            Link(
                browse.status.format(status=context.words.status.labels[status], total=total),
                context.href(status_address(status.value)),
            )
            for status in PAGES
            if (total := total_of(context.standings, status))
        ),
    )
    if site_index.measures:
        table = context.href(TABLE_OF_ALL), context.href(AMOUNTS)
        yield LinkGroup(browse.by_amount, tuple(map(Link, (browse.table, browse.amounts), table)))
    yield LinkGroup(
        browse.by_progress,
        tuple(
            Link(
                browse.status.format(status=context.words.progress.labels[progress], total=total),
                context.href(progress_address(progress.value)),
            )
            for progress, total in sorted(
                count_progress_of_site(context).items(), key=lambda each: list(IndicatorProgress).index(each[0])
            )
        ),
    )
