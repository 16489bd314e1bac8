"""What charts show: only what is known, only what can be, only what may be compared, and every text whole."""

from collections import Counter
from decimal import Decimal
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from chart_geometry import HERE, Drawn, decimal_of, draw_course, faults_of, number_figure, segments_of
from generator.judging import judge_indicator
from generator.model.basics import NOT_STATED
from generator.model.figures import Accumulation, Direction, Figure, Indicator, IndicatorKind, Period, Target
from generator.views.charts import view_bullet, view_trend
from generator.views.figure_pieces import Bullet, Trend
from generator.views.text_widths import text_width
from generator.views.vocabularies import vocabulary_of
from page_reading import GREEN, show
from sample import City
from told_figures import told_direction, told_figures

WORDS = vocabulary_of("ja").words
SEEDS = {"ja": range(3000), "en": range(3000, 4000)}


def record(targets: str, unit: str, accumulation: Accumulation = Accumulation.YEARLY) -> Indicator:
    return Indicator(
        id="told",
        place=HERE,
        name="指標",
        editor_name=NOT_STATED,
        unit=unit or NOT_STATED,
        kind=IndicatorKind.OUTCOME,
        direction=told_direction(targets) if targets != "なし" else Direction.AT_LEAST,
        accumulation=accumulation,
        targets=tuple(Target(figure) for figure in told_figures(targets)),
    )


def trend(
    actuals: str,
    targets: str = "なし",
    *,
    unit: str = "",
    breaks: tuple[Period, ...] = (),
    accumulation: Accumulation = Accumulation.YEARLY,
) -> Trend:
    """The chart of told values: 「2022年度に3件、2023年度に2件」."""
    figures = [plain(figure, unit) for figure in told_figures(actuals)]
    (chart,) = view_trend(record(targets, unit, accumulation), figures, WORDS, breaks)
    assert faults_of(chart) == []
    return chart


def plain(figure: Figure, unit: str) -> Figure:
    """The figure with the wording of its value alone."""
    said = figure.as_published
    assert isinstance(said, str)
    text = said.partition("年度に")[2].replace("-", "▲")
    return Figure(figure.period, text if unit in text else text + unit, figure.value, HERE)


def axis(chart: Trend) -> list[str]:
    return [row.text for row in chart.rows]


def bullet(targets: str, actuals: str, unit: str = "") -> tuple[Bullet, ...]:
    indicator = record(targets, unit)
    return view_bullet(indicator, judge_indicator(indicator, told_figures(actuals)), WORDS)


class TestGaps:
    def test_a_year_without_a_value_cuts_the_line_and_the_sentence_says_so(self) -> None:
        chart = trend(
            "2019年度に10件、2020年度に未実施、2021年度に未実施、2022年度に20件、2023年度に非公表、2024年度に12件",
            unit="件",
        )
        assert segments_of(chart.actual) == []
        assert len(chart.actual_points) == 3
        assert chart.summary == (
            "令和元年度の10件から、令和6年度は12件に増えました。"
            "令和2年度～令和3年度、令和5年度は、図に描ける数値がないため、線を切っています。"
        )

    def test_a_year_without_a_value_is_named_below_the_axis(self) -> None:
        chart = trend("2018年度に5件、2020年度に7件", unit="件")
        assert [(column.text, column.second) for column in chart.columns] == [
            ("平成30", "2018"), ("令和元", "2019"), ("令和2", "2020"),
        ]  # fmt: skip

    def test_a_year_that_no_report_names_is_a_gap_as_well(self) -> None:
        chart = trend("2020年度に10件、2021年度に11件、2023年度に9件、2024年度に8件", unit="件")
        assert len(segments_of(chart.actual)) == 2
        assert "令和4年度は、図に描ける数値がないため、線を切っています。" in chart.summary

    def test_years_that_follow_one_another_are_one_line(self) -> None:
        chart = trend("2022年度に3件、2023年度に2件、2024年度に1件", unit="件")
        assert len(segments_of(chart.actual)) == 2
        assert "線を切って" not in chart.summary

    def test_a_quarter_that_is_wanting_is_a_gap_between_quarters(self) -> None:
        chart = trend(
            "2024年度第1四半期に3件、2024年度第2四半期に4件、2024年度第4四半期に5件",
            unit="件",
            accumulation=Accumulation.POINT,
        )
        assert len(segments_of(chart.actual)) == 1
        assert "令和6年度第2四半期と令和6年度第4四半期のあいだは" in chart.summary

    def test_of_many_gaps_their_number_is_told(self) -> None:
        years = "、".join(f"{year}年度に{year - 1990}件" for year in range(2000, 2014, 2))
        assert "図に描ける数値がない6か所で、線を切っています。" in trend(years, unit="件").summary


