"""Plans in lists."""

from collections.abc import Iterable, Mapping

from generator.judging import Status
from generator.judging.standings import Counts
from generator.map.site_map import department_key
from generator.model.basics import Absent
from generator.model.plans import Plan
from generator.views.badges import view_badge
from generator.views.formats import span_text
from generator.views.links import link_plan
from generator.views.setting import Setting
from generator.views.site_pieces import PlanCard, Share
from generator.views.standing_links import links_to_statuses
from generator.wording.site_words import SiteWords


def plan_keys(setting: Setting, city: str) -> tuple[str, ...]:
    """The keys of a municipality's plans, those that begin last first."""
    return setting.atlas.latest_plans[city]


def years_of(plan: Plan) -> range:
    """The fiscal years of a plan; of one with an open end the year that is known."""
    first, last = plan.period.first, plan.period.last
    if isinstance(first, Absent):
        return range(0) if isinstance(last, Absent) else range(last, last + 1)
    return range(first, first + 1) if isinstance(last, Absent) else range(first, last + 1)


def view_card(setting: Setting, own: SiteWords, key: str, level: int) -> PlanCard:
    """The plan with the key, under a heading of ``level``."""
    plan = setting.atlas.plans[key].plan
    counts = setting.standings.plan_counts[key]
    kind = kind_of_all(setting, key)
    return PlanCard(
        link=link_plan(setting, key),
        level=level,
        years=span_text(plan.period, setting.words),
        about=own.card.separator.join(_about(setting, own, key, plan)),
        count=own.card.measures.format(kind=kind, total=counts.total) if counts.total else own.card.no_measures,
        shares=view_shares(setting, counts, links_to_statuses(setting, counts, key)),
    )


def _about(setting: Setting, own: SiteWords, key: str, plan: Plan) -> Iterable[str]:
    if not isinstance(plan.kind, Absent):
        yield plan.kind
    city = key.partition("/")[0]
    if isinstance(plan.owner, Absent):
        yield own.card.whole_city.format(city=setting.atlas.municipalities[city].municipality.name)
    elif department_key(plan.owner, city) in setting.atlas.departments:
        yield setting.atlas.departments[department_key(plan.owner, city)].name


def view_shares(setting: Setting, counts: Counts, links: Mapping[Status, str] | None = None) -> tuple[Share, ...]:
    """Each status with its count. ``links`` lead from a count to the list behind it."""
    words = setting.words
    return tuple(
        Share(
            view_badge(status, words), words.tally.number.format(number=count), links.get(status, "") if links else ""
        )
        for status, count in counts.by_status
    )


def count_statuses(setting: Setting, keys: Iterable[str]) -> Counts:
    """Counts of the measures with the keys."""
    held = [setting.standings.measures[key].status for key in keys]
    return Counts(tuple((status, held.count(status)) for status in Status if status in held), len(held))


def kind_of_all(setting: Setting, key: str) -> str:
    """What the plan calls its measures, if it is the same for all; else our own word."""
    return setting.atlas.plan_kinds.get(key, setting.words.measure.kind)
