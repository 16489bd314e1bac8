"""Sentences that would say more, less or something else than the data below them: judgements of pillars, names of evaluations, moved targets."""

from pathlib import Path
from textwrap import indent

import pytest

from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.model.site import Site
from generator.render.renderer import render_page
from generator.views.figure_lines import view_figure_lines
from generator.views.indicator_pieces import view_line
from generator.views.kinds.measure import view_measure
from generator.views.kinds.pillar import view_pillar
from generator.views.kinds.plan import view_plan
from generator.views.outcomes import compare_indicator
from generator.views.page_context import context_of_plan
from generator.views.pieces import SourceNote
from generator.views.vocabularies import vocabulary_of
from one_indicator import NEW, put_indicator
from page_reading import show, unspaced, visible_text
from sample import City
from small_town import Town

pytestmark = pytest.mark.long

INDICATOR = (
    "indicators:\n  - {id: i, name: 被害の件数, unit: 件, kind: outcome, direction: at_most, accumulation: yearly,"
    " targets: [{fiscal_year: 2019, as_published: 10件}], actuals: [{fiscal_year: 2019, as_published: %s件}]}\n"
)
DIFFERS = "令和元年度の自治体の評価は「%s」に当たりますが、同じ年度の目標と実績からの判定は「%s」です。"


def town(tmp_path: Path, *, value: int, rating: str) -> Town:
    judged = f"{{by: city, as_published: {rating}, scale: abc, rating: {rating.lower()}}}"
    results = f"pillars: [{{pillar: s1, evaluations: [{judged}]}}]"
    made = Town(tmp_path, pillar=INDICATOR % value, results=results)
    made.change(
        "town/p/plan.yaml",
        "steps: [{id: b, label: B, definition: 概ね成果があった, reads_as: reached}]",
        "steps: [{id: a, label: A, definition: 達成した, reads_as: reached}, {id: c, label: C, definition: 未達成, reads_as: not_reached}]",
    )
    return made


class TestAPillarThatTheCityJudgesOtherwiseThanItsFigures:
    @pytest.mark.parametrize(
        ("value", "rating", "said", "judged"), [(12, "A", "達成", "未達成"), (8, "C", "未達成", "達成")]
    )
    def test_says_so_on_its_page(self, tmp_path: Path, value: int, rating: str, said: str, judged: str) -> None:
        text = town(tmp_path, value=value, rating=rating).text("pillar")
        assert DIFFERS % (said, judged) in text
        assert (
            f"試験市の令和元年度の評価は「{rating}」ですが、同じ年度の目標と実績からの判定は「{judged}」です。" in text
        )

    def test_says_so_in_the_tree_of_the_plan(self, tmp_path: Path) -> None:
        assert DIFFERS % ("達成", "未達成") in town(tmp_path, value=12, rating="A").text("plan")

    @pytest.mark.parametrize(("value", "rating"), [(8, "A"), (12, "C")])
    def test_says_nothing_where_both_agree(self, tmp_path: Path, value: int, rating: str) -> None:
        made = town(tmp_path, value=value, rating=rating)
        assert "同じ年度の目標と実績からの判定は" not in made.text("pillar") + made.text("plan")

    def test_says_nothing_of_another_year(self, tmp_path: Path) -> None:
        made = town(tmp_path, value=12, rating="A")
        made.change("town/p/pillars.yaml", "targets: [{fiscal_year: 2019", "targets: [{fiscal_year: 2018")
        made.change("town/p/pillars.yaml", "actuals: [{fiscal_year: 2019", "actuals: [{fiscal_year: 2018")
        assert "同じ年度の目標と実績からの判定は" not in made.text("pillar")


def test_a_plan_that_the_city_judges_otherwise_than_its_figures_says_so_beside_the_judgement(tmp_path: Path) -> None:
    made = Town(
        tmp_path,
        plan=INDICATOR % 12,
        results="plan: {evaluations: [{by: city, as_published: B, scale: abc, rating: b}]}",
    )
    assert DIFFERS % ("達成", "未達成") in made.text("plan")


