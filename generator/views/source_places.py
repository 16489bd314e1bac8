"""Where a value or a text stands: its document, its page, a link that leads there; or why no page can be named."""

import re
from typing import Final
from urllib.parse import urlsplit

from generator.model.basics import NOT_STATED, Absent, SourceRef
from generator.model.city import Document
from generator.views.formats import absent_text
from generator.views.page_context import PlanContext
from generator.views.pieces import Fact, Link
from generator.views.published import view_text
from generator.views.source_pages import page_text
from generator.wording.words import Words


def source_key(context: PlanContext, source: SourceRef | Absent) -> tuple[str, str]:
    """What makes two source references the same: the key of the document (the plan's own where none is named) and the page."""
    if isinstance(source, SourceRef) and source.untold:
        return _UNTOLD, "" if isinstance(source.url, Absent) else source.url
    if isinstance(source, Absent):
        source = context.plan.source
    document = context.plan.source.document if isinstance(source.document, Absent) else source.document
    key = "" if isinstance(document, Absent) else f"{context.city}/{document.target}"
    return key, "" if isinstance(source.page, Absent) else source.page


_UNTOLD: Final = "?"
"""In the place of a document's key, which has a slash."""


def why_no_page(source: SourceRef, document: Document | Absent, words: Words) -> str:
    """Why no page can be named: what the reference says, else what its document says; "" where nothing is said."""
    why = source.page
    if why == NOT_STATED and not isinstance(document, Absent):
        why = document.no_pages
    if isinstance(why, str) or why == NOT_STATED:
        return ""
    return why.note or absent_text(why, words)


def document_of(context: PlanContext, source: SourceRef) -> Document | Absent:
    """The document that a reference within the plan means; Absent for none that is known."""
    return context.site_index.documents.get(source_key(context, source)[0], NOT_STATED)


def place_text(context: PlanContext, source: SourceRef, *, why_none: bool = True) -> str:
    """The document with the page, or (with ``why_none``) with the reason why there is none: 「令和6年度 進捗報告書」P.2."""
    document = document_of(context, source)
    if isinstance(source.page, Absent):
        why = why_no_page(source, document, context.words) if why_none else ""
        page = context.words.source.no_page.format(reason=why) if why else ""
    else:
        page = page_text(source.page, context.words)
    if isinstance(document, Absent):
        return page
    return context.words.source.document_page.format(document=document.title, page=page)


def place_href(context: PlanContext, source: SourceRef) -> str:
    """The address of the very place, else of the page in its document, else of the document, "" where none is known."""
    if not isinstance(source.url, Absent):
        return source.url
    document = document_of(context, source)
    return "" if isinstance(document, Absent) or isinstance(document.url, Absent) else page_href(document.url, source)


_PAGE: Final = re.compile(r"(?:[PpＰｐ]{1,2}[.．]?)?\s*([0-9０-９]+)(?:\s*(?:ページ|頁))?")


def page_href(url: str, source: SourceRef) -> str:
    """The address of a document; of a PDF with the page at which a program opens it, as printed.

    Where the sheet has another number than is printed on it, the source itself names the address of the very place.
    """
    found = _PAGE.fullmatch(source.page) if isinstance(source.page, str) else None
    is_pdf = urlsplit(url).path.lower().endswith(".pdf")
    return f"{url}#page={int(found[1])}" if found and is_pdf and "#" not in url else url


def source_link(context: PlanContext, source: SourceRef | Absent) -> Link:
    """Where one value stands, for a note beside it; nothing where it names no source of its own. ``href`` may be ""."""
    if isinstance(source, Absent):
        return Link("", "")
    if source.untold:
        return Link(context.words.source.untold, place_href(context, source))
    told = place_text(context, source)
    text = context.words.figure.source.format(source=told) if told else ""
    return Link(text, place_href(context, source) if told else "")


def source_fact(context: PlanContext, source: SourceRef | Absent) -> Fact:
    """出典: where the values of a record stand (in the plan's own document where the record names none).

    Why no page can be named stands once, at the end of the page.
    """
    told = context.plan.source if isinstance(source, Absent) else source
    text, href = place_text(context, told, why_none=False), place_href(context, told)
    term = context.words.source.value_source
    return Fact(term, links=(Link(text, href),)) if href else Fact(term, view_text(text))
