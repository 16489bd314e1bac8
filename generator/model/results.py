"""Results: what was done and how it was judged, kept in files of their own, one round of reporting each."""

from generator.model.basics import NOT_STATED, Absent, Place, Record, Ref, Section, SourceRef
from generator.model.figures import Figure
from generator.model.japanese import Worded
from generator.model.money import Budget
from generator.model.plans import StepText


class Evaluator(Worded, about="評価した人"):
    """Who judged. A panel of citizens, an expert and the council are not the city, nor is one of whom the document does not say who it was."""

    DIVISION = "division", ("担当課", "所管課", "主管課", "担当部署", "担当課評価"), "担当課"
    MANAGER = "manager", ("所属長",), "所属長"
    HEADQUARTERS = "headquarters", ("本部", "推進本部", "庁内の会議"), "市の本部や庁内の会議（行財政改革推進本部など）"
    CITIZENS_PANEL = "citizens_panel", ("市民の会議", "市民会議", "市民による評価"), "市民の会議など"
    EXTERNAL = (
        "external",
        ("外部の評価者", "外部", "外部評価", "有識者", "外部評価委員会", "第三者", "第三者評価"),
        "外部の評価者",
    )
    COUNCIL = "council", ("議会", "市議会"), "議会"
    CITY = "city", ("市", "内部評価", "内部", "自己評価", "庁内評価", "市の評価"), "市"
    NOT_STATED = "not_stated", ("記載なし", "不明", "原典に記載なし"), "原典に記載がない"


class Stage(Worded, about="評価の段階（一次・二次・三次・最終）"):
    """Which of several judgements in a row."""

    FIRST = "first", ("一次", "一次評価", "1次評価", "１次評価"), "一次評価"
    SECOND = "second", ("二次", "二次評価", "2次評価", "２次評価"), "二次評価"
    THIRD = "third", ("三次", "三次評価", "3次評価", "３次評価"), "三次評価"
    FINAL = "final", ("最終", "最終評価", "総合評価"), "最終評価"


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


class NextStepKind(Worded, about="今後の方向の種類"):
    """What the city means to do next."""

    EXPAND = "expand", ("拡充", "拡大"), "拡充"
    CONTINUE = "continue", ("継続",), "継続"
    IMPROVE = "improve", ("改善",), "改善"
    REDUCE = "reduce", ("縮小",), "縮小"
    ABOLISH = "abolish", ("廃止",), "廃止"
    COMPLETE = "complete", ("完了", "終了"), "完了"
    OTHER = "other", ("その他",), "その他"


class NextStep(Record, frozen=True):
    """What comes next: wording and, where it can be read, the kind."""

    kind: NextStepKind
    as_published: str | Absent


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
    """What one round reports of one pillar: whatever it may report of a measure, but for steps."""

    pillar: Ref
    place: Place
    done: str | Absent = NOT_STATED
    sections: tuple[Section, ...] = ()
    actuals: tuple[Actual, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    next_step: NextStep | Absent = NOT_STATED
    budgets: tuple[Budget, ...] = ()
    source: SourceRef | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED


class PlanResult(Record, frozen=True):
    """What one round reports of the plan as a whole, besides the actual values of its indicators."""

    place: Place
    done: str | Absent = NOT_STATED
    sections: tuple[Section, ...] = ()
    evaluations: tuple[Evaluation, ...] = ()
    next_step: NextStep | Absent = NOT_STATED
    budgets: tuple[Budget, ...] = ()
    source: SourceRef | Absent = NOT_STATED
    editor_note: str | Absent = NOT_STATED


class ResultFile(Record, frozen=True):
    """One file of results: any number of files may report on the same round (one writer per department)."""

    round: Ref
    place: Place
    plan: PlanResult | Absent = NOT_STATED
    plan_actuals: tuple[Actual, ...] = ()
    pillars: tuple[PillarResult, ...] = ()
    measures: tuple[MeasureResult, ...] = ()

    @property
    def reports(self) -> tuple[PlanResult | PillarResult | MeasureResult, ...]:
        """What it tells of the plan as a whole, of pillars and of measures, in this order."""
        whole = () if isinstance(self.plan, Absent) else (self.plan,)
        return (*whole, *self.pillars, *self.measures)
