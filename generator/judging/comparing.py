"""One target against one actual value: is the promise met, is it missed, or can that not be told?"""

import decimal
import enum
from decimal import Decimal
from typing import Final, NamedTuple

from generator.model.basics import Absent, Reason
from generator.model.figures import UPWARD, Direction, Done, Number, OpenEnd, Range, Rating, Value, Wording

_EXACT: Final = decimal.Context(prec=decimal.MAX_PREC, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)
_QUOTIENT: Final = decimal.Context(prec=28, rounding=decimal.ROUND_FLOOR)  # never a full share that was not reached
_NO_BOUND: Final = Decimal("Infinity")
_NOTHING: Final = Decimal(0)
_DOWNWARD: Final = (Direction.AT_MOST, Direction.DECREASE, Direction.LESS_THAN)
_KEEPING: Final = (Direction.MAINTAIN, Direction.MAINTAIN_OR_INCREASE, Direction.MAINTAIN_OR_DECREASE)
_OPEN_BELOW: Final = (OpenEnd.LOW, OpenEnd.BOTH)
_OPEN_ABOVE: Final = (OpenEnd.HIGH, OpenEnd.BOTH)
_NO_QUOTIENT: Final = Absent(Reason.NOT_CALCULATED)


class Verdict(enum.Enum):
    """What a comparison says."""

    MEETS = enum.auto()
    MISSES = enum.auto()
    UNCLEAR = enum.auto()  # approximate values or ranges leave both possible
    WORDS = enum.auto()  # a wording, which no rule judges
    FORMS_DIFFER = enum.auto()  # done or not on one side, a number on the other
    UNORDERED = enum.auto()  # different steps of a scale of which none is said to be the better
    DIGITS = enum.auto()  # a level to be kept is missed by less than the coarser number prints
    HIGHER = enum.auto()  # a place to be kept, and a better one: nothing says whether that is what was meant
    BROKEN = enum.auto()  # measured in another way than when the target was set


class Course(enum.Enum):
    """Where an actual value stands beside the baseline, as seen from the target."""

    NEARER = enum.auto()
    SAME = enum.auto()
    FARTHER = enum.auto()
    BEYOND = enum.auto()  # on the other side of a target that has two
    UNCLEAR = enum.auto()


class _Band(NamedTuple):
    """Between which values the true one lies; ``open_low`` and ``open_high`` tell an end that it cannot be itself."""

    low: Decimal
    high: Decimal
    open_low: bool = False
    open_high: bool = False


class _Goal(NamedTuple):
    """Which values meet the target, and how far a miss may lie outside before it is sure (0 unless approximate).

    ``open_low`` and ``open_high`` tell an end that does not meet it itself (超, 未満).
    """

    low: Decimal
    high: Decimal
    slack_low: Decimal = _NOTHING
    slack_high: Decimal = _NOTHING
    open_low: bool = False
    open_high: bool = False


def half_unit(value: Decimal) -> Decimal:
    """Half a unit of the last digit that counts in a value said to be approximate: 約24,000 may be 500 more or less.

    After a decimal point every printed digit counts (12.60: 0.005); in a whole number the zeros at its end do not.
    """
    parts = value.as_tuple()
    exponent = parts.exponent if isinstance(parts.exponent, int) else 0
    if exponent < 0 or not value:
        return Decimal((0, (5,), min(exponent, 0) - 1))
    digits = "".join(map(str, parts.digits))
    zeros = len(digits) - len(digits.rstrip("0"))
    return Decimal((0, (5,), exponent + zeros - 1))


