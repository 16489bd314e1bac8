"""What stands beside the number that a value is: 累計, another year, a second promise, a reduction; and what each number is counted over."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.amounts import (
    DIGITS,
    TIMES_A_YEAR,
    Change,
    Outcome,
    Quantity,
    ReadAmount,
    decimal_of,
    is_share,
    mentions_of,
    parse_amount,
    plain,
    same_dimension,
    unit_text,
)
from generator.checks.periods import agrees, period_name, typed_period
from generator.model.basics import Absent
from generator.model.figures import UPWARD, Accumulation, Direction, Figure, Indicator, Number
from generator.problems.problem import Problem, problem

_WHOLE: Final = re.compile(
    "合計|総計|総数|計|全[0-9０-９]|うち"
)  # the value is the whole of the others, or of a part of it
_BOTH: Final = re.compile(
    r"(?:な(?:おか|お、か))?かつ|且つ|ともに|いずれも|両方|及び|および|並びに|ならびに|(?i:\band\b)"
)
"""Words by which a promise is kept only where both of its numbers are reached."""
_DOWNWARD: Final = (Direction.AT_MOST, Direction.DECREASE, Direction.LESS_THAN)


def check_beside(
    indicator: Indicator, figure: Figure, found: Quantity, outcome: Outcome, *, is_target: bool
) -> Iterator[Problem]:
    """``found`` is the quantity of the wording that the figure's number is."""
    others = [each for each in mentions_of(outcome) if isinstance(each, Quantity) and each is not found]
    yield from _check_total(indicator, figure, found, others)
    yield from _check_size_of_total(figure, (found, *others))
    yield from _check_own_year(figure, found, others, outcome)
    if is_target:
        yield from _check_change(indicator, figure, found)
        yield from _check_promises(figure, found, others, outcome)
    else:
        yield from _check_list(figure, found, others)


def _check_total(indicator: Indicator, figure: Figure, found: Quantity, others: list[Quantity]) -> Iterator[Problem]:
    """累計 is no value of one year, and of 8件（累計251件） a total is the second."""
    counting = indicator.accumulation
    if found.summed and counting is Accumulation.YEARLY and not figure.period.first_year:
        said = "累計の数"
    elif not found.summed and counting is Accumulation.CUMULATIVE and any(map(_is_total, others)):
        said = "累計ではない数"
    else:
        return
    yield problem(
        "K537",
        figure.place,
        wording=str(figure.as_published),
        value=_told(found),
        said=said,
        counting=f"指標の数え方（accumulation）は「{counting}」です",
    )


def _is_total(other: Quantity) -> bool:
    """Of 30人（5年間の累計） the years are no total: they tell of which the number is one."""
    return other.summed and not other.unit.startswith(("年", "か年"))


def _check_size_of_total(figure: Figure, told: Sequence[Quantity]) -> Iterator[Problem]:
    """Of 15件（累計10件） one number is wrong: what is counted since the start holds what was counted in a part of the time."""
    for total in (each for each in told if each.summed):
        for part in (each for each in told if not each.summed and each.unit == total.unit):
            if part.counted_over == total.counted_over and part.total > total.total > 0:
                names = {"total": _told(total), "part": _told(part)}
                yield problem("K546", figure.place, wording=str(figure.as_published), **names)
                return


def _check_own_year(figure: Figure, found: Quantity, others: list[Quantity], outcome: Outcome) -> Iterator[Problem]:
    """Of R5：140件、R6：120件 each number has a year of its own."""
    if isinstance(found.when, Absent) or agrees(found.when, figure.period):
        return
    dated = [each.when for each in others if not isinstance(each.when, Absent)]
    in_brackets = isinstance(outcome, ReadAmount) and outcome.of is not found
    own = any(agrees(when, figure.period) for when in dated)
    if in_brackets or own or (dated and len(dated) == len(others)):
        yield problem(
            "K524",
            figure.place,
            typed=typed_period(figure.period),
            wording=str(figure.as_published),
            named=f"「{_told(found)}」については {period_name(found.when)}",
            hint="",
        )


