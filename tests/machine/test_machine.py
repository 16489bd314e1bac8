"""No edit leaves a stale page: the machine in short. ``make machine`` runs it for longer."""

from pathlib import Path

import pytest

from generator.judging.list_parts import PLANS
from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.problems.problem import Refused
from machine.edits import EDITS
from machine.phases import PHASES, run_phase

COUNTS = {"sample": 250, "towns": 36, "city": 12, "program": 8}


@pytest.mark.parametrize("name", sorted(PHASES))
def test_a_site_built_on_what_was_kept_equals_one_built_on_nothing(name: str, tmp_path: Path) -> None:
    counts = run_phase(name, tmp_path, COUNTS[name], seed=1)
    print(f"{name}: {counts.compared} equal, {counts.refused} refused alike, {counts.cold} built from nothing")
    assert counts.compared + counts.refused == COUNTS[name]
    # Edits that are refused compare problems only: most must give a site.
    assert counts.compared > COUNTS[name] * 0.6
    if name == "sample":
        wanted = {edit.__name__ for edit, _ in EDITS} | {"project", "accessibility", "damage", "undone"}
        assert wanted <= set(counts.kinds)


def test_three_hundred_edits_are_made_in_each_run() -> None:
    assert set(COUNTS) == set(PHASES)
    assert sum(COUNTS.values()) >= 300


def test_the_city_has_more_plans_than_a_page_names_and_lists_in_parts(tmp_path: Path) -> None:
    PHASES["city"].data(1).write(tmp_path)
    site = gather_site(read_data(tmp_path)[0], {}).site
    assert not isinstance(site, Refused)
    divided = stand_all(index_site(site)).divided
    assert PLANS in divided
    for kind in ("department", "status"):
        plans = [part for (of, _), parts in divided.items() if of == kind for part in parts.values()]
        assert len(plans) > 60
        assert any(part.parts for part in plans)
