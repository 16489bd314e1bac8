"""Rows of amounts to budgets of the data, and back. A row is an amount of a year, or a part of it, its funding, its staff, which belongs to the amount above it.

The wording and what it says are kept apart as in the data: ``amount`` is the wording itself where it says number and unit, else the number and unit
beside it, with the wording in ``as_published``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import FOREIGN_MONEY, Band, NoValue, ReadAmount, parse_amount, parse_unit, unit_text
from generator.model.basics import Absent
from generator.model.money import MONEY_UNITS, Budget, CostPart, Funding, Money, UnitCost
from generator.plan_books.city_lists import LinkedRow, text_of
from generator.plan_books.origins import BookEntry, BookItem
from generator.plan_books.quotes import show_quote, take_quote
from generator.plan_books.shown_figures import Row
from generator.plan_books.taking import TakenRow
from generator.problems.problem import Problem
from generator.sheets import Plain, Tree, is_mark

WHOLE_AMOUNT: Final = "whole"
_NAMED_BY: Final = {"funding": "name", "parts": "label", "unit_costs": "label"}
_STAFF: Final = ("staff_cost", "full_time_equivalents")
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?", re.ASCII)

Pairs = list[tuple[str, Tree]]


def show_budgets(holder: str, budgets: Sequence[Budget]) -> Iterator[Row]:
    """The rows of a holder's budgets, without their sources, each amount before its parts. The row of an amount bears all that is told of it."""
    for each in budgets:
        head = {
            "holder": holder,
            "year": str(each.fiscal_year),
            "through": "" if isinstance(each.last_year, Absent) else str(each.last_year),
            "kind": str(each.kind),
            "label": text_of(each.label),
        }
        yield {
            **head,
            "role": "",
            "part": "",
            **_show_amount(each.amount, each.as_published),
            "includes": show_quote(each.includes),
            "editor_note": show_quote(each.editor_note),
        }
        named: list[tuple[str, str | Absent, Money | Absent]] = [
            (role, _name_of(part), part.amount)
            for role, parts in (
                ("parts", each.parts),
                ("funding", each.funding),
                ("staff_cost", each.staff_costs),
                ("unit_costs", each.unit_costs),
            )
            for part in parts
        ]
        for role, name, amount in named:
            yield {**head, "role": role, "part": text_of(name), **_show_amount(amount, "")}
        for staff in each.staff:
            number = {"typed": f"{staff.number:f}"}
            yield {**head, "role": "full_time_equivalents", "part": text_of(staff.label), **number}


def _name_of(part: CostPart | Funding | UnitCost) -> str | Absent:
    return part.name if isinstance(part, Funding) else part.label


def _show_amount(amount: Money | Absent, printed: str | Absent) -> Row:
    """The cells of an amount. ``printed``: the wording beside it, "" where there can be none."""
    wording = show_quote(printed)
    if isinstance(amount, Absent):
        return {"as_published": wording, "missing": str(amount.reason), "missing_note": amount.note}
    if not amount.as_published:
        number = f"{amount.number:f}"
        says_itself = bool(wording) and _number_in(wording) == number
        return {"as_published": wording, "unit": amount.unit, "typed": "" if says_itself else number}
    unit = "" if _unit_in(amount.as_published) == amount.unit else amount.unit
    if wording in ("", amount.as_published):
        return {"as_published": amount.as_published, "unit": unit}
    return {"as_published": wording, "unit": unit, "typed": amount.as_published}


def _number_in(wording: str) -> str:
    """The number of a wording that is nothing but a number, which the data take as it is; "" of any other."""
    plain = unicodedata.normalize("NFKC", wording).replace(",", "")
    return f"{Decimal(plain):f}" if _NUMBER.fullmatch(plain) else ""


def _unit_in(wording: str) -> str:
    """The unit of money that a wording says by itself, as the data take it; "" where it says none."""
    printed = _printed_unit(wording) or ""
    return printed if not printed or printed in MONEY_UNITS or parse_unit(printed).name in FOREIGN_MONEY else "円"


def _lacks_unit(wording: str) -> bool:
    """Whether a wording is a number and says of no unit; what cannot be read at all the checks tell."""
    return _printed_unit(wording) == ""


def _printed_unit(wording: str) -> str | None:
    """The unit of a wording that is one number, as it stands there; None where it is none."""
    outcome = parse_amount(wording)
    return unit_text(outcome.of) if isinstance(outcome, ReadAmount) and not isinstance(outcome.of, Band) else None


