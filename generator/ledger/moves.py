"""What editors wrote of addresses that are gone, by whole addresses: where each leads now.

An entry about a page holds for everything below it, and for every anchor on it that no other entry names; one about an indicator holds for
its figures and footnotes.
"""

from collections.abc import Iterator
from typing import NamedTuple

from generator.addresses import (
    HOME,
    addresses_above,
    at_anchor,
    follow_indicator,
    municipality_address,
    place_below,
    plan_of_indicators,
)
from generator.map.address_table import AddressTable
from generator.model.ledger import Move, MoveKind, WrittenAddress
from generator.model.site import Site


class SitePlace(NamedTuple):
    """A place of the site: an address, and an anchor on its page ("" for the page)."""

    address: str
    anchor: str

    @property
    def href(self) -> str:
        """The place as one address below the root."""
        return at_anchor(self.address, self.anchor) if self.anchor else self.address


class Moved(NamedTuple):
    """An entry with its places made whole. ``above`` is the address below which they are written, ``targets`` are ``move.to`` with where each leads."""

    move: Move
    above: str
    origin: SitePlace
    targets: tuple[tuple[WrittenAddress, SitePlace], ...]

    @property
    def to(self) -> tuple[SitePlace, ...]:
        """Where it leads."""
        return tuple(spot for _, spot in self.targets)


class Whereabouts(NamedTuple):
    """What became of a place: the entry that says so, and where one finds now what stood there (nowhere, where it is no more)."""

    move: Move
    to: tuple[SitePlace, ...]


class Moves:
    """Every entry of a site."""

    def __init__(self, site: Site) -> None:
        self.all = tuple(_whole(site))
        self._pages: dict[str, Moved] = {}
        self._anchors: dict[str, list[Moved]] = {}
        for each in self.all:
            if each.origin.anchor:
                self._anchors.setdefault(each.origin.address, []).append(each)
            else:
                self._pages.setdefault(each.origin.address, each)

    def named(self, spot: SitePlace) -> Moved | None:
        """The entry that names this very place."""
        if not spot.anchor:
            return self._pages.get(spot.address)
        return next((each for each in self._anchors.get(spot.address, ()) if each.origin == spot), None)

    def tell_of_anchors_on(self, address: str) -> bool:
        """Whether any entry is about an anchor of the page."""
        return address in self._anchors or plan_of_indicators(address) in self._anchors

    def of_page(self, address: str) -> Whereabouts | None:
        """What became of a page: what is said of it, or of the nearest page above it."""
        for above in addresses_above(address):
            found = self._pages.get(above)
            if found is not None:
                rest = address.removeprefix(above)
                if found.move.kind is MoveKind.MOVED and rest:
                    return Whereabouts(found.move, tuple(SitePlace(spot.address + rest, "") for spot in found.to))
                return Whereabouts(found.move, found.to)
        return None

    def of_anchor(self, spot: SitePlace, table: AddressTable) -> Whereabouts | None:
        """What became of an anchor. On a page that moved it stands where the new page has it; of one that is no more the page's own lot is told."""
        said = self._said_of_anchor(spot) or self._said_of_plans_page(spot)
        if said is not None:
            return said
        page = None if spot.address in table.pages else self.of_page(spot.address)
        if page is None or page.move.kind is not MoveKind.MOVED:
            return page
        there = tuple(
            SitePlace(to.address, spot.anchor) for to in page.to if table.leads_somewhere(to.address, spot.anchor)
        )
        return Whereabouts(page.move, there) if there else None

    def follow(self, spot: SitePlace, *, living: bool) -> tuple[SitePlace, ...]:
        """Where entries say that what stood at a place stands now: there, where none is about it; nowhere, where it is no more or is part of another.

        ``living``: the page is there, so only what is said of the anchor counts. Whether anything stands where they lead is not asked.
        """
        said = (self._said_of_anchor(spot) or self._said_of_plans_page(spot)) if spot.anchor else None
        if said is not None:
            return said.to if said.move.kind is MoveKind.MOVED else ()
        page = None if living else self.of_page(spot.address)
        if page is None:
            return (spot,)
        return tuple(SitePlace(to.address, spot.anchor) for to in page.to) if page.move.kind is MoveKind.MOVED else ()

    def _said_of_anchor(self, spot: SitePlace) -> Whereabouts | None:
        own = self.named(spot)
        if own is not None:
            return Whereabouts(own.move, own.to)
        of_indicators = [
            each
            for each in self._anchors.get(spot.address, ())
            if follow_indicator(spot.anchor, each.origin.anchor, each.origin.anchor)
        ]
        if not of_indicators:
            return None
        nearest = max(of_indicators, key=lambda each: len(each.origin.anchor))
        followed = (
            SitePlace(to.address, follow_indicator(spot.anchor, nearest.origin.anchor, to.anchor)) for to in nearest.to
        )
        return Whereabouts(
            nearest.move, tuple(spot if spot.anchor else to for spot, to in zip(followed, nearest.to, strict=True))
        )

    def _said_of_plans_page(self, spot: SitePlace) -> Whereabouts | None:
        """A plan's own indicators stand on two pages: what is said of one holds for the other."""
        plan = plan_of_indicators(spot.address)
        return self._said_of_anchor(SitePlace(plan, spot.anchor)) if plan else None


def _whole(site: Site) -> Iterator[Moved]:
    yield from (_moved(HOME, move) for move in site.moves)
    for folder in site.municipalities:
        above = municipality_address(folder.municipality.id)
        yield from (_moved(above, move) for move in folder.moves)


def _moved(above: str, move: Move) -> Moved:
    origin = SitePlace(*place_below(above, move.origin.text))
    return Moved(move, above, origin, tuple((to, SitePlace(*place_below(above, to.text))) for to in move.to))
