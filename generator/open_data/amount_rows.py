"""The rows of money and staff: amounts with their parts, sources of funds and staff, and what a plan tells of a department's resources."""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from generator.addresses import part_anchor
from generator.calendars import parse_japanese_date
from generator.map.amounts_in_force import is_same_sum, later_amounts
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.figures import Period
from generator.model.money import Budget
from generator.model.narrative import Resources
from generator.model.plans import Round
from generator.open_data.row_making import Cells, RowMaker, money_cells, short_name, text_of
from generator.open_data.rows import ValueRow
from generator.open_data.times import span_of_period

_PERSONS = "人"


def rows_of_budgets(maker: RowMaker) -> Iterator[ValueRow]:
    """Amounts that the plan gives for the holder, then those of each report. One that a later report gives again says so: whoever adds up is not to count it twice."""
    told: list[tuple[Budget, Round | Absent, tuple[SourceRef | Absent, ...]]] = [
        (budget, NOT_STATED, (budget.source,)) for budget in maker.holder.budgets
    ]
    for report in maker.holder.reports:
        told += [(budget, report.round, (budget.source, report.source)) for budget in report.budgets]
    later = later_amounts([budget for budget, *_ in told])
    for (budget, its_round, sources), by in zip(told, later, strict=True):
        yield from _of_its_time(_rows_of_budget(maker, budget, its_round, *sources), budget, by)


def _of_its_time(rows: Iterable[ValueRow], budget: Budget, later: Budget | Absent) -> Iterator[ValueRow]:
    """The rows of an amount; where a later report gives it again, each says so."""
    note = "" if isinstance(later, Absent) else _note_of_later(budget, later)
    for row in rows:
        if note and row.state == "final":
            yield row._replace(state="revised", editor_note=f"{row.editor_note}{_OF_PARTS if row.part_of else note}")
        else:
            yield row


_OF_PARTS: Final = "後の報告に改めて載った額の内訳です。"


def _note_of_later(budget: Budget, later: Budget) -> str:
    """Which amount a later report has in the place of this one."""
    if is_same_sum(budget, later):
        return "後の報告にも、同じ額が載っています。"
    amount = later.amount
    typed = "" if isinstance(amount, Absent) else amount.as_published or f"{amount.number:,f}{amount.unit}"
    return f"後の報告で「{text_of(later.as_published) or typed}」に改められた額です。"


def rows_of_resources(maker: RowMaker, parts: Iterable[Resources]) -> Iterator[ValueRow]:
    """What the plan's text tells of staff and money of departments."""
    for part in parts:
        head = part.head
        anchor = part_anchor(head.id)
        as_of = _day(part.as_of)
        for line in part.staff:
            name = f"{head.id}/headcount-{short_name(line.label)}"
            common: Cells = {
                "kind": "headcount",
                "item": line.label,
                "as_of": as_of,
                "remark": text_of(part.as_of),
                "as_published": line.as_published,
                **maker.source_cells(head.source),
            }
            cells: Cells = {"flag": "text", "value_text": line.as_published}
            if not isinstance(line.persons, Absent):
                cells = {"flag": "number", "value": Decimal(line.persons), "unit": _PERSONS}
            yield maker.row(name, {**common, **cells}, anchor=anchor)
        for budget in part.budgets:
            yield from _rows_of_budget(
                maker, budget, NOT_STATED, budget.source, head.source, anchor=anchor, prefix=head.id
            )


def _day(text: str | Absent) -> str:
    if isinstance(text, Absent):
        return ""
    read = parse_japanese_date(text.removesuffix("現在").strip())
    return read.isoformat() if isinstance(read, dt.date) else ""


def _rows_of_budget(
    maker: RowMaker,
    budget: Budget,
    its_round: Round | Absent,
    *sources: SourceRef | Absent,
    anchor: str = "",
    prefix: str = "",
) -> Iterator[ValueRow]:
    last = budget.fiscal_year if isinstance(budget.last_year, Absent) else budget.last_year
    several = last != budget.fiscal_year
    span = span_of_period(Period(last, first_year=budget.fiscal_year if several else 0))
    label = text_of(budget.label)
    years = f"{budget.fiscal_year}-{last}" if several else f"{budget.fiscal_year}"
    name = "/".join(filter(None, (prefix, f"budget-{years}", budget.kind.value, short_name(label) if label else "")))
    common: Cells = {
        "budget_kind": budget.kind.value,
        "period_kind": span.kind,
        "period_from": span.first,
        "period_to": span.last,
        "year": span.year,
        "era_year": span.era,
        "period_text": span.text,
        **maker.source_cells(*sources),
    }
    own: Cells = {
        **common,
        "kind": "budget",
        "item": label,
        "remark": text_of(budget.includes),
        "editor_note": text_of(budget.editor_note),
        **money_cells(budget.amount),
    }
    if not isinstance(budget.as_published, Absent):
        own = {**own, "as_published": budget.as_published}
    whole = maker.row(name, own, anchor=anchor, its_round=its_round)
    yield whole
    for kind, item, cells in _parts(budget):
        part = f"{name}/{kind}" + (f"-{short_name(item)}" if item else "")
        told = {**common, "kind": kind, "item": item, "part_of": whole.id, **cells}
        yield maker.row(part, told, anchor=anchor, its_round=its_round)


def _parts(budget: Budget) -> Iterator[tuple[str, str, Cells]]:
    for part in budget.parts:
        yield "cost_part", text_of(part.label), money_cells(part.amount)
    for fund in budget.funding:
        yield "funding", fund.name, money_cells(fund.amount)
    for cost in budget.staff_costs:
        yield "staff_cost", text_of(cost.label), money_cells(cost.amount)
    for staff in budget.staff:
        yield "staff", text_of(staff.label), {"flag": "number", "value": staff.number, "unit": _PERSONS}
    for unit in budget.unit_costs:
        yield "unit_cost", unit.label, money_cells(unit.amount)
