"""YAML as an editor's support reads it: by the core schema of YAML 1.2, in which plain digits are a number and ``true`` a flag."""

import re
from typing import Any, Final

from generator.load.parse import Mapping, Node, Scalar

_WHOLE: Final = re.compile(r"[-+]?[0-9]+\Z")
_FLOAT: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_FLAGS: Final = {word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")}


def view_as_editor(node: Node) -> Any:
    """The node as numbers, flags, nulls, texts, lists and mappings."""
    if isinstance(node, Scalar):
        return _scalar(node)
    if isinstance(node, Mapping):
        return {key.text: view_as_editor(value) for key, value in node.entries}
    return [view_as_editor(item) for item in node.items]


def _scalar(node: Scalar) -> Any:
    if not node.plain:
        return node.text
    if node.text in _NULL:
        return None
    if node.text in _FLAGS:
        return _FLAGS[node.text]
    if _WHOLE.match(node.text):
        return int(node.text)
    return float(node.text) if _FLOAT.match(node.text) else node.text
