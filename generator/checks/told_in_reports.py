"""What reports and plans tell of their figures in running text, beside the figures: moves, targets, and what a plan promises."""

from collections.abc import Collection, Iterator, Sequence

from generator.checks.told_moves import Held, told_move
from generator.checks.told_numbers import number_told
from generator.checks.told_targets import change_told, promise_told, target_told
from generator.map.site_index import SiteIndex
from generator.model.figures import Figure, Indicator
from generator.model.results import MeasureResult, PillarResult, PlanResult
from generator.model.said import texts_reported
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
            said, typed = promise_told(text, indicators)
            if not said:
                said, typed = change_told(text, indicators)
            if said:
                yield problem("K594", measure.place, said=said, typed=typed)
        rounds = {each.id: each.fiscal_year for each in folder.plan.rounds}
        for results in folder.results:
            year = rounds.get(results.round.target, 0)
            for report in results.reports:
                yield from _check_report(report, held.get(_holder(plan, report), ()), year)


def _holder(plan: str, report: PlanResult | PillarResult | MeasureResult) -> str:
    if isinstance(report, MeasureResult):
        return f"{plan}/{report.measure.target}"
    return f"{plan}/{report.pillar.target}" if isinstance(report, PillarResult) else plan


def _check_report(
    report: PlanResult | PillarResult | MeasureResult, held: Sequence[tuple[Indicator, Sequence[Figure]]], year: int
) -> Iterator[Problem]:
    """One of the texts of a report is enough."""
    indicators = [each for each, _ in held]
    for text in texts_reported(report) if held else ():
        said, typed = told_move(text, held, year)
        if not said:
            said, typed = target_told(text, indicators, year)
        if not said:
            said, typed = number_told(text, held, year)
        if said:
            yield problem("K594", report.place, said=said, typed=typed)
            return
