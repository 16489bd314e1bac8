"""What a fiscal year holds of one plan, where the year is too long for one page."""

from typing import ClassVar

from generator.addresses import YEARS
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.formats import both_years
from generator.views.kinds.year import plan_in_year
from generator.views.list_pages import CityPlace, PartPage, find_part, is_of_city, view_part, view_part_of_city
from generator.views.overview_pieces import PlanOutcomes
from generator.views.pieces import Link
from generator.wording.languages import Vocabulary


class YearPartPage(PartPage, frozen=True):
    """What was reported of a plan in a fiscal year."""

    kind: ClassVar[str] = "year_part"


def view_year_part(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> YearPartPage:
    """The part with the key (``"2020/komae/reform-6"``). Raises KeyError or StopIteration for none."""
    own = vocabulary.overview
    year = int(key.partition("/")[0])
    title = own.years.title.format(year=both_years(year))
    if is_of_city(key):
        of_city = CityPlace(site_index, standings, "year", key, title)
        return view_part_of_city(of_city, vocabulary, YearPartPage, (own.years.index_title, YEARS))
    place = find_part(site_index, standings, "year", key, vocabulary, title=title)
    held = frozenset(place.part.keys)

    def rows() -> PlanOutcomes:
        measures = [each for each in place.part.keys if each in site_index.measures]
        return plan_in_year(place.context, own, year, measures, indicators_shown=held)

    return view_part(place, YearPartPage, (Link(own.years.index_title, place.context.href(YEARS)),), rows)
