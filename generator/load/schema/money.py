"""Shapes of money and people: amounts with their unit, parts, funding, staff."""

import re
import unicodedata
from typing import Any, Final, NamedTuple

from generator.amounts import (
    FOREIGN_MONEY,
    Band,
    ReadAmount,
    UnreadAmount,
    Why,
    converted,
    parse_amount,
    parse_unit,
    unit_text,
)
from generator.load.parse import Mapping, Node, Scalar, Sequence
from generator.load.scalars import fiscal_year, number, plain_text, published, words
from generator.load.schema.amounts import WrittenAmount, number_or_wording
from generator.load.schema.pieces import SOURCE, editorial, quote
from generator.load.take import Held, Listed, Shape, Take, Taking, listed, may, need, record
from generator.load.unread_wordings import unread_details
from generator.model.basics import NOT_STATED, Absent, Reason
from generator.model.money import MONEY_UNITS, Budget, BudgetKind, CostPart, Funding, Money, StaffNumber, UnitCost
from generator.problems.problem import REFUSED, Refused

FOREIGN_UNIT: Final = (
    r"[^\s0-9０-９]{0,4}(?:[£$€]|ドル|ポンド|ユーロ|ウォン|元|USD|GBP|EUR|pounds?|dollars?|euros?)[^\s0-9０-９]{0,4}"
)
"""What a unit of another currency looks like, for editors; the grammar of amounts decides."""


_ALLOWED: Final = f"{'、'.join(MONEY_UNITS)}（円でなければ £、$、€、£m、千ドル など）"


def money_unit(node: Node, taking: Taking) -> str | Refused:
    """A unit of money as printed, of any currency."""
    text = plain_text(node, taking)
    if isinstance(text, Refused) or text in MONEY_UNITS or parse_unit(text).name in FOREIGN_MONEY:
        return text
    return taking.report("K315", node, text=text, allowed=_ALLOWED)


def _money(held: Held, taking: Taking) -> Money | Refused:
    amount = held.values["amount"]
    if isinstance(amount, WrittenAmount):
        return _money_as_written(amount, held, taking)
    if not held.has("unit"):
        return taking.report_missing(held.node, label="金額", key="unit", about="単位（千円など）")
    return Money(amount, held.values["unit"])


def _money_as_written(written: WrittenAmount, held: Held, taking: Taking) -> Money | Refused:
    """The amount of a wording that says its unit itself, or whose unit stands beside it."""
    outcome = parse_amount(written.text)
    if not isinstance(outcome, ReadAmount) or isinstance(outcome.of, Band) or outcome.of.bound or outcome.of.change:
        why = outcome.why if isinstance(outcome, UnreadAmount) else Why.WORDS
        hint = "「amount」に数だけを、「unit」に単位を書き、原文の書き方は「as_published」に書いてください。"
        return taking.report("K525", written.node, **{**unread_details(why), "wording": written.text, "hint": hint})
    of = outcome.of
    printed = unit_text(of)
    declared = held.values["unit"] if held.has("unit") else printed
    if not declared or (not of.unit and of.power):
        return taking.report_missing(held.node, label="金額", key="unit", about="単位（千円など）")
    if of.unit not in ("", "円", *FOREIGN_MONEY):
        return taking.report("K315", written.node, text=printed, allowed=_ALLOWED)
    foreign = parse_unit(declared).name in FOREIGN_MONEY
    unit = declared if foreign or declared in MONEY_UNITS else "円"
    number = converted(of, parse_unit(unit))
    if isinstance(number, Absent):
        return taking.report("K521", written.node, wording=written.text, value="", printed=printed, declared=unit)
    return Money(number, unit, written.text)


MONEY: Final = Shape(
    "金額",
    (
        need("amount", number_or_wording, "金額の数。または、単位の付いた原文の書き方のまま"),
        may("unit", money_unit, "単位"),
    ),
    _money,
)


def _amount(held: Held, taking: Taking) -> Money | Absent | Refused:
    """The amount of a record that holds ``amount`` and ``unit``, or ``missing`` instead."""
    count = held.has("amount") + held.has("missing")
    if count != 1:
        return taking.report("K313", held.node, label="金額", keys="amount / missing", count=count)
    if held.refuse_lone("note", "missing", "値がない理由", taking):
        return REFUSED
    if held.has("missing"):
        return Absent(held.values["missing"], held.values["note"])
    return _money(held, taking)


def _funding(held: Held, taking: Taking) -> Funding | Refused:
    amount = _amount(held, taking)
    return amount if isinstance(amount, Refused) else Funding(held.values["name"], amount)


_AMOUNT_KEYS: Final = (
    may("amount", number_or_wording, "金額の数。または、単位の付いた原文の書き方のまま"),
    may("unit", money_unit, "単位"),
    may("missing", words(Reason), "金額がない理由"),
    may("note", plain_text, "理由の補足", ""),
)

FUNDING: Final = Shape("財源", (need("name", published, "財源の名前"), *_AMOUNT_KEYS), _funding)


def _unit_cost(held: Held, taking: Taking) -> UnitCost | Refused:
    amount = _amount(held, taking)
    return amount if isinstance(amount, Refused) else UnitCost(held.values["label"], amount)


def _cost_part(held: Held, taking: Taking) -> CostPart | Refused:
    amount = _amount(held, taking)
    return amount if isinstance(amount, Refused) else CostPart(held.values["label"], amount)


