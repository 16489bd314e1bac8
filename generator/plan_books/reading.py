"""From tables to rows: which table is which sheet, which column is which field. Nothing that is filled in is passed over in silence."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from generator.model.basics import Place
from generator.plan_books.columns import (
    ABOUT_ITEM,
    BY_KEY,
    CONTENT,
    ITEM,
    PLAN_FIELDS,
    SHEETS,
    BookColumn,
    BookSheet,
)
from generator.plan_books.tables import GUIDE, LISTS, BookTable, find_named, has_content, plain_head, read_tables
from generator.problems.problem import Problem, problem, whole_file
from generator.sheets import CellValue, cut

_MANY: Final = 10


class RawCell(NamedTuple):
    """A cell as it was read. ``name`` is what spreadsheets call it; ``formula`` and ``merged`` say what was done to it, ``struck`` what is struck out ("": all of it; None: nothing), ``form`` how a number is shown."""

    value: CellValue
    name: str
    formula: bool = False
    merged: bool = False
    struck: str | None = None
    form: str = ""


class RawRow(NamedTuple):
    """A row that is not empty, its cells by their fields. ``number`` counts from 1, as spreadsheets do."""

    sheet: BookSheet
    table: BookTable
    number: int
    cells: Mapping[str, RawCell]

    def tell(self, code: str, field: str, **details: object) -> Problem:
        """A problem of one of its cells; of the row where ``field`` is "". File, sheet and cell are always told."""
        cell = self.cells.get(field) or next(iter(self.cells.values()))
        column = self.sheet.column(field).heading if field else ""
        return tell_cell(code, self.table, cell.name, column or f"{self.number} 行目", **details)


def tell_cell(code: str, table: BookTable, cell: str, called: str, **details: object) -> Problem:
    """A problem of a cell that is called so."""
    where = {"file": Path(table.file).name, "sheet": table.name, "cell": cell, "what_row": called}
    return problem(code, Place(table.file, 0, 0), **where, **details)


class ReadBook(NamedTuple):
    """All rows of a workbook or a folder, by the key of their sheet. ``unsure`` are sheets that are not there as a whole."""

    rows: Mapping[str, tuple[RawRow, ...]]
    problems: tuple[Problem, ...]
    unsure: frozenset[str] = frozenset()


def read_plan_book(path: Path) -> ReadBook:
    """Read a workbook or a folder of CSV files."""
    tables, problems = read_tables(path)
    if not tables:
        return ReadBook({}, tuple(problems))
    found, more = _match(tables)
    problems += more
    rows: dict[str, tuple[RawRow, ...]] = {}
    # Where a table is none of ours, it may be any of those that are wanting.
    strange = any(each.rule != "K875" for each in problems)
    unsure = {each.key for each in SHEETS if strange and each.key not in found}
    for key, table in found.items():
        sheet = BY_KEY[key]
        heads, told = _read_heads(sheet, table)
        problems += told
        unsure |= {key} if told else set()
        problems += [*_tell_hidden(table), *_tell_shapes(table)]
        if heads is not None:
            read = _read_plan(table, heads, problems) if sheet is PLAN_FIELDS else _read_rows(sheet, table, heads)
            rows[key] = tuple(read)
    if "plan" not in found and not problems:
        place = whole_file(str(path))
        problems.append(
            problem("K877", place, file=path.name, where="", wanted=f"シート「{PLAN_FIELDS.name}」", hint=_HINT)
        )
    return ReadBook(rows, tuple(problems), frozenset(unsure))


_HINT: Final = "「kokai sheet plan out」が作る表と同じにしてください。"


def _match(tables: list[BookTable]) -> tuple[dict[str, BookTable], list[Problem]]:
    """The table of each sheet: by its name, else by its headings."""
    found = find_named(tables, {each.key: each.name for each in SHEETS})
    own = {id(table) for table in found.values()}
    ours = {plain_head(GUIDE), plain_head(LISTS)}
    problems: list[Problem] = []
    for table in tables:
        if id(table) in own or plain_head(table.name) in ours or table.is_empty():
            continue
        alike = [each for each in SHEETS if each.key not in found and _has_heads(each, table)]
        if len(alike) == 1:
            found[alike[0].key] = table
            problems.append(tell_cell("K875", table, "A1", "", was=alike[0].name))
        else:
            names = "、".join(each.name for each in SHEETS)
            cause = f"シート「{table.name}」は、計画の表のどのシートでもありません"
            hint = f"使うシートなら、名前を {names} のどれかにしてください。使わないなら、消すか、ほかのファイルに移してください。"
            problems.append(tell_cell("K878", table, "A1", "", cause=cause, hint=hint))
    order = {each.key: number for number, each in enumerate(SHEETS)}
    return dict(sorted(found.items(), key=lambda each: order[each[0]])), problems


def _heads_of(sheet: BookSheet) -> dict[str, str]:
    """The headings of a sheet, and the field that each stands for."""
    if sheet is PLAN_FIELDS:
        return {ITEM: ITEM, CONTENT: CONTENT, ABOUT_ITEM: ABOUT_ITEM}
    return {plain_head(each.heading): each.field for each in sheet.columns}


def _has_heads(sheet: BookSheet, table: BookTable) -> bool:
    """Whether a table bears the headings of a sheet, whatever it is called."""
    wanted = set(_heads_of(sheet))
    there = {plain_head(cell) for cell in table.cells[0]} if table.cells else set()
    return wanted <= there


def _read_heads(sheet: BookSheet, table: BookTable) -> tuple[dict[str, int] | None, list[Problem]]:
    """The number of each field's column, None where one that is needed is not there."""
    known, heads, problems = _heads_of(sheet), {}, []
    first = table.cells[0] if table.cells else ()
    for number, cell in enumerate(first):
        field, name = known.get(plain_head(cell)), f"{xl_col_to_name(number)}1"
        if field is not None and field in heads:
            cause, hint = f"見出し「{str(cell).strip()}」が二つあります", "どちらか一方の列を消してください。"
            problems.append(tell_cell("K878", table, name, str(cell), cause=cause, hint=hint))
        elif field is not None:
            heads[field] = number
    problems += _tell_strange_columns(sheet, table, set(heads.values()))
    needed = [ITEM, CONTENT] if sheet is PLAN_FIELDS else [each.field for each in sheet.columns if each.needed]
    missing = [each for each in needed if each not in heads]
    if missing and not table.is_empty():
        names = missing if sheet is PLAN_FIELDS else [sheet.column(each).head for each in missing]
        wanted = "、".join(f"列「{each}」" for each in names)
        where = f"のシート「{table.name}」"
        place = Place(table.file, 0, 0)
        hint = f"1 行目を見出しの行にし、{_HINT}"
        problems.append(problem("K877", place, file=Path(table.file).name, where=where, wanted=wanted, hint=hint))
    return (None if missing else heads), problems


