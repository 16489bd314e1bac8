"""The statuses that count for a pillar or a department: those of the measures of all below it, too."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.judging.statuses import MeasureStatus, Status
from generator.map.site_index import SiteIndex


def statuses_below(site_index: SiteIndex, statuses: Mapping[str, MeasureStatus], key: str) -> Iterable[Status]:
    """Those of the measures of the pillar with the key and of all below it."""
    for pillar in _with_all_below(key, site_index.pillar_children):
        for measure in site_index.pillar_measures.get(pillar, ()):
            yield statuses[measure].status


def statuses_of_department(site_index: SiteIndex, statuses: Mapping[str, MeasureStatus], key: str) -> Iterable[Status]:
    """Those of the measures in which the department with the key, or one below it, is named: of each once."""
    return (statuses[measure].status for measure in measures_of_department(site_index, key))


def measures_of_department(site_index: SiteIndex, key: str) -> Iterable[str]:
    """The keys of the measures in which the department with the key, or one below it, is named: each once."""
    return dict.fromkeys(
        measure
        for department in _with_all_below(key, site_index.department_children)
        for measure in site_index.department_measures.get(department, ())
    )


def _with_all_below(key: str, children: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The key and those below it, each once: a circle, which the checks refuse, ends where it closes."""
    waiting, seen = [key], {key}
    while waiting:
        each = waiting.pop()
        yield each
        new = [child for child in children.get(each, ()) if child not in seen]
        seen.update(new)
        waiting += new
