"""What each fiscal year holds: plans in force, and measures whose results of that year are reported: a word or a value, not its absence."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from generator.model.basics import Absent
from generator.model.figures import Figure, Missing
from generator.model.plans import Measure, Plan
from generator.model.results import MeasureResult
from generator.model.site import PlanFolder

if TYPE_CHECKING:  # the map holds the years
    from generator.map.site_index import MeasureReport


class YearHold(msgspec.Struct, frozen=True):
    """One fiscal year.

    ``plans`` are in force then, ``reported`` holds the keys of measures with results of the year by their plan's key. A plan
    may report on a year that is not its own. ``answered`` holds those of which the year's own reports tell only why there is no value yet.
    """

    plans: frozenset[str]
    reported: Mapping[str, tuple[str, ...]]
    answered: Mapping[str, tuple[str, ...]]

    @property
    def measures(self) -> int:
        """How many measures have results of the year."""
        return sum(map(len, self.reported.values()))

    @property
    def all_plans(self) -> frozenset[str]:
        """Plans that have anything to tell of the year."""
        return self.plans | self.reported.keys() | self.answered.keys()

    def listed(self, plan: str) -> tuple[str, ...]:
        """The measures of the plan that a list of the year holds: those with results, and those with an answer in their place."""
        return (*self.reported.get(plan, ()), *self.answered.get(plan, ()))


def years_of(plan: Plan) -> range:
    """The fiscal years of a plan; of one with an open end the year that is known."""
    first, last = plan.period.first, plan.period.last
    if isinstance(first, Absent):
        return range(0) if isinstance(last, Absent) else range(last, last + 1)
    return range(first, first + 1) if isinstance(last, Absent) else range(first, last + 1)


def hold_years(
    folders: Mapping[str, PlanFolder], reports: "Mapping[str, Iterable[MeasureReport]]"
) -> Mapping[int, YearHold]:
    """The fiscal years of the site, the earliest first. Years in which only a plan's own indicators have values count too.

    ``folders`` are the plans by their keys, ``reports`` what was reported of each measure, by its key.
    """
    plans: dict[int, set[str]] = {}
    reported: dict[int, dict[str, dict[str, None]]] = {}
    answered: dict[int, dict[str, dict[str, None]]] = {}
    for key, folder in folders.items():
        for year in years_of(folder.plan):
            plans.setdefault(year, set()).add(key)
        for measure in folder.measures:
            own = f"{key}/{measure.id}"
            told = _years_of_results(measure, reports.get(own, ()))
            for year in told:
                reported.setdefault(year, {}).setdefault(key, {})[own] = None
            for year in _years_answered(reports.get(own, ())) - told:
                answered.setdefault(year, {}).setdefault(key, {})[own] = None
    return {
        year: YearHold(
            frozenset(plans.get(year, ())),
            {key: tuple(measures) for key, measures in reported.get(year, {}).items()},
            {key: tuple(measures) for key, measures in answered.get(year, {}).items()},
        )
        for year in sorted(plans.keys() | reported.keys() | answered.keys())
    }


def _years_of_results(measure: Measure, reports: "Iterable[MeasureReport]") -> set[int]:
    years: set[int] = set()
    for report in reports:
        years.update(years_told(report))
    for indicator in measure.indicators:
        years.update(years_of_values(indicator.actuals))
    return years


def _years_answered(reports: "Iterable[MeasureReport]") -> set[int]:
    """The fiscal years of whose values their own reports say why there is none (まだ報告の時期ではありません, 集計中)."""
    return {
        report.round.fiscal_year
        for report in reports
        for actual in report.result.actuals
        if isinstance(actual.figure.value, Missing) and actual.figure.period.fiscal_year == report.round.fiscal_year
    }


def years_told(report: "MeasureReport") -> Iterator[int]:
    """The fiscal years of which the report tells anything: its own by words, those of figures by a value."""
    if _has_words(report.result):
        yield report.round.fiscal_year
    yield from years_of_values(actual.figure for actual in report.result.actuals)


def years_of_values(figures: Iterable[Figure]) -> Iterator[int]:
    """The fiscal years of the figures that have a value."""
    return (
        figure.period.fiscal_year for figure in figures if not (isinstance(figure.value, Missing) or figure.forecast)
    )


def tells_anything(report: "MeasureReport") -> bool:
    """Whether there is a word or a value in the report; of missing values alone there is neither."""
    return any(True for _ in years_told(report))


def _has_words(result: MeasureResult) -> bool:
    told = (
        result.done,
        result.next_step,
        *(each.as_published for each in result.evaluations),
        *(each.text for each in result.reports),
        *(each.text for each in result.sections),
        *(each.amount for each in result.budgets),
    )
    return any(not isinstance(each, Absent) for each in told)
