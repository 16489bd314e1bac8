"""In which order the rounds of a plan stand in time, and which of them have come."""

import datetime as dt
from collections.abc import Sequence
from typing import Final

from generator.amounts import day_of, periods_in
from generator.model.basics import Absent
from generator.model.figures import Period
from generator.model.periods import first_day, last_day
from generator.model.plans import Round, RoundKind
from generator.model.site import PlanFolder

_IN_A_YEAR: Final = (RoundKind.INTERIM, RoundKind.FINAL, RoundKind.YEARLY)


def round_order(its_round: Round) -> tuple[int, dt.date, int, dt.date, str]:
    """Sorts rounds of one fiscal year by the day of which they tell; of one day interim reports, final ones, those on the whole year; then by publication.

    A report on the accounts of a half (as of 30 September) stands before a quarterly one of December, whatever it is called.
    """
    published = its_round.publish_on if isinstance(its_round.publish_on, dt.date) else dt.date.min
    return its_round.fiscal_year, _day_of(its_round), _IN_A_YEAR.index(its_round.kind), published, its_round.id


def _day_of(its_round: Round) -> dt.date:
    """The day of which a round tells.

    Without one an interim report is of the time in its name (第3四半期), else of its publication or of the midst of its year; any other is of its year's end,
    or of its publication after that.
    """
    published, year = its_round.publish_on, Period(its_round.fiscal_year)
    if not isinstance(its_round.as_of, Absent):
        return its_round.as_of
    if its_round.kind is not RoundKind.INTERIM:
        return its_round.told_as_of if isinstance(published, Absent) else max(its_round.told_as_of, published)
    for named in periods_in(its_round.name):
        day = day_of(named, year)
        if isinstance(day, dt.date) and first_day(year) <= day <= last_day(year):
            return day
    midst = last_day(Period(its_round.fiscal_year, "h1"))
    return midst if isinstance(published, Absent) else published


def rounds_reported(folder: PlanFolder) -> Sequence[Round]:
    """The rounds of a plan of which there are results, in its order: others are only announced."""
    reported = {results.round.target for results in folder.results}
    return [each for each in folder.plan.rounds if each.id in reported]
