"""The tables of the last build: a plan of which nothing has changed is not gathered, written and checked again.

Each plan has an entry of its own in the store. Lines of CSV are read with it; rows stay packed until somebody asks for them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

import msgspec

from generator.cache import Store
from generator.exports.kept_parts import forget_other_parts, read_part, write_part
from generator.exports.table_rules import Faults
from generator.model.basics import Record
from generator.open_data.columns import COLUMNS, Form
from generator.open_data.rows import ValueRow

_SHELF: Final = "tables"
_NUMBERS: Final = tuple(place for place, column in enumerate(COLUMNS) if column.form is Form.NUMBER)


class Table:
    """Rows, and the lines of CSV that they make."""

    def __init__(self, lines: Sequence[str], rows: Callable[[], Sequence[ValueRow]]) -> None:
        """``rows`` gives the rows when they are first asked for."""
        self.lines = lines
        self._rows = rows

    @cached_property
    def rows(self) -> Sequence[ValueRow]:
        """The rows."""
        return self._rows()


class PlanTables(Record, frozen=True):
    """The tables of one plan by holder (``measure/05``, ``plan/reform-6``), and what the checklist finds in its lines."""

    tables: Mapping[str, Table]
    faults: Faults


class _KeptTable(Record, frozen=True):
    """One table as it is kept."""

    lines: tuple[str, ...]
    rows: msgspec.Raw


class _KeptPlan(Record, frozen=True):
    """What is kept of a plan."""

    tables: dict[str, _KeptTable]
    faults: Faults


_ENCODE: Final = msgspec.msgpack.Encoder().encode
_DECODE_ROWS: Final = msgspec.msgpack.Decoder(list[list[str | int | bool]]).decode


def read_tables(store: Store, plan: str, key: str) -> PlanTables | None:
    """What is kept of a plan (by its key in the map); None where it is made of anything else than what ``key`` names."""
    kept = read_part(store, _SHELF, plan, key, _KeptPlan)
    if kept is None:
        return None
    tables = {holder: Table(held.lines, _Unpacking(held.rows)) for holder, held in kept.tables.items()}
    return PlanTables(tables, kept.faults)


def write_tables(store: Store, plan: str, key: str, made: PlanTables) -> None:
    """Keep the tables of a plan for the next build."""
    kept = {
        holder: _KeptTable(tuple(table.lines), msgspec.Raw(pack_rows(table.rows)))
        for holder, table in made.tables.items()
    }
    write_part(store, _SHELF, plan, key, _KeptPlan(kept, made.faults))


def forget_other_tables(store: Store, plans: Iterable[str]) -> None:
    """Keep the tables of these plans alone."""
    forget_other_parts(store, _SHELF, plans)


def pack_rows(rows: Iterable[ValueRow]) -> bytes:
    """Rows as bytes. Numbers become texts, with their digits as published."""
    return _ENCODE([tuple(row) for row in rows])


def unpack_rows(packed: bytes | msgspec.Raw) -> tuple[ValueRow, ...]:
    """The rows that were packed. Raises ``msgspec.DecodeError`` for anything else."""
    rows: list[list[str | int | bool | Decimal]] = _DECODE_ROWS(packed)  # type: ignore[assignment] # numbers are put in below
    for row in rows:
        for place in _NUMBERS:
            if row[place] != "":
                row[place] = Decimal(str(row[place]))
    return tuple(map(ValueRow._make, rows))


class _Unpacking:
    """Gives the packed rows of one table."""

    def __init__(self, packed: msgspec.Raw) -> None:
        self._packed = packed

    def __call__(self) -> Sequence[ValueRow]:
        """Unpack them."""
        return unpack_rows(self._packed)
