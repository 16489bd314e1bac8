"""A typed number beside its wording: which of the numbers that stand there it is, and in what it differs from all of them."""

import re
from collections.abc import Generator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from msgspec.structs import replace

from generator.amounts import (
    YEAR,
    Band,
    Change,
    NoValue,
    Outcome,
    Quantity,
    ReadAmount,
    Unit,
    UnreadAmount,
    Why,
    converted,
    head_of,
    is_share,
    mentions_of,
    other_readings,
    over_in_name,
    over_in_unit,
    own_units,
    parse_amount,
    parse_unit,
    rounded,
    unit_text,
    word_below_zero,
)
from generator.checks.periods import agrees
from generator.model.basics import NOT_STATED, Absent, Place
from generator.model.figures import Accumulation, Figure, Indicator, Period
from generator.model.said import names_of
from generator.problems.problem import Problem, problem

_WHY: Final = {
    Why.NO_NUMBER: "数がありません",
    Why.DIGITS: "桁の区切り方が数の形ではありません",
    Why.SIGN: "符号を決められません",
    Why.CUT: "位の後の数に単位がありません",
    Why.TOO_LONG: "長すぎます",
}
_SHRINKING: Final = ("減", "縮", "短縮", "節")


class HeldWording(NamedTuple):
    """A published text with the place to tell of, and the declared unit of the value typed beside it (none: Absent)."""

    text: str
    place: Place
    unit: Unit | Absent
    shrinks: bool = False  # what is counted is itself a reduction: 9人減 is 9
    spelled: tuple[str, ...] = ()  # how the declared unit may stand there, with all its signs
    period: Period | Absent = NOT_STATED  # that of the value
    of_a_year: bool = False  # each value is a count of its year

    def read(self) -> Outcome:
        """What the wording says."""
        return parse_amount(self.text, self._units())

    def read_for(self, value: Decimal) -> Outcome:
        """The same, but where the typed value is none of what stands there the further reading of which it is one, if there is any."""
        outcome = self.read()
        if find_meant(value, self, outcome) is not None:
            return outcome
        others = other_readings(self.text, self._units(), of_a_year=self.of_a_year)
        return next((each for each in others if find_meant(value, self, each) is not None), outcome)

    def _units(self) -> tuple[str, ...]:
        return () if isinstance(self.unit, Absent) else (self.spelled or (self.unit.name,))


def hold_wording(indicator: Indicator, figure: Figure, text: str) -> HeldWording:
    """The wording of a figure with what its indicator declares."""
    unit = indicator.unit if isinstance(indicator.unit, Absent) else parse_unit(indicator.unit)
    return HeldWording(
        text,
        figure.place,
        unit,
        _counts_a_reduction(indicator),
        own_units(indicator.unit),
        figure.period,
        _counts_in_a_year(indicator, figure),
    )


def declared_over(indicator: Indicator) -> frozenset[str]:
    """What each value is counted over by the unit, and where that says nothing by the name."""
    unit = () if isinstance(indicator.unit, Absent) else over_in_unit(indicator.unit)
    called = indicator.called
    return frozenset(unit or (() if isinstance(called, Absent) else over_in_name(called)))


def _counts_in_a_year(indicator: Indicator, figure: Figure) -> bool:
    """Whether a value says how many there were in its year: by the unit or the name (回/年), else by the way in which it counts."""
    named = declared_over(indicator)
    if figure.period != Period(figure.period.fiscal_year) or named - {YEAR}:
        return False
    return YEAR in named or indicator.accumulation is Accumulation.YEARLY


def _counts_a_reduction(indicator: Indicator) -> bool:
    told = "".join(names_of(indicator))
    return "増減" not in told and any(word in told for word in _SHRINKING)


def check_number(
    value: Decimal, wording: HeldWording, outcome: Outcome, read_in: str = ""
) -> Generator[Problem, None, Quantity | None]:
    """Problems of a number beside its wording; gives the quantity that it is, None where it is none of those that stand there."""
    if read_in:
        yield tell_unit(value, wording, read_in)
        return None
    if isinstance(outcome, NoValue):
        what, hint = (
            f"数「{value:f}」が書かれています",
            "値がないことは 0 ではありません。value の代わりに「missing: 」と理由を書いてください。",
        )
        yield problem("K526", wording.place, wording=wording.text, what=what, hint=hint)
        return None
    if isinstance(outcome, UnreadAmount) and outcome.why is Why.NONE_OR_ZERO:
        if value:
            yield problem("K503", wording.place, value=f"{value:f}", wording=wording.text, reckoned="")
        return None
    told = _told_in(outcome, wording)
    if not told:
        why = outcome.why if isinstance(outcome, UnreadAmount) else Why.NO_NUMBER
        yield problem(
            "K527", wording.place, value=f"{value:f}", wording=wording.text, why=_WHY.get(why, _WHY[Why.NO_NUMBER])
        )
        return None
    same = find_meant(value, wording, outcome)
    if same is None and isinstance(outcome, UnreadAmount):
        same = _sum_of_parts(value, wording, outcome)
    if same is None:
        same = _below_zero(value, wording, outcome)
    if same is None:
        yield tell_difference(value, _numbers_of(mentions_of(outcome)), wording)
    elif value > 0 and _is_bracketed(wording):
        yield problem("K527", wording.place, value=f"{value:f}", wording=wording.text, why=_WHY[Why.SIGN])
    return same


