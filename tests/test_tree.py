"""YAML text in; text with its place, and problems, out."""

from collections.abc import Iterator
from textwrap import dedent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.load.parse import Mapping, Node, Scalar, Sequence, parse_tree, split_lines
from generator.problems.problem import Problem, Refused
from odd_texts import ANY_TEXT, SAMPLES
from sample import details, told

Plain = str | list["Plain"] | dict[str, "Plain"]


def parse(text: str) -> tuple[Node | Refused, list[Problem]]:
    return parse_tree("test.yaml", dedent(text))


def read(text: str) -> Plain:
    """The values alone; the text must be without problems."""
    node, problems = parse(text)
    assert problems == []
    assert not isinstance(node, Refused)
    return bare(node)


def bare(node: Node) -> Plain:
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [bare(item) for item in node.items]
        case Mapping():
            return {key.text: bare(value) for key, value in node.entries}


def walk(node: Node) -> Iterator[Node]:
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from walk(item)
    elif isinstance(node, Mapping):
        for key, value in node.entries:
            yield from walk(key)
            yield from walk(value)


def problem_of(text: str) -> tuple[tuple[str, int, int], dict[str, str]]:
    """The one problem of a text."""
    _, problems = parse(text)
    assert len(problems) == 1, problems
    return told(problems)[0], details(problems[0])


class TestNothingIsGuessed:
    @pytest.mark.parametrize(
        "written",
        [
            "010",
            "9:30",
            "no",
            "yes",
            "on",
            "1e3",
            "0x10",
            "1_000",
            "2024-04-01",
            "12:30:45",
            ".5",
            "true",
            "null",
            "~",
            "=",
            "<<",
            "1.0",
        ],
    )
    def test_a_value_stays_the_text_that_was_written(self, written: str) -> None:
        assert read(f"key: {written}") == {"key": written}

    def test_the_keys_on_and_no_stay_text(self) -> None:
        assert read("on: a\nno: b\n012: c") == {"on": "a", "no": "b", "012": "c"}

    def test_quotes_are_taken_off_and_told_of(self) -> None:
        node, _ = parse("[-, '-', \"-\"]")
        assert isinstance(node, Sequence)
        items = [(item.text, item.plain) for item in node.items if isinstance(item, Scalar)]
        assert items == [("-", True), ("-", False), ("-", False)]

    def test_lines_of_a_block_stay_lines(self) -> None:
        assert read("text: |-\n  一行目\n\n  二行目\n") == {"text": "一行目\n\n二行目"}

    def test_a_comment_is_no_value(self) -> None:
        assert read("a: 計画 # 注記\n# b: c\n") == {"a": "計画"}

    def test_nested_values(self) -> None:
        assert read("a:\n  - b: {c: [d, e]}\n  - f\n") == {"a": [{"b": {"c": ["d", "e"]}}, "f"]}


class TestPlaces:
    def test_count_characters_not_bytes(self) -> None:
        node, _ = parse("題名: 見本市\n一覧:\n  - 緑𠮷のまち\n")
        assert isinstance(node, Mapping)
        assert [(type(each).__name__, each.line, each.column) for each in walk(node)] == [
            ("Mapping", 1, 1),
            ("Scalar", 1, 1),
            ("Scalar", 1, 5),
            ("Scalar", 2, 1),
            ("Sequence", 3, 3),
            ("Scalar", 3, 5),
        ]

    def test_after_a_character_beyond_the_basic_plane(self) -> None:
        assert problem_of("{𠮷: a, 𠮷: b}") == (("K202", 1, 8), {"key": "𠮷", "first": "1"})

    def test_with_windows_line_ends(self) -> None:
        node, problems = parse_tree("test.yaml", "a: 一\r\nb: |-\r\n  二\r\n  三\r\n")
        assert problems == []
        assert isinstance(node, Mapping)
        assert bare(node) == {"a": "一", "b": "二\n三"}
        assert [key.line for key, _ in node.entries] == [1, 2]

    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_lines_are_split_as_problems_count_them(self, end: str) -> None:
        text = end.join(["a: 1", "b: 2", "b: 3"])
        assert problem_of(text)[0] == ("K202", 3, 1)
        assert split_lines(text) == ["a: 1", "b: 2", "b: 3"]


