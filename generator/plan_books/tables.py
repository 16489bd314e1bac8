"""A workbook, or a folder of CSV files, as tables: each with its name, its cells, and what spreadsheets did to them."""

import csv
import io
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from generator.load.inputs import explain_cause
from generator.problems.problem import Problem, problem, whole_file
from generator.sheets import CellValue, UnreadableBookError, UnseenCells, open_book, tell_unreadable

GUIDE: Final = "使い方"
LISTS: Final = "リスト"
_LARGEST: Final = 20_000_000  # bytes of a CSV file
_LOOK: Final = "ほかの人が開いていないか、読み取る権限があるかを確かめてください。"
_SAVE_CSV: Final = "Excel で開き、「CSV UTF-8（コンマ区切り）」として保存し直してください。"

Ranges = Sequence[tuple[tuple[int, int], tuple[int, int]]]


class BookTable(NamedTuple):
    """A sheet of a workbook or a CSV file. ``file`` is its path; ``name`` the sheet's name, of a CSV file its name without the ending."""

    file: str
    name: str
    cells: Sequence[Sequence[CellValue]]
    unseen: UnseenCells
    merged: Ranges
    is_csv: bool

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
        BookTable(str(path), name, cells, opened.unseen.get(name, UnseenCells()), opened.merged[name], is_csv=False)
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
    for path in files:
        cells = _read_csv(path)
        if isinstance(cells, Problem):
            problems.append(cells)
        else:
            # Names that a Mac has stored have their marks apart (フ and ゜).
            name = unicodedata.normalize("NFC", path.stem)
            tables.append(BookTable(str(path), name, cells, UnseenCells(), (), is_csv=True))
    return tables, problems


def _read_csv(path: Path) -> list[list[CellValue]] | Problem:
    try:
        if path.stat().st_size > _LARGEST:
            return tell_unreadable(
                path, "20 MB を超えています", "計画の表ではないファイルなら、フォルダーから外してください。"
            )
        content = path.read_bytes()
    except OSError as fault:
        return tell_unreadable(path, explain_cause(fault), _LOOK)
    text = _decode(content)
    if text is None:
        return problem("K886", whole_file(str(path)), file=path.name)
    try:
        return [list(row) for row in csv.reader(io.StringIO(text, newline=""), strict=True)]
    except csv.Error:
        cause = '引用符「"」の対応など、CSV の形になっていません'
        return tell_unreadable(path, cause, _SAVE_CSV)


def _decode(content: bytes) -> str | None:
    """UTF-8 with or without its mark, else what Japanese Excel saves as CSV (cp932); None where it is neither.

    No Japanese text in cp932 is UTF-8 by chance: its second bytes are none that may follow there.
    """
    if b"\0" in content:
        return None
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


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
