"""Each file of the sample city in, records out: every field arrives with its value, and what is wrong is told with its mend."""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.texts import RELEASED
from generator.checks import check_salvaged, check_site
from generator.load import scalars
from generator.load.data_format import data_format
from generator.load.parse import Mapping, Node, Scalar, Sequence, parse_tree
from generator.load.read import SourceFile
from generator.load.reference_forms import shapes_below, shapes_within
from generator.load.scalars import MemberOf
from generator.load.schema.amounts import number_or_wording
from generator.load.schema.city import DEPARTMENT_FILE, SITE, correction_target, municipality_code, release_tag
from generator.load.schema.figures import FIGURE, INDICATOR, TARGET
from generator.load.schema.ledger import any_address, counted, first_releases, written_address
from generator.load.schema.measure import MEASURE_FILE, SCHEDULE
from generator.load.schema.money import BUDGET, OneOrListed, budget_years, money_unit, only_number
from generator.load.schema.narrative import PART_SHAPES, take_part
from generator.load.schema.pieces import (
    ABSENT,
    DRAFT,
    POSITION,
    YEAR_SPAN,
    OrAbsent,
    editorial,
    named_words,
    page_number,
    quote,
)
from generator.load.schema.plan import PILLAR_FILE, PLAN
from generator.load.schema.results import EVALUATION, step_name
from generator.load.schema.versions import frozen_file, measure_key, sha256
from generator.load.site import KINDS, FileKind, find_kind, gather_site, take_file
from generator.load.take import Field, Listed, Shape, Taking
from generator.map.site_index import index_site
from generator.model.basics import NOT_STATED, Absent, Place, Reason, Ref
from generator.model.city import DepartmentKind
from generator.model.figures import Done, Missing, Number, Range, Rating, Wording
from generator.model.money import Money
from generator.model.narrative import Footnotes, Items, Pairs, People, Prose, Resources
from generator.model.results import Evaluator
from generator.problems.problem import Refused, sort_problems
from generator.problems.reports import render_github, render_text
from generator.problems.rules import RULES
from odd_texts import ANY_TEXT, SAMPLES, broken_files
from sample import City, addresses_of, details, take_text, told

FILES = {**SAMPLES, **RELEASED}


class Leaf(NamedTuple):
    """A written value: by which steps it is reached from the root of its file, the field it belongs to, what takes it."""

    file: str
    steps: tuple[int, ...]
    field: Field
    take: Any
    node: Scalar


def tree_of(file: str) -> Node:
    node, problems = parse_tree(file, FILES[file])
    assert problems == []
    assert not isinstance(node, Refused)
    return node


def kind_of(file: str) -> FileKind:
    found = find_kind(file)
    assert found is not None
    return found[0]


def shape_for(node: Mapping, take: Any) -> Shape[Any]:
    """The shape that takes a mapping."""
    if isinstance(take, OrAbsent):
        return ABSENT
    if take is take_part:
        return PART_SHAPES[
            next(value.text for key, value in node.entries if key.text == "part" and isinstance(value, Scalar))
        ]
    return shapes_within(take)[0]


def leaves_of(
    file: str, node: Node, take: Any, field: Field | None = None, steps: tuple[int, ...] = ()
) -> Iterator[Leaf]:
    """Every written value at and below ``node``."""
    if isinstance(take, OneOrListed):
        take = take.several if isinstance(node, Sequence) else take.one
    if isinstance(node, Sequence):
        assert isinstance(take, Listed)
        for at, item in enumerate(node.items):
            yield from leaves_of(file, item, take.take, field, (*steps, at))
    elif isinstance(node, Scalar):
        assert field is not None
        yield Leaf(file, steps, field, take, node)
    elif take is named_words:
        for at, (_, value) in enumerate(node.entries):
            yield from leaves_of(file, value, scalars.published, field, (*steps, at))
    elif take in (first_releases, counted):
        inner = scalars.plain_text if take is first_releases else scalars.whole_number
        for at, (_, value) in enumerate(node.entries):
            yield from leaves_of(file, value, inner, field, (*steps, at))
    else:
        fields = shape_for(node, take).fields
        for at, (key, value) in enumerate(node.entries):
            own = fields[key.text]
            yield from leaves_of(file, value, own.take, own, (*steps, at))


