"""What is told of a value is what its document carries: its own wording, the reason for which it is wanting, the document in which it stands."""

import re
from pathlib import Path

import pytest

from generator.amounts import reason_of
from generator.judging.standings import stand_all
from generator.map.site_index import index_site
from generator.model.basics import Absent
from generator.open_data.gather import rows_of_measure
from generator.views.embeds import view_embed
from generator.views.vocabularies import vocabulary_of
from page_reading import unspaced
from small_town import Town

PLAN_OF_2015 = (
    "- {id: d, title: 試験計画書, issued: 平成27年3月, fiscal_year: 2014, file: d.txt}\n"
    "- {id: r, title: 令和元年度実績報告書, issued: 令和2年8月, fiscal_year: 2020, file: r.txt}\n"
)
UNTOLD = "出典の文書は、このサイトのデータに書かれていません"


def indicator(
    *,
    target: str = "as_published: 10人, value: 10",
    actuals: str = "",
    unit: str = "人",
    direction: str = "at_least",
    name: str = "人数",
    key: str = "i",
) -> str:
    own = f", actuals: [{actuals}]" if actuals else ""
    aim = f", targets: [{{fiscal_year: 2019, {target}}}]" if target else ""
    return f"  - {{id: {key}, name: {name}, unit: '{unit}', kind: output, direction: {direction}, accumulation: yearly{aim}{own}}}\n"


def town(
    tmp_path: Path,
    *indicators: str,
    actuals: str = "",
    plan: str = "",
    more: str = "",
    measure: str = "",
    source: str = "",
) -> Town:
    """A town whose plan was published in March 2015, and whose round of 2019 names no document."""
    results = f"measures:\n  - measure: a\n{more}" + (f"    actuals: [{actuals}]\n" if actuals else "")
    held = Town(
        tmp_path,
        documents=PLAN_OF_2015,
        plan=plan,
        measure=("indicators:\n" + "".join(indicators) if indicators else "") + measure,
        results=results if actuals or more else "",
    )
    held.change("town/p/plan.yaml", "fiscal_year: 2019, source: {document: d}", f"fiscal_year: 2019{source}")
    return held


VALUE = "{indicator: i, fiscal_year: 2019, as_published: 12人}"


