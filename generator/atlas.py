"""The site as a map: every record by its key, and who refers to whom.

Keys are ids joined by slashes below the site: a municipality ``komae``, a department ``komae/personnel``, a plan ``komae/reform-6``,
a pillar or measure ``komae/reform-6/05``. References are written as short as the writer may (``05`` within a plan, ``reform-6/05``
within a municipality) and made whole here. Tables hold only references that lead somewhere; ``checks`` tells of the others.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from generator.amounts import settle_figure
from generator.model.basics import Absent, Ref
from generator.model.city import Department, Document
from generator.model.figures import Figure, Indicator
from generator.model.plans import Measure, Pillar, Round
from generator.model.results import Actual, MeasureResult, PillarResult
from generator.model.site import MunicipalityFolder, PlanFolder, Site
from generator.plan_names import department_path, kind_of_all, latest_first, name_plans


class MeasureReport(NamedTuple):
    """What one round says of a measure."""

    round: Round
    result: MeasureResult


class PillarReport(NamedTuple):
    """What one round says of a pillar."""

    round: Round
    result: PillarResult


class Atlas(NamedTuple):
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
    plan_actuals: Mapping[str, tuple[Actual, ...]]
    pillar_children: Mapping[str, tuple[str, ...]]  # plan or pillar key -> keys of pillars right below
    pillar_measures: Mapping[
        str, tuple[str, ...]
    ]  # pillar key -> keys of measures right below; plan key -> those without a pillar
    department_children: Mapping[
        str, tuple[str, ...]
    ]  # municipality or department key -> keys of departments right below
    department_measures: Mapping[str, tuple[str, ...]]  # department key -> measures that it leads or is related to
    department_plans: Mapping[str, tuple[str, ...]]  # department key -> plans that it owns or that are about it
    department_paths: Mapping[str, tuple[str, ...]]  # department key -> its name after those above it, from the top
    continued_by: Mapping[str, tuple[str, ...]]
    repeated_by: Mapping[str, tuple[str, ...]]
    merged_from: Mapping[str, tuple[str, ...]]
    served_by: Mapping[
        str, tuple[tuple[str, Indicator], ...]
    ]  # pillar or measure key -> (holder key, indicator) tied to it

    def results_of_measure(self, key: str) -> tuple[MeasureReport, ...]:
        """Reports on the measure, earliest round first."""
        return self.measure_reports.get(key, ())

    def actuals_of_measure(self, key: str, indicator: Indicator) -> tuple[Figure, ...]:
        """All actual values of one of the measure's indicators, by period."""
        reported = [actual for report in self.results_of_measure(key) for actual in report.result.actuals]
        return _actuals(indicator, reported)

    def actuals_of_pillar(self, key: str, indicator: Indicator) -> tuple[Figure, ...]:
        """All actual values of one of the pillar's indicators, by period."""
        reported = [actual for report in self.pillar_reports.get(key, ()) for actual in report.result.actuals]
        return _actuals(indicator, reported)

    def actuals_of_plan(self, key: str, indicator: Indicator) -> tuple[Figure, ...]:
        """All actual values of one of the plan's indicators, by period."""
        return _actuals(indicator, self.plan_actuals.get(key, ()))


def _actuals(indicator: Indicator, reported: Iterable[Actual]) -> tuple[Figure, ...]:
    told = (settle_figure(each.figure, indicator.unit) for each in reported if each.indicator.target == indicator.id)
    figures = [*indicator.actuals, *told]
    return tuple(sorted(figures, key=lambda figure: (figure.period.fiscal_year, figure.period.part)))


def whole_key(ref: Ref, municipality: str, plan: str) -> str:
    """The key of a measure or pillar that ``ref`` means, written within the given plan."""
    parts = ref.target.split("/")
    if len(parts) == 1:
        return f"{municipality}/{plan}/{ref.target}"
    if len(parts) == 2:
        return f"{municipality}/{ref.target}"
    return ref.target


def plan_key(ref: Ref, municipality: str) -> str:
    """The key of a plan that ``ref`` means, written within the given municipality."""
    return ref.target if "/" in ref.target else f"{municipality}/{ref.target}"


def department_key(ref: Ref, municipality: str) -> str:
    """The key of a department that ``ref`` means."""
    return f"{municipality}/{ref.target}"


class _Lists(defaultdict[str, dict[str, None]]):
    """Keys gathered under a key, each once, in the order in which they came."""

    def __init__(self) -> None:
        super().__init__(dict)

    def put(self, under: str, key: str) -> None:
        self[under][key] = None

    def frozen(self) -> Mapping[str, tuple[str, ...]]:
        return MappingProxyType({under: tuple(keys) for under, keys in self.items()})


def _round_order(report: MeasureReport | PillarReport) -> tuple[int, int, str]:
    when = ("interim", "final", "yearly").index(report.round.kind)
    return report.round.fiscal_year, when, report.round.id


