"""YAML as text with places: nothing is guessed, duplicate keys and anchors are told, all with line and column.

PyYAML's own constructors would turn ``010`` into 8, ``9:30`` into 570 and ``no`` into False, and would let the last of two equal keys
win. Here libyaml only cuts the text into events; every scalar stays the text that was written.
"""

import re
from typing import Any, Final, TypeAlias

import msgspec
import yaml

from generator.model.basics import Place
from generator.problems import REFUSED, Problem, Refused, problem, whole_file

DEPTH_LIMIT: Final = 40
_FULL_WIDTH_COLON: Final = re.compile(r"^\s*(?:-\s+)?(?P<key>[A-Za-z_][A-Za-z0-9_]*)\s*：\s*(?P<value>.*)$")
_LOADER: Final = yaml.CSafeLoader
_Event: TypeAlias = Any  # libyaml always gives an event with marks; the stubs make each of them optional


class Scalar(msgspec.Struct, frozen=True, gc=False):
    """Text as written; ``plain`` when it stood without quotes or block mark (a plain ``-`` is a blank, a quoted one is text)."""

    text: str
    plain: bool
    line: int
    column: int


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


Node: TypeAlias = Scalar | Sequence | Mapping


class _AbortError(Exception):
    """Leaves the composing of one file; carries the problem."""

    def __init__(self, found: Problem) -> None:
        self.found = found


class _Composer:
    """Builds nodes from libyaml's events of one file."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
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
            self.problems.append(problem("K107", whole_file(self.file)))
            return REFUSED
        root = self.node(next_event(), 0)
        next_event()  # document end
        event = next_event()
        if isinstance(event, yaml.DocumentStartEvent):
            self.problems.append(problem("K208", self.place(event)))
        return root

    def node(self, event: _Event, depth: int) -> Node:
        if depth > DEPTH_LIMIT:
            raise _AbortError(problem("K207", self.place(event), limit=DEPTH_LIMIT))
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent):
            self.problems.append(problem("K205", self.place(event), mark=f"*{event.anchor}"))
            return Scalar(f"*{event.anchor}", False, mark.line + 1, mark.column + 1)
        if event.anchor is not None:
            self.problems.append(problem("K205", self.place(event), mark=f"&{event.anchor}"))
        if event.tag is not None:
            self.problems.append(problem("K205", self.place(event), mark=str(event.tag)))
        if isinstance(event, yaml.ScalarEvent):
            return Scalar(event.value, not event.style, mark.line + 1, mark.column + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth)

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


def parse_tree(file: str, text: str) -> tuple[Node | Refused, list[Problem]]:
    """Cut one file's text into nodes. A file that cannot be read to its end gives ``Refused`` and the problems found so far."""
    composer: _Composer | None = None
    try:
        composer = _Composer(file, text)
        return composer.compose(), composer.problems
    except _AbortError as abort:
        found = abort.found
    except yaml.YAMLError as error:
        found = _explain(file, text, error)
    return REFUSED, [*(composer.problems if composer else []), found]


def _explain(file: str, text: str, error: yaml.YAMLError) -> Problem:
    """Say what libyaml stumbled over, in terms of the writer's likely slip."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        position = getattr(error, "position", 0)
        line = text.count("\n", 0, position) + 1
        column = position - (text.rfind("\n", 0, position) + 1) + 1
        return problem("K201", Place(file, line, column), cause="YAML に使えない文字があります")
    lines = text.split("\n")
    here = min(mark.line, len(lines) - 1)
    for number in (here, here - 1):
        slip = _FULL_WIDTH_COLON.match(lines[number]) if number >= 0 else None
        if slip:
            column = lines[number].index("：") + 1
            return problem("K204", Place(file, number + 1, column), key=slip["key"], value=slip["value"])
    for number in (here, here - 1):
        indent = lines[number][: len(lines[number]) - len(lines[number].lstrip())] if number >= 0 else ""
        if "\t" in indent or (number == here and lines[number][mark.column : mark.column + 1] == "\t"):
            return problem("K203", Place(file, number + 1, max(lines[number].find("\t"), 0) + 1))
    cause = _CAUSES.get(str(getattr(error, "problem", "")), "字下げか記号の並びが合いません")
    return problem("K201", Place(file, here + 1, mark.column + 1), cause=cause)


_CAUSES: Final = {
    "mapping values are not allowed in this context": "この位置にコロン「:」は置けません。文の中のコロンなら全体を引用符で囲みます",
    "could not find expected ':'": "項目名の後のコロン「:」がありません",
    "did not find expected key": "項目の並びが揃っていません",
    "did not find expected '-' indicator": "一覧の「-」の位置が揃っていません",
    "found unexpected end of stream": "引用符「\"」や「'」が閉じられていません",
    "did not find expected ',' or ']'": "［ ］の一覧が閉じられていません",
    "did not find expected ',' or '}'": "｛ ｝のまとまりが閉じられていません",
    "found character that cannot start any token": "この記号で文を始めるときは全体を引用符で囲みます",
    "control characters are not allowed": "画面に出ない制御文字があります",
}
