"""Values that are held against each other count the same things: 延べ人数 is no 実人数, 全国10位 no 県内12位, and 12件（全国） is not the city's."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import (
    DIGITS,
    Quantity,
    called_off_beside,
    decimal_of,
    group_told,
    is_applied_for,
    is_incomplete,
    is_limited,
    is_rank,
    mean_of_others,
    parse_unit,
    part_held,
    part_not_held,
    plain,
    remarks_beside,
)
from generator.model.basics import Absent, Place
from generator.model.figures import Figure, Indicator, Number
from generator.model.said import names_of, texts_about
from generator.problems.problem import Problem, problem

_NUMBER: Final = re.compile(DIGITS)
_COUNTINGS: Final = (
    (re.compile("延べ?|のべ"), "延べの数"),
    (re.compile("実(?:人数|人員|数(?!値)|利用者数?|参加者数?|件数|世帯数)|(?<![一-鿿])実(?=[0-9])|(?i:unique)"), "実数（重ねて数えない数）"),
)  # fmt: skip
_RANKED_AMONG: Final = re.compile("全国|都内|道内|府内|県内|県下|圏内|管内|郡内|政令市|中核市|類似団体")
_OF_OTHERS: Final = re.compile(
    r"[(\[〔【]\s*(?P<whose>(?:全国|国|都|道|府|県|都道府県|類似団体|他市|他団体|近隣市|県内(?:市町村?)?|北海道|東京都|(?:京都|大阪)府|[一-鿿]{1,4}県)(?:の|全体(?:の)?)?(?:平均)?(?:値|数|数値)?)\s*[)\]〕】]"
)
_SAME_AREA: Final = {"県下": "県内"}


def check_alike(indicator: Indicator, figures: Sequence[Figure], actuals: Iterable[Figure]) -> Iterator[Problem]:
    """``figures`` are the baseline, the targets and the actual values, ``actuals`` those of them that tell of what was.

    What is counted goes on being meant where a wording says nothing (延べ1,000人, then 1,100人).
    """
    named = "".join(names_of(indicator))
    told = list(_differences(figures, _counting_in(named), _counting))
    if is_rank(indicator):
        told += _differences(figures, _area(named), lambda figure: _area(str(figure.as_published)))
    if not any(each in named for each in ("全国", "県", "国", "平均")):
        told += _of_others(indicator, figures, list(actuals))
    told += _means_of_others(indicator, figures)
    groups = {figure.place: group_told(str(figure.as_published)) for figure in figures if _counts(figure)}
    for kind in {kind for kind, _ in groups.values() if kind >= 0}:
        told += _differences(figures, "", _told_of(groups, kind))
    told += _of_a_part(indicator, figures, list(actuals))
    told += _with_called_off(indicator, list(actuals))
    yield from {each.place: each for each in reversed(told)}.values()  # of one value one thing, the first


def _of_others(indicator: Indicator, figures: Sequence[Figure], actuals: Sequence[Figure]) -> Iterator[Problem]:
    """98人（県平均） may be the value of others; 5社（県内）, where from the city's own came: nobody but its writer knows."""
    held = [each for each in figures if not any(each is actual for actual in actuals)]
    wordings = "".join(plain(str(each.as_published)) for each in held)
    about = plain("".join(texts_about(indicator)))
    for figure in actuals:
        whose = _whose(figure)
        if whose and whose not in wordings and not (whose.endswith("平均") and whose in about):
            scopes = dict.fromkeys(filter(None, (_whose(each) for each in figures if each is not figure)))
            others = "".join(f"「{each}」" for each in scopes if each != whose)
            other = f"ほかに{others}と書かれた値があります" if others else _UNTOLD
            yield problem("K567", figure.place, wording=str(figure.as_published), own=whose, other=other)


def _means_of_others(indicator: Indicator, figures: Sequence[Figure]) -> Iterator[Problem]:
    """50件（県平均） as where the city set out, or as what it promises: the page would hold the city's own values against it."""
    about, named = (plain("".join(each)) for each in (texts_about(indicator), names_of(indicator)))
    for figure in figures:
        whose = mean_of_others(str(figure.as_published)) if _counts(figure) else ""
        area = _OF_AN_AREA.sub("", whose)
        is_told = f"{area}平均" in about or f"{area}の平均" in about or (len(area) > 1 and area in named)
        if whose and not is_told:
            yield problem("K567", figure.place, wording=str(figure.as_published), own=whose, other=_NOT_OWN)


_OF_AN_AREA: Final = re.compile("(?:の|全体の?)?(?:平均)?(?:値|数値?)?\\Z")


def _told_of(groups: Mapping[Place, tuple[int, str]], kind: int) -> Callable[[Figure], str]:
    """What is told of a figure's group, where it is one of this kind."""
    return lambda figure: groups[figure.place][1] if groups[figure.place][0] == kind else ""


