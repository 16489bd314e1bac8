"""Indicators: definition, baseline, target path and actual values.

Each published wording (``as_published``) is kept beside the typed value. Numbers are exact decimals in the indicator's unit.
"""

import datetime as dt
import enum
from decimal import Decimal
from typing import TypeAlias

from generator.model.basics import NOT_STATED, Absent, Footnote, Place, Record, Ref, SourceRef


class IndicatorKind(enum.StrEnum):
    """What an indicator measures (logic-model stage)."""

    INPUT = "input"
    ACTIVITY = "activity"
    OUTPUT = "output"
    OUTCOME = "outcome"
    CONTEXT = "context"
    NOT_STATED = "not_stated"


class Direction(enum.StrEnum):
    """How an actual stands against its target."""

    INCREASE = "increase"  # higher is better, the target is the level to arrive at
    DECREASE = "decrease"  # lower is better
    MAINTAIN = "maintain"  # keep the level of the target, exactly or within the indicator's tolerance
    MAINTAIN_OR_INCREASE = "maintain_or_increase"  # keep the level or do better, more is better
    MAINTAIN_OR_DECREASE = "maintain_or_decrease"  # keep the level or do better, less is better
    AT_LEAST = "at_least"  # 以上
    MORE_THAN = "more_than"  # 超
    AT_MOST = "at_most"  # 以下
    LESS_THAN = "less_than"  # 未満
    RANGE = "range"  # between two bounds
    MILESTONE = "milestone"  # done or not done
    TEXT = "text"  # a wording that no rule can judge


class Accumulation(enum.StrEnum):
    """Whether a value counts one year alone or everything since the start."""

    YEARLY = "yearly"
    CUMULATIVE = "cumulative"
    POINT = "point"  # the level at one moment (年度末現在)


class PeriodKind(enum.StrEnum):
    """Which year a period is counted in."""

    FISCAL = "fiscal"  # 年度, from April
    CALENDAR = "calendar"  # 年, from January
    SCHOOL = "school"  # 学年度, from April
    DAY = "day"  # one day (令和6年4月1日現在)


class Period(Record, frozen=True):
    """A year, a part of one, several years together, or a day.

    ``fiscal_year`` is the number of the year, of several the last one; of a day the fiscal year in which it lies. ``part`` is "" for the
    whole year, "q1".."q4" a quarter, "h1"/"h2" a half, "m1".."m12" a month, and the day itself (2024-04-01) for a day. Quarters and
    halves are those of the year's own kind. ``first_year`` is the first of several years together, 0 where it is one year.
    """

    fiscal_year: int
    part: str = ""
    kind: PeriodKind = PeriodKind.FISCAL
    first_year: int = 0


class Number(Record, frozen=True, tag="number"):
    """A number in the indicator's unit; ``approximate`` where the source says 約, 程度 and the like.

    ``read_in`` is the unit as printed (千円) of a number that was read from its wording and has not been brought into the indicator's
    unit; "" of every other.
    """

    value: Decimal
    approximate: bool = False
    read_in: str = ""


class OpenEnd(enum.StrEnum):
    """Which ends of a band do not belong to it."""

    NONE = "none"
    LOW = "low"  # 超
    HIGH = "high"  # 未満
    BOTH = "both"


class Range(Record, frozen=True, tag="range"):
    """A band. Its ends belong to it, but for those that ``open`` names (10以上20未満: the high one).

    ``read_in`` as for a number.
    """

    low: Decimal
    high: Decimal
    approximate: bool = False
    read_in: str = ""
    open: OpenEnd = OpenEnd.NONE


class Wording(Record, frozen=True, tag="wording"):
    """A value that is words (全員取得)."""

    text: str


class Done(Record, frozen=True, tag="done"):
    """Whether a milestone was reached, as the source states it."""

    done: bool


class Missing(Record, frozen=True, tag="missing"):
    """No value, and why."""

    absent: Absent


Value: TypeAlias = Number | Range | Wording | Done | Missing


class SecondValue(Record, frozen=True):
    """A second figure published in the same cell, such as ``37.0（60.3）``: what it is, and its number."""

    label: str
    value: Decimal


class Figure(Record, frozen=True):
    """One published value of an indicator for one period: a baseline, a target or an actual.

    ``forecast`` tells a value that was only expected when it was published (見込): it is shown, and no target is held against it.
    """

    period: Period
    as_published: str | Absent
    value: Value
    place: Place
    provisional: bool = False
    as_of: dt.date | Absent = NOT_STATED
    second: SecondValue | Absent = NOT_STATED
    footnotes: tuple[str, ...] = ()
    source: SourceRef | Absent = NOT_STATED
    forecast: bool = False


class TargetRevision(Record, frozen=True):
    """A target that was moved: what it was, when and why, as published."""

    fiscal_year: int
    was: str
    reason: str | Absent


class Target(Record, frozen=True):
    """The target for one period. ``final`` marks the value that the plan wants to have reached at its end."""

    figure: Figure
    final: bool = False
    revisions: tuple[TargetRevision, ...] = ()


class BreakKind(enum.StrEnum):
    """What was changed where a series breaks."""

    QUESTION = "question"  # the question of a survey, or its answers
    DEFINITION = "definition"
    METHOD = "method"  # how it is counted or asked
    AREA = "area"  # of which area or of whom
    OTHER = "other"


class Break(Record, frozen=True):
    """From ``period`` on the values are not to be compared with those before it.

    ``reason`` stands in the source document, ``note`` is the editors'. Targets belong to what was before, unless ``targets_follow``
    or they were revised since.
    """

    place: Place
    period: Period
    kind: BreakKind
    reason: str | Absent = NOT_STATED
    note: str | Absent = NOT_STATED
    targets_follow: bool = False


class Parts(enum.StrEnum):
    """How the values of its parts make the value of a year (or those of its years the value of several)."""

    SUM = "sum"
    MEAN = "mean"
    LAST = "last"


class Indicator(Record, frozen=True):
    """What is measured, in which unit, from where to where.

    ``name`` stands in the source document; ``editor_name`` is used where the document gives the figure no name of its own
    (exactly one of the two is present). ``serves`` names pillars or measures, besides its holder, that the plan ties it to.
    ``tolerance`` is how far from the target, in the unit, the plan still calls the level kept. ``parts`` is how the plan makes a
    year's value of its parts; Absent where it does not say.
    """

    id: str
    place: Place
    name: str | Absent
    editor_name: str | Absent
    unit: str | Absent
    kind: IndicatorKind
    direction: Direction
    accumulation: Accumulation
    tolerance: Decimal | Absent = NOT_STATED
    number: str | Absent = NOT_STATED
    definition: str | Absent = NOT_STATED
    formula: str | Absent = NOT_STATED
    data_source: str | Absent = NOT_STATED
    baseline: Figure | Absent = NOT_STATED
    targets: tuple[Target, ...] = ()
    no_target: Absent = NOT_STATED
    actuals: tuple[Figure, ...] = ()
    serves: tuple[Ref, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    source: SourceRef | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED
    breaks: tuple[Break, ...] = ()
    parts: Parts | Absent = NOT_STATED
