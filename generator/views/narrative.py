"""The text of a plan, part by part in the order of the document."""

from collections.abc import Sequence

from generator.addresses import at_anchor, part_anchor
from generator.map.ties import is_about
from generator.model.basics import Absent
from generator.model.narrative import Footnotes, Items, Pairs, Part, People, Prose, Resources, Topic
from generator.views.money import from_source, view_budgets
from generator.views.page_context import PlanContext
from generator.views.pieces import Link
from generator.views.published import Notes
from generator.views.site_pieces import (
    NarrativeItem,
    NarrativePair,
    NarrativePart,
    NarrativePerson,
    PairTable,
    StaffLine,
)
from generator.views.source_places import place_text
from generator.wording.site_words import SiteWords

_OF_DEPARTMENT = frozenset({Topic.HEADS, Topic.ROLE, Topic.MISSION, Topic.RESOURCES})
"""What a department's own page gathers; of the rest it tells where it stands."""


def view_narrative(context: PlanContext, own: SiteWords, level: int) -> tuple[NarrativePart, ...]:
    """All parts of the plan's text. Marks of footnotes lead to the footnotes that stand nearest below them."""
    parts = context.plan.narrative
    notes = _notes_below(parts)
    views = [
        _Teller(context, own, told).view(part, part_anchor(part.head.id), level)
        for part, told in zip(parts, notes, strict=True)
    ]
    return tuple(views)


def view_parts_of(context: PlanContext, own: SiteWords, department: str, level: int) -> tuple[NarrativePart, ...]:
    """Role, heads, mission and resources of the department with the key, as the plan tells them."""
    return tuple(
        _Teller(context, own, Notes("", ())).view(part, "", level)
        for part in context.plan.narrative
        if part.head.topic in _OF_DEPARTMENT and is_about(context.plan, part, context.city, department)
    )


def link_parts_of(context: PlanContext, href: str, department: str, *, every: bool = False) -> tuple[Link, ...]:
    """Links to the other parts of the plan's text that are about the department, or to ``every`` one; ``href`` leads to the plan's page."""
    return tuple(
        Link(heading_of(part), at_anchor(href, part_anchor(part.head.id)))
        for part in context.plan.narrative
        if (every or part.head.topic not in _OF_DEPARTMENT)
        and heading_of(part)
        and is_about(context.plan, part, context.city, department)
    )


def heading_of(part: Part) -> str:
    """Number and heading as published, side by side."""
    return f"{_told(part.head.number)} {_told(part.head.heading)}".strip()


def _told(text: str | Absent) -> str:
    return "" if isinstance(text, Absent) else text


def _notes_below(parts: Sequence[Part]) -> list[Notes]:
    """For each part the footnotes of the next part that has any; for a part with footnotes its own."""
    held: list[Notes] = []
    below = Notes("", ())
    for part in reversed(parts):
        if isinstance(part, Footnotes):
            below = Notes(part_anchor(part.head.id), part.footnotes)
        held.append(below)
    return held[::-1]


class _Teller:
    """Turns parts into pieces; ``notes`` find the marks of footnotes."""

    def __init__(self, context: PlanContext, own: SiteWords, notes: Notes) -> None:
        self._context = context
        self._own = own
        self._notes = notes

    def view(self, part: Part, anchor: str, level: int) -> NarrativePart:
        """One part."""
        head = part.head
        number, heading = _told(head.number), _told(head.heading)
        source = "" if isinstance(head.source, Absent) else place_text(self._context, head.source)
        page = self._own.plan.part_source.format(source=source) if source else ""
        match part:
            case Prose():
                text = self._notes.view_told(part.text, self._context.words)
                return NarrativePart(anchor, number, heading, level, text=text, source=page)
            case Items():
                items = tuple(
                    NarrativeItem(
                        _told(item.number), _told(item.title), self._notes.view_told(item.text, self._context.words)
                    )
                    for item in part.items
                )
                marked = not any(item.number or item.title for item in items)
                return NarrativePart(anchor, number, heading, level, items=items, marked=marked, source=page)
            case Pairs():
                return NarrativePart(anchor, number, heading, level, pairs=(self._pairs(part),), source=page)
            case People():
                people = tuple(NarrativePerson(person.title, person.name) for person in part.people)
                return NarrativePart(anchor, number, heading, level, people=people, source=page)
            case Resources():
                return self._resources(part, anchor, level, page)
            case Footnotes():
                footnotes = self._notes.view(self._context.words)
                return NarrativePart(anchor, number, heading, level, footnotes=footnotes, source=page)

    def _resources(self, part: Resources, anchor: str, level: int, page: str) -> NarrativePart:
        """Staff and budget; the date, where the heading does not say it already."""
        staff = tuple(StaffLine(figure.label, figure.as_published) for figure in part.staff)
        as_of, heading = _told(part.as_of), _told(part.head.heading)
        return NarrativePart(
            anchor,
            _told(part.head.number),
            heading,
            level,
            as_of="" if as_of in heading else as_of,
            staff=staff,
            budgets=view_budgets(
                self._context, tuple(from_source(part.budgets, part.head.source, self._context.plan.source))
            ),
            source=page,
        )

    def _pairs(self, part: Pairs) -> PairTable:
        pairs = tuple(
            NarrativePair(
                _told(pair.number),
                self._notes.view_told(pair.current, self._context.words),
                self._notes.view_told(pair.issue, self._context.words),
            )
            for pair in part.pairs
        )
        return PairTable(heading_of(part), self._own.plan.number, part.current_heading, part.issue_heading, pairs)
