"""All statuses of measures and all lists of indicators: what each means, how many there are, and in which plans."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from generator.addresses import STATUS_RULE, STATUSES, progress_address, status_address
from generator.judging import IndicatorProgress, Status
from generator.judging.progress import GATHERED, lists_in
from generator.judging.standings import Counts, Standings
from generator.map.site_index import SiteIndex
from generator.views.badges import meaning_of, view_badge, view_progress_badge
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_plan
from generator.views.overview_pieces import CountCell, CountRow, CountTable, StatusLine
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link, Page
from generator.views.plan_cards import plan_keys
from generator.views.plan_lists import has_many_plans, ways_across_cities
from generator.views.site_pieces import ListLine
from generator.views.standing_links import place_in_list, total_of
from generator.views.tallies import progress_href
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import OverviewWords

ORDER = (
    Status.NOT_REACHED,
    Status.REACHED,
    Status.ON_THE_WAY,
    Status.NOT_REPORTED,
    Status.CANNOT_BE_JUDGED,
    Status.EVALUATED,
    Status.REPORTED,
    Status.NOT_DUE,
    Status.ENDED,
)
"""Each measure has one of these. What residents look for first comes first."""

PAGES = (*ORDER, Status.NO_TARGET)
"""Measures without a target in figures have a page besides: each stands on that of its status too."""


class StatusesPage(Page, frozen=True):
    """All statuses. ``by`` and ``indicators_by`` say of what the rows of the tables are; of very many plans ``lines`` lead to pages with the counts of each."""

    kind: ClassVar[str] = "statuses"

    statuses: tuple[StatusLine, ...]
    by: str
    remark: str
    lines: tuple[ListLine, ...]
    tables: tuple[CountTable, ...]
    progress: tuple[StatusLine, ...]
    indicators_by: str
    indicators: tuple[CountTable, ...]
    rule: Link


def view_statuses(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> StatusesPage:
    """The page of all statuses."""
    words, own = vocabulary.words, vocabulary.overview
    context = context_of_site(site_index, standings, words, STATUSES)
    total = len(site_index.measures)
    title, many = own.status.index_title, has_many_plans(context)
    return StatusesPage(
        head=view_head(
            context,
            heading=title,
            description=own.status.index_sentence.format(measures=total) if total else own.status.index_empty,
            trail=(Link(title, ""),),
            title=(title,),
        ),
        statuses=view_status_lines(context, own),
        by=own.status.by_city if many else own.status.by_plan,
        remark=own.status.many_plans if many else "",
        lines=ways_across_cities(context, own.parts) if many else (),
        tables=tuple(_table(context, own, many=many)),
        progress=view_progress_lines(context, own),
        indicators_by=own.status.indicators_by_city if many else own.status.indicators_by_plan,
        indicators=tuple(_indicator_table(context, own, many=many)),
        rule=Link(own.status.rule, context.href(STATUS_RULE)),
    )


def view_status_lines(context: PageContext, own: OverviewWords, kind: str = "") -> tuple[StatusLine, ...]:
    """Every status with the number of its measures, which are called ``kind``; the one whose page this is without a link."""
    lines = []
    words = context.words
    for status in PAGES:
        address = status_address(status.value)
        count = own.status.count.format(total=total_of(context.standings, status))
        link = Link(count, "" if address == context.address else context.href(address))
        meaning = meaning_of(status, words, kind)
        if status is Status.NO_TARGET:
            others = (Status.EVALUATED, Status.REPORTED, Status.NOT_REPORTED, Status.NOT_DUE, Status.ENDED)
            labels = words.list_separator.join(words.status.labels[each] for each in others)
            meaning += own.status.no_target_counted.format(kind=kind or words.measure.kind, statuses=labels)
        lines.append(StatusLine(view_badge(status, words), meaning, link))
    return tuple(lines)


def view_progress_lines(context: PageContext, own: OverviewWords) -> tuple[StatusLine, ...]:
    """Every list of indicators with their number; the one whose page this is without a link."""
    words = context.words.progress
    counts = count_progress_of_site(context)
    lines = []
    for progress in IndicatorProgress:
        address = progress_address(progress.value)
        gathers = lists_in(progress)
        count = own.status.indicators_total.format(total=sum(counts[each] for each in gathers))
        link = Link(count, "" if address == context.address else context.href(address))
        meaning = words.meanings[progress]
        if progress in GATHERED:
            labels = context.words.list_separator.join(words.labels[each] for each in gathers)
            meaning += own.status.gathered_counted.format(lists=labels)
        lines.append(StatusLine(view_progress_badge(progress, words.labels[progress]), meaning, link))
    return tuple(lines)


def count_progress_of_site(context: PageContext) -> Counter[IndicatorProgress]:
    """How many indicators of the site stand in each list; of those that put others together nothing."""
    counts: Counter[IndicatorProgress] = Counter()
    for city in context.site_index.municipalities:
        counts.update(dict(context.standings.progress.get(city, ())))
    return counts


def _rows_shown(context: PageContext, *, many: bool) -> Iterator[tuple[str, Link, str]]:
    """What the rows of the tables are, by its key, with the link to it and what stands above: plans, or municipalities where these are too many."""
    for city in context.site_index.municipalities:
        link = link_municipality(context, city)
        if many:
            yield city, link, ""
        else:
            yield from ((plan, link_plan(context, plan), link.text) for plan in plan_keys(context, city))


def _table(context: PageContext, own: OverviewWords, *, many: bool) -> Iterator[CountTable]:
    labels, standings = context.words.status.labels, context.standings
    occurring = _occurring(context)
    rows = []
    for key, link, above in _rows_shown(context, many=many):
        counts = standings.municipality_counts[key] if many else standings.plan_counts[key]
        if counts.total:
            rows.append(CountRow(link, above, _cells(context, own, occurring, counts, key)))
    if rows:
        heads = (*(labels[status] for status in occurring), own.status.total)
        caption, first = (
            (own.status.caption_by_city, own.status.city) if many else (own.status.caption, own.status.plan)
        )
        yield CountTable(caption, first, heads, tuple(rows))


def _occurring(context: PageContext) -> tuple[Status, ...]:
    """The statuses that any measure has: a column of nothing tells nothing."""
    return tuple(status for status in ORDER if total_of(context.standings, status))


def _indicator_table(context: PageContext, own: OverviewWords, *, many: bool) -> Iterator[CountTable]:
    labels = context.words.progress.labels
    counts = count_progress_of_site(context)
    shown = tuple(progress for progress in IndicatorProgress if counts[progress])
    rows = []
    for key, link, above in _rows_shown(context, many=many):
        held = dict(context.standings.progress.get(key, ()))
        if not held:
            continue
        cells = [
            CountCell(
                labels[progress],
                own.status.indicators_total.format(total=held.get(progress, 0)),
                progress_href(context, progress, key) if progress in held else "",
            )
            for progress in shown
        ]
        cells.append(CountCell(own.status.total, own.status.indicators_total.format(total=sum(held.values())), ""))
        rows.append(CountRow(link, above, tuple(cells)))
    if rows:
        heads = (*(labels[progress] for progress in shown), own.status.total)
        caption = own.status.indicators_caption_by_city if many else own.status.indicators_caption
        yield CountTable(caption, own.status.city if many else own.status.plan, heads, tuple(rows))


def _cells(
    context: PageContext, own: OverviewWords, occurring: tuple[Status, ...], counts: Counts, key: str
) -> tuple[CountCell, ...]:
    held = dict(counts.by_status)
    cells = []
    for status in occurring:
        label, number = context.words.status.labels[status], held.get(status, 0)
        href = place_in_list(context, "status", status.value, key) if number else ""
        cells.append(CountCell(label, own.status.count.format(total=number), href))
    return (*cells, CountCell(own.status.total, own.status.count.format(total=counts.total), ""))
