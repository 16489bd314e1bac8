"""Every tie between records: which record names which other, and where. The one place that knows them.

The map (``site_index``) turns them round, ``checks`` hold that each leads somewhere and that none runs in a circle, and ``keys`` puts plans
together that are tied. A reference that a new field of a record holds is added here and nowhere else; ``tests/test_ties.py`` goes through
the fields of all records and misses none.

Keys are ids joined by slashes below the site: a municipality ``komae``, a department ``komae/personnel``, a plan ``komae/reform-6``,
a pillar or measure ``komae/reform-6/05``. References are written as short as the writer may (``05`` within a plan, ``reform-6/05``
within a municipality) and made whole here.
"""

import enum
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeVar

from generator.model.basics import Absent, Ref, SourceRef
from generator.model.figures import Indicator
from generator.model.narrative import Part, Resources
from generator.model.plans import Departments, Measure, Pillar, Plan, Position
from generator.model.results import Actual, Evaluation, MeasureResult, PillarResult, PlanResult
from generator.model.site import MunicipalityFolder, PlanFolder, Site

T = TypeVar("T")


class To(enum.Enum):
    """What a tie leads to."""

    DEPARTMENT = "department"
    DOCUMENT = "document"
    RELEASE = "release"
    PAGE = "page"  # an address below the municipality, with an anchor
    PLAN = "plan"
    PILLAR = "pillar"
    MEASURE = "measure"
    PROMISE = "promise"  # a pillar or a measure


class Tie(NamedTuple):
    """``holder`` (a key) names ``target`` (the key of a ``to``) in its field ``field``, as ``ref`` writes it.

    The holder of an indicator's tie is ``<holder key>#<indicator id>``.
    """

    holder: str
    field: str
    to: To
    target: str
    ref: Ref


WITHIN_A_PLAN: Final = frozenset(
    {
        ("Measure", "kind"),
        ("Pillar", "level"),
        ("StepText", "steps"),
        ("ResultFile", "round"),
        ("Actual", "indicator"),
        ("Evaluation", "scale"),
        ("Evaluation", "rating"),
        ("Indicator", "scale"),
        ("Measure", "tags"),
        ("Pillar", "tags"),
    }
)
"""Fields that name a part of a record (a kind of measures, a level, a step, a round, an indicator, a scale, a tag) in the holder's own plan: no ties."""


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


def is_about(plan: Plan, part: Part, city: str, department: str) -> bool:
    """Whether a part of a plan of the city names the department with the key; one that names none is about the plan's owner."""
    named = plan.owner if isinstance(part.head.department, Absent) else part.head.department
    return not isinstance(named, Absent) and department_key(named, city) == department


def department_key(ref: Ref, municipality: str) -> str:
    """The key of a department that ``ref`` means."""
    return f"{municipality}/{ref.target}"


def ties_of_site(site: Site) -> Iterator[Tie]:
    """All ties of the site."""
    for folder in site.municipalities:
        city = folder.municipality.id
        yield from ties_of_municipality(folder)
        for plan in folder.plans:
            yield from ties_of_plan(city, plan)
            yield from ties_of_results(city, plan)
            yield from ties_to_documents(city, plan)


def ties_of_municipality(folder: MunicipalityFolder) -> Iterator[Tie]:
    """What a municipality's own files name."""
    city = folder.municipality.id
    for department in folder.departments:
        key = f"{city}/{department.id}"
        yield from _to_departments(key, "parent", _present(department.parent), city)
        yield from _to_departments(key, "successors", department.successors, city)
        for source in _present(department.source):
            for ref in _present(source.document):
                yield Tie(key, "document", To.DOCUMENT, f"{city}/{ref.target}", ref)
    for document in folder.documents:
        yield from _to_departments(f"{city}/{document.id}", "publisher", _present(document.publisher), city)
    for correction in folder.corrections:
        key = f"{city}/{correction.id}"
        yield Tie(key, "target", To.PAGE, f"{city}/{correction.target.target}", correction.target)
        for ref in _present(correction.since):
            yield Tie(key, "since", To.RELEASE, ref.target, ref)
        for source in _present(correction.source):
            for ref in _present(source.document):
                yield Tie(key, "document", To.DOCUMENT, f"{city}/{ref.target}", ref)


def ties_of_plan(city: str, folder: PlanFolder) -> Iterator[Tie]:
    """What a plan, its pillars and its measures name, but for results and documents."""
    plan = folder.plan
    key = f"{city}/{plan.id}"
    for ref in _present(plan.predecessor):
        yield Tie(key, "predecessor", To.PLAN, plan_key(ref, city), ref)
    yield from _to_departments(key, "owner", _present(plan.owner), city)
    for part in plan.narrative:
        yield from _to_departments(key, "department", _present(part.head.department), city)
    yield from _of_indicators(key, plan.indicators, city, plan.id)
    for pillar in folder.pillars:
        own = f"{key}/{pillar.id}"
        for ref in _present(pillar.parent):
            yield Tie(own, "parent", To.PILLAR, f"{key}/{ref.target}", ref)
        yield from _of_holder(own, pillar, city, plan.id)
    for measure in folder.measures:
        yield from _of_measure(f"{key}/{measure.id}", measure, city, plan.id)