ALL_LEAVES = [leaf for file in FILES for leaf in leaves_of(file, tree_of(file), kind_of(file).shape)]
# The form of a part of the narrative becomes the type of its record: see the order of records below.
# The state of a value becomes a mark on it: see tests/test_undeclared_changes.py.
# That a value was only expected is held against its wording: see tests/test_what_wordings_say.py.
# The years of a target that holds in each of them become as many targets: see tests/test_target_forms.py.
SPANS = {(leaf.file, leaf.steps[:-1]) for leaf in ALL_LEAVES if leaf.field.key == "every_year_until"}
LEAVES = [
    leaf
    for leaf in ALL_LEAVES
    if leaf.take is not data_format  # says how the files are written: see tests/test_upgrade.py
    and leaf.field is not PART_SHAPES["prose"].fields["part"]
    and leaf.field.key not in ("state", "forecast")
    and not (leaf.field.key in ("fiscal_year", "every_year_until") and (leaf.file, leaf.steps[:-1]) in SPANS)
]


def with_text(node: Node, steps: tuple[int, ...], text: str) -> Node:
    """``node`` with another text at the end of ``steps``."""
    if isinstance(node, Scalar):
        return msgspec.structs.replace(node, text=text, plain=False)
    at, *rest = steps
    if isinstance(node, Sequence):
        items = list(node.items)
        items[at] = with_text(items[at], tuple(rest), text)
        return Sequence(tuple(items), node.line, node.column)
    entries = list(node.entries)
    key, value = entries[at]
    entries[at] = key, with_text(value, tuple(rest), text)
    return Mapping(tuple(entries), node.line, node.column)


OTHER_TEXTS: dict[Any, str] = {
    scalars.plain_text: "ほかの文字",
    scalars.published: "ほかの原文",
    quote: "ほかの引用",
    editorial: "ほかの言葉",
    scalars.identifier: "zz-other",
    scalars.reference: "zz/other",
    step_name: "zz",
    scalars.whole_number: "987654",
    scalars.fiscal_year: "2199",
    scalars.calendar_year: "2199",
    scalars.date: "2199-12-31",
    scalars.moment: "2199-12",
    scalars.part_of_year: "m12",
    scalars.link: "https://zz.example/other",
    scalars.web_root: "https://zz.example/other/",
    scalars.email: "zz@other.example",
    municipality_code: "141500",
    correction_target: "zz/other#zz",
    written_address: "zz/other#zz",
    any_address: "zz/other/",
    release_tag: "v9.9.9",
    money_unit: "億円",
    page_number: "ほかの頁",
    sha256: "cd" * 32,
    measure_key: "zz/other/zz",
    frozen_file: "r/zz/other.html",
    budget_years: "2199",
    only_number: "987,654.321",
}


def other_text(leaf: Leaf) -> str:
    """Another text that the leaf's taker takes."""
    if isinstance(leaf.take, MemberOf):
        return next(word for word in leaf.take.allowed if word != leaf.node.text)
    if leaf.take is scalars.flag:
        return "false" if leaf.node.text == "true" else "true"
    if leaf.take in (scalars.number, number_or_wording):
        return "0.000987" if leaf.field.key == "low" else "987,654.321"
    if leaf.take is budget_years and "-" in leaf.node.text:
        return "2190-2199"
    if leaf.field.key in ("from", "begins", "fiscal_year", "calendar_year", "school_year"):
        return "1999"
    return OTHER_TEXTS[leaf.take]


