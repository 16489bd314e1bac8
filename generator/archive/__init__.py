"""Versions of measures that never change: made at a release, kept as archives in a folder, held against the digests in the ledger.

A version is made only where the data of a measure changed. The folder, the host and the way between them need no trust: every byte is
looked at before it is published.
"""

from generator.archive.checking import check_archive
from generator.archive.freezing import Freezing, FrozenRelease, data_archive, freeze_release, versions_archive
from generator.archive.keeping import add_files, restore_site
from generator.archive.last_release import digest_last_release
from generator.archive.ledger_file import LEDGER_FILE, render_version_ledger
from generator.archive.publishing import FrozenFiles, join_versions

__all__ = [
    "LEDGER_FILE",
    "Freezing",
    "FrozenFiles",
    "FrozenRelease",
    "add_files",
    "check_archive",
    "data_archive",
    "digest_last_release",
    "freeze_release",
    "join_versions",
    "render_version_ledger",
    "restore_site",
    "tending",
    "versions_archive",
]
