"""Which of several numbers in a wording is the value: 12回→8回, 12回（正しくは8回）, and 10回、参加者200人 beside 12回、参加者90人."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.amounts import (
    DIGITS,
    Quantity,
    UnreadAmount,
    decimal_of,
    mentions_of,
    plain,
    same_dimension,
    unit_text,
)
from generator.checks.held_wording import find_meant, hold_wording
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Number
from generator.problems.problem import Problem, problem

_UNIT: Final = r"\s?[^0-9\s()、。,~→/-]{0,6}"
_TURNED: Final = re.compile(
    rf"約?(?P<first>{DIGITS}){_UNIT}\s?(?:→|⇒|⇨|➡|=>|->)\s?約?(?P<last>{DIGITS}{_UNIT})(?:に|へ|と)?(?:増|減|増加|減少|上昇|低下)?"
)
_AMONG: Final = re.compile(rf"(?P<part>{DIGITS})(?:{_UNIT})\s?/\s?全?(?P<whole>{DIGITS}){_UNIT}")
_CORRECTED: Final = re.compile(
    rf"(?:正しくは|正は|(?:訂正|修正)後(?:は|:)?)\s?(?P<right>{DIGITS})|(?P<right2>{DIGITS}){_UNIT}の?(?:誤り|誤記|間違い)"
)


def check_several_numbers(
    indicator: Indicator, targets: Sequence[Figure], actuals: Sequence[Figure]
) -> Iterator[Problem]:
    """``actuals`` are the values that tell of what was."""
    for figure in actuals:
        if isinstance(figure.as_published, str) and isinstance(figure.value, Number):
            yield from _check_order(figure, figure.value, figure.as_published)
    told = {unit for figure in actuals for unit in (each.unit for each in _others(indicator, figure))}
    for figure in targets:
        yield from _check_second_promise(indicator, figure, told)


def _check_order(figure: Figure, value: Number, text: str) -> Iterator[Problem]:
    """Of 12回→8回 the last is what it came to; of 12回（正しくは8回） the one that is called right is the value."""
    written = plain(text)
    turned = _TURNED.fullmatch(written)
    last = re.match(DIGITS, turned["last"]) if turned else None
    if turned and last and decimal_of(turned["first"]) == value.value != decimal_of(last[0]):
        others = f"「{turned['last'].strip()}」"
        split = f"{others}がこの年度の値なら、value を直してください。別のものを数えた値"
        names = {"value": f"{value.value:f}", "others": others, "split": split}
        yield problem("K539", figure.place, wording=text, **names)
    among = _AMONG.fullmatch(written)
    if among and decimal_of(among["whole"]) == value.value > decimal_of(among["part"]):
        others = f"「{among['part']}」"
        split = f"{others}が行った数なら、value を直してください。別のものを数えた値"
        yield problem("K539", figure.place, wording=text, value=f"{value.value:f}", others=others, split=split)
    for found in _CORRECTED.finditer(written):
        if decimal_of(found["right"] or found["right2"]) != value.value:
            yield problem("K503", figure.place, value=f"{value.value:f}", wording=text, reckoned="")
            return


def _others(indicator: Indicator, figure: Figure) -> list[Quantity]:
    """The numbers beside the typed one that measure something else, where the wording is a row of numbers; none of one with a second value."""
    text, value = figure.as_published, figure.value
    if not isinstance(text, str) or not isinstance(value, Number) or not isinstance(figure.second, Absent):
        return []
    wording = hold_wording(indicator, figure, text)
    outcome = wording.read()
    found = find_meant(value.value, wording, outcome) if isinstance(outcome, UnreadAmount) else None
    if found is None or not found.unit:
        return []
    told = [each for each in mentions_of(outcome) if isinstance(each, Quantity) and each is not found]
    return [each for each in told if each.unit and not same_dimension(each.unit, found.unit)]


def _check_second_promise(indicator: Indicator, figure: Figure, told: set[str]) -> Iterator[Problem]:
    """A second number of the target in a unit in which the actual values have one too (``told``) is no remark by the way."""
    more = [each for each in _others(indicator, figure) if each.unit in told]
    if more and isinstance(figure.value, Number):
        others = "、".join(f"「{each.number:,f}{unit_text(each)}」" for each in more)
        names = {"value": f"{figure.value.value:f}", "others": others, "split": "どれも目標"}
        yield problem("K539", figure.place, wording=str(figure.as_published), **names)
