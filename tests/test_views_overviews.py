"""Pages across plans: fiscal years, statuses, all pillars, all departments."""

from pathlib import Path

import pytest

from generator.judging import Status
from generator.judging.standings import Standings
from generator.map.site_index import SiteIndex
from generator.render.renderer import render_page
from generator.views.kinds.department import view_department
from generator.views.kinds.departments_index import view_departments_index
from generator.views.kinds.municipality import view_municipality
from generator.views.kinds.pillars_index import view_pillars_index
from generator.views.kinds.plan import view_plan
from generator.views.kinds.status import StatusPage, view_status
from generator.views.kinds.statuses import view_statuses
from generator.views.kinds.year import YearPage, view_year
from generator.views.kinds.years import view_years
from generator.views.overview_pieces import Outcome, PlanOutcomes
from generator.views.pieces import Page
from page_reading import GREEN, JAPANESE, PLAN, RESULTS, across_plans, plain, show, visible_text
from sample import City


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def drawn(city: City) -> tuple[SiteIndex, Standings]:
    shown = show(city)
    return shown.site_index, shown.standings


def status_page(city: City, status: Status) -> StatusPage:
    return view_status(*drawn(city), status.value, vocabulary=JAPANESE)


def year_page(city: City, year: int) -> YearPage:
    return view_year(*drawn(city), str(year), vocabulary=JAPANESE)


def plans_of(page: StatusPage | YearPage) -> dict[str, PlanOutcomes]:
    return {plan.anchor: plan for city in page.cities for plan in city.plans}


def outcomes_of(plan: PlanOutcomes) -> dict[str, Outcome]:
    return {outcome.title: outcome for group in plan.groups for outcome in group.outcomes}


def text_of(page: Page) -> str:
    parts = render_page(page)
    return visible_text(parts.lead + parts.main)


class TestAStatus:
    def test_shows_each_measure_that_has_it_with_its_figures_and_why(self, city: City) -> None:
        page = status_page(city, Status.NOT_REACHED)
        park = outcomes_of(plans_of(page)["of.mihon.basic-plan"])["中央公園の改修"]
        first = park.comparisons[0]
        assert (first.name, first.target, first.actual) == ("来園者数（人）", "12,000人以上", "11,500人")
        assert first.sentence == "令和6年度の実績値が目標値に届いていません。"
        assert first.href == "../../mihon/basic-plan/measures/park/#indicator-visitors"

    def test_tells_the_reasons_that_the_city_states(self, city: City) -> None:
        page = status_page(city, Status.NOT_REACHED)
        park = outcomes_of(plans_of(page)["of.mihon.basic-plan"])["中央公園の改修"]
        assert [(quote.label, plain(quote.text)) for quote in park.quotes] == [
            ("見本市の令和6年度の評価（計画課、進捗）", "A"),
            ("見本市が示した理由", "予定どおり進んだため"),
            ("外部の評価者の令和6年度の評価（効果）", "低い"),
        ]
        assert park.nothing == ""

    def test_without_an_evaluation_quotes_the_last_report(self, city: City) -> None:
        text = city.read(RESULTS)
        start = text.index("    evaluations:", text.index("- measure: park"))
        end = text.index("    next_step:", start)
        page = status_page(city.put(RESULTS, text[:start] + text[end:]), Status.NOT_REACHED)
        park = outcomes_of(plans_of(page)["of.mihon.basic-plan"])["中央公園の改修"]
        assert len(park.quotes) == 1
        assert park.quotes[0].label.endswith("の記載")
        assert plain(park.quotes[0].text)

    def test_puts_measures_under_their_pillars_whose_places_can_be_linked_to(self, city: City) -> None:
        park = plans_of(status_page(city, Status.NOT_REACHED))["of.mihon.basic-plan"].groups[0]
        assert (park.anchor, park.anchors) == ("of.mihon.basic-plan.p1-1", ("of.mihon.basic-plan.p1",))
        assert (park.above, park.pillars[0].text) == ("政策1 緑のまち", "方向性1 公園の再生")
        others = plans_of(status_page(city, Status.NO_TARGET))["of.mihon.basic-plan"].groups
        assert [(group.anchor, group.anchors, group.above) for group in others] == [
            ("of.mihon.basic-plan.p1", (), ""),
            ("of.mihon.basic-plan.p1-1", (), "政策1 緑のまち"),
        ]

    def test_says_so_where_no_measure_has_it(self, city: City) -> None:
        page = status_page(city, Status.REACHED)
        assert page.cities == ()
        assert page.head.description == "状態が「達成」の施策は、今はありません。"

    def test_leads_to_all_other_statuses(self, city: City) -> None:
        lines = status_page(city, Status.NOT_REACHED).others
        assert [line.link.href for line in lines][:2] == ["", "../../status/reached/"]
        assert [line.link.text for line in lines] == [
            "1件",
            "0件",
            "0件",
            "1件",
            "2件",
            "0件",
            "0件",
            "0件",
            "1件",
            "3件",
        ]

    def test_all_together_count_every_measure_once(self, city: City) -> None:
        page = view_statuses(*drawn(city), vocabulary=JAPANESE)
        rows = {row.link.text: [cell.number for cell in row.cells] for row in page.tables[0].rows}
        heads = page.tables[0].heads
        assert heads == ("未達成", "報告なし", "判定できない", "終了など", "合計")
        assert rows["見本市基本計画"] == ["1件", "0件", "2件", "1件", "4件"]
        first = page.tables[0].rows[0].cells[0]
        assert (first.label, first.href) == ("未達成", "../status/not-reached/#of.mihon.basic-plan")
        assert page.tables[0].rows[0].cells[1].href == ""


