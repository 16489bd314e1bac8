"""Computed status of an indicator: targets and actuals told in words, statuses and reasons out."""

from decimal import Decimal

import msgspec
import pytest

from generator.judging import JudgementReason, Status, judge_indicator
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Direction, Period, SecondValue, Target
from told_figures import judge, told_figures, told_indicator

YEAR_2024 = Period(2024)


@pytest.mark.parametrize(
    ("target", "actual", "status"),
    [
        ("2018年度に12.6時間以下", "2018年度に12.1時間", Status.REACHED),
        ("2018年度に2.8%以下", "2018年度に3.3%", Status.NOT_REACHED),
        ("2018年度に7,800人を維持", "2018年度に7,800人", Status.REACHED),
        ("2018年度に約24,000件", "2018年度に23,960件", Status.CANNOT_BE_JUDGED),
        ("2018年度に5,500件以上", "2018年度に6,466件", Status.REACHED),
        ("2018年度に4.8点以上", "2018年度に4.85点", Status.REACHED),
        ("2024年度に90.0以下", "2020年度に91.5", Status.ON_THE_WAY),
    ],
)
def test_targets_of_real_cities(target: str, actual: str, status: Status) -> None:
    assert judge(target, actual).status is status


class TestTheFiguresUsed:
    def test_are_handed_on_with_the_period(self) -> None:
        judgement = judge("2023年度に11,000人以上、2024年度に12,000人以上", "2023年度に12,030人、2024年度に11,500人")
        assert judgement.period == YEAR_2024
        assert judgement.target == told_figures("2024年度に12,000人以上")[0]
        assert judgement.actual == told_figures("2024年度に11,500人")[0]
        assert judgement.attainment == Decimal("0.9583333333333333333333333333")

    def test_may_come_in_any_order(self) -> None:
        judgement = judge("2024年度に12人以上、2023年度に11人以上", "2024年度に11人、2023年度に12人")
        assert (judgement.status, judgement.period) == (Status.NOT_REACHED, YEAR_2024)

    def test_leave_out_the_second_value_of_a_cell(self) -> None:
        indicator = told_indicator("2024年度に61.0以上")
        figure = msgspec.structs.replace(
            told_figures("2024年度に37.0")[0], second=SecondValue("分からないを除く", Decimal(99))
        )
        assert judge_indicator(indicator, [figure]).status is Status.NOT_REACHED

    def test_are_marked_as_provisional(self) -> None:
        judgement = judge("2024年度に10件以上", "2024年度に12件（速報）")
        assert (judgement.status, judgement.provisional) == (Status.REACHED, True)
        assert not judge("2024年度に10件以上", "2024年度に12件").provisional

    def test_are_marked_as_approximate(self) -> None:
        assert judge("2024年度に約10件", "2024年度に100件").approximate
        assert judge("2024年度に10件以上", "2024年度に約100件").approximate
        assert not judge("2024年度に10件以上", "2024年度に100件").approximate

    @pytest.mark.parametrize(
        "reports",
        [
            "2024年度に12件（速報）、2024年度に9件",
            "2024年度に9件、2024年度に12件（速報）",
            "2024年度に9件、2024年度は集計中",
        ],
    )
    def test_are_the_final_ones_where_a_year_was_reported_twice(self, reports: str) -> None:
        assert judge("2024年度に10件以上", reports).status is Status.NOT_REACHED

    def test_are_the_last_reported_of_two_final_ones(self) -> None:
        assert judge("2024年度に10件以上", "2024年度に9件、2024年度に12件").status is Status.REACHED


