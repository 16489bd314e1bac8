"""A plan in a planning division's own Excel: rows by sheet and heading, saved as a workbook or as CSV files, as people and Excel save them."""

import csv
import datetime as dt
import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from generator.plan_books import TakenPlan, take_plan, write_plan
from generator.plan_books.columns import PLAN_FIELDS, SHEETS
from generator.problems.reports import words_of
from sample import City

Cell = str | float | bool | dt.date | None
PLAN, DOCUMENTS, DEPARTMENTS, LEVELS, KINDS, SCALES, ROUNDS, PILLARS, MEASURES, INDICATORS, TARGETS, BUDGETS = (
    each.name for each in SHEETS
)


class Formula(NamedTuple):
    """A formula and what it showed last."""

    text: str
    shown: Cell


GREEN: dict[str, list[dict[str, object]]] = {
    PLAN: [
        {
            "題名": "見本市みどりの計画",
            "期間の最初の年度": "令和6年度",
            "期間の最後の年度": "2026",
            "計画を持つ部署": "企画部",
            "文書": "見本市みどりの計画書",
        }
    ],
    DOCUMENTS: [{"題名": "見本市みどりの計画書", "出した年度": "2023", "アドレス": "https://mihon.example/midori.pdf"}],
    DEPARTMENTS: [{"名前": "みどり課", "読み": "みどりか", "種類": "課"}],
    LEVELS: [{"id": "policy", "呼び名": "政策"}, {"呼び名": "方向性"}],
    KINDS: [{"id": "project", "呼び名": "事業"}],
    PILLARS: [
        {"階層": "政策", "番号": "政策１", "題名": "緑のまち", "説明": "公園と緑を守ります。"},
        {"階層": "方向性", "上の柱": "緑のまち", "番号": "方向性１", "題名": "公園の再生"},
    ],
    MEASURES: [
        {
            "柱": "公園の再生",
            "種類": "事業",
            "番号": "事業01",
            "題名": "中央公園の改修",
            "概要": "遊具を新しくします。\n\n木も植えます。",
            "担当（文書のまま）": "計画課・みどり課",
            "主に担当する部署": "計画課、みどり課",
            "ページ": "5",
        },
        {"柱": "方向性１ 公園の再生", "種類": "事業", "番号": "事業02", "題名": "池の清掃", "備考（文書のまま）": "値なし：調整中（6月に公表）"},
    ],
    INDICATORS: [
        {
            "どこの指標か": "中央公園の改修",
            "名前": "来園者数",
            "単位": "人",
            "種類": "成果",
            "目標との比べ方": "以上",
            "数え方": "単年",
        }
    ],
    TARGETS: [
        {"どこの指標か": "中央公園の改修", "指標": "来園者数", "区分": "基準値", "年": "2022", "値（文書のまま）": "約10,000人"},
        {"どこの指標か": "中央公園の改修", "指標": "来園者数", "区分": "最終目標", "年": "2026", "値（文書のまま）": "12,000人以上"},
    ],
}  # fmt: skip


class PlanSheets:
    """The sample city and a plan of its own beside it, in somebody's hands."""

    def __init__(self, folder: Path, city: City | None = None) -> None:
        self.folder = folder
        self.city = city or City(folder)
        self.rows: dict[str, list[dict[str, object]]] = {
            each.name: [dict(row) for row in GREEN.get(each.name, ())] for each in SHEETS
        }
        self.heads = {each.name: [column.head for column in each.columns] for each in SHEETS}
        self.names = {each.name: each.name for each in SHEETS}
        self.after: list[tuple[str, Callable[[Worksheet], object]]] = []
        self.before = self.files()

    def files(self) -> dict[str, str]:
        """All files of data by their names."""
        data = self.city.data
        return {path.relative_to(data).as_posix(): path.read_bytes().decode() for path in sorted(data.rglob("*.yaml"))}

    def put(self, sheet: str, row: int, **cells: object) -> "PlanSheets":
        """Change cells of a row, counted from 0; a row that is not there yet is added."""
        rows = self.rows[sheet]
        rows += [{} for _ in range(row + 1 - len(rows))]
        rows[row] |= cells
        return self

    def add(self, sheet: str, **cells: object) -> "PlanSheets":
        """A row more."""
        self.rows[sheet].append(cells)
        return self

    def do(self, sheet: str, what: Callable[[Worksheet], object]) -> "PlanSheets":
        """Do something else with a sheet before it is saved: merge, hide."""
        self.after.append((sheet, what))
        return self

    def grid(self, sheet: str) -> list[list[object]]:
        """A sheet's rows with its headings, as they are saved."""
        plain = [each.rstrip("＊") for each in self.heads[sheet]]
        if sheet == PLAN:
            own = self.rows[PLAN][0]
            known = [column.heading for column in PLAN_FIELDS.columns]
            more = [each for each in own if each not in known]
            return [["項目", "内容", "書き方"], *([each, own.get(each), "…"] for each in (*known, *more))]
        return [[*self.heads[sheet]], *([row.get(head) for head in plain] for row in self.rows[sheet])]

    def workbook(self, name: str = "計画.xlsx") -> Path:
        """Saved as a workbook."""
        path = self.folder / name
        with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
            day = book.add_format({"num_format": "yyyy/mm/dd"})
            for sheet, called in self.names.items():
                worksheet = book.add_worksheet(called)
                for number, row in enumerate(self.grid(sheet)):
                    for column, cell in enumerate(row):
                        match cell:
                            case None | "":
                                pass
                            case Formula(text, shown):
                                worksheet.write_formula(number, column, text, None, shown)
                            case dt.date():
                                worksheet.write_datetime(number, column, cell, day)
                            case bool() | int() | float():
                                worksheet.write(number, column, cell)
                            case _:
                                worksheet.write_string(number, column, str(cell))
                for _, what in (each for each in self.after if each[0] == sheet):
                    what(worksheet)
        return path

    def csv_files(self, encoding: str = "utf-8-sig", name: str = "表") -> Path:
        """Saved as CSV files."""
        folder = self.folder / name
        folder.mkdir()
        for sheet, called in self.names.items():
            text = io.StringIO()
            csv.writer(text, lineterminator="\r\n").writerows(
                ["" if cell is None else str(cell) for cell in row] for row in self.grid(sheet)
            )
            (folder / f"{called}.csv").write_bytes(text.getvalue().encode(encoding))
        return folder

    def take(self, path: Path | None = None, plan: str = "green") -> TakenPlan:
        """Read, without writing."""
        return take_plan(self.city.data, path or self.workbook(), "mihon", plan)

    def write(self, path: Path | None = None, plan: str = "green") -> TakenPlan:
        """Read, and written where nothing is in the way."""
        taken = self.take(path, plan)
        if taken.is_sound():
            write_plan(self.city.data, taken)
        return taken

    def told(self) -> list[str]:
        """What is asked of the workbook and of the CSV files alike, with its code; nothing is written for it."""
        taken = self.take()
        return [f"{each.rule} {words_of(each)[0]}" for each in taken.problems]


def codes(taken: TakenPlan) -> list[str]:
    """The codes of what is told."""
    return [found.rule for found in taken.problems]
