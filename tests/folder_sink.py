"""A folder that takes the files of an index as a new site does."""

from pathlib import Path


class FolderSink:
    """Writes each file that it is given; nothing is at hand before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def take_over(self, file: str, digest: str) -> bool:  # noqa: ARG002 - one of a site's two ways
        """Nothing is taken over."""
        return False

    def put(self, file: str, content: bytes, digest: str = "") -> None:  # noqa: ARG002 - as above
        """Write the file."""
        path = self._folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
