"""Problems in; text for a person, JSON for a program and annotations for a pull request out."""

import json
import re
import string
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.load.accessibility_result import RESULT_FILE
from generator.model.basics import Place
from generator.problems.excerpts import roots_of
from generator.problems.nearest_word import find_nearest, name_nearest
from generator.problems.problem import Problem, problem, sort_problems, whole_file
from generator.problems.reports import Roots, count_levels, render_github, render_json, render_text
from generator.problems.rules import RULES, Root, Severity
from sample import City

REPOSITORY = Path(__file__).resolve().parent.parent
TEXT = "measures:\n  - id: park\n    title: 中央公園の改修\n    note: '#REF!'\n"


def lines(file: str) -> list[str]:
    return TEXT.split("\n") if file == "a.yaml" else []


def excerpt(line: str, column: int) -> list[str]:
    """The two lines that show where in ``line`` a problem is."""
    found = problem("K308", Place("x.yaml", 1, column), text="x")
    return [each.removeprefix("  ") for each in render_text([found], lambda _: [line]).split("\n")[2:4]]


def width(text: str) -> int:
    """Columns in a terminal that gives wide characters two, and marks on a letter none."""
    letters = [char for char in text if not unicodedata.category(char).startswith("M")]
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in letters)


class TestText:
    def test_of_one_problem(self) -> None:
        found = problem("K304", Place("a.yaml", 4, 11), text="#REF!")
        assert render_text([found], lines) == (
            "data/a.yaml:4:11  [誤り K304] 表計算ソフトのエラー表示が残っています\n"
            "  「#REF!」は表計算ソフトのエラー表示です。\n"
            "      4 |     note: '#REF!'\n"
            "        |           ^\n"
            "  直し方: 元の表を開き、正しい値を書き直してください。\n"
            "  くわしく: docs/problems/K304.md（kokai explain K304）"
        )

    def test_of_a_whole_file_has_no_excerpt(self) -> None:
        assert render_text([problem("K107", whole_file("a.yaml"))], lines).split("\n") == [
            "data/a.yaml  [誤り K107] ファイルに中身がありません",
            "  ファイルに読み取れる内容がありません。",
            "  直し方: 内容を書くか、不要ならファイルを消してください。",
            "  くわしく: docs/problems/K107.md（kokai explain K107）",
        ]

    def test_of_a_place_beyond_the_file_has_no_excerpt(self) -> None:
        text = render_text([problem("K203", Place("a.yaml", 99, 1)), problem("K203", Place("gone.yaml", 1, 1))], lines)
        assert "|" not in text

    def test_of_several_problems_stand_apart(self) -> None:
        assert render_text([problem("K107", whole_file(name)) for name in "abc"], lines).count("\n\n") == 2
        assert render_text([], lines) == ""

    def test_over_several_lines_stays_indented(self) -> None:
        found = problem("K704", whole_file("content"), cause="\n一行目\n二行目")
        assert "\n  一行目\n  二行目\n" in render_text([found], lines)

    def test_names_the_folder_as_the_reader_knows_it(self) -> None:
        assert render_text([problem("K107", whole_file("a.yaml"))], lines, Roots("city/")).startswith("city/a.yaml  ")


class TestCaret:
    def test_stands_under_the_place(self) -> None:
        assert excerpt("id: Park", 5) == ["    1 | id: Park", "      |     ^"]

    def test_stands_under_the_place_after_full_width_text(self) -> None:
        line = "    title: 中央公園の改修、池の清掃"
        above, below = excerpt(line, line.index("池") + 1)
        assert width(below.partition("^")[0]) == width(above.partition("池")[0])
        assert below == "      |            " + "\u3000" * 8 + "^"

    @pytest.mark.parametrize("before", ["ｱｲｳ", "計画①", "ＯＪＴ", "か\u3099", "葛\U000e0100", "①→※", "𠮷", "😀"])
    def test_counts_each_character_once_and_by_its_width(self, before: str) -> None:
        above, below = excerpt(f"{before}!x", len(before) + 1)
        assert width(below.partition("^")[0]) == width(above.partition("!")[0])

    @pytest.mark.long
    @settings(deadline=None)
    @given(st.text(st.characters(exclude_categories=("C", "Z", "M")), min_size=1, max_size=80), st.data())
    def test_meets_its_character_in_any_line(self, line: str, data: st.DataObject) -> None:
        at = data.draw(st.integers(0, len(line) - 1))
        above, below = excerpt(line, at + 1)
        assert width(below.partition("^")[0]) == width(above[: above.index("| ") + 2] + line[:at])

    def test_stands_at_the_end_of_a_line(self) -> None:
        assert excerpt("name:", 6) == ["    1 | name:", "      |      ^"]

    def test_stands_under_its_word_in_a_long_line(self) -> None:
        line = "text: " + "あ" * 300 + "×" + "い" * 300
        above, below = excerpt(line, line.index("×") + 1)
        assert len(above) < 120
        assert "×" in above
        assert below.count("\u3000") == above.index("×") - above.index("| ") - 2

    def test_takes_a_tab_for_one_blank(self) -> None:
        assert excerpt("\t- a", 2) == ["    1 |  - a", "      |  ^"]


