"""Every kind of cell that staff send back, each with its outcome: taken as it is, or asked with file, sheet and cell."""

import datetime as dt
from pathlib import Path

import pytest
from xlsxwriter.utility import xl_col_to_name

from generator.problems.reports import words_of
from generator.sheets.number_formats import show_number
from generator.sheets.rows import Plain
from generator.sheets.yaml_edits import edit_records
from generator.sheets.yaml_writing import entry, flow
from sample import City
from sheet_round import ANSWER, FIGURES, MONEY, PAGE, REASON, REMARK, RESULTS, TEXTS, TYPED, SheetRound, codes
from staff_edits import StaffEdits

pytestmark = pytest.mark.long


@pytest.fixture
def sheets(tmp_path: Path) -> SheetRound:
    return SheetRound(tmp_path)


VISITORS = ("来園者数",)


@pytest.mark.long
@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("7,800人", 'as_published: "7,800人", value: 7800}'),
        ("７，８００人", 'as_published: "７，８００人", value: 7800}'),
        ("約20人", 'as_published: "約20人", value: 20}'),
        ("1.2万人", 'as_published: "1.2万人", value: 12000}'),
        ("7,800", 'as_published: "7,800", value: 7800}'),
        (" 7,800人　", 'as_published: "7,800人", value: 7800}'),
        ("60.0人", 'as_published: "60.0人", value: 60.0}'),
        ("10～12人", 'as_published: "10～12人", low: 10, high: 12}'),
        ("集計中", 'as_published: "集計中", missing: being_compiled}'),
    ],
)
def test_wordings_that_are_clear_are_taken_as_they_are(sheets: SheetRound, typed: str, written: str) -> None:
    assert codes(sheets.take(sheets.type(FIGURES, VISITORS, typed))) == []
    assert [after.partition("2024, ")[2] for _, after in sheets.changed_lines()] == [written]
    assert sheets.city.report() == ""


def assert_asked(sheets: SheetRound, typed: object, code: str, cell: str = "I3") -> None:
    """One question, with file, sheet and cell; nothing written."""
    collected = sheets.take(sheets.type(FIGURES, VISITORS, typed))
    assert codes(collected) == [code]
    details = dict(collected.problems[0].details)
    assert (details["file"], details["sheet"], details["cell"]) == ("返送0.xlsx", FIGURES, cell)
    assert sheets.files() == sheets.before


@pytest.mark.breaks("K859")
@pytest.mark.parametrize("typed", [7800, 12.5, True])
def test_a_number_where_text_stood_is_asked(sheets: SheetRound, typed: object) -> None:
    assert_asked(sheets, typed, "K859")


@pytest.mark.parametrize(
    ("number", "form", "shown"),
    [
        (0.123, "0.0%", "12.3%"),
        (0.12345, "0.0%", "12.3%"),
        (12345, '#,##0"千円"', "12,345千円"),
        (12345678, '#,##0,"千円"', "12,346千円"),
        (60, "0.0", "60.0"),
        (7800, "#,##0", "7,800"),
        (-5, '#,##0;"△"#,##0', "△5"),
        (-5, "0", "-5"),
        (0, '0;-0;"－"', ""),
        (7800, "約#,##0人", "約7,800人"),
        (1.5, "0.0_ ;[Red]-0.0", "1.5"),
        (1200, "[$¥-411]#,##0", "¥1,200"),
        (45000, "yyyy/m/d", ""),
        (0.5, "# ?/?", ""),
        (1200, "0.0E+00", ""),
        (1200, "G/標準", ""),
        (1200, '[>=1000]0"千"', ""),
        (0.004, "-0.0", "-0.0"),
    ],
)
def test_a_number_is_known_as_its_cell_shows_it(number: float, form: str, shown: str) -> None:
    assert show_number(number, form) == shown


def advice(sheets: SheetRound, sheet: str, words: tuple[str, ...], number: float, form: str = "") -> str:
    """What the example in the question is; the workbook that goes back tells the same when it comes again as it went."""
    edits = sheets.type(sheet, words, number)
    if form:
        edits.show_as(sheet, edits.find(sheet, *words, column=ANSWER[sheet]), form)
    collected = sheets.take(edits, write=False)
    assert codes(collected) == ["K859"]
    (content,) = collected.returns.values()
    (sheets.folder / "返却.xlsx").write_bytes(content)
    again = sheets.take(StaffEdits(sheets.folder / "返却.xlsx"), write=False)
    examples = [dict(each.problems[0].details)["example"] for each in (collected, again)]
    assert examples[0] == examples[1]
    return str(examples[0])


