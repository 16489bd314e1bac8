"""Amounts that are ten, a hundred or a thousand times what they are held against: a digit or a unit was most likely copied wrong."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import worth
from generator.checks.slips import is_slip_in_series, tell_ratio
from generator.map.amounts_in_force import SEVERAL_A_YEAR, SameAmount, same_amount
from generator.model.basics import Absent
from generator.model.money import Budget, BudgetKind, Money
from generator.problems.problem import Problem, problem

_POWERS: Final = tuple(Decimal(10) ** power for power in (1, 2, 3, 4, 5, 6))
_SPENT: Final = (Decimal("0.8"), Decimal("1.1"))
"""What is spent of a budget, once the digits are right."""
_FEW: Final = 100000
"""Below so many yen anything may come on top."""
_A_UNIT: Final = 500
_FEW_IN_SERIES: Final = 1000
"""What is a unit of yen away (千円 and 円), and how many yen are too few to tell."""
_BUDGETED: Final = (BudgetKind.INITIAL, BudgetKind.FINAL, BudgetKind.SUPPLEMENTARY)


def check_money_slips(budgets: Sequence[Budget]) -> Iterator[Problem]:
    """The amounts of one unit: what was settled beside the budget of its year, and one amount beside what a later report makes of it."""
    for budget in budgets:
        if isinstance(budget.amount, Money) and budget.kind is BudgetKind.SETTLED:
            planned = _planned(budgets, budget)
            slipped = planned >= _FEW and not _is_in_another_unit(budget, budgets)
            if slipped and (power := _slip(worth(budget.amount) / planned)):
                yield _tell(budget, power, "その年度の予算")
    before: dict[SameAmount, Money] = {}
    for budget in budgets:
        if isinstance(budget.amount, Absent) or budget.kind in SEVERAL_A_YEAR:
            continue
        earlier = before.setdefault(key := same_amount(budget, budget.amount), budget.amount)
        one, other = worth(budget.amount), worth(earlier)
        before[key] = budget.amount
        if (
            min(one, other) > 0
            and not _is_in_another_unit(budget, budgets)
            and max(one, other) / min(one, other) in _POWERS
        ):
            yield _tell(budget, one / other, f"前に書かれた「{earlier.number:,f}{earlier.unit}」")
    yield from _check_years(budgets)


def _check_years(budgets: Sequence[Budget]) -> Iterator[Problem]:
    """Staff of 350 beside 3.5 and 3.6 in all other years, and an amount a thousand times, or a thousandth, of what it is in them."""
    for budget in budgets:
        others = [each for each in budgets if _of_another_year(each, budget)]
        for staff in budget.staff:
            sizes = [(each.fiscal_year, number) for each in others for number in _staff_of(each, staff.label)]
            if sizes and staff.number > 0:
                nearest = min(sizes, key=lambda each: abs(each[0] - budget.fiscal_year))[1]
                if is_slip_in_series(staff.number, nearest, [size for _, size in sizes]):
                    ratio = tell_ratio(staff.number, nearest)
                    what = "ほかの年度の職員数（人工）"
                    told = {"wording": f"{staff.number:f}人", "other": f"{nearest:f}人", "what": what}
                    yield problem("K568", budget.place, ratio=ratio, **told)
        amounts = [(each, worth(each.amount)) for each in others if isinstance(each.amount, Money)]
        if len(amounts) < 2 or not isinstance(budget.amount, Money) or budget.amount.number <= 0:
            continue
        before, nearest = min(amounts, key=lambda each: abs(each[0].fiscal_year - budget.fiscal_year))
        own = worth(budget.amount)
        power = max(own, nearest) / min(own, nearest) if nearest > 0 else Decimal(0)
        least = min(own, *(size for _, size in amounts)) >= _FEW_IN_SERIES
        if least and power >= _A_UNIT and is_slip_in_series(own, nearest, [size for _, size in amounts]):
            amount = before.amount
            told_before = f"{amount.number:,f}{amount.unit}" if isinstance(amount, Money) else ""
            yield _tell(budget, round(own / nearest, 6), f"{before.fiscal_year}年度の「{told_before}」")


def _of_another_year(other: Budget, budget: Budget) -> bool:
    alike = (other.kind, other.label, other.last_year) == (budget.kind, budget.label, budget.last_year)
    return alike and other.fiscal_year != budget.fiscal_year


def _staff_of(budget: Budget, label: str | Absent) -> Iterator[Decimal]:
    yield from (each.number for each in budget.staff if each.label == label and each.number > 0)


def _is_in_another_unit(budget: Budget, budgets: Sequence[Budget]) -> bool:
    """Whether an amount of the same year has the same digits and another unit: K532 tells of that."""
    own = budget.amount
    alike = (each.amount for each in budgets if each.fiscal_year == budget.fiscal_year)
    return isinstance(own, Money) and any(
        isinstance(each, Money) and each.number == own.number and each.unit is not own.unit for each in alike
    )


def _planned(budgets: Sequence[Budget], settled: Budget) -> Decimal:
    """All that was budgeted for its year under its name; 0 where nothing was, or something that is not told."""
    told: dict[BudgetKind, Decimal] = {}
    for each in budgets:
        alike = (each.fiscal_year, each.last_year, each.label) == (
            settled.fiscal_year,
            settled.last_year,
            settled.label,
        )
        if alike and each.kind in _BUDGETED:
            if isinstance(each.amount, Absent):
                return Decimal(0)
            own = worth(each.amount)
            told[each.kind] = told.get(each.kind, Decimal(0)) + own if each.kind is BudgetKind.SUPPLEMENTARY else own
    added = told.get(BudgetKind.INITIAL, Decimal(0)) + max(told.get(BudgetKind.SUPPLEMENTARY, Decimal(0)), Decimal(0))
    return max(added, told.get(BudgetKind.FINAL, Decimal(0)))


def _slip(ratio: Decimal) -> Decimal:
    """The power of ten by which an amount is too great; 0 where it is none."""
    return next((power for power in _POWERS if _SPENT[0] <= ratio / power <= _SPENT[1]), Decimal(0))


def _tell(budget: Budget, power: Decimal, what: str) -> Problem:
    amount = budget.amount
    wording = f"{amount.number:,f}{amount.unit}" if isinstance(amount, Money) else ""
    ratio = f"およそ {power:,.0f} 倍" if power > 1 else f"およそ {1 / power:,.0f} 分の 1"
    return problem("K584", budget.place, year=budget.fiscal_year, wording=wording, what=what, ratio=ratio)
