"""What differs between two states besides single records: verdicts, shared data and pages; and what of it cannot be told, and why."""

from generator.changes import Differences, Effects, compare_verdicts, has_verdicts
from generator.diffs.pages import compare_pages, find_tied_pages, tell_named
from generator.diffs.shared import compare_shared, shared_records
from generator.diffs.states import ComparedState
from generator.ledger import Moves


def find_effects(
    before: ComparedState,
    after: ComparedState,
    differences: Differences,
    moves: Moves | None,
    here: ComparedState | None,
) -> Effects:
    """All of it. ``here`` is the data at hand, where neither state is a folder of data."""
    was, now = before.snapshot, after.snapshot
    notes: list[str] = []
    known = has_verdicts(was) and has_verdicts(now)
    verdicts = compare_verdicts(was, now, moves) if known else ()
    if not known:
        notes.append("verdicts")
    if before.site is not None and after.site is not None:
        old, new = (
            shared_records(each.part.site_index, state.titles)
            for each, state in ((before.site, before), (after.site, after))
        )
        shared, pages = compare_shared(old, new), tuple(compare_pages(before.site, after.site))
    else:
        notes.append("shared")
        shared = ()
        site = after.site or before.site or (None if here is None else here.site)
        pages = tuple(tell_named(differences) if site is None else find_tied_pages(site, differences))
        if pages:
            notes.append("other-pages" if site is None else "pages")
    return Effects(verdicts, shared, pages, tuple(notes))