class TestTheNameOfAnEvaluation:
    """Where who judged is called by the evaluation, the word is not said again."""

    @pytest.mark.parametrize(
        ("by", "name"),
        [
            ("by: citizens_panel", "市民による評価"),
            ("by: external, by_name: 行政評価委員会による外部評価", "行政評価委員会による外部評価"),
            ("by: external, by_name: 有識者の判定", "有識者の判定"),
            ("by: external, by_name: 市民団体による点検", "市民団体による点検"),
        ],
    )
    def test_is_not_doubled(self, tmp_path: Path, by: str, name: str) -> None:
        evaluations = f"evaluations: [{{{by}, as_published: よい}}]"
        made = Town(
            tmp_path,
            measure=INDICATOR % 12,
            results=f"measures: [{{measure: a, {evaluations}}}]\npillars: [{{pillar: s1, {evaluations}}}]",
        )
        texts = [made.text(each) for each in ("pillar", "measure", "plan")]
        assert not any(f"{name}の評価" in each or f"{name}の令和元年度の評価" in each for each in texts)
        assert f"R1事後評価（令和元年度）、{name}：よい" in texts[0]
        assert f"{name}（令和元年度）" in texts[1]
        assert f"{name}（令和元年度）" in texts[2]  # among what the city says of a target that was missed

    def test_that_is_a_person_or_office_keeps_it(self, tmp_path: Path) -> None:
        results = "pillars: [{pillar: s1, evaluations: [{by: external, by_name: 外部委員会, as_published: よい}]}]"
        assert "外部委員会の評価：よい" in Town(tmp_path, results=results).text("pillar")


MOVED = (
    "indicators:\n  - {id: i, name: 講座の参加者, unit: 人, kind: output, direction: at_least, accumulation: yearly,"
    " targets: [{fiscal_year: 2019, as_published: 80人以上, revisions: [{fiscal_year: 2018, was: 100人以上}]}],"
    " actuals: [{fiscal_year: 2019, as_published: 90人}]}\n"
)
OTHER = (
    "  - {id: k, name: 講座の回数, unit: 回, kind: output, direction: at_least, accumulation: yearly,"
    " targets: [{fiscal_year: 2019, as_published: 5回以上}], actuals: [{fiscal_year: 2019, as_published: 6回}]}\n"
)
NOTE = "平成30年度に「100人以上」から変更"


def shown(city: City) -> tuple[str, str]:
    """The page of the measure and the sentence that search engines and links show of it."""
    site_index = index_site(city.site())
    standings = stand_all(site_index)
    page = view_measure(site_index, standings, "town/p/a", vocabulary_of("ja"))
    parts = render_page(page)
    return unspaced(visible_text(parts.lead + parts.main)), page.head.description


class TestATargetThatWasMoved:
    """Whoever reads that it was reached reads what it was before."""

    def test_is_told_on_the_card(self, tmp_path: Path) -> None:
        text, _ = shown(Town(tmp_path, measure=MOVED))
        assert f"目標令和元年度、{NOTE}80人以上" in text

    def test_is_told_where_the_page_is_described(self, tmp_path: Path) -> None:
        _, described = shown(Town(tmp_path, measure=MOVED))
        assert "令和元年度の目標に届きました" in described
        assert described.endswith(f"令和元年度の目標の「80人以上」は、変わったものです（{NOTE}）。")

    def test_is_told_in_lists_of_measures(self, tmp_path: Path) -> None:
        town = Town(tmp_path, measure=MOVED)
        for page in ("plan", "pillar"):
            assert NOTE in town.text(page)

    def test_is_told_wherever_its_indicator_stands(self, tmp_path: Path) -> None:
        site_index = index_site(Town(tmp_path, measure=MOVED, pillar=MOVED, plan=MOVED).site())
        standings, words = stand_all(site_index), vocabulary_of("ja").words
        context = context_of_plan(site_index, standings, words, "town/p", "")
        for holder, indicators in (
            ("town/p/a", site_index.measures["town/p/a"].indicators),
            ("town/p/s1", site_index.pillars["town/p/s1"].indicators),
            ("town/p", context.plan.indicators),
        ):
            (line,) = view_figure_lines(context, holder, indicators)
            assert NOTE in line.said
            assert NOTE in view_line(context, holder, indicators[0], ()).target
            assert NOTE in compare_indicator(context, holder, indicators[0]).target

    def test_is_told_of_one_of_several_indicators(self, tmp_path: Path) -> None:
        text, described = shown(Town(tmp_path, measure=MOVED + OTHER))
        assert "すべての指標が目標に届いています。目標値が変わった指標があります。" in text
        assert described.endswith("目標値が変わった指標があります。")

    def test_more_than_once_tells_each_move(self, tmp_path: Path) -> None:
        before = "revisions: [{fiscal_year: 2017, was: 120人以上}, "
        text, _ = shown(Town(tmp_path, measure=MOVED.replace("revisions: [", before)))
        assert "平成29年度に「120人以上」から変更、平成30年度に「100人以上」から変更" in text

    def test_is_not_said_of_one_that_stood_from_the_beginning(self, tmp_path: Path) -> None:
        text, described = shown(Town(tmp_path, measure="indicators:\n" + OTHER))
        assert "変更" not in text + described
        assert "変わった" not in text + described


