"""Measures in lists, and measures of other years in short."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from generator.addresses import address_of_measure_key
from generator.judging.own_evaluations import axis_of
from generator.map.site_index import whole_key
from generator.model.basics import Absent, Ref
from generator.model.plans import Measure, Plan
from generator.model.results import Evaluation
from generator.views.evaluations import of_year, short_rating
from generator.views.facets import amounts_told
from generator.views.formats import span_text, tells
from generator.views.found_before import FoundBefore
from generator.views.indicator_pieces import result_lines
from generator.views.links import link_measure
from generator.views.measure_statuses import ending_mark, first_sentence, known_line, view_status_of
from generator.views.page_context import (
    PageContext,
    PlanContext,
    measure_kind,
    measure_kind_name,
    numbered,
    told_number,
)
from generator.views.pieces import Link, MeasureEntry, MeasureList, TimelineEntry
from generator.views.sort_keys import class_of_amount, sort_gap, sort_money, yen_told
from generator.views.source_pages import page_text
from generator.views.tag_labels import tag_labels
from generator.wording.words import Words

MOST_TOLD = 40
"""Of so many measures on a page a line is told of each; of more, the page would outgrow what it may weigh."""


_ENTRIES: Final = FoundBefore[tuple[str, bool], MeasureEntry]()
"""A measure is listed on some nine pages: by its pillar, its plan, its departments, its status and its years."""


def view_entry(context: PageContext, key: str, *, told: bool = True) -> MeasureEntry:
    """A measure with number, title, page, departments as published, status and ending; where ``told``, what else is known of it."""
    standings = context.standings
    found = _ENTRIES.of(context.site_index, standings.statuses, standings.measures, context.words)
    entry = found.get((key, told))
    if entry is None:
        entry = found[key, told] = _view_entry(context, key, told=told)
    return replace(entry, href=context.href(entry.href))


def _view_entry(context: PageContext, key: str, *, told: bool) -> MeasureEntry:
    """The entry as any page may have it: it leads to an address."""
    words = context.words
    measure = context.site_index.measures[key]
    badge, status = view_status_of(context, key), words.status.labels[context.standings.statuses[key].status]
    yen = yen_told(amounts_told(context.site_index, key))
    page = "" if isinstance(measure.source, Absent) or isinstance(measure.source.page, Absent) else measure.source.page
    return MeasureEntry(
        href=address_of_measure_key(key),
        number="" if isinstance(measure.number, Absent) else measure.number,
        mark=words.measure.new if measure.new else "",
        title=measure.title,
        page=page_text(page, words) if page else "",
        departments=_departments(context, measure),
        repeated=words.pillar.repeated if measure.repeats else "",
        badge=badge,
        status="" if badge.label == status else status,
        ended=ending_mark(context, key),
        known=known_line(context, key) if told else "",
        gap=sort_gap(context.standings.measures[key], context.standings.statuses[key].status),
        money=sort_money(yen),
        cost="" if yen is None else words.money.classes[class_of_amount(yen)],
        tags="\n".join(tag_labels(context.site_index.plans[key.rpartition("/")[0]].plan, measure.tags, words)),
    )


def view_lists(context: PlanContext, keys: Sequence[str]) -> tuple[MeasureList, ...]:
    """Measures of this plan under the headings that it gives to their kinds, in the order of the plan."""
    groups: dict[str, list[MeasureEntry]] = {}
    told = len(keys) <= MOST_TOLD
    for key in keys:
        kind = measure_kind(context.plan, context.site_index.measures[key])
        if isinstance(kind, Absent):
            heading = context.words.section.measures.format(kind=context.words.measure.kind)
        else:
            heading = kind.name if isinstance(kind.heading, Absent) else kind.heading
        groups.setdefault(heading, []).append(view_entry(context, key, told=told))
    return tuple(MeasureList(heading, tuple(entries)) for heading, entries in groups.items())


def _departments(context: PageContext, measure: Measure) -> str:
    """（防災課）, contiguous with the title as documents print it."""
    if isinstance(measure.departments, Absent) or isinstance(measure.departments.as_published, Absent):
        return ""
    published = measure.departments.as_published
    if published.startswith(("（", "(")):
        return published
    return _bracketed(context.words.pillar.departments, published)


@lru_cache(maxsize=65536)
def _bracketed(pattern: str, departments: str) -> str:
    return pattern.format(departments=departments)


def measures_below(context: PageContext, key: str) -> tuple[str, ...]:
    """The keys of all measures of a pillar (or of the pillars of a plan) and of the pillars below it, in the order of the data."""
    site_index = context.site_index
    keys = [*site_index.pillar_measures.get(key, ())]
    for child in site_index.pillar_children.get(key, ()):
        keys += measures_below(context, child)
    return tuple(keys)


def common_kind(context: PlanContext, keys: Sequence[str]) -> str:
    """What the plan calls these measures, if it is the same for all; else our own word."""
    names = {measure_kind_name(context.plan, context.site_index.measures[key], context.words) for key in keys}
    return names.pop() if len(names) == 1 else context.words.measure.kind


def view_timeline(context: PlanContext, key: str, measure: Measure) -> tuple[TimelineEntry, ...]:
    """The measures that this one continues, took in, went into, or is continued by."""
    place, site_index = context.words.place, context.site_index
    entries: list[TimelineEntry] = []
    for link in measure.continues:
        other = whole_key(link.measure, context.city, context.plan_id)
        note = "" if isinstance(link.note, Absent) else link.note
        entries += _timeline_entry(context, place.continues, other, note)
    for other in site_index.merged_from.get(key, ()):
        entries += _timeline_entry(context, place.merged_from, other, _reason(context, other))
    if not isinstance(measure.ending, Absent):
        for ref in measure.ending.into:
            other = whole_key(ref, context.city, context.plan_id)
            entries += _timeline_entry(context, place.merged_into, other, "")
    for other in site_index.continued_by.get(key, ()):
        entries += _timeline_entry(context, place.continued_by, other, _note_back(context, other, key))
    return tuple(entries)


def _reason(context: PageContext, key: str) -> str:
    ending = context.site_index.measures[key].ending
    return "" if isinstance(ending, Absent) or isinstance(ending.reason, Absent) else ending.reason


def _note_back(context: PageContext, key: str, continued: str) -> str:
    """The remark that a later measure makes on continuing this one."""
    city, plan, _ = key.split("/")
    for link in context.site_index.measures[key].continues:
        if whole_key(link.measure, city, plan) == continued and not isinstance(link.note, Absent):
            return link.note
    return ""


def _timeline_entry(context: PlanContext, relation: str, key: str, note: str) -> Iterable[TimelineEntry]:
    if key not in context.site_index.measures:
        return
    city, plan_id, _ = key.split("/")
    folder, measure = context.site_index.plans[f"{city}/{plan_id}"], context.site_index.measures[key]
    yield TimelineEntry(
        relation=relation,
        link=Link(numbered(told_number(measure.number), measure.title, context.words), link_measure(context, key).href),
        plan=plan_with_period(context, folder.plan),
        badges=(view_status_of(context, key),),
        lines=tuple(_result_in_short(context, key, folder.plan)),
        note=note,
    )


def plan_with_period(context: PageContext, plan: Plan) -> str:
    """A plan's title with its years, if it does not tell them itself."""
    period = span_text(plan.period, context.words)
    if not period or tells(plan.title, period):
        return plan.title
    return context.words.place.of_plan.format(plan=plan.title, period=period)


