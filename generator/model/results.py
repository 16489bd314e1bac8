"""Results: what was done and how it was judged, kept in files of their own, one round of reporting each."""

import enum

from generator.model.basics import NOT_STATED, Absent, Place, Record, Ref, Section, SourceRef
from generator.model.figures import Figure
from generator.model.money import Budget
from generator.model.plans import StepText


class Evaluator(enum.StrEnum):
    """Who judged. A panel of citizens, an expert and the council are not the city; all others are (NOT_STATED: the city's own report)."""

    DIVISION = "division"
    MANAGER = "manager"
    HEADQUARTERS = "headquarters"
    CITIZENS_PANEL = "citizens_panel"
    EXTERNAL = "external"
    COUNCIL = "council"
    CITY = "city"
    NOT_STATED = "not_stated"


class Stage(enum.StrEnum):
    """Which of several judgements in a row."""

    FIRST = "first"
    SECOND = "second"
    FINAL = "final"


class Evaluation(Record, frozen=True):
    """A judgement by the city or its panels, as published. ``rating`` names a step of one of the plan's scales.

    Where there is none, ``as_published`` is Absent and says why.
    """

    place: Place
    by: Evaluator
    as_published: str | Absent
    by_name: str | Absent = NOT_STATED
    axis: str | Absent = NOT_STATED
    scale: Ref | Absent = NOT_STATED
    rating: Ref | Absent = NOT_STATED
    reason: str | Absent = NOT_STATED
    source: SourceRef | Absent = NOT_STATED
    stage: Stage | Absent = NOT_STATED


class NextStepKind(enum.StrEnum):
    """What the city means to do next."""

    EXPAND = "expand"  # 拡充
    CONTINUE = "continue"  # 継続
    IMPROVE = "improve"  # 改善
    REDUCE = "reduce"  # 縮小
    ABOLISH = "abolish"  # 廃止
    COMPLETE = "complete"  # 完了
    OTHER = "other"


class NextStep(Record, frozen=True):
    """What comes next: wording and, where it can be read, the kind."""

    kind: NextStepKind
    as_published: str


class Actual(Record, frozen=True):
    """An actual value reported for an indicator (of the measure, pillar or plan that the result is about)."""

    indicator: Ref
    figure: Figure


class MeasureResult(Record, frozen=True):
    """What one round reports of one measure."""

    measure: Ref
    place: Place
    done: str | Absent = NOT_STATED
    reports: tuple[StepText, ...] = ()
    sections: tuple[Section, ...] = ()
    actuals: tuple[Actual, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    next_step: NextStep | Absent = NOT_STATED
    budgets: tuple[Budget, ...] = ()
    source: SourceRef | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED


class PillarResult(Record, frozen=True):
    """What one round reports of one pillar (特記事項, 取組による効果・残された課題)."""

    pillar: Ref
    place: Place
    sections: tuple[Section, ...] = ()
    actuals: tuple[Actual, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    source: SourceRef | Absent = NOT_STATED


class ResultFile(Record, frozen=True):
    """One file of results: any number of files may report on the same round (one writer per department)."""

    round: Ref
    place: Place
    plan_actuals: tuple[Actual, ...] = ()
    pillars: tuple[PillarResult, ...] = ()
    measures: tuple[MeasureResult, ...] = ()
