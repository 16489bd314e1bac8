"""Money and people: amounts with their published unit, kind and year, funding and staff."""

import enum
from decimal import Decimal
from typing import Final

from generator.model.basics import NOT_STATED, Absent, Place, Record, SourceRef
from generator.model.japanese import Worded


class BudgetKind(Worded, about="予算の区分"):
    """Which stage of a budget an amount belongs to. Amounts of different kinds are never added."""

    INITIAL = "initial", ("当初予算", "当初", "当初予算額"), "当初予算"
    SUPPLEMENTARY = "supplementary", ("補正予算", "補正", "補正予算額"), "補正予算"
    FINAL = (
        "final",
        ("最終予算", "最終予算額", "予算現額", "最終予算現額", "補正後予算"),
        "最終予算。補正などをすべて加えた、年度末の予算",
    )
    COMMITMENT = (
        "commitment",
        ("債務負担行為", "債務負担", "債務負担行為限度額"),
        "債務負担行為の限度額。後の年度に支払う約束",
    )
    SETTLED = "settled", ("決算", "決算額"), "決算"
    PLANNED = "planned", ("計画額", "計画"), "計画額"
    ESTIMATE = "estimate", ("見込み", "見込", "概算", "見込額", "決算見込", "決算見込み", "決算見込額"), "見込み・概算"
    NOT_STATED = "not_stated", ("区分の記載なし", "記載なし", "不明", "原典に記載なし"), "原典に区分の記載がない"


MONEY_UNITS: Final = ("円", "千円", "万円", "百万円", "億円")
"""The units of yen in which an amount is held as it is printed."""


class AmountClass(enum.StrEnum):
    """How much something costs, roughly, from the most to the least; only of amounts in yen."""

    FROM_100M = "from_100m"
    FROM_10M = "from_10m"
    FROM_1M = "from_1m"
    BELOW_1M = "below_1m"


class Money(Record, frozen=True):
    """``number`` of ``unit`` (円, 千円, 百万円, 億円), as printed.

    ``as_published`` is the wording (▲1,200千円) where the amount was written that way, "" where number and unit were typed.
    """

    number: Decimal
    unit: str
    as_published: str = ""


class Funding(Record, frozen=True):
    """One source of funds (国庫支出金, 市債, 一般財源 ...)."""

    name: str
    amount: Money | Absent


class CostPart(Record, frozen=True):
    """A part of an amount, or one of several kinds of staff cost (直接人件費, 間接人件費); the only one may have no label."""

    label: str | Absent
    amount: Money | Absent


class StaffNumber(Record, frozen=True):
    """Full-time equivalents of one kind of staff (正規職員, 会計年度任用職員); the only one may have no label."""

    label: str | Absent
    number: Decimal


class UnitCost(Record, frozen=True):
    """What one unit costs, as published (利用者1人当たりコスト)."""

    label: str
    amount: Money | Absent


class Budget(Record, frozen=True):
    """One amount of one budget year, or of several years together. ``includes`` is a published remark such as 人件費…を含む.

    ``last_year`` is the last of several fiscal years that begin with ``fiscal_year``, Absent for an amount of one year.
    ``parts`` are all parts of the amount (直接費, 間接費); staff cost may lie within the amount or beside it.
    """

    fiscal_year: int
    kind: BudgetKind
    amount: Money | Absent
    as_published: str | Absent
    place: Place
    label: str | Absent = NOT_STATED
    includes: str | Absent = NOT_STATED
    parts: tuple[CostPart, ...] = ()
    funding: tuple[Funding, ...] = ()
    staff_costs: tuple[CostPart, ...] = ()
    staff: tuple[StaffNumber, ...] = ()
    unit_costs: tuple[UnitCost, ...] = ()
    last_year: int | Absent = NOT_STATED
    source: SourceRef | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED
