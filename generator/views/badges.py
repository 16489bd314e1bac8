"""Computed statuses as badges: word, shape and (by the style sheet) colour."""

from collections.abc import Mapping
from functools import cache
from typing import Final

from generator.judging import IndicatorProgress, Judgement, Status
from generator.judging.progress import progress_of
from generator.judging.standings import Counts
from generator.views.pieces import Badge
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
    Status.EVALUATED: "M1 1.5h14v10H9l-3.6 3.4v-3.4H1zm1.7 1.7v6.6h10.6V3.2zm1.8 1.6h7v1.4h-7zm0 2.4h5v1.4h-5z",
    Status.REPORTED: "M2.5 .8h7.6l3.4 3.4v11h-11zm1.7 1.7v11h7.6V5.2H9.1V2.5zm1.3 4.4h5v1.4h-5zm0 2.6h5v1.4h-5z",
    Status.NOT_DUE: _RING + "M7.2 4h1.6v3.7l2.6 1.6-.8 1.3-3.4-2.1z",
    Status.ENDED: "M1 1h14v14H1zm1.8 1.8v10.4h10.4V2.8zM5 5h6v6H5z",
}
_PROGRESS_SHAPES: Final[Mapping[IndicatorProgress, str]] = {
    IndicatorProgress.NOT_REACHED: _SHAPES[Status.NOT_REACHED],
    IndicatorProgress.MOVING_AWAY: "M1 1h2v14H1zm14.4 7l-5.8 5.2V9.4H4.4V6.6h5.2V2.8z",
    IndicatorProgress.REACHED: _SHAPES[Status.REACHED],
    IndicatorProgress.COMING_CLOSER: "M13 1h2v14h-2zm-1.2 7L6 13.2V9.4H.8V6.6H6V2.8z",
    IndicatorProgress.AT_LEVEL: _RING + "M4.1 8.2l1.2-1.2 1.9 1.9 3.6-3.8 1.2 1.2-4.8 5.1z",
    IndicatorProgress.UNCHANGED: "M1 4.6h14v2.2H1zm0 4.6h14v2.2H1z",
    IndicatorProgress.NOT_REPORTED: _SHAPES[Status.NOT_REPORTED],
    IndicatorProgress.NOT_DUE: _SHAPES[Status.NOT_DUE],
    IndicatorProgress.ON_THE_WAY: _SHAPES[Status.ON_THE_WAY],
    IndicatorProgress.NO_TARGET: _SHAPES[Status.NO_TARGET],
    IndicatorProgress.CANNOT_BE_JUDGED: _SHAPES[Status.CANNOT_BE_JUDGED],
    IndicatorProgress.NOT_COMPARABLE: _SHAPES[Status.CANNOT_BE_JUDGED],
}


def view_badge(status: Status, words: Words) -> Badge:
    """The badge of a status."""
    return view_badge_of(status, words.status.labels[status])


def meaning_of(status: Status, words: Words, kind: str = "") -> str:
    """What a status says of measures that their plan calls ``kind``."""
    return words.status.meanings[status].format(kind=kind or words.measure.kind)


@cache
def view_badge_of(status: Status, label: str) -> Badge:
    """The badge of a status with a label of its own."""
    return Badge(css_name(status.value), label, _SHAPES[status])


@cache
def view_progress_badge(progress: IndicatorProgress, label: str) -> Badge:
    """The badge of a list of indicators."""
    return Badge(css_name(progress.value), label, _PROGRESS_SHAPES[progress])


def view_badge_of_indicator(judgement: Judgement, words: Words) -> Badge:
    """How an indicator stands: before its target's time by where it moves, in the words of its list; else its status.

    So one word stands for one fact wherever an indicator is shown; 途中 is left to measures, and to indicators that move nobody knows where.
    """
    progress = progress_of(judgement)
    if judgement.status is Status.ON_THE_WAY:
        return view_progress_badge(progress, words.progress.labels[progress])
    return view_badge(judgement.status, words)


def css_name(value: str) -> str:
    """A status or a list of indicators in the style sheet: not-reached."""
    return value.replace("_", "-")


def counts_text(counts: Counts, words: Words) -> str:
    """Counts in a sentence: 達成3件、未達成1件."""
    return words.list_separator.join(
        words.tally.share.format(status=words.status.labels[status], number=count) for status, count in counts.by_status
    )
