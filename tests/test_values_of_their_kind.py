"""Values that may not be held against each other as they stand: as of a day within the year, of another full mark, no result, a part, a change.

Text in; what is told of it, and how the indicator stands, out.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.judging import Status
from generator.model.figures import Number, Range
from one_indicator import judged, put_indicator, wording
from page_reading import show
from sample import City

pytestmark = pytest.mark.long


def city(tmp_path: Path, *, unit: str = "件", **written: str) -> City:
    """The sample city with one indicator more, counted in 件 where nothing else is said."""
    return put_indicator(City(tmp_path), unit=unit, **written)


class TestAValueAsOfADayWithinTheYear:
    @pytest.mark.parametrize(
        "text",
        [
            "9件（9月末現在）", "9件（12月まで）", "9件（令和6年9月30日現在）", "9件（4〜9月）", "9件（4月～9月分）", "9件※9月末時点", "9月末現在9件",
            "9件（第2四半期まで）", "9件（上半期末現在）", "9件（R6.9末）", "9件(2024年9月30日時点)", "令和6年度 9件（9月末現在）", "9件（4月〜翌年1月）", "9件（4月1日〜9月30日）", "9件（9月末実績）", "令和6年度9月末 9件",
        ],
    )  # fmt: skip
    def test_is_not_the_years_and_stands_with_its_day(self, tmp_path: Path, text: str) -> None:
        town = city(tmp_path, target=wording("10件"), actual=wording(text))
        assert town.codes() == []
        assert judged(town).status is Status.NOT_REPORTED
        (piece,) = show(town).measure("zz").indicators
        (remark,) = piece.tables[0].rows[-1].actual[0].remarks
        assert remark.endswith("日現在")

    def test_is_the_same_with_the_day_typed(self, tmp_path: Path) -> None:
        town = city(tmp_path, target=wording("10件"), actual=wording("12件", ", as_of: 2024-09-30"))
        assert town.codes() == []
        assert judged(town).status is Status.NOT_REPORTED

    @pytest.mark.parametrize(
        "text",
        ["9件（うち新規3件、9月末現在）", "9件、うち新規3件（9月末現在）", "9件（9月末までの実績）", "9件（～9月末）"],
    )
    def test_is_found_beside_other_numbers(self, tmp_path: Path, text: str) -> None:
        town = city(tmp_path, target=wording("10件"), actual=wording(text, ", value: 9"))
        assert judged(town).status is Status.NOT_REPORTED

    @pytest.mark.parametrize(
        "text",
        ["9件（3月末現在）", "9件（令和7年3月31日現在）", "9件（令和7年4月1日現在）", "9件（4月1日現在）", "9件（4月〜3月）", "9件（11月10日開催）"],
    )  # fmt: skip
    def test_is_the_years_at_the_years_end_and_where_something_was_held_on_a_day(
        self, tmp_path: Path, text: str
    ) -> None:
        town = city(tmp_path, target=wording("10件"), actual=wording(text))
        assert town.codes() == []
        assert judged(town).status is Status.NOT_REACHED

    @pytest.mark.parametrize(
        ("text", "more"),
        [
            ("9件（上半期）", ""),
            ("9件（7〜9月）", ""),
            ("9件（9月分）", ""),
            ("9件（令和5年9月末現在）", ""),
            ("9件（12月末現在）", ", as_of: 2024-09-30"),
            ("9件（9月末現在）", ", as_of: 2025-03-31"),
        ],
    )
    def test_of_another_time_than_was_typed_is_told(self, tmp_path: Path, text: str, more: str) -> None:
        assert "K524" in city(tmp_path, target=wording("10件"), actual=wording(text, more)).codes()

    @pytest.mark.parametrize(
        "text",
        [
            "9件（9月）",
            "9件（令和6年12月31日）",
            "9件（年度途中）",
            "9件（中間値）",
            "9件（半年分）",
            "9件（12月定例会時点）",
            "9回（半年分）",
            "9回（10か月分）",
            "1学期9回",
        ],
    )
    def test_of_an_unclear_part_is_asked_about(self, tmp_path: Path, text: str) -> None:
        actual = wording(text, ", value: 9")
        unit = "回" if "回" in text else "件"
        aim = wording(f"10{unit}")
        assert city(tmp_path / "1", unit=unit, target=aim, actual=actual).codes() == ["K524"]
        assert city(tmp_path / "2", unit=unit, target=aim, actual=f"{actual}, as_of: 2025-03-31").codes() == []

    @pytest.mark.parametrize(
        "text",
        [
            "9件（令和7年3月31日）",
            "9件（うち上半期5件）",
            "上半期5件、下半期4件、計9件",
            "9回（11月10日）",
            "9回（3か月間）",
            "9件（上半期5件、下半期4件）",
            "9回（前期・後期）",
            "9件（現在）",
        ],
    )
    def test_of_the_whole_year_is_not(self, tmp_path: Path, text: str) -> None:
        unit = "回" if "回" in text else "件"
        town = city(tmp_path, unit=unit, target=wording(f"10{unit}"), actual=wording(text, ", value: 9"))
        assert (town.codes(), judged(town).status) == ([], Status.NOT_REACHED)

    @pytest.mark.parametrize(
        ("part", "text", "told"),
        [
            ("q2", "9件（7〜9月）", []),
            ("q2", "9件（9月末現在）", []),
            ("q3", "9件（9月末現在）", ["K524"]),
            ("h1", "9件（7〜9月）", ["K524"]),
        ],
    )
    def test_of_a_part_is_of_its_months(self, tmp_path: Path, part: str, text: str, told: list[str]) -> None:
        assert city(tmp_path, actual=wording(text, f", part: {part}")).codes() == told

    @pytest.mark.parametrize(
        ("target", "actual", "more", "status"),
        [
            ("10件", "9件（令和6年5月1日現在）", "", Status.NOT_REACHED),  # what schools count on that day of each year
            ("10件", "9件（令和6年10月1日現在）", "", Status.NOT_REPORTED),
            ("10件（10月1日現在）", "9件（令和6年10月1日現在）", "", Status.NOT_REACHED),
            ("10件", "9件（令和6年10月1日現在）", "definition: 各年10月1日現在の件数", Status.NOT_REACHED),
            ("10件", "9件（令和6年9月）", "", Status.NOT_REPORTED),
            ("10件", "9件（令和6年9月）", "data_source: 市民アンケート", Status.NOT_REACHED),
        ],
    )
    def test_of_a_level_is_the_years_where_that_is_the_day_on_which_it_is_counted(
        self, tmp_path: Path, target: str, actual: str, more: str, status: Status
    ) -> None:
        town = city(tmp_path, counting="point", target=wording(target), actual=wording(actual), more=more)
        assert judged(town).status is status

    def test_of_a_growing_total_has_reached_what_it_has_reached(self, tmp_path: Path) -> None:
        town = city(tmp_path, counting="cumulative", target=wording("10件"), actual=wording("12件（9月末現在）"))
        assert judged(town).status is Status.REACHED

    def test_that_is_the_baseline_shows_no_way(self, tmp_path: Path) -> None:
        (piece,) = (
            show(city(tmp_path, baseline=wording("20件（9月末現在）"), actual=wording("30件"))).measure("zz").indicators
        )
        assert piece.tables[0].rows[0].actual[0].remarks == ("2020年9月30日現在",)


class TestFullMarks:
    @pytest.mark.parametrize(
        ("target", "actual", "number"),
        [
            ("60点（100点満点）", "6.5点（10点満点）", "6.5"),
            ("5段階評価で4.2", "4段階評価で3.9", "3.9"),
            ("5点満点中4.2点", "7/10点", "7"),
            ("4.0点以上（5点満点）", "82点（満点：100点）", "82"),
            ("80点（100点満点）", "4.2点（最高5点）", "4.2"),
            ("6点（10点満点）", "6.5点", "6.5"),
            ("6点", "6.5点（10点満点）", "6.5"),
        ],
    )
    def test_of_different_ones_nothing_is_said_and_staff_are_told(
        self, tmp_path: Path, target: str, actual: str, number: str
    ) -> None:
        actual = wording(actual, f", value: {number}")
        town = city(tmp_path, unit="点", target=wording(target), actual=actual)
        assert town.codes() == ["K547"]
        assert judged(town).status is Status.CANNOT_BE_JUDGED

    @pytest.mark.parametrize(
        ("target", "actual", "more", "unit"),
        [
            ("6点（10点満点）", "6.5点（10点満点）", "", "点"),
            ("5段階評価で4.2", "4.3点（5点満点）", "", "点"),
            ("6点", "6.5点（10点満点）", "", "点（10点満点）"),
            ("4.2点", "4.5点（5点満点）", "definition: 評価点5点満点中", "点"),
            ("80点", "82点", "", "点"),
        ],
    )
    def test_of_one_is_compared_as_before(self, tmp_path: Path, target: str, actual: str, more: str, unit: str) -> None:
        town = city(tmp_path, unit=unit, target=wording(target), actual=wording(actual), more=more)
        assert town.codes() == []
        assert judged(town).status is Status.REACHED

    def test_of_a_baseline_that_is_another_is_told(self, tmp_path: Path) -> None:
        marks = {"target": wording("80点（100点満点）"), "actual": wording("70点（100点満点）")}
        town = city(tmp_path, unit="点", baseline=wording("3.5点（5点満点）"), **marks)
        assert town.codes() == ["K547"]


class TestAValueThatIsCalledSomethingElse:
    @pytest.mark.parametrize(
        "text",
        ["12件（目標）", "12件（目標値）", "12件（計画値）", "12件（基準値）", "12件（当初）", "12件（予算）", "目標12件", "目標値：12件", "12件を計画", "12件（R8目標）", "12件（前年度）"],
    )  # fmt: skip
    def test_is_no_result(self, tmp_path: Path, text: str) -> None:
        assert "K536" in city(tmp_path, target=wording("10件"), actual=wording(text, ", value: 12")).codes()

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("12件（目標達成）", 12),
            ("12件（計画どおり）", 12),
            ("12件（実績）", 12),
            ("目標10件、実績12件", 12),
            ("12件（目標10件）", 12),
            ("1234件（目標1000件）", 1234),
            ("12件を目標に10件実施", 10),
        ],
    )
    def test_is_none_where_the_word_is_of_another_number(self, tmp_path: Path, text: str, value: int) -> None:
        town = city(tmp_path, target=wording("10件"), actual=wording(text, f", value: {value}"))
        assert town.codes() == []

    def test_is_told_where_the_promise_was_typed_for_the_result(self, tmp_path: Path) -> None:
        town = city(tmp_path, target=wording("10件"), actual=wording("目標10件、実績12件", ", value: 10"))
        assert town.codes() == ["K536"]

    @pytest.mark.parametrize(
        "text",
        ["12%（2013年度基準）", "12%（2015年基準）", "12%（平成25年度比）", "12%（基準年：2013年度）", "12%（基準年度：平成25年度）", "12%（平成25年度を基準とする）"],
    )  # fmt: skip
    def test_is_none_beside_the_year_from_which_a_rate_is_reckoned(self, tmp_path: Path, text: str) -> None:
        town = city(tmp_path, unit="%", target=wording("10%"), actual=wording(text, ", value: 12"))
        assert town.codes() == []

    @pytest.mark.parametrize(
        ("text", "code"),
        [("12%（2013年度）", "K524"), ("12%（2013年度基準値）", "K536"), ("12%（基準：2013年度）", "K524")],
    )
    def test_is_one_beside_a_year_of_its_own(self, tmp_path: Path, text: str, code: str) -> None:
        town = city(tmp_path, unit="%", target=wording("10%"), actual=wording(text, ", value: 12"))
        assert code in town.codes()

    @pytest.mark.parametrize("text", ["12件（実績）", "12件（実績値）", "実績12件"])
    def test_is_no_promise(self, tmp_path: Path, text: str) -> None:
        assert city(tmp_path, target=wording(text), actual=wording("13件")).codes() == ["K536"]

    def test_may_be_in_the_name_of_what_is_counted(self, tmp_path: Path) -> None:
        actual = wording("12件（計画）", ", value: 12")
        assert city(tmp_path, name="計画の数", target=wording("10件"), actual=actual).codes() == []

    def test_of_a_baseline_is_no_promise_either(self, tmp_path: Path) -> None:
        assert city(tmp_path / "1", baseline=wording("12件（基準値）")).codes() == []
        assert city(tmp_path / "2", baseline=wording("12件（目標値）")).codes() == ["K536"]


class TestTheEndsOfARange:
    @pytest.mark.parametrize(
        ("direction", "target", "status"),
        [
            ("at_least", "10人", Status.NOT_REACHED),
            ("at_most", "10人", Status.REACHED),
            ("less_than", "10人未満", Status.REACHED),
            ("at_most", "8人", Status.CANNOT_BE_JUDGED),
        ],
    )
    def test_are_those_of_its_wording(self, tmp_path: Path, direction: str, target: str, status: Status) -> None:
        actual = wording("10人未満", ", low: 0, high: 10")
        town = city(tmp_path, unit="人", direction=direction, target=wording(target), actual=actual)
        assert town.codes() == []
        assert judged(town).status is status

    @pytest.mark.parametrize(
        ("direction", "target", "status"),
        [("more_than", "90%超", Status.REACHED), ("at_most", "90%以下", Status.NOT_REACHED)],
    )
    def test_leave_out_what_it_lies_above(self, tmp_path: Path, direction: str, target: str, status: Status) -> None:
        actual = wording("90%超", ", low: 90, high: 100")
        town = city(tmp_path, unit="%", direction=direction, target=wording(target), actual=actual)
        assert (town.codes(), judged(town).status) == ([], status)

    def test_are_told_in_another_size_of_the_unit(self, tmp_path: Path) -> None:
        actual = wording("5,000円未満", ", low: 0, high: 5")
        assert city(tmp_path, unit="千円", target=wording("6千円"), actual=actual).codes() == []

    @pytest.mark.parametrize("text", ["5〜10件未満", "5件以上、10件未満"])
    def test_are_open_above_in_a_band(self, tmp_path: Path, text: str) -> None:
        actual = wording(text, ", low: 5, high: 10")
        assert judged(city(tmp_path, target=wording("10件"), actual=actual)).status is Status.NOT_REACHED

    @pytest.mark.parametrize(("text", "typed"), [("5件未満", "none"), ("5件以下", "high")])
    def test_that_were_typed_otherwise_are_told(self, tmp_path: Path, text: str, typed: str) -> None:
        actual = wording(text, f", low: 0, high: 5, open: {typed}")
        assert city(tmp_path, target=wording("10件"), actual=actual).codes() == ["K522"]

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [("▲259～▲250", -259, -250), ("△5～3", -5, 3), ("-3〜-1", -3, -1), ("−5～−3", -5, -3), ("-3から-1", -3, -1)],
    )
    def test_below_zero_are_read(self, tmp_path: Path, text: str, low: int, high: int) -> None:
        for number, actual in enumerate((wording(text), f"value: '{text}'")):
            (zz,) = [
                each for each in city(tmp_path / str(number), actual=actual).basic_plan().measures if each.id == "zz"
            ]
            value = zz.indicators[0].actuals[0].value
            assert isinstance(value, Range)
            assert (value.low, value.high) == (Decimal(low), Decimal(high))


class TestPartsOfAYear:
    @staticmethod
    def town(tmp_path: Path, values: list[str], year: str = "", **more: str) -> City:
        """An indicator whose quarters make the year, with these values of the quarters and maybe one of the year."""
        lines = [
            "parts: sum",
            f"targets: [{{fiscal_year: 2024, as_published: 40{more.get('unit', '件')}}}]",
            "actuals:",
            *(f"  - {{fiscal_year: 2024, part: q{part}, {wording(value)}}}" for part, value in enumerate(values, 1)),
            *([f"  - {{fiscal_year: 2024, {wording(year)}}}"] if year else []),
        ]
        return city(tmp_path, more="\n        ".join(lines), **more)

    @pytest.mark.parametrize(
        "values",
        [
            ["20件", "10件", "40件", "30件"],
            ["10件（4〜6月）", "20件（7〜9月）", "30件（10〜12月）", "40件（1〜3月）"],
        ],
    )
    def test_are_added(self, tmp_path: Path, values: list[str]) -> None:
        town = self.town(tmp_path, values)
        assert (town.codes(), judged(town).status) == ([], Status.REACHED)

    @pytest.mark.parametrize(
        "values",
        [
            ["10件", "累計20件", "30件", "40件"],
            ["10件（6月末現在）", "20件（9月末現在）", "30件（12月末現在）", "40件（3月末現在）"],
            ["10件", "20件（9月まで）", "30件", "40件"],
            ["10件（月平均）", "20件（月平均）", "30件（月平均）", "40件（月平均）"],
        ],
    )
    def test_are_not_added_where_their_wordings_tell_more_than_a_part(self, tmp_path: Path, values: list[str]) -> None:
        town = self.town(tmp_path, values)
        assert "K548" in town.codes()
        assert judged(town).status is Status.NOT_REPORTED

    @pytest.mark.parametrize(
        "more",
        [
            {"unit": "%"},
            {"unit": "位", "direction": "at_most"},
            {"name": "実施率"},
            {"name": "平均の件数"},
            {"unit": "人（1日当たり）"},
        ],
    )
    def test_of_rates_places_and_means_are_not_added(self, tmp_path: Path, more: dict[str, str]) -> None:
        unit = more.get("unit", "件").removesuffix("（1日当たり）")
        town = self.town(tmp_path, [f"{number}{unit}" for number in (10, 20, 30, 40)], **more)
        assert town.codes() == ["K548"]
        assert judged(town).status is Status.NOT_REPORTED

    @pytest.mark.parametrize("counting", ["cumulative", "point"])
    def test_of_totals_and_levels_are_told(self, tmp_path: Path, counting: str) -> None:
        town = self.town(tmp_path, ["10件", "20件", "30件", "40件"], counting=counting)
        assert town.codes() == ["K548"]
        actual = judged(town).actual
        assert getattr(actual, "value", None) == Number(Decimal(40))

    def test_beside_the_year_as_printed_leave_it_as_it_is(self, tmp_path: Path) -> None:
        values = ["10件", "20件", "30件", "40件"]
        assert self.town(tmp_path / "same", values, "100件").codes() == []
        town = self.town(tmp_path / "other", values, "39件")
        assert (town.codes(), judged(town).status) == (["K548"], Status.NOT_REACHED)

    @pytest.mark.parametrize(("year", "told"), [("100件", []), ("99件", ["K548"])])
    def test_of_different_lengths_are_held_against_the_year_as_they_are_added(
        self, tmp_path: Path, year: str, told: list[str]
    ) -> None:
        parts = (("part: h1, ", "30件"), ("part: q3, ", "30件"), ("part: q4, ", "40件"), ("", year))
        actuals = ", ".join(f"{{fiscal_year: 2024, {part}{wording(value)}}}" for part, value in parts)
        town = city(tmp_path, target=wording("40件"), more=f"parts: sum\n        actuals: [{actuals}]")
        assert town.codes() == told


class TestChanges:
    @pytest.mark.parametrize("text", ["1倍増", "2倍増", "倍増", "半減", "前年度比10％増"])
    def test_whose_level_nobody_knows_are_asked_about(self, tmp_path: Path, text: str) -> None:
        assert city(tmp_path, unit="倍", target=wording(text)).codes() == ["K525"]

    @pytest.mark.parametrize(
        ("text", "value", "told"),
        [("1倍増", 1, ["K503"]), ("1倍増", 2, []), ("2倍増", 2, []), ("2倍増", 3, []), ("2倍増", 4, ["K503"])],
    )
    def test_in_times_may_be_typed_as_what_they_may_mean(
        self, tmp_path: Path, text: str, value: int, told: list[str]
    ) -> None:
        assert city(tmp_path, unit="倍", actual=wording(text, f", value: {value}")).codes() == told

    @pytest.mark.parametrize(
        ("target", "actual", "unit"),
        [("300人増", "1,300人", "人"), ("2割増", "15%", "%"), ("10%増", "12%", "%")],
    )
    def test_are_not_held_against_levels(self, tmp_path: Path, target: str, actual: str, unit: str) -> None:
        assert city(tmp_path, unit=unit, target=wording(target), actual=wording(actual)).codes() == ["K549"]

    @pytest.mark.parametrize(
        ("target", "actual", "name"),
        [
            ("300人増", "320人増", "人口"),
            ("300人増", "+320人", "人口"),
            ("300人増", "320人", "人口の増加数"),
            ("300人増", "0人", "人口"),
        ],
    )
    def test_are_held_against_changes(self, tmp_path: Path, target: str, actual: str, name: str) -> None:
        assert city(tmp_path, unit="人", name=name, target=wording(target), actual=wording(actual)).codes() == []
