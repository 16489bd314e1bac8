"""A plan's workbook, empty or filled: how to fill it in, a sheet a list with drop-down lists, and a hidden sheet with the words of the lists.

Headings are locked, all else is open and holds text, so that 1-2 stays 1-2. The same rows give the same bytes.
"""

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from generator.plan_books.bare_numbers import write_marked
from generator.plan_books.columns import (
    ABOUT_ITEM,
    BY_KEY,
    CONTENT,
    ITEM,
    PLAN_FIELDS,
    SHEETS,
    BookColumn,
    BookSheet,
    CellForm,
)
from generator.plan_books.showing import ShownBook
from generator.plan_books.shown_figures import Row
from generator.plan_books.tables import GUIDE, LISTS

LAST_ROW: Final = 5000
"""To this row lists and messages are offered; what stands below is read as well."""
_LONGEST_CELL: Final = 32_000
_NO_DATE: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's own date bears no zone; a fixed one makes the same rows the same bytes
_NAMED_BY: Final = {"departments": "name", "levels": "name", "measure_kinds": "name", "indicators": "name"}
_GUIDE_LINES: Final = (
    "計画を、文書に書かれたとおりに写します。一つの行が、一つの柱・施策・指標・目標値です。",
    "＊の付いた列は、どの行にも必ず書きます。ほかの列は、文書になければ空けます。",
    "「計画」「部署」「文書」から始め、「柱の階層」「施策の種類」「柱」「施策」「指標」「目標値」の順に書くと、後のシートで一覧から選べます。",
    "柱・施策・指標は、題名・番号・id のどれかで指します。同じ題名が二つあるときは、id を書きます。",
    "目標値は、単位も「約」も「以上」も、文書のとおりに写します（例：12,000人以上、約20人、△5.5％）。数だけにしません。",
    "予算は、金額を単位も付けて写します（例：12,850千円、△1,200千円）。財源などは、総額の行の下に、同じ年度・区分・名前で一行ずつ書きます。",
    "欄はあるのに文章がないときは、「値なし：調整中」のように書きます。数値なら「値がない理由」を選びます。",
    "指標の「目標との比べ方」が「節目」なら、目標値に、できあがる事柄（例：実施設計を完了）を書きます。",
    "id は、ページのアドレスになります。空けておくと、番号などから作ります。",
    "見出しの名前、シートの名前は変えません。セルの結合と式も使いません。行は、並べ替えても、空けても、足してもかまいません。",
    "使わないシートは、見出しだけのままにしておきます。",
)  # fmt: skip


