"""Shapes of ``plan.yaml`` and ``pillars.yaml``."""

from typing import Any, Final

from generator.load.parse import Node
from generator.load.scalars import date, fiscal_year, flag, identifier, plain_text, published, reference, words
from generator.load.schema.figures import INDICATOR
from generator.load.schema.money import BUDGET
from generator.load.schema.narrative import take_part
from generator.load.schema.pieces import (
    DEPARTMENTS,
    POSITION,
    PRIORITY,
    SECTION,
    SOURCE,
    YEAR_SPAN,
    editorial,
    named_words,
    quote,
)
from generator.load.take import Held, Shape, Taking, listed, listed_once, may, need, record
from generator.model.basics import NOT_STATED, Ref
from generator.model.plans import (
    Level,
    MeasureKind,
    Pillar,
    Plan,
    Round,
    RoundKind,
    Scale,
    ScaleOrder,
    ScaleStep,
    Standing,
    Tag,
    TagList,
)
from generator.problems.problem import Refused

LEVEL: Final = Shape(
    "柱の階層",
    (need("id", identifier, "階層の id"), need("name", published, "階層の呼び名（施策など）")),
    record(Level),
)

MEASURE_KIND: Final = Shape(
    "施策の種類",
    (
        need("id", identifier, "種類の id"),
        need("name", published, "呼び名（事務事業など）"),
        may("heading", published, "一覧の見出し"),
        may("words", named_words, "欄の見出し", ()),
    ),
    record(MeasureKind),
)

ROUND: Final = Shape(
    "報告の回",
    (
        need("id", identifier, "回の id"),
        need("name", editorial, "回の名前"),
        need("kind", words(RoundKind), "中間・期末・年度の別"),
        need("fiscal_year", fiscal_year, "対象の年度"),
        may("as_of", date, "何日現在か"),
        may("publish_on", date, "公開日。この日より前に作るサイトには、この回のことを何も載せない"),
        may("source", SOURCE, "出典"),
        may(
            "complete",
            flag,
            "この回の文書の内容を、すべて写し終えたか（`kokai remind` が、残りの欄を尋ねなくなる）",
            default=False,
        ),
    ),
    record(Round),
)

SCALE_STEP: Final = Shape(
    "評価の段階",
    (
        need("id", identifier, "段階の id"),
        need("label", published, "原文の表示"),
        may("definition", quote, "原文の定義"),
        need("reads_as", words(Standing), "状態としての読み方"),
    ),
    record(ScaleStep),
)

SCALE: Final = Shape(
    "評価の尺度",
    (
        need("id", identifier, "尺度の id"),
        need("name", editorial, "尺度の名前"),
        may("axis", editorial, "何についての評価か"),
        need("steps", listed_once(SCALE_STEP), "段階"),
        may("order", words(ScaleOrder), "段階を書いた順（段階を目標にするとき）", ScaleOrder.NONE),
    ),
    record(Scale),
)


TAG: Final = Shape(
    "分類",
    (need("id", identifier, "分類の id"), need("label", published, "原文の書き方")),
    record(Tag),
)

TAG_LIST: Final = Shape(
    "分類の一覧",
    (
        need("id", identifier, "一覧の id"),
        need("name", plain_text, "何による分類か（SDGs、総合戦略の基本目標など）"),
        need("tags", listed_once(TAG), "分類"),
    ),
    record(TagList),
)


def _plan(held: Held, taking: Taking) -> Plan | Refused:
    return Plan(id=taking.folder, place=held.place, **held.values)


PLAN: Final = Shape(
    "計画",
    (
        need("title", plain_text, "計画の題名"),
        may("kind", plain_text, "計画の種類"),
        need("period", YEAR_SPAN, "計画期間（年度）"),
        may("owner", reference, "計画を持つ部署の id（市全体なら書かない）"),
        need("source", SOURCE, "出典"),
        may("published", date, "公表日"),
        may("summary", quote, "原文の概要"),
        may("plain_summary", editorial, "編集者によるやさしい要約"),
        may("editor_note", editorial, "編集者の注記"),
        may("predecessor", reference, "前の計画の id"),
        may("levels", listed_once(LEVEL), "柱の階層", ()),
        may("measure_kinds", listed_once(MEASURE_KIND), "施策の種類", ()),
        may("words", named_words, "欄の見出し", ()),
        may("scales", listed_once(SCALE), "評価の尺度", ()),
        may("tag_lists", listed_once(TAG_LIST), "柱や施策に付ける分類（SDGs など）の一覧", ()),
        may("rounds", listed(ROUND), "報告の回", ()),
        may("narrative", listed(take_part), "計画の本文", ()),
        may("indicators", listed(INDICATOR), "計画全体の指標", ()),
        may("budgets", listed(BUDGET), "計画全体の予算", ()),
    ),
    _plan,
    essential=frozenset({"period", "source"}),
)


def _pillars_below(held: Held, _taking: Taking) -> tuple[Pillar, ...]:
    """The pillar itself, then all below it, in the order of the file."""
    values: dict[str, Any] = dict(held.values)
    children: tuple[tuple[Pillar, ...], ...] = values.pop("children")
    pillar = Pillar(place=held.place, parent=NOT_STATED, **values)
    below = [_under(pillar, each) for branch in children for each in branch]
    return (pillar, *below)


def _under(parent: Pillar, pillar: Pillar) -> Pillar:
    """``pillar`` with its parent, if it has none yet (deeper ones already do)."""
    if isinstance(pillar.parent, Ref):
        return pillar
    values = {name: getattr(pillar, name) for name in pillar.__struct_fields__}
    return Pillar(**{**values, "parent": Ref(parent.id, pillar.place)})


def take_pillar(node: Node, taking: Taking) -> tuple[Pillar, ...] | Refused:
    """A pillar with all below it."""
    return PILLAR(node, taking)


PILLAR: Final[Shape[tuple[Pillar, ...]]] = Shape(
    "柱",
    (
        need("id", identifier, "柱の id"),
        need("title", published, "柱の題名"),
        may("level", reference, "階層の id"),
        may("number", published, "原文の番号"),
        may("text", quote, "原文の説明"),
        may("plain_summary", editorial, "編集者によるやさしい要約"),
        may("editor_note", editorial, "編集者の注記"),
        may("priority", PRIORITY, "優先順位"),
        may("departments", DEPARTMENTS, "担当部署"),
        may("tags", listed(reference), "計画の分類（tag_lists）の id（一覧の id/分類の id）", ()),
        may("positions", listed(POSITION), "他の計画での位置付け", ()),
        may("sections", listed(SECTION), "見出しのある文章", ()),
        may("indicators", listed(INDICATOR), "指標", ()),
        may("budgets", listed(BUDGET), "柱の予算・総費用", ()),
        may("source", SOURCE, "出典"),
        may("children", listed(take_pillar), "下の階層の柱", ()),
    ),
    _pillars_below,
    essential=frozenset({"id"}),
)


def _pillar_file(held: Held, _taking: Taking) -> tuple[Pillar, ...]:
    branches: tuple[tuple[Pillar, ...], ...] = held.values["pillars"]
    return tuple(pillar for branch in branches for pillar in branch)


PILLAR_FILE: Final = Shape("pillars.yaml", (need("pillars", listed(take_pillar), "柱の一覧"),), _pillar_file)
