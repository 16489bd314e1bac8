"""Computed statuses as badges: word, shape and (by the style sheet) colour."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from generator.judging import Status
from generator.judging.standings import Counts
from generator.views.pieces import Badge, Tally, TallyRow
from generator.wording.words import Words

# Paths in a square of 16. Filled parts are cut by the even-odd rule, so that each shape shows in one colour.
_DISC: Final = "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1z"
_RING: Final = _DISC + "m0 1.8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 8 2.8z"
_SHAPES: Final[Mapping[Status, str]] = {
    Status.REACHED: _DISC + "M4.1 8.2l1.2-1.2 1.9 1.9 3.6-3.8 1.2 1.2-4.8 5.1z",
    Status.NOT_REACHED: "M8 .8l7.7 14H.3zM7.1 5.6v4.6h1.8V5.6zm0 5.8v1.8h1.8v-1.8z",
    Status.ON_THE_WAY: _RING + "M8 4.2a3.8 3.8 0 0 1 0 7.6z",
    Status.NO_TARGET: "M1 7h14v2H1z",
    Status.NOT_REPORTED: _RING + "M4.4 7.1h1.8v1.8H4.4zm2.7 0h1.8v1.8H7.1zm2.7 0h1.8v1.8H9.8z",
    Status.CANNOT_BE_JUDGED: "M8 .6L15.4 8 8 15.4.6 8zm0 2.6L3.2 8 8 12.8 12.8 8z",
}
_CSS_NAMES: Final[Mapping[Status, str]] = {status: status.value.replace("_", "-") for status in Status}


def view_badge(status: Status, words: Words) -> Badge:
    """The badge of a status."""
    return _badge(status, words.status.labels[status])


@cache
def _badge(status: Status, label: str) -> Badge:
    return Badge(_CSS_NAMES[status], label, _SHAPES[status])


def view_tally(counts: Counts, kind: str, words: Words, links: Mapping[Status, str] | None = None) -> Tally:
    """Counts by status as a table and a bar. ``links`` lead from a count to the list behind it."""
    rows, start = [], 0.0
    for status, count in counts.by_status:
        length = 100 * count / counts.total
        href = links.get(status, "") if links else ""
        number = words.tally.number.format(number=count)
        rows.append(TallyRow(view_badge(status, words), number, href, f"{start:.2f}", f"{length:.2f}"))
        start += length
    caption = words.tally.caption.format(kind=kind, total=counts.total)
    return Tally(caption, tuple(rows), words.tally.number.format(number=counts.total))


def counts_text(counts: Counts, words: Words) -> str:
    """Counts in a sentence: 達成3件、未達成1件."""
    return words.list_separator.join(
        words.tally.share.format(status=words.status.labels[status], number=count) for status, count in counts.by_status
    )
