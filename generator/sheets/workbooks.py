"""A department's workbook: how to fill it in, one sheet a kind of answer, and hidden sheets with the lists and with what was sent.

A row knows itself: its key stands in a hidden column on the left, its hash in one on the right, and both with the sent answer on a hidden
sheet. What is not to be filled in is locked and grey. The same rows give the same bytes.
"""

import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.model.basics import Reason
from generator.sheets.cell_texts import digest_of_cells
from generator.sheets.covers import NOTHING_FILLED, Cover, Filled, guide_texts, line_of
from generator.sheets.rows import FIELDS, RowAnswer, SheetKind, SheetRow

HEAD_ROW: Final = 1
FIRST_ROW: Final = 2
LISTS: Final = "リスト"
SENT: Final = "控え"
GUIDE: Final = "使い方"
FIXED: Final = "fixed"
"""How rows of the hidden sheet begin that tell what stands in the workbook besides rows: titles, heads, the guide, our own comments."""
NOTE: Final = "note"
"""How those begin that tell of which questions the workbook went back with that belong to no row, and the texts that each is about."""
FIRST_NOTE: Final = 2
"""The row of the first of them on the first sheet, counted from 0; 確認済み belongs into the cell on its right."""

SHOWN: Final[Mapping[SheetKind, tuple[tuple[str, int], ...]]] = {
    SheetKind.FIGURES: (
        ("施策・柱など", 30),
        ("指標", 26),
        ("単位", 8),
        ("時期", 22),
        ("前の目標", 14),
        ("前の実績", 18),
        ("この時期の目標", 14),
    ),
    SheetKind.TEXTS: (("施策・柱など", 30), ("欄", 18), ("前の回の文章", 50)),
    SheetKind.MONEY: (("施策・柱など", 30), ("年度と区分", 30), ("前の金額", 18)),
}
_WORDING: Final = {SheetKind.FIGURES: "実績", SheetKind.TEXTS: "文章", SheetKind.MONEY: "金額"}
_TITLES: Final = {
    "typed": "値（書き方から分からないときだけ）",
    "reason": "値がない理由",
    "page": "ページ",
    "remark": "備考",
}
_WIDTHS: Final = {"wording": 24, "typed": 18, "reason": 16, "page": 9, "remark": 26}
_MESSAGES: Final = {
    "wording": ("文書のまま", "文書に書かれたとおりに、単位も「約」も写します。数だけにしません。"),
    "typed": ("書き方から分からないときだけ", "返却された行でだけ、値を半角の数や言葉で書きます。ふだんは空けます。"),
    "reason": ("値がない理由", "値がないときに、一覧から選びます。空欄のままにしません。"),
    "page": ("ページ", "文書に印刷されたページを書きます。"),
    "remark": ("備考", "理由の補足は公開されます。理由のない行の備考は、事務局だけが読みます。"),
}
REASONS: Final = tuple(each.japanese[0] for each in Reason)


@cache
def fields_of(kind: SheetKind) -> tuple[str, ...]:
    """The fields that a sheet asks for, in their order."""
    return FIELDS if kind is SheetKind.FIGURES else tuple(field for field in FIELDS if field != "typed")


@cache
def column_of(kind: SheetKind, field: str) -> int:
    """The column of a field, counted from 0: behind the key and what is shown."""
    return 1 + len(SHOWN[kind]) + fields_of(kind).index(field)


def hash_column(kind: SheetKind) -> int:
    """The hidden column on the right."""
    return 1 + len(SHOWN[kind]) + len(fields_of(kind))


def title_of(kind: SheetKind, field: str) -> str:
    """The head over a field's column."""
    return f"{_WORDING[kind]}（文書のまま）" if field == "wording" else _TITLES[field]


def render_book(cover: Cover, rows: Sequence[SheetRow], filled: Filled = NOTHING_FILLED) -> bytes:
    """The workbook of one department."""
    content = io.BytesIO()
    hashes = {row.key: row.hash() for row in rows}
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": f"{cover.round_name} {cover.department_name}", "created": cover.date})
        for name, value in cover.stamp().items():
            book.set_custom_property(name, value, "text")
        formats = _Formats(book)
        _write_guide(book.add_worksheet(GUIDE), cover, formats, filled)
        for kind in SheetKind:
            own = [row for row in rows if row.kind is kind]
            title = _title_of(cover, kind)
            _write_rows(book.add_worksheet(kind.value), title, own, formats, filled, kind=kind, hashes=hashes)
        _write_lists(book.add_worksheet(LISTS))
        _write_sent(book.add_worksheet(SENT), cover, rows, hashes, filled)
    return content.getvalue()


