"""Measures as tables: of a plan, of all plans, by what they cost; and the years and amounts from which readers choose."""

import re
from pathlib import Path
from typing import Final

import pytest

from generator.render.renderer import render_page
from generator.views import measure_tables
from generator.views.facets import years_in_force, years_reported
from generator.views.kinds import amounts as amounts_page
from generator.views.kinds import table_of_all as table_page
from generator.views.kinds.amounts import view_amounts
from generator.views.kinds.browse import view_browse
from generator.views.kinds.table import TablePage, view_table
from generator.views.kinds.table_of_all import view_table_of_all
from generator.views.measure_lists import view_entry
from generator.views.overview_pieces import MeasureRow
from generator.views.page_context import PageContext, context_of_site
from page_reading import GREEN, JAPANESE, PLAN, RESULTS, Shown, show, visible_text
from sample import City

NO_INDICATOR: Final = "no_indicator: {missing: not_applicable, note: 毎年の維持管理のため}"
SHARE: Final = """indicators:
      - id: share
        name: 水のきれいな池の割合
        unit: "%"
        kind: outcome
        direction: at_least
        accumulation: yearly
        targets:
          - {{fiscal_year: 2024, value: "80％以上"}}
        actuals:
          - {{fiscal_year: 2024, value: "{actual}"}}"""


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def table(shown: Shown, plan: str = PLAN) -> TablePage:
    return view_table(shown.site_index, shown.standings, plan, JAPANESE)


def rows(shown: Shown) -> dict[str, MeasureRow]:
    return {row.entry.title: row for row in table(shown).table.rows}


def context(shown: Shown) -> PageContext:
    return context_of_site(shown.site_index, shown.standings, JAPANESE.words, "")