class TestWhichFiguresAreTaken:
    """Three targets and values of several years: always the nearest that fit."""

    TARGETS = "2022年度に5件以上、2024年度に8件以上、2026年度に9件以上"

    @pytest.mark.parametrize(
        ("actuals", "through", "target", "period"),
        [
            ("2021年度に1件、2023年度に6件", None, "2024年度に8件以上", Period(2023)),
            ("2022年度に1件、2027年度に6件、2026年度に9件", None, "2026年度に9件以上", Period(2026)),
            ("2021年度に1件、2022年度は集計中、2024年度は集計中", None, "2024年度に8件以上", Period(2024)),
            ("2021年度に1件", Period(2025), "2024年度に8件以上", Period(2024)),
            ("なし", Period(2025), "2024年度に8件以上", Period(2024)),
            ("なし", None, "2022年度に5件以上", Period(2022)),
            ("2022年度は集計中、2024年度は集計中", None, "2024年度に8件以上", Period(2024)),
            ("2022年度上半期に1件、2023年度上半期に2件", None, "2024年度に8件以上", Period(2023, "h1")),
        ],
    )
    def test_of_a_path(self, actuals: str, through: Period | None, target: str, period: Period) -> None:
        judgement = judge(self.TARGETS, actuals, through=through)
        assert judgement.target == told_figures(target)[0]
        assert judgement.period == period

    def test_the_newest_older_value_stands_beside_a_missing_one(self) -> None:
        judgement = judge("2024年度に8件以上", "2021年度に1件、2023年度に6件", through=YEAR_2024)
        assert judgement.actual == told_figures("2023年度に6件")[0]

    def test_the_newest_value_stands_where_there_is_no_target(self) -> None:
        assert judge("なし", "2021年度に1件、2023年度に6件").period == Period(2023)

    def test_the_latest_total_that_is_owed_counts(self) -> None:
        targets = "2020年度に累計10本、2021年度に累計100本、2026年度に累計500本"
        judgement = judge(targets, "2023年度に90本")
        assert judgement.target == told_figures("2021年度に累計100本")[0]

    def test_a_level_of_a_longer_period_that_ends_together_is_the_one_compared(self) -> None:
        judgement = judge(
            "2023年度に8件以上", "2023年度第4四半期に1件、2023年度に9件、2024年度に1件", accumulation=Accumulation.POINT
        )
        assert judgement.status is Status.REACHED

    def test_a_half_year_that_is_due_by_now_is_not_on_the_way(self) -> None:
        judgement = judge("2024年度に8件以上", "2024年度上半期に1件", through=YEAR_2024)
        assert (judgement.status, judgement.reason) == (Status.NOT_REPORTED, JudgementReason.TARGET_YEAR_SKIPPED)

    def test_a_baseline_of_half_a_year_is_there_but_not_compared_with_counts_of_a_year(self) -> None:
        target, actual, baseline = "2026年度に8件以上", "2024年度に6件", "2020年度上半期に2件"
        assert judge(target, actual, baseline=baseline).reason is JudgementReason.AHEAD_BASELINE_ELSEWHERE
        level = judge(target, actual, baseline=baseline, accumulation=Accumulation.POINT)
        assert level.reason is JudgementReason.AHEAD_NEARER


class TestWithoutATarget:
    @pytest.mark.parametrize("targets", ["なし", "2024年度は調整中"])
    def test_there_is_nothing_to_judge(self, targets: str) -> None:
        judgement = judge(targets, "2024年度に5件")
        assert (judgement.status, judgement.reason) == (Status.NO_TARGET, JudgementReason.NO_TARGET)
        assert judgement.period == YEAR_2024

    def test_and_without_an_actual_no_period_is_named(self) -> None:
        assert isinstance(judge("なし", "なし").period, Absent)

    def test_a_thing_not_to_be_done_yet_promises_nothing(self) -> None:
        assert judge("2023年度に未完了", "2023年度に未完了").status is Status.NO_TARGET


class TestAMissingActual:
    @pytest.mark.parametrize(
        ("words", "reason"),
        [
            ("集計中", JudgementReason.ACTUAL_MISSING),
            ("調整中", JudgementReason.ACTUAL_MISSING),
            ("未実施", JudgementReason.ACTUAL_NOT_GIVEN),
            ("非公表", JudgementReason.ACTUAL_NOT_GIVEN),
        ],
    )
    def test_in_the_targets_year_counts_as_not_reported_with_its_reason(
        self, words: str, reason: JudgementReason
    ) -> None:
        judgement = judge("2024年度に500本以上", f"2023年度に200本、2024年度は{words}")
        assert (judgement.status, judgement.reason) == (Status.NOT_REPORTED, reason)
        assert judgement.actual == told_figures(f"2024年度は{words}")[0]
        assert judgement.period == YEAR_2024

    @pytest.mark.parametrize("words", ["対象外", "算定されない", "読み取れない"])
    def test_that_was_reported_as_such_cannot_be_judged(self, words: str) -> None:
        assert judge("2024年度に500本以上", f"2024年度は{words}").status is Status.CANNOT_BE_JUDGED

    def test_whose_time_has_not_come_leaves_the_newest_value_in_force(self) -> None:
        judgement = judge("2023年度に5件以上、2024年度に9件以上", "2023年度に6件、2024年度は時期でない")
        assert (judgement.status, judgement.period) == (Status.REACHED, Period(2023))

    def test_of_a_year_without_a_target_is_passed_over(self) -> None:
        assert judge("2023年度に5件以上", "2023年度に6件、2024年度は集計中").status is Status.REACHED

    def test_between_reported_years_is_passed_over(self) -> None:
        assert judge("2023年度に5件以上、2024年度に5件以上", "2023年度は集計中、2024年度に6件").status is Status.REACHED

    def test_has_no_attainment_and_never_zero(self) -> None:
        assert isinstance(judge("2024年度に500本以上", "2024年度は集計中").attainment, Absent)
        assert isinstance(judge("2024年度に500本以上", "なし").attainment, Absent)
        assert judge("2024年度に500本以上", "2024年度に0本").attainment == 0


