"""What the ledger says of frozen versions: which there are of each measure, and the digests of all that is kept of them for ever."""

import datetime as dt

from generator.model.basics import Record


class MeasureVersion(Record, frozen=True):
    """The version ``n`` of the measure with the key ``measure``, made at the release ``tag``.

    ``data`` is the SHA-256 of what was published of the measure (its canonical export), ``page`` that of the frozen page.
    """

    measure: str
    n: int
    tag: str
    date: dt.date
    data: str
    page: str


class ReleaseArchive(Record, frozen=True):
    """What was kept of a release: SHA-256 of the archive of its new versions, and of that of the data. ``program``: what made it, as a digest."""

    tag: str
    versions: str
    data: str
    program: str


class FrozenFile(Record, frozen=True):
    """Any other file that a release froze: its path below the site's root, its release, its SHA-256."""

    file: str
    tag: str
    sha256: str


class VersionLedger(Record, frozen=True):
    """``data/ledger/versions.yaml``: versions by measure and number, archives in the order of their releases, other files by path."""

    versions: tuple[MeasureVersion, ...] = ()
    archives: tuple[ReleaseArchive, ...] = ()
    files: tuple[FrozenFile, ...] = ()