class TestAFiscalYear:
    def test_holds_plans_in_force_and_measures_with_results_of_that_year(self, city: City) -> None:
        years = drawn(city)[0].years
        assert list(years) == sorted(years)
        assert years[2024].plans == {PLAN}
        assert years[2024].reported == {PLAN: (f"{PLAN}/park", f"{PLAN}/hall")}
        assert years[2026].measures == 0
        assert years[2022].all_plans == {"mihon/old-plan", PLAN}  # a later plan reports on an earlier year

    def test_shows_targets_and_actual_values_of_that_year(self, city: City) -> None:
        plan = plans_of(year_page(city, 2023))["of.mihon.basic-plan"]
        visitors = outcomes_of(plan)["中央公園の改修"].comparisons[0]
        assert (visitors.name, visitors.target, visitors.actual) == ("来園者数（人）", "11,000人以上", "12,030人")

    def test_judges_only_what_was_due_in_that_year(self, city: City) -> None:
        plan = plans_of(year_page(city, 2024))["of.mihon.basic-plan"]
        visitors = outcomes_of(plan)["中央公園の改修"].comparisons[0]
        assert [badge.label for badge in visitors.badges] == ["未達成"]
        assert plan.comparisons[0].badges == ()  # its target is that of a later year

    def test_shows_no_status_of_today_beside_results_of_then(self, city: City) -> None:
        for year in (2023, 2024):
            plan = plans_of(year_page(city, year))["of.mihon.basic-plan"]
            assert all(outcome.badges == () for outcome in outcomes_of(plan).values())

    def test_quotes_the_city_only_from_reports_of_that_year(self, city: City) -> None:
        assert outcomes_of(plans_of(year_page(city, 2024))["of.mihon.basic-plan"])["中央公園の改修"].quotes
        assert outcomes_of(plans_of(year_page(city, 2023))["of.mihon.basic-plan"])["中央公園の改修"].quotes == ()

    def test_says_so_where_nothing_was_reported(self, city: City) -> None:
        page = year_page(city, 2026)
        assert (
            plans_of(page)["of.mihon.basic-plan"].remark
            == "この年度を対象とした結果の報告は、このサイトに収めた文書にありません。"
        )
        assert page.head.description.endswith("この年度を対象とした結果の報告は、このサイトに収めた文書にありません。")

    def test_leads_to_the_years_before_and_after(self, city: City) -> None:
        assert [link.text for link in year_page(city, 2024).others] == [
            "前の年度（令和5年度）",
            "次の年度（令和7年度）",
        ]
        assert [link.text for link in year_page(city, 2026).others] == ["前の年度（令和7年度）"]

    def test_are_listed_with_their_counts_the_latest_first(self, city: City) -> None:
        table = view_years(*drawn(city), vocabulary=JAPANESE).tables[0]
        rows = {row.link.text: [cell.number for cell in row.cells] for row in table.rows}
        assert next(iter(rows)) == "令和8年度（2026年度）"
        assert rows["令和6年度（2024年度）"] == ["1件", "2件"]