class TestTheDocumentOfAResult:
    def test_is_not_the_plan_that_was_published_before(self, tmp_path: Path) -> None:
        text = town(tmp_path, indicator(), actuals=VALUE, more="    done: 点検しました。\n").text("measure")
        assert f"出典「試験計画書」{UNTOLD}" not in text
        assert UNTOLD in text
        assert "実施したこと、目標と実績の一部の出典の文書は、このサイトのデータに書かれていません。" in text

    def test_is_told_to_be_wanting_to_whoever_writes_the_data(self, tmp_path: Path) -> None:
        held = town(tmp_path, indicator(), actuals=VALUE)
        (found,) = held.problems()
        assert (found.rule, found.place.file) == ("K595", "town/p/plan.yaml")
        report = held.report()
        assert "報告の回「R1事後評価」に出典（source）がありません" in report
        assert "source: {document: 文書の id}" in report

    def test_is_that_of_the_round_where_it_names_one(self, tmp_path: Path) -> None:
        held = town(tmp_path, indicator(), actuals=VALUE, source=", source: {document: r}")
        assert held.codes() == []
        text = held.text("measure")
        assert UNTOLD not in text
        assert "令和元年度実績報告書" in text

    def test_may_be_the_plan_s_where_that_appeared_afterwards(self, tmp_path: Path) -> None:
        held = town(tmp_path, indicator(), actuals=VALUE)
        held.change(
            "town/documents.yaml", "issued: 平成27年3月, fiscal_year: 2014", "issued: 令和2年9月, fiscal_year: 2020"
        )
        assert held.codes() == []
        assert UNTOLD not in held.text("measure")

    @pytest.mark.parametrize(
        ("document", "certain"),
        [
            ("fiscal_year: 2020", True),
            ("issued: 令和2年4月, fiscal_year: 2020", True),
            ("issued: 令和2年, fiscal_year: 2020", True),
            ("issued: 令和2年度版, fiscal_year: 2020", True),
            ("fiscal_year: 2019", False),
            ("issued: 平成31年4月, fiscal_year: 2019", False),
            ("issued: 令和2年, fiscal_year: 2019", False),
        ],
    )
    def test_may_be_the_plan_s_only_where_that_appeared_afterwards_for_certain(
        self, tmp_path: Path, document: str, certain: bool
    ) -> None:
        held = town(tmp_path, indicator(), actuals=VALUE)
        held.change("town/documents.yaml", "issued: 平成27年3月, fiscal_year: 2014", document)
        assert held.codes() == ([] if certain else ["K595"])
        assert (UNTOLD not in held.text("measure")) is certain

    def test_of_a_quarter_may_be_the_plan_s_that_appeared_later_in_the_year(self, tmp_path: Path) -> None:
        value = VALUE.replace("fiscal_year: 2019", "fiscal_year: 2019, part: q1")
        held = town(tmp_path, indicator(), actuals=value, source=", as_of: 2019-06-30")
        held.change("town/p/plan.yaml", "kind: yearly", "kind: interim")
        held.change(
            "town/documents.yaml", "issued: 平成27年3月, fiscal_year: 2014", "issued: 令和元年9月, fiscal_year: 2019"
        )
        assert held.codes() == []

    def test_of_the_first_quarter_is_not_the_plan_of_the_same_year(self, tmp_path: Path) -> None:
        value = VALUE.replace("fiscal_year: 2019", "fiscal_year: 2019, part: q1")
        held = town(tmp_path, indicator(), actuals=value, source=", as_of: 2019-06-30")
        held.change("town/p/plan.yaml", "kind: yearly", "kind: interim")
        held.change("town/documents.yaml", "issued: 平成27年3月, fiscal_year: 2014", "fiscal_year: 2019")
        assert held.codes() == ["K595"]
        assert UNTOLD in held.text("measure")

    def test_that_a_value_names_itself_is_told(self, tmp_path: Path) -> None:
        value = VALUE.replace("}", ", source: {document: r, page: '3'}}")
        held = town(tmp_path, indicator(), actuals=value, more="    source: {document: r}\n")
        assert held.codes() == []
        assert "「令和元年度実績報告書」P.3" in held.text("measure")

    @pytest.mark.parametrize(
        ("put", "said"),
        [
            ("actuals: [{fiscal_year: 2018, as_published: 9人}]", "平成30年度の実績値「9人」"),
            (
                "targets: [{fiscal_year: 2019, as_published: 12人, revisions: [{fiscal_year: 2018, was: 10人}]}]",
                "平成30年度に変わった目標値「12人」",
            ),
        ],
    )
    def test_is_asked_of_values_in_the_plan_s_own_files(self, tmp_path: Path, put: str, said: str) -> None:
        one = f"  - {{id: i, name: 人数, unit: 人, kind: output, direction: at_least, accumulation: yearly, {put}}}\n"
        held = town(tmp_path, one)
        assert held.codes() == ["K595"]
        assert said in held.report()
        assert UNTOLD in held.text("measure")

    def test_is_asked_of_settled_amounts_and_not_of_planned_ones(self, tmp_path: Path) -> None:
        amounts = "budgets:\n" + "".join(
            f"  - {{fiscal_year: {year}, kind: {kind}, amount: 5, unit: 千円}}\n"
            for year, kind in ((2018, "決算"), (2018, "計画額"), (2015, "当初予算"))
        )
        held = town(tmp_path, measure=amounts)
        assert [(found.rule, found.place.line) for found in held.problems()] == [("K595", 7)]
        assert held.text("measure").count(UNTOLD) == 2  # at the amount and among the sources

    @pytest.mark.parametrize("page", ["measure", "plan", "pillar"])
    def test_names_the_amounts_that_stand_in_the_document_of_what_is_around_them(
        self, tmp_path: Path, page: str
    ) -> None:
        money = "budgets:\n  - {fiscal_year: 2015, kind: 当初予算, amount: 5, unit: 千円}\n"
        held = Town(tmp_path, documents=PLAN_OF_2015, **{page: money})
        (used,) = re.findall("このサイトに載せた内容(.*?)(?:アドレス|$)", held.text(page))
        assert "予算と費用" in used

    def test_names_targets_beside_the_text_of_a_measure_but_not_those_of_another_document(self, tmp_path: Path) -> None:
        texts = []
        for name, source in (("a", ""), ("b", ", source: {document: r}")):
            held = town(tmp_path / name, indicator(target=f"as_published: 10人, value: 10{source}"))
            texts.append(re.findall("このサイトに載せた内容(.*?)アドレス", held.text("measure"))[0])
        assert ["目標と実績" in each for each in texts] == [True, False]

    def test_stays_empty_in_data(self, tmp_path: Path) -> None:
        site_index = index_site(town(tmp_path, indicator(), actuals=VALUE).site())
        rows = {row.kind: row for row in rows_of_measure(site_index, stand_all(site_index), "town/p/a")}
        assert rows["actual"].source_document == ""
        assert rows["actual"].source_document_title == ""
        assert rows["target"].source_document == "d"

    def test_is_told_to_be_wanting_in_a_frame_on_other_sites(self, tmp_path: Path) -> None:
        site_index = index_site(town(tmp_path, indicator(), actuals=VALUE).site())
        indicator_shown = site_index.measures["town/p/a"].indicators[0]
        frame = view_embed(
            site_index, stand_all(site_index), "town/p/a", indicator_shown, vocabulary_of("ja"), style="style.css"
        )
        assert frame.source.endswith("目標と実績の一部の出典の文書は、このサイトのデータに書かれていません。")