class TestBreaks:
    def test_nothing_is_compared_across_a_break_and_its_place_is_marked(self) -> None:
        chart = trend(
            "2022年度に55.6%、2023年度に54.0%、2024年度に37.0%、2025年度に38.0%", unit="%", breaks=(Period(2024),)
        )
        assert len(segments_of(chart.actual)) == 2
        (place,) = map(float, chart.breaks)
        before, after = (float(chart.actual_points[number].x) for number in (1, 2))
        assert before < place < after
        assert [entry.sign for entry in chart.legend] == ["actual", "break"]
        assert chart.summary.startswith(
            "令和6年度の37.0%から、令和7年度は38.0%に増えました。令和6年度の値から測り方などが変わっているため、それより前の値とは比べられません。"
        )

    def test_its_place_is_before_its_own_year_also_where_the_year_before_has_no_value(self) -> None:
        chart = trend("2018年度に55.6%、2020年度に37.0%、2021年度に38.0%", unit="%", breaks=(Period(2020),))
        (place,) = map(float, chart.breaks)
        years = {column.second: float(column.at) for column in chart.columns}
        assert years["2019"] < place < years["2020"]

    def test_one_value_after_the_break_is_told_alone(self) -> None:
        chart = trend("2022年度に55.6%、2023年度に37.0%", unit="%", breaks=(Period(2023),))
        assert chart.summary.startswith("令和5年度は37.0%です。")
        assert "減りました" not in chart.summary
        assert segments_of(chart.actual) == []

    def test_targets_are_not_joined_across_it_either(self) -> None:
        chart = trend(
            "2022年度に5件、2023年度に6件", "2022年度に5件以上、2023年度に6件以上", unit="件", breaks=(Period(2023),)
        )
        assert (chart.target, len(chart.target_points)) == ("", 2)

    def test_a_break_before_all_values_changes_nothing(self) -> None:
        chart = trend("2022年度に5件、2023年度に6件", unit="件", breaks=(Period(2020),))
        assert (chart.breaks, len(segments_of(chart.actual))) == ((), 1)


class TestTargets:
    def test_the_target_of_one_year_is_a_mark_at_that_year(self) -> None:
        chart = trend("2022年度に3件、2023年度に2件、2024年度に1件", "2024年度に0件以下", unit="件")
        assert chart.target == ""
        assert [point.x for point in chart.target_points] == [chart.actual_points[-1].x]

    def test_targets_of_years_that_follow_one_another_are_a_path(self) -> None:
        chart = trend(
            "2022年度に3件、2023年度に2件", "2023年度に2件以下、2024年度に1件以下、2030年度に0件以下", unit="件"
        )
        assert len(segments_of(chart.target)) == 1
        assert len(chart.target_points) == 3

    def test_a_range_for_one_year_is_a_band_at_that_year(self) -> None:
        chart = trend("2022年度に9ha、2023年度に11ha", "2023年度に10～12ha", unit="ha")
        (band,) = chart.bands
        assert float(band.x) + float(band.width) / 2 == pytest.approx(float(chart.actual_points[-1].x), abs=0.11)

    def test_each_year_has_its_own_band(self) -> None:
        assert len(trend("2022年度に9ha、2023年度に11ha", "2022年度に8～9ha、2023年度に10～12ha", unit="ha").bands) == 2


class TestWhatCanBe:
    def test_there_are_no_accidents_below_none_and_no_half_ones(self) -> None:
        assert axis(trend("2022年度に3件、2023年度に2件、2024年度に1件", "2024年度に0件以下", unit="件")) == [
            "0",
            "1",
            "2",
            "3",
        ]
        assert axis(trend("2022年度に0件、2023年度に0件", "2024年度に0件以下", unit="件")) == ["0", "1"]

    def test_no_share_is_more_than_the_whole(self) -> None:
        assert axis(trend("2022年度に100%、2023年度に100%", "2024年度に100%以上", unit="%"))[-1] == "100"
        assert axis(trend("2022年度に97.5%、2023年度に99.9%", unit="％"))[-1] == "100"
        assert decimal_of(axis(trend("2022年度に99.992%、2023年度に99.9935%", unit="%"))[-1], "") <= 100

    def test_a_share_that_was_more_than_the_whole_is_shown(self) -> None:
        assert decimal_of(axis(trend("2022年度に104.6%、2023年度に120%", unit="%"))[-1], "") >= 120

    def test_percentage_points_have_no_whole(self) -> None:
        assert decimal_of(axis(trend("2022年度に60、2023年度に99", unit="%ポイント"))[-1], "") == 100

    def test_the_best_rank_is_the_first(self) -> None:
        chart = trend("2022年度に9位、2023年度に3位", unit="位")
        assert axis(chart)[0] == "1"
        assert "図の縦軸は、1位がいちばん上です。" in chart.summary

    def test_losses_have_the_sign_of_the_document_and_no_profit_above(self) -> None:
        chart = trend("2022年度に-6億円、2023年度に-5億円", unit="億円")
        assert decimal_of(axis(chart)[-1], "") <= 0
        assert axis(chart)[0].startswith("▲")
        assert {number.text for number in chart.numbers} <= {"▲6", "▲5"}

    def test_what_lay_below_and_above_nothing_has_an_axis_that_shows_it(self) -> None:
        chart = trend("2022年度に-12.3%、2023年度に1.1%、2024年度に0.0%", unit="%")
        assert "0" in axis(chart)
        assert chart.notes == ()


