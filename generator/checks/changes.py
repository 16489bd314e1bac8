"""What is held against each other is all a level, or all a change: 300人増 is no 1,300人, and 2割増 none of 15%."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.amounts import Change, Quantity
from generator.checks.held_wording import find_meant, hold_wording
from generator.model.figures import Figure, Indicator, Number
from generator.model.said import names_of, texts_about
from generator.problems.problem import Problem, problem

_COUNTS_A_CHANGE: Final = re.compile(
    "増|減|縮|節|削|伸|比|差|変化|変動|上昇|低下|向上|改善|拡大|新た|新規|超過|(?i:increase|decrease|reduc|growth|change)"
)
_NAMED_A_CHANGE: Final = re.compile(
    "増|減|縮|節|削|伸|(?:年度?|期|当初|基準|同月)比|差|変化|変動|上昇|低下|向上|改善|収支|損益|過不足|気温"
)
_PLUS: Final = re.compile(
    r"\s*[（(]?\s*(?:[+＋]|プラス)\s*[0-9０-９]|.{0,12}(?:値|比|度|から)\s*(?:[+＋]|プラス)\s*[0-9０-９]"
)


def check_changes(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Problem]:
    """``figures`` are the baseline, the targets and the actual values.

    Where the indicator's own texts speak of a change each number is one, and a number with a sign may be either.
    """
    yield from _check_plus(indicator, figures)
    if any(map(_COUNTS_A_CHANGE.search, texts_about(indicator))):
        return
    said = [(figure, quantity) for figure in figures if (quantity := _said(indicator, figure)) is not None]
    changes = [(figure, quantity) for figure, quantity in said if quantity.change is not Change.NONE]
    levels = [figure for figure, quantity in said if quantity.change is Change.NONE and not _has_sign(figure)]
    if changes and levels:
        figure, quantity = changes[0]
        word = "増えた量" if quantity.change is Change.UP else "減った量"
        yield problem("K549", figure.place, wording=str(figure.as_published), word=word, other=str(levels[0].as_published))  # fmt: skip


def _check_plus(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Problem]:
    """Nobody writes a level as +10人: where the baseline and the actual values are no changes, the target is one from the baseline."""
    if any(map(_NAMED_A_CHANGE.search, names_of(indicator))):
        return
    targets = [each.figure for each in indicator.targets]
    others = [each for each in figures if each not in targets and _is_level(each)]
    signed = [
        each for each in figures if each not in targets and isinstance(each.value, Number) and not _is_level(each)
    ]
    plus = [each for each in targets if _PLUS.match(str(each.as_published)) and _said(indicator, each) is not None]
    if plus and others and not signed:
        told, other = str(plus[0].as_published), str(others[0].as_published)
        yield problem("K549", plus[0].place, wording=told, word="増えた量", other=other)


def _is_level(figure: Figure) -> bool:
    return isinstance(figure.value, Number) and figure.value.value > 0 and not _has_sign(figure)


def _said(indicator: Indicator, figure: Figure) -> Quantity | None:
    if not isinstance(figure.as_published, str) or not isinstance(figure.value, Number) or not figure.value.value:
        return None
    wording = hold_wording(indicator, figure, figure.as_published)
    found = find_meant(figure.value.value, wording, wording.read())
    return None if found is None or found.unit == "倍" else found


def _has_sign(figure: Figure) -> bool:
    return re.match(r"\s*(?:約|[（(]?)\s*[+＋▲△▼－−±-]", str(figure.as_published)) is not None
