"""The pages that lead to measures: home, municipality, departments, plan, list of everything; and the frame of every page."""

from pathlib import Path
from typing import Final

import pytest

from generator.chrome.frame import Frame, view_frame
from generator.render.renderer import render_page
from generator.views import pillar_trees
from generator.views.findings import find_all
from generator.views.kinds import browse as browse_page
from generator.views.kinds.about import view_about_documents
from generator.views.kinds.browse import BrowsePage, view_browse
from generator.views.kinds.department import DepartmentPage, view_department
from generator.views.kinds.departments import view_departments
from generator.views.kinds.home import view_home_plans
from generator.views.kinds.municipality import view_municipality
from generator.views.kinds.plan import PlanPage, view_plan
from generator.views.pieces import Page
from generator.views.site_pieces import DepartmentNode, PillarNode
from page_reading import GREEN, JAPANESE, PLAN, Shown, plain, show, unspaced, visible_text
from sample import City

PLAN_FILE: Final = "mihon/basic-plan/plan.yaml"
DEPARTMENTS: Final = "mihon/departments.yaml"
SITE: Final = "site.yaml"
OTHER_CITY: Final = {
    "hyohon/municipality.yaml": 'name: 標本市\nreading: ひょうほんし\nprefecture: 見本県\ncode: "992020"\nlanguages: [ja]\nofficial_site: https://hyohon.example/\n',
    "hyohon/documents.yaml": "documents:\n  - {id: plan, title: 標本市計画, fiscal_year: 2023, file: plan.txt}\n",
    "hyohon/departments.yaml": "departments:\n  - {id: planning, name: 企画部, kind: department}\n",
}


@pytest.fixture
def city(tmp_path: Path) -> City:
    return City(tmp_path)


def plan(shown: Shown, key: str = PLAN) -> PlanPage:
    return view_plan(shown.site_index, shown.standings, key, JAPANESE)


def department(shown: Shown, key: str) -> DepartmentPage:
    return view_department(shown.site_index, shown.standings, f"mihon/{key}", JAPANESE)


def browse(shown: Shown) -> BrowsePage:
    return view_browse(shown.site_index, shown.standings, JAPANESE)


def text_of(page: Page) -> str:
    parts = render_page(page)
    return visible_text(parts.lead + parts.main)


def anchors(page: Page) -> list[str]:
    return [link.href for link in page.head.contents]


def names(nodes: tuple[DepartmentNode, ...]) -> list[object]:
    return [[node.link.text, names(node.children)] if node.children else node.link.text for node in nodes]


# ---- home -------------------------------------------------------------------------------------------------------------


def test_home_shows_each_plan_with_what_it_is_its_years_and_how_it_stands(city: City) -> None:
    shown = show(city)
    (mihon,) = view_home_plans(shown.site_index, shown.standings, "", JAPANESE)
    assert (mihon.link.text, mihon.link.href) == ("見本市", "./mihon/")
    assert mihon.sentence == "見本県見本市の2件の計画と、5件の施策を載せています。"
    basic, old = mihon.plans
    assert (basic.link.text, basic.link.href) == ("見本市基本計画", "./mihon/basic-plan/")
    assert (basic.years, basic.about) == ("令和5年度～令和8年度", "基本計画／企画部")
    assert basic.count == "事業4件"
    assert sum(int(share.number.removesuffix("件")) for share in basic.shares) == 4
    assert (old.years, old.about) == ("令和元年度～令和4年度", "見本市全体")
    assert mihon.departments.href == "./mihon/departments/"


def test_home_puts_the_plan_that_begins_last_first(city: City) -> None:
    city.change("mihon/old-plan/plan.yaml", "{from: 2019, to: 2022}", "{from: 2027, to: 2030}")
    shown = show(city)
    (mihon,) = view_home_plans(shown.site_index, shown.standings, "", JAPANESE)
    assert [card.link.text for card in mihon.plans] == ["見本市旧計画", "見本市基本計画"]


