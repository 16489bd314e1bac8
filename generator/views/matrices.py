"""How measures stood in each fiscal year: years down, standings across."""

from collections import Counter
from collections.abc import Iterable

from generator.judging import Status
from generator.views.formats import year_text
from generator.views.overview_pieces import CountCell, CountRow, CountTable
from generator.views.page_context import PageContext
from generator.views.pieces import Link
from generator.views.standing_links import place_in_list
from generator.wording.overview_words import OverviewWords


def view_matrix(
    context: PageContext, own: OverviewWords, measures: Iterable[str], holder: str, kind: str
) -> tuple[CountTable, ...]:
    """The measures (by key) in each fiscal year of which anything is known; nothing for fewer than two years.

    ``holder`` is the key of the plan or municipality to whose place on the pages of the years these lead.
    """
    by_year: dict[int, Counter[Status]] = {}
    plans = set()
    for key in measures:
        plans.add(key.rpartition("/")[0])
        for year, status in stood(context, key):
            by_year.setdefault(year, Counter())[status] += 1
    years = context.site_index.years
    shown = sorted(year for year in by_year if year in years and not years[year].all_plans.isdisjoint(plans))
    if len(shown) < 2:
        return ()
    held = [status for status in Status if any(by_year[year][status] for year in shown)]
    labels, count = context.words.status.labels, own.status.count
    rows = []
    for year in shown:
        link = Link(year_text(year), place_in_list(context, "year", str(year), holder))
        cells = [CountCell(labels[status], count.format(total=by_year[year][status]), "") for status in held]
        cells.append(CountCell(own.status.total, count.format(total=by_year[year].total()), ""))
        rows.append(CountRow(link, "", tuple(cells)))
    heads = (*(labels[status] for status in held), own.status.total)
    return (CountTable(own.leading.matrix.format(kind=kind), own.years.year, heads, tuple(rows)),)


def stood(context: PageContext, key: str) -> tuple[tuple[int, Status], ...]:
    """The fiscal years of which anything is known of the measure with the key, each with how it stood."""
    plan, _, own = key.rpartition("/")
    return context.standings.stood[plan][own]