def test_the_advice_for_a_number_is_what_the_cell_shows(sheets: SheetRound) -> None:
    assert advice(sheets, FIGURES, VISITORS, 7800) == "7,800人"
    assert advice(sheets, FIGURES, VISITORS, 0.123, "0.0%") == "12.3％"
    assert advice(sheets, FIGURES, VISITORS, 60, "0.0") == "60.0人"
    assert advice(sheets, FIGURES, VISITORS, 7800, '約#,##0"人"') == "約7,800人"


def test_money_is_never_advised_to_be_people(sheets: SheetRound) -> None:
    row = next(row for row in sheets.edit("計画課").rows(MONEY)[2:] if any(row))
    assert advice(sheets, MONEY, tuple(row[1:3]), 12345, '#,##0"千円"') == "12,345千円"
    assert advice(sheets, MONEY, tuple(row[1:3]), 12345).startswith("12,345")
    assert "人" not in advice(sheets, MONEY, tuple(row[1:3]), 12345)


@pytest.mark.breaks("K860")
def test_a_date_is_asked(sheets: SheetRound) -> None:
    assert_asked(sheets, dt.date(2025, 4, 1), "K860")


@pytest.mark.breaks("K865")
@pytest.mark.parametrize("typed", ["ー", "－", "-", "―", "N/A"])
def test_a_mark_for_no_value_is_asked_for_its_reason(sheets: SheetRound, typed: str) -> None:
    assert_asked(sheets, typed, "K865")


@pytest.mark.breaks("K868")
@pytest.mark.parametrize("typed", ["数十人", "53人増やし、600人となった", "12件", "▲▲5", "なし"])
def test_a_wording_that_says_no_one_value_is_asked(sheets: SheetRound, typed: str) -> None:
    assert_asked(sheets, typed, "K868")
    told = words_of(sheets.take(sheets.type(FIGURES, VISITORS, typed)).problems[0])
    assert f"のセル I3（取組01 中央公園の改修・来園者数）の「{typed}」は、" in told[0]
    assert told[1].startswith("「値」の列（セル J3）に、数だけを書いてください（単位は「人」）。")


@pytest.mark.breaks("K868")
def test_a_value_without_words_is_named_by_its_own_cell_and_asked_in_that_of_the_words(sheets: SheetRound) -> None:
    edits = sheets.edit("計画課")
    edits.type(FIGURES, edits.find(FIGURES, "植えた木の数", column=TYPED), "8")
    said = [" ".join(words_of(found)) for found in sheets.take(edits).problems if found.rule == "K868"]
    assert ["のセル J4（" in each and "「実績（文書のまま）」の列（セル I4）にも" in each for each in said] == [True]


@pytest.mark.breaks("K861")
def test_a_formula_is_asked_though_it_shows_a_text(sheets: SheetRound) -> None:
    edits = sheets.edit("計画課")
    edits.compute(FIGURES, edits.find(FIGURES, *VISITORS, column=ANSWER[FIGURES]), '6000&"人"', "6000人")
    assert codes(sheets.take(edits)) == ["K861"]
    assert sheets.files() == sheets.before


@pytest.mark.breaks("K862")
def test_a_vertical_merge_is_asked_for_every_row_that_it_covers(sheets: SheetRound) -> None:
    edits = sheets.type(FIGURES, VISITORS, "12,345人")
    assert codes(sheets.take(edits.merge(FIGURES, "I3:I4"))) == ["K862", "K862"]
    assert sheets.files() == sheets.before


@pytest.mark.breaks("K863")
@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!"])
def test_the_display_of_an_error_is_asked(sheets: SheetRound, error: str) -> None:
    edits = sheets.edit("計画課")
    name = edits.find(FIGURES, *VISITORS, column=ANSWER[FIGURES])
    assert codes(sheets.take(edits.fail(FIGURES, name, error))) == ["K863"]
    assert codes(sheets.take(sheets.type(FIGURES, VISITORS, "######"))) == ["K863"]


