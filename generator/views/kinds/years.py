"""The list of fiscal years."""

from typing import ClassVar

from generator.addresses import YEARS, year_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.formats import both_years, year_text
from generator.views.heads import view_head
from generator.views.overview_pieces import CountCell, CountRow, CountTable
from generator.views.page_context import context_of_site
from generator.views.pieces import Link, Page
from generator.wording.languages import Vocabulary


class YearsPage(Page, frozen=True):
    """All fiscal years, the latest first."""

    kind: ClassVar[str] = "years"

    tables: tuple[CountTable, ...]


def view_years(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> YearsPage:
    """The list of fiscal years."""
    words, own = vocabulary.words, vocabulary.overview
    years = site_index.years
    context = context_of_site(site_index, standings, words, YEARS)
    rows = []
    for year in sorted(years, reverse=True):
        hold = years[year]
        link = Link(both_years(year), context.href(year_address(year)))
        plans = own.years.number.format(number=len(hold.plans))
        results = own.years.number.format(number=hold.measures)
        cells = (CountCell(own.years.plans, plans, ""), CountCell(own.years.results, results, ""))
        rows.append(CountRow(link, "", cells))
    heads = (own.years.plans, own.years.results)
    sentence = own.years.index_empty
    if years:
        sentence = own.years.index_sentence.format(first=year_text(min(years)), last=year_text(max(years)))
    return YearsPage(
        head=view_head(
            context,
            heading=own.years.index_title,
            description=sentence,
            trail=(Link(own.years.index_title, ""),),
            title=(own.years.index_title,),
        ),
        tables=(CountTable(own.years.caption, own.years.year, heads, tuple(rows)),) if rows else (),
    )
