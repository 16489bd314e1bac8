"""Pages that answer before a reader scrolls: plan, department, municipality, home."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.judging import Status
from generator.judging.standings import Counts
from generator.map.site_index import index_site
from generator.model.basics import Place
from generator.model.money import Budget, BudgetKind, Money
from generator.render.renderer import render_page
from generator.views import misses
from generator.views.kinds.department import DepartmentPage, view_department
from generator.views.kinds.municipality import view_municipality
from generator.views.kinds.plan import PlanPage, view_plan
from generator.views.kinds.progress import view_progress
from generator.views.kinds.year import view_year
from generator.views.measure_lists import view_entry
from generator.views.misses import view_misses
from generator.views.news import view_home_news, view_home_standings
from generator.views.page_context import context_of_plan
from generator.views.sort_keys import sort_money, yen_told
from page_reading import GREEN, JAPANESE, PLAN, RESULTS, plain, show
from sample import City


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def plan_page(city: City, plan: str = PLAN) -> PlanPage:
    shown = show(city)
    return view_plan(shown.site_index, shown.standings, plan, JAPANESE)


def department_page(city: City, key: str = "mihon/planning") -> DepartmentPage:
    shown = show(city)
    return view_department(shown.site_index, shown.standings, key, JAPANESE)


def owned_without_names(city: City) -> City:
    """The old plan as that of the planning department: its document names nobody beside its measure."""
    return city.change("mihon/old-plan/plan.yaml", "title: 見本市旧計画\n", "title: 見本市旧計画\nowner: planning\n")


def order_of(page: PlanPage, *anchors: str) -> list[int]:
    html = render_page(page).main
    return [html.index(f'id="{anchor}"') for anchor in anchors]


class TestAPlan:
    def test_tells_its_own_indicators_first_then_what_differs_then_the_tree(self, city: City) -> None:
        places = order_of(plan_page(city), "headlines", "counts", "missed", "measures", "indicators", "about")
        assert places == sorted(places)

    def test_each_of_its_indicators_leads_to_its_figures_on_the_page(self, city: City) -> None:
        page = plan_page(city)
        line = page.headlines[0]
        assert (line.link.text, line.link.href) == ("暮らしやすいと感じる市民の割合（%）", "#indicator-satisfaction")
        assert (line.promised.text, line.promised.note) == ("60.0以上", "令和8年度、令和6年度に「58.0以上」から変更")
        assert (line.result.text, line.result.note) == ("37.0（60.3）", "令和6年度、速報値")
        assert line.badge.label == "遠ざかっている"
        assert f'id="{line.link.href[1:]}"' in render_page(page).main

    def test_puts_years_and_standings_into_one_table_whose_counts_are_those_of_the_year(self, city: City) -> None:
        (table,) = plan_page(city).matrix
        assert table.heads == ("達成", "未達成", "判定できない", "報告あり", "合計")
        told = [(row.link.text, [cell.number for cell in row.cells]) for row in table.rows]
        assert told == [
            ("令和4年度", ["0件", "0件", "0件", "1件", "1件"]),
            ("令和5年度", ["1件", "0件", "0件", "0件", "1件"]),
            ("令和6年度", ["0件", "1件", "1件", "0件", "2件"]),
        ]
        assert table.rows[0].link.href == "../../years/2022/#of.mihon.basic-plan"

    def test_of_one_year_alone_has_no_such_table(self, city: City) -> None:
        assert plan_page(city, "mihon/old-plan").matrix == ()

    def test_tells_what_it_missed_with_the_figures_and_the_reason_of_the_city(self, city: City) -> None:
        (told,) = plan_page(city).misses
        (miss,) = told.misses
        assert miss.link.text == "取組01 中央公園の改修"
        assert miss.lines == ("来園者数（人）：目標 12,000人以上（令和6年度）、実績 11,500人（令和6年度）",)
        assert ("見本市が示した理由", "予定どおり進んだため") in [
            (each.label, plain(each.text)) for each in miss.quotes
        ]
        assert miss.nothing == ""

    def test_tells_a_reason_that_stands_behind_the_first_sentence_and_marks_where_a_longer_text_is_cut(
        self, city: City
    ) -> None:
        text = city.read(RESULTS)
        reason = "設計を終えました。しかし、土の汚れが見つかり、工事を始められませんでした。"
        for tail, cut in (("", False), ("追加の調査を行いました。" * 40, True)):
            (miss,) = plan_page(city.put(RESULTS, text.replace("予定どおり進んだため", reason + tail))).misses[0].misses
            told = next(plain(each.text) for each in miss.quotes if "理由" in each.label)
            assert told.startswith(reason)
            assert told.endswith("。…") is cut

    def test_says_that_no_reason_is_there_only_where_the_documents_say_nothing(self, city: City) -> None:
        text = city.read(RESULTS)
        start, end = (
            text.index("    evaluations:", text.index("- measure: park")),
            text.index("    next_step:", text.index("- measure: park")),
        )
        told = plan_page(city.put(RESULTS, text[:start] + text[end:])).misses[0].misses[0]
        assert [quote.label.endswith("の記載") for quote in told.quotes] == [True]
        assert told.nothing == ""

    def test_where_the_last_round_has_no_words_those_of_the_round_before_are_told_and_not_that_there_are_none(
        self, city: City
    ) -> None:
        text = city.read(RESULTS)
        start = text.index("- measure: park")
        begin, end = text.index("    done:", start), text.index("    actuals:", start)
        text = text[:begin] + text[end:]
        begin, end = text.index("    evaluations:", start), text.index("    next_step:", start)
        told = plan_page(city.put(RESULTS, text[:begin] + text[end:])).misses[0].misses[0]
        assert [(quote.label, plain(quote.text)) for quote in told.quotes] == [
            ("令和6年度中間報告の記載", "(1)(2) 設計中です。")
        ]
        assert told.nothing == ""

    def test_a_note_beside_the_figures_may_explain_what_no_report_explains(self, city: City) -> None:
        city.remove(f"{PLAN}/results/2023.yaml").remove(f"{PLAN}/results/2024-interim.yaml")
        value = '      - {indicator: visitors, fiscal_year: 2024, as_published: "11,500人", value: 11500}\n'
        city.put(RESULTS, f"round: yearly-2024\nmeasures:\n  - measure: park\n    actuals:\n{value}")
        (noted,) = plan_page(city).misses[0].misses
        assert (noted.quotes, noted.nothing) == ((), "")
        text = city.read(GREEN)
        start = text.index("    footnotes:")
        (alone,) = (
            plan_page(city.put(GREEN, text[:start] + text[text.index("    indicators:", start) :])).misses[0].misses
        )
        assert alone.nothing == "理由や結果の説明は、このサイトに収めた文書に載っていません。"

    def test_says_how_many_more_indicators_missed_than_have_a_line(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(misses, "_MOST_LINES", 0)
        assert plan_page(city).misses[0].misses[0].lines == ("ほかに指標1件",)

    def test_leads_to_the_rest_where_more_missed_than_are_listed(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(misses, "_MOST_LISTED", 0)
        (told,) = plan_page(city).misses
        assert told.misses == ()
        assert (told.rest.text, told.rest.href) == (
            "目標に届かなかったものをすべて見る（1件）",
            "../../status/not-reached/#of.mihon.basic-plan",
        )

    def test_of_which_all_measures_stand_alike_says_so_once(self, city: City) -> None:
        html = render_page(plan_page(city, "mihon/old-plan")).main
        tree = html[html.index('id="measures"') : html.index("</section>", html.index('id="measures"'))]
        assert 'data-status="not-reported"' in tree
        assert 'class="status' not in tree


def test_where_nothing_was_missed_there_is_no_list_of_it(city: City) -> None:
    shown = show(city)
    measures = [key for key in shown.site_index.measures if not key.endswith("/park")]
    context = context_of_plan(shown.site_index, shown.standings, JAPANESE.words, PLAN, "mihon/basic-plan/")
    assert view_misses(context, JAPANESE.overview, measures, PLAN) == ()


class TestADepartment:
    def test_counts_the_measures_of_its_own_plan_for_which_nobody_is_named(self, city: City) -> None:
        """What a plan of its own promised is its own, whether the document repeats its name beside each measure or not."""
        own = "ほかに、この部署の計画に、担当の書かれていない施策が{}あります（{}判定できない1件、終了など1件）。"
        assert department_page(city).head.description.endswith(own.format("2件", ""))
        page = department_page(owned_without_names(city))
        assert page.head.description.endswith(own.format("3件", "報告なし1件、"))
        assert "あわせて4件の状態" in page.results[0].caption
        assert page.results[0].total == "4件"

    def test_tells_which_of_the_named_measures_are_not_among_the_counted(self, city: City) -> None:
        """What others lead, and its own name is only related to, is among the named measures and not among its results."""
        page = department_page(owned_without_names(city))
        assert "含みません" not in page.results[0].caption
        related = city.change(
            "mihon/basic-plan/measures/hall.yaml", "lead: [citizens-life]", "lead: [citizens-life], related: [planning]"
        )
        page = department_page(related)
        named, unnamed = (
            int(number) for number in re.findall(r"(\d+)件(?:あります|の計画に(?=\d))", page.head.description)[-2:]
        )
        (counted, left_out) = (int(number) for number in re.findall(r"(\d+)件", page.results[0].caption))
        assert left_out == 1
        assert counted + left_out == named + unnamed

    def test_without_a_plan_of_its_own_says_nothing_of_one(self, city: City) -> None:
        page = department_page(city, "mihon/citizens-life")
        assert page.results == ()
        assert "ほかに" not in page.head.description

    def test_tells_what_it_missed_and_in_which_plan(self, city: City) -> None:
        (told,) = department_page(city).misses
        assert [(miss.link.text, miss.note) for miss in told.misses] == [("取組01 中央公園の改修", "見本市基本計画")]

    def test_leads_to_all_of_the_city_where_others_missed_theirs_too_and_tells_their_number(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(misses, "_MOST_LISTED", 0)
        (told,) = department_page(city).misses
        assert told.rest.text == "目標に届かなかったものをすべて見る（1件）"
        shown = show(city)
        more = shown.standings._replace(municipality_counts={"mihon": Counts(((Status.NOT_REACHED, 5),), 5)})
        (told,) = view_department(shown.site_index, more, "mihon/planning", JAPANESE).misses
        assert told.rest.text == "見本市全体で目標に届かなかったものを見る（5件）"

    def test_has_no_section_without_content(self, city: City) -> None:
        html = render_page(department_page(city, "mihon/citizens-life")).main
        assert 'id="missed"' not in html
        assert 'id="results"' not in html

    def test_names_whom_to_ask_even_where_only_the_municipality_has_a_contact(self, city: City) -> None:
        shown = show(city)
        for key in shown.site_index.departments:
            assert view_department(shown.site_index, shown.standings, key, JAPANESE).contacts


class TestAMunicipality:
    def test_tells_results_first_then_what_was_missed_then_plans_years_and_departments(self, city: City) -> None:
        shown = show(city)
        html = render_page(view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE)).main
        places = [
            html.index(f'id="{anchor}"') for anchor in ("counts", "missed", "plans", "years", "departments", "about")
        ]
        assert places == sorted(places)

    def test_says_of_sums_over_several_plans_that_what_stands_in_two_of_them_is_added_twice(self, city: City) -> None:
        remark = "。別々の計画にある同じ事業は見分けられないため、それぞれの金額を足しています。"

        def told() -> str:
            shown = show(city)
            (table,) = view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE).money
            return table.remark

        assert remark not in told()
        budget = "    budgets: [{fiscal_year: 2022, kind: initial, amount: '5', unit: 千円, as_published: '5'}]\n"
        summary = "    summary: 公園を調べます。\n"
        city.change("mihon/old-plan/measures/all.yaml", summary, summary + budget)
        assert told().endswith(remark)

    def test_has_its_years_and_standings_in_one_table(self, city: City) -> None:
        shown = show(city)
        (table,) = view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE).matrix
        assert [row.link.text for row in table.rows] == ["令和4年度", "令和5年度", "令和6年度"]
        assert table.rows[-1].link.href == "../years/2024/#of.mihon"

    def test_a_year_whose_report_is_not_due_is_no_year_without_a_report(self, city: City) -> None:
        """The target of a year to come stands in no row: that year's report is not late."""
        shown = show(city)
        (table,) = view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE).matrix
        assert "報告なし" not in table.heads
        assert "令和8年度" not in [row.link.text for row in table.rows]


