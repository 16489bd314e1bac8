"""Build a site for the gate, as it is published: the search included, below the path that the gate serves."""

from pathlib import Path
from typing import Final

from built import PROJECT, move_below, with_chrome
from generator.build import Order, build_site
from generator.progress import Progress

__all__ = ["PROJECT", "build_below"]

_DATA: Final = PROJECT / "data"


def build_below(folder: Path, source: Path = _DATA, *, pages_only: bool = False) -> Path:
    """Build the data in ``source`` into ``folder/site`` and give that folder. The published address ends in the path of the gate.

    ``pages_only`` leaves out the index of the search and the pictures.
    """
    order = Order(
        project=PROJECT,
        data=move_below(folder, source),
        out=folder / "site",
        work=with_chrome(folder / "work"),
        search=not pages_only,
        images=not pages_only,
    )
    outcome = build_site(order, Progress(quiet=True))
    assert outcome.published, outcome.problems[:5]
    return folder / "site"
