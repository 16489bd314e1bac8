"""Give the pages that are about to be published to the search, with what each says: kept from build to build, so that no page is read back."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from generator.addresses import at_anchor
from generator.cache import Store
from generator.model.site import Site
from generator.problems.problem import Problem, problem, whole_file
from generator.publish.page_records import KEPT_TEXTS, UNPACK_TEXTS, KeptText, PageRecord
from generator.publish.swap import NewSite
from generator.search import FoundFigure, SearchIndexError, SearchPage, SynonymGroup, index_pages, pack_lines
from generator.system.shortages import raise_shortage
from generator.system.workers import Workers

_PACK: Final = msgspec.msgpack.Encoder().encode


class PageTexts:
    """What each page of the new site says. What stays packed is not even loaded: of ten thousand pages a rebuild asks for a few."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._last: Mapping[str, KeptText] = store.read(KEPT_TEXTS, UNPACK_TEXTS, mapped=True) or {}
        self._now: dict[str, KeptText] = {}

    def take_over(self, address: str, digest: str) -> bool:
        """Whether it is known what the page says, since its bytes are those of the last build."""
        last = self._last.get(address)
        if last is None or last.digest != digest:
            return False
        self._now[address] = last
        return True

    def put(self, address: str, digest: str, text: bytes) -> None:
        """Have the text of a page, packed."""
        self._now[address] = KeptText(digest, msgspec.Raw(text))

    def __getitem__(self, address: str) -> msgspec.Raw:
        """What the page says, packed."""
        return self._now[address].text

    def known(self) -> Mapping[str, KeptText]:
        """All that is known of the new site's pages."""
        return self._now

    def write(self) -> None:
        """Keep it for the next build."""
        if self._now != self._last:
            self._store.write(KEPT_TEXTS, _PACK(self._now))


def write_search(  # noqa: PLR0917 - what the index is made of, and where
    pages: Mapping[str, PageRecord],
    texts: PageTexts,
    site: Site,
    new: NewSite,
    work: Path,
    workers: Workers | None,
    *,
    trusts: bool,
) -> str | Problem:
    """Index those of ``pages`` that are to be found, into the ``new`` site. A line for the summary, or the problem.

    With ``trusts`` false the index is made anew, whatever ``work`` keeps. ``workers`` are those of `begin_preparing`.
    """
    vocabulary = [SynonymGroup(group.terms, group.words, group.same) for group in site.vocabulary]
    others = [(other.name, other.address) for other in site.settings.other_sites]
    try:
        report = index_pages(
            list_search_pages(pages, texts), new, work, vocabulary, others, trusts=trusts, workers=workers
        )
    except SearchIndexError as fault:
        raise_shortage(str(fault), 0, work)
        return problem("K904", whole_file("search"), cause=fault)
    texts.write()
    return f"検索: {report.pages:,} ページ、{report.files:,} ファイル、{report.size:,} バイト"


def list_search_pages(pages: Mapping[str, PageRecord], texts: PageTexts) -> Iterator[SearchPage]:
    """Those of the pages that are to be found, and what of them is found apart, as the search sees them."""
    for address, page in pages.items():
        if page.weight:
            told = page.told
            meta, filters = dict(told.meta), dict(told.filters)
            figures = tuple(FoundFigure(each.anchor, each.name, each.said) for each in told.figures)
            yield SearchPage(address, told.title, texts[address], meta, filters, page.weight, figures)
            for each in told.figures if told.apart else ():
                text = pack_lines(each.name, each.definition)
                part, called = at_anchor(address, each.anchor), {"kind": (told.apart,)}
                figure = (FoundFigure(each.anchor, each.name, each.said),)
                yield SearchPage(part, each.name, text, meta | {"kind": told.apart}, filters | called, figures=figure)
