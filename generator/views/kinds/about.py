"""The about page's own part: the source documents of each municipality."""

from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.documents import view_documents
from generator.views.links import link_municipality
from generator.views.page_context import context_of_site
from generator.views.plan_cards import plan_keys
from generator.views.site_pieces import CityDocuments
from generator.wording.languages import Vocabulary


def view_about_documents(
    site_index: SiteIndex, standings: Standings, address: str, vocabulary: Vocabulary
) -> tuple[CityDocuments, ...]:
    """The documents of each municipality that has any, in the order of the data. ``address`` is that of the page that shows them."""
    words, own = vocabulary.words, vocabulary.site
    context = context_of_site(site_index, standings, words, address)
    held = (
        CityDocuments(
            link_municipality(context, city), tuple(view_documents(context, own, plan_keys(context, city)).values())
        )
        for city in site_index.municipalities
    )
    return tuple(each for each in held if each.sources)
