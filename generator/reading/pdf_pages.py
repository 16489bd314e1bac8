"""The pages of one PDF, which is given as bytes and may be broken or hostile: run by ``foreign_reader`` in a process of its own.

It opens no file and knows nothing of the project; the answer is ``{"pages": […]}`` or ``{"fault": …, "cause": …}``. A page is ``{"number", "turned", "blocks", "image"}``; a block a line of text (``{"text", "size"}``) or a ruled
table (``{"cells": [[row, column, rows, columns, text], …]}``), in the order of the page.
"""

import base64
import bisect
import contextlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, Final

_HEAD: Final = 1024  # bytes in which the mark of a PDF must stand
_NEAR: Final = 3  # points within which two rules are one
_LONGEST_SIDE: Final = 1100  # pixels of a page's picture
_SIDEWAYS: Final = 0.6  # share of letters that lie on their side, from which on the whole page is turned
_LEAST_LETTERS: Final = 12

Chars = list[dict[str, Any]]


def read(content: bytes, limits: Sequence[int]) -> dict[str, Any]:
    """The pages; or ``no-pdf``, ``password``, ``pages``, ``no-such-page``, ``characters``, ``cells``, ``no-text``, ``broken``.

    ``limits``: pages, characters, cells of tables, first page, last page, pages that get a picture.
    """
    if b"%PDF-" not in content[:_HEAD]:
        return {"fault": "no-pdf"}
    # Only here: the limits hold before a line of a foreign parser runs.
    import pdfplumber  # noqa: PLC0415
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415
    from pdfplumber.utils.exceptions import PdfminerException  # noqa: PLC0415

    try:
        book = pdfplumber.open(BytesIO(content))
    except PdfminerException as fault:
        if fault.args and isinstance(fault.args[0], PDFPasswordIncorrect):
            return {"fault": "password"}
        raise
    with book:
        return _read_book(book, content, limits)


def _read_book(book: Any, content: bytes, limits: Sequence[int]) -> dict[str, Any]:
    most, characters, cells, first, last, pictures = limits
    total = len(book.pages)
    if not 0 < total <= most:
        return {"fault": "pages"} if total else {"fault": "broken", "cause": "ページがありません"}
    if first > total:
        return {"fault": "no-such-page", "cause": str(total)}
    told, letters = [], 0
    for page in book.pages[first - 1 : last]:
        held, sideways = _upright(book, page)
        letters += len(held.chars)
        if letters > characters:
            return {"fault": "characters"}
        blocks = list(_blocks(held))
        cells -= sum(_area(block["cells"]) for block in blocks if "cells" in block)
        if cells < 0:
            return {"fault": "cells"}
        told.append({"number": page.page_number, "turned": sideways, "blocks": blocks, "image": ""})
        page.close()
    if not letters:
        return {"fault": "no-text"}
    _add_pictures(content, told[:pictures])
    return {"pages": told, "total": total}


def _upright(book: Any, page: Any) -> tuple[Any, bool]:
    """The page so that its letters stand upright: tables printed sideways are turned."""
    from pdfplumber.page import Page  # noqa: PLC0415

    lying = [char for char in page.chars if abs(char["matrix"][0]) < abs(char["matrix"][1])]
    if len(page.chars) < _LEAST_LETTERS or len(lying) < _SIDEWAYS * len(page.chars):
        return page, False
    # The matrix of a letter that climbs (0, 1, -1, 0) needs a turn to the right, one that falls a turn to the left.
    climbing = sum(char["matrix"][1] > 0 for char in lying)
    turn = 90 if 2 * climbing > len(lying) else 270
    source = page.page_obj
    source.rotate = (source.rotate + turn) % 360
    source.attrs["Rotate"] = source.rotate
    return Page(book, source, page_number=page.page_number, initial_doctop=0), True


