"""A test that is timed runs while no other does, however many processes share the run.

Each test holds the lock ``running`` together with the others; one that is marked ``alone`` holds it for itself. Whoever comes passes
the lock ``turn`` first, so that a test that waits to be alone is not overtaken for ever by those that are quick.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from built import open_shared

if sys.platform != "win32":
    import fcntl


@contextmanager
def beside_others(*, alone: bool) -> Iterator[None]:
    """Run beside the other tests, or after them and before the next. On Windows, which has no shared locks, no test is timed."""
    if sys.platform == "win32":
        yield
        return
    top = Path(open_shared())
    with (top / "running.lock").open("w") as running:
        with (top / "turn.lock").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            fcntl.flock(running, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
