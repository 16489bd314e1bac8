"""What a plan's workbook leaves in doubt is asked, all at once, with file, sheet and cell; and nothing is written then."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.plan_books import take_plan
from generator.problems.reports import words_of
from plan_sheets import (
    BUDGETS,
    DEPARTMENTS,
    INDICATORS,
    KINDS,
    MEASURES,
    PILLARS,
    PLAN,
    TARGETS,
    Formula,
    PlanSheets,
    codes,
)
from staff_edits import StaffEdits


@pytest.fixture
def sheets(tmp_path: Path) -> PlanSheets:
    return PlanSheets(tmp_path)


def change(sheet: str, row: int, **cells: object) -> Callable[[PlanSheets], PlanSheets]:
    return lambda sheets: sheets.put(sheet, row, **cells)


def put_a_memo(sheets: PlanSheets) -> None:
    sheets.names[KINDS] = "メモ"
    sheets.heads[KINDS] = ["気付いたこと"]
    sheets.rows[KINDS].append({"気付いたこと": "あとで"})


VALUE, TYPED = "値（文書のまま）", "値（書き方から分からないときだけ）"
ASKED: dict[str, tuple[Callable[[PlanSheets], object], str]] = {
    "Excel turned 12,000 into a number": (
        change(TARGETS, 1, **{VALUE: 12000}),
        "K859 「計画.xlsx」のシート「目標値」のセル I3（値（文書のまま））に、数「12000」が入っています。",
    ),
    "a number in place of a title": (change(MEASURES, 0, 題名=2026), "K859 「計画.xlsx」のシート「施策」のセル E2（題名）に、数「2026」"),
    "1.1 where it was 1.10": (change(MEASURES, 0, 番号=1.1), "K859 「計画.xlsx」のシート「施策」のセル D2（番号）に、数「1.1」"),
    "TRUE": (change(MEASURES, 0, 概要=True), "K859 「計画.xlsx」のシート「施策」のセル F2（概要）に、数「TRUE」"),
    "1-2 turned into a date": (
        change(PILLARS, 0, 番号=dt.date(2026, 1, 2)),
        "K860 「計画.xlsx」のシート「柱」のセル D2（番号）が、日付「2026-01-02",
    ),
    "a formula": (
        change(MEASURES, 0, 題名=Formula('="中央"&"公園"', "中央公園")),
        "K861 「計画.xlsx」のシート「施策」のセル E2（題名）に、式が入っています（表示は「中央公園」）",
    ),
    "a formula that is broken": (
        change(MEASURES, 0, 概要=Formula("=柱!A9", "#REF!")), "K861 「計画.xlsx」のシート「施策」のセル F2（概要）に、式"),
    "an error that was pasted": (
        change(MEASURES, 0, 概要="#N/A"), "K863 「計画.xlsx」のシート「施策」のセル F2（概要）に、エラー表示「#N/A」"),
    "cells that are merged": (
        lambda sheets: sheets.do(MEASURES, lambda sheet: sheet.merge_range("B2:B3", "公園の再生")),
        "K862 「計画.xlsx」のシート「施策」のセル B3（柱）が、ほかのセルと結合されています。",
    ),
    "a text box": (
        lambda sheets: sheets.do(MEASURES, lambda sheet: sheet.insert_textbox("F4", "訂正：\n池の清掃は取りやめ")),
        "K878 「計画.xlsx」のシート「施策」のセル F4 に記入がありますが、図形（テキスト ボックスなど）の「訂正： 池の清掃は取りやめ」は、読み取りません。",
    ),
    "a pillar that is not there": (
        change(MEASURES, 0, 柱="公園の再開発"), "K881 「計画.xlsx」のシート「施策」のセル B2（柱）の「公園の再開発」は、「柱」にありません。"),
    "a pillar of whose name there are two": (
        lambda sheets: sheets.add(PILLARS, 題名="公園の再生", 番号="方向性２", 上の柱="緑のまち", 階層="方向性").put(MEASURES, 1, 柱="緑のまち"),
        "K882 「計画.xlsx」のシート「施策」のセル B2（柱）の「公園の再生」は、「柱」に二つ以上あります。",
    ),
    "a pillar above itself": (
        change(PILLARS, 0, 上の柱="公園の再生"), "K880 「計画.xlsx」のシート「柱」のセル B2（上の柱）の「公園の再生」は、たどると、この柱に戻ります。"),
    "a department that nobody knows": (
        change(MEASURES, 0, 主に担当する部署="計画課、花の課"),
        "K881 「計画.xlsx」のシート「施策」のセル J2（主に担当する部署）の「花の課」は、「部署」にありません。",
    ),
    "a department without an id or a reading": (
        change(DEPARTMENTS, 0, 読み=None), "K879 「計画.xlsx」のシート「部署」のセル A2（id）が空いています。"),
    "a department that the data call otherwise": (
        lambda sheets: sheets.add(DEPARTMENTS, id="planning", 名前="企画局", 種類="局"),
        "K889 「計画.xlsx」のシート「部署」のセル B3（名前）の「企画局」は、データにある「planning」の「企画部」と違います。",
    ),
    "a department for which there is no place in the city's file": (
        lambda sheets: sheets.city.put("mihon/departments.yaml", "departments: [{id: planning, name: 企画部, kind: department}, {id: planning-section, name: 計画課, kind: division}, {id: citizens, name: 市民部, kind: department}, {id: citizens-life, name: 市民生活部, kind: department}]\n"),
        "K871 「計画.xlsx」のシート「部署」のセル B2（名前）の答えは書き込めません（「mihon/departments.yaml」に書き足せません。",
    ),
    "an id twice": (
        lambda sheets: sheets.put(MEASURES, 0, id="park").put(MEASURES, 1, id="park"),
        "K883 「計画.xlsx」のシート「施策」のセル A3（id）の「park」は、セル A2 にもあります。",
    ),
    "a row that was copied twice": (
        lambda sheets: sheets.rows[MEASURES].append(dict(sheets.rows[MEASURES][0])),
        "K883 「計画.xlsx」のシート「施策」のセル E4（題名）の「中央公園の改修」は、セル E2 にもあります。",
    ),
    "no title": (change(MEASURES, 1, 題名=None), "K879 「計画.xlsx」のシート「施策」のセル E3（題名）が空いています。"),
    "a plan without a title": (change(PLAN, 0, 題名=None), "K879 「計画.xlsx」のシート「計画」のセル B2（題名）が空いています。"),
    "a word that is in no list": (
        change(INDICATORS, 0, 目標との比べ方="なるべく多く"),
        "K880 「計画.xlsx」のシート「指標」のセル H2（目標との比べ方）の「なるべく多く」は、一覧にない言葉です。",
    ),
    "a year that is none": (
        change(PLAN, 0, 期間の最初の年度="来年度"), "K880 「計画.xlsx」のシート「計画」のセル B4（期間の最初の年度）の「来年度」は、年度として読めません。"),
    "a day that is none": (
        change(PLAN, 0, 公表した日="春"), "K880 「計画.xlsx」のシート「計画」のセル B9（公表した日）の「春」は、日付として読めません。"),
    "an id in Japanese": (change(MEASURES, 0, id="公園"), "K880 「計画.xlsx」のシート「施策」のセル A2（id）の「公園」は、id として使えません。"),
    "a title in two lines": (change(MEASURES, 0, 題名="中央公園\nの改修"), "K880 「計画.xlsx」のシート「施策」のセル E2（題名）の「中央公園 の改修」は、改行が入っています。"),
    "a letter that nobody sees": (change(MEASURES, 0, 題名="中央\u200b公園"), "K880 「計画.xlsx」のシート「施策」のセル E2（題名）"),
    "a reason that is none": (
        change(MEASURES, 0, 概要="値なし：忙しい"), "K866 「計画.xlsx」のシート「施策」のセル F2（概要）の「忙しい」は、値がない理由の一覧にありません。"),
    "no reason at all": (
        change(MEASURES, 0, 概要="値なし："), "K866 「計画.xlsx」のシート「施策」のセル F2（概要）の「（空）」は、値がない理由の一覧にありません。"),
    "a stroke for a value": (change(TARGETS, 1, **{VALUE: "－"}), "K865 「計画.xlsx」のシート「目標値」のセル I3（値（文書のまま））の「－」だけでは"),
    "a value and a reason": (change(TARGETS, 1, 値がない理由="未実施"), "K867 「計画.xlsx」のシート「目標値」のセル I3（値（文書のまま））には、「12,000人以上」とあるのに"),
    "a wording that says no one value": (
        change(TARGETS, 1, **{VALUE: "多くの人でにぎわう"}),
        "K868 「計画.xlsx」のシート「目標値」のセル I3（値（文書のまま））の「多くの人でにぎわう」は、書き方だけでは、数が一つに決まりません。",
    ),
    "a value that its wording contradicts": (
        change(TARGETS, 1, **{TYPED: "1200"}), "K885 「計画.xlsx」のシート「目標値」のセル J3（値（書き方から分からないときだけ））を書くと、データの検査を通りません（K503）"),
    "an indicator without a name": (change(INDICATORS, 0, 名前=None), "K879 「計画.xlsx」のシート「指標」のセル D2（名前）が空いています。"),
    "a target of no indicator": (
        change(TARGETS, 1, 指標="入園者数"), "K881 「計画.xlsx」のシート「目標値」のセル B3（指標）の「入園者数」は、「指標」にありません。"),
    "a target of no year": (change(TARGETS, 1, 年=None), "K879 「計画.xlsx」のシート「目標値」のセル D3（年）が空いています。"),
    "two baselines": (change(TARGETS, 1, 区分="基準値"), "K883 「計画.xlsx」のシート「目標値」のセル C3（区分）の「基準値」は、セル C2 にもあります。"),
    "a column that is gone": (
        lambda sheets: sheets.heads.update({MEASURES: [each.replace("題名＊", "名称") for each in sheets.heads[MEASURES]]}),
        "K877 「計画.xlsx」のシート「施策」に、列「題名＊」がありません。",
    ),
    "a column more": (
        lambda sheets: sheets.do(MEASURES, lambda sheet: (sheet.write("AA1", "事業費"), sheet.write("AA3", "10億円"))),
        "K878 「計画.xlsx」のシート「施策」のセル AA3 に記入がありますが、見出し「事業費」の列は、計画の表にありません。",
    ),
    "a column twice": (
        lambda sheets: sheets.do(MEASURES, lambda sheet: sheet.write("AA1", "題名")),
        "K878 「計画.xlsx」のシート「施策」のセル AA1 に記入がありますが、見出し「題名」が二つあります。",
    ),
    "a sheet that is unknown": (
        put_a_memo,
        "K878 「計画.xlsx」のシート「メモ」のセル A1 に記入がありますが、シート「メモ」は、計画の表のどのシートでもありません。",
    ),
    "an item of the plan that is unknown": (
        change(PLAN, 0, 市長="見本太郎"), "K878 「計画.xlsx」のシート「計画」のセル B14 に記入がありますが、項目「市長」は、計画の表にありません。"),
    "no sheet of the plan": (
        lambda sheets: sheets.names.pop(PLAN), "K877 「計画.xlsx」に、シート「計画」がありません。"),
}  # fmt: skip


@pytest.mark.long
@pytest.mark.breaks("K877", "K878", "K879", "K880", "K881", "K882", "K883", "K885", "K889")
def test_what_is_asked_is_told_with_file_sheet_and_cell_and_nothing_is_written(tmp_path: Path) -> None:
    for number, (name, (edit, wanted)) in enumerate(ASKED.items()):
        sheets = PlanSheets(tmp_path / str(number))
        edit(sheets)
        before = sheets.files()
        told = sheets.told()
        assert any(each.startswith(wanted) for each in told), f"{name}: {told}"
        sheets.write()
        assert sheets.files() == before, name


class TestAllAtOnce:
    def test_every_problem_is_told(self, sheets: PlanSheets) -> None:
        sheets.put(PLAN, 0, 題名=None).put(MEASURES, 0, 柱="ない柱", 題名=5).put(TARGETS, 0, **{VALUE: 10000})
        assert sorted(codes(sheets.take())) == ["K859", "K859", "K879", "K881", "K881"]

    def test_they_stand_in_the_order_of_the_sheets(self, sheets: PlanSheets) -> None:
        sheets.put(TARGETS, 0, **{VALUE: 10000}).put(MEASURES, 1, 柱="ない柱").put(MEASURES, 0, 種類="ない種類")
        taken = sheets.take()
        assert [(dict(each.details)["sheet"], dict(each.details)["cell"]) for each in taken.problems] == [
            (MEASURES, "C2"),
            (MEASURES, "B3"),
            (TARGETS, "I2"),
        ]

    def test_a_number_alone_is_asked_with_the_unit_of_its_indicator(self, sheets: PlanSheets) -> None:
        sheets.put(INDICATORS, 0, 単位="団体").put(TARGETS, 0, **{VALUE: 10000})
        assert dict(sheets.take().problems[0].details)["example"] == "10,000団体"

    def test_a_date_that_excel_made_is_seen_in_csv_files(self, sheets: PlanSheets) -> None:
        sheets.put(PILLARS, 0, 番号="1月2日")
        assert codes(sheets.take(sheets.csv_files())) == ["K860"]


class TestFiles:
    @pytest.mark.breaks("K886")
    def test_of_other_letters_are_told(self, sheets: PlanSheets) -> None:
        assert set(codes(sheets.take(sheets.csv_files("utf-16")))) == {"K886"}
        assert set(codes(sheets.take(sheets.csv_files("euc-jp", "別の表")))) <= {"K886", "K877", "K878", "K880"} | {
            "K886"
        }

    def test_that_cannot_be_read_are_told(self, sheets: PlanSheets) -> None:
        (sheets.folder / "text.xlsx").write_text("計画")
        (sheets.folder / "empty").mkdir()
        (sheets.folder / "broken").mkdir()
        (sheets.folder / "broken" / "計画.csv").write_text('項目,内容\n題名,"開いたまま', "utf-8")
        for name in ("text.xlsx", "no.xlsx", "empty", "broken"):
            assert codes(sheets.take(sheets.folder / name)) == ["K850"], name
        sheets.csv_files()
        assert codes(sheets.take(sheets.folder / "表" / "計画.csv")) == ["K850"]


@pytest.mark.breaks("K888")
def test_a_municipality_that_is_not_there(sheets: PlanSheets) -> None:
    assert codes(take_plan(sheets.city.data, sheets.workbook(), "mihonn", "green")) == ["K888"]


@pytest.mark.breaks("K897")
def test_what_is_struck_out_is_asked_about(tmp_path: Path) -> None:
    sheets = PlanSheets(tmp_path)
    edits = StaffEdits(sheets.workbook())
    path = (
        edits.strike(MEASURES, "E2")
        .strike_part(MEASURES, "F2", "遊具を新しくします。", "木も植えます。")
        .save(tmp_path / "線.xlsx")
    )
    told = [(each.rule, dict(each.details)["cell"], dict(each.details)["shown"]) for each in sheets.take(path).problems]
    assert told[:2] == [("K897", "E2", "中央公園の改修"), ("K897", "F2", "木も植えます。")]
    assert sheets.files() == sheets.before


GREEN_PARK = {"どこの予算か": "中央公園の改修", "年度": "令和6年度", "区分": "当初予算"}


def budget_lines(sheets: PlanSheets) -> list[str]:
    """The lines of the measure's budgets, as they are written; what is asked has to be nothing."""
    assert codes(sheets.write()) == []
    text = sheets.city.read("mihon/green/measures/measures.yaml")
    told = text.partition("    budgets:\n")[2].partition('  - id: "02"')[0]
    return [line.strip() for line in told.splitlines()]


