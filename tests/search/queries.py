"""Files of queries with the pages that should be found, and how well an answer meets them.

Two forms of expectation: `{"page": "komae/reform-6/measures/05"}`, or the words of a source document, `{"document": "狛江 2020", "kind":
"measure", "title": "ふるさと納税制度の活用"}`, which is looked up among the pages of the built site.
"""

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

from search_pages import read_records

# The source documents of the demonstration and the plans that hold them.
PLANS = {
    "三鷹 総務部 2017": "mitaka/general-affairs-policy-2017",
    "上田 総務部 2013": "ueda/general-affairs-goals-2013",
    "狛江 2020": "komae/reform-6",
    "相模原 2026": "sagamihara/workplace-2026",
    "相模原 総務局 2018": "sagamihara/general-affairs-policy-2018",
    "相模原 総務局 2019": "sagamihara/general-affairs-policy-2019",
    "相模原 総務局 2019 主な取組": "sagamihara/general-affairs-policy-2019",
}
SEGMENTS = {"measure": "measures", "pillar": "pillars"}
# Measures of one plan that stand in another part of its document have ids of their own.
APART = {"相模原 総務局 2019 主な取組": "initiative-"}


class Query(NamedTuple):
    """What is typed, and for each thing that should be found the addresses of pages that say it; none for what no page has."""

    kind: str
    typed: str
    expected: tuple[frozenset[str], ...]


class Mark(NamedTuple):
    """How well one query was answered. A query that should find nothing has 1 or 0 in all three."""

    query: Query
    found: tuple[str, ...]
    recall_5: float
    recall_10: float
    reciprocal: float


def read_queries(file: Path, site: Path) -> list[Query]:
    """Read a file of queries; titles are looked up in the search index of the built `site`. Raises ValueError for an unknown one."""
    titles = _read_titles(site)
    asked = json.loads(file.read_text(encoding="utf-8"))
    return [
        Query(
            each["class"], each["query"], tuple(dict.fromkeys(_pages(expected, titles) for expected in each["expect"]))
        )
        for each in asked
    ]


def _read_titles(site: Path) -> dict[str, str]:
    return {address.strip("/"): _plain(record["meta"]["title"]) for address, record in read_records(site).items()}


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _pages(expected: Mapping[str, Any], titles: Mapping[str, str]) -> frozenset[str]:
    if "page" in expected:
        return frozenset([expected["page"]])
    plan, kind, title = PLANS[expected["document"]], expected["kind"], _plain(expected["title"])
    city = plan.partition("/")[0]
    if kind == "department":
        # The document's part on a department: its page, or the plan's where the part is the whole of the plan.
        pages = [
            page for page, name in titles.items() if page.startswith(f"{city}/departments/") and title.endswith(name)
        ]
        return frozenset(pages or [plan, f"{city}/departments/general-affairs"])
    if kind == "issue":
        return frozenset([plan])
    below = f"{plan}/{SEGMENTS[kind]}/"
    # Titles of pages have the number of the measure before them.
    pages = [
        page for page, name in titles.items() if page.startswith(below) and (name.endswith(title) or title in name)
    ]
    mark = APART.get(expected["document"], "")
    named = [page for page in pages if page.removeprefix(below).startswith("initiative-") == bool(mark)]
    if not pages and kind == "pillar":
        return frozenset([plan])  # a part of the plan's own page
    if not pages:
        raise ValueError(f"no page for {expected}")
    return frozenset(named or pages)


def mark(query: Query, found: Sequence[str]) -> Mark:
    """Compare the addresses of an answer, best first, with what was expected."""
    if not query.expected:
        right = 0.0 if found else 1.0
        return Mark(query, tuple(found), right, right, right)
    ranks = [rank for rank, page in enumerate(found[:10], 1) if any(page in pages for pages in query.expected)]
    return Mark(
        query, tuple(found), _recall(query, found, 5), _recall(query, found, 10), 1 / ranks[0] if ranks else 0.0
    )


def _recall(query: Query, found: Sequence[str], most: int) -> float:
    held = sum(any(page in pages for page in found[:most]) for pages in query.expected)
    return min(1.0, held / min(most, len(query.expected)))


def by_class(marks: Iterable[Mark]) -> dict[str, tuple[Mark, ...]]:
    """The marks of all queries that have an answer, of each class, and of those that have none."""
    given = tuple(marks)
    classes = dict.fromkeys(each.query.kind for each in given)
    return {
        "all with an answer": tuple(each for each in given if each.query.expected),
        **{kind: tuple(each for each in given if each.query.kind == kind) for kind in classes},
    }


def figures(marks: Sequence[Mark]) -> tuple[int, float, float, float]:
    """Number of queries, recall at 5 and at 10, and mean reciprocal rank."""
    return (
        len(marks),
        fmean(each.recall_5 for each in marks),
        fmean(each.recall_10 for each in marks),
        fmean(each.reciprocal for each in marks),
    )
