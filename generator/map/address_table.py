"""Every page that is made from data, with its address, and every anchor on it that stands for something in the data: known before the first page is made.

The anchors are those of parts, indicators, figures and footnotes, which others may name for ever. Those of a page's own sections, and of
municipalities, plans and pillars within lists across plans, are none of them: whether they are there depends on how measures stand.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from enum import StrEnum
from functools import partial
from typing import Final, NamedTuple

from generator.addresses import (
    address_of,
    at_anchor,
    figure_anchor,
    footnote_anchor,
    indicator_anchor,
    part_anchor,
    tag_anchor,
)
from generator.map.site_index import SiteIndex
from generator.model.basics import NOT_STATED, Absent, Place
from generator.model.figures import Figure, Indicator
from generator.model.narrative import Footnotes
from generator.model.plans import Plan
from generator.model.site import PlanFolder
from generator.page_kinds import PAGE_KINDS, PageKind


class AnchorKind(StrEnum):
    """What an anchor stands for."""

    PART = "part"
    TAG = "tag"
    INDICATOR = "indicator"
    FIGURE = "figure"
    FOOTNOTE = "footnote"


class Anchor(NamedTuple):
    """A place on a page. ``key``: id of the part or indicator that has it. ``place``: where that stands in data/."""

    name: str
    kind: AnchorKind
    key: str
    place: Place


class PageAddress(NamedTuple):
    """A page: its kind, the key of the record that it tells of ("" for a page of the site, "2020" of a fiscal year), where that stands in data/."""

    address: str
    kind: PageKind
    key: str
    place: Place | Absent = NOT_STATED


class AddressTable:
    """The pages of a site by their addresses, in the order of the data. What is on them is looked up when it is first asked for."""

    def __init__(self, site_index: SiteIndex, statuses: Iterable[str], progress: Iterable[str]) -> None:
        """``statuses`` and ``progress`` (lists of indicators) are those of which there is a page each."""
        self._site_index = site_index
        lists = {"status": statuses, "progress": progress}
        pages = _pages(site_index, lists)
        self.pages: Mapping[str, PageAddress] = {each.address: each for each in pages}
        self._anchors: dict[str, tuple[Anchor, ...]] = {}

    def with_parts(self, parts: Iterable[tuple[str, str]]) -> "AddressTable":
        """The same with the pages of parts of lists, each by its kind and key: which there are is known once everything is judged."""
        table = copy(self)
        kinds = ((PageAddress(address_of(kind, key), PAGE_KINDS[kind], key)) for kind, key in parts)
        table.pages = {**self.pages, **{each.address: each for each in kinds}}
        return table

    def anchors(self, address: str) -> tuple[Anchor, ...]:
        """What is on the page, in its order. KeyError for no such page."""
        found = self._anchors.get(address)
        if found is None:
            found = self._anchors[address] = tuple(_anchors_on(self._site_index, self.pages[address]))
        return found

    def leads_somewhere(self, address: str, anchor: str) -> bool:
        """Whether there is such a page, and on it such an anchor ("" for the page itself)."""
        if address not in self.pages:
            return False
        return not anchor or any(each.name == anchor for each in self.anchors(address))

    def places_below(self, address: str) -> Iterator[str]:
        """All addresses, with and without anchors, that begin with ``address``."""
        for page in self.pages:
            if page.startswith(address):
                yield page
                yield from (at_anchor(page, anchor.name) for anchor in self.anchors(page))


def has_indicators(site_index: SiteIndex, plan: str) -> bool:
    """Whether the plan, one of its pillars or one of its measures has any indicator."""
    folder = site_index.plans[plan]
    if folder.plan.indicators:
        return True
    return any(holder.indicators for holders in (folder.pillars, folder.measures) for holder in holders)


def has_tags(site_index: SiteIndex, plan: str) -> bool:
    """Whether any pillar or measure of the plan bears a tag."""
    folder = site_index.plans[plan]
    return any(each.tags for bearers in (folder.pillars, folder.measures) for each in bearers)


def has_measures(site_index: SiteIndex, plan: str) -> bool:
    """Whether the plan has any measure."""
    return bool(site_index.plans[plan].measures)


_WHERE: Final[Mapping[str, Callable[[SiteIndex, str], bool]]] = {
    "indicators": has_indicators,
    "table": has_measures,
    "tags": has_tags,
}
"""Kinds of page that are not there for every record which their address names, and for which they are."""


def _always(site_index: SiteIndex, key: str) -> bool:  # noqa: ARG001 - as the others
    return True


def _pages_of_keys(site_index: SiteIndex) -> Iterator[PageAddress]:
    """Pages of what is no record with a page of its own: each kind says itself of what there is one."""
    for kind in PAGE_KINDS.values():
        for key in kind.keys(site_index):
            yield PageAddress(address_of(kind.name, key), kind, key)


def _pages(site_index: SiteIndex, lists: Mapping[str, Iterable[str]]) -> Iterator[PageAddress]:
    kinds: dict[tuple[str, ...], list[PageKind]] = {}
    for kind in PAGE_KINDS.values():
        kinds.setdefault(kind.ids, []).append(kind)

    def pages(ids: tuple[str, ...], key: str, place: Place | Absent = NOT_STATED) -> Iterator[PageAddress]:
        for kind in kinds.get(ids, ()):
            if _WHERE.get(kind.name, _always)(site_index, key):
                yield PageAddress(address_of(kind.name, key), kind, key, place)

    yield from pages((), "")
    yield from _pages_of_keys(site_index)
    for name, keys in lists.items():
        for each in keys:
            yield from pages((name,), each)
    for city, folder in site_index.municipalities.items():
        yield from pages(("municipality",), city, folder.municipality.place)
    for key, department in site_index.departments.items():
        yield from pages(("municipality", "department"), key, department.place)
    for key, plan_folder in site_index.plans.items():
        yield from pages(("municipality", "plan"), key, plan_folder.plan.place)
        for pillar in plan_folder.pillars:
            yield from pages(("municipality", "plan", "pillar"), f"{key}/{pillar.id}", pillar.place)
        for measure in plan_folder.measures:
            yield from pages(("municipality", "plan", "measure"), f"{key}/{measure.id}", measure.place)


def _anchors_on(site_index: SiteIndex, page: PageAddress) -> Iterator[Anchor]:
    key = page.key
    match page.kind.name:
        case "plan":
            plan = site_index.plans[key].plan
            yield from _anchors_of_parts(plan)
            yield from _anchors_of_indicators(plan.indicators, partial(site_index.actuals_of_plan, key))
        case "indicators":
            own = site_index.plans[key].plan.indicators
            yield from _anchors_of_indicators(own, partial(site_index.actuals_of_plan, key))
        case "tags":
            yield from _anchors_of_tags(site_index.plans[key])
        case "pillar":
            pillar = site_index.pillars[key]
            yield from _anchors_of_indicators(pillar.indicators, partial(site_index.actuals_of_pillar, key))
        case "measure":
            measure = site_index.measures[key]
            yield from _anchors_of_indicators(measure.indicators, partial(site_index.actuals_of_measure, key))
            for note in measure.footnotes:
                yield Anchor(footnote_anchor("", note.mark), AnchorKind.FOOTNOTE, measure.id, measure.place)
        case _:
            pass


def _anchors_of_tags(folder: PlanFolder) -> Iterator[Anchor]:
    """The anchors of the tags that anything bears."""
    borne = {ref.target for bearers in (folder.pillars, folder.measures) for each in bearers for ref in each.tags}
    for tag_list in folder.plan.tag_lists:
        for tag in tag_list.tags:
            own = f"{tag_list.id}/{tag.id}"
            if own in borne:
                yield Anchor(tag_anchor(tag_list.id, tag.id), AnchorKind.TAG, own, tag.place)


def _anchors_of_parts(plan: Plan) -> Iterator[Anchor]:
    for part in plan.narrative:
        own, place = part.head.id, part.head.place
        yield Anchor(part_anchor(own), AnchorKind.PART, own, place)
        if isinstance(part, Footnotes):
            for note in part.footnotes:
                yield Anchor(footnote_anchor(part_anchor(own), note.mark), AnchorKind.FOOTNOTE, own, place)


def _anchors_of_indicators(
    indicators: Iterable[Indicator], actuals_of: Callable[[Indicator], Iterable[Figure]]
) -> Iterator[Anchor]:
    """The anchors of indicators, of each of their periods and footnotes. Two indicators of one id are told as such elsewhere."""
    for indicator in {each.id: each for each in indicators}.values():
        own, place = indicator.id, indicator.place
        yield Anchor(indicator_anchor(own), AnchorKind.INDICATOR, own, place)
        figures = [*(target.figure for target in indicator.targets), *actuals_of(indicator)]
        if not isinstance(indicator.baseline, Absent):
            figures.append(indicator.baseline)
        for period in dict.fromkeys(figure.row for figure in figures):
            yield Anchor(figure_anchor(own, period), AnchorKind.FIGURE, own, place)
        for note in indicator.footnotes:
            yield Anchor(footnote_anchor(own, note.mark), AnchorKind.FOOTNOTE, own, place)
