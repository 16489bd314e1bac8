"""Ranks: of most the first is the best; of some (ワースト, 多い順) a large number is, as the direction of their target says."""

import re
from typing import Final

from generator.amounts.figures import is_rank
from generator.model.basics import Absent
from generator.model.figures import UPWARD_OR_KEPT, Indicator, Number, Value
from generator.model.said import texts_about

_ORDER_SAID: Final = re.compile(
    "ワースト|悪い順|悪い方から|多い順|少ない順|高い順|低い順|大きい順|小さい順|下から|worst", re.IGNORECASE
)


def first_is_best(indicator: Indicator) -> bool:
    """Whether the indicator counts places of which the first is the best."""
    return is_rank(indicator) and not last_is_best(indicator)


def last_is_best(indicator: Indicator) -> bool:
    """Whether a large number is the good one: the order is said in words, and the target is to be reached from below."""
    return is_rank(indicator) and indicator.direction in UPWARD_OR_KEPT and _says_its_order(indicator)


def is_higher_place(indicator: Indicator, place: Value, than: Value) -> bool:
    """Whether a place is above another, where no words say that a large number is the good one, or which order it is of."""
    if not is_rank(indicator) or _says_its_order(indicator):
        return False
    return isinstance(place, Number) and isinstance(than, Number) and place.value < than.value


def _says_its_order(indicator: Indicator) -> bool:
    baseline = () if isinstance(indicator.baseline, Absent) else (indicator.baseline,)
    figures = (*baseline, *(each.figure for each in indicator.targets), *indicator.actuals)
    wordings = (each.as_published for each in figures if isinstance(each.as_published, str))
    return any(map(_ORDER_SAID.search, (*texts_about(indicator), *wordings)))