def compare(
    direction: Direction, target: Value, actual: Value, tolerance: Decimal = _NOTHING, *, exact: bool = False
) -> Verdict:
    """Hold an actual value against a target. A level is kept, too, where the actual is off by no more than ``tolerance``.

    A level that is to be kept is kept by itself alone. Where both numbers are the same in the digits of the coarser one (5.58 beside 5.6),
    nobody can tell whether the plan calls it kept, unless the target is ``exact``: of 100%以上を維持 99.8% falls short.

    An approximate target (約24,000) is met from its number on; a miss by no more than half a unit of its last counting
    digit is unclear. Of an approximate or ranged actual, every value that it may stand for has to meet (or miss) it.
    """
    words = isinstance(target, Wording) and not isinstance(actual, Done)
    if words or direction is Direction.TEXT or isinstance(actual, Wording):
        return Verdict.WORDS
    if isinstance(actual, Done):
        if direction is Direction.MILESTONE or isinstance(target, Done):
            return Verdict.MEETS if actual.done else Verdict.MISSES
        return Verdict.FORMS_DIFFER
    if isinstance(target, Rating) and isinstance(actual, Rating):
        return _compare_ratings(direction, target, actual)
    if (
        direction is not Direction.MILESTONE
        and isinstance(target, Number | Range)
        and isinstance(actual, Number | Range)
    ):
        return _compare_numbers(direction, target, actual, tolerance, exact=exact)
    return Verdict.FORMS_DIFFER


def _compare_ratings(direction: Direction, target: Rating, actual: Rating) -> Verdict:
    """The very step that was aimed at meets the target on any scale, a better one where the scale has an order."""
    if target.step == actual.step:
        return Verdict.MEETS
    if direction is Direction.MAINTAIN:
        return Verdict.MISSES
    if not target.rank or not actual.rank:
        return Verdict.UNORDERED
    return Verdict.MEETS if actual.rank >= target.rank else Verdict.MISSES


def _compare_numbers(
    direction: Direction, target: Number | Range, actual: Number | Range, tolerance: Decimal, *, exact: bool
) -> Verdict:
    goal, band = _goal(direction, target, tolerance), _band(actual)
    if _is_within(goal, band):
        return Verdict.MEETS
    if not _is_outside(goal, band):
        return Verdict.UNCLEAR
    kept = direction in _KEEPING and not tolerance and not exact
    if kept and isinstance(target, Number) and isinstance(actual, Number):
        alike = _is_within(*_at_like_precision(goal, band, target.value, actual.value))
        return Verdict.DIGITS if alike else Verdict.MISSES
    return Verdict.MISSES


def _is_within(goal: _Goal, band: _Band) -> bool:
    """Whether every value of the band meets the goal."""
    low = band.low > goal.low or (band.low == goal.low and (band.open_low or not goal.open_low))
    high = band.high < goal.high or (band.high == goal.high and (band.open_high or not goal.open_high))
    return low and high


def _is_outside(goal: _Goal, band: _Band) -> bool:
    """Whether no value of the band meets the goal, beyond all doubt that an approximate goal leaves."""
    low, high = goal.low - goal.slack_low, goal.high + goal.slack_high
    at_low = band.high == low and not goal.slack_low and (band.open_high or goal.open_low)
    at_high = band.low == high and not goal.slack_high and (band.open_low or goal.open_high)
    return band.high < low or at_low or band.low > high or at_high


def view_trend(
    direction: Direction, target: Value, actual: Value, baseline: Value, tolerance: Decimal = _NOTHING
) -> Course:
    """Whether the actual value lies nearer to the target than the baseline; of values that are no numbers: unclear.

    How far a value lies from a range is told from the nearer end of it. One that has passed the range, or the level to be kept, is neither
    nearer nor farther: it came near, and went away again. Steps of a scale stand by how good they are.
    """
    target, actual, baseline = map(_as_number, (target, actual, baseline))
    if not isinstance(target, Number | Range) or not isinstance(actual, Number | Range):
        return Course.UNCLEAR
    if not isinstance(baseline, Number | Range):
        return Course.UNCLEAR
    goal = _goal(direction, target, tolerance)
    if {_side(goal, _band(actual)), _side(goal, _band(baseline))} == {-1, 1}:
        return Course.BEYOND
    now, then = _distance(goal, _band(actual)), _distance(goal, _band(baseline))
    if now.high < then.low or now.low > then.high:
        return Course.NEARER if now.high < then.low else Course.FARTHER
    return Course.SAME if now == then and now.low == now.high else Course.UNCLEAR


def _as_number(value: Value) -> Value:
    return Number(Decimal(value.rank)) if isinstance(value, Rating) and value.rank else value


