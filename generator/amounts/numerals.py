"""Digits and scale words of every script and width as exact numbers."""

import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Final

from generator.amounts.amount import Why, exact_product
from generator.model.basics import Record

_SMALL: Final = {"十": 1, "百": 2, "千": 3}
_BIG: Final = {"万": 4, "億": 8, "兆": 12}
_KANJI_DIGITS: Final = {digit: str(number) for number, digit in enumerate("〇一二三四五六七八九")} | {"零": "0"}
_FORMAL: Final = str.maketrans("壱壹弐貳参參拾萬◯○", "一一二二三三十万◯○")
LONGEST: Final = 40
LONGEST_WORDING: Final = 4000
"""Letters of a wording, a name or a unit in which numbers and what they are counted over are looked for: no cell of a document has more."""
DIGITS: Final = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
KANJI: Final = "[〇零一二三四五六七八九]"
_PIECE: Final = re.compile(rf"(?P<digits>{DIGITS})|(?P<kanji>{KANJI}+)|(?P<scale>[十百千万億兆])|(?P<space>\s+)")


class Numeral(Record, frozen=True):
    """A number, and the power of ten named after it where it is one run of digits followed by scale words (15百万: 15 and 6)."""

    number: Decimal
    power: int


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text with its widths and digits made alike: NFKC, digits of all scripts as ASCII, one minus sign, formal kanji as common ones.

    Numbers that are marks (①, a raised 2) do not become digits: 12① is not 121. Only the raised 2 and 3 of m² and m³ and the lowered
    ones of CO₂ do. What may be a power or a fraction (10², 5½) becomes a mark that no number has.
    """
    written = text if _is_common(text) else _in_ascii(text)
    return unicodedata.normalize("NFKC", written).translate(_FORMAL).strip()


_COMMON: Final[set[str]] = set()
"""Letters that were met, and that stay as they are. Nearly all texts consist of them, and a look at each letter costs more than all else."""
_MINUS: Final = "−﹣－"
_WAVES: Final = "〜～∼〰"


def _is_common(text: str) -> bool:
    """Whether no letter of a text is a digit of another script, a mark, a minus sign or a wave."""
    if _COMMON.issuperset(text):
        return True
    new = {each for each in set(text) - _COMMON if each.isascii() or unicodedata.category(each) not in {"Nd", "No"}}
    _COMMON.update(new - set(_MINUS + _WAVES))
    return _COMMON.issuperset(text)


def _in_ascii(text: str) -> str:
    letters: list[str] = []
    for letter in text:
        kind = unicodedata.category(letter)
        if kind == "Nd":
            letters.append(str(unicodedata.decimal(letter)))
        elif kind == "No" and not _belongs_to_a_unit(letter, letters[-1] if letters else ""):
            fraction = unicodedata.decomposition(letter).startswith("<fraction>")
            letters.append("◇" if fraction or (letters and letters[-1].isdigit() and _is_raised(letter)) else "※")
        elif letter in _MINUS:
            letters.append("-")
        elif letter in _WAVES:
            letters.append("~")
        else:
            letters.append(letter)
    return "".join(letters)


def _belongs_to_a_unit(letter: str, before: str) -> bool:
    raised = letter in "²³" and before in ("m", "ｍ", "㎞")
    return raised or (unicodedata.decomposition(letter).startswith("<sub>") and before.isalpha())


def _is_raised(letter: str) -> bool:
    return unicodedata.decomposition(letter).startswith("<super>")


def parse_numeral(run: str) -> Numeral | Why:
    """A run of digits, kanji digits and scale words as one number."""
    pieces = list(_pieces(run))
    if not pieces or sum(len(text) for _, text in pieces) > LONGEST:
        return Why.TOO_LONG if pieces else Why.NO_NUMBER
    kinds = [kind for kind, _ in pieces]
    if "broken" in kinds:
        return Why.DIGITS
    if kinds[0] == "digits" and set(kinds[1:]) <= {"scale"} and _grows([text for _, text in pieces[1:]]):
        power = sum(_power(text) for _, text in pieces[1:])
        return Numeral(decimal_of(pieces[0][1]), power)
    return _counted(pieces)


def _pieces(run: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(run):
        match = _PIECE.match(run, at)
        if match is None or match.lastgroup is None:
            return [("broken", run)]
        at = match.end()
        kind = match.lastgroup
        if kind == "space":
            continue
        if found and kind != "scale" and found[-1][0] != "scale":
            return [("broken", run)]  # two runs of digits without a scale word between: 1 200, 12二
        found.append((kind, match[0]))
    return found


def _counted(pieces: list[tuple[str, str]]) -> Numeral | Why:
    """Numbers that spell out their scales: 1億2千万, 二千五百, 1万2,000."""
    total, section, coefficient = Decimal(0), Decimal(0), Decimal(-1)
    last_big, last_small = 16, 4
    for kind, text in pieces:
        if kind != "scale":
            if kind == "digits" and "." in text and len(pieces) > 2:
                return Why.DIGITS  # 1.5億2千万
            coefficient = decimal_of(text)
            continue
        power = _power(text)
        if power < 4:
            if power >= last_small:
                return Why.DIGITS
            section += exact_product(Decimal(1) if coefficient < 0 else coefficient, Decimal(10) ** power)
            coefficient, last_small = Decimal(-1), power
            continue
        if power >= last_big:
            return Why.DIGITS
        section += max(coefficient, Decimal(0))
        if section == 0 and coefficient < 0:
            section = Decimal(1)
        if total and section >= Decimal(10) ** (last_big - power):
            return Why.DIGITS  # the smaller part is larger than the scale before it
        total += exact_product(section, Decimal(10) ** power)
        section, coefficient, last_big, last_small = Decimal(0), Decimal(-1), power, 4
    rest = section + max(coefficient, Decimal(0))
    limit = Decimal(10) ** last_big if total else None
    if limit is not None and rest >= limit:
        return Why.DIGITS
    return Numeral(total + rest, 0)


def decimal_of(text: str) -> Decimal:
    """The number of a run of digits, with or without commas, or of kanji digits."""
    return Decimal("".join(_KANJI_DIGITS.get(letter, letter) for letter in text).replace(",", ""))


def _power(scale: str) -> int:
    return _SMALL[scale] if scale in _SMALL else _BIG[scale]


def _grows(scales: list[str]) -> bool:
    """百万 and 十億 are units of tables; 万百 is nothing."""
    powers = list(map(_power, scales))
    small = [power for power in powers if power < 4]
    return powers == sorted(set(powers)) and len(small) <= 1 and len(powers) - len(small) <= 1
