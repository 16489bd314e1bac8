"""The rows of the whole site, made once for all formats, with their lines of CSV."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Final

import msgspec

from generator.cache import Store, digest_of
from generator.exports.csv_tables import HEAD_ALONE, render_csv, render_lines
from generator.exports.kept_tables import PlanTables, Table, forget_other_tables, read_tables, write_tables
from generator.exports.table_rules import check_files, check_lines, sum_up
from generator.exports.workbooks import MOST_ROWS, render_workbook
from generator.judging.standings import Standings
from generator.map.cache_keys import CacheKeys
from generator.map.site_index import SiteIndex
from generator.open_data.checklist import CheckedItem
from generator.open_data.gather import rows_of_holder, rows_of_told_department
from generator.open_data.holders import ValueHolder, holders_of_plan
from generator.open_data.rows import ValueRow

EMPTY: Final = Table((), tuple)
_CHECKED: Final = "checked-tables"
_PACK: Final = msgspec.msgpack.Encoder().encode
_UNPACK: Final = msgspec.msgpack.Decoder(tuple[CheckedItem, ...]).decode


class Tables:
    """The published values of a site. Nothing is gathered before it is first asked for."""

    def __init__(
        self,
        site_index: SiteIndex,
        standings: Standings,
        store: Store | None = None,
        keys: CacheKeys | None = None,
        *,
        whole: bool = True,
    ) -> None:
        """``store`` keeps tables, by the ``keys`` of their plans, and what the checklist found. Not ``whole``: what was found last will do."""
        self._store = store
        self._keys = keys
        self._whole = whole
        self._site_index = site_index
        self._standings = standings
        self._root = site_index.site.settings.address
        self._held: dict[str, PlanTables] = {}
        self._books: dict[str, bytes] = {}
        if store is not None:
            forget_other_tables(store, site_index.plans)

    def _of_plan(self, plan: str) -> Mapping[str, Table]:
        """By holder: ``measure/05``, ``plan/reform-6``."""
        return self._tables_of(plan).tables

    def _tables_of(self, plan: str) -> PlanTables:
        if plan not in self._held:
            self._held[plan] = self._read(plan) or self._make(plan)
        return self._held[plan]

    def _read(self, plan: str) -> PlanTables | None:
        if self._store is None or self._keys is None:
            return None
        return read_tables(self._store, plan, self._keys.of_plans([plan]))

    def _make(self, plan: str) -> PlanTables:
        tables = {
            f"{holder.kind}/{holder.id}": self._table(rows_of_holder(self._site_index, self._standings, holder))
            for holder in holders_of_plan(self._site_index, plan)
        }
        made = PlanTables(tables, check_lines(line for table in tables.values() for line in table.lines))
        if self._store is not None and self._keys is not None:
            write_tables(self._store, plan, self._keys.of_plans([plan]), made)
        return made

    @cached_property
    def csv(self) -> bytes:
        """All of them as CSV."""
        return render_csv(self._all.lines)

    @cached_property
    def workbook(self) -> bytes:
        """All of them as a workbook."""
        return self.render_workbook(self._all)

    def render_workbook(self, table: Table) -> bytes:
        """A table as a workbook, of so many rows as a sheet holds. The same table is made once: a site may be of one municipality."""
        key = digest_of(*table.lines)
        if key not in self._books:
            self._books[key] = render_workbook(table.rows[:MOST_ROWS], self._root)
        return self._books[key]

    def check(self) -> tuple[CheckedItem, ...]:
        """What the checklist of machine-readable tables finds in them; in a hurry, what it found last."""
        kept = None if self._whole or self._store is None else self._store.read(_CHECKED, _UNPACK)
        checked = self._check() if kept is None else kept
        if self._store is not None:
            self._store.write(_CHECKED, _PACK(checked))
        return checked

    def _check(self) -> tuple[CheckedItem, ...]:
        plans = (self._tables_of(plan).faults for plan in self._site_index.plans)
        return sum_up([check_files(HEAD_ALONE, self.workbook), *plans])

    def of_measure(self, key: str) -> Table:
        """Those of the measure with the key."""
        plan, _, own = key.rpartition("/")
        return self._of_plan(plan)[f"measure/{own}"]

    def rows_of_measure(self, key: str) -> Sequence[ValueRow]:
        """The rows of the measure with the key."""
        return self.of_measure(key).rows

    def of_holder(self, plan: str, holder: ValueHolder) -> Table:
        """Those of a measure or pillar of the plan with the key, or of the plan itself."""
        return self._of_plan(plan)[f"{holder.kind}/{holder.id}"]

    def of_plan(self, key: str) -> Table:
        """Those of the plan with the key, its pillars and measures."""
        return _together(self._of_plan(key).values())

    def rows_of_plan(self, key: str) -> Sequence[ValueRow]:
        """The rows of the plan with the key, its pillars and measures."""
        return self.of_plan(key).rows

    def of_municipality(self, city: str) -> Table:
        """Those of the municipality's plans."""
        plans = (plan for plan in self._site_index.plans if plan.startswith(f"{city}/"))
        return _together(self.of_plan(plan) for plan in plans)

    def of_department(self, key: str) -> Table:
        """Those of the measures in which the department has a hand, and what plans tell of its own staff and money."""
        told = self._table(rows_of_told_department(self._site_index, self._standings, key))
        measures = self._site_index.department_measures.get(key, ())
        return _together([told, *(self.of_measure(measure) for measure in measures)])

    @cached_property
    def _all(self) -> Table:
        return _together(self.of_plan(plan) for plan in self._site_index.plans)

    def _table(self, rows: Iterator[ValueRow]) -> Table:
        held = tuple(rows)
        return Table(render_lines(held, self._root), lambda: held) if held else EMPTY


def _together(tables: Iterable[Table]) -> Table:
    held = tuple(tables)
    return Table([line for table in held for line in table.lines], partial(_rows_together, held))


def _rows_together(tables: Iterable[Table]) -> Sequence[ValueRow]:
    return [row for table in tables for row in table.rows]
