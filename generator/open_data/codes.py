"""The codes that cells of the list of published values hold, with what each means in Japanese and English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from generator.model.basics import Reason
from generator.model.city import Cause
from generator.model.figures import Accumulation, Direction, IndicatorKind, OpenEnd
from generator.model.japanese import Worded
from generator.model.money import BudgetKind


class Told(NamedTuple):
    """The same said in Japanese and in English."""

    ja: str
    en: str


def _worded(members: type[Worded]) -> Mapping[str, Told]:
    """The codes of an enumeration of ``data/``: its Japanese meaning, and its word as English."""
    return MappingProxyType(
        {str(each.value): Told(each.meaning.replace("`", ""), str(each.value).replace("_", " ")) for each in members}
    )


HOLDERS: Final = MappingProxyType(
    {"measure": Told("施策", "measure"), "pillar": Told("柱", "pillar"), "plan": Told("計画", "plan")}
)

KINDS: Final = MappingProxyType(
    {
        "baseline": Told("基準値", "value from which the plan sets out"),
        "target": Told("目標値", "value to be reached"),
        "former_target": Told("変わる前の目標値", "target before it was moved"),
        "actual": Told("実績値", "value that was reached"),
        "interim": Told(
            "途中の実績値（年度などの終わりより前の日までの値）", "value up to a day before its period ended"
        ),
        "forecast": Told("見込みの値", "value that was only expected when it was published"),
        "second_value": Told("同じ欄に併記された値", "second value in the same cell of the source"),
        "attainment": Told("原典に印刷された達成率", "rate of attainment as printed in the source"),
        "budget": Told("金額", "amount of money"),
        "cost_part": Told("金額の内訳", "part of an amount"),
        "funding": Told("財源", "source of funds"),
        "staff_cost": Told("人件費", "staff cost"),
        "staff": Told("従事する職員数（常勤に換算）", "staff in full-time equivalents"),
        "unit_cost": Told("単位当たりのコスト", "cost of one unit"),
        "headcount": Told("職員数（経営資源の欄）", "number of staff, as the plan tells it of a department"),
    }
)

PERIODS: Final = MappingProxyType(
    {
        "fiscal": Told("年度（4月から）", "fiscal year, from April"),
        "calendar": Told("暦年（1月から）", "calendar year"),
        "school": Told("学年度（4月から）", "school year, from April"),
        "day": Told("ある日", "a day"),
    }
)

FORMS: Final = MappingProxyType(
    {
        "number": Told("一つの数", "one number"),
        "range": Told("範囲", "a band"),
        "text": Told("文章", "words"),
        "milestone": Told("節目", "done or not done"),
        "rating": Told("評価の段階", "a step of a scale"),
        "missing": Told("値がない", "no value"),
    }
)

STATES: Final = MappingProxyType(
    {
        "provisional": Told("速報。確定値に置き換わる", "provisional, to be replaced by a final value"),
        "final": Told(
            "確定。速報・改定・訂正の記載がない",
            "final: nothing says that it is provisional, was revised or was corrected",
        ),
        "revised": Told(
            "改定。目標か値が改まったもの（誤りではない）", "revised: a target or a value that was moved, by no error"
        ),
        "corrected": Told(
            "訂正。誤りを直したもの（まだ速報の値は provisional のまま）",
            "corrected: an error was put right (a value that is still provisional stays so)",
        ),
        "withdrawn": Told("取下げ。公開した値を取り下げたもの", "withdrawn: a published value that was taken back"),
    }
)

CAUSES: Final = MappingProxyType(
    {
        Cause.SCHEDULED.value: Told("予定された改定", "revised as was planned"),
        Cause.METHOD.value: Told("集計や計算の方法の変更による改定", "revised because the method was changed"),
        Cause.SOURCE_CORRECTED.value: Told(
            "原典の誤りの訂正（市が公表した正誤表による）", "the source was wrong, and its publisher corrected it"
        ),
        Cause.TRANSCRIPTION.value: Told("このサイトの写し間違いの訂正", "this site had copied it wrongly"),
        Cause.WITHDRAWN.value: Told("公開した値の取下げ", "the published value was taken back"),
    }
)
"""Why something published was changed: who erred, if anybody did."""

INDICATOR_KINDS: Final = _worded(IndicatorKind)
DIRECTIONS: Final = _worded(Direction)
ACCUMULATIONS: Final = _worded(Accumulation)
BUDGET_KINDS: Final = _worded(BudgetKind)
OPEN_ENDS: Final = _worded(OpenEnd)
REASONS: Final = _worded(Reason)