class _Looks:
    """The looks of cells."""

    def __init__(self, book: Workbook) -> None:
        plain = {"text_wrap": True, "valign": "top", "num_format": "@"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.line = book.add_format({"text_wrap": True, "valign": "top"})
        self.head = book.add_format(
            {**plain, "bold": True, "bg_color": "#D9E2EC", "border": 1, "border_color": "#767676"}
        )
        self.open = book.add_format({**plain, "locked": False})
        self.about = book.add_format({**plain, "bg_color": "#E8E8E8"})


def render_plan_book(shown: ShownBook, title: str) -> bytes:
    """The workbook with the rows; ``title`` names it."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": title, "created": _NO_DATE})
        looks = _Looks(book)
        _write_guide(book.add_worksheet(GUIDE), title, looks)
        for sheet in SHEETS:
            worksheet = book.add_worksheet(sheet.name)
            if sheet is PLAN_FIELDS:
                _write_plan(worksheet, next(iter(shown.of("plan")), {}), looks)
            else:
                _write_sheet(worksheet, sheet, shown.of(sheet.key), looks)
        _write_lists(book.add_worksheet(LISTS))
    return content.getvalue()


def _write_guide(sheet: Worksheet, title: str, looks: _Looks) -> None:
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, title, looks.title)
    for number, line in enumerate(_GUIDE_LINES, 2):
        sheet.write_string(number, 0, f"・{line}", looks.line)
    sheet.protect()


def _write_plan(sheet: Worksheet, row: Row, looks: _Looks) -> None:
    for column, (head, width) in enumerate(((ITEM, 22), (CONTENT, 60), (ABOUT_ITEM, 60))):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, head, looks.head)
    for number, each in enumerate(PLAN_FIELDS.columns, 1):
        sheet.write_string(number, 0, each.head, looks.head)
        _write_text(sheet, number, 1, row.get(each.field, ""), looks)
        sheet.write_string(number, 2, each.told, looks.about)
        sheet.data_validation(number, 1, number, 1, _rule(each))
    sheet.freeze_panes(1, 1)
    _finish(sheet)


def _write_sheet(sheet: Worksheet, of: BookSheet, rows: Sequence[Row], looks: _Looks) -> None:
    for number, column in enumerate(of.columns):
        sheet.set_column(number, number, column.width, looks.open)
        sheet.write_string(0, number, column.head, looks.head)
        sheet.data_validation(1, number, LAST_ROW, number, _rule(column))
    for line, row in enumerate(rows, 1):
        for number, column in enumerate(of.columns):
            if row.get(column.field):
                _write_text(sheet, line, number, row[column.field], looks)
    titles = [
        number for number, column in enumerate(of.columns) if column.field in ("title", "name", "indicator", "label")
    ]
    sheet.freeze_panes(1, titles[0] + 1 if titles and titles[0] < 3 else 1)
    _finish(sheet)


def _finish(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    allowed = ("format_columns", "format_rows", "insert_rows", "delete_rows", "sort", "autofilter")
    sheet.protect("", dict.fromkeys(allowed, True))


def _write_text(sheet: Worksheet, row: int, column: int, text: str, looks: _Looks) -> None:
    if text:
        sheet.write_string(row, column, text[:_LONGEST_CELL], looks.open)
    else:
        sheet.write_blank(row, column, None, looks.open)


def _rule(column: BookColumn) -> dict[str, Any]:
    """What Excel says of a cell of the column, and the list that it offers."""
    needed = "必ず書きます。" if column.needed else ""
    rule: dict[str, Any] = {
        "validate": "any",
        "input_title": column.heading[:32],
        "input_message": f"{needed}{column.told}"[:255],
        "ignore_blank": True,
    }
    if column.words:
        place = xl_col_to_name(_LISTED.index(column.words))
        rule |= {
            "validate": "list",
            "source": f"={LISTS}!${place}$1:${place}${len(column.words)}",
            "error_title": "一覧にない言葉です",
            "error_message": "一覧から選んでください。",
        }
    elif column.form in (CellForm.NAME, CellForm.NAMES) and column.names and column.field not in ("holder", "serves"):
        # An id or a number may be written as well, so what is not in the list is let through.
        rule |= {"validate": "list", "source": _source_of(column.names[0]), "show_error": False}
    elif column.field == "holder":
        rule |= {"validate": "list", "source": _source_of("measures"), "show_error": False}
    return rule


def _source_of(key: str) -> str:
    """The cells by whose texts the rows of a sheet are named."""
    sheet = BY_KEY[key]
    field = _NAMED_BY.get(key, "title" if key != "scales" else "name")
    place = xl_col_to_name([each.field for each in sheet.columns].index(field))
    return f"='{sheet.name}'!${place}$2:${place}${LAST_ROW}"


_LISTED: Final = list(dict.fromkeys(column.words for sheet in SHEETS for column in sheet.columns if column.words))


def _write_lists(sheet: Worksheet) -> None:
    for column, words in enumerate(_LISTED):
        for row, (_, written) in enumerate(words):
            sheet.write_string(row, column, written[0])
    sheet.hide()


def render_csv_files(shown: ShownBook) -> dict[str, bytes]:
    """The same sheets as CSV files, by their names, as Excel reads them: UTF-8 with a mark at the beginning."""
    files = {}
    for sheet in SHEETS:
        rows = list(shown.of(sheet.key))
        if sheet is PLAN_FIELDS:
            own = next(iter(rows), {})
            lines: Iterable[Sequence[str]] = (
                (each.head, write_marked(own.get(each.field, ""), each.form), each.told) for each in sheet.columns
            )
            heads: Sequence[str] = (ITEM, CONTENT, ABOUT_ITEM)
        else:
            heads = [each.head for each in sheet.columns]
            lines = ([write_marked(row.get(each.field, ""), each.form) for each in sheet.columns] for row in rows)
        files[f"{sheet.name}.csv"] = _csv([heads, *lines])
    return files


def _csv(lines: Iterable[Sequence[str]]) -> bytes:
    import csv  # noqa: PLC0415 - a workbook has no use for it

    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(lines)
    return text.getvalue().encode("utf-8-sig")
