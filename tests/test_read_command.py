"""`kokai read` as somebody types it: what is written, what is said, and how a draft becomes data."""

import re
from collections.abc import Callable
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest

from generator.checks.quotations import check_sources
from generator.checks.source_texts import SourceTexts
from generator.cli import main
from generator.load.read import SourceFile
from generator.load.site import gather_site
from generator.model.basics import Place
from generator.problems.problem import Problem, Refused
from generator.reading import Patience, needs
from sample import City
from set_papers import set_pdf

pytestmark = pytest.mark.long

REPORT = """
#counter(page).update(3)
= 施策の進捗
#table(columns: 7 * (1fr,), table.header([事業名], [担当課], [指標名], [単位], [目標値（令和6年度）], [実績値（令和6年度）], [実績]),
  [街灯の取替え], [企画部], [取り替えた街灯], [基], [120以上], [131], [街灯を取り替えた。])
#pagebreak()
#table(columns: 7 * (1fr,), table.header([事業名], [担当課], [指標名], [単位], [目標値（令和6年度）], [実績値（令和6年度）], [実績]),
  [橋の点検], [道路課], [点検した橋], [本], [10], [集計中], [橋を点検した。])
"""
FOOTER = "footer: context align(center)[#counter(page).display()]"

Say = Callable[[], str]


def codes_of(problems: list[Problem]) -> list[str]:
    return [found.rule for found in problems]


@pytest.fixture
def town(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> City:
    monkeypatch.chdir(tmp_path)
    set_pdf(tmp_path, REPORT, FOOTER)
    return City(tmp_path)


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Say:
    def read() -> str:
        told = capsys.readouterr()
        return told.out + told.err

    return read


@pytest.mark.usefixtures("town")
def test_a_draft_holds_each_wording_with_its_page_and_leaves_blank_what_is_not_said(tmp_path: Path, said: Say) -> None:
    assert main(["read", "report.pdf"]) == 0
    assert "要確認" in said()
    folder = tmp_path / "draft-report"
    assert sorted(path.name for path in folder.iterdir()) == ["draft.html", "measures.yaml", "results.yaml"]
    measures = (folder / "measures.yaml").read_text("utf-8").split("\n", 3)[3]
    assert (
        measures
        == """\
draft: true
measures:
  - id: "m001"
    title: "街灯の取替え"
    source: {page: "3"}
    departments: {as_published: "企画部"}  # 要確認: lead: [部署の id] を書き足してください
    indicators:
      - id: i1
        name: "取り替えた街灯"
        unit: "基"
        kind: not_stated
        direction: at_least
        accumulation:  # 要確認: 単年・累計・時点の別を書いてください
        targets:
          - {fiscal_year: 2024, as_published: "120以上", value: 120, source: {page: "3"}}
  - id: "m002"
    title: "橋の点検"
    source: {page: "4"}
    departments: {as_published: "道路課"}  # 要確認: lead: [部署の id] を書き足してください
    indicators:
      - id: i1
        name: "点検した橋"
        unit: "本"
        kind: not_stated
        direction:  # 要確認: 目標との比べ方（増やす、減らす、以上、以下、維持など）を書いてください
        accumulation:  # 要確認: 単年・累計・時点の別を書いてください
        targets:
          - {fiscal_year: 2024, as_published: "10", value: 10, source: {page: "4"}}
"""
    )
    results = (folder / "results.yaml").read_text("utf-8").split("\n", 3)[3]
    assert (
        results
        == """\
draft: true
round:  # 要確認: 報告の回の id（plan.yaml の rounds）を書いてください
measures:
  - measure: "m001"
    source: {page: "3"}
    done: "街灯を取り替えた。"
    actuals:
      - {indicator: i1, fiscal_year: 2024, as_published: "131", value: 131, source: {page: "3"}}
  - measure: "m002"
    source: {page: "4"}
    done: "橋を点検した。"
    actuals:
      - {indicator: i1, fiscal_year: 2024, missing: , source: {page: "4"}}  # 要確認: 文書には「集計中」とあります。値がない理由を書いてください
"""
    )


def test_a_draft_passes_no_check_until_a_person_has_looked(tmp_path: Path, town: City) -> None:
    assert main(["read", "report.pdf"]) == 0
    draft = (tmp_path / "draft-report" / "measures.yaml").read_text("utf-8")
    town.put("mihon/basic-plan/measures/read.yaml", draft)
    assert set(codes_of(town.problems())) == {"K303", "K592"}
    filled = re.sub(r"(direction|accumulation):  # .*", r"\1: not_stated", draft)
    filled = filled.replace("direction: not_stated", "direction: increase")
    filled = re.sub(r'"}  # 要確認: lead.*', '", lead: [planning]}', filled)
    town.put("mihon/basic-plan/measures/read.yaml", filled)
    assert codes_of(town.problems()) == ["K592"]
    town.put("mihon/basic-plan/measures/read.yaml", filled.replace("draft: true\n", ""))
    assert codes_of(town.problems()) == []


def test_ids_of_the_data_are_taken_by_the_names_of_the_document(tmp_path: Path, town: City) -> None:
    town.put(
        "mihon/basic-plan/measures/lamps.yaml",
        "measures:\n  - {id: lamps, title: 街灯の取替え, indicators: [{id: renewed, name: 取り替えた街灯, unit: 基, kind: output, direction: at_least, accumulation: yearly}]}\n",
    )
    town.change("mihon/documents.yaml", "report-2024.txt", "report.pdf")
    assert main(["read", "report.pdf", "--city", "mihon", "--plan", "basic-plan", "--out", "new/draft"]) == 0
    measures = (tmp_path / "new" / "draft" / "measures.yaml").read_text("utf-8")
    assert '  - id: "lamps"\n' in measures
    assert "      - id: renewed\n" in measures
    assert '    departments: {as_published: "企画部", lead: [planning]}\n' in measures
    assert '    source: {document: report-2024, page: "3"}\n' in measures


@pytest.mark.usefixtures("town")
@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["report.pdf", "--out", "data/mihon/draft"], 2, "データ「"),
        (["report.pdf", "--out", "there"], 2, "もうあります"),
        (["report.pdf", "--city", "mihon"], 2, "--city と --plan は、いっしょに書いてください"),
        (
            ["report.pdf", "--city", "mihon", "--plan", "none"],
            2,
            "計画「mihon/none」がありません。ある計画: mihon/basic-plan",
        ),
        (["report.pdf", "--pages", "9"], 1, "この文書は 2 ページまでです"),
        (["report.pdf", "--pages", "5-3"], 2, "「5-3」は使えません"),
        (["none.pdf"], 1, "そのファイルがありません"),
        (["old.doc"], 1, ".docx か PDF で保存し直してください"),
        (["letter.txt"], 1, "下書きできることが見つかりません"),
        (["letter.txt", "--pages", "2"], 2, "--pages は、PDF のときだけ使えます"),
    ],
)
def test_what_cannot_be_done_is_told_and_nothing_is_written(
    tmp_path: Path, said: Say, arguments: list[str], code: int, told: str
) -> None:
    (tmp_path / "there").mkdir()
    (tmp_path / "old.doc").write_bytes(b"x")
    (tmp_path / "letter.txt").write_text("拝啓\n\n春です。\n", encoding="utf-8")
    before = sorted(path for path in tmp_path.rglob("*"))
    assert main(["read", *arguments]) == code
    text = said()
    assert told in text
    assert "Traceback" not in text
    assert sorted(path for path in tmp_path.rglob("*")) == before


