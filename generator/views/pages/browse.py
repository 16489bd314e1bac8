"""The list of everything: all measures by municipality and plan, and ways in by department and by fiscal year."""

from collections.abc import Iterator
from typing import ClassVar

from generator.addresses import BROWSE
from generator.atlas import Atlas
from generator.standings import Standings
from generator.views.department_trees import view_tree
from generator.views.formats import both_years, span_text
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_plan
from generator.views.measure_lists import measures_below, view_entry
from generator.views.pieces import Link, Page
from generator.views.pillar_trees import MOST_MEASURES
from generator.views.plan_cards import kind_of_all, plan_keys, view_shares, years_of
from generator.views.setting import Setting, set_site
from generator.views.site_pieces import CityDepartments, CityMeasures, LinkGroup, PlanMeasures, Promise, PromiseList
from generator.views.standing_links import links_to_statuses
from generator.wording.ja import JAPANESE
from generator.wording.ja_site import JAPANESE_SITE
from generator.wording.site_words import SiteWords
from generator.wording.words import Words

_PLAN_LEVEL = 4


class BrowsePage(Page, frozen=True):
    """Everything there is. Where there are too many measures for one page, plans stand without lists."""

    kind: ClassVar[str] = "browse"

    cities: tuple[CityMeasures, ...]
    departments: tuple[CityDepartments, ...]
    years: tuple[LinkGroup, ...]


def view_browse(
    atlas: Atlas, standings: Standings, words: Words = JAPANESE, own: SiteWords = JAPANESE_SITE
) -> BrowsePage:
    """The list of all plans and measures."""
    setting = set_site(atlas, standings, words, BROWSE)
    total = len(atlas.measures)
    cities = tuple(
        CityMeasures(
            link_municipality(setting, city),
            tuple(_plan(setting, own, plan, listed=total <= MOST_MEASURES) for plan in plan_keys(setting, city)),
        )
        for city in atlas.municipalities
    )
    departments = tuple(
        CityDepartments(link_municipality(setting, city), view_tree(setting, own, city, city, depth=0))
        for city in atlas.municipalities
        if atlas.department_children.get(city)
    )
    years = tuple(_years(setting, own))
    names = words.measure.join.join(folder.municipality.name for folder in atlas.municipalities.values())
    sentence = own.browse.sentence.format(cities=names, plans=len(atlas.plans), measures=total)
    present = (
        ("plans", own.browse.by_plan, atlas.plans),
        ("departments", own.browse.by_department, departments),
        ("years", own.browse.by_year, years),
    )
    return BrowsePage(
        head=view_head(
            setting,
            heading=own.browse.title,
            description=sentence if atlas.plans else own.browse.empty,
            trail=(Link(own.browse.title, ""),),
            title=(own.browse.title,),
            contents=((anchor, heading) for anchor, heading, held in present if held),
        ),
        cities=cities,
        departments=departments,
        years=years,
    )


def _plan(setting: Setting, own: SiteWords, key: str, *, listed: bool) -> PlanMeasures:
    """A plan; its measures in the order of its pillars."""
    counts = setting.standings.plan_counts[key]
    kind = kind_of_all(setting, key)
    measures = measures_below(setting, key) if listed else ()
    promises = tuple(Promise(view_entry(setting, measure), (), ()) for measure in measures)
    return PlanMeasures(
        plan=link_plan(setting, key),
        level=_PLAN_LEVEL,
        years=span_text(setting.atlas.plans[key].plan.period, setting.words),
        count=own.card.measures.format(kind=kind, total=counts.total) if counts.total else own.card.no_measures,
        shares=view_shares(setting, counts, links_to_statuses(setting, counts, key)),
        lists=(PromiseList("", _PLAN_LEVEL + 1, promises),) if promises else (),
    )


def _years(setting: Setting, own: SiteWords) -> Iterator[LinkGroup]:
    """Each fiscal year with the plans whose period holds it, the latest year first."""
    held: dict[int, list[str]] = {}
    for key, folder in setting.atlas.plans.items():
        for year in years_of(folder.plan):
            held.setdefault(year, []).append(key)
    for year in sorted(held, reverse=True):
        yield LinkGroup(both_years(year), tuple(_plan_of_city(setting, own, key) for key in held[year]))


def _plan_of_city(setting: Setting, own: SiteWords, key: str) -> Link:
    link = link_plan(setting, key)
    city = setting.atlas.municipalities[key.partition("/")[0]].municipality.name
    return Link(own.browse.of_city.format(city=city, plan=link.text), link.href)
