"""What formats are made from."""

from collections.abc import Collection
from typing import NamedTuple, TypeAlias

from generator.exports.tables import Tables
from generator.judging.standings import Standings
from generator.map.address_table import AddressTable
from generator.map.site_index import SiteIndex
from generator.model.city import SiteSettings

ExportedFile: TypeAlias = tuple[str, bytes]
"""Path below the site's root, and content."""


class Exported(NamedTuple):
    """The site: its records, how they stand, its addresses, and ``listed``, the addresses of all pages that other sites may list.

    ``tables`` are its published values.
    """

    site_index: SiteIndex
    standings: Standings
    table: AddressTable
    listed: Collection[str]
    tables: Tables

    @property
    def settings(self) -> SiteSettings:
        """The site's settings."""
        return self.site_index.site.settings
