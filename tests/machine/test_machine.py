"""No edit leaves a stale page: the machine in short. ``make machine`` runs it for longer."""

from pathlib import Path

import pytest

from machine.edits import EDITS
from machine.phases import PHASES, run_phase

COUNTS = {"sample": 260, "towns": 40, "program": 8}


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
