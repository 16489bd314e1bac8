"""Long pages across plans: each plan says how much of it is listed, and folds the list away."""

from typing import Final

from msgspec.structs import replace

from generator.views.overview_pieces import CityOutcomes, PlanOutcomes
from generator.wording.overview_words import OverviewWords

_MOST_OPEN: Final = 20
"""So many measures and indicators stand open: on a phone they take five or six screens. On a longer page plans are read at a glance."""
_TOO_FEW: Final = 3
"""So many of one plan are not folded: what would have to be pressed is hardly shorter."""


def fold_outcomes(cities: tuple[CityOutcomes, ...], own: OverviewWords) -> tuple[CityOutcomes, ...]:
    """The same municipalities; on a page with much to list, the lists of their plans folded."""
    if sum(_count(plan) for city in cities for plan in city.plans) <= _MOST_OPEN:
        return cities
    return tuple(replace(city, plans=tuple(_folded(plan, own) for plan in city.plans)) for city in cities)


def _folded(plan: PlanOutcomes, own: OverviewWords) -> PlanOutcomes:
    total = _count(plan)
    return replace(plan, fold=own.status.fold.format(total=total)) if total > _TOO_FEW else plan


def _count(plan: PlanOutcomes) -> int:
    return len(plan.comparisons) + sum(len(group.outcomes) for group in plan.groups)
