"""The list of fiscal years."""

from collections.abc import Iterable
from typing import ClassVar

from generator.addresses import YEARS, year_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.basics import YearSpan
from generator.views.formats import both_years, span_text
from generator.views.heads import view_head
from generator.views.overview_pieces import CountCell, CountRow, CountTable
from generator.views.page_context import context_of_site
from generator.views.pieces import Link, Page
from generator.wording.languages import Vocabulary
from generator.wording.words import Words


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
        sentence = own.years.index_sentence.format(years=_spans(years, words))
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


def _spans(years: Iterable[int], words: Words) -> str:
    """The years that are there, those that follow one another as a span: 平成25年度、平成29年度～令和6年度、令和8年度."""
    spans: list[YearSpan] = []
    for year in sorted(years):
        last = spans[-1] if spans else None
        if last is not None and last.last == year - 1:
            spans[-1] = YearSpan(last.first, year)
        else:
            spans.append(YearSpan(year, year))
    return words.list_separator.join(span_text(each, words) for each in spans)
