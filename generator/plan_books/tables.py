"""A workbook, or a folder of CSV files, as tables: each with its name, its cells, and what spreadsheets did to them."""

import csv
import io
import os
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.load.inputs import Fault, InputFault, explain_cause, read_named
from generator.problems.problem import Problem, problem, whole_file
from generator.sheets import CellValue, UnreadableBookError, UnseenCells, open_book, tell_unreadable

GUIDE: Final = "使い方"
LISTS: Final = "リスト"
_LARGEST: Final = 20_000_000  # bytes of a CSV file
_LOOK: Final = "ほかの人が開いていないか、読み取る権限があるかを確かめてください。"
_SAVE_CSV: Final = "Excel で開き、「CSV UTF-8（コンマ区切り）」として保存し直してください。"
_MOST_FILES: Final = 100  # of a folder; a plan has a dozen
_MOST_ROWS: Final = 20_000
_MOST_COLUMNS: Final = 1_000
_MOST_CELLS: Final = 3_000_000
_LONGEST: Final = 32_767  # characters of a cell, as spreadsheets have it
_BEYOND_KANA: Final = "\u0800"  # from here on UTF-8 takes three bytes a sign: what cp932 never looks like by chance


class BookTable(NamedTuple):
    """A sheet of a workbook or a CSV file. ``file`` is its path; ``name`` the sheet's name, of a CSV file its name without the ending."""

    file: str
    name: str
    cells: Sequence[Sequence[CellValue]]
    unseen: UnseenCells
    merged: frozenset[tuple[int, int]]
    is_csv: bool
    shapes: Sequence[tuple[str, str]] = ()  # cells with the texts of shapes near them

    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not self.unseen.formulas and not any(has_content(cell) for row in self.cells for cell in row)


def has_content(cell: CellValue) -> bool:
    """Whether a cell holds more than blanks."""
    return not isinstance(cell, str) or bool(cell.strip())


def read_tables(path: Path) -> tuple[list[BookTable], list[Problem]]:
    """The tables of a workbook or of a folder; nothing but problems where it cannot be read."""
    if path.is_dir():
        return _read_folder(path)
    if path.suffix.lower() == ".csv":
        cause = "CSV は、シートごとのファイルを入れたフォルダーで読みます"
        hint = "そのファイルの入ったフォルダーを指定してください。"
        return [], [tell_unreadable(path, cause, hint)]
    try:
        opened = open_book(path)
    except UnreadableBookError as fault:
        return [], [tell_unreadable(path, fault)]
    tables = [
        BookTable(
            str(path),
            name,
            cells,
            opened.unseen.get(name, UnseenCells()),
            opened.merged[name],
            is_csv=False,
            shapes=opened.shapes.get(name, ()),
        )
        for name, cells in opened.cells.items()
    ]
    return tables, []


def _read_folder(folder: Path) -> tuple[list[BookTable], list[Problem]]:
    tables: list[BookTable] = []
    problems: list[Problem] = []
    try:
        files = sorted(each for each in folder.iterdir() if each.suffix.lower() == ".csv" and each.name[0] not in ".~")
    except OSError as fault:
        return [], [tell_unreadable(folder, explain_cause(fault), _LOOK)]
    if not files:
        cause = "CSV のファイル（.csv）が一つもありません"
        return [], [
            tell_unreadable(folder, cause, "シートごとの CSV（計画.csv など）を入れたフォルダーを指定してください。")
        ]
    if len(files) > _MOST_FILES:
        cause = f"CSV のファイルが {_MOST_FILES} を超えています"
        return [], [
            tell_unreadable(folder, cause, "シートごとの CSV（計画.csv など）を入れたフォルダーを指定してください。")
        ]
    for path in files:
        cells = _read_csv(path)
        if isinstance(cells, Problem):
            problems.append(cells)
        else:
            # Names that a Mac has stored have their marks apart (フ and ゜).
            name = unicodedata.normalize("NFC", path.stem)
            tables.append(BookTable(str(path), name, cells, UnseenCells(), frozenset(), is_csv=True))
    return tables, problems


def _read_csv(path: Path) -> list[list[CellValue]] | Problem:
    real = Path(
        os.path.realpath(path)
    )  # a link that was put there is followed; whatever else it leads to holds nothing up
    content = read_named(real.parent, real.name, _LARGEST)
    if content is None or isinstance(content, InputFault):
        return _refuse(path, "ファイルがありません" if content is None else _cause_of(content))
    text = _decode(content)
    if text is None:
        return problem("K886", whole_file(str(path)), file=path.name)
    before = csv.field_size_limit(_LONGEST)
    try:
        return _take_rows(path, text)
    finally:
        csv.field_size_limit(before)


def _take_rows(path: Path, text: str) -> list[list[CellValue]] | Problem:
    """The rows of a file, as many as anybody writes."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[list[CellValue]] = []
    left = _MOST_CELLS
    try:
        for row in reader:
            left -= len(row)
            if len(row) > _MOST_COLUMNS or len(rows) >= _MOST_ROWS or left < 0:
                limits = f"{_MOST_ROWS:,} 行、{_MOST_COLUMNS:,} 列、{_MOST_CELLS:,} セル"
                return _refuse(path, f"{reader.line_num:,} 行目で、上限を超えています（{limits}）")
            rows.append([*row])
    except csv.Error as fault:
        is_long = "field limit" in str(fault)
        cause = f"一つのセルに {_LONGEST:,} 字より長い文があるか、" if is_long else ""
        return _refuse(path, f'{cause}引用符「"」の対応など、CSV の形になっていません（{reader.line_num:,} 行目）')
    return rows


def _refuse(path: Path, cause: str) -> Problem:
    return tell_unreadable(path, cause, _SAVE_CSV)


def _cause_of(fault: InputFault) -> str:
    return "20 MB を超えています" if fault.fault is Fault.SIZE else fault.cause


def _decode(content: bytes) -> str | None:
    """UTF-8 with or without its mark, else what Japanese Excel saves as CSV (cp932); None where it is neither, or both in turns.

    No Japanese text in cp932 is UTF-8 by chance: its second bytes are none that may follow there. But many a text in UTF-8 is one in cp932, of
    other words: where a line is UTF-8 beyond doubt, the file was put together of two.
    """
    if b"\0" in content:
        return None
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp932")
    except UnicodeDecodeError:
        return None
    return None if any(map(_is_utf8, content.splitlines())) else text


def _is_utf8(line: bytes) -> bool:
    """Whether a line can hardly be anything else."""
    try:
        return not line.isascii() and max(line.decode()) >= _BEYOND_KANA
    except UnicodeDecodeError:
        return False


def plain_head(text: CellValue) -> str:
    """A heading without blanks and without the star that marks what is needed; wide and narrow letters alike."""
    return "".join(unicodedata.normalize("NFKC", str(text)).split()).rstrip("*")


def find_named(tables: Sequence[BookTable], names: Mapping[str, str]) -> dict[str, BookTable]:
    """By key, the first table that bears the name."""
    found: dict[str, BookTable] = {}
    for key, name in names.items():
        wanted = plain_head(name)
        own = [each for each in tables if plain_head(each.name) == wanted]
        if own:
            found[key] = own[0]
    return found
