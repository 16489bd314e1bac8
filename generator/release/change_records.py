"""What a release says of itself for the next one: the state of everything comparable, and what it changed."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.changes import Differences, compare_snapshots, snapshot_of_site
from generator.changes.records import FIGURES, changes_file, read_last_release, render_differences, render_snapshot
from generator.ledger import Moves
from generator.release.releasing import FileOfRelease, Releasing
from generator.views.verdicts import tell_verdicts
from generator.views.vocabularies import vocabulary_of


def record_changes(releasing: Releasing) -> Iterator[FileOfRelease]:
    """``figures.json`` anew, and the differences from the release before. The first release changes nothing."""
    walked, release = releasing.walked, releasing.release
    tables = walked.exported.tables
    day = release.date.isoformat()
    state = snapshot_of_site(walked.site_index, tables.rows_of_plan, tag=release.tag, date=day)
    state = replace(state, verdicts=tell_verdicts(walked.site_index, walked.standings, vocabulary_of("ja").words))
    before = read_last_release(walked.order.data)
    first = Differences("", release.tag, day)
    differences = first if before is None else compare_snapshots(before, state, Moves(walked.site_index.site))
    yield FileOfRelease(releasing.folder / FIGURES, render_snapshot(state))
    yield FileOfRelease(releasing.folder / changes_file(release.tag), render_differences(differences))
