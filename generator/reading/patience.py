"""How long making a draft may compute: a document of enormous tables is refused with words, as one that takes too long to read is."""

import time
from typing import Final

DRAFTING_SECONDS: Final = 60
"""Seconds of computing for the whole draft, up to the last page of the view beside it."""


class DraftTooLongError(Exception):
    """The draft is not made within its time. ``args`` are the seconds."""


class Patience:
    """A bound on the computing of one draft. What other programs take of the machine counts for nothing: a busy machine refuses no document."""

    def __init__(self, seconds: float = DRAFTING_SECONDS) -> None:
        """The time begins now."""
        self._seconds = seconds
        self._end = time.process_time() + seconds

    def go_on(self) -> None:
        """Another row, line or record. Raises :class:`DraftTooLongError` where the time is over."""
        if time.process_time() > self._end:
            raise DraftTooLongError(self._seconds)
