"""YAML as the machine writes it into the ledgers: a line for each thing, so that a difference can be read."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Final

_PLAIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9/._-]*")
_ESCAPED: Final = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What YAML takes for the end of a line, or does not hold."""
HEADER: Final = "# kokai release が書くファイルです。手では直さないでください。\n"


def quoted(text: str) -> str:
    """A text as one scalar in quotation marks: what is made of figures alone would be a number to other readers of YAML."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(text, ensure_ascii=False))


def scalar(text: str) -> str:
    """A text as one scalar: as it is where it is made of the letters of ids, in quotation marks otherwise."""
    return text if _PLAIN.fullmatch(text) else quoted(text)


def pairs(key: str, entries: Iterable[tuple[str, str | int]], indent: str) -> Iterator[str]:
    """A mapping under ``key``, a line for each entry; nothing where there is none."""
    lines = [f"{indent}  {scalar(name)}: {scalar(str(value))}\n" for name, value in entries]
    if lines:
        yield f"{indent}{key}:\n"
        yield from lines
