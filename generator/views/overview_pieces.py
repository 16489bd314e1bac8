"""The values that components of pages across plans show. See :mod:`generator.views.pieces`."""

from generator.views.pieces import Badge, Block, Link, MeasureEntry, Piece
from generator.views.site_pieces import DepartmentNode, ListLine, Share


class Quote(Piece, frozen=True):
    """What the city says, under a label."""

    label: str
    text: tuple[Block, ...]


class Comparison(Piece, frozen=True):
    """What was promised and what came of it, for one indicator. ``badges`` holds its status, or nothing; ``holder`` whose it is.

    ``quotes`` are what the city says of it, ``nothing`` that it says nothing.
    """

    name: str
    href: str
    year: str
    target: str
    actual: str
    badges: tuple[Badge, ...]
    sentence: str
    holder: tuple[Link, ...] = ()
    baseline: str = ""
    quotes: tuple[Quote, ...] = ()
    nothing: str = ""


class Outcome(Piece, frozen=True):
    """A measure with what came of it. ``badges`` holds its status, or nothing where only one year is told of; ``ended`` its ending."""

    href: str
    number: str
    mark: str
    title: str
    departments: str
    badges: tuple[Badge, ...]
    lines: tuple[str, ...]
    comparisons: tuple[Comparison, ...]
    quotes: tuple[Quote, ...]
    nothing: str
    ended: str = ""


class OutcomeGroup(Piece, frozen=True):
    """Measures of one pillar.

    ``above`` names the pillars above it. ``anchor`` is its own place, ``anchors`` those of the pillars above that begin with it.
    """

    anchor: str
    anchors: tuple[str, ...]
    above: str
    pillars: tuple[Link, ...]
    outcomes: tuple[Outcome, ...]


class PlanOutcomes(Piece, frozen=True):
    """Measures of one plan with what came of them. ``notes`` are told before them, ``remark`` instead of them.

    ``fold`` stands above all of them where they are folded away; "" where they are open.
    """

    anchor: str
    plan: Link
    years: str
    count: str
    notes: tuple[str, ...]
    comparisons_heading: str
    comparisons: tuple[Comparison, ...]
    outcomes_heading: str
    groups: tuple[OutcomeGroup, ...]
    remark: str
    fold: str = ""


class CityOutcomes(Piece, frozen=True):
    """The plans of a municipality with what came of them."""

    anchor: str
    link: Link
    plans: tuple[PlanOutcomes, ...]


class CityLines(Piece, frozen=True):
    """The plans of a municipality whose rows stand on pages of their own."""

    anchor: str
    link: Link
    lines: tuple[ListLine, ...]


class CountCell(Piece, frozen=True):
    """A count under the heading ``label``, which may lead to the list behind it."""

    label: str
    number: str
    href: str


class CountRow(Piece, frozen=True):
    """Counts of one record; ``above`` says whose it is."""

    link: Link
    above: str
    cells: tuple[CountCell, ...]


class CountTable(Piece, frozen=True):
    """Counts of many records. ``heads`` are the headings of the columns after the first; ``fold`` stands above a table that is folded away, "" where open."""

    caption: str
    first: str
    heads: tuple[str, ...]
    rows: tuple[CountRow, ...]
    fold: str = ""


class StatusLine(Piece, frozen=True):
    """A status with what it means and how many have it. ``link`` leads to them; without a target it is the page itself."""

    badge: Badge
    meaning: str
    link: Link


class PillarLine(Piece, frozen=True):
    """A pillar in a tree of links."""

    link: Link
    count: str
    shares: tuple[Share, ...]
    children: tuple["PillarLine", ...]


class PlanPillars(Piece, frozen=True):
    """A plan with its pillars, or with ``nothing`` said of them."""

    plan: Link
    years: str
    tree: tuple[PillarLine, ...]
    nothing: str


class PillarFold(Piece, frozen=True):
    """Plans with their pillars that are folded away under their ``label``."""

    label: str
    plans: tuple[PlanPillars, ...]


class CityPillars(Piece, frozen=True):
    """The plans of a municipality with their pillars. Very many stand in ``folds``."""

    anchor: str
    link: Link
    plans: tuple[PlanPillars, ...]
    folds: tuple[PillarFold, ...] = ()


class CityTree(Piece, frozen=True):
    """The departments of a municipality."""

    anchor: str
    link: Link
    page: Link
    tree: tuple[DepartmentNode, ...]


class CriterionLine(Piece, frozen=True):
    """A success criterion with what testing gave. ``failed`` is for the style sheet."""

    number: str
    name: str
    level: str
    standard: str
    machine: str
    hand: str
    note: str
    failed: str


class CriteriaTable(Piece, frozen=True):
    """Success criteria with their results."""

    caption: str
    lines: tuple[CriterionLine, ...]


class PagesTested(Piece, frozen=True):
    """Addresses that were tested, under a heading."""

    heading: str
    addresses: tuple[str, ...]


class MeasureRow(Piece, frozen=True):
    """A measure in a table.

    ``city`` and ``plan`` say whose it is, where measures of several plans stand together. ``pillar`` is that at the top, ``in_force`` the
    plan's fiscal years (one a line): readers choose from them. ``indicator`` names what ``promised``, ``result`` and ``gap`` are figures of;
    where they say nothing, they say why.
    """

    entry: MeasureEntry
    city: str
    plan: tuple[Link, ...]
    pillar: str
    in_force: str
    indicator: str
    promised: str
    result: str
    gap: str
    money: str


class MeasureTable(Piece, frozen=True):
    """Measures side by side. ``across``: they are of several plans. ``reported`` are the fiscal years with results of most of them, one a line.

    ``money_first``: what the measures cost, by which they were chosen, stands right beside them. The others are the headings of columns; "" for a column in which no row has anything, which is left out.
    """

    caption: str
    anchor: str
    across: bool
    reported: str
    measure: str
    promised: str
    result: str
    gap: str
    money: str
    rows: tuple[MeasureRow, ...]
    money_first: bool = False


class Miss(Piece, frozen=True):
    """A measure that did not reach its target: its figures (one line an indicator) and what the city says, or that it says ``nothing``."""

    link: Link
    note: str
    lines: tuple[str, ...]
    quotes: tuple[Quote, ...]
    nothing: str


class MissList(Piece, frozen=True):
    """Measures that did not reach their target. ``rest`` leads to all of them where some are left out; where it leads to others too, ``shown`` says how many stand here."""

    misses: tuple[Miss, ...]
    rest: Link
    shown: str = ""