def parts_of(value: Any) -> Iterator[Any]:
    """Every value in a record, places aside."""
    if isinstance(value, Place):
        return
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from parts_of(getattr(value, name))
    elif isinstance(value, tuple):
        for each in value:
            yield from parts_of(each)
    else:
        yield value


def take_root(file: str, root: Node) -> Any:
    taking = Taking(file, "mihon")
    value = kind_of(file).shape(root, taking)
    assert taking.problems == []
    return value


class TestTheSampleCity:
    def test_uses_every_field_of_every_file(self) -> None:
        used = [leaf.field for leaf in ALL_LEAVES]
        held = {shape.label for kind in KINDS for shape in shapes_below(kind.shape)}
        assert len(held) > 30
        # Fields that several shapes share (a figure's, a part's head) need one use among them all.
        never = {
            f"{shape.label}: {field.key}"
            for kind in KINDS
            for shape in shapes_below(kind.shape)
            for field in shape.fields.values()
            if not shapes_within(field.take) and field not in used and not field.now  # tests/test_upgrade.py
            if field is not DRAFT  # no data that pass bear it: tests/test_read_command.py
        }
        assert never == set()

    def test_uses_every_kind_of_file(self) -> None:
        assert {kind_of(file).name for file in FILES} == {kind.name for kind in KINDS}

    @pytest.mark.long
    @pytest.mark.parametrize(
        "leaf", LEAVES, ids=[f"{leaf.file}:{leaf.node.line}:{leaf.node.column}" for leaf in LEAVES]
    )
    def test_every_written_value_arrives(self, leaf: Leaf) -> None:
        root = tree_of(leaf.file)
        before = list(parts_of(take_root(leaf.file, root)))
        text = other_text(leaf)
        after = list(parts_of(take_root(leaf.file, with_text(root, leaf.steps, text))))
        taken = leaf.take(msgspec.structs.replace(leaf.node, text=text, plain=False), Taking(leaf.file))
        *_, wanted = parts_of(taken)
        # A day may be kept as the name of its period.
        told = {wanted, wanted.isoformat()} if isinstance(wanted, dt.date) else {wanted}
        assert sum(map(after.count, told)) > sum(map(before.count, told))
        assert len(after) == len(before)

    def test_records_of_one_kind_keep_the_order_of_the_file(self, tmp_path: Path) -> None:
        plan = City(tmp_path).basic_plan()
        assert [pillar.id for pillar in plan.pillars] == ["p1", "p1-1", "p2"]
        assert [measure.id for measure in plan.measures] == ["park", "pond", "hall", "hall-again"]
        assert [type(part) for part in plan.plan.narrative] == [Prose, People, Items, Pairs, Resources, Footnotes]

    def test_a_figure_in_all_its_parts(self, tmp_path: Path) -> None:
        results = City(tmp_path).basic_plan().results
        figure = next(file for file in results if file.plan_actuals).plan_actuals[0].figure
        assert (figure.as_published, figure.value) == ("37.0（60.3）", Number(Decimal("37.0")))
        assert not isinstance(figure.second, Absent)
        assert (figure.second.label, figure.second.value) == ("「わからない」を除いた値", Decimal("60.3"))
        assert (figure.provisional, figure.as_of, figure.footnotes) == (True, dt.date(2024, 10, 1), ("※1",))

    def test_each_kind_of_value(self, tmp_path: Path) -> None:
        plan = City(tmp_path).basic_plan()
        values = {each.id: [target.figure.value for target in each.targets] for each in plan.measures[0].indicators}
        assert values["trees"] == [Number(Decimal(500))]
        assert values["design"] == [Done(done=True)]
        assert values["opinion"] == [Wording("全員")]
        assert plan.pillars[0].indicators[0].targets[0].figure.value == Range(Decimal(10), Decimal(12))
        reported = [actual for file in plan.results for result in file.measures for actual in result.actuals]
        missing = [actual.figure.value for actual in reported if isinstance(actual.figure.value, Missing)]
        assert missing == [Missing(Absent(Reason.BEING_COMPILED, "6月に公表"))]

    def test_what_a_department_lies_in(self, tmp_path: Path) -> None:
        departments = {each.id: each for each in City(tmp_path).mihon().departments}
        parent = departments["planning-section"].parent
        assert isinstance(parent, Ref)
        assert parent.target == "planning"
        assert departments["planning"].parent == NOT_STATED
        assert departments["planning-section"].kind is DepartmentKind.DIVISION


