"""Pages of the sample city as values and as text, for tests of views and components."""

import re
from html.parser import HTMLParser
from typing import Final

import msgspec

from generator.judging.standings import Standings, stand_all
from generator.map.site_index import SiteIndex, index_site
from generator.model.accessibility import NO_SITE, NO_TEST
from generator.pages.jobs import find_view
from generator.render.renderer import Parts, render_page
from generator.views.kinds.indicators import IndicatorsPage, view_indicators
from generator.views.kinds.measure import MeasurePage, view_measure
from generator.views.kinds.pillar import PillarPage, view_pillar
from generator.views.kinds.tags import TagsPage, view_tags
from generator.views.pieces import Block, Page
from generator.views.vocabularies import vocabulary_of
from sample import City, addresses_of

PLAN: Final = "mihon/basic-plan"
GREEN: Final = "mihon/basic-plan/measures/green.yaml"
RESULTS: Final = "mihon/basic-plan/results/2024.yaml"
JAPANESE: Final = vocabulary_of("ja")
_INLINE: Final = frozenset({"a", "b", "br", "span"})


class Shown(msgspec.Struct, frozen=True):
    """The sample city, judged, with its pages by their ids within the basic plan."""

    site_index: SiteIndex
    standings: Standings

    def measure(self, measure: str) -> MeasurePage:
        return view_measure(self.site_index, self.standings, self._key(measure), JAPANESE)

    def pillar(self, pillar: str) -> PillarPage:
        return view_pillar(self.site_index, self.standings, self._key(pillar), JAPANESE)

    def indicators(self, plan: str = PLAN) -> IndicatorsPage:
        return view_indicators(self.site_index, self.standings, plan, JAPANESE)

    def tags(self, plan: str = PLAN) -> TagsPage:
        return view_tags(self.site_index, self.standings, plan, JAPANESE)

    def measure_parts(self, measure: str) -> Parts:
        return render_page(self.measure(measure))

    def measure_text(self, measure: str) -> str:
        parts = self.measure_parts(measure)
        return visible_text(parts.lead + parts.main)

    def _key(self, record: str) -> str:
        return record if "/" in record else f"{PLAN}/{record}"


def across_plans(shown: Shown) -> dict[str, Page]:
    """The pages that belong to no municipality, by their addresses; but for the gallery, which shows nothing of the data."""
    pages: dict[str, Page] = {}
    for page in addresses_of(shown.site_index).pages.values():
        if "municipality" in page.kind.ids or page.kind.name == "gallery":
            continue
        given = [NO_TEST, NO_SITE] if page.kind.name == "accessibility" else [page.key] if page.kind.ids else []
        pages[page.address] = find_view(page.kind.name)(shown.site_index, shown.standings, *given, JAPANESE)
    return pages


def show(city: City) -> Shown:
    """Judge the city; its data must be without problems."""
    site_index = index_site(city.site())
    return Shown(site_index, stand_all(site_index))


def visible_text(html: str) -> str:
    """The text of a piece of HTML; a blank for each run of white space and at each end of a block."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return re.sub(r"\s+", " ", "".join(reader.pieces)).strip()


def unspaced(text: str) -> str:
    """The text without white space."""
    return re.sub(r"\s+", "", text)


def plain(blocks: tuple[Block, ...]) -> str:
    """The characters of published text, in order."""
    return "".join(
        block.text
        + "".join(span.text for span in block.spans)
        + plain(block.items)
        + plain(block.numbered)
        + plain(block.drawn)
        for block in blocks
    )


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002 (given by the parser)
        self.pieces.append("" if tag in _INLINE else " ")

    def handle_endtag(self, tag: str) -> None:
        self.pieces.append("" if tag in _INLINE else " ")

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)