class TestAnAxisThatDoesNotBeginAtZero:
    def test_says_so_in_the_picture_and_in_the_sentence(self) -> None:
        chart = trend("2022年度に9800人、2023年度に10000人", unit="人")
        assert [note.text for note in chart.notes] == ["縦軸は0から始まりません"]
        assert f"図の縦軸は、0ではなく{axis(chart)[0]}人から始まります。" in chart.summary

    def test_and_one_that_does_says_nothing(self) -> None:
        chart = trend("2022年度に4人、2023年度に10人", unit="人")
        assert chart.notes == ()
        assert "縦軸" not in chart.summary


class TestLongNumbers:
    def test_of_an_axis_are_told_in_large_units(self) -> None:
        chart = trend("2022年度に13510540000円、2023年度に14000120000円、2024年度に15123456789円", unit="円")
        assert all(label.endswith("億") for label in axis(chart))
        assert max(map(text_width, axis(chart))) < 100

    def test_beside_points_are_whole_or_not_there(self) -> None:
        chart = trend("2022年度に13510540000円、2023年度に14000120000円、2024年度に15123456789円", unit="円")
        assert {number.text for number in chart.numbers} <= {"13,510,540,000", "14,000,120,000", "15,123,456,789"}
        assert "15,123,456,789" in {number.text for number in chart.numbers}

    def test_of_any_size_leave_room_for_the_picture(self) -> None:
        for value in ("12345678901234567891", "0.0000011", "1" + "0" * 40, "0." + "0" * 30 + "1"):
            chart = trend(f"2022年度に{value}件、2023年度に{value}件", unit="件")
            assert float(chart.left) < 120

    def test_that_differ_in_their_last_digits_alone_do_not_fill_the_axis(self) -> None:
        chart = trend("2022年度に12345678901234567890件、2023年度に12345678901234567891件", unit="件")
        assert axis(chart)[0] == "0"


class TestOneTargetAndOneValue:
    def test_a_target_of_a_year_does_not_stand_beside_the_value_of_a_month(self) -> None:
        assert bullet("2024年度に200人以上", "2024年度2月に80人、2024年度3月に3人", "人") == ()
        assert bullet("2024年度に200人以上", "2024年度上半期に90人", "人") == ()

    def test_nor_beside_an_older_value_where_its_own_was_not_reported(self) -> None:
        assert bullet("2024年度に200人以上", "2023年度に150人、2024年度に集計中", "人") == ()

    def test_a_coming_target_stands_beside_the_newest_value_with_both_years(self) -> None:
        (chart,) = bullet("2026年度に200人以上", "2023年度に150人", "人")
        assert "令和8年度の目標の200人以上に対して、令和5年度の実績は150人でした。" in chart.summary

    def test_a_long_unit_is_broken_into_lines(self) -> None:
        (chart,) = bullet("2024年度に3以上", "2024年度に2", "人口1,000人当たり・年度末現在（外国人を含む）の件数")
        assert (len(chart.target), len(chart.actual)) == (2, 2)
        tops = [float(line.y) for line in (*chart.target, *chart.actual)]
        assert tops == sorted(tops)
        assert float(chart.height) > float(chart.track.y) + float(chart.track.height) > tops[-1]

    @pytest.mark.parametrize(
        ("target", "value", "side"),
        [
            ("2024年度に12.6時間以下", "2024年度に12.1時間", "left"),
            ("2024年度に200時間以上", "2024年度に150時間", "right"),
            ("2024年度に40時間を維持", "2024年度に42時間", ""),
        ],
    )
    def test_the_side_that_reaches_the_bound_is_shaded(self, target: str, value: str, side: str) -> None:
        (chart,) = bullet(target, value, "時間")
        left, right = float(chart.track.x), float(chart.track.x) + float(chart.track.width)
        ends = {"left": left, "right": right}
        for good in chart.good:
            begins, stops = float(good.x), float(good.x) + float(good.width)
            assert ends[side] == pytest.approx(begins if side == "left" else stops, abs=0.11)
            assert float(chart.aim.x) == pytest.approx(stops if side == "left" else begins, abs=0.11)
        assert bool(side) is bool(chart.good)

    def test_lengths_are_in_proportion_from_nought(self) -> None:
        (chart,) = bullet("2024年度に200人以上", "2024年度に150人", "人")
        length = float(chart.aim.x) - float(chart.track.x)
        assert float(chart.bar.width) / length == pytest.approx(0.75, abs=0.005)
        assert chart.ticks[0].text == "0"