def test_home_says_that_a_city_has_no_plan_yet(city: City) -> None:
    for file, text in OTHER_CITY.items():
        city.put(file, text)
    shown = show(city)
    hyohon = view_home_plans(shown.site_index, shown.standings, "", JAPANESE)[0]
    assert hyohon.sentence == "見本県標本市の計画は、まだ載せていません。"
    assert hyohon.plans == ()


# ---- municipality -----------------------------------------------------------------------------------------------------


def test_a_municipality_says_in_one_sentence_what_it_published_and_how_it_stands(city: City) -> None:
    shown = show(city)
    page = view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE)
    assert page.head.description.startswith("見本県見本市が公表した2件の計画と、そこに書かれた5件の施策のページです（")
    assert page.head.title == "見本市｜見本県｜見本市の計画と実績"
    assert [link.text for link in page.head.trail] == ["見本市"]
    assert anchors(page) == ["#counts", "#missed", "#plans", "#years", "#money", "#departments", "#about", "#source"]
    assert page.tallies[0].total == "5件"


def test_a_municipality_tells_its_reading_code_site_licence_and_contact(city: City) -> None:
    shown = show(city)
    page = view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE)
    facts = {fact.term: fact for fact in page.facts}
    assert plain(facts["読み"].text) == "みほんし"
    assert plain(facts["全国地方公共団体コード"].text) == "992011"
    assert facts["公式サイト"].links[0].href == "https://mihon.example/"
    assert facts["データの利用条件"].links[0].text == "CC BY 4.0"
    assert page.contacts[0].name == "見本市役所"
    assert "架空の市です。" in text_of(page)


def test_a_municipality_shows_its_top_departments_and_documents(city: City) -> None:
    shown = show(city)
    page = view_municipality(shown.site_index, shown.standings, "mihon", JAPANESE)
    assert names(page.departments) == ["企画部", "市民部", "市民生活部"]
    assert (
        page.all_departments.text == "見本市のすべての部署（4部署。うち1部署は、ここに並べた部署の下）"
    )  # 3 stand there
    titles = [source.title for source in page.sources.sources]
    assert titles == ["見本市基本計画", "令和6年度 進捗報告書"]
    used = {fact.term: fact for fact in page.sources.sources[1].facts}["もとにしたページ"]
    assert [link.text for link in used.links] == ["見本市基本計画"]
    assert "https://mihon.example/keikaku/mihon/" in page.sources.cite


def test_a_municipality_without_plans_says_so(city: City) -> None:
    for file, text in OTHER_CITY.items():
        city.put(file, text)
    shown = show(city)
    page = view_municipality(shown.site_index, shown.standings, "hyohon", JAPANESE)
    assert page.head.description == "見本県標本市の計画は、まだ載せていません。"
    assert anchors(page) == ["#departments", "#about"]
    assert "出典" not in text_of(page)


# ---- departments ------------------------------------------------------------------------------------------------------


def test_the_tree_of_departments_shows_who_stands_below_whom_and_what_became_of_them(city: City) -> None:
    shown = show(city)
    page = view_departments(shown.site_index, shown.standings, "mihon", JAPANESE)
    assert page.head.description.startswith("見本市の4の部署を、組織の上下に沿って並べた一覧です。")
    assert names(page.tree) == [["企画部", ["計画課"]], "市民部", "市民生活部"]
    assert page.tree[1].fate == "令和3年度まで、その後は市民生活部"
    assert page.tree[0].count == "施策1件"
    assert page.tree[0].children[0].link.href == "../../mihon/departments/planning-section/"


def test_a_department_tells_who_it_is_and_where_it_stands(city: City) -> None:
    shown = show(city)
    page = department(shown, "planning-section")
    assert page.head.title == "計画課｜企画部｜見本市｜見本県｜見本市の計画と実績"
    assert [link.text for link in page.head.trail] == ["見本市", "部署", "企画部", "計画課"]
    facts = {fact.term: fact for fact in page.about}
    assert plain(facts["種類"].text) == "課"
    assert [link.text for link in facts["上の部署"].links] == ["企画部"]
    assert page.contacts[0].name == "企画部"  # the department above, which is nearer than the municipality


