"""The values that components show: ready text, links and order, with nothing left to decide.

An empty string or tuple means that there is nothing to show; why something published is missing is said in words, not left empty.
"""

from typing import ClassVar

from generator.views.figure_pieces import Chart, FigureTable
from generator.views.piece import Badge as Badge  # noqa: PLC0414 (part of what this module offers)
from generator.views.piece import Piece as Piece  # noqa: PLC0414 (likewise)
from generator.views.text_pieces import Block as Block  # noqa: PLC0414
from generator.views.text_pieces import Fact as Fact  # noqa: PLC0414
from generator.views.text_pieces import FootnoteLine as FootnoteLine  # noqa: PLC0414
from generator.views.text_pieces import Link as Link  # noqa: PLC0414
from generator.views.text_pieces import Section as Section  # noqa: PLC0414
from generator.views.text_pieces import Span as Span  # noqa: PLC0414


class Rating(Piece, frozen=True):
    """One judgement in short."""

    text: str
    detail: str


class OtherRatings(Piece, frozen=True):
    """What others than the city judged, or the city at an earlier stage, under the name by which they are called."""

    by: str
    ratings: tuple[Rating, ...]


class StandingBox(Piece, frozen=True):
    """Both judgements of a measure, side by side."""

    heading: str
    badge: Badge
    computed: str
    sentence: str
    published: str
    ratings: tuple[Rating, ...]
    no_rating: str
    remarks: tuple[str, ...]
    rule: Link
    others: tuple[OtherRatings, ...] = ()


class IndicatorPiece(Piece, frozen=True):
    """An indicator with everything that is known of it. ``fold`` stands above all but its name and how it stands where that is folded away."""

    anchor: str
    heading: str
    editor_named: str
    badge: Badge
    sentence: str
    nothing: str
    tables: tuple[FigureTable, ...]
    charts: tuple[Chart, ...]
    facts: tuple[Fact, ...]
    footnotes: tuple[FootnoteLine, ...]
    editor_note: tuple[Block, ...]
    fold: str = ""


class IndicatorLine(Piece, frozen=True):
    """An indicator in a table of many."""

    name: str
    href: str
    holder: Link
    target: str
    actual: str
    badge: Badge


class IndicatorGroup(Piece, frozen=True):
    """Indicators of one holder or of many under one caption. ``holders``: each line names its holder; else its link alone leads there.

    ``fold`` stands above a table that is folded away; "" where it is open.
    """

    caption: str
    lines: tuple[IndicatorLine, ...]
    holders: bool = True
    fold: str = ""


class StepPart(Piece, frozen=True):
    """What is published of a step under one of the document's headings."""

    term: str
    shared: str = ""
    text: tuple[Block, ...] = ()


class StepPiece(Piece, frozen=True):
    """A numbered step."""

    number: str
    title: tuple[Block, ...]
    parts: tuple[StepPart, ...]


class Steps(Piece, frozen=True):
    """The steps of a measure, what holds for all of them, and the original cells in their order."""

    heading: str
    whole: tuple[StepPart, ...]
    steps: tuple[StepPiece, ...]
    original: tuple[Fact, ...]


class EvaluationPiece(Piece, frozen=True):
    """One evaluation as published."""

    round: str
    text: tuple[Block, ...]
    missing: str
    facts: tuple[Fact, ...]


class Report(Piece, frozen=True):
    """What one round says of a measure or pillar."""

    heading: str
    sections: tuple[Section, ...]
    facts: tuple[Fact, ...]
    pointer: str
    editor_note: tuple[Block, ...]


class BudgetRow(Piece, frozen=True):
    """One amount."""

    year: str
    kind: str
    amount: str
    missing: str
    remarks: tuple[str, ...]
    source: Link = Link("", "")


class BudgetTable(Piece, frozen=True):
    """Amounts of one record, or sums over like ones. ``source`` is where all of them stand."""

    caption: str
    rows: tuple[BudgetRow, ...]
    remark: str
    source: Link = Link("", "")


