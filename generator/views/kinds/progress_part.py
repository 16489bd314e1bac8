"""What a list of indicators holds of one plan, where the list is too long for one page."""

from typing import ClassVar

from generator.addresses import STATUS_RULE, STATUSES
from generator.judging import IndicatorProgress
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.badges import view_progress_badge
from generator.views.kinds.progress import plan_of_progress
from generator.views.list_pages import CityPlace, PartPage, find_part, is_of_city, view_part, view_part_of_city
from generator.views.overview_pieces import PlanOutcomes
from generator.views.pieces import Link
from generator.wording.languages import Vocabulary


class ProgressPartPage(PartPage, frozen=True):
    """Indicators of a plan that stand in a list."""

    kind: ClassVar[str] = "progress_part"


def view_progress_part(
    site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary
) -> ProgressPartPage:
    """The part with the key (``"moving_away/komae/reform-6"``). Raises KeyError or StopIteration for none."""
    words, own = vocabulary.words, vocabulary.overview
    progress = IndicatorProgress(key.partition("/")[0])
    title, badge = words.progress.titles[progress], view_progress_badge(progress, words.progress.labels[progress])
    if is_of_city(key):
        of_city = CityPlace(site_index, standings, "progress", key, title)
        index, rule = (own.status.index_title, STATUSES), (own.status.rule, STATUS_RULE)
        return view_part_of_city(of_city, vocabulary, ProgressPartPage, index, badges=(badge,), rules=(rule,))
    place = find_part(site_index, standings, "progress", key, vocabulary, title=title)

    def rows() -> PlanOutcomes:
        return plan_of_progress(place.context, own, progress, frozenset(place.part.keys), told=False)

    above = (Link(own.status.index_title, place.context.href(STATUSES)),)
    steps = Link(own.status.rule, place.context.href(STATUS_RULE))
    return view_part(place, ProgressPartPage, above, rows, badges=(badge,), rules=(steps,))
