"""The page of a pillar, and the page with all indicators of a plan."""

from pathlib import Path

from generator.render.renderer import render_page
from generator.views.kinds.plan import view_plan
from page_reading import GREEN, JAPANESE, PLAN, show, unspaced, visible_text
from sample import City

PILLARS = "mihon/basic-plan/pillars.yaml"
HALL = "mihon/basic-plan/measures/hall.yaml"


def test_a_pillar_says_what_it_is_and_counts_what_stands_below_it(tmp_path: Path) -> None:
    page = show(City(tmp_path)).pillar("p1")
    assert (
        page.head.description
        == "見本市の「見本市基本計画」の政策で、事業が3件あります（未達成1件、判定できない1件、終了など1件）。"
    )
    (tally,) = page.tallies
    assert tally.caption == "事業3件の状態"
    assert [(row.badge.label, row.number) for row in tally.rows] == [
        ("未達成", "1件"),
        ("判定できない", "1件"),
        ("終了など", "1件"),
    ]
    assert tally.total == "3件"
    assert abs(sum(float(row.length) for row in tally.rows) - 100) < 0.1


def test_a_pillar_without_measures_is_told_without_counts(tmp_path: Path) -> None:
    city = City(tmp_path).add(PILLARS, "  - id: p3\n    title: 新しい柱\n")
    page = show(city).pillar("p3")
    assert page.head.description == "見本市の「見本市基本計画」の柱です。"
    assert page.tallies == ()
    assert [link.href for link in page.head.contents] == ["#place", "#source"]


def test_text_sections_priority_and_positions_stand_as_published(tmp_path: Path) -> None:
    page = show(City(tmp_path)).pillar("p1")
    assert page.head.tags == ("政策", "優先順位 1位")
    assert page.text[0].text == "公園と緑を守ります。"
    assert [(each.heading, each.text[0].text) for each in page.sections] == [("現況・課題", "公園が古くなりました。")]
    place = {fact.term: fact for fact in page.place}
    assert place["旧計画における位置付け"].text[0].text == "第1編 第2章"
    assert place["旧計画における位置付け"].links[0].text == "見本市旧計画"
    assert place["市長公約"].text[0].text == "出典の文書の文字が欠けていて読み取れません（印刷が欠けている）"


def test_heading_and_text_of_a_section_stand_side_by_side(tmp_path: Path) -> None:
    parts = render_page(show(City(tmp_path)).pillar("p1"))
    assert "現況・課題公園が古くなりました。" in unspaced(visible_text(parts.main))


def test_measures_are_listed_with_number_mark_title_page_and_departments(tmp_path: Path) -> None:
    page = show(City(tmp_path)).pillar("p1-1")
    (listed,) = page.measures
    assert listed.heading == "重点事業"
    park = listed.entries[0]
    assert (park.number, park.mark, park.title, park.page) == ("取組01", "新", "中央公園の改修", "P.5")
    assert park.departments == "（企画部 計画課／関係各課（市民部））"
    text = unspaced(visible_text(render_page(page).main))
    assert "取組01新中央公園の改修P.5（企画部計画課／関係各課（市民部））" in text


def test_departments_follow_the_title_at_once_where_no_page_is_known(tmp_path: Path) -> None:
    page = show(City(tmp_path)).pillar("p2")
    assert "取組03窓口の改善（市民生活部）" in unspaced(visible_text(render_page(page).main))


def test_a_repeated_measure_is_marked_in_the_list(tmp_path: Path) -> None:
    (listed,) = show(City(tmp_path)).pillar("p1").measures
    assert [(entry.title, entry.repeated) for entry in listed.entries] == [("窓口の改善（再掲）", "再掲")]


def test_pillars_below_are_listed_with_text_and_count(tmp_path: Path) -> None:
    city = City(tmp_path).change(PILLARS, "        editor_note: 架空です。\n", "        text: 公園を直します。\n")
    (child,) = show(city).pillar("p1").children
    assert (child.number, child.title, child.count) == ("方向性1", "公園の再生", "事業2件")
    assert child.text[0].text == "公園を直します。"


def test_results_and_evaluations_of_a_pillar_are_told(tmp_path: Path) -> None:
    page = show(City(tmp_path)).pillar("p1")
    (report,) = page.reports
    assert report.sections[0].heading == "取組による効果・残された課題"
    (evaluation,) = page.evaluations
    assert evaluation.text[0].text == "よい"
    assert evaluation.facts[0].text[0].text == "見本市民会議（最終評価）"


