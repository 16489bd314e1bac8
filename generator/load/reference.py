"""The field tables of ``docs/data-format.md``, made from the shapes that take the data, so that the guide cannot drift.

``python -m generator.load.reference`` writes them between the marks of the guide; a test compares.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, Final

from generator.load import scalars
from generator.load.scalars import MemberOf
from generator.load.schema.amounts import number_or_wording
from generator.load.schema.city import DEPARTMENT, correction_target, municipality_code, release_tag, take_department
from generator.load.schema.narrative import PART_SHAPES, take_part
from generator.load.schema.pieces import (
    ABSENT,
    MONEY_UNITS,
    WORDED_FIELDS,
    OrAbsent,
    editorial,
    money_unit,
    named_words,
)
from generator.load.schema.plan import PILLAR, take_pillar
from generator.load.site import KINDS
from generator.load.take import Field, Listed, Shape
from generator.model.basics import Reason
from generator.model.city import DepartmentKind
from generator.model.figures import Accumulation, BreakKind, Direction, IndicatorKind, OpenEnd, Parts
from generator.model.japanese import JAPANESE
from generator.model.money import BudgetKind
from generator.model.narrative import Topic
from generator.model.plans import EndKind, RoundKind, ScheduleState, Standing
from generator.model.results import Evaluator, NextStepKind, Stage

GUIDE: Final = Path(__file__).resolve().parents[2] / "docs" / "data-format.md"

_FILES: Final[Mapping[str, str]] = {
    "site": "site.yaml",
    "vocabulary": "vocabulary/*.yaml",
    "municipality": "<自治体>/municipality.yaml",
    "departments": "<自治体>/departments.yaml",
    "documents": "<自治体>/documents.yaml",
    "corrections": "<自治体>/corrections.yaml",
    "plan": "<自治体>/<計画>/plan.yaml",
    "pillars": "<自治体>/<計画>/pillars.yaml",
    "measures": "<自治体>/<計画>/measures/*.yaml",
    "results": "<自治体>/<計画>/results/*.yaml",
}

_FORMS: Final[Mapping[Any, str]] = {
    scalars.plain_text: "文字",
    scalars.published: "文字（原文のまま）",
    editorial: "文字（編集者の言葉）",
    scalars.identifier: "id（半角の小文字・数字・ハイフン）",
    scalars.reference: "id",
    scalars.number: "数",
    number_or_wording: "数、または[原文の書き方](amounts.md)のまま（`▲1,200千円`）",
    scalars.whole_number: "整数",
    scalars.fiscal_year: "年度（西暦 4 桁）",
    scalars.calendar_year: "暦年（西暦 4 桁）",
    scalars.part_of_year: "`q1`〜`q4`（第1〜第4四半期）、`h1` `h2`（上半期・下半期）、`m1`〜`m12`（1月〜12月）",
    scalars.date: "日付（`2024-04-01`）",
    scalars.moment: "`2024`、`2024-04`、`2024-04-01` のどれか",
    scalars.flag: "`true`（はい）か `false`（いいえ）",
    scalars.link: "`https:` などで始まるアドレス",
    scalars.web_root: "`https://` で始まるアドレス",
    scalars.email: "メールアドレス",
    municipality_code: "数字 6 桁（引用符で囲む）",
    correction_target: "自治体より下のアドレス",
    release_tag: "版の名前",
    money_unit: "、".join(f"`{unit}`" for unit in MONEY_UNITS) + " のどれか",
    named_words: "[欄の名前](#見出しを付けられる欄): 見出し、のまとまり",
}

# Takers that stand for shapes which hold themselves, or which choose among several.
_SHAPES_OF: Final[Mapping[Any, tuple[Shape[Any], ...]]] = {
    take_department: (DEPARTMENT,),
    take_pillar: (PILLAR,),
    take_part: tuple(PART_SHAPES.values()),
}

_TITLES: Final[Mapping[type[StrEnum], str]] = {
    Reason: "値がない理由",
    DepartmentKind: "部署の種類",
    Topic: "本文の部分の話題",
    IndicatorKind: "指標の種類",
    Direction: "目標との比べ方",
    OpenEnd: "範囲に含まれない端",
    Accumulation: "単年・累計・時点の別",
    BreakKind: "切れ目で変わったもの",
    Parts: "年度の値の出し方",
    BudgetKind: "予算の区分",
    RoundKind: "報告の回の種類",
    Standing: "評価の段階の読み方",
    ScheduleState: "時期の確かさ",
    EndKind: "終わり方の種類",
    Evaluator: "評価した人",
    Stage: "評価の段階（一次・二次・最終）",
    NextStepKind: "今後の方向の種類",
}

_MEANINGS: Final[Mapping[type[StrEnum], Mapping[StrEnum, str]]] = {
    Reason: {
        Reason.NOT_DONE: "未実施。まだ行っていない",
        Reason.BEING_COMPILED: "集計中。行ったが、値がまだまとまっていない",
        Reason.UNDER_INVESTIGATION: "調査中",
        Reason.UNDER_COORDINATION: "調整中。関係者と決めている途中",
        Reason.NOT_APPLICABLE: "対象外。その年度やその施策には当てはまらない",
        Reason.NOT_CALCULATED: "算定されない。計算した結果、値が出ない（赤字がないため比率が出ないなど）",
        Reason.NOT_PUBLIC: "非公表。値はあるが公表していない",
        Reason.NOT_LEGIBLE: "原典の文字が欠けていて読み取れない",
        Reason.NOT_IN_SOURCE: "原典に記載がない",
        Reason.NOT_YET: "まだ報告の時期ではない",
    },
    DepartmentKind: {
        DepartmentKind.CITY: "市全体",
        DepartmentKind.BUREAU: "局",
        DepartmentKind.WARD: "区",
        DepartmentKind.DEPARTMENT: "部",
        DepartmentKind.DIVISION: "課",
        DepartmentKind.OFFICE: "室・所・事務局",
        DepartmentKind.OTHER: "その他",
    },
    Topic: {
        Topic.CATCHPHRASE: "キャッチフレーズ",
        Topic.HEADS: "責任者",
        Topic.MISSION: "使命",
        Topic.ROLE: "役割",
        Topic.VIEWPOINTS: "視点",
        Topic.CURRENT_STATE: "現状と課題",
        Topic.RESOURCES: "経営資源（職員や予算）",
        Topic.POLICIES: "方針",
        Topic.PURPOSE: "目的・趣旨",
        Topic.PROCESS: "経過・進め方",
        Topic.STRUCTURE: "構成・体系",
        Topic.FOOTNOTES: "注",
        Topic.OTHER: "その他",
    },
    IndicatorKind: {
        IndicatorKind.INPUT: "投入。使った費用や人",
        IndicatorKind.ACTIVITY: "活動。したこと",
        IndicatorKind.OUTPUT: "活動の結果。したことの量",
        IndicatorKind.OUTCOME: "成果。暮らしや社会の変化",
        IndicatorKind.CONTEXT: "背景となる数値",
        IndicatorKind.NOT_STATED: "原典から決められない",
    },
    Direction: {
        Direction.INCREASE: "増やす。目標値以上で達成",
        Direction.DECREASE: "減らす。目標値以下で達成",
        Direction.MAINTAIN: "保つ。目標値と同じなら達成（`tolerance` があれば、その幅の中なら達成）",
        Direction.MAINTAIN_OR_INCREASE: "保つか、それより増やす。目標値以上で達成（`tolerance` の分は下回ってもよい）",
        Direction.MAINTAIN_OR_DECREASE: "保つか、それより減らす。目標値以下で達成（`tolerance` の分は上回ってもよい）",
        Direction.AT_LEAST: "「以上」。目標値以上で達成",
        Direction.MORE_THAN: "「超」。目標値より大きければ達成（同じなら未達成）",
        Direction.AT_MOST: "「以下」「以内」。目標値以下で達成",
        Direction.LESS_THAN: "「未満」。目標値より小さければ達成（同じなら未達成）",
        Direction.RANGE: "範囲。`low` と `high` の間なら達成",
        Direction.MILESTONE: "節目。終わったかどうか（`done`）",
        Direction.TEXT: "文章。数では判定しない",
    },
    OpenEnd: {
        OpenEnd.NONE: "両方の端を含む",
        OpenEnd.LOW: "小さい方の端を含まない（超）",
        OpenEnd.HIGH: "大きい方の端を含まない（未満）",
        OpenEnd.BOTH: "どちらの端も含まない",
    },
    Accumulation: {
        Accumulation.YEARLY: "年度ごとの値",
        Accumulation.CUMULATIVE: "始めからの累計",
        Accumulation.POINT: "ある時点の値（年度末現在など）",
    },
    BreakKind: {
        BreakKind.QUESTION: "アンケートの設問や選択肢",
        BreakKind.DEFINITION: "指標の定義",
        BreakKind.METHOD: "調査・集計・計算の方法",
        BreakKind.AREA: "対象とする区域や人",
        BreakKind.OTHER: "そのほか",
    },
    Parts: {
        Parts.SUM: "合計。四半期などの値を足すと年度の値（年度の値を足すと複数年の値）",
        Parts.MEAN: "平均",
        Parts.LAST: "最後の時期の値",
    },
    BudgetKind: {
        BudgetKind.INITIAL: "当初予算",
        BudgetKind.SUPPLEMENTARY: "補正予算",
        BudgetKind.SETTLED: "決算",
        BudgetKind.PLANNED: "計画額",
        BudgetKind.ESTIMATE: "見込み・概算",
        BudgetKind.NOT_STATED: "原典に区分の記載がない",
    },
    RoundKind: {
        RoundKind.INTERIM: "中間報告",
        RoundKind.FINAL: "期末報告・最終報告",
        RoundKind.YEARLY: "年度ごとの報告",
    },
    Standing: {
        Standing.REACHED: "達成と読む",
        Standing.NOT_REACHED: "未達成と読む",
        Standing.ON_THE_WAY: "途中と読む",
        Standing.OTHER: "どれとも読まない",
    },
    ScheduleState: {
        ScheduleState.DONE: "済んだ",
        ScheduleState.PLANNED: "予定",
        ScheduleState.ONGOING: "継続中・通年",
        ScheduleState.AS_NEEDED: "随時",
        ScheduleState.YEARLY: "毎年",
        ScheduleState.MONTHLY: "毎月",
        ScheduleState.NOT_STATED: "原典から決められない",
    },
    EndKind: {
        EndKind.ENDED: "終了",
        EndKind.SUSPENDED: "休止",
        EndKind.MERGED: "ほかの施策への統合",
    },
    Evaluator: {
        Evaluator.DIVISION: "担当課",
        Evaluator.MANAGER: "所属長",
        Evaluator.HEADQUARTERS: "市の本部や庁内の会議（行財政改革推進本部など）",
        Evaluator.CITIZENS_PANEL: "市民の会議など",
        Evaluator.EXTERNAL: "外部の評価者",
        Evaluator.COUNCIL: "議会",
        Evaluator.CITY: "市",
        Evaluator.NOT_STATED: "原典に記載がない",
    },
    Stage: {
        Stage.FIRST: "一次評価",
        Stage.SECOND: "二次評価",
        Stage.FINAL: "最終評価",
    },
    NextStepKind: {
        NextStepKind.EXPAND: "拡充",
        NextStepKind.CONTINUE: "継続",
        NextStepKind.IMPROVE: "改善",
        NextStepKind.REDUCE: "縮小",
        NextStepKind.ABOLISH: "廃止",
        NextStepKind.COMPLETE: "完了",
        NextStepKind.OTHER: "その他",
    },
}
"""By enumeration: members of two enumerations may be equal as text."""


def shapes_within(take: Any) -> tuple[Shape[Any], ...]:
    """The shapes that a taker takes directly: itself, those of its list, those it chooses among; none for single values."""
    if isinstance(take, Listed | OrAbsent):
        return shapes_within(take.take)
    return (take,) if isinstance(take, Shape) else _SHAPES_OF.get(take, ())


def shapes_below(shape: Shape[Any]) -> Iterator[Shape[Any]]:
    """The shape and all shapes in it, each once, in the order of their fields."""
    seen: set[int] = set()

    def below(each: Shape[Any]) -> Iterator[Shape[Any]]:
        if id(each) in seen:
            return
        seen.add(id(each))
        yield each
        for field in each.fields.values():
            for inner in shapes_within(field.take):
                yield from below(inner)

    return below(shape)


def word_lists(shapes: Iterator[Shape[Any]]) -> dict[type[StrEnum], None]:
    """The enumerations whose words the shapes take, in the order of their first use."""
    takes = (field.take for shape in shapes for field in shape.fields.values())
    return dict.fromkeys(take.kind for take in takes if isinstance(take, MemberOf))


def describe_form(take: Any) -> str:
    """How a value is written, in Japanese Markdown. Raises ``KeyError`` for a taker without a description."""
    if isinstance(take, Listed):
        return f"{describe_form(take.take)}の一覧"
    if isinstance(take, OrAbsent):
        return f"{describe_form(take.take)}、または{_linked(ABSENT.label)}"
    if isinstance(take, MemberOf):
        kind = take.kind
        return _linked(_TITLES[kind], "の言葉")
    shapes = shapes_within(take)
    if len(shapes) > 1:
        return "本文の部分（" + "、".join(_linked(shape.label) for shape in shapes) + "）"
    return _linked(shapes[0].label) if shapes else _FORMS[take]


def anchor_of(heading: str) -> str:
    """The anchor that GitHub gives a heading: small letters, hyphens for blanks, no other signs."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def _linked(title: str, after: str = "") -> str:
    return f"[{title}{after}](#{anchor_of(title + after)})"


