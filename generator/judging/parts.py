"""The value of a year made of the values of its parts, where the plan says how (a sum of quarters); likewise of several years."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from generator.judging.breaks import breaks_between
from generator.judging.periods import first_month, last_month, length, order
from generator.model.basics import Absent, Reason
from generator.model.figures import Figure, Indicator, Number, Parts, Period


def make_of_parts(indicator: Indicator, promises: Iterable[Figure], known: Sequence[Figure]) -> tuple[Figure, ...]:
    """The values of promised periods of which nothing was reported but all of their parts.

    Parts are single numbers of one length that fill the period without a gap; of ``LAST`` the last one is enough.
    """
    if isinstance(indicator.parts, Absent):
        return ()
    told = {figure.period for figure in known}
    made = []
    for period in dict.fromkeys(promise.period for promise in promises):
        parts = () if period in told else _parts_of(indicator, period, known)
        if parts:
            made.append(_put_together(indicator.parts, period, parts))
    return tuple(made)


def _parts_of(indicator: Indicator, period: Period, known: Sequence[Figure]) -> tuple[Figure, ...]:
    within = [figure for figure in known if _is_part(figure, period)]
    for months in sorted({length(figure.period) for figure in within}, reverse=True):
        parts = tuple(
            sorted((each for each in within if length(each.period) == months), key=lambda each: order(each.period))
        )
        whole = months * len(parts) == length(period)
        if indicator.parts is Parts.LAST and last_month(parts[-1].period) == last_month(period):
            return parts[-1:]
        if whole and not any(breaks_between(indicator, parts[0].period, each.period) for each in parts[1:]):
            return parts
    return ()


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