def test_reorganised_departments_name_each_other(city: City) -> None:
    shown = show(city)
    before, after = department(shown, "citizens"), department(shown, "citizens-life")
    facts = {fact.term: fact for fact in before.about}
    assert plain(facts["置かれている年度"].text) == "平成27年度～令和3年度"
    assert [link.text for link in facts["後を継いだ部署"].links] == ["市民生活部"]
    assert before.head.title.startswith("市民部（平成27年度～令和3年度）｜")
    assert plain(before.editor_note) == "令和4年度の組織改正で市民生活部になりました。"
    facts = {fact.term: fact for fact in after.about}
    assert plain(facts["置かれている年度"].text) == "令和4年度から"
    assert [link.href for link in facts["前の部署"].links] == ["../../../mihon/departments/citizens/"]


def test_a_department_gathers_what_plans_tell_of_it(city: City) -> None:
    shown = show(city)
    page = department(shown, "planning")
    assert plain(page.role) == "市の計画をまとめます。"
    (told,) = page.told
    assert told.plan.text == "「見本市基本計画」から"
    assert [part.heading for part in told.parts] == ["責任者", "部の使命", "部の経営資源"]
    text = text_of(page)
    for words in ("企画部長 見本 太郎", "1. 計画を進める", "職員数 55人（うち派遣1人）", "13,510,540,000円"):
        assert words in text
    assert [link.text for link in told.more] == ["キャッチフレーズ", "現状と課題"]
    assert told.more[0].href == "../../../mihon/basic-plan/#part-catchphrase"


def test_a_department_shows_its_own_plans(city: City) -> None:
    shown = show(city)
    assert [card.link.text for card in department(shown, "planning").owned] == ["見本市基本計画"]
    assert department(shown, "citizens").owned == ()


def test_measures_of_departments_below_count_for_the_one_above(city: City) -> None:
    shown = show(city)
    above, below = department(shown, "planning"), department(shown, "planning-section")
    assert (
        "その下の部署の名前が、担当または関係する部署として出ている施策は、1件の計画に1件あります"
        in above.head.description
    )
    assert (
        "見本市の計画課の名前が、担当または関係する部署として出ている施策は、1件の計画に1件あります"
        in below.head.description
    )
    for page in (above, below):
        (held,) = page.plans
        assert (held.plan.text, held.years) == ("見本市基本計画", "令和5年度～令和8年度")
        assert [promise.entry.title for promise in held.lists[0].promises] == ["中央公園の改修"]
        assert [row.number for row in page.tallies[0].rows] == ["1件"]
        assert page.tallies[0].sentence.startswith("施策は1件で、「未達成」です。")


def test_measures_that_only_name_a_department_as_related_stand_apart(city: City) -> None:
    city.change(GREEN, "related: [citizens]}", "related: [citizens-life]}")
    (held,) = department(show(city), "citizens-life").plans
    lists = {group.heading: [promise.entry.title for promise in group.promises] for group in held.lists}
    assert lists["担当する施策"] == ["窓口の改善"]
    assert lists["関係部署として名前がある施策"] == ["中央公園の改修"]


def test_a_department_without_measures_says_so(city: City) -> None:
    city.add(DEPARTMENTS, "  - {id: fire, name: 消防局, kind: bureau}\n")
    page = department(show(city), "fire")
    assert (
        page.head.description
        == "見本市の消防局のページです。担当または関係する部署として名前が出ている施策はありません。"
    )
    assert (page.plans, page.tallies) == ((), ())
    assert anchors(page) == ["#about"]


# ---- plan -------------------------------------------------------------------------------------------------------------


