"""Takers of values that may be written as the document writes them: ▲1,200千円 once, in place of the number and its wording."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from generator.amounts import Band, NoValue, Quantity, ReadAmount, UnreadAmount, Why, ends_of, mentions_of, parse_amount
from generator.load.parse import Node
from generator.load.scalars import number, plain_text
from generator.load.take import Taking
from generator.load.unread_wordings import unread_details
from generator.model.basics import Absent
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
    r"|(?i:approx|about|around|circa|(?<![a-z])ca?\.|roughly|nearly|almost|(?<![a-z])est(?:\.|imate))"
)


def says_about(wording: str, typed: Sequence[Decimal] = ()) -> bool:
    """Whether a wording clearly says a value of about that size (約100人); beside other numbers (約360件（うち120件）) it is that which was typed."""
    outcome = parse_amount(wording) if _ABOUT.search(wording) else None
    if isinstance(outcome, ReadAmount) and isinstance(outcome.second, Absent):
        return _is_about(outcome.of)
    if outcome is None or isinstance(outcome, NoValue):
        return False
    told = [(end, _is_about(each)) for each in mentions_of(outcome) for end in ends_of(each)]
    exact = [about for end, about in told if any(number in (end.number, end.total) for number in typed)]
    alike = [about for end, about in told if any(_digits(number) == _digits(end.number) for number in typed)]
    if not exact and not alike and isinstance(outcome, ReadAmount):
        return _is_about(outcome.of)
    return all(exact or alike or [False])


def _is_about(of: Quantity | Band) -> bool:
    return ends_of(of)[0].approximate


def _digits(number: Decimal) -> tuple[int, tuple[int, ...]]:
    """A number without its scale, as its unit may have another than the declared one."""
    sign, digits, _ = number.normalize().as_tuple()
    return sign, digits
