"""Every rule has its page, and the examples on it are true: the bad one is told by this code alone, the mended one not at all."""

import ast
import re
import string
from pathlib import Path
from textwrap import dedent, indent
from typing import NamedTuple

import pytest

from generator.load.reference import anchor_of
from generator.problems.explain import PAGES, hint_for, read_explanation
from generator.problems.listing import INDEX, chapter_of, put_listing, render_listing
from generator.problems.reports import render_github, render_json, render_text
from generator.problems.rules import RULES, Rule, Severity
from sample import City

pytestmark = pytest.mark.long

SECTIONS = ("何が起きているか", "なぜ困るか", "悪い例", "直した例", "関連")


class Example(NamedTuple):
    """A fenced block that is a file of the data, or a piece of one."""

    file: str
    piece: bool
    text: str


def page_of(code: str) -> str:
    return (PAGES / f"{code}.md").read_text(encoding="utf-8")


def section(code: str, heading: str) -> str:
    """The text under a heading of a page."""
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", page_of(code), re.DOTALL | re.MULTILINE)
    assert found is not None, f"{code}: {heading}"
    return found[1]


def examples(code: str, heading: str) -> list[Example]:
    blocks = re.findall(r"^```yaml file=(\S+)( piece)?\n(.*?)^```$", section(code, heading), re.DOTALL | re.MULTILINE)
    return [Example(file, bool(piece), text) for file, piece, text in blocks]


# Rules whose page shows what the program prints instead: no text of one YAML file can break them. The tests that do break them say so
# (``@pytest.mark.breaks``), and are held to it while they run (``conftest``).
BROKEN_BY_CODE = sorted(code for code in RULES if not examples(code, "悪い例"))
SHOWN = sorted(set(RULES) - set(BROKEN_BY_CODE))


def find_piece(text: str, piece: str) -> str:
    """The piece as it stands in the text, with its indentation; it must stand there once."""
    lines, height = text.splitlines(keepends=True), len(piece.splitlines())
    stretches = ("".join(lines[at : at + height]) for at in range(len(lines) - height + 1))
    found = [stretch for stretch in stretches if dedent(stretch) == dedent(piece)]
    assert len(found) == 1, f"stands {len(found)} times: {piece}"
    return found[0]


def city_with(folder: Path, code: str, heading: str) -> City:
    """The sample city with the examples of a section put over it."""
    city = City(folder)
    mended = {example.file: example.text for example in examples(code, "直した例") if example.piece}
    for example in examples(code, heading):
        if example.piece:
            stands = find_piece(city.read(example.file), mended[example.file])
            margin = stands[: len(stands) - len(stands.lstrip(" "))]
            city.change(example.file, stands, indent(example.text, margin))
        else:
            city.put(example.file, example.text)
    return city


