"""The pages of one document that a page of the site rests on: sorted, each once, pages that follow one another as one span."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Final, NamedTuple

from generator.wording.words import Words

_PAGES: Final = re.compile(
    r"(?:p{1,2}\.?)?(\d{1,4})(?:頁|ページ)?(?:[~～〜\-–—―−](?:p{1,2}\.?)?(\d{1,4})(?:頁|ページ)?)?", re.IGNORECASE
)
_BETWEEN: Final = re.compile(r"[、,，・]|及び|と")


class _Span(NamedTuple):
    first: int
    last: int


def join_pages(pages: Iterable[str], words: Words) -> tuple[str, ...]:
    """Pages as printed (8, P.5～7, 表紙): those without a number first, as they come, then the numbers: P.5～8."""
    spans: list[_Span] = []
    others: dict[str, None] = {}
    for page in pages:
        found = _spans(page)
        spans += found
        if not found:
            others[page] = None
    return (*others, *(_span_text(each, words) for each in _joined(spans)))


def page_text(page: str, words: Words) -> str:
    """A page in one form, however its reference writes it (8, p.8, 8ページ: P.8); as it is where it says anything else."""
    spans = _spans(page)
    return _span_text(spans[0], words) if len(spans) == 1 else page


def first_page(page: str) -> int:
    """The number by which a page is put in order; 0 for one without."""
    return min((span.first for span in _spans(page)), default=0)


def _spans(page: str) -> list[_Span]:
    """The pages that a reference names; none where it says anything else."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", page))
    found = [_PAGES.fullmatch(piece) for piece in _BETWEEN.split(text)]
    spans = [_Span(int(each[1]), int(each[2] or each[1])) for each in found if each]
    return spans if len(spans) == len(found) and all(span.first <= span.last for span in spans) else []


def _joined(spans: Iterable[_Span]) -> list[_Span]:
    joined: list[_Span] = []
    for span in sorted(spans):
        if joined and span.first <= joined[-1].last + 1:
            joined[-1] = _Span(joined[-1].first, max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return joined


def _span_text(span: _Span, words: Words) -> str:
    if span.first == span.last:
        return words.source.page_number.format(page=span.first)
    return words.source.page_span.format(first=span.first, last=span.last)
