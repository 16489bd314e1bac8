"""How single values are written, in Japanese Markdown, and which shapes a taker takes: what the tables of ``data-format.md`` are made of."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from generator.load import scalars
from generator.load.data_format import PRESENT_FORMAT, data_format
from generator.load.schema import money
from generator.load.schema.amounts import number_or_wording
from generator.load.schema.city import DEPARTMENT, correction_target, municipality_code, release_tag, take_department
from generator.load.schema.ledger import any_address, counted, first_releases, written_address
from generator.load.schema.narrative import PART_SHAPES, take_part
from generator.load.schema.pieces import OrAbsent, editorial, named_words, still_a_draft
from generator.load.schema.plan import PILLAR, take_pillar
from generator.load.schema.results import step_name
from generator.load.schema.versions import frozen_file, measure_key, sha256
from generator.load.take import Listed, Shape
from generator.model.money import MONEY_UNITS

FORMS: Final[Mapping[Any, str]] = {
    data_format: f"整数（今の形は `{PRESENT_FORMAT}`）",
    scalars.plain_text: "文字",
    scalars.published: "文字（原文のまま）",
    editorial: "文字（編集者の言葉）",
    scalars.identifier: "id（半角の小文字・数字・ハイフン）",
    scalars.reference: "id",
    step_name: "id、または原文の表示",
    scalars.number: "数",
    number_or_wording: "数、または[原文の書き方](amounts.md)のまま（`▲1,200千円`）",
    scalars.whole_number: "整数",
    scalars.fiscal_year: "年度（西暦 4 桁）",
    scalars.calendar_year: "暦年（西暦 4 桁）",
    scalars.part_of_year: "`q1`〜`q4`（第1〜第4四半期）、`h1` `h2`（上半期・下半期）、`m1`〜`m12`（1月〜12月）",
    scalars.date: "日付（`2024-04-01`）",
    scalars.moment: "`2024`、`2024-04`、`2024-04-01` のどれか",
    scalars.flag: "`true`（はい）か `false`（いいえ）",
    still_a_draft: "`true`（確かめるまで）",
    scalars.link: "`https:` などで始まるアドレス",
    scalars.web_root: "`https://` で始まるアドレス",
    scalars.email: "メールアドレス",
    municipality_code: "数字 6 桁（引用符で囲む）",
    correction_target: "自治体より下のアドレス",
    sha256: "16進数 64 文字（引用符で囲む）",
    measure_key: "`自治体/計画/施策`",
    frozen_file: "`r/` か、施策の版の `embed/` の下の、サイトの中の場所",
    release_tag: "版の名前",
    any_address: "サイトのアドレス",
    written_address: "自治体より下のアドレス（`data/moved.yaml` ではサイトのアドレス）",
    first_releases: "名前: 版の名前、のまとまり",
    counted: "名前: 数、のまとまり",
    money.money_unit: "、".join(f"`{unit}`" for unit in MONEY_UNITS)
    + " のどれか。円でなければ `£`、`$`、`€`、`£m`、`千ドル` など",
    money.only_number: "数",
    money.budget_years: "年度（西暦 4 桁）、または `2011-2015`、または[何年度か分](#何年度か分)",
    named_words: "[欄の名前](#見出しを付けられる欄): 見出し、のまとまり",
}

# Takers that stand for shapes which hold themselves, or which choose among several.
_SHAPES_OF: Final[Mapping[Any, tuple[Shape[Any], ...]]] = {
    take_department: (DEPARTMENT,),
    take_pillar: (PILLAR,),
    take_part: tuple(PART_SHAPES.values()),
    money.only_cost: (money.MONEY,),
    money.staff_number: (money.STAFF_NUMBER,),
    money.budget_years: (money.BUDGET_SPAN,),
}


def shapes_within(take: Any) -> tuple[Shape[Any], ...]:
    """The shapes that a taker takes directly: itself, those of its list, those it chooses among; none for single values."""
    if isinstance(take, Listed | OrAbsent):
        return shapes_within(take.take)
    if isinstance(take, money.OneOrListed):
        return (*shapes_within(take.one), *shapes_within(take.several))
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
