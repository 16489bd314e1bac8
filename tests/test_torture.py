"""A short torture of builds; `make torture` goes on for longer."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent


@pytest.mark.long
def test_no_kill_pair_or_shortage_publishes_anything_but_a_whole_site() -> None:
    counts = ["--kills", "8", "--pairs", "5", "--disks", "4", "--memory", "4"]
    run = subprocess.run(
        [sys.executable, "-m", "torture", *counts], cwd=TESTS, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    line = run.stdout.splitlines()[-1]
    assert line.startswith("kills 8: 0 wrong, pairs 5: 0 wrong, disks "), run.stdout
    assert re.search(r"disks (4: 0 wrong|0 \(not run: no disk can be mounted here: .+\)), memory 4: 0 wrong", line), (
        line
    )
