"""Which rounds of reporting are still open, until when, and which rows of the departments are empty: as the data themselves tell.

A round is open until no row that it asks for is empty any more (each has its answer, or the reason why there is none), and until its day where it
has one (`publish_on`). It is due on that day; where it has none, at the end of what it reports on: the day that it is told as of (`as_of`), else
the last of its fiscal year. Pages call a report wanting from then on.

A document may tell less than the rows ask for. That all it tells is in the data only a person can know, who says so (`complete: true` beside `source`):
then rows of what is told of are wanted no more once its day has come, and those of a measure, a pillar or the plan of which nothing is told at all still are.
A document alone says nothing of the kind: departments send their results after it is named as well as before.
"""

import datetime as dt
import enum
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from generator.map.site_index import SiteIndex
from generator.model.basics import Absent, SourceRef
from generator.model.plans import Ending, Round
from generator.problems.problem import Problem
from generator.sheets import SheetRow, plan_errands

_PLAN: Final = ("plan", "")


class DueState(enum.StrEnum):
    """How a round stands on a day."""

    OVERDUE = "overdue"
    AHEAD = "ahead"
    DONE = "done"


class WantedRows(NamedTuple):
    """Of a measure, a pillar or the plan: what it is called, and what is asked for in each of its rows that are empty."""

    name: str
    fields: tuple[str, ...]

    @property
    def blank(self) -> int:
        """How many rows are empty."""
        return len(self.fields)


class WantedOf(NamedTuple):
    """What is still wanted of a department for a round: its key (a municipality's where nobody is named), its name, how many rows, what is empty."""

    department: str
    name: str
    rows: int
    wanted: tuple[WantedRows, ...]

    @property
    def blank(self) -> int:
        """How many rows are empty."""
        return sum(each.blank for each in self.wanted)


class DueRound(NamedTuple):
    """A round: the key of its plan, the plan's name, the municipality's code, the round, its day, how it stands, whether any results are there.

    ``departments`` are those of whom something is still wanted, ``answered`` those that have reported everything; ``documented``: it names its document.
    """

    plan: str
    plan_name: str
    code: str
    round: Round
    due: dt.date
    state: DueState
    reported: bool
    departments: tuple[WantedOf, ...]
    answered: tuple[WantedOf, ...] = ()
    documented: bool = False

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


def day_after(day: dt.date, days: int) -> dt.date:
    """So many days after a day, or the last day of all."""
    return dt.date.fromordinal(min(day.toordinal() + days, dt.date.max.toordinal()))


def select_due(rounds: Iterable[DueRound], day: dt.date, days: int) -> list[DueRound]:
    """The open ones among them that are due within so many days, and those that are overdue."""
    last = day_after(day, days)
    return [each for each in rounds if each.state is not DueState.DONE and each.due <= last]


def _stand(site_index: SiteIndex, plan: str, its_round: Round, day: dt.date) -> DueRound:
    told = _told_of(site_index, plan, its_round)
    due = its_round.told_as_of if isinstance(its_round.publish_on, Absent) else its_round.publish_on
    is_documented = isinstance(its_round.source, SourceRef) and not its_round.source.untold
    is_complete = is_documented and its_round.complete and due <= day
    asked = tuple(_asked(site_index, plan, its_round, complete=told if is_complete else frozenset()))
    wanted = tuple(each for each in asked if each.wanted)
    reported = any(each.round.target == its_round.id for each in site_index.plans[plan].results)
    is_ahead = not isinstance(its_round.publish_on, Absent) and day < its_round.publish_on
    still_open = DueState.OVERDUE if due < day else DueState.AHEAD
    state = DueState.DONE if reported and not wanted and not is_ahead else still_open
    answered = tuple(each for each in asked if not each.wanted) if reported else ()
    code = site_index.municipalities[plan.partition("/")[0]].municipality.code
    stands = DueRound(plan, site_index.plan_names[plan], code, its_round, due, state, reported, wanted, answered)
    return stands._replace(documented=is_documented)


def _told_of(site_index: SiteIndex, plan: str, its_round: Round) -> frozenset[tuple[str, str]]:
    """Of whom the round tells anything: the section and the id of measures and pillars, of the plan an empty one."""
    found: set[tuple[str, str]] = set()
    for file in site_index.plans[plan].results:
        if file.round.target == its_round.id:
            found |= {("measures", each.measure.target) for each in file.measures}
            found |= {("pillars", each.pillar.target) for each in file.pillars}
            if file.plan_actuals or not isinstance(file.plan, Absent):
                found.add(_PLAN)
    return frozenset(found)


def _asked(
    site_index: SiteIndex, plan: str, its_round: Round, *, complete: frozenset[tuple[str, str]]
) -> Iterator[WantedOf]:
    """The workbooks by which the round is collected, without the rows of measures that had ended before.

    ``complete`` names those of whom everything is told that there is to tell.
    """
    errands = plan_errands(site_index, its_round.id, plan, "department")
    ended = {
        ("measures", each.id)
        for each in site_index.plans[plan].measures
        if isinstance(each.ending, Ending) and each.ending.fiscal_year < its_round.fiscal_year
    }
    for errand in () if isinstance(errands, Problem) else errands:
        rows = [row for row in errand.rows if _subject(row) not in ended]
        blank = [row for row in rows if row.now.is_blank() and _subject(row) not in complete]
        if rows:
            key = f"{errand.cover.municipality}/{errand.cover.department}".rstrip("/")
            yield WantedOf(key, errand.cover.department_name, len(rows), _by_subject(blank))


def _subject(row: SheetRow) -> tuple[str, str]:
    """Of whom a row is."""
    return (row.spot.section, row.spot.holder) if row.spot.holder else _PLAN


def _by_subject(blank: Iterable[SheetRow]) -> tuple[WantedRows, ...]:
    names: dict[tuple[str, str], str] = {}
    fields: dict[tuple[str, str], list[str]] = {}
    for row in blank:
        names[_subject(row)] = row.shown[0]
        fields.setdefault(_subject(row), []).append(row.asks)
    return tuple(WantedRows(names[subject], tuple(of)) for subject, of in fields.items())