def _blocks(page: Any) -> Iterator[dict[str, Any]]:
    """Lines and tables from top to bottom."""
    for (
        rule
    ) in page.lines:  # after a turn a rule is level but for the fifteenth digit, which pdfplumber takes for a slope
        rule.update({side: round(rule[side], 2) for side in ("x0", "x1", "top", "bottom")})
    tables = [table for table in page.find_tables() if len(table.cells) > 1]
    inside: list[Chars] = [[] for _ in tables]
    outside: Chars = []
    for char in page.dedupe_chars().chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        boxes = (n for n, table in enumerate(tables) if _holds(table.bbox, x, y))
        number = next(boxes, None)
        (outside if number is None else inside[number]).append(char)
    found = [(table.bbox[1], {"cells": _cells(table, chars)}) for table, chars in zip(tables, inside, strict=True)]
    found += [(line["top"], {"text": line["text"], "size": line["size"]}) for line in _lines(outside)]
    for _, block in sorted(found, key=lambda pair: pair[0]):
        yield block


def _area(cells: Sequence[Sequence[Any]]) -> int:
    """The cells of a table when it is laid out; of cells over each other each counts."""
    height = max((row + rows for row, _, rows, *_ in cells), default=0)
    width = max((column + columns for _, column, _, columns, _ in cells), default=0)
    return int(max(height * width, sum(rows * columns for _, _, rows, columns, _ in cells)))


def _holds(box: Sequence[float], x: float, y: float) -> bool:
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _lines(chars: Chars) -> Iterator[dict[str, Any]]:
    from pdfplumber.utils.text import chars_to_textmap  # noqa: PLC0415

    if not chars:
        return
    for line in chars_to_textmap(chars, x_tolerance=4).extract_text_lines(strip=True):
        sizes = sorted(char["size"] for char in line["chars"])
        yield {"text": line["text"], "top": line["top"], "size": round(sizes[len(sizes) // 2], 1) if sizes else 0}


def _cells(table: Any, chars: Chars) -> list[list[Any]]:
    """Each cell with the rows and columns that it covers: a merged cell is one cell, and no figure of its row moves."""
    from pdfplumber.utils.text import extract_text  # noqa: PLC0415

    lefts = _edges(cell[0] for cell in table.cells)
    tops = _edges(cell[1] for cell in table.cells)
    spans = []
    held: dict[tuple[int, int], Chars] = {}
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    for left, top, right, bottom in table.cells:
        row, column = _index(tops, top), _index(lefts, left)
        below, beside = bisect.bisect_left(tops, bottom - _NEAR), bisect.bisect_left(lefts, right - _NEAR)
        spans.append((row, column, max(below - row, 1), max(beside - column, 1)))
        held[row, column] = []
        for covered in range(row, max(below, row + 1)):
            for across in range(column, max(beside, column + 1)):
                owner[covered, across] = (row, column)
    for char in chars:
        middle = (char["top"] + char["bottom"]) / 2, (char["x0"] + char["x1"]) / 2
        at = bisect.bisect_right(tops, middle[0]) - 1, bisect.bisect_right(lefts, middle[1]) - 1
        if at in owner:
            held[owner[at]].append(char)
    return [[*span, extract_text(held[span[:2]], x_tolerance=4)] for span in sorted(spans)]


def _edges(values: Any) -> list[float]:
    """Places of rules; those that are nearly one are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    return max(bisect.bisect_right(edges, value + _NEAR) - 1, 0)


def _add_pictures(content: bytes, told: list[dict[str, Any]]) -> None:
    """A small picture of each page, for whoever compares. A page that cannot be drawn has none; its text is read all the same."""
    if not told:
        return
    import pypdfium2  # noqa: PLC0415

    with contextlib.suppress(Exception):
        book = pypdfium2.PdfDocument(content)
        for page in told:
            drawn = book[page["number"] - 1]
            scale = min(_LONGEST_SIDE / max(*drawn.get_size(), 1), 3)
            out = BytesIO()
            drawn.render(scale=scale).to_pil().convert("L").save(out, "JPEG", quality=50, optimize=True)
            page["image"] = base64.b64encode(out.getvalue()).decode("ascii")
