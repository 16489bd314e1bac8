"""What answers at an address that is gone: a stub for a page, and a list of old places for figures that left a page."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.addresses import root_of
from generator.judging.standings import Standings
from generator.ledger import GoneAnchor, GonePage, SitePlace, Whereabouts
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.ledger import MoveKind
from generator.views.formats import date_text
from generator.views.heads import view_head
from generator.views.page_context import context_of_site
from generator.views.pieces import Link, Notice, PageHead, Piece
from generator.views.place_names import PlaceNames
from generator.wording.languages import Vocabulary
from generator.wording.site_words import GoneWords


class OldPlace(Piece, frozen=True):
    """An anchor that is gone, with what became of what stood there and where that is now."""

    anchor: str
    text: str
    links: tuple[Link, ...]


class OldPlaces(Piece, frozen=True):
    """Old places on one page; only the one to which a link leads is seen."""

    label: str
    places: tuple[OldPlace, ...]


class Stub(Piece, frozen=True):
    """What stands on the page at an address that is gone. ``leads_on``: a script takes readers on; without it they are to read first."""

    notice: Notice
    old: OldPlaces
    about_data: str
    archived: Link
    leads_on: bool


def view_stub(
    site_index: SiteIndex, standings: Standings, gone: GonePage, names: PlaceNames, vocabulary: Vocabulary
) -> tuple[PageHead, Stub]:
    """The head and the stub of a page, under the name that it was released with; by its address, where it never was.

    Its canonical address is that of the page which is there now, where it is the same thing.
    """
    words, own = vocabulary.words, vocabulary.site.gone
    context = context_of_site(site_index, standings, words, gone.address)
    move, to = gone.where.move, gone.where.to
    name, *around = names.released(gone.address)
    name = name or gone.address.rstrip("/")
    heading = own.titles[move.kind].format(title=name)
    told = own.sentences[move.kind].format(title=name, date=date_text(move.date))
    trail = (Link(heading, ""),)
    head = view_head(context, heading=heading, description=told, trail=trail, title=(heading, *around))
    moved = move.kind is MoveKind.MOVED
    canonical = site_index.site.settings.address + to[0].address if moved and to else head.url
    head = replace(head, url=canonical, editions=())
    reason, since = own.reason.format(reason=move.reason), (own.since.format(tag=gone.since),) if gone.since else ()
    archived = Link("", "") if isinstance(move.archived, Absent) else Link(own.archived, move.archived)
    stub = Stub(
        notice=Notice(str(move.kind), reason, tuple(links_on(gone.address, gone.where, names, own)), since),
        old=view_old_places(gone.address, gone.anchors, names, vocabulary),
        about_data=(own.data_moved if moved else own.data_gone) if gone.files else "",
        archived=archived,
        leads_on=moved and bool(to),
    )
    return head, stub


def view_old_places(address: str, gone: Iterable[GoneAnchor], names: PlaceNames, vocabulary: Vocabulary) -> OldPlaces:
    """What became of the anchors that are gone from the page at ``address``."""
    own = vocabulary.site.gone
    places = (
        OldPlace(
            each.anchor,
            own.places[each.where.move.kind].format(
                name=known_name(SitePlace(address, each.anchor), each.where, names) or each.anchor,
                date=date_text(each.where.move.date),
                reason=each.where.move.reason,
            ),
            tuple(links_on(address, each.where, names, own)),
        )
        for each in gone
    )
    return OldPlaces(own.label, tuple(places))


def known_name(spot: SitePlace, where: Whereabouts, names: PlaceNames) -> str:
    """What stood at an anchor: known by the page, or by where the same thing stands now; "" where neither knows it."""
    same = where.to if where.move.kind is MoveKind.MOVED else ()
    known = (names.of_anchor(each) for each in (spot, *same) if each.anchor)
    return next(filter(None, known), "")


def links_on(address: str, where: Whereabouts, names: PlaceNames, own: GoneWords) -> Iterator[Link]:
    """Where to go on from the page at ``address``, by what stands there now."""
    for spot in where.to:
        page, name = names.of_page(spot.address), names.of_anchor(spot) if spot.anchor else ""
        text = own.here.format(name=page) if not name else own.here_on.format(page=page, name=name)
        yield Link(text, root_of(address) + spot.href)
