"""The page of a plan: its own indicators, how its measures stand and which missed their targets, its pillars and measures, what it is, its text."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from generator.addresses import STATUS_RULE, indicators_address, plan_address, table_address, tags_address
from generator.judging.standings import Counts, Standings
from generator.map.address_table import has_indicators, has_tags
from generator.map.site_index import SiteIndex, department_key, plan_key
from generator.model.basics import Absent
from generator.model.plans import Round
from generator.views.answer_pieces import Headline
from generator.views.badges import counts_text
from generator.views.downloads import TABLE_RECORD_AND_WORKBOOK
from generator.views.evaluations import round_text
from generator.views.facets import years_reported
from generator.views.formats import date_text, span_text
from generator.views.headlines import view_headlines
from generator.views.heads import view_head, whole_address
from generator.views.indicator_pieces import view_indicator
from generator.views.kinds.tags import TagWords
from generator.views.links import link_department, link_municipality, link_plan
from generator.views.matrices import view_matrix
from generator.views.measure_statuses import owed_by_all
from generator.views.misses import view_misses
from generator.views.money import view_budgets, view_sums
from generator.views.narrative import view_narrative
from generator.views.notices import view_corrections
from generator.views.overview_pieces import CountTable, MissList
from generator.views.page_context import PlanContext, context_of_plan
from generator.views.pieces import (
    Block,
    BudgetTable,
    EvaluationPiece,
    Fact,
    IndicatorPiece,
    Link,
    Notice,
    Page,
    Report,
    SourceNote,
    Tally,
)
from generator.views.pillar_trees import MOST_MEASURES, fold_loose, heading_of_all, view_pillars, view_promises
from generator.views.plan_cards import kind_of_all
from generator.views.plan_lists import trail_to_plan
from generator.views.published import view_text, view_told
from generator.views.site_pieces import NarrativePart, PillarNode, PromiseList
from generator.views.sources import Use, budget_uses, indicator_uses, report_uses, view_sources
from generator.views.standing_links import links_to_statuses
from generator.views.tallies import view_progress_tally, view_ratings, view_tally
from generator.views.unit_reports import budgets_of, view_plan_evaluations, view_unit_reports
from generator.wording.languages import Vocabulary
from generator.wording.site_words import SiteWords

_TREE_LEVEL = 3
_PART_LEVEL = 3
_OPEN_INDICATORS = 3
"""Of more, the values of every year are folded away: how each stands is told at the top of the page."""


class PlanPage(Page, frozen=True):
    """A plan. Sections with nothing to say are empty; ``measures_heading`` is the document's own heading over its measures.

    ``fold`` and ``indicators_fold`` stand above what is folded away: the measures of no pillar, the figures of the plan's own indicators; "" where open.
    """

    kind: ClassVar[str] = "plan"

    notices: tuple[Notice, ...]
    plain_summary: tuple[Block, ...]
    headlines: tuple[Headline, ...]
    matrix: tuple[CountTable, ...]
    missed_heading: str
    misses: tuple[MissList, ...]
    summary: tuple[Block, ...]
    about: tuple[Fact, ...]
    counts_heading: str
    tallies: tuple[Tally, ...]
    rule: Link
    measures_title: str
    measures_heading: str
    too_many: str
    pillars: tuple[PillarNode, ...]
    loose_heading: str
    fold: str
    loose: tuple[PromiseList, ...]
    indicators_heading: str
    indicators_fold: str
    indicators: tuple[IndicatorPiece, ...]
    all_indicators: Link
    as_table: Link
    reported: str
    tags: Link
    text: tuple[NarrativePart, ...]
    reports: tuple[Report, ...]
    evaluations: tuple[EvaluationPiece, ...]
    budgets: tuple[BudgetTable, ...]
    sums: tuple[BudgetTable, ...]
    sources: SourceNote
    editor_note: tuple[Block, ...]


def view_plan(site_index: SiteIndex, standings: Standings, key: str, vocabulary: Vocabulary) -> PlanPage:
    """The page of the plan with the key. Raises KeyError for an unknown one."""
    words, own, across = vocabulary.words, vocabulary.site, vocabulary.overview
    context = context_of_plan(site_index, standings, words, key, plan_address(*key.split("/")))
    plan = context.plan
    counts = standings.plan_counts[key]
    whole = counts.total <= MOST_MEASURES
    above = heading_of_all(context)
    all_keys = tuple(f"{key}/{each.id}" for each in context.folder.measures)
    years = years_reported(site_index, all_keys)
    pillars = view_pillars(context, own, _TREE_LEVEL, years)
    of_no_pillar = site_index.pillar_measures.get(key, ())
    loose = view_promises(context, of_no_pillar, above, _TREE_LEVEL + 1 if pillars else _TREE_LEVEL, years)
    indicators = tuple(_indicators(context))
    has_any = has_indicators(site_index, key)
    indicators_heading = across.leading.figures if indicators else words.section.indicators
    text = view_narrative(context, own, _PART_LEVEL)
    sums = view_sums(context, all_keys)
    reports = site_index.plan_reports.get(key, ())
    told = view_unit_reports(context, reports)
    evaluations = view_plan_evaluations(context, reports)
    budgets = view_budgets(context, budgets_of(context, plan.budgets, plan.source, reports))
    kind = kind_of_all(context, key)
    measures = (own.plan.measures if pillars else own.plan.only_measures).format(kind=kind)
    counts_heading = words.section.counts.format(kind=kind)
    tallies = (*_tallies(context, counts), *view_progress_tally(context, key))
    headlines = tuple(view_headlines(context))
    missed_heading = across.leading.missed.format(kind=kind)
    misses = view_misses(context, across, all_keys, key)
    present = (
        ("headlines", own.plan.indicators, headlines),
        ("counts", counts_heading, tallies),
        ("missed", missed_heading, misses),
        ("measures", measures, pillars or loose),
        ("indicators", indicators_heading, has_any),
        ("about", own.plan.about, True),
        ("text", own.plan.text, text),
        ("results", words.section.results, told),
        ("evaluation", words.section.evaluation, evaluations),
        ("money", words.section.money, budgets or sums),
        ("source", words.section.source, True),
    )
    return PlanPage(
        head=view_head(
            context,
            heading=plan.title,
            description=_sentence(context, own, counts),
            trail=(
                link_municipality(context, context.city),
                *trail_to_plan(context, across.parts, key),
                Link(context.plan_name, ""),
            ),
            title=_title(context),
            contents=((anchor, heading) for anchor, heading, held in present if held),
        ),
        notices=view_corrections(context),
        plain_summary=view_text(plan.plain_summary),
        headlines=headlines,
        matrix=view_matrix(context, across, all_keys, key, kind),
        missed_heading=missed_heading,
        misses=misses,
        summary=view_told(plan.summary, words),
        about=tuple(_about(context, own)),
        counts_heading=counts_heading,
        tallies=tallies,
        rule=Link(words.status.rule, context.href(STATUS_RULE)),
        measures_title=measures,
        measures_heading=above,
        too_many="" if whole or not pillars else own.plan.too_many.format(total=counts.total, kind=kind),
        pillars=pillars,
        loose_heading=own.plan.no_pillar.format(kind=kind) if pillars and loose else "",
        fold=fold_loose(context, own, of_no_pillar),
        loose=loose,
        indicators_heading=indicators_heading,
        indicators_fold=own.plan.fold.format(total=len(indicators)) if len(indicators) > _OPEN_INDICATORS else "",
        indicators=indicators,
        all_indicators=Link(own.plan.all_indicators, context.href(indicators_address(context.city, context.plan_id)))
        if has_any
        else Link("", ""),
        as_table=Link(across.table.as_table, context.href(table_address(context.city, context.plan_id)))
        if context.folder.measures
        else Link("", ""),
        reported=years.most if years.other else "",
        tags=Link(vocabulary.of(TagWords).title, context.href(tags_address(context.city, context.plan_id)))
        if has_tags(site_index, key)
        else Link("", ""),
        text=text,
        reports=told,
        evaluations=evaluations,
        budgets=budgets,
        sums=sums,
        sources=view_sources(
            context, _uses(context, own), plan.title, whole_address(context), TABLE_RECORD_AND_WORKBOOK
        ),
        editor_note=view_text(plan.editor_note),
    )


def _tallies(context: PlanContext, counts: Counts) -> Iterator[Tally]:
    """The measures by status, and by the city's own rating where it gave different ones."""
    if counts.total:
        kind = kind_of_all(context, context.key)
        links = links_to_statuses(context, counts, context.key)
        yield view_tally(counts, kind, context.words, links, owed_by_all(context, context.key))
        yield from view_ratings(context, (f"{context.key}/{measure.id}" for measure in context.folder.measures), kind)


