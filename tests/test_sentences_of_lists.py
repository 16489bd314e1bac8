"""Sentences above lists across plans: each says no more and no less than what is listed under it."""

from pathlib import Path

import pytest

from generator.render.renderer import render_page
from generator.views.formats import tells
from generator.views.kinds.year import YearPage
from page_reading import Shown, show, visible_text
from sample import City
from small_town import Town
from test_list_parts import cut, page_of

_NO_REPORT = "この年度を対象とした結果の報告は、このサイトに収めた文書にありません。"


def indicator(actuals: str = "", target: str = "10件", direction: str = "increase", more: str = "") -> str:
    own = f"id: i, kind: output, name: 相談件数, unit: 件, direction: {direction}, accumulation: yearly{more}"
    return f"indicators: [{{{own}, targets: [{{fiscal_year: 2019, as_published: {target}}}], actuals: [{actuals}]}}]"


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def year_text(shown: Shown, year: int) -> str:
    parts = render_page(page_of(shown, "year", str(year)))
    return visible_text(parts.lead + parts.main)


class TestOfAYear:
    def test_a_round_that_nothing_is_reported_of_is_no_report(self, tmp_path: Path) -> None:
        text = year_text(show(Town(tmp_path, measure=indicator())), 2019)
        assert _NO_REPORT in text
        assert "R1事後評価" not in text

    def test_a_round_that_is_reported_stands_beside_its_measures(self, tmp_path: Path) -> None:
        results = "measures:\n  - {measure: a, actuals: [{indicator: i, fiscal_year: 2019, as_published: 8件}]}"
        text = year_text(show(Town(tmp_path, measure=indicator(), results=results)), 2019)
        assert "結果の報告：R1事後評価（令和元年度）" in text
        assert "令和元年度には1件の計画があり、1件の施策について、結果の報告" in text
        assert "ありません" not in text

    def test_a_value_of_the_plan_itself_is_a_report_but_none_of_a_measure(self, tmp_path: Path) -> None:
        text = year_text(show(Town(tmp_path, plan=indicator("{fiscal_year: 2019, as_published: 8件}"))), 2019)
        assert (
            "施策ごとの結果の報告は、このサイトに収めた文書にありませんが、計画や柱についての報告があります。" in text
        )
        assert _NO_REPORT not in text

    def test_how_many_measures_a_plan_has_is_not_called_a_number_of_plans(self, tmp_path: Path) -> None:
        text = year_text(show(Town(tmp_path)), 2019)
        assert "この年度は計画の期間に入っています（事務事業全1件）" in text
        assert "期間に入る計画：" not in text

    def test_plans_that_report_on_a_year_before_they_begin_are_counted_apart(self, tmp_path: Path) -> None:
        before = indicator("{fiscal_year: 2013, as_published: 8件}")
        text = year_text(show(Town(tmp_path, measure=before)), 2013)
        assert "ほかに、この年度が期間に入らない1件の計画にも、この年度の結果の報告があります。" in text
        assert "ほかに" not in year_text(show(Town(tmp_path, measure=before)), 2019)


def lines_of_year(shown: Shown, year: int) -> list[tuple[str, str]]:
    page = page_of(shown, "year", str(year))
    assert isinstance(page, YearPage)
    return [(line.link.text, line.note) for each in page.divided for line in each.lines]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("運営方針（令和6年度）", "令和6年度"),
        ("令和６(2024)年度 運営方針", "令和6年度"),
        ("運営方針（令和6年度（2024年度））", "令和6年度"),
        ("令和 6 年度重点目標", "令和6年度"),
        ("第6次計画（令和4年度〜令和8年度）", "令和4年度～令和8年度"),
        ("第6次計画（令和4～8年度）", "令和4年度～令和8年度"),
        ("第6次計画（令和4年度から令和8年度まで）", "令和4年度～令和8年度"),
        ("第6次計画（令和4(2022)年度-令和8(2026)年度）", "令和4年度～令和8年度"),
    ],
)
def test_a_title_tells_years_however_it_writes_them(title: str, years: str) -> None:
    assert tells(title, years)


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("運営方針（令和16年度）", "令和6年度"),
        ("運営方針（平成6年度）", "令和6年度"),
        ("第6次計画", "令和6年度"),
        ("運営方針（令和6年）", "令和6年度"),
        ("第6次計画（令和4年度～令和7年度）", "令和4年度～令和8年度"),
        ("第6次計画（令和4年度、令和8年度）", "令和4年度～令和8年度"),
    ],
)
def test_a_title_with_other_years_does_not_tell_them(title: str, years: str) -> None:
    assert not tells(title, years)


class TestLinesOfALongList:
    def test_a_year_that_the_name_of_the_plan_tells_is_not_told_again(self, city: City) -> None:
        city.change(
            "mihon/basic-plan/plan.yaml", "title: 見本市基本計画", "title: 見本市基本計画（令和5年度～令和8年度）"
        )
        assert lines_of_year(cut(city), 2024)[0] == ("見本市基本計画（令和5年度～令和8年度）", "施策2件、指標3件")

    def test_a_year_that_the_name_does_not_tell_is_told(self, city: City) -> None:
        assert lines_of_year(cut(city), 2024)[0] == ("見本市基本計画", "令和5年度～令和8年度、施策2件、指標3件")

    def test_a_plan_without_any_result_of_the_year_says_so_by_number(self, city: City) -> None:
        city.put(
            "mihon/new/plan.yaml", "title: 新しい計画\nperiod: {from: 2024, to: 2024}\nsource: {document: basic-plan}\n"
        )
        city.put(
            "mihon/new/measures/all.yaml", "measures:\n  - {id: a, title: 街路樹の手入れ}\n  - {id: b, title: 花壇}\n"
        )
        assert ("新しい計画", "令和6年度、この年度の結果の報告がある施策：全2件のうち0件") in lines_of_year(
            cut(city), 2024
        )
