"""Why a text, an evaluation, a target or an indicator is wanting, beside the remark on it: 集計中 is nothing that does not apply."""

from collections.abc import Collection, Iterable, Iterator

from generator.checks.passed_plans import plans_to_check
from generator.checks.wanting_reasons import check_reason
from generator.model.basics import NOT_STATED, Absent, Place
from generator.model.figures import Indicator
from generator.model.plans import Measure, Pillar
from generator.model.results import MeasureResult, PillarResult, PlanResult
from generator.model.site import PlanFolder, Site
from generator.problems.problem import Problem


def check_wanting_texts(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Everything that is wanting in plans and reports, but for values and amounts. Plans in ``passed`` are passed over."""
    for _, folder in plans_to_check(site, passed):
        for place, value in _values_of(folder):
            if isinstance(value, Absent) and value.note:
                yield from check_reason(value, NOT_STATED, place)


def _values_of(folder: PlanFolder) -> Iterator[tuple[Place, object]]:
    units: tuple[Pillar | Measure, ...] = (*folder.pillars, *folder.measures)
    yield from _of_indicators(folder.plan.indicators)
    for unit in units:
        yield from ((unit.place, each) for each in _of_unit(unit))
        yield from _of_indicators(unit.indicators)
    for results in folder.results:
        for report in results.reports:
            yield from ((report.place, each) for each in _of_report(report))
            yield from ((each.place, part) for each in report.evaluations for part in (each.as_published, each.reason))


def _of_indicators(indicators: Iterable[Indicator]) -> Iterator[tuple[Place, object]]:
    for each in indicators:
        for value in (each.no_target, each.definition, each.formula, each.data_source):
            yield each.place, value


def _of_unit(unit: Pillar | Measure) -> Iterator[object]:
    yield from (each.text for each in unit.sections)
    if isinstance(unit, Pillar):
        yield unit.text
        return
    yield from (unit.summary, unit.target_text, unit.expected_effect, unit.note, unit.no_indicator)
    yield from (each.text for each in (*unit.deadlines, *unit.step_targets))
    yield NOT_STATED if isinstance(unit.schedule, Absent) else unit.schedule.as_published


def _of_report(report: PlanResult | PillarResult | MeasureResult) -> Iterator[object]:
    yield report.done
    yield from (each.text for each in report.sections)
    yield from (each.text for each in report.reports) if isinstance(report, MeasureResult) else ()
    yield NOT_STATED if isinstance(report.next_step, Absent) else report.next_step.as_published
