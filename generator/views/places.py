"""Where a pillar or measure belongs: plan, pillars, other plans, related records, indicators tied to it."""

from collections.abc import Iterable, Sequence

from generator.map.site_map import plan_key
from generator.model.basics import Absent
from generator.model.plans import Pillar, Position
from generator.views.formats import absent_text
from generator.views.indicator_pieces import indicator_name
from generator.views.links import indicator_href, link_measure, link_pillar, link_plan
from generator.views.measure_lists import plan_with_period
from generator.views.pieces import Fact, Link
from generator.views.published import view_text
from generator.views.setting import PlanSetting, Setting, level_name


def view_place(
    setting: PlanSetting,
    key: str,
    path: Sequence[Pillar],
    positions: Sequence[Position],
    related: tuple[Fact, ...] = (),
) -> tuple[Fact, ...]:
    """The plan, the pillars above (``path``, from the top), positions as published, and what else is tied to the record."""
    words = setting.words.place
    plan = Link(plan_with_period(setting, setting.plan), link_plan(setting, setting.key).href)
    facts = [Fact(words.plan, links=(plan,))]
    for pillar in path:
        link = link_pillar(setting, f"{setting.key}/{pillar.id}")
        facts.append(Fact(level_name(setting.plan, pillar, setting.words), links=(link,)))
    facts += view_positions(setting, positions)
    facts += related
    served = served_by(setting, key)
    if served:
        facts.append(Fact(words.served_by, links=served))
    return tuple(facts)


def view_positions(setting: PlanSetting, positions: Iterable[Position]) -> tuple[Fact, ...]:
    """Places in other plans: label and wording as published, with a link to the plan if it is on the site."""
    facts = []
    for position in positions:
        text = position.text
        told = absent_text(text, setting.words) if isinstance(text, Absent) else text
        links: tuple[Link, ...] = ()
        if not isinstance(position.plan, Absent) and plan_key(position.plan, setting.city) in setting.atlas.plans:
            links = (link_plan(setting, plan_key(position.plan, setting.city)),)
        facts.append(Fact(position.label, view_text(told), links))
    return tuple(facts)


def served_by(setting: Setting, key: str) -> tuple[Link, ...]:
    """Indicators of other holders that are tied to this pillar or measure."""
    return tuple(
        Link(indicator_name(indicator, setting.words), indicator_href(setting, holder, indicator.id))
        for holder, indicator in setting.atlas.served_by.get(key, ())
    )


def links_to_keys(setting: Setting, keys: Iterable[str]) -> tuple[Link, ...]:
    """Links to the measures with the keys."""
    return tuple(link_measure(setting, key) for key in keys)
