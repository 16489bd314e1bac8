"""The values that components of the leading pages show: plans in lists, pillars as a tree, the text of a plan, departments.

Like :mod:`generator.views.pieces`: ready text, links and order, with nothing left to decide.
"""

from generator.views.piece import Piece
from generator.views.pieces import (
    Badge,
    Block,
    BudgetTable,
    FootnoteLine,
    Link,
    MeasureEntry,
    Source,
)


class Share(Piece, frozen=True):
    """A status and how many measures have it; ``href`` leads to them."""

    badge: Badge
    number: str
    href: str = ""


class PlanCard(Piece, frozen=True):
    """A plan in a list: its years, what it is, how its measures stand, and its indicators. ``level`` is that of the heading that names it."""

    link: Link
    level: int
    years: str
    about: str
    count: str
    shares: tuple[Share, ...]
    indicators: str = ""
    progress: tuple[Share, ...] = ()


class ListLine(Piece, frozen=True):
    """A plan, or a part of one, whose rows stand on a page of their own: ``note`` says of which years it is and how many rows it has."""

    anchor: str
    link: Link
    note: str


class CityCard(Piece, frozen=True):
    """A municipality on the home page. Of very many plans ``lines`` lead to pages that name them."""

    link: Link
    sentence: str
    plans: tuple[PlanCard, ...]
    departments: Link
    lines: tuple[ListLine, ...] = ()


class StepLine(Piece, frozen=True):
    """A step by its number and title."""

    number: str
    title: tuple[Block, ...]


class Promise(Piece, frozen=True):
    """A measure in its plan: as in any list, and for a measure in steps also its text and the steps.

    ``alike``: the page says already how all of them stand.
    """

    entry: MeasureEntry
    summary: tuple[Block, ...]
    steps: tuple[StepLine, ...]
    alike: bool = False


class PromiseList(Piece, frozen=True):
    """Measures under a heading of ``level``; "" where one heading stands once for the whole plan."""

    heading: str
    level: int
    promises: tuple[Promise, ...]


class TaggedGroup(Piece, frozen=True):
    """A tag with the pillars and measures that bear it."""

    anchor: str
    label: str
    pillars: tuple[Link, ...]
    lists: tuple[PromiseList, ...]


class TagGroup(Piece, frozen=True):
    """A list of tags, with those that anything bears."""

    anchor: str
    name: str
    tags: tuple[TaggedGroup, ...]


class PillarNode(Piece, frozen=True):
    """A pillar with the measures and pillars below it. ``level`` is the level of its heading on the page.

    ``fold`` is what stands above all of them where they are folded away, "" where they are open. ``chosen`` is its name where readers choose from it: that of a pillar at the top.
    """

    href: str
    number: str
    title: str
    level: int
    count: str
    lists: tuple[PromiseList, ...]
    children: tuple["PillarNode", ...]
    lines: tuple[str, ...] = ()
    chosen: str = ""
    fold: str = ""


class NarrativeItem(Piece, frozen=True):
    """One item of a list in the document; its number and title stand side by side as published."""

    number: str
    title: str
    text: tuple[Block, ...]


class NarrativePair(Piece, frozen=True):
    """A current state and the issue that follows from it."""

    number: str
    current: tuple[Block, ...]
    issue: tuple[Block, ...]


class PairTable(Piece, frozen=True):
    """Pairs under the document's two column headings."""

    caption: str
    number: str
    current: str
    issue: str
    pairs: tuple[NarrativePair, ...]


class NarrativePerson(Piece, frozen=True):
    """A head by title and name."""

    title: str
    name: str


class StaffLine(Piece, frozen=True):
    """A line of staff figures by label and published wording."""

    label: str
    text: str


class NarrativePart(Piece, frozen=True):
    """A part of a plan's text. ``anchor`` is "" where the part's own place is on another page.

    ``level`` is that of its heading. ``marked``: its items have neither numbers nor titles and want a mark each.
    """

    anchor: str
    number: str
    heading: str
    level: int
    text: tuple[Block, ...] = ()
    items: tuple[NarrativeItem, ...] = ()
    marked: bool = False
    pairs: tuple[PairTable, ...] = ()
    people: tuple[NarrativePerson, ...] = ()
    as_of: str = ""
    staff: tuple[StaffLine, ...] = ()
    budgets: tuple[BudgetTable, ...] = ()
    footnotes: tuple[FootnoteLine, ...] = ()
    source: str = ""


class PlanParts(Piece, frozen=True):
    """What a plan says of a department, and links to what else of its text is about it; ``label`` stands above these, "" where they are all there is."""

    plan: Link
    parts: tuple[NarrativePart, ...]
    label: str
    more: tuple[Link, ...]


class PlanMeasures(Piece, frozen=True):
    """Measures of one plan in lists; ``level`` is that of the heading that names the plan.

    ``fold`` is what stands above lists that are folded away; "" where they are open. ``in_force`` are the plan's fiscal years, ``reported`` those with
    results of most of its measures, one a line; ``table`` leads to the same measures as a table.
    """

    plan: Link
    level: int
    years: str
    count: str
    shares: tuple[Share, ...]
    lists: tuple[PromiseList, ...]
    fold: str = ""
    in_force: str = ""
    reported: str = ""
    table: Link = Link("", "")


class DepartmentNode(Piece, frozen=True):
    """A department with those below it. ``fate`` tells what became of one that is no more, ``above`` where it stands, if another one has the same name."""

    link: Link
    fate: str
    count: str
    children: tuple["DepartmentNode", ...]
    above: str = ""


class LinkGroup(Piece, frozen=True):
    """Links under a heading."""

    heading: str
    links: tuple[Link, ...]


class CityMeasures(Piece, frozen=True):
    """The plans of a municipality with their measures, or ``lines`` to pages that name them."""

    link: Link
    plans: tuple[PlanMeasures, ...]
    lines: tuple[ListLine, ...] = ()


class DocumentFold(Piece, frozen=True):
    """Source documents that are folded away under their ``label``."""

    label: str
    sources: tuple[Source, ...]


class CityDocuments(Piece, frozen=True):
    """The source documents of a municipality. Very many stand in ``folds``."""

    link: Link
    sources: tuple[Source, ...]
    folds: tuple[DocumentFold, ...] = ()


class CityLinks(Piece, frozen=True):
    """A municipality with its plans, at the foot of every page."""

    link: Link
    plans: tuple[Link, ...]
