"""The pillars of all plans, by municipality and plan, each with how the measures below it stand."""

from enum import IntEnum
from typing import ClassVar, Final

from generator.addresses import PILLARS, key_anchor
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.formats import span_text
from generator.views.heads import view_head
from generator.views.links import link_municipality, link_pillar, link_plan
from generator.views.overview_pieces import CityPillars, PillarFold, PillarLine, PlanPillars
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link, Page
from generator.views.plan_cards import kind_of_all, plan_keys, view_shares
from generator.views.plan_lists import divided_plans, label_of_plans
from generator.views.standing_links import links_to_statuses
from generator.wording.group import PageWords
from generator.wording.languages import Vocabulary
from generator.wording.site_words import SiteWords

_MOST_PILLARS: Final = 180
"""So many stand in lists: each comes to about 60 bytes of compressed HTML. Of more, those at the top stand alone; of more at the top, each plan tells how many it has."""


class PillarIndexWords(PageWords, frozen=True):
    """The pillars of all plans."""

    title: str
    sentence: str  # cities, plans, pillars
    sentence_top: str  # cities, plans, pillars: where only those at the top are listed
    sentence_counted: str  # cities, plans, pillars: where each plan only tells how many it has
    empty: str
    none: str  # kind, total: a plan without pillars
    not_yet: str
    top_alone: str  # pillars
    plans_alone: str  # pillars
    held: str  # pillars: how many a plan has


class PillarsIndexPage(Page, frozen=True):
    """All pillars. Of very many only those at the top of each plan; where these are very many, too, the plans alone."""

    kind: ClassVar[str] = "pillars_index"

    remark: str
    cities: tuple[CityPillars, ...]


def view_pillars_index(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> PillarsIndexPage:
    """The list of all pillars."""
    words, own = vocabulary.words, vocabulary.of(PillarIndexWords)
    context = context_of_site(site_index, standings, words, PILLARS)
    levels = _levels_shown(site_index)
    cities = tuple(
        _city(context, vocabulary, city, levels)
        for city in site_index.municipalities
        if site_index.municipalities[city].plans
    )
    with_pillars = [key for key, folder in site_index.plans.items() if folder.pillars]
    held_by = {key.partition("/")[0] for key in with_pillars}
    names = words.measure.join.join(
        folder.municipality.name for city, folder in site_index.municipalities.items() if city in held_by
    )
    pattern = (own.sentence, own.sentence_top, own.sentence_counted)[levels]
    sentence = pattern.format(cities=names, plans=len(with_pillars), pillars=len(site_index.pillars))
    return PillarsIndexPage(
        head=view_head(
            context,
            heading=own.title,
            description=sentence if with_pillars else own.empty,
            trail=(Link(own.title, ""),),
            title=(own.title,),
            contents=((city.anchor, city.link.text) for city in cities),
        ),
        remark=("", own.top_alone, own.plans_alone)[levels].format(pillars=len(site_index.pillars)),
        cities=cities,
    )


class _Levels(IntEnum):
    """Which levels of pillars the page shows."""

    ALL, TOP, NONE = range(3)


def _levels_shown(site_index: SiteIndex) -> _Levels:
    if len(site_index.pillars) <= _MOST_PILLARS:
        return _Levels.ALL
    at_top = sum(len(site_index.pillar_children.get(plan, ())) for plan in site_index.plans)
    return _Levels.TOP if at_top <= _MOST_PILLARS else _Levels.NONE


def _city(context: PageContext, vocabulary: Vocabulary, key: str, levels: _Levels) -> CityPillars:
    """The plans of a municipality, by the year in which they begin where they are very many."""
    anchor, link, parts = key_anchor(key), link_municipality(context, key), vocabulary.overview.parts
    whole = divided_plans(context.standings).get(key)
    if whole is None:
        plans = tuple(_plan(context, vocabulary, plan, levels) for plan in plan_keys(context, key))
        return CityPillars(anchor, link, plans)
    folds = tuple(
        PillarFold(
            context.words.reason_and_note.format(
                reason=label_of_plans(context, parts, part), note=parts.plans.format(total=len(part.keys))
            ),
            tuple(_plan(context, vocabulary, plan, levels) for plan in part.keys),
        )
        for part in whole.parts
    )
    return CityPillars(anchor, link, (), folds)


def _plan(context: PageContext, vocabulary: Vocabulary, key: str, levels: _Levels) -> PlanPillars:
    site, own = vocabulary.site, vocabulary.of(PillarIndexWords)
    counts = context.standings.plan_counts[key]
    pillars = len(context.site_index.plans[key].pillars)
    if levels is _Levels.NONE and pillars:
        told = own.held.format(pillars=pillars)
        return PlanPillars(link_plan(context, key), _years(context, key), (), told)
    tree = _children(context, site, key, deep=levels is _Levels.ALL)
    # Of a plan without anything in it nobody has said whether it has pillars.
    none = own.none.format(kind=kind_of_all(context, key), total=counts.total)
    nothing = none if counts.total else own.not_yet
    return PlanPillars(
        plan=link_plan(context, key),
        years=_years(context, key),
        tree=tree,
        nothing="" if tree else nothing,
    )


def _years(context: PageContext, key: str) -> str:
    return span_text(context.site_index.plans[key].plan.period, context.words)


def _children(context: PageContext, site: SiteWords, key: str, *, deep: bool) -> tuple[PillarLine, ...]:
    lines = []
    for child in context.site_index.pillar_children.get(key, ()):
        counts = context.standings.pillar_counts[child]
        lines.append(
            PillarLine(
                link=link_pillar(context, child),
                count=site.card.measures.format(kind=context.words.measure.kind, total=counts.total)
                if counts.total
                else "",
                shares=view_shares(context, counts, links_to_statuses(context, counts, child)),
                children=_children(context, site, child, deep=deep) if deep else (),
            )
        )
    return tuple(lines)
