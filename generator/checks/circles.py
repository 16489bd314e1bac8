"""No department or measure comes back to itself when its ties are followed."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from generator.map.site_index import SiteIndex
from generator.map.ties import ties_of_municipality
from generator.model.city import Department
from generator.model.plans import Measure, Plan
from generator.problems.problem import Problem, problem

_WHAT: Final = {"successors": "部署", "continues": "施策", "into": "施策", "predecessor": "計画"}
"""The fields in which a record must not come back to itself, and what the record is."""


def check_circles(site_index: SiteIndex) -> Iterator[Problem]:
    """Circles among successors of departments, continued measures, mergers and predecessors of plans."""
    ways: dict[str, dict[str, list[str]]] = {field: {} for field in _WHAT}
    own = (tie for folder in site_index.site.municipalities for tie in ties_of_municipality(folder))
    for tie in chain(own, site_index.ties):
        if tie.field in ways:
            ways[tie.field].setdefault(tie.holder, []).append(tie.target)
    records: dict[str, Mapping[str, Department | Measure | Plan]] = {
        "部署": site_index.departments,
        "施策": site_index.measures,
        "計画": {key: folder.plan for key, folder in site_index.plans.items()},
    }
    for field, what in _WHAT.items():
        for key in find_circles(ways[field]):
            yield problem("K406", records[what][key].place, what=what, id=key.rsplit("/", 1)[-1])


def find_circles(ways: Mapping[str, Sequence[str]]) -> list[str]:
    """Keys from which one comes back to themselves by following ``ways``."""
    circling = []
    for start in ways:
        reached: set[str] = set()
        open_ends = list(ways[start])
        while open_ends:
            key = open_ends.pop()
            if key not in reached:
                reached.add(key)
                open_ends += ways.get(key, ())
        if start in reached:
            circling.append(start)
    return circling
