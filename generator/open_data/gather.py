"""All published values of a measure, a pillar, a plan, a department, a municipality or the site, as rows in the order of the data."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeAlias

from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.map.ties import is_about
from generator.model.narrative import Resources
from generator.model.plans import Plan
from generator.open_data.amount_rows import rows_of_budgets, rows_of_resources
from generator.open_data.figure_rows import rows_of_indicator
from generator.open_data.holders import ValueHolder, holder_of_measure, holder_of_plan
from generator.open_data.row_making import RowMaker
from generator.open_data.rows import ValueRow

RowsOfMeasure: TypeAlias = Callable[[str], Sequence[ValueRow]]
"""Gives the published values of the measure with a key, to whoever may have them at hand."""


def rows_of_measure(site_index: SiteIndex, standings: Standings, key: str) -> Iterator[ValueRow]:
    """Every published value of the measure with the key."""
    return rows_of_holder(site_index, standings, holder_of_measure(site_index, key))


def rows_of_told_department(site_index: SiteIndex, standings: Standings, key: str) -> Iterator[ValueRow]:
    """What plans tell of the staff and money of the department with the key."""
    city = key.partition("/")[0]
    for plan in site_index.plans:
        if not plan.startswith(f"{city}/"):
            continue
        told = site_index.plans[plan].plan
        parts = [part for part in _resources(told) if is_about(told, part, city, key)]
        if parts:
            maker = RowMaker(site_index, standings, holder_of_plan(site_index, plan))
            yield from _told_apart(rows_of_resources(maker, parts))


def tells_values(site_index: SiteIndex, department: str) -> bool:
    """Whether the department with the key has a hand in any measure, or plans tell of its staff and money."""
    city = department.partition("/")[0]
    if site_index.department_measures.get(department):
        return True
    plans = (folder.plan for folder in site_index.municipalities[city].plans)
    return any(is_about(plan, part, city, department) for plan in plans for part in _resources(plan))


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
