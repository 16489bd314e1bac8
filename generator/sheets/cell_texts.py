"""What a cell says as text, and what a text of a cell amounts to; whether cells are the same as they were sent."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from generator.cache import digest_of
from generator.sheets.cells import DATES, CellValue
from generator.sheets.number_formats import show_number

_DEBRIS: Final = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|#+)", re.ASCII)

_AROUND: Final = " 　。.()[]「」『』（）【】"
_CONFIRMED: Final = re.compile(
    r"\s*(?:はい|了解です|承知しました)?[、,。.!\s]*(?:内容|全て|すべて)?(?:を|は)?\s*(?:ご)?"
    r"確認\s*(?:済み|済|ずみ|(?:いた|致)しました|しました|した|しております|しています)(?:です|でした)?[。.!]*\s*"
)


def is_debris(shown: str) -> bool:
    """Whether a text is nothing but what a broken spreadsheet leaves in a cell (#REF!)."""
    return bool(_DEBRIS.fullmatch(shown))


def number_with_unit(number: float, unit: str, form: str = "") -> str:
    """A number of a spreadsheet as a document may have it, as its cell shows it (``form``: the format); people are counted where no unit is known."""
    shown = show_number(number, form) if form else ""
    if shown and not (shown[-1].isdecimal() and shown.lstrip("-▲△")[0].isdecimal()):
        return f"{shown[:-1]}{unit if unit == '%' else '％'}" if shown.endswith("%") else shown
    return (shown or f"{number:,.10f}".rstrip("0").rstrip(".")) + (unit or "人")


def text_of(cell: CellValue) -> str:
    """Text without blanks at its ends; a number with no more digits than it was typed with."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return trimmed(str(cell))


def trimmed(text: str) -> str:
    """A text with plain ends of lines and without blanks at its own ends and theirs."""
    if text.isprintable() and text == text.strip():
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").split("\n")
    return "\n".join(line.rstrip(" \t\u3000") for line in lines).strip("\n").strip()


def bare(text: str) -> str:
    """The words of a cell alone: without blanks and without what stands around them (（同　上）。 as 同上), wide letters as narrow ones."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).strip(_AROUND)


def without_blanks(text: str) -> str:
    """A text for holding against another: what a space or an end of a line is written as is no difference."""
    return "".join(text.replace("_x000D_", "").split())


def cut(text: str, most: int = 80) -> str:
    """A text of somebody, as long as a message has room for."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def is_confirmation(remark: str) -> bool:
    """Whether a remark says nothing but that the row was looked at and is to stay: 確認済み. It is for the office, never for a page."""
    return bool(_CONFIRMED.fullmatch(unicodedata.normalize("NFKC", remark)))


def is_mark(wording: str) -> bool:
    """Whether a text is nothing but a stroke that stands for no value: －, ー, ―, -, ‐."""
    return bool(wording) and all(unicodedata.category(each) == "Pd" or each in "ーｰ−…・*＊" for each in wording)


def digest_of_cells(cells: Iterable[CellValue]) -> str:
    """The same for the same cells, whichever program saved them. Dates are all alike: none of them is an answer."""
    texts = (
        "日付" if isinstance(each, DATES) else str(each).upper() if isinstance(each, bool) else text_of(each)
        for each in cells
    )
    return digest_of(*texts)[:16]
