"""Cells to words of the data, by the form of their column. What spreadsheets made of what was typed is asked about, never repaired."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

from generator.calendars import RefusedDate, iso_text, parse_japanese_date
from generator.plan_books.bare_numbers import is_bare, read_marked
from generator.plan_books.columns import BookColumn, CellForm
from generator.plan_books.reading import RawRow
from generator.problems.nearest_word import name_nearest
from generator.problems.problem import Problem
from generator.problems.unseen_characters import UNSEEN
from generator.sheets import (
    AS_TEXT,
    DATES,
    POINTED_AT,
    CellValue,
    Pointer,
    cut,
    is_debris,
    number_with_unit,
    pointer_in,
    text_of,
)
from generator.starting import take_id, take_year

_WHOLE_NUMBERS: Final = (CellForm.ID, CellForm.MARK, CellForm.YEAR, CellForm.NAME, CellForm.NAMES, CellForm.MOMENT)
"""Forms in which a whole number of a spreadsheet is what was typed."""
_ANY_NUMBER: Final = (CellForm.NUMBER, CellForm.VALUE)
_SEVERAL_LINES: Final = (CellForm.TEXT, CellForm.QUOTE, CellForm.NAMES)
_DATE_OF_EXCEL: Final = re.compile(
    r"\d{1,2}月\d{1,2}日|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}-[A-Z][a-z]{2}|[A-Z][a-z]{2}-\d{2}", re.ASCII
)
_AS_TEXT_IN_CSV: Final = "文書にも数だけが書かれているなら、「'{shown}」のように、前に「'」（半角）を付けてください。ブック（.xlsx）なら、要りません。"
_MARKED: Final = (CellForm.ID, CellForm.MARK, CellForm.NAME)
"""Forms whose texts (1-2) Excel takes for dates; in a CSV file nothing else tells of it."""


class TakenRow(NamedTuple):
    """A row with what its cells say in the words of the data, "" where one says nothing. ``raw`` is where it came from.

    ``asked`` are the fields whose cells are asked about: that they say nothing is not told once more.
    """

    raw: RawRow
    texts: Mapping[str, str]
    asked: frozenset[str] = frozenset()

    def said(self, field: str) -> str:
        """What the field's cell says."""
        return self.texts.get(field, "")

    def tell(self, code: str, field: str, **details: object) -> Problem:
        """A problem of one of its cells."""
        return self.raw.tell(code, field, **details)


def take_row(raw: RawRow, unit: str = "") -> tuple[TakenRow, list[Problem]]:
    """What the cells of a row say, and what has to be asked. A cell that is asked about says nothing.

    ``unit`` is that of the row's indicator, for showing how a number that stands alone may have been printed.
    """
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    asked: set[str] = set()
    for column in raw.sheet.columns:
        said = _take(raw, column, unit)
        if isinstance(said, Problem):
            problems.append(said)
            asked.add(column.field)
        elif said:
            texts[column.field] = said
        elif column.needed:
            problems.append(raw.tell("K879", column.field, hint=f"「{column.heading}」を書いてください。{column.told}"))
            asked.add(column.field)
    return TakenRow(raw, texts, frozenset(asked)), problems


def _take(raw: RawRow, column: BookColumn, unit: str) -> str | Problem:
    found = _find_fault(raw, column, unit)
    if found is not None:
        return found
    value = raw.cells[column.field].value
    if isinstance(value, DATES):
        return str(value)[:10]  # only a day is let through
    text = text_of(value)
    text = read_marked(text, column.form) if raw.table.is_csv else text
    check = _CHECKS.get(column.form)
    try:
        _check_letters(text, column)
        return text if check is None or not text else check(text, column)
    except ValueError as wrong:
        cause, _, hint = str(wrong).partition("|")
        return _unfit(raw, column, text, cause, hint)


def _check_letters(text: str, column: BookColumn) -> None:
    if UNSEEN.search(text.replace("\n", "").replace("\t", "")):
        raise ValueError("画面に出ない文字が入っています|打ち直してください。")
    if "\n" in text and column.form not in _SEVERAL_LINES:
        raise ValueError("改行が入っています|一行で書いてください。")


def _unfit(raw: RawRow, column: BookColumn, text: str, cause: str, hint: str) -> Problem:
    shown = text.replace("\n", " ")
    return raw.tell("K880", column.field, shown=cut(shown, 40), cause=cause, hint=hint)


