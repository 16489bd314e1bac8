"""Published text as paragraphs and lists. Every character stays, the bullets and numbers of list lines too.

Only ``- `` at a line's beginning is a mark of ours: a bullet that the document draws without a letter for it.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generator.addresses import at_anchor, footnote_anchor, mark_anchor
from generator.model.basics import Absent, Footnote
from generator.views.pieces import Block, FootnoteLine, Span
from generator.wording.words import Words

_BULLET: Final = "・･■□◇◆○●◎▪▫"
_DRAWN: Final = "-"  # a bullet that the document draws and its text does not hold is written "- " in data/
_LIST_LINE: Final = re.compile(
    rf"""[ \u3000]*(?:
        (?P<bullet>[{_BULLET}]|[-－]\s)
      | (?P<number>[（(][0-9０-９]{{1,2}}[)）]|[0-9０-９]{{1,2}}[.．](?![0-9０-９])|[①-⑳])
    )""",
    re.VERBOSE,
)


def view_text(text: str | Absent) -> tuple[Block, ...]:
    """Paragraphs of ``text`` (an empty line parts them) and lists (lines that begin with a bullet or a number)."""
    if isinstance(text, Absent):
        return ()
    if "\n" not in text and not text.startswith("- "):
        return (Block(text),)
    return tuple(_blocks(text))


class Notes:
    """The footnotes of one holder on a page: finds their marks in texts, and remembers where each first stood.

    ``holder`` tells them apart on the page: an indicator's id, "" for the page's own.
    """

    def __init__(self, holder: str, footnotes: Sequence[Footnote]) -> None:
        self._anchors = {note.mark: footnote_anchor(holder, note.mark) for note in footnotes}
        self._footnotes = footnotes
        self._first: dict[str, str] = {}
        marks = sorted(self._anchors, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, marks))) if marks else None

    def view_text(self, text: str | Absent) -> tuple[Block, ...]:
        """Like :func:`view_text`, with each mark as a link to its footnote."""
        blocks = view_text(text)
        pattern = self._pattern
        if pattern is None or isinstance(text, Absent) or not pattern.search(text):
            return blocks
        return tuple(self._marked(block, pattern) for block in blocks)

    def href(self, mark: str, place: str) -> str:
        """The link of a mark that stands at the element with the id ``place``; "" for a mark without a footnote."""
        anchor = self._anchors.get(mark)
        if anchor is None:
            return ""
        self._first.setdefault(mark, place)
        return at_anchor("", anchor)

    def view(self, words: Words) -> tuple[FootnoteLine, ...]:
        """The footnotes, with the way back to where each first stood. To be called when all texts were seen."""
        return tuple(self._footnote(note, words) for note in self._footnotes)

    def _footnote(self, note: Footnote, words: Words) -> FootnoteLine:
        place = self._first.get(note.mark)
        anchor = self._anchors[note.mark]
        if place is None:
            return FootnoteLine(anchor, note.mark, note.text, "", "")
        return FootnoteLine(
            anchor, note.mark, note.text, at_anchor("", place), words.source.back.format(mark=note.mark)
        )

    def _marked(self, block: Block, pattern: re.Pattern[str]) -> Block:
        if block.items or block.numbered or block.drawn:
            return Block(
                items=tuple(self._marked(item, pattern) for item in block.items),
                numbered=tuple(self._marked(item, pattern) for item in block.numbered),
                drawn=tuple(self._marked(item, pattern) for item in block.drawn),
            )
        spans, end = [], 0
        for match in pattern.finditer(block.text):
            spans.append(Span(block.text[end : match.start()]))
            mark, anchor = match[0], self._anchors[match[0]]
            place = "" if mark in self._first else mark_anchor(anchor)
            self._first.setdefault(mark, mark_anchor(anchor))
            spans.append(Span(mark, at_anchor("", anchor), place))
            end = match.end()
        if not spans:
            return block
        return Block(spans=(*spans, Span(block.text[end:])))


def _blocks(text: str) -> Iterable[Block]:
    """Lines that begin alike and follow one another are a list, with empty lines between them or not."""
    lines: list[str] = []
    kind, gap = "", False
    for line in text.split("\n"):
        if not line.strip():
            gap = True
            continue
        begins = _kind(line)
        if begins:
            if begins != kind:
                yield from _finish(kind, lines)
                kind = begins
            lines.append(line)
        elif lines and not gap:
            lines[-1] += f"\n{line}"  # goes on with the paragraph or item
        else:
            yield from _finish(kind, lines)
            kind = ""
            lines.append(line)
        gap = False
    yield from _finish(kind, lines)


def _kind(line: str) -> str:
    found = _LIST_LINE.match(line)
    if found is None:
        return ""
    if not found["bullet"]:
        return "number"
    bullet = found["bullet"].strip()
    return _DRAWN if bullet in "-－" else bullet


def _finish(kind: str, lines: list[str]) -> Iterable[Block]:
    """What was gathered, as a list if it has several lines of its kind. Empties ``lines``."""
    if kind == _DRAWN:
        lines[:] = [line.lstrip(" \u3000-－") for line in lines]
    blocks = tuple(map(Block, lines))
    lines.clear()
    if kind == _DRAWN:
        yield Block(drawn=blocks)
    elif not kind or len(blocks) < 2:
        yield from blocks
    elif kind == "number":
        yield Block(numbered=blocks)
    else:
        yield Block(items=blocks)