class TestTimePassing:
    def test_a_due_target_without_an_actual_is_not_reported(self) -> None:
        judgement = judge("2023年度に5件以上、2024年度に9件以上", "2023年度に6件", through=YEAR_2024)
        assert (judgement.status, judgement.reason) == (Status.NOT_REPORTED, JudgementReason.OLDER_VALUE)
        assert judgement.target == told_figures("2024年度に9件以上")[0]
        assert judgement.period == YEAR_2024
        assert isinstance(judgement.attainment, Absent)

    def test_in_mid_year_the_target_of_the_year_is_not_due(self) -> None:
        judgement = judge("2023年度に5件以上、2024年度に9件以上", "2023年度に6件", through=Period(2024, "h1"))
        assert (judgement.status, judgement.period) == (Status.REACHED, Period(2023))

    def test_nothing_reported_at_all(self) -> None:
        for through in (None, YEAR_2024):
            judgement = judge("2024年度に9件以上", "なし", through=through)
            assert (judgement.status, judgement.reason) == (Status.NOT_REPORTED, JudgementReason.NO_ACTUAL)

    def test_a_later_actual_is_not_looked_at(self) -> None:
        actuals = "2023年度に6件、2024年度に1件"
        assert judge("2023年度に5件以上、2024年度に9件以上", actuals, through=Period(2023)).status is Status.REACHED

    def test_a_word_target_without_any_report_is_not_reported(self) -> None:
        assert judge("2024年度に全員の意見を聞く", "なし").status is Status.NOT_REPORTED


class TestOnTheWay:
    @pytest.mark.parametrize(
        ("target", "baseline", "actual", "reason"),
        [
            ("2026年度に10件以下", "2020年度に20件", "2024年度に15件", JudgementReason.AHEAD_NEARER),
            ("2026年度に10件以下", "2020年度に20件", "2024年度に25件", JudgementReason.AHEAD_FARTHER),
            ("2026年度に10件以下", "2020年度に20件", "2024年度に20件", JudgementReason.AHEAD_SAME),
            ("2026年度に10件以下", "2020年度に20件", "2024年度に9件", JudgementReason.AHEAD_AT_TARGET),
            ("2026年度に10～12ha", "2020年度に15ha", "2024年度に13ha", JudgementReason.AHEAD_NEARER),
            ("2026年度に10～12ha", "2020年度に13ha", "2024年度に15ha", JudgementReason.AHEAD_FARTHER),
            ("2026年度に10～12ha", "2020年度に15ha", "2024年度に8ha", JudgementReason.AHEAD_BEYOND),
            ("2026年度に100人を維持", "2020年度に90人", "2024年度に104人", JudgementReason.AHEAD_BEYOND),
            ("2026年度に100人を維持", "2020年度に100人", "2024年度に99人", JudgementReason.AHEAD_FARTHER),
            ("2026年度に100人以上", "2020年度に約50人", "2024年度に52人", JudgementReason.AHEAD_UNCLEAR),
            ("2026年度に100人以上", "2020年度は集計中", "2024年度に52人", JudgementReason.AHEAD_NO_BASELINE),
            ("2026年度に600人以上", "2023年度に500人", "2022年度に550人", JudgementReason.AHEAD_BASELINE_LATER),
            ("2026年度に600人以上", "2024年度に500人", "2024年度に550人", JudgementReason.AHEAD_BASELINE_LATER),
            ("2026年度に600人以上", "2024年度に500人", "2022年度に650人", JudgementReason.AHEAD_AT_TARGET),
            ("2026年度に設計を完了", "なし", "2024年度に未完了", JudgementReason.AHEAD_NOT_DONE),
        ],
    )
    def test_says_how_it_stands_to_the_baseline(
        self, target: str, baseline: str, actual: str, reason: JudgementReason
    ) -> None:
        judgement = judge(target, actual, baseline=baseline)
        assert (judgement.status, judgement.reason) == (Status.ON_THE_WAY, reason)

    @pytest.mark.parametrize(
        ("baseline", "actual", "reason"),
        [
            ("2024-03-01に50人", "2024-03-31に55人", JudgementReason.AHEAD_NEARER),
            ("2024-03-31に50人", "2024-03-01に55人", JudgementReason.AHEAD_BASELINE_LATER),
            ("2024-03-01に50人", "2023年度に55人", JudgementReason.AHEAD_NEARER),
            ("2024-03-31に50人", "2023年度に55人", JudgementReason.AHEAD_BASELINE_LATER),
            ("2023年度に50人", "2024-03-01に55人", JudgementReason.AHEAD_BASELINE_LATER),
        ],
    )
    def test_tells_days_of_one_month_apart(self, baseline: str, actual: str, reason: JudgementReason) -> None:
        judgement = judge("2026年度に100人以上", actual, baseline=baseline, accumulation=Accumulation.POINT)
        assert judgement.reason is reason

    def test_looks_at_the_next_target(self) -> None:
        judgement = judge("2022年度に5件以上、2025年度に8件以上、2027年度に9件以上", "2023年度に6件")
        assert judgement.target == told_figures("2025年度に8件以上")[0]

    def test_words_are_not_judged_before_their_time_either(self) -> None:
        assert judge("2026年度に全員の意見を聞く", "2024年度に8割").status is Status.CANNOT_BE_JUDGED