def map_site(site: Site) -> Atlas:
    """Draw the map. Duplicate ids are told by ``checks``; here the first one stands."""
    municipalities: dict[str, MunicipalityFolder] = {}
    departments: dict[str, Department] = {}
    documents: dict[str, Document] = {}
    plans: dict[str, PlanFolder] = {}
    pillars: dict[str, Pillar] = {}
    measures: dict[str, Measure] = {}
    measure_reports: dict[str, list[MeasureReport]] = {}
    pillar_reports: dict[str, list[PillarReport]] = {}
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
            for results in plan_folder.results:
                its_round = rounds.get(results.round.target)
                if its_round is None:
                    continue
                plan_actuals[plan] = plan_actuals.get(plan, ()) + results.plan_actuals
                for result in results.measures:
                    measure_reports.setdefault(f"{plan}/{result.measure.target}", []).append(
                        MeasureReport(its_round, result)
                    )
                for pillar_result in results.pillars:
                    pillar_reports.setdefault(f"{plan}/{pillar_result.pillar.target}", []).append(
                        PillarReport(its_round, pillar_result)
                    )
    ties = _draw_ties(site, measures.keys() | pillars.keys())
    return Atlas(
        site=site,
        municipalities=MappingProxyType(municipalities),
        departments=MappingProxyType(departments),
        documents=MappingProxyType(documents),
        plans=MappingProxyType(plans),
        plan_names=MappingProxyType(name_plans(plans, departments)),
        plan_kinds=MappingProxyType({key: kind for key, folder in plans.items() if (kind := kind_of_all(folder))}),
        latest_plans=MappingProxyType({city: latest_first(city, folder) for city, folder in municipalities.items()}),
        succeeded_by=ties.succeeded_by.frozen(),
        pillars=MappingProxyType(pillars),
        measures=MappingProxyType(measures),
        measure_reports=MappingProxyType(
            {key: tuple(sorted(reports, key=_round_order)) for key, reports in measure_reports.items()}
        ),
        pillar_reports=MappingProxyType(
            {key: tuple(sorted(reports, key=_round_order)) for key, reports in pillar_reports.items()}
        ),
        plan_actuals=MappingProxyType(plan_actuals),
        pillar_children=pillar_children.frozen(),
        pillar_measures=pillar_measures.frozen(),
        department_children=department_children.frozen(),
        department_measures=ties.department_measures.frozen(),
        department_plans=ties.department_plans.frozen(),
        department_paths=MappingProxyType({key: department_path(departments, key) for key in departments}),
        continued_by=ties.continued_by.frozen(),
        repeated_by=ties.repeated_by.frozen(),
        merged_from=ties.merged_from.frozen(),
        served_by=MappingProxyType({key: tuple(held) for key, held in ties.served_by.items()}),
    )


class _Ties(NamedTuple):
    department_measures: _Lists
    department_plans: _Lists
    succeeded_by: _Lists
    continued_by: _Lists
    repeated_by: _Lists
    merged_from: _Lists
    served_by: dict[str, list[tuple[str, Indicator]]]


def _holders(city: str, folder: PlanFolder) -> Iterable[tuple[str, Indicator]]:
    plan = f"{city}/{folder.plan.id}"
    for indicator in folder.plan.indicators:
        yield plan, indicator
    holders: tuple[Pillar | Measure, ...] = (*folder.pillars, *folder.measures)
    for holder in holders:
        for indicator in holder.indicators:
            yield f"{plan}/{holder.id}", indicator


def _tie_measure(ties: _Ties, city: str, plan: str, measure: Measure) -> None:
    key = f"{city}/{plan}/{measure.id}"
    if not isinstance(measure.departments, Absent):
        for ref in (*measure.departments.lead, *measure.departments.related):
            ties.department_measures.put(department_key(ref, city), key)
    for link in measure.continues:
        ties.continued_by.put(whole_key(link.measure, city, plan), key)
    for link in measure.repeats:
        ties.repeated_by.put(whole_key(link.measure, city, plan), key)
    if not isinstance(measure.ending, Absent):
        for ref in measure.ending.into:
            ties.merged_from.put(whole_key(ref, city, plan), key)


def _draw_ties(site: Site, held: Container[str]) -> _Ties:
    ties = _Ties(_Lists(), _Lists(), _Lists(), _Lists(), _Lists(), _Lists(), {})
    for folder in site.municipalities:
        city = folder.municipality.id
        for plan_folder in folder.plans:
            plan = plan_folder.plan.id
            if not isinstance(plan_folder.plan.predecessor, Absent):
                ties.succeeded_by.put(plan_key(plan_folder.plan.predecessor, city), f"{city}/{plan}")
            for about in (plan_folder.plan.owner, *(part.head.department for part in plan_folder.plan.narrative)):
                if not isinstance(about, Absent):
                    ties.department_plans.put(department_key(about, city), f"{city}/{plan}")
            for measure in plan_folder.measures:
                _tie_measure(ties, city, plan, measure)
            for holder, indicator in _holders(city, plan_folder):
                for ref in indicator.serves:
                    served = whole_key(ref, city, plan)
                    if served in held:
                        ties.served_by.setdefault(served, []).append((holder, indicator))
    return ties
