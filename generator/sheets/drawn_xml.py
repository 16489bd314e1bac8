"""What a workbook shows besides the values of cells: texts in shapes, struck-out letters, how numbers are shown. The XML may be broken or hostile: beside ``book_reader`` in its process, never in ours."""

import runpy
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from generator.sheets import sheet_xml
    from generator.sheets.sheet_xml import TextXml
else:  # the process of a reader knows no package of ours
    sheet_xml = SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("sheet_xml.py"))))
    TextXml = sheet_xml.TextXml


class ShapesXml(TextXml):
    """The texts in shapes (text boxes, arrows with words), each with the cell at its upper left corner; "" where none is told. Paragraphs end lines."""

    elements = ("t", "col", "row")
    below = ("r", "fld", "from")

    def __init__(self, part: bytes) -> None:
        self._found: list[tuple[list[int], list[str]]] = []
        super().__init__(part)

    @property
    def texts(self) -> list[tuple[str, str]]:
        """Cell and text of each shape that has one."""
        named = ((_cell_of(corner), "".join(pieces).strip()) for corner, pieces in self._found)
        return [(cell, text) for cell, text in named if text]

    def begin(self, name: str, _: str, __: dict[str, str]) -> None:
        """One more shape begins, or a line of it."""
        if name.endswith("Anchor"):
            self._found.append(([], []))
        elif name in ("p", "br") and self._found:
            self._found[-1][1].append("\n")

    def take(self, text: str) -> None:
        """A piece of a text, or of the corner. What stands for older programs says the same once more."""
        if "Fallback" in self.above:
            return
        if not self._found:
            self._found.append(([], []))
        corner, pieces = self._found[-1]
        if self.above[-1] == "from":
            corner.append(int(text) if text.isdecimal() and len(text) < 8 else 0)
        else:
            pieces.append(text)


def _cell_of(corner: list[int]) -> str:
    """The corner is told as column and row."""
    return sheet_xml.name_of(corner[1], corner[0]) if len(corner) == 2 else ""


def struck_styles(part: bytes) -> set[str]:
    """The numbers of the looks of cells whose letters are struck out."""
    fonts: set[str] = set()
    styles: set[str] = set()
    font = look = -1
    is_font = False
    for (above, name), given in sheet_xml.elements(part):
        if name == "font":
            is_font = above == "fonts"
            font += is_font
        elif name == "strike" and above == "font" and is_font and sheet_xml.is_set(given):
            fonts.add(str(font))
        elif name == "xf" and above == "cellXfs":
            look += 1
            if given.get("fontId") in fonts:
                styles.add(str(look))
    return styles


_KNOWN_FORMATS: Final = {
    "1": "0", "2": "0.00", "3": "#,##0", "4": "#,##0.00", "9": "0%", "10": "0.00%", "37": "#,##0", "38": "#,##0", "39": "#,##0.00", "40": "#,##0.00",
}  # fmt: skip
_LONGEST_FORMAT: Final = 100


def number_formats(part: bytes) -> dict[str, str]:
    """By the numbers of the looks of cells, how they show a number; those that say nothing of it are left out."""
    known = dict(_KNOWN_FORMATS)
    formats: dict[str, str] = {}
    look = -1
    for (above, name), given in sheet_xml.elements(part):
        if name == "numFmt" and above == "numFmts":
            known[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif name == "xf" and above == "cellXfs":
            look += 1
            form = known.get(given.get("numFmtId", ""), "")
            if form and form not in ("@", "General") and len(form) <= _LONGEST_FORMAT:
                formats[str(look)] = form
    return formats
