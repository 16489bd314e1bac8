"""What many pages ask of the same site: found once for the site that was asked of last, and forgotten with it.

The map and the judgements of a site never change once they are made, and no two of a run are at work at the same time.
"""

from operator import is_
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class FoundBefore(Generic[K, V]):
    """Answers by their questions, of one site."""

    def __init__(self) -> None:
        self._of: tuple[object, ...] = ()
        self._found: dict[K, V] = {}

    def of(self, *made_of: object) -> dict[K, V]:
        """What was found for the very objects of which an answer is made; where they are others, nothing yet."""
        if len(self._of) != len(made_of) or not all(map(is_, self._of, made_of)):
            self._of, self._found = made_of, {}
        return self._found
