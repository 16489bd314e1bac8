"""The measures of a department in one plan, where it has too many for its page."""

from typing import ClassVar

from msgspec.structs import replace

from generator.addresses import departments_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.department_results import Held, hold_in_plan
from generator.views.kinds.department import plan_of_department
from generator.views.links import link_municipality
from generator.views.list_pages import PartPage, find_part, view_part
from generator.views.pieces import Link
from generator.views.site_pieces import PlanMeasures
from generator.wording.languages import Vocabulary


class DepartmentPartPage(PartPage, frozen=True):
    """Measures of a department in a plan."""

    kind: ClassVar[str] = "department_part"

    plans: tuple[PlanMeasures, ...] = ()


def view_department_part(
    site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary
) -> DepartmentPartPage:
    """The part with the key (``"komae/planning/reform-6"``). Raises KeyError or StopIteration for none."""
    own = vocabulary.site
    city, department_id = key.split("/")[:2]
    department = f"{city}/{department_id}"
    name = site_index.departments[department].name
    title = vocabulary.overview.parts.of_department.format(department=name)
    place = find_part(site_index, standings, "department", key, vocabulary, title=title)
    context = place.context
    index = (
        link_municipality(context, city),
        Link(own.municipality.departments, context.href(departments_address(city))),
    )
    page = view_part(place, DepartmentPartPage, index, None)
    if page.lines:
        return page
    lead, related = hold_in_plan(context, department, context.key)
    shown = frozenset(place.part.keys)
    held = Held([each for each in lead if each in shown], [each for each in related if each in shown])
    plan = plan_of_department(context, own, context.key, held)
    if place.part.name:  # they are not all
        plan = replace(plan, count=place.words.measures.format(total=len(shown)))
    return replace(page, plans=(plan,))
