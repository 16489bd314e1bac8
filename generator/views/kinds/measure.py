"""The page of a measure: what it is and how it stands, then what was promised, achieved, done, judged, spent, by whom, and where it stands."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

import msgspec

from generator.addresses import address_of_measure_key
from generator.judging import Status
from generator.judging.standings import Standings
from generator.lasting_addresses import version_address
from generator.map.site_index import MeasureReport, SiteIndex
from generator.model.basics import NOT_STATED, Absent
from generator.model.plans import Measure, WordedField
from generator.model.versions import MeasureVersion
from generator.views.answer_pieces import AnswerCard
from generator.views.answers import view_answer
from generator.views.citations import view_citation
from generator.views.courses import IndicatorCourse, view_courses
from generator.views.evaluations import view_evaluations
from generator.views.formats import absent_text
from generator.views.heads import view_head, whole_address
from generator.views.indicator_index import IndicatorIndex, fold_figures, view_index
from generator.views.indicator_pieces import no_indicator_text, view_indicator
from generator.views.links import parent_of, pillar_path, trail
from generator.views.measure_lists import links_to, view_timeline
from generator.views.measure_statuses import tell_known
from generator.views.measure_titles import measure_tags, title_parts
from generator.views.money import view_budgets
from generator.views.notices import measure_notices, not_legible
from generator.views.page_context import (
    PlanContext,
    context_of_plan,
    measure_kind,
    measure_kind_name,
    numbered,
    told_number,
)
from generator.views.pieces import (
    Block,
    BudgetTable,
    ContactBox,
    EvaluationPiece,
    Fact,
    FootnoteLine,
    IndicatorPiece,
    Notice,
    Page,
    Report,
    Section,
    SourceNote,
    StandingBox,
    Steps,
    TimelineEntry,
)
from generator.views.places import links_to_keys, view_place
from generator.views.published import Notes, view_text
from generator.views.responsible import view_departments, whom_to_ask
from generator.views.sentences import measure_sentence
from generator.views.similar import view_similar
from generator.views.sources import measure_uses, view_sources
from generator.views.standing_boxes import view_standing
from generator.views.steps import report_term, view_steps
from generator.views.target_moves import moved_sentence
from generator.views.terms import Terms, view_terms
from generator.views.told_once import tell_once, without_what_is_said
from generator.views.unit_reports import budgets_of, says_anything, view_report, view_sections, why_no_report
from generator.views.version_lists import view_versions
from generator.wording.languages import Vocabulary
from generator.wording.words import Words


class MeasurePage(Page, frozen=True):
    """A measure. Sections with nothing to say are empty; ``no_...`` say why what a reader looks for is not there."""

    kind: ClassVar[str] = "measure"

    answer: AnswerCard
    chosen: str
    notices: tuple[Notice, ...]
    standing: StandingBox
    plain_summary: tuple[Block, ...]
    targets: tuple[Section, ...]
    indicator_index: tuple[IndicatorIndex, ...]
    indicators: tuple[IndicatorPiece, ...]
    no_indicator: str
    promise_heading: str
    promises: tuple[Section, ...]
    promise_facts: tuple[Fact, ...]
    steps: tuple[Steps, ...]
    reports: tuple[Report, ...]
    no_report: str
    evaluations: tuple[EvaluationPiece, ...]
    no_evaluation: str
    budgets: tuple[BudgetTable, ...]
    departments: tuple[Fact, ...]
    contacts: tuple[ContactBox, ...]
    place: tuple[Fact, ...]
    courses: tuple[IndicatorCourse, ...]
    timeline: tuple[TimelineEntry, ...]
    footnotes: tuple[FootnoteLine, ...]
    sources: SourceNote
    editor_note: tuple[Block, ...]
    terms: Terms
    versions: tuple[Fact, ...] = ()
    similar: tuple[Fact, ...] = ()


def view_measure(
    site_index: SiteIndex,
    standings: Standings,
    key: str,
    vocabulary: Vocabulary,
    *,
    frozen: MeasureVersion | Absent = NOT_STATED,
    similar: Sequence[str] = (),
    pictures: bool = False,
) -> MeasurePage:
    """The page of the measure with the key, or that of a version which is being ``frozen``, at its own address. Raises KeyError for an unknown measure.

    ``similar`` are the keys of measures that are like it. ``pictures``: charts are there as pictures too.
    """
    words, own = vocabulary.words, vocabulary.overview
    measure = site_index.measures[key]
    plan_key = key.rpartition("/")[0]
    kind = measure_kind(site_index.plans[plan_key].plan, measure)
    terms = () if isinstance(kind, Absent) else kind.words
    address = address_of_measure_key(key)
    versions = site_index.versions.get(key, ())
    if not isinstance(frozen, Absent):
        address, versions = version_address(address, frozen.n), (frozen,)
    context = context_of_plan(site_index, standings, words, plan_key, address, terms=terms)
    reports = site_index.results_of_measure(key)
    notes = Notes("", measure.footnotes)
    judgement = standings.measures[key]
    sentence = measure_sentence(context, key, measure, judgement)
    moved = moved_sentence(context, key, measure.indicators) if judgement.status is Status.REACHED else ""
    indicators = tuple(
        view_indicator(context, key, each, site_index.actuals_of_measure(key, each), measure.source)
        for each in measure.indicators
    )
    by_id = {each.id: piece for each, piece in zip(measure.indicators, indicators, strict=True)}
    targets = _sections(context, notes, ((context.term(WordedField.TARGET_TEXT), measure.target_text),))
    promises = (
        *_sections(
            context,
            notes,
            (
                (context.term(WordedField.SUMMARY), measure.summary),
                (context.term(WordedField.EXPECTED_EFFECT), measure.expected_effect),
            ),
        ),
        *view_sections(measure.sections, words, notes),
    )
    facts = _promise_facts(context, measure, notes)
    steps = view_steps(context, measure, reports, notes)
    evaluations = view_evaluations(context, reports, notes)
    budgets = view_budgets(context, budgets_of(context, measure.budgets, measure.source, reports))
    timeline = view_timeline(context, key, measure)
    told = tuple(piece for report in reports if says_anything(piece := _report(context, measure, report, notes)))
    path = pillar_path(context, parent_of(context, measure.pillar))
    number = told_number(measure.number)
    name = numbered(number, measure.title, words)
    standing = tell_known(context, key, view_standing(context, key, judgement))
    asked = whom_to_ask(context, measure.departments)
    place = view_place(
        context, key, path, measure.positions, tags=measure.tags, related=_related(context, key, measure)
    )
    served = any(fact.term == words.place.served_by for fact in place)
    count = len(indicators)
    answer = view_answer(context, key, measure, reports, box=standing, asked=asked)
    called = measure_kind_name(context.plan, measure, words)
    chosen = words.answer.chosen.format(count=count, kind=called) if count > 1 else ""
    no_evaluation = "" if evaluations else words.evaluation.none
    if isinstance(frozen, Absent):  # a frozen version has no answer at its top
        no_evaluation = "" if standing.no_rating else no_evaluation
        indicators, alike = tell_once(context, key, measure.indicators, indicators, answer.sentence)
        indicators = fold_figures(indicators, words)
        chosen += words.answer.alike.format(sentence=alike) if alike else ""
        if answer.sentence:
            standing = msgspec.structs.replace(standing, sentence="")
    return MeasurePage(
        head=view_head(
            context,
            lead=without_what_is_said(sentence, answer.sentence),
            heading=measure.title,
            number="" if isinstance(number, Absent) else number,
            description=sentence + moved,
            trail=trail(context, path, name),
            title=title_parts(context, measure, name),
            tags=measure_tags(context, measure),
            contents=_contents(
                words,
                _promise_heading(context, measure) if promises or facts or steps else "",
                budgets,
                timeline,
                similar,
            ),
        ),
        answer=answer,
        chosen=chosen,
        notices=tuple(measure_notices(context, measure, legible=not not_legible(measure, reports))),
        standing=standing,
        plain_summary=view_text(measure.plain_summary),
        targets=targets,
        indicator_index=view_index(indicators, words),
        indicators=indicators,
        no_indicator="" if indicators else no_indicator_text(measure.no_indicator, called, words, served=served),
        promise_heading=_promise_heading(context, measure),
        promises=promises,
        promise_facts=facts,
        steps=steps,
        reports=told,
        no_report=why_no_report(context, reports, told),
        evaluations=evaluations,
        no_evaluation=no_evaluation,
        budgets=budgets,
        departments=view_departments(context, measure.departments),
        contacts=asked.boxes,
        place=place,
        courses=view_courses(context, key, measure.indicators),
        timeline=timeline,
        footnotes=notes.view(words) if measure.footnotes else (),
        sources=view_sources(
            context,
            measure_uses(context, measure, reports, _promise_heading(context, measure)),
            name,
            whole_address(context),
            ("csv", "json"),
            citation=(view_citation(context, key, name, versions, by_id, pictures=pictures),),
        ),
        editor_note=view_text(measure.editor_note),
        terms=view_terms(context, own),
        versions=() if not isinstance(frozen, Absent) else view_versions(context, key, vocabulary.site.version),
        similar=view_similar(context, similar),
    )


def _promise_heading(context: PlanContext, measure: Measure) -> str:
    """事務事業の内容: by the plan's own name for such a measure."""
    return context.words.section.promise.format(kind=measure_kind_name(context.plan, measure, context.words))