BEFORE = """
title: 前の試験計画
period: {from: 2010, to: 2014}
source: {document: d}
"""


def two_plans(
    tmp_path: Path,
    was: str,
    now: str,
    *,
    year: int = 2014,
    direction: str = "at_least",
    more: str = "",
    before: str = "",
) -> str:
    """The measure's page, whose indicator has the target ``now`` of 2019 and in the plan before ``was``."""
    indicator = (
        "indicators:\n  - {id: i, name: 数, unit: 件, kind: output, direction: %s, accumulation: yearly,%s"
        " targets: [{fiscal_year: %d, as_published: %s}], actuals: [{fiscal_year: %d, as_published: 50件}]}\n"
    )
    made = Town(tmp_path, measure="continues: [{measure: q/b}]\n" + indicator % (direction, more, 2019, now, 2019))
    made.put("town/q/plan.yaml", BEFORE)
    made.put(
        "town/q/measures/b.yaml",
        "measures:\n  - id: b\n    title: 雨水管\n" + indent(indicator % (direction, before, year, was, year), "    "),
    )
    return shown(made)[0]


class TestATargetThatTheNextPlanLowered:
    @pytest.mark.parametrize(
        ("was", "now", "direction"),
        [
            ("60件以上", "40件以上", "at_least"),
            ("30件以下", "70件以下", "at_most"),
            ("45件～55件", "40件～60件", "range"),
        ],
    )
    def test_is_told_with_what_it_was(self, tmp_path: Path, was: str, now: str, direction: str) -> None:
        assert f"目標令和元年度、前の計画の平成26年度の目標は「{was}」{now}" in two_plans(
            tmp_path, was, now, direction=direction
        )

    @pytest.mark.parametrize(
        ("was", "now", "direction"),
        [
            ("30件以上", "40件以上", "at_least"),
            ("90件以下", "70件以下", "at_most"),
            ("40件以上", "40件以上", "at_least"),
        ],
    )
    def test_is_not_said_of_one_that_was_raised_or_kept(
        self, tmp_path: Path, was: str, now: str, direction: str
    ) -> None:
        assert "目標令和元年度" + now in two_plans(tmp_path, was, now, direction=direction)

    def test_of_the_same_year_is_told_whichever_way_it_moved(self, tmp_path: Path) -> None:
        assert "前の計画の令和元年度の目標は「30件以上」" in two_plans(tmp_path, "30件以上", "40件以上", year=2019)

    def test_is_not_said_where_the_plans_count_different_things(self, tmp_path: Path) -> None:
        text = two_plans(
            tmp_path, "60件以上", "40件以上", more=" definition: 市の施設だけ,", before=" definition: 全ての施設,"
        )
        assert "前の計画の平成26年度の目標は" not in text


class TestATargetThatIsBoundOnBothSides:
    @pytest.mark.parametrize("direction", ["at_least", "increase", "more_than", "maintain_or_increase", "at_most"])
    def test_is_asked_for_where_only_one_side_is_looked_at(self, tmp_path: Path, direction: str) -> None:
        city = put_indicator(
            City(tmp_path),
            unit="件",
            direction=direction,
            target="as_published: 40件以上60件以下",
            actual="as_published: 65件",
        )
        assert city.codes() == ["K522"]
        assert "direction を range（40 から 60 までの範囲） にするか" in city.report()

    @pytest.mark.parametrize("direction", ["range", "maintain"])
    def test_is_missed_above_it(self, tmp_path: Path, direction: str) -> None:
        city = put_indicator(
            City(tmp_path),
            unit="件",
            direction=direction,
            target="as_published: 40件以上60件以下",
            actual="as_published: 65件",
        )
        assert "令和6年度の実績値が目標の範囲から外れています。" in show(city).measure_text("zz")

    @pytest.mark.parametrize(
        ("before", "now", "said"),
        [
            ("30件", "35件", "基準値より令和8年度の目標に近づいています。"),
            ("30件", "20件", "基準値より令和8年度の目標から遠ざかっています。"),
            ("80件", "70件", "基準値より令和8年度の目標に近づいています。"),
            ("65件", "80件", "基準値より令和8年度の目標から遠ざかっています。"),
            ("50件", "65件", "基準値より令和8年度の目標から遠ざかっています。"),
            ("30件", "65件", "令和8年度の目標をはさんで、基準値とは反対の側にあります。"),
            ("30件", "95件", "令和8年度の目標をはさんで、基準値とは反対の側にあります。"),
            ("80件", "39件", "令和8年度の目標をはさんで、基準値とは反対の側にあります。"),
            ("30件", "60件", "もう令和8年度の目標の水準です。"),
        ],
    )
    def test_is_come_near_by_the_way_to_its_nearer_end(self, tmp_path: Path, before: str, now: str, said: str) -> None:
        city = put_indicator(
            City(tmp_path), unit="件", direction="range", baseline=f"as_published: {before}", actual=f"as_published: {now}",
            more="targets: [{fiscal_year: 2026, as_published: 40件以上60件以下}]",
        )  # fmt: skip
        assert said in show(city).measure_text("zz")


