"""The page of a measure: the order of its answers, what it says and what it leaves out."""

import re
from pathlib import Path

import pytest

from generator.model.plans import WordedField
from generator.views.formats import tells
from generator.views.kinds import measure
from generator.views.vocabularies import vocabulary_of
from generator.wording.languages import LANGUAGES
from page_reading import GREEN, RESULTS, show, unspaced
from sample import City

OLD = "mihon/old-plan/park-survey"
PLAN_FILE = "mihon/basic-plan/plan.yaml"


def test_the_answers_stand_in_the_promised_order(tmp_path: Path) -> None:
    page = show(City(tmp_path)).measure("park")
    anchors = [link.href for link in page.head.contents]
    assert anchors == [
        "#figures", "#promise", "#done", "#evaluation", "#money", "#responsible", "#history", "#source"
    ]  # fmt: skip
    html = show(City(tmp_path / "again")).measure_parts("park").main
    places = [html.index(f'id="{anchor.removeprefix("#")}"') for anchor in anchors]
    assert places == sorted(places)


def test_number_and_title_are_one_heading_without_anything_between(tmp_path: Path) -> None:
    parts = show(City(tmp_path)).measure_parts("park")
    assert parts.lead.count("<h1") == 1
    assert "<h1" not in parts.main
    assert "取組01中央公園の改修" in unspaced(show(City(tmp_path / "again")).measure_text("park"))


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (
            "park",
            "見本市の「見本市基本計画」の事業で、担当は計画課です。見本市の令和6年度の評価は進捗「A」ですが、同じ年度の目標と実績からの判定は「未達成」です。",
        ),
        ("pond", "見本市の「見本市基本計画」の事業です。令和6年度にほかの施策へ統合されました。"),
        (
            "hall-again",
            "見本市の「見本市基本計画」の事業です。目標に届いたかどうかを、目標と実績からは判定できません。",
        ),
        (OLD, "見本市の「見本市旧計画」の施策です。令和4年度の結果は、このサイトに収めた文書に載っていません。"),
    ],
)
def test_one_plain_sentence_says_what_it_is_and_how_it_stands(tmp_path: Path, measure: str, sentence: str) -> None:
    page = show(City(tmp_path)).measure(measure)
    assert page.head.description == sentence


def test_every_measure_has_a_sentence_and_a_title_of_its_own(tmp_path: Path) -> None:
    shown = show(City(tmp_path))
    pages = [shown.measure(key) for key in shown.site_index.measures]
    assert all(page.head.description.endswith("。") for page in pages)
    titles = [page.head.title for page in pages]
    assert len(titles) == len(set(titles))
    assert titles[0].startswith("取組01 中央公園の改修")
    assert titles[0].endswith("見本市の計画と実績")


def test_a_reached_target_is_told_with_its_year(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        RESULTS, "as_published: 約10分, value: 10, approximate: true", "as_published: 9分, value: 9"
    )
    assert show(city).measure("hall").head.description.endswith("担当は市民生活部です。令和6年度の目標に届きました。")


def test_a_miss_among_several_indicators_is_no_miss_of_all(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        RESULTS, "        rating: a\n        as_published: A\n", "        as_published: 予定のとおりである。\n"
    )
    assert show(city).measure("park").head.description.endswith("。令和6年度の目標に届かなかった指標があります。")


def test_a_text_of_the_plan_that_cannot_be_read_is_told_at_the_top(tmp_path: Path) -> None:
    city = (
        City(tmp_path)
        .change(
            "mihon/basic-plan/measures/hall.yaml",
            "    summary: 待ち時間を短くします。\n",
            "    summary: {missing: not_legible}\n",
        )
        .change(
            RESULTS,
            "      - {by: division, missing: not_legible, note: 原典の文字が欠けている}\n",
            "      - {by: division, as_published: よい}\n",
        )
    )
    page = show(city).measure("hall")
    assert [notice.kind for notice in page.notices] == ["not-legible"]
    assert page.promises[0].text[0].text == "出典の文書の文字が欠けていて読み取れません"