class TestWhatATerminalWouldObey:
    def test_is_shown_as_a_mark(self) -> None:
        found = problem("K301", Place("x.yaml", 1, 1), key="\x1b[31mred", label="計画", hint="")
        text = render_text([found], lambda _: ["\x1b[31mred: 1\u202e"])
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "「\ufffd[31mred」" in text
        assert "| \ufffd[31mred: 1\ufffd" in text

    def test_is_shown_as_a_mark_in_names_of_files(self) -> None:
        found = problem("K107", whole_file("a\n::error::b\x1b.yaml"))
        assert render_text([found], lines).split("\n")[0].startswith("data/a\ufffd::error::b\ufffd.yaml  ")
        assert json.loads(render_json([found]))[0]["file"] == "data/a\ufffd::error::b\ufffd.yaml"
        assert render_github([found]).startswith("::error file=data/a\ufffd%3A%3Aerror%3A%3Ab\ufffd.yaml,title=")


def many(count: int, code: str = "K305", line: int = 0) -> list[Problem]:
    """So many problems of one kind, each on a line of its own or all on one."""
    return [
        problem(code, Place("a.yaml", line or number, number), key="値", text=f"{number} 回" * 100, hint="")
        for number in range(1, count + 1)
    ]


@pytest.mark.long
class TestTenThousandOfAKind:
    def test_are_told_twenty_times_and_counted(self) -> None:
        text = render_text(many(10_000), lambda _: ["値: " + "あ" * 5000] * 10_000)
        assert text.count("[誤り K305]") == 20
        assert text.endswith(
            "このほかに、K305（数として読めません）が 9,980 件あります。表示した分を直してから、もう一度実行してください。"
        )
        assert len(text.encode()) < 100_000

    def test_show_the_line_they_all_stand_on_once(self) -> None:
        text = render_text(many(10_000, line=1), lambda _: ["値: " + "あ" * 30_000])
        assert text.count("    1 | ") == 1
        assert max(map(len, text.split("\n"))) < 500

    def test_come_as_json_with_a_row_for_the_rest(self) -> None:
        text = render_json(many(10_000))
        *rows, rest = json.loads(text)
        assert len(rows) == 500
        assert (rest["code"], rest["file"], rest["line"], rest["more"]) == ("K305", "", 0, 9_500)
        assert "9,500 件" in rest["what"]
        assert all("more" not in row for row in rows)
        assert len(text.encode()) < 1_000_000

    def test_come_as_few_annotations_with_one_for_the_rest(self) -> None:
        text = render_github(many(10_000))
        assert len(text.split("\n")) == 11
        assert text.endswith("が 9,990 件あります。表示した分を直してから、もう一度実行してください。")
        assert text.split("\n")[-1].startswith("::error title=K305 ")
        assert len(text.encode()) < 50_000

    def test_leave_room_for_the_one_of_another_kind(self) -> None:
        found = [*many(10_000), problem("K107", whole_file("z.yaml"))]
        assert "data/z.yaml  [誤り K107]" in render_text(found, lines)
        assert json.loads(render_json(found))[500]["code"] == "K107"
        assert "file=data/z.yaml" in render_github(found)

    def test_of_every_kind_are_each_told(self) -> None:
        kinds = [code for code, rule in RULES.items() if rule.root is Root.DATA]
        details, places = everything(), [each.place for each in many(300, "K107")]
        found = [problem(code, place, **details) for code in kinds for place in places]
        for form, limit in (
            (render_text(found, lines), 600_000),
            (render_json(found), 5_000_000),
            (render_github(found), 600_000),
        ):
            assert len(form.encode()) < limit
            assert all(code in form for code in kinds)


