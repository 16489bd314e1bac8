"""The source documents of a municipality in a list, and how to cite a page that rests on several."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from generator.model.basics import NOT_STATED, Absent
from generator.model.city import Document
from generator.model.site import MunicipalityFolder
from generator.views.downloads import view_downloads
from generator.views.formats import absent_text, both_years
from generator.views.links import link_plan
from generator.views.page_context import PageContext
from generator.views.pieces import Fact, Link, Source, SourceNote
from generator.views.published import view_text
from generator.views.source_pages import page_text
from generator.wording.quoting import without_own_quotes
from generator.wording.site_words import SiteWords

NO_PAGES: Final[Mapping[str, str]] = MappingProxyType({})


def view_documents(context: PageContext, own: SiteWords, plans: Iterable[str]) -> dict[str, Source]:
    """The documents on which the plans and the reports on them rest, by key, each with those of the plans that rest on it."""
    resting: dict[str, dict[str, None]] = {}
    for plan in plans:
        city = plan.partition("/")[0]
        held = context.site_index.plans[plan].plan
        for source in (held.source, *(each.source for each in held.rounds)):
            if not isinstance(source, Absent) and not isinstance(source.document, Absent):
                resting.setdefault(f"{city}/{source.document.target}", {})[plan] = None
    return {
        key: _view_document(context, own, key, tuple(those))
        for key, those in resting.items()
        if key in context.site_index.documents
    }


def view_source_note(
    context: PageContext,
    own: SiteWords,
    plans: Iterable[str],
    city: str,
    title: str,
    *,
    pages: Mapping[str, str] = NO_PAGES,
    data: Iterable[str] = (),
) -> SourceNote:
    """The documents of the plans and others, and how to cite the page called ``title``, which rests on all of them.

    ``pages`` are those of the others, by the documents' keys ("" for none); ``data`` as for ``view_sources``.
    """
    words = context.words.source
    sources = view_documents(context, own, plans)
    more = (key for key in pages if key in context.site_index.documents and key not in sources)
    sources.update({key: _view_document(context, own, key, (), pages[key]) for key in more})
    cite = words.cite_text.format(
        city=context.site_index.municipalities[city].municipality.name,
        documents=words.cite_join.join(without_own_quotes(context.site_index.documents[key].title) for key in sources),
        site=context.site_index.site.settings.name,
        title=title,
        address=context.site_index.site.settings.address + context.address,
    )
    return SourceNote(tuple(sources.values()), cite if sources else "", view_downloads(context, data))


def _view_document(context: PageContext, own: SiteWords, key: str, plans: Sequence[str], page: str = "") -> Source:
    document = context.site_index.documents[key]
    words = context.words.source
    facts = [
        Fact(words.publisher, view_text(_publisher(context.site_index.municipalities[key.partition("/")[0]], document)))
    ]
    if not isinstance(document.issued, Absent):
        facts.append(Fact(words.issued, view_text(document.issued)))
    facts.append(Fact(words.year, view_text(both_years(document.fiscal_year))))
    if page:
        facts.append(Fact(words.page, view_text(page_text(page, context.words))))
    elif document.no_pages != NOT_STATED:
        why = document.no_pages.note or absent_text(document.no_pages, context.words)
        facts.append(Fact(words.page, view_text(words.no_page_of.format(reason=why))))
    if not isinstance(document.licence, Absent):
        facts.append(_licence(words.licence, document.licence.name, document.licence.url))
    if not isinstance(document.note, Absent):
        facts.append(Fact(own.document.note, view_text(document.note)))
    if plans:
        facts.append(Fact(own.document.plans, links=tuple(link_plan(context, plan) for plan in plans)))
    link = Link("", "") if isinstance(document.url, Absent) else Link(document.title, document.url)
    return Source(link, document.title, tuple(facts))


def _licence(term: str, name: str, url: str | Absent) -> Fact:
    if isinstance(url, Absent):
        return Fact(term, view_text(name))
    return Fact(term, links=(Link(name, url),))


def _publisher(folder: MunicipalityFolder, document: Document) -> str:
    """Who published it, as printed; else the department's name, else the municipality's."""
    if not isinstance(document.publisher_name, Absent):
        return document.publisher_name
    if not isinstance(document.publisher, Absent):
        for department in folder.departments:
            if department.id == document.publisher.target:
                return department.name
    return folder.municipality.name
