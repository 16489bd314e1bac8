"""Sentences above lists across plans: each says no more and no less than what is listed under it."""

import re
from pathlib import Path

import pytest

from generator.pages.jobs import find_view
from generator.render.renderer import render_page, renderer
from generator.views.formats import tells
from generator.views.kinds.department import DepartmentPage
from generator.views.kinds.departments_index import view_departments_index
from generator.views.kinds.pillars_index import view_pillars_index
from generator.views.kinds.table import view_table
from generator.views.kinds.table_of_all import MOST_ROWS, view_table_of_all
from generator.views.kinds.year import YearPage
from generator.views.pieces import Badge, Link, Page
from generator.views.pillar_trees import MOST_MEASURES
from generator.views.site_pieces import PlanCard, Share
from page_reading import JAPANESE, Shown, show, visible_text
from parted import three_cities
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


class TestOfADepartment:
    def page(self, shown: Shown, department: str) -> DepartmentPage:
        page = page_of(shown, "department", department)
        assert isinstance(page, DepartmentPage)
        return page

    def test_some_measures_of_a_plan_are_not_called_all_of_it(self, tmp_path: Path) -> None:
        town = Town(tmp_path, measure="departments: {as_published: 企画課, lead: [planning]}")
        assert [each.count for each in self.page(show(town), "town/planning").plans] == ["事務事業全1件"]
        town.add("town/p/measures/a.yaml", "  - {id: b, title: 井戸の点検, kind: j, pillar: s1}\n")
        assert [each.count for each in self.page(show(town), "town/planning").plans] == ["事務事業全2件のうち1件"]

    def test_the_remark_on_money_says_of_which_measures_it_is(self, tmp_path: Path) -> None:
        budget = 'budgets: [{fiscal_year: 2019, kind: settled, amount: "10", unit: 千円}]'
        town = Town(tmp_path, measure=f"departments: {{as_published: 企画課, lead: [planning]}}\n{budget}")
        (alone,) = self.page(show(town), "town/planning").money
        assert alone.remark == "金額の記載がある施策1件（全1件のうち）"
        town.add(
            "town/p/measures/a.yaml",
            "  - {id: b, title: 井戸の点検, kind: j, pillar: s1, departments: {as_published: 総務課・企画課, lead: [general], related: [planning]}}\n",
        )
        (beside,) = self.page(show(town), "town/planning").money
        assert beside.remark.startswith("金額の記載がある施策1件（この部署と下の部署が担当する施策など1件のうち。")
        assert "全1件" not in beside.remark

    def test_of_some_missed_measures_beside_those_of_the_city_it_says_how_many_it_shows(self, tmp_path: Path) -> None:
        missed = f"departments: {{as_published: 企画課, lead: [planning]}}, {indicator('{fiscal_year: 2019, as_published: 8件}')}"
        town = Town(tmp_path, measure=indicator("{fiscal_year: 2019, as_published: 8件}"))
        for number in range(7):
            town.add(
                "town/p/measures/a.yaml",
                f"  - {{id: m{number}, title: 井戸{number}の点検, kind: j, pillar: s1, {missed}}}\n",
            )
        (misses,) = self.page(show(town), "town/planning").misses
        assert len(misses.misses) == 6
        assert misses.shown == "ここに載せたのは、この部署が担当する施策など7件のうち6件です。"
        assert misses.rest.text == "試験市全体で目標に届かなかったものを見る（8件）"


