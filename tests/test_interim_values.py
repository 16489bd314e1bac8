"""What a report of the middle of a year tells: values up to its day, and words in the place of values."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from exported_files import write_exports
from generator.amounts import reason_after_cause
from generator.judging import Judgement, Status
from generator.judging.standings import stand_all
from generator.map.site_index import index_site
from generator.model.basics import NOT_STATED, Absent, Reason
from generator.render.renderer import render_page
from generator.views.kinds.year import view_year
from generator.views.vocabularies import vocabulary_of
from page_reading import unspaced, visible_text
from small_town import Town

_PLAN = "town/p/plan.yaml"
_SECOND = "{id: q1, name: R2第1四半期, kind: interim, fiscal_year: 2020, as_of: 2020-06-30, source: {document: d}}"


def town(folder: Path, measure: str, *, year: str = "", quarter: str = "") -> Town:
    """A town that reports on 2019 as a whole, and on 2020 as of 30 June; ``year`` and ``quarter`` are what the measure has there."""
    held = Town(folder, measure=measure)
    rounds = held.read(_PLAN).replace("fiscal_year: 2019, source: {document: d}}\n", f"fiscal_year: 2019, source: {{document: d}}}}\n  - {_SECOND}\n")  # fmt: skip
    held.put(_PLAN, rounds)
    for name, told in (("r1", year), ("q1", quarter)):
        if told:
            held.put(f"town/p/results/{name}.yaml", f"round: {name}\nmeasures:\n  - measure: a\n{told}\n")
    return held


def indicator(counting: str, *, name: str = "相談件数", own: str = "i", target: str = "350件以上") -> str:
    """An indicator with a target for 2019 and the same for 2020."""
    return (
        f"  - {{id: {own}, name: {name}, unit: 件, kind: output, direction: at_least, accumulation: {counting},\n"
        f"     targets: [{{fiscal_year: 2019, as_published: {target}}}, {{fiscal_year: 2020, as_published: {target}}}]}}\n"
    )


def actual(year: int, told: str, own: str = "i") -> str:
    """A measure's one value of a year."""
    return f"    actuals: [{{indicator: {own}, fiscal_year: {year}, {told}}}]"


def judged(held: Town, own: str = "i") -> Judgement:
    """How the indicator stands."""
    return stand_all(index_site(held.site())).indicators[f"town/p/a#{own}"]


def year_page(held: Town, year: str) -> str:
    """What a reader sees of the page of a fiscal year."""
    site_index = index_site(held.site())
    parts = render_page(view_year(site_index, stand_all(site_index), year, vocabulary_of("ja")))
    return unspaced(visible_text(parts.lead + parts.main))


class TestAValueOfAYearThatHasNotEnded:
    @pytest.mark.parametrize("counting", ["yearly", "not_stated"])
    @pytest.mark.parametrize("told", ["95件", "360件"])
    def test_is_not_held_against_the_target_of_the_year(self, tmp_path: Path, counting: str, told: str) -> None:
        held = town(tmp_path, "indicators:\n" + indicator(counting), quarter=actual(2020, f"as_published: {told}"))
        assert judged(held).status is Status.ON_THE_WAY
        assert isinstance(judged(held).attainment, Absent)

    def test_stands_in_the_row_of_its_year_with_its_day(self, tmp_path: Path) -> None:
        quarter = actual(2020, "as_published: 95件")
        held = town(
            tmp_path, "indicators:\n" + indicator("yearly"), year=actual(2019, "as_published: 340件"), quarter=quarter
        )
        text = held.text("measure")
        assert "95件2020年6月30日現在" in text
        assert "達成率27.1" not in text
        assert "減りました" not in text
        assert "令和2年度の目標に届きませんでした" not in text
        assert "95件（2020年6月30日現在）" in year_page(held, "2020")

    def test_leaves_the_year_before_as_it_was_judged(self, tmp_path: Path) -> None:
        quarter = actual(2020, "as_published: 95件")
        held = town(
            tmp_path, "indicators:\n" + indicator("yearly"), year=actual(2019, "as_published: 340件"), quarter=quarter
        )
        assert [(each.period.fiscal_year, each.status) for each in judged(held).verdicts] == [
            (2019, Status.NOT_REACHED)
        ]

    def test_is_not_revised_by_the_value_of_the_whole_year(self, tmp_path: Path) -> None:
        held = town(tmp_path, "indicators:\n" + indicator("yearly"), quarter=actual(2020, "as_published: 95件"))
        held.put(_PLAN, held.read(_PLAN).replace("fiscal_year: 2019,", "fiscal_year: 2020,", 1))
        held.put(
            "town/p/results/r1.yaml", "round: r1\nmeasures:\n  - measure: a\n" + actual(2020, "as_published: 360件")
        )
        text = held.text("measure")
        assert judged(held).status is Status.REACHED
        assert "95件2020年6月30日現在" in text
        assert "改め" not in text

    def test_that_is_a_total_which_only_grows_has_reached_what_it_has_reached(self, tmp_path: Path) -> None:
        held = town(tmp_path, "indicators:\n" + indicator("cumulative"), quarter=actual(2020, "as_published: 360件"))
        assert judged(held).status is Status.REACHED

    def test_that_a_report_of_its_last_day_tells_is_the_years(self, tmp_path: Path) -> None:
        held = town(tmp_path, "indicators:\n" + indicator("yearly"), quarter=actual(2020, "as_published: 95件"))
        held.change(_PLAN, "as_of: 2020-06-30", "as_of: 2021-03-31")
        assert judged(held).status is Status.NOT_REACHED