def _tell_strange_columns(sheet: BookSheet, table: BookTable, known: set[int]) -> Iterator[Problem]:
    """Of each column that bears no heading of ours, its first cell that holds something."""
    heads = set(_heads_of(sheet))
    width = max((len(row) for row in table.cells), default=0)
    for column in (each for each in range(width) if each not in known):
        head = str(table.cells[0][column]).strip() if column < len(table.cells[0]) else ""
        below = enumerate(table.cells[1:], 2)
        filled = next((number for number, row in below if column < len(row) and has_content(row[column])), 0)
        if plain_head(head) in heads or not filled:
            continue
        cause = f"見出し「{head}」の列は、計画の表にありません" if head else "見出しのない列です"
        hint = "ほかの列に移すか、消してください。残しておきたいメモは、ほかのファイルに移してください。"
        yield tell_cell(
            "K878", table, f"{xl_col_to_name(column)}{filled}", head or "見出しなし", cause=cause, hint=hint
        )


def _tell_hidden(table: BookTable) -> Iterator[Problem]:
    """What is filled in and not shown is read as all else is, and told."""
    rows = [
        number
        for number, row in enumerate(table.cells)
        if number in table.unseen.rows and any(has_content(cell) for cell in row)
    ]
    columns = [
        column
        for column in sorted(table.unseen.columns)
        if any(column < len(row) and has_content(row[column]) for row in table.cells[1:])
    ]
    told = ["シート全体"] if table.unseen.hidden and not table.is_empty() else []
    told += [f"{number + 1} 行目" for number in rows[:_MANY]] + (
        [f"ほか {len(rows) - _MANY} 行"] if len(rows) > _MANY else []
    )
    told += [f"{xl_col_to_name(column)} 列" for column in columns[:_MANY]]
    if told:
        yield tell_cell("K887", table, "A1", "", hidden="、".join(told))


def _tell_shapes(table: BookTable) -> Iterator[Problem]:
    """Texts in shapes are read nowhere."""
    for cell, text in table.shapes[:_MANY]:
        cause = f"図形（テキスト ボックスなど）の「{cut(text.replace(chr(10), ' '), 40)}」は、読み取りません"
        yield tell_cell("K878", table, cell or "A1", "", cause=cause, hint=_SHAPE_HINT)


_SHAPE_HINT: Final = "計画の内容なら、表のセルに書いてください。書き移したら、図形を消してください。"


def _read_rows(sheet: BookSheet, table: BookTable, heads: Mapping[str, int]) -> Iterator[RawRow]:
    for number in range(1, len(table.cells)):
        cells = {field: _cell_at(table, number, column) for field, column in heads.items()}
        if any(has_content(cell.value) or cell.formula for cell in cells.values()):
            missing = {each.field: RawCell("", f"A{number + 1}") for each in sheet.columns if each.field not in cells}
            yield RawRow(sheet, table, number + 1, {**cells, **missing})


def _cell_at(table: BookTable, row: int, column: int) -> RawCell:
    name = f"{xl_col_to_name(column)}{row + 1}"
    cells = table.cells[row]
    value = table.unseen.errors.get(name, cells[column] if column < len(cells) else "")
    unseen = table.unseen
    is_merged, form = (row, column) in table.merged, unseen.formats.get(name, "")
    return RawCell(value, name, name in unseen.formulas, is_merged, unseen.struck.get(name), form)


def _read_plan(table: BookTable, heads: Mapping[str, int], problems: list[Problem]) -> Iterator[RawRow]:
    """The one row of the plan's sheet, which has its fields below each other."""
    fields: dict[str, BookColumn] = {plain_head(each.heading): each for each in PLAN_FIELDS.columns}
    cells: dict[str, RawCell] = {}
    for number in range(1, len(table.cells)):
        item, content = (_cell_at(table, number, heads[each]) for each in (ITEM, CONTENT))
        column = fields.get(plain_head(item.value))
        if column is None:
            if has_content(content.value) or content.formula:
                cause = f"項目「{str(item.value).strip()}」は、計画の表にありません"
                hint = f"項目は {'、'.join(each.heading for each in fields.values())} です。"
                problems.append(tell_cell("K878", table, content.name, str(item.value), cause=cause, hint=hint))
        elif column.field in cells:
            problems.append(
                tell_cell(
                    "K883", table, item.name, column.heading, shown=column.heading, other=cells[column.field].name
                )
            )
        else:
            cells[column.field] = content
    missing = {each.field: RawCell("", "A1") for each in PLAN_FIELDS.columns if each.field not in cells}
    yield RawRow(PLAN_FIELDS, table, 2, {**cells, **missing})
