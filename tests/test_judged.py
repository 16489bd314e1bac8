"""Judgements are kept from build to build, as long as nothing of their plan has changed."""

from pathlib import Path

import pytest

from generator.cache import Store
from generator.judging.kept_judgements import read_judged, write_judged
from generator.judging.standings import judge_all, stand_all
from generator.map.site_map import Atlas, map_site
from sample import City


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return map_site(City(tmp_path).site())


def test_kept_judgements_give_the_same_standings(tmp_path: Path, atlas: Atlas) -> None:
    keys = dict.fromkeys(atlas.plans, "as it is")
    judged = judge_all(atlas)
    write_judged(Store(tmp_path), keys, judged, {})
    known = read_judged(Store(tmp_path), keys)
    assert known == judged
    assert stand_all(atlas, judge_all(atlas, known)) == stand_all(atlas)


def test_a_changed_plan_is_judged_anew(tmp_path: Path, atlas: Atlas) -> None:
    one, *others = atlas.plans
    write_judged(Store(tmp_path), dict.fromkeys(atlas.plans, "as it was"), judge_all(atlas), {})
    known = read_judged(Store(tmp_path), {one: "changed", **dict.fromkeys(others, "as it was")})
    assert set(known) == set(others)
    write_judged(
        Store(tmp_path), {one: "changed", **dict.fromkeys(others, "as it was")}, judge_all(atlas, known), known
    )
    assert set(read_judged(Store(tmp_path), {one: "changed", **dict.fromkeys(others, "as it was")})) == set(atlas.plans)


def test_what_nobody_can_read_is_judged_anew(tmp_path: Path) -> None:
    assert read_judged(Store(tmp_path), {"a/b": "1"}) == {}
    Store(tmp_path).write("judged", b"\xc1")
    assert read_judged(Store(tmp_path), {"a/b": "1"}) == {}
