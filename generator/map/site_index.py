"""The site as a map: every record by its key, and who refers to whom (``ties``, turned round).

Tables hold only references that lead somewhere; ``checks`` tells of the others.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple, TypeVar

from generator.map.actual_tables import ActualTables
from generator.map.interim_values import date_actuals, date_reasons
from generator.map.plan_names import department_path, kind_of_all, latest_first, name_plans
from generator.map.report_sources import place_actuals, place_plan_report, place_report
from generator.map.round_order import round_order
from generator.map.ties import Tie, To, find_indicators, ties_of_plan
from generator.map.ties import department_key as department_key  # noqa: PLC0414 (keys are what a map is read by)
from generator.map.ties import plan_key as plan_key  # noqa: PLC0414
from generator.map.ties import whole_key as whole_key  # noqa: PLC0414
from generator.map.versions import gather_frozen, gather_versions
from generator.map.years import YearHold, hold_years
from generator.model.basics import Absent
from generator.model.city import Department, Document
from generator.model.figures import Figure, Indicator
from generator.model.plans import Measure, Pillar, Round
from generator.model.results import Actual, MeasureResult, PillarResult, PlanResult, ResultFile
from generator.model.site import MunicipalityFolder, PlanFolder, Site
from generator.model.versions import MeasureVersion


class MeasureReport(NamedTuple):
    """What one round says of a measure."""

    round: Round
    result: MeasureResult


class PillarReport(NamedTuple):
    """What one round says of a pillar."""

    round: Round
    result: PillarResult


class PlanReport(NamedTuple):
    """What one round says of a plan as a whole."""

    round: Round
    result: PlanResult


_Report = TypeVar("_Report", MeasureReport, PillarReport, PlanReport)


class SiteIndex(NamedTuple):
    """Read-only tables over a :class:`Site`. Lists keep the order of the data; reports run from the earliest round to the latest."""

    site: Site
    municipalities: Mapping[str, MunicipalityFolder]
    departments: Mapping[str, Department]
    documents: Mapping[str, Document]
    plans: Mapping[str, PlanFolder]
    plan_names: Mapping[str, str]  # titles that tell the plans of a municipality apart
    plan_kinds: Mapping[str, str]  # plan key -> what the plan calls its measures, where it has one name for all
    latest_plans: Mapping[str, tuple[str, ...]]  # municipality key -> keys of its plans, those that begin last first
    succeeded_by: Mapping[str, tuple[str, ...]]  # plan key -> keys of the plans that name it as their predecessor
    pillars: Mapping[str, Pillar]
    measures: Mapping[str, Measure]
    measure_reports: Mapping[str, tuple[MeasureReport, ...]]
    pillar_reports: Mapping[str, tuple[PillarReport, ...]]
    plan_reports: Mapping[str, tuple[PlanReport, ...]]
    actuals: ActualTables  # of all indicators
    pillar_children: Mapping[str, tuple[str, ...]]  # plan or pillar key -> keys of pillars right below
    pillar_measures: Mapping[
        str, tuple[str, ...]
    ]  # pillar key -> keys of measures right below; plan key -> those without a pillar
    department_children: Mapping[
        str, tuple[str, ...]
    ]  # municipality or department key -> keys of departments right below
    department_measures: Mapping[str, tuple[str, ...]]  # department key -> measures that it leads or is related to
    former_measures: Mapping[str, tuple[str, ...]]  # department key -> measures for which it was responsible before
    department_plans: Mapping[str, tuple[str, ...]]  # department key -> plans that it owns or that are about it
    department_paths: Mapping[str, tuple[str, ...]]  # department key -> its name after those above it, from the top
    continued_by: Mapping[str, tuple[str, ...]]
    repeated_by: Mapping[str, tuple[str, ...]]
    merged_from: Mapping[str, tuple[str, ...]]
    served_by: Mapping[
        str, tuple[tuple[str, Indicator], ...]
    ]  # pillar or measure key -> (holder key, indicator) tied to it
    years: Mapping[int, YearHold]  # the fiscal years of which anything is told, the earliest first
    versions: Mapping[str, tuple[MeasureVersion, ...]]  # measure key -> its frozen versions, the first one first
    frozen: frozenset[str]  # whatever else releases froze, by its place in the site
    ties: tuple[Tie, ...]  # what plans, pillars and measures name, but for results and documents

    def results_of_measure(self, key: str) -> tuple[MeasureReport, ...]:
        """Reports on the measure, earliest round first."""
        return self.measure_reports.get(key, ())

    def actuals_of_measure(self, key: str, indicator: Indicator) -> tuple[Figure, ...]:
        """All actual values of one of the measure's indicators, by period."""
        return self.actuals.of_unit("measure", key, indicator)

    def actuals_of_pillar(self, key: str, indicator: Indicator) -> tuple[Figure, ...]:
        """All actual values of one of the pillar's indicators, by period."""
        return self.actuals.of_unit("pillar", key, indicator)

    def actuals_of_plan(self, key: str, indicator: Indicator) -> tuple[Figure, ...]:
        """All actual values of one of the plan's indicators, by period."""
        return self.actuals.of_plan(key, indicator)

    def actuals_of(self, holder: str, indicator: Indicator) -> tuple[Figure, ...]:
        """All actual values of one of the indicators of the plan, pillar or measure with the key ``holder``, by period."""
        if holder in self.measures:
            return self.actuals_of_measure(holder, indicator)
        of_others = self.actuals_of_pillar if holder in self.pillars else self.actuals_of_plan
        return of_others(holder, indicator)

    def indicators_of(self, plan: str) -> Iterator[tuple[str, Indicator]]:
        """Every indicator of the plan, of its pillars and of its measures, each with the key of whose it is."""
        folder = self.plans[plan]
        units: tuple[Pillar | Measure, ...] = (*folder.pillars, *folder.measures)
        yield from ((plan, each) for each in folder.plan.indicators)
        yield from ((f"{plan}/{unit.id}", each) for unit in units for each in unit.indicators)

    def rounds_of_plan(self, key: str) -> Iterator[tuple[Round, tuple[Actual, ...]]]:
        """The actual values of the plan's own indicators with the round that reports them, in the order of the data."""
        folder = self.plans[key]
        rounds = {each.id: each for each in folder.plan.rounds}
        for results in folder.results:
            its_round = rounds.get(results.round.target)
            if its_round is not None and results.plan_actuals:
                yield its_round, _plan_actuals(its_round, results)


