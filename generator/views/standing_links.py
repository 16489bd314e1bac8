"""From a count to the list behind it: where the measures with each status stand."""

from collections.abc import Mapping

from generator.addresses import MEASURES_ANCHOR, at_anchor, key_anchor, status_address, with_status
from generator.judging import Status
from generator.judging.standings import Counts, Standings
from generator.views.page_context import PageContext
from generator.views.pillar_trees import MOST_MEASURES


def total_of(standings: Standings, status: Status) -> int:
    """How many measures of the site have the status; of no target, how many have none, however they stand."""
    if status is Status.NO_TARGET:
        return sum(standings.without_target.values())
    return dict(standings.site_counts.by_status).get(status, 0)


def listed_statuses(standings: Standings) -> str:
    """The statuses whose pages list their measures one by one: pages of other plans lead there, or not."""
    return " ".join(status.value for status in Status if is_listed(standings, status))


def is_listed(standings: Standings, status: Status) -> bool:
    """Whether the page of the status lists its measures one by one."""
    return total_of(standings, status) <= MOST_MEASURES


def links_to_statuses(context: PageContext, counts: Counts, key: str) -> Mapping[Status, str]:
    """For each status that occurs: the place of the municipality, plan or pillar with the key on the page of that status.

    A pillar has a place there only where measures are listed one by one.
    """
    anchor = key_anchor(key)
    is_pillar = key.count("/") == 2
    return {
        status: at_anchor(context.href(status_address(status.value)), anchor)
        for status, _ in counts.by_status
        if not is_pillar or is_listed(context.standings, status)
    }


def links_on_page(counts: Counts) -> Mapping[Status, str]:
    """For each status that occurs: this page's own list, which a script narrows to that status."""
    return {status: at_anchor(with_status("", status.value), MEASURES_ANCHOR) for status, _ in counts.by_status}
