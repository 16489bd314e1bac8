"""Values and their time: each period has its own verdict, nothing is compared across a break, and sentences name what they speak of."""

from pathlib import Path

import pytest

from generator.judging import JudgementReason, Status
from generator.judging.breaks import breaks_before_target, breaks_between
from generator.model.basics import NOT_STATED, Absent
from generator.model.figures import Accumulation, Break, BreakKind, Parts, Period, PeriodKind
from generator.model.periods import first_month, last_month
from generator.views.formats import period_in_sentence, period_text
from generator.views.judgement_sentences import judgement_sentence
from generator.views.vocabularies import vocabulary_of
from page_reading import PLAN, show
from sample import City, details
from told_figures import HERE, judge, told_figures, told_indicator

WORDS = vocabulary_of("ja").words
MEASURES = "mihon/basic-plan/measures/zz.yaml"
QUARTERS = "2019年度第1四半期に25日以下、2019年度第2四半期に25日以下、2019年度第3四半期に25日以下"
SINCE_2018 = (Break(HERE, Period(2018), BreakKind.METHOD),)


def sentence(targets: str, actuals: str, **more: object) -> str:
    return judgement_sentence(judge(targets, actuals, **more), WORDS)  # type: ignore[arg-type] # passed on as they are


def standings(targets: str, actuals: str, **more: object) -> list[tuple[str, str]]:
    verdicts = judge(targets, actuals, **more).verdicts  # type: ignore[arg-type] # passed on as they are
    return [(period_in_sentence(each.period, WORDS), WORDS.status.labels[each.status]) for each in verdicts]


def indicator(text: str, *, before: str = "") -> str:
    return (
        f"measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n{before}    indicators:\n      - id: a\n"
        "        name: 指標\n        unit: 件\n        kind: outcome\n        direction: increase\n        accumulation: yearly\n"
        + text
    )


class TestEachPeriod:
    def test_has_a_name_of_its_own(self) -> None:
        named = {
            "2024年度に1": ("令和6年度", "令和6年度（2024年度）"),
            "2013年に1": ("平成25年", "平成25年（2013年）"),
            "2019年に1": ("令和元年", "令和元年（2019年）"),
            "2024学年度に1": ("令和6学年度", "令和6学年度（2024学年度）"),
            "2024年度第1四半期に1": ("令和6年度第1四半期", "令和6年度（2024年度）第1四半期"),
            "2024年第1四半期に1": ("令和6年1月～3月", "令和6年（2024年）1月～3月"),
            "2024年下半期に1": ("令和6年7月～12月", "令和6年（2024年）7月～12月"),
            "2020～2024年度に1": ("令和2年度～令和6年度", "令和2年度（2020年度）～令和6年度（2024年度）"),
            "2024-10-01に1": ("2024年10月1日", "2024年10月1日"),
        }
        for told, names in named.items():
            period = told_figures(told)[0].period
            assert (period_in_sentence(period, WORDS), period_text(period, WORDS)) == names

    @pytest.mark.parametrize(
        ("told", "first", "last"),
        [
            ("2024年度に1", "2024年度4月に1", "2024年度3月に1"),
            ("2024年に1", "2024年1月に1", "2024年12月に1"),
            ("2024年に1", "2023年度1月に1", "2024年度12月に1"),
            ("2020～2024年度に1", "2020年度4月に1", "2024年度3月に1"),
            ("2024年第2四半期に1", "2024年度4月に1", "2024年度6月に1"),
        ],
    )
    def test_begins_and_ends_with_its_own_year(self, told: str, first: str, last: str) -> None:
        period, begin, end = (told_figures(each)[0].period for each in (told, first, last))
        assert (first_month(period), last_month(period)) == (first_month(begin), last_month(end))

    def test_is_judged_by_itself(self) -> None:
        assert standings(QUARTERS, "2019年度第1四半期に31日、2019年度第2四半期に33日、2019年度第3四半期に24日") == [
            ("令和元年度第1四半期", "未達成"),
            ("令和元年度第2四半期", "未達成"),
            ("令和元年度第3四半期", "達成"),
        ]

    def test_of_several_years_names_each_ones_verdict(self) -> None:
        assert standings("2022年度に5件以上、2023年度に6件以上、2024年度に7件以上", "2022年度に5件、2024年度に6件") == [
            ("令和4年度", "達成"),
            ("令和5年度", "報告なし"),
            ("令和6年度", "未達成"),
        ]

    def test_that_a_level_answers_at_its_end_is_answered(self) -> None:
        judgement = judge("2024年度に8件以上", "2025-03-31に9件", accumulation=Accumulation.POINT)
        assert judgement.status is Status.REACHED
        assert (
            judge("2024年度に8件以上", "2025-03-30に9件", accumulation=Accumulation.POINT).status is not Status.REACHED
        )
        assert (
            judge("2024年度に8件以上", "2025-04-01に9件", accumulation=Accumulation.POINT).status is Status.NOT_REPORTED
        )


