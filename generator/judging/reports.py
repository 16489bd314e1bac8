"""What a report tells: a measure of which only missing values were entered has not been reported on."""

from collections.abc import Iterable, Iterator

from generator.map.site_index import MeasureReport
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Figure, Missing
from generator.model.results import Evaluation, Evaluator, MeasureResult

_OTHERS = (Evaluator.CITIZENS_PANEL, Evaluator.EXTERNAL)
"""Who judges the city's work without being the city."""


def years_told(report: MeasureReport) -> Iterator[int]:
    """The fiscal years of which the report tells anything: its own by words, those of figures by a value."""
    if _has_words(report.result):
        yield report.round.fiscal_year
    yield from years_of_values(actual.figure for actual in report.result.actuals)


def years_of_values(figures: Iterable[Figure]) -> Iterator[int]:
    """The fiscal years of the figures that have a value."""
    return (figure.period.fiscal_year for figure in figures if not isinstance(figure.value, Missing))


def tells_anything(report: MeasureReport) -> bool:
    """Whether there is a word or a value in the report."""
    return any(True for _ in years_told(report))


def own_evaluation(evaluations: Iterable[Evaluation]) -> Evaluation | Absent:
    """The city's own evaluation: of the last evaluator that is the city itself, the first that says anything; Absent without one."""
    own = [each for each in evaluations if each.by not in _OTHERS and not isinstance(each.as_published, Absent)]
    if not own:
        return NOT_STATED
    last = (own[-1].by, own[-1].by_name)
    return next(each for each in own if (each.by, each.by_name) == last)


def _has_words(result: MeasureResult) -> bool:
    told = (result.done, result.next_step, *(each.as_published for each in result.evaluations))
    return bool(result.reports or result.sections or result.budgets) or any(
        not isinstance(each, Absent) for each in told
    )
