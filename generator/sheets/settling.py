"""Answers in the one form in which the data give them back: a reason by its first name, a typed number by its plain digits.

So an answer that was taken once is known again, however it was typed: △５ is -5, 未集計 is 集計中.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from generator.amounts import Band, Quantity, ReadAmount, parse_amount, reason_of, says_itself
from generator.model.basics import NOT_STATED, Absent, Reason
from generator.model.figures import Direction, Indicator, Number, Range, Rating
from generator.model.ratings import step_in_wording, step_named
from generator.sheets.cell_texts import is_mark, trimmed
from generator.sheets.figure_answers import plain_number, said_by
from generator.sheets.inner_words import without_leave
from generator.sheets.rows import Plain, RowAnswer, SheetKind, SheetRow, Tree
from generator.sheets.yes_words import done_word

REASON_WORDS: Final[Mapping[str, Reason]] = {
    word: reason for reason in Reason for word in (*reason.japanese, str(reason))
}
_MINUS: Final = re.compile(r"(^|[～〜~])\s*[-－−ー‐‑–—―]\s*(?=[0-9０-９])")
"""Strokes that stand for a minus where a number alone may stand, or the second of a band; elsewhere they may be anything."""
_FIGURES_ALONE: Final = re.compile(r"[\d０-９.,．，\s△▲+＋\-－−ー‐‑–—―～〜~]*")
"""What consists of these is meant for a number or a band."""
_GOES_ON: Final = re.compile(r"[、。,，:：](?=.)")
"""A text that goes on outside of brackets may tell what was done: 検討中、会議を開催."""


def plain(answer: RowAnswer) -> RowAnswer:
    """An answer without blanks at its ends, as it comes back from a cell."""
    return RowAnswer(*map(trimmed, answer))


def settle(answer: RowAnswer, row: SheetRow) -> RowAnswer:
    """The answer as the data would give it back. What contradicts itself stays as it is, to be asked about."""
    answer = answer._replace(reason=answer.reason or _word_for_none(answer, row), remark=without_leave(answer.remark))
    reason = REASON_WORDS.get(answer.reason)
    if reason is not None:
        answer = answer._replace(reason=reason.japanese[0])
        if is_mark(answer.typed):
            answer = answer._replace(typed="")
    if row.kind is SheetKind.TEXTS and reason is not None:
        return _settle_text(answer, reason)
    if row.kind is SheetKind.FIGURES and row.indicator is not None and answer.typed:
        return answer._replace(typed=_settle_typed(answer, row, row.indicator))
    return answer


def says_step(wording: str, row: SheetRow) -> bool:
    """Whether a wording is a step of the row's scale, whatever else it could mean (－, 未達成)."""
    return row.scale is not None and not isinstance(step_in_wording(wording, row.scale), Absent)


def _word_for_none(answer: RowAnswer, row: SheetRow) -> str:
    """A document that prints 集計中 or 集計中（７月に公表） where a number should stand says the reason itself; "" of any other answer, and of a step of the scale."""
    if says_step(answer.wording, row):
        return ""
    if answer.wording == "不明":
        return ""
    if answer.wording in REASON_WORDS:
        return answer.wording
    asked = row.kind is SheetKind.FIGURES or (row.kind is SheetKind.TEXTS and not _GOES_ON.search(answer.wording))
    read = reason_of(answer.wording) if asked else NOT_STATED
    return "" if isinstance(read, Absent) else read.japanese[0]


def _settle_text(answer: RowAnswer, reason: Reason) -> RowAnswer:
    """A text is there or a reason: the document's word for it (検討中, －) becomes the remark, which the page shows.

    記載なし needs its word too: without one the data do not tell it from a text that nobody has asked for.
    """
    wording, remark = answer.wording, answer.remark
    if wording and not is_mark(wording) and not says_itself(wording, reason):
        return answer
    known = reason.japanese[0]
    if reason is Reason.NOT_IN_SOURCE:
        said = wording or ("" if remark else known)
    else:
        said = "" if wording == known else wording
    if said and not remark.startswith(said):
        remark = f"{said}。{remark}" if remark else said
    return answer._replace(wording="", remark=remark)


def _settle_typed(answer: RowAnswer, row: SheetRow, indicator: Indicator) -> str:
    """The typed value in plain digits, a step by its label; "" where the wording says the same by itself."""
    said = said_by(answer.wording, indicator, row.scale)
    if row.scale is not None:
        step = step_named(answer.typed, row.scale)
        if isinstance(step, Absent):
            return answer.typed
        return "" if said == Rating(step.id) else step.label
    if indicator.direction is Direction.MILESTONE:
        return done_word(answer.typed)
    match dict(typed_keys(answer.typed, "" if isinstance(indicator.unit, Absent) else indicator.unit)):
        case {"value": Plain(number)}:
            return "" if isinstance(said, Number) and said.value == Decimal(number) else number
        case {"low": Plain(low), "high": Plain(high)}:
            same = isinstance(said, Range) and (said.low, said.high) == (Decimal(low), Decimal(high))
            return "" if same else f"{low}～{high}"
        case _:
            return answer.typed


def typed_keys(typed: str, unit: str = "") -> list[tuple[str, Tree]]:
    """A number, a band (3～4), or words. Wide digits, commas and signs are read, and the indicator's own unit is passed over."""
    outcome = parse_amount(_MINUS.sub(r"\1△", typed))
    if isinstance(outcome, ReadAmount) and isinstance(outcome.second, Absent):
        of = outcome.of
        if isinstance(of, Band) and _is_bare(of.low, unit) and _is_bare(of.high, unit):
            return [("low", Plain(plain_number(of.low.number))), ("high", Plain(plain_number(of.high.number)))]
        if not isinstance(of, Band) and _is_bare(of, unit):
            return [("value", Plain(plain_number(of.number)))]
    return [("text", typed)]


def is_broken_number(typed: str, unit: str = "") -> bool:
    """Whether a typed value is meant for a number or a band and is none (250～-259, 1.2.3): no words that anybody would publish."""
    is_text = any(key == "text" for key, _ in typed_keys(typed, unit))
    return is_text and bool(_FIGURES_ALONE.fullmatch(typed.removesuffix(unit))) and any(map(str.isdecimal, typed))


def _is_bare(quantity: Quantity, unit: str) -> bool:
    """Whether it is a number without 万 or 以上."""
    return quantity.unit in ("", unit) and not quantity.power and not quantity.bound


def is_said(now: RowAnswer, answer: RowAnswer) -> bool:
    """Whether the data say an answer already. A page that is not answered and a remark that is not published count for nothing."""
    same = (now.wording, now.typed, now.reason) == (answer.wording, answer.typed, answer.reason)
    return same and answer.page in ("", now.page) and (not answer.reason or now.remark == answer.remark)
