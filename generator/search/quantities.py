"""Numbers and years in a text, each as one word that is the same however it was written.

7,800 and ７８００ are `n7800`, 12.6 is `n12p6`, 1億7,500万 is `n175000000`; 平成30年度, H30 and 2018年 are `y2018`.
`overrides/assets/js/search-words.js` makes the same words of what the reader types; a test holds the two together.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Final, NamedTuple

# Calendar year before the first year of an era.
_ERAS: Final = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018,
                "m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}  # fmt: skip
_DIGITS: Final = {digit: value for value, digit in enumerate("〇一二三四五六七八九")}
_SMALL: Final = {"十": 10, "百": 100, "千": 1000}
_LARGE: Final = {"万": 10**4, "億": 10**8, "兆": 10**12}

_ERA_YEAR: Final = re.compile(
    r"(明治|大正|昭和|平成|令和)\s*(元|\d{1,2}|[一二三四五六七八九十]{1,3})(?=年|[.・/]|\D|$)"
)
_SHORT_ERA_YEAR: Final = re.compile(r"(?<![a-z])([mtshr])\s?(元|\d{1,2})(?![\da-z])")
_WEST_YEAR: Final = re.compile(r"(?<![\d.,])((?:19|20)\d\d)(?=年|$|[^\d.,人件円名回台時])")
_NUMBER: Final = re.compile(
    r"(?<![\d.a-z])\d[\d,]*(?:\.\d+)?[兆億万千百]*(?:\d[\d,]*(?:\.\d+)?[億万千百]+)*(?:\d[\d,]*)?"
)
_PART: Final = re.compile(r"(\d[\d,]*(?:\.\d+)?)([兆億万千百]*)")
_KANJI_NUMBER: Final = re.compile(r"[一二三四五六七八九十百千万億〇]{2,}(?=[人件円名回台時年％%])")


# Without any of these there is neither a number nor a year.
_ANY: Final = re.compile(r"[\d元〇一二三四五六七八九十百千万億]")


class Quantities(NamedTuple):
    """The words of a text for its years, its numbers, and its numbers in kanji, each in their order."""

    years: tuple[str, ...]
    numbers: tuple[str, ...]
    kanji: tuple[str, ...]


_NONE: Final = Quantities((), (), ())


def quantity_words(text: str) -> tuple[str, ...]:
    """The words for all numbers and years in `text`, each once."""
    return join_quantities([find_quantities(text)])


def join_quantities(parts: Sequence[Quantities]) -> tuple[str, ...]:
    """The words of a text by those of its parts, each once: first all years."""
    return tuple(dict.fromkeys(word for kind in zip(*parts, strict=True) for words in kind for word in words))


def find_quantities(text: str) -> Quantities:
    """The words for all numbers and years in `text`."""
    normal = unicodedata.normalize("NFKC", text).lower()
    if not _ANY.search(normal):
        return _NONE
    years = tuple(f"y{year}" for year in years_in(normal))
    for pattern in (_ERA_YEAR, _SHORT_ERA_YEAR, _WEST_YEAR) if years else ():
        normal = pattern.sub(" ", normal)
    numbers = tuple(_number_word(_value(whole)) for whole in _NUMBER.findall(normal) if len(whole) > 1)
    kanji = tuple(_number_word(Decimal(kanji_value(whole))) for whole in _KANJI_NUMBER.findall(normal))
    return Quantities(years, numbers, kanji)


def years_in(normal: str) -> tuple[int, ...]:
    """The years that a text in NFKC and small letters names, by any calendar."""
    years = [_ERAS[era] + _year_of_era(number) for era, number in _ERA_YEAR.findall(normal)]
    years += [_ERAS[era] + _year_of_era(number) for era, number in _SHORT_ERA_YEAR.findall(normal)]
    years += [int(year) for year in _WEST_YEAR.findall(normal)]
    return tuple(dict.fromkeys(years))


def _year_of_era(number: str) -> int:
    if number == "元":
        return 1
    return int(number) if number.isdecimal() else kanji_value(number)


def kanji_value(number: str) -> int:
    """The value of a number in kanji: 三十 and 三〇 are 30."""
    if not any(sign in _SMALL or sign in _LARGE for sign in number):
        return int("".join(str(_DIGITS[sign]) for sign in number))
    total = section = digit = 0
    for sign in number:
        if sign in _DIGITS:
            digit = digit * 10 + _DIGITS[sign]
        elif sign in _SMALL:
            section += (digit or 1) * _SMALL[sign]
            digit = 0
        else:
            total += (section + digit or 1) * _LARGE[sign]
            section = digit = 0
    return total + section + digit


def _value(whole: str) -> Decimal:
    total = Decimal(0)
    for digits, units in _PART.findall(whole):
        value = Decimal(digits.replace(",", ""))
        for unit in units:
            value *= _SMALL.get(unit) or _LARGE[unit]
        total += value
    return total


def _number_word(value: Decimal) -> str:
    return "n" + format(value.normalize(), "f").replace(".", "p")
