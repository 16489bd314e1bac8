"""Make the own part of a page: values of its shell's slots, and what the search is told of it."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final, NamedTuple

from markupsafe import escape

from generator.addresses import HOME, MOVED_SCRIPT, address_of_measure_key, feed_file, root_of
from generator.chrome.hand_written import read_hand_written, view_hand_written_head
from generator.chrome.stamp import Shell
from generator.judging.standings import Standings
from generator.lasting_addresses import timemap_file
from generator.ledger import GoneAnchor, GonePage
from generator.map.site_index import SiteIndex
from generator.open_data.gather import RowsOfMeasure, rows_of_measure
from generator.render.data_blocks import render_data_block
from generator.render.renderer import Renderer, renderer
from generator.views.findings import Finding
from generator.views.hand_written import view_terms_of_use, view_where_to_ask
from generator.views.kinds.about import view_about_documents
from generator.views.kinds.home import view_home_plans
from generator.views.link_cards import view_measure_card, view_picture
from generator.views.linked_data import view_linked_data
from generator.views.news import view_home_news, view_home_standings
from generator.views.pieces import Page, PageHead
from generator.views.place_names import PlaceNames
from generator.views.stubs import OldPlaces, view_old_places, view_stub
from generator.views.vocabularies import vocabulary_of

NOTHING_GONE: Final[Mapping[str, tuple[GoneAnchor, ...]]] = MappingProxyType({})


class Rendered(NamedTuple):
    """A page's own part: values of the shell's slots, its name for a printed sheet, and the way to what the search is told."""

    slots: Mapping[str, str]
    name: str
    find: Callable[[], Finding]


class Maker:
    """Makes pages in one language. ``pictures``: each page tells other sites of a picture."""

    def __init__(
        self,
        site_index: SiteIndex,
        standings: Standings,
        language: str,
        *,
        pictures: bool,
        gone_anchors: Mapping[str, tuple[GoneAnchor, ...]] = NOTHING_GONE,
        rows: RowsOfMeasure | None = None,
    ) -> None:
        """``gone_anchors`` are the anchors that were released and are no more on pages that are, by the pages' addresses. ``rows``: where values are at hand."""
        self._gone_anchors = gone_anchors
        self._rows = rows or (lambda key: tuple(rows_of_measure(site_index, standings, key)))
        self._site_index = site_index
        self._standings = standings
        self._vocabulary = vocabulary_of(language)
        self._names = PlaceNames(site_index, self._vocabulary.words)
        self._renderer: Renderer = renderer(language)
        self.pictures = pictures

    def page(
        self, view: Callable[[], Page], find: Callable[[str], Finding], *, card: str, listed: bool, key: str = ""
    ) -> Rendered:
        """A page made from data; ``find`` takes its heading.

        ``card`` is the key of the measure whose picture it has, "" for the site's own. Not ``listed``: other sites are asked not to list it.
        ``key`` is that of the record that the page tells of.
        """
        page = view()
        slots = self._renderer.render(page).slots()
        slots["editions"] = self._editions(page.head)
        slots["head"] += self._picture(card) + self._data_block(page, key)
        places = self.old_places(page.head.address)
        if places.places:
            slots["main"] += "\n" + self._renderer.component("old_places", "old_places", places)
        if not listed:
            slots["head"] += "\n" + self._renderer.component("page_meta", "unlisted", "")
        name = f"{page.head.number} {page.head.heading}".lstrip()
        return Rendered(slots, name, partial(find, page.head.heading))

    def old_places(self, address: str) -> OldPlaces:
        """What became of the anchors that are gone from the page at an address."""
        return view_old_places(address, self._gone_anchors.get(address, ()), self._names, self._vocabulary)

    def stub(self, gone: GonePage, find: Callable[[str], Finding]) -> Rendered:
        """What answers in the place of a page that is gone. With a script, whoever followed a link to a page that moved is taken on at once."""
        head, stub = view_stub(self._site_index, self._standings, gone, self._names, self._vocabulary)
        draw = self._renderer.component
        slots = {
            "title": str(escape(head.title)),
            "description": str(escape(head.description)),
            "breadcrumb": draw("breadcrumb", "breadcrumb", head.trail),
            "lead": draw("page_title", "page_title", head),
            "main": draw("stub", "stub", stub),
            "head": "\n".join(
                draw("page_meta", each, value) for each, value in (("page_meta", head), ("unlisted", ""))
            ),
        }
        if stub.leads_on:
            slots["scripts"] = draw("stub", "leads_on", root_of(gone.address) + MOVED_SCRIPT)
        return Rendered(slots, head.heading, partial(find, head.heading))

    def hand_written(self, address: str, shell: Shell, find: Callable[[str], Finding]) -> Rendered:
        """A hand-written page. One that is served under every address has no address of its own to tell of."""
        page = read_hand_written(shell)
        settings = self._site_index.site.settings
        words = self._vocabulary.site.written
        slots = {}
        if "home-plans" in shell.names:
            cards = view_home_plans(self._site_index, self._standings, address, self._vocabulary)
            slots["home-plans"] = (
                self._renderer.component("city_cards", "city_cards", cards) if cards else self._said(words.no_plans)
            )
        nothing = self._said(words.no_measures if self._site_index.plans else words.no_plans)
        if "home-standings" in shell.names:
            shares = view_home_standings(self._site_index, self._standings, address, self._vocabulary)
            slots["home-standings"] = self._renderer.component("plan_cards", "shares", shares) if shares else nothing
        if "home-news" in shell.names:
            news = view_home_news(self._site_index, self._standings, address, self._vocabulary)
            slots["home-news"] = self._renderer.component("facts", "facts", news) if news else nothing
        if "documents" in shell.names:
            documents = view_about_documents(self._site_index, self._standings, address, self._vocabulary)
            slots["documents"] = (
                self._renderer.component("city_documents", "city_documents", documents)
                if documents
                else self._said(words.no_documents)
            )
        if "where-to-ask" in shell.names:
            slots["where-to-ask"] = self._said(view_where_to_ask(self._site_index, self._vocabulary.site))
        if "terms-of-use" in shell.names:
            slots["terms-of-use"] = self._said(view_terms_of_use(self._site_index, self._vocabulary.site))
        if address.endswith("/") or not address:
            head = view_hand_written_head(page, address, settings, self._vocabulary.words.language)
            slots["editions"] = self._editions(head)
            slots["head"] = self._renderer.component("page_meta", "page_meta", head) + self._picture("")
        return Rendered(slots, page.heading, partial(find, page.heading))

    def _said(self, sentence: str) -> str:
        """A sentence as phrasing content."""
        return self._renderer.component("site_frame", "said", sentence).strip()

    def _editions(self, head: PageHead) -> str:
        """The way to the same page in other languages."""
        return (
            self._renderer.component("edition_links", "edition_links", head.editions).strip() if head.editions else ""
        )

    def _data_block(self, page: Page, key: str) -> str:
        """What the page says to programs, and where its feed is."""
        told = view_linked_data(self._site_index, self._rows, page.kind, key, page.head.description)
        block = f"\n{render_data_block(told)}" if told else ""
        if page.kind == "municipality" or (page.kind == "department" and self._site_index.department_measures.get(key)):
            block += "\n" + self._renderer.component(
                "page_meta", "feed", root_of(page.head.address) + feed_file(page.head.address)
            )
        if page.kind == "measure" and self._site_index.versions.get(key):
            href = root_of(page.head.address) + timemap_file(page.head.address)
            block += "\n" + self._renderer.component("page_meta", "timemap", href)
        return block

    def _picture(self, card: str) -> str:
        if not self.pictures:
            return ""
        settings = self._site_index.site.settings
        address, description = HOME, settings.name
        if card:
            words, own = self._vocabulary.words, self._vocabulary.overview
            address = address_of_measure_key(card)
            description = view_measure_card(self._site_index, self._standings, card, words, own).description
        picture = view_picture(settings.address, address, description)
        return "\n" + self._renderer.component("page_picture", "page_picture", picture)
