"""Write what an upgrade changes: all files or none, whenever the program ends."""

from typing import Final

from generator.system.together import FileInTheWayError, write_together
from generator.upgrading.planning import Upgrade

_LAST: Final = "site.yaml"


class ChangedMeanwhileError(Exception):
    """A file is no longer what was looked at. ``args`` is its path."""


def write_upgrade(upgrade: Upgrade) -> None:
    """Give every file its new content; where one cannot be written, every file is as it was.

    Raises :class:`ChangedMeanwhileError`, before the first file is exchanged, or ``OSError``. The number of the format gets its place last. A run that is
    killed leaves a note of what waits (K114): the next command that writes gives the other files their places, and nobody takes the data meanwhile.
    """
    files = sorted(upgrade.texts.items(), key=lambda each: (each[0] == _LAST, each[0]))
    after = {file: content for file, (_, content) in files}
    before = {file: content for file, (content, _) in files}
    try:
        write_together(upgrade.data, after, before)
    except FileInTheWayError as there:
        raise ChangedMeanwhileError(*there.args) from there
