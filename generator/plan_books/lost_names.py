"""Names in cells that lead nowhere: told all at once, though of rows that are asked about nobody knows yet what they will be called."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.plan_books.columns import BY_KEY
from generator.plan_books.names import plain_name
from generator.plan_books.taking import TakenRow
from generator.problems.problem import Problem
from generator.sheets import text_of

Rows = Mapping[str, Sequence[TakenRow]]
NAMING: Final = frozenset({"id", "number", "title", "name", "editor_name", "reading", "scale", "holder"})
"""Fields by which rows are named, or found: while one is asked about, nobody knows what it will be called."""


class LostNames:
    """What is told of names. ``missing`` are sheets that are not there as a whole: nothing is told of names that look for their rows."""

    def __init__(self, rows: Rows, missing: Iterable[str]) -> None:
        self._rows = rows
        self._missing = frozenset(missing)
        self._unsure = {key for key, own in rows.items() if any(row.asked & NAMING for row in own)}
        self._doubled: set[str] = set()
        self._lost: dict[tuple[str, ...], list[Problem]] = {}
        self._problems: list[Problem] = []

    def tell(self, problems: Iterable[Problem]) -> None:
        """Tell of something else."""
        self._problems += problems

    def tell_unsure(self, key: str, problems: Sequence[Problem]) -> None:
        """Tell of rows of a sheet of which nobody knows what they are called, as they are there twice or have no name."""
        self._problems += problems
        self._unsure |= {key} if problems else set()
        self._doubled |= {plain_name(dict(each.details).get("shown", "")) for each in problems if each.rule == "K883"}

    def tell_lost(self, problems: Iterable[Problem], names: Sequence[str]) -> None:
        """Tell of names that lead nowhere or to several rows of some sheets.

        Where rows of those sheets are asked about, the name may be one of theirs: each is told once then, with a word about it.
        """
        if self._missing.intersection(names):
            return
        for each in problems:
            shown = dict(each.details)["shown"]
            if not self._unsure.intersection(names):
                self._problems.append(each)
            elif each.rule == "K882":
                self._problems += [] if plain_name(shown) in self._doubled else [each]
            elif not self._is_asked_about(shown, names):
                self._lost.setdefault((*names, shown), []).append(each)

    def _is_asked_about(self, shown: str, names: Sequence[str]) -> bool:
        """Whether a row bears the name in a cell that is asked about."""
        rows = (row for key in names for row in self._rows.get(key, ()))
        cells = (row.raw.cells[field].value for row in rows for field in row.asked & NAMING)
        return plain_name(shown) in {plain_name(text_of(cell)) for cell in cells}

    def told(self) -> tuple[Problem, ...]:
        """All of it."""
        lost = []
        for (*names, _), (first, *others) in self._lost.items():
            sheets = "・".join(f"「{BY_KEY[key].name}」" for key in names if key in self._unsure)
            more = f"同じ名前は、ほかに {len(others)} 個のセルにもあります。" if others else ""
            hint = f"シート{sheets}に、名前の分からない行があります。その行のことなら、その行を直せば済みます。{more}"
            details = dict(first.details)
            details["hint"] = f"{hint}{details['hint']}"
            lost.append(Problem(first.rule, first.place, tuple(details.items())))
        return tuple(dict.fromkeys([*self._problems, *lost]))
