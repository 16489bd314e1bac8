"""What was published at a release, what differs between two of them, and whether each difference has a reason.

Pure but for `records`, which reads and writes ``data/ledger/figures.json`` and ``data/ledger/changes/``.
"""

from generator.changes.comparing import compare_snapshots, undo
from generator.changes.differences import KIND_NAMES, ChangeKind, Difference, Differences
from generator.changes.effects import (
    NOT_TOLD,
    PAGE_CHANGES,
    Effects,
    FieldChange,
    PageChange,
    SharedChange,
    VerdictChange,
)
from generator.changes.ids import IdTitles, tell_titles, titles_of_site, titles_of_state
from generator.changes.snapshots import Snapshot, key_of_holder, snapshot_of_site
from generator.changes.undeclared import check_undeclared
from generator.changes.verdicts import compare_verdicts, has_verdicts, period_verdict

__all__ = [
    "KIND_NAMES",
    "NOT_TOLD",
    "PAGE_CHANGES",
    "ChangeKind",
    "Difference",
    "Differences",
    "Effects",
    "FieldChange",
    "IdTitles",
    "PageChange",
    "SharedChange",
    "Snapshot",
    "VerdictChange",
    "check_undeclared",
    "compare_snapshots",
    "compare_verdicts",
    "has_verdicts",
    "key_of_holder",
    "names",
    "period_verdict",
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