class TestAYear:
    def test_is_not_reached_by_one_of_its_quarters(self) -> None:
        actuals = "2019年度第1四半期に31日、2019年度第2四半期に33日、2019年度第3四半期に24日"
        assert judge(QUARTERS, actuals).status is Status.NOT_REACHED
        assert sentence(QUARTERS, actuals) == (
            "令和元年度第2四半期の実績値が目標値を超えています。時期ごとでは、令和元年度第1四半期・令和元年度第2四半期が「未達成」、"
            "令和元年度第3四半期が「達成」です。"
        )

    def test_with_a_quarter_that_was_not_reported_names_it_too(self) -> None:
        targets = f"{QUARTERS}、2019年度第4四半期に25日以下"
        told = sentence(
            targets, "2019年度第1四半期に31日、2019年度第2四半期に24日、2019年度第3四半期に24日", through=Period(2019)
        )
        assert "令和元年度第1四半期が「未達成」、令和元年度第4四半期が「報告なし」" in told

    def test_with_every_quarter_met_is_told_by_its_quarters(self) -> None:
        told = judge(QUARTERS, "2019年度第1四半期に21日、2019年度第2四半期に23日、2019年度第3四半期に24日")
        assert (told.status, told.period) == (Status.REACHED, Period(2019, "q3"))

    def test_is_decided_by_its_own_target_and_says_which_half_was_missed(self) -> None:
        targets = "2024年度上半期に5件以上、2024年度下半期に5件以上、2024年度に10件以上"
        told = judge(targets, "2024年度上半期に3件、2024年度下半期に9件、2024年度に12件")
        assert (told.status, told.period) == (Status.REACHED, Period(2024))
        assert "令和6年度上半期が「未達成」、令和6年度下半期・令和6年度が「達成」" in judgement_sentence(told, WORDS)

    def test_whose_first_half_was_met_is_not_reached_yet(self) -> None:
        targets = "2024年度上半期に5件以上、2024年度に10件以上"
        told = judge(targets, "2024年度上半期に6件", through=Period(2024, "h1"))
        assert (told.status, told.reason) == (Status.ON_THE_WAY, JudgementReason.AHEAD_PART_OF_YEAR)
        assert "令和6年度上半期が「達成」" in judgement_sentence(told, WORDS)

    def test_whose_half_was_missed_before_its_end_is_said(self) -> None:
        told = judge("2024年度上半期に5件以上、2024年度に10件以上", "2024年度上半期に3件", through=Period(2024, "h1"))
        assert (told.status, told.period) == (Status.NOT_REACHED, Period(2024, "h1"))

    def test_that_went_well_after_a_year_of_misses_is_not_held_back_by_old_quarters(self) -> None:
        told = judge(f"{QUARTERS}、2021年度に25日以下", "2019年度第1四半期に31日、2021年度に20日")
        assert (told.status, told.period) == (Status.REACHED, Period(2021))

    def test_does_not_answer_for_a_calendar_year(self) -> None:
        assert judge("2024年度に10件以上", "2024年に12件", through=Period(2024)).status is Status.NOT_REPORTED
        assert judge("2024年に10件以上", "2024年度に12件", through=Period(2024)).status is Status.NOT_REPORTED
        assert judge("2024学年度に10件以上", "2024年度に12件", through=Period(2024)).status is Status.NOT_REPORTED
        assert judge("2024年に10件以上", "2024年に12件").status is Status.REACHED

    def test_does_not_answer_for_five_years_together(self) -> None:
        targets = "2024年度に100本以上、2020～2024年度に500本以上"
        told = judge(targets, "2024年度に120本", through=Period(2024))
        assert told.status is Status.NOT_REPORTED
        assert "令和2年度～令和6年度が「報告なし」、令和6年度が「達成」" in judgement_sentence(told, WORDS)

    def test_on_its_way_to_five_years_together_is_reached_by_its_own(self) -> None:
        told = judge("2022年度に100本以上、2020～2024年度に500本以上", "2022年度に120本")
        assert (told.status, told.period) == (Status.REACHED, Period(2022))

    @pytest.mark.parametrize(
        ("how", "actual", "status"),
        [
            (Parts.SUM, "250", Status.REACHED),
            (Parts.MEAN, "125", Status.NOT_REACHED),
            (Parts.LAST, "120", Status.NOT_REACHED),
        ],
    )
    def test_is_made_of_its_parts_only_where_the_plan_says_how(self, how: Parts, actual: str, status: Status) -> None:
        halves = "2024年度上半期に130本、2024年度下半期に120本"
        told = judge("2024年度に240本以上", halves, through=Period(2024), parts=how)
        assert (told.status, told.from_parts) == (status, True)
        made = judgement_sentence(told, WORDS, told_indicator("2024年度に240本以上", parts=how))
        assert f"{actual}です" in made or f"{actual}（" in made or f"{actual}で" in made
        assert judge("2024年度に240本以上", halves, through=Period(2024)).status is Status.NOT_REPORTED
        first = judge("2024年度に240本以上", "2024年度第1四半期に300本", through=Period(2024), parts=how)
        assert first.status is Status.NOT_REPORTED

    def test_of_several_is_the_sum_of_years_and_of_parts_of_years(self) -> None:
        told = judge(
            "2020～2021年度に500本以上",
            "2020年度に270本、2021年度上半期に130本、2021年度下半期に120本",
            parts=Parts.SUM,
        )
        assert told.status is Status.REACHED


