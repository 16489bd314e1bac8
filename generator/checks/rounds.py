"""One round reports on a measure or pillar once, and gives one actual value for each period."""

from collections.abc import Collection, Iterable, Iterator

from generator.calendars import era_year_of_fiscal
from generator.checks.days_of_values import check_day_of_round
from generator.checks.passed_plans import plans_to_check
from generator.checks.periods import check_round, typed_period
from generator.map.interim_values import is_undated
from generator.model.basics import Absent, Place
from generator.model.figures import Figure, Indicator, Missing, Period
from generator.model.money import BudgetKind
from generator.model.periods import last_day
from generator.model.plans import Measure, Pillar, Plan, RoundKind
from generator.model.results import Actual, MeasureResult, PillarResult, PlanResult, ResultFile
from generator.model.said import shown_of
from generator.model.site import PlanFolder, Site
from generator.problems.problem import Problem, problem


def check_rounds(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Results given twice, figures given twice for one period. Plans in ``passed`` are passed over."""
    for _, folder in plans_to_check(site, passed):
        yield from _check_reports(folder)
        yield from _check_periods(folder)
        yield from _check_years(folder)
        yield from _check_interim(folder)
        yield from _check_settled(folder)


def _check_reports(folder: PlanFolder) -> Iterator[Problem]:
    seen: dict[tuple[str, str, str], Place] = {}
    for results in folder.results:
        reports: list[tuple[str, str, Place]] = [
            ("measure", each.measure.target, each.place) for each in results.measures
        ]
        reports += [("pillar", each.pillar.target, each.place) for each in results.pillars]
        if isinstance(results.plan, PlanResult):
            reports.append(("plan", folder.plan.id, results.plan.place))
        for what, target, place in reports:
            first = seen.setdefault((what, target, results.round.target), place)
            if first is not place:
                where = f"{first.file}:{first.line}"
                yield problem("K506", place, id=target, round=results.round.target, first=where)


def _check_periods(folder: PlanFolder) -> Iterator[Problem]:
    """Within one round an indicator has one value a period. A later round may give the value again, as final or corrected."""
    for results in folder.results:
        yield from _once_each_period(results.plan_actuals)
        reports: tuple[MeasureResult | PillarResult, ...] = (*results.measures, *results.pillars)
        for result in reports:
            yield from _once_each_period(result.actuals)
    holders: tuple[Plan | Pillar | Measure, ...] = (folder.plan, *folder.pillars, *folder.measures)
    for holder in holders:
        for indicator in holder.indicators:
            yield from _once(indicator, [target.figure for target in indicator.targets], "目標値")
            yield from _once(indicator, indicator.actuals, "実績値")


def _check_years(folder: PlanFolder) -> Iterator[Problem]:
    """A round bears the year that its name tells; nothing is reported of a year that begins long after it."""
    rounds = {each.id: each for each in folder.plan.rounds}
    for each in folder.plan.rounds:
        yield from check_round(each)
        yield from check_day_of_round(each)
    for results in folder.results:
        told = rounds.get(results.round.target)
        reports: tuple[MeasureResult | PillarResult, ...] = (*results.measures, *results.pillars)
        actuals = [*results.plan_actuals, *(actual for report in reports for actual in report.actuals)]
        for actual in actuals if told else ():
            figure = actual.figure
            # A report may already give a value of the year in which it appears.
            if (
                told
                and not figure.forecast
                and not isinstance(figure.value, Missing)
                and figure.period.fiscal_year > told.fiscal_year + 1
            ):
                details = {"round": told.name, "reported": told.fiscal_year, "year": figure.period.fiscal_year}
                yield problem("K531", figure.place, **details)


def _check_interim(folder: PlanFolder) -> Iterator[Problem]:
    """An interim round without a day tells values of its year that no later round of the year tells: nobody knows whether the year was over."""
    rounds = {each.id: each for each in folder.plan.rounds}
    final: set[tuple[str, int]] = set()
    for results in folder.results:
        told = rounds.get(results.round.target)
        if told is not None and told.kind is not RoundKind.INTERIM:
            final |= {(holder, told.fiscal_year) for holder, _ in _holders(results)}
    for results in folder.results:
        told = rounds.get(results.round.target)
        if told is None or told.kind is not RoundKind.INTERIM or not isinstance(told.as_of, Absent):
            continue
        for holder, actuals in _holders(results):
            for figure in (each.figure for each in actuals):
                if is_undated(figure, told) and (holder, told.fiscal_year) not in final:
                    details = {"round": told.name, "wording": shown_of(figure), "year": told.fiscal_year}
                    yield problem("K571", figure.place, **details)


def _check_settled(folder: PlanFolder) -> Iterator[Problem]:
    """The accounts of a year are settled after its end: a round that tells of a day before can only know what was spent so far, or an estimate."""
    rounds = {each.id: each for each in folder.plan.rounds}
    for results in folder.results:
        told = rounds.get(results.round.target)
        for budget in (each for report in results.reports for each in report.budgets) if told else ():
            year = budget.fiscal_year if isinstance(budget.last_year, Absent) else budget.last_year
            is_told = budget.kind is BudgetKind.SETTLED and not isinstance(budget.amount, Absent)
            if told and is_told and told.told_as_of < last_day(Period(year)):
                details = {"round": told.name, "year": era_year_of_fiscal(year), "day": f"{told.told_as_of:%Y-%m-%d}"}
                yield problem("K577", budget.place, **details)


def _holders(results: ResultFile) -> Iterator[tuple[str, Iterable[Actual]]]:
    """What a file of results tells values of: the plan, pillars and measures."""
    if results.plan_actuals:
        yield "plan", results.plan_actuals
    yield from ((f"pillar/{each.pillar.target}", each.actuals) for each in results.pillars)
    yield from ((f"measure/{each.measure.target}", each.actuals) for each in results.measures)


def _once_each_period(actuals: Iterable[Actual]) -> Iterator[Problem]:
    by_indicator: dict[str, list[Figure]] = {}
    for actual in actuals:
        by_indicator.setdefault(actual.indicator.target, []).append(actual.figure)
    for indicator, figures in by_indicator.items():
        yield from _once(indicator, figures, "実績値")


def _once(indicator: Indicator | str, figures: Iterable[Figure], what: str) -> Iterator[Problem]:
    name = indicator if isinstance(indicator, str) else indicator.id
    seen: dict[tuple[Period, bool], Place] = {}
    for figure in figures:
        first = seen.setdefault((figure.period, figure.forecast), figure.place)
        if first is not figure.place:
            period = typed_period(figure.period)
            where = f"{first.file}:{first.line}"
            yield problem("K501", figure.place, indicator=name, period=period, what=what, first=where)
