"""Figures as tables and charts: as published, absences with their reason, nothing invented."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from generator.model.basics import Absent, Reason
from generator.model.figures import Accumulation, Direction, Done, Number, Period, Range, Wording
from generator.views.charts import view_trend
from generator.views.figure_pieces import Bullet, FigureRow, Trend
from generator.views.formats import absent_text, number_text, period_text, value_text
from generator.views.pieces import IndicatorPiece
from generator.views.vocabularies import vocabulary_of
from one_indicator import put_indicator
from page_reading import GREEN, RESULTS, show, unspaced
from sample import City

JAPANESE = vocabulary_of("ja").words

PLAN_FILE = "mihon/basic-plan/plan.yaml"


def indicator(city: City, anchor: str, measure: str = "park") -> IndicatorPiece:
    return next(each for each in show(city).measure(measure).indicators if each.anchor == f"indicator-{anchor}")


def rows(piece: IndicatorPiece) -> dict[str, FigureRow]:
    return {row.anchor: row for table in piece.tables for row in table.rows}


def test_each_year_is_a_row_with_its_own_anchor_and_both_calendars(tmp_path: Path) -> None:
    held = rows(indicator(City(tmp_path), "visitors"))
    assert list(held) == ["visitors-2022", "visitors-2023", "visitors-2024"]
    assert held["visitors-2024"].year == "令和6年度（2024年度）"
    assert "令和6年度（2024年度）" in held["visitors-2024"].link


def test_values_stand_as_published(tmp_path: Path) -> None:
    row = rows(indicator(City(tmp_path), "visitors"))["visitors-2024"]
    assert [entry.text for entry in row.target] == ["12,000人以上"]
    assert [entry.text for entry in row.actual] == ["11,500人"]
    assert row.target[0].remarks == ("最終目標",)


def test_a_baseline_says_what_it_is_and_that_it_is_approximate(tmp_path: Path) -> None:
    (entry,) = rows(indicator(City(tmp_path), "visitors"))["visitors-2022"].actual
    assert (entry.label, entry.text, entry.remarks) == ("基準値", "約10,000人", ("おおよその値",))


def test_a_missing_value_tells_its_reason_and_no_number(tmp_path: Path) -> None:
    (entry,) = rows(indicator(City(tmp_path), "trees"))["trees-2024"].actual
    assert entry.text == ""
    assert entry.missing == "集計中（6月に公表）"


def test_a_reason_that_the_document_prints_itself_stands_once(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        "mihon/basic-plan/results/2024.yaml",
        "fiscal_year: 2024, missing: being_compiled",
        "fiscal_year: 2024, as_published: 集計中, missing: being_compiled",
    )
    (entry,) = rows(indicator(city, "trees"))["trees-2024"].actual
    assert (entry.text, entry.missing) == ("", "集計中（6月に公表）")


def test_a_year_without_target_says_so(tmp_path: Path) -> None:
    (entry,) = rows(indicator(City(tmp_path), "trees"))["trees-2023"].target
    assert (entry.text, entry.missing) == ("", "この時期の目標値はありません")


def test_a_value_that_no_document_holds_is_told_in_one_wording_whatever_the_year(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        GREEN,
        '          - {fiscal_year: 2024, as_published: "12,000人以上", value: 12000, final: true}\n',
        '          - {fiscal_year: 2021, as_published: "9,000人", value: 9000}\n'
        '          - {fiscal_year: 2026, as_published: "13,000人", value: 13000}\n',
    )
    held = rows(indicator(city, "visitors"))
    assert held["visitors-2021"].actual[0].missing == "このサイトに収めた文書に載っていません"
    assert held["visitors-2026"].actual[0].missing == "このサイトに収めた文書に載っていません"


def test_an_indicator_without_any_figure_has_no_table_but_a_sentence(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        GREEN,
        "    indicators:\n",
        "    indicators:\n"
        "      - {id: silence, name: 静けさ, kind: outcome, direction: at_most, accumulation: yearly,\n"
        "         no_target: {missing: under_coordination, note: 目標は調整中}}\n",
    )
    piece = indicator(city, "silence")
    assert piece.tables == ()
    assert piece.nothing == "目標値はありません。理由：調整中（目標は調整中）"
    assert piece.charts == ()


def test_a_correction_stands_at_the_figure_it_is_about(tmp_path: Path) -> None:
    held = rows(indicator(City(tmp_path), "visitors"))
    (told,) = held["visitors-2023"].corrections
    for piece in ("12,300人", "12,030人", "集計表の転記誤り", "v1.0.0", "2026年5月1日"):
        assert piece in told
    assert held["visitors-2024"].corrections == ()


def test_second_value_footnote_date_and_provisional_mark_stand_beside_the_value(tmp_path: Path) -> None:
    (piece,) = show(City(tmp_path)).indicators().own
    held = rows(piece)
    (entry,) = held["satisfaction-2024"].actual
    assert entry.text == "37.0（60.3）"
    assert entry.remarks == (
        "速報値",
        "2024年10月1日現在",
        "「わからない」を除いた値 60.3",
    )
    assert [source.text for source in entry.sources] == ["出典 「令和6年度 進捗報告書」P.2"]
    assert entry.marks[0].href == f"#{piece.footnotes[0].anchor}"
    assert piece.footnotes[0].back == "#satisfaction-2024"


def test_a_moved_target_tells_what_it_was(tmp_path: Path) -> None:
    (piece,) = show(City(tmp_path)).indicators().own
    (entry,) = rows(piece)["satisfaction-2026"].target
    assert "令和6年度に「58.0以上」から変更（理由：早く達成が見込まれたため）" in entry.remarks


def test_parts_of_a_year_stand_in_their_order(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        RESULTS,
        '      - {indicator: visitors, fiscal_year: 2024, as_published: "11,500人", value: 11500}\n',
        '      - {indicator: visitors, fiscal_year: 2024, as_published: "11,500人", value: 11500}\n'
        '      - {indicator: visitors, fiscal_year: 2024, part: q1, as_published: "2,000人", value: 2000}\n',
    )
    held = rows(indicator(city, "visitors"))
    assert list(held)[2:] == ["visitors-2024-q1", "visitors-2024"]
    assert held["visitors-2024-q1"].year == "令和6年度（2024年度）第1四半期"


def test_unit_and_name_stand_together_as_documents_write_them(tmp_path: Path) -> None:
    assert indicator(City(tmp_path), "visitors").heading == "来園者数（人）"


def test_a_name_given_by_editors_is_told_as_theirs(tmp_path: Path) -> None:
    (piece,) = show(City(tmp_path)).pillar("p1").indicators
    assert piece.heading == "緑の面積（ha）"
    assert piece.editor_named == "指標名は編集者が付けました"


def test_attainment_stands_only_where_it_has_a_meaning(tmp_path: Path) -> None:
    terms = {fact.term for fact in indicator(City(tmp_path), "visitors").facts}
    assert "達成率" in terms
    assert "達成率" not in {fact.term for fact in indicator(City(tmp_path / "again"), "trees").facts}


def test_two_known_years_are_drawn_as_a_course_with_the_target(tmp_path: Path) -> None:
    piece = indicator(City(tmp_path), "visitors")
    (chart,) = piece.charts
    assert isinstance(chart, Trend)
    assert (
        chart.summary == "令和4年度は約10,000人、令和6年度は11,500人です（令和6年度の目標は12,000人以上）。"
        "おおよその値のため、増えたか減ったかは決められません。図の縦軸は、0ではなく10,000人から始まります。"
    )
    assert {label.text for label in chart.numbers} == {"約10,000", "12,030", "11,500"}
    assert len(chart.target_points) == 2
    assert [(tick.text, tick.second) for tick in chart.columns] == [
        ("令和4", "2022"),
        ("令和5", "2023"),
        ("令和6", "2024"),
    ]


def test_one_year_is_drawn_as_a_value_against_its_bound_with_the_good_side_shaded(tmp_path: Path) -> None:
    piece = indicator(City(tmp_path), "waiting", "hall")
    (chart,) = piece.charts
    assert isinstance(chart, Bullet)
    assert chart.summary == "令和6年度は、目標の10分以下に対して、実績は約10分でした。"
    assert (chart.target[0].text, chart.actual[0].text) == ("目標 10分以下", "実績 約10分")
    (good,) = chart.good
    assert (good.x, good.width) == (chart.bar.x, chart.bar.width)  # from 0 to the bound, where the value ends too
    assert float(chart.aim.x) == pytest.approx(float(good.x) + float(good.width), abs=0.2)
    assert chart.ticks[0].text == "0"


def test_words_and_milestones_are_not_drawn(tmp_path: Path) -> None:
    city = City(tmp_path)
    for anchor in ("design", "opinion"):
        piece = indicator(city, anchor)
        assert piece.charts == ()


def test_a_target_without_an_actual_is_not_drawn(tmp_path: Path) -> None:
    city = (
        City(tmp_path)
        .change(
            RESULTS,
            "      - {indicator: waiting, fiscal_year: 2024, as_published: 約10分, value: 10, approximate: true}\n",
            "      []\n",
        )
        .change(RESULTS, "    actuals:\n      []\n", "")
    )
    piece = indicator(city, "waiting", "hall")
    assert piece.charts == ()


def test_a_range_is_drawn_as_a_band(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        "mihon/basic-plan/pillars.yaml",
        "        accumulation: point\n",
        "        accumulation: point\n        baseline: {fiscal_year: 2022, as_published: 9ha, value: 9}\n",
    )
    (piece,) = show(city).pillar("p1").indicators
    (chart,) = piece.charts
    assert isinstance(chart, Trend)
    (band,) = chart.bands
    assert float(band.height) > 0


def numbers_of(chart: Trend) -> list[float]:
    told = [chart.actual, chart.target, *(each for point in chart.actual_points for each in (point.x, point.y))]
    return [float(number) for text in told for number in re.findall(r"-?\d+(?:\.\d+)?", text)]


@pytest.mark.parametrize(
    ("first", "last"),
    [("0", "0"), ("0", "5"), ("-3", "4"), ("0.01", "0.02"), ("7800", "7800"), ("1", "1000000000"), ("99.5", "99.6")],
)
def test_every_course_stays_within_its_picture(tmp_path: Path, first: str, last: str) -> None:
    city = City(tmp_path)
    city.change(
        GREEN,
        '{fiscal_year: 2022, as_published: "約10,000人", value: 10000, approximate: true}',
        f'{{fiscal_year: 2022, as_published: "{first}", value: "{first}"}}',
    )
    city.change(
        RESULTS,
        '{indicator: visitors, fiscal_year: 2024, as_published: "11,500人", value: 11500}',
        f'{{indicator: visitors, fiscal_year: 2024, as_published: "{last}", value: "{last}"}}',
    )
    (chart,) = indicator(city, "visitors").charts
    assert isinstance(chart, Trend)
    assert all(0 <= number <= 320 for number in numbers_of(chart))
    labels = [tick.text for tick in chart.rows]
    assert len(labels) == len(set(labels)) >= 2


def test_yearly_values_and_values_of_a_quarter_are_no_one_course(tmp_path: Path) -> None:
    indicator_record = show(City(tmp_path)).site_index.measures["mihon/basic-plan/park"].indicators[0]
    assert indicator_record.accumulation is Accumulation.YEARLY
    figures = indicator_record.targets[0].figure
    quarter = type(figures)(Period(2024, "q1"), "2,000人", Number(Decimal(2000)), figures.place)
    assert view_trend(indicator_record, (quarter,), JAPANESE) == ()


@pytest.mark.parametrize(
    ("reason", "note", "shown"),
    [
        (Reason.UNDER_COORDINATION, "", "調整中"),
        (Reason.UNDER_COORDINATION, "検討中", "検討中"),
        (Reason.UNDER_COORDINATION, "調整中（７月公表）", "調整中（７月公表）"),
        (Reason.NOT_APPLICABLE, "該当なし", "該当なし"),
        (Reason.NOT_DONE, "－", "未実施（－）"),
        (Reason.NOT_DONE, "検討中", "未実施（検討中）"),
        (Reason.BEING_COMPILED, "6月に公表", "集計中（6月に公表）"),
    ],
)
def test_the_document_s_own_word_for_no_value_is_shown_alone(reason: Reason, note: str, shown: str) -> None:
    assert absent_text(Absent(reason, note), JAPANESE) == shown


def test_typed_values_have_words_of_their_own() -> None:
    assert value_text(Number(Decimal("12800.50")), JAPANESE) == "12,800.50"
    assert value_text(Number(Decimal(24000), approximate=True), JAPANESE) == "約24,000"
    assert value_text(Range(Decimal(10), Decimal(12)), JAPANESE) == "10～12"
    assert value_text(Wording("全員"), JAPANESE) == "全員"
    assert value_text(Done(done=True), JAPANESE) == "完了"
    assert value_text(Done(done=False), JAPANESE) == "完了していません"


def test_numbers_keep_their_digits_and_are_never_in_powers_of_ten() -> None:
    assert number_text(Decimal("61.0")) == "61.0"
    assert number_text(Decimal("1E+3")) == "1,000"
    assert number_text(Decimal("-0.5")) == "-0.5"


def test_a_period_before_the_eras_has_its_gregorian_year() -> None:
    assert period_text(Period(1800), JAPANESE) == "1800年度"
    assert period_text(Period(2024, "h1"), JAPANESE) == "令和6年度（2024年度）上半期"
    assert period_text(Period(2024, "m4"), JAPANESE) == "令和6年度（2024年度）4月"


def test_the_direction_is_told_in_words_where_a_rule_uses_it(tmp_path: Path) -> None:
    facts = {fact.term: fact.text[0].text for fact in indicator(City(tmp_path), "visitors").facts if fact.text}
    assert facts["目標との比べ方"] == JAPANESE.indicator.directions[Direction.AT_LEAST]
    assert facts["数え方"] == "年度ごとの値"


@pytest.mark.parametrize(
    ("unit", "target", "actual", "sentence"),
    [
        (
            "時間",
            "月平均12.6時間以下",
            "月平均12.1時間",
            "目標の月平均12.6時間以下に対して、実績は月平均12.1時間でした",
        ),
        ("点", "平均4.8点以下", "平均4.85点", "目標の平均4.8点以下に対して、実績は平均4.85点でした"),
        ("人", "1日当たり30人以下", "1日当たり約28人", "目標の1日当たり30人以下に対して、実績は1日当たり約28人でした"),
        ("件", "12件以下", "10件", "目標の12件以下に対して、実績は10件でした"),
        (
            "人口10万人当たり",
            "13.0以下",
            "17.4",
            "目標の人口10万人当たり13.0以下に対して、実績は人口10万人当たり17.4でした",
        ),
        ("人/日", "1日当たり200人", "1日当たり198人", "目標の1日当たり200人に対して、実績は1日当たり198人でした"),
        ("億円", "1億2千万円", "118,500千円", "目標の1億2千万円以下に対して、実績は118,500千円でした"),
        ("時間", "月45時間以内", "月平均40.2時間", "目標の月45時間以内に対して、実績は月平均40.2時間でした"),
        ("円", "350円", "1億円", "目標の350円以下に対して、実績は1億円でした"),
    ],
)
def test_a_number_is_told_with_the_words_without_which_it_would_be_another(
    tmp_path: Path, unit: str, target: str, actual: str, sentence: str
) -> None:
    city = put_indicator(
        City(tmp_path),
        unit=unit,
        direction="at_most",
        target=f"as_published: '{target}'",
        actual=f"as_published: '{actual}'",
    )
    (chart,) = indicator(city, "a", "zz").charts
    assert sentence in unspaced(chart.summary)