class TestTheFilesOfData:
    """Programs are told what readers are: up to which day a value counts, and that it is not the year's."""

    def exported(self, folder: Path, told: str) -> Path:
        held = town(folder, "indicators:\n" + indicator("yearly"), quarter=actual(2020, told))
        assert held.codes() == []
        return write_exports(held.data, folder / "out")

    def row(self, folder: Path) -> dict[str, str]:
        path = folder / "town/p/measures/a/data.csv"
        rows = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        (found,) = [row for row in rows if row["report"] == "q1"]
        return found

    def test_name_the_day_of_a_value_and_mark_it_as_none_of_the_year(self, tmp_path: Path) -> None:
        out = self.exported(tmp_path, "as_published: 95件")
        row = self.row(out)
        assert (row["kind"], row["as_of"], row["year"], row["as_published"]) == (
            "interim",
            "2020-06-30",
            "2020",
            "95件",
        )
        figures = json.loads((out / "town/p/measures/a/data.json").read_text("utf-8"))["figures"]
        assert [(each["kind"], each["as_of"]) for each in figures if each.get("report") == "q1"] == [
            ("interim", "2020-06-30")
        ]
        told = next(out.rglob("*.stratml.xml")).read_text("utf-8")
        assert "途中の実績値（令和2年度（2020年度）、2020年6月30日現在）：95件" in told
        assert "<ActualResult>" not in told

    def test_keep_the_name_that_the_value_has_always_had(self, tmp_path: Path) -> None:
        assert self.row(self.exported(tmp_path, "as_published: 95件"))["id"].endswith("/i-2020/actual/q1")

    def test_give_the_reason_where_words_tell_of_no_value(self, tmp_path: Path) -> None:
        row = self.row(self.exported(tmp_path, "missing: being_compiled, missing_note: 秋に公表"))
        assert (row["kind"], row["as_of"], row["flag"], row["missing_note"]) == ("actual", "", "missing", "秋に公表")


class TestWordsInThePlaceOfAValue:
    def test_are_told_of_the_indicator_that_they_stand_for(self, tmp_path: Path) -> None:
        both = "indicators:\n" + indicator("yearly") + indicator("yearly", name="来訪者数", own="j")
        year = (
            "    actuals:\n      - {indicator: i, fiscal_year: 2019, as_published: 集計中}\n"
            "      - {indicator: j, fiscal_year: 2019, as_published: 400件}"
        )
        assert "「来訪者数" not in town(tmp_path / "all", both, year=year).text("pillar")
        assert "「相談件数（件）」の令和元年度の実績は「集計中」とされています。" in town(
            tmp_path / "one", both, year=year
        ).text("pillar")

    def test_of_another_year_are_not_set_beside_the_target(self, tmp_path: Path) -> None:
        measure = (
            "indicators:\n  - {id: i, name: 相談件数, unit: 件, kind: output, direction: at_least, accumulation: point,\n"
            "     targets: [{fiscal_year: 2020, as_published: 350件以上}]}\n"
        )
        year = actual(2019, "as_published: 隔年調査のため調査なし, text: 隔年調査のため調査なし")
        held = town(tmp_path, measure, year=year, quarter=actual(2020, "as_published: 集計中（８月公表）"))
        text = held.text("measure")
        assert judged(held).status in (Status.NOT_REPORTED, Status.NOT_DUE)
        assert "そのまま比べられる数値ではありません" not in text
        assert "実績令和2年度集計中（８月公表）" in text

    def test_that_are_a_value_do_not_judge_a_number_of_a_later_year(self, tmp_path: Path) -> None:
        measure = (
            "indicators:\n  - {id: i, name: 相談件数, unit: 件, kind: output, direction: at_least, accumulation: point,\n"
            "     targets: [{fiscal_year: 2020, as_published: 350件以上}]}\n"
        )
        held = town(tmp_path, measure, year=actual(2019, "as_published: 多数あり, text: 多数あり"))
        assert judged(held).status is Status.ON_THE_WAY

    @pytest.mark.parametrize(
        ("wording", "reason"),
        [
            ("隔年調査のため調査なし", Reason.NOT_DONE),
            ("感染症の影響により、未実施", Reason.NOT_DONE),
            ("基準の見直しのため集計中（８月公表）", Reason.BEING_COMPILED),
        ],
    )
    def test_may_tell_their_cause_before(self, wording: str, reason: Reason) -> None:
        assert reason_after_cause(wording) is reason

    @pytest.mark.parametrize("wording", ["相談のため窓口を開設", "50件のため未実施", "改善につき全員が満足"])
    def test_that_say_more_are_a_value(self, wording: str) -> None:
        assert reason_after_cause(wording) == NOT_STATED

    def test_of_a_quarter_that_was_met_reach_the_quarter_and_not_the_year(self, tmp_path: Path) -> None:
        targets = "{fiscal_year: 2020, part: q1, as_published: 90件以上}, {fiscal_year: 2020, as_published: 350件以上}"
        measure = (
            "indicators:\n  - {id: i, name: 相談件数, unit: 件, kind: output, direction: at_least, accumulation: yearly,\n"
            f"     targets: [{targets}]}}\n"
        )
        held = town(tmp_path, measure, quarter=actual(2020, "part: q1, as_published: 95件"))
        page = year_page(held, "2020")
        assert judged(held).status is Status.ON_THE_WAY
        assert "この年度の状態：途中1件" in page
        assert re.search("第1四半期.*90件以上.*95件.*達成", page)

    def test_are_counted_in_the_year_that_was_asked_for(self, tmp_path: Path) -> None:
        quarter = "    done: {missing: under_coordination}\n" + actual(2020, "as_published: 未実施, missing: not_done")
        held = town(tmp_path, "indicators:\n" + indicator("yearly"), quarter=quarter)
        assert "この年度の状態：報告なし1件" in year_page(held, "2020")