class TestAllPillars:
    def test_stand_under_their_plans_as_a_tree_with_how_the_measures_stand(self, city: City) -> None:
        plans = {
            piece.plan.text: piece for piece in view_pillars_index(*drawn(city), vocabulary=JAPANESE).cities[0].plans
        }
        first, second = plans["見本市基本計画"].tree
        assert first.link.text == "政策1 緑のまち"
        assert [child.link.href for child in first.children] == ["../mihon/basic-plan/pillars/p1-1/"]
        assert [(share.badge.label, share.number) for share in first.children[0].shares] == [
            ("未達成", "1件"),
            ("終了など", "1件"),
        ]
        assert second.link.text == "開かれた市役所"

    def test_of_a_plan_without_any_are_said_to_be_missing(self, city: City) -> None:
        plans = {
            piece.plan.text: piece for piece in view_pillars_index(*drawn(city), vocabulary=JAPANESE).cities[0].plans
        }
        assert plans["見本市旧計画"].nothing == "この計画は柱に分かれていません（施策1件）。"

    def test_of_very_many_only_those_at_the_top_stand(self, city: City, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("generator.views.kinds.pillars_index._MOST_PILLARS", 2)
        page = view_pillars_index(*drawn(city), vocabulary=JAPANESE)
        assert all(line.children == () for line in page.cities[0].plans[0].tree)
        assert "いちばん上の柱だけを並べています" in text_of(page)
        monkeypatch.setattr("generator.views.kinds.pillars_index._MOST_PILLARS", 1)
        page = view_pillars_index(*drawn(city), vocabulary=JAPANESE)
        assert [piece.nothing for piece in page.cities[0].plans if not piece.tree] == [
            "柱は3件あります。",
            "この計画は柱に分かれていません（施策1件）。",
        ]
        assert "計画ごとの柱の数だけを並べています" in text_of(page)
        monkeypatch.undo()
        assert "いちばん上の柱だけ" not in text_of(view_pillars_index(*drawn(city), vocabulary=JAPANESE))


def test_all_departments_stand_as_trees_by_municipality(city: City) -> None:
    page = view_departments_index(*drawn(city), vocabulary=JAPANESE)
    assert [each.link.text for each in page.cities] == ["見本市"]
    assert "計画課" in text_of(page)
    assert page.cities[0].page.href == "../mihon/departments/"


def test_every_page_across_plans_has_its_title_and_its_address(city: City) -> None:
    pages = across_plans(show(city))
    assert len(pages) > 15
    for address, page in pages.items():
        assert page.head.address == address
        assert page.head.title.startswith(page.head.heading), address


def test_markup_in_the_data_stays_text_on_these_pages(city: City) -> None:
    hostile = city.change(GREEN, "title: 中央公園の改修", "title: <script>公園</script>の改修")
    for page in across_plans(show(hostile)).values():
        parts = render_page(page)
        assert "<script" not in parts.lead + parts.main + parts.head


class TestCountsElsewhere:
    """Each count of a progress summary leads to the list behind it."""

    def test_of_a_plan_lead_to_its_place_among_the_measures_with_that_status(self, city: City) -> None:
        page = view_plan(*drawn(city), PLAN, JAPANESE)
        rows = {row.badge.label: row.href for row in page.tallies[0].rows}
        assert rows["未達成"] == "../../status/not-reached/#of.mihon.basic-plan"
        assert all(rows.values())

    def test_of_a_pillar_lead_to_the_pillars_place(self, city: City) -> None:
        rows = {row.badge.label: row.href for row in show(city).pillar("p1").tallies[0].rows}
        assert rows["未達成"] == "../../../../status/not-reached/#of.mihon.basic-plan.p1"

    def test_of_a_municipality_lead_to_its_heading(self, city: City) -> None:
        rows = {row.badge.label: row.href for row in view_municipality(*drawn(city), "mihon", JAPANESE).tallies[0].rows}
        assert rows["未達成"] == "../status/not-reached/#of.mihon"

    def test_of_a_department_lead_to_its_own_list_narrowed_to_the_status(self, city: City) -> None:
        page = view_department(*drawn(city), "mihon/planning", JAPANESE)
        assert [row.href for row in page.tallies[0].rows] == ["?status=not-reached#measures"]


class TestAYearOfQuarters:
    """Four quarterly targets, the first two missed, the third met, the last without a value."""

    QUARTERS = (
        "measures:\n  - id: zz\n    title: 空き住戸の再貸出し\n    kind: project\n    pillar: p2\n    indicators:\n"
        "      - id: a\n        name: 再貸出しまでの日数\n        unit: 日\n        kind: outcome\n        direction: at_most\n"
        "        accumulation: yearly\n        targets:\n"
        + "".join(
            f"          - {{fiscal_year: 2024, part: q{each}, as_published: 25日, value: 25}}\n" for each in range(1, 5)
        )
        + "        actuals:\n"
        + "".join(
            f"          - {{fiscal_year: 2024, part: q{part}, as_published: {days}日, value: {days}}}\n"
            for part, days in ((1, 31), (2, 33), (3, 24))
        )
    )

    def test_names_each_quarter_with_its_own_verdict(self, city: City) -> None:
        city.put("mihon/basic-plan/measures/zz.yaml", self.QUARTERS)
        (plan,) = [
            each for each in plans_of(year_page(city, 2024)).values() if "空き住戸の再貸出し" in outcomes_of(each)
        ]
        told = outcomes_of(plan)["空き住戸の再貸出し"].comparisons
        assert [(each.year, each.target, each.actual, [badge.label for badge in each.badges]) for each in told] == [
            ("令和6年度第1四半期", "25日（目標値以下なら達成）", "31日", ["未達成"]),
            ("令和6年度第2四半期", "25日（目標値以下なら達成）", "33日", ["未達成"]),
            ("令和6年度第3四半期", "25日（目標値以下なら達成）", "24日", ["達成"]),
            ("令和6年度第4四半期", "25日（目標値以下なら達成）", "このサイトに収めた文書に載っていません", []),
        ]

    def test_of_which_only_a_mark_is_known_is_told_with_its_reason(self, city: City) -> None:
        text = self.QUARTERS.replace("as_published: 24日, value: 24", 'as_published: "―", missing: being_compiled')
        city.put("mihon/basic-plan/measures/zz.yaml", text)
        told = [
            each.actual
            for plan in plans_of(year_page(city, 2024)).values()
            for outcome in outcomes_of(plan).values()
            for each in outcome.comparisons
        ]
        assert "―（集計中）" in told
        assert "―" not in told
