"""Figures agree with their wording, their indicator's kind, and their footnotes."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final

from generator.atlas import Atlas
from generator.model.basics import Absent
from generator.model.figures import Direction, Done, Figure, Indicator, Missing, Number, Range, Value, Wording
from generator.model.narrative import Footnotes
from generator.model.site import PlanFolder
from generator.problems import Problem, problem

_DIGITS: Final = r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?"
_NUMBER: Final = re.compile(rf"({_DIGITS})\s*([百千万億兆割]?)")
_RUN: Final = re.compile(rf"(?:(?:{_DIGITS})\s*[百千万億兆]?\s*)+")
_IN_KANJI: Final = re.compile("[一二三四五六七八九十]")
_UNITS: Final = {"": 1, "割": 1, "百": 10**2, "千": 10**3, "万": 10**4, "億": 10**8, "兆": 10**12}
_NUMERIC: Final = (Number, Range, Missing)
# A document may answer a number with words; then no rule judges, but the words are shown.
_NUMERIC_ACTUAL: Final = (Number, Range, Wording, Missing)
_TARGETS: Final[Mapping[Direction, tuple[type, ...]]] = {
    Direction.RANGE: (Range, Missing),
    Direction.MILESTONE: (Done, Missing),
    Direction.TEXT: (Wording, Missing),
}
_ACTUALS: Final[Mapping[Direction, tuple[type, ...]]] = {
    Direction.MILESTONE: (Done, Wording, Missing),
    Direction.TEXT: (Wording, Number, Range, Missing),
}
_DIRECTIONS: Final[Mapping[Direction, str]] = {
    Direction.INCREASE: "増やす", Direction.DECREASE: "減らす", Direction.MAINTAIN: "維持する", Direction.AT_LEAST: "以上",
    Direction.AT_MOST: "以下", Direction.RANGE: "範囲に収める", Direction.MILESTONE: "達成するか", Direction.TEXT: "文字で示す",
}  # fmt: skip
_NAMES: Final[Mapping[type, str]] = {
    Number: "数（value）", Range: "範囲（low と high）", Wording: "文字（text）", Done: "達成の有無（done）", Missing: "ない理由（missing）",
}  # fmt: skip


def check_figures(atlas: Atlas, sound: Collection[str] = ()) -> Iterator[Problem]:
    """Every baseline, target and actual value. Plans in ``sound`` are passed over."""
    for plan_key, folder in atlas.plans.items():
        if plan_key in sound:
            continue
        marks = _marks_of_plan(folder)
        for indicator in folder.plan.indicators:
            yield from _check(indicator, atlas.actuals_of_plan(plan_key, indicator), marks)
        for pillar in folder.pillars:
            for indicator in pillar.indicators:
                yield from _check(indicator, atlas.actuals_of_pillar(f"{plan_key}/{pillar.id}", indicator), marks)
        for measure in folder.measures:
            known = marks | {note.mark for note in measure.footnotes}
            for indicator in measure.indicators:
                yield from _check(indicator, atlas.actuals_of_measure(f"{plan_key}/{measure.id}", indicator), known)


def _marks_of_plan(folder: PlanFolder) -> frozenset[str]:
    parts = (part for part in folder.plan.narrative if isinstance(part, Footnotes))
    return frozenset(note.mark for part in parts for note in part.footnotes)


def _check(indicator: Indicator, actuals: Iterable[Figure], outer_marks: frozenset[str]) -> Iterator[Problem]:
    marks = outer_marks | {note.mark for note in indicator.footnotes}
    targets = [target.figure for target in indicator.targets]
    actuals = list(actuals)
    baseline = [] if isinstance(indicator.baseline, Absent) else [indicator.baseline]
    for figure in targets:
        yield from _check_kind(indicator, figure, _TARGETS.get(indicator.direction, _NUMERIC))
    for figure in actuals:
        yield from _check_kind(indicator, figure, _ACTUALS.get(indicator.direction, _NUMERIC_ACTUAL))
    for figure in (*baseline, *targets, *actuals):
        yield from _check_wording(figure)
        for mark in figure.footnotes:
            if mark not in marks:
                yield problem("K505", figure.place, mark=mark)


def _check_kind(indicator: Indicator, figure: Figure, allowed: tuple[type, ...]) -> Iterator[Problem]:
    if not isinstance(figure.value, allowed):
        wanted = "、".join(_NAMES[kind] for kind in allowed)
        direction = f"{indicator.direction}（{_DIRECTIONS[indicator.direction]}）"
        yield problem("K504", figure.place, direction=direction, found=_NAMES[type(figure.value)], wanted=wanted)


def _check_wording(figure: Figure) -> Iterator[Problem]:
    """Each typed number stands in the wording, unless the wording counts in kanji or has no digits."""
    if isinstance(figure.as_published, Absent):
        return
    wording = unicodedata.normalize("NFKC", figure.as_published)
    pieces = _NUMBER.findall(wording)
    if not pieces or _IN_KANJI.search(wording):
        return
    written = {_decimal(digits) for digits, _ in pieces}
    if any(unit for _, unit in pieces):
        # 2億3千万 may be typed in 円, in 千円 or in 百万円, and 8割 as 8, 80 or 0.8: only the digits before the zeros must agree.
        written |= {sum(map(_scaled, _NUMBER.findall(run)), Decimal()) for run in _RUN.findall(wording)}
        leading = {_leading_digits(number) for number in written}
        wrong = [value for value in _numbers(figure.value) if _leading_digits(value) not in leading]
    else:
        wrong = [value for value in _numbers(figure.value) if abs(value) not in written]
    for value in wrong:
        yield problem("K503", figure.place, value=value, wording=figure.as_published)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _scaled(piece: tuple[str, str]) -> Decimal:
    digits, unit = piece
    return _decimal(digits) * _UNITS[unit]


def _leading_digits(number: Decimal) -> tuple[int, ...]:
    return number.normalize().as_tuple().digits


def _numbers(value: Value) -> tuple[Decimal, ...]:
    if isinstance(value, Number):
        return (value.value,)
    if isinstance(value, Range):
        return (value.low, value.high)
    return ()