class TestShapes:
    def test_a_mistyped_key_is_told_once_with_the_right_one(self) -> None:
        _, problems = take_text(INDICATOR, INDICATOR_TEXT.replace("direction:", "direciton:"))
        assert told(problems) == [("K301", 4, 1)]
        assert details(problems[0])["hint"] == "「direction」ではありませんか。"

    def test_an_unknown_key_is_told_with_the_known_ones_where_they_are_few(self) -> None:
        _, problems = take_text(YEAR_SPAN, "{xyz: 1}")
        assert details(problems[0])["hint"] == "使える項目は from、to です。"
        _, problems = take_text(INDICATOR, INDICATOR_TEXT + "メモ: 後で確認\n")
        assert details(problems[0])["hint"] == "「指標」に書ける項目は docs/data-format.md の表にあります。"

    def test_a_key_behind_a_full_width_blank(self) -> None:
        _, problems = take_text(INDICATOR, INDICATOR_TEXT + "\u3000unit: 人\n")
        assert told(problems) == [("K301", 6, 1)]
        assert "全角の空白" in details(problems[0])["hint"]

    @pytest.mark.parametrize(
        ("text", "code", "place"),
        [
            ("- id：levels\n", "K204", (1, 5)),
            ("- id:levels\n", "K201", (1, 5)),
            ("- {id： levels, name: 政策}\n", "K204", (1, 6)),
            ("- {id:levels, name: 政策}\n", "K201", (1, 6)),
        ],
    )
    def test_slips_that_yaml_lets_pass(self, text: str, code: str, place: tuple[int, int]) -> None:
        _, problems = take_text(PLAN.fields["levels"].take, text)
        assert told(problems) == [(code, *place)]

    @pytest.mark.parametrize("amount", ["12,850", "1,234,567", "11億6,012万1千円", "1,200 千円", "約1,200,000円"])
    def test_a_value_cut_by_its_commas_is_told_once(self, amount: str) -> None:
        _, problems = take_text(BUDGET, f"{{fiscal_year: 2024, kind: initial, amount: {amount}, unit: 千円}}")
        assert [found.rule for found in problems] == ["K209"]
        assert details(problems[0]) == {"key": "amount", "text": amount}

    @pytest.mark.parametrize(("word", "key"), [("単位", "unit"), ("目標値", "targets"), ("計算式", "formula")])
    def test_a_key_in_japanese_is_named_in_the_mend(self, word: str, key: str) -> None:
        _, problems = take_text(
            INDICATOR, f"id: a\nname: 名前\nkind: 成果\ndirection: 維持\naccumulation: 単年\n{word}: 値\n"
        )
        assert [(found.rule, details(found)["hint"]) for found in problems] == [
            ("K301", f"「{key}」ではありませんか。")
        ]

    def test_a_key_without_its_colon_is_no_rest_of_a_value(self) -> None:
        _, problems = take_text(BUDGET, "{fiscal_year: 2024, kind: initial, amount: 1, unit}")
        assert "K209" not in [found.rule for found in problems]

    def test_missing_keys_are_told_at_the_record_in_the_writers_words(self) -> None:
        _, problems = take_text(PLAN, "title: 計画\nperiod: {from: 2024}\n")
        assert told(problems) == [("K302", 1, 1)]
        assert details(problems[0]) == {"label": "計画", "key": "source", "about": "出典", "words": ""}

    def test_all_problems_of_a_record_are_told(self) -> None:
        text = """
            id: Waiting
            name: "#REF!"
            unit:
            kind: outcom
            direction: at_most
            accumulation: yearly
            targets:
              - {fiscal_year: 令和6年度, as_published: 10分, value: 数分}
              - {fiscal_year: 2025, value: 9}
            colour: red
        """
        _, problems = take_text(INDICATOR, text)
        assert [(found.rule, found.place.line) for found in problems] == [
            ("K308", 2),
            ("K304", 3),
            ("K303", 4),
            ("K307", 5),
            ("K309", 9),
            ("K305", 9),
            ("K302", 10),
            ("K301", 11),
        ]

    @pytest.mark.parametrize(
        ("text", "wanted"),
        [
            ("[a]", "「項目名: 値」のまとまり"),
            ("計画", "「項目名: 値」のまとまり"),
            ("{period: x}", "「項目名: 値」のまとまり"),
            ("{levels: x}", "「- 」で始まる一覧"),
        ],
    )
    def test_another_shape_than_wanted(self, text: str, wanted: str) -> None:
        _, problems = take_text(PLAN, text)
        assert problems[0].rule == "K206"
        assert details(problems[0])["wanted"] == wanted

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("levels: [{id: a, name: 政策}, {id: a, name: 方向性}]", "K401"),
            ("measure_kinds: [{id: a, name: 事業}, {id: a, name: 取組}]", "K401"),
            ("scales: [{id: a, name: A, steps: []}, {id: a, name: B, steps: []}]", "K401"),
            (
                "scales: [{id: a, name: A, steps: [{id: b, label: よい, reads_as: other}, {id: b, label: わるい, reads_as: other}]}]",
                "K401",
            ),
        ],
    )
    def test_ids_of_a_plans_own_words_stand_once(self, text: str, code: str) -> None:
        _, problems = take_text(PLAN, f"title: 計画\nperiod: {{}}\nsource: {{}}\n{text}\n")
        assert [found.rule for found in problems] == [code]

    @pytest.mark.parametrize(("other", "code"), [("v1.0.0", "K401"), ("V1.0.0", "K402")])
    def test_tags_of_releases_stand_once(self, other: str, code: str) -> None:
        text = f"""
            name: サイト
            description: 説明
            address: https://mihon.example/
            releases:
              - {{tag: v1.0.0, date: 2026-04-01, notes: 最初の公開}}
              - {{tag: {other}, date: 2026-05-01, notes: 二度目の公開}}
        """
        _, problems = take_text(SITE, text)
        assert told(problems) == [(code, 7, 11)]
        assert details(problems[0])["first"] == "test.yaml:6"


