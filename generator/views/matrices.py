"""How measures stood in each fiscal year: years down, standings across."""

from collections import Counter
from collections.abc import Iterable, Sequence

from generator.addresses import at_anchor, key_anchor, year_address
from generator.judging import Status
from generator.judging.years import stand_in_years
from generator.views.formats import year_text
from generator.views.overview_pieces import CountCell, CountRow, CountTable
from generator.views.page_context import PageContext
from generator.views.pieces import Link
from generator.wording.overview_words import OverviewWords

_ORDER = (
    Status.REACHED,
    Status.NOT_REACHED,
    Status.ON_THE_WAY,
    Status.NOT_REPORTED,
    Status.CANNOT_BE_JUDGED,
    Status.EVALUATED,
    Status.REPORTED,
)
"""What a year can say of a measure."""


def view_matrix(
    context: PageContext, own: OverviewWords, plans: Sequence[str], holder: str, kind: str
) -> tuple[CountTable, ...]:
    """The measures of the plans (by key) in each fiscal year of which anything is known; nothing for fewer than two years.

    ``holder`` is the key of the plan or municipality whose page this is: years lead to its place on theirs.
    """
    by_year: dict[int, Counter[Status]] = {}
    for plan in plans:
        for year, status in _stood(context, plan):
            by_year.setdefault(year, Counter())[status] += 1
    shown = sorted(year for year in by_year if not context.site_index.years[year].all_plans.isdisjoint(plans))
    if len(shown) < 2:
        return ()
    held = [status for status in _ORDER if any(by_year[year][status] for year in shown)]
    labels, count = context.words.status.labels, own.status.count
    rows = []
    for year in shown:
        link = Link(year_text(year), at_anchor(context.href(year_address(year)), key_anchor(holder)))
        cells = [CountCell(labels[status], count.format(total=by_year[year][status]), "") for status in held]
        cells.append(CountCell(own.status.total, count.format(total=by_year[year].total()), ""))
        rows.append(CountRow(link, "", tuple(cells)))
    heads = (*(labels[status] for status in held), own.status.total)
    return (CountTable(own.leading.matrix.format(kind=kind), own.years.year, heads, tuple(rows)),)


def _stood(context: PageContext, plan: str) -> Iterable[tuple[int, Status]]:
    site_index = context.site_index
    folder = site_index.plans[plan]
    for measure in folder.measures:
        key = f"{plan}/{measure.id}"
        actuals = [each for own in measure.indicators for each in site_index.actuals_of_measure(key, own)]
        judgement, reports = context.standings.measures[key], site_index.results_of_measure(key)
        for year, status in stand_in_years(judgement, reports, actuals, folder.plan.scales):
            if year in site_index.years:
                yield year, status
