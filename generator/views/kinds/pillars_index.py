"""The pillars of all plans, by municipality and plan, each with how the measures below it stand."""

from typing import ClassVar

from generator.addresses import PILLARS, key_anchor
from generator.judging.standings import Standings
from generator.map.site_map import Atlas
from generator.views.formats import span_text
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_pillar, link_plan
from generator.views.overview_pieces import CityPillars, PillarLine, PlanPillars
from generator.views.pieces import Link, Page
from generator.views.pillar_trees import MOST_MEASURES
from generator.views.plan_cards import kind_of_all, plan_keys, view_shares
from generator.views.setting import Setting, set_site
from generator.views.standing_links import links_to_statuses
from generator.wording.languages import Vocabulary
from generator.wording.overview_words import OverviewWords
from generator.wording.site_words import SiteWords


class PillarsIndexPage(Page, frozen=True):
    """All pillars. Of very many only those at the top of each plan."""

    kind: ClassVar[str] = "pillars_index"

    cities: tuple[CityPillars, ...]


def view_pillars_index(atlas: Atlas, standings: Standings, vocabulary: Vocabulary) -> PillarsIndexPage:
    """The list of all pillars."""
    words, site, own = vocabulary.words, vocabulary.site, vocabulary.overview
    setting = set_site(atlas, standings, words, PILLARS)
    deep = len(atlas.pillars) <= MOST_MEASURES
    cities = tuple(
        CityPillars(
            key_anchor(city),
            link_municipality(setting, city),
            tuple(_plan(setting, site, own, plan, deep=deep) for plan in plan_keys(setting, city)),
        )
        for city in atlas.municipalities
        if atlas.municipalities[city].plans
    )
    names = words.measure.join.join(city.link.text for city in cities)
    with_pillars = sum(bool(folder.pillars) for folder in atlas.plans.values())
    sentence = own.pillars.sentence.format(cities=names, plans=with_pillars, pillars=len(atlas.pillars))
    return PillarsIndexPage(
        head=view_head(
            setting,
            heading=own.pillars.title,
            description=sentence if with_pillars else own.pillars.empty,
            trail=(Link(own.pillars.title, ""),),
            title=(own.pillars.title,),
            contents=((city.anchor, city.link.text) for city in cities),
        ),
        cities=cities,
    )


def _plan(setting: Setting, site: SiteWords, own: OverviewWords, key: str, *, deep: bool) -> PlanPillars:
    counts = setting.standings.plan_counts[key]
    tree = _children(setting, site, key, deep=deep)
    nothing = own.pillars.none.format(kind=kind_of_all(setting, key), total=counts.total)
    return PlanPillars(
        plan=link_plan(setting, key),
        years=span_text(setting.atlas.plans[key].plan.period, setting.words),
        tree=tree,
        nothing="" if tree else nothing,
    )


def _children(setting: Setting, site: SiteWords, key: str, *, deep: bool) -> tuple[PillarLine, ...]:
    lines = []
    for child in setting.atlas.pillar_children.get(key, ()):
        counts = setting.standings.pillar_counts[child]
        lines.append(
            PillarLine(
                link=link_pillar(setting, child),
                count=site.card.measures.format(kind=setting.words.measure.kind, total=counts.total)
                if counts.total
                else "",
                shares=view_shares(setting, counts, links_to_statuses(setting, counts, child)),
                children=_children(setting, site, child, deep=deep) if deep else (),
            )
        )
    return tuple(lines)
