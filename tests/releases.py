"""A city between two releases: its state, what differs, and what the check tells of it."""

from generator.cache import Store
from generator.changes import Differences, Snapshot, compare_snapshots, snapshot_of_site
from generator.changes.records import FIGURES, render_snapshot
from generator.changes.released import check_against_release
from generator.exports.tables import Tables
from generator.judging.standings import stand_all
from generator.ledger import Moves
from generator.map.site_index import SiteIndex, index_site
from generator.model.ledger import LEDGER
from generator.problems.problem import Problem
from sample import City


def state_of(city: City, tag: str = "") -> Snapshot:
    """The state of everything that the city publishes."""
    site_index, tables = _tables(city)
    return snapshot_of_site(
        site_index, lambda plan: tables.of_plan(plan).rows, tag=tag, date=f"2026-{tag}" if tag else ""
    )


def differences(before: City, after: City) -> Differences:
    """What differs between two states of the city."""
    return compare_snapshots(state_of(before, "01-01"), state_of(after, "02-01"), Moves(after.site()))


def release(city: City) -> City:
    """The city once it was released as it is."""
    return city.put(f"{LEDGER}/{FIGURES}", render_snapshot(state_of(city, "01-01")))


def held_against_release(city: City) -> list[Problem]:
    """What is told of the city since it was released."""
    site_index, tables = _tables(city)
    made_of = dict.fromkeys(site_index.plans, "")
    return check_against_release(
        city.data, site_index, lambda plan: tables.of_plan(plan).rows, Store(city.data.parent, reads=False), made_of
    )


def _tables(city: City) -> tuple[SiteIndex, Tables]:
    site_index = index_site(city.site())
    return site_index, Tables(site_index, stand_all(site_index))
