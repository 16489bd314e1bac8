"""The chart of an indicator as it stood in a version of its measure, for the frames of other sites: it never changes, and says so."""

from msgspec.structs import replace

from generator.addresses import address_of_measure_key, root_of
from generator.judging.standings import Standings
from generator.lasting_addresses import embed_file, notice_file, version_address
from generator.map.site_index import SiteIndex
from generator.model.figures import Indicator
from generator.model.versions import MeasureVersion
from generator.views.embeds import EmbeddedIndicator, view_embed
from generator.views.formats import date_text
from generator.views.pieces import Link, Piece
from generator.wording.languages import Vocabulary


class FrozenEmbed(Piece, frozen=True):
    """An indicator in a frame, with the day of its version (``banner``), the way to the ``latest`` state, and the page that tells what is known of the version by now."""

    embed: EmbeddedIndicator
    banner: str
    latest: Link
    notice: Link


def view_frozen_embed(
    site_index: SiteIndex,
    standings: Standings,
    version: MeasureVersion,
    indicator: Indicator,
    vocabulary: Vocabulary,
    *,
    style: str,
) -> FrozenEmbed:
    """The indicator in the ``version`` that is being frozen. ``style`` is the style sheet, below the site's root."""
    words, own = vocabulary.site.version, address_of_measure_key(version.measure)
    address = version_address(own, version.n)
    root = root_of(embed_file(address, indicator.id))
    day = date_text(version.date)
    embed = view_embed(site_index, standings, version.measure, indicator, vocabulary, style=style, version=address)
    title = words.title.format(name=embed.head.title, date=day)
    return FrozenEmbed(
        embed=replace(embed, head=replace(embed.head, title=title)),
        banner=words.embed_banner.format(number=version.n, date=day),
        latest=Link(words.latest, root + own),
        notice=Link(words.notice_title, root + notice_file(own, version.n)),
    )