class BudgetRows:
    """The rows of amounts of a workbook, by the holder that they are of, and what is asked of them."""

    def __init__(self, rows: Sequence[LinkedRow]) -> None:
        self.problems: list[Problem] = []
        self._by_holder: dict[str, list[tuple[LinkedRow, list[LinkedRow]]]] = {}
        for each in rows:
            if "holder" in each.refs:
                self._place(each, self._by_holder.setdefault(each.ref("holder"), []))

    def _place(self, each: LinkedRow, own: list[tuple[LinkedRow, list[LinkedRow]]]) -> None:
        """A row as an amount, or as a part of the last amount above it that is named alike."""
        if not each.row.said("role") or each.row.said("role") == WHOLE_AMOUNT:
            own.append((each, []))
            return
        above = [parts for whole, parts in own if _key(whole.row) == _key(each.row)]
        if above:
            above[-1].append(each)
        elif not each.row.asked:
            hint = "この行は、財源などの内訳です。同じ年度・区分・名前の「総額」の行を、この行より上に書いてください。"
            self.problems.append(each.row.tell("K879", "role", hint=hint))

    def items(self, holder: str, sources: Callable[[LinkedRow], Pairs]) -> tuple[BookItem, ...]:
        """The budgets of a holder, "" for the plan."""
        return tuple(self._item(whole, parts, sources) for whole, parts in self._by_holder.get(holder, ()))

    def _item(self, whole: LinkedRow, parts: Sequence[LinkedRow], sources: Callable[[LinkedRow], Pairs]) -> BookItem:
        row = whole.row
        entries = [BookEntry("fiscal_year", _years(row), "year"), BookEntry("kind", Plain(row.said("kind")), "kind")]
        entries += [BookEntry("label", row.said("label"), "label")] if row.said("label") else []
        if row.said("part"):
            self.problems.append(row.tell("K879", "role", hint=_WHICH_PART))
        entries += [BookEntry(key, tree, "as_published") for key, tree in self._amount(row, printed=True)]
        entries += self._text(row, "includes")
        for role in ("parts", "funding", *_STAFF, "unit_costs"):
            own = [each.row for each in parts if each.row.said("role") == role]
            if own:
                trees = tuple(self._part(each, role) for each in own)
                entries.append(BookEntry(role, _alone_or_listed(trees, role), "as_published", own[0]))
        source = sources(whole)
        entries += [BookEntry("source", dict(source), "document")] if source else []
        entries += self._text(row, "editor_note")
        return BookItem(row, tuple(entries))

    def _part(self, row: TakenRow, role: str) -> Tree:
        name = row.said("part")
        if not name and role not in _STAFF:
            self.problems.append(row.tell("K879", "part", hint="財源や内訳の名前を、文書のとおりに書いてください。"))
        pairs: Pairs = [(_NAMED_BY.get(role, "label"), name)] if name else []
        if role == "full_time_equivalents":
            number = row.said("typed") or _number_in(row.said("as_published"))
            if not number:
                hint = "人工（常勤換算の人数）を、「3.5」のように、数だけで書いてください。"
                self.problems.append(row.tell("K879", "typed", hint=hint))
            return dict([*pairs, ("number", number)]) if name else number
        return dict([*pairs, *self._amount(row, printed=False)])

    def _text(self, row: TakenRow, field: str) -> list[BookEntry]:
        tree = take_quote(row, field) if row.said(field) else ""
        if isinstance(tree, Problem):
            self.problems.append(tree)
            return []
        return [BookEntry(field, tree, field)] if tree else []

    def _amount(self, row: TakenRow, *, printed: bool) -> Pairs:
        """The keys of an amount. ``printed``: the wording may stand beside a number."""
        told = _take_amount(row, printed=printed)
        if isinstance(told, Problem):
            if not row.asked:
                self.problems.append(told)
            return []
        return told


_WHICH_PART: Final = "「内訳の名前」があるので、「何の額か」に、財源・内訳・人件費・人工・単位当たりのコストのどれかを選んでください。総額の名前なら「名前（文書のまま）」に書きます。"


def _take_amount(row: TakenRow, *, printed: bool) -> Pairs | Problem:
    wording, typed = row.said("as_published"), row.said("typed")
    if row.said("missing"):
        return _take_missing(row, printed=printed)
    if row.said("missing_note"):
        return row.tell(
            "K879", "missing", hint="補足は、値がない理由と一緒に書きます。値があるなら、補足を消してください。"
        )
    if not wording and not typed:
        return row.tell("K879", "as_published", hint="金額がなければ「値がない理由」を選んでください。")
    return _take_money(row, printed=printed)


def _take_money(row: TakenRow, *, printed: bool) -> Pairs | Problem:
    wording, unit, typed = row.said("as_published"), row.said("unit"), row.said("typed")
    if not wording.startswith("値なし") and (is_mark(wording) or isinstance(parse_amount(wording), NoValue)):
        return row.tell("K865", "as_published", wording=wording)
    if not unit and _lacks_unit(typed or wording):
        hint = "金額に単位がありません。「12,850千円」のように金額に付けて書くか、文書の見出しなどにある単位（円、千円、百万円など）を「単位」に書いてください。"
        return row.tell("K879", "unit", hint=hint)
    pairs: Pairs = [("amount", typed or wording), *([("unit", unit)] if unit else [])]
    if printed and wording and (typed or unit):
        quote = take_quote(row, "as_published")
        return quote if isinstance(quote, Problem) else [*pairs, ("as_published", quote)]
    return pairs


def _take_missing(row: TakenRow, *, printed: bool) -> Pairs | Problem:
    wording, reason = row.said("as_published"), row.said("missing")
    if row.said("typed") or _unit_in(wording) or _number_in(wording):
        shown = row.raw.cells["missing"].value
        return row.tell("K867", "missing", wording=wording or row.said("typed"), reason=shown)
    pairs: Pairs = [("missing", Plain(reason))]
    pairs += [("note", row.said("missing_note"))] if row.said("missing_note") else []
    return [*pairs, ("as_published", wording)] if wording and printed else pairs


def _alone_or_listed(trees: tuple[Tree, ...], role: str) -> Tree:
    """The only cost or number of all staff stands by itself, without a name."""
    only = trees[0]
    is_bare = isinstance(only, str) or (isinstance(only, Mapping) and "label" not in only and "missing" not in only)
    return only if role in _STAFF and len(trees) == 1 and is_bare else trees


def _years(row: TakenRow) -> Tree:
    year, last = row.said("year"), row.said("through")
    return {"from": Plain(year), "to": Plain(last)} if last and last != year else Plain(year)


def _key(row: TakenRow) -> tuple[str, ...]:
    return tuple(row.said(field) for field in ("year", "through", "kind", "label"))
