"""A number that a report tells as the year's own result: 相談件数は90件となり beside 110件, where one reaches the target and the other does not."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
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
    told = None if target is None else _told(sentence, indicator, target, year)
    if target is None or told is None or not isinstance(target.value, Number):
        return
    if indicator.direction in (*UPWARD_OR_KEPT, *DOWNWARD_OR_KEPT) and not target.value.approximate:
        status = _STATUSES.get(compare(indicator.direction, target.value, Number(told[1])))
        if status is not None:
            yield told[0], status


def _told(written: str, indicator: Indicator, target: Figure, year: int) -> tuple[str, Decimal] | None:
    if not isinstance(indicator.called, str) or not isinstance(indicator.unit, str):
        return None
    name, unit, sentence = (plain(each).strip() for each in (indicator.called, indicator.unit, written))
    may_be_own, may_be_beside = _may_be_own(sentence, name, unit), _may_be_beside(sentence, unit)
    if not may_be_own and not may_be_beside:
        return None
    own = _own(name, unit).search(sentence) if may_be_own else None
    beside = own or (_beside(name, unit).search(sentence) if may_be_beside else None)
    if beside is None or any(each.year != year for each in periods_in(beside[0]) if each.year):
        return None
    aimed = decimal_of(beside["aim"]) if own is None else None
    if aimed is not None and isinstance(target.value, Number) and aimed != target.value.value:
        return None
    as_written = written.strip()  # 参加 is 三加 to the patterns, not to the reader
    begin, end = beside.span("said")
    return as_written[begin:end] if len(as_written) == len(sentence) else beside["said"], decimal_of(beside["told"])


def _may_be_own(sentence: str, name: str, unit: str) -> bool:
    """Whether all stands in the sentence without which :func:`_own` finds nothing: a pattern of every indicator costs far more than the look."""
    return unit in sentence and (f"{name}は" in sentence or f"{name}が" in sentence)


def _may_be_beside(sentence: str, unit: str) -> bool:
    """The same of :func:`_beside`."""
    return "目標" in sentence and "に対" in sentence and unit in sentence


@lru_cache(maxsize=512)
def _own(name: str, unit: str) -> re.Pattern[str]:
    """The number behind the name of the indicator."""
    name, unit = re.escape(name), re.escape(unit)
    return re.compile(rf"{_AHEAD}(?P<said>{name}(?:は|が)、?(?P<told>{DIGITS})\s*{unit}{_BEHIND})")


@lru_cache(maxsize=512)
def _beside(name: str, unit: str) -> re.Pattern[str]:
    """The number behind that of the target."""
    name, unit = re.escape(name), re.escape(unit)
    return re.compile(
        rf"{_AHEAD}(?P<said>(?:{name}の)?目標(?:値|件数|人数)?(?:の|である)?(?P<aim>{DIGITS})\s*{unit}(?:以上|以下|)に(?:対し(?:て)?|対する)、?"
        rf"(?:(?:実績(?:値)?|結果|{name})(?:は|が)、?)?(?P<told>{DIGITS})\s*{unit}{_BEHIND})"
    )
