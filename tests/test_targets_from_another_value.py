"""Targets that are said by way of another value: +10人, 2倍, 現状維持, 前年度以上, 5年間で100人, and those on the wrong side of the baseline.

Text in; what is told of it, and how the indicator stands, out.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.judging import Status
from generator.model.figures import Number
from one_indicator import judged, put_indicator, wording
from sample import City

pytestmark = pytest.mark.long


def city(tmp_path: Path, *, baseline: str = "", target: str = "", actual: str = "", **more: str) -> City:
    """The sample city with one indicator more, its values as a document writes them; a target may have a typed value behind ' = '."""
    text, _, value = target.partition(" = ")
    return put_indicator(
        City(tmp_path),
        baseline=wording(baseline),
        target=wording(text, f", {value}" if value else ""),
        actual=wording(actual),
        **more,
    )


class TestATargetWithASign:
    @pytest.mark.parametrize(
        ("baseline", "target", "actual", "unit"),
        [
            ("50人", "+10人", "55人", "人"),
            ("50%", "＋10%", "55%", "%"),
            ("150人", "＋20人", "145人", "人"),
            ("50人", "プラス10人", "55人", "人"),
        ],
    )
    def test_is_no_level_beside_levels(
        self, tmp_path: Path, baseline: str, target: str, actual: str, unit: str
    ) -> None:
        assert city(tmp_path, unit=unit, baseline=baseline, target=target, actual=actual).codes() == ["K549"]

    @pytest.mark.parametrize(
        ("name", "baseline", "target", "actual"),
        [
            ("人口の増減数", "5人", "+10人", "12人"),
            ("数", "+5人", "+10人", "+12人"),
            ("数", "▲5人", "+10人", "12人"),
            ("数", "50人", "+10人 = value: 60", "61人"),
        ],
    )
    def test_is_read_where_changes_are_counted_or_its_sum_is_typed(
        self, tmp_path: Path, name: str, baseline: str, target: str, actual: str
    ) -> None:
        town = city(tmp_path, unit="人", name=name, baseline=baseline, target=target, actual=actual)
        assert (town.codes(), judged(town).status) == ([], Status.REACHED)

    @pytest.mark.parametrize(
        ("name", "unit", "direction", "baseline", "target", "actual", "told"),
        [
            ("ごみの量", "t", "at_most", "1,000t", "▲100t", "850t", ["K563"]),
            ("CO2削減率（2013年度比）", "%", "decrease", "0%", "-10%", "12%", ["K563"]),
            ("CO2削減率", "%", "at_least", "0%", "10%", "▲12%", ["K563"]),
            ("人口増減率", "%", "at_least", "1%", "▲1%以上", "2%", []),
            ("収支", "千円", "at_least", "5千円", "▲3千円以上", "2千円", []),
            ("CO2削減率", "%", "at_least", "5%", "10%", "12%", []),
        ],
    )
    def test_unlike_that_of_the_values_is_asked_about(  # noqa: PLR0917 (a row of the table)
        self,
        tmp_path: Path,
        name: str,
        unit: str,
        direction: str,
        baseline: str,
        target: str,
        actual: str,
        told: list[str],
    ) -> None:
        town = city(
            tmp_path, name=name, unit=unit, direction=direction, baseline=baseline, target=target, actual=actual
        )
        assert town.codes() == told


class TestATargetOnTheOtherSideOfTheBaseline:
    @pytest.mark.parametrize(
        ("direction", "baseline", "target", "told"),
        [
            ("increase", "50件", "40件", ["K564"]),
            ("decrease", "100件", "150件", ["K564"]),
            ("at_least", "50件", "30件", ["K564"]),
            ("at_most", "△12,000件", "△5,000件", ["K564"]),
            ("increase", "△5件", "△30件", ["K564"]),
            ("increase", "50件", "60件", []),
            ("decrease", "50件", "50件", []),
            ("at_least", "95件", "90件以上", []),
            ("maintain_or_increase", "95件", "90件以上を維持", []),
            ("maintain", "95件", "90件", []),
        ],
    )
    def test_is_asked_about(self, tmp_path: Path, direction: str, baseline: str, target: str, told: list[str]) -> None:
        town = city(tmp_path, unit="件", direction=direction, baseline=baseline, target=target)
        assert town.codes() == told

    def test_is_as_it_should_be_for_a_total_that_has_a_bound_above(self, tmp_path: Path) -> None:
        town = city(tmp_path, unit="件", counting="cumulative", direction="at_most", baseline="70件", target="100件")
        assert town.codes() == []

    def test_is_as_it_should_be_where_another_thing_was_measured_before(self, tmp_path: Path) -> None:
        more = "breaks: [{from: {fiscal_year: 2022}, kind: definition, reason: 数え方を変えたため。}]"
        town = city(tmp_path, unit="件", direction="increase", baseline="50件", target="40件", more=more)
        assert "K564" not in town.codes()


class TestYearsTakenTogether:
    @pytest.mark.parametrize(
        "target",
        [
            "100人（令和4～8年度の合計）", "5年で100人", "100人/5年", "R4-R8で100人", "計画期間中に100人", "5か年で100人", "期間合計100人", "100人（R4～R8累計）", "100人（5年間の合計）",
            "500人（5年間で）", "5年間の平均100人", "3年平均で100人", "100人（令和4年度～令和8年度）",
        ],
    )  # fmt: skip
    def test_are_no_target_of_one_year(self, tmp_path: Path, target: str) -> None:
        value = 500 if "500" in target else 100
        town = city(tmp_path, unit="人", baseline="50人", target=f"{target} = value: {value}", actual="30人")
        assert set(town.codes()) - {"K539"} == {"K537"}

    @pytest.mark.parametrize(
        ("target", "more"),
        [
            ("毎年100人（5年間） = value: 100", {}),
            ("100人（5年間の合計） = value: 100", {"counting": "cumulative"}),
            ("5年間で20%増 = value: 60", {}),
            ("3年に1回、100人 = value: 100", {}),
            ("3年間の平均100人 = value: 100", {"name": "過去3年間の平均の人数"}),
        ],
    )
    def test_are_none_where_each_year_or_a_change_is_meant_or_all_values_are_such(
        self, tmp_path: Path, target: str, more: dict[str, str]
    ) -> None:
        assert "K537" not in city(tmp_path, unit="人", baseline="50人", target=target, **more).codes()

    def test_are_a_target_of_these_years_as_such(self, tmp_path: Path) -> None:
        target = "100人（令和2～6年度の合計） = value: 100"
        town = city(tmp_path, unit="人", target=target)
        town.change(
            "mihon/basic-plan/measures/zz.yaml",
            "targets: [{fiscal_year: 2024",
            "targets: [{fiscal_year: 2020, through: 2024",
        )
        assert town.codes() == []

    def test_are_not_where_the_baseline_is_that_of_one_year(self, tmp_path: Path) -> None:
        town = city(tmp_path, unit="人", counting="cumulative", baseline="5人/年", target="25人")
        assert town.codes() == ["K537"]


class TestATargetThatIsReckoned:
    @pytest.mark.parametrize(
        ("unit", "direction", "baseline", "target"),
        [
            ("人", "increase", "1,000人", "2倍 = value: 2000"),
            ("人", "increase", "1,000人", "基準値の2倍 = value: 2000"),
            ("人", "increase", "1,000人", "倍増 = value: 2000"),
            ("人", "decrease", "1,000人", "半減 = value: 500"),
            ("%", "increase", "50%", "5ポイント増 = value: 55"),
            ("t", "decrease", "100,000t", "20%削減 = value: 80000"),
            ("t", "decrease", "100,000t", "2割減 = value: 80000"),
            ("人", "increase", "50人", "基準値＋10人 = value: 60"),
            ("人", "increase", "50人", "令和2年度比10人増 = value: 60"),
            ("人", "range", "100人", "100人±5% = low: 95, high: 105"),
            ("人", "range", "100人", "100人±5人 = low: 95, high: 105"),
        ],
    )
    def test_is_accepted_with_what_comes_out(
        self, tmp_path: Path, unit: str, direction: str, baseline: str, target: str
    ) -> None:
        assert city(tmp_path, unit=unit, direction=direction, baseline=baseline, target=target).codes() == []

    @pytest.mark.parametrize(
        ("target", "right"),
        [("2倍 = value: 2100", "2,000"), ("20%増 = value: 1300", "1,200"), ("基準値＋10人 = value: 1100", "1,010")],
    )
    def test_is_told_what_would_come_out(self, tmp_path: Path, target: str, right: str) -> None:
        (found,) = city(tmp_path, unit="人", direction="increase", baseline="1,000人", target=target).problems()
        assert found.rule == "K503"
        assert dict(found.details)["reckoned"] == f"もとの値から計算すると {right} になります。"

    def test_from_the_year_before_is_reckoned_from_that_year_alone(self, tmp_path: Path) -> None:
        last = "actuals: [{fiscal_year: 2023, as_published: 200人}]"
        right = city(tmp_path / "a", unit="人", baseline="100人", target="前年度比5％増 = value: 210", more=last)
        wrong = city(tmp_path / "b", unit="人", baseline="100人", target="前年度比5％増 = value: 105", more=last)
        assert (right.codes(), wrong.codes()) == ([], ["K503"])

    @pytest.mark.parametrize(
        ("target", "direction"),
        [
            ("現状維持", "maintain"),
            ("現状維持", "maintain_or_increase"),
            ("現状値以上", "at_least"),
            ("基準値以下", "at_most"),
        ],
    )
    def test_is_the_baseline_where_it_says_so(self, tmp_path: Path, target: str, direction: str) -> None:
        town = city(tmp_path, unit="件", direction=direction, baseline="80件", target=target, actual="80件")
        assert town.codes() == []
        own = judged(town)
        assert own.status is Status.REACHED
        assert getattr(own.target, "value", None) == Number(Decimal(80))

    @pytest.mark.parametrize(("baseline", "direction"), [("", "maintain"), ("80件", "increase")])
    def test_is_asked_for_where_nothing_says_it(self, tmp_path: Path, baseline: str, direction: str) -> None:
        assert city(tmp_path, unit="件", direction=direction, baseline=baseline, target="現状維持").codes() == ["K525"]


class TestATargetOfTheYearBefore:
    LAST = "actuals: [{fiscal_year: 2023, as_published: 87%}, {fiscal_year: 2024, as_published: "

    @pytest.mark.parametrize(
        ("actual", "status"), [("86%", Status.NOT_REACHED), ("87%", Status.REACHED), ("88%", Status.REACHED)]
    )
    def test_is_held_against_that_year_and_no_frozen_number(self, tmp_path: Path, actual: str, status: Status) -> None:
        town = city(
            tmp_path, unit="%", baseline="85.4%", target="前年度以上 = value: 85.4", more=f"{self.LAST}{actual}}}]"
        )
        assert (town.codes(), judged(town).status) == (["K527"], status)

    def test_is_not_judged_where_that_year_is_not_known(self, tmp_path: Path) -> None:
        town = city(tmp_path, unit="%", baseline="85.4%", target="前年度以上 = value: 85.4", actual="86%")
        assert (town.codes(), judged(town).status) == (["K527"], Status.CANNOT_BE_JUDGED)

    def test_that_asks_for_more_is_not_met_by_the_same(self, tmp_path: Path) -> None:
        town = city(tmp_path, unit="%", target="対前年度比増 = value: 87", more=f"{self.LAST}87%}}]")
        assert (town.codes(), judged(town).status) == ([], Status.CANNOT_BE_JUDGED)
