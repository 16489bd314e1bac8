"""An indicator that goes on from plan to plan is one series: one table, one chart, and what changed on the way."""

from pathlib import Path

from generator.views.courses import IndicatorCourse
from page_reading import GREEN, show
from sample import City

OLD_FILE = "mihon/old-plan/measures/all.yaml"
BEFORE = """    indicators:
      - id: visitors
        name: 来園者数
        unit: 人
        kind: output
        direction: at_least
        accumulation: yearly
        targets:
          - {fiscal_year: 2021, as_published: "9,000人以上", value: 9000}
        actuals:
          - {fiscal_year: 2021, as_published: "9,500人", value: 9500}
"""


def city_with(folder: Path, *changes: tuple[str, str]) -> City:
    city = City(folder)
    before = BEFORE
    for old, new in changes:
        assert old in before
        before = before.replace(old, new)
    return city.change(OLD_FILE, "    summary: 公園を調べます。\n", "    summary: 公園を調べます。\n" + before)


def course(city: City, measure: str = "park") -> IndicatorCourse:
    (found,) = show(city).measure(measure).courses
    return found


def test_both_plans_stand_in_one_table_in_the_order_of_time(tmp_path: Path) -> None:
    rows = course(city_with(tmp_path)).table.rows
    assert [row.year for row in rows] == [
        "令和3年度（2021年度）", "令和4年度（2022年度）", "令和5年度（2023年度）", "令和6年度（2024年度）"
    ]  # fmt: skip
    assert [row.target[0].text for row in rows] == ["9,000人以上", "", "11,000人以上", "12,000人以上"]
    assert [row.target[-1].sources[0].text for row in rows] == ["見本市旧計画", *["見本市基本計画"] * 3]
    assert rows[0].target[0].sources[0].href.endswith("old-plan/measures/park-survey/#indicator-visitors")
    assert rows[0].badges[0].label == "達成"


def test_both_pages_tell_the_same_course(tmp_path: Path) -> None:
    city = city_with(tmp_path)
    there = course(city, "mihon/old-plan/park-survey")
    assert [row.year for row in there.table.rows] == [row.year for row in course(city).table.rows]


def test_a_target_that_moved_is_told(tmp_path: Path) -> None:
    found = course(city_with(tmp_path))
    assert found.changes == ("目標値は、令和3年度の「9,000人以上」から、令和5年度は「11,000人以上」になりました。",)
    (chart,) = found.trends
    assert chart.summary.startswith("令和3年度の9,500人から、令和6年度は11,500人に増えました")


def test_a_wording_that_changed_is_told_and_no_line_joins_what_may_be_two_things(tmp_path: Path) -> None:
    found = course(city_with(tmp_path, ("name: 来園者数", "name: 公園に来た人の数")))
    assert "「見本市基本計画」で、指標の名前が「公園に来た人の数」から「来園者数」に変わりました。" in found.changes
    assert found.changes[-1] == "前と同じものの値とは限らないため、前後の値を一本の線にはしていません。"
    assert found.trends == ()


def test_in_another_unit_it_is_another_indicator(tmp_path: Path) -> None:
    assert (
        show(
            city_with(tmp_path, ("unit: 人", "unit: 万人"), ("9,000人以上", "9,000万人以上"), ("9,500人", "9,500万人"))
        )
        .measure("park")
        .courses
        == ()
    )


def test_without_a_measure_before_or_after_there_is_none(tmp_path: Path) -> None:
    city = city_with(tmp_path).change(
        GREEN, "      - {measure: old-plan/park-survey, note: 調査から工事に進みました。}\n", ""
    )
    city.change(GREEN, "    continues: # measures of earlier years or plans that this one continues\n", "")
    assert show(city).measure("park").courses == ()


NOT_JOINED = "前と同じものの値とは限らないため、前後の値を一本の線にはしていません。"


def values(found: IndicatorCourse) -> list[tuple[str, str]]:
    return [(row.year, " ".join(entry.label + entry.text for entry in row.actual)) for row in found.table.rows]


def test_a_total_since_the_start_is_not_joined_to_counts_of_each_year(tmp_path: Path) -> None:
    found = course(city_with(tmp_path, ("accumulation: yearly", "accumulation: cumulative")))
    assert found.changes == (
        "「見本市基本計画」で、数え方が「始めからの累計」から「年度ごとの値」に変わりました。",
        NOT_JOINED,
    )
    assert found.trends == ()


def test_a_goal_that_turned_round_is_told_and_not_joined(tmp_path: Path) -> None:
    found = course(city_with(tmp_path, ("at_least", "at_most"), ("9,000人以上", "9,000人以下")))
    assert (
        "「見本市基本計画」で、目標との比べ方が「目標値以下なら達成」から「目標値以上なら達成」に変わりました。"
        in found.changes
    )
    assert (found.changes[-1], found.trends) == (NOT_JOINED, ())


def test_to_increase_and_at_least_are_one_way(tmp_path: Path) -> None:
    found = course(city_with(tmp_path, ("at_least", "increase"), ("9,000人以上", "9,000人")))
    assert len(found.changes) == len(found.trends) == 1


def test_another_formula_is_told_and_not_joined(tmp_path: Path) -> None:
    city = city_with(tmp_path, ("unit: 人", "unit: 人\n        formula: 入口で数えた人"))
    city.change(GREEN, "        name: 来園者数\n", "        name: 来園者数\n        formula: カメラで数えた人\n")
    found = course(city)
    assert (
        "「見本市基本計画」で、指標の計算式が「入口で数えた人」から「カメラで数えた人」に変わりました。"
        in found.changes
    )
    assert (found.changes[-1], found.trends) == (NOT_JOINED, ())


def test_counts_of_calendar_years_are_not_joined_to_those_of_fiscal_years(tmp_path: Path) -> None:
    found = course(
        city_with(
            tmp_path,
            ('fiscal_year: 2021, as_published: "9,000', 'calendar_year: 2021, as_published: "9,000'),
            ('fiscal_year: 2021, as_published: "9,500', 'calendar_year: 2021, as_published: "9,500'),
        )
    )
    assert found.changes == (
        "「見本市基本計画」で、値の時期の区切り方が変わりました（「令和3年」のような値から、「令和4年度」のような値へ）。",
        NOT_JOINED,
    )
    assert found.trends == ()


OTHER = (
    'fiscal_year: 2021, as_published: "9,500人", value: 9500',
    'fiscal_year: 2022, as_published: "9,500人", value: 9500',
)


def test_a_value_that_the_next_plan_tells_otherwise_stands_twice_and_is_not_joined(tmp_path: Path) -> None:
    city = city_with(tmp_path, OTHER).change(
        GREEN, 'as_published: "約10,000人", value: 10000, approximate: true', 'as_published: "8,000人", value: 8000'
    )
    found = course(city)
    told = "令和4年度の値は、「見本市旧計画」では「9,500人」、「見本市基本計画」では「8,000人」です。"
    assert told in found.changes
    assert (found.changes[-1], found.trends) == (NOT_JOINED, ())
    assert [text for year, text in values(found) if year.startswith("令和4年度")] == ["9,500人", "基準値8,000人"]


def test_a_value_that_differs_by_its_rounding_alone_stands_once(tmp_path: Path) -> None:
    city = city_with(tmp_path, OTHER).change(
        GREEN,
        'as_published: "約10,000人", value: 10000, approximate: true',
        'as_published: "約9,000人", value: 9000, approximate: true',
    )
    found = course(city)
    assert len(found.trends) == 1
    assert [text for year, text in values(found) if year.startswith("令和4年度")] == ["9,500人"]
