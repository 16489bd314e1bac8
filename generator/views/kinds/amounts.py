"""The measures of all plans by what they cost, and how many state no amount."""

from collections.abc import Iterator
from typing import ClassVar, Final

from generator.addresses import AMOUNTS, BROWSE, TABLE_OF_ALL, status_name, table_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.money import AmountClass
from generator.views.facets import amounts_told
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_plan
from generator.views.measure_lists import measures_below
from generator.views.measure_tables import tabulate
from generator.views.overview_pieces import CountCell, CountRow, CountTable, MeasureTable
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link, Page
from generator.views.plan_cards import plan_keys
from generator.views.sort_keys import class_of_amount, sort_money
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import OverviewWords

MOST_ROWS: Final = 60
"""So many rows stay within the bytes that a page may weigh."""


class AmountsPage(Page, frozen=True):
    """A table for each class of amounts, the largest first. ``counts`` say of each plan how many of its measures state one; ``remark`` that not all are here."""

    kind: ClassVar[str] = "amounts"

    as_table: Link
    tables: tuple[MeasureTable, ...]
    remark: str
    counts: tuple[CountTable, ...]


def view_amounts(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> AmountsPage:
    """The page of amounts."""
    words, across, own = vocabulary.words, vocabulary.overview, vocabulary.overview.table
    context = context_of_site(site_index, standings, words, AMOUNTS)
    plans = [plan for city in site_index.municipalities for plan in plan_keys(context, city)]
    keys = [key for plan in plans for key in measures_below(context, plan)]
    costing = sorted((key for key in keys if _money(context, key)), key=lambda key: float(_money(context, key)))
    held = {amount: [key for key in costing[:MOST_ROWS] if _class(context, key) == amount] for amount in AmountClass}
    total, carrying = len(keys), len(costing)
    pattern = own.amounts_sentence if carrying else own.amounts_none
    tables = tuple(
        tabulate(
            context,
            across,
            those,
            own.amount.format(
                amount=words.money.classes[amount], total=sum(_class(context, key) == amount for key in costing)
            ),
            of_one_plan=False,
            anchor=status_name(amount),
        )
        for amount, those in held.items()
        if those
    )
    return AmountsPage(
        head=view_head(
            context,
            heading=own.amounts_title,
            description=pattern.format(total=total, carrying=carrying) if keys else vocabulary.site.browse.empty,
            trail=(Link(vocabulary.site.browse.title, context.href(BROWSE)), Link(own.amounts_title, "")),
            title=(own.amounts_title,),
        ),
        as_table=Link(own.title_all, context.href(TABLE_OF_ALL)),
        tables=tables,
        remark=own.too_many.format(shown=MOST_ROWS, total=carrying) if carrying > MOST_ROWS else "",
        counts=tuple(_count(context, across, plans)) if keys else (),
    )


def _money(context: PageContext, key: str) -> str:
    return sort_money(amounts_told(context.site_index, key))


def _class(context: PageContext, key: str) -> object:
    return class_of_amount(amounts_told(context.site_index, key))


def _count(context: PageContext, across: OverviewWords, plans: list[str]) -> Iterator[CountTable]:
    """How many measures of each plan state an amount, and how many none; each plan leads to its table."""
    own, count = across.table, across.status.count
    rows = []
    for plan in plans:
        keys = measures_below(context, plan)
        if keys:
            stated = sum(bool(_money(context, key)) for key in keys)
            link = Link(link_plan(context, plan).text, context.href(table_address(*plan.split("/"))))
            cells = (
                CountCell(own.stated, count.format(total=stated), ""),
                CountCell(own.not_stated, count.format(total=len(keys) - stated), ""),
            )
            rows.append(CountRow(link, link_municipality(context, plan.partition("/")[0]).text, cells))
    yield CountTable(own.stated_by_plan, own.plan, (own.stated, own.not_stated), tuple(rows))