def _sorted(reports: Mapping[str, list[_Report]]) -> Mapping[str, tuple[_Report, ...]]:
    return MappingProxyType({key: tuple(sorted(own, key=_round_order)) for key, own in reports.items()})


def _plan_actuals(its_round: Round, results: ResultFile) -> tuple[Actual, ...]:
    own = its_round.source if isinstance(results.plan, Absent) else place_plan_report(results.plan, its_round).source
    return place_actuals(results.plan_actuals, own)


def _plan_reports(its_round: Round, results: ResultFile) -> tuple[PlanReport, ...]:
    if isinstance(results.plan, Absent):
        return ()
    return (PlanReport(its_round, place_plan_report(results.plan, its_round)),)


class _Lists(defaultdict[str, dict[str, None]]):
    """Keys gathered under a key, each once, in the order in which they came."""

    def __init__(self) -> None:
        super().__init__(dict)

    def put(self, under: str, key: str) -> None:
        self[under][key] = None

    def frozen(self) -> Mapping[str, tuple[str, ...]]:
        return MappingProxyType({under: tuple(keys) for under, keys in self.items()})


def _round_order(report: MeasureReport | PillarReport | PlanReport) -> tuple[int, dt.date, int, dt.date, str]:
    return round_order(report.round)


def index_site(site: Site) -> SiteIndex:
    """Draw the map. Duplicate ids are told by ``checks``; here the first one stands."""
    municipalities: dict[str, MunicipalityFolder] = {}
    departments: dict[str, Department] = {}
    documents: dict[str, Document] = {}
    plans: dict[str, PlanFolder] = {}
    pillars: dict[str, Pillar] = {}
    measures: dict[str, Measure] = {}
    measure_reports: dict[str, list[MeasureReport]] = {}
    pillar_reports: dict[str, list[PillarReport]] = {}
    plan_reports: dict[str, list[PlanReport]] = {}
    plan_actuals: dict[str, tuple[Actual, ...]] = {}
    department_children = _Lists()
    pillar_children, pillar_measures = _Lists(), _Lists()
    for folder in site.municipalities:
        city = folder.municipality.id
        municipalities.setdefault(city, folder)
        for document in folder.documents:
            documents.setdefault(f"{city}/{document.id}", document)
        for department in folder.departments:
            key = f"{city}/{department.id}"
            departments.setdefault(key, department)
            department_children.put(
                city if isinstance(department.parent, Absent) else department_key(department.parent, city), key
            )
        for plan_folder in folder.plans:
            plan = f"{city}/{plan_folder.plan.id}"
            plans.setdefault(plan, plan_folder)
            rounds = {each.id: each for each in plan_folder.plan.rounds}
            for pillar in plan_folder.pillars:
                pillars.setdefault(f"{plan}/{pillar.id}", pillar)
                above = plan if isinstance(pillar.parent, Absent) else f"{plan}/{pillar.parent.target}"
                pillar_children.put(above, f"{plan}/{pillar.id}")
            for measure in plan_folder.measures:
                measures.setdefault(f"{plan}/{measure.id}", measure)
                above = plan if isinstance(measure.pillar, Absent) else f"{plan}/{measure.pillar.target}"
                pillar_measures.put(above, f"{plan}/{measure.id}")
            of_plan = [
                (rounds[each.round.target], each.plan_actuals)
                for each in plan_folder.results
                if each.plan_actuals and each.round.target in rounds
            ]
            for results in plan_folder.results:
                its_round = rounds.get(results.round.target)
                if its_round is None:
                    continue
                plan_actuals[plan] = plan_actuals.get(plan, ()) + tuple(
                    date_reasons(date_actuals(_plan_actuals(its_round, results), its_round, of_plan), its_round)
                )
                plan_reports.setdefault(plan, []).extend(_plan_reports(its_round, results))
                for result in results.measures:
                    measure_reports.setdefault(f"{plan}/{result.measure.target}", []).append(
                        MeasureReport(its_round, place_report(result, its_round))
                    )
                for pillar_result in results.pillars:
                    pillar_reports.setdefault(f"{plan}/{pillar_result.pillar.target}", []).append(
                        PillarReport(its_round, place_report(pillar_result, its_round))
                    )
    ties = tuple(
        tie
        for folder in site.municipalities
        for plan_folder in folder.plans
        for tie in ties_of_plan(folder.municipality.id, plan_folder)
    )
    named = _Ties(_Lists(), _Lists(), _Lists(), _Lists(), _Lists(), _Lists(), _Lists(), _Lists())
    held = measures.keys() | pillars.keys()
    for tie in ties:
        named.put(tie, measures, held)
    return SiteIndex(
        site=site,
        municipalities=MappingProxyType(municipalities),
        departments=MappingProxyType(departments),
        documents=MappingProxyType(documents),
        plans=MappingProxyType(plans),
        plan_names=MappingProxyType(name_plans(plans, departments)),
        plan_kinds=MappingProxyType({key: kind for key, folder in plans.items() if (kind := kind_of_all(folder))}),
        latest_plans=MappingProxyType({city: latest_first(city, folder) for city, folder in municipalities.items()}),
        succeeded_by=named.succeeded_by.frozen(),
        pillars=MappingProxyType(pillars),
        measures=MappingProxyType(measures),
        measure_reports=(of_measures := _sorted(measure_reports)),
        pillar_reports=(of_pillars := _sorted(pillar_reports)),
        plan_reports=_sorted(plan_reports),
        actuals=ActualTables(of_measures, of_pillars, plan_actuals),
        pillar_children=pillar_children.frozen(),
        pillar_measures=pillar_measures.frozen(),
        department_children=department_children.frozen(),
        department_measures=named.department_measures.frozen(),
        former_measures=named.former_measures.frozen(),
        department_plans=named.department_plans.frozen(),
        department_paths=MappingProxyType({key: department_path(departments, key) for key in departments}),
        continued_by=named.continued_by.frozen(),
        repeated_by=named.repeated_by.frozen(),
        merged_from=named.merged_from.frozen(),
        served_by=MappingProxyType(
            {
                served: tuple(find_indicators(names, plans, (pillars, measures)))
                for served, names in named.served_by.items()
            }
        ),
        years=hold_years(plans, measure_reports),
        versions=gather_versions(site.versions.versions),
        frozen=gather_frozen(site.versions.files),
        ties=ties,
    )


