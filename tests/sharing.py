"""Which tests stay on one process of pytest-xdist: those of one file share what it makes, those of the gate its looks at the site.

pytest-xdist's own groups (``--dist loadgroup``) are marks that it writes into the names of tests; pytest from 9.2 on keeps names where it
does not write, so they are read from the names' files here, by the hook that is there for it.
"""

from pathlib import PurePosixPath
from typing import Any, Final

import pytest
from xdist.scheduler import LoadScopeScheduling

_APART: Final = ("test_machine.py", "test_build.py", "test_faults.py", "test_held_back.py")
"""Files whose tests share nothing, so that each may run anywhere."""


class BySharing(LoadScopeScheduling):  # type: ignore[misc] # its library has no types
    """Gives the tests that share something to one process.

    In the order in which they are found: browsers, gate and machine, of which single tests take minutes, begin early, and what is quick
    fills all processes to the end. By their number, as pytest-xdist would have them, they would come last.
    """

    def __init__(self, config: pytest.Config, log: Any) -> None:
        config.option.loadscopereorder = False
        super().__init__(config, log)

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    """What a test shares: the gate, its file, or nothing but itself."""
    file = PurePosixPath(nodeid.partition("::")[0])
    if file.name in _APART:
        return nodeid
    return "gate" if file.parent.name == "gate" else str(file)
