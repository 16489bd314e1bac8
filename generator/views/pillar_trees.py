"""A plan's pillars as a tree, each with its measures as the document lists them."""

from collections.abc import Sequence

from generator.model.basics import Absent
from generator.views.badges import counts_text
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
_MOST_OPEN = 20
"""So many measures of a plan stand open: on a phone they take three or four screens. Of a longer plan the pillars do, each with its measures folded."""
_MOST_IN_FOLD = 15
"""Folds are made at the highest level at which none holds more: the pillars are read at a glance, and what is opened is no long column again."""
_TOO_FEW = 3
"""So many measures are not folded: what would have to be pressed is hardly shorter."""
_LONGEST_COLUMN = 60
"""A plan without pillars has no better place to fold at than the whole list, which is longer than that."""


def heading_of_all(context: PlanContext) -> str:
    """The document's heading over its measures, if there is one for all of them; else ""."""
    headings = {_heading(context, f"{context.key}/{measure.id}") for measure in context.folder.measures}
    return headings.pop() if len(headings) == 1 else ""


def view_pillars(context: PlanContext, own: SiteWords, level: int, years: ReportedYears) -> tuple[PillarNode, ...]:
    """The tree, whose top has headings of ``level``. ``years`` are those with results of its measures."""
    total = len(context.folder.measures)
    depth = _depth_of_folds(context) if _MOST_OPEN < total <= MOST_MEASURES else 0
    above = heading_of_all(context)
    return _children(context, own, context.key, level, years, above=above, folds=depth)


def fold_loose(context: PlanContext, own: SiteWords, keys: Sequence[str]) -> str:
    """What stands above the folded list of measures that belong to no pillar; "" where it is open."""
    pillars = context.site_index.pillar_children.get(context.key)
    open_till = _LONGEST_COLUMN if not pillars or len(context.folder.measures) <= _MOST_OPEN else _TOO_FEW
    return own.browse.fold.format(kind=common_kind(context, keys), total=len(keys)) if len(keys) > open_till else ""


def _depth_of_folds(context: PlanContext) -> int:
    """How far down the tree measures are folded: 1 is the top."""
    children, counts = context.site_index.pillar_children, context.standings.pillar_counts
    row, depth = children.get(context.key, ()), 1
    while any(counts[key].total > _MOST_IN_FOLD for key in row):
        below = tuple(child for key in row for child in children.get(key, ()))
        if not below:
            break
        row, depth = below, depth + 1
    return depth


def _children(
    context: PlanContext, own: SiteWords, key: str, level: int, years: ReportedYears, *, above: str, folds: int
) -> tuple[PillarNode, ...]:
    """The pillars below the key. ``folds`` is how many levels further down measures are folded, 0 for none."""
    with_measures = len(context.folder.measures) <= MOST_MEASURES
    nodes = []
    for child in context.site_index.pillar_children.get(key, ()):
        pillar, below = context.site_index.pillars[child], context.site_index.pillar_children.get(child)
        measures = context.site_index.pillar_measures.get(child, ()) if with_measures else ()
        link = link_pillar(context, child)
        here = folds == 1 or (folds > 1 and (not below or len(measures) > _MOST_IN_FOLD))
        fold = _fold(context, own, child) if here else ""
        # A pillar whose measures all stand right below it, or whose fold says how many they are, needs no count of them.
        told = fold or (measures and not below)
        nodes.append(
            PillarNode(
                href=link.href,
                number="" if isinstance(pillar.number, Absent) else pillar.number,
                title=pillar.title,
                level=min(level, _DEEPEST_HEADING),
                count="" if told else _count(context, own, child),
                fold=fold,
                lists=view_promises(context, measures, above, min(level + 1, _DEEPEST_HEADING), years),
                children=_children(
                    context, own, child, level + 1, years, above=above, folds=0 if fold else max(folds - 1, 0)
                ),
                lines=pillar_lines(context, child),
                chosen=link.text if level == _TOP_HEADING else "",
            )
        )
    return tuple(nodes)


def _fold(context: PlanContext, own: SiteWords, key: str) -> str:
    """How many measures are folded, and how they stand where those of the plan differ; "" for a few, which are not folded."""
    counts = context.standings.pillar_counts[key]
    if counts.total <= _TOO_FEW:
        return ""
    kind = common_kind(context, measures_below(context, key))
    text = own.browse.fold.format(kind=kind, total=counts.total)
    if context.key in context.standings.alike:
        return text
    return context.words.reason_and_note.format(reason=text, note=counts_text(counts, context.words))


def _count(context: PlanContext, own: SiteWords, key: str) -> str:
    """How many measures a pillar and those below it hold; what the plan calls them, if that is the same for all."""
    counts = context.standings.pillar_counts[key]
    if not counts.total:
        return ""
    kind = common_kind(context, measures_below(context, key))
    return own.card.all_measures.format(kind=kind, total=counts.total)


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
    # Where all stand alike the plan's page says so above in one sentence, and there is nothing to choose.
    return Promise(entry, summary, steps, alike=context.key in context.standings.alike)


def _heading(context: PlanContext, key: str) -> str:
    kind = measure_kind(context.plan, context.site_index.measures[key])
    if isinstance(kind, Absent):
        return ""
    return kind.name if isinstance(kind.heading, Absent) else kind.heading
