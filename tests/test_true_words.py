"""Small statements that were untrue or odd: tenses, sums of approximate amounts, and what a chart shows of ranks, days and breaks."""

import re
from pathlib import Path

import msgspec
import pytest

from generator.judging.known import is_planned
from generator.model.basics import NOT_STATED
from generator.model.figures import Accumulation, Break, BreakKind, Direction, Period, PeriodKind
from generator.model.plans import Ending, EndKind
from generator.views.charts import view_trend
from generator.views.figure_pieces import Trend
from generator.views.formats import with_minus
from generator.views.vocabularies import vocabulary_of
from small_town import Town
from told_figures import HERE, told_figures, told_indicator

WORDS = vocabulary_of("ja").words
INDICATOR = (
    "indicators:\n  - {id: i, name: 人数, unit: 人, kind: output, direction: at_least, accumulation: yearly,"
    " targets: [{fiscal_year: 2018, as_published: 10人}, {fiscal_year: 2019, as_published: 10人}],"
    " actuals: [{fiscal_year: 2018, as_published: 12人}]}\n"
)


class TestAnEnding:
    @pytest.mark.parametrize(
        ("year", "reason", "planned"),
        [
            (2026, "", True),
            (2024, "", False),
            (2023, "終了予定", False),
            (2024, "終了予定のため", True),
            (2025, "", True),
        ],
    )
    def test_is_planned_where_its_year_has_not_come(self, year: int, reason: str, *, planned: bool) -> None:
        assert (
            is_planned(
                Ending(kind=EndKind.ENDED, fiscal_year=year, into=(), reason=reason or NOT_STATED, place=HERE), 2024
            )
            is planned
        )

    def test_that_is_still_to_come_is_not_told_as_past(self, tmp_path: Path) -> None:
        text = Town(tmp_path, measure="ending: {kind: ended, fiscal_year: 2030}\n").text("measure")
        assert "令和12年度に終了する予定です" in text
        assert "終了しました" not in text

    def test_that_has_come_is_told_as_past(self, tmp_path: Path) -> None:
        assert "令和元年度に終了しました" in Town(tmp_path, measure="ending: {kind: ended, fiscal_year: 2019}\n").text(
            "measure"
        )

    def test_after_the_year_of_a_target_does_not_hide_that_its_result_is_wanting(self, tmp_path: Path) -> None:
        text = Town(
            tmp_path,
            measure="ending: {kind: ended, fiscal_year: 2020}\n" + INDICATOR,
            results="measures:\n  - {measure: a, done: 実施した。}\n",
        ).text("measure")
        assert "判定できる結果が出る前に" not in text
        assert "報告なし" in text


def test_a_department_that_goes_on_for_some_years_is_not_yet_another_one() -> None:
    assert "現在" not in WORDS.department.successors


def test_a_sum_that_holds_an_approximate_amount_is_approximate(tmp_path: Path) -> None:
    text = Town(tmp_path, measure="budgets:\n  - {fiscal_year: 2019, kind: 当初予算, amount: 約3億円}\n").text("plan")
    assert "約3億円" in text
    assert not re.search(r"[^約]3億円", text)


def test_a_report_that_says_a_value_is_still_counted_is_no_published_result(tmp_path: Path) -> None:
    text = Town(
        tmp_path,
        measure=INDICATOR,
        results="measures:\n  - {measure: a, done: 集計中である。,"
        " actuals: [{indicator: i, fiscal_year: 2019, missing: being_compiled}]}\n",
    ).text("measure")
    assert "が公表されています" not in text


def trend(
    actuals: str, *, unit: str = "件", direction: Direction = Direction.AT_LEAST, breaks: tuple[Break, ...] = ()
) -> Trend:
    indicator = msgspec.structs.replace(
        told_indicator("なし", direction=direction, breaks=breaks, accumulation=Accumulation.POINT), unit=unit
    )
    figures = [
        msgspec.structs.replace(each, as_published=re.sub(r"\A.*?[には](?=[-▲△約\d])", "", str(each.as_published)))
        for each in told_figures(actuals)
    ]
    return view_trend(indicator, figures, WORDS, [each.period for each in breaks], figures)[0]


class TestAChart:
    def test_of_the_same_day_of_each_year_has_a_line(self) -> None:
        drawn = trend("2022-04-01に3件、2023-04-01に5件、2024-04-01に4件")
        assert "線を切っています" not in drawn.summary
        assert drawn.actual.count("L") == 2

    def test_of_such_days_is_cut_where_one_is_wanting(self) -> None:
        assert "線を切っています" in trend("2020-04-01に3件、2021-04-01に5件、2024-04-01に4件").summary

    def test_of_ranks_rises_where_the_words_say_so(self) -> None:
        drawn = trend("2022年度に18位、2024年度に7位", unit="位", direction=Direction.AT_MOST)
        assert "上がりました" in drawn.summary
        first, last = (float(point.y) for point in drawn.actual_points)
        assert last < first
        assert [row.text for row in drawn.rows] == ["1", "5", "10", "15", "20"]

    def test_has_the_line_of_a_break_where_the_break_is(self) -> None:
        since = Break(HERE, Period(2024, "2024-04-01", PeriodKind.DAY), BreakKind.AREA)
        drawn = trend("2016年度に18件、2025年度に12件", breaks=(since,))
        first, last = (float(point.x) for point in drawn.actual_points)
        place = (float(drawn.breaks[0]) - first) / (last - first)
        assert place >= 0.7

    def test_and_its_sentence_write_one_sign_of_minus(self) -> None:
        drawn = trend("2022年度に-8.4件、2023年度に-9.9件")
        assert "△" not in drawn.summary
        assert with_minus("▲300", "△") == "△300"
        assert with_minus("約-300", "▲") == "約▲300"
        assert with_minus("300", "▲") == "300"