class TestRefused:
    def test_a_key_written_twice(self) -> None:
        assert problem_of("name: 一\nreading: 二\nname: 三\n") == (("K202", 3, 1), {"key": "name", "first": "1"})

    def test_every_key_written_twice_in_its_own_mapping(self) -> None:
        _, problems = parse("a: {x: 1, x: 2}\nb: {x: 1, y: 2}\na: 3\n")
        assert told(problems) == [("K202", 1, 11), ("K202", 3, 1)]

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("name:\n\treading: a\n", (2, 1)),
            ("name:\n  reading: a\n\tcode: b\n", (3, 1)),
            ("name:\n  - a\n  \t- b\n", (3, 3)),
        ],
    )
    def test_a_tab_as_indentation(self, text: str, place: tuple[int, int]) -> None:
        assert problem_of(text)[0] == ("K203", *place)

    @pytest.mark.parametrize(
        ("text", "place", "key", "value"),
        [
            ("name: a\nreading：みほんし\ncode: b\n", (2, 8), "reading", "みほんし"),
            ("reading：みほんし\ncode: b\n", (1, 8), "reading", "みほんし"),
            ("name: a\nreading ： みほんし\ncode: b\n", (2, 9), "reading", "みほんし"),
            ("list:\n  - id: a\n    title：題\n  - id: b\n", (3, 10), "title", "題"),
            ("summary：|-\n  一行目\n\n  二行目\nkind: a\n", (1, 8), "summary", "|-"),
        ],
    )
    def test_a_full_width_colon_where_it_was_written(
        self, text: str, place: tuple[int, int], key: str, value: str
    ) -> None:
        assert problem_of(text) == (("K204", *place), {"key": key, "value": value})

    def test_a_full_width_colon_in_a_sentence_is_text(self) -> None:
        assert read("note: 注：本文\n") == {"note": "注：本文"}

    @pytest.mark.parametrize(
        ("text", "place", "mark"),
        [
            ("a: &all 計画\nb: c\n", (1, 4), "&all"),
            ("a: *all\n", (1, 4), "*all"),
            ("a: !!str 計画\n", (1, 4), "tag:yaml.org,2002:str"),
            ("a: !python/object:os.system 計画\n", (1, 4), "!python/object:os.system"),
            ("note: *印は速報値\n", (1, 7), "*"),
            ("note: &印は速報値\n", (1, 7), "&"),
            ("note: !重要\n", (1, 7), "!"),
        ],
    )
    def test_anchors_aliases_and_tags(self, text: str, place: tuple[int, int], mark: str) -> None:
        assert problem_of(text) == (("K205", *place), {"mark": mark})

    def test_a_few_lines_that_would_become_a_billion(self) -> None:
        lines = ["a: &a [笑,笑,笑,笑,笑,笑,笑,笑,笑,笑]"]
        for before, name in zip("abcdefgh", "bcdefghi", strict=True):
            lines.append(f"{name}: &{name} [{','.join([f'*{before}'] * 10)}]")
        node, problems = parse("\n".join(lines))
        assert {found.rule for found in problems} == {"K205"}
        assert len(problems) == 9 + 80
        assert not isinstance(node, Refused)
        assert sum(1 for _ in walk(node)) < 150

    def test_nesting_without_end(self) -> None:
        assert problem_of("[" * 5000)[0] == ("K207", 1, 42)
        deep = "\n".join(f"{'  ' * level}a:" for level in range(60))
        assert problem_of(deep)[0][0] == "K207"
        assert read("\n".join(f"{'  ' * level}a:" for level in range(40))) != {}

    def test_a_second_document(self) -> None:
        assert problem_of("---\na: b\n---\nc: d\n")[0] == ("K208", 3, 1)
        assert read("---\na: b\n") == {"a": "b"}

    @pytest.mark.parametrize("text", ["", "\n\n", "# 何もない\n", "   \n", "---\n", "---"])
    def test_nothing_at_all(self, text: str) -> None:
        node, problems = parse(text)
        assert isinstance(node, Refused)
        assert told(problems) == [("K107", 0, 0)]

    @pytest.mark.parametrize("text", ["? [a]\n: b\n", "{a: 1}: 2\n"])
    def test_a_key_that_is_no_text(self, text: str) -> None:
        assert problem_of(text)[0][0] == "K206"


