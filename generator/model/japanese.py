"""The Japanese words of every enumeration that stands in ``data/``: what staff may write in place of the English word.

The first word of a member names it in messages. No word belongs to two members of one enumeration.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from generator.model.basics import Reason
from generator.model.city import DepartmentKind
from generator.model.figures import Accumulation, BreakKind, Direction, IndicatorKind, OpenEnd, Parts
from generator.model.money import BudgetKind
from generator.model.narrative import Topic
from generator.model.plans import EndKind, RoundKind, ScheduleState, Standing
from generator.model.results import Evaluator, NextStepKind, Stage

_UNCLEAR: Final = ("記載なし", "不明", "原典に記載なし")

JAPANESE: Final[Mapping[type[StrEnum], Mapping[StrEnum, tuple[str, ...]]]] = {
    Reason: {
        Reason.NOT_DONE: ("未実施", "実施なし", "未着手"),
        Reason.BEING_COMPILED: ("集計中", "算定中", "算出中", "未集計", "取りまとめ中"),
        Reason.UNDER_INVESTIGATION: ("調査中", "確認中"),
        Reason.UNDER_COORDINATION: ("調整中", "協議中"),
        Reason.NOT_APPLICABLE: ("対象外", "該当なし", "非該当"),
        Reason.NOT_CALCULATED: ("算定されない", "算定不能", "算出不能", "算定なし"),
        Reason.NOT_PUBLIC: ("非公表", "非公開"),
        Reason.NOT_LEGIBLE: ("判読できない", "判読不能", "読み取れない"),
        Reason.NOT_IN_SOURCE: (*_UNCLEAR, "記載がない", "原典に記載がない"),
        Reason.NOT_YET: ("まだ報告の時期ではない", "報告前", "時期未到来"),
    },
    DepartmentKind: {
        DepartmentKind.CITY: ("市全体", "市", "町", "村", "全庁"),
        DepartmentKind.BUREAU: ("局",),
        DepartmentKind.WARD: ("区", "区役所"),
        DepartmentKind.DEPARTMENT: ("部",),
        DepartmentKind.DIVISION: ("課",),
        DepartmentKind.OFFICE: ("室", "所", "事務局", "センター"),
        DepartmentKind.OTHER: ("その他",),
    },
    Topic: {
        Topic.CATCHPHRASE: ("キャッチフレーズ", "標語"),
        Topic.HEADS: ("責任者",),
        Topic.MISSION: ("使命", "ミッション"),
        Topic.ROLE: ("役割",),
        Topic.VIEWPOINTS: ("視点",),
        Topic.CURRENT_STATE: ("現状と課題", "現状", "課題"),
        Topic.RESOURCES: ("経営資源", "資源"),
        Topic.POLICIES: ("方針",),
        Topic.PURPOSE: ("目的", "趣旨", "目的・趣旨"),
        Topic.PROCESS: ("経過", "進め方", "経過・進め方"),
        Topic.STRUCTURE: ("構成", "体系", "構成・体系"),
        Topic.FOOTNOTES: ("注", "脚注", "注釈"),
        Topic.OTHER: ("その他",),
    },
    IndicatorKind: {
        IndicatorKind.INPUT: ("投入", "インプット"),
        IndicatorKind.ACTIVITY: ("活動", "アクティビティ"),
        IndicatorKind.OUTPUT: ("活動の結果", "アウトプット"),
        IndicatorKind.OUTCOME: ("成果", "アウトカム", "成果指標"),
        IndicatorKind.CONTEXT: ("背景", "背景となる数値", "参考"),
        IndicatorKind.NOT_STATED: _UNCLEAR,
    },
    Direction: {
        Direction.INCREASE: ("増やす", "増加", "上げる", "向上", "上昇"),
        Direction.DECREASE: ("減らす", "減少", "下げる", "低下", "削減"),
        Direction.MAINTAIN: ("維持", "維持する", "保つ", "現状維持"),
        Direction.MAINTAIN_OR_INCREASE: ("維持または増加", "維持・増加", "維持・向上", "維持向上"),
        Direction.MAINTAIN_OR_DECREASE: ("維持または減少", "維持・減少"),
        Direction.AT_LEAST: ("以上",),
        Direction.MORE_THAN: ("超", "より大きい"),
        Direction.AT_MOST: ("以下", "以内"),
        Direction.LESS_THAN: ("未満", "より小さい"),
        Direction.RANGE: ("範囲", "範囲に収める"),
        Direction.MILESTONE: ("節目", "達成するか"),
        Direction.TEXT: ("文章", "文字", "文字で示す"),
    },
    OpenEnd: {
        OpenEnd.NONE: ("両端を含む",),
        OpenEnd.LOW: ("小さい端を含まない",),
        OpenEnd.HIGH: ("大きい端を含まない",),
        OpenEnd.BOTH: ("両端を含まない",),
    },
    Accumulation: {
        Accumulation.YEARLY: ("単年", "単年度", "年度ごと"),
        Accumulation.CUMULATIVE: ("累計", "累積"),
        Accumulation.POINT: ("時点", "年度末現在"),
    },
    BreakKind: {
        BreakKind.QUESTION: ("設問", "設問・選択肢", "選択肢"),
        BreakKind.DEFINITION: ("定義",),
        BreakKind.METHOD: ("調査方法", "集計方法", "算定方法", "方法"),
        BreakKind.AREA: ("対象", "対象の区域", "区域"),
        BreakKind.OTHER: ("その他",),
    },
    Parts: {
        Parts.SUM: ("合計", "合算"),
        Parts.MEAN: ("平均",),
        Parts.LAST: ("最後の値", "期末の値"),
    },
    BudgetKind: {
        BudgetKind.INITIAL: ("当初予算", "当初"),
        BudgetKind.SUPPLEMENTARY: ("補正予算", "補正"),
        BudgetKind.SETTLED: ("決算", "決算額"),
        BudgetKind.PLANNED: ("計画額", "計画"),
        BudgetKind.ESTIMATE: ("見込み", "見込", "概算", "見込額"),
        BudgetKind.NOT_STATED: ("区分の記載なし", *_UNCLEAR),
    },
    RoundKind: {
        RoundKind.INTERIM: ("中間報告", "中間"),
        RoundKind.FINAL: ("期末報告", "期末", "最終報告", "最終"),
        RoundKind.YEARLY: ("年度ごとの報告", "年度", "年度報告", "年次"),
    },
    Standing: {
        Standing.REACHED: ("達成",),
        Standing.NOT_REACHED: ("未達成",),
        Standing.ON_THE_WAY: ("途中",),
        Standing.OTHER: ("その他",),
    },
    ScheduleState: {
        ScheduleState.DONE: ("済み", "済んだ", "実施済み", "完了"),
        ScheduleState.PLANNED: ("予定",),
        ScheduleState.ONGOING: ("継続中", "通年", "継続", "実施中"),
        ScheduleState.AS_NEEDED: ("随時",),
        ScheduleState.YEARLY: ("毎年", "毎年度"),
        ScheduleState.MONTHLY: ("毎月",),
        ScheduleState.NOT_STATED: _UNCLEAR,
    },
    EndKind: {
        EndKind.ENDED: ("終了",),
        EndKind.SUSPENDED: ("休止", "中断"),
        EndKind.MERGED: ("統合",),
    },
    Evaluator: {
        Evaluator.DIVISION: ("担当課",),
        Evaluator.MANAGER: ("所属長",),
        Evaluator.HEADQUARTERS: ("本部", "推進本部", "庁内の会議"),
        Evaluator.CITIZENS_PANEL: ("市民の会議", "市民会議", "市民による評価"),
        Evaluator.EXTERNAL: ("外部の評価者", "外部", "外部評価", "有識者"),
        Evaluator.COUNCIL: ("議会", "市議会"),
        Evaluator.CITY: ("市",),
        Evaluator.NOT_STATED: _UNCLEAR,
    },
    Stage: {
        Stage.FIRST: ("一次", "一次評価", "1次評価", "１次評価"),
        Stage.SECOND: ("二次", "二次評価", "2次評価", "２次評価"),
        Stage.FINAL: ("最終", "最終評価", "総合評価"),
    },
    NextStepKind: {
        NextStepKind.EXPAND: ("拡充", "拡大"),
        NextStepKind.CONTINUE: ("継続",),
        NextStepKind.IMPROVE: ("改善",),
        NextStepKind.REDUCE: ("縮小",),
        NextStepKind.ABOLISH: ("廃止",),
        NextStepKind.COMPLETE: ("完了", "終了"),
        NextStepKind.OTHER: ("その他",),
    },
}
"""By enumeration: members of two enumerations may be equal as text, so that one mapping of all would mix them up."""


def name_member(member: StrEnum) -> str:
    """A member as messages name it: ``maintain（維持）``."""
    return f"{member}（{JAPANESE[type(member)][member][0]}）"
