"""Numbers without anything else in the cells of CSV files: there nobody sees whether a spreadsheet made them of what was typed.

Where a workbook's number would be asked about, a CSV file's is too. What is to stand as it is bears the sign of spreadsheets for text before it: '60.0.
"""

import re
from typing import Final

from generator.plan_books.columns import CellForm

_BARE: Final = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)
_MARKED: Final = re.compile(rf"'+{_BARE.pattern}", re.ASCII)
_FORMS: Final = (CellForm.LINE, CellForm.TEXT, CellForm.QUOTE)
"""Forms of cells that hold words: a number in a workbook is asked about there."""
TEXT_SIGN: Final = "'"


def is_bare(text: str, form: CellForm) -> bool:
    """Whether the text of a CSV file may be what a spreadsheet left of words: 7,800 of 7,800人."""
    return form in _FORMS and bool(_BARE.fullmatch(text))


def write_marked(text: str, form: CellForm) -> str:
    """The text as a CSV file holds it."""
    return f"{TEXT_SIGN}{text}" if form in _FORMS and (_BARE.fullmatch(text) or _MARKED.fullmatch(text)) else text


def read_marked(text: str, form: CellForm) -> str:
    """The text that a CSV file's cell means."""
    return text[1:] if form in _FORMS and _MARKED.fullmatch(text) else text
