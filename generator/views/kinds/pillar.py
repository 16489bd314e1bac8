"""The page of a pillar of any level: its text, indicators and results, the pillars and measures below it, and how these stand."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from generator.addresses import pillar_address
from generator.judging.standings import Standings
from generator.map.site_map import Atlas, PillarReport
from generator.model.basics import Absent
from generator.model.basics import Section as PublishedSection
from generator.model.plans import Pillar
from generator.views.badges import view_tally
from generator.views.evaluations import round_text, view_evaluation
from generator.views.heads import view_head, whole_address
from generator.views.indicator_pieces import view_indicator
from generator.views.links import link_pillar, pillar_path, trail
from generator.views.measure_lists import common_kind, measures_below, view_lists
from generator.views.money import view_sums
from generator.views.pieces import (
    Block,
    BudgetTable,
    Contact,
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
from generator.views.published import Notes, view_text
from generator.views.responsible import view_contact, view_departments
from generator.views.sentences import pillar_sentence
from generator.views.setting import PlanSetting, level_name, numbered, set_plan
from generator.views.sources import Use, view_sources
from generator.views.standing_links import links_to_statuses
from generator.wording.languages import Vocabulary


class PillarPage(Page, frozen=True):
    """A pillar. Sections with nothing to say are empty."""

    kind: ClassVar[str] = "pillar"

    plain_summary: tuple[Block, ...]
    tallies: tuple[Tally, ...]
    text: tuple[Block, ...]
    sections: tuple[Section, ...]
    indicators: tuple[IndicatorPiece, ...]
    children: tuple[PillarEntry, ...]
    measures: tuple[MeasureList, ...]
    sums: tuple[BudgetTable, ...]
    reports: tuple[Report, ...]
    evaluations: tuple[EvaluationPiece, ...]
    departments: tuple[Fact, ...]
    contacts: tuple[Contact, ...]
    place: tuple[Fact, ...]
    sources: SourceNote
    editor_note: tuple[Block, ...]


def view_pillar(atlas: Atlas, standings: Standings, key: str, vocabulary: Vocabulary) -> PillarPage:
    """The page of the pillar with the key. Raises KeyError for an unknown one."""
    words = vocabulary.words
    pillar = atlas.pillars[key]
    setting = set_plan(atlas, standings, words, key.rpartition("/")[0], pillar_address(*key.split("/")))
    counts = standings.pillar_counts[key]
    below = measures_below(setting, key)
    kind = common_kind(setting, below)
    reports = atlas.pillar_reports.get(key, ())
    path = pillar_path(setting, pillar)
    name = numbered(pillar.number, pillar.title, words)
    text, sections = view_text(pillar.text), _sections(pillar.sections)
    tallies = (view_tally(counts, kind, words, links_to_statuses(setting, counts, key)),) if counts.total else ()
    indicators = tuple(
        view_indicator(setting, key, each, atlas.actuals_of_pillar(key, each), pillar.source)
        for each in pillar.indicators
    )
    children = tuple(view_pillar_entry(setting, each) for each in atlas.pillar_children.get(key, ()))
    measures = view_lists(setting, atlas.pillar_measures.get(key, ()))
    told = tuple(
        Report(round_text(report.round, words), _sections(report.result.sections), (), "", ())
        for report in reports
        if report.result.sections
    )
    evaluations = tuple(
        view_evaluation(setting, report.round, evaluation, Notes("", ()))
        for report in reports
        for evaluation in report.result.evaluations
    )
    sums = view_sums(setting, (atlas.measures[each] for each in below))
    departments = view_departments(setting, pillar.departments)
    present = (
        ("counts", words.section.counts, tallies),
        ("text", words.section.text, text or sections),
        ("indicators", words.section.indicators, indicators),
        ("pillars", words.section.sub_pillars, children),
        ("measures", words.section.measures, measures),
        ("results", words.section.results, told),
        ("evaluation", words.section.evaluation, evaluations),
        ("money", words.section.money, sums),
        ("responsible", words.section.responsible, departments),
        ("place", words.section.place, True),
        ("source", words.section.source, True),
    )
    return PillarPage(
        head=view_head(
            setting,
            heading=pillar.title,
            number="" if isinstance(pillar.number, Absent) else pillar.number,
            description=pillar_sentence(setting, pillar, counts, kind),
            trail=trail(setting, path[:-1], name),
            title=_title(setting, path, name),
            tags=_tags(setting, pillar),
            contents=((anchor, heading) for anchor, heading, held in present if held),
        ),
        plain_summary=view_text(pillar.plain_summary),
        tallies=tallies,
        text=text,
        sections=sections,
        indicators=indicators,
        children=children,
        measures=measures,
        sums=sums,
        reports=told,
        evaluations=evaluations,
        departments=departments,
        contacts=view_contact(setting, pillar.departments) if departments else (),
        place=view_place(setting, key, path[:-1], pillar.positions),
        sources=view_sources(setting, _uses(setting, pillar, reports), name, whole_address(setting)),
        editor_note=view_text(pillar.editor_note),
    )


def view_pillar_entry(setting: PlanSetting, key: str) -> PillarEntry:
    """A pillar with its text and how many measures it holds."""
    pillar = setting.atlas.pillars[key]
    words = setting.words
    counts = setting.standings.pillar_counts[key]
    kind = common_kind(setting, measures_below(setting, key))
    return PillarEntry(
        href=link_pillar(setting, key).href,
        number="" if isinstance(pillar.number, Absent) else pillar.number,
        title=pillar.title,
        text=view_text(pillar.text),
        count=words.pillar.sub_count.format(kind=kind, total=counts.total) if counts.total else "",
    )


def _sections(sections: Iterable[PublishedSection]) -> tuple[Section, ...]:
    return tuple(
        Section("" if isinstance(each.heading, Absent) else each.heading, view_text(each.text)) for each in sections
    )


def _title(setting: PlanSetting, path: Sequence[Pillar], name: str) -> tuple[str, ...]:
    """Pillars of two branches may have the same name: those above tell them apart, by their numbers where they have any."""
    above = [each.title if isinstance(each.number, Absent) else each.number for each in path[:-1]]
    return (name, *reversed(above), setting.plan_name, setting.municipality.municipality.name)


def _tags(setting: PlanSetting, pillar: Pillar) -> Iterable[str]:
    yield level_name(setting.plan, pillar, setting.words)
    if not isinstance(pillar.priority, Absent):
        term = setting.term("priority", setting.words.measure.priority)
        yield setting.words.measure.number_and_title.format(number=term, title=pillar.priority.as_published)


def _uses(setting: PlanSetting, pillar: Pillar, reports: Sequence[PillarReport]) -> Iterable[Use]:
    section = setting.words.section
    yield Use(section.text, pillar.source)
    for indicator in pillar.indicators:
        if not isinstance(indicator.source, Absent):
            yield Use(section.indicators, indicator.source)
    for report in reports:
        told = report.round.source if isinstance(report.result.source, Absent) else report.result.source
        yield Use(section.results, told)
