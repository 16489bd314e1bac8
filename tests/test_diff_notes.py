"""The note that a pull request gets: what differs in short, in which no text of the data does anything."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.changes import ChangeKind, Difference, Differences, FieldChange
from generator.changes.records import render_differences
from generator.cli import main
from generator.diffs.note import LONGEST_NOTE, MOST_LISTED, NOTE_MARK, as_code, render_note
from releases import release
from sample import City
from test_changes import GREEN

HOSTILE = (
    "@mayor @org/team",
    "#1 GH-2 org/repo#3 0123456789012345678901234567890123456789",
    "[ここ](https://other.example/)",
    "![絵](https://other.example/a.png)",
    "https://other.example/ www.other.example a@other.example",
    "<img src=x onerror=alert(1)><script>alert(1)</script>",
    "<!-- kokai-note -->",
    "&#64;mayor &lt;b&gt;",
    "`code` ``two`` ```three",
    "`",
    "a ` b",
    "\\`a\\`",
    "~~~\n```\n# 見出し\n- [ ] 一覧",
    "一行目\r\n\r\n# 二行目\u2028- 三行目\u0085> 四行目",
    "| 表 | の |\n|---|---|",
    "$$x$$ $`y`$",
    ":tada:",
    "\u202e逆さ\u200b見えない",
    "   ",
    "-----",
)


def figure(**other: str) -> Difference:
    said = {
        "title": "公園",
        "name": "来園者数",
        "before": "12,030人",
        "after": "12,031人",
        "address": "a/b/measures/c/",
    }
    said |= other
    return Difference(
        ChangeKind.CORRECTED,
        "figures",
        "k",
        said["title"],
        said["address"],
        name=said["name"],
        fields=(FieldChange("as_published", said["before"], said["after"]),),
    )


def note(*changes: Difference, since: str = "前", tag: str = "後") -> str:
    return render_note(Differences(since, tag, "", changes)).decode()


def leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children is None:
            yield token
        else:
            yield from leaves(token.children)


def parts(text: str) -> tuple[list[str], str, set[str]]:
    """What a reader of Markdown takes as code, as text, and which kinds of elements it makes."""
    assert text.startswith(f"{NOTE_MARK}\n")
    tokens = list(leaves(MarkdownIt("commonmark").parse(text.removeprefix(NOTE_MARK))))
    code = [each.content for each in tokens if each.type == "code_inline"]
    return code, "".join(each.content for each in tokens if each.type == "text"), {each.type for each in tokens}


def only_code(text: str) -> str:
    """The one piece of code that a text in Markdown is."""
    told = [each for each in leaves(MarkdownIt("commonmark").parse(text)) if not each.type.startswith("paragraph_")]
    assert [each.type for each in told] == ["code_inline"]
    return told[0].content


class TestTheNote:
    def test_says_which_pages_and_figures_change(self) -> None:
        assert note(figure()) == (
            f"{NOTE_MARK}\n"
            "### 公開の内容の変更（`前` → `後`）\n"
            "\n"
            "変更 1 件（変わったページ 1、変わった数値 1）。種類ごとには、値の訂正 1 件です。\n"
            "\n"
            "#### 変わったページ（1）\n"
            "\n"
            "- `a/b/measures/c/`：`公園`\n"
            "\n"
            "#### 変わった数値（1）\n"
            "\n"
            "- 値の訂正：`公園`　`来園者数`：`12,030人` → `12,031人`\n"
        )

    def test_names_the_field_where_another_than_the_wording_changed(self) -> None:
        change = Difference(
            ChangeKind.REVISED, "figures", "k", "公園", "a/", fields=(FieldChange("state", "final", "provisional"),)
        )
        assert "- 値の改定：`公園`：`値の状態` `確定` → `速報`\n" in note(change)

    def test_tells_a_value_that_was_not_there(self) -> None:
        assert "：なし → `12,031人`" in note(figure(before=""))

    def test_says_that_nothing_changes(self) -> None:
        assert note().endswith("計画・柱・施策の数値と文に、変更はありません。\n")

    def test_says_that_only_texts_change(self) -> None:
        told = note(Difference(ChangeKind.TEXT_CHANGED, "holders", "k", "公園", "a/"))
        assert "#### 変わった数値（0）\n\nありません。\n" in told

    def test_counts_what_a_long_list_leaves_out(self) -> None:
        told = note(*(figure(address=f"a/{number:04}/") for number in range(MOST_LISTED + 12)))
        assert told.count("- `a/") == MOST_LISTED
        assert "- ほか 12 ページ\n" in told
        assert "- ほか 12 件\n" in told

    def test_stays_below_what_hosts_take_whatever_the_texts_are(self) -> None:
        long = "`" * 5000
        told = note(*(figure(title=long, name=long, before=long, after=f"{n}{long}") for n in range(1000)), since=long)
        assert len(told) < LONGEST_NOTE + 2000 < 65_536

    @pytest.mark.parametrize("text", HOSTILE)
    @pytest.mark.parametrize("where", ["title", "name", "before", "after", "address"])
    def test_takes_no_text_of_the_data_for_more_than_text(self, where: str, text: str) -> None:
        usual, hostile = parts(note(figure())), parts(note(figure(**{where: text})))
        assert hostile[2] <= usual[2]
        own = re.compile("[ぁ-んァ-ー一-鿿、。（）：→　0-9 /]*")
        assert own.fullmatch(hostile[1]), hostile[1]
        shown = as_code(text)
        if shown != "なし":
            assert only_code(shown) in hostile[0]

    @pytest.mark.parametrize("text", HOSTILE)
    def test_takes_no_name_of_a_state_for_more_than_text(self, text: str) -> None:
        _, said, kinds = parts(note(figure(), since=text, tag=text))
        assert kinds == parts(note(figure()))[2]
        assert "@" not in said
        assert "<" not in said

    def test_shows_the_very_signs_of_a_text(self) -> None:
        for text in ("``a`` @b <c> | \\ &amp; $d$", "` a", "a `", "``", "#1"):
            assert only_code(as_code(text)) == text

    def test_shows_that_there_are_signs_that_nobody_sees(self) -> None:
        assert as_code("\u202e逆さ\u200b") == "`�逆さ�`"


@pytest.mark.long
class TestTheCommand:
    @pytest.fixture
    def city(self, tmp_path: Path) -> City:
        """A city that was released once, and edited since."""
        city = release(City(tmp_path))
        city.change(GREEN, "title: 中央公園の改修", 'title: "@mayor [公園](https://x.example/)の改修"')
        return city

    def test_writes_the_note(self, city: City, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", "--data", str(city.data), "--format", "markdown"]) == 0
        told = capsys.readouterr().out
        assert "- `mihon/basic-plan/measures/park/`：`@mayor [公園](https://x.example/)の改修`\n" in told

    def test_reads_what_another_run_wrote(self, city: City, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        asked, file = ["diff", "--data", str(city.data)], tmp_path / "differences.json"
        assert main([*asked, "--format", "json", "--out", str(file)]) == 0
        assert capsys.readouterr().out == f"できあがり: {file}\n"
        told = []
        for form in ("markdown", "html", "text", "json"):
            assert main([*asked, "--format", form]) == 0
            own = capsys.readouterr().out
            assert main([*asked, "--read", str(file), "--format", form]) == 0
            told.append((own, capsys.readouterr().out))
        assert all(own == read for own, read in told)

    @pytest.mark.breaks("K553")
    @pytest.mark.parametrize(
        "content",
        [
            "{}",
            "[]",
            "",
            "@mayor",
            '{"format":"kokai-changes-1","since":"","tag":"","date":"","changes":[{"kind":"@mayor"}]}',
            '{"format":"kokai-changes-1","since":"","tag":"","date":"heute","changes":[]}',
            '{"format":"kokai-changes-1","since":[],"tag":"","date":"","changes":[]}',
        ],
    )
    def test_reads_nothing_else(self, content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        file = tmp_path / "differences.json"
        file.write_text(content, encoding="utf-8")
        assert main(["diff", "--data", str(tmp_path), "--read", str(file), "--format", "markdown"]) == 1
        told = capsys.readouterr()
        assert not told.out
        assert "K553" in told.err
        assert "Traceback" not in told.err

    def test_says_that_the_file_is_not_there(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", "--read", str(tmp_path / "nothing.json"), "--format", "markdown"]) == 1
        assert "K553" in capsys.readouterr().err

    def test_compares_nothing_beside_reading(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["diff", "v1", "--read", "a.json"]) == 2
        assert "--read は、前 といっしょに使えません" in capsys.readouterr().err

    def test_believes_no_ids_that_are_no_text(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Whoever wrote the file may have written anything in the form of a record."""
        file = tmp_path / "differences.json"
        odd = figure(address="../../x?y#z", title="<b>", before="a\tb")
        moved = Difference(
            ChangeKind.MOVED, "holders", "k", "t", "a", former="f", fields=(FieldChange("address", "", ""),)
        )
        file.write_bytes(render_differences(Differences("", "", "", (odd, moved))))
        for form in ("markdown", "html", "text", "atom", "json"):
            assert main(["diff", "--data", str(tmp_path), "--read", str(file), "--format", form]) == 0
        told = capsys.readouterr().out
        assert json.dumps("../../x?y#z") in told
