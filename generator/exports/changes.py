"""What each release changed, as files beside the page ``changes/``: JSON whole, Atom one entry a release and a weighty change.

Ids and dates come from tags and dates of releases: another build of the same data changes none.
"""

from collections.abc import Iterator
from typing import Final

from generator.addresses import CHANGES, RELEASES_FILE, changes_file
from generator.changes import KIND_NAMES, ChangeKind, Difference, Differences, tell_titles, titles_of_site
from generator.changes.records import render_differences
from generator.changes.values import told_value
from generator.exports.exported import Exported, ExportedFile
from generator.exports.feeds import FeedEntry, render_feed
from generator.exports.measure_json import encode
from generator.lasting_addresses import release_anchor
from generator.open_data.terms import terms_of

_WEIGHTY: Final = frozenset(
    {
        ChangeKind.CORRECTED,
        ChangeKind.REVISED,
        ChangeKind.WITHDRAWN,
        ChangeKind.TARGET_MOVED,
        ChangeKind.DEFINITION_CHANGED,
        ChangeKind.BREAK_ADDED,
        ChangeKind.MERGED,
        ChangeKind.ENDED,
        ChangeKind.REMOVED,
        ChangeKind.MOVED,
    }
)
_MOST: Final = 300
"""How many single changes the feed holds: readers take the newest, all are in the files."""


def export_changes(exported: Exported) -> Iterator[ExportedFile]:
    """``changes/releases.json`` (which releases there are), ``changes/releases/<tag>.json``, ``changes/feed.xml``."""
    yield RELEASES_FILE, encode({"releases": [_listed(each) for each in exported.changes]})
    for each in exported.changes:
        yield changes_file(each.tag), render_differences(each)
    settings = exported.settings
    title = f"更新の記録：{settings.name}"
    titles = titles_of_site(exported.site_index)
    entries = list(entries_of(tuple(tell_titles(each, titles) for each in exported.changes)))
    yield render_feed(exported, CHANGES, title, settings.name, entries, terms_of(exported.site_index))


def entries_of(changes: tuple[Differences, ...]) -> Iterator[FeedEntry]:
    """An entry for each release, and for each of its weighty changes, as far as the feed has room."""
    room = _MOST
    for release in changes:
        date = release.day
        counts = "、".join(f"{KIND_NAMES[kind].ja} {count}件" for kind, count in release.counts().items())
        own = f"{CHANGES}{release.tag}"
        yield FeedEntry(
            own,
            "released",
            "公開",
            f"公開：{release.tag}",
            date,
            CHANGES,
            release_anchor(release.tag),
            counts
            or (
                "計画・柱・施策の数値と文に、前の版からの変更はありません"
                if release.since
                else "ここから、変更を記録しています"
            ),
        )
        weighty = [each for each in release.changes if each.kind in _WEIGHTY][:room]
        room -= len(weighty)
        for each in weighty:
            label = KIND_NAMES[each.kind].ja
            title = "：".join(filter(None, (label, each.title, each.name)))
            address = f"{own}/{each.kind}/{each.section}/{each.key}"
            yield FeedEntry(
                address, each.kind, label, title, date, each.address or CHANGES, each.anchor, summary_of(each)
            )


def summary_of(change: Difference) -> str:
    """A change in one line: the words of its correction, else what was and what is."""
    if change.words:
        return change.words
    before, after = (each.ja for each in told_value(change))
    return f"「{before or 'なし'}」→「{after or 'なし'}」" if before or after else KIND_NAMES[change.kind].ja


def _listed(each: Differences) -> dict[str, object]:
    counts = {str(kind): count for kind, count in each.counts().items()}
    return {"tag": each.tag, "date": each.date, "since": each.since, "file": changes_file(each.tag), "counts": counts}