def test_both_judgements_stand_side_by_side_and_the_difference_is_told(tmp_path: Path) -> None:
    box = show(City(tmp_path)).measure("park").standing
    assert (box.badge.label, box.badge.status) == ("未達成", "not-reached")
    assert [(each.text, each.detail) for each in box.ratings] == [("A", "計画課、進捗")]
    assert [(each.by, each.ratings[0].text, each.ratings[0].detail) for each in box.others] == [
        ("外部の評価者（令和6年度）", "低い", "効果")
    ]
    assert (
        "令和6年度の自治体の評価は「達成」に当たりますが、同じ年度の目標と実績からの判定は「未達成」です。"
        in box.remarks
    )
    assert box.rule.href == "../../../../about/status-rule/"


def test_an_evaluation_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    page = show(City(tmp_path)).measure("hall")
    assert page.standing.no_rating == "出典の文書の文字が欠けていて読み取れません"
    (evaluation,) = page.evaluations
    assert (
        evaluation.missing
        == "評価は示せません。理由：出典の文書の文字が欠けていて読み取れません（原典の文字が欠けている）"
    )
    assert [notice.kind for notice in page.notices] == ["not-legible"]


def test_an_approximate_value_is_told_beside_the_status(tmp_path: Path) -> None:
    assert "「約」などのおおよその値を含む判定です。" in show(City(tmp_path)).measure("hall").standing.remarks


def test_a_long_evaluation_is_named_by_its_step_and_told_whole_below(tmp_path: Path) -> None:
    long = "計画どおりに進んだため、当初の目標を大きく上回る成果を上げることができた。"
    city = City(tmp_path).change(RESULTS, "        as_published: A\n", f"        as_published: {long}\n")
    page = show(city).measure("park")
    assert page.standing.ratings[0].text == "A"
    assert page.evaluations[0].text[0].text == long


def test_what_has_nothing_to_say_is_left_out_but_target_result_and_evaluation_are_told(tmp_path: Path) -> None:
    page = show(City(tmp_path)).measure(OLD)
    assert [link.href for link in page.head.contents] == [
        "#figures", "#promise", "#done", "#evaluation", "#responsible", "#history", "#source"
    ]  # fmt: skip
    assert page.no_indicator == "施策ごとの、数字などで確かめられる目標は、このサイトに収めた文書に載っていません。"
    assert page.no_report == "結果は、このサイトに収めた文書に載っていません。"
    assert page.standing.no_rating == "評価は、このサイトに収めた文書に載っていません"
    assert page.no_evaluation == ""  # the box says it
    assert page.departments == ()
    text = show(City(tmp_path / "again")).measure_text(OLD)
    for said in (
        page.no_indicator,
        page.no_report,
        page.standing.no_rating,
        "担当部署は、このサイトに収めた文書に載っていません。",
    ):
        assert said in text


def test_the_reason_for_no_indicator_is_told(tmp_path: Path) -> None:
    page = show(City(tmp_path)).measure("pond")
    assert (
        page.no_indicator == "この事業に、数字などで確かめられる目標はありません。理由：対象外（毎年の維持管理のため）"
    )


def test_texts_stand_under_the_documents_own_headings(tmp_path: Path) -> None:
    page = show(City(tmp_path)).measure("park")
    assert [section.heading for section in page.targets] == ["指標・目標"]
    assert [section.heading for section in page.promises] == ["事業の概要", "期待される効果", "進め方"]
    assert [fact.term for fact in page.promise_facts] == ["実施時期", "備考"]
    assert page.departments[0].term == "担当課"
    assert page.departments[0].text[0].text == "企画部 計画課／関係各課（市民部）"


def test_departments_are_linked_and_one_that_is_no_more_says_what_followed(tmp_path: Path) -> None:
    facts = {fact.term: fact.links for fact in show(City(tmp_path)).measure("park").departments}
    (lead,) = facts["担当"]
    assert (lead.text, lead.href) == ("企画部 計画課", "../../../../mihon/departments/planning-section/")
    (related,) = facts["関係"]
    assert related.text == "市民部（令和3年度まで、その後は市民生活部）"


def test_steps_bring_their_deadline_target_and_reports(tmp_path: Path) -> None:
    (steps,) = show(City(tmp_path)).measure("park").steps
    first, second = steps.steps
    assert [(part.term, part.shared) for part in first.parts] == [
        ("期限", ""), ("数値目標", "(1)(2)に共通"), ("中間報告", "(1)(2)に共通"), ("実績", "")
    ]  # fmt: skip
    assert [part.shared for part in second.parts if not part.text] == ["上の(1)と同じ"] * 2
    assert [part.text[0].text for part in second.parts if part.text] == ["(2) 6月から通年", "(2) 工事を始めました。"]