_UNTOLD: Final = "目標や基準値には、そう書かれていません"
_NOT_OWN: Final = (
    "市の値として、ほかの値と比べられます。市の値ではないことが、指標の名前や説明（definition）に書かれていません"
)


def _of_a_part(indicator: Indicator, figures: Sequence[Figure], actuals: Sequence[Figure]) -> Iterator[Problem]:
    """12回（A地区のみ）, 12件（申請）, 12回（うち4回は中止）: unless the indicator or its targets say the same."""
    held = [each for each in figures if not any(each is actual for actual in actuals)]
    about = plain("".join((*texts_about(indicator), *(str(each.as_published) for each in held))))
    for figure in actuals:
        value = figure.value.value if isinstance(figure.value, Number) and _counts(figure) else Decimal(0)
        for remark in remarks_beside(str(figure.as_published)) if value else ():
            other = _why_a_part(remark, value, about, provisional=figure.provisional)
            if other:
                yield problem("K567", figure.place, wording=str(figure.as_published), own=remark, other=other)


def _with_called_off(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """10回（1回は中止） that just reach 10回 may be what was planned; 9回（1回は中止） are what was held."""
    aims = {each.figure.period: each.figure.value for each in indicator.targets}
    for figure in actuals:
        value, aim = figure.value, aims.get(figure.period)
        if not isinstance(value, Number) or not isinstance(aim, Number) or not isinstance(figure.as_published, str):
            continue
        unit = "" if isinstance(indicator.unit, Absent) else parse_unit(indicator.unit).name
        off = max(
            (called_off_beside(each, Quantity(value.value, 0, unit)) for each in remarks_beside(figure.as_published)),
            default=0,
        )
        if value.value - off < aim.value <= value.value:
            other = "中止などの分を除いた数ではないかもしれません。除くと、目標に届きません"
            yield problem("K567", figure.place, wording=figure.as_published, own=f"{value.value:f}{unit}", other=other)


def _why_a_part(remark: str, value: Decimal, about: str, *, provisional: bool) -> str:
    if part_not_held(remark):
        return "" if remark[-2:] in about else "中止などの分を除いた数ではないと読めます"
    if held := part_held(remark, value):
        return f"行ったのは「{held}」と読めます"
    if is_applied_for(remark):
        return "" if remark[:2] in about else "実際に行われた数かどうかが分かりません"
    if is_incomplete(remark) and not provisional:
        return "" if remark in about else "まだ集計されていない分などが入っていないと読めます"
    if is_limited(remark) and not _is_named(remark, about):
        return _UNTOLD
    return ""


def _is_named(remark: str, about: str) -> bool:
    """Whether the indicator or its target speaks of the same places or people (小学校のみ of 小学校の数)."""
    return _LIMIT.sub("", remark) in about


_LIMIT: Final = re.compile("(?:分|実施分)?(?:のみ|だけ|に限る|に限定|限定|(?:を|は)?(?:除|含).*)\\Z|分\\Z")


def _whose(figure: Figure) -> str:
    found = _OF_OTHERS.search(plain(str(figure.as_published))) if _counts(figure) else None
    return found["whose"] if found else ""


def _differences(figures: Sequence[Figure], declared: str, said_by: Callable[[Figure], str]) -> Iterator[Problem]:
    first = f"指標の名前は「{declared}」です" if declared else ""
    own = declared
    for figure in figures:
        said = said_by(figure) if _counts(figure) else ""
        if said and not own:
            own, first = said, f"「{figure.as_published}」は「{said}」です"
        elif said and said != own:
            yield problem("K567", figure.place, wording=str(figure.as_published), own=said, other=first)


def _counts(figure: Figure) -> bool:
    return isinstance(figure.as_published, str) and isinstance(figure.value, Number)


def _counting(figure: Figure) -> str:
    """What the word right before the typed number, or beside the only one, says that it counts."""
    written = plain(str(figure.as_published))
    numbers = list(_NUMBER.finditer(written))
    if len(numbers) == 1:
        return _counting_in(written)
    value = abs(figure.value.value) if isinstance(figure.value, Number) else Decimal(0)
    begin = 0
    for number in numbers:
        if decimal_of(number[0]) == value:
            return _counting_in(written[begin : number.end()])
        begin = number.end()
    return ""


def _counting_in(text: str) -> str:
    said = {name for pattern, name in _COUNTINGS if pattern.search(text)}
    return said.pop() if len(said) == 1 else ""


def _area(text: str) -> str:
    said = {_SAME_AREA.get(found, found) for found in _RANKED_AMONG.findall(plain(text))}
    return said.pop() if len(said) == 1 else ""
