"""Lists of indicators: what came of their targets, or where they move before the targets' time."""

from pathlib import Path

import pytest

from generator.addresses import progress_address
from generator.judging import IndicatorProgress
from generator.judging.progress import GATHERED, lists_in, progress_of, settle_due
from generator.judging.standings import indicator_key
from generator.views.badges import view_badge_of_indicator
from generator.views.judgement_sentences import reason_sentence
from generator.views.kinds.browse import view_browse
from generator.views.kinds.home import view_home_plans
from generator.views.kinds.municipality import view_municipality
from generator.views.kinds.plan import view_plan
from generator.views.kinds.progress import ProgressPage, view_progress
from generator.views.kinds.statuses import view_statuses
from generator.views.overview_pieces import Comparison
from page_reading import JAPANESE, Shown, show
from sample import City
from village import VILLAGE, build_village

RESULT = "round: r1\nmeasures:\n  - measure: a\n    actuals: [{{indicator: y, fiscal_year: 2019, as_published: {value}, value: {value}}}]\n"


def measure(target: str, more: str = "") -> str:
    return f"""\
  - id: a
    title: 公園の整備
    departments: {{as_published: 企画課, lead: [kikaku]}}
    indicators:
      - {{id: y, name: 満足度, unit: 点, kind: outcome, direction: at_least, accumulation: point, {more} targets: [{target}]}}
"""


LATER = "{fiscal_year: 2020, as_published: 60点以上, value: 60}"
NOW = "{fiscal_year: 2019, as_published: 60点以上, value: 60}"
FROM_55 = "baseline: {fiscal_year: 2015, as_published: 55点, value: 55},"


def page_of(shown: Shown, progress: IndicatorProgress) -> ProgressPage:
    return view_progress(shown.site_index, shown.standings, progress.value, JAPANESE)


def comparisons(page: ProgressPage) -> list[Comparison]:
    return [each for city in page.cities for plan in city.plans for each in plan.comparisons]


@pytest.mark.parametrize(
    ("target", "more", "value", "expected"),
    [
        (NOW, "", "61", IndicatorProgress.REACHED),
        (NOW, "", "59", IndicatorProgress.NOT_REACHED),
        (LATER, FROM_55, "50", IndicatorProgress.MOVING_AWAY),
        (LATER, FROM_55, "58", IndicatorProgress.COMING_CLOSER),
        (LATER, FROM_55, "55", IndicatorProgress.UNCHANGED),
        (LATER, FROM_55, "61", IndicatorProgress.AT_LEVEL),
        (LATER, "", "50", IndicatorProgress.ON_THE_WAY),  # nothing to have moved from
        ("", "", "50", IndicatorProgress.NO_TARGET),
    ],
)
def test_an_indicator_stands_in_one_list(
    tmp_path: Path, target: str, more: str, value: str, expected: IndicatorProgress
) -> None:
    shown = show(build_village(tmp_path, measure(target, more), RESULT.format(value=value)))
    assert shown.standings.progress[VILLAGE] == shown.standings.progress["mura"] == ((expected, 1),)
    (found,) = comparisons(page_of(shown, expected))
    assert found.name == "満足度（点）"
    assert [link.text for link in found.holder] == ["公園の整備"]
    gathering = {each for each, those in GATHERED.items() if expected in those}
    for other in set(IndicatorProgress) - {expected} - gathering:
        assert comparisons(page_of(shown, other)) == []
    for other in gathering:
        assert [each.name for each in comparisons(page_of(shown, other))] == ["満足度（点）"]


@pytest.mark.parametrize("value", ["50", "58", "61"])
def test_a_value_from_before_the_plan_tells_no_course(tmp_path: Path, value: str) -> None:
    """What is reported of a year before the plan begins, as a reference, is where the plan sets out."""
    city = build_village(tmp_path, measure(LATER, FROM_55), RESULT.format(value=value))
    shown = show(city.change("mura/p/plan.yaml", "period: {from: 2015, to: 2020}", "period: {from: 2020, to: 2024}"))
    (found,) = comparisons(page_of(shown, IndicatorProgress.ON_THE_WAY))
    assert shown.measure(f"{VILLAGE}/a").indicators[0].badge.label == "途中"
    assert found.sentence == (
        "いちばん新しい令和元年度の値は、計画の期間より前のものです。令和2年度の目標に近づいたかは、まだ決められません。"
    )


