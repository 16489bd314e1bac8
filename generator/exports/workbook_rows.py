"""Workbooks whose rows are put into a frame: some ten times as fast as writing them cell by cell.

XlsxWriter makes the frame, once: everything but the rows and their texts. These are written as it would write them, so that the bytes are
those that it would give (``tests/test_exports.py`` holds one against the other).
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from xlsxwriter.utility import xl_col_to_name

SheetCell: TypeAlias = str | int | float
"""A text, or a number that a spreadsheet holds as it is."""

_MOST_UNITS: Final = 32_767
"""So many UTF-16 units of text has a cell at most (Excel specifications and limits)."""
_ROWS_OF_A_SPAN: Final = 16
SURELY_FITS: Final = _MOST_UNITS // 2
"""So many characters always fit: none takes more than two units."""
_TEXTS: Final = "xl/sharedStrings.xml"
_UNIX: Final = 3  # whatever the system: the same bytes everywhere
_NO_CLOCK: Final = (1980, 1, 1, 0, 0, 0)
_TO_ESCAPE: Final = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_")
_ENTITIES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_DIMENSION: Final = re.compile(r'(?<=<dimension ref=")[^"]*')
_IS_TEXT: Final = '" t="s"><v>'


class PlacedCells(NamedTuple):
    """The cells of a row that hold anything: their columns (from 0, rising), and what each holds."""

    places: Sequence[int]
    cells: Sequence[SheetCell]


class WorkbookFrame(NamedTuple):
    """A workbook without rows: its parts by name, in their order."""

    parts: Mapping[str, bytes]


def read_frame(workbook: bytes) -> WorkbookFrame:
    """The frame that a workbook gives; what stands in its sheets is replaced."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as book:
        return WorkbookFrame({name: book.read(name) for name in book.namelist()})


def fill_frame(frame: WorkbookFrame, sheets: Mapping[str, Iterable[PlacedCells]]) -> bytes:
    """The workbook with these rows in its sheets (by the names of their parts, in the order in which their texts are numbered)."""
    texts = _Texts()
    made = {name: _fill_sheet(frame.parts[name], rows, texts) for name, rows in sheets.items()}
    made[_TEXTS] = texts.render()
    told = io.BytesIO()
    with zipfile.ZipFile(told, "w", zipfile.ZIP_DEFLATED) as book:
        for name, content in frame.parts.items():
            entry = zipfile.ZipInfo(name, _NO_CLOCK)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            book.writestr(entry, made.get(name, content))
    return told.getvalue()


class _Texts(dict[str, str]):
    """The texts of a workbook, each once, with their numbers as they are written."""

    def __init__(self) -> None:
        super().__init__()
        self.used = 0

    def __missing__(self, text: str) -> str:
        number = self[text] = str(len(self))
        return number

    def render(self) -> bytes:
        """The part that holds them."""
        told = "".join(map(_render_text, self))
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
            f' count="{self.used}" uniqueCount="{len(self)}">{told}</sst>'
        ).encode()


def _render_text(text: str) -> str:
    told = _TO_ESCAPE.sub(_escape, text)
    if told[:1].isspace() or told[-1:].isspace():
        return f'<si><t xml:space="preserve">{told}</t></si>'
    return f"<si><t>{told}</t></si>"


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if len(sign) > 1:  # would be read back as the sign that it names
        return f"_x005F{sign}"
    return _ENTITIES.get(sign) or f"_x{ord(sign):04X}_"


def _fill_sheet(part: bytes, rows: Iterable[PlacedCells], texts: _Texts) -> bytes:
    """The part of a sheet with these rows."""
    before, _, rest = part.decode().partition("<sheetData>")
    after = rest.partition("</sheetData>")[2]
    held = list(rows)
    letters = [
        xl_col_to_name(place) for place in range(1 + max((row.places[-1] for row in held if row.places), default=0))
    ]
    height = max((number for number, row in enumerate(held, 1) if row.places), default=1)
    before = _DIMENSION.sub(f"A1:{letters[-1]}{height}", before, count=1)
    told = "".join((before, "<sheetData>", *_render_rows(held, letters, texts), "</sheetData>", after))
    texts.used += told.count(_IS_TEXT)
    return told.encode()


def _render_rows(rows: Sequence[PlacedCells], letters: Sequence[str], texts: Mapping[str, str]) -> Iterator[str]:
    for first in range(0, len(rows), _ROWS_OF_A_SPAN):
        block = rows[first : first + _ROWS_OF_A_SPAN]
        filled = [row.places for row in block if row.places]
        span = f"{1 + min(each[0] for each in filled)}:{1 + max(each[-1] for each in filled)}" if filled else ""
        for number, row in enumerate(block, first + 1):
            if row.places:
                told = [
                    f'<c r="{letters[place]}{number}" t="s"><v>{texts[cell]}</v></c>'
                    if isinstance(cell, str)
                    else f'<c r="{letters[place]}{number}"><v>{cell:.16G}</v></c>'
                    for place, cell in zip(row.places, row.cells, strict=True)
                ]
                yield f'<row r="{number}" spans="{span}">{"".join(told)}</row>'


def clip_text(text: str) -> str:
    """A text as a cell holds it: a longer one ends in ``…``."""
    if len(text) > _MOST_UNITS:
        text = f"{text[: _MOST_UNITS - 1]}…"
    if len(text) > SURELY_FITS:
        text = text.encode("utf-16-le")[: 2 * _MOST_UNITS].decode("utf-16-le", "ignore")
    return text
