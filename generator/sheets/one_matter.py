"""Questions about a row, each matter once: 同上 beside a reason is no value that contradicts it, and whoever emptied a row need not be told of each of its cells."""

from collections.abc import Sequence
from typing import Final

from generator.sheets.taking import Question

_NO_VALUE: Final = frozenset({"K891", "K893"})
"""Words of which nobody knows what they say: whether they contradict anything is asked when they are gone."""
_ERASED, _NO_REASON, _BOTH, _UNREAD, _NOT_PLACED, _IN_REMARK = "K864", "K865", "K867", "K868", "K871", "K894"
_UNKNOWN_REASON: Final = "K866"
_ANSWERS: Final = ("wording", "reason")


def once(asked: Sequence[Question]) -> list[Question]:
    """Those that are left where one question says what another does."""
    told = {(each.problem.rule, each.field) for each in asked}
    return [each for each in asked if not _is_said(each.problem.rule, each.field, told)]


def _is_said(rule: str, field: str, told: set[tuple[str, str]]) -> bool:
    """Whether another question of the row says what this one would."""
    own = {other for other, place in told if place == field}
    is_erased = any((_ERASED, place) in told for place in _ANSWERS)
    is_about_typed = any(place == "typed" for _, place in told)
    said = {
        _NOT_PLACED: field == "wording" and bool(own - {_NOT_PLACED}),
        _BOTH: bool(own & _NO_VALUE),
        _UNKNOWN_REASON: any(other == _BOTH for other, _ in told),
        _UNREAD: is_erased or is_about_typed,
        _ERASED: field == "page" and is_erased,
        _IN_REMARK: is_erased,
        _NO_REASON: is_erased and field == "wording",
    }
    is_not_placed = rule != _NOT_PLACED and field == "page" and _NOT_PLACED in own
    return is_not_placed or said.get(rule, False)
