"""A target whose number is reckoned from another value (基準値の2倍, 20%削減): the typed number is what comes out."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import Base, base_of, fits, mentions_of, periods_in, reckoned_from
from generator.checks.held_wording import HeldWording, tell_reckoned
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Number
from generator.problems.problem import Problem


def check_reckoned(
    indicator: Indicator, figure: Figure, wording: HeldWording, found: Iterable[Problem], known: Sequence[Figure]
) -> Iterator[Problem]:
    """``found`` is what is told of a target's number as it stands; none of it holds where the number is what comes out.

    It is reckoned from the value that the wording names (令和3年度比), else from the baseline.
    """
    told = tuple(found)
    value = figure.value
    if not told or not isinstance(value, Number) or value.read_in:
        yield from told
        return
    numbers = mentions_of(wording.read())
    bases = _bases(indicator, figure, wording.text, known)
    reckoned = [each for base in bases for each in reckoned_from(wording.text, numbers, base, wording.unit)]
    if fits(value.value, reckoned):
        return
    as_said = any(each.rule in _AS_SAID for each in told)
    yield from (tell_reckoned(value.value, wording, reckoned[0]),) if reckoned and as_said else told


_AS_SAID: Final = ("K503", "K527")


def _bases(indicator: Indicator, figure: Figure, text: str, known: Sequence[Figure]) -> list[Decimal]:
    start = [] if isinstance(indicator.baseline, Absent) else [indicator.baseline]
    own = figure.period.fiscal_year
    years = {each.year for each in periods_in(text) if each.year} - {own}
    if base_of(text) is Base.YEAR_BEFORE:
        years = {own - 1}
    told = [each for each in (*start, *known) if each.period.fiscal_year in years and not each.forecast]
    return [each.value.value for each in (told if years else start) if isinstance(each.value, Number)]
