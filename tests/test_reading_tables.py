"""`kokai read` on tables as cities rule them: PDFs set for the test, wordings and their places out."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.reading import Draft, DraftIndicator, DraftMeasure, UnreadablePaper, draft_papers, read_paper
from set_papers import set_pdf

pytestmark = pytest.mark.long


def draft_of(path: Path, first: int = 1, last: int = 0) -> Draft:
    papers = read_paper(path, first, last)
    assert not isinstance(papers, UnreadablePaper), papers
    return draft_papers(papers)


def figures_of(indicator: DraftIndicator) -> list[tuple[str, int, str]]:
    return [(each.meaning.value, each.year, each.wording.text) for each in indicator.figures]


def texts_of(measure: DraftMeasure) -> dict[str, str]:
    return {text.meaning.value: text.wording.text for text in measure.texts}


def titles(measures: Sequence[DraftMeasure]) -> list[str]:
    return [measure.title.text for measure in measures]


LEVELS = """
#table(columns: 8 * (1fr,),
  table.cell(rowspan: 2)[施策名], table.cell(rowspan: 2)[指標名], table.cell(rowspan: 2)[単位],
  table.cell(rowspan: 2)[基準値（令和3年度）], table.cell(colspan: 2)[令和5年度], table.cell(colspan: 2)[令和6年度],
  [目標], [実績], [目標], [実績],
  table.cell(rowspan: 2)[緑のまちづくり], [公園の数], [か所], [10], [12], [11], [14], [13],
  [植えた木], [本], [約1,000], [1,200以上], [1,150], [1,400以上], [集計中],
  [水のまちづくり], [橋の数], [本], [5], table.cell(colspan: 2)[6], [7], [8])