class TestManyIndicators:
    def test_have_an_overview_that_leads_to_each(self, tmp_path: Path) -> None:
        lines = "".join(
            f"      - {{id: s{number}, name: 地区{number}の人口, unit: 人, kind: context, direction: text, accumulation: point,\n"
            f"         no_target: {{missing: not_applicable}}}}\n"
            for number in range(30)
        )
        city = City(tmp_path).change(GREEN, "    indicators:\n", f"    indicators:\n{lines}")
        page = show(city).measure("park")
        (index,) = page.indicator_index
        assert index.label == f"指標の一覧（{len(page.indicators)}件）"
        html = show(city).measure_parts("park").main
        for line in index.lines:
            assert f'id="{line.link.href.removeprefix("#")}"' in html
            assert f'<a href="{line.link.href}">{line.link.text}</a>' in html

    def test_and_two_have_none(self, tmp_path: Path) -> None:
        assert show(City(tmp_path)).measure("park").indicator_index == ()


@cache
def all_courses(language: str) -> list[Drawn]:
    return [drawn for seed in SEEDS[language] if (drawn := draw_course(seed, language))]


@pytest.mark.long
@pytest.mark.parametrize("language", ["ja", "en"])
def test_of_thousands_of_invented_courses_nothing_is_clipped_and_nothing_overlaps(language: str) -> None:
    drawn = all_courses(language)
    assert len(drawn) > len(SEEDS[language]) * 0.8
    assert [(each.chart.summary, faults) for each in drawn if (faults := faults_of(each.chart))] == []


@pytest.mark.long
def test_of_thousands_of_invented_courses_each_axis_holds_its_values_and_nothing_that_cannot_be() -> None:
    seen: Counter[str] = Counter()
    for drawn in all_courses("ja"):
        chart, unit = drawn.chart, drawn.indicator.unit
        ends = [decimal_of(text, WORDS.chart.powers) for text in axis(chart)]
        assert ends == sorted(set(ends)), axis(chart)
        ups = [float(row.at) for row in chart.rows]
        assert all(min(ups) - 0.1 <= float(point.y) <= max(ups) + 0.1 for point in chart.actual_points)
        values = [each.value.value for each in drawn.actuals if hasattr(each.value, "value")]
        values += [edge for target in drawn.indicator.targets for edge in edges_of(target.figure)]
        if min(values) >= 0:
            seen["none below nothing"] += 1
            assert ends[0] >= 0
        if unit in ("%", "％") and 0 < max(values) <= 100:
            seen["none above the whole"] += 1
            assert ends[-1] <= 100
        if unit == "位":
            assert "がいちばん上です" in chart.summary or ends[0] <= 0
            continue
        says = bool(chart.notes), "図の縦軸は、0ではなく" in chart.summary
        assert says == ((not ends[0] <= 0 <= ends[-1]),) * 2
        seen["not from nothing"] += says[0]
    assert all(count > 50 for count in seen.values()), seen
    assert len(seen) == 3


def edges_of(figure: Figure) -> list[Decimal]:
    value = figure.value
    return [getattr(value, name) for name in ("value", "low", "high") if hasattr(value, name)]


@pytest.mark.long
def test_of_thousands_of_invented_courses_no_line_joins_what_does_not_follow_or_crosses_a_break() -> None:
    cut = 0
    for drawn in all_courses("ja"):
        chart = drawn.chart
        joined = {(x, to_x) for x, _, to_x, _ in segments_of(chart.actual)}
        places = [float(point.x) for point in chart.actual_points]
        cut += len(places) - 1 - len(joined)
        assert all(places.index(to_x) - places.index(x) == 1 for x, to_x in joined)
        assert not any(x < float(place) < to_x for place in chart.breaks for x, to_x in joined)
        if drawn.indicator.accumulation is Accumulation.YEARLY:
            years = [each.period.fiscal_year for each in drawn.actuals if hasattr(each.value, "value")]
            wanting = sum(later - year > 1 for year, later in pairwise(years))
            assert ("線を切って" in chart.summary) == bool(wanting)
    assert cut > 1000


def test_the_same_values_give_the_same_picture() -> None:
    assert draw_course(7) == draw_course(7)
    assert number_figure(2024, Decimal(1)).as_published == "1"