class _Ties(NamedTuple):
    """Ties turned round: from what is named to what names it."""

    department_measures: _Lists
    former_measures: _Lists
    department_plans: _Lists
    succeeded_by: _Lists
    continued_by: _Lists
    repeated_by: _Lists
    merged_from: _Lists
    served_by: _Lists  # of indicators

    def put(self, tie: Tie, measures: Container[str], held: Container[str]) -> None:
        """Turn one tie round."""
        match tie.to, tie.field:
            case To.DEPARTMENT, "owner" | "department":
                self.department_plans.put(tie.target, tie.holder)
            case To.DEPARTMENT, "former":
                if tie.holder in measures:
                    self.former_measures.put(tie.target, tie.holder)
            case To.DEPARTMENT, _ if tie.holder in measures:
                self.department_measures.put(tie.target, tie.holder)
            case To.PLAN, "predecessor":
                self.succeeded_by.put(tie.target, tie.holder)
            case To.MEASURE, "continues":
                self.continued_by.put(tie.target, tie.holder)
            case To.MEASURE, "repeats":
                self.repeated_by.put(tie.target, tie.holder)
            case To.MEASURE, "into":
                self.merged_from.put(tie.target, tie.holder)
            case To.PROMISE, _ if tie.target in held:
                self.served_by.put(tie.target, tie.holder)
            case _:
                pass
