"""Which rounds of reporting are still open, until when, and which rows of the departments are empty: as the data themselves tell.

A round is open while no file of results names it, and until its day where it has one (`publish_on`). It is due on that day; where it has none,
at the end of what it reports on: the day that it is told as of (`as_of`), else the last of its fiscal year. Pages call a report wanting from
then on.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.plans import Ending, Round
from generator.problems.problem import Problem
from generator.sheets import plan_errands


class DueState(enum.StrEnum):
    """How a round stands on a day."""

    OVERDUE = "overdue"
    AHEAD = "ahead"
    DONE = "done"


class WantedRows(NamedTuple):
    """Of a measure, a pillar or the plan: what it is called, and how many of its rows are empty."""

    name: str
    blank: int


class WantedOf(NamedTuple):
    """What is still wanted of a department for a round: its key (a municipality's where nobody is named), its name, and what is empty."""

    department: str
    name: str
    wanted: tuple[WantedRows, ...]

    @property
    def blank(self) -> int:
        """How many rows are empty."""
        return sum(each.blank for each in self.wanted)


class DueRound(NamedTuple):
    """A round: the key of its plan, the plan's name, the round, its day, how it stands, whether any results are there, and what is still wanted."""

    plan: str
    plan_name: str
    round: Round
    due: dt.date
    state: DueState
    reported: bool
    departments: tuple[WantedOf, ...]

    @property
    def key(self) -> str:
        """What tells it from all others."""
        return f"{self.plan}/{self.round.id}"


def find_due(site_index: SiteIndex, day: dt.date) -> list[DueRound]:
    """All rounds of the site as they stand on the day, those that are due first."""
    found = [
        _stand(site_index, plan, each, day) for plan, folder in site_index.plans.items() for each in folder.plan.rounds
    ]
    return sorted(found, key=lambda each: (each.due, each.plan))


def select_due(rounds: Iterable[DueRound], day: dt.date, days: int) -> list[DueRound]:
    """The open ones among them that are due within so many days, and those that are overdue."""
    last = day + dt.timedelta(days=days)
    return [each for each in rounds if each.state is not DueState.DONE and each.due <= last]


def _stand(site_index: SiteIndex, plan: str, its_round: Round, day: dt.date) -> DueRound:
    reported = any(each.round.target == its_round.id for each in site_index.plans[plan].results)
    due = its_round.told_as_of if isinstance(its_round.publish_on, Absent) else its_round.publish_on
    is_ahead = not isinstance(its_round.publish_on, Absent) and day < its_round.publish_on
    still_open = DueState.OVERDUE if due < day else DueState.AHEAD
    state = DueState.DONE if reported and not is_ahead else still_open
    wanted = () if state is DueState.DONE else tuple(_wanted(site_index, plan, its_round))
    return DueRound(plan, site_index.plan_names[plan], its_round, due, state, reported, wanted)


def _wanted(site_index: SiteIndex, plan: str, its_round: Round) -> Iterator[WantedOf]:
    """The empty rows of the workbooks by which the round is collected, but for those of measures that had ended before."""
    errands = plan_errands(site_index, its_round.id, plan, "department")
    ended = {
        each.id
        for each in site_index.plans[plan].measures
        if isinstance(each.ending, Ending) and each.ending.fiscal_year < its_round.fiscal_year
    }
    for errand in () if isinstance(errands, Problem) else errands:
        rows = [row for row in errand.rows if not (row.spot.section == "measures" and row.spot.holder in ended)]
        blank = [row.shown[0] for row in rows if row.now.is_blank()]
        if blank:
            key = f"{errand.cover.municipality}/{errand.cover.department}".rstrip("/")
            yield WantedOf(key, errand.cover.department_name, _count(blank))


def _count(names: Sequence[str]) -> tuple[WantedRows, ...]:
    return tuple(WantedRows(name, names.count(name)) for name in dict.fromkeys(names))
