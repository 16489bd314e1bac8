"""Give the pages that are about to be published to the search."""

import re
from collections.abc import Container, Iterator, Mapping
from pathlib import Path
from typing import Final

from generator.addresses import BROWSE, DEPARTMENTS, PILLARS, STATUSES, YEARS, file_of
from generator.model.site import Site
from generator.problems.problem import Problem, problem, whole_file
from generator.publish.page_records import Remembered
from generator.search import SearchIndexError, SearchPage, SynonymGroup, index_pages
from generator.system.shortages import raise_shortage

_LISTS: Final = (BROWSE, DEPARTMENTS, PILLARS, STATUSES, YEARS)
_OF_THE_SITE: Final = 0.05
"""What pages count that the site says of itself: less than the least that a city's page with all words comes to (search-find.js)."""
_MAIN: Final = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)


def write_search(pages: Mapping[str, Remembered], site: Site, folder: Path, work: Path) -> str | Problem:
    """Index those of ``pages`` that are to be found; their files stand in ``folder``. A line for the summary, or the problem."""
    cities = {folder.municipality.id for folder in site.municipalities}
    vocabulary = [SynonymGroup(group.terms, group.words, group.same) for group in site.vocabulary]
    others = [(other.name, other.address) for other in site.settings.other_sites]
    try:
        report = index_pages(_search_pages(pages, folder, cities), folder, work, vocabulary, others)
    except SearchIndexError as fault:
        raise_shortage(str(fault), 0, work)
        return problem("K904", whole_file("search"), cause=fault)
    return f"検索: {report.pages:,} ページ、{report.files:,} ファイル、{report.size:,} バイト"


def _search_pages(pages: Mapping[str, Remembered], folder: Path, cities: Container[str]) -> Iterator[SearchPage]:
    for address, page in pages.items():
        weight = weigh_page(address, cities)
        if page.searched and weight:
            main = _MAIN.search((folder / file_of(address)).read_text(encoding="utf-8"))
            html = main[1] if main else ""
            told = page.told
            yield SearchPage(address, told.title, html, dict(told.meta), dict(told.filters), weight)


def weigh_page(address: str, cities: Container[str]) -> float:
    """What a page counts: measures most, then what gathers them. Lists of links are no answer to any question: 0."""
    if address.startswith(_LISTS) or address.endswith(f"/{DEPARTMENTS}"):
        return 0
    parts = address.strip("/").split("/")
    if parts[0] not in cities:
        return _OF_THE_SITE
    match len(parts), parts[1:2]:
        case 4, _:
            return 1 if parts[2] == "measures" else 0.92
        case 3, ["departments"]:
            return 0.7
        case 2, _:
            return 0.92
        case _:
            return 0.6