class TestBlanks:
    def test_name_the_way_to_give_a_reason_in_place_of_the_value(self) -> None:
        _, problems = take_text(MEASURE_FILE, "measures:\n  - {id: a, title: 題, summary: }\n")
        assert details(problems[0]) == {
            "key": "summary",
            "found": "空欄",
            "mend": "内容を書くか、「summary」の項目を消してください。",
            "hint": "値がない理由も書けます。例 → summary: {missing: being_compiled}（集計中）",
        }

    def test_name_the_way_to_give_a_reason_beside_the_value(self) -> None:
        _, problems = take_text(FIGURE, "{fiscal_year: 2024, as_published: 約10分, value: }")
        assert "「missing: being_compiled」" in details(problems[0])["hint"]

    def test_of_a_label_are_not_replaced_by_the_reason_for_another_value(self) -> None:
        _, problems = take_text(BUDGET, "{fiscal_year: 2024, kind: initial, amount: 5, unit: 千円, label: }")
        assert [(found.rule, details(found)["hint"]) for found in problems] == [("K303", "")]

    def test_say_nothing_of_reasons_where_there_is_no_place_for_one(self) -> None:
        _, problems = take_text(INDICATOR, INDICATOR_TEXT + "unit: －\n")
        assert details(problems[0]) == {
            "key": "unit",
            "found": "空欄を表す記号「－」",
            "mend": "内容を書くか、「unit」の項目を消してください。",
            "hint": "",
        }


