"""Releases of a folder of data, made without the pages of the site: what the archive and the ledger hold after each."""

import datetime as dt
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from generator.archive import (
    LEDGER_FILE,
    Freezing,
    FrozenRelease,
    data_archive,
    digest_last_release,
    freeze_release,
    render_version_ledger,
    versions_archive,
)
from generator.archive.tarballs import unpack
from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.model.basics import Place
from generator.model.city import Release
from generator.model.site import Site
from generator.model.versions import VersionLedger
from generator.problems.problem import Refused

FIRST_DAY: Final = dt.date(2026, 5, 20)


def site_of(data: Path) -> Site:
    """The site of a folder of data, which must be sound."""
    site = gather_site(read_data(data)[0], {}).site
    if isinstance(site, Refused):
        raise TypeError("the data has problems")
    return site


def ledger_of(data: Path) -> VersionLedger:
    """What the ledger in the folder says of versions."""
    return site_of(data).versions


def freeze(data: Path, archive: Path, tag: str, day: dt.date = FIRST_DAY, commit: str = "") -> FrozenRelease:
    """Make a release and write nothing."""
    files = [(file.file, file.content) for file in read_data(data)[0] if not file.file.startswith("ledger/")]
    site_index = index_site(site_of(data))
    ledger = site_index.site.versions
    release = Release(tag, Place("", 0, 0), day, "")
    return freeze_release(
        Freezing(
            site_index,
            stand_all(site_index),
            release,
            "ja",
            files,
            commit,
            lambda: digest_last_release(archive, ledger),
        )
    )


def make_release(data: Path, archive: Path, tag: str, day: dt.date = FIRST_DAY) -> FrozenRelease:
    """Make a release and write what it brings: the ledger, and the two files of the archive."""
    made = freeze(data, archive, tag, day)
    archive.mkdir(exist_ok=True)
    (archive / versions_archive(tag)).write_bytes(made.versions)
    (archive / data_archive(tag)).write_bytes(made.data)
    (data / LEDGER_FILE).parent.mkdir(exist_ok=True)
    (data / LEDGER_FILE).write_text(render_version_ledger(made.ledger), encoding="utf-8")
    return made


def frozen_of(archive: Path, tags: Iterable[str]) -> dict[str, bytes]:
    """Every file that the releases froze, by its place in the site."""
    return {file: content for tag in tags for file, content in unpack(archive / versions_archive(tag))}