class TestTypedValue:
    """What is written beside a wording that does not say its value."""

    def with_typed(self, sheets: SheetRound, words: str, wording: str, typed: object) -> list[str]:
        edits = sheets.type(FIGURES, (words,), wording)
        edits.type(FIGURES, edits.find(FIGURES, words, column=TYPED), typed)  # type: ignore[arg-type]
        return codes(sheets.take(edits))

    def test_a_number_may_stand_as_a_number(self, sheets: SheetRound) -> None:
        assert self.with_typed(sheets, "来園者数", "53人増やし、600人となった", 600) == []
        assert sheets.changed_lines()[0][1].endswith('as_published: "53人増やし、600人となった", value: 600}')

    def test_the_rise_is_no_number_of_visitors(self, sheets: SheetRound) -> None:
        assert self.with_typed(sheets, "来園者数", "53人増やし、600人となった", 53) == ["K870"]

    @pytest.mark.breaks("K870")
    def test_a_number_that_the_wording_does_not_have_is_asked(self, sheets: SheetRound) -> None:
        assert self.with_typed(sheets, "来園者数", "53人増やし、600人となった", 54) == ["K870"]
        assert sheets.files() == sheets.before

    def test_a_milestone_is_done_or_not(self, sheets: SheetRound) -> None:
        assert self.with_typed(sheets, "実施設計", "設計を続けている", "まだ") == []
        assert sheets.changed_lines()[0][1].endswith("as_published: 設計を続けている, done: false}")

    @pytest.mark.breaks("K868")
    def test_a_milestone_is_never_taken_for_done(self, sheets: SheetRound) -> None:
        assert self.with_typed(sheets, "実施設計", "設計した", None) == ["K868"]
        assert self.with_typed(sheets, "実施設計", "設計した", "はい") == ["K868"]

    def test_a_value_that_was_there_before_is_no_answer_to_another_wording(self, sheets: SheetRound) -> None:
        collected = sheets.take(sheets.type(FIGURES, ("実施設計",), "未完了"))
        assert codes(collected) == ["K868"]
        told = " ".join(words_of(collected.problems[0]))
        assert "セル J5 の「済んだ」は、書き方を変える前の値なので、使っていません。" in told
        assert sheets.files() == sheets.before

    def test_words_that_are_the_value_are_read_anew(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課")
        cell = edits.find(FIGURES, "8割", column=ANSWER[FIGURES])
        edits.type(FIGURES, f"J{cell[1:]}", "8割")  # as an earlier form of the sheet showed it
        assert codes(sheets.take(edits.type(FIGURES, cell, "9割"))) == []
        assert [after.partition("2024, ")[2] for _, after in sheets.changed_lines()] == [
            'as_published: "9割", text: "9割"}'
        ]

    def test_a_value_that_was_there_before_holds_where_somebody_says_so(self, sheets: SheetRound) -> None:
        collected = sheets.take(sheets.type(FIGURES, ("実施設計",), "設計まで完了"))
        (sheets.folder / "返却.xlsx").write_bytes(collected.returns["返却_計画課.xlsx"])
        edits = StaffEdits(sheets.folder / "返却.xlsx")
        assert codes(sheets.take(edits)) == ["K868"]  # nobody has looked at it
        edits.type(FIGURES, edits.find(FIGURES, "実施設計", column=REMARK), "確認済み")
        assert "K868" not in codes(sheets.take(edits))
        assert sheets.changed_lines()[0][1].endswith("as_published: 設計まで完了, done: true}")

    def test_a_step_that_an_evaluation_gives_is_no_row_of_its_own(self, sheets: SheetRound) -> None:
        assert not any("進捗評価" in row for row in sheets.edit("市民生活部").rows(FIGURES))

    def test_a_step_of_a_scale(self, tmp_path: Path) -> None:
        evaluation = "      - {by: division, by_name: 市民生活部, scale: progress, rating: b, as_published: B}\n"
        graded = "    actuals:\n      - {indicator: grade, fiscal_year: 2024, as_published: B評価}\n"
        city = City(tmp_path / "graded").change(RESULTS, f"    evaluations:\n{evaluation}", graded)
        sheets = SheetRound(tmp_path / "graded", city=city)
        assert codes(sheets.take(sheets.type(FIGURES, ("進捗評価",), "A評価", of="市民生活部"))) == []
        assert "as_published: A評価, rating: a}" in sheets.changed_lines()[0][1]


class TestReasons:
    def test_a_mark_with_its_reason(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "－")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REASON), "算定されない")
        assert codes(sheets.take(edits)) == []
        assert "missing: not_calculated}" in sheets.changed_lines()[0][1]
        assert sheets.city.report() == ""

    @pytest.mark.parametrize("word", ["速報", "暫定", "推計", "確定値", "概数"])
    def test_a_word_that_is_no_reason_beside_a_value_is_asked_once(self, sheets: SheetRound, word: str) -> None:
        edits = sheets.type(FIGURES, VISITORS, "12,345人")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REASON), word)
        (found,) = sheets.take(edits).problems
        assert found.rule == "K866"
        assert words_of(found)[1].startswith("値があるなら、このセルを空けてください")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REASON), None)
        assert codes(sheets.take(edits)) == []

    @pytest.mark.breaks("K866")
    def test_a_reason_that_is_not_on_the_list(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, None)
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REASON), "忙しかった")
        assert codes(sheets.take(edits)) == ["K866"]

    @pytest.mark.breaks("K867")
    def test_a_value_and_a_reason(self, sheets: SheetRound) -> None:
        assert codes(sheets.take(sheets.type(FIGURES, VISITORS, "集計中", REASON))) == ["K867"]
        assert sheets.files() == sheets.before

    def test_a_text_that_is_not_there_yet(self, sheets: SheetRound) -> None:
        edits = sheets.type(TEXTS, ("中央公園", "したこと"), None)
        edits.type(TEXTS, edits.find(TEXTS, "中央公園", "したこと", column=REASON), "調整中")
        assert codes(sheets.take(edits)) == []
        assert sheets.changed_lines()[0][1] == "    done: {missing: under_coordination}"


