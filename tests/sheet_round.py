"""A round by spreadsheet in a copy of the sample city: handed out, filled in by staff, taken back."""

from collections.abc import Callable
from pathlib import Path

from generator.sheets import Collected, collect_sheets, hand_out, write_collected
from sample import City
from staff_edits import StaffEdits

RESULTS = "mihon/basic-plan/results/2024.yaml"
FIGURES, TEXTS, MONEY = "数値", "文章", "お金"
ANSWER = {FIGURES: "実績（文書のまま）", TEXTS: "文章（文書のまま）", MONEY: "金額（文書のまま）"}
TYPED, REASON, PAGE, REMARK = "値（書き方から分からないときだけ）", "値がない理由", "ページ", "備考"


class SheetRound:
    """The sample city with the workbooks of a round beside it."""

    def __init__(self, folder: Path, its_round: str = "yearly-2024", city: City | None = None) -> None:
        self.folder = folder
        self.city = city or City(folder)
        self.out = folder / "out"
        self.round = its_round
        handed = hand_out(self.city.data, its_round, None, "department", self.out)
        assert handed.problems == ()
        self.before = self.files()

    def files(self) -> dict[str, str]:
        """All files of data by their names."""
        data = self.city.data
        return {path.relative_to(data).as_posix(): path.read_text("utf-8") for path in sorted(data.rglob("*.yaml"))}

    def edit(self, name: str) -> StaffEdits:
        """A department's workbook, to be filled in."""
        return StaffEdits(self.out / f"{name}.xlsx")

    def save(self, edits: StaffEdits, name: str = "返送") -> Path:
        """The workbook as it comes back."""
        return edits.save(self.folder / f"{name}.xlsx")

    def type(
        self, sheet: str, words: tuple[str, ...], value: object, column: str = "", of: str = "計画課"
    ) -> StaffEdits:
        """A department's workbook with one cell filled in."""
        edits = self.edit(of)
        return edits.type(sheet, edits.find(sheet, *words, column=column or ANSWER[sheet]), value)  # type: ignore[arg-type]

    def take(self, *edits: StaffEdits, write: bool = True, its_round: str | None = None) -> Collected:
        """Take the workbooks back. ``its_round``: the round that is said to be meant."""
        files = [self.save(each, f"返送{number}") for number, each in enumerate(edits)]
        collected = collect_sheets(self.city.data, files, its_round)
        if write:
            write_collected(self.city.data, collected)
        return collected

    def changed_lines(self) -> list[tuple[str, str]]:
        """The lines of all files that are other than before, as (before, after); files that are new, line by line."""
        found: list[tuple[str, str]] = []
        for file, text in self.files().items():
            old, new = self.before.get(file, "").split("\n"), text.split("\n")
            if file not in self.before or len(old) != len(new):
                kept = set(old)
                found += [("", line) for line in new if line not in kept]
            else:
                found += [(one, other) for one, other in zip(old, new, strict=True) if one != other]
        return found


def codes(collected: Collected) -> list[str]:
    """The codes of what is told, but for K588: a fall typed for a count tries how signs are read."""
    return [found.rule for found in collected.problems if found.rule != "K588"]


Edit = Callable[[SheetRound], StaffEdits]
