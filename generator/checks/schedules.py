"""When a measure is to be done beside the years of its plan: 令和6年3月 lies before a plan that begins with 令和6年度."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from generator.amounts import NamedPeriod, periods_in, spelled_out_years
from generator.checks.periods import period_name
from generator.model.basics import Absent, YearSpan
from generator.model.plans import Ending, Measure, Schedule, ScheduleState
from generator.problems.problem import Problem, problem

_FIRST_MONTH: Final = 4
_PAIR: Final = re.compile("[^~、()から]+(?:~|から)[^~、()から]+(?:まで|予定)?")
_OPEN: Final = (ScheduleState.PLANNED, ScheduleState.NOT_STATED)
_PAST: Final = ("済", "完了", "終了", "から", "より", "以降", "～", "~", "〜", "継続", "開始")
_DEADLINE: Final = re.compile(
    r".*月(?:末|中|[上中下]旬|頃|ごろ|[0-9]{1,2}日)?(?:まで(?:に)?|に|中に)?(?:[^、。]{0,8}(?:完成|完了|着手|実施|策定|供用|開設|公表|予定))?[。.)]?"
)
"""What ends in a date, or in what is to be done by it. 平成27年3月改定の指針による names something on which the work rests."""


def check_schedule_in_plan(measure: Measure, period: YearSpan) -> Iterator[Problem]:
    """The months of the schedule and of the deadlines of a measure. What was begun before the plan, or goes on after it, lies in it all the same."""
    first, last = period.first, period.last
    if not isinstance(first, int) or not isinstance(last, int):
        return
    years = f"計画の期間は {first}年度から{last}年度までです" if first != last else f"計画は {first}年度の計画です"
    if turned := _turned(measure.schedule):
        yield problem("K594", measure.place, said=turned, typed="終わりの月が、始まりの月より前です")
        return
    said = _outside(measure.schedule, first, last) if isinstance(measure.schedule, Schedule) else ""
    if said and not isinstance(measure.ending, Ending):
        yield problem("K594", measure.place, said=said, typed=years)
    for told in measure.deadlines:
        text = told.text
        if isinstance(text, Absent) or any(each in text for each in _PAST) or not _is_date(text):
            continue
        named = [each for each in periods_in(spelled_out_years(text)) if each.year]
        if named and all(each.month and not each.fiscal and _is_before(each, first) for each in named):
            yield problem(
                "K594", told.place, said=text, typed=f"{years}（{period_name(named[0])}は、その前の年度です）"
            )


def _turned(schedule: Schedule | Absent) -> str:
    """A wording of two months of which the last comes before the first: R6.10～R6.3."""
    said = "" if isinstance(schedule, Absent) else schedule.as_published
    if not isinstance(said, str):
        return ""
    named = [each for each in periods_in(spelled_out_years(said)) if each.year]
    pair = _PAIR.fullmatch(unicodedata.normalize("NFKC", said).strip())
    if not pair or len(named) != 2 or not all(each.month and not each.fiscal for each in named):
        return ""
    first, last = ((each.year, each.month, each.day) for each in named)
    return said if last[:2] < first[:2] else ""


def _outside(schedule: Schedule, first: int, last: int) -> str:
    """The time of a schedule that lies wholly before the plan, or begins after it; "" where it does not."""
    said = schedule.as_published if isinstance(schedule.as_published, str) else ""
    begins, ends = _fiscal_year(schedule.begins), _fiscal_year(schedule.ends)
    told = said or "～".join(each for each in (schedule.begins, schedule.ends) if isinstance(each, str))
    alone = ends or (begins if schedule.state in _OPEN and "～" not in said and "から" not in said else 0)
    is_before = bool(alone) and alone < first and schedule.state is not ScheduleState.DONE
    is_after = begins > last and not str(schedule.begins).startswith(
        f"{last + 1}-04"
    )  # what a year prepares begins with the next
    return told if is_before or is_after else ""


def _fiscal_year(moment: str | Absent) -> int:
    """The fiscal year of a typed moment that names a month, else 0."""
    if isinstance(moment, Absent) or len(moment) < len("2024-07"):
        return 0
    year, month = int(moment[:4]), int(moment[5:7])
    return year if month >= _FIRST_MONTH else year - 1


def _is_before(named: NamedPeriod, first: int) -> bool:
    return (named.year if named.month >= _FIRST_MONTH else named.year - 1) < first


def _is_date(text: str) -> bool:
    return _DEADLINE.fullmatch(spelled_out_years(unicodedata.normalize("NFKC", text)).strip()) is not None