def test_a_plan_says_in_one_sentence_what_it_is_and_how_it_stands(city: City) -> None:
    shown = show(city)
    page = plan(shown)
    assert page.head.description.startswith("見本市の企画部の令和5年度～令和8年度の基本計画で、事業が4件あります（")
    assert plan(shown, "mihon/old-plan").head.description == (
        "見本市の令和元年度～令和4年度の計画で、施策が1件あります（報告なし1件）。"
    )
    assert page.head.title == "見本市基本計画｜見本市｜見本市の計画と実績"


def test_plans_of_the_same_title_are_told_apart_by_their_years(city: City) -> None:
    city.change("mihon/old-plan/plan.yaml", "title: 見本市旧計画", "title: 見本市基本計画")
    shown = show(city)
    titles = {plan(shown, key).head.title for key in shown.site_index.plans}
    assert "見本市基本計画（令和元年度～令和4年度）｜見本市｜見本市の計画と実績" in titles
    assert len(titles) == 2


def test_a_plan_names_the_plans_before_and_after_it(city: City) -> None:
    shown = show(city)
    after = {fact.term: fact for fact in plan(shown).about}
    before = {fact.term: fact for fact in plan(shown, "mihon/old-plan").about}
    assert [link.text for link in after["前の計画"].links] == ["見本市旧計画"]
    assert [link.text for link in before["次の計画"].links] == ["見本市基本計画"]
    assert plain(after["公表日"].text) == "2023年3月20日"
    assert "令和6年度中間報告、2024年9月30日現在" in plain(after["結果の報告"].text)


def test_a_plan_shows_its_pillars_as_a_tree_with_their_measures(city: City) -> None:
    shown = show(city)
    page = plan(shown)

    def tree(nodes: tuple[PillarNode, ...]) -> list[tuple[int, str, str, list[str], object]]:
        return [
            (
                node.level,
                node.number,
                node.title,
                [promise.entry.title for held in node.lists for promise in held.promises],
                tree(node.children),
            )
            for node in nodes
        ]

    assert tree(page.pillars) == [
        (
            3,
            "政策1",
            "緑のまち",
            ["窓口の改善（再掲）"],
            [(4, "方向性1", "公園の再生", ["中央公園の改修", "池の清掃"], [])],
        ),
        (3, "", "開かれた市役所", ["窓口の改善"], []),
    ]
    assert page.pillars[0].count == "事業全3件"
    assert page.measures_heading == "重点事業"


def test_a_measure_stands_in_its_plan_as_the_document_lists_it(city: City) -> None:
    city.change(
        GREEN, "  - id: pond\n    number: 取組02\n", "  - id: pond\n    source: {page: P.8}\n    number: 取組02\n"
    )
    text = unspaced(text_of(plan(show(city))))
    assert "取組02池の清掃P.8" in text
    assert "取組03窓口の改善（市民生活部）" in text
    # A measure in steps: its title, its text and its steps, as in one cell of the document's table.
    assert "中央公園の改修中央公園を改修します。・遊具を新しくする・木を植える(1)設計(2)工事" in text


def test_measures_without_a_pillar_stand_below_a_heading_of_their_own(city: City) -> None:
    shown = show(city)
    page = plan(shown, "mihon/old-plan")
    assert page.pillars == ()
    assert (page.measures_title, page.loose_heading) == ("施策", "")
    assert [promise.entry.title for held in page.loose for promise in held.promises] == ["中央公園の調査"]
    city.change("mihon/basic-plan/measures/hall.yaml", "    pillar: p2\n", "")
    mixed = plan(show(city))
    assert (mixed.measures_title, mixed.loose_heading) == ("柱と事業", "柱に分かれていない事業")
    assert "窓口の改善" in text_of(mixed)


def test_where_there_are_too_many_measures_a_plan_shows_its_pillars_alone(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pillar_trees, "MOST_MEASURES", 3)
    monkeypatch.setattr("generator.views.kinds.plan.MOST_MEASURES", 3)
    page = plan(show(city))
    assert all(node.lists == () for node in page.pillars)
    assert [node.count for node in page.pillars] == ["事業全3件", "事業全1件"]
    assert page.too_many.startswith("事業が4件あるため")


