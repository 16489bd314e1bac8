"""Addresses and anchors that were released and are there no more, each with what became of it."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final, NamedTuple

from generator.addresses import indicator_at
from generator.ledger.moves import Moves, SitePlace, Whereabouts
from generator.map.address_table import AddressTable
from generator.model.ledger import ReleasedAddress
from generator.model.site import Site
from generator.page_kinds import PAGE_KINDS

_MEASURE: Final = PAGE_KINDS["measure"].name


class GoneAnchor(NamedTuple):
    """An anchor that is gone, and what became of what stood there."""

    anchor: str
    where: Whereabouts


class GonePage(NamedTuple):
    """A page that is gone, what became of it and of what stood on it.

    ``title`` is that of its last release, "" for one that no release knows; ``since`` the tag of its first. ``files`` stood beside it.
    """

    address: str
    title: str
    since: str
    where: Whereabouts
    files: tuple[str, ...]
    anchors: tuple[GoneAnchor, ...]


class GoneIndicator(NamedTuple):
    """An indicator that was released on the page of a measure at ``address`` and stands there no more, and what became of it."""

    address: str
    anchor: str
    indicator: str
    where: Whereabouts


def find_gone_pages(site: Site, table: AddressTable, hand_written: Collection[str]) -> Iterator[GonePage]:
    """The pages that are gone, by their addresses: those of the ledger, and those that an entry alone names."""
    moves = Moves(site)
    known = {each.address: each for each in site.ledger.addresses}
    named = {each.origin.address for each in moves.all if not each.origin.anchor}
    for address in sorted(known.keys() | named):
        where = None if address in table.pages or address in hand_written else moves.of_page(address)
        if where is not None:
            yield _gone(address, known.get(address), where, moves, table)


def _gone(
    address: str, known: ReleasedAddress | None, where: Whereabouts, moves: Moves, table: AddressTable
) -> GonePage:
    if known is None:
        return GonePage(address, "", "", where, (), ())
    files = tuple(name for name, _ in known.files)
    return GonePage(address, known.title, known.since, where, files, tuple(_gone_anchors(known, moves, table)))


def _gone_anchors(known: ReleasedAddress, moves: Moves, table: AddressTable) -> Iterator[GoneAnchor]:
    for name, _ in known.anchors:
        where = moves.of_anchor(SitePlace(known.address, name), table)
        if where is not None:
            yield GoneAnchor(name, where)


def find_gone_anchors(site: Site, table: AddressTable) -> Mapping[str, tuple[GoneAnchor, ...]]:
    """Anchors that are gone from pages that are there, by the pages' addresses."""
    moves = Moves(site)
    found: dict[str, tuple[GoneAnchor, ...]] = {}
    for known in site.ledger.addresses:
        if known.anchors and known.address in table.pages and moves.tell_of_anchors_on(known.address):
            there = {each.name for each in table.anchors(known.address)}
            gone = tuple(each for each in _gone_anchors(known, moves, table) if each.anchor not in there)
            if gone:
                found[known.address] = gone
    return found


def find_gone_indicators(site: Site, table: AddressTable) -> Iterator[GoneIndicator]:
    """The indicators of measures that are gone, whether their pages are or not."""
    moves = Moves(site)
    for known in site.ledger.addresses:
        living = known.address in table.pages
        if known.kind != _MEASURE or (living and not moves.tell_of_anchors_on(known.address)):
            continue
        for each in _gone_anchors(known, moves, table):
            indicator = indicator_at(each.anchor)
            if indicator and not table.leads_somewhere(known.address, each.anchor):
                yield GoneIndicator(known.address, each.anchor, indicator, each.where)
