"""Texts that somebody took from a document: pages end at a form feed, the cells of a table stand between tabs."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from generator.radicals import whole_characters
from generator.reading.papers import Paper, PaperLine, PaperTable, TableCell

_BREAKS: Final = re.compile(r"</p>\s*<p>|</li>\s*<li>|<br\s*/?>")
_TAGS: Final = re.compile(r"<[^<>]{1,80}>")


def pages_of_text(text: str) -> list[Paper]:
    """Its pages, numbered where it has more than one: without a form feed nobody knows where a page ends."""
    parts = whole_characters(text).replace("\r\n", "\n").split("\f")
    numbers = [str(number + 1) if len(parts) > 1 else "" for number in range(len(parts))]
    return [Paper(number, "", tuple(_blocks(part, number))) for number, part in zip(numbers, parts, strict=True)]


def _blocks(text: str, page: str) -> Iterator[PaperLine | PaperTable]:
    for is_table, lines in groupby(text.split("\n"), key=lambda line: "\t" in line):
        if is_table:
            yield _table([line.split("\t") for line in lines], page)
        else:
            yield from (PaperLine(_plain(line)) for line in lines if line.strip())


def _table(rows: list[list[str]], page: str) -> PaperTable:
    """Every cell is one of its own: the text does not say which were merged."""
    width = max(map(len, rows))
    cells = [
        TableCell(number, column, 1, 1, _plain(row[column] if column < len(row) else ""), page)
        for number, row in enumerate(rows)
        for column in range(width)
    ]
    return PaperTable(tuple(cells))


def _plain(text: str) -> str:
    return _TAGS.sub("", _BREAKS.sub("\n", text)).strip()
