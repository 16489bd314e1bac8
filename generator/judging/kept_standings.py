"""The rows of the last build in lists across plans, and how measures stood in past years: those of a plan of which nothing has changed are not found again.

A row's place among others is no part of it, so what is kept of a plan is made of the plan, of what that is tied to, and of which fiscal years the site tells of.
"""

from collections.abc import Collection, Mapping
from typing import Final, NamedTuple

import msgspec

from generator.cache import Store, digest_of
from generator.judging.list_parts import Entry, ListKey, PlanRows
from generator.judging.statuses import Status
from generator.judging.years import YearsOfPlan
from generator.map.site_index import SiteIndex
from generator.model.basics import Record

_NAME: Final = "standings"


class _KeptRows(Record, frozen=True):
    """The rows of a plan, not yet read, and the key of all that they were made of."""

    key: str
    rows: msgspec.Raw


class _PackedRows(Record, frozen=True):
    """Whose rows they are, with the pillar at the top above each; of each list the places among those, with weights. So each key is read once.

    ``ways`` are all ways in which measures of the plan stood through the years, ``stood`` has the place of its own for each measure.
    """

    units: tuple[tuple[str, str], ...]
    lists: tuple[tuple[ListKey, tuple[tuple[int, int], ...]], ...]
    ways: tuple[tuple[tuple[int, Status], ...], ...]
    stood: dict[str, int]


class KnownStandings(NamedTuple):
    """By plan: its rows in lists, and how its measures stood in each year."""

    rows: dict[str, PlanRows]
    stood: Mapping[str, YearsOfPlan]


_DECODE: Final = msgspec.msgpack.Decoder(dict[str, _KeptRows]).decode
_DECODE_ROWS: Final = msgspec.msgpack.Decoder(_PackedRows).decode
_ENCODE: Final = msgspec.msgpack.Encoder().encode


def read_standings(store: Store, site_index: SiteIndex, keys: Mapping[str, str]) -> KnownStandings:
    """What is kept of the plans of ``keys`` (plan key -> key of what it is made of) that are as they were."""
    years = _years_of(site_index)
    rows: dict[str, PlanRows] = {}
    stood: dict[str, YearsOfPlan] = {}
    try:
        for plan, kept in _read(store).items():
            if plan in keys and kept.key == digest_of(keys[plan], years):
                found = _DECODE_ROWS(kept.rows)
                rows[plan] = {
                    key: [Entry(*found.units[place], weight) for place, weight in entries]
                    for key, entries in found.lists
                }
                stood[plan] = {own: found.ways[place] for own, place in found.stood.items()}
    except (msgspec.DecodeError, ValueError, LookupError):
        return KnownStandings({}, {})
    return KnownStandings(rows, stood)


def write_standings(
    store: Store, site_index: SiteIndex, keys: Mapping[str, str], found: KnownStandings, known: Collection[str]
) -> None:
    """Keep what was found of every plan; ``known`` are those that were read."""
    before = _read(store)
    if before.keys() == found.rows.keys() == set(known):
        return
    years = _years_of(site_index)
    kept = {
        plan: before[plan]
        if plan in known
        else _KeptRows(digest_of(keys[plan], years), msgspec.Raw(_pack(rows, found.stood[plan])))
        for plan, rows in found.rows.items()
    }
    store.write(_NAME, _ENCODE(kept))


def _read(store: Store) -> dict[str, _KeptRows]:
    return store.read(_NAME, _DECODE) or {}


def _years_of(site_index: SiteIndex) -> str:
    return " ".join(map(str, site_index.years))


def _pack(rows: PlanRows, stood: YearsOfPlan) -> bytes:
    units = {(entry.key, entry.group): None for entries in rows.values() for entry in entries}
    places = {unit: place for place, unit in enumerate(units)}
    lists = tuple(
        (key, tuple((places[entry.key, entry.group], entry.weight) for entry in entries))
        for key, entries in rows.items()
    )
    ways = {way: place for place, way in enumerate(dict.fromkeys(stood.values()))}
    return _ENCODE(
        _PackedRows(tuple(units), lists, tuple(ways), {measure: ways[way] for measure, way in stood.items()})
    )