def asks_for_less(direction: Direction, was: Value, now: Value) -> bool:
    """Whether a target is met by all that met the one before it and by more; of targets that are no numbers nothing is known."""
    if not isinstance(was, Number | Range) or not isinstance(now, Number | Range):
        return False
    before, after = (_goal(direction, each, _NOTHING) for each in (was, now))
    wider = after.low <= before.low and after.high >= before.high
    return wider and (after.low, after.high) != (before.low, before.high)


def attainment(direction: Direction, target: Value, actual: Value) -> Decimal | Absent:
    """Actual ÷ target, where more is better and both are single exact numbers, the target above 0 and the actual not below.

    Everything else (lower is better, keep, ranges, milestones, words, a target of 0) has no agreed quotient: Absent.
    """
    if direction not in UPWARD or not isinstance(target, Number) or not isinstance(actual, Number):
        return _NO_QUOTIENT
    if target.value <= 0 or actual.value < 0 or target.approximate or actual.approximate:
        return _NO_QUOTIENT
    if direction is Direction.MORE_THAN and actual.value == target.value:
        return _NO_QUOTIENT  # a full share of what was not reached
    return _QUOTIENT.divide(actual.value, target.value)


def _goal(direction: Direction, target: Number | Range, tolerance: Decimal) -> _Goal:
    low, high = (target.low, target.high) if isinstance(target, Range) else (target.value, target.value)
    slack_low, slack_high = (half_unit(low), half_unit(high)) if target.approximate else (_NOTHING, _NOTHING)
    opened = target.open if isinstance(target, Range) else OpenEnd.NONE
    below, above = opened in _OPEN_BELOW, opened in _OPEN_ABOVE
    if direction in UPWARD:
        return _Goal(low, _NO_BOUND, slack_low, open_low=below or direction is Direction.MORE_THAN)
    if direction in _DOWNWARD:
        return _Goal(-_NO_BOUND, high, slack_high=slack_high, open_high=above or direction is Direction.LESS_THAN)
    if direction is Direction.MAINTAIN_OR_INCREASE:
        return _Goal(low - tolerance, _NO_BOUND, slack_low, open_low=below)
    if direction is Direction.MAINTAIN_OR_DECREASE:
        return _Goal(-_NO_BOUND, high + tolerance, slack_high=slack_high, open_high=above)
    kept = tolerance if direction is Direction.MAINTAIN else _NOTHING
    return _Goal(low - kept, high + kept, slack_low, slack_high, below, above)


def _band(actual: Number | Range) -> _Band:
    low, high = (actual.low, actual.high) if isinstance(actual, Range) else (actual.value, actual.value)
    if actual.approximate:
        return _Band(low - half_unit(low), high + half_unit(high))
    opened = actual.open if isinstance(actual, Range) else OpenEnd.NONE
    return _Band(low, high, opened in _OPEN_BELOW, opened in _OPEN_ABOVE)


def _at_like_precision(goal: _Goal, band: _Band, target: Decimal, actual: Decimal) -> tuple[_Goal, _Band]:
    """Rounds the finer number to the digits of the coarser one: 5.58 beside 5.6 is 5.6."""
    coarser = max(_last_place(target), _last_place(actual))
    return (
        goal._replace(low=_rounded(goal.low, coarser), high=_rounded(goal.high, coarser)),
        _Band(_rounded(band.low, coarser), _rounded(band.high, coarser)),
    )


def _last_place(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def _rounded(value: Decimal, place: int) -> Decimal:
    if value.is_infinite():
        return value
    return value.quantize(Decimal((0, (1,), place)), rounding=decimal.ROUND_HALF_UP, context=_EXACT)


def _side(goal: _Goal, band: _Band) -> int:
    """-1 where the whole band lies below the goal, 1 where it lies above, 0 where some of it may be within."""
    return (band.low > goal.high) - (band.high < goal.low)


def _distance(goal: _Goal, band: _Band) -> _Band:
    """How far the nearest and the farthest value of the band lie outside the goal."""
    ends = [max(goal.low - value, value - goal.high, _NOTHING) for value in (band.low, band.high)]
    nearest = _NOTHING if band.low <= goal.high and goal.low <= band.high else min(ends)
    return _Band(nearest, max(ends))
