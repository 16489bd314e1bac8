"""In which order the rounds of a plan stand in time."""

import datetime as dt
from typing import Final

from generator.model.plans import Round, RoundKind

_IN_A_YEAR: Final = (RoundKind.INTERIM, RoundKind.FINAL, RoundKind.YEARLY)


def round_order(its_round: Round) -> tuple[int, int, dt.date, str]:
    """Sorts rounds: of one fiscal year the interim reports by their days, then the final ones, then those on the whole year."""
    return its_round.fiscal_year, _IN_A_YEAR.index(its_round.kind), its_round.told_as_of, its_round.id
