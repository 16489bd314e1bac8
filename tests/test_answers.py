"""The card at the top of a measure's page: five answers, each the same as the tables and boxes further down say."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.judging.standings import stand_all
from generator.load.read import read_data
from generator.load.site import gather_site
from generator.map.site_index import index_site
from generator.model.site import Site
from generator.model.versions import MeasureVersion
from generator.render.renderer import render_page
from generator.views.answer_pieces import Answer, AnswerCard
from generator.views.kinds.measure import MeasurePage, view_measure
from generator.views.pieces import IndicatorPiece
from generator.views.responsible import tel_href
from page_reading import GREEN, JAPANESE, RESULTS, Shown, show, unspaced, visible_text
from sample import City

pytestmark = pytest.mark.long

DEPARTMENTS = "mihon/departments.yaml"
MUNICIPALITY = "mihon/municipality.yaml"
PLAN_FILE = "mihon/basic-plan/plan.yaml"
OLD = "mihon/old-plan/park-survey"


def card_of(city: City, measure: str = "park") -> AnswerCard:
    return show(city).measure(measure).answer


def test_the_five_answers_of_a_measure_that_missed_its_target(tmp_path: Path) -> None:
    card = card_of(City(tmp_path))
    assert [link.text for link in card.indicator] == ["来園者数（人）"]
    assert card.promised == Answer("目標", "12,000人以上", "令和6年度", "figure")
    assert card.result == Answer("実績", "11,500人", "令和6年度", "figure")
    assert (card.computed, card.badge.label) == ("目標と実績からの判定", "未達成")
    assert card.sentence == "目標に届かなかった指標があります。"
    assert card.evaluation == Answer("見本市の令和6年度の評価", "A", "計画課、進捗", "short")
    assert card.contact.name == "担当 計画課"
    assert [(link.text, link.href) for link in card.contact.links] == [
        ("企画部 電話 000-000-0001", "tel:000-000-0001"),
        ("企画部 メール", "mailto:kikaku@mihon.example"),
    ]


def test_of_several_indicators_it_shows_one_that_decides_and_says_how_many_others_there_are(tmp_path: Path) -> None:
    page = show(City(tmp_path)).measure("park")
    assert [(link.text, link.href) for link in page.answer.others] == [("ほかに指標4件", "#figures")]
    assert page.chosen.startswith(
        "指標が5件あります。ページの上のまとめには、そのうちの1件を載せています。状態が事業全体と同じもの、"
    )
    reached = City(tmp_path / "again").change(
        RESULTS, 'as_published: "11,500人", value: 11500', 'as_published: "12,500人", value: 12500'
    )
    card = card_of(reached)  # now what is wanting decides: the trees, whose value is still being compiled
    assert card.badge.label == "一部報告なし"
    assert [link.text for link in card.indicator] == ["植えた木の数（本）"]


def test_the_years_are_a_small_line_where_there_are_several(tmp_path: Path) -> None:
    page = show(City(tmp_path)).measure("park")
    (spark,) = page.answer.spark
    assert spark.path.count("M") + spark.path.count("L") == 3


def test_without_a_figure_the_first_sentence_of_the_report_is_the_result(tmp_path: Path) -> None:
    city = City(tmp_path).add(RESULTS, "  - measure: pond\n    done: 池の底をさらいました。水草も刈りました。\n")
    card = card_of(city, "pond")
    assert card.indicator == ()
    assert card.promised.text == "対象外（毎年の維持管理のため）"
    assert card.promised.size == "nothing"
    assert card.result == Answer("実績", "池の底をさらいました。", "令和6年度実績", "text")


def test_where_nothing_is_known_short_lines_say_so(tmp_path: Path) -> None:
    card = card_of(
        City(tmp_path).change("mihon/old-plan/measures/all.yaml", "    summary: 公園を調べます。\n", ""), OLD
    )
    told = (card.promised, card.result, card.evaluation)
    assert [(each.text, each.size) for each in told] == [("収めた文書に載っていません", "nothing")] * 3
    assert card.badge.label == "報告なし"


def test_a_bare_number_is_told_with_the_unit_of_its_indicator(tmp_path: Path) -> None:
    city = City(tmp_path).change(
        RESULTS, 'as_published: "11,500人", value: 11500', 'as_published: "11,500", value: 11500'
    )
    assert card_of(city).result.text == "11,500人"


def test_whom_to_ask_goes_from_the_department_to_the_plans_owner_to_the_city(tmp_path: Path) -> None:
    def asked(city: City) -> list[str]:
        contact = card_of(city).contact
        return [contact.name, *(link.href for link in contact.links), contact.nothing]

    own = City(tmp_path / "own").change(
        DEPARTMENTS, "        name: 計画課\n", "        name: 計画課\n        contact: {tel: 000-000-0009}\n"
    )
    assert asked(own) == ["担当 計画課", "tel:000-000-0009", ""]
    owner = City(tmp_path / "owner").change(
        GREEN, "as_published: 企画部 計画課／関係各課（市民部）, lead: [planning-section]", "lead: [citizens-life]"
    )
    assert asked(owner) == ["担当 市民生活部", "tel:000-000-0001", "mailto:kikaku@mihon.example", ""]
    assert card_of(owner).contact.links[0].text == "企画部 電話 000-000-0001"
    city = owner.change(DEPARTMENTS, "    contact: {tel: 000-000-0001, email: kikaku@mihon.example}\n", "")
    assert asked(city)[:2] == ["担当 市民生活部", "tel:000-000-0000"]
    assert card_of(city).contact.links[0].text == "見本市役所 電話 000-000-0000"


def test_one_who_took_over_from_the_department_is_asked(tmp_path: Path) -> None:
    city = (
        City(tmp_path)
        .change(GREEN, "as_published: 企画部 計画課／関係各課（市民部）, lead: [planning-section]", "lead: [citizens]")
        .change(DEPARTMENTS, "    name: 市民生活部\n", "    name: 市民生活部\n    contact: {tel: 000-000-0003}\n")
    )
    assert card_of(city).contact.links[0].href == "tel:000-000-0003"


@pytest.mark.parametrize(
    ("published", "dialled"),
    [
        ("042-754-1111", "tel:042-754-1111"),
        ("０４２－７５４－１１１１（代表）", "tel:042-754-1111"),
        ("042(754)1111 内線 2345", "tel:042-754-1111"),
        ("+81 42 754 1111", "tel:+81-42-754-1111"),
        ("代表の番号へ", ""),
    ],
)
def test_a_telephone_number_is_dialled_without_what_stands_beside_it(published: str, dialled: str) -> None:
    assert tel_href(published) == dialled


@pytest.mark.parametrize(
    ("number", "before"), [("取組01", "取組01"), ("1", ""), ("(3)", ""), ("２－１", ""), ("①", "")]
)
def test_no_number_that_reads_as_a_rank_stands_before_the_title(tmp_path: Path, number: str, before: str) -> None:
    page = show(City(tmp_path).change(GREEN, "number: 取組01", f'number: "{number}"')).measure("park")
    assert (page.head.number, page.head.heading) == (before, "中央公園の改修")
    assert page.head.trail[-1].text == f"{before} 中央公園の改修".strip()
    if not before:
        assert page.head.tags[0] == f"事業（番号 {number}）"
        assert page.head.title.startswith(f"中央公園の改修（事業{number}）")


def test_the_status_is_read_with_what_it_is(tmp_path: Path) -> None:
    assert "状態：未達成" in visible_text(show(City(tmp_path)).measure_parts("park").lead)


FROZEN = MeasureVersion("mihon/basic-plan/measures/park", 1, "r1", dt.date(2026, 1, 31), "", "")


def pages(shown: Shown) -> Iterator[tuple[str, MeasurePage, MeasurePage]]:
    """Each page, and its frozen version, which has no card and so says in the box what the card says."""
    for key in shown.site_index.measures:
        frozen = view_measure(shown.site_index, shown.standings, key, JAPANESE, frozen=FROZEN)
        yield key, shown.measure(key), frozen


def written(piece: IndicatorPiece, column: str) -> list[str]:
    """All that the table of an indicator says of targets or actual values."""
    cells = [entry for table in piece.tables for row in table.rows for entry in getattr(row, column)]
    return [text for entry in cells if entry.label != "基準値" for text in (entry.text, entry.missing) if text]


def disagreements(page: MeasurePage, frozen: MeasurePage) -> Iterator[str]:
    """Where the card says anything that the page does not say further down."""
    card = page.answer
    if (card.computed, card.badge) != (page.standing.computed, page.standing.badge):
        yield "standing"
    if card.sentence not in ("", frozen.standing.sentence):
        yield "sentence"
    if bool(card.sentence) is bool(page.standing.sentence):
        yield "said twice, or not at all"
    if page.standing.ratings and not all(
        page.standing.ratings[place].text.startswith(text.rstrip("…"))
        for place, text in enumerate(card.evaluation.text.split("、")[: len(page.standing.ratings)])
    ):
        yield "evaluation"
    if bool(card.indicator) is not bool(page.indicators):
        yield "indicator"
    for link in card.indicator:
        (piece,) = [each for each in page.indicators if f"#{each.anchor}" == link.href]
        for answer, column in ((card.promised, "target"), (card.result, "actual")):
            texts = written(piece, column)
            reported = unspaced(answer.text.rstrip("…")) in unspaced(visible_text(render_page(page).main))
            in_table = any(
                text and (answer.text.startswith(text) or text.startswith(answer.text.rstrip("…"))) for text in texts
            )
            if answer.size == "nothing":
                if any("載って" not in text and "ありません" not in text for text in texts):
                    yield f"{column}: {answer.text} although there is {texts}"
            elif not in_table and not (column == "actual" and reported) and not piece.sentence.count(answer.text):
                yield f"{column}: {answer.text} is not among {texts}"


def test_the_card_says_what_the_table_and_the_judgement_say_in_the_sample_city(tmp_path: Path) -> None:
    faults = {key: found for key, *both in pages(show(City(tmp_path))) if (found := [*disagreements(*both)])}
    assert [f"{key}: {found}" for key, found in faults.items()] == []


def test_the_card_says_what_the_table_and_the_judgement_say_in_all_real_data() -> None:
    site = gather_site(read_data(Path(__file__).parents[1] / "data")[0], {}).site
    assert isinstance(site, Site)
    site_index = index_site(site)
    shown = Shown(site_index, stand_all(site_index))
    faults = {key: found for key, *both in pages(shown) if (found := [*disagreements(*both)])}
    assert [f"{key}: {found}" for key, found in faults.items()] == []
