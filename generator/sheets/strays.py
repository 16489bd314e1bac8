"""What stands in a returned workbook where nothing is asked: beside the rows, on other sheets, in a title, in comments on cells, in shapes, headers and footers. Nothing of it is taken, all of it is told."""

import enum
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from generator.sheets.cell_texts import cut, text_of, without_blanks
from generator.sheets.cells import CellValue, OpenedBook
from generator.sheets.layouts import SheetLayout, name_of_cell, rows_below, text_at
from generator.sheets.workbooks import FIXED, GUIDE, LISTS, NOTE, marker_of, note_line

_NAMED: Final = 6
"""So many texts of a sheet are told by themselves; how many more there are, in a number."""


_TOP: Final = 10
"""So many rows are looked at for the title of the first sheet under another name."""


class StrayIn(enum.Enum):
    """Where a text stands: how the place is named, beginning with the cell; and whether it may be an answer, so that it has to be asked about."""

    CELL = "セル {cell} ", True
    SHAPE = "セル {cell} の辺りに置かれた図形（テキスト ボックスなど）", True
    COMMENT = "セル {cell} のコメント", False
    MARGIN = "ヘッダーかフッター（印刷すると上か下に出る所）の", False

    def at(self, cell: str) -> str:
        """The place in words."""
        return self.value[0].format(cell=cell) if cell or self is StrayIn.MARGIN else "図形（テキスト ボックスなど）"

    @property
    def may_answer(self) -> bool:
        """Whether it is asked about; else it is only told."""
        return self.value[1]


class Stray(NamedTuple):
    """The first places of a sheet, each as its cell and text, and how many more there are."""

    sheet: str
    found: tuple[tuple[str, str], ...]
    more: int = 0
    where: StrayIn = StrayIn.CELL

    def say_more(self) -> str:
        """All but the first, in words; "" where there is no other."""
        others = "、".join(f"{f'セル {cell} に' if cell else ''}「{cut(text, 40)}」" for cell, text in self.found[1:])
        told = f"（ほかに、{others}）" if others else ""
        return f"{told[:-1]}、あわせてほか {self.more} か所）" if self.more else told


def find_strays(
    opened: OpenedBook,
    layouts: Mapping[str, SheetLayout | None],
    sent: Sequence[Sequence[CellValue]],
) -> Iterator[Stray]:
    """What stands outside of the cells that are asked for. ``sent`` is the hidden sheet; one that does not tell its fixed texts is of an earlier version of the program, whose titles and comments are not looked at."""
    fixed = {without_blanks(str(row[1])) for row in sent if len(row) > 1 and row[0] == FIXED}
    codes = {str(row[3]) for row in sent if len(row) > 3 and row[0] == "row"}
    keys = {str(row[2]) for row in sent if len(row) > 2 and row[0] == "row"}
    notes = {without_blanks(note_line(str(row[1]))) for row in sent if len(row) > 1 and row[0] == NOTE}
    for name, rows in opened.cells.items():
        if rows is sent or name == LISTS:
            continue
        layout = layouts.get(name)
        if layout is not None:  # our own code may have moved with its column
            found = [each for each in _beside_rows(layout, rows, keys, fixed) if each[1] not in codes]
        else:
            is_guide = name == GUIDE or any(
                without_blanks(str(cell)) in fixed for row in rows[:_TOP] for cell in row if cell
            )
            found = [*_elsewhere(rows, fixed, notes, is_guide=is_guide)]
        if found:
            yield stray_of(name, found)
    for name, shapes in opened.shapes.items():
        if shapes:
            yield stray_of(name, shapes, StrayIn.SHAPE)
    for name, margins in opened.margins.items():
        said = [*dict.fromkeys(filter(None, map(_said_in_margin, margins)))]
        if said:
            yield stray_of(name, [("", text) for text in said], StrayIn.MARGIN)
    for name, own in opened.comments.items() if fixed else ():
        told = [
            (cell, _added(text, fixed))
            for cell, text in own.items()
            if without_blanks(text) not in fixed and text.strip()
        ]
        if told:
            yield stray_of(name, told, StrayIn.COMMENT)


def stray_of(sheet: str, found: Sequence[tuple[str, str]], where: StrayIn = StrayIn.CELL) -> Stray:
    """Texts of a sheet with their cells, the first of them to be told by themselves."""
    return Stray(sheet, tuple(found[:_NAMED]), max(0, len(found) - _NAMED), where)


_CODES: Final = re.compile(r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\d+|[A-Za-z])')
"""What stands in headers and footers for the number of the page, the name of the sheet, the look of letters."""
_OF_PAGES: Final = re.compile(r"(?:ページ|頁|pages?|of|全|中|[\s\d/／().,（）\-－―～・])*", re.IGNORECASE)


def _said_in_margin(written: str) -> str:
    """What somebody says in a header or footer; "" where it only counts pages."""
    said = " ".join(_CODES.sub(" ", written.replace("&&", "＆")).split())
    return "" if _OF_PAGES.fullmatch(said) else said


def _beside_rows(
    layout: SheetLayout, rows: Sequence[Sequence[CellValue]], keys: Collection[str], fixed: Collection[str]
) -> Iterator[tuple[str, str]]:
    own = dict(rows_below(layout, rows))
    answers, known = layout.fields.values(), layout.columns
    shown = {each for each in layout.shown if each is not None}
    keyed = {number for number, row in own.items() if text_at(row, layout.key)}
    whole = keys and {text_at(own[number], layout.key) for number in keyed} & {*keys}
    for number, row in enumerate(rows):
        if number not in own:
            yield from _beside_heads(layout, number, row, fixed)
            continue
        answered = any(text_at(row, column) for column in answers)
        below = bool(whole) and number not in keyed and not answered and not text_at(row, layout.hash)
        is_told = layout.unclear and number in keyed  # with its row
        for column, cell in enumerate(row):
            text = text_of(cell)
            if text and not is_told and (column not in known or (below and column in shown)):
                yield name_of_cell(number, column), text


def _beside_heads(
    layout: SheetLayout, number: int, row: Sequence[CellValue], fixed: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What stands over the columns and in the title and is not ours."""
    for column, cell in enumerate(row):
        text = text_of(cell)
        is_copied = number == layout.head and not layout.unclear and column not in layout.columns
        if text and text != marker_of(layout.kind) and (is_copied or (fixed and without_blanks(text) not in fixed)):
            yield name_of_cell(number, column), text


def _elsewhere(
    rows: Sequence[Sequence[CellValue]], fixed: Collection[str], notes: Collection[str], *, is_guide: bool
) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows):
        asked = next((place for place, cell in enumerate(row) if is_guide and without_blanks(str(cell)) in notes), None)
        for column, cell in enumerate(row):
            text = text_of(cell)
            if asked is not None and column == asked + 1:  # `notes` reads it
                continue
            is_ours = is_guide and (without_blanks(text) in fixed or (column == 0 and not fixed))
            if text and not is_ours:
                yield name_of_cell(number, column), text


def _added(text: str, fixed: Collection[str]) -> str:
    """What stands behind our own comment; the whole text where it does not begin with one."""
    bare = without_blanks(text)
    left = max((len(each) for each in fixed if bare.startswith(each)), default=0)
    for number, letter in enumerate(text.replace("_x000D_", "")):
        if left == 0:
            return text.replace("_x000D_", "")[number:].strip()
        left -= not letter.isspace()
    return text
