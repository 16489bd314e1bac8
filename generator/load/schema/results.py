"""Shape of the files in a plan's ``results/``."""

import re
from typing import Any, Final

from generator.amounts import plain, reason_of
from generator.load.parse import Node
from generator.load.scalars import plain_text, published, reference, words
from generator.load.schema.figures import ACTUAL
from generator.load.schema.measure import STEP_TEXT
from generator.load.schema.money import BUDGET
from generator.load.schema.pieces import DRAFT, SECTION, SOURCE, editorial, quote
from generator.load.take import Held, Shape, Taking, listed, may, need, record
from generator.model.basics import Absent, Reason, Ref
from generator.model.results import (
    Evaluation,
    Evaluator,
    MeasureResult,
    NextStep,
    NextStepKind,
    PillarResult,
    PlanResult,
    ResultFile,
    Stage,
)
from generator.problems.problem import REFUSED, Refused


def step_name(node: Node, taking: Taking) -> Ref | Refused:
    """A step of a scale, by its id or by what the document calls it (○, Ⅲ)."""
    text = plain_text(node, taking)
    return text if isinstance(text, Refused) else Ref(text, taking.place(node))


_MARK: Final = re.compile(r"[-\u2010-\u2015\u2500\u2501\u30fc…‥・/*\s]+|(?i:n/?a)")
"""Marks in the place of a grade. × and x may be grades themselves."""
_UNJUDGED: Final = re.compile(
    "未(?:評価|判定|実施)|(?:評価|判定)(?:は|を)?(?:なし|無し|せず|しない|していない|未実施|未了|対象外|不能|不可|できず|できない|保留)|対象外|該当(?:なし|せず)|保留"
)


def _is_wanting(wording: str, missing: Reason) -> bool:
    """Whether a wording stands where there is no grade, and gives no other reason for it than was typed: －, 未評価, 集計中."""
    written = plain(wording)
    bare = re.sub(r"\s*\([^()]*\)\Z", "", written)
    if _MARK.fullmatch(bare) or _UNJUDGED.fullmatch(bare):
        return True
    return reason_of(wording) is missing


def _evaluation(held: Held, taking: Taking) -> Evaluation | Refused:
    values: dict[str, Any] = dict(held.values)
    count = held.has("as_published") + held.has("missing")
    wording = values["as_published"]
    missing, note = values.pop("missing"), values.pop("note")
    marked = count == 2 and not held.has("rating") and isinstance(wording, str) and _is_wanting(wording, missing)
    if count != 1 and not marked:
        return taking.report("K313", held.node, label="評価", keys="as_published / missing", count=count)
    if held.refuse_lone("note", "missing", "値がない理由", taking):
        return REFUSED
    if held.has("missing"):
        said = wording if marked and not _MARK.fullmatch(plain(wording)) else ""
        values["as_published"] = Absent(missing, note or said)
    return Evaluation(place=held.place, **values)


EVALUATION: Final = Shape(
    "評価",
    (
        need("by", words(Evaluator), "誰の評価か"),
        may("as_published", published, "原文"),
        may("missing", words(Reason), "評価がない理由"),
        may("note", plain_text, "理由の補足", ""),
        may("by_name", published, "評価者の名前（原文）"),
        may("stage", words(Stage), "一次・二次・三次・最終の別"),
        may("axis", editorial, "何についての評価か"),
        may("scale", reference, "尺度の id"),
        may("rating", step_name, "段階の id か、原文の表示"),
        may("reason", quote, "評価の理由（原文）"),
        may("source", SOURCE, "出典"),
    ),
    _evaluation,
)

NEXT_STEP: Final = Shape(
    "今後の方向",
    (need("kind", words(NextStepKind), "方向"), need("as_published", quote, "原文の書き方")),
    record(NextStep),
)

MEASURE_RESULT: Final = Shape(
    "施策の実績",
    (
        need("measure", reference, "施策の id"),
        may("done", quote, "原文の実績"),
        may("reports", listed(STEP_TEXT), "手順ごとの報告", ()),
        may("sections", listed(SECTION), "見出しのある文章", ()),
        may("actuals", listed(ACTUAL), "実績値", ()),
        may("evaluations", listed(EVALUATION), "評価", ()),
        may("next_step", NEXT_STEP, "今後の方向"),
        may("budgets", listed(BUDGET), "決算など", ()),
        may("source", SOURCE, "出典"),
        may("editor_note", editorial, "編集者の注記"),
    ),
    record(MeasureResult),
    essential=frozenset({"measure"}),
)

PILLAR_RESULT: Final = Shape(
    "柱の実績",
    (
        need("pillar", reference, "柱の id"),
        may("done", quote, "原文の実績"),
        may("sections", listed(SECTION), "見出しのある文章", ()),
        may("actuals", listed(ACTUAL), "実績値", ()),
        may("evaluations", listed(EVALUATION), "評価", ()),
        may("next_step", NEXT_STEP, "今後の方向"),
        may("budgets", listed(BUDGET), "決算など", ()),
        may("source", SOURCE, "出典"),
        may("editor_note", editorial, "編集者の注記"),
    ),
    record(PillarResult),
    essential=frozenset({"pillar"}),
)

PLAN_RESULT: Final = Shape(
    "計画全体の実績",
    (
        may("done", quote, "原文の実績"),
        may("sections", listed(SECTION), "見出しのある文章", ()),
        may("evaluations", listed(EVALUATION), "評価", ()),
        may("next_step", NEXT_STEP, "今後の方向"),
        may("budgets", listed(BUDGET), "決算など", ()),
        may("source", SOURCE, "出典"),
        may("editor_note", editorial, "編集者の注記"),
    ),
    record(PlanResult),
    essential=frozenset(),
)


def _result_file(held: Held, taking: Taking) -> ResultFile | Refused:
    return record(ResultFile)(
        held._replace(values={key: held.values[key] for key in held.values if key != "draft"}), taking
    )


RESULT_FILE: Final = Shape(
    "results のファイル",
    (
        DRAFT,
        need("round", reference, "報告の回の id"),
        may("plan", PLAN_RESULT, "計画全体の実績と評価"),
        may("plan_actuals", listed(ACTUAL), "計画全体の指標の実績値", ()),
        may("pillars", listed(PILLAR_RESULT), "柱の実績", ()),
        may("measures", listed(MEASURE_RESULT), "施策の実績", ()),
    ),
    _result_file,
    essential=frozenset({"round"}),
)
