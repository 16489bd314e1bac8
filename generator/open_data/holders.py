"""Who holds published values: measures, pillars and plans, each with all that is told of it and where that stands."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.addresses import measure_address, pillar_address, plan_address
from generator.map.site_index import MeasureReport, PillarReport, PlanReport, SiteIndex
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.figures import Indicator
from generator.model.money import Budget
from generator.model.plans import Departments, Plan, Round
from generator.model.results import Actual
from generator.model.site import MunicipalityFolder, PlanFolder


class Reported(NamedTuple):
    """What one round reports of a holder in values."""

    round: Round
    actuals: tuple[Actual, ...]
    budgets: tuple[Budget, ...]
    source: SourceRef | Absent


class ValueHolder(NamedTuple):
    """One holder of values. ``source`` is what it rests on; ``address`` is its page."""

    kind: str
    id: str
    number: str
    title: str
    address: str
    departments: Departments | Absent
    indicators: tuple[Indicator, ...]
    budgets: tuple[Budget, ...]
    source: SourceRef | Absent
    reports: tuple[Reported, ...]
    folder: PlanFolder
    city: MunicipalityFolder

    @property
    def plan(self) -> Plan:
        """Its plan."""
        return self.folder.plan

    @property
    def city_id(self) -> str:
        """Its municipality's id."""
        return self.city.municipality.id


def holders_of_plan(site_index: SiteIndex, key: str) -> Iterator[ValueHolder]:
    """The plan itself, its pillars and its measures, in the order of the data."""
    folder = site_index.plans[key]
    yield holder_of_plan(site_index, key)
    for pillar in folder.pillars:
        yield holder_of_pillar(site_index, f"{key}/{pillar.id}")
    for measure in folder.measures:
        yield holder_of_measure(site_index, f"{key}/{measure.id}")


def holder_of_plan(site_index: SiteIndex, key: str) -> ValueHolder:
    """The plan with the key, as a holder of values of its own."""
    city, plan_id = key.split("/")
    folder = site_index.plans[key]
    plan = folder.plan
    owner = NOT_STATED if isinstance(plan.owner, Absent) else Departments(NOT_STATED, (plan.owner,), ())
    reports = tuple(
        Reported(its_round, actuals, (), its_round.source) for its_round, actuals in site_index.rounds_of_plan(key)
    )
    return ValueHolder(
        "plan",
        plan.id,
        "",
        plan.title,
        plan_address(city, plan_id),
        owner,
        plan.indicators,
        plan.budgets,
        plan.source,
        (*reports, *_reports(site_index.plan_reports.get(key, ()))),
        folder,
        site_index.municipalities[city],
    )


def holder_of_pillar(site_index: SiteIndex, key: str) -> ValueHolder:
    """The pillar with the key."""
    city, plan, own = key.split("/")
    pillar = site_index.pillars[key]
    return ValueHolder(
        "pillar",
        own,
        "" if isinstance(pillar.number, Absent) else pillar.number,
        pillar.title,
        pillar_address(city, plan, own),
        pillar.departments,
        pillar.indicators,
        pillar.budgets,
        pillar.source,
        _reports(site_index.pillar_reports.get(key, ())),
        site_index.plans[f"{city}/{plan}"],
        site_index.municipalities[city],
    )


def holder_of_measure(site_index: SiteIndex, key: str) -> ValueHolder:
    """The measure with the key."""
    city, plan, own = key.split("/")
    measure = site_index.measures[key]
    return ValueHolder(
        "measure",
        own,
        "" if isinstance(measure.number, Absent) else measure.number,
        measure.title,
        measure_address(city, plan, own),
        measure.departments,
        measure.indicators,
        measure.budgets,
        measure.source,
        _reports(site_index.results_of_measure(key)),
        site_index.plans[f"{city}/{plan}"],
        site_index.municipalities[city],
    )


def _reports(reports: Sequence[MeasureReport | PillarReport | PlanReport]) -> tuple[Reported, ...]:
    return tuple(
        Reported(report.round, getattr(report.result, "actuals", ()), report.result.budgets, report.result.source)
        for report in reports
    )
