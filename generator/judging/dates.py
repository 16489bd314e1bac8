"""When a thing was to be done and when it was, by the months that both wordings name."""

import re
from typing import Final

from generator.amounts import OF_ANOTHER_MOMENT, periods_in
from generator.model.figures import Done, Figure, Period, PeriodKind
from generator.model.periods import last_month

_OTHER_DATE: Final = re.compile(OF_ANOTHER_MOMENT)
_APRIL: Final = 4


def is_done_late(target: Figure, actual: Figure) -> bool:
    """Whether both wordings name one month each, and that in which it was done comes after that by which it was to be."""
    if not isinstance(target.value, Done) or not isinstance(actual.value, Done):
        return False
    due, done = _moment(target), _moment(actual)
    if due is None or done is None:
        return False
    return done[1] > due[1] > 0 if done[0] == due[0] else done[0] > due[0]


def _moment(figure: Figure) -> tuple[int, int] | None:
    """The one month that a wording names, counted as those of periods are, and the day in it, 0 where none is named."""
    if not isinstance(figure.as_published, str) or _OTHER_DATE.search(figure.as_published):
        return None
    named = periods_in(figure.as_published)
    if len(named) != 1 or not named[0].month:
        return None
    (one,) = named
    period = figure.period
    year = one.year or (period.fiscal_year if period.kind is PeriodKind.CALENDAR else 0)
    fiscal_year = year - (one.month < _APRIL) if year else period.fiscal_year
    return last_month(Period(fiscal_year, f"m{one.month}")), one.day