def _title_of(cover: Cover, kind: SheetKind) -> str:
    return f"{cover.round_name}　{kind.value}　{cover.department_name}"


def _fixed_texts(cover: Cover, filled: Filled) -> Iterator[str]:
    """All that stands in the workbook besides rows: what is not among it somebody has written."""
    yield from guide_texts(cover, filled)
    for kind in SheetKind:
        yield _title_of(cover, kind)
        yield from (head for head, _ in SHOWN[kind])
        yield from (title_of(kind, field) for field in fields_of(kind))
    yield from filled.asked.values()


class _Formats:
    """The looks of cells."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        plain = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#767676", "num_format": "@"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.line = book.add_format({"text_wrap": True, "valign": "top"})
        self.note = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFE699"})
        self.head = book.add_format({**plain, "bold": True, "bg_color": "#D9E2EC"})
        self.locked = book.add_format({**plain, "bg_color": "#E8E8E8"})
        self.open = book.add_format({**plain, "locked": False})
        self.asked = book.add_format({**plain, "locked": False, "bg_color": "#FFE699"})
        self.asked_date = book.add_format(
            {**plain, "locked": False, "bg_color": "#FFE699", "num_format": "yyyy/mm/dd hh:mm"}
        )
        self._asked_look = {**plain, "locked": False, "bg_color": "#FFE699"}

    def numbered(self, form: str) -> Format:
        """A yellow cell that shows its number as it came."""
        return self._book.add_format({**self._asked_look, "num_format": form})


def _write_guide(sheet: Worksheet, cover: Cover, formats: _Formats, filled: Filled) -> None:
    sheet.set_column(0, 0, 100)
    title, *lines = guide_texts(cover, filled)
    sheet.write_string(0, 0, title, formats.title)
    if filled.notes:
        sheet.set_column(1, 1, 18)
    for number, line in enumerate(lines, FIRST_NOTE):
        is_note = number < FIRST_NOTE + len(filled.notes)
        sheet.write_string(number, 0, _clip(line), formats.note if is_note else formats.line)
        if is_note:
            sheet.write_blank(number, 1, None, formats.asked)
    sheet.protect()


def _write_rows(
    sheet: Worksheet,
    title: str,
    rows: Sequence[SheetRow],
    formats: _Formats,
    filled: Filled,
    *,
    kind: SheetKind,
    hashes: Mapping[str, str],
) -> None:
    shown, fields, last = SHOWN[kind], fields_of(kind), hash_column(kind)
    sheet.set_column(0, 0, 2, None, {"hidden": True})
    sheet.set_column(last, last, 2, None, {"hidden": True})
    for number, (_, width) in enumerate(shown, 1):
        sheet.set_column(number, number, width)
    for field in fields:
        column = column_of(kind, field)
        wide = 60 if kind is SheetKind.TEXTS and field == "wording" else _WIDTHS[field]
        sheet.set_column(column, column, wide)
    sheet.write_string(0, 0, marker_of(kind))
    sheet.write_string(0, 1, title, formats.title)
    for number, (head, _) in enumerate(shown, 1):
        sheet.write_string(HEAD_ROW, number, head, formats.head)
    for field in fields:
        sheet.write_string(HEAD_ROW, column_of(kind, field), title_of(kind, field), formats.head)
    for number, row in enumerate(rows, FIRST_ROW):
        sheet.write_string(number, 0, row.key)
        sheet.write_string(number, last, hashes[row.key])
        for place, text in enumerate(row.shown, 1):
            sheet.write_string(number, place, _clip(text), formats.locked)
        _write_answer(sheet, number, row, formats, filled)
    if rows:
        _validate(sheet, kind, rows)
    sheet.freeze_panes(FIRST_ROW, 2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(HEAD_ROW)
    sheet.protect("", {"format_columns": True, "format_rows": True})


def note_line(words: str) -> str:
    """A question that belongs to no row, as the first sheet has it."""
    return _clip(line_of(words))


def marker_of(kind: SheetKind) -> str:
    """What the hidden corner of a sheet says, so that it is known under any name."""
    return f"kokai:{kind.name.lower()}"


def _write_answer(sheet: Worksheet, number: int, row: SheetRow, formats: _Formats, filled: Filled) -> None:
    cells = filled.cells.get(row.key, row.now._asdict())
    for field in fields_of(row.kind):
        column, cell = column_of(row.kind, field), cells.get(field, "")
        words = filled.asked.get((row.key, field))
        look = formats.asked if words else formats.open if field != "page" or row.paged else formats.locked
        match cell:
            case bool():
                sheet.write_boolean(number, column, cell, look)
            case int() | float():
                if form := filled.formats.get((row.key, field)):
                    look = formats.numbered(form)
                sheet.write_number(number, column, cell, look)
            case dt.datetime() | dt.date() | dt.time() | dt.timedelta():
                sheet.write_datetime(number, column, cell, formats.asked_date)
            case "":
                sheet.write_blank(number, column, None, look)
            case _:
                sheet.write_string(number, column, _clip(cell), look)
        if words:
            sheet.write_comment(number, column, words, {"author": "Kokai", "x_scale": 2.5, "y_scale": 1.6})


def _validate(sheet: Worksheet, kind: SheetKind, rows: Sequence[SheetRow]) -> None:
    last = FIRST_ROW + len(rows) - 1
    for field in fields_of(kind):
        column = column_of(kind, field)
        title, message = _MESSAGES[field]
        rule: dict[str, Any] = {"validate": "any", "input_title": title, "input_message": message}
        if field == "reason":
            rule |= {
                "validate": "list",
                "source": f"={LISTS}!$A$1:$A${len(REASONS)}",
                "error_title": "一覧にない言葉です",
                "error_message": "値がない理由は、一覧から選んでください。",
            }
        if field != "typed":
            sheet.data_validation(FIRST_ROW, column, last, column, rule)
            continue
        for number, row in enumerate(rows, FIRST_ROW):
            listed = {"validate": "list", "source": list(row.choices)} if _fits(row.choices) else {}
            sheet.data_validation(number, column, number, column, rule | listed | {"error_type": "warning"})


def _fits(choices: Iterable[str]) -> bool:
    """A list that stands in the rule itself has 255 characters at most, and no commas in its words."""
    words = list(choices)
    return bool(words) and len(",".join(words)) <= 255 and not any("," in word for word in words)


def _write_lists(sheet: Worksheet) -> None:
    for number, reason in enumerate(REASONS):
        sheet.write_string(number, 0, reason)
    sheet.hide()


def _write_sent(
    sheet: Worksheet, cover: Cover, rows: Sequence[SheetRow], hashes: Mapping[str, str], filled: Filled
) -> None:
    asked = {key: words for (key, _), words in reversed(tuple(filled.asked.items()))}
    sheet.write_string(0, 0, "kokai:sent")
    number = 1
    for name, value in cover.stamp().items():
        sheet.write_row(number, 0, ("stamp", name, value))
        number += 1
    for text in dict.fromkeys(_fixed_texts(cover, filled)):
        sheet.write_row(number, 0, (FIXED, _clip(text)))
        number += 1
    for words, texts in filled.notes.items():
        sheet.write_row(number, 0, (NOTE, _clip(words), *map(_clip, texts)))
        number += 1
    for row in rows:
        texts = ("row", row.kind.name, row.key, hashes[row.key], *map(_clip, row.now))
        if cover.generation:
            came = " ".join(filled.came.get(row.key, ()))
            texts += (_digest_of_filled(row, filled), came, _tell_asked(row, filled, asked))
        for column, text in enumerate(texts):
            if text:  # most answers are still empty, and a cell that is not there is read as one
                sheet.write_string(number, column, text)
        number += 1
    sheet.hide()


def _tell_asked(row: SheetRow, filled: Filled, asked: Mapping[str, str]) -> str:
    """By which rules something is asked, and the first question, for the day on which the row comes back as it went."""
    return f"{' '.join(filled.rules.get(row.key, ()))}\n{asked[row.key]}" if row.key in asked else ""


def _digest_of_filled(row: SheetRow, filled: Filled) -> str:
    """What the cells of a row will be read as, if nobody touches them."""
    cells = filled.cells.get(row.key, row.now._asdict())
    own = (cells.get(field, "") if field in fields_of(row.kind) else "" for field in FIELDS)
    return digest_of_cells(_clip(cell) if isinstance(cell, str) else cell for cell in own)


def sent_answer(cells: Sequence[str]) -> RowAnswer:
    """The answer of a row of the hidden sheet."""
    return RowAnswer(*(list(cells) + [""] * len(FIELDS))[: len(FIELDS)])


def _clip(text: str) -> str:
    """A cell holds no longer text; what is longer is never taken from a workbook."""
    return text[:32_000]
