"""Values of which nobody says in which document they stand: the plan's own was published before their time. See :mod:`generator.load.untold_sources`."""

from collections.abc import Collection, Iterator
from typing import Final

from generator.calendars import era_year_of_fiscal
from generator.checks.passed_plans import plans_to_check
from generator.model.basics import Absent, Place, SourceRef
from generator.model.figures import Figure, Indicator, says_nothing
from generator.model.plans import Measure, Pillar, Plan, Round
from generator.model.results import PlanResult, ResultFile
from generator.model.site import PlanFolder, Site
from generator.problems.problem import Problem, problem

_ROUND: Final = "報告の回「{name}」"
_FIGURE: Final = "{year}の{kind}「{said}」"
_MOVED: Final = "{year}に変わった目標値「{said}」"
_BUDGET: Final = "{year}の{kind}"
_MOST_PAGES: Final = 5


def check_untold_sources(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Rounds, values and amounts that would have to name their document. Plans in ``passed`` are passed over."""
    for city, folder in plans_to_check(site, passed):
        document = folder.plan.source.document
        # Of a plan without any document K591 tells, and of a document that is not there K403.
        titles = {each.id: each.title for each in city.documents}
        title = "" if isinstance(document, Absent) else titles.get(document.target, "")
        if title:
            paged = list(_pages(folder))
            yield from paged
            told = {each.place for each in paged}
            for place, what in (*_rounds(folder), *_held(folder)):
                if place not in told:
                    yield problem("K595", place, what=what, document=title)


def _is_untold(source: SourceRef | Absent) -> bool:
    return isinstance(source, SourceRef) and source.untold


def _rounds(folder: PlanFolder) -> Iterator[tuple[Place, str]]:
    for each in folder.plan.rounds:
        if _is_untold(each.source) and _is_rested_on(folder, each):
            yield each.place, _ROUND.format(name=each.name)


def _is_rested_on(folder: PlanFolder, its_round: Round) -> bool:
    """Whether anything that is reported of a round names no document of its own."""
    for file in folder.results:
        if file.round.target != its_round.id:
            continue
        if any(_names_none(each.source) for each in file.reports):
            return True
        if isinstance(file.plan, Absent) and any(_names_none(each.figure.source) for each in file.plan_actuals):
            return True
    return False


def _pages(folder: PlanFolder) -> Iterator[Problem]:
    """Of a round that names no document the pages that are typed all the same: nobody can know of which document they are."""
    for each in folder.plan.rounds:
        if not _is_untold(each.source):
            continue
        own = () if isinstance(each.source, Absent) else (each.source,)
        files = [file for file in folder.results if file.round.target == each.id]
        sources = (*own, *(source for file in files for source in _sources(file)))
        pages = [
            source.page for source in sources if isinstance(source.page, str) and isinstance(source.document, Absent)
        ]
        if pages:
            told = "、".join(list(dict.fromkeys(pages))[:_MOST_PAGES])
            yield problem("K597", each.place, round=each.name, pages=told, count=len(pages))


def _sources(file: ResultFile) -> Iterator[SourceRef]:
    """The sources that a report names itself, with its values, evaluations and amounts; nothing within what names a document."""
    for report in file.reports:
        if not _names_none(report.source):
            continue
        actuals = file.plan_actuals if isinstance(report, PlanResult) else report.actuals
        parts = (report, *(each.figure for each in actuals), *report.evaluations, *report.budgets)
        yield from (part.source for part in parts if isinstance(part.source, SourceRef))
    if isinstance(file.plan, Absent):
        found = (each.figure.source for each in file.plan_actuals)
        yield from (source for source in found if isinstance(source, SourceRef))


def _names_none(source: SourceRef | Absent) -> bool:
    return isinstance(source, Absent) or isinstance(source.document, Absent)


def _held(folder: PlanFolder) -> Iterator[tuple[Place, str]]:
    holders: tuple[Plan | Pillar | Measure, ...] = (folder.plan, *folder.pillars, *folder.measures)
    for holder in holders:
        for indicator in holder.indicators:
            yield from _of_indicator(indicator)
        for budget in holder.budgets:
            if _is_untold(budget.source) and not (
                isinstance(budget.amount, Absent) and isinstance(budget.as_published, Absent)
            ):
                yield (
                    budget.place,
                    _BUDGET.format(year=era_year_of_fiscal(budget.fiscal_year), kind=budget.kind.japanese[0]),
                )


def _of_indicator(indicator: Indicator) -> Iterator[tuple[Place, str]]:
    baseline = () if isinstance(indicator.baseline, Absent) else (indicator.baseline,)
    for kind, figures in (("基準値", baseline), ("実績値", indicator.actuals)):
        for figure in figures:
            if _is_untold(figure.source) and not says_nothing(figure):
                year = era_year_of_fiscal(figure.period.fiscal_year)
                yield figure.place, _FIGURE.format(year=year, kind=kind, said=_said(figure))
    for target in indicator.targets:
        if _is_untold(target.figure.source):
            year = era_year_of_fiscal(max(each.fiscal_year for each in target.revisions))
            yield target.figure.place, _MOVED.format(year=year, said=_said(target.figure))


def _said(figure: Figure) -> str:
    return "" if isinstance(figure.as_published, Absent) else figure.as_published
