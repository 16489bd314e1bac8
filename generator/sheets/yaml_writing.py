"""Values as lines of YAML, in the manner of the files of ``data/``: one value a line, text as plain as it can be."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.sheets.rows import Plain, Tree

_PLAIN: Final = re.compile(
    r"[A-Za-z\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff約（「『・※○◎△▲][^,\[\]{}#:&*!|>'\"%@`\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]*"
)
_WORDS_OF_YAML: Final = re.compile(r"(?:y|n|yes|no|on|off|true|false|null)\Z", re.IGNORECASE)


def scalar(value: str | Plain) -> str:
    """A text in one line: plain where YAML takes it so, otherwise in double quotation marks."""
    if isinstance(value, Plain):
        return value.text
    if _PLAIN.fullmatch(value) and value == value.strip() and not _WORDS_OF_YAML.match(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def flow(tree: Tree) -> str:
    """A value in one line: ``{indicator: visitors, fiscal_year: 2024, as_published: "7,800人"}``."""
    if isinstance(tree, Mapping):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in tree.items()) + "}"
    if isinstance(tree, tuple) and not isinstance(tree, Plain):
        return "[" + ", ".join(map(flow, tree)) + "]"
    return scalar(tree)


def block(key: str, tree: Tree, indent: int) -> Iterator[str]:
    """The lines of a key and its value, without their ends: several lines of text as a block, lists an item a line."""
    margin = " " * indent
    if isinstance(tree, str) and "\n" in tree and not tree.startswith((" ", "\n", "\t")):
        yield f"{margin}{key}: |-"
        yield from (f"{margin}  {line}" if line else "" for line in tree.split("\n"))
    elif isinstance(tree, tuple) and not isinstance(tree, Plain):
        yield f"{margin}{key}:"
        yield from (f"{margin}  - {flow(each)}" for each in tree)
    else:
        yield f"{margin}{key}: {flow(tree)}"


def entry(pairs: Iterable[tuple[str, Tree]], indent: int) -> list[str]:
    """The lines of an item of a list: its first key behind the dash."""
    lines = [line for key, tree in pairs for line in block(key, tree, indent + 2)]
    return [f"{' ' * indent}- {lines[0].lstrip()}", *lines[1:]]