class TestAYear:
    def test_tells_what_was_promised_and_how_the_measures_stood(self, city: City) -> None:
        shown = show(city)
        page = view_year(shown.site_index, shown.standings, "2024", JAPANESE)
        notes = [note for each in page.cities for plan in each.plans for note in plan.notes]
        assert "この年度の状態：未達成1件、判定できない1件" in notes
        assert any(note.startswith("この年度の目標がある指標：") for note in notes)

    def test_counts_no_indicator_whose_target_is_missing_and_no_value_that_was_taken_back(self, city: City) -> None:
        def told() -> str:
            shown = show(city)
            page = view_year(shown.site_index, shown.standings, "2023", JAPANESE)
            notes = [note for each in page.cities for plan in each.plans for note in plan.notes]
            return next((note for note in notes if note.startswith("この年度の目標がある指標：")), "")

        assert told() == "この年度の目標がある指標：1件（うち、この年度の実績があるもの：1件）"
        again = "    actuals:\n      - {indicator: visitors, fiscal_year: 2024,"
        city.change(
            RESULTS,
            again,
            again.replace("2024,", "2023, missing: not_calculated}\n      - {indicator: visitors, fiscal_year: 2024,"),
        )
        assert told() == "この年度の目標がある指標：1件（うち、この年度の実績があるもの：0件）"
        city.change(GREEN, '2023, as_published: "11,000人以上", value: 11000', "2023, missing: under_coordination")
        assert told() == ""


