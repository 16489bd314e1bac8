"""A number that a report tells as the year's own result: 相談件数は90件となり beside 110件, where one reaches the target and the other does not."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from generator.amounts import DIGITS, NAMED_YEAR, decimal_of, periods_in, plain
from generator.judging import Status, Verdict, compare
from generator.model.figures import DOWNWARD_OR_KEPT, UPWARD_OR_KEPT, Figure, Indicator, Number

_AHEAD: Final = rf"\A(?:(?:{NAMED_YEAR}|本年度|今年度|当該年度)(?:の|は、?|における)?)?"
_BEHIND: Final = r"(?:で(?=、|あ|し|\Z)|だった|だ|となっ|となり|にとどま|に留ま|に達し|(?=\Z|、(?!うち|内訳)))(?!.*(?:見込|予定|目指))"
_STATUSES: Final = {Verdict.MEETS: Status.REACHED, Verdict.MISSES: Status.NOT_REACHED}


def numbers_told(sentence: str, indicator: Indicator, year: int) -> Iterator[tuple[str, Status]]:
    """The words that tell it, and what the target of the year makes of it. A number of another unit, or beside another target, tells nothing."""
    target = next((each.figure for each in indicator.targets if each.figure.period.fiscal_year == year), None)
    told = None if target is None else _told(plain(sentence), indicator, target, year)
    if target is None or told is None or not isinstance(target.value, Number):
        return
    if indicator.direction in (*UPWARD_OR_KEPT, *DOWNWARD_OR_KEPT) and not target.value.approximate:
        status = _STATUSES.get(compare(indicator.direction, target.value, Number(told[1])))
        if status is not None:
            yield told[0], status


def _told(sentence: str, indicator: Indicator, target: Figure, year: int) -> tuple[str, Decimal] | None:
    if not isinstance(indicator.called, str) or not isinstance(indicator.unit, str):
        return None
    name, unit = (re.escape(plain(each).strip()) for each in (indicator.called, indicator.unit))
    own = re.search(rf"{_AHEAD}(?P<said>{name}(?:は|が)、?(?P<told>{DIGITS})\s*{unit}{_BEHIND})", sentence)
    beside = own or re.search(
        rf"{_AHEAD}(?P<said>(?:{name}の)?目標(?:値|件数|人数)?(?:の|である)?(?P<aim>{DIGITS})\s*{unit}(?:以上|以下|)に(?:対し(?:て)?|対する)、?"
        rf"(?:(?:実績(?:値)?|結果|{name})(?:は|が)、?)?(?P<told>{DIGITS})\s*{unit}{_BEHIND})",
        sentence,
    )
    if beside is None or any(each.year != year for each in periods_in(beside[0]) if each.year):
        return None
    aimed = decimal_of(beside["aim"]) if own is None else None
    if aimed is not None and isinstance(target.value, Number) and aimed != target.value.value:
        return None
    return beside["said"], decimal_of(beside["told"])
