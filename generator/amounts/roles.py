"""Words that say of a number what it is the value of: 12件（目標）is no result, 12件（実績）no promise, 前年度12件 that of another year."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Final

from generator.amounts.numerals import DIGITS, LONGEST_WORDING, decimal_of, plain
from generator.amounts.periods import NAMED_YEAR, periods_in, without_base_year


class Role(Enum):
    """As what a value stands in the data."""

    BASELINE = "baseline"
    TARGET = "target"
    ACTUAL = "actual"


_KIND: Final = r"(?:値|数値|数|額|水準|件数|人数)?"
_PROMISED: Final = rf"(?:(?:年次|各年度?|単年度?|最終|中間|当初|計画|次期)の?)?(?:目標|計画|想定|当初予算|予算){_KIND}"
_OF_THE_START: Final = rf"(?:計画)?(?:基準|策定時|計画時|開始時|当初)(?:年度?|時点?)?の?{_KIND}"
_OF_BEFORE: Final = rf"(?:前|昨)(?:年度?|回)の?(?:実績|同期|同月)?{_KIND}"
_BEFORE: Final = re.compile(_OF_BEFORE)
_DONE: Final = rf"(?:実績|決算){_KIND}"
_OTHERS: Final[Mapping[Role, str]] = {
    Role.ACTUAL: f"{_PROMISED}|{_OF_THE_START}|{_OF_BEFORE}",
    Role.BASELINE: _PROMISED,
    Role.TARGET: _DONE,
}
_NUMBER: Final = r"(?:約|およそ|[▲△▼-])?\s*[0-9]"


@lru_cache(maxsize=8)
def _labels(role: Role) -> re.Pattern[str]:
    """The word alone in brackets, before the number, or as what the number is meant to be (12件を計画)."""
    words = _OTHERS[role]
    year = (
        rf"{NAMED_YEAR}?\s*の?" if role is not Role.TARGET else ""
    )  # a promise may well be to keep what R5 had come to
    return re.compile(
        rf"[(\[〔【]\s*{year}(?P<inside>{words})\s*[)\]〕】]"
        rf"|(?:\A|[\s、。:(])(?P<before>{words})\s*(?:は|が|:|=)?\s*(?={_NUMBER})"
        rf"|(?<=[^\s0-9(])(?:を|の)?\s*(?P<behind>{words})(?:とする|としている|として(?:いる)?|している|する|中)?\s*(?:\Z|[)。])"
    )


@lru_cache(maxsize=4096)
def other_role(wording: str, role: Role, value: Decimal | None = None) -> str:
    """The word by which a wording calls its number something else than what it stands for in the data; "" where it does not.

    Of a wording with several numbers only what stands right at the one that was typed (``value``) counts: 目標10件、実績12件. That one of
    them is of the year before (前年1,234件) may be just why it was typed.
    """
    written = without_base_year(plain(wording)) if len(wording) <= LONGEST_WORDING else ""
    numbers = re.findall(DIGITS, re.sub(NAMED_YEAR, "", written))
    for found in _labels(role).finditer(written):
        word = found["inside"] or found["before"] or found["behind"]
        if len(numbers) < 2 or (_stands_at(written, found, value) and not _BEFORE.match(word)):
            return word
    return ""


@lru_cache(maxsize=4096)
def word_of_result(wording: str, year: int, value: Decimal | None = None) -> str:
    """The word by which a wording calls its number what came of the fiscal ``year``: 80件（実績）, 80件（R6実績）, 実績80件; "" where it does not."""
    written = without_base_year(plain(wording)) if len(wording) <= LONGEST_WORDING else ""
    numbers = re.findall(DIGITS, re.sub(NAMED_YEAR, "", written))
    for found in _RESULT.finditer(written):
        named = [each.year for each in periods_in(found["year"] or "") if each.year]
        if (not named or year in named) and (len(numbers) < 2 or _stands_at(written, found, value)):
            return str(found["inside"] or found["before"])
    return ""


_RESULT: Final = re.compile(
    rf"[(\[〔【※]\s*(?P<year>{NAMED_YEAR})?\s*の?(?P<inside>(?:{_DONE}|実数)(?:済み?|ベース)?)\s*(?:[)\]〕】]|\Z)"
    rf"|(?:\A|[\s、。:(])(?P<before>{_DONE})\s*(?:は|が|:|=)?\s*(?={_NUMBER})"
)


def _stands_at(written: str, label: re.Match[str], value: Decimal | None) -> bool:
    if value is None:
        return False
    beside = re.search(rf"({DIGITS})[^0-9(]{{0,6}}\Z", written[: label.start()])
    if label["before"]:
        beside = re.match(rf"[^0-9]{{0,3}}({DIGITS})", written[label.end() :])
    return beside is not None and decimal_of(beside[1]) == abs(value)
