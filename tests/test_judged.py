"""Judgements are kept from build to build, as long as nothing of their plan has changed."""

from pathlib import Path

import pytest

from generator.cache import Store
from generator.judging.kept_judgements import read_judgements, write_judgements
from generator.judging.kept_standings import KnownStandings, read_standings, write_standings
from generator.judging.list_parts import PlanRows
from generator.judging.standings import judge_all, stand_all
from generator.map.site_index import SiteIndex, index_site
from sample import City


@pytest.fixture
def site_index(tmp_path: Path) -> SiteIndex:
    return index_site(City(tmp_path).site())


def test_kept_judgements_give_the_same_standings(tmp_path: Path, site_index: SiteIndex) -> None:
    keys = dict.fromkeys(site_index.plans, "as it is")
    judged = judge_all(site_index)
    write_judgements(Store(tmp_path), keys, judged, {})
    known = read_judgements(Store(tmp_path), keys)
    assert known == judged
    assert stand_all(site_index, judge_all(site_index, known)) == stand_all(site_index)


def test_a_changed_plan_is_judged_anew(tmp_path: Path, site_index: SiteIndex) -> None:
    one, *others = site_index.plans
    write_judgements(Store(tmp_path), dict.fromkeys(site_index.plans, "as it was"), judge_all(site_index), {})
    known = read_judgements(Store(tmp_path), {one: "changed", **dict.fromkeys(others, "as it was")})
    assert set(known) == set(others)
    write_judgements(
        Store(tmp_path), {one: "changed", **dict.fromkeys(others, "as it was")}, judge_all(site_index, known), known
    )
    assert set(read_judgements(Store(tmp_path), {one: "changed", **dict.fromkeys(others, "as it was")})) == set(
        site_index.plans
    )


def test_what_nobody_can_read_is_judged_anew(tmp_path: Path) -> None:
    assert read_judgements(Store(tmp_path), {"a/b": "1"}) == {}
    Store(tmp_path).write("judged", b"\xc1")
    assert read_judgements(Store(tmp_path), {"a/b": "1"}) == {}


def _find(site_index: SiteIndex) -> KnownStandings:
    rows: dict[str, PlanRows] = {}
    return KnownStandings(rows, stand_all(site_index, rows=rows).stood)


def test_kept_rows_divide_lists_and_kept_years_are_told_as_new_ones(tmp_path: Path, site_index: SiteIndex) -> None:
    keys = dict.fromkeys(site_index.plans, "as it is")
    found = _find(site_index)
    write_standings(Store(tmp_path), site_index, keys, found, ())
    known = read_standings(Store(tmp_path), site_index, keys)
    assert known.rows == found.rows
    assert any(found.rows.values())
    assert dict(known.stood) == {plan: found.stood[plan] for plan in site_index.plans}
    assert any(way for plan in known.stood.values() for way in plan.values())
    stood = stand_all(site_index, rows=known.rows, stood=known.stood)
    assert stood.divided == stand_all(site_index).divided
    assert stood.stood == known.stood
    one, *others = site_index.plans
    changed = read_standings(Store(tmp_path), site_index, {**keys, one: "changed"})
    assert set(changed.rows) == set(changed.stood) == set(others)


def test_another_year_of_the_site_has_every_plan_weighed_anew(tmp_path: Path, site_index: SiteIndex) -> None:
    keys = dict.fromkeys(site_index.plans, "as it is")
    write_standings(Store(tmp_path), site_index, keys, _find(site_index), ())
    first = next(iter(site_index.years))
    fewer = site_index._replace(years={year: held for year, held in site_index.years.items() if year != first})
    assert read_standings(Store(tmp_path), fewer, keys) == ({}, {})
    Store(tmp_path).write("standings", b"\xc1")
    assert read_standings(Store(tmp_path), site_index, keys) == ({}, {})
