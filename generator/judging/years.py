"""How a measure stood in each fiscal year, whatever came later."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final, TypeAlias

from generator.judging.measures import status_of_year
from generator.judging.own_evaluations import evaluate
from generator.judging.statuses import Judgement, Status, indicator_key
from generator.map.site_index import MeasureReport, SiteIndex
from generator.map.years import years_of_values, years_told
from generator.model.basics import Absent
from generator.model.figures import Figure
from generator.model.plans import Scale

YearsOfPlan: TypeAlias = Mapping[str, tuple[tuple[int, Status], ...]]
"""By the ids of the measures of a plan: the fiscal years of which anything is known of each, with how it stood."""
NOTHING_STOOD: Final[Mapping[str, YearsOfPlan]] = MappingProxyType({})


class StoodBefore(dict[str, YearsOfPlan]):
    """How the measures of each plan (by its key) stood in the years: found when it is first asked for, where it is not known."""

    def __init__(
        self,
        site_index: SiteIndex,
        indicators: Mapping[str, Judgement],
        known_year: int,
        known: Mapping[str, YearsOfPlan] = NOTHING_STOOD,
    ) -> None:
        super().__init__(known)
        self._site_index = site_index
        self._indicators = indicators
        self._known_year = known_year

    def __missing__(self, plan: str) -> YearsOfPlan:
        """The plan that nobody asked for before. Raises ``KeyError`` where there is none."""
        scales = self._site_index.plans[plan].plan.scales
        self[plan] = found = {
            measure.id: tuple(self._of_measure(f"{plan}/{measure.id}", scales))
            for measure in self._site_index.plans[plan].measures
        }
        return found

    def _of_measure(self, key: str, scales: Sequence[Scale]) -> Iterator[tuple[int, Status]]:
        own = self._site_index.measures[key].indicators
        actuals = [each for indicator in own for each in self._site_index.actuals_of_measure(key, indicator)]
        judgements = [self._indicators[indicator_key(key, indicator.id)] for indicator in own]
        return stand_in_years(judgements, self._site_index.results_of_measure(key), actuals, scales, self._known_year)


def stand_in_years(
    judgements: Sequence[Judgement],
    reports: Sequence[MeasureReport],
    actuals: Sequence[Figure],
    scales: Sequence[Scale],
    known_year: int,
) -> Iterator[tuple[int, Status]]:
    """The fiscal years of which anything is known of the measure, the earliest first, each with what is known.

    What the year's figures say, else that the city evaluated the measure in that year's reports, else that there is a report or a value of
    the year; of a year of which a report holds the measure but tells nothing (未実施, 調整中), that nothing is reported, or not due before
    ``known_year``, the last that has come, is over. ``judgements`` are those of its indicators, settled by what has come due; ``reports`` and ``actuals`` are those on the measure.
    """
    told = {year for report in reports for year in years_told(report)} | set(years_of_values(actuals))
    judged = {verdict.period.fiscal_year for each in judgements for verdict in each.verdicts}
    asked = {report.round.fiscal_year for report in reports}
    for year in sorted(told | judged | asked):
        status = status_of_year(judgements, year)
        if not isinstance(status, Absent):
            yield year, status
            continue
        if year not in told:
            if year in asked:
                yield year, Status.NOT_REPORTED if year < known_year else Status.NOT_DUE
            continue
        own = evaluate([report for report in reports if report.round.fiscal_year == year], scales).own
        yield year, Status.EVALUATED if own else Status.REPORTED
