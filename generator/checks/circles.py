"""No department or measure comes back to itself when its ties are followed."""

from collections.abc import Iterator, Mapping, Sequence

from generator.atlas import Atlas, department_key, plan_key, whole_key
from generator.model.basics import Absent, Place
from generator.problems import Problem, problem


def check_circles(atlas: Atlas) -> Iterator[Problem]:
    """Circles among successors of departments, continued measures, mergers and predecessors of plans."""
    successors: dict[str, Sequence[str]] = {}
    continues: dict[str, Sequence[str]] = {}
    mergers: dict[str, Sequence[str]] = {}
    before: dict[str, Sequence[str]] = {}
    places: dict[str, Place] = {}
    for folder in atlas.site.municipalities:
        city = folder.municipality.id
        for department in folder.departments:
            key = f"{city}/{department.id}"
            successors[key] = [department_key(ref, city) for ref in department.successors]
            places.setdefault(f"部署 {key}", department.place)
        for plan_folder in folder.plans:
            plan = plan_folder.plan
            if not isinstance(plan.predecessor, Absent):
                before[f"{city}/{plan.id}"] = [plan_key(plan.predecessor, city)]
            places.setdefault(f"計画 {city}/{plan.id}", plan.place)
            for measure in plan_folder.measures:
                key = f"{city}/{plan.id}/{measure.id}"
                places.setdefault(f"施策 {key}", measure.place)
                if measure.continues:
                    continues[key] = [whole_key(link.measure, city, plan.id) for link in measure.continues]
                if not isinstance(measure.ending, Absent):
                    mergers[key] = [whole_key(ref, city, plan.id) for ref in measure.ending.into]
    for what, ways in (("部署", successors), ("施策", continues), ("施策", mergers), ("計画", before)):
        for key in find_circles(ways):
            yield problem("K406", places[f"{what} {key}"], what=what, id=key.rsplit("/", 1)[-1])


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
