"""What staff write where nothing is asked: beside the rows, on the guide, on sheets of their own, into titles and comments. Nothing of it is lost in silence."""

from pathlib import Path

import pytest

from generator.cli import main
from generator.problems.reports import words_of
from generator.sheets import Collected
from sample import City
from sheet_round import ANSWER, FIGURES, MONEY, REMARK, RESULTS, TEXTS, SheetRound, codes
from staff_edits import StaffEdits

pytestmark = pytest.mark.long

GUIDE = "使い方"


@pytest.fixture
def sheets(tmp_path: Path) -> SheetRound:
    return SheetRound(tmp_path)


def told(taken: Collected, rule: str) -> list[tuple[str, str, str, str]]:
    """Sheet, place, text and how many more, of each problem of a rule."""
    found = [dict(each.details) for each in taken.problems if each.rule == rule]
    return [
        (each["sheet"], each["where"].removeprefix("セル ").rstrip(), each["shown"], each["more"]) for each in found
    ]


def returned(sheets: SheetRound, taken: Collected) -> StaffEdits:
    """The one workbook that goes back."""
    (content,) = taken.returns.values()
    path = sheets.folder / "返却.xlsx"
    path.write_bytes(content)
    return StaffEdits(path)


class TestCells:
    @pytest.mark.breaks("K895")
    @pytest.mark.parametrize(
        ("sheet", "cell"), [(FIGURES, "P3"), (FIGURES, "B1"), (FIGURES, "I2"), (GUIDE, "A3"), (GUIDE, "C4")]
    )
    def test_outside_of_the_rows_are_asked_about(self, sheets: SheetRound, sheet: str, cell: str) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人").type(sheet, cell, "訂正：15箇所")
        taken = sheets.take(edits)
        assert (codes(taken), told(taken, "K895")) == (["K895"], [(sheet, cell, "訂正：15箇所", "")])
        assert len(taken.changes) == 1  # what stands in its cell is taken

    def test_each_sheet_is_told_once_with_all_its_texts(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課").type(FIGURES, "P3", "一").type(FIGURES, "Q3", 2).type(GUIDE, "B3", "三")
        others = "（ほかに、セル Q3 に「2」）"
        assert told(sheets.take(edits), "K895") == [(GUIDE, "B3", "三", ""), (FIGURES, "P3", "一", others)]

    def test_of_very_many_texts_the_first_are_told_and_the_number_of_the_others(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課")
        for column in "PQRSTUVWX":
            edits.type(FIGURES, f"{column}3", f"訂正{column}")
        ((*_, more),) = told(sheets.take(edits), "K895")
        assert more.endswith("セル U3 に「訂正U」、あわせてほか 3 か所）")

    def test_the_question_stands_at_the_head_of_the_workbook_that_goes_back(self, sheets: SheetRound) -> None:
        taken = sheets.take(sheets.edit("計画課").type(FIGURES, "P3", "訂正：15箇所"))
        back = returned(sheets, taken)
        (note,) = [row[0] for row in back.rows(GUIDE) if row and "訂正：15箇所" in row[0]]
        assert note.startswith("・「返送0.xlsx」のシート「数値」のセル P3 に")
        assert told(sheets.take(back), "K895") == []  # its own notes are no answers

    @pytest.mark.breaks("K873")
    def test_so_does_that_of_a_row_that_was_added(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課").copy(FIGURES, 3)
        added = edits.rows(FIGURES).index(edits.rows(FIGURES)[2], 3) + 1
        edits.type(FIGURES, f"A{added}", None)
        taken = sheets.take(edits)
        assert codes(taken) == ["K873"]
        assert any("配った行ではありません" in row[0] for row in returned(sheets, taken).rows(GUIDE) if row)

    def test_an_added_row_is_told_with_its_words_and_what_to_do_where_no_row_asks_for_them(
        self, sheets: SheetRound
    ) -> None:
        edits = sheets.edit("計画課").copy(MONEY, 3)
        edits.type(MONEY, "A4", None).type(MONEY, "B4", "フードドライブ").type(MONEY, "E4", "600千円")
        edits.type(MONEY, "H4", "6月の補正です")
        taken = sheets.take(edits)
        (found,) = taken.problems
        said = " ".join(words_of(found))
        assert "（E4「600千円」、H4「6月の補正です」）が、配った行ではありません" in said
        assert "配った表に書く行がなければ、この表では集めていないことです。" in said
        back = returned(sheets, taken).type(GUIDE, "B3", "お金のシートに行がありません")
        again = sheets.take(edits, back)
        assert codes(again) == ["K872"]  # the first workbook does not ask it a second time
        assert "事務局への連絡だけなら（事務局で読みます）、「確認済み」とだけ書いてください" in str(
            again.problems[0].details
        )
        assert codes(sheets.take(edits, back.type(GUIDE, "B3", "確認済み"))) == []

    def test_a_question_that_two_returns_left_open_is_asked_once(self, sheets: SheetRound) -> None:
        first = sheets.edit("計画課").type(FIGURES, "P3", "訂正：15箇所")
        one = returned(sheets, sheets.take(first)).type(GUIDE, "B3", "課長に聞きます")
        taken = sheets.take(first, one)
        other = returned(sheets, taken).type(GUIDE, "B3", "まだ聞けていません")
        assert codes(sheets.take(first, one, other)) == ["K872"]

    def test_a_workbook_that_nobody_wrote_beside_tells_nothing(self, sheets: SheetRound) -> None:
        assert codes(sheets.take(*(sheets.edit(name) for name in ("計画課", "企画部", "市民生活部")))) == []


class TestQuestionsOfNoRow:
    """They are answered by 確認済み beside them, or by the text in a cell that is asked for; never by sending the workbook back as it came."""

    def asked(self, sheets: SheetRound, *texts: str) -> StaffEdits:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人")
        for column, text in zip("PQ", texts, strict=False):
            edits.type(FIGURES, f"{column}3", text)
        return returned(sheets, sheets.take(edits))

    def test_a_workbook_that_comes_back_as_it_went_is_asked_about_again(self, sheets: SheetRound) -> None:
        back = self.asked(sheets, "訂正：15箇所", "別紙のとおり3件")
        for _ in range(2):
            taken = sheets.take(back)
            (found,) = taken.problems
            said = dict(found.details)
            assert (found.rule, said["sheet"], said["cell"]) == ("K872", GUIDE, "B3")
            assert "「訂正：15箇所」" in said["question"]
            assert "「別紙のとおり3件」" in said["question"]
            assert said["question"].endswith("右にある黄色のセルに「確認済み」と書いてください。")
            back = returned(sheets, taken)

    @pytest.mark.parametrize(
        "word", ["確認済み", "確認しました。", "確認済", "はい、済みました", "はい", "修正しました。"]
    )
    def test_the_word_beside_it_settles_it(self, sheets: SheetRound, word: str) -> None:
        assert codes(sheets.take(self.asked(sheets, "訂正：15箇所").type(GUIDE, "B3", word))) == []

    def test_so_does_the_text_in_a_cell_that_is_asked_for(self, sheets: SheetRound) -> None:
        back = self.asked(sheets, "訂正：15箇所")
        back.type(FIGURES, back.find(FIGURES, "来園者数", column=REMARK), "訂正：15箇所")
        assert codes(sheets.take(back)) == ["K874"]  # the remark is for the office, and that is told

    def test_one_of_two_texts_is_not_both(self, sheets: SheetRound) -> None:
        back = self.asked(sheets, "訂正：15箇所", "別紙のとおり3件")
        back.type(FIGURES, back.find(FIGURES, "来園者数", column=REMARK), "訂正：15箇所")
        assert codes(sheets.take(back)) == ["K872", "K874"]

    def test_other_words_there_are_told_and_settle_nothing(self, sheets: SheetRound) -> None:
        back = self.asked(sheets, "訂正：15箇所").type(GUIDE, "B3", "15箇所が正しいです")
        taken = sheets.take(back)
        assert codes(taken) == ["K872"]  # once
        (state,) = (dict(each.details)["state"] for each in taken.problems)
        assert state.startswith("「15箇所が正しいです」とありますが、済んだのかどうか分かりません。")
        assert "「確認済み」とだけ書いて" in state

    @pytest.mark.parametrize("word", ["いいえ", "まだです", "未対応です"])
    def test_a_no_leaves_it_open(self, sheets: SheetRound, word: str) -> None:
        assert codes(sheets.take(self.asked(sheets, "訂正：15箇所").type(GUIDE, "B3", word))) == ["K872"]

    def test_a_line_that_somebody_erased_is_no_answer(self, sheets: SheetRound) -> None:
        assert codes(sheets.take(self.asked(sheets, "訂正：15箇所").type(GUIDE, "A3", None))) == ["K872"]

    def test_the_first_workbook_beside_the_answered_one_is_asked_no_more(self, sheets: SheetRound) -> None:
        first = sheets.type(FIGURES, ("来園者数",), "12,345人").type(FIGURES, "P3", "訂正：15箇所")
        back = returned(sheets, sheets.take(first))
        first = sheets.type(FIGURES, ("来園者数",), "12,345人").type(FIGURES, "P3", "訂正：15箇所")
        assert codes(sheets.take(first, back.type(GUIDE, "B3", "確認済み"))) == []

    def test_an_added_row_too_stays_open(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課").copy(FIGURES, 3)
        last = len(edits.rows(FIGURES))
        back = returned(sheets, sheets.take(edits.type(FIGURES, f"A{last}", None)))
        assert codes(sheets.take(back)) == ["K872"]
        assert codes(sheets.take(back.type(GUIDE, "B3", "確認済み"))) == []


class TestComments:
    @pytest.mark.breaks("K896")
    def test_what_is_added_to_our_own_is_told(self, sheets: SheetRound) -> None:
        back = returned(sheets, sheets.take(sheets.type(FIGURES, ("来園者数",), 7800)))
        (part,) = [name for name in back.parts if name.startswith("xl/comments")]
        back.parts[part] = back.parts[part].replace(b"</t>", "　→ 7,801人です</t>".encode(), 1)
        back.type(FIGURES, "I3", "7,800人")
        taken = sheets.take(back)
        assert codes(taken) == ["K896"]
        assert told(taken, "K896") == [(FIGURES, "I3 のコメント", "→ 7,801人です", "")]
        assert len(taken.changes) == 1


class TestShapes:
    @pytest.mark.breaks("K895")
    @pytest.mark.parametrize("doubled", [False, True])
    def test_a_text_box_is_asked_about_with_the_cell_that_it_lies_on(self, sheets: SheetRound, doubled: bool) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人")
        taken = sheets.take(edits.draw(FIGURES, "訂正：来園者数は\n7,010人です", doubled=doubled))
        where = "I3 の辺りに置かれた図形（テキスト ボックスなど）"
        assert told(taken, "K895") == [(FIGURES, where, "訂正：来園者数は\n7,010人です", "")]
        assert codes(taken) == ["K895"]
        back = returned(sheets, taken)
        assert codes(sheets.take(back)) == ["K872"]
        back.type(GUIDE, "B3", "確認済み")
        assert codes(sheets.take(back)) == []

    def test_one_without_words_is_nothing(self, sheets: SheetRound) -> None:
        assert codes(sheets.take(sheets.edit("計画課").draw(FIGURES, "  ").draw(GUIDE, ""))) == []

    def test_one_with_very_much_in_it_is_cut_in_what_is_told(self, sheets: SheetRound) -> None:
        ((_, _, shown, _),) = told(sheets.take(sheets.edit("計画課").draw(TEXTS, "訂正" * 90)), "K895")
        assert shown == "訂正" * 39 + "訂…"


class TestHeadersAndFooters:
    @pytest.mark.breaks("K896")
    def test_words_in_them_are_told(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人")
        taken = sheets.take(edits.print_around(FIGURES, '&C&"ＭＳ ゴシック,標準"&12訂正あり：計画課', "&R速報値です"))
        where = "ヘッダーかフッター（印刷すると上か下に出る所）の"
        assert told(taken, "K896") == [(FIGURES, where, "訂正あり：計画課", "（ほかに、「速報値です」）")]
        assert (codes(taken), len(taken.changes)) == (["K896"], 1)

    @pytest.mark.parametrize(
        "footer", ["&CPage &P of &N", "&C- &P -", "&C&P / &N ページ", '&C&"Times New Roman,標準"&12&A', "&L&D&R&F", ""]
    )
    def test_what_only_counts_pages_is_nothing(self, sheets: SheetRound, footer: str) -> None:
        assert codes(sheets.take(sheets.edit("計画課").print_around(FIGURES, "", footer))) == []


class TestStruckOut:
    """Nobody knows whether what is struck out is withdrawn."""

    @pytest.mark.breaks("K897")
    @pytest.mark.parametrize("mark", ["<strike/>", '<strike val="true"/>', '<strike val="1"/>'])
    def test_a_struck_cell_is_asked_about_until_somebody_says_what_it_means(
        self, sheets: SheetRound, mark: str
    ) -> None:
        taken = sheets.take(sheets.type(FIGURES, ("来園者数",), "12,345人").strike(FIGURES, "I3", mark))
        assert (codes(taken), len(taken.changes)) == (["K897"], 0)
        assert dict(taken.problems[0].details)["shown"] == "12,345人"
        back = returned(sheets, taken)
        assert codes(sheets.take(back)) == ["K872"]
        taken = sheets.take(back.type(FIGURES, back.find(FIGURES, "来園者数", column=REMARK), "確認済み"))
        assert (codes(taken), len(taken.changes)) == ([], 1)

    @pytest.mark.breaks("K897")
    def test_so_is_a_text_of_which_a_piece_is_struck(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課").strike_part(FIGURES, "I3", "12,345人", "（12,300人）")
        taken = sheets.take(edits)
        assert (codes(taken), len(taken.changes)) == (["K897"], 0)
        assert dict(taken.problems[0].details)["shown"] == "（12,300人）"
        back = returned(sheets, taken)
        assert codes(sheets.take(back.type(FIGURES, "I3", "12,345人"))) == []

    @pytest.mark.breaks("K897")
    def test_so_is_an_answer_that_stood_there_when_the_workbook_went_out(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課")
        assert edits.rows(FIGURES)[2][8]
        assert codes(sheets.take(edits.strike(FIGURES, "I3"))) == ["K897"]

    def test_an_empty_struck_cell_and_letters_that_are_not_struck_are_nothing(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課").strike(FIGURES, "M3")
        edits.strike_part(FIGURES, "I3", "12,345", "人", '<strike val="0"/>')
        edits.strike(FIGURES, "I4", '<strike val="false"/><u/>')
        taken = sheets.take(edits)
        assert (codes(taken), len(taken.changes)) == ([], 1)


class TestHiddenRows:
    @pytest.mark.breaks("K887")
    def test_an_answer_in_a_row_that_is_not_shown_is_taken_and_told(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人")
        for row in edits.sheets[FIGURES].iter():
            if row.tag.endswith("}row") and row.get("r") in ("3", "4"):
                row.set("hidden", "1")
        taken = sheets.take(edits)
        assert (codes(taken), len(taken.changes)) == (["K887"], 1)
        assert dict(taken.problems[0].details)["hidden"] == "行 3"


class TestCommand:
    def test_a_remark_is_no_part_of_the_answer_in_the_summary(
        self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]
    ) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人").type(FIGURES, "M3", "速報です")
        assert main(["sheet", "in", "--data", str(sheets.city.data), str(sheets.save(edits))]) == 0
        assert "来園者数: 11,500人 → 12,345人\n" in capsys.readouterr().out

    def test_what_a_program_leaves_beside_an_open_workbook_is_passed_over(self, sheets: SheetRound) -> None:
        left = sheets.folder / "~$返送.xlsx"
        left.write_bytes(b"x")
        book = sheets.save(sheets.type(FIGURES, ("来園者数",), "12,345人"))
        assert main(["sheet", "in", "--data", str(sheets.city.data), str(left), str(book)]) == 0

    def test_a_table_of_libreoffice_is_called_so(self, sheets: SheetRound, capsys: pytest.CaptureFixture[str]) -> None:
        table = sheets.folder / "計画課.ods"
        table.write_bytes(b"PK")
        main(["sheet", "in", "--data", str(sheets.city.data), str(table)])
        assert "「計画課.ods」を読めません（LibreOffice などの形（.ods）の表です）" in capsys.readouterr().err

    def test_a_row_without_a_name_is_told_by_its_number(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課").copy(FIGURES, 3)
        last = len(edits.rows(FIGURES))
        for column in "ABCDEFGHN":
            edits.type(FIGURES, f"{column}{last}", None)
        (found,) = sheets.take(edits.type(FIGURES, f"I{last}", "33人")).problems
        assert (found.rule, dict(found.details)["what_row"]) == ("K873", f"{last} 行目")


class TestWordsInGreyCells:
    """Nobody may write there, and who does it all the same says something."""

    def test_words_over_an_earlier_value_are_quoted_until_somebody_says_that_they_are_read(
        self, sheets: SheetRound
    ) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人")
        edits.type(FIGURES, "G3", "前の年は12,300人の誤り").type(TEXTS, "D3", "設計は前の年に終わった。")
        taken = sheets.take(edits)
        assert codes(taken) == ["K895", "K895"]
        told = " ".join(word for found in taken.problems for word in words_of(found))
        assert f"シート「{FIGURES}」のセル G3 に、「前の年は12,300人の誤り」とあります" in told
        assert f"シート「{TEXTS}」のセル D3 に、「設計は前の年に終わった。」とあります" in told
        assert "12,345人" in sheets.city.read(RESULTS)  # the row is known, and its own answer is taken
        back = returned(sheets, taken)
        assert back.rows(FIGURES)[2][6] == "12,030人"
        again = sheets.take(back)
        assert codes(again) == ["K872", "K872"]
        settled = back.type(GUIDE, "B3", "確認済み").type(GUIDE, "B4", "確認済み")
        assert codes(sheets.take(settled)) == []

    def test_words_over_what_the_row_is_about_hold_its_answer_back_and_are_quoted(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人").type(FIGURES, "C3", "延べ来園者数")
        (found,) = sheets.take(edits).problems
        assert found.rule == "K854"
        assert "灰色のセルが、送ったときと違います（C3 が「来園者数」から「延べ来園者数」）" in words_of(found)[0]
        assert sheets.files() == sheets.before

    def test_the_earlier_value_of_another_row_may_have_come_with_its_answer(self, sheets: SheetRound) -> None:
        edits = sheets.edit("計画課").swap(FIGURES, "GHIJKLM", 3, 4)
        assert codes(sheets.take(edits)) == ["K854", "K854"]
        assert sheets.files() == sheets.before

    def test_an_earlier_value_that_was_erased_is_asked_about(self, sheets: SheetRound) -> None:
        (found,) = sheets.take(sheets.edit("計画課").type(FIGURES, "G3", None)).problems
        assert "（G3 が「12,030人」から「（空）」）" in words_of(found)[0]

    def test_ends_of_lines_that_a_program_changes_are_nothing(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, ("来園者数",), "12,345人").type(FIGURES, "B3", "取組01  中央公園の改修\n")
        assert codes(sheets.take(edits)) == []


class TestColumnsThatMoved:
    """Answers that stand under no certain heading go back as words, and our own code is never one of them."""

    def test_a_deleted_column_leaves_no_answer_under_another_heading(self, sheets: SheetRound) -> None:
        edits = sheets.edit("企画部").type(TEXTS, "E6", "池を清掃した。").type(TEXTS, "H6", "7月に公表")
        code = edits.rows(TEXTS)[5][8]
        for letter, after in (("G", "H"), ("H", "I")):
            for number in range(2, 8):
                texts = edits.rows(TEXTS)[number - 1]
                place = ord(after) - 65
                edits.type(TEXTS, f"{letter}{number}", texts[place] if place < len(texts) else None)
        for number in range(2, 8):
            edits.type(TEXTS, f"I{number}", None)
        taken = sheets.take(edits)
        assert set(codes(taken)) <= {"K854", "K895"}
        said = [" ".join(words_of(found)) for found in taken.problems if found.rule == "K854"]
        assert len(said) == 5
        assert any("E6「池を清掃した。」、G6「7月に公表」です" in each for each in said)
        assert not any(code in each for each in said)
        assert sheets.files() == sheets.before
        back = returned(sheets, taken)
        assert back.rows(TEXTS)[5][4:9] == ["", "", "", "", code]
        again = sheets.take(back.type(TEXTS, "H6", "確認済み"))
        assert "池を清掃した。" in str([each.details for each in again.problems if each.rule == "K872"])
        assert sheets.files() == sheets.before


class TestRivals:
    def test_a_confirmation_settles_what_two_workbooks_of_one_department_say(self, tmp_path: Path) -> None:
        sheets = SheetRound(tmp_path)
        first = sheets.type(FIGURES, ("来園者数",), "12,345人")
        second = sheets.type(FIGURES, ("来園者数",), "13,000人")
        taken = sheets.take(first, second)
        assert codes(taken) == ["K857"]
        back = returned(sheets, taken)
        memo = b"".join(part for name, part in back.parts.items() if name.startswith("xl/comments")).decode()
        assert (
            "返却の表の黄色のセルに、正しい答えを書いてください。今あるものが正しければ、その行の備考に「確認済み」と書きます。"
            in memo
        )
        assert "直すことがなければ" not in memo
        assert codes(sheets.take(back)) == ["K872"]


class TestRivalsOfTwoDepartments:
    """The message names a way out, and it is one."""

    @pytest.fixture
    def desk(self, tmp_path: Path) -> SheetRound:
        lead = "lead: [planning-section]"
        both = lead.replace("]", ", citizens-life]")
        return SheetRound(tmp_path, city=City(tmp_path).change("mihon/basic-plan/measures/green.yaml", lead, both))

    def returns(self, desk: SheetRound) -> tuple[StaffEdits, StaffEdits]:
        one = desk.type(FIGURES, ("来園者数",), "12,000人")
        other = desk.type(FIGURES, ("来園者数",), "13,000人", of="市民生活部")
        taken = desk.take(one, other)
        assert codes(taken) == ["K857", "K857"]
        assert "正しい方の表は、そのままで結構です" in words_of(taken.problems[0])[1]
        for name, content in taken.returns.items():
            (desk.folder / name).write_bytes(content)
        return StaffEdits(desk.folder / "返却_計画課.xlsx"), StaffEdits(desk.folder / "返却_市民生活部.xlsx")

    @pytest.mark.parametrize("given_way", [None, "11,500人", "13,000人"])
    def test_one_gives_way_and_the_other_comes_back_as_it_went(self, desk: SheetRound, given_way: str | None) -> None:
        one, other = self.returns(desk)
        one.type(FIGURES, one.find(FIGURES, "来園者数", column=ANSWER[FIGURES]), given_way)
        taken = desk.take(one, other)
        assert codes(taken) == []
        assert [change.answer.wording for change in taken.changes] == ["13,000人"]
        assert codes(desk.take(one, other)) == []

    def test_as_long_as_they_differ_neither_is_taken(self, desk: SheetRound) -> None:
        one, other = self.returns(desk)
        one.type(FIGURES, one.find(FIGURES, "来園者数", column=ANSWER[FIGURES]), "12,500人")
        assert codes(desk.take(one, other)) == ["K857", "K857"]
        assert desk.files() == desk.before

    def test_the_word_of_one_settles_nothing(self, desk: SheetRound) -> None:
        one, other = self.returns(desk)
        other.type(FIGURES, other.find(FIGURES, "来園者数", column=REMARK), "確認済み")
        assert codes(desk.take(other)) == ["K872"]
        assert codes(desk.take(one, other)) == ["K857", "K857"]
        assert desk.files() == desk.before
