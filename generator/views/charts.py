"""Charts drawn while building: the course of an indicator, or one target beside one actual value.

Only what is known is drawn. Lengths are in a picture 320 wide, so that its letters stay readable on a small telephone.
"""

import math
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.addresses import chart_anchor
from generator.judging import Judgement
from generator.judging.periods import last_month, order
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Figure, Indicator, Number, Period, Range
from generator.views.figure_pieces import Bars, Point, Strip, Tick, Trend
from generator.views.formats import axis_year, bound_text, figure_quantity, number_text, period_in_sentence
from generator.wording.words import Words

_RIGHT: Final = 300.0
_TOP: Final = 44.0
_BOTTOM: Final = 164.0
_HEIGHT: Final = "204"
_DIGIT: Final = 8.0  # width of a digit of the axis
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_ROWS: Final = 4
_MOST_LABELS: Final = 4


class _Dot(NamedTuple):
    period: Period
    value: Decimal
    figure: Figure


def view_trend(indicator: Indicator, actuals: Sequence[Figure], words: Words) -> tuple[Trend, ...]:
    """The course of an indicator with two or more known values; nothing for fewer."""
    known = [*actuals] if isinstance(indicator.baseline, Absent) else [indicator.baseline, *actuals]
    dots = _dots(indicator, known)
    if len(dots) < 2:
        return ()
    targets = _dots(indicator, [target.figure for target in indicator.targets])
    bands = [each.figure.value for each in indicator.targets if isinstance(each.figure.value, Range)]
    plot = _Plot(dots, targets, bands)
    across = len({dot.period for dot in targets}) == 1
    return (
        Trend(
            id=chart_anchor(indicator.id),
            summary=_trend_summary(indicator, dots, targets, words),
            height=_HEIGHT,
            left=_at(plot.left),
            axis=_at(plot.left - 6),
            right=_at(_RIGHT),
            bottom=_at(_BOTTOM),
            rows=plot.rows(),
            columns=plot.columns(),
            bands=tuple(_strip(plot, band) for band in bands[-1:]),
            actual=_path([(plot.x(dot), plot.y(dot.value)) for dot in dots]),
            actual_points=plot.points(dots, targets, across=across),
            target=_path([(plot.left, plot.y(targets[0].value)), (_RIGHT, plot.y(targets[0].value))])
            if across
            else _path([(plot.x(dot), plot.y(dot.value)) for dot in targets]),
            target_points=tuple(Point(_at(plot.x(dot)), _at(plot.y(dot.value))) for dot in targets),
        ),
    )


def view_bars(indicator: Indicator, judgement: Judgement, words: Words) -> tuple[Bars, ...]:
    """The target and the actual value that were held against each other, where both are numbers from 0 up."""
    target, actual = judgement.target, judgement.actual
    if isinstance(target, Absent) or isinstance(actual, Absent):
        return ()
    promised, reported = target.value, actual.value
    if not isinstance(promised, Number) or not isinstance(reported, Number):
        return ()
    longest = max(promised.value, reported.value)
    if min(promised.value, reported.value) < 0 or not longest:
        return ()
    unit = _unit(indicator)
    target_text = _target_text(indicator, target, words)
    actual_text = figure_quantity(actual, unit, words)
    target_year, actual_year = period_in_sentence(target.period, words), period_in_sentence(actual.period, words)
    pattern = words.chart.bars if target_year == actual_year else words.chart.bars_years
    return (
        Bars(
            id=chart_anchor(indicator.id),
            summary=pattern.format(
                year=actual_year,
                target_year=target_year,
                actual_year=actual_year,
                target=target_text,
                actual=actual_text,
            ),
            target_label=target_text,
            target_length=_at(316 * float(promised.value / longest)),
            actual_label=actual_text,
            actual_length=_at(316 * float(reported.value / longest)),
        ),
    )


def _unit(indicator: Indicator) -> str:
    return "" if isinstance(indicator.unit, Absent) else indicator.unit


def _target_text(indicator: Indicator, target: Figure, words: Words) -> str:
    text = figure_quantity(target, _unit(indicator), words)
    return bound_text(indicator.direction, text, words)


def _dots(indicator: Indicator, figures: Sequence[Figure]) -> list[_Dot]:
    """Single numbers by their period, the last reported for each. Of yearly values only those of whole years are one series."""
    held: dict[Period, _Dot] = {}
    for figure in figures:
        if not isinstance(figure.value, Number):
            continue
        if figure.period.part and indicator.accumulation is Accumulation.YEARLY:
            continue
        held[figure.period] = _Dot(figure.period, figure.value.value, figure)
    return [held[period] for period in sorted(held, key=order)]


def _trend_summary(indicator: Indicator, dots: Sequence[_Dot], targets: Sequence[_Dot], words: Words) -> str:
    chart = words.chart
    first, last, unit = dots[0], dots[-1], _unit(indicator)
    if last.value == first.value:
        plain, with_target = chart.same, chart.same_target
    elif last.value > first.value:
        plain, with_target = chart.rose, chart.rose_target
    else:
        plain, with_target = chart.fell, chart.fell_target
    parts = {
        "first_year": period_in_sentence(first.period, words),
        "first": figure_quantity(first.figure, unit, words),
        "last_year": period_in_sentence(last.period, words),
        "last": figure_quantity(last.figure, unit, words),
    }
    if not targets:
        return plain.format(**parts)
    aim = targets[-1]
    return with_target.format(
        **parts,
        target_year=period_in_sentence(aim.period, words),
        target=_target_text(indicator, aim.figure, words),
    )


