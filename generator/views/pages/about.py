"""The about page's own part: the source documents of each municipality."""

from generator.addresses import ABOUT
from generator.atlas import Atlas
from generator.standings import Standings
from generator.views.documents import view_documents
from generator.views.links import link_municipality
from generator.views.plan_cards import plan_keys
from generator.views.setting import set_site
from generator.views.site_pieces import CityDocuments
from generator.wording.ja import JAPANESE
from generator.wording.ja_site import JAPANESE_SITE
from generator.wording.site_words import SiteWords
from generator.wording.words import Words


def view_about_documents(
    atlas: Atlas,
    standings: Standings,
    address: str = ABOUT,
    words: Words = JAPANESE,
    own: SiteWords = JAPANESE_SITE,
) -> tuple[CityDocuments, ...]:
    """The documents of each municipality that has any, in the order of the data. ``address`` is that of the page that shows them."""
    setting = set_site(atlas, standings, words, address)
    held = (
        CityDocuments(
            link_municipality(setting, city), tuple(view_documents(setting, own, plan_keys(setting, city)).values())
        )
        for city in atlas.municipalities
    )
    return tuple(each for each in held if each.sources)
