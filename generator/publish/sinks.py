"""Where the files of a site go: into a new site, or nowhere."""

from pathlib import Path
from typing import Protocol


class Sink(Protocol):
    """Where files go."""

    def put(self, file: str, content: bytes, digest: str = "") -> None:
        """Have a file with these bytes; ``digest`` is theirs, where the caller knows it already."""

    def take_over(self, file: str, digest: str) -> bool:
        """Whether a file with the bytes of the digest is at hand; if so, it is had."""

    def place(self, file: str, source: Path) -> None:
        """Have a copy of the file ``source``."""


class FileSource(Protocol):
    """Where files are that were made of the same site elsewhere."""

    def read(self, file: str, digest: str) -> bytes | None:
        """The file with the bytes of the digest; None where it is not at hand."""


class Nowhere:
    """Takes files and keeps nothing: for `check`."""

    def put(self, file: str, content: bytes, digest: str = "") -> None:
        """Forget the file."""

    def take_over(self, file: str, digest: str) -> bool:  # noqa: ARG002 - one of a sink's three ways
        """Nothing is at hand, and nothing is needed: what was seen of the page last time still holds."""
        return True

    def place(self, file: str, source: Path) -> None:
        """Forget the file."""
