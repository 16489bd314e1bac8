"""YAML as text with places: nothing is guessed, duplicate keys and anchors are told, all with line and column.

PyYAML's own constructors would turn ``010`` into 8, ``9:30`` into 570 and ``no`` into False, and would let the last of two equal keys
win. Here libyaml only cuts the text into events; every scalar stays the text that was written.
"""

import re
from typing import Any, Final, TypeAlias

import msgspec
import yaml

from generator.load.hints import DEBRIS_COMMENT, explain_error, find_slip
from generator.model.basics import Place
from generator.problems.problem import REFUSED, Problem, Refused, problem, whole_file
from generator.problems.unseen_characters import UNSEEN

DEPTH_LIMIT: Final = 40
_LOADER: Final = yaml.CSafeLoader
_Event: TypeAlias = Any  # libyaml always gives an event with marks; the stubs make each of them optional
_WORD: Final = re.compile(r"[A-Za-z_][A-Za-z_0-9-]*\Z")
_COLON: Final = re.compile(r"\s*:")
_LINE_END: Final = re.compile("\r\n|\r|\n")


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """Text as written; ``plain`` when it stood without quotes or block mark (a plain ``-`` is a blank, a quoted one is text).

    ``refused``: something was told of it already, and nothing more is to be said of the value.
    """

    text: str
    plain: bool
    line: int
    column: int
    refused: bool = False


