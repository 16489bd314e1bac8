"""The axis of values: round numbers, none of which could never be (no −1.5 accidents, no 101%), with labels that are never long."""

import decimal
import math
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.amounts import counts_places
from generator.views.text_widths import text_width

_STEPS: Final = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
_WHOLE_STEPS: Final = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_ROWS: Final = 4
_WIDEST: Final = 92.0
_NEAR: Final = Decimal("0.8")
_EXACT: Final = decimal.Context(prec=200, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)
_SHARES: Final = ((re.compile(r"%|パーセント|percent"), 100), (re.compile("‰"), 1000), (re.compile("割(?!合)"), 10))
"""Units of shares of a whole, and the whole."""
_POINTS: Final = ("ポイント", "point", "pt")
_LAST_RANK: Final = 10_000
_RAISED: Final = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_POWER: Final = re.compile(r"(\d+)(\D\S*)")
_NOTHING: Final = Decimal(0)


class Axis(NamedTuple):
    """From ``low`` to ``high``; ``ticks`` are values with their labels, from the lowest on."""

    low: Decimal
    high: Decimal
    ticks: Sequence[tuple[Decimal, str]]

    @property
    def has_zero(self) -> bool:
        """Whether 0 is on the axis, so that lengths may be compared."""
        return self.low <= 0 <= self.high

    @property
    def widest(self) -> float:
        """The width of the longest label."""
        return max(text_width(label) for _, label in self.ticks)

    def share(self, value: Decimal) -> float:
        """How far up the axis a value stands: 0 at its foot, 1 at its head."""
        return float(_EXACT.divide(value - self.low, self.high - self.low))


def axis_of(values: Sequence[Decimal], unit: str, powers: str, minus: str = "-") -> Axis:
    """The axis for one or more values of the unit.

    It begins at 0 where that costs no more than half of the picture. ``powers`` are the words for powers of ten (``4万 8億``), used
    where the numbers would be too long; ``minus`` is the sign that the documents write.
    """
    with decimal.localcontext(_EXACT):
        low, high = min(values), max(values)
        floor, ceiling = _bounds(low, high, unit)
        whole = all(value == value.to_integral_value() and _decimals(value) == 0 for value in values)
        near = _round(*_widen(low, high), floor, ceiling, whole=whole)
        labels = _label(near, powers, minus)
        if not labels:  # values that differ in their last digits alone: the table tells them apart, no picture can
            near = _round(min(low, _NOTHING), max(high, _NOTHING), floor, ceiling, whole=whole)
            labels = _label(near, powers, minus, widest=math.inf)
        return Axis(near[0], near[-1], list(zip(near, labels, strict=True)))


def _bounds(low: Decimal, high: Decimal, unit: str) -> tuple[Decimal | None, Decimal | None]:
    """What the axis must not pass: 0 where no value does, the whole of a share, the first of ranks."""
    floor = _NOTHING if low >= 0 else None
    if low >= 1 and high <= _LAST_RANK and counts_places(unit):
        floor = Decimal(1)
    ceiling = _NOTHING if high <= 0 and low < 0 else None
    whole = whole_of(unit)
    if whole and 0 < high <= whole:
        ceiling = whole
    return floor, ceiling


def whole_of(unit: str) -> Decimal:
    """The whole of which a unit counts shares: 100 of %, 10 of 割; 0 of any other unit, points among them."""
    plain = unicodedata.normalize("NFKC", unit).strip().lower()
    if any(word in plain for word in _POINTS):
        return _NOTHING
    return next((Decimal(whole) for name, whole in _SHARES if name.match(plain)), _NOTHING)


def _widen(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """The span to be shown; of values that are all the same the span from 0."""
    if low == high:
        return (min(low, _NOTHING), max(high, _NOTHING)) if low else (_NOTHING, Decimal(1))
    if 0 <= low <= high / 2:
        return _NOTHING, high
    if low / 2 <= high <= 0:
        return low, _NOTHING
    return low, high


def _round(
    low: Decimal, high: Decimal, floor: Decimal | None, ceiling: Decimal | None, *, whole: bool
) -> list[Decimal]:
    """Round numbers around the span, about four steps, within what can be."""
    rough = (high - low) / _ROWS
    scale = Decimal((0, (1,), rough.adjusted()))
    if whole and scale < 1:
        scale = Decimal(1)
    steps = _WHOLE_STEPS if whole and scale == 1 else _STEPS
    step = next(scale * each for each in steps if scale * each >= rough)
    first = (low / step).to_integral_value(decimal.ROUND_FLOOR)
    last = (high / step).to_integral_value(decimal.ROUND_CEILING)
    ticks = [step * (first + count) for count in range(int(last - first) + 1)]
    if floor is not None and ticks[0] < floor:
        ticks = [floor, *(tick for tick in ticks if tick - floor >= step * _NEAR)]
    if ceiling is not None and ticks[-1] > ceiling:
        ticks = [*(tick for tick in ticks if ceiling - tick > step * _NEAR), ceiling]
    return ticks if len(ticks) > 1 else [*ticks, ticks[0] + step]


def _label(ticks: Sequence[Decimal], powers: str, minus: str, widest: float = _WIDEST) -> list[str]:
    """The ticks in words, all in the same power of ten; nothing where they would be too long in any.

    Round numbers from 0 on are short in their own power: for them ``widest`` is no bound to that.
    """
    largest = max(map(abs, ticks))
    named = [(int(power), word) for power, word in _POWER.findall(powers)]
    forms = [(0, ""), *((power, word) for power, word in reversed(named) if largest >= Decimal((0, (1,), power)))]
    raised = largest.adjusted()
    forms.append((raised, f"×10{str(raised).translate(_RAISED)}"))
    for power, word in forms:
        numbers = [tick.scaleb(-power) for tick in ticks]
        digits = max(_decimals(number.normalize()) for number in numbers)
        texts = [_text(number, digits, word, minus) for number in numbers]
        if max(map(text_width, texts)) <= (widest if power == raised else _WIDEST):
            return texts
    return []


def _text(number: Decimal, digits: int, word: str, minus: str) -> str:
    if not number:
        return "0"
    text = f"{abs(number):,.{digits}f}{word}"
    return minus + text if number < 0 else text


def _decimals(number: Decimal) -> int:
    """Digits after the point, zeros at the end among them."""
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
