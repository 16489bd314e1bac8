"""Takers of values that may be written as the document writes them: ▲1,200千円 once, in place of the number and its wording."""

import re
import unicodedata
from decimal import Decimal
from typing import Final, NamedTuple

from generator.amounts import NoValue, UnreadAmount, Why, mentions_of, parse_amount
from generator.load.parse import Node
from generator.load.scalars import number, plain_text
from generator.load.take import Quotation, Taking
from generator.problems.problem import Refused

_PLAIN: Final = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?\Z")
_WHY: Final = {
    Why.EMPTY: "何も書かれていません", Why.NO_NUMBER: "数がありません", Why.SEVERAL: "数がいくつもあり、どれが値か決められません",
    Why.WORDS: "数のまわりに、意味を変えるかもしれない言葉があります", Why.DIGITS: "桁の区切り方が数の形ではありません", Why.SIGN: "プラスかマイナスかを決められません",
    Why.DASH: "「-」が範囲か、マイナスか、番号かを決められません", Why.SLASH: "「/」が割合か、日付か、二つの値かを決められません",
    Why.POINT: "点が小数点か、桁の区切りかを決められません", Why.OPEN_BAND: "範囲の片方の端がありません", Why.SCALE: "範囲の数の位を決められません",
    Why.CUT: "位の後の数に単位がなく、途中で切れています", Why.NONE_OR_ZERO: "値がないのか、0 なのかを決められません", Why.TOO_LONG: "長すぎます",
    Why.ENDLESS: "割り切れない割合です",
}  # fmt: skip
_TYPE_IT: Final = "値（value、または low と high）を書き足してください。"
_HINTS: Final = {
    Why.NO_NUMBER: "言葉の値なら text、終わったかどうかなら done を、「現状値」など別の値を指す言葉ならその数を value に書き足してください。",
    Why.ENDLESS: "単位が「％」なら、例えば「value: 33.3」のように、必要な桁までの値を書き足してください。",
    Why.NONE_OR_ZERO: "0 なら「value: 0」を、値がないなら「missing: 」と理由を書き足してください。",
}


class WrittenAmount(NamedTuple):
    """A value that was written as the document writes it."""

    text: str
    node: Node


def number_or_wording(node: Node, taking: Taking) -> Decimal | WrittenAmount | Refused:
    """A number, or the document's wording of one (noted for the check against the sources)."""
    text = plain_text(node, taking)
    if isinstance(text, Refused):
        return text
    if _PLAIN.match(unicodedata.normalize("NFKC", text)) or not mentions_of(parse_amount(text)):
        outcome = parse_amount(text)
        if isinstance(outcome, NoValue):
            hint = f"「{taking.key}」の代わりに「missing: 」と理由を書き、「{text}」は as_published に書いてください。"
            return taking.report("K525", node, **{**unread_details(outcome), "wording": text, "hint": hint})
        if isinstance(outcome, UnreadAmount) and outcome.why is Why.CUT:
            return taking.report("K525", node, wording=text, **unread_details(outcome.why))
        return number(node, taking)
    taking.quotations.append(Quotation(text, taking.place(node), taking.document))
    return WrittenAmount(text, node)


def unread_details(why: Why | NoValue) -> dict[str, str]:
    """Why a wording was not read, and what to write, for the problem that tells of it."""
    if isinstance(why, NoValue):
        return {"why": "値のないことを表す書き方です", "hint": "「missing: 」と理由を書き足してください。"}
    return {"why": _WHY[why], "hint": _HINTS.get(why, _TYPE_IT)}


def about_details(*, approximate: bool) -> dict[str, str]:
    """What the wording says of being about that size, and what to write."""
    if approximate:
        return {
            "what": "「約」や「程度」があるのに、概数の印がありません",
            "hint": "「approximate: true」にしてください。",
        }
    return {"what": "「約」や「程度」がないのに、概数の印があります", "hint": "「approximate」の行を消してください。"}
