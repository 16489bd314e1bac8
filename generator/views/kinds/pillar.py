"""The page of a pillar of any level: its text, indicators and results, the pillars and measures below it, and how these stand."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from generator.addresses import pillar_address
from generator.judging.standings import Standings
from generator.map.site_index import PillarReport, SiteIndex
from generator.model.basics import Absent
from generator.model.plans import Pillar, WordedField
from generator.views.heads import view_head, whole_address
from generator.views.indicator_index import IndicatorIndex, view_index
from generator.views.indicator_pieces import view_indicator
from generator.views.links import link_pillar, pillar_path, trail
from generator.views.measure_lists import common_kind, measures_below, view_lists
from generator.views.money import view_budgets, view_sums
from generator.views.page_context import PlanContext, context_of_plan, level_name, numbered
from generator.views.pieces import (
    Block,
    BudgetTable,
    ContactBox,
    EvaluationPiece,
    Fact,
    IndicatorPiece,
    MeasureList,
    Page,
    PillarEntry,
    Report,
    Section,
    SourceNote,
    Tally,
)
from generator.views.places import view_place
from generator.views.published import text_or_reason, view_text, view_told
from generator.views.responsible import view_departments, whom_to_ask
from generator.views.sentences import pillar_sentence
from generator.views.sources import Use, budget_uses, indicator_uses, report_uses, view_sources
from generator.views.standing_links import links_to_statuses
from generator.views.tallies import view_ratings, view_tally
from generator.views.unit_reports import (
    budgets_of,
    pillar_lines,
    pillar_rating,
    view_sections,
    view_unit_evaluations,
    view_unit_reports,
)
from generator.wording.languages import Vocabulary


class PillarPage(Page, frozen=True):
    """A pillar. Sections with nothing to say are empty."""

    kind: ClassVar[str] = "pillar"

    plain_summary: tuple[Block, ...]
    outcome: tuple[str, ...]
    counts_heading: str
    measures_heading: str
    tallies: tuple[Tally, ...]
    text: tuple[Block, ...]
    sections: tuple[Section, ...]
    indicator_index: tuple[IndicatorIndex, ...]
    indicators: tuple[IndicatorPiece, ...]
    children: tuple[PillarEntry, ...]
    measures: tuple[MeasureList, ...]
    budgets: tuple[BudgetTable, ...]
    sums: tuple[BudgetTable, ...]
    reports: tuple[Report, ...]
    evaluations: tuple[EvaluationPiece, ...]
    departments: tuple[Fact, ...]
    contacts: tuple[ContactBox, ...]
    place: tuple[Fact, ...]
    sources: SourceNote
    editor_note: tuple[Block, ...]


def view_pillar(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> PillarPage:
    """The page of the pillar with the key. Raises KeyError for an unknown one."""
    words = vocabulary.words
    pillar = site_index.pillars[key]
    context = context_of_plan(site_index, standings, words, key.rpartition("/")[0], pillar_address(*key.split("/")))
    counts = standings.pillar_counts[key]
    below = measures_below(context, key)
    kind = common_kind(context, below)
    reports = site_index.pillar_reports.get(key, ())
    path = pillar_path(context, pillar)
    name = numbered(pillar.number, pillar.title, words)
    text, sections = view_told(pillar.text, words), view_sections(pillar.sections, words)
    tallies = (
        (
            view_tally(counts, kind, words, links_to_statuses(context, counts, key)),
            *view_ratings(context, below, kind),
        )
        if counts.total
        else ()
    )
    indicators = tuple(
        view_indicator(context, key, each, site_index.actuals_of_pillar(key, each), pillar.source)
        for each in pillar.indicators
    )
    children = tuple(view_pillar_entry(context, each) for each in site_index.pillar_children.get(key, ()))
    measures = view_lists(context, site_index.pillar_measures.get(key, ()))
    told = view_unit_reports(context, reports)
    evaluations = view_unit_evaluations(context, reports)
    budgets = view_budgets(context, budgets_of(context, pillar.budgets, pillar.source, reports))
    sums = view_sums(context, below)
    departments = view_departments(context, pillar.departments)
    counts_heading, measures_heading = (
        each.format(kind=kind) for each in (words.section.counts, words.section.measures)
    )
    present = (
        ("counts", counts_heading, tallies),
        ("text", words.section.text, text or sections),
        ("indicators", words.section.indicators, indicators),
        ("pillars", words.section.sub_pillars, children),
        ("measures", measures_heading, measures),
        ("results", words.section.results, told),
        ("evaluation", words.section.evaluation, evaluations),
        ("money", words.section.money, budgets or sums),
        ("responsible", words.section.responsible, departments),
        ("place", words.section.place, True),
        ("source", words.section.source, True),
    )
    return PillarPage(
        head=view_head(
            context,
            heading=pillar.title,
            number="" if isinstance(pillar.number, Absent) else pillar.number,
            description=pillar_sentence(context, pillar, counts, kind, pillar_rating(context, key)),
            trail=trail(context, path[:-1], name),
            title=_title(context, path, name),
            tags=_tags(context, pillar),
            contents=((anchor, heading) for anchor, heading, held in present if held),
        ),
        plain_summary=view_text(pillar.plain_summary),
        outcome=pillar_lines(context, key),
        counts_heading=counts_heading,
        measures_heading=measures_heading,
        tallies=tallies,
        text=text,
        sections=sections,
        indicator_index=view_index(indicators, words),
        indicators=indicators,
        children=children,
        measures=measures,
        budgets=budgets,
        sums=sums,
        reports=told,
        evaluations=evaluations,
        departments=departments,
        contacts=whom_to_ask(context, pillar.departments).boxes if departments else (),
        place=view_place(context, key, path[:-1], pillar.positions, tags=pillar.tags),
        sources=view_sources(context, _uses(context, pillar, reports), name, whole_address(context)),
        editor_note=view_text(pillar.editor_note),
    )


def view_pillar_entry(context: PlanContext, key: str) -> PillarEntry:
    """A pillar with its text and how many measures it holds."""
    pillar = context.site_index.pillars[key]
    words = context.words
    counts = context.standings.pillar_counts[key]
    kind = common_kind(context, measures_below(context, key))
    return PillarEntry(
        href=link_pillar(context, key).href,
        number="" if isinstance(pillar.number, Absent) else pillar.number,
        title=pillar.title,
        text=view_told(pillar.text, words),
        lines=pillar_lines(context, key),
        count=words.pillar.sub_count.format(kind=kind, total=counts.total) if counts.total else "",
    )


def _title(context: PlanContext, path: Sequence[Pillar], name: str) -> tuple[str, ...]:
    """Pillars of two branches may have the same name: those above tell them apart, by their numbers where they have any."""
    above = [each.title if isinstance(each.number, Absent) else each.number for each in path[:-1]]
    return (name, *reversed(above), context.plan_name, context.municipality.municipality.name)


def _tags(context: PlanContext, pillar: Pillar) -> Iterable[str]:
    yield level_name(context.plan, pillar, context.words)
    if not isinstance(pillar.priority, Absent):
        term = context.term(WordedField.PRIORITY)
        rank = text_or_reason(pillar.priority.as_published, context.words)
        yield context.words.measure.number_and_title.format(number=term, title=rank) if isinstance(rank, str) else ""


def _uses(context: PlanContext, pillar: Pillar, reports: Sequence[PillarReport]) -> Iterable[Use]:
    section = context.words.section
    yield Use(section.text, pillar.source)
    yield from indicator_uses(section.indicators, pillar.indicators, pillar.source)
    yield from budget_uses(section.money, pillar.budgets, pillar.source)
    for report in reports:
        yield from report_uses(context, report)