class _Plot:
    """Puts values and periods at their places in the picture."""

    def __init__(self, dots: Sequence[_Dot], targets: Sequence[_Dot], bands: Sequence[Range]) -> None:
        values = [dot.value for dot in (*dots, *targets)]
        values += [edge for band in bands for edge in (band.low, band.high)]
        self._ticks = _ticks(float(min(values)), float(max(values)))
        self._low, self._high = self._ticks[0], self._ticks[-1]
        self._digits = _digits(self._ticks[1] - self._ticks[0])
        self._labels = [number_text(Decimal(f"{tick:.{self._digits}f}")) for tick in self._ticks]
        self.left = 12 + _DIGIT * max(map(len, self._labels))
        self._periods = sorted({dot.period for dot in (*dots, *targets)}, key=order)
        months = [last_month(period) for period in self._periods]
        self._first, self._span = months[0], max(months[-1] - months[0], 1)

    def x(self, dot: _Dot) -> float:
        """Where the dot's period stands; the first and last stand a little inside."""
        return self._x(dot.period)

    def _x(self, period: Period) -> float:
        inner = _RIGHT - self.left - 40
        return self.left + 20 + inner * (last_month(period) - self._first) / self._span

    def y(self, value: Decimal) -> float:
        """The height of a value."""
        return _BOTTOM - (_BOTTOM - _TOP) * (float(value) - self._low) / (self._high - self._low)

    def rows(self) -> tuple[Tick, ...]:
        """The lines of the y axis."""
        lines = []
        for tick, label in zip(self._ticks, self._labels, strict=True):
            y = self.y(Decimal(tick))
            lines.append(Tick(_at(y), label, _at(y + 5)))
        return tuple(lines)

    def columns(self) -> tuple[Tick, ...]:
        """The years below the x axis, left out where they would run into each other; the last one always stands."""
        ticks: list[Tick] = []
        room = math.inf
        years: set[int] = set()
        for period in reversed(self._periods):
            x = self._x(period)
            if period.fiscal_year in years or room - x < 50:
                continue
            years.add(period.fiscal_year)
            room = x
            ticks.append(Tick(_at(x), axis_year(period.fiscal_year), _at(_BOTTOM + 18), str(period.fiscal_year)))
        return tuple(reversed(ticks))

    def points(self, dots: Sequence[_Dot], targets: Sequence[_Dot], *, across: bool) -> tuple[Point, ...]:
        """The actual values; their numbers stand away from the lines, of many only those of the first and the last.

        ``across``: the target is one line across the picture.
        """
        told = {0, len(dots) - 1} if len(dots) > _MOST_LABELS else set(range(len(dots)))
        lines = {self.y(dot.value) for dot in targets} if across else ()
        points = []
        for place, dot in enumerate(dots):
            x, y = self.x(dot), self.y(dot.value)
            if place not in told:
                points.append(Point(_at(x), _at(y)))
                continue
            struck = any(y - 26 < line < y for line in lines)
            below = (_is_low(dots, place) or struck) and y < _BOTTOM - 26
            points.append(Point(_at(x), _at(y), number_text(dot.value), _at(y + 22 if below else y - 11)))
        return tuple(points)


def _strip(plot: _Plot, band: Range) -> Strip:
    top, bottom = plot.y(band.high), plot.y(band.low)
    return Strip(_at(plot.left), _at(top), _at(_RIGHT - plot.left), _at(bottom - top))


def _is_low(dots: Sequence[_Dot], place: int) -> bool:
    """Whether the line rises from here, so that there is room below."""
    around = [dots[near].value for near in (place - 1, place + 1) if 0 <= near < len(dots)]
    return all(dots[place].value < value for value in around)


def _ticks(low: float, high: float) -> list[float]:
    """About four round numbers around ``low`` and ``high``; from 0 where that costs no more than half of the picture."""
    if low >= 0 and low <= high / 2:
        low = 0.0
    if high == low:
        low, high = low - 1, high + 1
    rough = (high - low) / _ROWS
    scale = 10.0 ** math.floor(math.log10(rough))
    step = next(scale * each for each in _STEPS if scale * each >= rough * 0.999)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    if first and low - first * step < step / 3:
        first -= 1  # room for the number below the lowest point
    return [count * step for count in range(first, last + 1)]


def _digits(step: float) -> int:
    """Digits after the point that a step of this size needs."""
    return max(0, -math.floor(math.log10(step) + 1e-9) + (1 if f"{step:e}".startswith("2.5") else 0))


def _at(length: float) -> str:
    """A length with at most one digit after the point."""
    return f"{length:.1f}".removesuffix(".0")


def _path(places: Sequence[tuple[float, float]]) -> str:
    return "".join(f"{'L' if count else 'M'}{_at(x)} {_at(y)}" for count, (x, y) in enumerate(places))
