"""Results cited to a document that was published before their time was over: it cannot hold them.

What names no document is told of by :mod:`generator.checks.untold_sources`. Targets, baselines and what is only expected may stand in any
document; a word in the place of a value (集計中) may, too.
"""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final, NamedTuple

from generator.calendars import day_text, era_year_of_fiscal
from generator.checks.passed_plans import plans_to_check
from generator.load.untold_sources import latest_day
from generator.model.basics import Absent, Place, SourceRef
from generator.model.city import Document
from generator.model.figures import Accumulation, Done, Figure, Missing
from generator.model.money import Budget, BudgetKind
from generator.model.periods import first_day, last_day
from generator.model.plans import Measure, Pillar, Plan, Round
from generator.model.results import Evaluation, MeasureResult, PillarResult, PlanResult, ResultFile
from generator.model.site import PlanFolder, Site
from generator.problems.problem import Problem, problem

_ROUND: Final = "報告の回「{name}」"
_REPORT: Final = "「{name}」の報告"
_FIGURE: Final = "{year}の実績値「{said}」"
_EVALUATION: Final = "「{name}」の評価"
_BUDGET: Final = "{year}の決算"


def check_older_sources(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Rounds, reports, actual values, evaluations and settled amounts with such a document. Plans in ``passed`` are passed over."""
    for city, folder in plans_to_check(site, passed):
        cited = _Cited({each.id: each for each in reversed(city.documents)})
        yield from _rounds(folder, cited)
        yield from _held(folder, cited)


class _Cited(NamedTuple):
    """The documents of a city, by their ids."""

    documents: Mapping[str, Document]

    def older(self, place: Place, what: str, ends: dt.date, *sources: SourceRef | Absent) -> Iterator[Problem]:
        """The problem where the document that the first of the sources with one names was published before ``ends``."""
        named = next((each for each in sources if isinstance(each, SourceRef)), None)
        if named is not None and named.untold:
            return
        for source in sources:
            if isinstance(source, SourceRef) and not isinstance(source.document, Absent):
                document = self.documents.get(source.document.target)
                if document is not None and latest_day(document) < ends:
                    day = day_text(latest_day(document))
                    yield problem("K596", place, what=what, document=document.title, day=day, ends=day_text(ends))
                return


def _names_one(source: SourceRef | Absent) -> bool:
    return isinstance(source, SourceRef) and not isinstance(source.document, Absent)


def _rounds(folder: PlanFolder, cited: _Cited) -> Iterator[Problem]:
    rounds = {each.id: each for each in reversed(folder.plan.rounds)}
    reported = {each.round.target for each in folder.results}
    counted = _counted_by_the_year(folder)
    for each in folder.plan.rounds:
        if each.id in reported and _names_one(each.source):
            yield from cited.older(each.place, _ROUND.format(name=each.name), each.told_as_of, each.source)
    for file in folder.results:
        its_round = rounds.get(file.round.target)
        if its_round is not None:
            yield from _of_file(file, its_round, cited)
            yield from _of_later_years(file, its_round, cited, counted)


def _of_file(file: ResultFile, its_round: Round, cited: _Cited) -> Iterator[Problem]:
    """What names a document of its own within a round; the round's own is told of once."""
    figures = [each.figure for each in file.plan_actuals]
    evaluations: list[Evaluation] = []
    budgets: list[Budget] = []
    for report in file.reports:
        if _names_one(report.source):
            what = _REPORT.format(name=_name(report))
            yield from cited.older(report.place, what, its_round.told_as_of, report.source)
        if not isinstance(report, PlanResult):
            figures += [each.figure for each in report.actuals]
        evaluations += report.evaluations
        budgets += report.budgets
    for figure in figures:
        if _names_one(figure.source):
            yield from _of_figure(figure, cited, its_round, figure.source)
    for evaluation in evaluations:
        if _names_one(evaluation.source):
            what = _EVALUATION.format(name=evaluation.as_published)
            yield from cited.older(evaluation.place, what, its_round.told_as_of, evaluation.source)
    for budget in budgets:
        if _names_one(budget.source):
            yield from _of_budget(budget, cited, budget.source)


def _counted_by_the_year(folder: PlanFolder) -> AbstractSet[tuple[str, str]]:
    """The indicators whose values are known at the end of their year only, by what they are of ("" for the plan) and their own ids."""
    parts: Sequence[Pillar | Measure] = (*folder.pillars, *folder.measures)
    held = [("", folder.plan.indicators), *((each.id, each.indicators) for each in parts)]
    return {(of, each.id) for of, its in held for each in its if each.accumulation is Accumulation.YEARLY}


def _of_later_years(
    file: ResultFile, its_round: Round, cited: _Cited, counted: AbstractSet[tuple[str, str]]
) -> Iterator[Problem]:
    """Counts of the year after that of the round: its document is not told of where it holds the round's own year.

    Of years further off another rule tells.
    """
    told = [("", each, its_round.source) for each in file.plan_actuals]
    for report in file.reports:
        if not isinstance(report, PlanResult):
            source = report.source if _names_one(report.source) else its_round.source
            told += [(_name(report), each, source) for each in report.actuals]
    for of, actual, source in told:
        figure, is_later = actual.figure, actual.figure.period.fiscal_year == its_round.fiscal_year + 1
        if is_later and (of, actual.indicator.target) in counted and not _names_one(figure.source):
            yield from _of_figure(figure, cited, its_round, source)


def _name(report: PlanResult | PillarResult | MeasureResult) -> str:
    match report:
        case MeasureResult():
            return report.measure.target
        case PillarResult():
            return report.pillar.target
        case _:
            return "計画全体"


def _held(folder: PlanFolder, cited: _Cited) -> Iterator[Problem]:
    """Actual values and settled amounts that stand with the indicators and measures themselves."""
    holders: Sequence[Plan | Pillar | Measure] = (folder.plan, *folder.pillars, *folder.measures)
    for holder in holders:
        around = (holder.source, folder.plan.source)
        for indicator in holder.indicators:
            for figure in indicator.actuals:
                yield from _of_figure(figure, cited, None, figure.source, indicator.source, *around)
        for budget in holder.budgets:
            yield from _of_budget(budget, cited, budget.source, *around)


def _of_figure(
    figure: Figure, cited: _Cited, its_round: Round | None, *sources: SourceRef | Absent
) -> Iterator[Problem]:
    if figure.forecast or isinstance(figure.value, Missing):
        return
    said = figure.as_published if isinstance(figure.as_published, str) else ""
    what = _FIGURE.format(year=era_year_of_fiscal(figure.period.fiscal_year), said=said)
    yield from cited.older(figure.place, what, _known_from(figure, its_round), *sources)


def _known_from(figure: Figure, its_round: Round | None) -> dt.date:
    """The first day on which the value can be known: that of which it tells, else the end of its period; what is done may be known at once."""
    days = [figure.as_of, *([] if its_round is None else [its_round.as_of])]
    told = [each for each in days if isinstance(each, dt.date)]
    ends = last_day(figure.period)
    if figure.value == Done(done=True):
        return min(first_day(figure.period), *told, ends)
    return min([ends, *told])


def _of_budget(budget: Budget, cited: _Cited, *sources: SourceRef | Absent) -> Iterator[Problem]:
    if budget.kind is not BudgetKind.SETTLED or isinstance(budget.amount, Absent):
        return
    year = budget.fiscal_year if isinstance(budget.last_year, Absent) else budget.last_year
    what = _BUDGET.format(year=era_year_of_fiscal(year))
    yield from cited.older(budget.place, what, dt.date(year + 1, 3, 31), *sources)
