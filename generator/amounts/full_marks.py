"""Full marks and numbers of steps (10点満点, 5段階, 7/10点): values of different ones are no values of one scale."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from generator.amounts.numerals import DIGITS, LONGEST_WORDING, decimal_of, plain
from generator.amounts.periods import ANY_YEAR, periods_in
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Number, Range, Wording
from generator.model.said import texts_about

_FULL: Final = (
    re.compile(rf"(?P<most>{DIGITS})\s*(?P<of>点|ポイント|pt|段階|件法|択)?\s*(?:中の?)?(?:満点|が満点|を満点)"),
    re.compile(rf"満点(?:は|が|:|=|\s)?\s*(?P<most>{DIGITS})\s*(?P<of>点|ポイント|pt)?"),
    re.compile(rf"(?P<most>{DIGITS})\s*(?P<of>段階|件法|点法|点尺度)"),
    re.compile(rf"(?P<most>{DIGITS})\s*(?P<of>点)中(?=[^0-9]{{0,6}}[0-9])"),
    re.compile(rf"(?:最高|最大|上限)(?:は|が)?\s*(?P<most>{DIGITS})\s*(?P<of>点)(?:中|\))"),
    re.compile(
        rf"(?P<least>{DIGITS})\s*点?\s*(?:~|から)\s*(?P<most>{DIGITS})\s*(?P<of>点)(?:で評価|の(?:範囲|間)で|評価|尺度)"
    ),
    re.compile(
        rf"(?i:out of|on a scale of(?: 1 to)?)\s+(?P<most>{DIGITS})(?P<of>)(?!\s*(?:people|persons|cases|households))"
    ),
)
_BASE: Final = re.compile(
    rf"(?P<of>{ANY_YEAR}年?度?(?:平均)?|全国(?:平均|)|県(?:平均|内平均|)|国|東京(?:都区部|都|))\s*(?:=|を)\s*100(?:\.0)?(?![0-9.])"
)
"""What an index is 100 of: 106.2（H27=100） is no 105（R2=100）."""
_SLASH: Final = re.compile(
    rf"(?<![0-9./])(?P<own>{DIGITS})\s*(?P<said>点)?\s*/\s*(?P<most>{DIGITS})\s*(?P<of>点)?(?![0-9./年月日])"
)
_STEPS: Final = ("段階", "件法", "点尺度", "点法", "択")
MARKS: Final = ("点", "ポイント", "段階", "評価点", "得点", "評点", "スコア", "pt", "point", "points", "score")


@lru_cache(maxsize=4096)
def full_mark_in(text: str) -> str:
    """The full mark that a text tells, as 10点満点 or 5段階; "" where it tells none, or several."""
    written = plain(text) if len(text) <= LONGEST_WORDING else ""
    found = {_named(match["most"], match["of"] or "") for form in _FULL for match in form.finditer(written)}
    found |= {_base_named(match["of"]) for match in _BASE.finditer(written)}
    return found.pop() if len(found) == 1 else ""


def _base_named(of: str) -> str:
    years = {each.year for each in periods_in(of) if each.year}
    return f"{years.pop()}年=100" if len(years) == 1 else f"{of}=100"


def _named(most: str, of: str) -> str:
    number = decimal_of(most).normalize()
    return f"{number:f}段階" if of in _STEPS else f"{number:f}点満点"


def full_mark_of(figure: Figure, indicator: Indicator) -> str:
    """The full mark of a value as its wording tells it: of 7/10点 and 4.2／5.0 the number behind the slash; "" where it tells none."""
    wording = figure.as_published
    if not isinstance(wording, str) or not isinstance(figure.value, Number | Range):
        return ""
    said = full_mark_in(wording)
    slash = None if said else _slash_in(wording)
    if slash is None or not (slash["said"] or slash["of"] or _counts_marks(indicator)):
        return said
    own, most = (decimal_of(slash[name]) for name in ("own", "most"))
    value = figure.value.value if isinstance(figure.value, Number) else figure.value.high
    return _named(slash["most"], "") if own == value and own <= most else ""


@lru_cache(maxsize=4096)
def _slash_in(wording: str) -> re.Match[str] | None:
    return _SLASH.search(plain(wording)) if len(wording) <= LONGEST_WORDING else None


def declared_full_mark(indicator: Indicator) -> str:
    """The full mark that holds for every value whose wording tells none: that of the unit, the name, the definition or the formula."""
    return next(filter(None, map(full_mark_in, texts_about(indicator))), "")


def _counts_marks(indicator: Indicator) -> bool:
    return isinstance(indicator.unit, Absent) or indicator.unit.strip() in MARKS


def full_marks_of_targets(indicator: Indicator) -> dict[str, Figure]:
    """The full marks of the targets that are numbers, each with the first target of it; "" is that of those that tell none."""
    declared = declared_full_mark(indicator)
    found: dict[str, Figure] = {}
    for target in indicator.targets:
        if isinstance(target.figure.value, Number | Range):
            own = full_mark_of(target.figure, indicator) or declared
            found.setdefault(next((each for each in found if _is_same(each, own)), own), target.figure)
    return found


def of_one_scale(figures: Iterable[Figure], indicator: Indicator) -> tuple[Figure, ...]:
    """The values, each that is of another full mark than the targets as words: it is shown as published, and held against nothing.

    Where the targets themselves are of several, no value is held against any; where there are none, the first value tells the full mark. A
    full mark that is told of one alone may be that of all or not: only the city can say so.
    """
    told = tuple(figures)
    declared = declared_full_mark(indicator)
    marks = list(full_marks_of_targets(indicator))
    baseline = () if isinstance(indicator.baseline, Absent) else (indicator.baseline,)
    known = [each for each in (*baseline, *told) if isinstance(each.value, Number | Range)]
    marks = marks or [full_mark_of(each, indicator) or declared for each in known[:1]]
    own = [(each, full_mark_of(each, indicator) or declared) for each in told]
    if not any(marks) and not any(mark for _, mark in own):
        return told
    return tuple(each if len(marks) == 1 and _is_same(mark, marks[0]) else _in_words(each, mark) for each, mark in own)


def _in_words(figure: Figure, mark: str) -> Figure:
    if not isinstance(figure.value, Number | Range) or not isinstance(figure.as_published, str):
        return figure
    return replace(figure, value=Wording(figure.as_published, tell_full_mark(mark)))


def over_full_mark(indicator: Indicator, figure: Figure, value: Decimal) -> str:
    """What is wrong with a value of more marks than there are: 5.6点 of 5点満点; "" where nothing is. Of 80点以上の割合 nothing is asked."""
    if not _counts_marks(indicator) or (isinstance(indicator.called, str) and _COUNT_OF_THOSE.search(indicator.called)):
        return ""
    mark = full_mark_of(figure, indicator) or declared_full_mark(indicator)
    return (
        f"満点（{mark}）を超えています"
        if mark and "=" not in mark and value > decimal_of(_MOST.split(mark, maxsplit=1)[0])
        else ""
    )


def tell_full_mark(mark: str) -> str:
    """What a value of that full mark is called."""
    return f"「{mark}」の値" if mark else "満点の書かれていない値"


def _is_same(one: str, other: str) -> bool:
    """Whether two full marks may be of one scale: 5段階 and 5点満点 may, 5段階 and 4段階 may not.

    What an index is 100 of seldom stands beside every value: one that tells nothing may be of any.
    """
    if "=" in one or "=" in other:
        return one == other or not one or not other
    return _MOST.split(one, maxsplit=1)[0] == _MOST.split(other, maxsplit=1)[0]


_MOST: Final = re.compile("[^0-9.]")
_COUNT_OF_THOSE: Final = re.compile("(?:数|割合|率|合計|合算|総計)\\Z")
