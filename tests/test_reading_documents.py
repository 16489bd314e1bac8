"""`kokai read` on Word documents, texts, and files that cannot be read."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from docx import Document
from hypothesis import example, given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from generator.reading import (
    Draft,
    KnownData,
    PaperLimits,
    UnreadablePaper,
    draft_papers,
    read_paper,
    write_draft_files,
)
from generator.reading.draft_yaml import _text
from generator.reading.drafts import DraftText, DraftWording, TextSpot
from generator.reading.field_words import Meaning
from generator.reading.papers import PaperLine
from set_papers import delete_text, docx_bytes, fill, insert_text, mark_page, move_text_away, set_pdf

pytestmark = pytest.mark.long


def draft_of(path: Path) -> Draft:
    papers = read_paper(path)
    assert not isinstance(papers, UnreadablePaper), papers
    return draft_papers(papers)


def cause_of(path: Path, limits: PaperLimits = PaperLimits()) -> str:  # noqa: B008 - frozen
    papers = read_paper(path, limits=limits)
    assert isinstance(papers, UnreadablePaper), papers
    return papers.cause


def write(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def a_report() -> bytes:
    document = Document()
    document.add_heading("施策1 緑のまちづくり", 1)
    document.add_paragraph("担当課：公園課")
    paragraph = document.add_paragraph("公園を新しくします。")
    delete_text(paragraph, "消した文。")
    insert_text(paragraph, "足した文。")
    move_text_away(paragraph, "移した文。")
    table = document.add_table(4, 6)
    for first, last, text in (
        ((0, 0), (1, 0), "指標名"),
        ((0, 1), (1, 1), "単位"),
        ((0, 2), (0, 3), "令和5年度"),
        ((0, 4), (0, 5), "令和6年度"),
    ):
        fill(table.cell(*first).merge(table.cell(*last)), text)
    rows = {1: "目標 実績 目標 実績", 2: "公園の数 か所 10 11 12 13", 3: "木の数 本 1,000 900 2,000 未実施"}
    for row, texts in rows.items():
        for column, text in enumerate(texts.split(), 2 if row == 1 else 0):
            fill(table.cell(row, column), text)
    mark_page(document.add_paragraph("以上"))
    document.add_heading("施策2 水のまちづくり", 1)
    document.add_paragraph("担当課：河川課")
    return docx_bytes(document)


class TestAWordDocument:
    def test_merged_cells_shift_no_figure(self, tmp_path: Path) -> None:
        green = draft_of(write(tmp_path, "report.docx", a_report())).measures[0]
        assert [(each.name.text, each.unit) for each in green.indicators] == [("公園の数", "か所"), ("木の数", "本")]
        assert [[(f.meaning.value, f.year, f.wording.text) for f in each.figures] for each in green.indicators] == [
            [("target", 2023, "10"), ("actual", 2023, "11"), ("target", 2024, "12"), ("actual", 2024, "13")],
            [("target", 2023, "1,000"), ("actual", 2023, "900"), ("target", 2024, "2,000"), ("actual", 2024, "未実施")],
        ]

    def test_what_was_deleted_or_moved_away_is_not_drafted(self, tmp_path: Path) -> None:
        green = draft_of(write(tmp_path, "report.docx", a_report())).measures[0]
        assert [text.wording.text for text in green.texts] == ["公園課", "公園を新しくします。足した文。"]

    def test_its_pages_are_those_that_word_noted(self, tmp_path: Path) -> None:
        draft = draft_of(write(tmp_path, "report.docx", a_report()))
        assert [(each.title.text, each.title.page) for each in draft.measures] == [
            ("緑のまちづくり", "1"), ("水のまちづくり", "2"),
        ]  # fmt: skip

    def test_without_noted_pages_no_page_is_told(self, tmp_path: Path) -> None:
        document = Document()
        document.add_heading("施策1 緑のまちづくり", 1)
        document.add_page_break()  # type: ignore[no-untyped-call]
        document.add_heading("施策2 水のまちづくり", 1)
        draft = draft_of(write(tmp_path, "report.docx", docx_bytes(document)))
        assert [(each.title.text, each.title.page) for each in draft.measures] == [
            ("緑のまちづくり", ""),
            ("水のまちづくり", ""),
        ]


class TestAText:
    def test_tabs_are_cells_and_form_feeds_pages(self, tmp_path: Path) -> None:
        text = "見本市公園課\n\n取組名\t概要\t実施時期\n公園\t木を植える\tR8.5～\n\f取組名\t概要\t実施時期\n川\t橋を直す\tR8.6\n"
        draft = draft_of(write(tmp_path, "a.txt", text.encode()))
        assert [(each.title.text, each.title.page) for each in draft.measures] == [("公園", "1"), ("川", "2")]
        assert [text.wording.text for text in draft.measures[0].texts] == ["見本市公園課", "木を植える", "R8.5～"]

    def test_a_table_of_contents_gives_the_pages_of_a_text_without_any(self, tmp_path: Path) -> None:
        text = "取組項目01 公園の改修 P.8\n取組項目02 橋の改修 P.9\n\n取組項目01 公園の改修\n担当課 公園課\n\n取組項目02 橋の改修\n担当課 河川課\n"
        draft = draft_of(write(tmp_path, "a.txt", text.encode()))
        assert [(each.number, each.title.text, each.title.page) for each in draft.measures] == [
            ("取組項目01", "公園の改修", "8"), ("取組項目02", "橋の改修", "9"),
        ]  # fmt: skip
        assert {each.title.doubt for each in draft.measures} == {"ページは目次から取りました"}

    def test_numbered_items_with_their_sections(self, tmp_path: Path) -> None:
        text = "- 1 公園の改修（公園課）\n木を植えます。\n【目標指標】\n- ・木を植える（年間 80 回以上）\n- 2 橋の改修（河川課）\n橋を直します。\n"
        park, bridge = draft_of(write(tmp_path, "a.txt", text.encode())).measures
        assert [(text.meaning.value, text.wording.text) for text in park.texts] == [
            ("departments", "公園課"), ("summary", "木を植えます。"), ("target_text", "・木を植える（年間 80 回以上）"),
        ]  # fmt: skip
        assert [(each.name.text, each.figures[0].wording.text) for each in park.indicators] == [
            ("木を植える", "年間 80 回以上")
        ]
        assert bridge.title.text == "橋の改修"

    @pytest.mark.parametrize(
        ("pillar", "measure", "next_measure"),
        [
            ("政策1 子育て", "施策1 見守り活動の充実", ""),
            ("基本目標2 子育て", "取組2 見守り活動の充実", ""),
            ("基本方針1 子育て", "事業1 見守り活動の充実", ""),
            ("施策の方向1 子育て", "主要事業1 見守り活動の充実", ""),
            ("政策1 子育て", "施策1 見守り活動の充実", "施策2 移動の確保"),
            ("施策1 子育て", "事業1 見守り活動の充実", "事業2 移動の確保"),
        ],
    )
    def test_a_page_of_one_pillar_drafts_the_measures_below_it(
        self, tmp_path: Path, pillar: str, measure: str, next_measure: str
    ) -> None:
        text = f"{pillar}\n子育てを支えます。\n{measure}\n担当課 福祉課\n{next_measure}\n"
        first, *more = draft_of(write(tmp_path, "a.txt", text.encode())).measures
        assert f"{first.number} {first.title.text}" == measure
        assert [each.wording.text for each in first.texts] == ["福祉課"]
        assert [f"{each.number} {each.title.text}" for each in more] == [next_measure][: bool(next_measure)]

    @pytest.mark.parametrize("only", ["政策1 子育て", "基本目標1 子育て", "施策1 子育て"])
    def test_a_heading_with_none_below_it_is_a_measure(self, tmp_path: Path, only: str) -> None:
        (measure,) = draft_of(write(tmp_path, "a.txt", f"{only}\n子育てを支えます。\n".encode())).measures
        assert f"{measure.number} {measure.title.text}" == only

    def test_text_whose_order_was_lost_is_left_to_people(self, tmp_path: Path) -> None:
        blocks = "取組項目1 公園\n取組項目2 橋\nR2年度の取組状況\n公園を直した。\nR2年度の取組状況\n橋を直した。\n"
        draft = draft_of(write(tmp_path, "a.txt", blocks.encode()))
        assert [[text.wording.text for text in each.texts] for each in draft.measures] == [[], []]
        assert "順が崩れています" in draft.measures[1].title.doubt


class TestWhatCannotBeRead:
    def test_a_scan_without_letters(self, tmp_path: Path) -> None:
        path = set_pdf(tmp_path, "#rect(width: 5cm, height: 3cm, fill: gray)")
        assert cause_of(path) == "文字がありません。紙を読み取った画像だけかもしれません"

    def test_a_password_that_only_forbids_changes_does_not_matter(self, tmp_path: Path) -> None:
        path = set_pdf(tmp_path, "#table(columns: 2 * (1fr,), [事業名], [担当課], [公園], [公園課])")
        for user, is_readable in (("", True), ("secret", False)):
            writer = PdfWriter(clone_from=PdfReader(path))
            writer.encrypt(user, "owner", algorithm="AES-256")
            out = BytesIO()
            writer.write(out)
            locked = write(tmp_path, f"locked{user}.pdf", out.getvalue())
            if is_readable:
                assert [each.title.text for each in draft_of(locked).measures] == ["公園"]
            else:
                assert cause_of(locked) == "開くにはパスワードが要ります"

    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("a.pdf", b"", "ファイルが空です"),
            ("a.pdf", b"hello", "名前は .pdf ですが、中身は PDF ではありません"),
            ("a.pdf", b"%PDF-1.7\n" + b"[" * 100_000, "壊れているか、知らない形です"),
            ("a.docx", b"PK hello", "名前は .docx ですが、中身は Word の文書ではありません"),
            (
                "a.docx",
                b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
                "名前は .docx ですが、中身は古い形の Word か Excel の文書です",
            ),
            ("a.doc", b"x", "古い形の Word の文書（.doc）です"),
            ("a.docm", b"x", "プログラム（マクロ）の入った Word の文書（.docm）です"),
            ("a.xls", b"x", "Excel の表です"),
            ("a.png", b"x", "読める形のファイルではありません"),
            ("a.txt", "施策".encode("cp932"), "文字コードが UTF-8 のテキストではありません"),
            ("a.txt", b" \n", "ファイルが空です"),
        ],
    )
    def test_is_told_by_its_own_cause(self, tmp_path: Path, name: str, content: bytes, told: str) -> None:
        assert cause_of(write(tmp_path, name, content)).startswith(told)

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        assert cause_of(tmp_path / "a.pdf") == "そのファイルがありません"

    def test_a_word_document_with_a_program_in_it(self, tmp_path: Path) -> None:
        assert (
            cause_of(write(tmp_path, "a.docx", _with_part(a_report(), "word/vbaProject.bin", b"x")))
            == "プログラム（マクロ）が入っています"
        )

    def test_a_word_document_that_grows_beyond_the_bound(self, tmp_path: Path) -> None:
        bomb = _with_part(a_report(), "word/media/big.bin", b"0" * 3_000_000)
        assert len(bomb) < 100_000
        told = cause_of(write(tmp_path, "a.docx", bomb), PaperLimits(unpacked=2_000_000))
        assert told == "広げると、上限の 2,000,000 バイトを超えるか、中のファイルが多すぎます"

    def test_what_a_word_document_links_to_is_not_followed(self, tmp_path: Path) -> None:
        outside = tmp_path / "secret.txt"
        outside.write_text("ひみつ", encoding="utf-8")
        link = (
            '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
            f'Target="{outside.as_uri()}" TargetMode="External"/></Relationships>'
        )
        with zipfile.ZipFile(BytesIO(a_report())) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
        relations = "word/_rels/document.xml.rels"
        parts[relations] = parts[relations].replace(b"</Relationships>", link.encode())
        draft = draft_of(write(tmp_path, "a.docx", _packed(parts)))
        assert len(draft.measures) == 2
        assert "ひみつ" not in str(draft.papers)

    @pytest.mark.parametrize(
        ("limits", "told"),
        [
            (PaperLimits(pages=1), "上限の 1 ページを超えています"),
            (PaperLimits(characters=5), "文字が上限の 5 字を超えています"),
            (PaperLimits(seconds=0), "読み取りが 0 秒たっても終わりません"),
        ],
    )
    def test_beyond_its_limits(self, tmp_path: Path, limits: PaperLimits, told: str) -> None:
        assert cause_of(set_pdf(tmp_path, "公園を新しくします。\n#pagebreak()\n橋を直します。"), limits) == told

    def test_within_too_little_memory(self, tmp_path: Path) -> None:
        told = cause_of(set_pdf(tmp_path, "公園を新しくします。"), PaperLimits(memory=20_000_000))
        assert told == "読み取りに使うメモリーが、上限の 20,000,000 バイトを超えました"


class TestTablesThatAreLaidOutWithoutEnd:
    """A few bytes that say how wide a table is take all memory where the table is laid out."""

    LIMITS = PaperLimits(cells=20_000, characters=50_000, pages=30)

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("\t" * 2_000 + "\na\tb" * 2_000, "表のます目が、上限の 20,000 を超えています"),
            ("a\n" + "\t\n\n" * 10_001, "表のます目が、上限の 20,000 を超えています"),
            ("あ" * 50_001, "文字が上限の 50,000 字を超えています"),
            ("x" * 210_000, "文字が上限の 50,000 字を超えています"),
            ("\f" * 30 + "x", "上限の 30 ページを超えています"),
        ],
    )
    def test_in_a_text(self, tmp_path: Path, text: str, told: str) -> None:
        assert cause_of(write(tmp_path, "a.txt", text.encode()), self.LIMITS) == told

    @pytest.mark.parametrize(
        "rows",
        [
            ["<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr><w:p/></w:tc>' * 300 + "</w:tr>"],
            ["<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr><w:p/></w:tc>' * 3 + "</w:tr>"] * 50,
            [
                '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999"/><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>',
                *["<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"] * 300,
            ],
        ],
    )
    def test_in_a_word_document(self, tmp_path: Path, rows: list[str]) -> None:
        table = "<w:tbl>" + "".join(rows) + "</w:tbl><w:p><w:r><w:t>公園の整備</w:t></w:r></w:p>"
        with zipfile.ZipFile(BytesIO(a_report())) as packed:
            before = packed.read("word/document.xml").decode()
        changed = before.replace("<w:body>", f"<w:body>{table}").encode()
        path = write(tmp_path, "a.docx", _with_part(a_report(), "word/document.xml", changed))
        assert cause_of(path, self.LIMITS) == "表のます目が、上限の 20,000 を超えています"

    def test_in_a_pdf(self, tmp_path: Path) -> None:
        path = set_pdf(tmp_path, "#table(columns: 3, [公園], [橋], [道], [1], [2], [3])")
        assert cause_of(path, PaperLimits(cells=5)) == "表のます目が、上限の 5 を超えています"
        assert not isinstance(read_paper(path, limits=PaperLimits(cells=6)), UnreadablePaper)


def _with_part(content: bytes, name: str, part: bytes) -> bytes:
    with zipfile.ZipFile(BytesIO(content)) as packed:
        return _packed({**{each: packed.read(each) for each in packed.namelist()}, name: part})


def _packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
@example('・二行目\r  - id: "99"\r    title: 偽の施策')
@example("一行目\n\n  字下げ\n\u3000全角の字下げ\u3000\n# 見出し\n--- \n")
@example(" 字下げ\n次")
@example("a\u2028b\nc\x85d\ufeff")
def test_a_text_of_a_document_is_the_same_text_when_its_draft_is_read(text: str) -> None:
    told = "\n".join(line.text for line in _text("summary:", DraftText(Meaning.SUMMARY, "概要", wording(text)), ""))
    if not re.search(r"[\x00\ufffe\uffff]", text):
        assert yaml.safe_load(told) == {"summary": text}


def wording(text: str) -> DraftWording:
    return DraftWording(text, "", TextSpot(0, 0))


def test_every_end_of_a_line_ends_a_line(tmp_path: Path) -> None:
    text = "公園の整備\r担当は公園課です。\r\n橋の点検\u2028担当は道路課です。\n"
    papers = read_paper(write(tmp_path, "a.txt", text.encode()))
    assert not isinstance(papers, UnreadablePaper)
    (paper,) = papers
    assert [block.text for block in paper.blocks if isinstance(block, PaperLine)] == [
        *("公園の整備", "担当は公園課です。", "橋の点検", "担当は道路課です。"),
    ]


def yaml_of(tmp_path: Path, text: str) -> str:
    """The drafts of a document that is this text."""
    draft = draft_of(write(tmp_path, "plan.txt", text.encode()))
    return "".join(each.text for each in write_draft_files(draft, KnownData(), "plan.txt", 0))


def lines_with(text: str, part: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if part in line]


TWICE = "同じ見出しが、この施策に二度あります。ここからは別の施策の文ではないか、文書で確かめてください"
A_PLAN = """\
施策1 緑のまちづくり
担当課：公園課
【概要】
公園を新しくします。
その二 水のまちづくり
担当課：河川課
【概要】
川をきれいにします。
【目標】
水質の達成率を90％とする
"""
OTHERS = "".join(f"施策{number} {number}番のまちづくり\n【概要】\n{number}番です。\n" for number in range(3, 12))


class TestWhatIsInDoubt:
    def test_texts_under_a_heading_that_comes_again_may_be_another_measures(self, tmp_path: Path) -> None:
        drafted = yaml_of(tmp_path, A_PLAN + OTHERS)
        assert lines_with(drafted, "公園を新しくします。") == ["公園を新しくします。"]
        for text in ('text: "河川課"', 'text: "川をきれいにします。"', 'target_text: "水質の達成率を90％とする"'):
            assert lines_with(drafted, text) == [f"{text}  # 要確認: {TWICE}"]
        assert drafted.count("要確認: 同じ見出し") == 3
        assert '水質の達成率"' not in drafted  # no indicator of what may be another measure's

    def test_a_measure_that_is_there_twice_is_marked_at_both_places(self, tmp_path: Path) -> None:
        drafted = yaml_of(
            tmp_path,
            "施策1 緑\n【概要】\n木を植えます。\n" + OTHERS + "施策1 緑\n【実績】\n木を植えました。\n施策3 森\n",
        )
        told = lines_with(drafted, "もう一つあります")
        assert (
            told[0]
            == 'title: "緑"  # 要確認: 同じ題名の施策が、この下書きにもう一つあります。同じ施策なら、一つにまとめてください'
        )
        assert [line.partition("  #")[0] for line in told] == [
            'title: "緑"',
            'title: "3番のまちづくり"',
            'title: "緑"',
            'title: "森"',
        ]
        assert "同じ番号の施策が" in told[1]

    @pytest.mark.parametrize(
        "sentence", ["基本目標2 の達成のため、道を広げます。", "基本目標2 に基づき、次の", "施策1 を進めるため、"]
    )
    def test_a_sentence_that_begins_like_a_heading_is_none(self, tmp_path: Path, sentence: str) -> None:
        drafted = yaml_of(tmp_path, f"施策1 緑\n【概要】\n木を植えます。\n{sentence}\n施策2 水\n【概要】\n川です。\n")
        assert "# 柱" not in drafted
        assert len(lines_with(drafted, "- id:")) == 2
        assert sentence in drafted

    @pytest.mark.parametrize("title", ["にぎわいのあるまち", "とびうめのまち", "安全、安心なまち", "をかしの里"])
    def test_a_title_that_begins_like_the_rest_of_a_sentence_is_one(self, tmp_path: Path, title: str) -> None:
        assert f'title: "{title}"' in yaml_of(tmp_path, f"施策1 {title}\n【概要】\n木です。\n")

    def test_a_remark_across_a_table_is_no_pillar(self, tmp_path: Path) -> None:
        rows = "施策名\t担当課\t概要\n{}\t\t\n緑\t公園課\t木を植える\n"
        assert "# 柱" not in yaml_of(tmp_path, rows.format("※目標値は令和8年度のものです"))
        assert "# 柱" not in yaml_of(tmp_path, rows.format("次のことに取り組みます。"))
        assert "# 柱（見出し）: みどりの政策\n" in yaml_of(tmp_path, rows.format("みどりの政策"))

    def test_what_a_column_calls_a_pillar_in_a_sentence_is_asked(self, tmp_path: Path) -> None:
        drafted = yaml_of(tmp_path, "基本方針\t施策名\t担当課\n緑を増やします。\t木\t公園課\n")
        assert "# 柱（見出し）: 緑を増やします。  # 要確認: 文のようです。柱の名前かどうか確かめてください\n" in drafted

    @pytest.mark.parametrize(
        "sentence",
        [
            "来園者数 現状値 10,000人",
            "来園者数（現状 10,000人）",
            "令和5年度末現在の来園者数 10,000人",
            "策定時の来園者数：10,000人",
        ],
    )
    def test_a_present_value_in_a_sentence_is_no_target(self, tmp_path: Path, sentence: str) -> None:
        drafted = yaml_of(tmp_path, f"施策1 緑\n【目標】\n{sentence}\n")
        assert "targets" not in drafted
        assert sentence in drafted

    @pytest.mark.parametrize(
        "sentence",
        ["来園者数を12,000人とする", "環境基準の達成率を90％とする", "現状の来園者数を調べ、来園者数を12,000人とする"],
    )
    def test_a_target_in_a_sentence_is_proposed(self, tmp_path: Path, sentence: str) -> None:
        assert "targets" in yaml_of(tmp_path, f"施策1 緑\n【目標】\n{sentence}\n")

    def test_a_target_in_what_was_done_is_no_actual(self, tmp_path: Path) -> None:
        text = "施策1 緑\n【目標】\n来園者数を12,000人とする\n【実績】\n来園者数は{}11,000人だった。来園者数は{}となった。\n"
        assert "actuals" not in yaml_of(tmp_path, text.format("前年度", "目標の12,000人"))

    @pytest.mark.parametrize("present", ["現状", "現状値", "現状（R5）", "現況", "直近値"])
    def test_a_column_of_present_values_is_the_baseline(self, tmp_path: Path, present: str) -> None:
        drafted = yaml_of(tmp_path, f"施策名\t指標名\t{present}\t目標値\n緑\t来園者数\t100人\t120人\n")
        (baseline,) = lines_with(drafted, "baseline:")
        (target,) = lines_with(drafted, "- {fiscal_year")
        assert '"100人"' in baseline
        assert '"120人"' in target

    def test_values_under_one_heading_of_several_columns_are_asked(self, tmp_path: Path) -> None:
        document = Document()
        table = document.add_table(2, 4)
        for column, text in enumerate(("施策名", "指標名")):
            fill(table.cell(0, column), text)
        fill(table.cell(0, 2).merge(table.cell(0, 3)), "目標値")
        for column, text in enumerate(("緑", "来園者数", "100人", "120人")):
            fill(table.cell(1, column), text)
        draft = draft_of(write(tmp_path, "table.docx", docx_bytes(document)))
        figures = [figure for each in draft.measures for indicator in each.indicators for figure in indicator.figures]
        assert [figure.wording.doubt for figure in figures] == [
            "「目標値」の見出しの下に、値がいくつもあります。いつの、何の値か確かめてください"
        ] * 2
