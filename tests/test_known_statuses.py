"""What a status tells where no figure speaks: the city's own word, whether anything was reported, since when a report is owed."""

from pathlib import Path

import pytest

from generator.judging import Status
from generator.render.renderer import render_page
from generator.views.findings import find_all
from generator.views.kinds.plan import PlanPage, view_plan
from generator.views.kinds.status import view_status
from generator.views.kinds.year import view_year
from generator.views.kinds.years import view_years
from page_reading import JAPANESE, Shown, show, visible_text
from sample import City
from village import VILLAGE, build_village

BARE = "  - {id: a, title: 窓口の改善, departments: {as_published: 企画課, lead: [kikaku]}}\n"


def drawn(city: City) -> Shown:
    return show(city)


def plan_page(shown: Shown) -> PlanPage:
    return view_plan(shown.site_index, shown.standings, VILLAGE, JAPANESE)


def listed(shown: Shown, measure: str = "a") -> tuple[str, str, str]:
    """The badge, the mark of an ending and the line of a measure in the list of its plan."""
    for promise in (promise for promises in plan_page(shown).loose for promise in promises.promises):
        if promise.entry.href.endswith(f"/{measure}/"):
            return promise.entry.badge.label, promise.entry.ended, promise.entry.known
    raise KeyError(measure)


def box(shown: Shown, measure: str = "a") -> tuple[str, str]:
    """The badge on a measure's own page, and the sentence that stands at its top or, where none does, in the box."""
    page = shown.measure(f"{VILLAGE}/{measure}")
    return page.standing.badge.label, page.answer.sentence or page.standing.sentence


class TestAMeasureWithoutAFigureToJudge:
    def test_that_the_city_evaluated_stands_as_the_city_says(self, tmp_path: Path) -> None:
        result = "round: r1\nmeasures:\n  - {measure: a, evaluations: [{by: city, scale: abcd, rating: b, as_published: B}]}\n"
        shown = drawn(build_village(tmp_path, BARE, result))
        assert listed(shown) == ("評価：B", "", "")
        assert box(shown) == (
            "評価：B",
            "試験村が令和元年度について自分で評価しています。",
        )

    def test_of_which_only_a_panel_judged_is_not_evaluated_by_the_city(self, tmp_path: Path) -> None:
        result = "round: r1\nmeasures:\n  - {measure: a, evaluations: [{by: external, scale: abcd, rating: c, as_published: C}]}\n"
        shown = drawn(build_village(tmp_path, BARE, result))
        assert listed(shown)[0] == "報告あり"

    def test_that_was_reported_on_stands_with_the_first_sentence_of_the_report(self, tmp_path: Path) -> None:
        result = "round: r1\nmeasures:\n  - {measure: a, done: 待ち時間を（「長い。」との声から）短くした。次は窓口を増やす。}\n"
        shown = drawn(build_village(tmp_path, BARE, result))
        assert listed(shown) == ("報告あり", "", "待ち時間を（「長い。」との声から）短くした。")
        assert box(shown) == (
            "報告あり",
            "結果の報告があります（R1事後評価）。",
        )

    def test_of_which_only_a_value_was_reported_stands_with_the_value(self, tmp_path: Path) -> None:
        measure = BARE.replace(
            "}}\n",
            "}, indicators: [{id: y, name: 相談, unit: 件, kind: output, direction: increase, accumulation: yearly}]}\n",
        )
        result = "round: r1\nmeasures:\n  - {measure: a, actuals: [{indicator: y, fiscal_year: 2019, as_published: 120件, value: 120}]}\n"
        assert listed(drawn(build_village(tmp_path, measure, result))) == ("報告あり", "", "相談 120件（令和元年度）")

    def test_that_a_round_left_out_is_not_reported_since_that_round(self, tmp_path: Path) -> None:
        other = BARE.replace("id: a", "id: b")
        result = "round: r1\nmeasures:\n  - {measure: b, done: 実施した。}\n"
        shown = drawn(build_village(tmp_path, BARE + other, result))
        assert listed(shown) == (
            "報告なし",
            "",
            "平成29年度から令和元年度までの結果は、このサイトに収めた文書に載っていません。",
        )
        assert listed(shown, "b") == ("報告あり", "", "実施した。")

    def test_is_not_called_late_before_the_year_of_its_report_has_passed(self, tmp_path: Path) -> None:
        plan = "title: 試験計画\nperiod: {from: 2020, to: 2020}\nsource: {document: d}\n"
        shown = drawn(build_village(tmp_path, BARE, plan=plan))
        assert box(shown) == (
            "報告前",
            "令和2年度の結果を報告する時期は、このサイトに収めたいちばん新しい文書（令和2年度）の時点ではまだ来ていません。",
        )

    def test_is_late_once_the_site_was_released_after_that_year(self, tmp_path: Path) -> None:
        plan = "title: 試験計画\nperiod: {from: 2020, to: 2020}\nsource: {document: d}\n"
        released = "releases:\n  - {tag: v1, date: 2021-04-01, notes: 公開}\n"
        shown = drawn(build_village(tmp_path, BARE, plan=plan, site=released))
        assert box(shown) == ("報告なし", "令和2年度の結果は、このサイトに収めた文書に載っていません。")
        early = drawn(
            build_village(tmp_path / "early", BARE, plan=plan, site=released.replace("2021-04-01", "2021-03-31"))
        )
        assert box(early)[1].startswith("令和2年度の結果を報告する時期は、このサイトを公開した2021年3月31日の時点では")

    def test_never_stands_as_one_without_a_target_alone(self, tmp_path: Path) -> None:
        shown = drawn(build_village(tmp_path, BARE))
        assert Status.NO_TARGET not in dict(shown.standings.plan_counts[VILLAGE].by_status)
        page = view_status(shown.site_index, shown.standings, Status.NO_TARGET.value, JAPANESE)
        assert page.head.heading == "数字の目標がない施策"
        assert [each.title for group in page.cities[0].plans[0].groups for each in group.outcomes] == ["窓口の改善"]