def broken_by_tests() -> set[str]:
    """The codes that the tests of this folder are marked to break."""
    found: set[str] = set()
    for path in Path(__file__).parent.glob("test_*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                marks = [each for each in node.decorator_list if ast.unparse(each).startswith("pytest.mark.breaks(")]
                found.update(
                    str(ast.literal_eval(code)) for mark in marks if isinstance(mark, ast.Call) for code in mark.args
                )
    return found


class TestPages:
    def test_there_is_one_for_each_rule_and_no_other(self) -> None:
        assert {path.stem for path in PAGES.glob("K*.md")} == set(RULES)

    @pytest.mark.parametrize("code", RULES)
    def test_begin_with_the_title_and_have_the_same_sections(self, code: str) -> None:
        page = page_of(code)
        assert page.startswith(f"# {code} {RULES[code].title}\n")
        assert tuple(re.findall(r"^## (.+)$", page, re.MULTILINE)) == SECTIONS
        assert all(section(code, heading).strip() for heading in SECTIONS)

    @pytest.mark.parametrize("code", RULES)
    def test_lead_to_pages_that_are_there_by_their_names(self, code: str) -> None:
        links = re.findall(r"\[([^\]]+)\]\(([^)]+)\)", re.sub(r"```.*?```", "", page_of(code), flags=re.DOTALL))
        assert links
        for text, target in links:
            path, _, anchor = target.partition("#")
            assert (PAGES / path).is_file(), target
            if path.startswith("K"):
                other = path.removesuffix(".md")
                assert text == f"{other} {RULES[other].title}"
                assert other != code
            if anchor:
                headings = re.findall(r"^#+ (.+)$", (PAGES / path).read_text(encoding="utf-8"), re.MULTILINE)
                assert anchor in set(map(anchor_of, headings)), target

    def test_are_all_listed(self) -> None:
        text = INDEX.read_text(encoding="utf-8")
        assert put_listing(text) == text, "run: python -m generator.problems.listing"
        listed = re.findall(r"^\| \[(K\d{3})\]\((K\d{3})\.md\) \| (.+) \|$", text, re.MULTILINE)
        assert listed == [(code, code, rule.title) for code, rule in RULES.items()]

    @pytest.mark.parametrize("code", RULES)
    def test_are_what_kokai_explain_shows(self, code: str) -> None:
        assert read_explanation(code.lower()) == page_of(code)

    def test_of_no_rule(self) -> None:
        assert read_explanation("K999") is None
        assert hint_for("K99") != ""


class TestTheirListing:
    def test_has_a_new_rule_in_its_chapter_in_the_order_of_the_codes(self) -> None:
        new = Rule("K106", "new", "必要なファイルがありません", "", ""), Rule("K850", "book", "表を読めません", "", "")
        assert render_listing((*reversed(new), Rule("K801", "word", "言葉がありません", "", ""))) == dedent("""\
            ## ファイル（K1xx）

            | 番号 | 何が起きているか |
            |---|---|
            | [K106](K106.md) | 必要なファイルがありません |

            ## 検索の言葉（K8xx）

            | 番号 | 何が起きているか |
            |---|---|
            | [K801](K801.md) | 言葉がありません |

            ## 実績の表（K85x〜K89x）

            | 番号 | 何が起きているか |
            |---|---|
            | [K850](K850.md) | 表を読めません |""")

    def test_puts_back_what_somebody_took_out_and_leaves_the_rest_alone(self) -> None:
        text = INDEX.read_text(encoding="utf-8")
        row = f"| [K303](K303.md) | {RULES['K303'].title} |\n"
        assert put_listing(text.replace(row, "")) == text
        assert put_listing(text.replace("# 問題の一覧", "# 一覧")) == text.replace("# 問題の一覧", "# 一覧")

    def test_refuses_a_page_without_its_marks_and_a_code_of_no_chapter(self) -> None:
        with pytest.raises(ValueError, match="marks"):
            put_listing("# 問題の一覧\n")
        with pytest.raises(KeyError, match="K001"):
            chapter_of("K001")


class TestRules:
    def test_are_shown_on_their_page_or_broken_by_code(self) -> None:
        assert len(BROKEN_BY_CODE) > 20
        for code in SHOWN:
            assert examples(code, "悪い例"), code
            assert examples(code, "直した例"), code
        for code in BROKEN_BY_CODE:
            assert not examples(code, "悪い例") + examples(code, "直した例"), code
            assert re.search(r"^```(?:console|text)\n", section(code, "悪い例"), re.MULTILINE), code

    @pytest.mark.long
    def test_broken_by_code_have_a_test_that_breaks_them(self) -> None:
        assert broken_by_tests() == set(BROKEN_BY_CODE)

    @pytest.mark.parametrize("code", RULES)
    def test_name_the_fault_in_their_title(self, code: str) -> None:
        rule = RULES[code]
        assert rule.code == code
        assert re.search(r"(?:ません|います|です|あります|ます)$", rule.title), rule.title
        assert "ください" not in rule.title
        assert "不正" not in rule.title + rule.what
        assert rule.what.endswith(("。", "}"))

    def test_have_names_of_their_own(self) -> None:
        names = [rule.name for rule in RULES.values()]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", name) for name in names)


@pytest.mark.parametrize("code", SHOWN)
class TestExamples:
    def test_the_bad_one_is_told_by_this_code_alone(self, code: str, tmp_path: Path) -> None:
        city = city_with(tmp_path, code, "悪い例")
        assert set(city.codes()) == {code}, city.report()

    def test_the_mended_one_has_no_problem(self, code: str, tmp_path: Path) -> None:
        assert city_with(tmp_path, code, "直した例").report() == ""

    def test_the_report_fills_in_every_detail(self, code: str, tmp_path: Path) -> None:
        city = city_with(tmp_path, code, "悪い例")
        problems = city.problems()
        fields = {
            name
            for text in (RULES[code].what, RULES[code].mend)
            for _, name, _, _ in string.Formatter().parse(text)
            if name
        }
        for found in problems:
            assert fields <= {name for name, _ in found.details}
        report = render_text(problems, city.lines)
        level = "誤り" if RULES[code].level is Severity.ERROR else "注意"
        assert f"[{level} {code}] {RULES[code].title}\n" in report
        assert report.count("\n  直し方: ") == len(problems)
        assert render_json(problems).count(f'"code": "{code}"') == len(problems)
        assert render_github(problems).count(f"title={code} ") == len(problems)

    def test_the_report_points_into_the_file_of_the_example(self, code: str, tmp_path: Path) -> None:
        files = {example.file for example in examples(code, "悪い例")}
        folders = {file.rpartition("/")[0].partition("/measures")[0] for file in files}
        for found in city_with(tmp_path, code, "悪い例").problems():
            assert found.place.file in files or found.place.file.rpartition("/")[0] in folders
