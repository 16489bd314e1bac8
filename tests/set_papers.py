"""Documents for the tests of `kokai read`: PDFs set by Typst, Word documents made by python-docx, as a city would publish them."""

from io import BytesIO
from pathlib import Path
from typing import Final

import noto_cjk_sans_jp_regular
import typst
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph

_FONTS: Final = str(Path(noto_cjk_sans_jp_regular.__file__).parent)
_SETTING: Final = '#set text(font: "Noto Sans CJK JP", size: 9pt)\n'
_PAGE: Final = '#set page(paper: "a4", flipped: true, margin: 15mm{more})\n'


def set_pdf(folder: Path, body: str, page: str = "", name: str = "report.pdf") -> Path:
    """A PDF of a text in Typst's own language; ``page`` says more about its pages."""
    path = folder / name
    source = _PAGE.format(more=f", {page}" if page else "") + _SETTING + body
    made = typst.compile(source.encode(), font_paths=[_FONTS], ignore_system_fonts=True)  # type: ignore[misc]
    path.write_bytes(made)
    return path


def docx_bytes(document: "Document") -> bytes:  # type: ignore[valid-type]
    """A Word document as it lies on a disk."""
    out = BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def fill(cell: _Cell, text: str) -> None:
    """Write into a cell."""
    cell.paragraphs[0].add_run(text)


def mark_page(paragraph: Paragraph) -> None:
    """Note, as Word does when it lays a document out, that a page begins at the end of the paragraph so far."""
    paragraph.add_run()._r.append(OxmlElement("w:lastRenderedPageBreak"))


def delete_text(paragraph: Paragraph, text: str) -> None:
    """Text that was deleted while changes were tracked."""
    _tracked(paragraph, "w:del", "w:delText", text)


def insert_text(paragraph: Paragraph, text: str) -> None:
    """Text that was put in while changes were tracked."""
    _tracked(paragraph, "w:ins", "w:t", text)


def move_text_away(paragraph: Paragraph, text: str) -> None:
    """Text that was moved to another place while changes were tracked."""
    _tracked(paragraph, "w:moveFrom", "w:t", text)


def _tracked(paragraph: Paragraph, change: str, kind: str, text: str) -> None:
    around, run, letters = OxmlElement(change), OxmlElement("w:r"), OxmlElement(kind)
    around.set(qn("w:id"), "1")
    around.set(qn("w:author"), "")
    letters.text = text
    run.append(letters)
    around.append(run)
    paragraph._p.append(around)