def test_sums_are_over_like_amounts_only_and_say_how_many_carry_one(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        GREEN,
        "    no_indicator: {missing: not_applicable, note: 毎年の維持管理のため}\n",
        "    no_indicator: {missing: not_applicable, note: 毎年の維持管理のため}\n"
        "    budgets:\n"
        "      - {fiscal_year: 2024, kind: initial, label: 事業費, amount: '150', unit: 千円, as_published: '150'}\n"
        "      - {fiscal_year: 2024, kind: settled, label: 事業費, amount: '140', unit: 千円, as_published: '140'}\n",
    )
    (table,) = show(city).pillar("p1").sums
    assert [(row.kind, row.amount) for row in table.rows] == [
        ("当初予算（事業費）", "13,000千円"), ("決算", "12,000千円"), ("決算（事業費）", "140千円")
    ]  # fmt: skip
    assert table.remark == "金額の記載がある施策2件（全3件のうち）"


def test_an_amount_that_is_printed_again_with_its_measure_is_added_once(tmp_path: Path) -> None:
    """What is printed only with the reprint is added too, and so is all of it where the first one is not among the measures."""
    budget = "      - {{fiscal_year: 2024, kind: {1}, label: 事業費, amount: '{0}', unit: 千円, as_published: '{0}'}}\n"
    first, again = "    summary: 待ち時間を短くします。\n", "    repeats:\n"
    city = City(tmp_path)
    city.change(HALL, first, first + "    budgets:\n" + budget.format(150, "initial"))
    reprinted = budget.format(150, "initial") + budget.format(7, "supplementary")
    city.change(HALL, again, "    budgets:\n" + reprinted + again)
    shown = show(city)
    plan = view_plan(shown.site_index, shown.standings, PLAN, JAPANESE)
    for (table,) in (plan.sums, shown.pillar("p1").sums):
        told = {row.kind: row.amount for row in table.rows}
        assert (told["当初予算（事業費）"], told["補正予算（事業費）"]) == ("13,000千円", "7千円")


def test_titles_of_pillars_tell_the_branch(tmp_path: Path) -> None:
    head = show(City(tmp_path)).pillar("p1-1").head
    assert head.title == "方向性1 公園の再生｜政策1｜見本市基本計画｜見本市｜見本市の計画と実績"


def test_the_plans_own_indicators_stand_in_full_and_the_others_in_tables(tmp_path: Path) -> None:
    page = show(City(tmp_path)).indicators()
    assert (
        page.head.description
        == "見本市の「見本市基本計画」とその結果の報告にある9件の指標の、目標値と実績値の一覧です。"
    )
    (own,) = page.own
    facts = {fact.term: fact for fact in own.facts}
    assert facts["説明"].text[0].text == "市民アンケートで「暮らしやすい」と答えた人の割合"
    assert [link.text for link in facts["関連する柱・施策"].links] == ["政策1 緑のまち", "取組03 窓口の改善"]
    hrefs = [line.href for group in page.pillars for line in group.lines]
    pillars = "../../../mihon/basic-plan/pillars"
    assert hrefs == [f"{pillars}/p1/#indicator-green", f"{pillars}/p2/#indicator-grade"]
    names = [line.name for group in page.measures for line in group.lines]
    assert names == [
        "来園者数（人）",
        "植えた木の数（本）",
        "実施設計",
        "市民の意見",
        "苦情の件数（件）",
        "平均待ち時間（分）",
    ]
    line = page.measures[0].lines[0]
    assert (line.target, line.actual) == ("12,000人以上（令和6年度）", "11,500人（令和6年度）")
    assert line.holder.text == "取組01 中央公園の改修"


def test_a_pillar_under_a_numbered_one_is_named_with_both_numbers(tmp_path: Path) -> None:
    city = City(tmp_path).change("mihon/basic-plan/plan.yaml", "serves: [p1, hall]", "serves: [p1-1]")
    (own,) = show(city).indicators().own
    facts = {fact.term: fact for fact in own.facts}
    assert [link.text for link in facts["関連する柱・施策"].links] == ["政策1 方向性1 公園の再生"]


def test_a_plan_without_indicators_says_so(tmp_path: Path) -> None:
    city = City(tmp_path)
    plan = city.read("mihon/old-plan/plan.yaml").partition("indicators:\n")[0]
    page = show(city.put("mihon/old-plan/plan.yaml", plan)).indicators("mihon/old-plan")
    assert page.head.description == "見本市の「見本市旧計画」には、数字などで確かめられる指標がありません。"
    assert (page.own, page.pillars, page.measures) == ((), (), ())


def test_footnotes_of_the_document_are_told_once(tmp_path: Path) -> None:
    city = City(tmp_path)
    assert show(city).indicators().notes == ()
    city.change(
        "mihon/basic-plan/plan.yaml",
        "      - {mark: ※1, text: 毎年4月1日現在の値です。}\nindicators:",
        "      - {mark: ※9, text: 速報です。}\nindicators:",
    )
    assert [(note.heading, note.text[0].text) for note in show(city).indicators().notes] == [("※9", "速報です。")]
