"""Shapes of a plan's narrative parts."""

from typing import Any, Final

from generator.load.blanks import settle_blanks
from generator.load.parse import Mapping, Node, describe
from generator.load.scalars import identifier, plain_text, published, reference, whole_number, words
from generator.load.schema.money import BUDGET
from generator.load.schema.pieces import FOOTNOTE, SOURCE, quote
from generator.load.take import Held, Shape, Taking, listed, may, need, record
from generator.model.basics import Person
from generator.model.narrative import (
    Footnotes,
    Item,
    Items,
    Pair,
    Pairs,
    Part,
    PartHead,
    People,
    Prose,
    Resources,
    StaffFigure,
    Topic,
)
from generator.problems.nearest_word import name_nearest
from generator.problems.problem import REFUSED, Refused

_HEAD: Final = (
    need("id", identifier, "部分の id"),
    need("part", plain_text, "部分の形"),
    need("topic", words(Topic), "何についての部分か"),
    may("heading", published, "見出し"),
    may("number", published, "番号"),
    may("department", reference, "どの部署についてか"),
    may("source", SOURCE, "出典"),
)


def _head(held: Held) -> PartHead:
    values = held.values
    return PartHead(
        values["id"],
        held.place,
        values["topic"],
        values["heading"],
        values["number"],
        values["department"],
        values["source"],
    )


def _item(held: Held, taking: Taking) -> Item | Refused:
    values = held.values
    if not (held.has("title") or held.has("text")):
        return taking.report_missing(held.node, label="項目", key="text", about="本文（または title）")
    return Item(values["number"], values["title"], values["text"])


ITEM: Final = Shape(
    "項目",
    (may("number", published, "番号"), may("title", published, "題"), may("text", quote, "本文")),
    _item,
)

PAIR: Final = Shape(
    "現状と課題",
    (may("number", published, "番号"), need("current", quote, "現状"), need("issue", quote, "課題")),
    record(Pair),
)

PERSON: Final = Shape(
    "責任者",
    (need("title", published, "職名"), need("name", published, "氏名")),
    record(Person),
)

STAFF: Final = Shape(
    "職員数など",
    (
        need("label", published, "名前"),
        need("as_published", published, "原文の書き方"),
        may("persons", whole_number, "人数"),
        may("share", plain_text, "割合（%）"),
    ),
    record(StaffFigure),
)

_PARTS: Final[dict[str, Shape[Any]]] = {
    "prose": Shape(
        "文章", (*_HEAD, need("text", quote, "本文")), lambda held, _: Prose(_head(held), held.values["text"])
    ),
    "items": Shape(
        "箇条書き",
        (*_HEAD, need("items", listed(ITEM), "項目の一覧")),
        lambda held, _: Items(_head(held), held.values["items"]),
    ),
    "pairs": Shape(
        "現状と課題の表",
        (
            *_HEAD,
            need("current_heading", published, "「現状」の見出し"),
            need("issue_heading", published, "「課題」の見出し"),
            need("pairs", listed(PAIR), "組の一覧"),
        ),
        lambda held, _: Pairs(
            _head(held), held.values["current_heading"], held.values["issue_heading"], held.values["pairs"]
        ),
    ),
    "people": Shape(
        "責任者の一覧",
        (*_HEAD, need("people", listed(PERSON), "責任者")),
        lambda held, _: People(_head(held), held.values["people"]),
    ),
    "resources": Shape(
        "経営資源",
        (
            *_HEAD,
            may("as_of", published, "何日現在か（原文）"),
            may("staff", listed(STAFF), "職員数など", ()),
            may("budgets", listed(BUDGET), "予算など", ()),
        ),
        lambda held, _: Resources(_head(held), held.values["as_of"], held.values["staff"], held.values["budgets"]),
    ),
    "footnotes": Shape(
        "注の一覧",
        (*_HEAD, need("footnotes", listed(FOOTNOTE), "注")),
        lambda held, _: Footnotes(_head(held), held.values["footnotes"]),
    ),
}


_PARTS_BY_LABEL: Final = {shape.label: shape for shape in _PARTS.values()}


def _names() -> str:
    return "、".join(f"{name}（{each.label}）" for name, each in _PARTS.items())


def take_part(node: Node, taking: Taking) -> Part | Refused:
    """A narrative part; its ``part`` key says which shape it has."""
    if not isinstance(node, Mapping):
        if taking.report_slip(node):
            return REFUSED
        return taking.report(
            "K206", node, label="計画の本文の部分", wanted="「項目名: 値」のまとまり", found=describe(node)
        )
    for key, value in node.entries:
        if key.text == "part":
            taking.key, taking.reason = "part", ""
            since, kind = len(taking.problems), plain_text(value, taking)
            if isinstance(kind, Refused):
                settle_blanks(node, taking, since, take_part, lambda _: f"使える言葉は {_names()} です。")
                return kind
            shape = _PARTS.get(kind) or _PARTS_BY_LABEL.get(kind)
            if shape is None:
                details = {"allowed": _names(), "hint": name_nearest(kind, (*_PARTS, *_PARTS_BY_LABEL), "")}
                return taking.report("K307", value, key="part", text=kind, **details)
            part: Part | Refused = shape(node, taking)
            return part
    return taking.report_missing(node, label="計画の本文の部分", key="part", about="部分の形（prose など）")


PART_SHAPES: Final = _PARTS
