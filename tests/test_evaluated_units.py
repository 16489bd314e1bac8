"""Any level can be the evaluated unit: a 施策 above its 事務事業, or the plan as a whole, has costs, results, evaluations, a next step."""

from pathlib import Path

import pytest

from page_reading import PLAN, show
from sample import City
from small_town import Town, empty_headings

SHEET = """
pillars:
  - pillar: s1
    done: 雨水管を延ばしました。
    evaluations: [{by: division, scale: abc, rating: b, as_published: B}]
    next_step: {kind: 継続, as_published: 現状のまま継続}
    budgets: [{fiscal_year: 2019, kind: settled, amount: "370,120", unit: 千円, label: フルコスト}]
"""
COST = 'budgets: [{fiscal_year: 2018, kind: settled, amount: "366,014", unit: 千円, label: フルコスト}]'


def test_a_pillar_shows_its_costs_results_evaluation_and_next_step(tmp_path: Path) -> None:
    text = Town(tmp_path, pillar=COST, results=SHEET).text("pillar")
    assert "予算と費用" in text
    assert "平成30年度（2018年度）決算（フルコスト）366,014千円" in text
    assert "令和元年度（2019年度）決算（フルコスト）370,120千円" in text
    assert text.index("366,014千円") < text.rindex("370,120千円")  # in the order of years
    assert "R1事後評価（令和元年度）実績雨水管を延ばしました。" in text
    assert "次の年度の方針現状のまま継続" in text
    assert "評価の段階（総合評価）B：概ね成果があった" in text


def test_a_pillar_says_at_once_how_it_was_judged_and_what_it_cost(tmp_path: Path) -> None:
    lead = Town(tmp_path, pillar=COST, results=SHEET).text("pillar")[:220]
    assert "R1事後評価（令和元年度）、試験市の評価：B（担当課）" in lead
    assert "今後の方向：現状のまま継続" in lead
    assert "令和元年度の決算（フルコスト）：370,120千円" in lead


def test_lists_of_pillars_say_it_too(tmp_path: Path) -> None:
    town = Town(tmp_path, pillar=COST, results=SHEET)
    assert "R1事後評価（令和元年度）、試験市の評価：B（担当課）今後の方向：現状のまま継続" in town.text("plan")


def test_a_pillar_is_headed_by_the_citys_own_latest_judgement_and_others_are_named(tmp_path: Path) -> None:
    town = Town(
        tmp_path,
        results="""
        pillars:
          - pillar: s1
            evaluations:
              - {by: external, by_name: 外部委員会, as_published: A}
              - {by: division, by_name: 下水道課, stage: first, as_published: A}
              - {by: city, by_name: 経営会議, stage: final, as_published: B}
        """,
    )
    text = town.text("pillar")
    assert "試験市の令和元年度の評価は「B」です。" in text
    own = text.index("R1事後評価（令和元年度）、試験市の評価：B（経営会議（最終評価））")
    assert own < text.index("R1事後評価（令和元年度）、外部委員会の評価：A")
    assert own < text.index("R1事後評価（令和元年度）、下水道課（一次評価）の評価：A")
    assert "評価は、評価した人によって違います" in text


def test_a_pillar_that_only_a_panel_judged_has_no_judgement_of_the_city(tmp_path: Path) -> None:
    results = "pillars: [{pillar: s1, evaluations: [{by: citizens_panel, by_name: 市民会議, as_published: よい}]}]"
    text = Town(tmp_path, results=results).text("pillar")
    assert "市民会議の評価：よい" in text
    assert "試験市の評価" not in text


def test_each_level_of_a_tree_has_its_own_evaluation(tmp_path: Path) -> None:
    town = Town(
        tmp_path,
        pillar="children: [{id: s1-1, level: s, title: 雨水の対策}]",
        results="""
        pillars:
          - {pillar: s1, evaluations: [{by: external, by_name: 外部委員会, as_published: 順調}]}
          - {pillar: s1-1, evaluations: [{by: division, as_published: 遅れ}]}
        """,
    )
    text = town.text("pillar")
    assert "R1事後評価（令和元年度）、外部委員会の評価：順調" in text
    assert "雨水の対策R1事後評価（令和元年度）、試験市の評価：遅れ（担当課）" in text


def test_the_plan_as_a_whole_is_evaluated_too(tmp_path: Path) -> None:
    town = Town(
        tmp_path,
        plan='budgets: [{fiscal_year: 2015-2020, kind: planned, amount: "12", unit: 億円}]',
        results="""
        plan:
          done: 全体として進みました。
          evaluations: [{by: external, by_name: 外部評価委員会, as_published: 順調}]
          next_step: {kind: improve, as_published: 見直して継続}
        """,
    )
    text = town.text("plan")
    assert "全体として進みました。" in text
    assert "見直して継続" in text
    assert "外部評価委員会" in text
    assert "平成27年度（2015年度）～令和2年度（2020年度）計画額12億円" in text


