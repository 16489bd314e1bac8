"""Takers of values that may be written as the document writes them: ▲1,200千円 once, in place of the number and its wording."""

import re
import unicodedata
from decimal import Decimal
from typing import Final, NamedTuple

from generator.amounts import Band, NoValue, ReadAmount, UnreadAmount, Why, mentions_of, parse_amount
from generator.load.parse import Node
from generator.load.scalars import number, plain_text
from generator.load.take import Taking
from generator.load.unread_wordings import unread_details
from generator.problems.problem import Refused

_PLAIN: Final = re.compile(r"[+-]?[0-9][0-9,]*(?:\.[0-9]+)?\Z")


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
    taking.quote(text, node)
    return WrittenAmount(text, node)


def about_details(*, approximate: bool) -> dict[str, str]:
    """What the wording says of being about that size, and what to write."""
    if approximate:
        return {
            "what": "「約」や「程度」があるのに、概数の印がありません",
            "hint": "「approximate: true」にしてください。",
        }
    return {"what": "「約」や「程度」がないのに、概数の印があります", "hint": "「approximate」の行を消してください。"}


_ABOUT: Final = re.compile(
    "約|およそ|おおよそ|おおむね|概|ほぼ|大体|だいたい|凡そ|≒|程度|ほど|前後|くらい|ぐらい|強|弱|余|あまり|内外|見当"
)


def says_about(wording: str) -> bool:
    """Whether a wording clearly says a value of about that size (約100人)."""
    outcome = parse_amount(wording) if _ABOUT.search(wording) else None
    if not isinstance(outcome, ReadAmount):
        return False
    return outcome.of.low.approximate if isinstance(outcome.of, Band) else outcome.of.approximate