class TestBudgets:
    @pytest.mark.parametrize(
        ("amount", "unit", "written"),
        [
            ("12,850千円", None, ['amount: "12,850千円"']),
            ("１２，８５０千円", None, ['amount: "１２，８５０千円"']),
            ("△1,200千円", None, ['amount: "△1,200千円"']),
            ("▲1,200千円", None, ['amount: "▲1,200千円"']),
            ("11億6,012万1千円", None, ['amount: "11億6,012万1千円"']),
            ("3,000,000円", None, ['amount: "3,000,000円"']),
            ("1.5億円", None, ['amount: "1.5億円"']),
            ("25百万円", None, ['amount: "25百万円"']),
            ("12,850", "千円", ['amount: "12,850"', "unit: 千円", 'as_published: "12,850"']),
            ("１２，８５０", "千円", ['amount: "１２，８５０"', "unit: 千円", 'as_published: "１２，８５０"']),
            ("△1,200", "千円", ['amount: "△1,200"', "unit: 千円", 'as_published: "△1,200"']),
            ("0", "千円", ['amount: "0"', "unit: 千円", 'as_published: "0"']),
        ],
    )
    def test_amounts_are_written_as_they_are_printed(
        self, sheets: PlanSheets, amount: str, unit: str | None, written: list[str]
    ) -> None:
        kind = "区分の記載なし" if amount[0] in "△▲" else "当初予算"
        sheets.add(BUDGETS, **{**GREEN_PARK, "区分": kind, "金額（文書のまま）": amount, "単位": unit})
        word = "not_stated" if kind == "区分の記載なし" else "initial"
        assert budget_lines(sheets) == ["- fiscal_year: 2024", f"kind: {word}", *written]

    def test_funding_and_staff_stand_below_their_amount(self, sheets: PlanSheets) -> None:
        sheets.add(BUDGETS, **GREEN_PARK, **{"名前（文書のまま）": "事業費", "金額（文書のまま）": "12,850千円"})
        own = {**GREEN_PARK, "名前（文書のまま）": "事業費"}
        part, name, amount = "何の額か", "内訳の名前", "金額（文書のまま）"
        sheets.add(BUDGETS, **own, **{part: "財源", name: "国庫支出金", amount: "5,000千円"})
        sheets.add(BUDGETS, **own, **{part: "財源", name: "一般財源", "値がない理由": "集計中"})
        sheets.add(BUDGETS, **own, **{part: "人工", "値（書き方から分からないときだけ）": "3.5"})
        assert budget_lines(sheets) == [
            "- fiscal_year: 2024", "kind: initial", "label: 事業費", 'amount: "12,850千円"', "funding:",
            '- {name: 国庫支出金, amount: "5,000千円"}', "- {name: 一般財源, missing: being_compiled}",
            'full_time_equivalents: "3.5"',
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("cells", "code", "said"),
        [
            ({"金額（文書のまま）": "12,850"}, "K879", "金額に単位がありません"),
            ({"金額（文書のまま）": 12850}, "K859", "12,850千円"),
            ({"金額（文書のまま）": "－"}, "K865", "－"),
            ({}, "K879", "金額がなければ「値がない理由」を選んでください"),
            ({"金額（文書のまま）": "12,850千円", "値がない理由": "集計中"}, "K867", "12,850千円"),
            ({"金額（文書のまま）": "12,850人"}, "K885", "シート「予算」"),
            ({"金額（文書のまま）": "約1千円から3千円"}, "K885", "シート「予算」"),
            ({"金額（文書のまま）": "12,850千円", "区分": "予算"}, "K880", "当初予算"),
            ({"金額（文書のまま）": "12,850千円", "年度": "来年"}, "K880", "年度として読めません"),
            ({"金額（文書のまま）": "5千円", "何の額か": "財源", "内訳の名前": "市債"}, "K879", "「総額」の行"),
            ({"金額（文書のまま）": "5千円", "内訳の名前": "市債"}, "K879", "「何の額か」に"),
            ({"金額（文書のまま）": "5千円", "どこの予算か": "南公園"}, "K881", "南公園"),
        ],
    )
    def test_what_cannot_be_read_is_asked_in_the_words_of_the_sheet(
        self, sheets: PlanSheets, cells: dict[str, object], code: str, said: str
    ) -> None:
        sheets.add(BUDGETS, **{**GREEN_PARK, **cells})
        (found,) = sheets.take().problems
        told = " ".join(words_of(found))
        assert found.rule == code
        assert said in told
        assert "シート「予算」" in told
        assert not any(key in told for key in ("amount", "unit", "as_published", ".yaml"))
