"""Where a pillar or measure belongs: plan, pillars, other plans, related records, indicators tied to it."""

from collections.abc import Iterable, Sequence

from generator.addresses import tag_address
from generator.map.site_index import plan_key
from generator.model.basics import Absent, Ref
from generator.model.plans import Pillar, Position
from generator.views.formats import absent_text
from generator.views.indicator_pieces import indicator_name
from generator.views.links import indicator_href, link_measure, link_pillar, link_plan
from generator.views.measure_lists import plan_with_period
from generator.views.page_context import PageContext, PlanContext, level_name
from generator.views.pieces import Fact, Link
from generator.views.published import view_text


def view_place(
    context: PlanContext,
    key: str,
    path: Sequence[Pillar],
    positions: Sequence[Position],
    *,
    tags: Sequence[Ref] = (),
    related: tuple[Fact, ...] = (),
) -> tuple[Fact, ...]:
    """The plan, the pillars above (``path``, from the top), positions as published, and what else is tied to the record or to a pillar above."""
    words = context.words.place
    plan = Link(plan_with_period(context, context.plan), link_plan(context, context.key).href)
    facts = [Fact(words.plan, links=(plan,))]
    for pillar in path:
        link = link_pillar(context, f"{context.key}/{pillar.id}")
        facts.append(Fact(level_name(context.plan, pillar, context.words), links=(link,)))
    facts += view_positions(context, positions)
    facts += view_tags(context, tags)
    facts += related
    above = (f"{context.key}/{pillar.id}" for pillar in reversed(path))
    served = tuple(dict.fromkeys(link for each in (key, *above) for link in served_by(context, each)))
    if served:
        facts.append(Fact(words.served_by, links=served))
    return tuple(facts)


def view_positions(context: PlanContext, positions: Iterable[Position]) -> tuple[Fact, ...]:
    """Places in other plans: label and wording as published, with a link to the plan if it is on the site."""
    facts = []
    for position in positions:
        text = position.text
        told = absent_text(text, context.words) if isinstance(text, Absent) else text
        links: tuple[Link, ...] = ()
        if not isinstance(position.plan, Absent) and plan_key(position.plan, context.city) in context.site_index.plans:
            links = (link_plan(context, plan_key(position.plan, context.city)),)
        facts.append(Fact(position.label, view_text(told), links))
    return tuple(facts)


def view_tags(context: PlanContext, refs: Sequence[Ref]) -> tuple[Fact, ...]:
    """The tags of a pillar or measure under the names of their lists, in the order of the plan; each leads to the measures that bear it."""
    named = {ref.target for ref in refs}
    facts = []
    for tag_list in context.plan.tag_lists:
        links = tuple(
            Link(tag.label, context.href(tag_address(context.city, context.plan_id, tag_list.id, tag.id)))
            for tag in tag_list.tags
            if f"{tag_list.id}/{tag.id}" in named
        )
        if links:
            facts.append(Fact(tag_list.name, links=links))
    return tuple(facts)


def served_by(context: PageContext, key: str) -> tuple[Link, ...]:
    """Indicators of other holders that are tied to this pillar or measure."""
    return tuple(
        Link(indicator_name(indicator, context.words), indicator_href(context, holder, indicator.id))
        for holder, indicator in context.site_index.served_by.get(key, ())
    )


def links_to_keys(context: PageContext, keys: Iterable[str]) -> tuple[Link, ...]:
    """Links to the measures with the keys."""
    return tuple(link_measure(context, key) for key in keys)
