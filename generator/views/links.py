"""Links to records, and the way down to them."""

from generator.addresses import (
    address_of_measure_key,
    at_anchor,
    department_address,
    indicator_anchor,
    indicators_address,
    municipality_address,
    pillar_address,
    plan_address,
)
from generator.map.site_index import department_key
from generator.model.basics import NOT_STATED, Absent, Ref
from generator.model.plans import Pillar
from generator.views.page_context import PageContext, PlanContext, numbered
from generator.views.pieces import Link


def link_municipality(context: PageContext, city: str) -> Link:
    """A municipality by its name."""
    return Link(context.site_index.municipalities[city].municipality.name, context.href(municipality_address(city)))


def link_plan(context: PageContext, key: str) -> Link:
    """A plan by its title."""
    city, plan = key.split("/")
    return Link(context.site_index.plan_names[key], context.href(plan_address(city, plan)))


def link_pillar(context: PageContext, key: str) -> Link:
    """A pillar by its number and title."""
    pillar = context.site_index.pillars[key]
    city, plan, _ = key.split("/")
    return Link(
        numbered(pillar.number, pillar.title, context.words), context.href(pillar_address(city, plan, pillar.id))
    )


def link_pillar_in_full(context: PlanContext, pillar: Pillar) -> Link:
    """A pillar with the numbers of those above it, since numbers such as 基本事業１ come again on every branch."""
    above = [each.number for each in pillar_path(context, pillar)[:-1] if not isinstance(each.number, Absent)]
    link = link_pillar(context, f"{context.key}/{pillar.id}")
    return Link(" ".join([*above, link.text]), link.href)


def link_measure(context: PageContext, key: str) -> Link:
    """A measure by its number and title."""
    measure = context.site_index.measures[key]
    return Link(numbered(measure.number, measure.title, context.words), context.href(address_of_measure_key(key)))


def holder_address(context: PageContext, key: str) -> str:
    """The address of the page that tells of the indicators of a plan, pillar or measure."""
    if key in context.site_index.measures:
        return address_of_measure_key(key)
    if key in context.site_index.pillars:
        return pillar_address(*key.split("/"))
    return indicators_address(*key.split("/"))


def link_holder(context: PageContext, key: str) -> Link:
    """A plan, pillar or measure that holds indicators."""
    if key in context.site_index.measures:
        return link_measure(context, key)
    if key in context.site_index.pillars:
        return link_pillar(context, key)
    return link_plan(context, key)


def indicator_href(context: PageContext, holder: str, indicator: str) -> str:
    """The link to an indicator on the page of its holder."""
    address = holder_address(context, holder)
    page = "" if address == context.address else context.href(address)
    return at_anchor(page, indicator_anchor(indicator))


def pillar_path(context: PlanContext, pillar: Pillar | Absent) -> tuple[Pillar, ...]:
    """The pillars from the top down to ``pillar`` itself. A circle, which the checks refuse, ends where it closes."""
    path: list[Pillar] = []
    while not isinstance(pillar, Absent) and pillar not in path:
        path.append(pillar)
        pillar = parent_of(context, pillar.parent)
    return tuple(reversed(path))


def parent_of(context: PlanContext, ref: Ref | Absent) -> Pillar | Absent:
    """The pillar that a reference within the plan means; Absent where there is none."""
    if isinstance(ref, Absent):
        return ref
    found = context.site_index.pillars.get(f"{context.key}/{ref.target}")
    return NOT_STATED if found is None else found


def trail(context: PlanContext, path: tuple[Pillar, ...], *own: str) -> tuple[Link, ...]:
    """The breadcrumb below the home page: municipality, plan, pillars, and the page itself (without a link)."""
    return (
        link_municipality(context, context.city),
        link_plan(context, context.key),
        *(link_pillar(context, f"{context.key}/{pillar.id}") for pillar in path),
        *(Link(text, "") for text in own),
    )


def link_department(context: PageContext, city: str, ref: Ref) -> Link | Absent:
    """A department by its name with those above it; Absent for an unknown one."""
    key = department_key(ref, city)
    if key not in context.site_index.departments:
        return NOT_STATED
    names = context.site_index.department_paths[key]
    return Link(" ".join(names), context.href(department_address(city, ref.target)))
