"""No edit leaves a stale page: the machine in short. ``make machine`` runs it for longer."""

from pathlib import Path

import pytest

from machine.phases import PHASES, run_phase

EDITS = {"sample": 200, "towns": 16, "program": 8}


@pytest.mark.parametrize("name", sorted(PHASES))
def test_a_site_built_on_what_was_kept_equals_one_built_on_nothing(name: str, tmp_path: Path) -> None:
    counts = run_phase(name, tmp_path, EDITS[name], seed=1)
    assert counts.compared + counts.refused == EDITS[name]
    # Edits that are refused compare problems only: most must give a site.
    assert counts.compared > EDITS[name] * 0.6
