"""What the list of a status holds of one plan, where the list is too long for one page."""

from typing import ClassVar

from generator.addresses import STATUS_RULE, STATUSES
from generator.judging import Status
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.badges import view_badge
from generator.views.kinds.status import plan_of_status, title_of
from generator.views.list_pages import PartPage, find_part, view_part
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
    place = find_part(site_index, standings, "status", key, vocabulary, title=title_of(status, vocabulary))

    def rows() -> PlanOutcomes:
        return plan_of_status(place.context, own, status, place.part.keys, told=False)

    index = (Link(own.status.index_title, place.context.href(STATUSES)),)
    rule = Link(own.status.rule, place.context.href(STATUS_RULE))
    return view_part(place, StatusPartPage, index, rows, badges=(view_badge(status, vocabulary.words),), rules=(rule,))