def test_the_list_of_what_cannot_be_compared_is_called_by_the_words_that_stand_at_its_indicators(
    tmp_path: Path,
) -> None:
    shown = show(City(tmp_path))
    called = JAPANESE.words.progress.labels[IndicatorProgress.NOT_COMPARABLE].split("・")
    listed = [
        view_badge_of_indicator(judgement, JAPANESE.words).label
        for judgement in shown.standings.indicators.values()
        if progress_of(judgement) in lists_in(IndicatorProgress.NOT_COMPARABLE)
    ]
    assert len(set(listed)) > 1
    assert set(listed) <= set(called)
    page = page_of(shown, IndicatorProgress.NOT_COMPARABLE)
    assert sorted(each.badges[0].label for each in comparisons(page)) == sorted(listed)
    (line,) = [each for each in page.others if each.badge.label == page.badge.label]
    assert (line.link.text, line.link.href) == (f"{len(listed)}件", "")


def test_what_is_on_the_way_what_has_no_target_and_what_cannot_be_judged_are_counted_apart(tmp_path: Path) -> None:
    shown = show(City(tmp_path))
    counted = {progress for counts in shown.standings.progress.values() for progress, _ in counts}
    assert IndicatorProgress.NOT_COMPARABLE not in counted
    page = view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE)
    labels = {row.badge.label for tally in page.tallies for row in tally.rows}
    assert labels > {"目標値なし", "判定できない"}
    assert not [label for label in labels if "・" in label]


def test_a_target_in_words_is_said_to_be_not_comparable(tmp_path: Path) -> None:
    words = measure("{fiscal_year: 2019, as_published: 十分に満足, text: 十分に満足}").replace("at_least", "text")
    shown = show(build_village(tmp_path, words, RESULT.format(value="59")))
    (found,) = comparisons(page_of(shown, IndicatorProgress.CANNOT_BE_JUDGED))
    assert found.sentence == "目標と実績は、そのまま比べられる数値ではありません。機械では判定しません。"


def test_an_indicator_without_a_value_is_not_reported_once_its_year_has_passed(tmp_path: Path) -> None:
    shown = show(build_village(tmp_path, measure(NOW)))
    judgement = shown.standings.indicators[indicator_key(f"{VILLAGE}/a", "y")]
    assert progress_of(settle_due(judgement, 2020)) is IndicatorProgress.NOT_REPORTED
    assert progress_of(settle_due(judgement, 2019)) is IndicatorProgress.NOT_DUE


class TestAnIndicatorThatMovesAway:
    @pytest.fixture
    def shown(self, tmp_path: Path) -> Shown:
        return show(build_village(tmp_path, measure(LATER, FROM_55), RESULT.format(value="50")))

    def test_is_told_with_where_it_came_from_and_the_year_of_each_value(self, shown: Shown) -> None:
        page = page_of(shown, IndicatorProgress.MOVING_AWAY)
        assert page.head.heading == "目標から遠ざかっている指標"
        assert page.head.description == (
            "次の目標の年度より前の、いちばん新しい実績が、基準値より目標から遠ざかっています。"
            "当てはまる指標は、1件の計画に1件あります。"
        )
        (found,) = comparisons(page)
        assert (found.baseline, found.target, found.actual, found.year) == (
            "55点（平成27年度）",
            "60点以上（令和2年度）",
            "50",
            "令和元年度",
        )
        assert [badge.label for badge in found.badges] == ["遠ざかっている"]

    def test_is_found_from_the_plan_the_city_the_home_page_and_the_list_of_everything(self, shown: Shown) -> None:
        place = progress_address("moving_away")
        plan = view_plan(shown.site_index, shown.standings, VILLAGE, JAPANESE)
        city = view_municipality(shown.site_index, shown.standings, "mura", JAPANESE)
        (home,) = view_home_plans(shown.site_index, shown.standings, "", JAPANESE)
        browse = view_browse(shown.site_index, shown.standings, JAPANESE)
        statuses = view_statuses(shown.site_index, shown.standings, JAPANESE)
        assert [row.href for row in plan.tallies[1].rows] == [f"../../{place}#of.mura.p"]
        assert plan.tallies[1].sentence.startswith("指標は1件で、「遠ざかっている」です。")
        assert [row.href for row in city.tallies[1].rows] == [f"../{place}#of.mura"]
        assert [(share.badge.label, share.href) for share in home.plans[0].progress] == [
            ("遠ざかっている", f"./{place}#of.mura.p")
        ]
        assert f"../{place}" in [link.href for group in browse.others for link in group.links]
        assert f"../{place}" in [line.link.href for line in statuses.progress]
        cells = {cell.label: cell.href for cell in statuses.indicators[0].rows[0].cells}
        assert cells["遠ざかっている"] == f"../{place}#of.mura.p"


def test_the_lists_hold_every_indicator_of_plan_pillars_and_measures_once(tmp_path: Path) -> None:
    shown = show(City(tmp_path))
    lists = [each for each in IndicatorProgress if each not in GATHERED]
    listed = [each.href for progress in lists for each in comparisons(page_of(shown, progress))]
    assert len(listed) == len(set(listed)) == len(shown.standings.indicators)