def _result_in_short(context: PlanContext, key: str, plan: Plan) -> Iterable[str]:
    """Its figures, its evaluation, and where there are no figures the first sentence of what was done."""
    measure = context.site_index.measures[key]
    place = context.words.place
    lines = result_lines(context, key, measure.indicators)
    yield from lines
    reports = context.site_index.results_of_measure(key)
    if not lines and reports and not isinstance(reports[-1].result.done, Absent):
        yield first_sentence(reports[-1].result.done)
    for each in context.standings.evaluations[key].own:
        text = _evaluation_text(each.evaluation, plan, context.words)
        if text:
            city = context.site_index.municipalities[key.partition("/")[0]].municipality.name
            yield place.evaluation.format(city=of_year(city, each, context.words), evaluation=text)


def _evaluation_text(evaluation: Evaluation, plan: Plan, words: Words) -> str:
    """The rating with what it is about."""
    rating, axis = short_rating(evaluation, plan.scales), axis_of(evaluation, plan.scales)
    return words.reason_and_note.format(reason=rating, note=axis) if rating and axis else rating


def links_to(context: PlanContext, refs: Iterable[Ref]) -> tuple[Link, ...]:
    """Links to measures that references within this plan mean."""
    keys = (whole_key(ref, context.city, context.plan_id) for ref in refs)
    return tuple(link_measure(context, key) for key in keys if key in context.site_index.measures)
