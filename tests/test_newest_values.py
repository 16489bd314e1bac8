"""Sentences and charts speak of the newest value, whatever its form, and tell no direction that nobody can know."""

from collections.abc import Sequence

import msgspec
import pytest

from generator.judging import Status
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Direction, Figure
from generator.views.charts import view_trend
from generator.views.judgement_sentences import judgement_sentence
from generator.views.vocabularies import vocabulary_of
from told_figures import judge, told_figures, told_indicator

WORDS = vocabulary_of("ja").words


def course(actuals: str, targets: str = "なし", unit: str = "件") -> str:
    """What is said under the chart of these values."""
    indicator = msgspec.structs.replace(told_indicator(targets, direction=Direction.AT_MOST), unit=unit)
    figures: Sequence[Figure] = [
        msgspec.structs.replace(
            each, as_published=str(each.as_published).partition("度に")[2].removesuffix("（見込み）")
        )
        for each in told_figures(actuals)
    ]
    drawn = [each for each in figures if not each.forecast]
    trends = view_trend(indicator, drawn, WORDS, (), figures)
    return trends[0].summary if trends else ""


class TestTheNewestValue:
    def test_that_is_a_range_is_told_though_no_picture_shows_it(self) -> None:
        told = course("2022年度に420件、2023年度に390件、2024年度に400～450件", "2024年度に400件以下")
        assert "いちばん新しい令和6年度の値は400～450件です（図には描けません）。" in told

    def test_that_is_words_is_told_too(self) -> None:
        told = course("2021年度に0.04、2022年度に0.030、2023年度に0.001未満程度", unit="mg/L")
        assert "いちばん新しい令和5年度の値は0.001未満程度です" in told

    def test_that_is_drawn_needs_no_more_words(self) -> None:
        assert "図に" not in course("2023年度に420件、2024年度に390件")

    def test_does_not_hide_a_range_before_it(self) -> None:
        assert "図に描いていない値があります（令和5年度は400～450件）" in course(
            "2022年度に420件、2023年度に400～450件、2024年度に390件"
        )

    def test_is_no_forecast_which_is_named_beside(self) -> None:
        told = course("2022年度に420件、2023年度に390件、2024年度に380件（見込み）")
        assert "令和5年度は390件に減りました" in told
        assert "図に描いていない値があります（令和6年度は380件（見込みの値））" in told


class TestADirection:
    @pytest.mark.parametrize(
        "values",
        [
            "2022年度に約10000人、2023年度に10100人",
            "2022年度に約10人、2023年度に約10人",
            "2022年度に10100人、2023年度に約1万人",
        ],
    )
    def test_is_not_told_of_values_that_may_be_the_same(self, values: str) -> None:
        told = course(values.replace("約1万人", "約10000人"), unit="人")
        assert "増えたか減ったかは決められません" in told
        assert "ました" not in told
        assert "変わりません" not in told

    def test_is_told_of_approximate_values_that_cannot_be_the_same(self) -> None:
        assert "増えました" in course("2022年度に約10000人、2023年度に20000人", unit="人")

    def test_of_ends_that_are_alike_does_not_say_that_nothing_changed_between(self) -> None:
        told = course("2021年度に0件、2022年度に1件、2023年度に0件")
        assert "変わりません" not in told
        assert "途中では変わっています" in told
        assert "変わりません" in course("2021年度に0件、2022年度に0件、2023年度に0件")


def test_a_share_is_told_only_where_the_judge_decides() -> None:
    doubtful = judge("2023年度に10世帯以上", "2023年度に約10世帯")
    assert doubtful.status is Status.CANNOT_BE_JUDGED
    assert isinstance(doubtful.attainment, Absent)
    assert not isinstance(judge("2023年度に10世帯以上", "2023年度に9世帯").attainment, Absent)


class TestATotalOfSeveralYears:
    def test_that_goes_on_and_passes_the_last_target_reached_it_early(self) -> None:
        judged = judge(
            "2020～2022年度に60件以上、2020～2024年度に80件以上",
            "2020～2022年度に44件、2020～2023年度に81件",
            accumulation=Accumulation.CUMULATIVE,
        )
        assert judged.status is Status.REACHED
        assert judgement_sentence(judged, WORDS) == (
            "令和2年度～令和6年度より前（令和2年度～令和5年度）に、令和2年度～令和6年度の目標に届いています。"
            "時期ごとでは、令和2年度～令和4年度が「未達成」、令和2年度～令和6年度が「達成」です。"
        )

    def test_of_another_beginning_is_a_series_of_its_own(self) -> None:
        judged = judge(
            "2018～2020年度に60件以上、2020～2024年度に80件以上",
            "2018～2020年度に44件、2020～2023年度に81件",
            accumulation=Accumulation.CUMULATIVE,
        )
        assert judged.status is Status.NOT_REACHED
