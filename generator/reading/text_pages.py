"""Texts that somebody took from a document: pages end at a form feed, the cells of a table stand between tabs.

It is run by ``foreign_reader`` in a process of its own and answers as ``pdf_pages`` does.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any, Final

_ENDS_OF_LINES: Final = re.compile(r"\r\n?|[\x85\u2028\u2029]")
_BREAKS: Final = re.compile(r"</p>\s*<p>|</li>\s*<li>|<br\s*/?>")
_TAGS: Final = re.compile(r"<[^<>]{1,80}>")


def read(content: bytes, limits: Sequence[int]) -> dict[str, Any]:
    """The pages, numbered where there is more than one: without a form feed nobody knows where a page ends.

    Or ``empty``, ``no-utf8``, ``characters``, ``pages``, ``cells``. ``limits``: pages, characters, cells of tables.
    """
    most_pages, characters, most_cells = limits
    if len(content) > 4 * characters:
        return {"fault": "characters"}
    try:
        text = _ENDS_OF_LINES.sub("\n", content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return {"fault": "no-utf8"}
    if not text.strip():
        return {"fault": "empty"}
    if len(text) > characters:
        return {"fault": "characters"}
    parts = text.split("\f")
    if len(parts) > most_pages:
        return {"fault": "pages"}
    room = _Room(most_cells)
    told = [
        {"number": number if len(parts) > 1 else None, "turned": False, "blocks": [*_blocks(part, room)], "image": ""}
        for number, part in enumerate(parts, 1)
    ]
    return {"fault": "cells"} if room.left < 0 else {"pages": told, "total": len(told)}


class _Room:
    """How many cells of tables there may still be."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, cells: int) -> bool:
        """Whether so many find room."""
        self.left -= cells
        return self.left >= 0


def _blocks(text: str, room: _Room) -> Iterator[dict[str, Any]]:
    for is_table, lines in groupby(text.split("\n"), key=lambda line: "\t" in line):
        if is_table:
            rows = [line.split("\t") for line in lines]
            width = max(map(len, rows))
            if room.take(len(rows) * width):
                yield {"cells": _cells(rows, width)}
        else:
            yield from ({"text": _plain(line), "size": 0} for line in lines if line.strip())


def _cells(rows: Sequence[Sequence[str]], width: int) -> list[list[Any]]:
    """Every cell is one of its own: the text does not say which were merged."""
    return [
        [number, column, 1, 1, _plain(row[column] if column < len(row) else "")]
        for number, row in enumerate(rows)
        for column in range(width)
    ]


def _plain(text: str) -> str:
    return _TAGS.sub("", _BREAKS.sub("\n", text)).strip()
