"""Numbers of several units (2時間30分, 171円38銭, 2割5分) and shares told by two numbers (3分の1, 3人に1人): what they come to."""

import re
from decimal import Decimal
from typing import Final

from generator.amounts.amount import Quantity, exact_product
from generator.amounts.numerals import DIGITS, KANJI, Numeral, parse_numeral
from generator.amounts.units import is_share
from generator.model.basics import Record

_WHOLE: Final = rf"(?:{DIGITS}|(?:{KANJI}|[十百千])+)"
# The smaller unit behind each, how many of it make one, and whether the whole is told in the larger unit (171.38円) or the smaller (150分).
_SMALLER: Final = {
    "円": ("銭", 100, True),
    "割": ("分", 10, True),
    "時間": ("分", 60, False),
    "分": ("秒", 60, False),
    "年": ("か月", 12, False),
    "km": ("m", 1000, False),
    "m": ("cm", 100, False),
    "t": ("kg", 1000, False),
    "kg": ("g", 1000, False),
}
_SPELLED: Final = {
    "か月": "(?:か|ヶ|ケ|カ|ヵ|箇)月",
    "分": "(?:分(?!の)|min(?:ute)?s?(?![A-Za-z]))",
    "m": "m(?![A-Za-z0-9])",
    "cm": "cm",
    "kg": "kg",
    "g": "g(?![A-Za-z])",
}
_HALF: Final = re.compile(r"半(?=\Z|[\s()、。以未超程])")
_HUNDREDTH: Final = re.compile(rf"\s*({_WHOLE})厘")
_PART: Final = re.compile(rf"({_WHOLE})\s*分の\s*({_WHOLE})")
_ONE_IN: Final = re.compile(
    rf"({_WHOLE})\s*(人|名|世帯|件|校|園|社|回|日|台|戸|か所|団体|組|店|本)に\s*({_WHOLE})\s*\2"
)
_OF_THEM: Final = re.compile(
    rf"({_WHOLE})\s*(人|名|世帯|件|校|園|社|回|日|台|戸|か所|団体|組|店|本)(?:中|のうち|のうちの|当たり)\s*({_WHOLE})\s*\2"
)
_ONE_OUT_OF: Final = re.compile(r"([0-9]{1,9})\s+(?:in|out\s+of)\s+([0-9]{1,9})\b(?!\s*[年月日/])")
_FRACTION: Final = re.compile(r"([0-9]{1,9})\s*/\s*([0-9]{1,9})(?![0-9/.年月日]|\s*[0-9])")


class FoundShare(Record, frozen=True):
    """A share and where its words end."""

    quantity: Quantity
    end: int


def _counted(text: str) -> Decimal | None:
    numeral = parse_numeral(text)
    return exact_product(numeral.number, Decimal(10) ** numeral.power) if isinstance(numeral, Numeral) else None


def find_share(text: str, at: int, units: tuple[str, ...]) -> FoundShare | None:
    """A share that begins at ``at``: 3分の1 always, 3人に1人 where no unit or one of shares is declared, 10人中3人 and 2/3 only for the latter."""
    shares = any(map(is_share, units))
    part = _PART.match(text, at)
    one_in = (_ONE_IN.match(text, at) if shares or not units else None) or (
        _OF_THEM.match(text, at) if shares else None
    )
    fraction = (_FRACTION.match(text, at) if shares else None) or (
        _ONE_OUT_OF.match(text, at) if shares or not units else None
    )
    match = part or one_in or fraction
    if match is None:
        return None
    first, last = _counted(match[1]), _counted(match[match.lastindex or 2])
    whole, of = (last, first) if match is fraction else (first, last)
    if whole is None or of is None or not whole or whole != int(whole) or of > whole:
        return None
    return FoundShare(_share(of, int(whole), match[0]), match.end())


def _share(of: Decimal, whole: int, printed: str) -> Quantity:
    """The share in per cent; of one that never ends the number that is still to be divided."""
    hundred = exact_product(of, Decimal(100))
    rest = whole
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    if hundred % rest == 0:
        return Quantity((hundred / Decimal(whole)).normalize() + 0, 0, "%", printed=printed)
    return Quantity(hundred, 0, "%", over=whole, printed=printed)


def find_rest(text: str, begin: int, end: int, first: Quantity) -> tuple[Quantity, int]:
    """The number with the smaller units that follow it, and where they end; as it was where none does."""
    told, at = first, end
    while told.unit in _SMALLER or first.unit == "割":
        larger = first.unit if first.unit in ("割", "円") else told.unit
        smaller, ratio, in_larger = _SMALLER[larger]
        half = _HALF.match(text, at) if at == end and larger != "円" else None
        if half:
            more, next_at = Decimal(ratio) / 2, half.end()
        else:
            match = re.compile(rf"\s*({_WHOLE})\s?{_SPELLED.get(smaller, smaller)}").match(text, at)
            counted = _counted(match[1]) if match else None
            if match is None or counted is None or counted >= ratio or told.power:
                break
            more, next_at = counted, match.end()
        sign = -1 if told.number < 0 else 1
        if in_larger:
            number = told.number + sign * more / ratio
            unit = larger
        else:
            number = exact_product(told.number, Decimal(ratio)) + sign * more
            unit = smaller
        told, at = Quantity(number, 0, unit, printed=text[begin:next_at]), next_at
        if in_larger:
            hundredth = _HUNDREDTH.match(text, at) if larger == "割" and not half else None
            counted = _counted(hundredth[1]) if hundredth else None
            if hundredth and counted is not None and counted < ratio:
                at = hundredth.end()
                told = Quantity(told.number + sign * counted / 100, 0, unit, printed=text[begin:at])
            break
        if half:
            break
    return told, at
