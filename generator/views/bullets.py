"""One value against one bound, drawn on one scale that begins at 0: the bound as a line, the side that reaches it shaded, the value as a bar."""

from decimal import ROUND_CEILING, Decimal
from typing import Final

from generator.model.basics import Absent
from generator.model.figures import DOWNWARD_OR_KEPT, UPWARD_OR_KEPT, Indicator
from generator.views.chart_axis import Axis, axis_of, whole_of
from generator.views.chart_picture import WIDTH, draw_where
from generator.views.figure_pieces import Bullet, Label, Strip, Tick
from generator.views.text_widths import break_texts, text_width

_EDGE: Final = 2.0
_SIGN: Final = 22.0  # the sign before a label
_LINE: Final = 20.0
_MOST_LINES: Final = 12
_TRACK: Final = 30.0
_BAR: Final = 12.0
_FOOT: Final = 26.0


def draw_bullet(indicator: Indicator, aim: Decimal, value: Decimal, *, labels: tuple[str, str], powers: str) -> Bullet:
    """A value against its bound, neither below 0; ``labels`` name bound and value. Whoever asked gives it its id and its sentence."""
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    beyond = _beyond(aim, unit) if indicator.direction in UPWARD_OR_KEPT else aim
    scale = _Scale(axis_of((Decimal(0), beyond, aim, value), unit, powers))
    first, end = _label(labels[0], 0)
    second, end = _label(labels[1], end)
    top, line = end + 8, scale.at(aim)
    return Bullet(
        id="",
        summary="",
        height=draw_where(top + _TRACK + _FOOT),
        target=first,
        actual=second,
        track=_strip(scale.left, top, scale.right, top + _TRACK),
        good=_good(indicator, scale, line, aim, top),
        bar=_strip(scale.left, top + (_TRACK - _BAR) / 2, scale.at(value), top + (_TRACK + _BAR) / 2),
        aim=_strip(line, top - 4, line, top + _TRACK + 4),
        ticks=tuple(scale.ticks(top + _TRACK + 20)),
    )


def _beyond(aim: Decimal, unit: str) -> Decimal:
    """Room on the good side of a bound to be passed; a share of a whole has none above the whole."""
    room = (aim * 6 / 5).to_integral_value(ROUND_CEILING) if aim >= 1 else aim * 2
    whole = whole_of(unit)
    return min(room, whole) if aim <= whole else room


class _Scale:
    """Where values stand between the two edges; the labels of the first and the last fit in."""

    def __init__(self, axis: Axis) -> None:
        self._axis = axis
        self._ends = (axis.ticks[0], axis.ticks[-1])
        self.left = max(_EDGE, text_width(self._ends[0][1]) / 2)
        self.right = WIDTH - max(_EDGE, text_width(self._ends[1][1]) / 2)

    def at(self, value: Decimal) -> float:
        return self.left + (self.right - self.left) * self._axis.share(value)

    def ticks(self, y: float) -> list[Tick]:
        return [Tick(draw_where(self.at(value)), label, draw_where(y)) for value, label in self._ends]


def _label(text: str, top: float) -> tuple[tuple[Label, ...], float]:
    """A label behind its sign, whose first line stands below ``top``; and where it ends."""
    lines = break_texts([text], WIDTH - _EDGE - _SIGN, _MOST_LINES)
    labels = (Label(draw_where(_SIGN), draw_where(top + 16 + count * _LINE), line) for count, line in enumerate(lines))
    return tuple(labels), top + len(lines) * _LINE


def _strip(left: float, top: float, right: float, bottom: float) -> Strip:
    return Strip(*map(draw_where, (left, top, right - left, bottom - top)))


def _good(indicator: Indicator, scale: _Scale, line: float, aim: Decimal, top: float) -> tuple[Strip, ...]:
    """The side that reaches the target; of a level to be kept as far as the plan says, and nothing where it names no width."""
    left, right = line, line
    if indicator.direction in UPWARD_OR_KEPT:
        right = scale.right
    elif indicator.direction in DOWNWARD_OR_KEPT:
        left = scale.left
    if not isinstance(indicator.tolerance, Absent):
        left = min(left, max(scale.left, scale.at(aim - indicator.tolerance)))
        right = max(right, min(scale.right, scale.at(aim + indicator.tolerance)))
    return (_strip(left, top, right, top + _TRACK),) if right > left else ()