class TestBrokenText:
    @pytest.mark.parametrize(
        ("text", "place", "word"),
        [
            ("title:見本\nkind: a\n", (1, 6), "「title:」の後に半角の空白がありません"),
            ("a: b\ntitle:見本\n", (2, 6), "「title:」の後に半角の空白がありません"),
            ("title:\u3000見本\nkind: a\n", (1, 6), "「title:」の後の空白が全角です"),
            ("list:\n  a: 1\n\u00a0\u00a0備考\nkind: d\n", (3, 1), "字下げに半角ではないもの（U+00A0）の空白"),
            ("title:\u00a0見本\nkind: a\n", (1, 6), "「title:」の後の空白が半角ではないもの（U+00A0）です"),
            ("list:\n  a: 1\n\u3000\u3000備考\nkind: d\n", (3, 1), "字下げに全角の空白"),
            ("list:\n－ a\nb: c\n", (2, 1), "「- 」が全角です"),
            ("list:\n  a: 1\n b: 2\n", (3, 2), "項目の並びが揃っていません"),
            ("title: 見本\n  kind: a\n", (2, 3), "上の行と字下げが揃っていません"),
            ("- a\nb: c\n", (2, 1), "「-」の位置"),
            ("list: - a\n", (1, 7), "次の行から"),
            ("note: 注: 本文\n", (1, 8), "文の中のコロン"),
            ("note: '閉じない\nkind: a\n", (1, 7), "引用符が閉じられていません"),
            ('note: "閉じない\nkind: a\n', (1, 7), "引用符が閉じられていません"),
            ("note: {a: b\nkind: c\n", (1, 7), "「{ }」のまとまりが閉じられていない"),
            ("note: [a, b\nkind: c\n", (1, 7), "「[ ]」の一覧が閉じられていない"),
            ("note: [注] 本文\n", (1, 11), "「[」で始まる文"),
            ('note: "重点"施策\n', (1, 11), '「"」で始まる文'),
            ("note: @市役所\n", (1, 7), "引用符で囲みます"),
            ("note: %を示す\n", (1, 7), "引用符で囲みます"),
            ('note: "\\q"\n', (1, 8), "「\\」が特別な意味"),
            ("note: |計画\n  文\n", (1, 8), "文は次の行から"),
        ],
    )
    def test_says_what_was_probably_meant(self, text: str, place: tuple[int, int], word: str) -> None:
        found, filled = problem_of(text)
        assert found == ("K201", *place)
        assert word in filled["cause"]

    def test_a_dash_for_nothing_is_a_blank_not_a_list(self) -> None:
        assert problem_of("a: b\nvalue: -\nc: d\n")[0] == ("K303", 2, 8)
        assert problem_of("- value: - # 不明\n  c: d\n")[0] == ("K303", 1, 10)
        assert problem_of("{a: b, value: - , c: d}\n")[0] == ("K303", 1, 15)
        assert problem_of("value: ?\nc: d\n")[0] == ("K303", 1, 8)

    def test_tells_what_was_found_before_it_broke(self) -> None:
        _, problems = parse("a: 1\na: 2\nb: '3\n")
        assert told(problems) == [("K202", 2, 1), ("K201", 3, 4)]

    @pytest.mark.parametrize(
        ("text", "place"),
        [
            ("value: #REF!\n", (1, 8)),
            ("- value: #N/A # 元の表\n", (1, 10)),
            ("value: ######\n", (1, 8)),
            ("- {year: 2024, value: #DIV/0!}\n- b\n", (1, 23)),
            ("- [#VALUE!, 3]\n", (1, 4)),
        ],
    )
    def test_debris_that_yaml_takes_for_a_comment_is_still_seen(self, text: str, place: tuple[int, int]) -> None:
        node, problems = parse(text)
        texts = (
            []
            if isinstance(node, Refused)
            else [(each.text, each.line, each.column) for each in walk(node) if isinstance(each, Scalar)]
        )
        seen = told(problems) == [("K304", *place)] or any(
            each[0].startswith("#") and each[1:] == place for each in texts
        )
        assert seen

    def test_a_comment_after_nothing_is_a_comment(self) -> None:
        assert read("a: # ここから一覧\n  - b\nc: # 未定\n") == {"a": ["b"], "c": ""}


