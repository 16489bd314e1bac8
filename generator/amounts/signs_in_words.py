"""Words that say of a number that it is below zero: 赤字3.2億円, 320千円の赤字, 43人（転出超過）, 全国平均を2.1ポイント下回る."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from generator.amounts.numerals import DIGITS, LONGEST_WORDING, decimal_of, plain

_STATES: Final = "赤字|転出超過|流出超過|自然減|社会減|不足"
"""What is told as an amount of its own; the number that stands at it is below zero in a count of what is left over."""
_WORSE: Final = "低い|低く|低かった|下回る|下回り|下回った|下回っている|少ない|少なく|少なかった|劣る"
_UNIT: Final = r"\s?[^0-9\s()、。,※]{0,6}?"
_NOT_AT_ALL: Final = r"(?!解消|削減|縮小|企業|団体|事業|会計|額の?縮|率|気味|感|なし)"
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        rf"(?:\A|[\s、。(])(?P<word>(?:{_STATES})額?)\s?(?:は|が|:)?\s?約?(?P<number>{DIGITS})",
        rf"(?<![0-9.,])(?P<number>{DIGITS}){_UNIT}の?(?P<word>{_STATES}){_NOT_AT_ALL}(?=\Z|[\s、。)]|額|と|で|に)",
        rf"(?<![0-9.,])(?P<number>{DIGITS}){_UNIT}\s?\((?P<word>{_STATES})\)",
        rf"(?<![0-9.,])(?P<number>{DIGITS})\s?(?:%?ポイント|pt|点)\s?(?P<word>{_WORSE})(?=\Z|[\s、。)])",
    )
)
_WORSENED: Final = re.compile(
    rf"(?<![0-9.,])(?P<number>{DIGITS})\s?(?:%?ポイント|pt|点)\s?(?:の)?(?P<word>悪化)(?=\Z|[\s、。)]|し)"
)


@lru_cache(maxsize=4096)
def word_below_zero(wording: str, value: Decimal, *, upward: bool) -> str:
    """The word by which a wording says that its number, typed as ``value`` above zero, is below it; "" for none.

    2.1ポイント悪化 is less only where more is better (``upward``).
    """
    if value <= 0 or len(wording) > LONGEST_WORDING:
        return ""
    written = plain(wording)
    for form in (*_FORMS, *((_WORSENED,) if upward else ())):
        for found in form.finditer(written):
            if decimal_of(found["number"]) == value:
                return str(found["word"])
    return ""