@pytest.mark.usefixtures("town")
def test_without_the_extra_it_says_what_to_install(said: Say, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(needs, "find_spec", lambda _name: None)
    assert main(["read", "report.pdf"]) == 2
    text = said()
    assert "部品（pdfplumber）がありません" in text
    assert "requirements-import.txt" in text


class Page(HTMLParser):
    """What a page asks for and shows."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.ids: list[str] = []
        self.shown = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("src", "href", "srcset", "action"):
                self.asked.append(f"{tag} {(value or '')[:22]}")
            if name == "id":
                self.ids.append(value or "")

    def handle_data(self, data: str) -> None:
        self.shown += data


@pytest.mark.usefixtures("town")
def test_document_and_draft_stand_side_by_side_and_ask_no_host(tmp_path: Path) -> None:
    assert main(["read", "report.pdf"]) == 0
    text = (tmp_path / "draft-report" / "draft.html").read_text("utf-8")
    page = Page(text)
    within = [each.removeprefix("a #") for each in page.asked if each.startswith("a #")]
    assert within[:2] == ["p1", "p2"]
    assert set(within) <= set(page.ids)
    assert [each for each in page.asked if not each.startswith("a #")] == ["img data:image/jpeg;base64"[:26]] * 2
    assert "default-src 'none'" in text
    assert "3 ページ（ファイルの 1 ページ目）" in page.shown
    first, second = page.shown.split("4 ページ（ファイルの 2 ページ目）", 1)
    assert first.count("街灯を取り替えた。") == 2  # the document's and the draft's
    assert "橋の点検" not in first
    assert second.count("橋を点検した。") == 2
    assert len(page.ids) == len(set(page.ids))


def test_whatever_stands_in_a_document_is_shown_as_text(tmp_path: Path, town: City) -> None:
    text = '事業名\t担当課\t概要\n<script>alert(1)</script>街灯: "a" # b\t公園課\t{x} - [y]: \\z\n'
    (tmp_path / "odd.txt").write_text(text, encoding="utf-8")
    assert main(["read", "odd.txt"]) == 0
    page = (tmp_path / "draft-odd" / "draft.html").read_text("utf-8")
    assert "<script" not in page
    draft = (tmp_path / "draft-odd" / "measures.yaml").read_text("utf-8")
    town.put("mihon/basic-plan/measures/read.yaml", draft.replace('公園課"}', '公園課", lead: [planning]}'))
    assert codes_of(town.problems()) == ["K592"]


SITE = "name: s\ndescription: d\naddress: https://example.jp/\n"
CITY = 'name: 見本市\nreading: みほんし\nprefecture: 見本県\ncode: "992011"\ncontact: {tel: 000-000-0000}\n'
PLAN = "title: 計画\nperiod: {from: 2020}\nsource: {document: doc}\nlevels: []\nindicators:\n  - {id: i, name: 取り替えた街灯, unit: 基, kind: output, direction: increase, accumulation: yearly, targets: [{fiscal_year: 2024, as_published: 120以上, value: 120, source: {page: '@@'}}]}\n"


def prove(folder: Path, page: str) -> list[Problem]:
    texts = {
        "site.yaml": SITE,
        "m/municipality.yaml": CITY,
        "m/documents.yaml": "documents:\n  - {id: doc, title: 文書, fiscal_year: 2020, file: report.pdf}\n",
        "m/p/plan.yaml": PLAN.replace("levels: []\n", "").replace("@@", page),
    }
    gathered = gather_site([SourceFile(name, text.encode(), name) for name, text in texts.items()], {})
    assert gathered.problems == ()
    assert not isinstance(gathered.site, Refused)
    return list(check_sources(gathered.site, gathered.taken, SourceTexts(folder)))


@pytest.mark.breaks("K604")
def test_a_value_is_looked_for_on_the_page_that_it_names(tmp_path: Path) -> None:
    set_pdf(tmp_path, REPORT, FOOTER)
    for right in ("3", "P.3", "1", "3～4"):  # printed on it, or its place in the file
        assert prove(tmp_path, right) == []
    (found,) = prove(tmp_path, "4")
    assert (found.rule, found.place.file) == ("K604", "m/p/plan.yaml")
    assert isinstance(found.place, Place)
    assert dict(found.details)["where"] == "3 ページにあります"
    assert prove(tmp_path, "表紙") == []


class TestEnormousTables:
    """A document that nobody could look through is refused with words, and nothing is written."""

    def write(self, folder: Path, rows: int, columns: int = 7) -> None:
        head = "\t".join(["事業名", "担当課", "指標名", "単位", "目標値", "実績値", "実績"][:columns])
        row = "\t".join(["橋の点検", "道路課", "点検した橋", "本", "10", "9", "点検した。"][:columns])
        (folder / "big.txt").write_text("\n".join([head, *[row] * rows]), encoding="utf-8")

    def test_of_too_many_cells(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Say) -> None:
        monkeypatch.chdir(tmp_path)
        self.write(tmp_path, 72_000)
        assert main(["read", "big.txt"]) == 1
        told = said()
        assert (
            "「big.txt」を読み取れません（表のます目が、上限の 500,000 を超えています）。何も下書きしていません。"
            in told
        )
        assert "直し方: 文書を分けるか、" in told
        assert [path.name for path in tmp_path.iterdir()] == ["big.txt"]

    @pytest.mark.parametrize("seconds", [-1, 0.02])
    def test_that_take_too_long(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Say, seconds: float
    ) -> None:
        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("generator.reading.Patience", partial(Patience, seconds))
        self.write(tmp_path, 3_000)
        assert main(["read", "big.txt"]) == 1
        told = said()
        assert (
            f"「big.txt」の下書きが、{seconds} 秒計算しても終わりません。表か文が多すぎます。何も書いていません。"
            in told
        )
        assert "--pages 9-20" in told
        assert [path.name for path in tmp_path.iterdir()] == ["big.txt"]

    def test_are_drafted_as_long_as_there_is_time(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: Say
    ) -> None:
        monkeypatch.chdir(tmp_path)
        self.write(tmp_path, 300)
        assert main(["read", "big.txt"]) == 0
        assert "できあがり" in said()
