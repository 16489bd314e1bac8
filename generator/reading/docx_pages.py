"""The text and the tables of one Word document (.docx), which is given as bytes and may be broken or hostile.

It is run by ``foreign_reader`` in a process of its own and answers as ``pdf_pages`` does; a cell may also bear its page. Nothing outside the file is followed. Text that was
deleted or moved away while changes were tracked, and hidden text, is no text of the document. Pages are those that Word noted when it last
laid the document out; where it noted none, ``number`` is null.
"""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

_OLD: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_MOST_PARTS: Final = 10_000
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AWAY: Final = frozenset({_W + "del", _W + "moveFrom", _W + "txbxContent", _W + "rt", _W + "instrText"})
_AWAY_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SPACES: Final = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}


def read(content: bytes, limits: Sequence[int]) -> dict[str, Any]:
    """The pages; or ``old-word``, ``password``, ``no-docx``, ``macros``, ``unpacked``, ``characters``, ``cells``, ``no-text``.

    ``limits``: bytes unpacked, characters, cells of tables.
    """
    unpacked_limit, characters_limit, cells_limit = limits
    fault = _find_unfit(content, unpacked_limit)
    if fault:
        return {"fault": fault}
    from docx import Document  # noqa: PLC0415 - the limits hold before a line of a foreign parser runs

    body = Document(BytesIO(content)).element.body
    pages = _Pages(is_known=next(body.iter(_W + "lastRenderedPageBreak"), None) is not None, room=cells_limit)
    for child in _children(body):
        if child.tag == _W + "p":
            _read_paragraph(child, pages)
        elif child.tag == _W + "tbl":
            _read_table(child, pages)
        if pages.letters > characters_limit or pages.room < 0:
            return {"fault": "cells" if pages.room < 0 else "characters"}
    if not pages.letters:
        return {"fault": "no-text"}
    return {"pages": pages.told, "total": len(pages.told)}


def _find_unfit(content: bytes, unpacked_limit: int) -> str:
    """Why the file is not opened at all, "" where it may be."""
    if content.startswith(_OLD):
        return "password" if _ENCRYPTED in content else "old-word"
    if not zipfile.is_zipfile(BytesIO(content)):
        return "no-docx"
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = {part.filename.lower(): part.file_size for part in packed.infolist()}
        if len(packed.infolist()) > _MOST_PARTS or sum(part.file_size for part in packed.infolist()) > unpacked_limit:
            return "unpacked"
        if not {"word/document.xml", "[content_types].xml"} <= parts.keys():
            return "no-docx"
        has_program = any(name.endswith("vbaproject.bin") for name in parts)
        return "macros" if has_program or b"macroEnabled" in packed.read("[Content_Types].xml") else ""


class _Pages:
    """The pages so far, and on which of them we are. ``room`` is how many cells of tables there may still be."""

    def __init__(self, *, is_known: bool, room: int) -> None:
        self.is_known, self.room = is_known, room
        self.told: list[dict[str, Any]] = []
        self.letters = 0
        self.turn()
        self._just_broken = False

    def turn(self) -> None:
        """Begin a page."""
        number = len(self.told) + 1 if self.is_known else None
        self.told.append({"number": number, "turned": False, "blocks": [], "image": ""})

    @property
    def number(self) -> int | None:
        found: int | None = self.told[-1]["number"]
        return found

    def note_break(self, *, rendered: bool) -> None:
        """A break of a page. Where the writer made it, Word notes it a second time right after."""
        if not self.is_known:
            return
        if not (rendered and self._just_broken):
            self.turn()
        self._just_broken = not rendered

    def note_text(self, text: str) -> None:
        if text.strip():
            self._just_broken = False
            self.letters += len(text)


