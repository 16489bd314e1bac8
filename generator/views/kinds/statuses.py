"""All computed statuses: what each means, how many measures have it, and in which plans."""

from collections.abc import Iterator
from typing import ClassVar

from generator.addresses import STATUS_RULE, STATUSES, key_anchor, status_address
from generator.judging import Status
from generator.judging.standings import Standings
from generator.map.site_map import Atlas
from generator.views.badges import view_badge
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_plan
from generator.views.overview_pieces import CountCell, CountRow, CountTable, StatusLine
from generator.views.pieces import Link, Page
from generator.views.plan_cards import plan_keys
from generator.views.setting import Setting, set_site
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


def view_statuses(atlas: Atlas, standings: Standings, vocabulary: Vocabulary) -> StatusesPage:
    """The page of all statuses."""
    words, own = vocabulary.words, vocabulary.overview
    setting = set_site(atlas, standings, words, STATUSES)
    total = len(atlas.measures)
    title = own.status.index_title
    return StatusesPage(
        head=view_head(
            setting,
            heading=title,
            description=own.status.index_sentence.format(measures=total) if total else own.status.index_empty,
            trail=(Link(title, ""),),
            title=(title,),
        ),
        statuses=view_status_lines(setting, own),
        tables=tuple(_table(setting, own)),
        rule=Link(own.status.rule, setting.href(STATUS_RULE)),
    )


def view_status_lines(setting: Setting, own: OverviewWords) -> tuple[StatusLine, ...]:
    """Every status with the number of its measures; the one whose page this is without a link."""
    lines = []
    for status in ORDER:
        address = status_address(status.value)
        count = own.status.count.format(total=total_of(setting.standings, status))
        link = Link(count, "" if address == setting.address else setting.href(address))
        lines.append(StatusLine(view_badge(status, setting.words), setting.words.status.meanings[status], link))
    return tuple(lines)


def _table(setting: Setting, own: OverviewWords) -> Iterator[CountTable]:
    labels = setting.words.status.labels
    rows = [
        _row(setting, own, city, plan)
        for city in setting.atlas.municipalities
        for plan in plan_keys(setting, city)
        if setting.standings.plan_counts[plan].total
    ]
    if rows:
        heads = (*(labels[status] for status in ORDER), own.status.total)
        yield CountTable(own.status.caption, own.status.plan, heads, tuple(rows))


def _row(setting: Setting, own: OverviewWords, city: str, plan: str) -> CountRow:
    counts = setting.standings.plan_counts[plan]
    held = dict(counts.by_status)
    cells = []
    for status in ORDER:
        label, number = setting.words.status.labels[status], held.get(status, 0)
        href = f"{setting.href(status_address(status.value))}#{key_anchor(plan)}" if number else ""
        cells.append(CountCell(label, own.status.count.format(total=number), href))
    cells.append(CountCell(own.status.total, own.status.count.format(total=counts.total), ""))
    return CountRow(link_plan(setting, plan), link_municipality(setting, city).text, tuple(cells))
