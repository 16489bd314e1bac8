"""Amounts of money as published, and sums over amounts of the same year, kind, label and unit."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from generator.amounts import names_a_unit
from generator.model.basics import Absent
from generator.model.money import Budget, BudgetKind, Funding, Money
from generator.model.plans import Measure
from generator.views.formats import absent_text, both_years, number_text
from generator.views.page_context import PlanContext
from generator.views.pieces import BudgetRow, BudgetTable
from generator.wording.words import Words


def view_budgets(context: PlanContext, budgets: Sequence[Budget]) -> tuple[BudgetTable, ...]:
    """Amounts as a table; none for none."""
    if not budgets:
        return ()
    words = context.words
    caption = context.term("budget", words.money.caption)
    return (BudgetTable(caption, tuple(_row(budget, words) for budget in budgets), ""),)


def view_sums(context: PlanContext, measures: Iterable[Measure]) -> tuple[BudgetTable, ...]:
    """Sums over the budgets that the measures' own records hold; none where no measure carries an amount.

    Only amounts of the same year, kind, label and unit are added; the remark says how many measures carry one.
    """
    words = context.words
    sums: dict[_Sort, Decimal] = {}
    carrying = number = 0
    for measure in measures:
        number += 1
        amounts = [(budget, budget.amount) for budget in measure.budgets if isinstance(budget.amount, Money)]
        carrying += bool(amounts)
        for budget, amount in amounts:
            sort = _Sort(budget.fiscal_year, budget.kind, _label(budget), amount.unit)
            sums[sort] = sums.get(sort, Decimal(0)) + amount.number
    if not sums:
        return ()
    rows = tuple(
        BudgetRow(
            both_years(sort.fiscal_year),
            _kind(sort.kind, sort.label, words),
            words.money.amount_and_unit.format(amount=number_text(total), unit=sort.unit),
            "",
            (),
        )
        for sort, total in sums.items()
    )
    told = words.money.sum_of.format(carrying=carrying, all=number)
    return (BudgetTable(words.money.sum_caption, rows, f"{words.money.sum_share}{told}"),)


class _Sort(NamedTuple):
    """What two amounts must have in common to be added."""

    fiscal_year: int
    kind: BudgetKind
    label: str
    unit: str


def _label(budget: Budget) -> str:
    return "" if isinstance(budget.label, Absent) else budget.label


def _kind(kind: BudgetKind, label: str, words: Words) -> str:
    told = words.money.kinds[kind]
    if told and label:
        return words.money.sum_kind.format(kind=told, label=label)
    return told or label


def _row(budget: Budget, words: Words) -> BudgetRow:
    missing = absent_text(budget.amount, words) if isinstance(budget.amount, Absent) else ""
    return BudgetRow(
        both_years(budget.fiscal_year),
        _kind(budget.kind, _label(budget), words),
        _amount(budget, words),
        missing,
        tuple(_remarks(budget, words)),
    )


def _amount(budget: Budget, words: Words) -> str:
    """The amount as published, with its unit where the published words do not hold it."""
    published = budget.as_published
    if isinstance(budget.amount, Absent):
        return "" if isinstance(published, Absent) else published
    if isinstance(published, Absent):
        return money_text(budget.amount, words)
    if names_a_unit(published):
        return published
    return words.money.amount_and_unit.format(amount=published, unit=budget.amount.unit)


def money_text(money: Money, words: Words) -> str:
    """12,850千円; as the document has it where the amount was written that way."""
    if money.as_published:
        published = money.as_published
        return published if names_a_unit(published) else published + money.unit
    return words.money.amount_and_unit.format(amount=number_text(money.number), unit=money.unit)


def _remarks(budget: Budget, words: Words) -> Iterable[str]:
    if not isinstance(budget.includes, Absent):
        yield budget.includes
    for fund in budget.funding:
        yield words.money.funding.format(name=fund.name, amount=_fund(fund, words))
    if not isinstance(budget.staff_cost, Absent):
        yield words.money.staff_cost.format(amount=money_text(budget.staff_cost, words))
    if not isinstance(budget.full_time_equivalents, Absent):
        yield words.money.staff.format(number=number_text(budget.full_time_equivalents))


def _fund(fund: Funding, words: Words) -> str:
    return absent_text(fund.amount, words) if isinstance(fund.amount, Absent) else money_text(fund.amount, words)