def _check_change(indicator: Indicator, figure: Figure, found: Quantity) -> Iterator[Problem]:
    """10%減, typed as -10, is hardly to be reached from below."""
    if found.bound or found.doubtful or not isinstance(figure.value, Number):
        return
    down = found.change is Change.DOWN and figure.value.value < 0 and indicator.direction in UPWARD
    up = found.change is Change.UP and figure.value.value > 0 and indicator.direction in _DOWNWARD
    if down or up:
        word, meant = ("減", "at_most（以下）") if down else ("増", "at_least（以上）")
        yield problem(
            "K545",
            figure.place,
            wording=str(figure.as_published),
            word=word,
            value=f"{figure.value.value:f}",
            direction=indicator.direction,
            meant=meant,
        )


def _check_promises(figure: Figure, found: Quantity, others: list[Quantity], outcome: Outcome) -> Iterator[Problem]:
    """Of 男性40% 女性45% one number alone is judged; that the other is none of the target, only its writer can say."""
    text = str(figure.as_published)
    both = _BOTH.search(text) is not None
    bounded = [each for each in others if each.bound]  # of 100人以上（うち女性50人以上） the part is promised, too
    if not isinstance(figure.second, Absent) or (_WHOLE.search(text) and not both and not bounded):
        return
    if not both and not bounded and _is_split(text, found, others):
        return
    others = bounded if _WHOLE.search(text) and not both else others
    more = [
        each
        for each in others
        if each.summed == found.summed
        and not _says_the_same_promise(text, found, each)
        and each.total != found.total
        and (isinstance(each.when, Absent) or agrees(each.when, figure.period))
        and not _is_of_another_aim(text, each)
        and (isinstance(outcome, ReadAmount) or both or (each.unit and same_dimension(each.unit, found.unit)))
    ]
    if more:
        told = "、".join(f"「{_told(each)}」" for each in more)
        names = {"value": _told(found), "others": told, "split": "どれも目標"}
        yield problem("K539", figure.place, wording=str(figure.as_published), **names)


def _is_of_another_aim(text: str, other: Quantity) -> bool:
    """Whether the number is what others aim at, what is aimed at in the end, or a time: 50％（最終目標60％）, 50％（国の目標80％）, 25人（5年間）."""
    if _YEARS_ALONE.search(plain(text)) and other.unit == "年":
        return True
    return any(decimal_of(each["number"]) == other.number for each in _ANOTHER_AIM.finditer(plain(text)))


_YEARS_ALONE: Final = re.compile(
    r"[0-9]\s?(?!年)[^0-9()\s]{1,6}\((?:計画期間)?[0-9]{1,2}(?:か|カ|ヶ|箇)?年(?:間|分)?(?:で|の?(?:累計|合計|計))?\)"
)
_ANOTHER_AIM: Final = re.compile(
    rf"\((?:(?:最終|長期|将来|次期|中期|中間|前回|前期|旧|前)(?:計画|年度|的な|の)*(?:目標|計画|指標)[値数]?|(?:国|県|都|道|府|全国|国の計画|県の計画)の?(?:目標|計画|基準|平均)[値数]?|現状[値数]?|基準[値数]?|前年度?(?:実績)?[値数]?|前回(?:実績|調査)?[値数]?)"
    rf"\s?(?:は|:|=)?\s?約?(?P<number>{DIGITS})[^()0-9]{{0,10}}\)"
)
_AFTER_A_TIME: Final = re.compile(r"(?:年度?|か月|週間?|日)(?:後|以内|目|間)")
_SPAN: Final = re.compile(
    r"(?P<span>四半期|半年|隔月|毎月|毎週|月|週)(?:間|当たり|あたり|平均|に)?\s*(?P<number>[0-9]+)"
)