INDICATOR_TEXT = "id: waiting\nname: 待ち時間\nkind: outcome\ndirection: at_most\naccumulation: yearly\n"


def value_of(text: str) -> Any:
    """The value of a figure."""
    figure, problems = take_text(FIGURE, f"{{fiscal_year: 2024, {text}}}")
    assert problems == []
    assert not isinstance(figure, Refused)
    return figure.value


def codes_of(take: Any, text: str) -> list[tuple[str, str]]:
    """Code and key (or keys) of each problem."""
    _, problems = take_text(take, text)
    return [(found.rule, details(found).get("key", details(found).get("keys", ""))) for found in problems]


class TestFigures:
    def test_of_each_kind(self) -> None:
        assert value_of("as_published: 約10分, value: 10, approximate: true") == Number(Decimal(10), approximate=True)
        assert value_of("as_published: 10～12ha, low: 10, high: 12") == Range(Decimal(10), Decimal(12))
        assert value_of("as_published: 全員, text: 全員") == Wording("全員")
        assert value_of("as_published: 完了, done: true") == Done(done=True)
        assert value_of("missing: being_compiled, missing_note: 6月に公表") == Missing(
            Absent(Reason.BEING_COMPILED, "6月に公表")
        )
        assert value_of("as_published: '-', missing: not_calculated") == Missing(Absent(Reason.NOT_CALCULATED))

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("provisional: true", ("K313", "value / low と high / text / done / rating / missing")),
            ("as_published: 10分, value: 10分", ("K305", "value")),
            (
                "as_published: 10, value: 10, missing: not_public",
                ("K313", "value / low と high / text / done / rating / missing"),
            ),
            ("as_published: 10, value: 10, text: 十", ("K313", "value / low と high / text / done / rating / missing")),
            ("as_published: 10以上, low: 10", ("K302", "high")),
            ("as_published: 10以下, high: 10", ("K302", "low")),
            ("as_published: 12～10, low: 12, high: 10", ("K502", "")),
            ("value: 10", ("K302", "as_published")),
            ("missing: not_public, approximate: true", ("K301", "approximate")),
            ("as_published: 全員, text: 全員, approximate: true", ("K301", "approximate")),
            ("as_published: 10, value: 10, missing_note: 集計中", ("K302", "missing")),
        ],
    )
    def test_that_do_not_say_one_thing(self, text: str, told: tuple[str, str]) -> None:
        assert codes_of(FIGURE, f"{{fiscal_year: 2024, {text}}}") == [told]
        assert codes_of(TARGET, f"{{fiscal_year: 2024, {text}}}") == [told]

    def test_of_a_wording_without_a_number_may_be_a_step_of_a_scale_and_only_that(self) -> None:
        assert value_of("as_published: 順調") == Rating("順調", is_read=True)
        assert value_of("as_published: 最も高い評価, rating: a") == Rating("a")
        graded = INDICATOR_TEXT + "targets: [{fiscal_year: 2024, as_published: 全員が取得}]\n"
        assert codes_of(INDICATOR, graded) == [("K525", "")]
        assert codes_of(INDICATOR, graded + "scale: progress\n") == []

    def test_an_indicator_has_one_name(self) -> None:
        both = INDICATOR_TEXT + "editor_name: 待つ時間\n"
        assert codes_of(INDICATOR, both) == [("K313", "name / editor_name")]
        assert codes_of(INDICATOR, INDICATOR_TEXT.replace("name: 待ち時間\n", "")) == [("K313", "name / editor_name")]


