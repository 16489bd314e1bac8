"""What the steps of a release are given, and what they give."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from generator.model.city import Release
from generator.model.ledger import Ledger
from generator.orders import Walked

LEDGER_FOLDER: Final = "ledger"
"""Where the ledger lies below ``data/``."""


class Releasing(NamedTuple):
    """A release that is being made: the site as it was walked, the release, the ledger before it, and the folder of the archive, if one was given."""

    walked: Walked
    release: Release
    ledger: Ledger
    archive: Path | None

    @property
    def folder(self) -> Path:
        """The folder of the ledger."""
        return self.walked.order.data / LEDGER_FOLDER


class FileOfRelease(NamedTuple):
    """A file that the release brings: its whole path and its bytes."""

    path: Path
    content: bytes


Step: TypeAlias = Callable[[Releasing], Iterable[FileOfRelease]]
"""One step of a release: makes files and writes none. Whatever it raises, nothing is written."""
