"""The news of each build of the preview, for the pages that are open in a browser."""

import threading
from typing import Final

_LONGEST_WAIT: Final = 25.0  # seconds; a browser asks again


class Board:
    """Where the builder posts news and browsers wait for it."""

    def __init__(self) -> None:
        self._news = threading.Condition()
        self._version = 0
        self._problems = ""
        self._closed = False

    def post(self, problems: str) -> None:
        """A build is over: what it told, "" for a good one."""
        with self._news:
            self._version += 1
            self._problems = problems
            self._news.notify_all()

    def read(self) -> tuple[int, str]:
        """The number of builds so far, and what the last one told."""
        with self._news:
            return self._version, self._problems

    def wait(self, seen: int) -> tuple[int, str]:
        """Like :meth:`read`, but not before there is something newer than ``seen`` (or a while has passed)."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._version != seen, _LONGEST_WAIT)
            return self._version, self._problems

    def close(self) -> None:
        """Nobody waits any longer."""
        with self._news:
            self._closed = True
            self._news.notify_all()
