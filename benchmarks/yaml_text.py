"""YAML as people write it by hand: small mappings on one line, long text as a block, quotes only where they are needed."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

Tree: TypeAlias = "str | int | bool | Sequence[Tree] | Mapping[str, Tree]"

_LINE_WIDTH: Final = 160  # characters; a mapping of single values that fits is written on one line
# Text that YAML reads as the same text without quotes, inside brackets too.
_PLAIN: Final = re.compile(r"[0-9A-Za-z/\u3000-\uffef](?:[0-9A-Za-z/_.()%\-\u3000-\uffef]| (?=[^ #]))*\Z")


def write_yaml(tree: Mapping[str, Tree]) -> str:
    """The text of one file."""
    return "".join(f"{line}\n" for line in _mapping_lines(tree))


def _mapping_lines(tree: Mapping[str, Tree]) -> list[str]:
    lines: list[str] = []
    for key, value in tree.items():
        if isinstance(value, str) and "\n" in value:
            lines.append(f"{key}: |-")
            lines += [f"  {line}" if line else "" for line in value.split("\n")]
        elif (short := _on_one_line(value)) is not None:
            lines.append(f"{key}: {short}")
        elif isinstance(value, Mapping):
            lines.append(f"{key}:")
            lines += [_indented(line) for line in _mapping_lines(value)]
        elif isinstance(value, Sequence):
            lines.append(f"{key}:")
            for item in value:
                lines += [_indented(line) for line in _item_lines(item)]
    return lines


def _item_lines(item: Tree) -> list[str]:
    short = _on_one_line(item)
    if short is not None:
        return [f"- {short}"]
    if not isinstance(item, Mapping):
        raise TypeError("a list holds mappings or single values")
    first, *others = _mapping_lines(item)
    return [f"- {first}", *(_indented(line) for line in others)]


def _indented(line: str) -> str:
    return f"  {line}" if line else ""


def _on_one_line(value: Tree) -> str | None:
    """The value on one line, or None where a person would not write it so."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return None if "\n" in value else _scalar(value)
    if isinstance(value, Mapping):
        pairs = [f"{key}: {_on_one_line(each)}" for key, each in value.items() if _is_short(each)]
        text = "{" + ", ".join(pairs) + "}"
        return text if len(pairs) == len(value) and len(text) <= _LINE_WIDTH else None
    if all(isinstance(each, str) and "\n" not in each for each in value):
        return "[" + ", ".join(str(_on_one_line(each)) for each in value) + "]"
    return None


def _is_short(value: Tree) -> bool:
    if isinstance(value, str):
        return "\n" not in value
    return isinstance(value, bool | int) or (
        isinstance(value, Sequence) and all(isinstance(each, str) for each in value)
    )


def _scalar(text: str) -> str:
    return text if _PLAIN.match(text) else json.dumps(text, ensure_ascii=False)