class TestAForecast:
    def test_reaches_nothing(self) -> None:
        told = judge("2024年度に10件以上", "2024年度に12件（見込み）", through=Period(2024))
        assert (told.status, told.reason) == (Status.NOT_REPORTED, JudgementReason.FORECAST_ONLY)
        assert sentence("2024年度に10件以上", "2024年度に12件（見込み）") == (
            "令和6年度の値は見込みです。実績は、このサイトに収めた文書に載っていません。"
        )

    def test_gives_way_to_the_actual_value(self) -> None:
        assert judge("2024年度に10件以上", "2024年度に12件（見込み）、2024年度に9件").status is Status.NOT_REACHED

    def test_is_read_from_the_wording_and_told_at_the_value(self, tmp_path: Path) -> None:
        city = City(tmp_path).put(
            MEASURES,
            indicator(
                "        targets: [{fiscal_year: 2024, as_published: 10件, value: 10}]\n"
                "        actuals: [{fiscal_year: 2024, as_published: 12件（見込み）, value: 12}]\n"
            ),
        )
        page = show(city).measure("zz")
        assert page.indicators[0].badge.label == "報告なし"
        assert page.indicators[0].tables[0].rows[0].actual[0].remarks == ("見込みの値",)

    def test_of_a_year_to_come_may_stand_beside_an_actual_value_and_is_told_as_one_everywhere(
        self, tmp_path: Path
    ) -> None:
        city = City(tmp_path).put(
            MEASURES,
            indicator(
                "        targets: [{fiscal_year: 2026, as_published: 20件, value: 20}]\n        actuals:\n"
                "          - {fiscal_year: 2024, as_published: 12件, value: 12}\n"
                "          - {fiscal_year: 2024, as_published: 13件, value: 13, forecast: true}\n"
                "          - {fiscal_year: 2026, as_published: 22件, value: 22, forecast: true}\n"
            ),
        )
        shown = show(city)
        (piece,) = shown.measure("zz").indicators
        assert piece.badge.label == "途中"
        (line,) = [
            line for group in shown.indicators(PLAN).measures for line in group.lines if line.name == "指標（件）"
        ]
        assert (line.actual, line.target) == ("12件（令和6年度）", "20件（令和8年度）")
        told = tuple(chart.summary for chart in piece.charts)
        assert all("22" not in summary for summary in told)

    def test_is_no_target(self, tmp_path: Path) -> None:
        text = "        targets: [{fiscal_year: 2024, as_published: 10件, value: 10, forecast: true}]\n"
        assert City(tmp_path).put(MEASURES, indicator(text)).codes() == ["K301"]