def _indicators(context: PlanContext) -> Iterator[IndicatorPiece]:
    """The plan's own indicators with all their figures; charts and definitions stand on the page of indicators, where they stand is told here too."""
    for each in context.plan.indicators:
        actuals = context.site_index.actuals_of_plan(context.key, each)
        yield view_indicator(context, context.key, each, actuals, context.plan.source, whole=False)


def _sentence(context: PlanContext, own: SiteWords, counts: Counts) -> str:
    """狛江市の令和2年度～令和6年度の行財政改革推進計画で、取組項目が65件あります（…）。"""
    plan = context.plan
    owner = None if isinstance(plan.owner, Absent) else department_key(plan.owner, context.city)
    department = context.site_index.departments.get(owner) if owner else None
    period = span_text(plan.period, context.words)
    parts = {
        "city": context.municipality.municipality.name,
        "whose": own.plan.whose.format(department=department.name) if department else "",
        "period": own.plan.of_period.format(period=period) if period else "",
        "kind": own.plan.kind if isinstance(plan.kind, Absent) else plan.kind,
    }
    if not counts.total:
        return own.plan.sentence_no_measures.format(**parts)
    measures = kind_of_all(context, context.key)
    told = counts_text(counts, context.words)
    return own.plan.sentence.format(measures=measures, total=counts.total, counts=told, **parts)


