"""Shape of the files in a plan's ``measures/``."""

from typing import Final

from generator.load.scalars import fiscal_year, flag, identifier, moment, published, reference, words
from generator.load.schema.figures import INDICATOR
from generator.load.schema.money import BUDGET
from generator.load.schema.pieces import (
    ABSENT,
    DEPARTMENTS,
    DRAFT,
    FOOTNOTE,
    POSITION,
    PRIORITY,
    SECTION,
    SOURCE,
    editorial,
    quote,
)
from generator.load.take import Held, Shape, Taking, listed, may, need, record
from generator.model.plans import (
    Ending,
    EndKind,
    Link,
    Measure,
    Schedule,
    ScheduleState,
    Step,
    StepText,
)
from generator.problems.problem import Refused

LINK: Final = Shape(
    "施策どうしのつながり",
    (need("measure", reference, "施策の id（別の計画なら 計画/施策）"), may("note", editorial, "編集者の補足")),
    record(Link),
)

STEP: Final = Shape(
    "手順",
    (
        need("id", identifier, "手順の id"),
        may("number", published, "原文の番号"),
        need("title", published, "手順の内容"),
    ),
    record(Step),
)

STEP_TEXT: Final = Shape(
    "手順についての文章",
    (may("steps", listed(reference), "どの手順か（全体なら書かない）", ()), need("text", quote, "原文")),
    record(StepText),
)


def _schedule(held: Held, taking: Taking) -> Schedule | Refused:
    begins, ends = held.values["begins"], held.values["ends"]
    if isinstance(begins, str) and isinstance(ends, str) and ends < begins[: len(ends)]:
        return taking.report("K508", held.node, first=begins, last=ends)
    return Schedule(**held.values)


SCHEDULE: Final = Shape(
    "時期",
    (
        need("as_published", quote, "原文の書き方"),
        may("begins", moment, "始まり"),
        may("ends", moment, "終わり"),
        may("state", words(ScheduleState), "確かさ", ScheduleState.NOT_STATED),
    ),
    _schedule,
)

ENDING: Final = Shape(
    "終わり方",
    (
        need("kind", words(EndKind), "終了・休止・統合の別"),
        need("fiscal_year", fiscal_year, "いつの年度からか"),
        may("reason", editorial, "理由"),
        may("into", listed(reference), "統合先の施策の id", ()),
    ),
    record(Ending),
)

MEASURE: Final = Shape(
    "施策",
    (
        need("id", identifier, "施策の id"),
        need("title", published, "施策の題名"),
        may("number", published, "原文の番号"),
        may("kind", reference, "施策の種類の id"),
        may("pillar", reference, "柱の id"),
        may("source", SOURCE, "出典"),
        may("departments", DEPARTMENTS, "担当部署"),
        may("new", flag, "新規か", default=False),
        may("priority", PRIORITY, "優先順位"),
        may("tags", listed(reference), "計画の分類（tag_lists）の id（一覧の id/分類の id）", ()),
        may("positions", listed(POSITION), "他の計画での位置付け", ()),
        may("continues", listed(LINK), "引き継いだ施策", ()),
        may("repeats", listed(LINK), "再掲の元の施策", ()),
        may("related", listed(LINK), "関係する施策", ()),
        may("ending", ENDING, "終わり方"),
        may("summary", quote, "原文の概要"),
        may("plain_summary", editorial, "編集者によるやさしい要約"),
        may("target_text", quote, "原文の指標・目標"),
        may("expected_effect", quote, "原文の期待される効果"),
        may("sections", listed(SECTION), "見出しのある文章", ()),
        may("schedule", SCHEDULE, "時期"),
        may("steps", listed(STEP), "手順", ()),
        may("deadlines", listed(STEP_TEXT), "手順の期限", ()),
        may("step_targets", listed(STEP_TEXT), "手順の目標", ()),
        may("note", quote, "原文の備考"),
        may("footnotes", listed(FOOTNOTE), "注", ()),
        may("indicators", listed(INDICATOR), "指標", ()),
        may("no_indicator", ABSENT, "指標がない理由"),
        may("budgets", listed(BUDGET), "予算", ()),
        may("editor_note", editorial, "編集者の注記"),
    ),
    record(Measure),
    essential=frozenset({"id"}),
)


def _measure_file(held: Held, _taking: Taking) -> tuple[Measure, ...]:
    measures: tuple[Measure, ...] = held.values["measures"]
    return measures


MEASURE_FILE: Final = Shape(
    "measures のファイル",
    (
        DRAFT,
        need("measures", listed(MEASURE), "施策の一覧"),
    ),
    _measure_file,
)
