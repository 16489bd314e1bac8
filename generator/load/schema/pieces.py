"""Small shapes that many records share."""

from typing import Final, Generic, TypeVar

from generator.amounts import Band, ReadAmount, UnreadAmount, Why, converted, parse_amount, parse_unit, unit_text
from generator.load.parse import Mapping, Node
from generator.load.scalars import (
    email,
    fiscal_year,
    link,
    number,
    plain_text,
    published,
    reference,
    whole_number,
    words,
)
from generator.load.schema.amounts import WrittenAmount, number_or_wording, unread_details
from generator.load.take import REASON_WITHIN, Held, Shape, Take, Taking, describe, listed, may, need, record
from generator.model.basics import (
    Absent,
    Contact,
    Footnote,
    Named,
    Reason,
    Section,
    SourceRef,
    YearSpan,
)
from generator.model.money import Budget, BudgetKind, Funding, Money
from generator.model.plans import Departments, Position, Priority
from generator.problems.nearest_word import name_nearest
from generator.problems.problem import REFUSED, Refused

T = TypeVar("T")

MONEY_UNITS: Final = ("円", "千円", "万円", "百万円", "億円")

ABSENT: Final = Shape(
    "値がない理由",
    (
        need("missing", words(Reason), "値がない理由"),
        may("note", plain_text, "理由の補足", ""),
    ),
    record(Absent, missing="reason"),
)


class OrAbsent(Generic[T]):
    """A value, or ``{missing: REASON, note: ...}`` in its place."""

    def __init__(self, take: Take[T]) -> None:
        self.take = take

    def __call__(self, node: Node, taking: Taking) -> T | Absent | Refused:
        """Take the value or the reason at ``node``."""
        if isinstance(node, Mapping) and any(key.text == "missing" for key, _ in node.entries):
            return ABSENT(node, taking)
        taking.reason = REASON_WITHIN.format(key=taking.key)
        return self.take(node, taking)


def or_absent(take: Take[T]) -> Take[T | Absent]:
    """A value, or the reason why there is none."""
    return OrAbsent(take)


quote: Final = or_absent(published)


def editorial(node: Node, taking: Taking) -> str | Refused:
    """The editors' own words, which stand in no source document."""
    return plain_text(node, taking)


def named_words(node: Node, taking: Taking) -> tuple[tuple[str, str], ...] | Refused:
    """A plan's own headings: field key -> heading as published."""
    if not isinstance(node, Mapping):
        return taking.report("K206", node, label="words", wanted="「項目名: 見出し」のまとまり", found=describe(node))
    taken: list[tuple[str, str]] = []
    sound = True
    for key, value in node.entries:
        if key.text not in WORDED_FIELDS:
            hint = name_nearest(key.text.strip(), WORDED_FIELDS, "")
            taking.report("K307", key, key="words", text=key.text, allowed="、".join(WORDED_FIELDS), hint=hint)
            sound = False
            continue
        text = published(value, taking)
        if isinstance(text, Refused):
            sound = False
        else:
            taken.append((key.text, text))
    return tuple(taken) if sound else Refused()


WORDED_FIELDS: Final = (
    "summary", "text", "target_text", "expected_effect", "done", "evaluation", "departments", "budget", "schedule", "note",
    "deadline", "step_target", "steps", "interim", "final", "indicator", "positions", "definition", "baseline", "actual", "target", "serves", "priority",
)  # fmt: skip

SOURCE: Final = Shape(
    "出典",
    (
        may("document", reference, "文書の id（documents.yaml）"),
        may("page", plain_text, "文書に印刷されたページ"),
    ),
    record(SourceRef),
)


def _year_span(held: Held, taking: Taking) -> YearSpan | Refused:
    first, last = held.values["from"], held.values["to"]
    if isinstance(first, int) and isinstance(last, int) and last < first:
        return taking.report("K508", held.node, first=first, last=last)
    return YearSpan(first, last)


YEAR_SPAN: Final = Shape(
    "年度の範囲",
    (may("from", fiscal_year, "最初の年度"), may("to", fiscal_year, "最後の年度")),
    _year_span,
)

