"""Numbers that a report tells beside the year's own value: 130人 beside 103人, and an 達成率 of 110% beside one of 75%."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import DIGITS, NAMED_YEAR, decimal_of, periods_in
from generator.checks.said_of_targets import OTHER_TIME
from generator.checks.told_moves import Held, named_by
from generator.model.basics import Absent
from generator.model.figures import UPWARD_OR_KEPT, Figure, Indicator, Number, Period
from generator.model.said import sentences_in, shown_of

_SHARE: Final = re.compile(
    rf"(?P<lead>[^、。]*?)(?:目標)?達成率(?:は|が|も)?、?\s?約?(?P<number>{DIGITS})\s?%(?!(?:以上|を目|の目標|に向))"
)
_OF_ALL: Final = re.compile(
    "(?:目標に対する|目標値?(?:の|に対し(?:て)?(?:の)?)|(?:本|今|当該)年度の|実績の|数値目標の|)"
)
_YEAR: Final = re.compile(rf"\A(?:{NAMED_YEAR}|[今本当]年度|当該年度)(?:の|は|において|においては)?、?")
_OWN_NUMBER: Final = re.compile(
    rf"(?P<lead>[^、0-9]{{2,20}}?)(?:は|が)、?(?:(?P<zero>ゼロ)|(?P<number>{DIGITS})\s?(?P<unit>[^0-9、。はがをにでとだ発あ]{{1,5}}))(?:で(?:あった|ある|した|す)|だった|となった|となりました|となっている|発生した|発生しました|あった|ありました)?\Z"
)
_MAY_TELL: Final = re.compile("[0-9０-９]|ゼロ")
_MANY: Final = 3
_NOT_OWN: Final = re.compile(
    "目標|予定|定員|対象|募集|申込|前年|昨年|うち|全国|県|累計|合計|比|差|増|減|もあった|[0-9]回で|1回|各|ごと|最[大多少高低小]|一部|のうち|[0-9](?:名|人)(?:以上|程度)"
)


def number_told(text: str, held: Sequence[Held], year: int) -> tuple[str, str]:
    """The words of a report of the fiscal ``year`` that tell a number, and the value that was typed; "" where none goes against it."""
    if not held or _MAY_TELL.search(text) is None:
        return "", ""
    for sentence in sentences_in(text):
        if OTHER_TIME.search(sentence) or any(each.year != year for each in periods_in(sentence) if each.year):
            continue
        typed = (
            _other_share(sentence, held, year)
            or _turned_digits(sentence, held, year, text)
            or _other_value(sentence, held, year)
        )
        if typed:
            return sentence, typed
    return "", ""


def _other_share(sentence: str, held: Sequence[Held], year: int) -> str:
    """A share on the other side of 100% than that of the one indicator that has a target and a value of the year."""
    found = _SHARE.search(sentence)
    judged = [(target, own) for each in held if (target := _target(each[0], year)) and (own := _own(each, year))]
    lead = "" if found is None else _YEAR.sub("", found["lead"])
    about = _OF_ALL.fullmatch(lead) or (lead.endswith("の") and named_by(lead.removesuffix("の"), held))
    if found is None or len(judged) != 1 or not about or sentence.count("%") > 1:
        return ""
    target, own = judged[0]
    aim, size = _size(target), _size(own)
    told = decimal_of(found["number"])
    if aim <= 0 or (told >= 100) is (size >= aim):
        return ""
    return f"{year}年度の目標「{shown_of(target)}」に対して、実績は「{shown_of(own)}」です"


def _turned_digits(sentence: str, held: Sequence[Held], year: int, text: str) -> str:
    """The only number of a unit in a text, whose digits are those of the year's value in another order."""
    if _NOT_OWN.search(sentence):
        return ""
    for indicator, figures in held:
        unit = indicator.unit.strip() if isinstance(indicator.unit, str) else ""
        own = _own((indicator, figures), year)
        if (
            not unit
            or unit not in sentence
            or own is None
            or sum(1 for each, _ in held if each.unit == indicator.unit) > 1
        ):
            continue
        told = re.findall(rf"(?<![0-9.,])({DIGITS})\s{{0,1}}{re.escape(unit)}(?![一-鿿])", text)
        size = _size(own)
        if len(told) != 1 or decimal_of(told[0]) == size or told[0] not in sentence:
            continue
        digits = f"{size:f}".replace(".", "")
        if len(digits) >= _MANY and sorted(digits) == sorted(re.sub("[.,]", "", told[0])):
            return f"{year}年度の実績は「{shown_of(own)}」です"
    return ""


def _other_value(sentence: str, held: Sequence[Held], year: int) -> str:
    """The one number that a sentence on the indicator alone gives it, where the year's value is another: 待機児童はゼロとなった beside 5人."""
    found = _OWN_NUMBER.match(_YEAR.sub("", sentence))
    named = None if found is None else named_by(found["lead"], held)
    own = None if named is None else _own(named, year)
    if found is None or named is None or own is None or _NOT_OWN.search(sentence) or own.provisional:
        return ""
    unit = named[0].unit.strip() if isinstance(named[0].unit, str) else ""
    told = Decimal(0) if found["zero"] else decimal_of(found["number"] or "0")
    if (not found["zero"] and (not unit or found["unit"] != unit)) or told == _size(own):
        return ""
    is_told = found["lead"] == named[0].called and not found["zero"] and _is_judged_by_it(held, year, told, own)
    if is_told:
        return ""
    rounds = isinstance(own.value, Number) and (own.value.approximate or _is_rounded(told, _size(own)))
    return "" if rounds else f"{year}年度の実績は「{shown_of(own)}」です"


def _is_judged_by_it(held: Sequence[Held], year: int, told: Decimal, own: Figure) -> bool:
    """Whether the one target of the year lies between the number told and the value: then K572 tells of it."""
    aims = [target for each in held if (target := _target(each[0], year))]
    return len(aims) == 1 and (told >= _size(aims[0])) is not (_size(own) >= _size(aims[0]))


def _is_rounded(told: Decimal, size: Decimal) -> bool:
    """Whether the number told is the value with fewer digits behind the point."""
    exponent = told.as_tuple().exponent
    return bool(told) and isinstance(exponent, int) and abs(told - size) < Decimal(1).scaleb(exponent) and size % 1 != 0


def _target(indicator: Indicator, year: int) -> Figure | None:
    told = (each.figure for each in indicator.targets if each.figure.period == Period(year))
    upward = indicator.direction in UPWARD_OR_KEPT and isinstance(indicator.tolerance, Absent)
    return next((each for each in told if upward and isinstance(each.value, Number)), None)


def _own(held: Held, year: int) -> Figure | None:
    known = (each for each in held[1] if each.period == Period(year) and not each.forecast)
    return next((each for each in known if isinstance(each.value, Number)), None)


def _size(figure: Figure) -> Decimal:
    return figure.value.value if isinstance(figure.value, Number) else Decimal(0)
