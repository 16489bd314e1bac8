"""What the steps of a release are given, and what they give."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, TypeAlias

from generator.model.city import Release
from generator.model.ledger import LEDGER, Ledger
from generator.orders import Walked


class Releasing(NamedTuple):
    """A release that is being made: the site as it was walked, and the release."""

    walked: Walked
    release: Release

    @property
    def ledger(self) -> Ledger:
        """The ledger before the release."""
        return self.walked.site_index.site.ledger

    @property
    def archive(self) -> Path | None:
        """The folder in which versions are kept for ever, if one was given."""
        return self.walked.order.archive

    @property
    def folder(self) -> Path:
        """The folder of the ledger."""
        return self.walked.order.data / LEDGER


class FileOfRelease(NamedTuple):
    """A file that the release brings: its whole path and its bytes."""

    path: Path
    content: bytes


Step: TypeAlias = Callable[[Releasing], Iterable[FileOfRelease]]
"""One step of a release: makes files and writes none. Whatever it raises, nothing is written."""