def _below_zero(value: Decimal, wording: HeldWording, outcome: Outcome) -> Quantity | None:
    """What a number below zero is where words or brackets tell its sign: 320千円の赤字, (2.1)ポイント."""
    if value >= 0 or not (word_below_zero(wording.text, -value, upward=True) or _is_bracketed(wording)):
        return None
    alike = [each for each in _numbers_of(mentions_of(outcome)) if -value in (each.number, *meanings(each, wording))]
    return replace(alike[0], number=-alike[0].number) if alike else None


def _is_bracketed(wording: HeldWording) -> bool:
    may_be_below = not isinstance(wording.unit, Absent) and wording.unit.name in _WITH_SIGN
    return may_be_below and _BRACKETED.match(wording.text.strip()) is not None


_WITH_SIGN: Final = ("円", "ポイント")
_BRACKETED: Final = re.compile(r"[(（]\s*[0-9０-９][0-9０-９.,，．]*\s*[)）]\s*[^0-9０-９]{0,8}\Z")
"""A number alone in brackets, as books of accounts write what is below zero: (2.1)ポイント."""


def _sum_of_parts(value: Decimal, wording: HeldWording, outcome: UnreadAmount) -> Quantity | None:
    """Of 男60人・女50人 the sum: where each number has a name of its own and all are of one unit."""
    parts = [each for each in mentions_of(outcome) if isinstance(each, Quantity)]
    named = len(parts) > 1 and _is_of_named_parts(wording.text.strip())
    first = parts[0] if named else None
    if (
        first is None
        or is_share(first.unit)
        or any(
            each.unit != first.unit or each.bound or each.change or each.summed or not isinstance(each.when, Absent)
            for each in parts
        )
    ):
        return None
    total = replace(first, number=sum((each.total for each in parts), Decimal(0)), power=0, printed="")
    return total if value in meanings(total, wording) else None


_NAMED_PARTS: Final = re.compile(
    r"(?:(?:男|女|小|中|高|大|市|県|国)(?:性|子|学校?|学生|校|内|外)?[:：]?\s?[0-9０-９][0-9０-９,，]*\s?[^0-9０-９\s・、,，()（）]{1,4}[\s・、,，/／+＋]*){2,}"
)
"""男60人・女50人, 小学校12校中学校5校."""
_NAMED_PART: Final = re.compile(
    r"(?!目標|実績|計画|[前昨翌次]年|今年|累計|合計|総|計|平均|現状|基準|うち|内|予定|見込|最|令和|平成|昭和)[^0-9０-９()（）:：A-ZＡ-Ｚ]{1,10}[:：]?[0-9０-９][0-9０-９,，]*[^0-9０-９()（）]{1,4}"
)
"""What stands between two commas, each under a name of its own: 小学校12回、中学校5回、その他15回."""
_COMMAS: Final = re.compile(r"[\s・、/／+＋]+")


def _is_of_named_parts(text: str) -> bool:
    parts = _COMMAS.split(text)
    return _NAMED_PARTS.fullmatch(text) is not None or all(map(_NAMED_PART.fullmatch, parts))


def find_meant(value: Decimal, wording: HeldWording, outcome: Outcome) -> Quantity | None:
    """The quantity that a typed number is: of several alike the one of the value's own period; None where it is none of them."""
    alike = [each for each in _numbers_of(_told_in(outcome, wording)) if _is_meant(value, each, wording)]
    own = (each for each in alike if _is_of_its_period(each, wording))
    return next(own, alike[0] if alike else None)


def _numbers_of(told: Sequence[Quantity | Band]) -> list[Quantity]:
    """The single numbers of what stands there; of 240億円台 its number may be typed, too."""
    heads = (head_of(each) if isinstance(each, Band) and each.stepped else each for each in told)
    return [each for each in heads if isinstance(each, Quantity)]


