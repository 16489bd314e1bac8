"""All published values of a measure, a pillar, a plan, a department, a municipality or the site, as rows in the order of the data."""

from collections.abc import Iterable, Iterator

from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.narrative import Resources
from generator.model.plans import Plan
from generator.open_data.amount_rows import rows_of_budgets, rows_of_resources
from generator.open_data.figure_rows import rows_of_indicator
from generator.open_data.holders import ValueHolder, holder_of_measure, holder_of_plan, holders_of_plan
from generator.open_data.row_making import RowMaker
from generator.open_data.rows import ValueRow


def rows_of_site(site_index: SiteIndex, standings: Standings) -> Iterator[ValueRow]:
    """Every published value of the site."""
    for plan in site_index.plans:
        yield from rows_of_plan(site_index, standings, plan)


def rows_of_plan(site_index: SiteIndex, standings: Standings, key: str) -> Iterator[ValueRow]:
    """Every published value of the plan with the key: its own, those of its pillars, those of its measures."""
    for holder in holders_of_plan(site_index, key):
        yield from rows_of_holder(site_index, standings, holder)


def rows_of_measure(site_index: SiteIndex, standings: Standings, key: str) -> Iterator[ValueRow]:
    """Every published value of the measure with the key."""
    return rows_of_holder(site_index, standings, holder_of_measure(site_index, key))


def rows_of_told_department(site_index: SiteIndex, standings: Standings, key: str) -> Iterator[ValueRow]:
    """What plans tell of the staff and money of the department with the key."""
    city, _, own = key.partition("/")
    for plan in site_index.plans:
        if not plan.startswith(f"{city}/"):
            continue
        parts = [
            part
            for part in _resources(site_index.plans[plan].plan)
            if not isinstance(part.head.department, Absent) and part.head.department.target == own
        ]
        if parts:
            maker = RowMaker(site_index, standings, holder_of_plan(site_index, plan))
            yield from _told_apart(rows_of_resources(maker, parts))


def tells_values(site_index: SiteIndex, department: str) -> bool:
    """Whether the department with the key has a hand in any measure, or plans tell of its staff and money."""
    city, _, own = department.partition("/")
    if site_index.department_measures.get(department):
        return True
    parts = (part for plan in site_index.municipalities[city].plans for part in _resources(plan.plan))
    return any(not isinstance(part.head.department, Absent) and part.head.department.target == own for part in parts)


def rows_of_holder(site_index: SiteIndex, standings: Standings, holder: ValueHolder) -> Iterator[ValueRow]:
    """Every published value of one measure or pillar, or of the plan itself."""
    maker = RowMaker(site_index, standings, holder)
    return _told_apart(_rows(maker))


def _rows(maker: RowMaker) -> Iterator[ValueRow]:
    holder = maker.holder
    for indicator in holder.indicators:
        yield from rows_of_indicator(maker, indicator)
    yield from rows_of_budgets(maker)
    if holder.kind == "plan":
        yield from rows_of_resources(maker, _resources(holder.plan))


def _resources(plan: Plan) -> Iterator[Resources]:
    return (part for part in plan.narrative if isinstance(part, Resources))


def _told_apart(rows: Iterable[ValueRow]) -> Iterator[ValueRow]:
    """Rows whose ids differ: a second one that would have the same is told by its number."""
    seen: dict[str, int] = {}
    for row in rows:
        times = seen[row.id] = seen.get(row.id, 0) + 1
        yield row if times == 1 else row._replace(id=f"{row.id}/{times}")
