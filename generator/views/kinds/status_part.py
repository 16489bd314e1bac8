"""What the list of a status holds of one plan, where the list is too long for one page."""

from typing import ClassVar

from generator.addresses import STATUS_RULE, STATUSES
from generator.judging import Status
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.badges import view_badge
from generator.views.kinds.status import plan_of_status, title_of
from generator.views.list_pages import CityPlace, PartPage, find_part, is_of_city, view_part, view_part_of_city
from generator.views.overview_pieces import PlanOutcomes
from generator.views.pieces import Link
from generator.wording.languages import Vocabulary


class StatusPartPage(PartPage, frozen=True):
    """Measures of a plan that have a status."""

    kind: ClassVar[str] = "status_part"


def view_status_part(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> StatusPartPage:
    """The part with the key (``"not_reached/komae/reform-6"``). Raises KeyError or StopIteration for none."""
    own = vocabulary.overview
    status = Status(key.partition("/")[0])
    title, badge = title_of(status, vocabulary), view_badge(status, vocabulary.words)
    if is_of_city(key):
        of_city = CityPlace(site_index, standings, "status", key, title)
        index, rule = (own.status.index_title, STATUSES), (own.status.rule, STATUS_RULE)
        return view_part_of_city(of_city, vocabulary, StatusPartPage, index, badges=(badge,), rules=(rule,))
    place = find_part(site_index, standings, "status", key, vocabulary, title=title)

    def rows() -> PlanOutcomes:
        return plan_of_status(place.context, own, status, place.part.keys, told=False)

    above = (Link(own.status.index_title, place.context.href(STATUSES)),)
    steps = Link(own.status.rule, place.context.href(STATUS_RULE))
    return view_part(place, StatusPartPage, above, rows, badges=(badge,), rules=(steps,))
