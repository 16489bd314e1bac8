"""What a round asks of the departments: one row a figure, a text or an amount, with what stands there now and where in the data it stands."""

import enum
import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

from generator.cache import digest_of
from generator.model.basics import Place
from generator.model.figures import Direction, Indicator
from generator.model.money import Budget
from generator.model.plans import Scale
from generator.sheets.cell_texts import cut

VERSION: Final = "1"
"""Of the workbooks' form. A workbook of another version is not taken."""


class SheetKind(enum.Enum):
    """The sheets of a workbook, by the Japanese name that each bears when it is handed out."""

    FIGURES = "数値"
    TEXTS = "文章"
    MONEY = "お金"


FIELDS: Final = ("wording", "typed", "reason", "page", "remark")


class RowAnswer(NamedTuple):
    """What the cells of a row that may be filled in say; "" where a cell is empty."""

    wording: str = ""
    typed: str = ""
    reason: str = ""
    page: str = ""
    remark: str = ""

    def is_blank(self) -> bool:
        """Whether nothing is said (a remark alone is no answer)."""
        return not (self.wording or self.typed or self.reason or self.page)

    def in_a_line(self) -> str:
        """All of it but the remark, as far as a line of a message has room; "" of an empty one."""
        return cut(" / ".join(part.replace("\n", " ") for part in self[:-1] if part), 60)

    def is_blank_but_page(self) -> bool:
        """Whether a page is named and nothing that stands on it."""
        return bool(self.page) and not (self.wording or self.typed or self.reason)


Tree: TypeAlias = "str | Plain | Mapping[str, Tree] | tuple[Tree, ...]"


class Plain(NamedTuple):
    """A word or number that stands in YAML without quotation marks."""

    text: str


class Spot(NamedTuple):
    """Where in a plan's results an answer belongs.

    ``section`` is the list or mapping at the top of a results file, ``holder`` the id there ("" for the plan). ``file`` and ``entry`` are the
    round's record of the holder, "" and None where there is none yet. ``list_key`` is the list within it and ``item`` the record in that
    list; "" where the answer is a key of the record itself. ``base`` begins a new item.
    """

    folder: str
    section: str
    holder: str
    file: str = ""
    entry: Place | None = None
    list_key: str = ""
    item: Place | None = None
    base: tuple[tuple[str, Tree], ...] = ()


class SheetRow(NamedTuple):
    """One row: its key (the same from round to round), what is shown and locked, the answer as it stands now, where it belongs.

    ``field`` is the key of the text or number in the YAML; ``before`` is the wording of the round or year before, "" where none is known.
    """

    key: str
    kind: SheetKind
    shown: tuple[str, ...]
    now: RowAnswer
    spot: Spot
    field: str
    before: str = ""
    indicator: Indicator | None = None
    scale: Scale | None = None
    choices: tuple[str, ...] = ()
    paged: bool = True
    fixed: str = ""
    budget: Budget | None = None

    @property
    def asks(self) -> str:
        """What is asked for, in words: 「来園者数」の実績, したこと, 令和6年度（2024年度） 決算. Of a part of a year with its period."""
        if self.kind is not SheetKind.FIGURES:
            return self.shown[1]
        named = f"「{self.shown[1]}」の実績"
        return f"{named}（{self.shown[3]}）" if "part" in dict(self.spot.base) else named

    def hash(self) -> str:
        """Tells this row as it is sent from any other: its key and what is locked."""
        return digest_of(VERSION, self.key, *self.shown)[:16]


_IN_PARTS: Final = re.compile(r"(?:四半期|半期|\d月)$|^\d{4}-\d\d-\d\d$")


def name_row(kind: SheetKind, shown: Sequence[str]) -> str:
    """A row as messages call it. A part of a year is named: other rows of the sheet have the same head."""
    period = shown[3] if kind is SheetKind.FIGURES and len(shown) > 3 else ""
    return "・".join(filter(None, [*shown[:2], period if _IN_PARTS.search(period) else ""]))


DONE_WORDS: Final = {"済んだ": "true", "まだ": "false"}


def choices_of(indicator: Indicator, labels: tuple[str, ...]) -> tuple[str, ...]:
    """The words that may stand in the cell of the typed value, () where it is free."""
    if labels:
        return labels
    return tuple(DONE_WORDS) if indicator.direction is Direction.MILESTONE else ()