class MeasureEntry(Piece, frozen=True):
    """A measure in a list. ``mark`` is the document's 新; ``number`` and ``title`` stand side by side as published.

    ``tags`` are the names of its tags, one a line, by which a script narrows the list. ``ended`` tells what became of one that is no longer pursued, ``known`` what is known of one whose figures cannot speak;
    ``status`` is what its status is called where the badge says something more exact. ``gap`` and ``money`` are for sorting: how far its
    figures are from their target, and (below 0) what it costs; "" where that is not known. ``cost`` is the amount's class, ``reported`` the fiscal years with
    results, one a line, where they are others than those that stand once around the list.
    """

    href: str
    number: str
    mark: str
    title: str
    page: str
    departments: str
    repeated: str
    badge: Badge
    tags: str = ""
    ended: str = ""
    known: str = ""
    status: str = ""
    gap: str = ""
    money: str = ""
    cost: str = ""
    reported: tuple[str, ...] = ()


class MeasureList(Piece, frozen=True):
    """Measures under one heading."""

    heading: str
    entries: tuple[MeasureEntry, ...]


class TimelineEntry(Piece, frozen=True):
    """A measure of another year: what it promised and what came of it, in short."""

    relation: str
    link: Link
    plan: str
    badges: tuple[Badge, ...]
    lines: tuple[str, ...]
    note: str


class Source(Piece, frozen=True):
    """A source document."""

    link: Link
    title: str
    facts: tuple[Fact, ...]


class DataLink(Piece, frozen=True):
    """A small file that the page itself holds: its name in the page, its content as an address, the name under which it is kept."""

    text: str
    href: str
    file: str


class Embeds(Piece, frozen=True):
    """Lines of HTML by which other sites show an indicator, by indicator. ``label`` says whether what they show follows the data."""

    label: str
    facts: tuple[Fact, ...]


class Citation(Piece, frozen=True):
    """How a measure is cited, under ``label``. ``facts`` are its lasting address and the forms in Japanese; ``figures`` the address of each figure by indicator."""

    label: str
    facts: tuple[Fact, ...]
    english: str
    files: tuple[DataLink, ...] = ()
    figures: tuple[Fact, ...] = ()
    embeds: tuple[Embeds, ...] = ()


class SourceNote(Piece, frozen=True):
    """出典: the documents a page rests on, how to cite the page, its data as files. ``citation`` is there on pages that are cited in full, ``nothing`` of what no document is named."""

    sources: tuple[Source, ...]
    cite: str
    downloads: tuple[Link, ...] = ()
    citation: tuple[Citation, ...] = ()
    nothing: str = ""


class Notice(Piece, frozen=True):
    """What must be told at the top of a page. ``kind`` is for the style sheet."""

    kind: str
    text: str
    links: tuple[Link, ...] = ()
    items: tuple[str, ...] = ()


class ContactBox(Piece, frozen=True):
    """Whom to ask."""

    name: str
    facts: tuple[Fact, ...]


class TallyRow(Piece, frozen=True):
    """A count of one status: its word, its number, and its part of the bar (start and length in per cent)."""

    badge: Badge
    number: str
    href: str
    start: str
    length: str


class Tally(Piece, frozen=True):
    """Counts under the heading ``head``; where all are alike, ``sentence`` says so in place of the bar and the table."""

    caption: str
    head: str
    rows: tuple[TallyRow, ...]
    total: str
    sentence: str = ""


class PillarEntry(Piece, frozen=True):
    """A pillar in a list; ``lines`` tell how it was judged and what it cost."""

    href: str
    number: str
    title: str
    text: tuple[Block, ...]
    count: str
    lines: tuple[str, ...] = ()


class EditionLink(Piece, frozen=True):
    """The same page in another language, under that language's own name."""

    language: str
    name: str
    href: str


class PageHead(Piece, frozen=True):
    """What every page has. ``address`` is below the site's root, ``url`` the whole one; ``title`` ends with the site's name."""

    address: str
    url: str
    site: str
    title: str
    description: str
    trail: tuple[Link, ...]
    number: str
    heading: str
    tags: tuple[str, ...]
    contents: tuple[Link, ...]
    language: str = "ja"
    editions: tuple[EditionLink, ...] = ()
    lead: str = ""  # the description as it is shown, without what the page says beside it; "" where it is shown whole


class Page(Piece, frozen=True):
    """A page: ``kind`` names its template and its shell, ``head`` what all pages have. Each kind of page adds its own parts."""

    kind: ClassVar[str]

    head: PageHead