class TestHowAnIndicatorIsCounted:
    def test_is_not_said_where_the_document_does_not_tell(self, tmp_path: Path) -> None:
        city = put_indicator(
            City(tmp_path),
            unit="件",
            counting="not_stated",
            target="as_published: 5500件以上",
            actual="as_published: 6466件",
        )
        text = show(city).measure_text("zz")
        assert "数え方もとの文書には示されていません" in unspaced(text)
        assert "その時点の値" not in text
        assert "令和6年度の目標に届きました" in text

    def test_that_is_not_told_lets_nothing_be_reached_by_a_value_of_another_span(self, tmp_path: Path) -> None:
        for counting, status in (("not_stated", "報告なし"), ("cumulative", "達成")):
            city = put_indicator(
                City(tmp_path / counting), unit="件", counting=counting, target="as_published: 5500件以上"
            )
            city.change(
                NEW, "targets:", "actuals: [{fiscal_year: 2024, part: h1, as_published: 6466件}]\n        targets:"
            )
            assert f"状態：{status}" in show(city).measure_text("zz")

    @pytest.mark.parametrize(("counting", "joined"), [("yearly", False), ("not_stated", False), ("point", True)])
    def test_decides_whether_a_year_and_a_fiscal_year_are_one_course(
        self, tmp_path: Path, counting: str, *, joined: bool
    ) -> None:
        """At the end of 2022 and at the end of March 2024 there is a level; what was counted in a year is of another time."""
        city = put_indicator(
            City(tmp_path), unit="人", counting=counting,
            more="actuals: [{calendar_year: 2022, as_published: 120人}, {fiscal_year: 2023, as_published: 90人}]",
        )  # fmt: skip
        text = show(city).measure_text("zz")
        assert ("令和4年の120人から、令和5年度は90人に減りました" in text) is joined
        assert ("減りました" in text) is joined


class TestAUnitInLatinLetters:
    """Stands as the document prints it, else behind a blank: no sentence joins 千 with an English word."""

    @pytest.mark.parametrize(
        ("unit", "wording", "told"),
        [
            ("homes", "1.1k homes", "1.1k homes"),
            ("homes", "1.1 thousand homes", "1.1 thousand homes"),
            ("homes", "1.1千homes", "1.1千 homes"),
            ("千homes", "1.1", "1.1千 homes"),
            ("homes", "約1.1千homes", "約1.1千 homes"),
            ("million visits", "3.2 million visits", "3.2 million visits"),
            ("£", "£1.2m", "£1.2m"),
            ("thousand homes", "1.1", "1.1 thousand homes"),
            ("千kWh", "1,234", "1,234千kWh"),
            ("t-CO2", "5.4万t-CO2", "5.4万t-CO2"),
            ("ha", "12ha", "12ha"),
        ],
    )
    @pytest.mark.parametrize("language", ["ja", "en"])
    def test_reads_as_one_writes_it(self, tmp_path: Path, unit: str, wording: str, told: str, language: str) -> None:
        figures = [f"{{fiscal_year: {year}, as_published: '{wording}'}}" for year in (2023, 2024)]
        city = put_indicator(City(tmp_path), unit=unit, direction="at_least", more=f"actuals: [{', '.join(figures)}]")
        assert city.codes() == []
        site_index = index_site(city.site())
        page = view_measure(site_index, stand_all(site_index), "mihon/basic-plan/zz", vocabulary_of(language))
        (chart,) = page.indicators[0].charts
        said = told.replace("約", vocabulary_of(language).words.chart.approximate.partition("{")[0])
        assert said in chart.summary