def _contents(words: Words, promise: str, money: object, history: object, similar: object) -> Iterable[tuple[str, str]]:
    section = words.section
    yield "figures", section.figures
    if promise:
        yield "promise", promise
    yield "done", section.done
    yield "evaluation", section.evaluation
    if money:
        yield "money", section.money
    yield "responsible", section.responsible_and_place
    if similar:
        yield "similar", words.place.similar
    if history:
        yield "history", section.history
    yield "source", section.source


def _sections(context: PlanContext, notes: Notes, fields: Iterable[tuple[str, str | Absent]]) -> tuple[Section, ...]:
    """Fields under their headings; one that is absent for a told reason says so, one that the source has not is left out."""
    sections = []
    for heading, text in fields:
        if not isinstance(text, Absent):
            sections.append(Section(heading, notes.view_text(text)))
        elif text != NOT_STATED:
            sections.append(Section(heading, view_text(absent_text(text, context.words))))
    return tuple(sections)


def _promise_facts(context: PlanContext, measure: Measure, notes: Notes) -> tuple[Fact, ...]:
    facts = []
    if not isinstance(measure.schedule, Absent):
        term = context.term(WordedField.SCHEDULE)
        facts.append(Fact(term, notes.view_told(measure.schedule.as_published, context.words)))
    note = notes.view_told(measure.note, context.words)
    if note:
        facts.append(Fact(context.term(WordedField.NOTE), note))
    return tuple(facts)


def _report(context: PlanContext, measure: Measure, report: MeasureReport, notes: Notes) -> Report:
    words, told = context.words, report.result.reports
    if told and measure.steps:
        section = _promise_heading(context, measure)
        pointer = words.measure.reports_in_steps.format(round=report.round.name, section=section)
        return view_report(context, report, notes, pointer=pointer)
    term = report_term(context, report)
    of_steps = tuple(Section(term, notes.view_told(each.text, words)) for each in told)
    return view_report(context, report, notes, of_steps=of_steps)


def _related(context: PlanContext, key: str, measure: Measure) -> tuple[Fact, ...]:
    place, kind = context.words.place, measure_kind_name(context.plan, measure, context.words)
    groups = (
        (place.repeats, links_to(context, (link.measure for link in measure.repeats))),
        (place.repeated_by, links_to_keys(context, context.site_index.repeated_by.get(key, ()))),
        (place.related, links_to(context, (link.measure for link in measure.related))),
    )
    return tuple(Fact(term.format(kind=kind), links=links) for term, links in groups if links)
