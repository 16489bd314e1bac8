"""A booklet: the views of a plan's pages in the order of a book.

Nothing is said here that the pages do not say. What leads somewhere on a screen only (lists to narrow, files of data, forms of citing) is not taken along.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from generator.addresses import plan_address
from generator.book.endings import BookCover, BookEnding, view_cover, view_ending
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.views.kinds.indicators import IndicatorsPage, view_indicators
from generator.views.kinds.measure import MeasurePage, view_measure
from generator.views.kinds.pillar import PillarPage, view_pillar
from generator.views.kinds.plan import PlanPage, view_plan
from generator.views.page_context import context_of_plan
from generator.views.pieces import Piece, SourceNote
from generator.wording.languages import Vocabulary
from generator.wording.words import Words

_DEEPEST_PILLAR: Final = 3
"""Pillars further down have headings of this level: a measure's sections and what stands in them need three more, and a PDF knows six."""


class BookPillar(Piece, frozen=True):
    """A pillar, with the level of its heading."""

    level: int
    page: PillarPage


class BookMeasure(Piece, frozen=True):
    """A measure, with the level of its heading."""

    level: int
    page: MeasurePage


class BookPart(Piece, frozen=True):
    """A part of the plan in its order: a pillar, a measure, or (``heading``) what stands above measures of no pillar."""

    heading: str = ""
    pillars: tuple[BookPillar, ...] = ()
    measures: tuple[BookMeasure, ...] = ()


class Booklet(Piece, frozen=True):
    """A whole booklet. ``author`` is the municipality, ``running`` what stands above every page, ``date`` the day of the data ("" for none)."""

    language: str
    title: str
    author: str
    running: str
    date: str
    cover: BookCover
    plan: PlanPage
    indicators: IndicatorsPage
    parts: tuple[BookPart, ...]
    ending: BookEnding


def view_booklet(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> Booklet:
    """The booklet of the plan with the key. Raises KeyError for an unknown one."""
    words = vocabulary.words
    context = context_of_plan(site_index, standings, words, key, plan_address(*key.split("/")))
    # Lists that lead to pages stand as contents here, and the plan's own indicators with their charts.
    page = view_plan(site_index, standings, key, vocabulary)
    plan = replace(page, headlines=(), pillars=(), loose=(), indicators=(), sources=_citable(page.sources, site_index))
    indicators = view_indicators(site_index, standings, key, vocabulary)
    parts = tuple(_Gatherer(site_index, standings, vocabulary).parts(key, plan))
    pages: list[PillarPage | MeasurePage] = []
    for part in parts:
        pages += [each.page for each in part.pillars]
        pages += [each.page for each in part.measures]
    day = _day_of(site_index, key)
    name = words.title_separator.join((context.plan_name, context.municipality.municipality.name))
    return Booklet(
        language=words.language,
        title=name,
        author=context.municipality.municipality.name,
        running=name,
        date="" if day is None else day.isoformat(),
        cover=view_cover(context, vocabulary),
        plan=plan,
        indicators=indicators,
        parts=tuple(_in_short(part, words) for part in parts),
        ending=view_ending(
            context,
            vocabulary,
            measures=[each for each in site_index.measures if each.startswith(f"{key}/")],
            notes=[plan.sources, indicators.sources, *(page.sources for page in pages)],
            contacts=[box for page in pages for box in page.contacts],
        ),
    )


class _Gatherer:
    """Views the pages of a plan's pillars and measures in the plan's order."""

    def __init__(self, site_index: SiteIndex, standings: Standings, vocabulary: Vocabulary) -> None:
        self._site_index = site_index
        self._standings = standings
        self._vocabulary = vocabulary

    def parts(self, key: str, plan: PlanPage) -> Iterator[BookPart]:
        """The pillars with what is below them, then the measures of no pillar."""
        tops = self._site_index.pillar_children.get(key, ())
        for top in tops:
            yield from self._below(top, 1)
        loose = self._site_index.pillar_measures.get(key, ())
        if loose:
            yield BookPart(heading=plan.loose_heading if tops else plan.measures_title)
            yield from self._measures(loose, 2)

    def _below(self, key: str, level: int) -> Iterator[BookPart]:
        page = view_pillar(self._site_index, self._standings, key, self._vocabulary)
        yield BookPart(pillars=(BookPillar(level, page),))
        below = min(level + 1, _DEEPEST_PILLAR)
        yield from self._measures(self._site_index.pillar_measures.get(key, ()), level + 1)
        for child in self._site_index.pillar_children.get(key, ()):
            yield from self._below(child, below)

    def _measures(self, keys: Iterable[str], level: int) -> Iterator[BookPart]:
        for key in keys:
            page = view_measure(self._site_index, self._standings, key, self._vocabulary)
            yield BookPart(measures=(BookMeasure(level, page),))


def _in_short(part: BookPart, words: Words) -> BookPart:
    """The part with its documents by title and page alone: all that is known of them stands once, at the end."""
    return BookPart(
        part.heading,
        tuple(
            BookPillar(each.level, replace(each.page, sources=_shortened(each.page.sources, words)))
            for each in part.pillars
        ),
        tuple(
            BookMeasure(each.level, replace(each.page, sources=_shortened(each.page.sources, words)))
            for each in part.measures
        ),
    )


def _shortened(note: SourceNote, words: Words) -> SourceNote:
    kept = {words.source.page, words.source.used_for}
    sources = tuple(
        replace(each, facts=tuple(fact for fact in each.facts if fact.term in kept)) for each in note.sources
    )
    return SourceNote(sources, "", nothing=note.nothing)


def _citable(note: SourceNote, site_index: SiteIndex) -> SourceNote:
    """The documents of the plan, with how it is cited where there is an address to cite."""
    return note if site_index.site.settings.is_address_decided else replace(note, cite="")


def _day_of(site_index: SiteIndex, key: str) -> dt.date | None:
    """The day of the data: that of the newest release, else the day on which the plan was published; None where neither is known."""
    newest = site_index.site.settings.newest_release
    if not isinstance(newest, Absent):
        return newest.date
    published = site_index.plans[key].plan.published
    return None if isinstance(published, Absent) else published
