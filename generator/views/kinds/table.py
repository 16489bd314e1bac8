"""The measures of a plan as a table, beside the plan's own page, which lists them."""

from typing import ClassVar

from generator.addresses import MEASURES_ANCHOR, at_anchor, plan_address, table_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.heads import view_head, whole_address
from generator.views.links import trail
from generator.views.measure_lists import measures_below
from generator.views.measure_tables import compared, explain, tabulate
from generator.views.overview_pieces import MeasureTable
from generator.views.page_context import context_of_plan
from generator.views.pieces import Link, Page, SourceNote
from generator.views.pillar_trees import MOST_MEASURES
from generator.views.plan_cards import kind_of_all
from generator.views.sources import Use, view_sources
from generator.wording.languages import Vocabulary


class TablePage(Page, frozen=True):
    """A plan's measures side by side. ``as_list`` leads to the same as a list; ``remark`` says so where not all are here."""

    kind: ClassVar[str] = "table"

    as_list: Link
    table: MeasureTable
    notes: tuple[str, ...]
    remark: str
    sources: SourceNote


def view_table(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> TablePage:
    """The table of the plan with the key. Raises KeyError for an unknown one."""
    words, across, own = vocabulary.words, vocabulary.overview, vocabulary.overview.table
    city_id, plan_id = key.split("/")
    context = context_of_plan(site_index, standings, words, key, table_address(city_id, plan_id))
    kind, city = kind_of_all(context, key), context.municipality.municipality.name
    keys = measures_below(context, key)
    title = own.title.format(kind=kind)
    whole = len(keys) <= MOST_MEASURES
    table = tabulate(context, across, keys[:MOST_MEASURES], title, kind=kind)
    columns = compared(table, own, words)
    return TablePage(
        head=view_head(
            context,
            heading=title,
            description=(own.sentence if whole else own.sentence_first).format(
                city=city, plan=context.plan_name, kind=kind, total=len(keys), columns=columns, shown=MOST_MEASURES
            ),
            trail=trail(context, (), title),
            title=(title, context.plan_name, city),
        ),
        as_list=Link(own.as_list, at_anchor(context.href(plan_address(city_id, plan_id)), MEASURES_ANCHOR)),
        table=table,
        notes=explain((table,), own, kind),
        remark="" if whole else own.only_first.format(shown=MOST_MEASURES, total=len(keys), kind=kind),
        sources=view_sources(context, (Use(title, context.plan.source),), title, whole_address(context)),
    )
