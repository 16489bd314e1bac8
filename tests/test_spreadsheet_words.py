"""What the commands of spreadsheets say to people who know Excel and nothing else."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.cli import main
from generator.problems.problem import problem, whole_file
from generator.problems.reports import words_of
from generator.sheets import department_states, render_states
from generator.sheets.plain_words import say_plainly
from plan_sheets import DEPARTMENTS, DOCUMENTS, INDICATORS, MEASURES, PLAN, ROUNDS, TARGETS, PlanSheets, codes
from releases import release
from sample import City
from sheet_round import FIGURES, PAGE, REASON, RESULTS, TEXTS, SheetRound
from staff_edits import StaffEdits

pytestmark = pytest.mark.long

VALUE, TYPED = "値（文書のまま）", "値（書き方から分からないときだけ）"
TARGET = {"どこの指標か": "中央公園の改修", "指標": "来園者数", "区分": "目標", "年": "2026"}


@pytest.fixture
def city(tmp_path: Path) -> City:
    return SheetRound(tmp_path / "round").city


@pytest.fixture
def sheets(tmp_path: Path) -> PlanSheets:
    return PlanSheets(tmp_path)


def told(capsys: pytest.CaptureFixture[str], *order: str) -> str:
    assert main(["sheet", *order]) == 1
    return capsys.readouterr().err


@pytest.mark.breaks("K852")
class TestRoundThatIsNotThere:
    def test_all_rounds_are_named_with_their_plans(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        words = told(capsys, "out", "--data", str(city.data), "--round", "2024", str(city.data.parent / "out"))
        assert "どの計画には" not in words
        assert "どの計画にも、報告の回「2024」がありません。" in words
        assert "yearly-2024（mihon/basic-plan「令和6年度実績」）" in words

    def test_a_plan_that_is_not_there_is_told_as_such(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        order = ["--data", str(city.data), "--round", "yearly-2024", "--plan", "basic", str(city.data.parent / "out")]
        words = told(capsys, "out", *order)
        assert "計画「basic」には、報告の回「yearly-2024」がありません。" in words
        assert "この計画がありません。計画は mihon/basic-plan" in words


@pytest.mark.breaks("K850")
class TestFileThatIsNotThere:
    @pytest.mark.parametrize("order", [("in",), ("plan", "in", "--plan", "green")])
    def test_is_told_as_such(
        self, city: City, capsys: pytest.CaptureFixture[str], tmp_path: Path, order: tuple[str, ...]
    ) -> None:
        words = told(capsys, *order, "--data", str(city.data), str(tmp_path / "計画課.xlsx"))
        assert "「計画課.xlsx」を読めません（そのファイルがありません）。" in words
        assert "ファイルの名前と、置いてあるフォルダーを確かめてください。" in words
        assert "保存し直して" not in words

    def test_a_file_of_another_kind_is_to_be_saved_anew(
        self, city: City, capsys: pytest.CaptureFixture[str], tmp_path: Path
    ) -> None:
        (tmp_path / "計画課.xlsx").write_text("計画課", "utf-8")
        words = told(capsys, "in", "--data", str(city.data), str(tmp_path / "計画課.xlsx"))
        assert "「Excel ブック（.xlsx）」として保存し直してください。" in words


def put(sheet: str, row: int, **cells: object) -> Callable[[PlanSheets], object]:
    return lambda sheets: sheets.put(sheet, row, **cells)


REFUSED: dict[str, tuple[Callable[[PlanSheets], object], str, str]] = {
    "a typed value that the wording does not have": (put(TARGETS, 1, **{TYPED: "1200"}), f"J3（{TYPED}）", "値「1200」は"),
    "two targets of one year": (
        lambda sheets: sheets.add(TARGETS, **TARGET, **{VALUE: "13,000人"}),
        "D4（年）", "指標「来園者数」の2026年の目標値はシート「目標値」の 3 行目にもあります。"),
    "a period that ends before it begins": (put(PLAN, 0, 期間の最初の年度="2030"), "B4（期間の最初の年度）", "「2030」から「2026」"),
    "another unit": (put(TARGETS, 1, **{VALUE: "12,000件以上"}), f"I3（{VALUE}）", "単位は「件」ですが、値「12000」の単位は「人」"),
    "at least, where less is better": (put(INDICATORS, 0, 目標との比べ方="以下"), f"I3（{VALUE}）", "目標との比べ方が「以下」です。"),
    "words, where a number stands": (put(INDICATORS, 0, 目標との比べ方="文章"), f"I3（{VALUE}）", "「文章」の指標に数があります。"),
    "a measure that ends before it begins": (put(MEASURES, 0, 始まり="2027", 終わり="2024", **{"時期（文書のまま）": "R6～"}), "M2（始まり）", "「2027」から「2024」"),
    "an address that is none": (put(DOCUMENTS, 0, アドレス="www.example.jp"), "E2（アドレス）", "リンク先として使えません"),
    "a baseline of every year": (put(TARGETS, 0, 毎年度="2030"), "G2（毎年度）", "この区分の行には、「毎年度」を書けません。"),
    "a target that is a forecast": (put(TARGETS, 1, 見込み="はい"), "R3（見込み）", "この区分の行には、「見込み」を書けません。"),
    "no 約, and marked as approximate": (put(TARGETS, 1, 概数="はい"), "K3（概数）", "「約」と書かれていないのに概数のときだけ、"),
    "a band where nothing is kept": (put(INDICATORS, 0, 維持と見なす幅="5"), "K2（維持と見なす幅）", "「以上」の指標には使えません。"),
    "a plan before it that is not there": (put(PLAN, 0, **{"前の計画の id": "nope"}), "B13（前の計画の id）", "「nope」という計画がありません。"),
    "a report of another year": (
        lambda sheets: sheets.add(ROUNDS, 名前="令和6年度実績", 種類="年度", 年度="令和30年度"), "D2（年度）", "2024年度"),
    "ranks that should rise": (
        lambda sheets: sheets.put(INDICATORS, 0, 単位="位").put(TARGETS, 0, **{VALUE: "10位"}).put(TARGETS, 1, **{VALUE: "5位以上"}),
        "H2（目標との比べ方）", "順位は小さいほど上です。"),
    "a total where the year is counted": (put(TARGETS, 1, **{VALUE: "累計12,000人"}), f"I3（{VALUE}）", "指標の数え方は「単年」です。"),
    "another sign": (put(TARGETS, 1, **{VALUE: "△5人", TYPED: "5"}), f"J3（{TYPED}）", "符号が"),
}  # fmt: skip
KEYS_OF_THE_DATA = re.compile(
    r"\.yaml|\.md|YAML|[a-z]_[a-z]|\b(?:value|text|direction|accumulation|approximate|unit|targets|actuals|baseline|tolerance|forecast|period)\b"
)


@pytest.mark.breaks("K885")
@pytest.mark.parametrize("name", REFUSED)
def test_what_the_checks_refuse_is_said_of_its_cell_in_the_words_of_the_workbook(sheets: PlanSheets, name: str) -> None:
    edit, cell, said = REFUSED[name]
    edit(sheets)
    told = [" ".join(words_of(each)) for each in sheets.take().problems]
    assert any(f"のセル {cell}を書くと" in each and said in each for each in told), told
    assert not [each for each in told if KEYS_OF_THE_DATA.search(each)]


@pytest.mark.breaks("K890")
def test_what_the_checks_only_remark_is_said_so_too(sheets: PlanSheets) -> None:
    sheets.put(TARGETS, 1, **{VALUE: "多くの人でにぎわう", TYPED: "12000"})
    (found,) = sheets.take().problems
    told = " ".join(words_of(found))
    assert found.rule == "K890"
    assert f"のセル J3（{TYPED}）を書くと" in told
    assert f"数にできない目標なら、「{TYPED}」に、数ではなく文書の言葉を書きます。" in told
    assert not KEYS_OF_THE_DATA.search(told)


class TestAllAtOnce:
    """Nothing waits until something else is mended."""

    def test_a_wrong_name_is_told_though_another_row_has_no_title(self, sheets: PlanSheets) -> None:
        sheets.put(MEASURES, 1, 題名=None).put(INDICATORS, 0, どこの指標か="中央公園改修")
        told = sheets.told()
        assert [each[:4] for each in told] == ["K879", "K881"]
        assert "「中央公園改修」は、「柱」か「施策」にありません。" in told[1]
        hint = words_of(sheets.take().problems[1])[1]
        assert hint.startswith(
            "シート「施策」に、名前の分からない行があります。その行のことなら、その行を直せば済みます。"
        )
        assert "「中央公園の改修」ではありませんか。" in hint

    def test_the_same_lost_name_is_told_once_and_counted(self, sheets: PlanSheets) -> None:
        sheets.put(MEASURES, 0, 題名=None)
        problems = sheets.take().problems
        assert codes(sheets.take()) == ["K879", "K881"]
        assert "同じ名前は、ほかに 2 個のセルにもあります。" in words_of(problems[1])[1]

    def test_a_name_that_stands_in_a_cell_that_is_asked_about_is_not_lost(self, sheets: PlanSheets) -> None:
        sheets.put(MEASURES, 0, 題名="中央\n公園").put(INDICATORS, 0, どこの指標か="中央公園")
        sheets.put(TARGETS, 0, どこの指標か="中央公園").put(TARGETS, 1, どこの指標か="中央公園")
        assert codes(sheets.take()) == ["K880"]

    def test_what_the_checks_refuse_is_told_beside_what_is_asked(self, sheets: PlanSheets) -> None:
        sheets.put(MEASURES, 1, 題名=5).put(DEPARTMENTS, 0, 読み=None).put(PLAN, 0, 期間の最初の年度="2030")
        sheets.put(TARGETS, 1, **{TYPED: "1200"})
        assert [each[:4] for each in sheets.told()] == ["K885", "K879", "K859", "K885"]

    @pytest.mark.parametrize(
        ("sheet", "column", "typed"),
        [
            (INDICATORS, "単位", 5),
            (INDICATORS, "目標との比べ方", "なんとなく"),
            (MEASURES, "題名", None),
            (DOCUMENTS, "出した年度", "春"),
            (DEPARTMENTS, "読み", None),
            (PLAN, "題名", None),
        ],
    )
    def test_nothing_is_refused_because_of_what_is_only_asked(
        self, sheets: PlanSheets, sheet: str, column: str, typed: object
    ) -> None:
        assert "K885" not in codes(sheets.put(sheet, 0, **{column: typed}).take())


@pytest.mark.breaks("K859")
class TestNumbersInCsvFiles:
    """A number alone is asked about in a CSV file as in a workbook."""

    @pytest.mark.parametrize("typed", ["7,800", "7800", "12.5"])
    def test_a_number_without_its_unit_is_asked_in_both(self, sheets: PlanSheets, typed: str) -> None:
        sheets.put(TARGETS, 1, **{VALUE: float(typed.replace(",", ""))})
        assert codes(sheets.take()) == ["K859"]
        sheets.put(TARGETS, 1, **{VALUE: typed})
        (found,) = sheets.take(sheets.csv_files()).problems
        assert found.rule == "K859"
        what, mend = words_of(found)
        assert f"に、数「{typed}」が入っています。" in what
        assert f"「{typed}人」のように" in mend
        assert "前に「'」（半角）を付けてください" in mend

    def test_one_that_the_document_prints_so_is_marked_as_text(self, sheets: PlanSheets) -> None:
        sheets.put(INDICATORS, 0, 単位=None).put(TARGETS, 1, **{VALUE: "'60.0"}).put(TARGETS, 0, **{VALUE: "'50.0"})
        taken = sheets.take(sheets.csv_files())
        assert codes(taken) == []
        assert 'as_published: "60.0"' in taken.starting.data["mihon/green/measures/measures.yaml"]
        sheets.put(TARGETS, 1, **{VALUE: "60.0"}).put(TARGETS, 0, **{VALUE: 50.0})
        assert codes(sheets.take()) == ["K859"]  # in a workbook text is text


DAY = "実際にある日を、「2026-04-01」か「令和8年4月1日」のように書いてください。"


@pytest.mark.breaks("K880")
@pytest.mark.parametrize(
    ("sheet", "column", "typed", "mend"),
    [
        (PLAN, "公表した日", "春", DAY),
        (TARGETS, "何日現在", "4月1日現在", DAY),
        (MEASURES, "始まり", "R6の夏", "「2026」「2026-07」「2026-07-01」のように書いてください。"),
        (INDICATORS, "維持と見なす幅", "少し", "数だけを書いてください（例: 12.5）。"),
        (PLAN, "期間の最初の年度", "来年度", "年度を「2026」か「令和8年度」のように書いてください。"),
        (INDICATORS, "目標との比べ方", "多く", "のどれかを選んでください。"),
    ],
)
def test_how_to_mend_a_cell_is_said(sheets: PlanSheets, sheet: str, column: str, typed: str, mend: str) -> None:
    sheets.put(sheet, 0, **{column: typed})
    assert [mend in words_of(each)[1] for each in sheets.take().problems] == [True]


@pytest.mark.breaks("K879")
def test_a_beginning_without_the_words_of_the_document(sheets: PlanSheets) -> None:
    sheets.put(MEASURES, 0, 始まり="2024")
    (told,) = sheets.told()
    assert told.startswith("K879 「計画.xlsx」のシート「施策」のセル L2（時期（文書のまま））が空いています。")


def test_wide_digits_and_commas_are_numbers(sheets: PlanSheets) -> None:
    sheets.put(INDICATORS, 0, 目標との比べ方="維持または増加", 維持と見なす幅="１，２００")
    sheets.put(TARGETS, 1, **{VALUE: "12,000人以上", TYPED: "１２，０００"})
    taken = sheets.take()
    assert codes(taken) == []
    text = taken.starting.data["mihon/green/measures/measures.yaml"]
    assert "tolerance: 1200" in text
    assert "value: 12000" in text


@pytest.mark.breaks("K880")
def test_a_reading_in_kanji_is_asked_where_it_stands(sheets: PlanSheets) -> None:
    sheets.put(DEPARTMENTS, 0, 読み="緑課")
    (told,) = sheets.told()
    assert told.startswith(
        "K880 「計画.xlsx」のシート「部署」のセル C2（読み）の「緑課」は、ひらがなではないので、id を作れません。"
    )


class TestLeftovers:
    """What the workbook leaves behind in the municipality's lists is said."""

    def begun(self, tmp_path: Path) -> tuple[PlanSheets, list[str]]:
        questions = ["--city", "貝塚市", "--plan", "green", "--title", "みどりの計画"]
        document = ["--document-url", "https://city.example/plan.pdf", "--document-year", "2023"]
        assert main(["new", "site", *questions, *document, str(tmp_path / "site")]) == 0
        sheets = PlanSheets(tmp_path / "own")
        sheets.put(PLAN, 0, 計画を持つ部署="みどり課").put(MEASURES, 0, 主に担当する部署="みどり課")
        return sheets, ["sheet", "plan", "in", "--data", str(tmp_path / "site" / "data"), "--plan", "green"]

    def test_a_document_that_was_planted_and_examples(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        (tmp_path / "own").mkdir()
        sheets, order = self.begun(tmp_path)
        capsys.readouterr()
        assert main([*order, str(sheets.workbook())]) == 0
        told = capsys.readouterr().out
        assert (
            "残るもの: kaizuka/documents.yaml の文書「みどりの計画」（id は green）は、どの計画も使っていません。"
            in told
        )
        assert (
            "残るもの: kaizuka/departments.yaml に、部署の書き方の例（「#」で始まる行）が残っています。公開はされません。"
            in told
        )

    def test_nothing_is_said_where_everything_is_used(
        self, sheets: PlanSheets, capsys: pytest.CaptureFixture[str]
    ) -> None:
        assert (
            main(["sheet", "plan", "in", "--data", str(sheets.city.data), "--plan", "green", str(sheets.workbook())])
            == 0
        )
        assert "残るもの" not in capsys.readouterr().out


@pytest.mark.breaks("K853")
def test_a_row_that_is_gone_is_named_as_its_head_read(tmp_path: Path) -> None:
    desk = SheetRound(tmp_path)
    edits = desk.edit("計画課")
    collected = desk.take(edits.delete(FIGURES, int(edits.find(FIGURES, "植えた木の数", column=PAGE)[1:])))
    what, mend = words_of(collected.problems[0])
    assert (
        what
        == "「返送0.xlsx」のシート「数値」から、送った行が消えています（「取組01 中央公園の改修・植えた木の数」）。"
    )
    assert "返却する表には、その行が戻っています。" in mend


class TestTargetOfOneYearInWords:
    """Beside targets in numbers a city promises 減少 or 前年度比＋1.0ポイント for one year."""

    WORDS = pytest.mark.parametrize("wording", ["減少", "前年度比＋1.0ポイント"])

    def promise(self, sheets: PlanSheets, wording: str, typed: str | None) -> PlanSheets:
        sheets.put(INDICATORS, 0, 単位="％").put(TARGETS, 0, **{VALUE: "38.2％"}).put(
            TARGETS, 1, **{VALUE: "45.0％以上"}
        )
        return sheets.add(TARGETS, **(TARGET | {"年": "2025"}), **{VALUE: wording, TYPED: typed})

    @pytest.mark.breaks("K868")
    @WORDS
    def test_the_way_is_told(self, sheets: PlanSheets, wording: str) -> None:
        (found,) = self.promise(sheets, wording, None).take().problems
        told = words_of(found)[1]
        assert found.rule == "K868"
        assert f"その言葉を「{TYPED}」にも書いてください。" in told
        assert "文章" not in told

    @WORDS
    def test_and_leads_there(self, sheets: PlanSheets, wording: str) -> None:
        taken = self.promise(sheets, wording, wording).take()
        assert codes(taken) == []
        assert f"text: {wording}" in taken.starting.data["mihon/green/measures/measures.yaml"].replace('"', "")

    @pytest.mark.breaks("K885")
    @pytest.mark.parametrize("typed", ["1.0", "39.2"])
    def test_from_a_number_of_ones_own_too(self, sheets: PlanSheets, typed: str) -> None:
        (told,) = self.promise(sheets, "前年度比＋1.0ポイント", typed).told()
        assert f"数にできない目標なら、「{TYPED}」に、数ではなく文書の言葉を書きます。" in told


def test_the_document_s_word_for_no_text_is_told_as_a_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = SheetRound(tmp_path)
    shutil.copytree(desk.city.data, tmp_path / "before")
    desk.take(desk.type(TEXTS, ("中央公園", "したこと"), "調整中（７月公表）"))
    assert main(["diff", "--data", str(desk.city.data), str(tmp_path / "before")]) == 0
    assert "「工事を始めました。」 → 「調整中（７月公表）」" in capsys.readouterr().out


class TestWordsThatSayWhyThereIsNoValue:
    WORDS = pytest.mark.parametrize("wording", ["隔年調査", "隔年調査のため調査なし"])

    @pytest.mark.breaks("K868")
    @WORDS
    def test_in_a_plan_the_way_is_told_and_leads_there(self, sheets: PlanSheets, wording: str) -> None:
        sheets.add(TARGETS, **(TARGET | {"年": "2025"}), **{VALUE: wording})
        (found,) = sheets.take().problems
        assert words_of(found)[1].endswith(
            "値がないという言葉なら、それを残したまま、「値がない理由」を選んでください。"
        )
        taken = sheets.put(TARGETS, 2, 値がない理由="未実施").take()
        assert codes(taken) == []
        text = taken.starting.data["mihon/green/measures/measures.yaml"].replace('"', "")
        assert f"as_published: {wording}, missing: not_done" in text

    @pytest.mark.breaks("K868")
    @WORDS
    def test_in_a_result_the_way_is_told_and_leads_there(self, tmp_path: Path, wording: str) -> None:
        desk = SheetRound(tmp_path)
        edits = desk.type(FIGURES, ("来園者数",), wording)
        (found,) = desk.take(edits).problems
        assert found.rule == "K868"
        assert "値がないという言葉なら、それを残したまま、「値がない理由」を選んでください。" in words_of(found)[1]
        edits.type(FIGURES, edits.find(FIGURES, "来園者数", column=REASON), "未実施")
        assert [each.rule for each in desk.take(edits).problems] == []
        assert f"as_published: {wording}, missing: not_done" in desk.city.read(RESULTS).replace('"', "")

    @pytest.mark.breaks("K867")
    def test_a_number_is_no_such_word(self, sheets: PlanSheets) -> None:
        sheets.add(TARGETS, **(TARGET | {"年": "2025"}), **{VALUE: "11,000人以上", "値がない理由": "未実施"})
        assert [each[:4] for each in sheets.told()] == ["K867"]


class TestLetterOfQuestions:
    """「確認済み」 is offered where it is an answer."""

    def letter(self, desk: SheetRound, edits: StaffEdits) -> str:
        folder = desk.folder / "returned"
        folder.mkdir()
        edits.save(folder / "計画課.xlsx")
        return render_states(department_states(desk.city.data, desk.round, None, "department", folder))

    def test_an_answer_that_cannot_be_read_is_not_to_be_confirmed(self, tmp_path: Path) -> None:
        desk = SheetRound(tmp_path)
        told = self.letter(desk, desk.type(FIGURES, ("来園者数",), "隔年調査"))
        assert "の「隔年調査」は、" in told
        assert "確認済み" not in told

    def test_merged_cells_are(self, tmp_path: Path) -> None:
        desk = SheetRound(tmp_path)
        told = self.letter(desk, desk.type(FIGURES, ("来園者数",), "12,345人").merge(FIGURES, "H3:I3"))
        assert "直すことがなければ、その行の備考に「確認済み」と書いてください。" in told


@pytest.mark.breaks("K870")
class TestAnswersThatTheChecksRefuse:
    """Departments are told in words of every day what is wrong with an answer."""

    def refused(self, desk: SheetRound, wording: str, typed: str | None) -> str:
        edits = desk.type(FIGURES, ("来園者数",), wording)
        edits.type(FIGURES, edits.find(FIGURES, "来園者数", column=TYPED), typed)
        (found,) = desk.take(edits, its_round=desk.round).problems
        assert found.rule == "K870"
        return words_of(found)[0]

    def test_a_value_that_the_wording_does_not_have(self, tmp_path: Path) -> None:
        told = self.refused(SheetRound(tmp_path), "53人増やし、600人となった", "54")
        assert "値「54」は、原文「53人増やし、600人となった」が値として述べている数ではありません。" in told
        assert told.endswith("文書を確かめ、実績か「値」の写し間違いを直してください。")
        assert not KEYS_OF_THE_DATA.search(told)

    @pytest.mark.parametrize(
        ("wording", "said"),
        [
            ("累計12,345人", "原文「累計12,345人」の「12,345人」は累計の数ですが、指標の数え方は「単年」です。"),
            (
                "6,000人（令和5年度）",
                "この行の時期は「令和6年度（2024年度）」ですが、「6,000人（令和5年度）」は2023年度の数と読めます。",
            ),
        ],
    )
    def test_a_number_of_another_time_or_counting(self, tmp_path: Path, wording: str, said: str) -> None:
        told = self.refused(SheetRound(tmp_path), wording, None)
        assert said in told
        assert not re.search(r"year|part:|cumulative", told)

    def test_a_value_that_was_published(self, tmp_path: Path) -> None:
        desk = SheetRound(tmp_path)
        release(desk.city)
        told = self.refused(desk, "11,501人", None)
        assert told.endswith("公開した値を直すのなら、備考に訳を書いて事務局に知らせてください。")
        assert not KEYS_OF_THE_DATA.search(told)


class TestPlainWords:
    @pytest.mark.parametrize(
        ("period", "said"),
        [
            ("fiscal_year: 2026, part: q2", "「令和8年度（2026年度） 第2四半期」"),
            ("calendar_year: 2026", "「令和8年（2026年）」"),
            ("fiscal_year: 2024, through: 2026", "「令和6年度（2024年度）から令和8年度（2026年度）まで」"),
            ("as_of: 2026-09-30", "「2026-09-30 現在」"),
        ],
    )
    def test_times_are_told_as_the_rows_tell_them(self, period: str, said: str) -> None:
        found = problem("K524", whole_file("x"), typed=period, wording="5回", named="10月", hint="")
        assert say_plainly(found).startswith(
            f"この行の時期は{said}ですが、「5回」は10月の数と読めます。 文書を確かめ、"
        )

    def test_what_cannot_be_said_without_the_data_is_called_by_its_name(self) -> None:
        found = problem(
            "K521", whole_file("x"), wording="5 a.yaml", printed="a.yaml", declared="人", value="5", hint=""
        )
        assert say_plainly(found).startswith("単位が原文と違います。 文書を確かめ、")
