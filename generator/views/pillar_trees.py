"""A plan's pillars as a tree, each with its measures as the document lists them."""

from collections.abc import Sequence

import msgspec

from generator.model.basics import Absent
from generator.views.facets import ReportedYears
from generator.views.links import link_pillar
from generator.views.measure_lists import MOST_TOLD, common_kind, measures_below, view_entry
from generator.views.page_context import PlanContext, measure_kind
from generator.views.pieces import Block
from generator.views.published import view_text
from generator.views.site_pieces import PillarNode, Promise, PromiseList, StepLine
from generator.views.unit_reports import pillar_lines
from generator.wording.site_words import SiteWords

_TOP_HEADING, _DEEPEST_HEADING = 3, 6
MOST_MEASURES = 1000
"""A page lists so many measures at most; where there are more, they are listed one level further down."""


def heading_of_all(context: PlanContext) -> str:
    """The document's heading over its measures, if there is one for all of them; else ""."""
    headings = {_heading(context, f"{context.key}/{measure.id}") for measure in context.folder.measures}
    return headings.pop() if len(headings) == 1 else ""


def view_pillars(context: PlanContext, own: SiteWords, level: int, years: ReportedYears) -> tuple[PillarNode, ...]:
    """The tree, whose top has headings of ``level``. ``years`` are those with results of its measures."""
    with_measures = len(context.folder.measures) <= MOST_MEASURES
    above = heading_of_all(context)
    return _children(context, own, context.key, level, years, above=above, with_measures=with_measures)


def _children(
    context: PlanContext,
    own: SiteWords,
    key: str,
    level: int,
    years: ReportedYears,
    *,
    above: str,
    with_measures: bool,
) -> tuple[PillarNode, ...]:
    nodes = []
    for child in context.site_index.pillar_children.get(key, ()):
        pillar = context.site_index.pillars[child]
        measures = context.site_index.pillar_measures.get(child, ()) if with_measures else ()
        link = link_pillar(context, child)
        # A pillar whose measures all stand right below it needs no count of them.
        listed = measures and not context.site_index.pillar_children.get(child)
        nodes.append(
            PillarNode(
                href=link.href,
                number="" if isinstance(pillar.number, Absent) else pillar.number,
                title=pillar.title,
                level=min(level, _DEEPEST_HEADING),
                count="" if listed else _count(context, own, child),
                lists=view_promises(context, measures, above, min(level + 1, _DEEPEST_HEADING), years),
                children=_children(context, own, child, level + 1, years, above=above, with_measures=with_measures),
                lines=pillar_lines(context, child),
                chosen=link.text if level == _TOP_HEADING else "",
            )
        )
    return tuple(nodes)


def _count(context: PlanContext, own: SiteWords, key: str) -> str:
    """How many measures a pillar and those below it hold; what the plan calls them, if that is the same for all."""
    counts = context.standings.pillar_counts[key]
    if not counts.total:
        return ""
    kind = common_kind(context, measures_below(context, key))
    return own.card.measures.format(kind=kind, total=counts.total)


def view_promises(
    context: PlanContext, keys: Sequence[str], above: str, level: int, years: ReportedYears
) -> tuple[PromiseList, ...]:
    """Measures by kind. A heading that stands ``above`` all of them already is not repeated; others are of ``level``."""
    groups: dict[str, list[Promise]] = {}
    for key in keys:
        heading = _heading(context, key)
        groups.setdefault("" if heading == above else heading, []).append(_promise(context, key, years))
    return tuple(PromiseList(heading, level, tuple(promises)) for heading, promises in groups.items())


def _promise(context: PlanContext, key: str, years: ReportedYears) -> Promise:
    measure = context.site_index.measures[key]
    steps = tuple(
        StepLine("" if isinstance(step.number, Absent) else step.number, view_text(step.title))
        for step in measure.steps
    )
    summary: tuple[Block, ...] = view_text(measure.summary) if steps else ()
    entry = years.mark(key, view_entry(context, key, told=len(context.folder.measures) <= MOST_TOLD))
    if context.key not in context.standings.alike:
        return Promise(entry, summary, steps)
    # The plan's page says above in one sentence how all stand; the list tools still have to know it of each.
    entry = msgspec.structs.replace(entry, status=entry.status or entry.badge.label)
    return Promise(entry, summary, steps, alike=True)


def _heading(context: PlanContext, key: str) -> str:
    kind = measure_kind(context.plan, context.site_index.measures[key])
    if isinstance(kind, Absent):
        return ""
    return kind.name if isinstance(kind.heading, Absent) else kind.heading
