"""Indicators: definition, baseline, target path and actual values.

Each published wording (``as_published``) is kept beside the typed value. Numbers are exact decimals in the indicator's unit.
"""

import datetime as dt
import enum
from decimal import Decimal
from typing import Final, TypeAlias

from generator.model.basics import NOT_STATED, Absent, Footnote, Place, Record, Ref, SourceRef
from generator.model.japanese import Worded


class IndicatorKind(Worded, about="指標の種類"):
    """What an indicator measures (logic-model stage)."""

    INPUT = "input", ("投入", "インプット"), "投入。使った費用や人"
    ACTIVITY = "activity", ("活動", "アクティビティ"), "活動。したこと"
    OUTPUT = "output", ("活動の結果", "アウトプット"), "活動の結果。したことの量"
    OUTCOME = "outcome", ("成果", "アウトカム", "成果指標"), "成果。暮らしや社会の変化"
    CONTEXT = "context", ("背景", "背景となる数値", "参考"), "背景となる数値"
    NOT_STATED = "not_stated", ("記載なし", "不明", "原典に記載なし"), "原典から決められない"


class Direction(Worded, about="目標との比べ方"):
    """How an actual stands against its target."""

    INCREASE = "increase", ("増やす", "増加", "上げる", "向上", "上昇"), "増やす。目標値以上で達成"
    DECREASE = "decrease", ("減らす", "減少", "下げる", "低下", "削減"), "減らす。目標値以下で達成"
    MAINTAIN = (
        "maintain",
        ("維持", "維持する", "保つ", "現状維持"),
        "保つ。目標値と同じなら達成（`tolerance` があれば、その幅の中なら達成）",
    )
    MAINTAIN_OR_INCREASE = (
        "maintain_or_increase",
        (
            "維持または増加",
            "維持・増加",
            "維持・向上",
            "維持向上",
            "現状維持以上",
            "維持以上",
            "現状以上",
            "現状値以上",
        ),
        "保つか、それより増やす。目標値以上で達成（`tolerance` の分は下回ってもよい）",
    )
    MAINTAIN_OR_DECREASE = (
        "maintain_or_decrease",
        ("維持または減少", "維持・減少", "現状維持以下", "維持以下", "現状以下", "現状値以下"),
        "保つか、それより減らす。目標値以下で達成（`tolerance` の分は上回ってもよい）",
    )
    AT_LEAST = "at_least", ("以上", "下回らない", "未満にしない"), "「以上」。目標値以上で達成"
    MORE_THAN = (
        "more_than",
        ("超", "より大きい", "超える", "上回る"),
        "「超」。目標値より大きければ達成（同じなら未達成）",
    )
    AT_MOST = "at_most", ("以下", "以内", "超えない", "上回らない"), "「以下」「以内」。目標値以下で達成"
    LESS_THAN = "less_than", ("未満", "より小さい", "下回る"), "「未満」。目標値より小さければ達成（同じなら未達成）"
    RANGE = "range", ("範囲", "範囲に収める"), "範囲。`low` と `high` の間なら達成"
    MILESTONE = "milestone", ("節目", "達成するか"), "節目。終わったかどうか（`done`）"
    TEXT = "text", ("文章", "文字", "文字で示す"), "文章。数では判定しない"


UPWARD: Final = (Direction.AT_LEAST, Direction.INCREASE, Direction.MORE_THAN)
"""The directions in which a larger value is a better one, with no level to be kept."""
UPWARD_OR_KEPT: Final = (*UPWARD, Direction.MAINTAIN_OR_INCREASE)
DOWNWARD_OR_KEPT: Final = (Direction.AT_MOST, Direction.DECREASE, Direction.LESS_THAN, Direction.MAINTAIN_OR_DECREASE)


class Accumulation(Worded, about="単年・累計・時点の別"):
    """Whether a value counts one year alone or everything since the start."""

    YEARLY = "yearly", ("単年", "単年度", "年度ごと"), "年度ごとの値"
    CUMULATIVE = "cumulative", ("累計", "累積"), "始めからの累計"
    POINT = "point", ("時点", "年度末現在"), "ある時点の値（年度末現在など）"
    NOT_STATED = (
        "not_stated",
        ("記載なし", "不明", "原典に記載なし"),
        "原典から決められない。同じ長さの時期の値どうしだけを比べる",
    )


PER_SPAN: Final = (Accumulation.YEARLY, Accumulation.NOT_STATED)
"""What is held against a value of the same span alone: a count within it, and what the document does not tell to be anything else."""


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


