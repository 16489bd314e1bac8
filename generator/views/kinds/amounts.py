"""The measures of all plans by what they cost, and how many state no amount."""

from collections.abc import Container, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar, Final

from generator.addresses import AMOUNTS, BROWSE, TABLE_OF_ALL, status_name, table_address
from generator.judging.list_parts import MOST_PLANS
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.money import AmountClass
from generator.views.facets import amounts_told
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_plan
from generator.views.measure_lists import measures_below
from generator.views.measure_tables import explain, tabulate
from generator.views.overview_pieces import CountCell, CountRow, CountTable, MeasureTable
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link, Page
from generator.views.plan_cards import plans_of_site
from generator.views.sort_keys import class_of_amount, yen_told
from generator.wording.group import PageWords
from generator.wording.languages import Vocabulary

MOST_ROWS: Final = 60
"""So many rows stay within the bytes that a page may weigh."""


class AmountWords(PageWords, frozen=True):
    """Measures by what they cost."""

    title: str
    sentence: str  # total, carrying
    none: str  # total
    rule: str
    measures: str
    amount_some: str  # amount, total, shown
    fold: str  # total
    stated_by_plan: str
    stated: str
    not_stated: str


class AmountsPage(Page, frozen=True):
    """A table for each class of amounts, the largest first. ``counts`` say of each plan how many of its measures state one; ``remark`` that not all are here."""

    kind: ClassVar[str] = "amounts"

    as_table: Link
    tables: tuple[MeasureTable, ...]
    notes: tuple[str, ...]
    remark: str
    counts: tuple[CountTable, ...]


def view_amounts(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> AmountsPage:
    """The page of amounts."""
    words, across, own = vocabulary.words, vocabulary.overview, vocabulary.of(AmountWords)
    context = context_of_site(site_index, standings, words, AMOUNTS)
    keys = {plan: measures_below(context, plan) for plan in plans_of_site(context)}
    costs = {key: yen for those in keys.values() for key in those if (yen := _yen(context, key)) is not None}
    costing = sorted(costs, key=costs.__getitem__, reverse=True)
    held: dict[AmountClass, list[str]] = {}
    for key in costing:
        held.setdefault(class_of_amount(costs[key]), []).append(key)
    listed = frozenset(costing[:MOST_ROWS])
    total, carrying = sum(map(len, keys.values())), len(costing)
    pattern = own.sentence if carrying else own.none
    tables = tuple(
        tabulate(
            context,
            across,
            shown,
            (across.table.amount if len(shown) == len(those) else own.amount_some).format(
                amount=words.money.classes[amount], total=len(those), shown=len(shown)
            ),
            anchor=status_name(amount),
            money_first=True,
        )
        for amount, those in held.items()
        if (shown := [key for key in those if key in listed])
    )
    return AmountsPage(
        head=view_head(
            context,
            heading=own.title,
            description=pattern.format(total=total, carrying=carrying) if total else vocabulary.site.browse.empty,
            trail=(Link(vocabulary.site.browse.title, context.href(BROWSE)), Link(own.title, "")),
            title=(own.title,),
        ),
        as_table=Link(across.table.title_all, context.href(TABLE_OF_ALL)),
        tables=tables,
        notes=explain(tables, across.table, words.measure.kind),
        remark=across.table.too_many.format(shown=MOST_ROWS, total=carrying) if carrying > MOST_ROWS else "",
        counts=(_count(context, vocabulary, keys, costs),) if total else (),
    )


def _yen(context: PageContext, key: str) -> Decimal | None:
    return yen_told(amounts_told(context.site_index, key))


def _count(
    context: PageContext, vocabulary: Vocabulary, keys: Mapping[str, Sequence[str]], costs: Container[str]
) -> CountTable:
    """How many measures of each plan state an amount, and how many none; each plan leads to its table."""
    own, across = vocabulary.of(AmountWords), vocabulary.overview
    count = across.status.count
    rows = []
    for plan, those in keys.items():
        if those:
            stated = sum(key in costs for key in those)
            link = Link(link_plan(context, plan).text, context.href(table_address(*plan.split("/"))))
            cells = (
                CountCell(own.stated, count.format(total=stated), ""),
                CountCell(own.not_stated, count.format(total=len(those) - stated), ""),
            )
            rows.append(CountRow(link, link_municipality(context, plan.partition("/")[0]).text, cells))
    fold = own.fold.format(total=len(rows)) if len(rows) > MOST_PLANS else ""
    return CountTable(own.stated_by_plan, across.table.plan, (own.stated, own.not_stated), tuple(rows), fold)