class TestASummary:
    def test_of_measures_that_stand_alike_is_a_sentence_and_no_bar(self, tmp_path: Path) -> None:
        other = BARE.replace("id: a", "id: b")
        result = "round: r1\nmeasures:\n  - {measure: a, done: 実施した。}\n  - {measure: b, done: 実施した。}\n"
        page = plan_page(drawn(build_village(tmp_path, BARE + other, result)))
        assert page.tallies[0].sentence == (
            "施策2件は、どれも「報告あり」です。施策ごとの、数字などで確かめられる目標は、このサイトに収めた文書に載っていません。結果の報告はあります。"
        )
        parts = render_page(page)
        assert "progress__bar" not in parts.main
        assert "目標値なし" not in visible_text(parts.lead + parts.main)

    def test_of_measures_that_all_lack_the_same_report_says_so_once(self, tmp_path: Path) -> None:
        other = BARE.replace("id: a", "id: b")
        shown = drawn(build_village(tmp_path, BARE + other))
        assert plan_page(shown).tallies[0].sentence == (
            "施策2件は、どれも「報告なし」です。平成29年度から令和元年度までの結果は、このサイトに収めた文書に載っていません。"
        )
        assert listed(shown) == ("報告なし", "", "")

    def test_counts_the_ratings_of_the_city_in_the_order_of_its_scale(self, tmp_path: Path) -> None:
        others = "".join(BARE.replace("id: a", f"id: {each}") for each in "bc")
        ratings = zip("abc", "cbb", strict=True)
        result = "round: r1\nmeasures:\n" + "".join(
            f"  - {{measure: {measure}, evaluations: [{{by: city, scale: abcd, rating: {rating}, as_published: {rating.upper()}}}]}}\n"
            for measure, rating in ratings
        )
        _, tally = plan_page(drawn(build_village(tmp_path, BARE + others, result))).tallies
        assert tally.caption == "試験村の令和元年度の評価がある施策3件の、評価の段階"
        assert [(row.badge.label, row.number) for row in tally.rows] == [("B", "2件"), ("C", "1件")]


MERGED = """\
  - id: a
    title: 生きがいと創造の事業
    departments: {as_published: 企画課, lead: [kikaku]}
    ending: {kind: merged, fiscal_year: 2019, into: [b], reason: 事業終了につき評価せず}
    indicators:
      - {id: y, name: 講座数, unit: 講座, kind: output, direction: at_least, accumulation: yearly, targets: [TARGETS]}
  - id: b
    title: 生涯学習講座
    departments: {as_published: 企画課, lead: [kikaku]}
"""
EARLY = '{fiscal_year: 2018, as_published: "80", value: 80}'
LATE = '{fiscal_year: 2020, as_published: "100", value: 100, final: true}'
SEVENTY = 'round: r1\nmeasures:\n  - {measure: a, actuals: [{indicator: y, fiscal_year: 2018, as_published: "70", value: 70}]}\n'


