"""台 behind a number is no number but a range: 240億円台 is 240億円 and more, but less than 250億円."""

import re
from decimal import Decimal
from typing import Final

from msgspec.structs import replace

from generator.amounts.amount import Band, Bound, BoundOf, Change, Quantity
from generator.amounts.units import Unit, converted
from generator.model.basics import NOT_STATED, Absent

_STEP: Final = re.compile(r"\s?台(?![帳地所湾数])")


def find_step(text: str, at: int, head: Quantity) -> tuple[Band, int] | None:
    """The range that 台 at ``at`` makes of the number before it, and where the word ends; None where it makes none.

    Without a unit before it 台 is a unit itself (12台). Of a number below zero the size is meant: ▲200人台 is from ▲299 to ▲200.
    """
    match = _STEP.match(text, at) if head.unit and not head.printed and head.over == 1 else None
    if match is None or head.change is not Change.NONE:
        return None
    return step_from(head), match.end()


def step_from(head: Quantity) -> Band:
    """From a number to where its last digit that counts would be one more; the further end is no part of it."""
    width = _last_place(head.number)
    if head.number < 0:
        further = replace(head, number=head.number - width, bound=Bound.MORE_THAN, bound_of=BoundOf.NUMBER)
        return Band(further, head, stepped=True)
    return Band(head, replace(head, number=head.number + width, bound=Bound.LESS_THAN), stepped=True)


def _last_place(number: Decimal) -> Decimal:
    """One at the place of the last digit that counts: of 240 it is 10, of 3.2 it is 0.1, of 2.0 it is 0.1, too."""
    parts = number.as_tuple()
    exponent = parts.exponent if isinstance(parts.exponent, int) else 0
    if exponent < 0 or not number:
        return Decimal(1).scaleb(exponent)
    digits = "".join(map(str, parts.digits))
    return Decimal(1).scaleb(exponent + len(digits) - len(digits.rstrip("0")))


def head_of(band: Band) -> Quantity:
    """The number that stands before 台."""
    return band.high if band.low.bound is Bound.MORE_THAN else band.low


def is_step_word(text: str) -> bool:
    """Whether a text begins with 台 that belongs to the unit before it (円台), and is none of another word (台帳)."""
    return _STEP.match(text) is not None


def ends_within(low: Decimal, high: Decimal, band: Band, unit: Unit) -> tuple[Decimal, Decimal] | None:
    """The ends of a 台 in ``unit``, where what was typed for it is its number alone (240), or a range from there that stays within (240 to 249).

    None where it is neither, and of every other range.
    """
    ends = (converted(band.low, unit), converted(band.high, unit)) if band.stepped else (NOT_STATED, NOT_STATED)
    bottom, top = ends
    if isinstance(bottom, Absent) or isinstance(top, Absent):
        return None
    begins = high == top if band.high == head_of(band) else low == bottom
    return (bottom, top) if begins and bottom <= low <= high <= top else None
