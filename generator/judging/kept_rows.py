"""The rows of the last build in lists across plans: those of a plan of which nothing has changed are not weighed again.

A row's place among others is no part of it, so what is kept of a plan is made of the plan, of what that is tied to, and of which fiscal years the site tells of.
"""

from collections.abc import Collection, Mapping
from typing import Final

import msgspec

from generator.cache import Store, digest_of
from generator.judging.list_parts import Entry, ListKey, PlanRows
from generator.map.site_index import SiteIndex
from generator.model.basics import Record

_NAME: Final = "rows"


class _KeptRows(Record, frozen=True):
    """The rows of a plan, not yet read, and the key of all that they were made of."""

    key: str
    rows: msgspec.Raw


class _PackedRows(Record, frozen=True):
    """Whose rows they are, with the pillar at the top above each; of each list the places among those, with weights. So each key is read once."""

    units: tuple[tuple[str, str], ...]
    lists: tuple[tuple[ListKey, tuple[tuple[int, int], ...]], ...]


_DECODE: Final = msgspec.msgpack.Decoder(dict[str, _KeptRows]).decode
_DECODE_ROWS: Final = msgspec.msgpack.Decoder(_PackedRows).decode
_ENCODE: Final = msgspec.msgpack.Encoder().encode


def read_rows(store: Store, site_index: SiteIndex, keys: Mapping[str, str]) -> dict[str, PlanRows]:
    """What is kept of the plans of ``keys`` (plan key -> key of what it is made of) that are as they were."""
    years = _years_of(site_index)
    try:
        return {
            plan: _unpack(kept.rows)
            for plan, kept in _read(store).items()
            if plan in keys and kept.key == digest_of(keys[plan], years)
        }
    except (msgspec.DecodeError, ValueError, LookupError):
        return {}


def write_rows(
    store: Store, site_index: SiteIndex, keys: Mapping[str, str], rows: Mapping[str, PlanRows], known: Collection[str]
) -> None:
    """Keep the rows of every plan; ``known`` are those that were read."""
    before = _read(store)
    if before.keys() == rows.keys() == set(known):
        return
    years = _years_of(site_index)
    kept = {
        plan: before[plan] if plan in known else _KeptRows(digest_of(keys[plan], years), msgspec.Raw(_pack(each)))
        for plan, each in rows.items()
    }
    store.write(_NAME, _ENCODE(kept))


def _read(store: Store) -> dict[str, _KeptRows]:
    return store.read(_NAME, _DECODE) or {}


def _years_of(site_index: SiteIndex) -> str:
    return " ".join(map(str, site_index.years))


def _pack(rows: PlanRows) -> bytes:
    units = {(entry.key, entry.group): None for entries in rows.values() for entry in entries}
    places = {unit: place for place, unit in enumerate(units)}
    lists = (
        (key, tuple((places[entry.key, entry.group], entry.weight) for entry in entries))
        for key, entries in rows.items()
    )
    return _ENCODE(_PackedRows(tuple(units), tuple(lists)))


def _unpack(packed: msgspec.Raw) -> PlanRows:
    kept = _DECODE_ROWS(packed)
    return {key: [Entry(*kept.units[place], weight) for place, weight in entries] for key, entries in kept.lists}
