"""Which record of a results file a line belongs to, for telling whose answer a problem is about."""

from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

_NAMED_BY = {"measures": "measure", "pillars": "pillar"}


class RecordAt(NamedTuple):
    """The section and id of a record, and the indicator of the figure ("" where the line is not a figure's)."""

    section: str
    holder: str
    indicator: str


def records_at(text: str, line: int) -> RecordAt:
    """The record on a line, counted from 1; empty names where there is none."""
    try:
        root = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return RecordAt("", "", "")
    for key, value in _pairs(root):
        if not _holds(value, line) and key != "plan":
            continue
        if key == "plan" and _holds(value, line):
            return RecordAt("plan", "", "")
        for item in _items(value):
            if _holds(item, line):
                named = dict(_pairs(item))
                if key == "plan_actuals":
                    return RecordAt(key, "", _word(named.get("indicator")))
                figures = _items(named.get("actuals"))
                indicator = next(
                    (_word(dict(_pairs(each)).get("indicator")) for each in figures if _holds(each, line)), ""
                )
                return RecordAt(key, _word(named.get(_NAMED_BY.get(key, ""))), indicator)
    return RecordAt("", "", "")


def _pairs(node: Node | None) -> list[tuple[str, Node]]:
    return [(_word(key), value) for key, value in node.value] if isinstance(node, MappingNode) else []


def _items(node: Node | None) -> list[Node]:
    return list(node.value) if isinstance(node, SequenceNode) else []


def _word(node: Node | None) -> str:
    return str(node.value) if node is not None and isinstance(node.value, str) else ""


def _holds(node: Node, line: int) -> bool:
    end = node.end_mark.line + (1 if node.end_mark.column else 0)
    return node.start_mark.line < line <= max(end, node.start_mark.line + 1)
