"""Cells of a row to an answer in words. What spreadsheets make of what was typed is asked about, never repaired."""

import re
from typing import Final, NamedTuple

from generator.model.basics import Place
from generator.problems.problem import Problem, problem
from generator.sheets.books import ReturnedRow
from generator.sheets.cell_texts import cut, is_debris, number_with_unit, text_of
from generator.sheets.cells import DATES, CellValue
from generator.sheets.rows import FIELDS, RowAnswer, SheetKind, name_row
from generator.sheets.workbooks import title_of

AS_TEXT: Final = "文書にも数だけが書かれているなら、セルの表示形式を「文字列」にしてから打ってください。"
"""How a number without a unit is written into a workbook."""


KEPT: Final = "yes"
"""Of a formula or of merged cells: the workbook that goes back has an answer in the cell, which 確認済み accepts (detail ``kept``)."""
ANSWERING: Final = ("wording", "typed", "reason")
"""The fields of which one at least has to hold something in a row that is answered."""


class Question(NamedTuple):
    """What is asked about one cell of a row (``field`` "" means the row as a whole). ``texts`` are those that a question of no row is about."""

    key: str
    field: str
    problem: Problem
    texts: tuple[str, ...] = ()


def take_answer(file: str, row: ReturnedRow) -> tuple[RowAnswer, list[Question]]:
    """The answer that the cells of a row say, and what has to be asked. A cell that is asked about is empty in the answer."""
    texts: dict[str, str] = {}
    asked: list[Question] = []
    for field in FIELDS:
        cell = row.cells.get(field, "")
        told = _find_fault(file, row, field, cell)
        if told is None:
            texts[field] = text_of(cell)
        else:
            asked.append(Question(row.key, field, told))
    return RowAnswer(**texts), asked


def shown_answer(row: ReturnedRow) -> RowAnswer:
    """What the cells show, those too that are asked about."""
    return RowAnswer(**{field: text_of(row.cells.get(field, "")) for field in FIELDS})


def tell(code: str, file: str, row: ReturnedRow, field: str, **details: object) -> Problem:
    """A problem of a cell: file, sheet and cell are always told."""
    column = title_of(row.kind, field) if field else ""
    where = {"file": name_of(file), "sheet": row.sheet, "cell": row.cell(field or "wording"), "column": column}
    what_row = name_row(row.kind, row.shown) or f"{row.number + 1} 行目"
    return problem(code, Place(file, 0, 0), **where, what_row=what_row, **details)


def name_of(file: str) -> str:
    """The last part of a path, as staff know the file."""
    return re.split(r"[/\\]", file)[-1]


def _find_fault(file: str, row: ReturnedRow, field: str, cell: CellValue) -> Problem | None:
    shown = text_of(cell)
    if shown and field in row.struck:
        return tell("K897", file, row, field, shown=cut(row.struck[field] or shown), mend_hint=_STRUCK)
    unfit = _find_unfit(file, row, field, cell)
    kept = "" if unfit is not None or _is_left_empty(row, field) else KEPT
    if field in row.merged:
        return tell("K862", file, row, field, kept=kept)
    if field in row.formulas:
        return tell("K861", file, row, field, shown=shown or "（空）", kept=kept if shown else "")
    return unfit


def _find_unfit(file: str, row: ReturnedRow, field: str, cell: CellValue) -> Problem | None:
    """What is wrong with the value of a cell alone."""
    shown = text_of(cell)
    if isinstance(cell, DATES):
        return tell("K860", file, row, field, shown=shown)
    if isinstance(cell, bool | int | float) and not _fits(field, cell):
        shown = str(cell).upper() if isinstance(cell, bool) else shown
        return tell("K859", file, row, field, shown=shown, example=_example(row, field), plain_hint=AS_TEXT)
    return tell("K863", file, row, field, shown=shown) if is_debris(shown) else None


def _is_left_empty(row: ReturnedRow, field: str) -> bool:
    """Whether a cell of the answer, and with it the answer, would be empty if nobody wrote anything more; a page or remark may be."""
    return field in ANSWERING and not any(text_of(row.cells.get(each, "")) for each in ANSWERING)


_STRUCK: Final = (
    "取り消すのなら、その字を消してください（値がなくなったのなら「値がない理由」を選びます）。"
    "返却の表では取消線を外しているので、取り消さないのなら、その行の備考に「確認済み」と書いてください。"
)


def _fits(field: str, cell: bool | float) -> bool:
    """Whether a number loses nothing in the cell: a typed value, a page, a remark."""
    if isinstance(cell, bool):
        return False
    return field in {"typed", "remark"} or (field == "page" and float(cell).is_integer())


def _example(row: ReturnedRow, field: str) -> str:
    """The words of the cell as the document may have them: a number as the cell shows it, in the unit of the row."""
    cell = row.cells.get(field, "")
    if field != "wording" or isinstance(cell, bool) or not isinstance(cell, int | float):
        return _EXAMPLES.get(field) or _EXAMPLES_OF[row.kind]
    form = row.formats.get(field, "")
    if row.kind is SheetKind.FIGURES:
        return number_with_unit(cell, row.shown[2] if len(row.shown) > 3 else "", form)
    if row.kind is SheetKind.TEXTS:
        return f"{number_with_unit(cell, '回', form)}開いた"
    unit = _MONEY_UNIT.search(row.shown[2]) if len(row.shown) > 2 else None
    told = number_with_unit(cell, unit.group() if unit else "円", form)
    return told if unit or not told.endswith("円") or not told[:-1][-1:].isdecimal() else f"{told}」か「{told[:-1]}千円"


_MONEY_UNIT: Final = re.compile(r"[十百千万億]*円$")
_EXAMPLES: Final = {"typed": "7,800", "reason": "集計中", "page": "12", "remark": "7月に公表"}
_EXAMPLES_OF: Final = {SheetKind.FIGURES: "7,800人", SheetKind.TEXTS: "講座を5回開いた", SheetKind.MONEY: "12,345千円"}