def _says_the_same_promise(text: str, found: Quantity, other: Quantity) -> bool:
    """65%以上（5年後） names when, and 年12回（月1回） tells the one promise by the year and by the month."""
    if _AFTER_A_TIME.search(_told(other)) and not other.bound:
        return True
    if found.unit == "%" and found.total == 100 and not is_share(other.unit) and not _BOTH.search(text):
        return True  # 100％（12校）: all of them
    if other.unit != found.unit:
        return False
    if any(
        decimal_of(each[1]) == other.total and decimal_of(each[1]) * decimal_of(each[2]) == found.total
        for each in _TIMES.finditer(plain(text))
    ):
        return True  # 15件（3件/年×5年）
    one, many = sorted((found.total, other.total))
    spans = ((TIMES_A_YEAR[each["span"].lstrip("毎")], int(each["number"])) for each in _SPAN.finditer(plain(text)))
    return any(number == one and number * times == many for times, number in spans)


_TIMES: Final = re.compile(rf"({DIGITS})[^0-9×()]{{0,6}}×\s?({DIGITS})")


def _check_list(figure: Figure, found: Quantity, others: list[Quantity]) -> Iterator[Problem]:
    """Of ①60人 ②50人, 男60人・女50人 one number alone would stand for all."""
    text = str(figure.as_published)
    if not isinstance(figure.second, Absent) or _WHOLE.search(text) or not _LISTED.search(text):
        return
    if found.total == sum(each.total for each in others) or _is_split(text, found, others):
        return  # the value is the sum of the list, or its mean
    listed = [each.strip(" 　、,") for each in _NUMBERED.findall(text)]
    own = [each for each in listed if each[1:].strip().startswith(f"{found.number:,f}") or f"{found.number:f}" in each]
    alike = [each for each in others if same_dimension(each.unit, found.unit) and isinstance(each.when, Absent)]
    more = [each for each in listed if each not in own[:1] and not _is_in_another_unit(each, found)] or [
        _told(each) for each in alike
    ]
    if more:
        told = "、".join(f"「{each}」" for each in more)
        names = {"value": _told(found), "others": told, "split": "別のものを数えた値"}
        yield problem("K539", figure.place, wording=text, **names)


def _is_in_another_unit(listed: str, found: Quantity) -> bool:
    """Of ①6件 ②50人 the unit tells which is the value."""
    numbers = [each for each in mentions_of(parse_amount(listed[1:])) if isinstance(each, Quantity)]
    return bool(numbers) and all(each.unit and not same_dimension(each.unit, found.unit) for each in numbers)


def _is_split(text: str, found: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether brackets behind the number tell of what it is made up: 52%（男54%、女50%） is the share of all, 50人（男20人・女30人） the sum.

    A share or a mean of all lies between those of the parts; one that does not is none of them.
    """
    parted = _SPLIT.fullmatch(plain(text))
    unit = found.unit
    if (
        parted is None
        or len(others) < 2
        or any(each.unit not in ("", unit) or each.power != found.power for each in others)
    ):
        return False
    numbers = [each.number for each in others]
    in_brackets = all(f"{number:f}" in parted["parts"].replace(",", "") for number in numbers)
    before = f"{found.number:f}" in parted["whole"].replace(",", "")
    if not in_brackets or not before or len(re.findall(DIGITS, parted["whole"])) != 1:
        return False
    if unit in _COUNTED:
        return sum(numbers) == found.number
    return min(numbers) <= found.number <= max(numbers) or sum(numbers) == found.number


_SPLIT: Final = re.compile(r"(?P<whole>[^()]*)\((?P<parts>[^()]*)\)[^()0-9]*")
_COUNTED: Final = (
    "人",
    "件",
    "回",
    "世帯",
    "か所",
    "棟",
    "校",
    "団体",
    "社",
    "頭",
    "匹",
    "台",
    "本",
    "冊",
    "戸",
    "園",
    "施設",
    "",
)


_NUMBERED: Final = re.compile("[①-⑳][^①-⑳]*[0-9０-９][^①-⑳]*")
_LISTED: Final = re.compile(
    r"[①②③④⑤⑥]\s*[^①-⑳]{0,12}[0-9０-９][^①-⑳]*[①-⑳]|男(?:性|子)?\s*[:：]?\s*[0-9０-９].*女(?:性|子)?\s*[:：]?\s*[0-9０-９]"
)
"""Numbers under numbers or names of their own, in one cell."""


def _told(quantity: Quantity) -> str:
    return quantity.printed or f"{quantity.number:,f}{unit_text(quantity)}"
