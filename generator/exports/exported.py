"""What formats are made from."""

from collections.abc import Callable, Collection
from typing import NamedTuple, TypeAlias

from generator.cache import Content, Later
from generator.changes import Differences
from generator.exports.tables import Tables
from generator.judging.standings import Standings
from generator.map.address_table import AddressTable
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex
from generator.model.city import SiteSettings
from generator.views.department_trees import plans_of_department

ExportedFile: TypeAlias = tuple[str, Content]
"""Path below the site's root, and content: bytes, or the way to them with a key, so that an unchanged file need not be made."""


class Exported(NamedTuple):
    """The site: its records, how they stand, its addresses, and ``listed``, the addresses of all pages that other sites may list.

    ``tables`` are its published values; ``keys`` tell of what a file is made; ``changes`` are what each release changed, the latest first; ``language`` is that of its pages.
    """

    site_index: SiteIndex
    standings: Standings
    table: AddressTable
    listed: Collection[str]
    tables: Tables
    keys: CacheKeys
    changes: tuple[Differences, ...] = ()
    language: str = "ja"

    def of_plan(self, plan: str, make: Callable[[], bytes]) -> Later:
        """Content that is made of the plan with the key and what that is tied to."""
        return Later(self.keys.of_plans([plan]), make)

    def of_department(self, department: str, make: Callable[[], bytes]) -> Later:
        """Content that is made of the plans that tell of the department with the key."""
        city = department.partition("/")[0]
        return Later(self.keys.of_department(city, plans_of_department(self.site_index, department)), make)

    def of_everything(self, make: Callable[[], bytes]) -> Later:
        """Content that may be made of anything."""
        return Later(self.keys.of_everything(), make, whole=True)

    @property
    def settings(self) -> SiteSettings:
        """The site's settings."""
        return self.site_index.site.settings
