"""The about page's own part: the source documents of each municipality."""

from typing import Final

from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.views.documents import view_documents
from generator.views.formats import year_text
from generator.views.links import link_municipality
from generator.views.page_context import PageContext, context_of_site
from generator.views.pieces import Source
from generator.views.plan_cards import plan_keys
from generator.views.site_pieces import CityDocuments, DocumentFold
from generator.wording.languages import Vocabulary
from generator.wording.site_words import SiteWords

_MOST_OPEN: Final = 20
"""More documents of a municipality are folded away by their years: on a narrow screen each is some 300 pixels high."""


def view_about_documents(
    site_index: SiteIndex, standings: Standings, address: str, vocabulary: Vocabulary
) -> tuple[CityDocuments, ...]:
    """The documents of each municipality that has any, in the order of the data. ``address`` is that of the page that shows them."""
    words, own = vocabulary.words, vocabulary.site
    context = context_of_site(site_index, standings, words, address)
    held = (_city(context, own, city) for city in site_index.municipalities)
    return tuple(each for each in held if each.sources or each.folds)


def _city(context: PageContext, own: SiteWords, city: str) -> CityDocuments:
    link, sources = link_municipality(context, city), view_documents(context, own, plan_keys(context, city))
    if len(sources) <= _MOST_OPEN:
        return CityDocuments(link, tuple(sources.values()))
    of_years: dict[int, list[Source]] = {}
    for key, source in sources.items():
        of_years.setdefault(context.site_index.documents[key].fiscal_year, []).append(source)
    return CityDocuments(
        link,
        (),
        tuple(
            DocumentFold(own.document.of_year.format(year=year_text(year), total=len(those)), tuple(those))
            for year, those in sorted(of_years.items(), reverse=True)
        ),
    )
