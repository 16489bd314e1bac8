"""Amounts of money as published, and sums over amounts of the same year, kind, label and unit."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

import msgspec

from generator.amounts import names_a_unit
from generator.map.amounts_in_force import amounts_in_force, is_same_sum, later_amounts
from generator.map.site_index import SiteIndex, whole_key
from generator.model.basics import NOT_STATED, Absent, SourceRef, YearSpan
from generator.model.money import Budget, BudgetKind, Money
from generator.model.plans import WordedField
from generator.views.facets import amounts_told
from generator.views.formats import MINUS_SIGNS, absent_text, both_years, number_text, span_text
from generator.views.page_context import PageContext, PlanContext
from generator.views.pieces import BudgetRow, BudgetTable, Link
from generator.views.published import text_or_reason
from generator.views.source_places import source_link
from generator.wording.words import Words


def view_budgets(context: PlanContext, budgets: Sequence[Budget]) -> tuple[BudgetTable, ...]:
    """Amounts as a table, in the order of their years; none for none. Where all stand in one place, it is told once.

    One that a later report gives anew says so.
    """
    if not budgets:
        return ()
    words = context.words
    caption = context.term(WordedField.BUDGET)
    ordered = sorted(zip(budgets, later_amounts(budgets), strict=True), key=lambda told: _years(told[0]))
    rows = tuple(_row(context, budget, later, words) for budget, later in ordered)
    places = {row.source for row in rows}
    if len(places) == 1:
        rows = tuple(msgspec.structs.replace(row, source=Link("", "")) for row in rows)
    return (BudgetTable(caption, rows, "", places.pop() if len(places) == 1 else Link("", "")),)


def from_source(budgets: Iterable[Budget], *sources: SourceRef | Absent) -> Iterator[Budget]:
    """The amounts, each with its source: where it names none, the first of ``sources`` that is known."""
    told = next((source for source in sources if not isinstance(source, Absent)), NOT_STATED)
    for budget in budgets:
        yield budget if isinstance(budget.source, SourceRef) else msgspec.structs.replace(budget, source=told)


def amount_lines(context: PlanContext, budgets: Sequence[Budget]) -> tuple[str, ...]:
    """The amounts of the newest year that has any, for lists: 決算（令和元年度）：366,014千円."""
    words = context.words
    told = [budget for budget in amounts_in_force(budgets) if isinstance(budget.amount, Money)]
    newest = max(map(_years, told), default=(0, 0))
    return tuple(
        words.money.in_short.format(
            kind=_kind(budget.kind, _label(budget), words) or words.money.amount,
            years=_short_years(budget, words),
            amount=_amount(budget, words),
        )
        for budget in told
        if _years(budget) == newest
    )


def _years(budget: Budget) -> tuple[int, int]:
    """Last and first year: amounts stand in the order of their years, one of several years at its last."""
    return budget.fiscal_year if isinstance(budget.last_year, Absent) else budget.last_year, budget.fiscal_year


def _short_years(budget: Budget, words: Words) -> str:
    last = budget.fiscal_year if isinstance(budget.last_year, Absent) else budget.last_year
    return span_text(YearSpan(budget.fiscal_year, last), words)


def years_text(budget: Budget, words: Words) -> str:
    """令和元年度（2019年度）; of several years together 平成23年度（2011年度）～平成27年度（2015年度）."""
    if isinstance(budget.last_year, Absent):
        return both_years(budget.fiscal_year)
    return words.place.period.format(first=both_years(budget.fiscal_year), last=both_years(budget.last_year))


def view_sums(context: PageContext, keys: Sequence[str], *, among: bool = False) -> tuple[BudgetTable, ...]:
    """Sums over the amounts that stand of the measures (by key), of the plan and of the reports; none where no measure carries one.

    Only amounts of the same year, kind, label and unit are added, an amount that is printed again with its measure once; the remark says how many
    measures carry one (``among``: that these are those a department is in charge of, and not all that name it), and of measures of several plans that nobody can know which amounts are told in two of them.
    """
    words = context.words
    sums: dict[_Sort, Decimal] = {}
    about: set[_Sort] = set()
    minus = "-"
    carrying: list[str] = []
    held = dict.fromkeys(keys)
    for key in held:
        amounts = _amounts(context.site_index, key, words)
        if amounts:
            carrying.append(key)
        told_before = _told_before(context.site_index, key, held, words)
        for sort, budget, amount in amounts:
            if (sort, amount.number) in told_before:
                continue
            sums[sort] = sums.get(sort, Decimal(0)) + amount.number
            if _is_about(budget, amount):
                about.add(sort)
            if amount.number < 0:
                minus = next((sign for sign in MINUS_SIGNS if sign in _published(budget, amount)), minus)
    if not sums:
        return ()
    rows = tuple(
        BudgetRow(
            sort.years,
            _kind(sort.kind, sort.label, words),
            _sum(total, sort.unit, minus, about=sort in about, words=words),
            "",
            (),
        )
        for sort, total in sorted(sums.items(), key=lambda item: item[0].order)
    )
    pattern = words.money.sum_of_own if among else words.money.sum_of
    told = pattern.format(carrying=len(carrying), all=len(held))
    if len({key.rpartition("/")[0] for key in carrying}) > 1:
        told = words.money.sum_across.format(told=told)
    return (BudgetTable(words.money.sum_caption, rows, told),)


def _amounts(site_index: SiteIndex, key: str, words: Words) -> list[tuple["_Sort", Budget, Money]]:
    """What stands of the measure with the key and has an amount, each with what it may be added to."""
    return [
        (_Sort(years_text(each, words), each.kind, _label(each), each.amount.unit, _years(each)), each, each.amount)
        for each in amounts_told(site_index, key)
        if isinstance(each.amount, Money)
    ]


def _told_before(
    site_index: SiteIndex, key: str, held: Container[str], words: Words
) -> frozenset[tuple["_Sort", Decimal]]:
    """Of a measure that is printed once more: the amounts of the first one, where that is one of those ``held`` by their keys."""
    city, plan, _ = key.split("/")
    firsts = [whole_key(each.measure, city, plan) for each in site_index.measures[key].repeats]
    return frozenset(
        (sort, amount.number)
        for first in firsts
        if first in held
        for sort, _, amount in _amounts(site_index, first, words)
    )


def _sum(total: Decimal, unit: str, minus: str, *, about: bool, words: Words) -> str:
    """A sum in words, below 0 with the sign that the documents write."""
    number = (minus if total < 0 else "") + number_text(abs(total))
    text = _with_unit(number, unit, words)
    return words.chart.approximate.format(number=text) if about else text


def _is_about(budget: Budget, amount: Money) -> bool:
    """Whether the document gives an amount as an approximate one: a sum that holds it is approximate too."""
    return _ABOUT.search(_published(budget, amount)) is not None


def _published(budget: Budget, amount: Money) -> str:
    return amount.as_published if isinstance(budget.as_published, Absent) else budget.as_published + amount.as_published


_ABOUT: Final = re.compile("約|おおむね|おおよそ|概ね|程度|前後|概算")


class _Sort(NamedTuple):
    """What two amounts must have in common to be added."""

    years: str
    kind: BudgetKind
    label: str
    unit: str
    order: tuple[int, int]


def _label(budget: Budget) -> str:
    return "" if isinstance(budget.label, Absent) else budget.label


def _kind(kind: BudgetKind, label: str, words: Words) -> str:
    told = words.money.kinds[kind]
    if told and label:
        return words.money.sum_kind.format(kind=told, label=label)
    return told or label


def _row(context: PlanContext, budget: Budget, later: Budget | Absent, words: Words) -> BudgetRow:
    missing = absent_text(budget.amount, words) if isinstance(budget.amount, Absent) else ""
    return BudgetRow(
        years_text(budget, words),
        _kind(budget.kind, _label(budget), words),
        _amount(budget, words),
        missing,
        (*_replaced(budget, later, words), *_remarks(budget, words)),
        Link("", "") if _is_of_nothing(budget) else source_link(context, budget.source),
    )


def _replaced(budget: Budget, later: Budget | Absent, words: Words) -> Iterator[str]:
    """That a later report gives another amount in its place."""
    if not isinstance(later, Absent) and not is_same_sum(budget, later):
        yield words.money.replaced.format(by=_amount(later, words))


def _is_of_nothing(budget: Budget) -> bool:
    """Whether there is neither an amount nor a document that could tell of one."""
    source = budget.source
    return isinstance(budget.amount, Absent) and isinstance(source, SourceRef) and source.untold


def _amount(budget: Budget, words: Words) -> str:
    """The amount as published, with its unit where the published words do not hold it."""
    published = budget.as_published
    if isinstance(budget.amount, Absent):
        return "" if isinstance(published, Absent) else published
    if isinstance(published, Absent):
        return money_text(budget.amount, words)
    if names_a_unit(published):
        return published
    return _with_unit(published, budget.amount.unit, words)


def money_text(money: Money, words: Words) -> str:
    """12,850千円; as the document has it where the amount was written that way."""
    if money.as_published:
        published = money.as_published
        return published if names_a_unit(published) else published + money.unit
    return _with_unit(number_text(money.number), money.unit, words)


_BEFORE: Final = re.compile(r"US\$|[£$€]")


def _with_unit(amount: str, unit: str, words: Words) -> str:
    """12,850千円; the marks of some currencies stand before the number: £1.2m."""
    mark = _BEFORE.match(unit)
    if mark:
        return f"{mark[0]}{amount}{unit[mark.end() :]}"
    return words.money.amount_and_unit.format(amount=amount, unit=unit)


def _remarks(budget: Budget, words: Words) -> Iterable[str]:
    includes = text_or_reason(budget.includes, words)
    if isinstance(includes, str):
        yield includes
    for part in budget.parts:
        yield words.money.part.format(name=part.label, amount=_part(part.amount, words))
    for fund in budget.funding:
        yield words.money.funding.format(name=fund.name, amount=_part(fund.amount, words))
    for cost in budget.staff_costs:
        pattern = words.money.staff_cost if isinstance(cost.label, Absent) else words.money.staff_cost_of
        yield pattern.format(name=cost.label, amount=_part(cost.amount, words))
    for staff in budget.staff:
        pattern = words.money.staff if isinstance(staff.label, Absent) else words.money.staff_of
        yield pattern.format(name=staff.label, number=number_text(staff.number))
    for unit_cost in budget.unit_costs:
        yield words.money.unit_cost.format(name=unit_cost.label, amount=_part(unit_cost.amount, words))
    if not isinstance(budget.editor_note, Absent):
        yield words.money.editor_note.format(note=budget.editor_note)


def _part(amount: Money | Absent, words: Words) -> str:
    return absent_text(amount, words) if isinstance(amount, Absent) else money_text(amount, words)