class TestAMeasureThatGoesOnNoMore:
    def test_says_so_in_lists_beside_the_target_that_it_missed(self, tmp_path: Path) -> None:
        shown = drawn(build_village(tmp_path, MERGED.replace("TARGETS", f"{EARLY}, {LATE}"), SEVENTY))
        assert listed(shown) == ("未達成", "統合（令和元年度）", "")
        page = view_status(shown.site_index, shown.standings, Status.NOT_REACHED.value, JAPANESE)
        parts = render_page(page)
        assert "統合（令和元年度）" in visible_text(parts.main)

    def test_says_so_in_results_of_a_search(self, tmp_path: Path) -> None:
        shown = drawn(build_village(tmp_path, MERGED.replace("TARGETS", EARLY), SEVENTY))
        finder = find_all(shown.site_index, shown.standings, JAPANESE)
        found = finder.measure(f"{VILLAGE}/a")
        assert (found.meta["kind"], found.meta["status"]) == ("施策、統合（令和元年度）", "未達成")
        assert finder.measure(f"{VILLAGE}/b").meta["kind"] == "施策"

    def test_narrows_a_search_by_what_every_measure_with_its_status_is_called(self, tmp_path: Path) -> None:
        shown = drawn(build_village(tmp_path, MERGED.replace("TARGETS", LATE), SEVENTY))
        found = find_all(shown.site_index, shown.standings, JAPANESE).measure(f"{VILLAGE}/a")
        assert (found.filters["status"], found.meta["status"]) == (("ended",), "終了など")

    @pytest.mark.parametrize(("kind", "word"), [("merged", "統合"), ("ended", "終了"), ("suspended", "休止")])
    def test_before_its_targets_year_owes_no_result_and_is_not_on_the_way(
        self, tmp_path: Path, kind: str, word: str
    ) -> None:
        measures = MERGED.replace("TARGETS", LATE).replace("kind: merged", f"kind: {kind}")
        if kind != "merged":
            measures = measures.replace("into: [b], ", "")
        shown = drawn(build_village(tmp_path, measures, SEVENTY))
        assert listed(shown) == (word, f"{word}（令和元年度）", "")
        assert shown.standings.statuses[f"{VILLAGE}/a"].status is Status.ENDED


NOT_YET = """\
round: r0
measures:
  - measure: a
    actuals:
      - {indicator: y, fiscal_year: 2017, as_published: 97%, value: 97}
      - {indicator: y, fiscal_year: 2018, as_published: "―", missing: not_yet}
"""
SUPPLY = """\
  - id: a
    title: 土地区画整理事業
    departments: {as_published: 企画課, lead: [kikaku]}
    indicators:
      - {id: y, name: 宅地供給率, unit: "%", kind: output, direction: at_least, accumulation: cumulative,
         targets: [{fiscal_year: 2017, as_published: 98.4%, value: 98.4}, {fiscal_year: 2018, as_published: 100%, value: 100}]}
"""


class TestAYearOfWhichOnlyAbsenceWasEntered:
    def test_was_not_reported_on(self, tmp_path: Path) -> None:
        shown = drawn(build_village(tmp_path, SUPPLY, NOT_YET))
        years = shown.site_index.years
        assert (years[2017].measures, years[2018].measures) == (1, 0)
        page = view_year(shown.site_index, shown.standings, "2018", JAPANESE)
        assert page.head.description == (
            "平成30年度には1件の計画があります。この年度を対象とした結果の報告は、このサイトに収めた文書にありません。"
        )
        rows = view_years(shown.site_index, shown.standings, JAPANESE).tables[0].rows
        counted = {row.link.text: row.cells[1].number for row in rows}
        assert counted["平成30年度（2018年度）"] == "0件"

    def test_of_one_indicator_is_told_with_the_reason_beside_the_mark(self, tmp_path: Path) -> None:
        told = NOT_YET + "    done: 造成した。\n"
        shown = drawn(build_village(tmp_path, SUPPLY, told.replace("round: r0", "round: r1").replace("2018", "2019")))
        page = view_year(shown.site_index, shown.standings, "2019", JAPANESE)
        (outcome,) = page.cities[0].plans[0].groups[0].outcomes
        assert [each.actual for each in outcome.comparisons] == ["―（まだ報告の時期ではありません）"]


class TestARoundOfFiguresAlone:
    def test_has_no_heading_with_nothing_below(self, tmp_path: Path) -> None:
        result = "round: r0\nmeasures:\n  - {measure: a, actuals: [{indicator: y, fiscal_year: 2017, as_published: 97%, value: 97}]}\n"
        page = drawn(build_village(tmp_path, SUPPLY, result)).measure(f"{VILLAGE}/a")
        assert page.reports == ()
        assert page.no_report == (
            "実施したことの文章は、このサイトに収めた文書に載っていません。報告された数値は「目標と実績」にあります。"
        )