class TestTheFuture:
    @pytest.mark.parametrize(
        ("targets", "actuals", "baseline"),
        [
            ("2024年度に60%以上", "2020年度に61%", "なし"),
            ("2024年度に60%以上", "2020年度に58%", "なし"),
            ("2024年度に60%以上", "2020年度に58%", "2018年度に55%"),
            ("2024年度に60%以上", "2020年度に50%", "2018年度に55%"),
            ("2024年度に60%以上", "2020年度に55%", "2018年度に55%"),
            ("2024年度に60%以上", "2020年度に約55%", "2018年度に55%"),
            ("2024年度に設計を完了", "2020年度に未完了", "なし"),
            ("2024年度に60%以上", "2020年度上半期に50%", "なし"),
        ],
    )
    def test_is_told_from_the_last_report_on_and_never_as_such(self, targets: str, actuals: str, baseline: str) -> None:
        told = judge(targets, actuals, baseline=baseline)
        assert told.status is Status.ON_THE_WAY
        text = judgement_sentence(told, WORDS)
        assert text.startswith(f"令和2年度{'上半期' if '上半期' in actuals else ''}までの報告")
        assert "令和6年度" in text
        assert "これから" not in text

    def test_stands_in_no_sentence_of_the_site(self) -> None:
        status = WORDS.status
        told = [*status.reasons.values(), *status.meanings.values(), *status.measure_reasons.values()]
        assert [text for text in told if "これから" in text or "年度がまだ来て" in text] == []

    def test_names_how_far_the_reports_have_come_in_the_first_sentence_too(self, tmp_path: Path) -> None:
        city = City(tmp_path).put(
            MEASURES,
            indicator(
                "        targets: [{fiscal_year: 2026, as_published: 10件, value: 10}]\n"
                "        actuals: [{fiscal_year: 2024, as_published: 5件, value: 5}]\n"
            ),
        )
        assert show(city).measure("zz").head.description.endswith("令和6年度までの報告では、次の目標に向けて途中です。")