class Sequence(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple["Node", ...]
    line: int
    column: int


class Mapping(msgspec.Struct, frozen=True):
    """Keys and values in the order of the file; keys are unique."""

    entries: tuple[tuple[Scalar, "Node"], ...]
    line: int
    column: int

    def keys(self) -> frozenset[str]:
        """The keys that were written."""
        return frozenset(key.text for key, _ in self.entries)


Node: TypeAlias = Scalar | Sequence | Mapping


def describe(node: Node) -> str:
    """What a node is, in the writer's words."""
    if isinstance(node, Sequence):
        return "「- 」の一覧"
    if isinstance(node, Mapping):
        return "「項目名: 値」のまとまり"
    return "空欄" if not node.text else f"文字「{node.text[:20]}」"


class _AbortError(Exception):
    """Leaves the composing of one file; carries the problem."""

    def __init__(self, found: Problem) -> None:
        self.found = found


class _Composer:
    """Builds nodes from libyaml's events of one file."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.problems: list[Problem] = []
        self.loader = _LOADER(text)

    def place(self, event: _Event) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def compose(self) -> Node | Refused:
        """The only document of the file."""
        next_event: Any = self.loader.get_event
        next_event()  # stream start
        event: _Event = next_event()
        if isinstance(event, yaml.StreamEndEvent):
            return self.nothing()
        root = self.node(next_event(), 0)
        next_event()  # document end
        event = next_event()
        if isinstance(event, yaml.DocumentStartEvent):
            self.problems.append(problem("K208", self.place(event)))
        return self.nothing() if isinstance(root, Scalar) and root.plain and not root.text else root

    def nothing(self) -> Refused:
        self.problems.append(problem("K107", whole_file(self.file)))
        return REFUSED

    def node(self, event: _Event, depth: int) -> Node:
        if depth > DEPTH_LIMIT:
            raise _AbortError(problem("K207", self.place(event), limit=DEPTH_LIMIT))
        mark = event.start_mark
        if type(event) is yaml.ScalarEvent and event.value and event.anchor is None and event.tag is None:
            return Scalar(event.value, not event.style, mark.line + 1, mark.column + 1)  # nine of ten
        if isinstance(event, yaml.AliasEvent):
            self.problems.append(problem("K205", self.place(event), mark=f"*{event.anchor}"))
            return Scalar(f"*{event.anchor}", False, mark.line + 1, mark.column + 1)
        if event.anchor is not None:
            self.problems.append(problem("K205", self.place(event), mark=f"&{event.anchor}"))
        if event.tag is not None:
            self.problems.append(problem("K205", self.place(event), mark=str(event.tag)))
        if isinstance(event, yaml.ScalarEvent):
            if not event.value and not event.style:
                return self.blank(mark)
            return Scalar(event.value, not event.style, mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

    def blank(self, mark: Any) -> Scalar:
        """An empty value; ``value: #REF!`` is empty to YAML, which reads a comment, but not to the one who wrote it."""
        debris = DEBRIS_COMMENT.match(self.text, mark.index)
        if debris is None:
            return Scalar("", True, mark.line + 1, mark.column + 1)
        return Scalar(debris[1], True, mark.line + 1, mark.column + 1 + debris.start(1) - mark.index)

    def sequence(self, start: _Event, depth: int) -> Sequence:
        items = []
        next_event: Any = self.loader.get_event
        while not isinstance(event := next_event(), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1))
        return Sequence(tuple(items), start.start_mark.line + 1, start.start_mark.column + 1)

    def mapping(self, start: _Event, depth: int) -> Mapping:
        entries: list[tuple[Scalar, Node]] = []
        seen: dict[str, int] = {}
        next_event: Any = self.loader.get_event
        while not isinstance(event := next_event(), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            value = self.node(next_event(), depth + 1)
            if start.flow_style and entries and self.is_cut(event, key, value, entries[-1][1]):
                entries[-1] = (entries[-1][0], self.joined(entries[-1], key))
                continue
            if not isinstance(key, Scalar):
                details = {"label": "項目名", "wanted": "文字", "found": "一覧やまとまり"}
                self.problems.append(problem("K206", Place(self.file, key.line, key.column), **details))
            elif key.text in seen:
                details = {"key": key.text, "first": str(seen[key.text])}
                self.problems.append(problem("K202", Place(self.file, key.line, key.column), **details))
            else:
                seen[key.text] = key.line
                entries.append((key, value))
        return Mapping(tuple(entries), start.start_mark.line + 1, start.start_mark.column + 1)

    def is_cut(self, event: _Event, key: Node, value: Node, before: Node) -> bool:
        """Whether ``key`` is no key but the rest of the value before it, which a comma cut off: ``{amount: 12,850}``."""
        if not isinstance(key, Scalar) or not isinstance(value, Scalar) or not isinstance(before, Scalar):
            return False
        if not key.plain or not before.plain or not before.text or value.text or _WORD.match(key.text):
            return False
        return _COLON.match(self.text, event.end_mark.index) is None and find_slip(key.text) is None

    def joined(self, before: tuple[Scalar, Node], rest: Node) -> Scalar:
        """The value as it was meant; what cut it is told once, however many commas there are."""
        name, value = before
        if not isinstance(value, Scalar) or not isinstance(rest, Scalar):
            raise TypeError("only plain texts are cut by commas")
        text = f"{value.text},{rest.text}"
        if value.refused:
            self.problems.pop()
        self.problems.append(problem("K209", Place(self.file, value.line, value.column), key=name.text, text=text))
        return Scalar(text, True, value.line, value.column, refused=True)


def split_lines(text: str) -> list[str]:
    """The lines of a text as problems count them, without their ends."""
    return _LINE_END.split(text)


def parse_tree(file: str, text: str) -> tuple[Node | Refused, list[Problem]]:
    """Cut one file's text into nodes. A file that cannot be read to its end gives ``Refused`` and the problems found so far."""
    unseen = _find_unseen(file, text)
    if unseen:
        text = UNSEEN.sub("", text)
    composer = _Composer(file, text)
    try:
        node = composer.compose()
    except _AbortError as abort:
        return REFUSED, [*unseen, *composer.problems, abort.found]
    except yaml.YAMLError as error:
        return REFUSED, [*unseen, *composer.problems, explain_error(file, split_lines(text), error)]
    return node, [*unseen, *composer.problems]


def _find_unseen(file: str, text: str) -> list[Problem]:
    """Unseen characters where they stand; one a line, lest a file of another encoding fill the screen."""
    if text.replace("\n", "").isprintable() or not UNSEEN.search(text):  # what is printable is seen
        return []
    found = ((number, UNSEEN.search(line)) for number, line in enumerate(split_lines(text), 1))
    return [
        problem("K311", Place(file, number, match.start() + 1), text=f"U+{ord(match[0]):04X}")
        for number, match in found
        if match
    ]
