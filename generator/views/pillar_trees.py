"""A plan's pillars as a tree, each with its measures as the document lists them."""

from collections.abc import Sequence

from generator.model.basics import Absent
from generator.views.links import link_pillar
from generator.views.measure_lists import common_kind, measures_below, view_entry
from generator.views.pieces import Block
from generator.views.published import view_text
from generator.views.setting import PlanSetting, measure_kind
from generator.views.site_pieces import PillarNode, Promise, PromiseList, StepLine
from generator.wording.site_words import SiteWords

_DEEPEST_HEADING = 6
MOST_MEASURES = 1000
"""A page lists so many measures at most; where there are more, they are listed one level further down."""


def heading_of_all(setting: PlanSetting) -> str:
    """The document's heading over its measures, if there is one for all of them; else ""."""
    headings = {_heading(setting, f"{setting.key}/{measure.id}") for measure in setting.folder.measures}
    return headings.pop() if len(headings) == 1 else ""


def view_pillars(setting: PlanSetting, own: SiteWords, level: int) -> tuple[PillarNode, ...]:
    """The tree, whose top has headings of ``level``."""
    with_measures = len(setting.folder.measures) <= MOST_MEASURES
    above = heading_of_all(setting)
    return _children(setting, own, setting.key, level, above=above, with_measures=with_measures)


def _children(
    setting: PlanSetting, own: SiteWords, key: str, level: int, *, above: str, with_measures: bool
) -> tuple[PillarNode, ...]:
    nodes = []
    for child in setting.atlas.pillar_children.get(key, ()):
        pillar = setting.atlas.pillars[child]
        measures = setting.atlas.pillar_measures.get(child, ()) if with_measures else ()
        # A pillar whose measures all stand right below it needs no count of them.
        listed = measures and not setting.atlas.pillar_children.get(child)
        nodes.append(
            PillarNode(
                href=link_pillar(setting, child).href,
                number="" if isinstance(pillar.number, Absent) else pillar.number,
                title=pillar.title,
                level=min(level, _DEEPEST_HEADING),
                count="" if listed else _count(setting, own, child),
                lists=view_promises(setting, measures, above, min(level + 1, _DEEPEST_HEADING)),
                children=_children(setting, own, child, level + 1, above=above, with_measures=with_measures),
            )
        )
    return tuple(nodes)


def _count(setting: PlanSetting, own: SiteWords, key: str) -> str:
    """How many measures a pillar and those below it hold; what the plan calls them, if that is the same for all."""
    counts = setting.standings.pillar_counts[key]
    if not counts.total:
        return ""
    kind = common_kind(setting, measures_below(setting, key))
    return own.card.measures.format(kind=kind, total=counts.total)


def view_promises(setting: PlanSetting, keys: Sequence[str], above: str, level: int) -> tuple[PromiseList, ...]:
    """Measures by kind. A heading that stands ``above`` all of them already is not repeated; others are of ``level``."""
    groups: dict[str, list[Promise]] = {}
    for key in keys:
        heading = _heading(setting, key)
        groups.setdefault("" if heading == above else heading, []).append(_promise(setting, key))
    return tuple(PromiseList(heading, level, tuple(promises)) for heading, promises in groups.items())


def _promise(setting: PlanSetting, key: str) -> Promise:
    measure = setting.atlas.measures[key]
    steps = tuple(
        StepLine("" if isinstance(step.number, Absent) else step.number, view_text(step.title))
        for step in measure.steps
    )
    summary: tuple[Block, ...] = view_text(measure.summary) if steps else ()
    return Promise(view_entry(setting, key), summary, steps)


def _heading(setting: PlanSetting, key: str) -> str:
    kind = measure_kind(setting.plan, setting.atlas.measures[key])
    if isinstance(kind, Absent):
        return ""
    return kind.name if isinstance(kind.heading, Absent) else kind.heading
