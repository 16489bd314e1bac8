"""What stands in brackets behind a number and adds nothing that changes it: 0件（該当なし）, 83.3%（10/12校）, 3回（うち1回はオンライン）."""

import re
from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from typing import Final

from generator.amounts.amount import Band, Quantity
from generator.amounts.numerals import decimal_of

_NONE: Final = re.compile(
    "(?:該当|実績|発生|申請|相談|事故|被害|待機)?(?:者|児童|件数|案件|事案)?(?:は)?(?:なし|無し|ゼロ|ありません)"
)
_DIGITS: Final = r"[0-9]{1,9}(?:,[0-9]{3}){0,3}"
_SHARE: Final = re.compile(
    rf"(?P<of>{_DIGITS})\s?[^0-9/()]{{0,6}}\s?/\s?(?:全)?(?P<whole>{_DIGITS})\s?[^0-9/()]{{0,6}}|(?:全)?(?P<whole_first>{_DIGITS})\s?[^0-9/()]{{1,6}}(?:中|のうち)、?\s?(?P<part>{_DIGITS})\s?[^0-9/()]{{1,6}}"
)
_PART: Final = re.compile("約?(?:うち|内、|内数)")
_ENDS: Final = re.compile("現在|時点|末|まで|年|月|累計|目標|予定|見込")
TURNED_INTO: Final = re.compile(
    r"\s*(?:に|へ)と?(?:増|減|上昇|低下|拡大|縮小|改善|向上|伸|上が|下が|なっ|達し|推移|\Z)"
)
"""Behind the second of two numbers between which から stands: 90人から110人に増加 is no band."""


def says_the_same(content: str, of: Quantity | Band) -> bool:
    """Whether brackets only say 0 in a word, or the two numbers of which a share was made."""
    if isinstance(of, Band):
        return False
    if not of.number and _NONE.fullmatch(content):
        return True
    share = _SHARE.fullmatch(content) if of.unit == "%" and not of.power and not of.bound else None
    if share is None:
        return False
    part, whole = (decimal_of(share[name]) for name in (("of", "whole") if share["of"] else ("part", "whole_first")))
    if not whole or part > whole:
        return False
    places = of.number.as_tuple().exponent
    step = Decimal((0, (1,), places if isinstance(places, int) else 0))
    exact = part * 100 / whole
    return of.number in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_DOWN))


def is_plain_part(content: str, of: Quantity | Band, told: Sequence[Quantity | Band]) -> bool:
    """Whether brackets tell of one number that is a part of the one before it, whatever it is the part of."""
    if not _PART.match(content) or _ENDS.search(content) or isinstance(of, Band) or len(told) != 1:
        return False
    (part,) = told
    same = isinstance(part, Quantity) and part.unit in ("", of.unit) and not part.bound and not part.change
    return same and isinstance(part, Quantity) and part.total <= of.total


def is_stated_part(text: str, of: Quantity, second: Quantity) -> bool:
    """Whether the second number of a wording that was read is such a part, so that the first is the value."""
    found = re.search(r"[(\[〔【（]\s*([^()（）]*)[)\]〕】）]\s*\Z", text)
    return found is not None and is_plain_part(found[1], of, (second,))


def kept_level(written: str) -> str:
    """The level that is to be kept where a wording tells it in brackets behind the word alone (現状維持（120人）), else the wording."""
    found = _KEPT_LEVEL.fullmatch(written)
    return found["level"] if found else written


_KEPT_LEVEL: Final = re.compile(
    r"(?:(?:現状|現状値|現状の水準|現在の水準|現行水準|基準値)(?:を|の|で|))?維持\s*\((?P<level>[^()+\-▲△]+)\)"
)
