"""All computed statuses: what each means, how many measures have it, and in which plans."""

from collections.abc import Iterator
from typing import ClassVar

from generator.addresses import STATUS_RULE, STATUSES, at_anchor, key_anchor, status_address
from generator.judging import Status
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.badges import view_badge
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_plan
from generator.views.overview_pieces import CountCell, CountRow, CountTable, StatusLine
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link, Page
from generator.views.plan_cards import plan_keys
from generator.views.standing_links import total_of
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import OverviewWords

ORDER = (
    Status.NOT_REACHED,
    Status.REACHED,
    Status.ON_THE_WAY,
    Status.NOT_REPORTED,
    Status.CANNOT_BE_JUDGED,
    Status.NO_TARGET,
)
"""What residents look for first comes first."""


class StatusesPage(Page, frozen=True):
    """All statuses."""

    kind: ClassVar[str] = "statuses"

    statuses: tuple[StatusLine, ...]
    tables: tuple[CountTable, ...]
    rule: Link


def view_statuses(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> StatusesPage:
    """The page of all statuses."""
    words, own = vocabulary.words, vocabulary.overview
    context = context_of_site(site_index, standings, words, STATUSES)
    total = len(site_index.measures)
    title = own.status.index_title
    return StatusesPage(
        head=view_head(
            context,
            heading=title,
            description=own.status.index_sentence.format(measures=total) if total else own.status.index_empty,
            trail=(Link(title, ""),),
            title=(title,),
        ),
        statuses=view_status_lines(context, own),
        tables=tuple(_table(context, own)),
        rule=Link(own.status.rule, context.href(STATUS_RULE)),
    )


def view_status_lines(context: PageContext, own: OverviewWords) -> tuple[StatusLine, ...]:
    """Every status with the number of its measures; the one whose page this is without a link."""
    lines = []
    for status in ORDER:
        address = status_address(status.value)
        count = own.status.count.format(total=total_of(context.standings, status))
        link = Link(count, "" if address == context.address else context.href(address))
        lines.append(StatusLine(view_badge(status, context.words), context.words.status.meanings[status], link))
    return tuple(lines)


def _table(context: PageContext, own: OverviewWords) -> Iterator[CountTable]:
    labels = context.words.status.labels
    rows = [
        _row(context, own, city, plan)
        for city in context.site_index.municipalities
        for plan in plan_keys(context, city)
        if context.standings.plan_counts[plan].total
    ]
    if rows:
        heads = (*(labels[status] for status in ORDER), own.status.total)
        yield CountTable(own.status.caption, own.status.plan, heads, tuple(rows))


def _row(context: PageContext, own: OverviewWords, city: str, plan: str) -> CountRow:
    counts = context.standings.plan_counts[plan]
    held = dict(counts.by_status)
    cells = []
    for status in ORDER:
        label, number = context.words.status.labels[status], held.get(status, 0)
        href = at_anchor(context.href(status_address(status.value)), key_anchor(plan)) if number else ""
        cells.append(CountCell(label, own.status.count.format(total=number), href))
    cells.append(CountCell(own.status.total, own.status.count.format(total=counts.total), ""))
    return CountRow(link_plan(context, plan), link_municipality(context, city).text, tuple(cells))
