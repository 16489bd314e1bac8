"""Further readings of a wording, of which a typed value may be one where it is none of the numbers that stand there.

毎月1回 is 12 in a year, 年4回×3会場 comes to 12, 1 234 may be one number, and 123人から145人に増加 has come to 145. None of them is taken
without being typed, for none is the only one.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from generator.amounts.amount import Change, Outcome, Quantity, ReadAmount, exact_product, number_alone
from generator.amounts.bracketed import TURNED_INTO
from generator.amounts.note_marks import without_digits_of_a_note, without_letter_mark, without_note_marks
from generator.amounts.numerals import DIGITS, plain
from generator.amounts.parsing import parse_amount
from generator.amounts.plain_remarks import without_plain_remark
from generator.amounts.rates import TIMES, TIMES_A_YEAR, YEAR
from generator.amounts.units import fits_declared, is_share
from generator.model.basics import Absent

_ATTACHED: Final = re.compile(r"\A(?!CO2|NO2|SO2|PM2|FY)(?P<name>[A-Z]{2,6})(?=[0-9])")
_SPACED: Final = re.compile(
    r"(?<![0-9.,])[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9,])|(?<![0-9.,])[1-9][0-9]{0,2}(?:, [0-9]{3})+(?![0-9,])"
)
"""Thousands apart by a space (1 234), or by one behind the comma (1, 234)."""
_LISTED: Final = re.compile(r"[①-⑳]|(?:(?<=\A)|(?<=[\s、,・/／]))[(（][1-9１-９][)）]")
_TURNED: Final = re.compile(
    rf"[^。]*?{DIGITS}[^。]*?から\s?(?P<last>[^。]*?{DIGITS}[^。]*?)(?={TURNED_INTO.pattern})[^0-9。]*。?"
)
_TIMES_SIGN: Final = re.compile(r"(?<=[^\s×])\s?(?:[×✕✖*]|(?<=[^A-Za-z])[xX])\s?(?=(?:年間?|月|週|各|延べ)?\s?[0-9])")
_MOST_FACTORS: Final = 4
_LONGEST: Final = 120
"""Letters of a wording that says one thing, however it says it."""
_MONTHS: Final = "か月"
_EACH: Final = r"(?:に|ごとに?|毎に?|あたり|当たり|につき)?"
_SPAN: Final = re.compile(
    rf"(?:原則(?:として)?)?(?:(?P<word>隔月|隔週|半年|毎?四半期|各四半期|毎?学期|各学期|毎月|毎週)|(?P<months>[2346])\s?(?:か|ヶ|カ|ケ|ヵ|箇)月(?:に|ごとに?|毎に?)){_EACH}、?\s?(?P<rest>.*)"
)
_HELD: Final = re.compile(
    "(?:定期的?に?|定例)?(?:開催|実施|発行|開設|配信|更新|開館|訪問|巡回|点検)?(?:した|する|しました|します)?[。]?"
)


@lru_cache(maxsize=4096)
def other_readings(text: str, spelled: tuple[str, ...], *, of_a_year: bool = False) -> tuple[Outcome, ...]:
    """What else the wording may say. ``spelled`` is how the declared unit may stand there; ``of_a_year``: each value is counted in a year."""
    if len(text) > _LONGEST:
        return ()
    written = plain(without_digits_of_a_note(text))
    found = [
        parse_amount(each, spelled) for each in dict.fromkeys(_respelled(text, written)) if each not in (text, written)
    ]
    product = _product(text, spelled, of_a_year=of_a_year)
    found += [] if product is None else [ReadAmount(product)]
    if of_a_year:
        found += _in_a_year(text, spelled)
    return tuple(found)


def _respelled(text: str, written: str) -> Iterator[str]:
    """The wording in other spellings; ``written`` is it in plain letters."""
    yield without_note_marks(text)
    yield without_letter_mark(written)
    yield _ATTACHED.sub(r"\g<name> ", written)
    yield _SPACED.sub(lambda found: re.sub("[ ,]", "", found[0]), written)
    turned = _TURNED.fullmatch(written)
    if turned:
        yield turned["last"]
    if len(_LISTED.findall(text)) > 1:
        yield _LISTED.sub(" ", text)


def _product(text: str, spelled: tuple[str, ...], *, of_a_year: bool) -> Quantity | None:
    """年4回×3会場: what all factors make, in the unit of the one that has the declared unit."""
    pieces = _TIMES_SIGN.split(plain(text))
    if not 1 < len(pieces) <= _MOST_FACTORS:
        return None
    factors = [_one(parse_amount(each, spelled)) for each in pieces]
    told = [each for each in factors if each is not None and not is_share(each.unit)]
    if len(told) < len(pieces):
        return None
    own = next((each for each in told if fits_declared(each.unit, spelled)), None)
    if own is None:
        return None
    number = Decimal(1)
    for each in told:
        number = exact_product(number, each.total)
    made = replace(
        own,
        number=number,
        power=0,
        approximate=any(each.approximate for each in told),
        counted_over=tuple(dict.fromkeys(over for each in told for over in each.counted_over)),
    )
    if any(each.unit == _MONTHS for each in told):
        return replace(made, counted_over=tuple(each for each in made.counted_over if each != "月"))
    return next(_yearly(made), None) if of_a_year and _time_of(made) else made


def _one(outcome: Outcome) -> Quantity | None:
    """The one plain number that a wording says; None where it says anything else."""
    of = number_alone(outcome)
    if isinstance(of, Absent) or of.over != 1 or of.summed or of.change is not Change.NONE:
        return None
    return of


def _time_of(quantity: Quantity) -> str:
    """The one time over which it is counted, that is no year; "" where it is none, or more."""
    over = quantity.counted_over
    return over[0] if len(over) == 1 and over[0] in TIMES - {YEAR} else ""


def _yearly(quantity: Quantity) -> Iterator[Quantity]:
    times = TIMES_A_YEAR.get(_time_of(quantity), 0)
    if times and not is_share(quantity.unit):
        yield replace(quantity, number=exact_product(quantity.number, Decimal(times)), counted_over=())


def _in_a_year(text: str, spelled: tuple[str, ...]) -> Iterator[Outcome]:
    """What a wording of a part of the year (毎月1回, 2か月に1回, 隔月開催) comes to in a year."""
    for each in (text, without_plain_remark(text, spelled)):
        read = _one(parse_amount(each, spelled)) if each else None
        yield from map(ReadAmount, _yearly(read) if read is not None else ())
    span = _SPAN.fullmatch(plain(text))
    if span is None:
        return
    times = TIMES_A_YEAR[span["word"].lstrip("毎各")] if span["word"] else 12 // int(span["months"])
    rest = span["rest"].strip()
    if _HELD.fullmatch(rest):
        yield ReadAmount(Quantity(Decimal(times)))
        return
    for each in (rest, without_plain_remark(rest, spelled)):
        held = _one(parse_amount(each, spelled)) if each else None
        if held is not None and not held.counted_over and not is_share(held.unit):
            yield ReadAmount(replace(held, number=exact_product(held.number, Decimal(times))))
