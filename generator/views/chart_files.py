"""Every chart that is to be had as a file: those that are drawn, and what answers for those that were released and are drawn no more."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from generator.addresses import address_of_measure_key, at_anchor, indicator_anchor, indicator_at
from generator.judging.standings import Standings
from generator.lasting_addresses import charted_indicator
from generator.ledger import GoneIndicator, SitePlace, find_gone_indicators
from generator.map.address_table import AddressTable
from generator.map.site_index import SiteIndex
from generator.model.figures import Indicator
from generator.model.ledger import MoveKind
from generator.views.chart_sheets import ChartSheet, find_drawn, view_chart_sheet, view_notice_sheet
from generator.views.gone_embeds import find_frame, tell_gone
from generator.views.place_names import PlaceNames
from generator.wording.languages import Vocabulary


class ChartFile(NamedTuple):
    """The chart of ``indicator`` of the measure whose page is or was at ``measure``.

    ``plan`` is the key of the plan of which it is made with what that is tied to, "" where it may be made of anything. The view of one
    of a plan takes ``framed`` as `view_chart_sheet` does.
    """

    measure: str
    indicator: str
    plan: str
    view: Callable[..., ChartSheet]


def find_chart_files(
    site_index: SiteIndex,
    standings: Standings,
    table: AddressTable,
    vocabulary: Vocabulary,
    charted: Iterable[tuple[str, Indicator]] | None = None,
) -> Iterator[ChartFile]:
    """All of them, each once. Nothing is viewed before it is asked for. ``charted`` is what `find_drawn` gives, where it is at hand."""
    drawn: dict[SitePlace, tuple[str, Indicator]] = {}
    for key, indicator in find_drawn(site_index, standings) if charted is None else charted:
        address = address_of_measure_key(key)
        drawn[SitePlace(address, indicator_anchor(indicator.id))] = key, indicator
        view = partial(view_chart_sheet, site_index, standings, key, indicator, vocabulary)
        yield ChartFile(address, indicator.id, key.rpartition("/")[0], view)
    lost = {
        SitePlace(known.address, indicator_anchor(own))
        for known in site_index.site.ledger.addresses
        for file, _ in known.files
        if (own := charted_indicator(file))
    } - drawn.keys()
    if not lost:
        return
    names = PlaceNames(site_index, vocabulary.words)
    gone = {SitePlace(each.address, each.anchor): each for each in find_gone_indicators(site_index.site, table)}
    for place in sorted(lost):
        now = find_frame(gone[place], table) if place in gone else None
        if now in drawn:
            view = partial(view_chart_sheet, site_index, standings, *drawn[now], vocabulary)
        else:
            root = site_index.site.settings.address
            view = partial(_view_lost, root, place, gone.get(place), names, vocabulary)
        yield ChartFile(place.address, indicator_at(place.anchor), "", view)


def _view_lost(
    root: str, place: SitePlace, gone: GoneIndicator | None, names: PlaceNames, vocabulary: Vocabulary
) -> ChartSheet:
    """What became of the indicator, or that no chart of it is drawn, and where its values are."""
    if gone is None:
        heading, text = names.of_anchor(place) or names.of_page(place.address), vocabulary.site.gone.no_chart
    else:
        heading, text = tell_gone(gone, names, vocabulary)
    moved = gone is not None and gone.where.move.kind is MoveKind.MOVED and gone.where.to
    spot = gone.where.to[0] if gone is not None and moved else place
    address = root + (at_anchor(*spot) if spot.anchor else spot.address)
    return view_notice_sheet(vocabulary.words, heading, text, address)
