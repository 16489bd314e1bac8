"""The plans of a municipality that has many: the years in which they begin, or the plans of one of these, each with how it stands."""

from collections.abc import Iterator
from typing import ClassVar, Final

from generator.addresses import BROWSE
from generator.judging.list_parts import ListPart, all_parts, leaves
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.heads import view_head
from generator.views.links import link_municipality
from generator.views.list_pages import PartPage, link_beside
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link
from generator.views.plan_cards import view_card
from generator.views.plan_lists import (
    address_of_plans,
    divided_plans,
    label_of_plans,
    lines_of_plans,
    link_plans,
    ways_by_city,
)
from generator.views.site_pieces import PlanCard
from generator.wording.languages import Vocabulary
from generator.wording.part_words import PartWords

_PLAN_LEVEL: Final = 3


class PlansPartPage(PartPage, frozen=True):
    """The plans of a municipality that begin in a year."""

    kind: ClassVar[str] = "plans_part"

    plans: tuple[PlanCard, ...] = ()


def view_plans_part(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> PlansPartPage:
    """The part with the key (``"komae/2023"``, ``"komae"`` for all of them, ``""`` for the municipalities). Raises KeyError or StopIteration for none."""
    own, browse = vocabulary.overview.parts, vocabulary.site.browse
    if not key:
        return _view_all(site_index, standings, vocabulary)
    city, _, name = key.partition("/")
    whole = divided_plans(standings)[city]
    part = next(each for each in all_parts(whole) if each.name == name)
    context = context_of_site(site_index, standings, vocabulary.words, address_of_plans(city, name))
    called, label = site_index.municipalities[city].municipality.name, label_of_plans(context, own, part)
    listed, counts = own.plans_of.format(city=called), own.plans.format(total=len(part.keys))
    heading = own.title.format(list=listed, plan=label) if label else listed
    sentence = (
        own.plans_sentence.format(list=listed, part=label, counts=counts)
        if label
        else own.plans_whole.format(city=called, total=len(part.keys))
    )
    lines = tuple(lines_of_plans(context, own, city, part))
    above = (Link(listed, context.href(address_of_plans(city, ""))),) if label else ()
    return PlansPartPage(
        head=view_head(
            context,
            heading=heading,
            description=sentence,
            trail=(
                Link(browse.title, context.href(BROWSE)),
                Link(own.plans_all, context.href(address_of_plans("", ""))),
                link_municipality(context, city),
                *above,
                Link(label or listed, ""),
            ),
            title=(heading,) if label else (heading, browse.title),
        ),
        badges=(),
        rules=(),
        cities=(),
        remark=own.by_begin if lines and not label else own.by_part if lines else "",
        lines=lines,
        plans=() if lines else tuple(view_card(context, vocabulary.site, plan, _PLAN_LEVEL) for plan in part.keys),
        ways=(*above, *_beside(context, own, city, whole, part)),
    )


def _view_all(site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> PlansPartPage:
    """The municipalities with the ways to their plans."""
    own, browse = vocabulary.overview.parts, vocabulary.site.browse
    context = context_of_site(site_index, standings, vocabulary.words, address_of_plans("", ""))
    lines = ways_by_city(context, own)
    return PlansPartPage(
        head=view_head(
            context,
            heading=own.plans_all,
            description=own.plans_all_sentence.format(total=len(site_index.plans)),
            trail=(Link(browse.title, context.href(BROWSE)), Link(own.plans_all, "")),
            title=(own.plans_all,),
        ),
        badges=(),
        rules=(),
        cities=(),
        remark="",
        lines=lines,
        ways=(),
    )


def _beside(context: PageContext, own: PartWords, city: str, whole: ListPart, part: ListPart) -> Iterator[Link]:
    """The pages with the plans before and after those of the part."""
    pages = list(leaves(whole))
    here = next((at for at, each in enumerate(pages) if each is part), None)
    return link_beside(own, pages, here, lambda each: link_plans(context, own, city, each))