class TestWhatLinksSay:
    """Read one after the other, without what stands around them."""

    def links(self, page: Page) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        parts = render_page(page)
        for href, text in re.findall(r'<a [^>]*?href="([^"]+)"[^>]*>(.*?)</a>', parts.lead + parts.main, re.DOTALL):
            found.setdefault(visible_text(text), set()).add(href)
        return found

    def test_departments_of_one_name_are_told_apart_by_those_above_them(self, tmp_path: Path) -> None:
        below = "children: [{id: %s-1, name: 庶務係, kind: その他}]"
        town = Town(tmp_path).put(
            "town/departments.yaml",
            f"departments:\n  - {{id: planning, name: 企画課, kind: 課, {below % 'p'}}}\n"
            f"  - {{id: general, name: 総務課, kind: 課, {below % 'g'}}}\n",
        )
        shown = show(town)
        for kind, keys in (("departments", ["town"]), ("departments_index", [])):
            found = self.links(find_view(kind)(shown.site_index, shown.standings, *keys, JAPANESE))
            assert {"企画課 庶務係", "総務課 庶務係"} < set(found)
            assert all(len(hrefs) == 1 for hrefs in found.values())

    def test_departments_of_one_name_in_several_cities_are_told_apart_by_these(self, tmp_path: Path) -> None:
        shown = show(three_cities(tmp_path))
        texts = set(self.links(find_view("departments_index")(shown.site_index, shown.standings, JAPANESE)))
        assert {"となり市 企画部", "見本市 企画部"} < texts

    def test_numbers_of_several_plans_say_of_which_plan_they_are(self, city: City) -> None:
        city.put(
            "mihon/new/plan.yaml", "title: 新しい計画\nperiod: {from: 2024, to: 2024}\nsource: {document: basic-plan}\n"
        )
        city.put("mihon/new/measures/all.yaml", "measures:\n  - {id: a, title: 街路樹の手入れ}\n")
        city.put(
            "mihon/next/plan.yaml", "title: 次の計画\nperiod: {from: 2024, to: 2024}\nsource: {document: basic-plan}\n"
        )
        city.put("mihon/next/measures/all.yaml", "measures:\n  - {id: a, title: 花壇の手入れ}\n")
        shown = show(city)
        for kind, keys in (("municipality", ["mihon"]), ("pillars_index", []), ("browse", [])):
            found = self.links(find_view(kind)(shown.site_index, shown.standings, *keys, JAPANESE))
            assert [text for text, hrefs in found.items() if re.match("[0-9]+件（", text) and len(hrefs) > 1] == []
            if kind != "pillars_index":
                assert {"1件（報告なし、新しい計画）", "1件（報告なし、次の計画）"} < set(found)

    def test_numbers_of_measures_and_of_indicators_are_told_apart(self) -> None:
        badge = Badge("not-reported", "報告なし", "M0 0h1")
        card = PlanCard(
            Link("計画", "p/"),
            3,
            "",
            "",
            "",
            (Share(badge, "1件", "status/"),),
            "指標2件",
            (Share(badge, "1件", "progress/"),),
        )
        texts = re.findall(r"1件<span[^>]*>(.*?)</span>", renderer().component("plan_cards", "plan_cards", (card,)))
        assert texts == ["（報告なし、計画）", "（報告なし、計画、指標）"]


class TestWhereLessIsBetter:
    """A value above a target is taken to have reached it, unless it is said that it has not."""

    def texts(self, tmp_path: Path, target: str, direction: str, actual: str = "12件") -> list[str]:
        town = Town(
            tmp_path,
            measure=indicator(f"{{fiscal_year: 2019, as_published: {actual}}}", target=target, direction=direction),
        )
        shown = show(town)
        pages = [
            page_of(shown, "plan", "town/p"),
            page_of(shown, "year", "2019"),
            page_of(shown, "measure", "town/p/a"),
            page_of(shown, "table", "town/p"),
            find_view("table_of_all")(shown.site_index, shown.standings, JAPANESE),
        ]
        return [visible_text(parts.lead + parts.main) for parts in map(render_page, pages)]

    @pytest.mark.parametrize(
        ("target", "direction", "told"),
        [
            ("10件", "decrease", "目標値以下なら達成"),
            ("10.0件", "decrease", "目標値以下なら達成"),
            ("10", "at_most", "目標値以下なら達成"),
            ("10件を維持", "maintain_or_decrease", "目標値以下なら達成"),
            ("目標10件", "at_most", "目標値以下なら達成"),
            ("10件", "less_than", "目標値より小さければ達成"),
            ("10件", "maintain", "目標値を保てば達成"),
            ("10件を維持", "maintain", "目標値を保てば達成"),
        ],
    )
    def test_a_target_that_does_not_tell_it_is_followed_by_where_it_is_reached(
        self, tmp_path: Path, target: str, direction: str, told: str
    ) -> None:
        for text in self.texts(tmp_path, target, direction):
            assert told in text

    @pytest.mark.parametrize(
        ("target", "direction"),
        [
            ("10件以下", "at_most"),
            ("10件以内", "decrease"),
            ("10件未満", "less_than"),
            ("10件まで減少, value: 10", "decrease"),
            ("10件に抑える, value: 10", "at_most"),
            ("10件を超えない", "at_most"),
            ("10件に半減, value: 10", "decrease"),
            ("10件に縮減, value: 10", "decrease"),
            ("20件", "increase"),
            ("20件以上", "at_least"),
            ("20件を維持", "maintain_or_increase"),
        ],
    )
    def test_a_target_that_tells_it_stands_as_it_is(self, tmp_path: Path, target: str, direction: str) -> None:
        for text in self.texts(tmp_path, target, direction):
            wording = target.partition(",")[0]
            assert wording in text
            assert not re.search(re.escape(wording) + "（[^）]*達成", text)


