"""An indicator in each of the plans over which it goes on."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.map.site_index import whole_key
from generator.model.basics import Absent
from generator.model.figures import Indicator
from generator.views.course_changes import Station, plain_text
from generator.views.found_before import FoundBefore
from generator.views.page_context import PageContext

_HOLDERS: Final = FoundBefore[str, Sequence[str]]()
_STATIONS: Final = FoundBefore[tuple[str, str], tuple[Indicator, tuple[Station, ...]]]()
"""By measure and id, with the very indicator that was asked about: it is asked for each target that is told of, wherever it is."""


def stations_of(context: PageContext, key: str, indicator: Indicator) -> tuple[Station, ...]:
    """The indicator of the measure with the key as each plan has it, the earliest plan first; of a pillar's or a plan's none."""
    if key not in context.site_index.measures:
        return ()
    found = _HOLDERS.of(context.site_index)
    holders = found.get(key)
    if holders is None:
        holders = found[key] = _continued(context, key)
    if len(holders) < 2:
        return ()
    known = _STATIONS.of(context.site_index)
    asked, stations = known.get((key, indicator.id), (None, ()))
    if asked is not indicator:
        stations = tuple(_stations(context, key, holders, indicator))
        known[key, indicator.id] = indicator, stations
    return stations


def _continued(context: PageContext, key: str) -> list[str]:
    """The measures that this one continues or is continued by, over any number of steps, the earliest plan first."""
    site_index, seen, waiting = context.site_index, {key}, [key]
    while waiting:
        each = waiting.pop()
        city, plan, _ = each.split("/")
        before = (whole_key(link.measure, city, plan) for link in site_index.measures[each].continues)
        found = {other for other in (*before, *site_index.continued_by.get(each, ())) if other in site_index.measures}
        waiting += sorted(found - seen)
        seen |= found
    return sorted(seen, key=lambda each: (_begins(context, each), each))


def _begins(context: PageContext, key: str) -> int:
    first = context.site_index.plans[key.rpartition("/")[0]].plan.period.first
    return 0 if isinstance(first, Absent) else first


def _stations(context: PageContext, key: str, holders: Sequence[str], own: Indicator) -> Iterator[Station]:
    """The same indicator in each of the plans: by its id, else by its name; in another unit it is another indicator."""
    site_index = context.site_index
    for holder in holders:
        there = site_index.measures[holder].indicators
        alike = [each for each in there if each.id == own.id] or [each for each in there if _name(each) == _name(own)]
        same = (
            own
            if holder == key
            else next((each for each in alike if plain_text(each.unit) == plain_text(own.unit)), None)
        )
        if same is not None:
            plan = site_index.plan_names[holder.rpartition("/")[0]]
            yield Station(holder, plan, same, site_index.actuals_of_measure(holder, same))


def _name(indicator: Indicator) -> str:
    return plain_text(indicator.called)