class TestHiddenCharacters:
    @pytest.mark.parametrize(
        ("char", "name"),
        [
            ("\x00", "U+0000"),
            ("\x0b", "U+000B"),
            ("\x1b", "U+001B"),
            ("\x85", "U+0085"),
            ("\u200b", "U+200B"),
            ("\u200d", "U+200D"),
            ("\u2028", "U+2028"),
            ("\u202e", "U+202E"),
            ("\ufeff", "U+FEFF"),
            ("\uffff", "U+FFFF"),
            ("\ud800", "U+D800"),
        ],
    )
    def test_are_told_where_they_stand(self, char: str, name: str) -> None:
        assert problem_of(f"a: b\nname: 見本{char}市\nc: d\n") == (("K311", 2, 9), {"text": name})

    def test_do_not_hide_what_else_is_wrong(self) -> None:
        _, problems = parse("a: \u2028b\nc: d\u200b\nc: e\n")
        assert told(problems) == [("K311", 1, 4), ("K311", 2, 5), ("K202", 3, 1)]

    def test_are_told_once_a_line(self) -> None:
        _, problems = parse("a\x00b\x00: \x00c\nd: e")
        assert told(problems)[0] == ("K311", 1, 2)
        assert [found.rule for found in problems].count("K311") == 1


@settings(deadline=None)
@given(ANY_TEXT)
@example("\ud800")
@example("[" * 100_000)
@example("a:\n" * 2)
@example("- " * 3000)
def test_any_text_gives_nodes_or_problems_with_places_inside_it(text: str) -> None:
    node, problems = parse_tree("any.yaml", text)
    lines = split_lines(text)
    assert not isinstance(node, Refused) or problems
    for found in problems:
        assert found.place.line <= len(lines)
        if found.place.line:
            assert 1 <= found.place.column <= len(lines[found.place.line - 1]) + 1
    for each in [] if isinstance(node, Refused) else walk(node):
        assert 1 <= each.line <= len(lines) + 1  # an empty value may stand after the last line


@pytest.mark.long
@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1), max_size=8))
def test_quoted_text_comes_back_as_it_was(texts: list[str]) -> None:
    written = "\n".join(f"- '{text.replace(chr(39), chr(39) * 2)}'" for text in texts) or "[]"
    node, problems = parse_tree("any.yaml", written)
    assert problems == []
    assert isinstance(node, Sequence)
    assert [item.text for item in node.items if isinstance(item, Scalar)] == texts


def test_no_sample_needs_yaml_beyond_what_is_told() -> None:
    assert len(SAMPLES) == 15
    assert all(parse_tree(name, text)[1] == [] for name, text in SAMPLES.items())
