"""Write single entries of a YAML file otherwise, and change not a byte beside them: comments, order, quotes and line ends stay.

Nothing is taken on trust: what was made is read again, and must be what was meant and nothing else.
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple, TypeAlias

import yaml

Plain: TypeAlias = "str | list[Plain] | list[tuple[str, Plain]]"
"""What a file says, without the way in which it is written: the order of entries belongs to it."""

_INLINE: Final = (None, "", "'", '"')
_BOM: Final = "\ufeff"


class YamlEntry(NamedTuple):
    """A key with its value: the text of a scalar, None of anything else; the keys beside it; whether it stands at the top of the file.

    ``within``: the key under which its mapping stands, alone or in a list; "" at the top.
    """

    key: str
    value: str | None
    beside: frozenset[str]
    is_top: bool
    within: str = ""


class Respelled(NamedTuple):
    """What is written in the place of an entry."""

    key: str
    value: str


class Dropped(NamedTuple):
    """The entry is taken out; ``why`` is told, in Japanese."""

    why: str


class LeftToPeople(NamedTuple):
    """The entry stays: a person has to decide. ``what``: between what, in Japanese."""

    what: str


Answer: TypeAlias = Respelled | Dropped | LeftToPeople | None
Respell: TypeAlias = Callable[[YamlEntry], Answer]


class LineChange(NamedTuple):
    """What was done in a line (counted from 1): what stood there, what stands there now ("" where it went)."""

    line: int
    was: str
    now: str


class ToDecide(NamedTuple):
    """What a person has to decide of a line."""

    line: int
    what: str


class Rewritten(NamedTuple):
    """A file's text as it will be, with what was done and what is asked."""

    text: str
    changes: tuple[LineChange, ...] = ()
    questions: tuple[ToDecide, ...] = ()


class NotAsMeantError(Exception):
    """The file is written in a way in which nothing can be changed without changing more."""


class _Edit(NamedTuple):
    start: int
    end: int
    new: str


def respell(text: str, answer: Respell) -> Rewritten:
    """The text with each entry as ``answer`` wants it. Raises :class:`NotAsMeantError`; the text must be YAML."""
    mark, bare = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    walk = _Walk(bare, answer)
    meant = walk.plain(_compose(bare), is_top=True)
    made = _apply(bare, walk.edits)
    if _plain(made) != meant:
        raise NotAsMeantError
    return Rewritten(mark + made, tuple(walk.changes), tuple(walk.questions))


def put_first(text: str, key: str, value: str) -> Rewritten:
    """The text with an entry at the top: in the place of one of that key, else before the first. Raises :class:`NotAsMeantError`."""
    mark, bare = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    root = _compose(bare)
    if not isinstance(root, yaml.MappingNode) or bare[root.start_mark.index : root.start_mark.index + 1] in {"&", "!"}:
        raise NotAsMeantError
    before = [each for each in _entries(root) if each[0].value == key]
    line = f"{key}: {value}"
    if before:
        name, held = before[0]
        edit = _Edit(held.start_mark.index, held.end_mark.index, value)
        change = LineChange(name.start_mark.line + 1, f"{key}: {bare[edit.start : edit.end]}", line)
        meant = [(name, value if name == key else each) for name, each in _pairs_of(bare)]
    else:
        at = root.start_mark.index + root.flow_style
        between = ", " if root.flow_style else _line_end(bare) + " " * root.start_mark.column
        edit = _Edit(at, at, line + between)
        change = LineChange(root.start_mark.line + 1, "", line)
        meant = [(key, value), *_pairs_of(bare)]
    made = _apply(bare, [edit])
    if _plain(made) != meant:
        raise NotAsMeantError
    return Rewritten(mark + made, (change,))


class _Walk:
    """One way through a file: gathers the edits, and gives what the file will say."""

    def __init__(self, text: str, answer: Respell) -> None:
        self.text = text
        self.answer = answer
        self.edits: list[_Edit] = []
        self.changes: list[LineChange] = []
        self.questions: list[ToDecide] = []

    def plain(self, node: yaml.Node | None, within: str = "", *, is_top: bool = False) -> Plain:
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(each, within) for each in node.value]
        if not isinstance(node, yaml.MappingNode):
            return "" if node is None else str(node.value)
        keys = frozenset(str(key.value) for key, _ in _entries(node))
        return [
            pair
            for key, value in _entries(node)
            for pair in self._entry(key, value, keys, within, None if not is_top else node)
        ]

    def _entry(
        self, key: yaml.Node, value: yaml.Node, keys: frozenset[str], within: str, top: yaml.MappingNode | None
    ) -> Iterator[tuple[str, Plain]]:
        text = str(value.value) if isinstance(value, yaml.ScalarNode) else None
        entry = YamlEntry(str(key.value), text, keys - {str(key.value)}, top is not None, within)
        match self.answer(entry):
            case Respelled() as new if _is_inline(key) and _is_inline(value):
                self._replace(key, new.key)
                self._replace(value, new.value)
                was = f"{entry.key}: {entry.value}"
                self.changes.append(LineChange(key.start_mark.line + 1, was, f"{new.key}: {new.value}"))
                yield new.key, new.value
                return
            case Dropped() if top is not None and not top.flow_style:
                self._drop(key, value)
                return
            case LeftToPeople(what):
                self.questions.append(ToDecide(key.start_mark.line + 1, what))
            case Respelled() | Dropped():
                what = f"「{entry.key}」の書き方が変わっていますが、この行はプログラムでは直せません"
                self.questions.append(ToDecide(key.start_mark.line + 1, what))
            case None:
                pass
        yield entry.key, self.plain(value, entry.key)

    def _replace(self, node: yaml.Node, new: str) -> None:
        quote = (node.style or "") if isinstance(node, yaml.ScalarNode) else ""
        self.edits.append(_Edit(node.start_mark.index, node.end_mark.index, f"{quote}{new}{quote}"))

    def _drop(self, key: yaml.Node, value: yaml.Node) -> None:
        """Take out the lines on which the entry has signs."""
        start = self.text.rfind("\n", 0, key.start_mark.index) + 1
        last = value
        while isinstance(last, yaml.MappingNode | yaml.SequenceNode) and not last.flow_style and last.value:
            last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
        end = self.text.find("\n", len(self.text[: last.end_mark.index].rstrip())) + 1 or len(self.text)
        self.edits.append(_Edit(start, end, ""))
        self.changes.append(LineChange(key.start_mark.line + 1, self.text[start:end].rstrip(), ""))


def _is_inline(node: yaml.Node) -> bool:
    """Whether a node is a text within its line, quoted or not."""
    return isinstance(node, yaml.ScalarNode) and node.style in _INLINE


def _compose(text: str) -> yaml.Node | None:
    root: yaml.Node | None = yaml.compose(text, Loader=yaml.CSafeLoader)
    return root


def _entries(node: yaml.MappingNode) -> list[tuple[yaml.Node, yaml.Node]]:
    entries: list[tuple[yaml.Node, yaml.Node]] = node.value
    return entries


def _plain(text: str) -> Plain:
    try:
        return _Walk(text, lambda _: None).plain(_compose(text))
    except yaml.YAMLError:
        raise NotAsMeantError from None


def _pairs_of(text: str) -> list[tuple[str, Plain]]:
    return [each for each in _plain(text) if isinstance(each, tuple)]


def _apply(text: str, edits: list[_Edit]) -> str:
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
