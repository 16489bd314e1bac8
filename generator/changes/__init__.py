"""What was published at a release, what differs between two of them, and whether each difference has a reason.

Pure but for `records`, which reads and writes ``data/ledger/figures.json`` and ``data/ledger/changes/``.
"""

from generator.changes.comparing import compare_snapshots, undo
from generator.changes.differences import KIND_NAMES, ChangeKind, Difference, Differences, FieldChange
from generator.changes.ids import IdTitles, tell_titles, titles_of_site, titles_of_state
from generator.changes.snapshots import Snapshot, snapshot_of_site
from generator.changes.undeclared import check_undeclared

__all__ = [
    "KIND_NAMES",
    "ChangeKind",
    "Difference",
    "Differences",
    "FieldChange",
    "IdTitles",
    "Snapshot",
    "check_undeclared",
    "compare_snapshots",
    "names",
    "records",
    "released",
    "snapshot_of_site",
    "tell_titles",
    "telling",
    "titles_of_site",
    "titles_of_state",
    "undo",
    "values",
]
