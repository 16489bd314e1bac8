"""The home page's own part: the municipalities and their plans, each with how it stands."""

from generator.addresses import departments_address
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.links import link_municipality
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Link
from generator.views.plan_cards import MOST_WITH_INDICATORS, plan_keys, view_card
from generator.views.plan_lists import has_many_plans, ways_to_plans
from generator.views.site_pieces import CityCard
from generator.wording.languages import Vocabulary
from generator.wording.part_words import PartWords
from generator.wording.site_words import SiteWords

_PLAN_LEVEL = 4  # below the municipality


def view_home_plans(
    site_index: SiteIndex, standings: Standings, address: str, vocabulary: Vocabulary
) -> tuple[CityCard, ...]:
    """A card for each municipality, in the order of the data. ``address`` is that of the page that shows them."""
    words, own = vocabulary.words, vocabulary.site
    context = context_of_site(site_index, standings, words, address)
    parts = vocabulary.overview.parts if has_many_plans(context) else None
    return tuple(_city(context, own, city, parts) for city in site_index.municipalities)


def _city(context: PageContext, own: SiteWords, key: str, many: PartWords | None) -> CityCard:
    """``many`` are the words for a site that has too many plans to name each."""
    city = context.site_index.municipalities[key].municipality
    plans = plan_keys(context, key)
    parts = {"prefecture": city.prefecture, "city": city.name}
    measures = context.standings.municipality_counts[key].total
    few = len(context.site_index.plans) <= MOST_WITH_INDICATORS
    sentence = own.home.sentence.format(plans=len(plans), measures=measures, **parts)
    return CityCard(
        link=link_municipality(context, key),
        sentence=sentence if plans else own.home.no_plans.format(**parts),
        plans=() if many else tuple(view_card(context, own, plan, _PLAN_LEVEL, indicators=few) for plan in plans),
        lines=ways_to_plans(context, many, key) if many else (),
        departments=Link(own.home.departments.format(city=city.name), context.href(departments_address(key)))
        if context.site_index.department_children.get(key)
        else Link("", ""),
    )
