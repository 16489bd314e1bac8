"""Watch files and folders for changes, as the reader sees them: what it passes over is no change, and all that it reads is one.

The system watches a folder itself, not its name: a folder that was removed and made again, or that another has taken the place of, would
no longer be heard of. So at each look each name is held against what stood there before, and where it is another, all are watched anew.
"""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Final

from watchfiles import Change, watch

from generator.load.inputs import counts_as_input

_LOOK_EVERY: Final = (
    200  # milliseconds; how soon the first round comes, a folder made anew is seen, and a stop is noticed
)
_PAUSE: Final = 50  # milliseconds without a change after which a round is over
_MADE_BY_PYTHON: Final = "__pycache__"

_Standing = tuple[tuple[int, int] | None, ...]


def watch_changes(watched: Sequence[Path], stop: Event) -> Iterator[frozenset[Path]]:
    """First none, as soon as every change will be seen; then the paths of each round of changes, until ``stop`` is set.

    A path of ``watched`` (absolute) need not be there, yet or at any time.
    """
    missed: frozenset[Path] | None = frozenset()  # what may have changed while nothing was watched
    while not stop.is_set():
        standing = _look(watched)
        there = [path for path, number in zip(watched, standing, strict=True) if number is not None]
        for found, gone in _rounds(there, watched, stop):
            now = _look(watched)
            others = {path for path, old, new in zip(watched, standing, now, strict=True) if old != new} | gone
            if others:
                missed = (missed or frozenset()) | found | others
                break
            if missed is not None:
                yield missed | found
                missed = None
            elif found:
                yield found


def _rounds(
    there: Sequence[Path], watched: Sequence[Path], stop: Event
) -> Iterator[tuple[frozenset[Path], frozenset[Path]]]:
    """The changes below ``there``, and which of ``watched`` were removed; none of either after each look without one."""

    def counts(_: Change, name: str) -> bool:
        return is_watched(Path(name), watched)

    if not there:
        while not stop.wait(_LOOK_EVERY / 1000):
            yield frozenset(), frozenset()
        return
    try:
        rounds = watch(
            *there, watch_filter=counts, stop_event=stop, rust_timeout=_LOOK_EVERY, yield_on_timeout=True, step=_PAUSE
        )
        for found in rounds:
            gone = frozenset(Path(name) for change, name in found if change is Change.deleted)
            yield frozenset(Path(name) for _, name in found), gone.intersection(watched)
    except FileNotFoundError:  # it went between the look and the watching; the next look sees what there is
        return


def is_watched(path: Path, watched: Sequence[Path]) -> bool:
    """Whether a change of the file at ``path`` can change the site."""
    for top in watched:
        if path == top:
            return True
        if path.is_relative_to(top):
            below = path.relative_to(top)
            return counts_as_input(below) and _MADE_BY_PYTHON not in below.parts
    return False


def _look(watched: Sequence[Path]) -> _Standing:
    """What stands at each path: the system's own number of it, None where nothing does."""
    return tuple(map(_number, watched))


def _number(path: Path) -> tuple[int, int] | None:
    try:
        seen = os.stat(path)  # noqa: PTH116 (five times a second)
    except OSError:
        return None
    return seen.st_dev, seen.st_ino
