"""The picture of a course: axes, lines, marks and texts, each at its place.

Texts take part in the layout. The axis is as far to the right as its labels are long, the legend takes as many lines as it needs, and
a number stands beside its point only where there is room for it; all of them stand in the table beside the picture.
"""

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from generator.amounts import first_is_best
from generator.model.basics import Absent
from generator.model.figures import PER_SPAN, Indicator, Period, PeriodKind, Range
from generator.model.periods import first_month, last_month, order
from generator.views.chart_axis import Axis, axis_of
from generator.views.chart_labels import Box, Space, Spot
from generator.views.chart_series import Dot, Gap, Series
from generator.views.figure_pieces import Label, LegendEntry, Point, Strip, Tick, Trend
from generator.views.formats import MINUS_SIGNS, axis_year, figure_quantity, number_text, with_minus
from generator.views.text_widths import ABOVE, BELOW, text_width
from generator.wording.words import Words

WIDTH: Final = 320.0
_EDGE: Final = 4.0
_RIGHT: Final = 312.0
_ROW: Final = 22.0  # a line of the legend
_KEY: Final = 12.0  # half of the width of a sign in the legend
_HEAD: Final = 28.0  # between the legend and the highest value: a number fits in
_PLOT: Final = 132.0
_FOOT: Final = 44.0  # two lines below the x axis
_MARK: Final = 6.0
_INNER: Final = 20.0  # between the ends of the axis and the first and last value
_BAND: Final = 18.0
_APART: Final = 8.0
_MOST_NUMBERS: Final = 4


def draw_where(length: float) -> str:
    """A length with at most one digit after the point."""
    return f"{length:.1f}".removesuffix(".0")


class _Band(NamedTuple):
    period: Period
    value: Range


class Picture(NamedTuple):
    """A course that was laid out; whoever asked gives it its id and its sentence."""

    axis: Axis
    trend: Trend


def draw_trend(indicator: Indicator, actual: Series, target: Series, words: Words) -> Picture:
    """Lay out two or more actual values with the targets."""
    return _Layout(indicator, actual, target, words).draw()