def test_two_reports_of_one_round_on_the_plan_are_told(tmp_path: Path) -> None:
    town = Town(tmp_path, results="plan: {done: 進みました。}")
    town.put("town/p/results/b.yaml", "round: r1\nplan: {done: 遅れました。}\n")
    assert town.codes() == ["K506"]


def test_an_evaluation_on_an_unknown_scale_is_told_at_every_level(tmp_path: Path) -> None:
    for number, results in enumerate(
        ("pillars: [{pillar: s1, evaluations: [{by: division, scale: zz, rating: b, as_published: B}]}]",
         "plan: {evaluations: [{by: division, scale: zz, rating: b, as_published: B}]}")
    ):  # fmt: skip
        assert Town(tmp_path / str(number), results=results).codes() == ["K403"]


class TestHeadings:
    """No heading has nothing below it."""

    def test_the_reader_of_headings_finds_one_with_nothing_below(self) -> None:
        assert empty_headings("<h2>甲</h2><h3>乙</h3><p> </p><h2>丙</h2><p>文</p><h3>丁</h3>") == ["乙", "甲", "丁"]

    def test_a_round_that_gave_figures_alone_has_no_heading(self, tmp_path: Path) -> None:
        town = Town(
            tmp_path,
            measure="""
            indicators:
              - {id: y, name: 有効水量比率, unit: "%", kind: outcome, direction: at_least, accumulation: yearly,
                 targets: [{fiscal_year: 2019, as_published: "88.3", value: 88.3}]}
            """,
            results='measures: [{measure: a, actuals: [{indicator: y, fiscal_year: 2019, as_published: "86.5", value: 86.5}]}]',
        )
        assert empty_headings(town.html("measure")) == []
        text = town.text("measure")
        assert "実施したこと実施したことの文章は、このサイトに収めた文書に載っていません。" in text

    @pytest.mark.parametrize(
        "results",
        [
            "pillars: [{pillar: s1, evaluations: [{by: division, as_published: B}]}]",
            "pillars: [{pillar: s1, sections: []}]",
            "pillars: [{pillar: s1, budgets: [], evaluations: []}]",
            "measures: [{measure: a, sections: [], reports: [], evaluations: []}]",
            "measures: [{measure: a, evaluations: [{by: division, as_published: B}]}]",
            "plan: {sections: []}",
        ],
    )
    def test_reports_without_text_have_none(self, tmp_path: Path, results: str) -> None:
        town = Town(tmp_path, results=results)
        for page in ("pillar", "measure", "plan", "planning"):
            assert empty_headings(town.html(page)) == [], page

    def test_the_sample_city_has_none_on_its_pages(self, tmp_path: Path) -> None:
        from generator.render.renderer import render_page  # noqa: PLC0415

        shown = show(City(tmp_path))
        pages = [shown.measure(each) for each in ("park", "pond", "hall", "hall-again")]
        for page in (*pages, *(shown.pillar(each) for each in ("p1", "p1-1", "p2")), shown.indicators(PLAN)):
            parts = render_page(page)
            assert empty_headings(parts.lead + parts.main) == [], page.head.address


class TestReasonsForBlanks:
    """Wherever text may stand, the reason why it does not may stand, and the page tells it."""

    REASON = "{missing: being_compiled, note: 秋に公表}"

    @pytest.mark.parametrize(
        ("where", "page"),
        [
            ({"measure": "sections: [{heading: 課題, text: %}]"}, "measure"),
            ({"measure": "summary: %"}, "measure"),
            ({"measure": "note: %"}, "measure"),
            ({"measure": "schedule: {as_published: %}"}, "measure"),
            ({"measure": "departments: {as_published: %, lead: [planning]}"}, "measure"),
            ({"measure": "deadlines: [{text: %}]"}, "measure"),
            ({"pillar": "text: %"}, "pillar"),
            ({"pillar": "sections: [{heading: 課題, text: %}]"}, "pillar"),
            ({"pillar": "priority: {as_published: %}"}, "pillar"),
            ({"plan": "summary: %"}, "plan"),
            ({"plan": "narrative: [{id: n, part: prose, topic: purpose, heading: 目的, text: %}]"}, "plan"),
            ({"plan": "narrative: [{id: n, part: items, topic: purpose, items: [{title: 目的, text: %}]}]"}, "plan"),
            ({"results": "measures: [{measure: a, done: %}]"}, "measure"),
            ({"results": "measures: [{measure: a, next_step: {kind: other, as_published: %}}]"}, "measure"),
            ({"results": "measures: [{measure: a, evaluations: [{by: division, as_published: B, reason: %}]}]"}, "measure"),
            ({"results": "pillars: [{pillar: s1, done: %}]"}, "pillar"),
            ({"results": "pillars: [{pillar: s1, sections: [{text: %}]}]"}, "pillar"),
            ({"results": "plan: {done: %}"}, "plan"),
        ],
    )  # fmt: skip
    def test_is_told_in_its_place(self, tmp_path: Path, where: dict[str, str], page: str) -> None:
        town = Town(tmp_path, **{name: text.replace("%", self.REASON) for name, text in where.items()})
        assert "集計中（秋に公表）" in town.text(page)
        assert empty_headings(town.html(page)) == []
