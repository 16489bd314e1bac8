"""What each fiscal year holds: plans in force, and measures whose results of that year are reported: a word or a value, not its absence."""

from collections.abc import Mapping

import msgspec

from generator.judging.reports import years_of_values, years_told
from generator.map.site_index import SiteIndex
from generator.model.plans import Measure
from generator.views.plan_cards import years_of


class YearHold(msgspec.Struct, frozen=True):
    """One fiscal year.

    ``plans`` are in force then, ``reported`` holds the keys of measures with results of the year by their plan's key. A plan
    may report on a year that is not its own.
    """

    plans: frozenset[str]
    reported: Mapping[str, tuple[str, ...]]

    @property
    def measures(self) -> int:
        """How many measures have results of the year."""
        return sum(map(len, self.reported.values()))

    @property
    def all_plans(self) -> frozenset[str]:
        """Plans that have anything to tell of the year."""
        return self.plans | self.reported.keys()


def hold_years(site_index: SiteIndex) -> Mapping[int, YearHold]:
    """The fiscal years of the site, the earliest first. Years in which only a plan's own indicators have values count too."""
    plans: dict[int, set[str]] = {}
    reported: dict[int, dict[str, dict[str, None]]] = {}
    for key, folder in site_index.plans.items():
        for year in years_of(folder.plan):
            plans.setdefault(year, set()).add(key)
        for measure in folder.measures:
            own = f"{key}/{measure.id}"
            for year in _years_of_results(site_index, own, measure):
                reported.setdefault(year, {}).setdefault(key, {})[own] = None
    return {
        year: YearHold(
            frozenset(plans.get(year, ())),
            {key: tuple(measures) for key, measures in reported.get(year, {}).items()},
        )
        for year in sorted(plans.keys() | reported.keys())
    }


def _years_of_results(site_index: SiteIndex, key: str, measure: Measure) -> set[int]:
    years: set[int] = set()
    for report in site_index.results_of_measure(key):
        years.update(years_told(report))
    for indicator in measure.indicators:
        years.update(years_of_values(indicator.actuals))
    return years
