"""The value of a year made of the values of its parts, where the plan says how (a sum of quarters); likewise of several years."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.amounts import why_no_part, why_not_added
from generator.judging.breaks import breaks_between
from generator.model.basics import Absent, Reason
from generator.model.figures import Figure, Indicator, Number, Parts, Period
from generator.model.periods import first_month, last_month, length


def make_of_parts(indicator: Indicator, promises: Iterable[Figure], known: Sequence[Figure]) -> tuple[Figure, ...]:
    """The values of promised periods of which nothing was reported but all of their parts.

    Parts are single numbers that fill the period without a gap; for a mean they are of one length, of ``LAST`` the last one is enough.
    """
    if isinstance(indicator.parts, Absent) or (indicator.parts is Parts.SUM and why_not_added(indicator)):
        return ()
    told = {figure.period for figure in known}
    made = []
    for period in dict.fromkeys(promise.period for promise in promises):
        parts = () if period in told else _parts_of(indicator, period, known)
        if parts:
            made.append(_put_together(indicator.parts, period, parts))
    return tuple(made)


def _parts_of(indicator: Indicator, period: Period, known: Sequence[Figure]) -> tuple[Figure, ...]:
    if indicator.parts is Parts.LAST:
        ends = last_month(period)
        return tuple(each for each in known if _is_part(each, period) and last_month(each.period) == ends)[-1:]
    parts = parts_filling(period, known)
    if indicator.parts is Parts.SUM and any(why_no_part(each, indicator) for each in parts):
        return ()  # K548 tells of it
    alike = indicator.parts is Parts.SUM or len({length(each.period) for each in parts}) == 1
    broken = any(breaks_between(indicator, parts[0].period, each.period) for each in parts[1:])
    return parts if alike and not broken else ()


def parts_filling(period: Period, known: Iterable[Figure]) -> tuple[Figure, ...]:
    """The numbers of parts that fill the period without a gap or an overlap, the longest wherever several begin; empty where they do not."""
    begins: dict[int, Figure] = {}
    for figure in sorted((each for each in known if _is_part(each, period)), key=lambda each: length(each.period)):
        begins[first_month(figure.period)] = figure
    parts: list[Figure] = []
    month = first_month(period)
    while month <= last_month(period):
        if month not in begins:
            return ()
        parts.append(begins[month])
        month = last_month(begins[month].period) + 1
    return tuple(parts)


def _is_part(figure: Figure, period: Period) -> bool:
    own = figure.period
    return (
        isinstance(figure.value, Number)
        and own.kind is period.kind
        and 0 < length(own) < length(period)
        and first_month(own) >= first_month(period)
        and last_month(own) <= last_month(period)
    )


def _put_together(how: Parts, period: Period, parts: tuple[Figure, ...]) -> Figure:
    numbers = [figure.value for figure in parts if isinstance(figure.value, Number)]
    total = sum((number.value for number in numbers), Decimal(0))
    value = {Parts.SUM: total, Parts.MEAN: total / len(numbers), Parts.LAST: numbers[-1].value}[how]
    return Figure(
        period=period,
        as_published=Absent(Reason.NOT_IN_SOURCE),
        value=Number(value, any(number.approximate for number in numbers)),
        place=parts[-1].place,
        provisional=any(figure.provisional for figure in parts),
    )
