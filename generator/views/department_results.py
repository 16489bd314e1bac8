"""What came of the measures that are a department's own: those that it leads, and those of its plans for which no department is named."""

from collections.abc import Collection, Container, Iterable, Sequence
from typing import NamedTuple

from generator.map.site_index import SiteIndex, department_key
from generator.model.basics import Absent
from generator.model.plans import Measure
from generator.views.department_trees import below
from generator.views.page_context import PageContext


def plans_owned(site_index: SiteIndex, key: str) -> tuple[str, ...]:
    """The keys of the plans that are the department's own, the newest first."""
    city = key.partition("/")[0]
    owners = ((plan, site_index.plans[plan].plan.owner) for plan in site_index.latest_plans[city])
    return tuple(plan for plan, owner in owners if not isinstance(owner, Absent) and department_key(owner, city) == key)


def own_measures(context: PageContext, key: str, unnamed: Sequence[str]) -> tuple[str, ...]:
    """The keys of the department's own measures, by plan, the newest first.

    Those that it or a department below it leads, and those of its own plans in whose documents nobody is named (``unnamed``). Only what
    names a department is looked at: a city has many departments.
    """
    site_index = context.site_index
    city = key.partition("/")[0]
    departments = below(site_index, key)
    those = frozenset(departments)
    named = dict.fromkeys(each for one in departments for each in site_index.department_measures.get(one, ()))
    led = [each for each in named if those.intersection(_leads(site_index.measures[each], city))]
    place = {plan: at for at, plan in enumerate(site_index.latest_plans[city])}
    found = (*led, *unnamed)
    return tuple(sorted(found, key=lambda each: place.get(each.rpartition("/")[0], len(place))))


def unnamed_measures(context: PageContext, key: str) -> tuple[str, ...]:
    """The keys of the measures of the department's own plans in whose documents nobody is named for them."""
    site_index = context.site_index
    return tuple(
        f"{plan}/{measure.id}"
        for plan in plans_owned(site_index, key)
        for measure in site_index.plans[plan].measures
        if not _names(measure)
    )


def _leads(measure: Measure, city: str) -> tuple[str, ...]:
    if isinstance(measure.departments, Absent):
        return ()
    return tuple(department_key(ref, city) for ref in measure.departments.lead)


def _names(measure: Measure) -> bool:
    """Whether the document names anybody as responsible, in links or in words alone."""
    if isinstance(measure.departments, Absent):
        return False
    named = measure.departments.lead or measure.departments.related
    return bool(named) or not isinstance(measure.departments.as_published, Absent)


class Held(NamedTuple):
    """Measures of one plan in which a department is named: as the one in charge, or only as related."""

    lead: list[str]
    related: list[str]


def hold_measures(context: PageContext, key: str) -> dict[str, Held]:
    """Measures of the department and of those below it by plan, in the order of the plan."""
    departments = frozenset(below(context.site_index, key))
    named = _named(context.site_index, departments)
    plans = {measure.rpartition("/")[0] for measure in named}
    return {plan: _hold(context.site_index, plan, departments, named) for plan in plans}


def hold_in_plan(context: PageContext, key: str, plan: str) -> Held:
    """The same of the one plan."""
    departments = frozenset(below(context.site_index, key))
    return _hold(context.site_index, plan, departments, _named(context.site_index, departments))


def _named(site_index: SiteIndex, departments: Iterable[str]) -> frozenset[str]:
    """The keys of the measures in which any of the departments is named."""
    return frozenset(
        measure for department in departments for measure in site_index.department_measures.get(department, ())
    )


def _hold(site_index: SiteIndex, plan: str, departments: Collection[str], named: Container[str]) -> Held:
    city, mine = plan.partition("/")[0], Held([], [])
    for measure in site_index.plans[plan].measures:
        key = f"{plan}/{measure.id}"
        if key in named and not isinstance(measure.departments, Absent):
            leads = any(department_key(ref, city) in departments for ref in measure.departments.lead)
            (mine.lead if leads else mine.related).append(key)
    return mine
