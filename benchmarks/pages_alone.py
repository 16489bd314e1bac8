"""``kokai build`` of pages alone: the road as it is, but files of data beside the pages are not made. Their names are known, because pages lead to them.

A program of its own (``python -m benchmarks.pages_alone build OPTION...``), and no option of ``kokai``: pages offer these files to readers, so that a site
without them would be of no use to anybody but a comparison with a generator that makes none.
"""

from collections.abc import Iterable

from generator import build as road
from generator.__main__ import leave
from generator.cache import Content
from generator.publish.publisher import Publisher


class PagesPublisher(Publisher):
    """Puts pages and what frames them into the site, and nothing else."""

    def publish_exports(self, files: Iterable[tuple[str, Content]]) -> None:
        """Know of the files."""
        self.expect(file for file, _ in files)


if __name__ == "__main__":
    vars(road)["Publisher"] = PagesPublisher
    leave()