class TestWhatIsDone:
    @pytest.mark.parametrize(
        ("target", "actual", "reason"),
        [
            ("令和6年12月までに策定", "令和7年3月に策定", JudgementReason.DONE_LATE),
            ("12月までに策定", "3月に策定", JudgementReason.DONE_LATE),
            ("令和6年10月1日に開設", "令和6年10月15日に開設", JudgementReason.DONE_LATE),
            ("令和6年12月までに策定", "令和6年11月に策定", JudgementReason.MET_DONE),
            ("令和6年12月までに策定", "令和6年12月20日に策定", JudgementReason.MET_DONE),
            ("令和6年12月までに策定", "策定した", JudgementReason.MET_DONE),
            ("策定", "令和7年3月に策定", JudgementReason.MET_DONE),
            ("令和6年10月以降に開始", "令和7年1月に開始", JudgementReason.MET_DONE),
            ("令和6年12月までに策定", "令和6年11月に策定し、令和7年3月に配布", JudgementReason.MET_DONE),
        ],
    )
    def test_after_the_month_of_the_target_is_not_called_reached(
        self, target: str, actual: str, reason: JudgementReason
    ) -> None:
        promised, reported = (
            msgspec.structs.replace(told_figures("2024年度に完了")[0], as_published=text) for text in (target, actual)
        )
        indicator = msgspec.structs.replace(told_indicator("2024年度に設計を完了"), targets=(Target(promised),))
        judgement = judge_indicator(indicator, [reported])
        expected = Status.CANNOT_BE_JUDGED if reason is JudgementReason.DONE_LATE else Status.REACHED
        assert (judgement.status, judgement.reason) == (expected, reason)

    def test_in_march_of_a_calendar_year_is_before_its_december(self) -> None:
        promised, reported = (
            msgspec.structs.replace(told_figures("2024年に完了")[0], as_published=text)
            for text in ("12月までに策定", "3月に策定")
        )
        indicator = msgspec.structs.replace(told_indicator("2024年に設計を完了"), targets=(Target(promised),))
        assert judge_indicator(indicator, [reported]).status is Status.REACHED


