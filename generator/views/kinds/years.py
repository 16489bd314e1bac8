"""The list of fiscal years."""

from collections.abc import Mapping
from typing import ClassVar

from generator.addresses import YEARS, year_address
from generator.judging.standings import Standings
from generator.map.site_map import Atlas
from generator.views.formats import both_years, year_text
from generator.views.heads import view_head
from generator.views.overview_pieces import CountCell, CountRow, CountTable
from generator.views.pieces import Link, Page
from generator.views.setting import set_site
from generator.views.years import YearHold
from generator.wording.languages import Vocabulary


class YearsPage(Page, frozen=True):
    """All fiscal years, the latest first."""

    kind: ClassVar[str] = "years"

    tables: tuple[CountTable, ...]


def view_years(atlas: Atlas, standings: Standings, years: Mapping[int, YearHold], vocabulary: Vocabulary) -> YearsPage:
    """The list of fiscal years."""
    words, own = vocabulary.words, vocabulary.overview
    setting = set_site(atlas, standings, words, YEARS)
    rows = []
    for year in sorted(years, reverse=True):
        hold = years[year]
        link = Link(both_years(year), setting.href(year_address(year)))
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
            setting,
            heading=own.years.index_title,
            description=sentence,
            trail=(Link(own.years.index_title, ""),),
            title=(own.years.index_title,),
        ),
        tables=(CountTable(own.years.caption, own.years.year, heads, tuple(rows)),) if rows else (),
    )
