"""Judgements are kept from build to build, as long as nothing of their plan has changed."""

from pathlib import Path

import pytest

from generator.cache import Store
from generator.judging.kept_judgements import read_judgements, write_judgements
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
