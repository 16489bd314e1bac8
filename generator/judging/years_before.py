"""Targets that name the year before (前年度以上): held against what that year came to, which no number typed for several years can be."""

from collections.abc import Sequence

from msgspec.structs import replace

from generator.amounts import is_stricter, names_year_before
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Number, Wording


def of_years_before(indicator: Indicator, promises: Sequence[Figure], values: Sequence[Figure]) -> tuple[Figure, ...]:
    """The promises, those of 前年度以上 with the number of the year before; as words, which no rule judges, where that is not known.

    ``values`` are the reported values, of each period the last word.
    """
    start = () if isinstance(indicator.baseline, Absent) else (indicator.baseline,)
    return tuple(_settle(indicator, each, (*values, *start)) for each in promises)


def _settle(indicator: Indicator, promise: Figure, known: Sequence[Figure]) -> Figure:
    wording = promise.as_published
    if not isinstance(wording, str) or not isinstance(promise.value, Number) or not names_year_before(wording):
        return promise
    before = replace(promise.period, fiscal_year=promise.period.fiscal_year - 1)
    last = next((each for each in known if each.period == before), None)
    if last is None or not isinstance(last.value, Number) or is_stricter(wording, indicator.direction):
        return replace(promise, value=Wording(wording))
    return replace(promise, value=last.value)
