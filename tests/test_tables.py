"""Measures as tables: of a plan, of all plans, by what they cost; and the years and amounts from which readers choose."""

from pathlib import Path
from typing import Final

import pytest

from generator.render.renderer import render_page
from generator.views.facets import years_in_force, years_reported
from generator.views.kinds import amounts as amounts_page
from generator.views.kinds import table_of_all as table_page
from generator.views.kinds.amounts import view_amounts
from generator.views.kinds.browse import view_browse
from generator.views.kinds.table import view_table
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


def rows(shown: Shown) -> dict[str, MeasureRow]:
    return {row.entry.title: row for row in view_table(shown.site_index, shown.standings, PLAN, JAPANESE).table.rows}


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
        assert rows(show(city))["池の清掃"].gap == "約−20ポイント"

    def test_a_measure_without_figures_has_its_report_in_words(self, city: City) -> None:
        city.change(RESULTS, "measures:\n", "measures:\n  - {measure: pond, done: 池を掃除した。}\n")
        row = rows(show(city))["池の清掃"]
        assert (row.promised, row.result, row.gap, row.money) == ("", "池を掃除した。", "", "")

    def test_what_is_not_known_is_a_dash_that_is_explained(self, city: City) -> None:
        shown = show(city)
        parts = render_page(view_table(shown.site_index, shown.standings, PLAN, JAPANESE))
        assert "―" in visible_text(parts.main)
        assert "「―」は、その欄に入るものがないか" in visible_text(parts.main)

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
        assert all(row.gap or row.money for row in kept)
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
