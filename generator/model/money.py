"""Money and people: amounts with their published unit, kind and year, funding and staff."""

import enum
from decimal import Decimal

from generator.model.basics import NOT_STATED, Absent, Place, Record, SourceRef


class BudgetKind(enum.StrEnum):
    """Which stage of a budget an amount belongs to. Amounts of different kinds are never added."""

    INITIAL = "initial"  # 当初予算
    SUPPLEMENTARY = "supplementary"  # 補正予算
    SETTLED = "settled"  # 決算
    PLANNED = "planned"  # 計画額
    ESTIMATE = "estimate"  # 見込み・概算
    NOT_STATED = "not_stated"  # 区分の記載なし


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


class Budget(Record, frozen=True):
    """One amount of one budget year. ``includes`` is a published remark such as 人件費…を含む."""

    fiscal_year: int
    kind: BudgetKind
    amount: Money | Absent
    as_published: str | Absent
    place: Place
    label: str | Absent = NOT_STATED
    includes: str | Absent = NOT_STATED
    funding: tuple[Funding, ...] = ()
    staff_cost: Money | Absent = NOT_STATED
    full_time_equivalents: Decimal | Absent = NOT_STATED
    source: SourceRef | Absent = NOT_STATED
