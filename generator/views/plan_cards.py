"""Plans in lists."""

from collections.abc import Iterable, Mapping
from typing import Final

from generator.judging import Status
from generator.judging.standings import Counts, count_all
from generator.map.site_index import department_key
from generator.model.basics import Absent
from generator.model.plans import Plan
from generator.views.badges import view_badge
from generator.views.formats import span_text
from generator.views.links import link_plan
from generator.views.page_context import PageContext
from generator.views.site_pieces import PlanCard, Share
from generator.views.standing_links import links_to_statuses
from generator.views.tallies import indicators_counted, view_progress_shares
from generator.wording.site_words import SiteWords


def plan_keys(context: PageContext, city: str) -> tuple[str, ...]:
    """The keys of a municipality's plans, those that begin last first."""
    return context.site_index.latest_plans[city]


def plans_of_site(context: PageContext) -> tuple[str, ...]:
    """The keys of all plans, municipality by municipality."""
    return tuple(plan for city in context.site_index.municipalities for plan in plan_keys(context, city))


MOST_WITH_INDICATORS: Final = 40
"""Of more plans on a page each tells how its measures stand alone: how its indicators do comes to about 60 bytes of compressed HTML a plan."""


def view_card(
    context: PageContext, own: SiteWords, key: str, level: int, *, brief: bool = False, indicators: bool = True
) -> PlanCard:
    """The plan with the key, under a heading of ``level``. ``brief``: without how its measures and indicators stand, which its own page tells; ``indicators``: these, too."""
    plan = context.site_index.plans[key].plan
    counts = context.standings.plan_counts[key]
    kind = kind_of_all(context, key)
    progress = view_progress_shares(context, key) if indicators and not brief else ()
    return PlanCard(
        link=link_plan(context, key),
        level=level,
        years=span_text(plan.period, context.words),
        about=own.card.separator.join(_about(context, own, key, plan)),
        count=own.card.measures.format(kind=kind, total=counts.total) if counts.total else own.card.no_measures,
        shares=() if brief else view_shares(context, counts, links_to_statuses(context, counts, key)),
        indicators=indicators_counted(context, key) if progress else "",
        progress=progress,
    )


def _about(context: PageContext, own: SiteWords, key: str, plan: Plan) -> Iterable[str]:
    if not isinstance(plan.kind, Absent):
        yield plan.kind
    city = key.partition("/")[0]
    if isinstance(plan.owner, Absent):
        yield own.card.whole_city.format(city=context.site_index.municipalities[city].municipality.name)
    elif department_key(plan.owner, city) in context.site_index.departments:
        yield context.site_index.departments[department_key(plan.owner, city)].name


def view_shares(context: PageContext, counts: Counts, links: Mapping[Status, str] | None = None) -> tuple[Share, ...]:
    """Each status with its count. ``links`` lead from a count to the list behind it."""
    words = context.words
    return tuple(
        Share(
            view_badge(status, words), words.tally.number.format(number=count), links.get(status, "") if links else ""
        )
        for status, count in counts.by_status
    )


def count_statuses(context: PageContext, keys: Iterable[str]) -> Counts:
    """Counts of the measures with the keys."""
    return count_all(context.standings.statuses[key].status for key in keys)


def count_some(context: PageContext, own: SiteWords, key: str, total: int) -> str:
    """How many of the measures of the plan with the key are listed; that they are all only where they are."""
    whole = len(context.site_index.plans[key].measures)
    pattern = own.card.all_measures if total == whole else own.card.some_measures
    return pattern.format(kind=kind_of_all(context, key), total=total, all=whole)


def kind_of_all(context: PageContext, key: str) -> str:
    """What the plan calls its measures, if it is the same for all; else our own word."""
    return context.site_index.plan_kinds.get(key, context.words.measure.kind)
