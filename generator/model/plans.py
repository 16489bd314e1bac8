"""Plans, their pillars and measures: what was promised."""

import datetime as dt
import enum

from generator.model.basics import NOT_STATED, Absent, Footnote, Place, Record, Ref, Section, SourceRef, YearSpan
from generator.model.figures import Indicator
from generator.model.japanese import Worded
from generator.model.money import Budget
from generator.model.narrative import Part


class Level(Record, frozen=True):
    """The plan's own name for one level of its pillars (施策, 方向性, 基本事業)."""

    id: str
    name: str


class MeasureKind(Record, frozen=True):
    """The plan's own name for its measures, or for one of several kinds (事務事業, 主な取組): ``heading`` stands over their list, ``words`` are the document's own headings for fields."""

    id: str
    name: str
    heading: str | Absent = NOT_STATED
    words: tuple[tuple[str, str], ...] = ()


class RoundKind(Worded, about="報告の回の種類"):
    """Which report a round is."""

    INTERIM = "interim", ("中間報告", "中間"), "中間報告"
    FINAL = "final", ("期末報告", "期末", "最終報告", "最終"), "期末報告・最終報告"
    YEARLY = "yearly", ("年度ごとの報告", "年度", "年度報告", "年次"), "年度ごとの報告"


class Round(Record, frozen=True):
    """One round of reporting on a plan, declared by the plan; result files name it. Before ``publish_on`` nothing of it is published; of a ``complete`` one all that its document tells is in the data."""

    id: str
    place: Place
    name: str
    kind: RoundKind
    fiscal_year: int
    source: SourceRef | Absent
    as_of: dt.date | Absent = NOT_STATED
    publish_on: dt.date | Absent = NOT_STATED
    complete: bool = False

    @property
    def told_as_of(self) -> dt.date:
        """The day of which it tells: that which it names, else the last of its fiscal year."""
        return dt.date(self.fiscal_year + 1, 3, 31) if isinstance(self.as_of, Absent) else self.as_of


class Standing(Worded, about="評価の段階の読み方"):
    """How a step of the city's own scale reads beside the computed status."""

    REACHED = "reached", ("達成",), "達成と読む"
    NOT_REACHED = "not_reached", ("未達成",), "未達成と読む"
    ON_THE_WAY = "on_the_way", ("途中",), "途中と読む"
    OTHER = "other", ("その他",), "どれとも読まない"


class ScaleStep(Record, frozen=True):
    """One step of a rating scale: label and definition as published, and how it reads (an editor's reading)."""

    id: str
    label: str
    definition: str | Absent
    reads_as: Standing


class ScaleOrder(Worded, about="尺度の段階の順"):
    """In which order the document lists the steps of a scale; without one no step is better than another."""

    BEST_FIRST = "best_first", ("良い順", "高い順", "上から良い順"), "良いものから順に並んでいる"
    WORST_FIRST = "worst_first", ("悪い順", "低い順", "下から良い順"), "悪いものから順に並んでいる"
    NONE = "none", ("順なし", "順はない"), "段階に上下の順はない（または文書から決められない）"


class Scale(Record, frozen=True):
    """A rating scale of the plan. Letters do not travel between cities, so every plan brings its own."""

    id: str
    name: str
    axis: str | Absent
    steps: tuple[ScaleStep, ...]
    order: ScaleOrder = ScaleOrder.NONE


class Tag(Record, frozen=True):
    """One tag of a list: a goal of the SDGs, a target of a strategy. ``label`` is the wording as published."""

    id: str
    place: Place
    label: str


class TagList(Record, frozen=True):
    """A list from which the plan tags its pillars and measures (SDGs, 総合戦略の基本目標). References say ``<list>/<tag>``."""

    id: str
    place: Place
    name: str
    tags: tuple[Tag, ...]


class Priority(Record, frozen=True):
    """A rank as published (優先順位 1位), with its number."""

    as_published: str | Absent
    rank: int | Absent


class Position(Record, frozen=True):
    """Where a pillar or measure stands in another plan (総合計画, 総合戦略, マニフェスト): the label and wording as published."""

    label: str
    text: str | Absent
    plan: Ref | Absent = NOT_STATED


class Link(Record, frozen=True):
    """A tie to another measure (``<plan>/<measure>`` or an id of the same plan) with a remark of the editors, if any."""

    measure: Ref
    note: str | Absent = NOT_STATED


class FormerDepartments(Record, frozen=True):
    """Who was responsible before, in which years; the departments may live on without it."""

    years: YearSpan
    as_published: str | Absent
    lead: tuple[Ref, ...]
    reason: str | Absent = NOT_STATED
    source: SourceRef | Absent = NOT_STATED


class Departments(Record, frozen=True):
    """Who is responsible: the wording as published, and the departments it names; and who was before."""

    as_published: str | Absent
    lead: tuple[Ref, ...]
    related: tuple[Ref, ...]
    former: tuple[FormerDepartments, ...] = ()


class ScheduleState(Worded, about="時期の確かさ"):
    """Certainty of a schedule."""

    DONE = "done", ("済み", "済んだ", "実施済み", "完了"), "済んだ"
    PLANNED = "planned", ("予定",), "予定"
    ONGOING = "ongoing", ("継続中", "通年", "継続", "実施中"), "継続中・通年"
    AS_NEEDED = "as_needed", ("随時",), "随時"
    YEARLY = "yearly", ("毎年", "毎年度"), "毎年"
    MONTHLY = "monthly", ("毎月",), "毎月"
    NOT_STATED = "not_stated", ("記載なし", "不明", "原典に記載なし"), "原典から決められない"


