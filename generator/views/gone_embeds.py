"""What answers in the frames of other sites in the place of an indicator that is gone: the way to its frame of today, or what became of it."""

from generator.addresses import at_anchor, indicator_at, root_of
from generator.lasting_addresses import embed_file
from generator.ledger import GoneIndicator, SitePlace
from generator.map.address_table import AddressTable
from generator.model.ledger import MoveKind
from generator.views.formats import date_text
from generator.views.pieces import Link, Piece
from generator.views.place_names import PlaceNames
from generator.views.stubs import known_name, links_on
from generator.views.version_pages import LastingHead
from generator.wording.languages import Vocabulary


class GoneEmbed(Piece, frozen=True):
    """A frame whose indicator is gone. Where its head leads onward the link does too, within the frame; else it leaves the frame."""

    head: LastingHead
    heading: str
    text: str
    link: Link


def find_frame(gone: GoneIndicator, table: AddressTable) -> SitePlace | None:
    """Where on a measure's page the same indicator stands now, so that there is a frame of it; None where there is none."""
    if gone.where.move.kind is not MoveKind.MOVED or not gone.where.to:
        return None
    now = gone.where.to[0]
    page = table.pages.get(now.address)
    if page is None or page.kind.name != "measure" or not indicator_at(now.anchor) or not table.leads_somewhere(*now):
        return None
    return now


def view_gone_embed(
    root: str, gone: GoneIndicator, table: AddressTable, names: PlaceNames, vocabulary: Vocabulary, *, style: str
) -> GoneEmbed:
    """The frame of an indicator that is gone. ``root`` is the site's whole address, ``style`` the style sheet, below it."""
    own, move = vocabulary.site.gone, gone.where.move
    file = embed_file(gone.address, gone.indicator)
    page = names.of_page(gone.address)
    heading, text = tell_gone(gone, names, vocabulary)
    now, onward = find_frame(gone, table), ""
    link = Link(page, root_of(file) + at_anchor(gone.address, gone.anchor))
    if move.kind is MoveKind.MOVED:
        link = next(links_on(file, gone.where, names, own), link)
    if now is not None:
        onward = root_of(file) + embed_file(now.address, indicator_at(now.anchor))
        link = Link(link.text, onward)
    canonical = root + (gone.address if now is None else now.address)
    title = heading if page in heading else vocabulary.words.title_separator.join((heading, page))
    return GoneEmbed(
        head=LastingHead(vocabulary.words.language, title, canonical, root_of(file) + style, onward=onward),
        heading=heading,
        text=text,
        link=link,
    )


def tell_gone(gone: GoneIndicator, names: PlaceNames, vocabulary: Vocabulary) -> tuple[str, str]:
    """What a notice of the indicator is called, and what became of it.

    The indicator is called as where it stands now calls it, or its page; where neither does, its measure is told of.
    """
    own, move = vocabulary.site.gone, gone.where.move
    page = names.of_page(gone.address)
    name = known_name(SitePlace(gone.address, gone.anchor), gone.where, names)
    told = {"date": date_text(move.date), "reason": move.reason}
    heading = own.titles[move.kind].format(title=name or page)
    if name or "#" in move.origin.text:
        return heading, own.places[move.kind].format(name=name or gone.indicator, **told)
    text = own.sentences[move.kind].format(title=page, **told)
    return heading, text if move.kind is MoveKind.MOVED else text + own.reason.format(**told)
