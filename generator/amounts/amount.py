"""What a wording says: a quantity or a band of quantities, with bound, about, period and second value; or why it was not read."""

import decimal
import enum
from decimal import Decimal
from typing import Final, TypeAlias

from generator.model.basics import NOT_STATED, Absent, Record

_EXACT: Final = decimal.Context(prec=200, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)


class Bound(enum.StrEnum):
    """A bound that the wording sets."""

    NONE = ""
    AT_LEAST = "at_least"  # 以上
    MORE_THAN = "more_than"  # 超
    AT_MOST = "at_most"  # 以下、以内
    LESS_THAN = "less_than"  # 未満


class BoundOf(enum.StrEnum):
    """Of what a bound is said where the number is below zero: ▲3.5以内 speaks of its size, ▲3.5を下回らない of the number itself."""

    NUMBER = "number"
    SIZE = "size"
    EITHER = "either"


class Change(enum.StrEnum):
    """A word after the number that makes of it a change (9人減). The number keeps its sign: 9 may be typed as 9 or as -9."""

    NONE = ""
    UP = "up"  # 増
    DOWN = "down"  # 減


class Why(enum.StrEnum):
    """Why a wording was not read as one number."""

    EMPTY = "empty"
    NO_NUMBER = "no_number"
    SEVERAL = "several"  # 3地区9台
    WORDS = "words"  # words around the number that may change what it means
    DIGITS = "digits"  # digits grouped as no number is: 12,34 / 1 200
    SIGN = "sign"  # two signs, ±, a number in brackets alone
    DASH = "dash"  # 1-2: from 1 to 2, or something else?
    SLASH = "slash"  # 3/4: a share, a date or two values?
    POINT = "point"  # 1.234: a decimal point, or a mark between thousands?
    OPEN_BAND = "open_band"  # 10～
    SCALE = "scale"  # 3～4千人: 3 or 3千?
    CUT = "cut"  # 11億6
    NONE_OR_ZERO = "none_or_zero"  # なし: nothing reported, or 0?
    ENDLESS = "endless"  # 3分の1: as a number it has no end
    TOO_LONG = "too_long"


class NamedPeriod(Record, frozen=True):
    """When, as the wording says: Gregorian year, month and day where they stand there, 0 where not; ``part`` is q1..q4, h1 or h2.

    ``fiscal`` tells a year that the wording calls 年度, ``calendar`` one that it calls 年 (H27 alone may be either). ``until`` tells that its
    end is meant (9月末現在, 12月まで), ``since`` the month from which it runs (4〜9月: 4, with the month 9), 0 where none is named.
    """

    year: int = 0
    month: int = 0
    day: int = 0
    part: str = ""
    fiscal: bool = False
    calendar: bool = False
    until: bool = False
    since: int = 0


class Quantity(Record, frozen=True):
    """A signed number as printed, times ten to the ``power`` that stands between it and its unit (12,850千円: 12850, 3, 円).

    ``unit`` is the unit in its usual spelling ("" where none stands there); numbers that spell out several scales (1億2千万) are
    counted together and have the power 0. ``over`` is what the number is to be divided by (3分の1: 100, %, over 3). ``printed`` is how a
    number of several units (2時間30分) or a share (3人に1人) stands there, "" of all others. ``doubtful``: other words may turn the bound.
    ``over`` divides the number itself; ``counted_over`` is what its wording says it is counted over (月1回: 月). ``summed``: it is called a total
    since the start (累計). ``when`` is the period that stands at this number (R5：140件).
    """

    number: Decimal
    power: int = 0
    unit: str = ""
    bound: Bound = Bound.NONE
    approximate: bool = False
    change: Change = Change.NONE
    bound_of: BoundOf = BoundOf.EITHER
    doubtful: bool = False
    over: int = 1
    printed: str = ""
    counted_over: tuple[str, ...] = ()
    summed: bool = False
    when: NamedPeriod | Absent = NOT_STATED

    @property
    def total(self) -> Decimal:
        """The number in the unit itself: 12,850千円 is 12850000."""
        return exact_product(self.number, Decimal(1).scaleb(self.power))


class Band(Record, frozen=True):
    """From one quantity to another (10～12ha, 10以上20未満): the ends carry their own bounds. ``stepped``: said by one number (240億円台)."""

    low: Quantity
    high: Quantity
    stepped: bool = False


class ReadAmount(Record, frozen=True):
    """A wording that says one number and nothing that changes its meaning."""

    of: Quantity | Band
    second: Quantity | Band | Absent = NOT_STATED
    period: NamedPeriod | Absent = NOT_STATED


class NoValue(Record, frozen=True):
    """A mark or word that stands where there is no value (－, 調査中). It is never 0."""

    mark: str


class UnreadAmount(Record, frozen=True):
    """A wording that is not one number: why, and which numbers stand in it."""

    why: Why
    mentions: tuple[Quantity | Band, ...] = ()


Outcome: TypeAlias = ReadAmount | NoValue | UnreadAmount


def exact_product(one: Decimal, other: Decimal) -> Decimal:
    """A product of which no digit is lost."""
    return _EXACT.multiply(one, other)


def ends_of(amount: Quantity | Band) -> tuple[Quantity, ...]:
    """The quantities that it is told by: both ends of a band."""
    return (amount.low, amount.high) if isinstance(amount, Band) else (amount,)


def number_alone(outcome: Outcome) -> Quantity | Absent:
    """The number of a wording that was read and says no second one; Absent of any other, and of a band."""
    match outcome:
        case ReadAmount(Quantity() as of, Absent()):
            return of
        case _:
            return NOT_STATED


def mentions_of(outcome: Outcome) -> tuple[Quantity | Band, ...]:
    """All numbers that stand in the wording."""
    match outcome:
        case ReadAmount(of, second):
            return (of,) if isinstance(second, Absent) else (of, second)
        case UnreadAmount():
            return outcome.mentions
        case NoValue():
            return ()
