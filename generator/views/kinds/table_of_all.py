"""The measures of all plans in one table, for who compares across cities; the tables of the plans one by one."""

from typing import ClassVar, Final

from generator.addresses import AMOUNTS, BROWSE, TABLE_OF_ALL, table_address
from generator.judging.standings import Standings
from generator.map.address_table import has_measures
from generator.map.site_index import SiteIndex
from generator.views.heads import view_head
from generator.views.kinds.amounts import AmountWords
from generator.views.links import link_municipality, link_plan
from generator.views.measure_lists import measures_below
from generator.views.measure_tables import compared, explain, has_figures, tabulate
from generator.views.overview_pieces import MeasureTable
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link, Page
from generator.views.plan_cards import plan_keys, plans_of_site
from generator.views.site_pieces import LinkGroup
from generator.views.sort_keys import sort_gap
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import TableWords

MOST_ROWS: Final = 60
"""So many measures with all that is compared stay within the bytes that a page may weigh."""


class TableOfAllPage(Page, frozen=True):
    """Measures side by side; where not all have room, those of which a figure can be compared, and of these those that fell short the most. ``plans`` lead to the table of each plan."""

    kind: ClassVar[str] = "table_of_all"

    as_list: Link
    by_amount: Link
    tables: tuple[MeasureTable, ...]
    notes: tuple[str, ...]
    plans: tuple[LinkGroup, ...]


def view_table_of_all(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> TableOfAllPage:
    """The table of everything."""
    words, across, own = vocabulary.words, vocabulary.overview, vocabulary.overview.table
    context = context_of_site(site_index, standings, words, TABLE_OF_ALL)
    total = len(site_index.measures)
    plans = plans_of_site(context)
    title = own.title_all
    keys = [key for plan in plans for key in measures_below(context, plan)]
    sentence, known = own.sentence_all, total
    if total > MOST_ROWS:
        keys = sorted((key for key in keys if has_figures(context, key)), key=lambda key: _farthest_first(context, key))
        known = len(keys)
        sentence = own.sentence_worst if known > MOST_ROWS else own.sentence_some
        keys = keys[:MOST_ROWS]
    tables = (tabulate(context, across, keys, title, kind=""),) if keys else ()
    told = compared(tables[0], own, words) if tables else ""
    counted = {"columns": told, "plans": len(plans), "total": total, "known": known, "shown": len(keys)}
    return TableOfAllPage(
        head=view_head(
            context,
            heading=title,
            description=sentence.format(**counted) if keys else vocabulary.site.browse.empty,
            trail=(Link(vocabulary.site.browse.title, context.href(BROWSE)), Link(title, "")),
            title=(title,),
        ),
        as_list=Link(own.as_list, context.href(BROWSE)),
        by_amount=Link(vocabulary.of(AmountWords).title, context.href(AMOUNTS)),
        tables=tables,
        notes=explain(tables, own, words.measure.kind),
        plans=link_tables(context, own),
    )


def link_tables(context: PageContext, own: TableWords) -> tuple[LinkGroup, ...]:
    """The table of each plan, by municipality."""
    groups = (
        LinkGroup(
            link_municipality(context, city).text,
            tuple(
                Link(
                    own.amount.format(
                        amount=link_plan(context, plan).text, total=context.standings.plan_counts[plan].total
                    ),
                    context.href(table_address(*plan.split("/"))),
                )
                for plan in plan_keys(context, city)
                if has_measures(context.site_index, plan)
            ),
        )
        for city in context.site_index.municipalities
    )
    return tuple(group for group in groups if group.links)


def _farthest_first(context: PageContext, key: str) -> float:
    gap = sort_gap(context.standings.measures[key], context.standings.statuses[key].status)
    return float(gap) if gap else float("inf")
