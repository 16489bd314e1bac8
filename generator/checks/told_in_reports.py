"""What reports and plans tell of their figures in running text, beside the figures: moves, targets, and what a plan promises."""

from collections.abc import Collection, Iterator, Sequence

from generator.checks.told_moves import Held, told_move
from generator.checks.told_numbers import number_told
from generator.checks.told_targets import change_told, promise_told, target_told
from generator.map.site_index import SiteIndex
from generator.model.basics import Place
from generator.model.figures import Figure
from generator.model.results import Actual, MeasureResult, PillarResult, PlanResult, ResultFile
from generator.model.said import texts_of_year
from generator.problems.problem import Problem, problem


def check_told_in_reports(site_index: SiteIndex, passed: Collection[str] = ()) -> Iterator[Problem]:
    """All reports, and the targets that measures tell in words. Plans in ``passed`` are passed over."""
    for plan, folder in site_index.plans.items():
        if plan in passed:
            continue
        held: dict[str, list[Held]] = {}
        for holder, indicator in site_index.indicators_of(plan):
            held.setdefault(holder, []).append((indicator, site_index.actuals_of(holder, indicator)))
        for measure in folder.measures:
            indicators = [each for each, _ in held.get(f"{plan}/{measure.id}", ())]
            text = measure.target_text if isinstance(measure.target_text, str) else ""
            said, typed = promise_told(text, indicators, measure.title)
            if not said:
                said, typed = change_told(text, indicators)
            if said:
                yield problem("K594", measure.place, said=said, typed=typed)
        rounds = {each.id: each.fiscal_year for each in folder.plan.rounds}
        steps_of = {each.id: [step.id for step in each.steps] for each in folder.measures}
        for results in folder.results:
            year = rounds.get(results.round.target, 0)
            for report in results.reports:
                own = held.get(_holder(plan, report), ())
                steps = steps_of.get(report.measure.target, ()) if isinstance(report, MeasureResult) else ()
                yield from _check_report(report, _as_reported(own, _actuals_of(report, results)), year, steps)


def _holder(plan: str, report: PlanResult | PillarResult | MeasureResult) -> str:
    if isinstance(report, MeasureResult):
        return f"{plan}/{report.measure.target}"
    return f"{plan}/{report.pillar.target}" if isinstance(report, PillarResult) else plan


def _actuals_of(report: PlanResult | PillarResult | MeasureResult, results: ResultFile) -> Sequence[Actual]:
    return results.plan_actuals if isinstance(report, PlanResult) else report.actuals


def _as_reported(held: Sequence[Held], actuals: Sequence[Actual]) -> Sequence[Held]:
    """The values without those of other reports where a report gives one itself: a later one may be corrected, and the text is of its own."""
    own = {each.figure.place for each in actuals}
    return [(each, _of_report(figures, own)) for each, figures in held] if own else held


def _of_report(figures: Sequence[Figure], own: Collection[Place]) -> Sequence[Figure]:
    given = {each.period for each in figures if each.place in own}
    return [each for each in figures if each.place in own or each.period not in given]


def _check_report(
    report: PlanResult | PillarResult | MeasureResult, held: Sequence[Held], year: int, steps: Sequence[str]
) -> Iterator[Problem]:
    """One of the texts of a report is enough."""
    indicators = [each for each, _ in held]
    for text in texts_of_year(report, steps) if held else ():
        said, typed = told_move(text, held, year)
        if not said:
            said, typed = target_told(text, indicators, year)
        if not said:
            said, typed = number_told(text, held, year)
        if said:
            yield problem("K594", report.place, said=said, typed=typed)
            return