def test_the_original_cells_stand_in_their_order_and_in_one_piece(tmp_path: Path) -> None:
    text = unspaced(show(City(tmp_path)).measure_text("park"))
    assert "原文の並びで読む" in text
    assert "中央公園の改修中央公園を改修します。・遊具を新しくする・木を植える(1)設計(2)工事" in text
    assert "(1)5月(2)6月から通年" in text
    assert "(1)設計を終えました。(2)工事を始めました。" in text


def test_a_report_without_steps_is_told_as_done(tmp_path: Path) -> None:
    city = City(tmp_path).add(
        "mihon/basic-plan/results/2024-interim.yaml", "  - measure: hall\n    reports:\n      - {text: 準備中です。}\n"
    )
    page = show(city).measure("hall")
    assert page.steps == ()
    assert [section.heading for section in page.reports[0].sections] == ["中間報告"]
    assert page.reports[0].sections[0].text[0].text == "準備中です。"


def test_reports_run_from_the_earliest_round_to_the_latest(tmp_path: Path) -> None:
    page = show(City(tmp_path)).measure("park")
    assert [report.heading for report in page.reports] == ["令和5年度実績", "令和6年度中間報告", "令和6年度実績"]
    assert page.reports[-1].facts[0].text[0].text == "継続"


def test_a_title_tells_its_year_in_full_width_figures_too() -> None:
    assert tells("令和２年度の主な取組状況", "令和2年度")
    assert not tells("中間報告", "令和2年度")


def test_money_keeps_its_unit_and_says_its_kind(tmp_path: Path) -> None:
    (table,) = show(City(tmp_path)).measure("park").budgets
    assert table.caption == "事業費"
    assert [(row.year, row.kind, row.amount, row.missing) for row in table.rows] == [
        ("令和6年度（2024年度）", "当初予算（事業費）", "12,850千円", ""),
        ("令和6年度（2024年度）", "決算", "12,000千円", ""),
        ("令和7年度（2025年度）", "計画額", "", "調整中（国と調整中）"),
    ]
    assert table.rows[0].remarks == (
        "国庫支出金：5,000千円", "一般財源：集計中", "人件費：3,000千円", "従事する職員数：0.5人（常勤に換算）"
    )  # fmt: skip


def test_the_place_tells_plan_pillars_positions_and_ties(tmp_path: Path) -> None:
    facts = {fact.term: fact for fact in show(City(tmp_path)).measure("park").place}
    assert facts["計画"].links[0].text == "見本市基本計画（令和5年度～令和8年度）"
    assert facts["政策"].links[0].text == "政策1 緑のまち"
    assert facts["方向性"].links[0].href == "../../../../mihon/basic-plan/pillars/p1-1/"
    assert facts["総合戦略設定事業"].text[0].text == "○"
    assert facts["関係する事業"].links[0].text == "取組03 窓口の改善"
    hall = {fact.term: fact for fact in show(City(tmp_path / "again")).measure("hall").place}
    assert hall["関係する指標"].links[0].href == "../../../../mihon/basic-plan/indicators/#indicator-satisfaction"
    assert hall["この事業の再掲"].links[0].text == "取組04 窓口の改善（再掲）"


def test_earlier_and_later_measures_are_told_with_their_result(tmp_path: Path) -> None:
    shown = show(City(tmp_path))
    told = {entry.relation: entry for entry in shown.measure("park").timeline}
    assert told["前の施策"].link.text == "中央公園の調査"
    assert told["前の施策"].plan == "見本市旧計画（令和元年度～令和4年度）"
    assert told["前の施策"].note == "調査から工事に進みました。"
    assert told["この施策に統合された施策"].note == "中央公園の改修に含めた。"
    (later,) = shown.measure(OLD).timeline
    assert later.relation == "続きの施策"
    assert "来園者数（人）：目標 12,000人以上（令和6年度）、実績 11,500人（令和6年度）" in later.lines
    assert "見本市の令和6年度の評価：A（進捗）" in later.lines


