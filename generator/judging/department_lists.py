"""Departments whose measures are too many for their page, divided by plan as other lists are."""

from collections.abc import Mapping
from typing import Final

from generator.judging.counted import measures_of_department
from generator.judging.list_parts import DividedLists, Entry, ListPart, divide, top_pillars
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent

HEAVIEST_BESIDE: Final = 6_000
"""What the rows of a department's page may come to, estimated as for other lists: its results, its misses and what plans say of it stand there, too."""
_OF_ROW, _OF_PLAN = 40, 90
"""Bytes of a measure besides its words, and of a plan with its counts."""


def divide_departments(site_index: SiteIndex, most: int) -> DividedLists:
    """The departments (``("department", "komae/planning")``) whose measures, and those of departments below, come to more than ``most`` bytes."""
    divided: dict[tuple[str, str], Mapping[str, ListPart]] = {}
    tops: dict[str, Mapping[str, str]] = {}
    weights: dict[str, int] = {}
    for department in site_index.departments:
        plans: dict[str, list[str]] = {}
        for key in sorted(measures_of_department(site_index, department)):
            plans.setdefault(key.rpartition("/")[0], []).append(key)
            if key not in weights:
                weights[key] = _weigh(site_index, key)
        if sum(_OF_PLAN + sum(map(weights.__getitem__, keys)) for keys in plans.values()) <= most:
            continue
        parts = {}
        for plan, keys in plans.items():
            if plan not in tops:
                tops[plan] = dict(top_pillars(site_index, plan))
            held = frozenset(keys)
            rows = (f"{plan}/{measure.id}" for measure in site_index.plans[plan].measures)
            parts[plan] = divide(
                [Entry(key, tops[plan].get(key, ""), weights[key]) for key in rows if key in held], most
            )
        divided["department", department] = parts
    return divided


def _weigh(site_index: SiteIndex, key: str) -> int:
    measure = site_index.measures[key]
    departments = "" if isinstance(measure.departments, Absent) else measure.departments.as_published
    named = 0 if isinstance(departments, Absent) else len(departments)
    return _OF_ROW + (len(measure.title) + named) * 3 // 2
