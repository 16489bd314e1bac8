"""What stands at the two ends of a booklet: its cover; how to read it, its documents, under which terms it may be used, whom to ask."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from generator.addresses import STATUS_RULE
from generator.chrome.frame import view_frame
from generator.model.basics import Absent
from generator.model.plans import Round
from generator.render.line_breaking import split_phrases
from generator.views.evaluations import round_text
from generator.views.formats import date_text, span_text
from generator.views.kinds.columns import ColumnsWords
from generator.views.kinds.statuses import view_progress_lines, view_status_lines
from generator.views.measure_lists import common_kind
from generator.views.overview_pieces import StatusLine
from generator.views.page_context import PlanContext
from generator.views.pieces import ContactBox, Fact, Link, Piece, Source, SourceNote
from generator.views.published import view_text
from generator.views.responsible import ask_city
from generator.wording.languages import Vocabulary
from generator.wording.words import Words

_PAGES: Final = ("http:", "https:")


class BookCover(Piece, frozen=True):
    """The first page. ``phrases`` are the plan's title in the pieces between which a line may end, ``reports`` are the rounds with results in the booklet, ``edition`` the release; "" or nothing for what is not known."""

    city: str
    kind: str
    phrases: tuple[str, ...]
    period: str
    reports_heading: str
    reports: tuple[str, ...]
    edition: str
    notice_heading: str
    notice: str
    made_of: str
    address: str


class BookDocument(Piece, frozen=True):
    """A source document with its address as it can be typed in."""

    title: str
    address: Link
    facts: tuple[Fact, ...]


class BookEnding(Piece, frozen=True):
    """The last pages. ``meanings`` is what stands over the statuses: the plan's own word for its measures is in it."""

    meanings: str
    statuses: tuple[StatusLine, ...]
    progress: tuple[StatusLine, ...]
    rule: Link
    documents: tuple[BookDocument, ...]
    terms: tuple[Fact, ...]
    no_terms: str
    contacts: tuple[ContactBox, ...]
    no_contact: str
    unshown: str


def view_cover(context: PlanContext, vocabulary: Vocabulary) -> BookCover:
    """The cover of the plan's booklet, in the plan's own words."""
    words, own, plan = vocabulary.words, vocabulary.site, context.plan
    settings, city = context.site_index.site.settings, context.municipality.municipality
    frame = view_frame(settings, context.site_index, words.language)
    told = {each.round.target for each in context.folder.results}
    made_of = own.book.made_of if settings.is_address_decided else own.book.made_before_publishing
    return BookCover(
        city=f"{city.prefecture}{city.name}",
        kind="" if isinstance(plan.kind, Absent) else plan.kind,
        phrases=tuple(split_phrases(context.plan_name)),
        period=span_text(plan.period, words),
        reports_heading=own.plan.rounds,
        reports=tuple(_report(each, vocabulary) for each in plan.rounds if each.id in told),
        edition="".join(link.text for link in frame.release),
        notice_heading=own.book.notice if frame.notice else "",
        notice=frame.notice,
        made_of=made_of.format(site=settings.name),
        address=settings.address + context.address if settings.is_address_decided else "",
    )


def _report(each: Round, vocabulary: Vocabulary) -> str:
    told = round_text(each, vocabulary.words)
    if isinstance(each.as_of, Absent):
        return told
    return vocabulary.site.plan.as_of.format(round=told, date=date_text(each.as_of))


def view_ending(
    context: PlanContext,
    vocabulary: Vocabulary,
    *,
    measures: Sequence[str],
    notes: Iterable[SourceNote],
    contacts: Iterable[ContactBox],
) -> BookEnding:
    """The last pages of the plan's booklet. ``measures`` are its measures, ``notes`` those of all its pages, ``contacts`` whom its pages name, each as often as they do."""
    words, own, across = vocabulary.words, vocabulary.site, vocabulary.overview
    settings = context.site_index.site.settings
    frame = view_frame(settings, context.site_index, words.language)
    asked = dict.fromkeys((*contacts, *ask_city(context, context.city)))
    terms = tuple(_terms(context, vocabulary, frame.licence))
    site = ContactBox(settings.name, tuple(_ways(frame.contact)))
    boxes = (*map(_typed_out, asked), *((site,) if site.facts else ()))
    kind = common_kind(context, measures)
    return BookEnding(
        meanings=words.section.counts.format(kind=kind),
        statuses=view_status_lines(context, across, kind),
        progress=view_progress_lines(context, across),
        rule=Link(words.status.rule, context.href(STATUS_RULE)),
        documents=tuple(_documents(notes, words)),
        terms=terms,
        no_terms="" if terms else vocabulary.of(ColumnsWords).no_terms,
        contacts=boxes,
        no_contact="" if boxes else words.answer.no_contact,
        unshown=own.book.unshown,
    )


def _documents(notes: Iterable[SourceNote], words: Words) -> Iterator[BookDocument]:
    """Each document once, as the pages tell of it; on which of its pages something stands is told where it does."""
    of_pages = {words.source.page, words.source.used_for}
    sources: dict[tuple[str, str], Source] = {}
    for note in notes:
        for source in note.sources:
            sources.setdefault((source.title, source.link.href), source)
    for (title, address), source in sources.items():
        facts = tuple(fact for fact in source.facts if fact.term not in of_pages)
        yield BookDocument(title, Link(address, address), facts)


def _terms(context: PlanContext, vocabulary: Vocabulary, licence: Iterable[Link]) -> Iterator[Fact]:
    """Under which terms the site's and the municipality's data may be used, with addresses that can be typed in."""
    city = context.municipality.municipality
    for link in licence:
        yield Fact(vocabulary.of(ColumnsWords).whole_site, view_text(link.text), _typed(link.href))
    if not isinstance(city.licence, Absent):
        address = "" if isinstance(city.licence.url, Absent) else city.licence.url
        yield Fact(city.name, view_text(city.licence.name), _typed(address))


def _typed(address: str) -> tuple[Link, ...]:
    return (Link(address, address),) if address else ()


def _typed_out(box: ContactBox) -> ContactBox:
    """The contact with the address of each page that it only names."""
    facts = tuple(
        replace(fact, links=tuple(each for link in fact.links for each in (link, *_named_only(link))))
        for fact in box.facts
    )
    return ContactBox(box.name, facts)


def _named_only(link: Link) -> tuple[Link, ...]:
    return _typed(link.href) if link.href.startswith(_PAGES) and link.href != link.text else ()


def _ways(contact: Iterable[Link]) -> Iterator[Fact]:
    """The ways to the site's own contact; of one that is only a link, its address."""
    for link in contact:
        if link.href.startswith(_PAGES):
            yield Fact(link.text, links=_typed(link.href))
        else:
            yield Fact("", view_text(link.text))