def test_a_plan_shows_its_own_indicators_with_all_figures(city: City) -> None:
    page = plan(show(city))
    (indicator,) = page.indicators
    assert indicator.tables[0].rows[-1].target[0].text == "60.0以上"
    assert indicator.charts == ()
    assert [fact.term for fact in indicator.facts] == ["出典"]
    assert page.all_indicators.href == "../../mihon/basic-plan/indicators/"
    without = city.read("mihon/old-plan/plan.yaml").partition("indicators:\n")[0]
    old = plan(show(city.put("mihon/old-plan/plan.yaml", without)), "mihon/old-plan")
    assert (old.indicators, old.all_indicators.href) == ((), "")
    assert "#indicators" not in anchors(old)


def test_the_text_of_a_plan_stands_whole_and_in_the_order_of_the_document(city: City) -> None:
    page = plan(show(city))
    assert [part.heading for part in page.text][:5] == [
        "キャッチフレーズ",
        "責任者",
        "部の使命",
        "現状と課題",
        "部の経営資源",
    ]
    text = unspaced(text_of(page)).partition("計画の本文")[2]
    told = (
        "キャッチフレーズみんなでつくる見本のまち",
        "責任者企画部長見本太郎",
        "1部の使命1.計画を進める計画を着実に進めます。市民の声を聴きます。",
        "1公園が古い。公園を直す必要がある。",
        "職員数55人（うち派遣1人）職員比率約5.6%",
        "一般会計）13,510,540,000円",
        "※1毎年4月1日現在の値です。",
    )
    for words in told:
        assert words in text, words
    places = [text.index(words) for words in told]
    assert places == sorted(places)


def test_line_ends_and_footnotes_of_a_plans_text_are_kept(city: City) -> None:
    city.change(PLAN_FILE, "text: みんなでつくる見本のまち", 'text: "みんなで※1\\nつくる\\n\\n見本のまち"')
    html = render_page(plan(show(city))).main
    assert "つくる</p>\n<p>見本のまち</p>" in html
    assert (
        '<a class="note-mark" href="#note-part-footnotes-u203b-1" id="note-part-footnotes-u203b-1.mark">※1</a>' in html
    )
    assert "<br>\nつくる" in html


def test_the_parts_of_a_plans_text_have_their_own_places(city: City) -> None:
    html = render_page(plan(show(city))).main
    for part in ("catchphrase", "heads", "mission", "issues", "resources", "footnotes"):
        assert f'id="part-{part}"' in html
    assert "出典 「見本市基本計画」P.1" in visible_text(html)


def test_amounts_of_a_plans_measures_are_summed(city: City) -> None:
    page = plan(show(city))
    assert "12,850千円" in [row.amount for table in page.sums for row in table.rows]


def test_a_correction_of_a_plan_stands_at_the_top_of_its_page(city: City) -> None:
    city.add(
        "mihon/corrections.yaml",
        "  - {id: plan, target: basic-plan, wrong: 平成5年, right: 令和5年, corrected_on: 2026-05-02, reason: 誤記}\n",
    )
    (notice,) = plan(show(city)).notices
    assert notice.items == ("令和5年（訂正：2026年5月2日）。訂正前：平成5年。このサイトの写し間違いの訂正。理由：誤記",)


# ---- list of everything -----------------------------------------------------------------------------------------------


def test_the_list_of_everything_has_each_measure_once(city: City) -> None:
    shown = show(city)
    page = browse(shown)
    assert page.head.description == "見本市の2件の計画にある5件の施策を、計画ごとに並べた一覧です。"
    links = [
        promise.entry.href
        for each in page.cities
        for held in each.plans
        for group in held.lists
        for promise in group.promises
    ]
    assert len(links) == len(set(links)) == len(shown.site_index.measures)


