"""The statuses that count for a pillar or a department: those of the measures of all below it, too."""

from collections.abc import Iterable, Mapping

from generator.judging.statuses import MeasureStatus, Status
from generator.map.site_index import SiteIndex


def statuses_below(site_index: SiteIndex, statuses: Mapping[str, MeasureStatus], key: str) -> Iterable[Status]:
    """Those of the measures of the pillar with the key and of all below it."""
    waiting, seen = [key], {key}
    while waiting:
        pillar = waiting.pop()
        for measure in site_index.pillar_measures.get(pillar, ()):
            yield statuses[measure].status
        new = [child for child in site_index.pillar_children.get(pillar, ()) if child not in seen]
        seen.update(new)
        waiting += new


def statuses_of_department(site_index: SiteIndex, statuses: Mapping[str, MeasureStatus], key: str) -> Iterable[Status]:
    """Those of the measures in which the department with the key, or one below it, is named: of each once."""
    waiting, seen = [key], {key}
    held: dict[str, Status] = {}
    while waiting:
        department = waiting.pop()
        for measure in site_index.department_measures.get(department, ()):
            held[measure] = statuses[measure].status
        new = [child for child in site_index.department_children.get(department, ()) if child not in seen]
        seen.update(new)
        waiting += new
    return held.values()
