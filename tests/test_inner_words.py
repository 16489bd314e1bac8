"""Words that are meant for the office, cells that only name a document, yes and no in everyday words, two workbooks of one department: asked about once, and each answer ends it."""

from pathlib import Path

import pytest

from generator.sheets import Pointer, collect_sheets, pointer_in, write_collected, write_returns
from generator.sheets.inner_words import inner_aside, inner_words
from generator.sheets.yes_words import done_word, says_no, says_yes
from sheet_round import ANSWER, FIGURES, REASON, REMARK, RESULTS, TEXTS, TYPED, SheetRound, codes
from staff_edits import StaffEdits

VISITORS, LANTERNS = ("来園者数",), ("植えた木の数",)


@pytest.mark.parametrize(
    "remark",
    [
        "内部限り", "※内部限りでお願いします", "公表しない", "まだ公表しないで", "非公開", "非公開でお願いします", "書かないで", "これは載せないでください",
        "ここだけの話、難しい", "要確認", "上司に確認中です", "課長の決裁待ち", "決裁前", "掲載しないようお願いします", "公表不可", "事務局へ：後で送ります",
        "とりあえず空けておきます", "たぶん8月", "この欄は何を書けばよいですか？", "部外秘", "確認してください", "関係者限り",
    ],
)  # fmt: skip
def test_words_for_the_office(remark: str) -> None:
    assert inner_words(remark) != ""


@pytest.mark.parametrize(
    "remark",
    [
        "7月に公表", "隔年調査のため", "国の統計が未公表のため", "県が市町村別の値を公表していないため", "国が値を公表しない。", "調査方法を確認中のため",
        "会議は非公開で開催した", "要確認者数の集計が終わっていないため", "市長の承認を得て廃止した", "対象者が少なく公表しないこととしている",
        "詳しくは市ホームページをご確認ください", "9月に議会へ報告予定", "課長級以上の研修は隔年で実施", "決裁の電子化は令和8年度から", "統計法により非公開",
        "内部資料による集計", "担当者の確保が困難なため実施を見送った",
    ],
)  # fmt: skip
def test_words_for_residents(remark: str) -> None:
    assert inner_words(remark) == ""


def test_a_reason_that_nothing_is_published_says_so() -> None:
    assert inner_words("個人が特定されるため、公表しない", is_withheld=True) == ""
    assert inner_words("これは公表しないで", is_withheld=True) == "公表しないで"


def test_in_an_answer_only_what_is_said_aside_is_for_the_office() -> None:
    assert inner_aside("7,800人（内部限り）") == "内部限り"
    assert inner_aside("12回※書かないでください") == "書かないでください"
    assert [
        inner_aside(each) for each in ("会議（非公開）を2回開催", "講座（要予約）を3回", "内部限りの資料を整理")
    ] == ["", "", ""]


@pytest.mark.parametrize(
    "text",
    [
        "講座を3回開催した（写真は別添）", "7,800人（別紙のとおり）", "清掃を実施（詳細は別紙参照）", "調査を行った。※別添参照", "12回（内訳は添付ファイルのとおり）", "点検した（別添１）",
        "相談会を開いた（資料は別途提出します）", "3回【別紙２参照】", "工事を終えた（写真については、別途送付済み）", "12件（一覧は別シート参照）",
    ],
)  # fmt: skip
def test_what_was_sent_with_the_sheet_is_on_no_page(text: str) -> None:
    assert inner_aside(text) != ""


@pytest.mark.parametrize(
    "text",
    [
        "様式（別紙様式1）を廃止", "工事（別途予算措置）", "申請（添付書類を減らした）", "条例（別表）を改正", "12回（資料編参照）", "利用料（入会金は別途必要）", "証明書（写真を添付したもの）を交付",
        "講座（別会場を含む）", "計画（別冊を除く）を公表", "支援金（別途、県の補助あり）", "会議（写真は広報に掲載）",
    ],
)  # fmt: skip
def test_asides_that_residents_may_read(text: str) -> None:
    assert inner_aside(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "別紙のとおり", "別添参照", "資料１参照", "（別紙参照）", "別紙１", "添付ファイルをご覧ください", "詳細は別紙のとおり", "報告書P.12参照", "市ホームページ参照",
        "別途提出します", "https://example.jp/a/b.pdf", "www.example.jp/x.html", r"C:\共有\実績\2024.xlsx", r"\\server\share\a.docx", "実績一覧.xlsx参照",
    ],
)  # fmt: skip
def test_a_document_that_is_only_named(text: str) -> None:
    assert pointer_in(text) is Pointer.DOCUMENT


@pytest.mark.parametrize(
    "text",
    [
        "別紙のとおり配布し、説明会を3回開いた", "資料を3種類作成した", "資料1を作成", "ホームページに掲載しました", "報告書を提出しました", "参考資料を提出しました",
        "3回（別紙参照）", "10/12校", "要綱のとおり実施", "https://example.jp で公表した資料を更新", "別途協議", "データあり", "別冊を発行",
    ],
)  # fmt: skip
def test_an_answer_that_names_a_document(text: str) -> None:
    assert pointer_in(text) is None


