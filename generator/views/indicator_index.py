"""An overview of the indicators of a page that has many, with a way to each."""

from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from generator.addresses import at_anchor
from generator.views.piece import Piece
from generator.views.pieces import Badge, IndicatorPiece, Link
from generator.wording.words import Words

_MANY: Final = 6
_MOST_OPEN: Final = 5
"""Of more indicators all but name and status is folded: with their charts each takes up to two screens of a phone."""


class IndicatorJump(Piece, frozen=True):
    """The way to an indicator further down on the page, and how it stands."""

    link: Link
    badge: Badge


class IndicatorIndex(Piece, frozen=True):
    """The indicators of one page."""

    label: str
    lines: tuple[IndicatorJump, ...]


def view_index(indicators: Sequence[IndicatorPiece], words: Words) -> tuple[IndicatorIndex, ...]:
    """Each indicator with how it stands; nothing where they are few enough to be seen without."""
    if len(indicators) < _MANY:
        return ()
    lines = tuple(IndicatorJump(Link(each.heading, at_anchor("", each.anchor)), each.badge) for each in indicators)
    return (IndicatorIndex(words.indicator.index.format(count=len(lines)), lines),)


def fold_figures(
    indicators: tuple[IndicatorPiece, ...], words: Words, most_open: int = _MOST_OPEN
) -> tuple[IndicatorPiece, ...]:
    """The indicators of one page; where there are more than ``most_open``, what is known of each is folded away."""
    if len(indicators) <= most_open:
        return indicators
    return tuple(replace(each, fold=words.index.fold_own) for each in indicators)