class TestASentence:
    @pytest.mark.parametrize(
        ("direction", "unit", "wording", "number", "told"),
        [
            ("increase", "人", "2,200人以上", 2200, "目標の2,200人以上に対して"),
            ("at_least", "人", "延べ1,500人", 1500, "目標の延べ1,500人に対して"),
            ("at_least", "人", "1,500人程度", 1500, "目標の1,500人程度に対して"),
            ("less_than", "件", "20件未満", 20, "目標の20件未満に対して"),
            ("at_least", "か所", "延べ45か所", 45, "目標の延べ45か所に対して"),
            ("at_least", "人", "50人増やす", 50, "目標の「50人増やす」に対して"),
            ("at_least", "人", "2,200以上", 2200, "目標の2,200人以上に対して"),
            ("at_least", "人", "2,200人", 2200, "目標の2,200人以上に対して"),
            ("at_least", "人", "２，２００", 2200, "目標の2,200人以上に対して"),
            (
                "at_least",
                "人",
                "利用者を2,200人以上とし、その後も増やす。",
                2200,
                "目標の「利用者を2,200人以上とし、その後も増やす」に対して",
            ),
        ],
    )
    def test_tells_a_target_as_published(  # noqa: PLR0917 (a row of a table of examples)
        self, tmp_path: Path, direction: str, unit: str, wording: str, number: int, told: str
    ) -> None:
        target = f"as_published: '{wording}', value: {number}" + (", approximate: true" if "程度" in wording else "")
        name = "増加人数" if wording == "50人増やす" else "人数"
        one = indicator(target=target, unit=unit, direction=direction, name=name)
        done = 320 if number > 1000 else 12
        held = town(
            tmp_path, one, actuals=f"{{indicator: i, fiscal_year: 2019, as_published: 延べ{done}{unit}, value: {done}}}"
        )
        (piece,) = held.page("measure").indicators  # type: ignore[attr-defined]
        (chart,) = piece.charts
        assert told in unspaced(chart.summary)
        assert f"実績は延べ{done}{unit}でした" in chart.summary

    def test_of_a_target_that_is_a_range_tells_no_single_number(self, tmp_path: Path) -> None:
        one = indicator(target="as_published: 14％台, value: 14", unit="％", direction="at_most")
        held = town(tmp_path, one, actuals="{indicator: i, fiscal_year: 2019, as_published: 14.5％, value: 14.5}")
        (piece,) = held.page("measure").indicators  # type: ignore[attr-defined]
        assert piece.charts == ()
        assert piece.badge.label == "達成"
        assert "14％台" in held.text("measure")

    @pytest.mark.parametrize(
        ("unit", "wording", "number"),
        [
            ("点", "5段階評価で3.9", 3.9),
            ("人", "10万人当たり11.5", 11.5),
            ("人", "1日平均12", 12),
            ("件", "第1期で60", 60),
        ],
    )
    def test_puts_the_unit_behind_no_other_number(self, tmp_path: Path, unit: str, wording: str, number: float) -> None:
        one = indicator(target=f"as_published: '{wording}', value: {number}", unit=unit)
        value = f"{{indicator: i, fiscal_year: 2019, as_published: '{wording}', value: {number}}}"
        (piece,) = town(tmp_path, one, actuals=value).page("measure").indicators  # type: ignore[attr-defined]
        assert f"実績は「{wording}」でした" in piece.charts[0].summary