class TestHome:
    def test_tells_how_everything_stands_with_a_way_to_each_list(self, city: City) -> None:
        shown = show(city)
        shares = view_home_standings(shown.site_index, shown.standings, "", JAPANESE)
        assert (shares[0].badge.label, shares[0].number, shares[0].href) == ("未達成", "1件", "./status/not-reached/")
        measures = [each for each in shares if "指標" not in each.badge.label]
        assert sum(int(each.number.removesuffix("件")) for each in measures) == len(shown.site_index.measures)
        (away,) = [each for each in shares if "指標" in each.badge.label]
        assert away.href == "./status/indicators/moving-away/"

    def test_tells_what_is_new(self, city: City) -> None:
        shown = show(city)
        news = {each.term: each for each in view_home_news(shown.site_index, shown.standings, "", JAPANESE)}
        assert [link.text for link in news["新しい年度の結果の報告"].links] == ["見本市 見本市基本計画 令和6年度実績"]
        assert [link.text for link in news["新しい年度の計画"].links] == [
            "見本市 見本市基本計画 令和5年度～令和8年度",
            "見本市 見本市旧計画 令和元年度～令和4年度",
        ]
        assert news["新しい訂正・改定・取下げ"].links[0].href.startswith("./mihon/")

    def test_of_more_plans_than_it_names_it_leads_to_those_that_are_as_new(self, city: City) -> None:
        for number in range(5):
            city.put(
                f"mihon/small-{number}/plan.yaml",
                f"title: 第{number}号の計画\nperiod: {{from: 2025, to: 2025}}\nsource: {{document: basic-plan}}\n",
            )
        shown = show(city)
        news = {each.term: each for each in view_home_news(shown.site_index, shown.standings, "", JAPANESE)}
        plans = news["新しい年度の計画"].links
        assert [link.text for link in plans[:3]] == [f"見本市 第{number}号の計画 令和7年度" for number in range(3)]
        assert [(link.text, link.href) for link in plans[3:]] == [
            ("ほか2件の計画を、令和7年度のページで見る", "./years/2025/")
        ]
        assert len(news["新しい年度の結果の報告"].links) == 1

    def test_older_plans_than_the_last_that_is_named_are_not_called_new(self, city: City) -> None:
        for number, year in enumerate((2025, 2025, 2025, 2024, 2024)):
            city.put(
                f"mihon/small-{number}/plan.yaml",
                f"title: 第{number}号の計画\nperiod: {{from: {year}, to: {year}}}\nsource: {{document: basic-plan}}\n",
            )
        shown = show(city)
        news = {each.term: each for each in view_home_news(shown.site_index, shown.standings, "", JAPANESE)}
        assert len(news["新しい年度の計画"].links) == 3

    def test_tells_the_latest_quarter_of_a_year_whatever_its_id(self, city: City) -> None:
        rounds = "rounds: # rounds of reporting; files in results/ name them\n"
        quarter = "  - {{id: {id}, name: {name}, kind: interim, fiscal_year: 2025, as_of: {day}}}\n"
        quarters = (
            ("zz", "第１四半期", "2025-06-30"),
            ("aa", "第２四半期", "2025-09-30"),
            ("mm", "第３四半期", "2025-12-31"),
        )
        own = "".join(quarter.format(id=its_id, name=name, day=day) for its_id, name, day in quarters)
        city.change(f"{PLAN}/plan.yaml", rounds, rounds + own)
        for its_id in ("zz", "aa"):
            city.put(
                f"{PLAN}/results/{its_id}.yaml",
                f"round: {its_id}\nmeasures:\n  - measure: park\n    done: {its_id}の報告\n",
            )
        shown = show(city)
        news = {each.term: each for each in view_home_news(shown.site_index, shown.standings, "", JAPANESE)}
        (told,) = news["新しい年度の結果の報告"].links
        assert told.text.endswith("第２四半期")
        reports = shown.site_index.results_of_measure(f"{PLAN}/park")
        assert [each.round.id for each in reports][-2:] == ["zz", "aa"]

    def test_of_a_release_without_notes_leads_to_what_changed(self, city: City) -> None:
        shown = show(city)
        release = replace(shown.site_index.site.settings.releases[-1], notes="")
        settings = replace(shown.site_index.site.settings, releases=(release,))
        site_index = index_site(replace(shown.site_index.site, settings=settings))
        facts = view_home_news(site_index, shown.standings, "", JAPANESE)
        assert all(each.text or each.links for each in facts)
        assert [(link.text, link.href) for link in facts[0].links] == [("更新の記録", "./changes/")]

    def test_of_what_was_withdrawn_says_that_nothing_takes_its_place(self, city: City) -> None:
        city.change("mihon/corrections.yaml", "    right: 12,030人\n", "")
        city.change("mihon/corrections.yaml", "cause: transcription", "cause: withdrawn")
        shown = show(city)
        news = {each.term: each for each in view_home_news(shown.site_index, shown.standings, "", JAPANESE)}
        (told,) = news["新しい訂正・改定・取下げ"].links
        assert told.text == "2026年5月1日 「12,300人」→「なし」（見本市）"

    def test_of_a_site_without_data_nothing_is_told(self, city: City) -> None:
        for file in ("basic-plan", "old-plan"):
            shutil.rmtree(city.data / "mihon" / file)
        city.remove("mihon/corrections.yaml").remove("vocabulary/town.yaml")
        shown = show(city)
        assert view_home_standings(shown.site_index, shown.standings, "", JAPANESE) == ()


