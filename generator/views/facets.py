"""From what readers choose in lists of measures: the fiscal years of their plan, and those with results."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from generator.calendars import western_label
from generator.map.amounts_in_force import amounts_in_force
from generator.map.site_index import SiteIndex
from generator.map.years import years_of
from generator.model.money import Budget
from generator.views.page_context import PageContext
from generator.views.pieces import MeasureEntry


class ReportedYears(NamedTuple):
    """The fiscal years with results of measures, one a line: of ``most`` of them, and of each ``other`` measure (by key) that has others."""

    most: str
    other: Mapping[str, str]

    def mark(self, key: str, entry: MeasureEntry) -> MeasureEntry:
        """The entry of the measure with the key; with its years, where they are not those of most."""
        return msgspec.structs.replace(entry, reported=(self.other[key],)) if key in self.other else entry


def years_in_force(context: PageContext, plan: str) -> str:
    """The fiscal years of the plan with the key, one a line."""
    return _lines(tuple(years_of(context.site_index.plans[plan].plan)))


def years_reported(site_index: SiteIndex, keys: Sequence[str]) -> ReportedYears:
    """The fiscal years with results of the measures with the keys. Where all have the same, that tells nothing apart all the same."""
    held: dict[str, list[int]] = {key: [] for key in keys}
    for year, hold in site_index.years.items():
        for plan in dict.fromkeys(key.rpartition("/")[0] for key in keys):
            for key in hold.reported.get(plan, ()):
                if key in held:
                    held[key].append(year)
    lines = {key: _lines(tuple(years)) for key, years in held.items()}
    most = max(Counter(lines.values()).items(), key=lambda told: told[1], default=("", 0))[0]
    return ReportedYears(most, {key: told for key, told in lines.items() if told != most})


def amounts_told(site_index: SiteIndex, key: str) -> tuple[Budget, ...]:
    """The amounts that stand of the measure with the key: what the plan and the reports tell, each once, as the last report has it.

    Every total, count and order of measures by money rests on these.
    """
    reported = (each for report in site_index.results_of_measure(key) for each in report.result.budgets)
    return amounts_in_force((*site_index.measures[key].budgets, *reported))


@lru_cache(maxsize=512)
def _lines(years: tuple[int, ...]) -> str:
    return "\n".join(map(western_label, years))
