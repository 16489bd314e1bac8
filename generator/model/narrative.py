"""The narrative of a plan: its parts in the order of the document."""

from typing import TypeAlias

from generator.model.basics import NOT_STATED, Absent, Footnote, Person, Place, Record, Ref, SourceRef
from generator.model.japanese import Worded
from generator.model.money import Budget


class Topic(Worded, about="本文の部分の話題"):
    """What a part is about; a department page gathers the parts that name the department by topic."""

    CATCHPHRASE = "catchphrase", ("キャッチフレーズ", "標語"), "キャッチフレーズ"
    HEADS = "heads", ("責任者",), "責任者"
    MISSION = "mission", ("使命", "ミッション"), "使命"
    ROLE = "role", ("役割",), "役割"
    VIEWPOINTS = "viewpoints", ("視点",), "視点"
    CURRENT_STATE = "current_state", ("現状と課題", "現状", "課題"), "現状と課題"
    RESOURCES = "resources", ("経営資源", "資源"), "経営資源（職員や予算）"
    POLICIES = "policies", ("方針",), "方針"
    PURPOSE = "purpose", ("目的", "趣旨", "目的・趣旨"), "目的・趣旨"
    PROCESS = "process", ("経過", "進め方", "経過・進め方"), "経過・進め方"
    STRUCTURE = "structure", ("構成", "体系", "構成・体系"), "構成・体系"
    FOOTNOTES = "footnotes", ("注", "脚注", "注釈"), "注"
    OTHER = "other", ("その他",), "その他"


class PartHead(Record, frozen=True):
    """What every part has: an id (its anchor), a heading as published, its topic, its department, its source."""

    id: str
    place: Place
    topic: Topic
    heading: str | Absent = NOT_STATED
    number: str | Absent = NOT_STATED
    department: Ref | Absent = NOT_STATED
    source: SourceRef | Absent = NOT_STATED


class Prose(Record, frozen=True, tag="prose"):
    """Paragraphs; an empty line parts them."""

    head: PartHead
    text: str | Absent


class Item(Record, frozen=True):
    """One item of a list: number as published, title and text (either may be absent, not both)."""

    number: str | Absent
    title: str | Absent
    text: str | Absent


class Items(Record, frozen=True, tag="items"):
    """A list of roles, viewpoints, policies, missions."""

    head: PartHead
    items: tuple[Item, ...]


class Pair(Record, frozen=True):
    """A current state and the issue that follows from it."""

    number: str | Absent
    current: str | Absent
    issue: str | Absent


class Pairs(Record, frozen=True, tag="pairs"):
    """現状と課題, side by side; the column headings as published."""

    head: PartHead
    current_heading: str
    issue_heading: str
    pairs: tuple[Pair, ...]


class People(Record, frozen=True, tag="people"):
    """Heads and officers."""

    head: PartHead
    people: tuple[Person, ...]


class StaffFigure(Record, frozen=True):
    """A published line of staff figures: label, wording, and what it says in numbers (persons; share in per cent) if anything."""

    label: str
    as_published: str
    persons: int | Absent
    share: str | Absent


class Resources(Record, frozen=True, tag="resources"):
    """Staff and budget of a department, as published on a date."""

    head: PartHead
    as_of: str | Absent
    staff: tuple[StaffFigure, ...]
    budgets: tuple[Budget, ...]


class Footnotes(Record, frozen=True, tag="footnotes"):
    """Footnotes that belong to the whole document."""

    head: PartHead
    footnotes: tuple[Footnote, ...]


Part: TypeAlias = Prose | Items | Pairs | People | Resources | Footnotes