class TestOtherRecords:
    def test_money_is_exact_with_its_unit(self) -> None:
        budget, problems = take_text(BUDGET, '{fiscal_year: 2024, kind: initial, amount: "12,850", unit: 千円}')
        assert problems == []
        assert not isinstance(budget, Refused)
        assert budget.amount == Money(Decimal(12850), "千円")

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("amount: 5", ("K302", "unit")),
            ("unit: 千円", ("K313", "amount / missing")),
            ("amount: 5, unit: 千円, missing: not_public", ("K313", "amount / missing")),
            ("amount: 5, unit: 千円, note: 概算", ("K302", "missing")),
            ("amount: 5, unit: 干円", ("K315", "")),
        ],
    )
    def test_budgets_that_do_not_say_one_thing(self, text: str, told: tuple[str, str]) -> None:
        assert codes_of(BUDGET, f"{{fiscal_year: 2024, kind: initial, {text}}}") == [told]

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("text: 第1編, missing: not_legible", ("K313", "text / missing")),
            ("text: 第1編, note: 印刷が欠けている", ("K302", "missing")),
        ],
    )
    def test_positions_that_do_not_say_one_thing(self, text: str, told: tuple[str, str]) -> None:
        assert codes_of(POSITION, f"{{label: 市長公約, {text}}}") == [told]

    def test_evaluations_are_published_or_missing(self) -> None:
        assert codes_of(EVALUATION, "{by: division}") == [("K313", "as_published / missing")]
        assert codes_of(EVALUATION, "{by: division, as_published: A, missing: not_legible}") == [
            ("K313", "as_published / missing")
        ]
        assert codes_of(EVALUATION, "{by: division, as_published: A, note: 欠けている}") == [("K302", "missing")]
        evaluation, _ = take_text(EVALUATION, "{by: external, missing: not_legible, note: 欠けている}")
        assert not isinstance(evaluation, Refused)
        assert (evaluation.by, evaluation.as_published) == (
            Evaluator.EXTERNAL,
            Absent(Reason.NOT_LEGIBLE, "欠けている"),
        )

    @pytest.mark.parametrize("text", ["{from: 2024, to: 2023}"])
    def test_years_that_run_backwards(self, text: str) -> None:
        assert codes_of(YEAR_SPAN, text) == [("K508", "")]

    @pytest.mark.parametrize(
        ("begins", "ends", "sound"),
        [
            ("2024-07", "2024-06", False),
            ("2024-07", "2024", True),
            ("2024", "2023-12", False),
            ("2024-07-01", "2024-07", True),
            ("2024-07-02", "2024-07-01", False),
            ("2024", "2024", True),
        ],
    )
    def test_schedules_that_run_backwards(self, begins: str, ends: str, *, sound: bool) -> None:
        told = codes_of(SCHEDULE, f"{{as_published: 予定, begins: {begins}, ends: {ends}}}")
        assert told == ([] if sound else [("K508", "")])

    def test_a_part_of_the_narrative_says_of_which_form_it_is(self) -> None:
        assert codes_of(take_part, "{id: a, topic: other}") == [("K302", "part")]
        assert codes_of(take_part, "{id: a, part: porse, topic: other}") == [("K307", "part")]
        assert codes_of(take_part, "{id: a, part: [prose], topic: other}") == [("K206", "")]
        assert codes_of(take_part, "{id: a, part: , topic: other}") == [("K303", "part")]
        assert codes_of(take_part, "{id: a, part: items, topic: other, items: [{number: 1}]}") == [("K302", "text")]
        assert codes_of(take_part, "文章") == [("K206", "")]
        assert codes_of(take_part, "id：文章") == [("K204", "id")]

    def test_headings_are_given_to_known_fields(self) -> None:
        _, problems = take_text(named_words, "{summary: 概要, summery: 概要}")
        assert [found.rule for found in problems] == ["K307"]
        assert details(problems[0])["hint"] == "「summary」ではありませんか。"

    def test_trees_of_departments_and_pillars_of_any_depth(self) -> None:
        text = (
            "departments:\n"
            + "".join(
                f"{'    ' * depth}  - id: d{depth}\n{'    ' * depth}    name: 部署{depth}\n{'    ' * depth}    kind: other\n{'    ' * depth}    children:\n"
                for depth in range(8)
            )
            .removesuffix("children:\n")
            .rstrip()
        )
        departments, problems = take_text(DEPARTMENT_FILE, text)
        assert problems == []
        assert not isinstance(departments, Refused)
        assert [each.id for each in departments] == [f"d{depth}" for depth in range(8)]
        assert [each.parent.target for each in departments if isinstance(each.parent, Ref)] == [
            f"d{depth}" for depth in range(7)
        ]
        pillars, _ = take_text(
            PILLAR_FILE,
            "pillars: [{id: a, title: 一, children: [{id: b, title: 二}, {id: c, title: 三}]}, {id: d, title: 四}]",
        )
        assert not isinstance(pillars, Refused)
        assert [(each.id, each.parent.target if isinstance(each.parent, Ref) else "") for each in pillars] == [
            ("a", ""),
            ("b", "a"),
            ("c", "a"),
            ("d", ""),
        ]

    def test_a_published_text_is_held_against_the_document_that_its_record_names(self) -> None:
        text = """
            measures:
              - {id: a, title: 題, source: {document: report}, sections: [{text: 章, heading: 見出し}]}
              - {id: b, title: 別の題, plain_summary: やさしい要約}
        """
        node, _ = parse_tree("test.yaml", text)
        assert not isinstance(node, Refused)
        taking = Taking("test.yaml", "plan")
        MEASURE_FILE(node, taking)
        assert [(each.text, each.document) for each in taking.quotations] == [
            ("題", "report"),
            ("章", "report"),
            ("見出し", "report"),
            ("別の題", ""),
        ]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