def _title(context: PlanContext) -> tuple[str, ...]:
    return context.plan_name, context.municipality.municipality.name


def _about(context: PlanContext, own: SiteWords) -> Iterable[Fact]:
    plan, words = context.plan, own.plan
    yield Fact(words.municipality, links=(link_municipality(context, context.city),))
    if not isinstance(plan.kind, Absent):
        yield Fact(words.kind_term, view_text(plan.kind))
    period = span_text(plan.period, context.words)
    if period:
        yield Fact(words.period, view_text(period))
    owner = plan.owner if isinstance(plan.owner, Absent) else link_department(context, context.city, plan.owner)
    if not isinstance(owner, Absent):
        yield Fact(words.owner, links=(owner,))
    if not isinstance(plan.published, Absent):
        yield Fact(words.published, view_text(date_text(plan.published)))
    if plan.rounds:
        yield Fact(words.rounds, tuple(Block(_round(context, own, each)) for each in plan.rounds))
    before = plan.predecessor
    if not isinstance(before, Absent) and plan_key(before, context.city) in context.site_index.plans:
        yield Fact(words.predecessor, links=(link_plan(context, plan_key(before, context.city)),))
    after = tuple(link_plan(context, key) for key in context.site_index.succeeded_by.get(context.key, ()))
    if after:
        yield Fact(words.successors, links=after)


def _round(context: PlanContext, own: SiteWords, each: Round) -> str:
    told = round_text(each, context.words)
    return told if isinstance(each.as_of, Absent) else own.plan.as_of.format(round=told, date=date_text(each.as_of))


def _uses(context: PlanContext, own: SiteWords) -> Iterable[Use]:
    """What of the page stands where: the plan itself, its text, its indicators, the reports on it."""
    plan, section = context.plan, context.words.section
    if plan.narrative:
        yield Use(own.plan.text, plan.source)
    if context.folder.measures or context.folder.pillars or not plan.narrative:
        measures = own.plan.measures if context.folder.pillars else own.plan.only_measures
        yield Use(measures.format(kind=kind_of_all(context, context.key)), plan.source)
    for part in plan.narrative:
        if not isinstance(part.head.source, Absent):
            yield Use(own.plan.text, part.head.source)
    yield from indicator_uses(section.own_indicators, plan.indicators)
    yield from budget_uses(section.money, plan.budgets)
    for each in plan.rounds:
        if not isinstance(each.source, Absent):
            yield Use(own.plan.rounds, each.source)
    for report in context.site_index.plan_reports.get(context.key, ()):
        yield from report_uses(context, report)
