"""Values that are held against each other are counted over the same: 月1回 is no 年10回, 1日当たり28人 no 年間7,200人."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.amounts import TIMES, YEAR, Band, Quantity, mentions_of
from generator.checks.held_wording import declared_over, find_meant, hold_wording
from generator.model.figures import Figure, Indicator, Number, Range
from generator.problems.problem import Problem, problem

_MILLES: Final = ("‰", "パーミル")
_PER_MILLE: Final = frozenset({"千人"})
"""What ‰ says by itself: 8.1‰ is 8.1（人口千対）."""
_NOTHING: Final = "何当たりか書かれていない値"


def check_counted_over(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Problem]:
    """``figures`` are the baseline, the targets and the actual values.

    A year goes without saying (年間80回 is 80回). What the unit or the name declares (人（1日当たり）) holds for each wording that says nothing.
    Values of a quarter or a month are passed over: they are counted over their own part.
    """
    said = [(figure, _said(indicator, figure)) for figure in figures if not figure.period.part or _is_day(figure)]
    read = [(figure, over) for figure, over in said if over is not None]
    declared = declared_over(indicator)
    yield from _differences(read, declared, TIMES)
    yield from _differences(
        [(figure, over - TIMES) for figure, over in read],
        declared - TIMES,
        declared.union(*(over for _, over in read)) - TIMES,
    )


def _differences(
    read: Sequence[tuple[Figure, frozenset[str]]], declared: frozenset[str], kind: frozenset[str]
) -> Iterator[Problem]:
    """Of one kind: times by themselves, people and things by themselves (1人当たり in the name, 月平均 in the wording are no contradiction)."""
    named = declared & kind
    first = (named - {YEAR}, f"指標は「{_named(named)}」") if named else None
    for figure, over in read:
        own = over & kind or named
        if first is None:
            first = (own - {YEAR}, f"「{figure.as_published}」は「{_named(own)}」")
        elif own - {YEAR} != first[0] and not (named and own < named):
            yield problem("K538", figure.place, wording=str(figure.as_published), own=_named(own), other=first[1])


def _is_day(figure: Figure) -> bool:
    return "-" in figure.period.part


def _said(indicator: Indicator, figure: Figure) -> frozenset[str] | None:
    """What the wording says that the figure's number is counted over; None where it has no number."""
    if not isinstance(figure.as_published, str) or not isinstance(figure.value, Number | Range):
        return None
    wording = hold_wording(indicator, figure, figure.as_published)
    outcome = wording.read_for(figure.value.value) if isinstance(figure.value, Number) else wording.read()
    if isinstance(figure.value, Number):
        meant: Quantity | Band | None = find_meant(figure.value.value, wording, outcome)
    else:
        meant = next(iter(mentions_of(outcome)), None)
    if meant is None:
        return None
    over = frozenset(meant.low.counted_over if isinstance(meant, Band) else meant.counted_over)
    if isinstance(indicator.unit, str) and indicator.unit.strip() in _MILLES:
        over -= _PER_MILLE
    bare = _BRACKETED.sub("", figure.as_published) if len(over & TIMES) > 1 else figure.as_published
    if bare == figure.as_published:
        return over
    alone = mentions_of(wording._replace(text=bare).read())  # 年12回（毎月） is of the year
    own = frozenset(alone[0].counted_over if len(alone) == 1 and isinstance(alone[0], Quantity) else ())
    return own if own & TIMES else over


_BRACKETED: Final = re.compile(r"[(（][^()（）]*[)）]")


def _named(over: frozenset[str]) -> str:
    if not over:
        return _NOTHING
    return "・".join(each if each[0] in "千万1" else f"1{each}" for each in sorted(over)) + "当たりの値"