class _Layout:
    """Puts values and periods at their places in the picture."""

    def __init__(self, indicator: Indicator, actual: Series, target: Series, words: Words) -> None:
        self._actual, self._target, self._words = actual, target, words
        self._bands = [
            _Band(each.figure.period, each.figure.value)
            for each in indicator.targets
            if isinstance(each.figure.value, Range)
            and not each.figure.value.read_in
            and not (each.figure.period.part and indicator.accumulation in PER_SPAN)
        ]
        self._unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
        dots = (*actual.dots, *target.dots)
        values = [dot.number.value for dot in dots]
        values += [edge for band in self._bands for edge in (band.value.low, band.value.high)]
        self._minus = _minus(dots)
        self._of_ranks = first_is_best(indicator)
        self._axis = axis_of(values, self._unit, words.chart.powers, self._minus)
        self._left = _EDGE + self._axis.widest + 8
        self._periods = sorted({dot.period for dot in dots} | {band.period for band in self._bands}, key=order)
        months = [last_month(period) for period in self._periods]
        self._first, self._span = months[0], max(months[-1] - months[0], 1)
        self._legend, self._notes, head = self._head()
        self._ceiling = head
        self._top = head + _HEAD
        self._bottom = self._top + _PLOT

    def draw(self) -> Picture:
        breaks = [self._x_of_break(gap, since) for gap, since in self._actual.breaks]
        dot = self._radius()
        strips = [self._strip(band) for band in self._bands]
        columns = self._columns()
        numbers = self._numbers(dot, breaks, strips)
        return Picture(
            self._axis,
            Trend(
                id="",
                summary="",
                height=draw_where(self._bottom + _FOOT),
                left=draw_where(self._left),
                axis=draw_where(self._left - 6),
                right=draw_where(_RIGHT),
                top=draw_where(self._top),
                bottom=draw_where(self._bottom),
                legend=tuple(self._legend),
                notes=tuple(self._notes),
                rows=tuple(self._rows()),
                columns=tuple(columns),
                bands=tuple(
                    Strip(*map(draw_where, (box.left, box.top, box.right - box.left, box.bottom - box.top)))
                    for box in strips
                ),
                breaks=tuple(map(draw_where, breaks)),
                actual=self._path(self._actual),
                dot=draw_where(dot),
                actual_points=tuple(Point(*map(draw_where, self._spot(each))) for each in self._actual.dots),
                target=self._path(self._target),
                target_points=tuple(Point(*map(draw_where, self._spot(each))) for each in self._target.dots),
                numbers=tuple(numbers),
            ),
        )

    def _head(self) -> tuple[list[LegendEntry], list[Label], float]:
        """The legend, as many lines as it takes, a note on the axis, and where both end."""
        chart = self._words.chart
        signs = [("actual", chart.actual)]
        if self._target.dots:
            signs.append(("path" if any(len(run) > 1 for run in self._target.runs) else "mark", chart.target))
        elif self._bands:
            signs.append(("band", chart.target))
        if self._actual.breaks:
            signs.append(("break", chart.break_sign))
        entries: list[LegendEntry] = []
        x, y = _EDGE + 4, 4 + ABOVE
        for sign, text in signs:
            width = 2 * _KEY + 6 + text_width(text)
            if entries and x + width > WIDTH - _EDGE:
                x, y = _EDGE + 4, y + _ROW
            label = Label(draw_where(x + 2 * _KEY + 6), draw_where(y), text)
            entries.append(LegendEntry(sign, draw_where(x + _KEY), draw_where(y - 5), label))
            x += width + 14
        notes = []
        if not self._axis.has_zero and not self._of_ranks:
            y += _ROW
            notes.append(Label(draw_where(_EDGE + 4), draw_where(y), chart.axis_note))
        return entries, notes, y + BELOW

    def _x(self, period: Period) -> float:
        """Where a period stands; the first and last stand a little inside."""
        return self._x_of_month(last_month(period))

    def _x_of_month(self, month: float) -> float:
        start = self._left + _INNER
        return start + (_RIGHT - _INNER - start) * (month - self._first) / self._span

    def _x_of_break(self, gap: Gap, since: Period) -> float:
        """A break stands before the period from which on values count anew, between its two neighbours."""
        before, after = self._x(gap.before), self._x(gap.after)
        begins = self._x_of_month((first_month(since) - 1 + last_month(since)) / 2)
        inside = (after - before) / 4
        return min(max(begins, before + inside), after - inside)

    def _spot(self, dot: Dot) -> Spot:
        return self._x(dot.period), self._y(dot.number.value)

    def _y(self, value: Decimal) -> float:
        """Where a value stands; of ranks the first is at the top."""
        share = self._axis.share(value)
        return self._bottom - _PLOT * (1 - share if self._of_ranks else share)

    def _rows(self) -> Iterable[Tick]:
        """The lines of the y axis."""
        for tick, label in self._axis.ticks:
            y = self._y(tick)
            yield Tick(draw_where(y), label, draw_where(y + 5))

    def _columns(self) -> Sequence[Tick]:
        """The years below the x axis: the last, the first, and those that have room of the others, at last of those without a value."""
        latest = {period.fiscal_year: period for period in self._periods}
        years = sorted(latest)
        wanting = [year for year in range(years[0], years[-1]) if year not in latest]
        kind = latest[years[-1]].kind
        kind = PeriodKind.FISCAL if kind is PeriodKind.DAY else kind
        latest.update({year: Period(year, "", kind) for year in wanting})
        ticks: dict[int, Tick] = {}
        taken: list[tuple[float, float]] = []
        for year in (years[-1], years[0], *reversed(years[1:-1]), *reversed(wanting)):
            x, era, plain = self._x(latest[year]), axis_year(year), str(year)
            half = (max(text_width(era), text_width(plain)) + _APART) / 2
            inside = half - _APART / 2 <= min(x, WIDTH - x)
            if inside and not any(x - half < right and left < x + half for left, right in taken):
                taken.append((x - half, x + half))
                ticks[year] = Tick(draw_where(x), era, draw_where(self._bottom + 20), plain)
        return [ticks[year] for year in sorted(ticks)]

    def _strip(self, band: _Band) -> Box:
        """A band of values at its own year."""
        x = self._x(band.period)
        top, bottom = sorted((self._y(band.value.low), self._y(band.value.high)))
        return Box(x - _BAND / 2, top, x + _BAND / 2, max(bottom, top + 2))

    def _path(self, series: Series) -> str:
        """Lines through what follows one another; a value that stands alone has none."""
        pieces = []
        for run in series.runs:
            if len(run) > 1:
                spots = [self._spot(dot) for dot in run]
                pieces += [
                    f"{'L' if count else 'M'}{draw_where(x)} {draw_where(y)}" for count, (x, y) in enumerate(spots)
                ]
        return "".join(pieces)

    def _radius(self) -> float:
        """Points are smaller where there are many."""
        places = [self._x(dot.period) for dot in self._actual.dots]
        nearest = min((other - one for one, other in pairwise(places)), default=math.inf)
        return min(4.0, max(1.0, nearest * 0.4))

    def _numbers(self, dot: float, breaks: Sequence[float], strips: Sequence[Box]) -> Iterable[Label]:
        """The numbers of the actual values; of many only those of the first and the last."""
        dots = self._actual.dots
        spots = [self._spot(each) for each in dots]
        marks = [_square(spot, dot + 1) for spot in spots]
        marks += [_square(self._spot(each), _MARK) for each in self._target.dots]
        lines = [
            (self._spot(one), self._spot(other))
            for series in (self._actual, self._target)
            for run in series.runs
            for one, other in pairwise(run)
        ]
        lines += [((x, self._top), (x, self._bottom)) for x in breaks]
        within = Box(self._left + 2, self._ceiling, WIDTH - _EDGE, self._bottom + 3)
        space = Space(within, [*marks, *strips], lines)
        for row in self._rows():
            left = self._left - 6 - text_width(row.text)
            space.take_text(Box(left, float(row.text_at) - ABOVE, self._left - 4, float(row.text_at) + BELOW))
        last = len(dots) - 1
        told = [last, 0, *range(1, last)] if len(dots) <= _MOST_NUMBERS else [last, 0]
        for place in told:
            text = _number(dots[place], self._unit, self._words, self._minus)
            for x, baseline in space.place(text, spots[place], below=_is_low(spots, place)):
                yield Label(draw_where(x), draw_where(baseline), text)


def _square(spot: Spot, half: float) -> Box:
    x, y = spot
    return Box(x - half, y - half, x + half, y + half)


def _is_low(spots: Sequence[Spot], place: int) -> bool:
    """Whether the line rises from here, so that there is room below."""
    around = [spots[near][1] for near in (place - 1, place + 1) if 0 <= near < len(spots)]
    return all(spots[place][1] > height for height in around)


def _number(dot: Dot, unit: str, words: Words, minus: str) -> str:
    """A value as published, without the unit, with the sign of the whole picture: ▲300, 約10,000."""
    told = with_minus(figure_quantity(dot.figure, unit, words), minus)
    return told.removesuffix(unit) if told.endswith(unit) else with_minus(number_text(dot.number.value), minus)


def _minus(dots: Iterable[Dot]) -> str:
    """The sign of negative numbers as the documents write it."""
    for dot in dots:
        published = dot.figure.as_published
        if dot.number.value < 0 and not isinstance(published, Absent):
            for sign in MINUS_SIGNS:
                if sign in published:
                    return sign
    return "-"
