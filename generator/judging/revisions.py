"""Of several actual values of one period the one that stands: a later report revises an earlier one, or takes it back."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from generator.model.basics import NOT_STATED, Absent, Reason
from generator.model.figures import Figure, Missing, Period
from generator.model.periods import order

_TAKES_BACK: Final = re.compile("取消|取り消|取りや|撤回|誤り|誤っ|訂正|無効|削除|除外")
_NO_VALUE: Final = (Reason.NOT_CALCULATED, Reason.NOT_APPLICABLE, Reason.WITHDRAWN)


def standing_values(actuals: Iterable[Figure]) -> tuple[Figure, ...]:
    """The actual values, in their order, but for those that a later report took back."""
    figures = tuple(actuals)
    gone = {id(each) for each in withdrawn(figures)}
    return tuple(each for each in figures if id(each) not in gone)


def withdrawn(actuals: Iterable[Figure]) -> tuple[Figure, ...]:
    """Values of which a later report says that they were wrong, or that there is none; forecasts are not taken back by that."""
    held: dict[Period, list[Figure]] = {}
    gone: list[Figure] = []
    for figure in actuals:
        own = held.setdefault(figure.period, [])
        if takes_back(figure):
            gone += own
            own.clear()
        elif not isinstance(figure.value, Missing) and not figure.forecast:
            own.append(figure)
    return tuple(gone)


def takes_back(figure: Figure) -> bool:
    """Whether a missing value says that an earlier one does not hold: by its reason, or by the remark that it was a mistake."""
    if not isinstance(figure.value, Missing):
        return False
    absent = figure.value.absent
    return absent.reason in _NO_VALUE or _TAKES_BACK.search(absent.note) is not None


def latest_words(actuals: Iterable[Figure]) -> tuple[Figure, ...]:
    """One figure a period, the earliest first: a value before a missing one, a final before a provisional one, then the last reported."""
    held: dict[tuple[int, int, str, int], list[Figure]] = {}
    for figure in standing_values(actuals):
        held.setdefault(order(figure.period), []).append(figure)
    return tuple(choose(held[key]) for key in sorted(held))


def newest_value(actuals: Iterable[Figure]) -> Figure | Absent:
    """The last word of the latest period of which a value is known; no forecast is one."""
    told = latest_words(each for each in actuals if not each.forecast)
    return next((each for each in reversed(told) if not isinstance(each.value, Missing)), NOT_STATED)


def choose(figures: Sequence[Figure]) -> Figure:
    """Of the figures of one period, in the order of their reports, the one that stands."""
    return max(reversed(figures), key=_standing)


def _standing(figure: Figure) -> tuple[bool, bool]:
    return not isinstance(figure.value, Missing), not figure.provisional
