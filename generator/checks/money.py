"""Money, staff, ranks and schedules beside their published wording; totals beside their parts."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from generator.amounts import Quantity, ReadAmount, Unit, mentions_of, parse_amount, parse_unit, worth
from generator.checks.held_wording import HeldWording, check_number
from generator.checks.money_labels import check_money_labels
from generator.checks.money_slips import check_money_slips
from generator.checks.money_words import check_said_of_money
from generator.checks.passed_plans import plans_to_check
from generator.checks.periods import check_label, check_schedule
from generator.checks.schedules import check_schedule_in_plan
from generator.checks.wanting_reasons import check_reason
from generator.map.amounts_in_force import SEVERAL_A_YEAR, SameAmount, same_amount
from generator.model.basics import NOT_STATED, Absent, Place
from generator.model.money import Budget, Money
from generator.model.narrative import Resources, StaffFigure
from generator.model.plans import Measure, Pillar, Plan, Priority
from generator.model.site import PlanFolder, Site
from generator.problems.problem import Problem, problem

_PEOPLE: Final = Unit(0, "人")
_SHARE: Final = Unit(0, "%")
_FEW_DIGITS: Final = 1000  # below it two different sums may well have the same digits
_GENERAL: Final = ("一般財源", "一財")


def check_money(site: Site, passed: Collection[str] = ()) -> Iterator[Problem]:
    """Every budget, staff figure, rank and schedule. Plans in ``passed`` are passed over."""
    for _, folder in plans_to_check(site, passed):
        yield from _check_plan(folder)


def _check_plan(folder: PlanFolder) -> Iterator[Problem]:
    for part in folder.plan.narrative:
        if isinstance(part, Resources):
            for staff in part.staff:
                yield from _check_staff(staff, part.head.place)
            yield from _check_budgets(part.budgets)
    reported = _reported(folder)
    of_plan = (*folder.plan.budgets, *reported.get((Plan, ""), ()))
    yield from _check_said(of_plan, folder.plan)
    yield from _check_twice(of_plan)
    holders: tuple[Pillar | Measure, ...] = (*folder.pillars, *folder.measures)
    for holder in holders:
        of_holder = (*holder.budgets, *reported.get((type(holder), holder.id), ()))
        yield from _check_said(of_holder, holder)
        yield from _check_twice(of_holder)
    for measure in folder.measures:
        yield from check_schedule(measure)
        yield from check_schedule_in_plan(measure, folder.plan.period)
    for each in holders:
        yield from _check_rank(each)


def _reported(folder: PlanFolder) -> Mapping[tuple[type, str], list[Budget]]:
    """The amounts that the results tell of the plan, its pillars and measures, by kind and id ("" for the plan)."""
    told: dict[tuple[type, str], list[Budget]] = {}
    for results in folder.results:
        if not isinstance(results.plan, Absent):
            told.setdefault((Plan, ""), []).extend(results.plan.budgets)
        for pillar in results.pillars:
            told.setdefault((Pillar, pillar.pillar.target), []).extend(pillar.budgets)
        for measure in results.measures:
            told.setdefault((Measure, measure.measure.target), []).extend(measure.budgets)
    return told


def _check_said(budgets: Sequence[Budget], holder: Plan | Pillar | Measure) -> Iterator[Problem]:
    """The amounts of one unit, each beside its words and beside the others."""
    yield from _check_budgets(budgets)
    for budget in budgets:
        yield from check_said_of_money(budget, holder)
        yield from check_money_labels(budget)
    yield from check_money_slips(budgets)


def _check_budgets(budgets: Sequence[Budget]) -> Iterator[Problem]:
    for budget in budgets:
        if isinstance(budget.last_year, Absent):
            yield from check_label(budget.fiscal_year, budget.label, budget.place)
        if isinstance(budget.as_published, str):
            yield from _check_amount(budget, budget.as_published)
        if isinstance(budget.amount, Absent):
            yield from check_reason(budget.amount, budget.as_published, budget.place)
        yield from _check_parts(budget)
        yield from _check_breakdown(budget)
    yield from _check_units(budgets)
    yield from _check_spans(budgets)


def _check_twice(budgets: Sequence[Budget]) -> Iterator[Problem]:
    """One file tells one amount of a year, kind and label; what a later report tells anew takes its place."""
    seen: dict[tuple[str, SameAmount], tuple[Money, Budget]] = {}
    for budget in budgets:
        if isinstance(budget.amount, Absent) or budget.kind in SEVERAL_A_YEAR:
            continue
        key = budget.place.file, same_amount(budget, budget.amount)
        amount, before = seen.setdefault(key, (budget.amount, budget))
        if before is not budget:
            one, other = (f"{each.number:,f}{each.unit}" for each in (amount, budget.amount))
            kind = budget.kind.japanese[0] + (budget.label if isinstance(budget.label, str) else "")
            first = f"{before.place.file}:{before.place.line}"
            yield problem("K570", budget.place, year=budget.fiscal_year, kind=kind, one=one, other=other, first=first)


def _check_units(budgets: Sequence[Budget]) -> Iterator[Problem]:
    """One sum in 千円 and, digit for digit, in 百万円: one of the units is most likely a slip."""
    seen: dict[tuple[int, Decimal], tuple[Money, Budget]] = {}
    for budget in budgets:
        if isinstance(budget.amount, Absent) or abs(budget.amount.number) < _FEW_DIGITS:
            continue
        amount, before = seen.setdefault((budget.fiscal_year, budget.amount.number), (budget.amount, budget))
        if amount.unit != budget.amount.unit:
            one, other = (f"{each.number:,f}{each.unit}" for each in (budget.amount, amount))
            first = f"{before.place.file}:{before.place.line}"
            yield problem("K532", budget.place, year=budget.fiscal_year, one=one, other=other, first=first)


def _check_amount(budget: Budget, text: str) -> Iterator[Problem]:
    """An amount beside its wording: the number in the declared unit, whatever unit the wording has."""
    if isinstance(budget.amount, Absent):
        if isinstance(parse_amount(text, ("円",)), ReadAmount):
            what, hint = (
                "金額がない理由（missing）が書かれています",
                "原文に金額があるなら、missing の代わりに amount を書いてください。",
            )
            yield problem("K526", budget.place, wording=text, what=what, hint=hint)
        return
    wording = HeldWording(text, budget.place, parse_unit(budget.amount.unit))
    outcome = wording.read()
    yield from check_number(budget.amount.number, wording, outcome)
    if (
        isinstance(outcome, ReadAmount)
        and not isinstance(outcome.period, Absent)
        and outcome.period.fiscal
        and outcome.period.year
    ):
        yield from check_label(budget.fiscal_year, text, budget.place)


def _check_parts(budget: Budget) -> Iterator[Problem]:
    """Sources of funds add up to no more than the amount; to the amount itself where the general funds, which fill the rest, are among them."""
    parts = [fund.amount for fund in budget.funding if isinstance(fund.amount, Money)]
    if isinstance(budget.amount, Absent) or not parts or not _one_currency(budget.amount, parts):
        return
    whole, total, slack = worth(budget.amount), sum(map(worth, parts), Decimal(0)), _slack(budget.amount, parts)
    staff = sum((worth(cost.amount) for cost in budget.staff_costs if isinstance(cost.amount, Money)), Decimal(0))
    complete = len(parts) == len(budget.funding) and any(
        name in fund.name for fund in budget.funding for name in _GENERAL
    )
    over = total > max(whole, whole + staff) + slack
    short = complete and total < min(whole, whole - staff) - slack
    if over or short:
        yield _differ("財源", total, budget, budget.amount)


def _check_breakdown(budget: Budget) -> Iterator[Problem]:
    """All parts of an amount make the amount; where one of them is not told, the others are no more than it."""
    parts = [part.amount for part in budget.parts if isinstance(part.amount, Money)]
    if isinstance(budget.amount, Absent) or not parts or not _one_currency(budget.amount, parts):
        return
    whole, total, slack = worth(budget.amount), sum(map(worth, parts), Decimal(0)), _slack(budget.amount, parts)
    complete = len(parts) == len(budget.parts)
    if total > whole + slack or (complete and total < whole - slack):
        yield _differ("内訳", total, budget, budget.amount)


def _check_spans(budgets: Sequence[Budget]) -> Iterator[Problem]:
    """The amounts of single years, of the same kind and label, make no more than that of the years together, all of them that very amount."""
    for budget in budgets:
        if isinstance(budget.last_year, Absent) or isinstance(budget.amount, Absent):
            continue
        years = range(budget.fiscal_year, budget.last_year + 1)
        within: dict[int, Money] = {}
        for other in budgets:
            alike = (other.kind, other.label, isinstance(other.last_year, Absent)) == (budget.kind, budget.label, True)
            if alike and other.fiscal_year in years and isinstance(other.amount, Money):
                within.setdefault(other.fiscal_year, other.amount)
        parts = list(within.values())
        if not parts or any(part.number < 0 for part in parts) or not _one_currency(budget.amount, parts):
            continue
        whole, total, slack = worth(budget.amount), sum(map(worth, parts), Decimal(0)), _slack(budget.amount, parts)
        if total > whole + slack or (len(parts) == len(years) and total < whole - slack):
            yield _differ("各年度の額", total, budget, budget.amount)


def _one_currency(whole: Money, parts: Sequence[Money]) -> bool:
    return {parse_unit(each.unit).name for each in (whole, *parts)} == {parse_unit(whole.unit).name}


def _slack(whole: Money, parts: Sequence[Money]) -> Decimal:
    """How far a sum may be from its total: each number may have been rounded to its last printed digit (1.0百万円: 50,000円); single yen are not."""
    return sum(map(_half_of_last_digit, (whole, *parts)), Decimal(0))


def _half_of_last_digit(money: Money) -> Decimal:
    exponent = money.number.as_tuple().exponent
    places = min(exponent, 0) if isinstance(exponent, int) else 0
    last = parse_unit(money.unit).power + places
    return Decimal(0) if last <= 0 else Decimal(10) ** last / 2


def _differ(what: str, total: Decimal, budget: Budget, whole: Money) -> Problem:
    scale = Decimal(10) ** parse_unit(whole.unit).power
    told = f"{(total / scale).normalize():,f}{whole.unit}"
    return problem("K528", budget.place, what=what, parts=told, whole=f"{whole.number:,f}{whole.unit}")


def _check_staff(staff: StaffFigure, place: Place) -> Iterator[Problem]:
    """Persons and share beside the line that says them; an 約 before them needs no mark, for the line itself is shown."""
    if not isinstance(staff.persons, Absent):
        wording = HeldWording(staff.as_published, place, _PEOPLE)
        yield from check_number(Decimal(staff.persons), wording, wording.read())
    if not isinstance(staff.share, Absent):
        wording = HeldWording(staff.as_published, place, _SHARE)
        share = _share(staff.share)
        if isinstance(share, Absent):
            yield problem("K305", place, key="share", text=staff.share)
        else:
            yield from check_number(share, wording, wording.read())


def _share(text: str) -> Decimal | Absent:
    """A share as typed, 5.6 or 5.6%."""
    outcome = parse_amount(text)
    if isinstance(outcome, ReadAmount) and isinstance(outcome.of, Quantity) and outcome.of.unit in ("", "%"):
        return outcome.of.number
    try:
        return Decimal(text)
    except InvalidOperation:
        return NOT_STATED


def _check_rank(ranked: Pillar | Measure) -> Iterator[Problem]:
    """A rank stands in its wording, if that has a number."""
    priority: Priority | Absent = ranked.priority
    if isinstance(priority, Absent) or isinstance(priority.rank, Absent) or isinstance(priority.as_published, Absent):
        return
    told = [each for each in mentions_of(parse_amount(priority.as_published)) if isinstance(each, Quantity)]
    if told and all(each.number != priority.rank for each in told):
        yield problem("K503", ranked.place, value=priority.rank, wording=priority.as_published, reckoned="")
