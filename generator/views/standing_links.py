"""From a count to the list behind it: where the measures with each status stand."""

from collections.abc import Mapping

from generator.addresses import MEASURES_ANCHOR, address_of, at_anchor, key_anchor, part_address, with_status
from generator.judging import Status
from generator.judging.list_parts import leaves
from generator.judging.standings import Counts, Standings
from generator.views.measure_lists import measures_below
from generator.views.page_context import PageContext


def total_of(standings: Standings, status: Status) -> int:
    """How many measures of the site have the status; of no target, how many have none, however they stand."""
    if status is Status.NO_TARGET:
        return sum(standings.without_target.values())
    return dict(standings.site_counts.by_status).get(status, 0)


def divided_lists(standings: Standings) -> str:
    """The lists across plans that stand on several pages: pages of plans lead to their own place in a list, which is on one page or another."""
    return " ".join(f"{kind}={key}" for kind, key in sorted(standings.divided) if kind != "department")


def links_to_statuses(context: PageContext, counts: Counts, key: str) -> Mapping[Status, str]:
    """For each status that occurs: the place of the municipality, plan or pillar with the key in the list of that status."""
    return {status: place_in_list(context, "status", status.value, key) for status, _ in counts.by_status}


def place_in_list(context: PageContext, kind: str, listed: str, key: str) -> str:
    """The link to the place of the municipality, plan or pillar with the key in the list that is ``listed``: on its page, or on that of a part.

    ``kind`` is the list's own kind of page: ``("status", "not_reached")``.
    """
    whole = at_anchor(context.href(address_of(kind, listed)), key_anchor(key))
    plan = "/".join(key.split("/")[:2])
    part = context.standings.divided.get((kind, listed), {}).get(plan)
    if part is None:  # the list is whole, or holds nothing of the plan but that it is there
        return whole
    if key == plan:
        return context.href(part_address(kind, listed, plan, ""))
    below = frozenset(measures_below(context, key))
    found = next((leaf for leaf in leaves(part) if not below.isdisjoint(leaf.keys)), None)
    return (
        whole
        if found is None
        else at_anchor(context.href(part_address(kind, listed, plan, found.name)), key_anchor(key))
    )


def links_on_page(counts: Counts) -> Mapping[Status, str]:
    """For each status that occurs: this page's own list, which a script narrows to that status."""
    return {status: at_anchor(with_status("", status.value), MEASURES_ANCHOR) for status, _ in counts.by_status}
