"""What the site's data already know of a plan: ids of measures, indicators, departments and documents that the document names."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NamedTuple

from generator.edited_data import read_site
from generator.map.site_index import SiteIndex
from generator.model.plans import Measure
from generator.problems.problem import Problem
from generator.reading.field_words import bare_heading

_BETWEEN: Final = (re.compile(r"[、，,／/\n]|\s+"), re.compile(r"[、，,・／/\n]|\s+"))
"""What stands between the names of departments; 相談・情報課 is one name where the data have it."""


class KnownData(NamedTuple):
    """Ids by the words of a document; empty where a document is read for itself."""

    departments: Mapping[str, str] = {}
    measures: Mapping[str, str] = {}
    indicators: Mapping[tuple[str, str], str] = {}
    """By the measure's id ("" for the plan's own) and the indicator's bare name."""
    document: str = ""
    rounds: Mapping[int, str] = {}
    """The id of a round by its fiscal year, where it has but one."""

    def departments_in(self, wording: str) -> tuple[str, ...]:
        """The ids of the departments that a wording names, if it names nothing else."""
        for between in _BETWEEN:
            names = [bare_heading(part) for part in between.split(wording) if part.strip()]
            if all(name in self.departments for name in names):
                return tuple(self.departments[name] for name in names)
        return ()


class UnknownPlanError(Exception):
    """The data have no such plan. ``args`` are what was asked for and the plans that are there."""


def read_known(data: Path, city: str, plan: str, file: str) -> tuple[KnownData, list[Problem]]:
    """What is known of a plan, and the problems for which nothing is known. Raises :class:`UnknownPlanError`."""
    site = read_site(data)
    if site.site_index is None:
        return KnownData(), site.errors()
    index = site.site_index
    key = f"{city}/{plan}"
    if key not in index.plans:
        raise UnknownPlanError(key, sorted(index.plans))
    folder = index.municipalities[city]
    rounds: dict[int, list[str]] = {}
    for each in index.plans[key].plan.rounds:
        rounds.setdefault(each.fiscal_year, []).append(each.id)
    measures = index.plans[key].measures
    return KnownData(
        departments=_unique([(each.name, each.id) for each in folder.departments]),
        measures=_unique([(each.title, each.id) for each in measures]),
        indicators=_indicators(index, key, measures),
        document=next((each.id for each in folder.documents if each.file == file), ""),
        rounds={year: ids[0] for year, ids in rounds.items() if len(ids) == 1},
    ), []


def _indicators(index: SiteIndex, key: str, measures: tuple[Measure, ...]) -> dict[tuple[str, str], str]:
    holders = [("", index.plans[key].plan.indicators), *((each.id, each.indicators) for each in measures)]
    return {
        (holder, bare_heading(indicator.name)): indicator.id
        for holder, indicators in holders
        for indicator in indicators
        if isinstance(indicator.name, str)
    }


def _unique(pairs: list[tuple[str, str]]) -> dict[str, str]:
    """By bare name; a name that two have is nobody's."""
    found: dict[str, list[str]] = {}
    for name, each in pairs:
        found.setdefault(bare_heading(name), []).append(each)
    return {name: ids[0] for name, ids in found.items() if len(ids) == 1}
