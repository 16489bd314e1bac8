"""What a wording says by the way from another value: 2倍, 20%削減, 5ポイント増, 基準値＋10人, 100人±5%."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.amounts.amount import Band, Quantity, exact_product
from generator.amounts.numerals import plain
from generator.amounts.units import Unit, converted
from generator.model.basics import Absent

_UP: Final = re.compile(r"増|\+|プラス|アップ|上昇|向上|上乗せ|伸ば")
_DOWN: Final = re.compile(r"減|[▲△▼]|(?<![A-Za-z0-9])-\s*[0-9]|マイナス|ダウン|低下|削|縮|抑")
_SHARE: Final = re.compile(r"比|の\s*[0-9]|対")
_PARTS: Final = {"%": Decimal("0.01"), "割": Decimal("0.1")}
_TWICE: Final = re.compile(r"(?<![0-9])倍増|(?<![0-9])倍に")
_HALF: Final = re.compile(r"半減|半分")


def reckoned_from(
    text: str, told: Sequence[Quantity | Band], base: Decimal, unit: Unit | Absent
) -> tuple[Decimal, ...]:
    """The numbers, in ``unit``, that a wording may mean when it is reckoned from ``base``; none where it names no way from there.

    ``told`` are the quantities that stand in it. Of a percentage 10%増 may be a tenth more or ten points more: both are told.
    """
    written = plain(text)
    up, down = bool(_UP.search(written)), bool(_DOWN.search(written))
    found: list[Decimal] = []
    if not told and (_TWICE.search(written) or _HALF.search(written)):
        found.append(exact_product(base, Decimal(2) if _TWICE.search(written) else Decimal("0.5")))
    for each in told:
        if not isinstance(each, Quantity):
            continue
        if each.unit == "倍":
            found += _times(each, base, more=up)
        elif up is not down:
            found += (base + step if up else base - step for step in _steps(each, base, unit))
        elif each.unit in _PARTS and not up and _SHARE.search(written):
            found.append(exact_product(base, exact_product(each.number, _PARTS[each.unit])))
    return tuple(dict.fromkeys(found))


def _times(quantity: Quantity, base: Decimal, *, more: bool) -> Iterator[Decimal]:
    if not more or quantity.number > 1:
        yield exact_product(base, quantity.number)  # 2倍増 may be 2倍 or 3倍
    if more:
        yield exact_product(base, quantity.number + 1)


def _steps(quantity: Quantity, base: Decimal, unit: Unit | Absent) -> Iterator[Decimal]:
    """How far from the base a change leads, as a size in the unit."""
    size = abs(quantity.number)
    if quantity.unit in _PARTS:
        yield exact_product(abs(base), exact_product(size, _PARTS[quantity.unit]))
    percentage = not isinstance(unit, Absent) and unit.name in ("%", "ポイント", "点")
    if percentage and quantity.unit in ("%", "ポイント", "点"):
        yield size
    elif quantity.unit not in _PARTS:
        moved = size if isinstance(unit, Absent) else converted(quantity, unit)
        if isinstance(moved, Decimal):
            yield abs(moved)


def around(told: Sequence[Quantity | Band], unit: Unit | Absent) -> tuple[tuple[Decimal, Decimal], ...]:
    """The ends that 100人±5% or 100人±5人 may mean, in ``unit``; none of any other wording."""
    if len(told) != 2 or not isinstance(told[0], Quantity) or not isinstance(told[1], Band):
        return ()
    middle, low, size = told[0], told[1].low, told[1].high
    own = Unit(0, middle.unit) if isinstance(unit, Absent) else unit
    number = converted(middle, own)
    if low.total != -size.total or isinstance(number, Absent):
        return ()
    return tuple((number - step, number + step) for step in _steps(size, number, own))


def fits(value: Decimal, reckoned: Sequence[Decimal]) -> bool:
    """Whether a typed number is one of the reckoned ones, to the digits that were typed."""
    exponent = value.as_tuple().exponent
    slack = Decimal((0, (5,), min(exponent, 0) - 1)) if isinstance(exponent, int) else Decimal(0)
    return any(abs(value - each) <= slack for each in reckoned)