def _find_fault(raw: RawRow, column: BookColumn, unit: str) -> Problem | None:
    """What a spreadsheet did to the cell."""
    cell, form = raw.cells[column.field], column.form
    value, shown = cell.value, text_of(cell.value)
    code, example = "", ""
    if cell.struck is not None and shown:
        return raw.tell("K897", column.field, shown=cut(cell.struck or shown), mend_hint=_STRUCK)
    if cell.merged:
        code = "K862"
    elif cell.formula:
        code, shown = "K861", shown or "（空）"
    elif isinstance(value, DATES):
        code = "" if form is CellForm.DAY and _is_day(value) else "K860"
    elif isinstance(value, bool | int | float):
        code, example = "" if _fits(value, form) else "K859", _example(value, column, unit, cell.form)
        shown = str(value).upper() if isinstance(value, bool) else shown
    elif is_debris(shown):
        code = "K863"
    elif pointer_in(shown) is Pointer.ELSEWHERE or (
        column.field == "as_published" and pointer_in(shown) is Pointer.DOCUMENT
    ):
        return raw.tell("K891", column.field, wording=shown, mend_hint=POINTED_AT)
    elif raw.table.is_csv and form in _MARKED and _DATE_OF_EXCEL.fullmatch(shown):
        code = "K860"
    elif raw.table.is_csv and is_bare(shown, form):
        code, example = "K859", f"{shown}{unit or '人'}" if column.field == "as_published" else shown
    hint = (
        {"plain_hint": _AS_TEXT_IN_CSV.format(shown=shown) if raw.table.is_csv else AS_TEXT} if code == "K859" else {}
    )
    return raw.tell(code, column.field, shown=shown, example=example, **hint) if code else None


_STRUCK: Final = "取り消すのなら、その字を消してください。使うのなら、取消線を外してください。"


def _is_day(value: CellValue) -> bool:
    return isinstance(value, dt.date) and str(value)[11:] in ("", "00:00:00")


def _fits(value: float, form: CellForm) -> bool:
    """Whether a number of the spreadsheet is what was typed."""
    whole = form in _WHOLE_NUMBERS and float(value).is_integer()
    return not isinstance(value, bool) and (form in _ANY_NUMBER or whole)


def _example(value: float, column: BookColumn, unit: str, form: str) -> str:
    """The number as the document may have it."""
    if column.field != "as_published":
        return "はい" if isinstance(value, bool) else text_of(value)
    return "7,800人" if isinstance(value, bool) else number_with_unit(value, unit, form)


def _check_id(text: str, _column: BookColumn) -> str:
    try:
        return take_id(text)
    except ValueError as wrong:
        raise ValueError(f"id として使えません|{wrong}") from None


def _check_year(text: str, _column: BookColumn) -> str:
    try:
        return take_year(text)
    except ValueError as wrong:
        raise ValueError(f"年度として読めません|{wrong}") from None


def _check_day(text: str, column: BookColumn) -> str:
    if re.fullmatch(r"\d{4}", text, re.ASCII) and column.form is CellForm.MOMENT:
        return text
    read = parse_japanese_date(text)
    if isinstance(read, RefusedDate):
        raise ValueError(f"日付として読めません|{_DAYS[column.form]}")  # noqa: TRY004 (a text, not a type, is wrong)
    written = iso_text(read)
    if column.form is CellForm.DAY and len(written) != len("2026-04-01"):
        raise ValueError("日までは分かりません|「2026-04-01」か「令和8年4月1日」のように、日まで書いてください。")
    return written


_DAYS: Final = {
    CellForm.DAY: "実際にある日を、「2026-04-01」か「令和8年4月1日」のように書いてください。",
    CellForm.MOMENT: "「2026」「2026-07」「2026-07-01」のように書いてください。文書から読み取れなければ、空けておきます。",
}


def _check_number(text: str, _column: BookColumn) -> str:
    try:
        number = Decimal(unicodedata.normalize("NFKC", text).replace(",", "").replace("−", "-"))
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise ValueError("数として読めません|数だけを書いてください（例: 12.5）。")
    return f"{number:f}"


def _check_word(text: str, column: BookColumn) -> str:
    wanted = unicodedata.normalize("NFKC", text).strip()
    for value, written in column.words:
        if wanted in (unicodedata.normalize("NFKC", each) for each in written):
            return value
    first = [written[0] for _, written in column.words]
    near = name_nearest(text, [each for _, written in column.words for each in written], "")
    raise ValueError(f"一覧にない言葉です|{near}{'、'.join(first)} のどれかを選んでください。")


_CHECKS: Final[Mapping[CellForm, Callable[[str, BookColumn], str]]] = {
    CellForm.ID: _check_id,
    CellForm.YEAR: _check_year,
    CellForm.DAY: _check_day,
    CellForm.MOMENT: _check_day,
    CellForm.NUMBER: _check_number,
    CellForm.WORD: _check_word,
}
