"""What a place of the site is called, for whoever followed a link there: by what stands there now, else by what the ledger knows of it."""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import TypeAlias

from generator.addresses import (
    address_of,
    corrected_place,
    figure_anchor,
    indicator_anchor,
    part_anchor,
    plan_of_indicators,
)
from generator.ledger import SitePlace
from generator.map.site_index import SiteIndex
from generator.model.basics import Absent
from generator.model.city import Correction
from generator.model.figures import Indicator, Period
from generator.open_data.holders import ValueHolder, holder_of_measure, holder_of_pillar, holder_of_plan
from generator.views.formats import period_text
from generator.wording.words import Words

_Holder: TypeAlias = Callable[[], ValueHolder]


class PlaceNames:
    """The names of a site's places. Nothing is looked up before it is asked for."""

    def __init__(self, site_index: SiteIndex, words: Words) -> None:
        self._site_index = site_index
        self._words = words
        self._known: dict[str, Mapping[str, str]] = {}

    def of_page(self, address: str) -> str:
        """The title of the page that stands or stood at an address; the address where neither the data nor the ledger know it."""
        return self._titles.get(address) or self.released(address)[0] or address.rstrip("/")

    def released(self, address: str) -> tuple[str, ...]:
        """The parts of the title under which a page was last released, without the site's name; one empty part where none was."""
        told = self._released.get(address, "").split(self._words.title_separator)
        return tuple(told[:-1] or told)

    def of_correction(self, city: str, correction: Correction) -> str:
        """What a correction is about: 中央公園の改修 来園者数 令和5年度（2023年度）."""
        address, anchor = corrected_place(city, correction.target.target)
        told = (self.of_page(address), self.of_anchor(SitePlace(address, anchor)) if anchor else "")
        return self._words.measure.number_and_title.format(number=told[0], title=told[1]) if told[1] else told[0]

    def of_anchor(self, spot: SitePlace) -> str:
        """What stands, or by its indicator has stood, at an anchor; "" where that is not known."""
        address = plan_of_indicators(spot.address) or spot.address
        if address not in self._known:
            holder = self._holders.get(address)
            self._known[address] = dict(self._anchors_of(holder())) if holder else {}
        known = self._known[address]
        return known.get(spot.anchor) or self._by_indicator(spot.anchor, known)

    def _by_indicator(self, anchor: str, known: Mapping[str, str]) -> str:
        """A fiscal year of an indicator that is there, of which no value is."""
        indicator, _, year = anchor.rpartition("-")
        name = known.get(indicator_anchor(indicator), "")
        return f"{name} {period_text(Period(int(year)), self._words)}" if name and _is_year(year) else ""

    def _anchors_of(self, holder: ValueHolder) -> Iterator[tuple[str, str]]:
        if holder.kind == "plan":
            for part in holder.plan.narrative:
                if not isinstance(part.head.heading, Absent):
                    yield part_anchor(part.head.id), part.head.heading
        reported = [each for report in holder.reports for each in report.actuals]
        for indicator in holder.indicators:
            if isinstance(indicator.called, Absent):
                continue
            yield indicator_anchor(indicator.id), indicator.called
            periods = [*_periods(indicator)]
            periods += [each.figure.period for each in reported if each.indicator.target == indicator.id]
            for period in dict.fromkeys(periods):
                yield figure_anchor(indicator.id, period), f"{indicator.called} {period_text(period, self._words)}"

    @cached_property
    def _titles(self) -> Mapping[str, str]:
        site_index = self._site_index
        titles = {}
        for city, folder in site_index.municipalities.items():
            titles[address_of("municipality", city)] = folder.municipality.name
        for key, department in site_index.departments.items():
            titles[address_of("department", key)] = department.name
        for key, plan in site_index.plans.items():
            titles[address_of("plan", key)] = plan.plan.title
        for key, pillar in site_index.pillars.items():
            titles[address_of("pillar", key)] = pillar.title
        for key, measure in site_index.measures.items():
            titles[address_of("measure", key)] = measure.title
        return titles

    @cached_property
    def _holders(self) -> Mapping[str, _Holder]:
        site_index = self._site_index
        found: dict[str, _Holder] = {}
        for key in site_index.plans:
            found[address_of("plan", key)] = partial(holder_of_plan, site_index, key)
        for key in site_index.pillars:
            found[address_of("pillar", key)] = partial(holder_of_pillar, site_index, key)
        for key in site_index.measures:
            found[address_of("measure", key)] = partial(holder_of_measure, site_index, key)
        return found

    @cached_property
    def _released(self) -> Mapping[str, str]:
        return {each.address: each.title for each in self._site_index.site.ledger.addresses}


def _is_year(text: str) -> bool:
    return len(text) == len("2024") and text.isascii() and text.isdigit() and text[0] != "0"


def _periods(indicator: Indicator) -> Iterator[Period]:
    """The periods of which the plan itself tells a value."""
    if not isinstance(indicator.baseline, Absent):
        yield indicator.baseline.period
    yield from (each.figure.period for each in indicator.targets)
    yield from (each.period for each in indicator.actuals)
