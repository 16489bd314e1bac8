"""What would make a page very long on a narrow screen stands there folded away, by year and with its number."""

from pathlib import Path

import pytest

from generator.judging.list_parts import MOST_PLANS
from generator.render.renderer import render_page, renderer
from generator.views.kinds.about import view_about_documents
from generator.views.kinds.amounts import MOST_ROWS, view_amounts
from generator.views.kinds.municipality import view_municipality
from generator.views.kinds.pillars_index import view_pillars_index
from generator.views.plan_cards import MOST_WITH_INDICATORS
from page_reading import JAPANESE, show, visible_text
from sample import City
from test_many_plans import with_plans


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def with_documents(city: City, count: int) -> City:
    for number in range(count):
        year = 2015 + number % 3
        city.add(
            "mihon/documents.yaml",
            f"  - {{id: d{number}, title: 第{number}号, fiscal_year: {year}, file: d{number}.txt}}\n",
        )
        city.put(
            f"mihon/small-{number:03}/plan.yaml",
            f"title: 第{number}号の計画\nperiod: {{from: {year}, to: {year}}}\nsource: {{document: d{number}}}\n",
        )
    return city


class TestDocuments:
    def test_a_few_stand_open(self, city: City) -> None:
        shown = show(with_documents(city, 3))
        (told,) = view_about_documents(shown.site_index, shown.standings, "data/", JAPANESE)
        assert (len(told.sources), told.folds) == (5, ())

    def test_many_are_folded_by_year_the_latest_first(self, city: City) -> None:
        shown = show(with_documents(city, 21))
        (told,) = view_about_documents(shown.site_index, shown.standings, "data/", JAPANESE)
        assert told.sources == ()
        labels = [fold.label for fold in told.folds]
        assert labels[-3:] == ["平成29年度の文書（7件）", "平成28年度の文書（7件）", "平成27年度の文書（7件）"]
        assert sum(len(fold.sources) for fold in told.folds) == 23
        html = renderer().component("city_documents", "city_documents", (told,))
        assert html.count("<details") == len(labels)
        assert "第20号" in visible_text(html)


class TestPillars:
    def test_a_few_plans_stand_open(self, city: City) -> None:
        shown = show(city)
        (told,) = view_pillars_index(shown.site_index, shown.standings, JAPANESE).cities
        assert (len(told.plans), told.folds) == (2, ())

    def test_many_plans_are_folded_by_the_year_in_which_they_begin(self, city: City) -> None:
        shown = show(with_plans(city, MOST_PLANS))
        page = view_pillars_index(shown.site_index, shown.standings, JAPANESE)
        (told,) = page.cities
        assert told.plans == ()
        assert [fold.label for fold in told.folds][:3] == [
            "令和5年度に始まる計画（計画1件）",
            "令和元年度に始まる計画（計画1件）",
            "平成27年度に始まる計画（計画10件）",
        ]
        assert sum(len(fold.plans) for fold in told.folds) == MOST_PLANS + 2
        assert "見本市基本計画" in visible_text(render_page(page).main)


class TestAmounts:
    def test_of_a_class_with_more_than_are_listed_it_says_how_many_are(self, city: City) -> None:
        measures = "".join(
            f'  - {{id: m{number}, title: 第{number}号の事業, budgets: [{{fiscal_year: 2024, kind: settled, amount: "{50_000 - number}", unit: 千円}}]}}\n'
            for number in range(MOST_ROWS + 5)
        )
        city.put(
            "mihon/new/plan.yaml", "title: 新しい計画\nperiod: {from: 2024, to: 2024}\nsource: {document: basic-plan}\n"
        )
        city.put("mihon/new/measures/all.yaml", f"measures:\n{measures}")
        shown = show(city)
        page = view_amounts(shown.site_index, shown.standings, JAPANESE)
        rows = [len(table.rows) for table in page.tables]
        assert page.tables[-1].caption == f"1,000万円以上1億円未満（{MOST_ROWS + 6}件のうち{rows[-1]}件）"
        assert sum(rows) == MOST_ROWS
        assert page.counts[0].fold == ""

    def test_the_table_of_many_plans_is_folded_away(self, city: City) -> None:
        with_plans(city, MOST_PLANS)
        for number in range(MOST_PLANS):
            city.put(
                f"mihon/small-{number:03}/measures/all.yaml", f"measures:\n  - {{id: a, title: 第{number}号の事業}}\n"
            )
        shown = show(city)
        page = view_amounts(shown.site_index, shown.standings, JAPANESE)
        assert page.counts[0].fold == f"計画{MOST_PLANS + 2}件の表"
        assert "計画62件の表" in visible_text(render_page(page).main)


class TestCardsOfPlans:
    def test_of_many_plans_the_cards_leave_how_indicators_stand_to_the_plans(self, city: City) -> None:
        few, many = (
            view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE).plans
            for shown in (show(city), show(with_plans(city, MOST_WITH_INDICATORS)))
        )
        assert all(card.progress for card in few)
        assert not any(card.progress for card in many)
        assert [card.shares for card in many if card.shares] == [card.shares for card in few]

    def test_of_many_plans_the_documents_stand_on_the_page_on_the_data(self, city: City) -> None:
        shown = show(city)
        assert view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE).sources.sources
        shown = show(with_plans(city, MOST_WITH_INDICATORS))
        sources = view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE).sources
        assert sources.sources == ()
        assert "「データ」のページにあります" in sources.nothing