class OpenEnd(Worded, about="範囲に含まれない端"):
    """Which ends of a band do not belong to it."""

    NONE = "none", ("両端を含む",), "両方の端を含む"
    LOW = "low", ("小さい端を含まない",), "小さい方の端を含まない（超）"
    HIGH = "high", ("大きい端を含まない",), "大きい方の端を含まない（未満）"
    BOTH = "both", ("両端を含まない",), "どちらの端も含まない"


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
    """A value that is words (全員取得), or a number whose ``other_scale`` (「10点満点」の値) keeps it from being held against the others."""

    text: str
    other_scale: str = ""


class Done(Record, frozen=True, tag="done"):
    """Whether a milestone was reached, as the source states it."""

    done: bool


class Missing(Record, frozen=True, tag="missing"):
    """No value, and why."""

    absent: Absent


class Rating(Record, frozen=True, tag="rating"):
    """A step of the scale that the indicator names.

    ``named`` is the step's label; until it is found on the scale the id or the label as it was written or, where ``is_read``, the published
    wording from which it is to be read. ``step`` is the id of the step, "" until it is found; ``rank`` grows with how good it is, 0 on a scale without an order.
    """

    named: str
    is_read: bool = False
    step: str = ""
    rank: int = 0


Value: TypeAlias = Number | Range | Wording | Done | Missing | Rating


class SecondValue(Record, frozen=True):
    """A second figure published in the same cell, such as ``37.0（60.3）``: what it is, and its number."""

    label: str
    value: Decimal


class FigureState(Worded, about="値の状態"):
    """Whether a value is the last word of its document. That it was revised, corrected or withdrawn is told by a `Correction`."""

    PROVISIONAL = "provisional", ("速報", "速報値", "暫定", "暫定値"), "速報。後で確定した値に置き換わる"
    FINAL = "final", ("確定", "確定値", "確報"), "確定"


class Figure(Record, frozen=True):
    """One published value of an indicator for one period: a baseline, a target or an actual.

    ``attainment`` is the rate that the document prints beside it (達成率 84.7%), never computed with.
    ``forecast`` tells a value that was only expected when it was published (見込): it is shown, and no target is held against it.
    ``undated`` tells of a forecast that it is none: it is a value of the midst of its period, of a day that nobody tells.
    ``told_for`` is the period of which a report that came before its end tells the value; ``period`` is then the day of the report.
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
    undated: bool = False
    attainment: str | Absent = NOT_STATED
    told_for: Period | Absent = NOT_STATED

    @property
    def row(self) -> Period:
        """The period under which it stands in a table of periods."""
        return self.period if isinstance(self.told_for, Absent) else self.told_for


def says_nothing(figure: Figure) -> bool:
    """Whether nothing of it is published, neither a value nor words in its place."""
    return isinstance(figure.value, Missing) and isinstance(figure.as_published, Absent)


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


class BreakKind(Worded, about="切れ目で変わったもの"):
    """What was changed where a series breaks."""

    QUESTION = "question", ("設問", "設問・選択肢", "選択肢"), "アンケートの設問や選択肢"
    DEFINITION = "definition", ("定義",), "指標の定義"
    METHOD = "method", ("調査方法", "集計方法", "算定方法", "方法"), "調査・集計・計算の方法"
    AREA = "area", ("対象", "対象の区域", "区域"), "対象とする区域や人"
    OTHER = "other", ("その他",), "そのほか"


class Break(Record, frozen=True):
    """From ``period`` on the values are not to be compared with those before it.

    ``reason`` stands in the source document, ``note`` is the editors'. ``footnote`` is the mark of the note that tells the reason. Targets belong to what was before, unless ``targets_follow``
    or they were revised since.
    """

    place: Place
    period: Period
    kind: BreakKind
    reason: str | Absent = NOT_STATED
    note: str | Absent = NOT_STATED
    targets_follow: bool = False
    footnote: str | Absent = NOT_STATED


class Parts(Worded, about="年度の値の出し方"):
    """How the values of its parts make the value of a year (or those of its years the value of several)."""

    SUM = "sum", ("合計", "合算"), "合計。四半期などの値を足すと年度の値（年度の値を足すと複数年の値）"
    MEAN = "mean", ("平均",), "平均"
    LAST = "last", ("最後の値", "期末の値"), "最後の時期の値"


class Indicator(Record, frozen=True):
    """What is measured, in which unit, from where to where.

    ``name`` stands in the source document; ``editor_name`` is used where the document gives the figure no name of its own
    (exactly one of the two is present). ``serves`` names pillars or measures, besides its holder, that the plan ties it to.
    ``tolerance`` is how far from the target, in the unit, the plan still calls the level kept. ``parts`` is how the plan makes a
    year's value of its parts; Absent where it does not say. ``scale`` is the plan's scale of which its values are steps.
    ``no_breaks`` tells that there is none, whatever a note says.
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
    scale: Ref | Absent = NOT_STATED
    no_breaks: bool = False

    @property
    def called(self) -> str | Absent:
        """Its published name, else the editors'."""
        return self.editor_name if isinstance(self.name, Absent) else self.name