class TestCumulative:
    def test_is_compared_with_the_latest_target_up_to_its_year(self) -> None:
        assert judge("2021年度に累計100本、2024年度に累計500本", "2024年度に450本").status is Status.NOT_REACHED
        overdue = judge("2021年度に累計100本、2024年度に累計500本", "2023年度に90本")
        assert (overdue.status, overdue.reason) == (Status.NOT_REACHED, JudgementReason.MISSED_LATE)
        assert judge("2021年度に累計100本、2024年度に累計500本", "2023年度に150本").status is Status.ON_THE_WAY

    def test_what_it_has_reached_it_keeps_while_a_newer_value_is_being_compiled(self) -> None:
        judgement = judge("2024年度に累計500本", "2023年度に520本、2024年度は集計中")
        assert (judgement.status, judgement.reason) == (Status.REACHED, JudgementReason.MET_EARLY)

    def test_that_is_to_stay_small_is_not_reached_before_its_time(self) -> None:
        targets, kind = "2024年度に500件以下", Accumulation.CUMULATIVE
        assert judge(targets, "2023年度に10件", accumulation=kind).status is Status.ON_THE_WAY

    def test_about_and_past_its_year_cannot_be_judged_within_the_rounding(self) -> None:
        judgement = judge("2022年度に累計約500本", "2023年度に480本")
        assert (judgement.status, judgement.reason) == (Status.CANNOT_BE_JUDGED, JudgementReason.APPROXIMATE_TARGET)


class TestPartsOfAYear:
    def test_a_count_of_half_a_year_does_not_replace_the_year_before(self) -> None:
        judgement = judge("2023年度に10人以上、2024年度に10人以上", "2023年度に12人、2024年度上半期に4人")
        assert (judgement.status, judgement.period) == (Status.REACHED, Period(2023))

    def test_a_count_of_half_a_year_has_no_attainment_of_the_year(self) -> None:
        judgement = judge("2024年度に10人以上", "2024年度上半期に4人")
        assert judgement.reason is JudgementReason.AHEAD_PART_OF_YEAR
        assert isinstance(judgement.attainment, Absent)

    def test_a_count_of_the_last_quarter_is_not_the_year(self) -> None:
        judgement = judge("2024年度に10人以上", "2024年度第4四半期に4人")
        assert (judgement.status, judgement.reason) == (Status.NOT_REPORTED, JudgementReason.TARGET_YEAR_SKIPPED)

    @pytest.mark.parametrize("moment", ["2024年度下半期", "2024年度第4四半期", "2024年度3月"])
    def test_a_level_at_the_end_of_the_year_is_the_years(self, moment: str) -> None:
        judgement = judge("2024年度に10人以上", f"{moment}に12人", accumulation=Accumulation.POINT)
        assert judgement.status is Status.REACHED

    def test_a_level_in_april_is_not_yet_the_years(self) -> None:
        judgement = judge("2024年度に10人以上", "2024年度4月に12人", accumulation=Accumulation.POINT)
        assert judgement.reason is JudgementReason.AHEAD_AT_TARGET

    def test_quarter_against_quarter(self) -> None:
        assert judge("2024年度第1四半期に3人以上", "2024年度第1四半期に4人").status is Status.REACHED


class TestOddPairs:
    @pytest.mark.parametrize(
        ("target", "actual", "direction", "reason"),
        [
            ("2024年度に100人以上", "2024年度に完了", None, JudgementReason.FORMS_DIFFER),
            ("2024年度に設計を完了", "2024年度に3件", None, JudgementReason.FORMS_DIFFER),
            ("2024年度に設計を完了", "2024年度に3件", Direction.AT_LEAST, JudgementReason.FORMS_DIFFER),
            ("2024年度に3件", "2024年度に2件", Direction.MILESTONE, JudgementReason.FORMS_DIFFER),
            ("2024年度に設計を完了", "2024年度におおむね", None, JudgementReason.WORDS),
            ("2024年度に100人以上", "2024年度におおむね", None, JudgementReason.WORDS),
            ("2024年度に全員取得", "2024年度に80%", Direction.AT_LEAST, JudgementReason.WORDS),
        ],
    )
    def test_cannot_be_judged(
        self, target: str, actual: str, direction: Direction | None, reason: JudgementReason
    ) -> None:
        judgement = judge(target, actual, direction=direction)
        assert (judgement.status, judgement.reason) == (Status.CANNOT_BE_JUDGED, reason)

    def test_done_is_done_even_where_the_direction_says_otherwise_or_the_target_is_in_words(self) -> None:
        assert judge("2024年度に設計を完了", "2024年度に完了", direction=Direction.INCREASE).status is Status.REACHED
        assert judge("2024年度に設計", "2024年度に完了", direction=Direction.MILESTONE).status is Status.REACHED

    def test_a_ranged_target_that_is_to_grow_asks_for_its_lower_end(self) -> None:
        assert judge("2024年度に50～60%", "2024年度に70%", direction=Direction.INCREASE).status is Status.REACHED
        assert judge("2024年度に50～60%", "2024年度に70%").status is Status.NOT_REACHED