SECTION: Final = Shape(
    "見出しのある文章",
    (may("heading", published, "見出し"), need("text", published, "本文")),
    record(Section),
)

FOOTNOTE: Final = Shape(
    "注",
    (need("mark", published, "注の印（※1 など）"), need("text", published, "注の本文")),
    record(Footnote),
)

CONTACT: Final = Shape(
    "連絡先",
    (
        may("name", plain_text, "窓口の名前"),
        may("postal", plain_text, "郵便番号と住所"),
        may("tel", plain_text, "電話番号"),
        may("email", email, "メールアドレス"),
        may("url", link, "問い合わせページ"),
    ),
    record(Contact),
)

NAMED: Final = Shape(
    "名前とリンク",
    (need("name", plain_text, "名前"), may("url", link, "リンク先")),
    record(Named),
)

PRIORITY: Final = Shape(
    "優先順位",
    (need("as_published", published, "原文の書き方"), may("rank", whole_number, "順位の数")),
    record(Priority),
)


def _position(held: Held, taking: Taking) -> Position | Refused:
    if held.has("text") and held.has("missing"):
        return taking.report("K313", held.node, label="他の計画での位置付け", keys="text / missing", count=2)
    if held.refuse_lone("note", "missing", "値がない理由", taking):
        return REFUSED
    values = held.values
    text = Absent(values["missing"], values["note"]) if held.has("missing") else values["text"]
    return Position(values["label"], text, values["plan"])


POSITION: Final = Shape(
    "他の計画での位置付け",
    (
        need("label", published, "位置付けの名前"),
        may("text", published, "原文"),
        may("plan", reference, "その計画の id"),
        may("missing", words(Reason), "原文がない理由"),
        may("note", plain_text, "理由の補足", ""),
    ),
    _position,
)

DEPARTMENTS: Final = Shape(
    "担当部署",
    (
        may("as_published", published, "原文の書き方"),
        may("lead", listed(reference), "主に担当する部署の id", ()),
        may("related", listed(reference), "関係する部署の id", ()),
    ),
    record(Departments),
)


def money_unit(node: Node, taking: Taking) -> str | Refused:
    """A unit of money as printed."""
    text = plain_text(node, taking)
    if isinstance(text, Refused) or text in MONEY_UNITS:
        return text
    return taking.report("K315", node, text=text, allowed="、".join(MONEY_UNITS))


def _money(held: Held, taking: Taking) -> Money | Refused:
    amount = held.values["amount"]
    if isinstance(amount, WrittenAmount):
        return _money_as_written(amount, held, taking)
    if not held.has("unit"):
        return taking.report("K302", held.node, label="金額", key="unit", about="単位（千円など）")
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
        return taking.report("K302", held.node, label="金額", key="unit", about="単位（千円など）")
    if of.unit not in ("", "円"):
        return taking.report("K315", written.node, text=printed, allowed="、".join(MONEY_UNITS))
    unit = declared if declared in MONEY_UNITS else "円"
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


def _budget(held: Held, taking: Taking) -> Budget | Refused:
    amount = _amount(held, taking)
    if isinstance(amount, Refused):
        return amount
    values = {key: value for key, value in held.values.items() if key not in ("unit", "missing", "note")}
    if isinstance(values["amount"], WrittenAmount) and not held.has("as_published"):
        values["as_published"] = values["amount"].text
    return Budget(**{**values, "amount": amount, "place": held.place})


BUDGET: Final = Shape(
    "予算・決算",
    (
        need("fiscal_year", fiscal_year, "予算の年度"),
        need("kind", words(BudgetKind), "区分"),
        *_AMOUNT_KEYS,
        may("as_published", quote, "原文の書き方"),
        may("label", published, "原文の名前（一般会計など）"),
        may("includes", published, "原文のただし書き"),
        may("funding", listed(FUNDING), "財源", ()),
        may("staff_cost", MONEY, "人件費"),
        may("full_time_equivalents", number, "人工（常勤換算の人数）"),
        may("source", SOURCE, "出典"),
    ),
    _budget,
)
