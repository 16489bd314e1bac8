"""What answers at an address that is gone: a stub for a page, and a list of old places for figures that left a page."""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.addresses import root_of
from generator.judging.standings import Standings
from generator.ledger import GoneAnchor, GonePage, Whereabouts
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.ledger import MoveKind
from generator.views.formats import date_text
from generator.views.heads import view_head
from generator.views.page_context import context_of_site
from generator.views.pieces import Link, Notice, PageHead, Piece
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
    site_index: SiteIndex, standings: Standings, gone: GonePage, vocabulary: Vocabulary
) -> tuple[PageHead, Stub]:
    """The head and the stub of a page. Its canonical address is that of the page which is there now, where it is the same thing."""
    words, own = vocabulary.words, vocabulary.site.gone
    context = context_of_site(site_index, standings, words, gone.address)
    move, to = gone.where.move, gone.where.to
    name = gone.title.split(words.title_separator)[0] or own.nameless
    heading = own.titles[move.kind].format(title=name)
    told = own.sentences[move.kind].format(title=name, date=date_text(move.date))
    trail = (Link(heading, ""),)
    head = view_head(context, heading=heading, description=told, trail=trail, title=(heading, gone.address.rstrip("/")))
    moved = move.kind is MoveKind.MOVED
    canonical = site_index.site.settings.address + to[0].address if moved and to else head.url
    head = replace(head, url=canonical, editions=())
    reason, since = own.reason.format(reason=move.reason), (own.since.format(tag=gone.since),) if gone.since else ()
    archived = Link("", "") if isinstance(move.archived, Absent) else Link(own.archived, move.archived)
    stub = Stub(
        notice=Notice(str(move.kind), reason, tuple(_links(gone.address, gone.where, own)), since),
        old=view_old_places(gone.address, gone.anchors, vocabulary),
        about_data=(own.data_moved if moved else own.data_gone) if gone.files else "",
        archived=archived,
        leads_on=moved and bool(to),
    )
    return head, stub


def view_old_places(address: str, gone: Iterable[GoneAnchor], vocabulary: Vocabulary) -> OldPlaces:
    """What became of the anchors that are gone from the page at ``address``."""
    own = vocabulary.site.gone
    places = (
        OldPlace(
            each.anchor,
            own.places[each.where.move.kind].format(
                name=each.anchor, date=date_text(each.where.move.date), reason=each.where.move.reason
            ),
            tuple(_links(address, each.where, own)),
        )
        for each in gone
    )
    return OldPlaces(own.label, tuple(places))


def _links(address: str, where: Whereabouts, own: GoneWords) -> Iterator[Link]:
    """Where to go on: by the address, since the page there may bear another name by then."""
    for spot in where.to:
        yield Link(own.here.format(address=spot.href), root_of(address) + spot.href)