def test_the_list_of_everything_leads_to_departments_years_and_statuses(city: City) -> None:
    page = browse(show(city))
    others = {group.heading: [(link.text, link.href) for link in group.links] for group in page.others}
    assert others["部署からさがす"] == [("見本市の部署", "../mihon/departments/")]
    years = others["年度からさがす"]
    assert years[0] == ("令和8年度（2026年度）", "../years/2026/")
    assert years[-1] == ("令和元年度（2019年度）", "../years/2019/")
    assert ("未達成（1件）", "../status/not-reached/") in others["状態からさがす"]


def test_the_list_of_everything_names_no_departments_of_a_city_that_tells_of_none(city: City) -> None:
    for file, text in OTHER_CITY.items():
        if "departments" not in file:
            city.put(file, text)
    by_department = browse(show(city)).others[0]
    assert [link.text for link in by_department.links] == ["見本市の部署"]


def test_where_there_are_too_many_measures_the_list_names_plans_with_counts(
    city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(browse_page, "MOST_LISTED", 4)
    page = browse(show(city))
    assert [held.lists for each in page.cities for held in each.plans] == [(), ()]
    assert "事業全4件" in text_of(page)


# ---- about, search, frame ---------------------------------------------------------------------------------------------


def test_the_about_page_names_the_documents_of_each_municipality(city: City) -> None:
    shown = show(city)
    (mihon,) = view_about_documents(shown.site_index, shown.standings, "about/", JAPANESE)
    assert mihon.link.href == "../mihon/"
    first = {fact.term: plain(fact.text) for fact in mihon.sources[0].facts}
    assert first["発行"] == "見本市企画部"
    assert first["備考"] == "抜粋"
    assert mihon.sources[0].link.href == "https://mihon.example/basic-plan.pdf"


def test_the_search_is_told_where_a_measure_belongs_and_how_it_stands(city: City) -> None:
    shown = show(city)
    finder = find_all(shown.site_index, shown.standings, JAPANESE)
    found = finder.measure(f"{PLAN}/park")
    assert found.title == "取組01 中央公園の改修"
    assert found.meta == {
        "municipality": "見本市",
        "plan": "見本市基本計画",
        "year": "令和5年度（2023年度）～令和8年度（2026年度）",
        "kind": "事業",
        "status": "未達成",
        "department": "企画部 計画課／関係各課（市民部）",
    }
    assert found.filters == {
        "municipality": ("見本市",),
        "plan": ("見本市基本計画",),
        "year": ("2023", "2024", "2025", "2026"),
        "kind": ("施策",),
        "status": ("not-reached",),
        "department": ("企画部", "計画課", "市民部"),
        "pillar": ("公園の再生", "緑のまち"),
    }


def test_the_search_is_told_of_every_other_kind_of_page(city: City) -> None:
    shown = show(city)
    finder = find_all(shown.site_index, shown.standings, JAPANESE)
    assert finder.pillar(f"{PLAN}/p1-1").title == "方向性1 公園の再生"
    assert finder.pillar(f"{PLAN}/p1-1").meta["kind"] == "方向性"
    assert finder.plan(PLAN).meta == {
        "municipality": "見本市",
        "kind": "基本計画",
        "year": "令和5年度（2023年度）～令和8年度（2026年度）",
    }
    assert finder.department("mihon/planning-section").filters["department"] == ("企画部", "計画課")
    assert finder.municipality("mihon").title == "見本市"
    assert finder.find("indicators", PLAN, "指標の一覧").meta["plan"] == "見本市基本計画"


@pytest.mark.parametrize(
    ("kind", "key", "narrowed"),
    [
        ("tags", PLAN, {"municipality", "kind", "plan", "year"}),
        ("departments", "mihon", {"municipality", "kind"}),
        ("years", "", {"kind"}),
    ],
)
def test_a_page_of_any_kind_is_found_where_its_address_belongs(
    city: City, kind: str, key: str, narrowed: set[str]
) -> None:
    shown = show(city)
    told = find_all(shown.site_index, shown.standings, JAPANESE).find(kind, key, "見出し")
    assert told.title == "見出し"
    assert set(told.filters) == narrowed


def frame(city: City) -> Frame:
    shown = show(city)
    return view_frame(shown.site_index.site.settings, shown.site_index)


def test_the_frame_names_the_site_its_release_licence_and_contact(city: City) -> None:
    made = frame(city)
    slots = made.slots("../../")
    assert made.base == "/keikaku/"
    assert slots["site-name"] == "見本市の計画と実績"
    assert slots["notice"] == "見本市は架空の市です。このサイトは試験用です。"
    assert slots["release"] == "v1.0.0（2026年4月1日公開）"
    assert slots["licence"] == (
        '<a href="https://creativecommons.org/licenses/by/4.0/deed.ja">クリエイティブ・コモンズ 表示 4.0 国際</a>'
    )
    assert '<a href="tel:000-000-0000">電話 000-000-0000</a>' in slots["contact"]
    assert '<a href="mailto:keikaku@mihon.example">' in slots["contact"]
    assert '<a href="../../mihon/basic-plan/">見本市基本計画</a>' in slots["nav-municipalities"]
    assert ".promises" in made.styles


def test_what_the_settings_leave_out_leaves_its_slot_empty(city: City) -> None:
    text = city.read(SITE)
    city.put(SITE, text[: text.index("contact:")].replace("demonstration: true", "demonstration: false"))
    city.change("mihon/corrections.yaml", "    since: v1.0.0\n", "")
    slots = frame(city).slots("./")
    assert [slots[name] for name in ("notice", "release", "licence", "contact")] == [""] * 4


def test_the_newest_release_is_named(city: City) -> None:
    city.add(SITE, "  - {tag: v1.1.0, date: 2026-06-01, notes: 訂正}\n")
    assert frame(city).slots("./")["release"] == "v1.1.0（2026年6月1日公開）"


def test_a_city_with_many_plans_is_linked_without_them(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.chrome.frame._MOST_PLANS", 1)
    assert "basic-plan" not in frame(city).slots("./")["nav-municipalities"]


def test_markup_in_the_settings_stays_text(city: City) -> None:
    city.change(SITE, "name: 見本市の計画と実績", 'name: "\\"><script>alert(1)</script>"')
    slots = frame(city).slots("./")
    assert "<script" not in "".join(slots.values())
    assert '"' not in slots["site-name"]


def test_a_plan_leads_back_only_to_marks_that_stand_on_its_own_page(tmp_path: Path) -> None:
    """What defines its indicators stands on the page of the indicators, with the marks of footnotes in it."""
    plan = "mihon/basic-plan/plan.yaml"
    note = "      - {mark: ※1, text: 毎年4月1日現在の値です。}\n"
    city = City(tmp_path).change(plan, "definition: 市民アンケートで", "definition: ※2市民アンケートで")
    city = city.change(plan, f"{note}    editor_note:", f"{note}      - {{mark: ※2, text: 年1回}}\n    editor_note:")
    shown = show(city)
    brief = view_plan(shown.site_index, shown.standings, PLAN, JAPANESE).indicators[0]
    whole = shown.indicators().own[0]
    assert brief.charts == ()
    assert [fact.term for fact in brief.facts] == ["出典"]
    assert whole.facts
    assert [note.back for note in whole.footnotes] == ["#satisfaction-2024", "#note-satisfaction-u203b-2.mark"]
    assert [note.back for note in brief.footnotes] == ["#satisfaction-2024", ""]
    assert brief.tables == whole.tables


def test_the_list_of_everything_names_no_city_that_has_no_plan(tmp_path: Path) -> None:
    city = City(tmp_path)
    city.put(
        "tonari/municipality.yaml",
        'name: 隣市\nreading: となりし\nprefecture: 東京都\ncode: "132195"\ncontact: {tel: 000-000-0000}\n',
    )
    city.put("tonari/departments.yaml", "departments: []\n").put("tonari/documents.yaml", "documents: []\n")
    page = browse(show(city))
    assert "隣市" not in page.head.description
    assert [each.link.text for each in page.cities] == ["見本市"]