@cache
def everything() -> Mapping[str, str]:
    """Something for each detail that any rule names."""
    texts = (text for rule in RULES.values() for text in (rule.what, rule.mend))
    return {name: "あ" * 400 for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


class TestTheFile:
    """Each rule says below which folder its file stands."""

    ROOTS = Roots("city/data/", "city/", "public/")

    @pytest.mark.parametrize("code", RULES)
    def test_stands_below_the_folder_of_its_rule(self, code: str) -> None:
        found = problem(code, whole_file("some/file"), **everything())
        top = {Root.DATA: "city/data/", Root.PROJECT: "city/", Root.SITE: "public/", Root.MACHINE: ""}[RULES[code].root]
        assert render_text([found], lines, self.ROOTS).startswith(f"{top}some/file  [")
        assert json.loads(render_json([found], self.ROOTS))[0]["file"] == f"{top}some/file"
        in_repository = RULES[code].root is not Root.MACHINE  # an annotation can point at nothing else
        assert (f" file={top}some/file," in render_github([found], self.ROOTS)) == in_repository

    @pytest.mark.parametrize("code", RULES)
    def test_is_data_for_what_is_told_of_data_and_only_for_that(self, code: str) -> None:
        roots = {
            "K7": {Root.SITE, Root.PROJECT},  # the built site, and what it is built of besides data
            "K9": {Root.MACHINE},
            "K85": {Root.MACHINE},  # workbooks, wherever they were saved
            "K86": {Root.MACHINE},
            "K87": {Root.MACHINE},
            "K88": {Root.MACHINE},
            "K884": {Root.DATA},  # a plan that has data
            "K89": {Root.MACHINE},
            "K44": {Root.DATA, Root.MACHINE},  # the ledger, and an archive that lies anywhere
            "K553": {Root.MACHINE},  # what was named to be compared
            "K586": {Root.MACHINE},  # a workbook that comes after the release
        }
        wanted = next((roots[code[:size]] for size in (4, 3, 2) if code[:size] in roots), {Root.DATA, Root.PROJECT})
        assert RULES[code].root in wanted

    @pytest.mark.parametrize(("code", "file"), [("K704", "content"), ("K706", RESULT_FILE), ("K705", RESULT_FILE)])
    def test_of_the_project_is_there(self, code: str, file: str) -> None:
        found = json.loads(render_json([problem(code, whole_file(file), **everything())]))[0]
        assert (REPOSITORY / found["file"]).exists()

    def test_is_named_from_where_the_command_was_given(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        city = tmp_path / "cities" / "mihon"
        city.mkdir(parents=True)
        monkeypatch.chdir(tmp_path)
        roots = roots_of(tmp_path / "data", city, city / "site")
        assert roots == Roots("data/", "cities/mihon/", "cities/mihon/site/")
        monkeypatch.chdir(city)
        assert roots_of(city / "data", city, city / "site") == Roots("data/", "", "site/")
        assert roots_of(tmp_path / "data", city, city / "site").data == f"{tmp_path.as_posix()}/data/"
        away = tmp_path / "away"
        away.mkdir()
        monkeypatch.chdir(away)
        away.rmdir()
        assert roots_of(city / "data", city, city / "site") == Roots("data/", "", "site/")


class TestJson:
    def test_of_one_problem(self) -> None:
        assert json.loads(render_json([problem("K203", Place("a.yaml", 2, 3))])) == [
            {
                "code": "K203",
                "level": "error",
                "name": "tab",
                "file": "data/a.yaml",
                "line": 2,
                "column": 3,
                "title": "字下げにタブが使われています",
                "what": "YAML の字下げにはタブを使えません。",
                "mend": "タブを半角空白 2 つに置き換えてください。",
            }
        ]

    def test_of_none(self) -> None:
        assert json.loads(render_json([])) == []

    def test_keeps_japanese_readable_and_quotes_safe(self) -> None:
        text = render_json([problem("K308", Place("a.yaml", 1, 1), text='狛"江')])
        assert '狛\\"江' in text


class TestAnnotations:
    def test_show_the_edited_line(self) -> None:
        assert render_github([problem("K203", Place("a.yaml", 2, 3))]) == (
            "::error file=data/a.yaml,line=2,col=3,title=K203 字下げにタブが使われています"
            "::YAML の字下げにはタブを使えません。 直し方: タブを半角空白 2 つに置き換えてください。"
        )

    def test_of_a_whole_file(self) -> None:
        assert render_github([problem("K107", whole_file("a.yaml"))]).startswith("::error file=data/a.yaml,title=K107 ")

    def test_escape_what_would_end_them(self) -> None:
        found = problem("K308", Place("a,b:c%.yaml", 1, 1), text="100%\r\n::error::")
        row = render_github([found])
        assert "\n" not in row
        assert row.startswith("::error file=data/a%2Cb%3Ac%25.yaml,line=1,col=1,title=")
        assert "「100%25%0D%0A::error::」" in row

    @settings(deadline=None)
    @given(st.text(), st.text(min_size=1))
    def test_of_any_text_are_one_line_with_all_of_it(self, text: str, name: str) -> None:
        row = render_github([problem("K308", Place(name, 1, 1), text=text)])
        assert re.fullmatch(r"::error file=[^\n\r,:]*,line=1,col=1,title=[^\n\r,:]*::[^\n\r]*", row)

    def test_stand_one_a_line(self) -> None:
        assert len(render_github([problem("K107", whole_file(name)) for name in "abc"]).split("\n")) == 3


class TestProblems:
    def test_are_sorted_by_place_and_told_once(self) -> None:
        found = [
            problem("K301", Place("b.yaml", 1, 1)),
            problem("K302", Place("a.yaml", 10, 1)),
            problem("K301", Place("a.yaml", 2, 5)),
            problem("K301", Place("a.yaml", 2, 3)),
            problem("K107", whole_file("a.yaml")),
            problem("K301", Place("a.yaml", 2, 3)),
        ]
        assert [(each.place.file, each.place.line, each.place.column) for each in sort_problems(found)] == [
            ("a.yaml", 0, 0),
            ("a.yaml", 2, 3),
            ("a.yaml", 2, 5),
            ("a.yaml", 10, 1),
            ("b.yaml", 1, 1),
        ]

    def test_are_counted_by_level(self) -> None:
        errors, warnings = count_levels([problem(code, whole_file("a")) for code in ("K101", "K107", "K107")])
        assert (errors, warnings) == (3, 0)
        assert {rule.level for rule in RULES.values()} <= set(Severity)

    def test_cut_what_is_too_long_to_help(self) -> None:
        (_, text), *_ = problem("K305", whole_file("a"), text="あ" * 5000).details
        assert text == "あ" * 399 + "…"


class TestNearest:
    def test_known_word(self) -> None:
        assert find_nearest("direciton", ["directions", "direction", "kind"]) == "direction"
        assert find_nearest("zzz", ["direction", "kind"]) == ""
        assert find_nearest("ab", []) == ""

    def test_is_the_same_whatever_the_order(self) -> None:
        assert find_nearest("ab", ["abd", "abc"]) == find_nearest("ab", ["abc", "abd"]) == "abc"

    def test_as_a_hint(self) -> None:
        assert name_nearest("direciton", ["direction", "kind"], "") == "「direction」ではありませんか。"
        assert name_nearest("zzz", ["from", "to"], "使える項目は {all} です。") == "使える項目は from、to です。"
        assert name_nearest("zzz", [f"key{number}" for number in range(20)], "使える項目は {all} です。") == ""


def test_the_report_of_a_broken_city_reads_well(tmp_path: Path) -> None:
    city = City(tmp_path)
    city.change("mihon/departments.yaml", "    name: 市民部\n", "    name：市民部\n")
    city.change("mihon/documents.yaml", "fiscal_year: 2022", "fiscal_year: 令和4年度")
    assert city.report() == (
        "data/mihon/departments.yaml:15:9  [誤り K204] コロンが全角です\n"
        "  「name」の後のコロンが全角「：」です。\n"
        "     15 |     name：市民部\n"
        "        |         ^\n"
        "  直し方: 半角のコロンと空白「: 」にしてください。例 → name: 市民部\n"
        "  くわしく: docs/problems/K204.md（kokai explain K204）\n"
        "\n"
        "data/mihon/documents.yaml:7:18  [誤り K309] 年度として読めません\n"
        "  「fiscal_year」の「令和4年度」は年度として読めません。\n"
        "      7 |     fiscal_year: 令和4年度\n"
        "        |                  ^\n"
        "  直し方: 西暦の 4 桁で書いてください。「令和4年度」は 2022 です。\n"
        "  くわしく: docs/problems/K309.md（kokai explain K309）"
    )


def test_each_form_tells_of_each_problem() -> None:
    found: list[Problem] = [problem("K107", whole_file("a")), problem("K203", Place("b", 1, 1))]
    assert (
        len(json.loads(render_json(found)))
        == len(render_github(found).split("\n"))
        == len(render_text(found, lines).split("\n\n"))
    )