def _is_of_its_period(quantity: Quantity, wording: HeldWording) -> bool:
    if isinstance(quantity.when, Absent) or isinstance(wording.period, Absent):
        return False
    return agrees(quantity.when, wording.period)


def _told_in(outcome: Outcome, wording: HeldWording) -> list[Quantity | Band]:
    """The numbers of which the value may be one.

    That in brackets is one where the other is not in the unit, where one alone is a total, or where they are counted over different things.
    """
    if not isinstance(outcome, ReadAmount):
        return list(mentions_of(outcome))
    of, second = outcome.of, outcome.second
    if not isinstance(second, Quantity) or not isinstance(of, Quantity):
        return [of]
    in_the_unit = bool(meanings(second, wording)) and not meanings(of, wording)
    another_count = of.summed != second.summed or of.counted_over != second.counted_over
    return [of, second] if in_the_unit or another_count else [of]


def _is_meant(value: Decimal, quantity: Quantity, wording: HeldWording) -> bool:
    """Whether the number may be typed for the quantity; of a share without an end (3分の1) whether it is that share to its digits."""
    if value in meanings(quantity, wording):
        return True
    unit = Unit(0, quantity.unit) if isinstance(wording.unit, Absent) else wording.unit
    exponent = value.as_tuple().exponent
    return abs(value) in rounded(quantity, unit, max(-exponent, 0) if isinstance(exponent, int) else 0)


def meanings(quantity: Quantity, wording: HeldWording) -> tuple[Decimal, ...]:
    """The numbers that may be typed for a quantity: in the declared unit; of a reduction the change, or its size where that is counted."""
    unit = Unit(0, quantity.unit) if isinstance(wording.unit, Absent) else wording.unit
    number = converted(quantity, unit)
    if isinstance(number, Absent):
        return ()
    if isinstance(wording.unit, Absent) and quantity.printed and is_share(quantity.unit):
        return (number, number / 100)  # 7 in 10 may be typed as 0.7
    if quantity.change is Change.UP and quantity.unit == "倍":
        return (number + 1,) if number <= 1 else (number, number + 1)  # 1倍増 is 2倍; 2倍増 may be 2倍 or 3倍
    if quantity.change is Change.DOWN:
        return (number, -number) if wording.shrinks else (-number,)
    return (number,)


def tell_difference(value: Decimal, quantities: Sequence[Quantity], wording: HeldWording) -> Problem:
    """In what a number differs from all that stand in its wording."""
    for each in quantities:
        if value and -value in meanings(each, wording):
            down = each.change is Change.DOWN
            hint = "減った量を数える指標なら、指標の名前で分かるようにします（削減数など）。" if down else ""
            return problem("K520", wording.place, value=f"{value:f}", wording=wording.text, hint=hint)
    for each in quantities:
        times_more = (
            each.unit == "倍" and each.change is Change.UP
        )  # of 1倍増 another number is meant, in the same unit
        foreign = not meanings(each, wording) or each.power or (each.unit and not times_more)
        if foreign and abs(value) in (abs(each.number), abs(each.total)) and value not in meanings(each, wording):
            return tell_unit(value, wording, unit_text(each))
    return problem("K503", wording.place, value=f"{value:f}", wording=wording.text, reckoned="")


def tell_reckoned(value: Decimal, wording: HeldWording, reckoned: Decimal) -> Problem:
    """That a number is not what comes out when its wording is reckoned from the value that it names."""
    told = f"もとの値から計算すると {reckoned.normalize():,f} になります。"
    return problem("K503", wording.place, value=f"{value:f}", wording=wording.text, reckoned=told)


def tell_unit(value: Decimal, wording: HeldWording, printed: str) -> Problem:
    """That a number stands in another unit than the declared one. ``printed`` is the unit as printed."""
    declared = (
        "なし"
        if isinstance(wording.unit, Absent)
        else unit_text(Quantity(Decimal(0), wording.unit.power, wording.unit.name))
    )
    return problem(
        "K521",
        wording.place,
        value=f"「{value:f}」",
        wording=wording.text,
        printed=printed or "なし",
        declared=declared,
        hint="",
    )


def tell_about(place: Place, text: str, *, approximate: bool) -> Problem:
    """That a wording says of its number that it is about that size, or does not, against the typed mark."""
    if approximate:
        what, hint = "「約」や「程度」があるのに、概数の印がありません", "「approximate: true」を書き足してください。"
    else:
        what, hint = "「約」や「程度」がないのに、概数の印があります", "「approximate」を消してください。"
    return problem("K523", place, wording=text, what=what, hint=hint)
