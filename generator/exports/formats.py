"""The one door to all formats. Whoever publishes knows none of them; a new one is a module, its test, and a line here."""

from collections.abc import Callable, Iterator
from typing import Final

from generator.exports.bulk import export_bulk
from generator.exports.catalogue import export_catalogue
from generator.exports.changes import export_changes
from generator.exports.crawling import export_robots, export_sitemaps
from generator.exports.embeds import export_embeds
from generator.exports.exported import Exported, ExportedFile
from generator.exports.feeds import export_feeds
from generator.exports.gone_embeds import export_gone_embeds
from generator.exports.groups import export_groups
from generator.exports.headers import export_headers
from generator.exports.measures import export_measures
from generator.exports.notices import export_notices
from generator.exports.stratml import export_stratml
from generator.exports.timemaps import export_timemaps

FORMATS: Final[tuple[Callable[[Exported], Iterator[ExportedFile]], ...]] = (
    export_robots,
    export_sitemaps,
    export_headers,
    export_measures,
    export_groups,
    export_bulk,
    export_catalogue,
    export_stratml,
    export_feeds,
    export_changes,
    export_notices,
    export_timemaps,
    export_embeds,
    export_gone_embeds,
)


def export_files(exported: Exported) -> Iterator[ExportedFile]:
    """Every file of every format: its path below the site's root, and its bytes. Each path comes once."""
    for export in FORMATS:
        yield from export(exported)
