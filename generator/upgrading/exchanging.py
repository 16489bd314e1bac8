"""Write what an upgrade changes: all files or none."""

import contextlib
from typing import Final

from generator.system.exchanging import exchange_content
from generator.system.together import hold_writing
from generator.upgrading.planning import Upgrade

_LAST: Final = "site.yaml"


class ChangedMeanwhileError(Exception):
    """A file is no longer what was looked at. ``args`` is its path."""


def write_upgrade(upgrade: Upgrade) -> None:
    """Give every file its new content; where one cannot be written, those before it get their old one back.

    Raises :class:`ChangedMeanwhileError`, before the first write, or ``OSError``. The number of the format is written last: whatever ends the
    run, data never say that they are of a format which they are not of.
    """
    with hold_writing(upgrade.data):
        _write(upgrade)


def _write(upgrade: Upgrade) -> None:
    files = sorted(upgrade.texts.items(), key=lambda each: (each[0] == _LAST, each[0]))
    for file, (before, _) in files:
        path = upgrade.data / file
        if path.read_bytes() != before:
            raise ChangedMeanwhileError(path)
    done: list[tuple[str, bytes]] = []
    try:
        for file, (before, after) in files:
            done.append((file, before))  # first: the run may be ended between the two
            exchange_content(upgrade.data / file, after)
    except BaseException:
        for file, before in reversed(done):
            with contextlib.suppress(OSError):  # the others are still worth taking back
                exchange_content(upgrade.data / file, before)
        raise
