"""In which order the rounds of one year stand: their kinds, names and days in, their ids out."""

import datetime as dt

import pytest
from msgspec.structs import replace

from generator.map.round_order import round_order
from generator.model.basics import NOT_STATED, Absent, Place
from generator.model.plans import Round, RoundKind

_KINDS = {"interim": RoundKind.INTERIM, "final": RoundKind.FINAL, "yearly": RoundKind.YEARLY}


def a_round(told: str) -> Round:
    """``id kind [as_of or -] [publish_on or -] [name]`` of fiscal year 2024."""
    pieces = told.split()
    own, kind, as_of, publish_on, name = (*pieces, *("-", "-", "報告")[len(pieces) - 2 :])
    made = Round(own, Place("plan.yaml", 1, 1), name, _KINDS[kind], 2024, NOT_STATED)
    return replace(made, as_of=_day(as_of), publish_on=_day(publish_on))


def _day(told: str) -> dt.date | Absent:
    return NOT_STATED if told == "-" else dt.date.fromisoformat(told)


@pytest.mark.parametrize(
    "in_order",
    [
        ("a interim 2024-09-30", "b yearly"),
        ("b yearly 2024-09-30", "a interim 2024-12-31"),
        ("b final 2025-02-28", "a interim 2025-03-10"),
        ("b yearly 2024-06-01", "a interim - - 第3四半期報告"),
        ("b interim - - 第1四半期報告", "a interim - - 第3四半期報告"),
        ("b interim - - 上半期報告", "a interim 2024-12-31"),
        ("b interim - 2024-07-31", "a interim - 2025-01-31"),
        ("a interim - -", "b final 2025-03-01", "c yearly"),
        ("c interim 2025-03-31", "b final 2025-03-31", "a yearly"),
        ("b yearly - 2025-06-01", "a yearly - 2025-09-01"),
        ("a yearly - 2025-06-01", "b interim - 2025-08-01"),
        ("b interim - 2025-08-01", "a yearly - 2025-09-01"),
        ("a interim - - 令和7年4月公表の中間報告", "b yearly"),
    ],
)
def test_rounds_of_a_year_follow_their_days(in_order: tuple[str, ...]) -> None:
    rounds = [a_round(each) for each in in_order]
    backwards = rounds[::-1]
    assert sorted(backwards, key=round_order) == rounds
