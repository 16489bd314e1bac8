"""Edits of a results file: only the record of the value is taken out of its lines, changed and put back; all other lines stay as they are.

ruamel.yaml keeps comments, order and quotation marks of the record. A record that it would not give back as it was is not touched.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString, ScalarString

from generator.model.basics import Place
from generator.sheets.deciding import RecordEdit
from generator.sheets.rows import Plain, Tree
from generator.sheets.yaml_writing import scalar

_ITEM: Final = re.compile(r"^( *)-( +)")
_COMMENT: Final = re.compile(r"(?:^|\s)#.*$")


class _Piece(NamedTuple):
    """The lines from ``start`` to before ``end``; ``indent`` is where the dash stands, -1 for the mapping ``plan:``."""

    start: int
    end: int
    indent: int


class _Token:
    """A word or number to be written without quotation marks."""

    def __init__(self, text: str) -> None:
        self.text = text


def edit_records(text: str, changes: Iterable[RecordEdit]) -> tuple[str, list[RecordEdit]]:
    """The text with the changes of records that stand in it, and the changes that could not be made without touching other lines."""
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    refused: list[RecordEdit] = []
    groups: dict[tuple[str, int, int], list[RecordEdit]] = {}
    for change in changes:
        place = change.row.spot.entry or change.row.spot.item
        assert place is not None  # noqa: S101 (only records that are there are edited)
        groups.setdefault((change.row.spot.section, place.line, place.column), []).append(change)
    for (section, line, column), group in sorted(groups.items(), key=lambda each: -each[0][1]):
        items = [_find_item(lines, change.row.spot.item) for change in group]
        pieces: dict[_Piece, list[RecordEdit]] = {}
        if all(items):
            for piece, change in zip(items, group, strict=True):
                assert piece is not None  # noqa: S101 (tells the type checker)
                pieces.setdefault(piece, []).append(change)
        else:
            whole = _find_plan(lines) if section == "plan" else _find_item(lines, Place("", line, column))
            if whole is None:
                refused += group
                continue
            pieces[whole] = group
        for piece, own in sorted(pieces.items(), key=lambda each: -each[0].start):
            edited = _edit(lines[piece.start : piece.end], piece, own)
            if edited is None:
                refused += own
            else:
                lines[piece.start : piece.end] = edited
    return end.join(lines), refused


def _find_item(lines: Sequence[str], place: Place | None) -> _Piece | None:
    """The lines of the list item whose mapping begins at the place."""
    if place is None:
        return None
    found = _ITEM.match(lines[place.line - 1])
    if found is None or found.end() != place.column - 1:
        return None
    indent = len(found[1])
    return _Piece(place.line - 1, _end_of(lines, place.line, indent), indent)


def _find_plan(lines: Sequence[str]) -> _Piece | None:
    starts = [number for number, line in enumerate(lines) if line.startswith("plan:")]
    return _Piece(starts[0], _end_of(lines, starts[0] + 1, 0), -1) if len(starts) == 1 else None


def _end_of(lines: Sequence[str], after: int, indent: int) -> int:
    """Where the lines end that are indented deeper; blank ones behind them do not belong to them."""
    end = after
    for number in range(after, len(lines)):
        line = lines[number]
        if line.strip():
            if len(line) - len(line.lstrip(" ")) <= indent:
                break
            end = number + 1
    return end


def _edit(lines: Sequence[str], piece: _Piece, changes: Sequence[RecordEdit]) -> list[str] | None:
    margin = 0 if piece.indent < 0 else piece.indent - 2
    text = "\n".join(_moved(line, -margin) for line in lines) + "\n"
    yaml = _make_yaml()
    try:
        tree = yaml.load(text)
        if _dump(yaml, tree) != text:
            return None
        for change in changes:
            _apply(tree["plan"] if piece.indent < 0 else tree[0], change, _within(change, lines, piece))
        edited = _dump(yaml, tree)
    except (YAMLError, KeyError, IndexError, TypeError, AttributeError):
        return None
    if _comments(text) - _comments(edited):
        return None
    return [_moved(line, margin) for line in edited[:-1].split("\n")]


def _within(change: RecordEdit, lines: Sequence[str], piece: _Piece) -> tuple[int, int] | None:
    """Line and column of the item within the piece as it was loaded, where the piece is the record around it."""
    item = change.row.spot.item
    if item is None or (_ITEM.match(lines[0]) is None and piece.indent >= 0):
        return None
    if item.line - 1 == piece.start and piece.indent >= 0 and item.column - 1 == _item_end(lines[0]):
        return None
    margin = 0 if piece.indent < 0 else piece.indent - 2
    return item.line - 1 - piece.start, item.column - 1 - margin


def _item_end(line: str) -> int:
    found = _ITEM.match(line)
    return found.end() if found else -1


def _moved(line: str, by: int) -> str:
    if not line.strip():
        return line
    return " " * by + line if by >= 0 else line[-by:] if not line[:-by].strip() else line


def _make_yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 10**6
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.representer.add_representer(_Token, _represent)
    return yaml


def _represent(representer: Any, token: _Token) -> Any:
    tag = YAML().resolver.resolve(ScalarNode, token.text, (True, False))
    return representer.represent_scalar(tag, token.text)


def _dump(yaml: YAML, tree: object) -> str:
    stream = io.StringIO()
    yaml.dump(tree, stream)
    return stream.getvalue()


def _comments(text: str) -> set[str]:
    return {found[0].strip() for line in text.split("\n") if (found := _COMMENT.search(line))}


def _apply(record: Any, change: RecordEdit, within: tuple[int, int] | None) -> None:
    """RecordEdit the record, or the item of one of its lists."""
    spot = change.row.spot
    if spot.list_key and spot.item is None:
        _append(record, change)
        return
    target = record if within is None else _at(record[spot.list_key], within)
    _put(target, change.clear, change.put)
    if change.page:
        source = target.get("source")
        if source is None:
            _put(target, (), [("source", {"page": change.page})])
        else:
            _put(source, (), [("page", change.page)])


def _at(items: CommentedSeq, within: tuple[int, int]) -> CommentedMap:
    """The mapping of a list that begins at a line and column."""
    for item in items:
        if (item.lc.line, item.lc.col) == within:
            found: CommentedMap = item
            return found
    raise KeyError(within)


def _append(record: CommentedMap, change: RecordEdit) -> None:
    spot = change.row.spot
    new = _value(dict(new_item(change)), in_flow=True, old=None)
    if spot.list_key in record:
        record[spot.list_key].append(new)
    else:
        record[spot.list_key] = CommentedSeq([new])


def new_item(change: RecordEdit) -> list[tuple[str, Tree]]:
    """All keys of an item that is not there yet."""
    source: list[tuple[str, Tree]] = [("source", {"page": change.page})] if change.page else []
    return [*change.row.spot.base, *change.put, *source]


def _put(record: CommentedMap, clear: Iterable[str], pairs: Iterable[tuple[str, Tree]]) -> None:
    """Take keys away and set others, each where the one stood that it takes the place of."""
    new = dict(pairs)
    keys = list(record)
    touched = [keys.index(key) for key in (*clear, *new) if key in record]
    at = min(touched, default=len(keys))
    old = {key: record[key] for key in keys}
    for key in clear:
        if key in record and key not in new:
            del record[key]
    for key, tree in new.items():
        value = _value(tree, in_flow=bool(record.fa.flow_style()), old=old.get(key))
        if key in record:
            record[key] = value
            at = list(record).index(key)
        else:
            record.insert(min(at, len(record)), key, value)
        at += 1


def _value(tree: Tree, *, in_flow: bool, old: object) -> object:
    if isinstance(tree, Plain):
        return _Token(tree.text)
    if isinstance(tree, Mapping):
        made = CommentedMap((key, _value(value, in_flow=True, old=None)) for key, value in tree.items())
        made.fa.set_flow_style()
        return made
    if isinstance(tree, tuple):
        return CommentedSeq([_value(each, in_flow=True, old=None) for each in tree])
    several = "\n" in tree or (isinstance(old, LiteralScalarString) and bool(tree))
    if several and not in_flow and not tree.startswith((" ", "\t", "\n")):
        return LiteralScalarString(tree)
    quoted = isinstance(old, ScalarString) or scalar(tree) != tree
    return DoubleQuotedScalarString(tree) if quoted else tree