"""


def test_a_merged_cell_shifts_no_figure_of_the_rows_beside_it(tmp_path: Path) -> None:
    green, water = draft_of(set_pdf(tmp_path, LEVELS)).measures
    assert titles([green, water]) == ["緑のまちづくり", "水のまちづくり"]
    parks, trees = green.indicators
    assert figures_of(parks) == [
        ("baseline", 2021, "10"), ("target", 2023, "12"), ("actual", 2023, "11"), ("target", 2024, "14"), ("actual", 2024, "13"),
    ]  # fmt: skip
    assert (trees.name.text, trees.unit) == ("植えた木", "本")
    assert figures_of(trees) == [
        ("baseline", 2021, "約1,000"), ("target", 2023, "1,200以上"), ("actual", 2023, "1,150"), ("target", 2024, "1,400以上"),
        ("actual", 2024, "集計中"),
    ]  # fmt: skip


def test_a_value_merged_across_columns_is_each_columns_and_in_doubt(tmp_path: Path) -> None:
    water = draft_of(set_pdf(tmp_path, LEVELS)).measures[1]
    (bridges,) = water.indicators
    assert figures_of(bridges)[1:3] == [("target", 2023, "6"), ("actual", 2023, "6")]
    assert all("横につながった欄" in each.wording.doubt for each in bridges.figures[1:3])
    assert not any(each.wording.doubt for each in bridges.figures[3:])


def test_rows_of_targets_and_actuals_under_years(tmp_path: Path) -> None:
    body = """
    #table(columns: 6 * (1fr,), [指標名], [単位], [区分], [R4], [R5], [R6],
      table.cell(rowspan: 2)[公園の数], table.cell(rowspan: 2)[か所], [目標], [1], [2], [3], [実績], [0], [2], [],
      table.cell(rowspan: 2)[木の数], table.cell(rowspan: 2)[本], [目標], [10], [20], [30], [実績], [11], [21], [31])
    """
    parks, trees = draft_of(set_pdf(tmp_path, body)).indicators
    assert figures_of(parks) == [
        ("target", 2022, "1"), ("target", 2023, "2"), ("target", 2024, "3"), ("actual", 2022, "0"), ("actual", 2023, "2"),
    ]  # fmt: skip
    assert figures_of(trees)[3:] == [("actual", 2022, "11"), ("actual", 2023, "21"), ("actual", 2024, "31")]
    assert trees.unit == "本"


def test_a_table_goes_on_over_pages_and_each_value_keeps_its_printed_page(tmp_path: Path) -> None:
    rows = "\n".join(f"[事業その{n}], [指標その{n}], [件], [{n}], [{100 + n}], [{200 + n}]," for n in range(60))
    head = (
        "table.header([事業名], [指標名], [単位], [基準値（令和3年度）], [目標値（令和6年度）], [実績値（令和6年度）]),"
    )
    body = f"#counter(page).update(7)\n= 施策の一覧\n#table(columns: 6 * (1fr,), {head}\n{rows})"
    furniture = "header: [見本市 進捗報告書], footer: context align(center)[#counter(page).display()]"
    draft = draft_of(set_pdf(tmp_path, body, furniture))
    assert titles(draft.measures) == [f"事業その{n}" for n in range(60)]
    assert [figures_of(measure.indicators[0]) for measure in draft.measures] == [
        [("baseline", 2021, str(n)), ("target", 2024, str(100 + n)), ("actual", 2024, str(200 + n))] for n in range(60)
    ]
    pages = [measure.title.page for measure in draft.measures]
    assert (pages[0], pages[-1]) == ("7", "9")
    assert pages == sorted(pages)
    assert draft.papers[0].furniture == ("見本市 進捗報告書", "7")


def test_a_table_that_goes_on_without_its_head_is_read_by_the_head_before_and_told(tmp_path: Path) -> None:
    body = """
    #table(columns: 3 * (1fr,), [事業名], [担当課], [目標], [公園], [公園課], [2基])
    #pagebreak()
    #table(columns: 3 * (1fr,), [河川], [河川課], [3本])
    """
    park, river = draft_of(set_pdf(tmp_path, body)).measures
    assert (texts_of(river), river.title.page) == ({"departments": "河川課", "target_text": "3本"}, "2")
    assert (park.title.doubt, river.title.doubt) == ("", "前のページの表の続きと見ました")


def test_a_sheet_of_labels_and_texts(tmp_path: Path) -> None:
    body = """
    #table(columns: 4 * (1fr,), [事業名], table.cell(colspan: 3)[公園整備事業], [担当課], [公園課], [事業番号], [12],
      [事業概要], table.cell(colspan: 3)[公園を新しくします。],
      table.cell(rowspan: 2)[令和6年度の実績], table.cell(colspan: 3)[遊具を2基入れた。], table.cell(colspan: 3)[木を植えた。],
      [評価], [A], [評価の理由], [予定どおり進んだため])
    #table(columns: 5 * (1fr,), [指標名], [単位], [現状値（R3）], [目標値（R8）], [実績値（R6）], [来園者数], [人], [約1万], [1.2万以上], [11,230])
    """
    (park,) = draft_of(set_pdf(tmp_path, body)).measures
    assert park.title.text == "公園整備事業"
    assert [(text.meaning.value, text.wording.text) for text in park.texts] == [
        ("departments", "公園課"), ("summary", "公園を新しくします。"), ("done", "遊具を2基入れた。"), ("done", "木を植えた。"),
        ("evaluation", "A"), ("reason", "予定どおり進んだため"),
    ]  # fmt: skip
    assert figures_of(park.indicators[0]) == [
        ("baseline", 2021, "約1万"),
        ("target", 2026, "1.2万以上"),
        ("actual", 2024, "11,230"),
    ]


def test_a_record_of_two_rows_keeps_both_under_their_headings(tmp_path: Path) -> None:
    body = """
    #table(columns: 5 * (1fr,),
      table.cell(rowspan: 2)[No.], [事務事業名], table.cell(rowspan: 2)[指標・目標], table.cell(colspan: 2, rowspan: 2)[実績・評価等], [事務事業の概要],
      table.cell(colspan: 5)[1. 緑を増やす],
      table.cell(rowspan: 2)[1], [公園整備事業], table.cell(rowspan: 2)[公園を2か所にする。], [実績], [2か所となった。], [公園を新しくする。], [評価], [目標を達成],
      table.cell(rowspan: 2)[2], [植樹事業], table.cell(rowspan: 2)[木を植える。], [実績], [木を植えた。], [木を増やす。], [評価], [目標を達成])
    """
    park, trees = draft_of(set_pdf(tmp_path, body)).measures
    assert (park.number, park.title.text, park.group) == ("1", "公園整備事業", "1. 緑を増やす")
    wanted = {
        "target_text": "木を植える。",
        "done": "木を植えた。",
        "summary": "木を増やす。",
        "evaluation": "目標を達成",
    }
    assert texts_of(trees) == wanted
    assert [(each.name.text, figures_of(each)) for each in park.indicators] == [
        ("公園", [("target", 0, "2か所"), ("actual", 0, "2か所")])
    ]
    assert "文の中の数です" in park.indicators[0].name.doubt


@pytest.mark.parametrize("turn", ["90deg", "-90deg"])
def test_a_table_printed_sideways_is_turned_and_told(tmp_path: Path, turn: str) -> None:
    table = "#table(columns: 4 * (1fr,), [事業名], [担当課], [目標], [実績], [公園整備事業], [公園課], [2基入れる], [2基入れた])"
    draft = draft_of(set_pdf(tmp_path, f"#rotate({turn}, reflow: true)[#block(width: 16cm)[{table}]]"))
    assert draft.papers[0].is_turned
    assert texts_of(draft.measures[0]) == {"departments": "公園課", "target_text": "2基入れる", "done": "2基入れた"}


def test_radicals_become_the_characters_that_they_look_like(tmp_path: Path) -> None:
    body = "#table(columns: 2 * (1fr,), [事業名], [概要], [⽊を植える事業], [市⺠と⻑く⽊を⾒守ります])"
    (trees,) = draft_of(set_pdf(tmp_path, body)).measures
    assert trees.title.text == "木を植える事業"
    assert texts_of(trees) == {"summary": "市民と長く木を見守ります"}


def test_letters_printed_from_top_to_bottom_are_one_word(tmp_path: Path) -> None:
    body = "#table(columns: (8mm, 1fr, 1fr), table.cell(rowspan: 2)[緑\\ を\\ 守\\ る], [事業名], [概要], [公園], [木を植えます])"
    papers = read_paper(set_pdf(tmp_path, body))
    assert not isinstance(papers, UnreadablePaper)
    (park,) = draft_papers(papers).measures
    assert texts_of(park) == {"summary": "木を植えます"}


def test_a_label_at_the_foot_of_a_table_is_no_record_of_it(tmp_path: Path) -> None:
    body = """
    #table(columns: 4 * (1fr,), [重点目標], [緑のまち], [部局名], [都市部],
      [], [取組項目], [期限], [数値目標], [], [公園の改修], [3月], [2か所を改修],
      [特記事項], table.cell(colspan: 3)[市民と進めます。])
    """
    draft = draft_of(set_pdf(tmp_path, body))
    (park,) = draft.measures
    assert (park.title.text, park.group) == ("公園の改修", "緑のまち")
    wanted = {"departments": "都市部", "schedule": "3月", "target_text": "2か所を改修", "note": "市民と進めます。"}
    assert texts_of(park) == wanted


def test_only_the_asked_pages_are_read(tmp_path: Path) -> None:
    pages = [f"#table(columns: 2 * (1fr,), [事業名], [担当課], [事業{n}], [公園課])" for n in range(1, 5)]
    path = set_pdf(tmp_path, "\n#pagebreak()\n".join(pages))
    draft = draft_of(path, 2, 3)
    assert [(each.title.text, each.title.page) for each in draft.measures] == [("事業2", "2"), ("事業3", "3")]
    assert read_paper(path, 9) == UnreadablePaper(
        "指定したページがありません。この文書は 4 ページまでです", "--pages を直してください。"
    )


def test_what_no_heading_of_the_field_explains_is_not_drafted(tmp_path: Path) -> None:
    body = "#table(columns: 3 * (1fr,), [月], [晴れ], [雨], [4月], [20], [10], [5月], [21], [10])"
    draft = draft_of(set_pdf(tmp_path, body))
    assert (draft.measures, draft.indicators) == ((), ())
