"""Wordings that name another value of the indicator in place of a number: 現状値以上, 前年度並み."""

import enum
import re
from functools import lru_cache
from typing import Final

from generator.amounts.numerals import plain
from generator.model.figures import Direction

_START: Final = re.compile(
    r"(?:計画)?(?:策定|開始|当初|初期|基準|現状|現況|現在|現行)(?:年度|時点?|時)?(?:の)?(?:値|数値|数|水準|レベル|実績値?|状況|状態|並み)?(?:程度)?"
)
_KEPT: Final = re.compile(r"維持(?:する|します|していく|継続|を図る)?")
"""維持 alone: the level from which the plan sets out."""
_YEAR_BEFORE: Final = re.compile(r"(?:前|昨)年度?(?:の)?(?:実績値?|値|数値|数|水準|レベル|並み)?")
_STRICT: Final = re.compile("増|減|向上|改善|上昇|低下|アップ|ダウン|上回(?!ら)|下回(?!ら)")
_EXCEEDING: Final = (Direction.MORE_THAN, Direction.LESS_THAN)
_NUMBER: Final = re.compile("[0-9〇一二三四五六七八九十百千万倍割半]")


class Base(enum.Enum):
    """Which value a wording names: the one from which the plan sets out, or that of the year before."""

    START = enum.auto()
    YEAR_BEFORE = enum.auto()


def base_of(text: str) -> Base | None:
    """The value that a wording names; None where it names none."""
    written = plain(text)
    if _YEAR_BEFORE.search(written):
        return Base.YEAR_BEFORE
    return Base.START if _START.search(written) or _KEPT.fullmatch(written) else None


@lru_cache(maxsize=4096)
def names_year_before(text: str) -> bool:
    """Whether a wording without a number of its own speaks of the year before (前年度以上, 対前年度比増)."""
    return base_of(text) is Base.YEAR_BEFORE and _NUMBER.search(plain(text)) is None


def is_stricter(text: str, direction: Direction) -> bool:
    """Whether a wording asks for more than the number it names, and the direction is content with that number: 前年度比増 is more than 前年度以上."""
    return _STRICT.search(text) is not None and direction not in _EXCEEDING


def with_base(text: str, number: str) -> str:
    """The wording with the number in the place of the value that it names: 現状値以上 is 80以上."""
    written = plain(text)
    if _KEPT.fullmatch(written):
        return f"{number}を維持"
    pattern = _YEAR_BEFORE if _YEAR_BEFORE.search(written) else _START
    return pattern.sub(number, written, count=1)
