"""Values that no thing can have: a 0th place, more marks than there are, less than nobody, 85% of 45 out of 60."""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import DIGITS, decimal_of, is_rank, over_full_mark, plain
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Number
from generator.model.said import names_of, texts_about
from generator.problems.problem import Problem, problem

_PERCENT: Final = ("%", "％", "パーセント")
_HUNDRED: Final = 100
_BRACKETED: Final = re.compile(r"[(\[][^()\[\]]*[)\]]")
_OF_A_WHOLE: Final = re.compile(
    "(?:受診|受検|回収|回答|投票|合格|進学|就職|出席|在籍|加入|水洗化|有収|耐震化|収納|徴収|認知|定着|喫煙|離職|空き家)率\\Z|満足度\\Z"
    "|(?:人|者|市民|町民|村民|区民|県民|住民|児童|生徒|保護者|世帯|学校|企業|事業所|職員|教員)の?(?:割合|比率)\\Z"
)
"""Shares of a whole, of which there is no more than all. 達成率, 充足率, 普及率 and 接種率 do come to more."""
_COUNTED: Final = re.compile("(?:数|量|人口)\\Z")
_BELOW_ZERO: Final = re.compile(
    "増|減|差|収支|損益|超過|変化|変動|動態|過不足|伸|比|改善|向上|上昇|低下|縮|節|削|赤字|純|正味|実質|(?i:net)|指数|係数|偏差"
)
"""What may well lie below nothing, or tells of a change."""
_WITH_A_SIGN: Final = re.compile(r"\s*(?:[+＋±]|プラス)")
_MEAN: Final = re.compile("平均|(?i:mean|average)")
_UNIT: Final = r"[^0-9%/()、,.\s]{0,6}"
_PARTS: Final = re.compile(rf"\(\s*(?P<part>{DIGITS})\s*(?P<its>{_UNIT})\s*/\s*(?P<whole>{DIGITS})\s*(?P<of>{_UNIT})\)")
_OUT_OF: Final = re.compile(
    rf"\(\s*全?(?P<whole>{DIGITS})\s*(?P<of>[^0-9%/()、,.\s]{{1,6}}?)(?:の?うち|中)(?:の|、|)\s*(?P<part>{DIGITS})\s*(?P<its>{_UNIT})\)"
)
_DATE: Final = (12, 31)
"""4/6 without a unit may be the sixth of April."""


def check_impossible(indicator: Indicator, targets: Sequence[Figure], measured: Sequence[Figure]) -> Iterator[Problem]:
    """Of targets, baselines and actual values that are one number. What is published as such stays as it is, but is asked about.

    Of a target below zero beside values above it another rule tells: it is most likely a change.
    """
    tests: tuple[Callable[[Indicator, Figure, Decimal], str], ...] = (_no_place, over_full_mark, _no_share, _parts)
    figures = (*targets, *measured)
    for at, figure in enumerate(figures):
        if not isinstance(figure.value, Number) or not isinstance(figure.as_published, str):
            continue
        value = figure.value.value
        why = next(filter(None, (test(indicator, figure, value) for test in tests)), "")
        if not why and at >= len(targets):
            why = _less_than_none(indicator, value, [each for each in figures if each is not figure])
        if why:
            yield problem("K588", figure.place, wording=figure.as_published, why=why)


def _name(indicator: Indicator) -> str:
    return "" if isinstance(indicator.called, Absent) else _BRACKETED.sub("", plain(indicator.called)).strip()


def _no_place(indicator: Indicator, figure: Figure, value: Decimal) -> str:
    if not is_rank(indicator):
        return ""
    if value < 1:
        return "順位です。順位は 1 から数えます"
    is_mean = any(map(_MEAN.search, (*texts_about(indicator), str(figure.as_published))))
    return "" if is_mean or value == value.to_integral_value() else "順位です。順位に小数はありません"


def _no_share(indicator: Indicator, figure: Figure, value: Decimal) -> str:
    if not _is_percent(indicator) or not _OF_A_WHOLE.search(_name(indicator)) or _tells_a_change(indicator, figure):
        return ""
    if value > _HUNDRED:
        return f"全体に占める割合（{indicator.called}）が 100% を超えています"
    return "" if value >= 0 else f"全体に占める割合（{indicator.called}）が 0% より小さくなっています"


def _is_percent(indicator: Indicator) -> bool:
    return isinstance(indicator.unit, str) and indicator.unit.strip() in _PERCENT


def _tells_a_change(indicator: Indicator, figure: Figure) -> bool:
    named = _BELOW_ZERO.search("".join(names_of(indicator)).replace("比率", "率")) is not None
    return named or _BELOW_ZERO.search(str(figure.as_published)) is not None


def _less_than_none(indicator: Indicator, value: Decimal, others: Sequence[Figure]) -> str:
    """A count below zero, where no other value of the indicator is: with another one it counts what may fall below."""
    if value >= 0 or not _COUNTED.search(_name(indicator)) or _BELOW_ZERO.search("".join(texts_about(indicator))):
        return ""
    if any(_WITH_A_SIGN.match(str(each.as_published)) for each in others):
        return ""
    known = [each.value.value for each in others if isinstance(each.value, Number)]
    alone = bool(known) and min(known) >= 0 and max(known) > 0
    return f"数えた数（{indicator.called}）が 0 より小さくなっています" if alone else ""


def _parts(indicator: Indicator, figure: Figure, value: Decimal) -> str:
    """A share beside the two numbers it is reckoned from, in whichever order they stand."""
    if not _is_percent(indicator):
        return ""
    written = plain(str(figure.as_published))
    found = _PARTS.search(written) or _OUT_OF.search(written)
    if found is None or (found["its"] and found["of"] and found["its"] != found["of"]):
        return ""
    part, whole = decimal_of(found["part"]), decimal_of(found["whole"])
    if not (found["its"] or found["of"]) and (part <= _DATE[0] and whole <= _DATE[1]) and part and whole:
        return ""
    if not part and not whole:
        return "かっこの中の二つの数が、どちらも 0 です。0 のうちの 0 の割合は、何% とも言えません"
    if any(_fits(value, above, below) for above, below in ((part, whole), (whole, part))):
        return ""
    told = f"かっこの中の {found['part']} と {found['whole']} の割合"
    return f"{told}（{part * _HUNDRED / whole:.1f}%）と違います" if whole else f"{told}が、{value:f}% になりません"


def _fits(value: Decimal, part: Decimal, whole: Decimal) -> bool:
    """Rounded, cut off or raised to the digits that are printed."""
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(exponent) if isinstance(exponent, int) and exponent < 0 else Decimal(1)
    return bool(whole) and abs(part * _HUNDRED / whole - value) < step
