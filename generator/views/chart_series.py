"""What of an indicator is one series: which values, which of them follow one another, where the line must be cut."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.model.figures import PER_SPAN, Figure, Indicator, Number, Period, PeriodKind
from generator.model.periods import first_month, last_month, length, order


class Dot(NamedTuple):
    """One number at its period."""

    period: Period
    number: Number
    figure: Figure


class Gap(NamedTuple):
    """Two neighbours of a series between which at least one value is wanting."""

    before: Period
    after: Period


class Series(NamedTuple):
    """Values in the order of time. ``runs`` are the pieces that a line may join; ``gaps`` and ``breaks`` are why there are several.

    ``breaks`` are the neighbours between which the series was broken, each with the period from which the new one counts.
    """

    dots: Sequence[Dot]
    runs: Sequence[Sequence[Dot]]
    gaps: Sequence[Gap]
    breaks: Sequence[tuple[Gap, Period]]

    @property
    def newest(self) -> Sequence[Dot]:
        """The values since the last break: those that may be compared with one another."""
        if not self.breaks:
            return self.dots
        since = first_month(self.breaks[-1][1])
        return [dot for dot in self.dots if last_month(dot.period) >= since]


def series_of(indicator: Indicator, figures: Iterable[Figure], breaks: Sequence[Period] = ()) -> Series:
    """The single numbers of ``figures``, the last reported for each moment. Of yearly values only those of whole years are one series.

    ``breaks`` are the periods from which on the values count anew (another question, definition, method or area).
    """
    held: dict[Period, Dot] = {}
    for figure in figures:
        if not isinstance(figure.value, Number) or figure.value.read_in:  # a number in another unit has no place here
            continue
        if figure.period.part and indicator.accumulation in PER_SPAN:
            continue
        held[figure.period] = Dot(figure.period, figure.value, figure)
    moments = {last_month(period): held[period] for period in sorted(held, key=order)}
    return _cut(list(moments.values()), breaks)


def has_course(indicator: Indicator, figures: Iterable[Figure]) -> bool:
    """Whether the series of these figures has two values or more: without making it, for whoever asks of a whole site."""
    moments = {
        last_month(figure.period)
        for figure in figures
        if isinstance(figure.value, Number)
        and not figure.value.read_in
        and not (figure.period.part and indicator.accumulation in PER_SPAN)
    }
    return len(moments) > 1


def _usual_distance(dots: Sequence[Dot]) -> int:
    """How many months lie between two days of a series that are neighbours: of values of each 1 April twelve."""
    return min(
        (last_month(other.period) - last_month(one.period) for one, other in pairwise(dots) if _are_days(one, other)),
        default=0,
    )


def _are_days(one: Dot, other: Dot) -> bool:
    return one.period.kind is PeriodKind.DAY and other.period.kind is PeriodKind.DAY


def _cut(dots: Sequence[Dot], breaks: Sequence[Period]) -> Series:
    runs: list[list[Dot]] = [[dots[0]]] if dots else []
    gaps: list[Gap] = []
    broken: list[tuple[Gap, Period]] = []
    usual = _usual_distance(dots)
    for one, other in pairwise(dots):
        between = [since for since in breaks if last_month(one.period) < first_month(since) <= last_month(other.period)]
        apart = last_month(other.period) - last_month(one.period)
        # The next one is a year after a year, a quarter after a quarter; a level of a month may be followed by one of a year.
        wanting = apart > max(length(one.period), length(other.period), usual if _are_days(one, other) else 0)
        if between:
            broken.append((Gap(one.period, other.period), max(between, key=order)))
        if wanting:
            gaps.append(Gap(one.period, other.period))
        if between or wanting:
            runs.append([other])
        else:
            runs[-1].append(other)
    return Series(dots, runs, gaps, broken)