class TestRemarksAndPages:
    @pytest.mark.breaks("K874")
    def test_a_remark_without_a_reason_is_told_and_not_published(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "12,345人")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REMARK), "去年と数え方が違います")
        collected = sheets.take(edits)
        assert codes(collected) == ["K874"]
        assert "去年と数え方が違います" in str(collected.problems)
        assert "去年" not in sheets.city.read(RESULTS)
        assert len(sheets.changed_lines()) == 1

    @pytest.mark.breaks("K860")
    def test_a_page_that_became_a_date(self, sheets: SheetRound) -> None:
        assert codes(sheets.take(sheets.type(FIGURES, VISITORS, dt.date(2025, 3, 4), PAGE))) == ["K860"]

    @pytest.mark.breaks("K871")
    def test_a_value_that_has_a_second_one_in_its_cell(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, ("暮らしやすい",), "40.0", of="企画部")
        assert codes(sheets.take(edits)) == ["K871"]


@pytest.mark.breaks("K869")
def test_a_text_that_was_copied_from_the_round_before_is_pointed_out_and_taken(sheets: SheetRound) -> None:
    collected = sheets.take(sheets.type(TEXTS, ("中央公園", "したこと"), "公園の設計をしました。"))
    assert codes(collected) == ["K869"]
    assert sheets.changed_lines()[0][1] == "    done: 公園の設計をしました。"


@pytest.mark.breaks("K868")
@pytest.mark.parametrize("typed", ["12,000", "たくさん", "1～2千円"])
def test_an_amount_without_its_unit(sheets: SheetRound, typed: str) -> None:
    assert codes(sheets.take(sheets.type(MONEY, ("総コスト",), typed, of="市民生活部"))) == ["K868"]


class TestYaml:
    @pytest.mark.long
    @pytest.mark.parametrize(
        "text",
        [
            "12,000人", "yes", "- x", "a: b", "a #b", "「'\"」", "*x", "&x", "x\ny", "\\n", "約20人", "=1+1", "{x}", "-", "～", "null", "12:30",
            "x\n\n  y", "　全角", "\u2028", "{{x}}", "!x", "%x", "@x", "`x`", "|", ">", "[x", "?", "：",
        ],
    )  # fmt: skip
    def test_every_text_is_read_back_as_it_was(self, text: str, sheets: SheetRound) -> None:
        lines = entry(
            [("measure", Plain("park")), ("done", text), ("source", {"page": text.split("\n", maxsplit=1)[0]})], 2
        )
        sheets.city.put(
            "mihon/basic-plan/results/more.yaml", "round: interim-2024\nmeasures:\n" + "\n".join(lines) + "\n"
        )
        from generator.edited_data import read_site  # noqa: PLC0415

        taken = read_site(sheets.city.data).taken.get("mihon/basic-plan/results/more.yaml")
        if taken is not None:
            assert taken.value.measures[0].done == text.strip()
            return
        assert text in {"-", "\u2028", "?"}, "only what the reader refuses anyway"

    def test_a_record_in_lines_of_its_own_form_is_left_alone(self) -> None:
        assert edit_records("round: x\nmeasures: [{measure: a}]\n", []) == ("round: x\nmeasures: [{measure: a}]\n", [])

    def test_flow(self) -> None:
        assert flow({"a": Plain("1"), "b": ("x", "1,2")}) == '{a: 1, b: [x, "1,2"]}'


def test_columns_are_called_as_spreadsheets_do() -> None:
    assert [xl_col_to_name(number) for number in (0, 25, 26, 51, 52, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
    ]
