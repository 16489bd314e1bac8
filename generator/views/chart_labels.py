"""Where the numbers stand beside the points of a chart: within the picture, off the axis, the legend, the lines and each other."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple, TypeAlias

from generator.views.text_widths import ABOVE, BELOW, LETTER, text_width

Spot: TypeAlias = tuple[float, float]

_INK_ABOVE: Final = 0.82 * LETTER
_INK_BELOW: Final = 0.2 * LETTER
_OVER: Final = -10.0
_UNDER: Final = 21.0
_BESIDE: Final = 9.0
_AIR: Final = 2.0
_FARTHER: Final = (6.0, 14.0, 24.0)


class Box(NamedTuple):
    """A rectangle of the picture."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        """Whether the two have any place in common."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def is_crossed(self, start: Spot, end: Spot) -> bool:
        """Whether a straight line passes through it (Liang and Barsky's clipping)."""
        (x, y), (to_x, to_y) = start, end
        enter, leave = 0.0, 1.0
        for along, from_edge in (
            (x - to_x, x - self.left),
            (to_x - x, self.right - x),
            (y - to_y, y - self.top),
            (to_y - y, self.bottom - y),
        ):
            if not along:
                if from_edge < 0:
                    return False
            elif along < 0:
                enter = max(enter, from_edge / along)
            else:
                leave = min(leave, from_edge / along)
        return enter < leave


def box_around(x: float, baseline: float, width: float) -> Box:
    """What a line of text takes that is centred at ``x``."""
    return Box(x - width / 2, baseline - ABOVE, x + width / 2, baseline + BELOW)


class Space:
    """The part of a picture where numbers may stand, and what already stands there."""

    def __init__(self, within: Box, taken: Iterable[Box], lines: Iterable[tuple[Spot, Spot]]) -> None:
        self._within = within
        self._marks = list(taken)
        self._lines = list(lines)
        self._texts: list[Box] = []

    def take_text(self, box: Box) -> None:
        """Keep a place for a text that stands there in any case."""
        self._texts.append(box)

    def place(self, text: str, spot: Spot, *, below: bool) -> Sequence[Spot]:
        """The middle and the baseline for the text of the point at ``spot``; nothing where no place near it is free.

        ``below``: look for a place under the point first.
        """
        width = text_width(text)
        if width > self._within.right - self._within.left:
            return ()
        for x, baseline in _candidates(spot, width, below=below):
            held = min(max(x, self._within.left + width / 2), self._within.right - width / 2)
            box = box_around(held, baseline, width)
            if self._is_free(box, held, baseline, width):
                self._texts.append(box)
                return ((held, baseline),)
        return ()

    def _is_free(self, box: Box, x: float, baseline: float, width: float) -> bool:
        if box.top < self._within.top or box.bottom > self._within.bottom:
            return False
        ink = Box(x - width / 2 - 1, baseline - _INK_ABOVE, x + width / 2 + 1, baseline + _INK_BELOW)
        return not (
            any(box.meets(text) for text in self._texts)
            or any(ink.meets(mark) for mark in self._marks)
            or any(ink.is_crossed(start, end) for start, end in self._lines)
        )


def _candidates(spot: Spot, width: float, *, below: bool) -> Iterable[Spot]:
    x, y = spot
    heights = (_UNDER, _OVER) if below else (_OVER, _UNDER)
    for aside in (0.0, width / 4, width / 2):
        for height in heights:
            yield x - aside, y + height
            if aside:
                yield x + aside, y + height
    for more in (0.0, 10.0):
        away = _BESIDE + more + width / 2
        for down in (LETTER / 3, -2.0):  # level with the point, or so high that it stands on the foot of the picture
            yield x + away, y + down
            yield x - away, y + down
    for farther in _FARTHER:
        for height in heights:
            beyond = height + (farther if height > 0 else -farther)
            for aside in (0.0, width / 2 + _AIR):
                yield x - aside, y + beyond
                if aside:
                    yield x + aside, y + beyond
