"""The about page's own part: the source documents of each municipality."""

from generator.judging.standings import Standings
from generator.map.site_map import Atlas
from generator.views.documents import view_documents
from generator.views.links import link_municipality
from generator.views.plan_cards import plan_keys
from generator.views.setting import set_site
from generator.views.site_pieces import CityDocuments
from generator.wording.languages import Vocabulary


def view_about_documents(
    atlas: Atlas, standings: Standings, address: str, vocabulary: Vocabulary
) -> tuple[CityDocuments, ...]:
    """The documents of each municipality that has any, in the order of the data. ``address`` is that of the page that shows them."""
    words, own = vocabulary.words, vocabulary.site
    setting = set_site(atlas, standings, words, address)
    held = (
        CityDocuments(
            link_municipality(setting, city), tuple(view_documents(setting, own, plan_keys(setting, city)).values())
        )
        for city in atlas.municipalities
    )
    return tuple(each for each in held if each.sources)
