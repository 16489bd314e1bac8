"""The unit that a line's name bears is that of its amount: 1人当たりコスト（円） is none in 千円; and 12.850千円 is most likely 12,850千円."""

import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.model.basics import Absent
from generator.model.money import Budget, Money
from generator.problems.problem import Problem, problem

_UNIT: Final = re.compile(r"[(\[〔【](?:単位\s*[::]?\s*)?(円|千円|万円|百万円|億円|£|£m|£k|£000)[)\]〕】]")
_GROUP: Final = 3
_THOUSAND: Final = Decimal(1000)


def check_money_labels(budget: Budget) -> Iterator[Problem]:
    """One amount, its parts, its sources, its staff cost and its unit costs, each under its name."""
    lines: list[tuple[str | Absent, Money | Absent]] = [(budget.label, budget.amount)]
    lines += [(each.label, each.amount) for each in (*budget.parts, *budget.staff_costs)]
    lines += [(each.label, each.amount) for each in budget.unit_costs]
    lines += [(each.name, each.amount) for each in budget.funding]
    for label, amount in lines:
        named = _UNIT.findall(unicodedata.normalize("NFKC", label)) if isinstance(label, str) else []
        if isinstance(amount, Money) and len(named) == 1 and named[0] != amount.unit and not amount.as_published:
            value = f"{amount.number:,f}"
            yield problem(
                "K521",
                budget.place,
                wording=label,
                printed=named[0],
                value=f"「{value}」",
                declared=amount.unit,
                hint="",
            )
    if isinstance(budget.amount, Money) and _is_dotted(budget.amount):
        number, unit = budget.amount.number, budget.amount.unit
        what = f"コンマで区切った「{number * _THOUSAND:,.0f}{unit}」"
        wording = f"{number:f}{unit}"
        yield problem("K584", budget.place, year=budget.fiscal_year, wording=wording, what=what, ratio="1,000 分の 1")


def _is_dotted(amount: Money) -> bool:
    """Whether a point stands where a comma may have stood: three digits behind it, of an amount that is told in whole units."""
    exponent = amount.number.as_tuple().exponent
    return amount.unit in ("円", "千円") and exponent == -_GROUP and abs(amount.number) < _THOUSAND