def _row(field: Field) -> str:
    return f"| `{field.key}` | {'必須' if field.required else ''} | {field.about} | {describe_form(field.take)} |"


def _table(heading: str, shape: Shape[Any]) -> str:
    rows = "\n".join(map(_row, shape.fields.values()))
    return f"{heading}\n\n| 項目 | 必須 | 何を書くか | 書き方 |\n|---|---|---|---|\n{rows}"


def render_tables() -> str:
    """All tables: one a file, one for each kind of mapping within, one for each list of words."""
    files = {kind.name: kind.shape for kind in KINDS}
    parts = [_table(f"### `{_FILES[name]}`", shape) for name, shape in files.items()]
    inner = {id(shape): shape for top in files.values() for shape in shapes_below(top) if shape not in files.values()}
    parts += [_table(f"### {shape.label}", shape) for shape in inner.values()]
    for kind in word_lists(each for top in files.values() for each in shapes_below(top)):
        rows = "\n".join(f"| `{each}` | {'、'.join(JAPANESE[kind][each])} | {_MEANINGS[kind][each]} |" for each in kind)
        parts.append(f"### {_TITLES[kind]}の言葉\n\n| 言葉 | 日本語でも書ける言葉 | 意味 |\n|---|---|---|\n{rows}")
    names = "、".join(f"`{name}`" for name in WORDED_FIELDS)
    return "\n\n".join([*parts, f"### 見出しを付けられる欄\n\n{names}"])


_MARKS: Final = re.compile(r"(<!-- fields: begin[^\n]*-->\n).*?(<!-- fields: end -->)", re.DOTALL)


def put_tables(guide: str) -> str:
    """The guide with fresh tables between its marks. Raises ``ValueError`` where the marks are missing."""
    new, count = _MARKS.subn(lambda found: f"{found[1]}\n{render_tables()}\n\n{found[2]}", guide)
    if count != 1:
        raise ValueError("the guide needs one pair of marks for its tables")
    return new


def main() -> int:
    """Write the tables into the guide."""
    GUIDE.write_text(put_tables(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
