"""Names and orders of plans and departments that many pages share: made once, when the map of the site is drawn."""

from collections import Counter
from collections.abc import Mapping

from generator.calendars import era_year_of_fiscal
from generator.model.basics import Absent
from generator.model.city import Department
from generator.model.plans import Plan
from generator.model.site import MunicipalityFolder, PlanFolder


def name_plans(plans: Mapping[str, PlanFolder], departments: Mapping[str, Department]) -> dict[str, str]:
    """Bureaus give their yearly plans one title; then the bureau and the years are added, and at last the id."""
    names = {key: folder.plan.title for key, folder in plans.items()}
    for add in (_owner_and_years, lambda plan, _: plan.id):
        heard = Counter((key.partition("/")[0], name) for key, name in names.items())
        for key, folder in plans.items():
            city = key.partition("/")[0]
            if heard[city, names[key]] > 1:
                names[key] = f"{names[key]}（{add(folder.plan, departments)}）"
    return names


def _owner_and_years(plan: Plan, departments: Mapping[str, Department]) -> str:
    city = plan.place.file.partition("/")[0]
    owner = None if isinstance(plan.owner, Absent) else departments.get(f"{city}/{plan.owner.target}")
    ends = [era_year_of_fiscal(year) for year in (plan.period.first, plan.period.last) if isinstance(year, int)]
    return "、".join([*([owner.name] if owner else []), *(["～".join(dict.fromkeys(ends))] if ends else [])]) or plan.id


def kind_of_all(folder: PlanFolder) -> str:
    """What the plan calls its measures, "" where it has no one name for all."""
    names = {kind.id: kind.name for kind in folder.plan.measure_kinds}
    held = {"" if isinstance(each.kind, Absent) else names.get(each.kind.target, "") for each in folder.measures}
    return held.pop() if len(held) == 1 else ""


def latest_first(city: str, folder: MunicipalityFolder) -> tuple[str, ...]:
    """The keys of the municipality's plans, those that begin last first."""
    latest = sorted((each.plan for each in folder.plans), key=lambda plan: plan.id)
    latest.sort(key=lambda plan: 0 if isinstance(plan.period.first, Absent) else plan.period.first, reverse=True)
    return tuple(f"{city}/{plan.id}" for plan in latest)


def department_path(departments: Mapping[str, Department], key: str) -> tuple[str, ...]:
    """The names of the departments above the one with the key, from the top, and its own."""
    city = key.partition("/")[0]
    path: dict[str, str] = {}  # a circle, which the checks refuse, ends where it closes
    while key in departments and key not in path:
        department = departments[key]
        path[key] = department.name
        if isinstance(department.parent, Absent):
            break
        key = f"{city}/{department.parent.target}"
    return tuple(reversed(path.values()))
