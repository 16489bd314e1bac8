"""What a look at a site finds: one observation for each thing that was looked at."""

import enum
from collections.abc import Iterable
from typing import NamedTuple


class Concern(enum.IntEnum):
    """How much an observation matters; its number is the exit code."""

    FINE = 0
    LOOK = 1
    BROKEN = 2


class Observation(NamedTuple):
    """``what`` was found and what to ``do``, in Japanese ("" where nothing is to be done); ``files`` by their path below the site's folder.

    ``code`` is for programs: it stays the same whatever the words.
    """

    code: str
    concern: Concern
    what: str
    do: str = ""
    files: tuple[str, ...] = ()


def worst_of(observations: Iterable[Observation]) -> Concern:
    """What matters most."""
    return max((each.concern for each in observations), default=Concern.FINE)
