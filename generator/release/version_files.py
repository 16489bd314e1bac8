"""The versions that a release freezes: the archives that keep them, and ``versions.yaml``, which says what must be in them."""

from collections.abc import Iterator
from functools import partial

from generator.archive import (
    LEDGER_FILE,
    Freezing,
    data_archive,
    digest_last_release,
    freeze_release,
    render_version_ledger,
    versions_archive,
)
from generator.model.ledger import LEDGER
from generator.release.data_commit import find_commit
from generator.release.releasing import FileOfRelease, Releasing


def record_versions(releasing: Releasing) -> Iterator[FileOfRelease]:
    """Both archives and the ledger of versions; nothing where no archive was named."""
    walked, archive, tag = releasing.walked, releasing.archive, releasing.release.tag
    if archive is None:
        return
    made = freeze_release(
        Freezing(
            walked.site_index,
            walked.standings,
            releasing.release,
            walked.language,
            [(file.file, file.content) for file in walked.data if not file.file.startswith(f"{LEDGER}/")],
            find_commit(walked.order.data, LEDGER),
            partial(digest_last_release, archive, walked.site_index.site.versions),
        )
    )
    yield FileOfRelease(archive / versions_archive(tag), made.versions)
    yield FileOfRelease(archive / data_archive(tag), made.data)
    yield FileOfRelease(walked.order.data / LEDGER_FILE, render_version_ledger(made.ledger).encode())