UNIT_COST: Final = Shape(
    "単位当たりのコスト", (need("label", published, "名前（利用者1人当たりなど）"), *_AMOUNT_KEYS), _unit_cost
)

COST_PART: Final = Shape(
    "費用の内訳", (need("label", published, "内訳の名前（直接費、間接人件費など）"), *_AMOUNT_KEYS), _cost_part
)

STAFF_NUMBER: Final = Shape(
    "職員の種類ごとの人数",
    (need("label", published, "職員の種類（正規職員など）"), need("number", number, "人工（常勤換算の人数）")),
    record(StaffNumber),
)


def staff_number(node: Node, taking: Taking) -> StaffNumber | Refused:
    """The full-time equivalents of one kind of staff, or a bare number where the document does not say of which kind."""
    if isinstance(node, Mapping):
        return STAFF_NUMBER(node, taking)
    value = number(node, taking)
    return value if isinstance(value, Refused) else StaffNumber(NOT_STATED, value)


class OneOrListed:
    """One value without a name, or a list of named ones."""

    def __init__(self, one: Take[Any], several: Take[Any]) -> None:
        self.one = one
        self.several = Listed(several)

    def __call__(self, node: Node, taking: Taking) -> Any | Refused:
        """Take the one or the list at ``node``."""
        if isinstance(node, Sequence):
            return self.several(node, taking)
        return self.one(node, taking)


def only_cost(node: Node, taking: Taking) -> tuple[CostPart, ...] | Refused:
    """The cost of all staff together."""
    money = MONEY(node, taking)
    return money if isinstance(money, Refused) else (CostPart(NOT_STATED, money),)


def only_number(node: Node, taking: Taking) -> tuple[StaffNumber, ...] | Refused:
    """The full-time equivalents of all staff together."""
    value = number(node, taking)
    return value if isinstance(value, Refused) else (StaffNumber(NOT_STATED, value),)


class BudgetYears(NamedTuple):
    """The fiscal years of an amount, both included; the same twice for one."""

    first: int
    last: int


_SPAN: Final = re.compile(r"([0-9]{4})\s*[-‐-―−~〜～]\s*([0-9]{4})\Z")


def _budget_span(held: Held, taking: Taking) -> BudgetYears | Refused:
    return _in_order(held.values["from"], held.values["to"], held.node, taking)


def _in_order(first: int, last: int, node: Node, taking: Taking) -> BudgetYears | Refused:
    return taking.report("K508", node, first=first, last=last) if last < first else BudgetYears(first, last)


BUDGET_SPAN: Final = Shape(
    "何年度か分",
    (need("from", fiscal_year, "最初の年度"), need("to", fiscal_year, "最後の年度")),
    _budget_span,
)


def budget_years(node: Node, taking: Taking) -> BudgetYears | Refused:
    """A fiscal year (2024), or the years of one amount: 2011-2015 or ``{from: 2011, to: 2015}``."""
    if isinstance(node, Mapping):
        return BUDGET_SPAN(node, taking)
    if isinstance(node, Scalar):
        found = _SPAN.match(unicodedata.normalize("NFKC", node.text.strip()))
        if found:
            return _in_order(int(found[1]), int(found[2]), node, taking)
    year = fiscal_year(node, taking)
    return year if isinstance(year, Refused) else BudgetYears(year, year)


STAFF_COST: Final = OneOrListed(only_cost, COST_PART)
STAFF_NUMBERS: Final = OneOrListed(only_number, staff_number)


def _budget(held: Held, taking: Taking) -> Budget | Refused:
    amount = _amount(held, taking)
    if isinstance(amount, Refused):
        return amount
    values = {key: value for key, value in held.values.items() if key not in ("unit", "missing", "note")}
    if isinstance(values["amount"], WrittenAmount) and not held.has("as_published"):
        values["as_published"] = values["amount"].text
    years: BudgetYears = values.pop("fiscal_year")
    values["staff_costs"] = values.pop("staff_cost")
    values["staff"] = values.pop("full_time_equivalents")
    values["last_year"] = years.last if years.last != years.first else NOT_STATED
    return Budget(**{**values, "fiscal_year": years.first, "amount": amount, "place": held.place})


BUDGET: Final = Shape(
    "予算・決算",
    (
        need("fiscal_year", budget_years, "予算の年度（何年度か分の額なら 2011-2015）"),
        need("kind", words(BudgetKind), "区分"),
        *_AMOUNT_KEYS,
        may("as_published", quote, "原文の書き方"),
        may("label", published, "原文の名前（一般会計など）"),
        may("includes", quote, "原文のただし書き"),
        may("parts", listed(COST_PART), "総額の内訳のすべて（直接費と間接費など）", ()),
        may("funding", listed(FUNDING), "財源", ()),
        may("staff_cost", STAFF_COST, "人件費。種類がいくつかあれば一覧", ()),
        may("full_time_equivalents", STAFF_NUMBERS, "人工（常勤換算の人数）。職員の種類がいくつかあれば一覧", ()),
        may("unit_costs", listed(UNIT_COST), "単位当たりのコスト", ()),
        may("source", SOURCE, "出典"),
        may("editor_note", editorial, "編集者の注記"),
    ),
    _budget,
)
