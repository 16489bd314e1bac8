"""What formats are made from."""

from collections.abc import Callable, Collection
from typing import NamedTuple, TypeAlias, TypeVar

from generator.cache import Content, Later, Store
from generator.changes import Differences
from generator.exports.kept_parts import forget_other_parts, read_part, write_part
from generator.exports.packing import PackedFile
from generator.exports.tables import Tables
from generator.judging.standings import Standings
from generator.map.address_table import AddressTable
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex
from generator.model.city import SiteSettings
from generator.views.department_trees import plans_of_department

T = TypeVar("T")

ExportedFile: TypeAlias = tuple[str, Content]
"""Path below the site's root, and content: bytes, or the way to them with a key, so that an unchanged file need not be made."""


class Exported(NamedTuple):
    """The site: its records, how they stand, its addresses, and ``listed``, the addresses of all pages that other sites may list.

    ``tables`` are its published values; ``keys`` tell of what a file is made; ``changes`` are what each release changed, the latest first; ``language`` is that of its pages.
    ``store`` keeps parts of files about the whole site. ``packed`` are the records of measures that were made in this run, by key, as far as the archive will want them.
    """

    site_index: SiteIndex
    standings: Standings
    table: AddressTable
    listed: Collection[str]
    tables: Tables
    keys: CacheKeys
    changes: tuple[Differences, ...] = ()
    language: str = "ja"
    store: Store | None = None
    packed: dict[str, PackedFile] | None = None

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

    def kept_of_plan(self, shelf: str, plan: str, shape: type[T], make: Callable[[], T]) -> T:
        """A part of a file about the whole site that is made of the plan with the key and what that is tied to: the kept one, where that is unchanged."""
        if self.store is None:
            return make()
        key = self.keys.of_plans([plan])
        kept = read_part(self.store, shelf, plan, key, shape)
        if kept is not None:
            return kept
        made = make()
        write_part(self.store, shelf, plan, key, made)
        return made

    def forget_other_parts(self, shelf: str) -> None:
        """Keep on the shelf the parts alone that are made of plans of this site."""
        if self.store is not None:
            forget_other_parts(self.store, shelf, self.site_index.plans)

    @property
    def settings(self) -> SiteSettings:
        """The site's settings."""
        return self.site_index.site.settings