def _children(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables; what content controls hold counts as if it stood there."""
    for child in parent:
        if child.tag == _W + "sdt":
            for content in child.findall(_W + "sdtContent"):
                yield from _children(content)
        elif child.tag in (_W + "ins", _W + "moveTo", _W + "customXml", _W + "smartTag"):
            yield from _children(child)
        else:
            yield child


def _text_of(node: Any, pages: _Pages) -> str:
    """The letters below a node, in order; breaks of pages are noted on the way."""
    pieces: list[str] = []
    if node.tag == _W + "p" and node.find(f"{_W}pPr/{_W}pageBreakBefore") is not None:
        pages.note_break(rendered=False)
    _gather(node, pieces, pages)
    return "".join(pieces).strip()


def _gather(node: Any, pieces: list[str], pages: _Pages) -> None:
    for child in node:
        tag = child.tag
        if tag in _AWAY or tag == _AWAY_FALLBACK:
            continue
        if tag == _W + "r" and child.find(f"{_W}rPr/{_W}vanish") is not None:
            continue
        if tag == _W + "lastRenderedPageBreak":
            pages.note_break(rendered=True)
        elif tag == _W + "br" and child.get(_W + "type") == "page":
            pages.note_break(rendered=False)
        elif tag in _SPACES:
            pieces.append(_SPACES[tag])
        elif tag == _W + "t":
            pieces.append(child.text or "")
            pages.note_text(child.text or "")
        else:
            _gather(child, pieces, pages)


def _read_paragraph(node: Any, pages: _Pages) -> None:
    before = pages.number, len(pages.told)
    text = _text_of(node, pages)
    style = node.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(_W + "val") or "") if style is not None else ""
    is_heading = name.lower().startswith(("heading", "title")) or name.startswith(("見出し", "表題")) or name.isdigit()
    if text:
        # A paragraph that begins with the break stands on the page after it; one that runs over it on the page where it begins.
        at = len(pages.told) - 1 if _begins_with_break(node) else before[1] - 1
        for line in text.split("\n"):
            if line.strip():
                pages.told[at]["blocks"].append({"text": line.strip(), "size": 16 if is_heading else 10})
    for box in node.iter(_W + "txbxContent"):
        if all(above.tag != _AWAY_FALLBACK for above in box.iterancestors()):
            for child in _children(box):
                if child.tag == _W + "p":
                    _read_paragraph(child, pages)


def _begins_with_break(node: Any) -> bool:
    if node.find(f"{_W}pPr/{_W}pageBreakBefore") is not None:
        return True
    for child in node.iter():
        if child.tag == _W + "t" and (child.text or "").strip():
            return False
        if child.tag == _W + "lastRenderedPageBreak" or (child.tag == _W + "br" and child.get(_W + "type") == "page"):
            return True
    return False


def _number(node: Any, path: str, default: int) -> int:
    found = node.find(path)
    text = found.get(_W + "val") if found is not None else None
    return int(text) if text is not None and text.isdigit() and int(text) < 1000 else default


def _read_table(node: Any, pages: _Pages) -> None:
    """One block; a vertically merged cell is one cell with the rows that it covers."""
    block: dict[str, Any] = {"cells": []}
    pages.told[-1]["blocks"].append(block)
    open_cells: dict[int, list[Any]] = {}
    row, widest = 0, 0
    for line in _children(node):
        if widest * row > pages.room:
            break
        if line.tag != _W + "tr" or line.find(f"{_W}trPr/{_W}del") is not None:
            continue
        column = _number(line, f"{_W}trPr/{_W}gridBefore", 0)
        for cell in _children(line):
            if cell.tag != _W + "tc":
                continue
            width = _number(cell, f"{_W}tcPr/{_W}gridSpan", 1)
            merged = cell.find(f"{_W}tcPr/{_W}vMerge")
            goes_on = merged is not None and merged.get(_W + "val") != "restart"
            texts = []
            for part in _children(cell):
                page = pages.number
                text = "\n".join(_nested(part, pages))
                # What follows a break at the cell's beginning stands on the next page.
                texts.append((page if not _begins_with_break(part) else pages.number, text))
            if goes_on and column in open_cells:
                open_cells[column][2] = row - open_cells[column][0] + 1
            else:
                page = next((page for page, text in texts if text), pages.number)
                whole = "\n".join(text for _, text in texts if text)
                block["cells"].append([row, column, 1, width, whole, page])
                open_cells[column] = block["cells"][-1]
            column += width
        row, widest = row + 1, max(widest, column)
    pages.room -= max(widest * row, sum(rows * columns for _, _, rows, columns, *_ in block["cells"]))


def _nested(part: Any, pages: _Pages) -> Iterator[str]:
    """The text of what stands in a cell; of a table within it, cell by cell."""
    if part.tag == _W + "p":
        yield _text_of(part, pages)
    elif part.tag == _W + "tbl":
        for below in part.iter(_W + "p"):
            yield _text_of(below, pages)