def test_a_plan_whose_measures_tell_as_much_has_no_second_count(tmp_path: Path) -> None:
    shown = show(build_village(tmp_path, measure(NOW), RESULT.format(value="61")))
    plan = view_plan(shown.site_index, shown.standings, VILLAGE, JAPANESE)
    assert [tally.sentence for tally in plan.tallies] == ["施策は1件で、「達成」です。実績が、目標に届きました。"]


class TestAValueOlderThanWhatWasAskedFor:
    def test_stands_in_the_list_with_its_own_year(self, tmp_path: Path) -> None:
        earlier = RESULT.format(value="52").replace("2019", "2017").replace("r1", "r0")
        shown = show(build_village(tmp_path, measure(NOW), earlier, "round: r1\nmeasures: []\n"))
        (found,) = comparisons(page_of(shown, IndicatorProgress.NOT_REPORTED))
        assert (found.target, found.actual, found.year) == ("60点以上（令和元年度）", "52", "平成29年度")

    def test_of_a_target_whose_year_was_passed_over_too(self, tmp_path: Path) -> None:
        asked = "{fiscal_year: 2017, as_published: 60点以上, value: 60}"
        shown = show(build_village(tmp_path, measure(asked), RESULT.format(value="52")))
        (found,) = comparisons(page_of(shown, IndicatorProgress.NOT_REPORTED))
        assert (found.target, found.actual, found.year) == ("60点以上（平成29年度）", "52", "令和元年度")

    def test_is_not_said_to_be_from_before_a_year_in_which_it_falls(self, tmp_path: Path) -> None:
        day = "round: r1\nmeasures:\n  - {measure: a, actuals: [{indicator: y, as_of: 2019-04-01, as_published: 52点, value: 52}]}\n"
        shown = show(build_village(tmp_path, measure(NOW), day))
        (found,) = comparisons(page_of(shown, IndicatorProgress.NOT_REPORTED))
        assert "それより前" not in found.sentence
        assert found.year == "2019年4月1日"


def test_a_target_that_the_document_leaves_out_is_shown_as_it_stands_there(tmp_path: Path) -> None:
    asked = "{fiscal_year: 2019, as_published: 設定なし, missing: not_applicable}"
    shown = show(build_village(tmp_path, measure(asked), RESULT.format(value="52")))
    card = shown.measure(f"{VILLAGE}/a").answer
    assert card.promised.text == "設定なし（対象外）"


def test_a_measure_that_has_ended_is_called_so_beside_its_indicator(tmp_path: Path) -> None:
    ended = measure(LATER, FROM_55).replace(
        "    departments:", "    ending: {kind: suspended, fiscal_year: 2018}\n    departments:"
    )
    shown = show(build_village(tmp_path, ended, RESULT.format(value="50")))
    (found,) = comparisons(page_of(shown, IndicatorProgress.MOVING_AWAY))
    assert [link.text for link in found.holder] == ["公園の整備、休止（平成30年度）"]


def test_what_a_report_has_in_place_of_a_value_is_not_said_to_be_missing(tmp_path: Path) -> None:
    stopped = "round: r1\nmeasures:\n  - {measure: a, actuals: [{indicator: y, fiscal_year: 2019, as_published: 中止, missing: not_done}]}\n"
    page = show(build_village(tmp_path, measure(NOW), stopped)).measure(f"{VILLAGE}/a")
    assert page.answer.sentence == "令和元年度の実績は、「中止（未実施）」とされています。"
    assert page.no_report.startswith("実施したことの文章は")


@pytest.mark.parametrize(
    ("kind", "year", "progress"),
    [
        ("ended", 2018, IndicatorProgress.CANNOT_BE_JUDGED),
        ("merged", 2018, IndicatorProgress.CANNOT_BE_JUDGED),
        ("suspended", 2018, IndicatorProgress.NOT_REPORTED),
        ("ended", 2019, IndicatorProgress.NOT_REPORTED),
    ],
)
def test_an_indicator_of_what_ended_before_its_target_is_not_called_late_or_to_come(
    tmp_path: Path, kind: str, year: int, progress: IndicatorProgress
) -> None:
    ended = measure(NOW) + f"    ending: {{kind: {kind}, fiscal_year: {year}}}\n"
    shown = show(build_village(tmp_path, ended))
    judgement = shown.standings.indicators[indicator_key(f"{VILLAGE}/a", "y")]
    assert progress_of(judgement) is progress
    said = reason_sentence(judgement, JAPANESE.words)
    assert ("令和元年度より前に終わっています" in said) is (progress is IndicatorProgress.CANNOT_BE_JUDGED)
    assert "まだ来ていません" not in said