REASONS = ["集計中", "未定", "調査なし", "該当なし", "非公表", "調整中（７月に公表）", "調査中"]


class TestAValueThatIsWanting:
    @pytest.mark.parametrize("said", REASONS)
    @pytest.mark.parametrize("target", ["as_published: 10人, value: 10", ""], ids=["with a target", "without one"])
    def test_is_told_by_its_reason_everywhere(self, tmp_path: Path, said: str, target: str) -> None:
        held = town(
            tmp_path, indicator(target=target), actuals=f"{{indicator: i, fiscal_year: 2019, as_published: {said}}}",
            source=", source: {document: r}",
        )  # fmt: skip
        assert held.codes() == []
        text = held.text("measure")
        assert said in text
        for untrue in (
            "載っていない指標",
            "結果は、このサイトに収めた文書に載っていません",
            "実績収めた文書に載っていません",
            "実績令和元年度収めた",
        ):
            assert untrue not in text

    def test_of_several_indicators_is_told_for_each(self, tmp_path: Path) -> None:
        held = town(
            tmp_path, indicator(), indicator(key="j", name="回数"),
            actuals="{indicator: i, fiscal_year: 2019, missing: 集計中}, {indicator: j, fiscal_year: 2019, missing: 未実施}",
            source=", source: {document: r}",
        )  # fmt: skip
        text = held.text("measure")
        assert (
            "「人数（人）」の令和元年度の実績は「集計中」、「回数（人）」の令和元年度の実績は「未実施」とされています。"
            in text
        )
        assert "載っていない指標" not in text

    def test_is_told_apart_from_one_of_which_nothing_is_said(self, tmp_path: Path) -> None:
        held = town(
            tmp_path, indicator(), indicator(key="j", name="回数"), actuals="{indicator: i, fiscal_year: 2019, missing: 集計中}",
            more="    done: 点検しました。\n", source=", source: {document: r}",
        )  # fmt: skip
        text = held.text("measure")
        assert (
            "「人数（人）」の令和元年度の実績は「集計中」とされ、「回数（人）」の実績は、このサイトに収めた文書に載っていません。"
            in text
        )

    @pytest.mark.parametrize(
        ("second", "told"),
        [
            ("{indicator: j, fiscal_year: 2019, missing: 集計中}", "「回数（人）」の令和元年度の実績は「集計中」とされています。"),
            ("", "「回数（人）」の令和元年度の実績が、このサイトに収めた文書に載っていません。"),
        ],
    )  # fmt: skip
    def test_beside_a_value_of_another_indicator_is_wanting_in_part(
        self, tmp_path: Path, second: str, told: str
    ) -> None:
        held = town(
            tmp_path, indicator(), indicator(key="j", name="回数"),
            actuals=", ".join(filter(None, ("{indicator: i, fiscal_year: 2019, as_published: 12人, value: 12}", second))),
            source=", source: {document: r}",
        )  # fmt: skip
        text = held.text("measure")
        assert "状態：一部報告なし" in text
        assert told in text
        assert "載っていない指標" not in text
        assert "一部報告なし" in held.text("plan")

    def test_of_many_indicators_is_told_for_the_first(self, tmp_path: Path) -> None:
        those = [indicator(key=f"k{place}", name=f"数{place}") for place in range(4)]
        held = town(
            tmp_path, indicator(), *those, actuals="{indicator: i, fiscal_year: 2019, as_published: 12人, value: 12}",
            source=", source: {document: r}",
        )  # fmt: skip
        assert "「数0（人）」など4件の指標の令和元年度の実績が、このサイトに収めた文書に載っていません。" in held.text(
            "measure"
        )