def ties_of_results(city: str, folder: PlanFolder) -> Iterator[Tie]:
    """The pillars and measures that a plan's results tell of."""
    key = f"{city}/{folder.plan.id}"
    for results in folder.results:
        for told in results.pillars:
            yield Tie(key, "pillar", To.PILLAR, f"{key}/{told.pillar.target}", told.pillar)
        for result in results.measures:
            yield Tie(key, "measure", To.MEASURE, f"{key}/{result.measure.target}", result.measure)


def ties_to_documents(city: str, folder: PlanFolder) -> Iterator[Tie]:
    """The documents that a plan and everything in it name as their source."""
    key = f"{city}/{folder.plan.id}"
    for source in _sources(folder):
        if not isinstance(source, Absent) and not isinstance(source.document, Absent):
            yield Tie(key, "document", To.DOCUMENT, f"{city}/{source.document.target}", source.document)


def _of_measure(key: str, measure: Measure, city: str, plan: str) -> Iterator[Tie]:
    if not isinstance(measure.pillar, Absent):
        yield Tie(key, "pillar", To.PILLAR, f"{city}/{plan}/{measure.pillar.target}", measure.pillar)
    for field, links in (("continues", measure.continues), ("repeats", measure.repeats), ("related", measure.related)):
        for link in links:
            yield Tie(key, field, To.MEASURE, whole_key(link.measure, city, plan), link.measure)
    if not isinstance(measure.ending, Absent):
        for ref in measure.ending.into:
            yield Tie(key, "into", To.MEASURE, whole_key(ref, city, plan), ref)
    yield from _of_holder(key, measure, city, plan)


def _of_holder(key: str, holder: Pillar | Measure, city: str, plan: str) -> Iterator[Tie]:
    if holder.positions:
        yield from _of_positions(key, holder.positions, city)
    if isinstance(holder.departments, Departments):
        yield from _to_departments(key, "lead", holder.departments.lead, city)
        yield from _to_departments(key, "related", holder.departments.related, city)
        for former in holder.departments.former:
            yield from _to_departments(key, "former", former.lead, city)
    if holder.indicators:
        yield from _of_indicators(key, holder.indicators, city, plan)


def _of_positions(key: str, positions: Iterable[Position], city: str) -> Iterator[Tie]:
    for position in positions:
        for ref in _present(position.plan):
            yield Tie(key, "plan", To.PLAN, plan_key(ref, city), ref)


def _of_indicators(key: str, indicators: Iterable[Indicator], city: str, plan: str) -> Iterator[Tie]:
    for indicator in indicators:
        for ref in indicator.serves:
            yield Tie(f"{key}#{indicator.id}", "serves", To.PROMISE, whole_key(ref, city, plan), ref)


def _to_departments(key: str, field: str, refs: Iterable[Ref], city: str) -> Iterator[Tie]:
    for ref in refs:
        yield Tie(key, field, To.DEPARTMENT, f"{city}/{ref.target}", ref)


def _sources(folder: PlanFolder) -> Iterator[SourceRef | Absent]:
    plan = folder.plan
    yield plan.source
    for each in plan.rounds:
        yield each.source
    for part in plan.narrative:
        yield part.head.source
        if isinstance(part, Resources):
            yield from (budget.source for budget in part.budgets)
    holders: tuple[Plan | Pillar | Measure, ...] = (plan, *folder.pillars, *folder.measures)
    for holder in holders:
        yield from _sources_of_indicators(holder.indicators)
        yield from (budget.source for budget in holder.budgets)
    promised: tuple[Pillar | Measure, ...] = (*folder.pillars, *folder.measures)
    for held in promised:
        yield held.source
        if isinstance(held.departments, Departments):
            yield from (former.source for former in held.departments.former)
    for results in folder.results:
        yield from _sources_of_figures(results.plan_actuals)
        reports: tuple[PillarResult | MeasureResult, ...] = (*results.pillars, *results.measures)
        for report in reports:
            yield from _sources_of_figures(report.actuals)
        told_of: tuple[PlanResult | PillarResult | MeasureResult, ...] = (*_present(results.plan), *reports)
        for told in told_of:
            yield told.source
            yield from _sources_of_evaluations(told.evaluations)
            yield from (budget.source for budget in told.budgets)


def _sources_of_indicators(indicators: Iterable[Indicator]) -> Iterator[SourceRef | Absent]:
    for indicator in indicators:
        yield indicator.source
        figures = [*(target.figure for target in indicator.targets), *indicator.actuals]
        for figure in (*_present(indicator.baseline), *figures):
            yield figure.source


def _sources_of_figures(actuals: Iterable[Actual]) -> Iterator[SourceRef | Absent]:
    return (actual.figure.source for actual in actuals)


def _sources_of_evaluations(evaluations: Iterable[Evaluation]) -> Iterator[SourceRef | Absent]:
    return (evaluation.source for evaluation in evaluations)


def _present(value: T | Absent) -> tuple[T, ...]:
    return () if isinstance(value, Absent) else (value,)


def find_indicators(
    names: Iterable[str], plans: Mapping[str, PlanFolder], held: Iterable[Mapping[str, Pillar | Measure]]
) -> Iterator[tuple[str, Indicator]]:
    """Indicators that are named ``<holder key>#<indicator id>``, with the keys of their holders."""
    for name in names:
        key, _, own = name.partition("#")
        holders = [plans[key].plan] if key in plans else [records[key] for records in held if key in records]
        for indicator in (each for holder in holders for each in holder.indicators):
            if indicator.id == own:
                yield key, indicator
                break
