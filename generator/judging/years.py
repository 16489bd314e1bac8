"""How a measure stood in each fiscal year, whatever came later."""

from collections.abc import Iterator, Sequence

from generator.judging.measures import status_of_year
from generator.judging.own_evaluations import evaluate
from generator.judging.statuses import Judgement, Status
from generator.map.site_index import MeasureReport
from generator.map.years import years_of_values, years_told
from generator.model.basics import Absent
from generator.model.figures import Figure
from generator.model.plans import Scale


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
