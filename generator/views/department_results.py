"""What came of the measures that are a department's own: those that it leads, and those of its plans for which no department is named."""

from collections.abc import Iterator

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


def own_measures(context: PageContext, key: str) -> tuple[str, ...]:
    """The keys of the department's own measures, by plan as its page has them, and in the order of each plan.

    Those that it or a department below it leads, and those of its own plans in whose documents nobody leads them.
    """
    site_index = context.site_index
    departments = below(site_index, key)
    named = {each for one in departments for each in site_index.department_measures.get(one, ())}
    owned = plans_owned(site_index, key)
    plans = {each.rpartition("/")[0] for each in named}.union(owned)
    city = key.partition("/")[0]
    those = frozenset(departments)
    return tuple(
        measure
        for plan in site_index.latest_plans[city]
        if plan in plans
        for measure in _of_plan(site_index, plan, those, owned=plan in owned)
    )


def unnamed_measures(context: PageContext, key: str) -> tuple[str, ...]:
    """The keys of the measures of the department's own plans in whose documents no department leads them."""
    site_index = context.site_index
    return tuple(
        f"{plan}/{measure.id}"
        for plan in plans_owned(site_index, key)
        for measure in site_index.plans[plan].measures
        if not _leads(measure, plan.partition("/")[0]) and not _names(measure)
    )


def _of_plan(site_index: SiteIndex, plan: str, those: frozenset[str], *, owned: bool) -> Iterator[str]:
    city = plan.partition("/")[0]
    for measure in site_index.plans[plan].measures:
        leads = _leads(measure, city)
        if those.intersection(leads) or (owned and not leads and not _names(measure)):
            yield f"{plan}/{measure.id}"


def _leads(measure: Measure, city: str) -> tuple[str, ...]:
    if isinstance(measure.departments, Absent):
        return ()
    return tuple(department_key(ref, city) for ref in measure.departments.lead)


def _names(measure: Measure) -> bool:
    """Whether the document names anybody as responsible, in links or in words alone."""
    if isinstance(measure.departments, Absent):
        return False
    return bool(measure.departments.related) or not isinstance(measure.departments.as_published, Absent)
