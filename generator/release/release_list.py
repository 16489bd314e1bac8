"""``releases.yaml``: each release with its day, the version of the program, and how much of what the site held."""

from collections.abc import Iterable, Iterator

from generator import __version__
from generator.ledger.writing import HEADER, pairs, scalar
from generator.model.ledger import ReleaseEntry
from generator.release.releasing import FileOfRelease, Releasing


def record_release(releasing: Releasing) -> Iterator[FileOfRelease]:
    """The list of releases, with the new one at its end."""
    release = releasing.release
    entry = ReleaseEntry(release.tag, release.place, release.date, __version__, tuple(_count(releasing)))
    text = render_releases((*releasing.ledger.releases, entry))
    yield FileOfRelease(releasing.folder / "releases.yaml", text.encode())


def render_releases(entries: Iterable[ReleaseEntry]) -> str:
    """The file."""
    return HEADER + "releases:\n" + "".join(line for entry in entries for line in _lines(entry))


def _lines(entry: ReleaseEntry) -> Iterator[str]:
    yield f"- tag: {scalar(entry.tag)}\n"
    yield f"  date: {entry.date.isoformat()}\n"
    yield f"  tool: {scalar(entry.tool)}\n"
    yield from pairs("counts", entry.counts, "  ")


def _count(releasing: Releasing) -> Iterator[tuple[str, int]]:
    site_index = releasing.walked.site_index
    yield "municipalities", len(site_index.municipalities)
    yield "plans", len(site_index.plans)
    yield "measures", len(site_index.measures)
    yield "pages", len(releasing.walked.kinds)