def test_yes_and_no_in_everyday_words() -> None:
    assert all(
        map(
            says_yes,
            [
                "はい、済みました",
                "はい",
                "済みです",
                "OKです",
                "対応済みです",
                "直しました",
                "はい、確認いたしました。",
                "→直しました",
                "※削除しました",
            ],
        )
    )
    assert all(map(says_no, ["いいえ", "→まだです", "いいえ、まだです", "未完了"]))
    assert not any(
        says_yes(each) or says_no(each)
        for each in ["", "→", "→北側は違います", "15箇所が正しいです", "一部済み", "検討中", "はい、でも北側は違います"]
    )
    assert [*map(done_word, ["はい、済みました", "まだです", "一部済み", "確認済み"])] == [
        "済んだ",
        "まだ",
        "一部済み",
        "確認済み",
    ]


@pytest.mark.long
class TestRounds:
    @pytest.fixture
    def sheets(self, tmp_path: Path) -> SheetRound:
        (tmp_path / "gathered").mkdir()
        return SheetRound(tmp_path)

    @staticmethod
    def read(sheets: SheetRound) -> list[str]:
        gathered = sheets.folder / "gathered"
        collected = collect_sheets(sheets.city.data, sorted(gathered.glob("*.xlsx")))
        write_returns(gathered, collected.returns)
        write_collected(sheets.city.data, collected)
        return codes(collected)

    def asked(self, sheets: SheetRound, remark: str) -> StaffEdits:
        edits = sheets.type(FIGURES, LANTERNS, "調査中", REASON)
        edits.type(FIGURES, edits.find(FIGURES, *LANTERNS, column=REMARK), remark)
        edits.save(sheets.folder / "gathered" / "計画課.xlsx")
        assert self.read(sheets) == ["K898"]
        assert sheets.files() == sheets.before
        return StaffEdits(sheets.folder / "gathered" / "返却_計画課.xlsx")

    @pytest.mark.breaks("K898")
    @pytest.mark.parametrize(
        ("answer", "published"),
        [
            ("確認済み", ""),
            ("8月に公表", "8月に公表"),
            ("公開可：部長に確認中", "部長に確認中"),
        ],
    )
    def test_each_answer_to_an_inner_remark_ends_it(self, sheets: SheetRound, answer: str, published: str) -> None:
        back = self.asked(sheets, "部長に確認中")
        back.type(FIGURES, back.find(FIGURES, *LANTERNS, column=REMARK), answer)
        back.save(sheets.folder / "gathered" / "返却_計画課.xlsx")
        assert self.read(sheets) == []
        assert "under_investigation" in sheets.city.read(RESULTS)
        assert published in sheets.city.read(RESULTS)
        assert "公開可" not in sheets.city.read(RESULTS)
        assert ("部長" in sheets.city.read(RESULTS)) is ("部長" in published)
        assert self.read(sheets) == []  # and once more: nothing to say

    @pytest.mark.breaks("K891")
    def test_a_document_in_the_place_of_a_value_or_text_is_asked_about(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "別紙のとおり")
        edits.type(TEXTS, edits.find(TEXTS, "中央公園の改修", "したこと", column=ANSWER[TEXTS]), "資料１参照")
        assert set(codes(sheets.take(edits))) == {"K891"}

    def test_a_copy_that_was_filled_in_too_is_settled_in_the_workbook_that_goes_back(self, sheets: SheetRound) -> None:
        gathered = sheets.folder / "gathered"
        sheets.type(FIGURES, VISITORS, "7,800人").save(gathered / "計画課.xlsx")
        sheets.type(FIGURES, VISITORS, "7,900人").save(gathered / "計画課 - コピー.xlsx")
        assert self.read(sheets) == ["K857"]
        back = StaffEdits(gathered / "返却_計画課.xlsx")
        back.type(FIGURES, back.find(FIGURES, *VISITORS, column=REMARK), "確認済み").save(gathered / "返却_計画課.xlsx")
        assert self.read(sheets) == []
        assert '"7,800人", value: 7800' in sheets.city.read(RESULTS)
        assert self.read(sheets) == []

    def test_merged_cells_in_which_nothing_stands_say_nothing(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "7,800人")
        typed = edits.find(FIGURES, *VISITORS, column=TYPED)
        below = f"{typed[0]}{int(typed[1:]) + 1}"
        edits.type(FIGURES, typed, None).type(FIGURES, below, None)
        assert codes(sheets.take(edits.merge(FIGURES, f"{typed}:{below}"))) == []
        assert '"7,800人", value: 7800' in sheets.city.read(RESULTS)

    @pytest.mark.breaks("K867")
    def test_a_value_beside_a_reason_is_told_with_the_cell_of_the_value(self, sheets: SheetRound) -> None:
        edits = sheets.type(FIGURES, VISITORS, "7,800人")
        edits.type(FIGURES, edits.find(FIGURES, *VISITORS, column=REASON), "集計中")
        (told,) = sheets.take(edits).problems
        assert dict(told.details)["cell"] == edits.find(FIGURES, *VISITORS, column=ANSWER[FIGURES])
