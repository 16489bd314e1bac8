"""The order of periods in time, and which of them may be held against each other."""

from generator.model.figures import Accumulation, Period

_QUARTER, _HALF, _YEAR = 3, 6, 12


def last_month(period: Period) -> int:
    """The month in which the period ends, counted from April of the year 0, so that ends compare as numbers.

    Of 2024: the whole year, its second half, its fourth quarter and its March all end in the same month.
    """
    return period.fiscal_year * 12 + _end_within_year(period.part)


def _end_within_year(part: str) -> int:
    """Months from April to the end of the part, April itself being 1."""
    if not part:
        return _YEAR
    number = int(part[1:])
    if part[0] == "q":
        return number * _QUARTER
    if part[0] == "h":
        return number * _HALF
    return (number - 4) % 12 + 1  # m4 is April, m3 the March that ends the year


def length(period: Period) -> int:
    """How many months the period counts."""
    return {"": _YEAR, "h": _HALF, "q": _QUARTER}.get(period.part[:1], 1)


def order(period: Period) -> tuple[int, int]:
    """Sorts by the end; of two that end together the longer one is the later."""
    return last_month(period), length(period)


def same_moment(one: Period, other: Period, accumulation: Accumulation) -> bool:
    """Whether values of both periods may be compared.

    What is counted within a year needs the same span. A level, or a total since the start, is known at the end of its
    period, however long that is.
    """
    if accumulation is Accumulation.YEARLY:
        return order(one) == order(other)
    return last_month(one) == last_month(other)
