"""Links to records, and the way down to them."""

from generator.addresses import (
    address_of_measure_key,
    department_address,
    indicator_anchor,
    indicators_address,
    municipality_address,
    pillar_address,
    plan_address,
)
from generator.map.site_map import department_key
from generator.model.basics import NOT_STATED, Absent, Ref
from generator.model.plans import Pillar
from generator.views.pieces import Link
from generator.views.setting import PlanSetting, Setting, numbered


def link_municipality(setting: Setting, city: str) -> Link:
    """A municipality by its name."""
    return Link(setting.atlas.municipalities[city].municipality.name, setting.href(municipality_address(city)))


def link_plan(setting: Setting, key: str) -> Link:
    """A plan by its title."""
    city, plan = key.split("/")
    return Link(setting.atlas.plan_names[key], setting.href(plan_address(city, plan)))


def link_pillar(setting: Setting, key: str) -> Link:
    """A pillar by its number and title."""
    pillar = setting.atlas.pillars[key]
    city, plan, _ = key.split("/")
    return Link(
        numbered(pillar.number, pillar.title, setting.words), setting.href(pillar_address(city, plan, pillar.id))
    )


def link_pillar_in_full(setting: PlanSetting, pillar: Pillar) -> Link:
    """A pillar with the numbers of those above it, since numbers such as 基本事業１ come again on every branch."""
    above = [each.number for each in pillar_path(setting, pillar)[:-1] if not isinstance(each.number, Absent)]
    link = link_pillar(setting, f"{setting.key}/{pillar.id}")
    return Link(" ".join([*above, link.text]), link.href)


def link_measure(setting: Setting, key: str) -> Link:
    """A measure by its number and title."""
    measure = setting.atlas.measures[key]
    return Link(numbered(measure.number, measure.title, setting.words), setting.href(address_of_measure_key(key)))


def holder_address(setting: Setting, key: str) -> str:
    """The address of the page that tells of the indicators of a plan, pillar or measure."""
    if key in setting.atlas.measures:
        return address_of_measure_key(key)
    if key in setting.atlas.pillars:
        return pillar_address(*key.split("/"))
    return indicators_address(*key.split("/"))


def link_holder(setting: Setting, key: str) -> Link:
    """A plan, pillar or measure that holds indicators."""
    if key in setting.atlas.measures:
        return link_measure(setting, key)
    if key in setting.atlas.pillars:
        return link_pillar(setting, key)
    return link_plan(setting, key)


def indicator_href(setting: Setting, holder: str, indicator: str) -> str:
    """The link to an indicator on the page of its holder."""
    address = holder_address(setting, holder)
    anchor = f"#{indicator_anchor(indicator)}"
    return anchor if address == setting.address else setting.href(address) + anchor


def pillar_path(setting: PlanSetting, pillar: Pillar | Absent) -> tuple[Pillar, ...]:
    """The pillars from the top down to ``pillar`` itself. A circle, which the checks refuse, ends where it closes."""
    path: list[Pillar] = []
    while not isinstance(pillar, Absent) and pillar not in path:
        path.append(pillar)
        pillar = parent_of(setting, pillar.parent)
    return tuple(reversed(path))


def parent_of(setting: PlanSetting, ref: Ref | Absent) -> Pillar | Absent:
    """The pillar that a reference within the plan means; Absent where there is none."""
    if isinstance(ref, Absent):
        return ref
    found = setting.atlas.pillars.get(f"{setting.key}/{ref.target}")
    return NOT_STATED if found is None else found


def trail(setting: PlanSetting, path: tuple[Pillar, ...], *own: str) -> tuple[Link, ...]:
    """The breadcrumb below the home page: municipality, plan, pillars, and the page itself (without a link)."""
    return (
        link_municipality(setting, setting.city),
        link_plan(setting, setting.key),
        *(link_pillar(setting, f"{setting.key}/{pillar.id}") for pillar in path),
        *(Link(text, "") for text in own),
    )


def link_department(setting: Setting, city: str, ref: Ref) -> Link | Absent:
    """A department by its name with those above it; Absent for an unknown one."""
    key = department_key(ref, city)
    if key not in setting.atlas.departments:
        return NOT_STATED
    names = setting.atlas.department_paths[key]
    return Link(" ".join(names), setting.href(department_address(city, ref.target)))