class TestWordsForNoValue:
    @pytest.mark.parametrize(
        ("wording", "reason"),
        [
            ("集計中", "being_compiled"), ("調整中（７月に公表）", "under_coordination"), ("集計中(令和７年９月公表予定)", "being_compiled"),
            ("※現在集計中です。", "being_compiled"), ("未定（検討会で決定）", "under_coordination"), ("調査なし", "not_done"),
            ("該当なし（施設の休館）", "not_applicable"), ("非公表", "not_public"), ("調査中、秋に公表", "under_investigation"),
        ],
    )  # fmt: skip
    def test_are_a_reason(self, wording: str, reason: str) -> None:
        assert reason_of(wording) == reason

    @pytest.mark.parametrize("wording", ["集計中（50件）", "12人", "―", "なし", "", "集計中の事務を改善", "不明", "A"])
    def test_and_all_others_are_not(self, wording: str) -> None:
        assert isinstance(reason_of(wording), Absent)

    def test_are_no_text_of_a_value(self, tmp_path: Path) -> None:
        one = "  - {id: i, name: 状況, kind: output, direction: text, accumulation: point, targets: [{fiscal_year: 2019, as_published: 導入, text: 導入}]}\n"
        said = "調整中（７月に公表）"
        held = town(
            tmp_path, one, actuals=f"{{indicator: i, fiscal_year: 2019, as_published: {said}, text: {said}}}", source=", source: {document: r}"
        )  # fmt: skip
        (piece,) = held.page("measure").indicators  # type: ignore[attr-defined]
        assert piece.badge.label == "報告なし"
        assert f"令和元年度の実績は、「{said}」とされています。" in held.text("measure")
        site_index = index_site(held.site())
        (row,) = [
            each for each in rows_of_measure(site_index, stand_all(site_index), "town/p/a") if each.kind == "actual"
        ]
        assert (row.flag, row.missing_reason, row.as_published) == ("missing", "under_coordination", said)

    def test_are_a_step_where_the_plan_s_scale_has_one_of_that_name(self, tmp_path: Path) -> None:
        scale = "scales:\n  - {id: abc, name: 総合評価, order: 良い順, steps: [{id: b, label: 実施, reads_as: reached}, {id: c, label: 未実施, reads_as: not_reached}]}\n"
        one = "  - {id: i, name: 状況, kind: output, direction: at_least, accumulation: point, scale: abc, targets: [{fiscal_year: 2019, as_published: 実施}]}\n"
        held = town(
            tmp_path,
            one,
            actuals="{indicator: i, fiscal_year: 2019, as_published: 未実施}",
            source=", source: {document: r}",
        )
        text = held.read("town/p/plan.yaml")
        held.put("town/p/plan.yaml", re.sub(r"scales:\n.*\n", scale, text, count=1))
        (piece,) = held.page("measure").indicators  # type: ignore[attr-defined]
        assert piece.badge.label == "未達成"