class TestOfListsThatLeaveSomeOut:
    """The sentence above says what is listed, and of how many."""

    def measures(self, city: City, count: int) -> Shown:
        own = indicator("{fiscal_year: 2019, as_published: 8件}").removeprefix("indicators: ")
        city.put(
            "mihon/new/plan.yaml", "title: 新しい計画\nperiod: {from: 2019, to: 2019}\nsource: {document: basic-plan}\n"
        )
        city.put(
            "mihon/new/measures/all.yaml",
            "measures:\n"
            + "".join(
                f"  - {{id: m{number}, title: 第{number}号の事業, indicators: {own}}}\n" for number in range(count)
            ),
        )
        return show(city)

    def test_a_table_of_some_says_of_how_many_a_difference_is_known(self, city: City) -> None:
        shown = self.measures(city, MOST_ROWS + 20)
        page = view_table_of_all(shown.site_index, shown.standings, JAPANESE)
        known = int(re.findall("分かるのは([0-9]+)件です", page.head.description)[0])
        assert MOST_ROWS + 20 <= known < len(shown.site_index.measures)
        assert f"そのうち{MOST_ROWS}件を、目標に届いていない順に載せた表です" in page.head.description
        assert len(page.tables[0].rows) == MOST_ROWS

    def test_a_table_of_all_names_them_all(self, city: City) -> None:
        shown = self.measures(city, 5)
        page = view_table_of_all(shown.site_index, shown.standings, JAPANESE)
        assert f"施策{len(shown.site_index.measures)}件の" in page.head.description
        assert len(page.tables[0].rows) == len(shown.site_index.measures)

    def test_the_table_of_a_long_plan_says_that_it_has_the_first(self, city: City) -> None:
        shown = self.measures(city, MOST_MEASURES + 3)
        page = view_table(shown.site_index, shown.standings, "mihon/new", JAPANESE)
        assert f"施策{MOST_MEASURES + 3}件のうち、はじめの{MOST_MEASURES}件の" in page.head.description
        assert page.remark.startswith(
            f"文書の順に、はじめの{MOST_MEASURES}件を載せています（全{MOST_MEASURES + 3}件）。"
        )

    def test_pillars_are_told_with_the_city_and_only_as_far_as_they_stand_there(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown = show(city)
        held, total = sum(bool(each.pillars) for each in shown.site_index.plans.values()), len(shown.site_index.pillars)
        at_top = sum(len(shown.site_index.pillar_children.get(plan, ())) for plan in shown.site_index.plans)
        told = []
        for most in (total, at_top, at_top - 1):
            monkeypatch.setattr("generator.views.kinds.pillars_index._MOST_PILLARS", most)
            told.append(view_pillars_index(shown.site_index, shown.standings, JAPANESE).head.description.split("。")[0])
        assert told == [
            f"見本市の{held}件の計画にある{total}件の柱を、計画ごとに上から順に並べた一覧です",
            f"見本市の{held}件の計画にある{total}件の柱のうち、いちばん上の柱を、計画ごとに並べた一覧です",
            f"見本市の{held}件の計画にある{total}件の柱を、計画ごとに数えた一覧です",
        ]

    def test_of_more_departments_than_stand_there_the_list_says_so(
        self, city: City, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        shown = show(city)
        monkeypatch.setattr("generator.views.kinds.departments_index.MOST_MEASURES", 2)
        page = view_departments_index(shown.site_index, shown.standings, JAPANESE)
        total, at_top = len(shown.site_index.departments), len(page.cities[0].tree)
        assert page.head.description.startswith(
            f"見本市の{total}の部署のうち、組織のいちばん上にある{at_top}の部署を並べた一覧です。"
        )
        assert not any(node.children for node in page.cities[0].tree)