def test_a_merged_measure_says_where_it_went_and_why(tmp_path: Path) -> None:
    (notice,) = show(City(tmp_path)).measure("pond").notices
    assert notice.kind == "merged"
    assert notice.links[0].text == "取組01 中央公園の改修"
    assert notice.items == ("理由：中央公園の改修に含めた。",)


def test_a_repeated_measure_leads_to_the_one_it_repeats(tmp_path: Path) -> None:
    (notice,) = show(City(tmp_path)).measure("hall-again").notices
    assert (notice.kind, notice.links[0].text) == ("repeated", "取組03 窓口の改善")


def test_a_correction_is_told_at_the_top_of_the_page(tmp_path: Path) -> None:
    (notice,) = show(City(tmp_path)).measure("park").notices
    assert notice.kind == "corrected"
    assert "12,030人（訂正：2026年5月1日）。訂正前：12,300人。" in notice.items[0]


def test_sources_name_document_page_and_how_to_cite(tmp_path: Path) -> None:
    note = show(City(tmp_path)).measure("park").sources
    plan, report = note.sources
    assert (plan.title, plan.link.href) == ("見本市基本計画", "https://mihon.example/basic-plan.pdf")
    facts = {fact.term: fact.text[0].text for fact in report.facts if fact.text}
    assert facts["ページ"] == "P.6"
    assert "https://mihon.example/keikaku/mihon/basic-plan/measures/park/" in note.cite
    assert "取組01 中央公園の改修" in note.cite


def test_whom_to_ask_is_the_department_or_the_one_above_it(tmp_path: Path) -> None:
    city = City(tmp_path)
    assert [card.name for card in show(city).measure("park").contacts] == ["企画部"]
    city.change(GREEN, "lead: [planning-section]", "lead: [planning]")
    (card,) = show(city).measure("park").contacts
    assert card.name == "企画部"
    assert [link.href for fact in card.facts for link in fact.links] == [
        "tel:000-000-0001",
        "mailto:kikaku@mihon.example",
    ]


def test_the_breadcrumb_leads_down_and_ends_with_the_page_itself(tmp_path: Path) -> None:
    trail = show(City(tmp_path)).measure("park").head.trail
    assert [link.text for link in trail] == [
        "見本市",
        "見本市基本計画",
        "政策1 緑のまち",
        "方向性1 公園の再生",
        "取組01 中央公園の改修",
    ]
    assert trail[-1].href == ""


def test_footnotes_of_a_measure_stand_on_its_page(tmp_path: Path) -> None:
    city = City(tmp_path).change(GREEN, "財源は調整中です。", "財源は調整中です※2。")
    page = show(city).measure("park")
    (note,) = page.footnotes
    assert note.text == "工事は2期に分けます。"
    assert note.back == f"#{note.anchor}.mark"
    parts = show(city).measure_parts("park").main
    assert f'id="{note.anchor}.mark"' in parts
    assert f'href="#{note.anchor}"' in parts


def test_words_of_editors_are_told_as_theirs(tmp_path: Path) -> None:
    text = show(City(tmp_path)).measure_text("park")
    assert "編集者による要約 中央公園を新しくします。" in text
    assert "編集者の注記 架空の事業です。" in text


def test_an_undefined_value_never_comes_out_as_a_number_or_a_dash(tmp_path: Path) -> None:
    text = show(City(tmp_path)).measure_text("pond")
    assert " 0 " not in text
    assert "0%" not in text
    assert " - " not in text
    assert "None" not in text


# Headings that a plan may give and that no page asks for yet.
UNASKED = {"text", "evaluation", "indicator", "positions", "definition", "baseline", "actual", "target", "serves"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_a_plan_may_word_has_a_heading_of_ours(language: str) -> None:
    assert set(vocabulary_of(language).words.fields) == {field for field in WordedField if field not in UNASKED}


def test_pages_ask_for_exactly_those_headings() -> None:
    views = Path(measure.__file__).parents[1].rglob("*.py")
    asked = {name for view in views for name in re.findall(r"WordedField\.([A-Z_]+)", view.read_text(encoding="utf-8"))}
    assert {WordedField[name] for name in asked} == {field for field in WordedField if field not in UNASKED}