def test_a_plan_of_which_no_document_is_named_says_so(tmp_path: Path) -> None:
    town = Town(tmp_path)
    named = sources_of(town)
    town.change("town/p/plan.yaml", "source: {document: d}\nlevels", "source: {}\nlevels")
    town.change("town/p/plan.yaml", "fiscal_year: 2019, source: {document: d}", "fiscal_year: 2019, source: {}")
    assert town.codes() == ["K591"]  # its writer is told
    said = "もとにした文書は、このサイトのデータに書かれていません。"
    assert [each.nothing for each in sources_of(town)] == [said, said, said]
    assert [each.nothing for each in named] == ["", "", ""]


def sources_of(town: Town) -> list[SourceNote]:
    """What the pages of the plan, its pillar and its measure say of their sources."""
    site = gather_site(read_data(town.data)[0], {}).site
    assert isinstance(site, Site)
    site_index = index_site(site)
    standings, words = stand_all(site_index), vocabulary_of("ja")
    return [
        view_plan(site_index, standings, "town/p", words).sources,
        view_pillar(site_index, standings, "town/p/s1", words).sources,
        view_measure(site_index, standings, "town/p/a", words).sources,
    ]


class TestALevelThatIsToBeKept:
    @pytest.mark.parametrize(
        ("direction", "target", "actual", "status"),
        [
            ("maintain_or_increase", "100%以上を維持", "99.8%", "未達成"),
            ("maintain_or_increase", "100%以上を維持", "100.0%", "達成"),
            ("maintain_or_decrease", "5件以下を維持", "5.2件", "未達成"),
            ("maintain_or_increase", "5.6を維持", "5.58", "判定できない"),  # nothing says where it begins
            ("maintain_or_increase", "98%を維持", "97.6%", "判定できない"),
            ("maintain", "60%を維持", "60.4%", "判定できない"),
            ("maintain", "60%を維持", "60.0%", "達成"),
        ],
    )
    def test_is_not_kept_below_a_bound_that_is_told(
        self, tmp_path: Path, direction: str, target: str, actual: str, status: str
    ) -> None:
        city = put_indicator(
            City(tmp_path), direction=direction, target=f"as_published: {target}", actual=f"as_published: {actual}"
        )
        assert f"状態：{status}" in show(city).measure_text("zz")


class TestWhatIsSaidOfTheYearOfATarget:
    TARGET = "targets: [{fiscal_year: 2026, as_published: %s, %s}]"

    @pytest.mark.parametrize(
        ("direction", "counting", "target", "actual"),
        [
            ("at_least", "cumulative", ("60件", "final: true"), "as_published: 61件"),
            ("milestone", "point", ("庁舎の完成", "done: true"), "as_published: 完成, done: true"),
        ],
    )
    def test_that_was_met_early_names_the_year_of_the_target(
        self, tmp_path: Path, direction: str, counting: str, target: tuple[str, str], actual: str
    ) -> None:
        city = put_indicator(
            City(tmp_path), direction=direction, counting=counting, actual=actual, more=self.TARGET % target
        )
        text = show(city).measure_text("zz")
        assert "令和8年度の目標に届きました" in text
        assert "令和6年度の目標" not in text  # there is none

    def test_that_a_later_total_met_names_it_too(self, tmp_path: Path) -> None:
        city = put_indicator(
            City(tmp_path), unit="件", counting="cumulative", actual="as_published: 61件",
            more="targets: [{fiscal_year: 2022, as_published: 60件}]",
        )  # fmt: skip
        text = show(city).measure_text("zz")
        assert "令和4年度の目標に届きました" in text
        assert "令和6年度の目標" not in text


def test_a_provisional_value_is_told_as_one_wherever_it_stands_alone(tmp_path: Path) -> None:
    actual = "as_published: 101人, state: 速報"
    city = put_indicator(City(tmp_path / "a"), unit="人", target="as_published: 100人", actual=actual)
    assert "実績令和6年度、速報値101人" in unspaced(show(city).measure_text("zz"))
    said = put_indicator(
        City(tmp_path / "b"), unit="人", target="as_published: 100人", actual="as_published: 101人（速報値）"
    )
    assert "実績令和6年度101人（速報値）" in unspaced(show(said).measure_text("zz"))


def test_whose_a_number_is_stands_before_it_in_a_sentence(tmp_path: Path) -> None:
    target, actual = "as_published: 男性80歳以上, value: 80", "as_published: 男性79.4歳, value: 79.4"
    city = put_indicator(City(tmp_path), unit="歳", target=target, actual=actual)
    assert "目標の男性80歳以上に対して、実績は男性79.4歳でした" in unspaced(show(city).measure_text("zz"))