@pytest.mark.parametrize("text", ["x", "[]", "{}", "[[]]", "{a: {b: [c]}}", "''"])
def test_a_file_of_any_shape_is_told_never_raised(kind: FileKind, text: str) -> None:
    value, problems = take_text(kind.shape, text)
    assert isinstance(value, Refused)
    assert {found.rule for found in problems} <= {"K206", "K301", "K302"}


@settings(deadline=None)
@given(st.sampled_from(KINDS), st.one_of(st.binary(), ANY_TEXT.map(lambda text: text.encode(errors="surrogatepass"))))
def test_any_bytes_are_taken_or_told_never_raised(kind: FileKind, content: bytes) -> None:
    taken = take_file(SourceFile("any.yaml", content, ""), kind, "mihon", "basic-plan")
    assert bool(taken.problems) or not isinstance(taken.value, Refused)
    assert {found.place.file for found in taken.problems} <= {"any.yaml"}
    for found in taken.problems:
        assert RULES[found.rule].title in render_text([found], lambda _: content.decode(errors="replace").split("\n"))


def told_together(report: str) -> list[int]:
    """Of how many problems a report tells in one line, for each rule that too many broke."""
    return [int(number.replace(",", "")) for number in re.findall(r"が ([\d,]+) 件あります。表示した分を", report)]


@pytest.mark.long
@settings(deadline=None, max_examples=60)
@given(broken_files())
def test_a_city_with_any_broken_file_is_told_never_raised(broken: tuple[str, str]) -> None:
    name, text = broken
    contents = {**FILES, name: text}
    files = [SourceFile(file, content.encode(errors="surrogatepass"), "") for file, content in contents.items()]
    gathered = gather_site(files, {})
    problems = list(gathered.problems)
    if not isinstance(gathered.site, Refused):
        site_index = index_site(gathered.site)
        problems += check_site(site_index, addresses_of(site_index), problems)
    problems += check_salvaged(gathered.salvaged, problems)
    report = render_text(sort_problems(problems), lambda file: contents.get(file, "").split("\n"))
    assert report.count("  くわしく: ") + sum(told_together(report)) == len(set(problems))
    annotations = render_github(problems)
    together = told_together(annotations)
    assert len(annotations.split("\n")) - len(together) + sum(together) == max(len(problems), 1)