class Schedule(Record, frozen=True):
    """When: the wording as published and what could be parsed of it. ``begins``/``ends`` are ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``."""

    as_published: str | Absent
    begins: str | Absent
    ends: str | Absent
    state: ScheduleState


class StepText(Record, frozen=True):
    """A published text that holds for one or more steps (``(2)(3) 6月から通年``), or for the measure as a whole (no steps)."""

    steps: tuple[Ref, ...]
    text: str | Absent
    place: Place


class Step(Record, frozen=True):
    """A numbered step of a measure: ``(1)`` and what is to be done."""

    id: str
    place: Place
    number: str | Absent
    title: str


class EndKind(Worded, about="終わり方の種類"):
    """What became of a measure that is no longer pursued."""

    ENDED = "ended", ("終了", "廃止", "完了"), "終了"
    SUSPENDED = "suspended", ("休止", "中断", "停止"), "休止"
    MERGED = "merged", ("統合",), "ほかの施策への統合"


class Ending(Record, frozen=True):
    """The end of a measure: since when, into what, why."""

    kind: EndKind
    fiscal_year: int
    reason: str | Absent
    into: tuple[Ref, ...]
    place: Place


class WordedField(enum.StrEnum):
    """A field over which a plan may print a heading of its own (its ``words``)."""

    SUMMARY = "summary"
    TEXT = "text"
    TARGET_TEXT = "target_text"
    EXPECTED_EFFECT = "expected_effect"
    DONE = "done"
    EVALUATION = "evaluation"
    DEPARTMENTS = "departments"
    BUDGET = "budget"
    SCHEDULE = "schedule"
    NOTE = "note"
    DEADLINE = "deadline"
    STEP_TARGET = "step_target"
    STEPS = "steps"
    INTERIM = "interim"
    FINAL = "final"
    INDICATOR = "indicator"
    POSITIONS = "positions"
    DEFINITION = "definition"
    BASELINE = "baseline"
    ACTUAL = "actual"
    TARGET = "target"
    SERVES = "serves"
    PRIORITY = "priority"


class Measure(Record, frozen=True):
    """One measure: the smallest unit that a plan promises."""

    id: str
    place: Place
    title: str
    kind: Ref | Absent
    pillar: Ref | Absent
    source: SourceRef | Absent
    number: str | Absent = NOT_STATED
    summary: str | Absent = NOT_STATED
    target_text: str | Absent = NOT_STATED
    expected_effect: str | Absent = NOT_STATED
    departments: Departments | Absent = NOT_STATED
    new: bool = False
    priority: Priority | Absent = NOT_STATED
    tags: tuple[Ref, ...] = ()
    positions: tuple[Position, ...] = ()
    continues: tuple[Link, ...] = ()
    repeats: tuple[Link, ...] = ()
    related: tuple[Link, ...] = ()
    ending: Ending | Absent = NOT_STATED
    sections: tuple[Section, ...] = ()
    steps: tuple[Step, ...] = ()
    deadlines: tuple[StepText, ...] = ()
    step_targets: tuple[StepText, ...] = ()
    schedule: Schedule | Absent = NOT_STATED
    indicators: tuple[Indicator, ...] = ()
    no_indicator: Absent = NOT_STATED
    budgets: tuple[Budget, ...] = ()
    note: str | Absent = NOT_STATED
    footnotes: tuple[Footnote, ...] = ()
    plain_summary: str | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED


class Pillar(Record, frozen=True):
    """Any level above the measures. ``parent`` is Absent at the top."""

    id: str
    place: Place
    title: str
    level: Ref | Absent
    parent: Ref | Absent
    number: str | Absent = NOT_STATED
    text: str | Absent = NOT_STATED
    priority: Priority | Absent = NOT_STATED
    departments: Departments | Absent = NOT_STATED
    tags: tuple[Ref, ...] = ()
    positions: tuple[Position, ...] = ()
    sections: tuple[Section, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    budgets: tuple[Budget, ...] = ()
    source: SourceRef | Absent = NOT_STATED
    plain_summary: str | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED


class Plan(Record, frozen=True):
    """A published document or multi-year plan: its names, levels, scales, narrative. Pillars and measures refer to it by folder.

    ``owner`` is the department it belongs to, Absent for the whole city.
    """

    id: str
    place: Place
    title: str
    kind: str | Absent
    period: YearSpan
    owner: Ref | Absent
    source: SourceRef
    summary: str | Absent = NOT_STATED
    levels: tuple[Level, ...] = ()
    measure_kinds: tuple[MeasureKind, ...] = ()
    scales: tuple[Scale, ...] = ()
    tag_lists: tuple[TagList, ...] = ()
    words: tuple[tuple[str, str], ...] = ()
    narrative: tuple[Part, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    budgets: tuple[Budget, ...] = ()
    rounds: tuple[Round, ...] = ()
    predecessor: Ref | Absent = NOT_STATED
    published: dt.date | Absent = NOT_STATED
    plain_summary: str | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED
