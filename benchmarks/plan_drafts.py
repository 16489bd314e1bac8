"""What the shapes of plans share: the series of plans to be drawn, the plans that come of it, and their common parts."""

from collections.abc import Iterable, Mapping
from random import Random
from typing import Final, NamedTuple

from benchmarks.phrases import Phrases
from benchmarks.yaml_text import Tree

LAST_YEAR: Final = 2025
"""The fiscal year that has only promises so far; every earlier one has been reported on."""


class Bureau(NamedTuple):
    """An organisation that owns plans, with the divisions of its bureau: (id, name as published with all that stands above it)."""

    id: str
    name: str
    divisions: tuple[tuple[str, str], ...]


class Series(NamedTuple):
    """A run of plans of one bureau in one shape: one plan for each of ``sizes``, with that many measures.

    ``name`` begins the plans' ids; ``number`` is the series' own.
    """

    name: str
    number: int
    bureau: Bureau
    sizes: tuple[int, ...]
    random: Random
    phrases: Phrases

    def years(self) -> range:
        """One fiscal year for each plan; the last plan is of the last year."""
        return range(LAST_YEAR + 1 - len(self.sizes), LAST_YEAR + 1)


class PlanDraft(NamedTuple):
    """One plan: its folder's name, title, fiscal year, owner, and its files by their path in the folder."""

    id: str
    title: str
    year: int
    owner: str
    files: Mapping[str, Mapping[str, Tree]]


def era_year(year: int) -> str:
    """The fiscal year as a title gives it (令和6年度)."""
    if year < 2019:
        return f"平成{year - 1988}年度"
    return f"令和{year - 2018 if year > 2019 else '元'}年度"


def responsible(series: Series) -> dict[str, Tree]:
    """A lead division, sometimes with others."""
    lead, name = series.random.choice(series.bureau.divisions)
    if series.random.random() < 0.15:
        other, other_name = series.random.choice(series.bureau.divisions)
        if other != lead:
            return {"as_published": f"{name}／{other_name}", "lead": [lead], "related": [other]}
    return {"as_published": name, "lead": [lead]}


def share_out(total: int, parts: int) -> list[int]:
    """``total`` in ``parts`` whole shares as equal as can be, the larger first."""
    return [total // parts + (place < total % parts) for place in range(parts)]


def by_file(measures: Iterable[tuple[str, Tree]], folder: str, head: Mapping[str, Tree]) -> dict[str, dict[str, Tree]]:
    """Trees with the name of the file each goes to, as files with the list ``measures``."""
    files: dict[str, list[Tree]] = {}
    for name, tree in measures:
        files.setdefault(f"{folder}/{name}.yaml", []).append(tree)
    return {file: {**head, "measures": trees} for file, trees in files.items()}


def resources(series: Series, year: int) -> Tree:
    """Staff and budget of the bureau, as plans print it."""
    persons = series.random.randrange(40, 900)
    amount = series.random.randrange(40_000, 9_000_000)
    return {
        "id": "resources",
        "part": "resources",
        "topic": "resources",
        "heading": "経営資源",
        "department": series.bureau.id,
        "as_of": f"{era_year(year).removesuffix('度')}4月1日現在",
        "staff": [{"label": "職員数", "as_published": f"{persons}人", "persons": persons}],
        "budgets": [
            {
                "fiscal_year": year,
                "kind": "initial",
                "label": "一般会計",
                "amount": f"{amount:,}",
                "unit": "千円",
                "as_published": f"{amount:,}千円",
            }
        ],
    }


def numbered(part: str, topic: str, heading: str, department: str, texts: Iterable[str]) -> Tree:
    """A numbered list of the narrative."""
    items: list[Tree] = [{"number": f"{number}.", "text": text} for number, text in enumerate(texts, 1)]
    return {"id": part, "part": "items", "topic": topic, "heading": heading, "department": department, "items": items}
