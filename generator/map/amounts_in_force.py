"""Which amounts of a unit stand: what a later report gives again takes the place of what was told before, and is never added to it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.amounts import worth
from generator.model.basics import NOT_STATED, Absent
from generator.model.money import Budget, BudgetKind, Money

SEVERAL_A_YEAR: Final = (BudgetKind.SUPPLEMENTARY, BudgetKind.COMMITMENT)
"""Of these a year may have several, one after the other; told again is only the very same amount."""


class SameAmount(NamedTuple):
    """What two amounts have in common that are the same one, told twice. ``number``, in units without 千 or 百万, only tells apart what a year may have several of."""

    kind: BudgetKind
    first: int
    last: int | Absent
    label: str | Absent
    number: Decimal | None


def same_amount(budget: Budget, amount: Money) -> SameAmount:
    """Which amount it is, whoever tells it."""
    of_many = budget.kind in SEVERAL_A_YEAR
    return SameAmount(
        budget.kind, budget.fiscal_year, budget.last_year, budget.label, worth(amount) if of_many else None
    )


def is_same_sum(one: Budget, other: Budget) -> bool:
    """Whether both tell the same sum, in whatever unit (1.1百万円, 1,100千円)."""
    amounts = [each.amount for each in (one, other) if isinstance(each.amount, Money)]
    return len(amounts) == 2 and worth(amounts[0]) == worth(amounts[1])


def later_amounts(budgets: Sequence[Budget]) -> tuple[Budget | Absent, ...]:
    """For each of the amounts of one unit the one by which a later file replaced it; Absent where it stands.

    ``budgets`` are those of the plan, then those of the reports, the earliest first. Each report on a unit is a file of its own, so that two of one
    file stand beside each other.
    """
    last: dict[SameAmount, Budget] = {}
    for budget in budgets:
        if isinstance(budget.amount, Money):
            last[same_amount(budget, budget.amount)] = budget
    found: list[Budget | Absent] = []
    for budget in budgets:
        later = last[same_amount(budget, budget.amount)] if isinstance(budget.amount, Money) else budget
        found.append(NOT_STATED if later.place.file == budget.place.file else later)
    return tuple(found)


def amounts_in_force(budgets: Sequence[Budget]) -> tuple[Budget, ...]:
    """The amounts that stand, in their order."""
    return tuple(
        budget for budget, later in zip(budgets, later_amounts(budgets), strict=True) if isinstance(later, Absent)
    )
