"""The actual values of indicators, as their reports tell them: each indicator's put together once, however often they are asked for."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from generator.amounts import of_its_day, of_one_scale, settle_figure
from generator.map.interim_values import ActualReport, date_all
from generator.model.figures import Figure, Indicator
from generator.model.periods import order
from generator.model.results import Actual

_Reports: TypeAlias = Mapping[str, tuple[ActualReport, ...]]


class ActualTables:
    """What the reports of a site say of its indicators, by the keys of the plans, pillars and measures whose they are.

    The checks, the judgements and the pages ask for the same values a dozen times; so what was put together is kept beside the very
    indicator for which it was.
    """

    def __init__(self, of_measures: _Reports, of_pillars: _Reports, of_plans: Mapping[str, tuple[Actual, ...]]) -> None:
        self._reports = {"measure": of_measures, "pillar": of_pillars}
        self._of_plans = of_plans
        self._kept: dict[tuple[str, str, str], tuple[Indicator, tuple[Figure, ...]]] = {}

    def of_unit(self, kind: str, key: str, indicator: Indicator) -> tuple[Figure, ...]:
        """The values of an indicator of the "measure" or "pillar" (``kind``) with the key, by period."""
        return self._keep(kind, key, indicator, lambda: date_all(self._reports[kind].get(key, ())))

    def of_plan(self, key: str, indicator: Indicator) -> tuple[Figure, ...]:
        """The values of one of the plan's own indicators, by period."""
        return self._keep("plan", key, indicator, lambda: self._of_plans.get(key, ()))

    def _keep(
        self, kind: str, key: str, indicator: Indicator, ask: Callable[[], Iterable[Actual]]
    ) -> tuple[Figure, ...]:
        kept = self._kept.get((kind, key, indicator.id))
        if kept is None or kept[0] is not indicator:
            kept = indicator, _actuals(indicator, ask())
            self._kept[kind, key, indicator.id] = kept
        return kept[1]


def _actuals(indicator: Indicator, reported: Iterable[Actual]) -> tuple[Figure, ...]:
    told = (settle_figure(each.figure, indicator) for each in reported if each.indicator.target == indicator.id)
    known = of_one_scale((*indicator.actuals, *told), indicator)
    dated = (of_its_day(each, indicator) for each in known)
    return tuple(sorted(dated, key=lambda figure: order(figure.period)))