class TestABreak:
    def test_parts_values_before_it_from_values_after_it(self) -> None:
        series = told_indicator("なし", breaks=SINCE_2018)
        assert breaks_between(series, Period(2017), Period(2018)) == SINCE_2018
        assert breaks_between(series, Period(2018), Period(2019)) == ()
        assert breaks_between(series, Period(2016), Period(2017)) == ()
        assert breaks_between(series, Period(2019, first_year=2015), Period(2019, first_year=2015)) == SINCE_2018

    def test_lets_no_direction_be_computed_over_it(self) -> None:
        told = judge("2024年度に60%以上", "2020年度に37%", baseline="2017年度に55%", breaks=_following())
        assert (told.status, told.reason) == (Status.ON_THE_WAY, JudgementReason.AHEAD_BREAK)
        assert judgement_sentence(told, WORDS) == (
            "令和2年度までの報告では、測り方が変わったため、実績値を基準値と比べられません。"
            "令和6年度の目標に近づいたかは決められません。"
        )

    @pytest.mark.parametrize("actual", ["2019年度に61%", "2019年度に37%", "2024年度に61%", "2024年度に37%"])
    def test_lets_no_value_be_held_against_a_target_from_before(self, actual: str) -> None:
        told = judge("2024年度に60%以上", actual, baseline="2017年度に55%", breaks=SINCE_2018)
        assert (told.status, told.reason) == (Status.CANNOT_BE_JUDGED, JudgementReason.ACROSS_BREAK)
        assert isinstance(told.attainment, Absent)
        assert not told.is_comparison

    def test_before_which_target_and_value_lie_changes_nothing(self) -> None:
        assert judge("2017年度に60%以上", "2017年度に61%", breaks=SINCE_2018).status is Status.REACHED

    def test_which_the_targets_follow_lets_them_be_compared(self) -> None:
        assert judge("2024年度に60%以上", "2024年度に61%", breaks=_following()).status is Status.REACHED
        early = told_figures("2017年度に60%以上")[0]
        assert breaks_before_target(told_indicator("2017年度に60%以上", breaks=_following()), early, Period(2017)) == ()

    def test_in_the_midst_of_the_years_that_a_baseline_counts_leaves_it_out_of_the_course(self, tmp_path: Path) -> None:
        measures = (
            "measures:\n  - id: zz\n    title: 試し\n    kind: project\n    pillar: p2\n    indicators:\n"
            "      - {id: a, name: 指標, unit: 件, kind: outcome, direction: at_least, accumulation: yearly,\n"
            "         baseline: {fiscal_year: 2020, as_published: 19件}, no_target: {missing: not_in_source},\n"
            "         breaks: [{calendar_year: 2021, kind: 定義}],\n"
            "         actuals: [{fiscal_year: 2021, as_published: 105件}, {fiscal_year: 2022, as_published: 110件}]}\n"
        )
        city = City(tmp_path).put("mihon/basic-plan/measures/zz.yaml", measures)
        (piece,) = show(city).measure("zz").indicators
        (trend,) = piece.charts
        assert trend.summary.startswith("令和3年度の105件から、令和4年度は110件に増えました。")

    def test_that_only_a_note_tells_is_read_from_it(self, tmp_path: Path) -> None:
        text = (
            "        baseline: {fiscal_year: 2015, as_published: 100件, value: 100}\n"
            "        targets: [{fiscal_year: 2026, as_published: 120件, value: 120}]\n"
            "        actuals:\n"
            "          - {fiscal_year: 2017, as_published: 103件, value: 103}\n"
            "          - {fiscal_year: 2019, as_published: 305件, value: 305, footnotes: [※1]}\n"
            "        footnotes: [{mark: ※1, text: 平成30年度から調査方法を変更したため、前年度以前と比較できない。}]\n"
        )
        page = show(City(tmp_path).put(MEASURES, indicator(text))).measure("zz")
        (piece,) = page.indicators
        assert piece.badge.label == "判定できない"
        assert (
            page.answer.sentence
            == "令和8年度の目標値は、測り方が変わる前のものです。令和元年度の実績値とは比べられません。"
        )
        told = next(fact for fact in piece.facts if fact.term == "比べられない値")
        assert [block.text for block in told.text] == [
            "平成30年度の値から、調査や集計の方法が変わっています。それより前の時期の値とは比べられません。",
            "文書の説明：平成30年度から調査方法を変更したため、前年度以前と比較できない。",
        ]
        after = next(row for row in piece.tables[0].rows if row.anchor == "a-2019")
        assert after.actual[0].remarks == ("これより前の値とは比べられません",)

    @pytest.mark.parametrize(
        ("note", "codes"),
        [
            ("調査方法を変えたため、前回とは比較できない。", ["K533"]),
            ("設問が違うので、過去の値と比べることはできません。", ["K533"]),
            ("他市の値とは比較できない。", []),
            ("毎年4月1日現在の値です。", []),
            ("平成30年度から対象を広げたため、前の値と比較できない。", []),
        ],
    )
    def test_that_a_note_tells_without_its_year_is_asked_for(self, tmp_path: Path, note: str, codes: list[str]) -> None:
        text = (
            "        actuals: [{fiscal_year: 2024, as_published: 5件, value: 5, source: {document: report-2024}}]\n"
            f"        footnotes: [{{mark: ※1, text: {note}}}]\n"
        )
        assert City(tmp_path / "asked").put(MEASURES, indicator(text)).codes() == codes
        told = text + "        breaks: []\n"
        assert City(tmp_path / "told").put(MEASURES, indicator(told)).codes() == []


def _following() -> tuple[Break, ...]:
    return (Break(HERE, Period(2018), BreakKind.METHOD, NOT_STATED, NOT_STATED, targets_follow=True),)


