"""What was understood of a document: measures and indicators in its own words, each wording with its page and what is in doubt."""

from typing import NamedTuple

from generator.reading.field_words import Meaning, bare_heading
from generator.reading.papers import Paper
from generator.reading.patience import Patience


class TextSpot(NamedTuple):
    """Where a wording was taken from: index of the page, of the block on it, row and column of a cell (-1 for a line)."""

    paper: int
    block: int
    row: int = -1
    column: int = -1


class DraftWording(NamedTuple):
    """A wording of the document, its page as cited ("" where not known), and what is in doubt about it (Japanese, "" for nothing)."""

    text: str
    page: str
    spot: TextSpot
    doubt: str = ""


class DraftText(NamedTuple):
    """A text under a heading of the document."""

    meaning: Meaning
    heading: str
    wording: DraftWording


class DraftFigure(NamedTuple):
    """A baseline, target or actual of a fiscal year (0 where the document does not say which)."""

    meaning: Meaning
    year: int
    wording: DraftWording


class DraftIndicator:
    """An indicator as far as it was read."""

    def __init__(self, name: DraftWording) -> None:
        self.name = name
        self.unit = ""
        self.definition = ""
        self.figures: list[DraftFigure] = []


class DraftMeasure:
    """A measure as far as it was read. ``is_group``: a sheet that holds measures of its own is none itself."""

    def __init__(self, title: DraftWording, number: str = "", group: str = "") -> None:
        self.title = title
        self.number = number
        self.group = group
        self.is_new = False
        self.is_group = False
        self.texts: list[DraftText] = []
        self.indicators: list[DraftIndicator] = []

    def texts_of(self, meaning: Meaning) -> list[DraftText]:
        """Its texts of one meaning."""
        return [text for text in self.texts if text.meaning is meaning]


class Drafting:
    """What was understood so far, while the document is read from its beginning to its end."""

    def __init__(self, patience: Patience) -> None:
        self.patience = patience
        self.all_measures: list[DraftMeasure] = []
        self.indicators: list[DraftIndicator] = []
        self.contents: dict[str, str] = {}
        """Pages that a table of contents names, by bare title."""
        self.current: DraftMeasure | None = None
        self.sheet: DraftMeasure | None = None
        self.group = ""
        self._waiting: list[DraftText] = []
        self._number = ""

    @property
    def measures(self) -> list[DraftMeasure]:
        """The measures, without sheets that only hold others."""
        return [each for each in self.all_measures if not each.is_group]

    def start_measure(self, title: DraftWording, number: str = "", *, is_sheet: bool = False) -> DraftMeasure:
        """Begin a measure; what waited for one belongs to it."""
        measure = DraftMeasure(title, number or self._number, self.group)
        self._number = ""
        if is_sheet:
            self.sheet = measure
        elif self.sheet is not None:
            self._put_into_sheet(measure, self.sheet)
        measure.texts += self._waiting
        self._waiting = []
        self.all_measures.append(measure)
        self.current = measure
        return measure

    def _put_into_sheet(self, measure: DraftMeasure, sheet: DraftMeasure) -> None:
        """A sheet that lists measures is a pillar; who is responsible for it is so for what it lists."""
        sheet.is_group = True
        measure.group = sheet.title.text
        measure.texts += sheet.texts_of(Meaning.DEPARTMENTS)

    def leave_sheet(self) -> None:
        """What follows belongs to no sheet."""
        self.sheet = None

    def add_text(self, meaning: Meaning, heading: str, wording: DraftWording) -> None:
        """A text of the measure at hand, or of the one that is to come."""
        text = DraftText(meaning, " ".join(heading.split()), wording)
        (self._waiting if self.current is None else self.current.texts).append(text)

    def drop_waiting(self) -> None:
        """What no measure followed within its table belongs to none."""
        self._waiting = []
        self._number = ""

    def set_number(self, number: str) -> None:
        """A number that was read before the title it belongs to."""
        self._number = number

    def add_indicator(self, indicator: DraftIndicator) -> None:
        """An indicator of the measure at hand, or of the plan where there is none."""
        (self.indicators if self.current is None else self.current.indicators).append(indicator)

    def page_in_contents(self, title: str) -> str:
        """The page that the table of contents names for a title, "" where it names none."""
        return self.contents.get(bare_heading(title), "")


class Draft(NamedTuple):
    """A document read: its pages, and what was understood of them."""

    papers: tuple[Paper, ...]
    measures: tuple[DraftMeasure, ...]
    indicators: tuple[DraftIndicator, ...]
