"""Years that a wording names in short, spelled out: 令和6~8年度, R6・7, 2024-2026年度, 令和6年度から3年間."""

import re
from functools import lru_cache
from typing import Final

from generator.amounts.numerals import LONGEST_WORDING, plain
from generator.amounts.periods import ANY_YEAR, in_digits
from generator.calendars import RefusedDate, parse_fiscal_year

_AND: Final = r"~|から|・|、|,|及び|および|並びに|と|&"
_END: Final = r"(?=\s*(?:\Z|[(\[)\]、。・~と]|及び|および|から|まで|の|に|で|を|は|予定|実施|頃|ごろ|以降))"
_FIRST: Final = rf"(?<![0-9A-Za-z.])(?P<first>{ANY_YEAR})\s?(?P<called>年度?)?\s?"
_SHORT: Final = re.compile(
    rf"{_FIRST}(?P<between>{_AND}|-(?=\s?[0-9]{{1,2}}\s?年度))\s?(?P<second>[0-9]{{1,2}})\s?(?:(?P<own>年度?)(?![0-9間])|{_END})"
)
"""The second year without its era or its century; without 年度 behind it only at an end, as R6~8月 is August."""
_WESTERN: Final = re.compile(
    r"(?<![0-9,.])(?P<first>(?:1[89]|20|21)[0-9]{2})\s?(?P<between>~|-|から|・|、|,|及び|および|と|&)\s?(?=(?:1[89]|20|21)[0-9]{2}\s?(?P<called>年度?))"
)
_LASTING: Final = re.compile(
    rf"(?P<first>{ANY_YEAR})\s?(?:年度?|[./-])?\s?(?:(?P<month>[0-9]{{1,2}})月?(?:\s?1日)?)?\s?(?:から|より|~|以降|、|の)?\s?\(?(?P<years>[0-9]{{1,2}})\s?(?:年間|(?:か|ヶ|カ|ケ|ヵ|箇)年(?:間|計画)?)"
)
_NUMBER: Final = re.compile("元|[0-9]+")
_MOST: Final = 40
"""Years from the first to the last of a plan: no plan lasts longer."""
_NEW_YEAR: Final = 4


@lru_cache(maxsize=1024)
def spelled_out_years(text: str) -> str:
    """The wording in plain letters, each year in short with its four digits, and the last year of those that are only counted.

    令和6~8年度 becomes 令和6年度~2026年度, 令和6年度から3年間 gets 2026年度 behind it. What may be a month (R6.4~6, R6-8) stays.
    """
    written = in_digits(plain(text))
    if len(written) > LONGEST_WORDING:
        return written
    written = _WESTERN.sub(lambda found: f"{found['first']}{found['called']}{found['between']}", written)
    before = ""
    while before != written:  # 令和6・7・8年度: each second year is the first of the next
        before, written = written, _SHORT.sub(_with_year, written)
    return _LASTING.sub(_with_last, written)


def _with_year(found: re.Match[str]) -> str:
    first = parse_fiscal_year(found["first"])
    number = _NUMBER.search(found["first"])
    if isinstance(first, RefusedDate) or number is None:
        return found[0]
    short = found["second"].zfill(2) if len(number[0]) > 2 else found["second"]  # 26 of 2024~26, 8 of 令和6~8
    spelled = found["first"][: number.end() - len(short)] if len(number[0]) > 2 else found["first"][: number.start()]
    last = parse_fiscal_year(f"{spelled}{short}")
    if isinstance(last, RefusedDate) or not first < last <= first + _MOST:
        return found[0]
    called = found["own"] or found["called"] or ""
    return f"{found['first']}{found['called'] or called}{found['between']}{spelled}{short}{called}"


def _with_last(found: re.Match[str]) -> str:
    first, years = parse_fiscal_year(found["first"]), int(found["years"])
    month = int(found["month"] or _NEW_YEAR)
    if isinstance(first, RefusedDate) or not 1 <= years <= _MOST or not 1 <= month <= 12:
        return found[0]
    if month == _NEW_YEAR:
        return f"{found[0]} {first + years - 1}年度"
    return f"{found[0]} {first + years - (month == 1)}年{(month - 2) % 12 + 1}月"
