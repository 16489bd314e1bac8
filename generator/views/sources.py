"""出典: the documents that a page rests on, and how to cite the page."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from generator.map.site_index import MeasureReport, PillarReport, PlanReport
from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.city import Document
from generator.model.figures import Figure, Indicator, says_nothing
from generator.model.money import Budget
from generator.model.plans import Measure
from generator.model.results import MeasureResult, PillarResult, PlanResult
from generator.views.downloads import view_downloads
from generator.views.formats import both_years
from generator.views.page_context import PlanContext
from generator.views.pieces import Citation, Fact, Link, Source, SourceNote
from generator.views.published import view_text
from generator.views.source_pages import first_page, join_pages, page_text
from generator.views.source_places import page_href, why_no_page
from generator.wording.quoting import without_own_quotes


class Use(NamedTuple):
    """What of the page stands in a document: its name, and the reference (Absent: the plan's own document)."""

    what: str
    source: SourceRef | Absent


class _Place(NamedTuple):
    document: str
    pages: dict[str, str]  # a page with the address of that very place, "" where none is known
    reasons: dict[str, None]  # why no page can be named
    uses: dict[str, None]


def budget_uses(what: str, budgets: Iterable[Budget], around: SourceRef | Absent = NOT_STATED) -> Iterator[Use]:
    """Amounts, each in its own document, else in that of what is ``around`` them; no word of an amount that is wanting and untold."""
    for budget in budgets:
        source = around if isinstance(budget.source, Absent) else budget.source
        if isinstance(source, Absent) or not (source.untold and isinstance(budget.amount, Absent)):
            yield Use(what, source)


def indicator_uses(
    what: str, indicators: Sequence[Indicator], around: SourceRef | Absent = NOT_STATED
) -> Iterator[Use]:
    """Indicators, each in its own document, else in that of what is ``around`` unless all its values name theirs; then the values that are untold."""
    for each in indicators:
        figures = _figures_of(each)
        if not isinstance(each.source, Absent):
            yield Use(what, each.source)
        elif not figures or any(isinstance(figure.source, Absent) for figure in figures):
            yield Use(what, around)
    for figure in (figure for each in indicators for figure in _figures_of(each)):
        if isinstance(figure.source, SourceRef) and figure.source.untold and not says_nothing(figure):
            yield Use(what, figure.source)


def _figures_of(indicator: Indicator) -> tuple[Figure, ...]:
    baseline = () if isinstance(indicator.baseline, Absent) else (indicator.baseline,)
    return (*baseline, *(target.figure for target in indicator.targets), *indicator.actuals)


def _told_use(
    what: str, source: SourceRef | Absent, result: MeasureResult | PillarResult | PlanResult
) -> Iterator[Use]:
    """Where a report says anything in words, be it why it has none."""
    texts = (*result.sections, *(result.reports if isinstance(result, MeasureResult) else ()))
    if texts or any(each != NOT_STATED for each in (result.done, result.next_step)):
        yield Use(what, source)


def report_uses(context: PlanContext, report: PillarReport | PlanReport) -> Iterator[Use]:
    """What a report on a pillar or plan rests on: its text, its evaluations, its amounts."""
    section, result = context.words.section, report.result
    told = report.round.source if isinstance(result.source, Absent) else result.source
    yield from _told_use(section.results, told, result)
    for evaluation in result.evaluations:
        yield Use(section.evaluation, told if isinstance(evaluation.source, Absent) else evaluation.source)
    if isinstance(result, PillarResult):
        for actual in result.actuals:
            yield Use(section.indicators, told if isinstance(actual.figure.source, Absent) else actual.figure.source)
    for budget in result.budgets:
        yield Use(section.money, told if isinstance(budget.source, Absent) else budget.source)


def measure_uses(
    context: PlanContext, measure: Measure, reports: Sequence[MeasureReport], promise: str
) -> Iterator[Use]:
    """What of the page stands where: the promise (under its heading), then each report, its figures and evaluations."""
    section = context.words.section
    yield Use(promise, measure.source)
    yield from indicator_uses(section.figures, measure.indicators, measure.source)
    yield from budget_uses(section.money, measure.budgets, measure.source)
    for report in reports:
        told = report.round.source if isinstance(report.result.source, Absent) else report.result.source
        yield from _told_use(section.done, told, report.result)
        for evaluation in report.result.evaluations:
            yield Use(section.evaluation, told if isinstance(evaluation.source, Absent) else evaluation.source)
        for actual in report.result.actuals:
            yield Use(section.figures, told if isinstance(actual.figure.source, Absent) else actual.figure.source)
        for budget in report.result.budgets:
            yield Use(section.money, told if isinstance(budget.source, Absent) else budget.source)


def view_sources(
    context: PlanContext,
    uses: Iterable[Use],
    title: str,
    url: str,
    data: Iterable[str] = (),
    *,
    citation: tuple[Citation, ...] = (),
) -> SourceNote:
    """The documents, each once, in the order in which the page uses them. ``url`` is the page's whole address.

    ``data`` are the endings of the files of data beside the page; ``citation`` are the forms in which it is cited.
    """
    words = context.words.source
    places: dict[str, _Place] = {}
    untold: dict[str, None] = {}
    for use in uses:
        if isinstance(use.source, SourceRef) and use.source.untold:
            untold[use.what] = None
            continue
        source = context.plan.source if isinstance(use.source, Absent) else use.source
        document = context.plan.source.document if isinstance(source.document, Absent) else source.document
        if isinstance(document, Absent):
            continue
        key = f"{context.city}/{document.target}"
        if key in context.site_index.documents:
            place = places.setdefault(key, _Place(key, {}, {}, {}))
            place.uses[use.what] = None
            if isinstance(source.page, Absent):
                reason = why_no_page(source, context.site_index.documents[key], context.words)
                if reason:
                    place.reasons[reason] = None
            page = page_text(source.page, context.words) if isinstance(source.page, str) else ""
            address = context.site_index.documents[key].url
            if not isinstance(source.url, Absent):
                place.pages[page or source.url] = source.url
            elif page:
                href = "" if isinstance(address, Absent) else page_href(address, source)
                place.pages.setdefault(page, "" if href == address else href)
    sources = tuple(_source(context, place) for place in places.values())
    cited = words.cite_join.join(without_own_quotes(context.site_index.documents[key].title) for key in places)
    cite = words.cite_text.format(
        city=context.municipality.municipality.name,
        documents=cited,
        site=context.site_index.site.settings.name,
        title=title,
        address=url,
    )
    told = {what for place in places.values() for what in place.uses}
    parts = (words.untold_part.format(use=what) if what in told else what for what in untold)
    nothing = words.untold_uses.format(uses=context.words.list_separator.join(parts)) if untold else ""
    nothing = nothing if sources else words.nothing
    return SourceNote(sources, cite if sources else "", view_downloads(context, data), citation, nothing)


def _source(context: PlanContext, place: _Place) -> Source:
    document = context.site_index.documents[place.document]
    words, separator = context.words.source, context.words.list_separator
    facts = []
    if place.pages or place.reasons:
        plain = join_pages((page for page, url in place.pages.items() if not url), context.words)
        linked = sorted(((page, url) for page, url in place.pages.items() if url), key=lambda each: first_page(each[0]))
        links = tuple(Link(page, url) for page, url in linked)
        why = separator.join(place.reasons)
        told = separator.join(plain) or ("" if links else words.no_page_of.format(reason=why))
        facts.append(Fact(words.page, view_text(told) if told else (), links))
    publisher = _publisher(context, document)
    if publisher:
        facts.append(Fact(words.publisher, view_text(publisher)))
    if not isinstance(document.issued, Absent):
        facts.append(Fact(words.issued, view_text(document.issued)))
    facts.append(Fact(words.year, view_text(both_years(document.fiscal_year))))
    facts.append(Fact(words.used_for, view_text(separator.join(place.uses))))
    if isinstance(document.url, Absent):
        facts.append(Fact(words.address, view_text(words.no_address)))
    if not isinstance(document.licence, Absent):
        licence = document.licence
        if isinstance(licence.url, Absent):
            facts.append(Fact(words.licence, view_text(licence.name)))
        else:
            facts.append(Fact(words.licence, links=(Link(licence.name, licence.url),)))
    link = Link("", "") if isinstance(document.url, Absent) else Link(document.title, document.url)
    return Source(link, document.title, tuple(facts))


def _publisher(context: PlanContext, document: Document) -> str:
    """Who published it, as printed; else the department's name."""
    if not isinstance(document.publisher_name, Absent):
        return document.publisher_name
    if isinstance(document.publisher, Absent):
        return context.municipality.municipality.name
    department = context.site_index.departments.get(f"{context.city}/{document.publisher.target}")
    return context.municipality.municipality.name if department is None else department.name