class TestTableOfAPlan:
    def test_has_target_result_difference_and_amount_side_by_side(self, city: City) -> None:
        row = rows(show(city))["中央公園の改修"]
        assert row.indicator == "来園者数（人）"
        assert row.promised == "12,000人以上（令和6年度）"
        assert row.result == "11,500人（令和6年度）"
        assert row.gap == "−500人"
        assert row.money == "令和6年度の当初予算（事業費）：12,850千円"

    def test_has_every_measure(self, city: City) -> None:
        shown = show(city)
        assert sorted(rows(shown)) == sorted(each.title for each in shown.site_index.plans[PLAN].measures)

    def test_a_difference_of_shares_is_one_of_points(self, city: City) -> None:
        city.change(GREEN, NO_INDICATOR, SHARE.format(actual="82.5%"))
        row = rows(show(city))["池の清掃"]
        assert (row.promised, row.result, row.gap) == ("80％以上（令和6年度）", "82.5%（令和6年度）", "+2.5ポイント")

    def test_a_target_that_was_just_met_has_a_difference_of_nothing(self, city: City) -> None:
        city.change(GREEN, NO_INDICATOR, SHARE.format(actual="80%"))
        assert rows(show(city))["池の清掃"].gap == "0ポイント"

    def test_an_approximate_value_makes_an_approximate_difference(self, city: City) -> None:
        city.change(GREEN, NO_INDICATOR, SHARE.format(actual="約60%"))
        assert rows(show(city))["池の清掃"].gap == "−20ポイント（結果は「約」）"

    def test_a_measure_without_figures_has_its_report_in_words(self, city: City) -> None:
        city.change(RESULTS, "measures:\n", "measures:\n  - {measure: pond, done: 池を掃除した。}\n")
        row = rows(show(city))["池の清掃"]
        assert (row.promised, row.result) == ("対象外（毎年の維持管理のため）", "池を掃除した。")
        assert (row.gap, row.money) == ("計算できません", "載っていません")

    def test_what_is_not_known_is_said_in_words_that_are_explained(self, city: City) -> None:
        text = visible_text(render_page(table(show(city))).main)
        assert "―" not in text
        assert "「載っていません」は、このサイトに収めた文書に見つからないことを示します。" in text
        assert "どちらかがないとき、一つの数でないとき、はかり方や期間が違うときは、計算できません。" in text

    def test_an_amount_that_has_a_reason_for_being_absent_has_it_in_its_cell(self, city: City) -> None:
        city.change(
            GREEN,
            NO_INDICATOR,
            NO_INDICATOR + "\n    budgets:\n      - {fiscal_year: 2024, kind: initial, missing: being_compiled}",
        )
        assert rows(show(city))["池の清掃"].money == "集計中"

    def test_where_there_is_no_room_for_words_it_is_said_that_there_are_some(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(measure_tables, "_MOST_IN_WORDS", 1)
        city.change(RESULTS, "measures:\n", "measures:\n  - {measure: pond, done: 池を掃除した。}\n")
        assert rows(show(city))["池の清掃"].result == "文章で載っています"

    def test_the_name_of_an_indicator_stands_with_its_measure(self, city: City) -> None:
        main = render_page(table(show(city))).main
        heads = re.findall(r'<th scope="row">.*?</th>', main, re.DOTALL)
        assert any("<small>来園者数（人）</small>" in head for head in heads)
        assert "<small>来園者数" not in re.sub(r'<th scope="row">.*?</th>', "", main, flags=re.DOTALL)

    def test_a_column_has_the_name_that_the_plan_gives_to_its_measures(self, city: City) -> None:
        shown = show(city)
        name = shown.site_index.plan_kinds[PLAN]
        assert name != "施策"
        assert table(shown).table.measure == name
        assert f'<th scope="col">{name}</th>' in render_page(table(shown)).main

    def test_a_column_that_no_row_fills_is_left_out_and_not_promised(self, city: City) -> None:
        page = table(show(city), "mihon/old-plan")
        assert page.head.description.endswith("状態を、一つの表で比べられます。")
        main = render_page(page).main
        assert re.findall(r'<th scope="col">(.*?)</th>', main) == [page.table.measure, "状態"]
        assert "目標との差" not in main
        assert "金額" not in main

    def test_what_the_columns_hold_is_said_first(self, city: City) -> None:
        assert "状態、目標、結果、目標との差、金額を、" in table(show(city)).head.description


class TestDifference:
    @pytest.mark.parametrize(
        ("direction", "target", "actual", "told"),
        [
            ("maintain", "7,800%", "7,800%", "0ポイント"),
            ("maintain", "80%", "78%", "−2ポイント"),
            ("maintain\n        tolerance: 3", "80%", "78%", "−2ポイント"),
            ("at_least", "約24,000%", "23,960%", "−40ポイント（目標は「約」）"),
            ("at_least", "3%程度", "3%", "ほぼ同じ（目標は「程度」）"),
            ("at_least", "3%程度", "4%", "+1ポイント（目標は「程度」）"),
            ("at_least", "約3%", "約4%", "+1ポイント（目標は「約」、結果は「約」）"),
            ("at_least", "80%", "検討中", "計算できません"),
        ],
    )
    def test_is_told_wherever_two_single_numbers_were_compared(
        self, city: City, direction: str, target: str, actual: str, told: str
    ) -> None:
        tell = f"text: {actual}, as_published: {actual}" if actual == "検討中" else f'value: "{actual}"'
        indicator = SHARE.format(actual="1%").replace("at_least", direction).replace("80％以上", target)
        city.change(GREEN, NO_INDICATOR, indicator.replace('value: "1%"', tell))
        assert rows(show(city))["池の清掃"].gap == told

    def test_is_not_told_across_a_change_of_how_things_are_measured(self, city: City) -> None:
        indicator = SHARE.format(actual="70%")
        breaks = "\n        breaks:\n          - {fiscal_year: 2024, kind: method, note: 数え方を変えた。}"
        city.change(GREEN, NO_INDICATOR, indicator + breaks)
        assert rows(show(city))["池の清掃"].gap == "計算できません"

    def test_makes_a_measure_one_that_can_be_compared(self, city: City) -> None:
        city.change(
            GREEN, NO_INDICATOR, SHARE.format(actual="80%").replace("at_least", "maintain").replace("80％以上", "80％")
        )
        assert measure_tables.has_figures(context(show(city)), f"{PLAN}/pond")


class TestIndicatorOfARow:
    def test_is_the_one_that_falls_short_the_most_as_a_share_of_its_target(self, city: City) -> None:
        two = SHARE.format(actual="84.8%") + SHARE.format(actual="94.1%").removeprefix("indicators:").replace(
            "share", "other"
        ).replace("水のきれいな池", "魚のいる池")
        city.change(GREEN, NO_INDICATOR, two)
        assert rows(show(city))["池の清掃"].indicator == "水のきれいな池の割合（%）"
        city.change(GREEN, '"94.1%"', '"60%"')
        assert rows(show(city))["池の清掃"].indicator == "魚のいる池の割合（%）"

    def test_is_described_so_below_the_table(self, city: City) -> None:
        (note,) = (note for note in table(show(city)).notes if "指標がいくつもある" in note)
        assert "目標にいちばん届いていないもの（すべて届いていれば、余裕がいちばん少ないもの）" in note
        assert "遠い" not in note

    def test_stands_as_its_measure_does(self, city: City) -> None:
        second = (
            SHARE.format(actual="90%")
            .removeprefix("indicators:")
            .replace("share", "other")
            .replace("水のきれいな池", "魚のいる池")
        )
        first = SHARE.format(actual="90%").partition("        actuals:")[0].rstrip()
        city.change(GREEN, NO_INDICATOR, first + second)
        city.change(
            GREEN,
            "    ending: {kind: merged, fiscal_year: 2024, into: [park], reason: 中央公園の改修に含めた。} # ended suspended merged\n",
            "",
        )
        row = rows(show(city))["池の清掃"]
        assert row.entry.badge.label == "一部報告なし"
        assert (row.indicator, row.result) == ("水のきれいな池の割合（%）", "載っていません")


class TestOrderByDifference:
    def test_has_what_was_missed_without_a_number_before_what_was_reached(self, city: City) -> None:
        missed = """indicators:
      - id: plan
        name: 池の計画
        kind: activity
        direction: milestone
        accumulation: point
        targets:
          - {fiscal_year: 2024, as_published: 計画を作る, done: true}
        actuals:
          - {fiscal_year: 2024, as_published: 作っている, done: false}"""
        city.change(GREEN, NO_INDICATOR, missed)
        entry = rows(show(city))["池の清掃"].entry
        assert entry.badge.label == "未達成"
        assert -0.001 < float(entry.gap) < 0

    def test_has_a_level_that_was_just_kept_among_what_was_reached(self, city: City) -> None:
        kept = SHARE.format(actual="78%").replace("at_least", "maintain\n        tolerance: 3")
        city.change(GREEN, NO_INDICATOR, kept.replace("80％以上", "80％"))
        assert rows(show(city))["池の清掃"].entry.gap == "0"

    def test_leads_back_to_the_list(self, city: City) -> None:
        shown = show(city)
        page = view_table(shown.site_index, shown.standings, PLAN, JAPANESE)
        assert page.as_list.href.endswith("mihon/basic-plan/#measures")


class TestTableOfAllPlans:
    def test_names_city_and_plan_of_each_measure(self, city: City) -> None:
        shown = show(city)
        page = view_table_of_all(shown.site_index, shown.standings, JAPANESE)
        assert len(page.tables[0].rows) == len(shown.site_index.measures)
        assert {row.city for row in page.tables[0].rows} == {"見本市"}
        assert "見本市 <a href" in render_page(page).main

    def test_keeps_where_it_has_no_room_for_all_what_can_be_compared_the_farthest_first(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(table_page, "MOST_ROWS", 2)
        shown = show(city)
        page = view_table_of_all(shown.site_index, shown.standings, JAPANESE)
        kept = page.tables[0].rows
        assert len(kept) <= 2
        assert all(row.gap != "計算できません" or row.money != "載っていません" for row in kept)
        assert kept[0].entry.title == "中央公園の改修"
        assert f"{len(shown.site_index.measures)}件のうち" in page.head.description
        assert any(link.href.endswith("mihon/basic-plan/table/") for group in page.plans for link in group.links)


class TestAmounts:
    def test_put_measures_into_classes(self, city: City) -> None:
        shown = show(city)
        page = view_amounts(shown.site_index, shown.standings, JAPANESE)
        park = next(table for table in page.tables for row in table.rows if row.entry.title == "中央公園の改修")
        assert park.caption.startswith("1,000万円以上1億円未満（")
        assert park.anchor == "from-10m"

    @pytest.mark.parametrize(
        ("amount", "unit", "told"),
        [
            ("100", "百万円", "1億円以上"),
            ("99,999", "千円", "1,000万円以上1億円未満"),
            ("1,000", "千円", "100万円以上1,000万円未満"),
            ("0", "円", "100万円未満"),
            ("500", "ドル", ""),
        ],
    )
    def test_are_classed_by_what_they_are_in_yen(self, city: City, amount: str, unit: str, told: str) -> None:
        city.put(
            "mihon/old-plan/measures/cost.yaml",
            f"""measures:
  - id: cost
    title: 費用のある事業
    no_indicator: {{missing: not_in_source}}
    budgets:
      - {{fiscal_year: 2019, kind: settled, amount: "{amount}", unit: {unit}, source: {{page: "1"}}}}
""",
        )
        assert view_entry(context(show(city)), "mihon/old-plan/cost").cost == told

    def test_say_of_each_plan_how_many_state_none(self, city: City) -> None:
        shown = show(city)
        page = view_amounts(shown.site_index, shown.standings, JAPANESE)
        told = {row.link.text: [cell.number for cell in row.cells] for row in page.counts[0].rows}
        measures = len(shown.site_index.plans[PLAN].measures)
        stated = int(told[shown.site_index.plan_names[PLAN]][0].removesuffix("件"))
        assert told[shown.site_index.plan_names[PLAN]] == [f"{stated}件", f"{measures - stated}件"]
        assert stated >= 1

    def test_say_that_not_all_have_room(self, city: City, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(amounts_page, "MOST_ROWS", 0)
        shown = show(city)
        page = view_amounts(shown.site_index, shown.standings, JAPANESE)
        assert page.tables == ()
        assert page.remark.startswith("金額の多いものから0件")


class TestYears:
    def test_of_a_plan_are_single(self, city: City) -> None:
        told = years_in_force(context(show(city)), PLAN).split("\n")
        assert told == [
            "2023年度（令和5年度）",
            "2024年度（令和6年度）",
            "2025年度（令和7年度）",
            "2026年度（令和8年度）",
        ]

    def test_of_results_stand_once_and_again_where_they_differ(self, city: City) -> None:
        shown = show(city)
        keys = [f"{PLAN}/{each.id}" for each in shown.site_index.plans[PLAN].measures]
        years = years_reported(shown.site_index, keys)
        told = {key: years.other.get(key, years.most) for key in keys}
        assert "2024年度（令和6年度）" in told[f"{PLAN}/park"]
        assert told[f"{PLAN}/pond"] == ""
        assert len(set(told.values())) == len({years.most, *years.other.values()})

    def test_are_chosen_from_in_the_list_of_everything(self, city: City) -> None:
        shown = show(city)
        page = view_browse(shown.site_index, shown.standings, JAPANESE)
        main = render_page(page).main
        assert 'data-years="2023年度（令和5年度）\n' in main
        assert 'data-city="見本市"' in main
        assert page.as_table.href.endswith("browse/table/")
        assert page.by_amount.href.endswith("browse/amounts/")
