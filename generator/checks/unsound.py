"""Which files could not be taken as a whole, so that what refers into them is not told as missing."""

from collections.abc import Iterable

from generator.problems.problem import Problem


class Unsound:
    """The files and folders that problems have been told of so far."""

    def __init__(self, told: Iterable[Problem]) -> None:
        self._files = {found.place.file for found in told}
        self._known: dict[str, bool] = {}
        self.anywhere = bool(self._files)

    def holds(self, home: str) -> bool:
        """Whether ``home``, anything in it, or a folder that it lies in is unsound. The results of a plan hold nothing that others refer to."""
        if home not in self._known:
            self._known[home] = any(
                file == home
                or home.startswith(f"{file}/")
                or (file.startswith(f"{home}/") and not file.startswith(f"{home}/results/"))
                for file in self._files
            )
        return self._known[home]
