"""Lines that a part of the tests has to tell at the end of the run, from whatever process it ran in."""

from collections.abc import Sequence
from typing import Final

import pytest

REPORT: Final = "gate"
"""Under this name a process of pytest-xdist hands over the lines in which the gate tells what it looked at."""

REPORTS: Final = pytest.StashKey[list[str]]()
"""Where the lines are kept until they are printed (`conftest.py`)."""


def hand_over(config: pytest.Config, lines: Sequence[str]) -> None:
    """Have the lines printed at the end, from whatever process."""
    output = getattr(config, "workeroutput", None)
    if output is not None:
        output[REPORT] = list(lines)
    else:
        config.stash[REPORTS].extend(lines)