class TestTheWordingOfAYear:
    @pytest.mark.parametrize(
        ("period", "wording", "code"),
        [
            ("fiscal_year: 2015", "5.5（平成27年）", "K524"),
            ("fiscal_year: 2015", "5.5（2015年）", "K524"),
            ("calendar_year: 2015", "5.5（平成27年）", ""),
            ("calendar_year: 2014", "5.5（平成27年）", "K524"),
            ("calendar_year: 2015", "5.5（平成27年度）", "K524"),
            ("fiscal_year: 2015", "5.5（平成27年度）", ""),
            ("fiscal_year: 2015", "5.5（H27）", ""),
            ("calendar_year: 2015", "5.5（H27）", ""),
            ("fiscal_year: 2015, part: m10", "5.5（平成27年）", ""),
            ("as_of: 2015-10-01", "5.5（平成27年10月1日現在）", ""),
            ("as_of: 2015-10-02", "5.5（平成27年10月1日現在）", "K524"),
            ("fiscal_year: 2015, through: 2019", "5.5（平成28年度）", ""),
            ("fiscal_year: 2015, through: 2019", "5.5（令和2年度）", "K524"),
        ],
    )
    def test_is_held_against_the_typed_one(self, tmp_path: Path, period: str, wording: str, code: str) -> None:
        text = f'        actuals: [{{{period}, as_published: "{wording}", value: 5.5}}]\n'
        city = City(tmp_path).put(MEASURES, indicator(text).replace("unit: 件", 'unit: "‰"'))
        assert city.codes() == ([code] if code else [])

    def test_names_the_mend_for_a_calendar_year(self, tmp_path: Path) -> None:
        text = '        actuals: [{fiscal_year: 2013, as_published: "5件（平成25年）", value: 5}]\n'
        (found,) = City(tmp_path).put(MEASURES, indicator(text)).problems()
        assert "calendar_year: 2013" in details(found)["hint"]

    @pytest.mark.parametrize(
        ("period", "codes"),
        [
            ("fiscal_year: 2015, calendar_year: 2015, ", ["K313"]),
            ("", ["K302"]),
            ("part: q1, ", ["K302"]),
            ("fiscal_year: 2015, through: 2014, ", ["K508"]),
            ("fiscal_year: 2015, through: 2019, part: q1, ", ["K301"]),
            ("as_of: 2015-10-01, ", []),
        ],
    )
    def test_is_one_period(self, tmp_path: Path, period: str, codes: list[str]) -> None:
        text = f"        actuals: [{{{period}as_published: 5件, value: 5}}]\n"
        assert City(tmp_path).put(MEASURES, indicator(text)).codes() == codes

    def test_is_told_as_it_is_on_the_page_and_in_lists(self, tmp_path: Path) -> None:
        text = (
            "        targets: [{calendar_year: 2013, as_published: 5件（平成25年）, value: 5}]\n"
            "        actuals: [{calendar_year: 2013, as_published: 6件（平成25年）, value: 6}]\n"
        )
        shown = show(City(tmp_path).put(MEASURES, indicator(text)))
        page = shown.measure("zz")
        assert page.head.description.endswith("の事業です。平成25年の目標に届きました。")
        assert page.answer.sentence == "平成25年の実績値が目標値以上です。"
        assert page.indicators[0].tables[0].rows[0].year == "平成25年（2013年）"
        assert page.indicators[0].tables[0].rows[0].anchor == "a-cy2013"
        assert "平成25年度" not in shown.measure_text("zz")
        lines = [line for group in shown.indicators(PLAN).measures for line in group.lines]
        assert any(line.actual == "6件（平成25年）（平成25年）" for line in lines)

    def test_of_quarters_is_named_in_lists_and_in_the_first_sentence(self, tmp_path: Path) -> None:
        quarters = "".join(
            f"          - {{fiscal_year: 2024, part: q{number}, as_published: {value}件, value: {value}}}\n"
            for number, value in ((1, 31), (2, 33), (3, 24))
        )
        wanted = (
            quarters.replace("31", "25").replace("33", "25").replace("24件", "25件").replace("value: 24", "value: 25")
        )
        text = indicator(f"        targets:\n{wanted}        actuals:\n{quarters}").replace("increase", "at_most")
        shown = show(City(tmp_path).put(MEASURES, text))
        page = shown.measure("zz")
        assert page.head.description.endswith("令和6年度第1四半期・令和6年度第2四半期の目標に届きませんでした。")
        assert [row.badges[0].label for row in page.indicators[0].tables[0].rows] == ["未達成", "未達成", "達成"]
        lines = [line for group in shown.indicators(PLAN).measures for line in group.lines]
        told = "24件（令和6年度第3四半期）。判定に使ったのは33件（令和6年度第2四半期）"
        assert told in [line.actual for line in lines]


def test_every_kind_of_year_has_an_address_of_its_own() -> None:
    kinds = {Period(2024), Period(2024, kind=PeriodKind.CALENDAR), Period(2024, kind=PeriodKind.SCHOOL)}
    assert len({period_text(each, WORDS) for each in kinds}) == len(kinds)