class TestFindingTrouble:
    def test_an_indicator_that_was_missed_stands_beside_what_the_city_says_of_its_measure(self, city: City) -> None:
        shown = show(city)
        page = view_progress(shown.site_index, shown.standings, "not_reached", JAPANESE)
        told = [each for city in page.cities for plan in city.plans for each in plan.comparisons]
        visitors = next(each for each in told if each.name == "来園者数（人）")
        assert ("見本市が示した理由", "予定どおり進んだため") in [
            (quote.label, plain(quote.text)) for quote in visitors.quotes
        ]
        assert visitors.nothing == ""
        assert all(bool(each.quotes) or bool(each.nothing) for each in told)

    def test_an_indicator_with_a_footnote_is_not_said_to_be_unexplained(self, city: City) -> None:
        shown = show(city)
        page = view_progress(shown.site_index, shown.standings, "moving_away", JAPANESE)
        told = {each.name: each for city in page.cities for plan in city.plans for each in plan.comparisons}
        assert shown.site_index.plans[PLAN].plan.indicators[0].footnotes
        assert told["暮らしやすいと感じる市民の割合（%）"].nothing == ""
        assert told["合計特殊出生率"].nothing == "この指標に付けられた説明は、このサイトのデータにありません。"


class TestSortingLists:
    def test_the_difference_is_a_part_of_the_target_and_below_zero_where_it_was_missed(self, city: City) -> None:
        shown = show(city)
        context = context_of_plan(shown.site_index, shown.standings, JAPANESE.words, PLAN, "mihon/basic-plan/")
        gap = view_entry(context, f"{PLAN}/park").gap
        assert gap == f"{(11500 - 12000) / 12000:.3g}"
        assert view_entry(context, f"{PLAN}/pond").gap == ""

    def test_a_measure_is_named_anew_once_the_data_change(self, city: City) -> None:
        def told(address: str) -> tuple[str, str]:
            shown = show(city)
            context = context_of_plan(shown.site_index, shown.standings, JAPANESE.words, PLAN, address)
            entry = view_entry(context, f"{PLAN}/park")
            return entry.title, entry.href

        title, href = told("mihon/basic-plan/")
        city.change("mihon/basic-plan/measures/green.yaml", f"title: {title}", f"title: {title}（改）")
        assert told("mihon/basic-plan/") == (f"{title}（改）", href)
        assert told("mihon/basic-plan/pillars/green/")[1] == f"../../{href}"

    def test_amounts_of_different_units_are_compared_in_yen(self) -> None:
        def told(amount: str, unit: str) -> tuple[Budget, ...]:
            return (Budget(2019, BudgetKind.SETTLED, Money(Decimal(amount), unit), "", Place("a.yaml", 1, 1)),)

        assert sort_money(yen_told(told("171", "千円"))) == "-171000"
        assert float(sort_money(yen_told(told("2", "百万円")))) < float(sort_money(yen_told(told("171", "千円"))))
        assert sort_money(yen_told(told("3", "ドル"))) == ""
