"""One number in a wording: about, sign, digits, scale, unit, bound, change."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from generator.amounts.amount import Band, Bound, BoundOf, Change, Quantity, Why
from generator.amounts.bounds import CHANGE_AFTER, WORDS_BEFORE, find_bound_after, find_bound_before
from generator.amounts.compounds import find_rest, find_share
from generator.amounts.english_words import FALLING, NO_UNIT, RISING
from generator.amounts.numerals import DIGITS, KANJI, LONGEST, parse_numeral
from generator.amounts.rates import ENGLISH_OVER, over_in_unit
from generator.amounts.steps import find_step, is_step_word
from generator.amounts.units import known_units, parse_unit, same_dimension, spelling
from generator.model.basics import NOT_STATED, Absent, Record

_ABOUT_BEFORE: Final = r"(?:約|およそ|おおよそ|おおむね|概ね|ほぼ|大体|だいたい|凡そ|概数で?|≒|(?i:(?<![A-Za-z])ca?\.|\b(?:approximately|approx\.?|about|around|circa|roughly|nearly|almost)(?![a-z])))"
_ABOUT_AFTER: Final = re.compile(r"\s*(?:程度|ほど|前後|くらい|ぐらい|強|弱|余り?|あまり|内外|見当)")
_CURRENCY: Final = {"¥": "円", "US$": "$", "£": "£", "$": "$", "€": "€"}
_CURRENCY_BEFORE: Final = r"¥|US\$|[£$€]"
_PREFIX: Final = re.compile(
    rf"(?P<before>(?:{_ABOUT_BEFORE}|{WORDS_BEFORE}|全(?=[0-9])|第(?=\s*[0-9]+\s*位)|{_CURRENCY_BEFORE}|\s){{0,20}})"
    rf"(?P<signs>(?:[▲△▼+±-]|マイナス|プラス|(?i:minus\s|plus\s|(?:(?:down|up)(?:\s+by)?|(?:{'|'.join((*FALLING, *RISING))})\s+by)\s+(?=[0-9])|fell\s+(?=[0-9]))|[減増](?=\s*[0-9]))?\s*(?:[▲△▼+±-]|マイナス)?)\s*(?P<after>(?:約|{_CURRENCY_BEFORE}|\s){{0,20}})"
)
_RUN: Final = re.compile(
    rf"(?:{DIGITS}|{KANJI}+|[十百千万億兆]|(?<=[万億兆千百])[ ](?=[0-9])|(?<=[0-9])[ ](?=[千百万億兆]))+"
)
_BROKEN: Final = re.compile(r"(?:[,.・'][0-9]|\s+[0-9]{3}(?![0-9]))")
_POINT: Final = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}\Z")
_OPEN_UNIT: Final = re.compile(
    r"\s?(?P<unit>[一-鿿々ァ-ヶーA-Za-zぁ-ん]{1,8}?|[A-Za-z]{1,20})(?=\Z|[\s()\[\]、。,/~※*-]|以上|以下|以内|未満|超|程度|を|の|に|が)"
)
_WORD: Final = re.compile(r"(?:数[十百千万億]|[十百千]数|万[全一]|[一二三][部層般方体環同括時応概因切律種端定連際流]|十分|百貨|千差|第三者|[一二三]者|一人ひとり|一人一人|四半期|二酸化|三菱|千葉|億劫)")  # fmt: skip
_NEGATIVE: Final = frozenset({"▲", "△", "▼", "-", "マイナス", "減", "minus", "down", *FALLING})
_SIGN: Final = re.compile(rf"[▲△▼+±-]|マイナス|プラス|(?i:minus|plus|down|up|{'|'.join((*FALLING, *RISING))})|[減増]")
_WITHIN: Final = re.compile(r"\s*(?:以内|の範囲(?:内)?|程度以内|の間)")
_BROKEN_RUN: Final = re.compile(r"[0-9,.・' ]+")
_CUT: Final = re.compile(r"[万億兆千][0-9]+\Z")
_ZERO: Final = re.compile(r"ゼロ|(?i:zero)(?![A-Za-z-])|零(?![〇一二三四五六七八九十百千])")


class Found(Record, frozen=True):
    """A quantity or band (or why it is none), where it ends, and what is in doubt about it all the same."""

    quantity: Quantity | Band | Why
    end: int
    doubt: Why | Absent = NOT_STATED


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    scale = r"(?:[十百千]?[万億兆]|[十百千])?"
    return re.compile(rf"\s?(?:{scale})(?P<unit>{'|'.join(map(re.escape, known_units()))})")


@lru_cache(maxsize=1)
def _simple() -> re.Pattern[str]:
    names = "|".join(re.escape(name) for name in known_units() if name not in _OF_DATES)
    return re.compile(rf"([▲△-]?)({DIGITS})({names}|)(以上|以下|未満)?")


_OF_DATES: Final = frozenset({"年", "日", "月", "週"})
_SIMPLE_BOUNDS: Final = {"以上": Bound.AT_LEAST, "以下": Bound.AT_MOST, "未満": Bound.LESS_THAN}


def find_simple(text: str, units: tuple[str, ...]) -> Quantity | None:
    """What the commonest forms say (12,850人以上), without going through them step by step; None for every other form."""
    match = _simple().fullmatch(text)
    if match is None:
        return None
    sign, digits, name, bound = match.groups()
    if name == "m" and _counts_no_length(text, match.start(3), units):
        return None
    if (
        len(digits) > LONGEST
        or _POINT.match(digits)
        or any(unit and name.startswith(unit) and name != unit for unit in units)
    ):
        return None
    number = Decimal(digits.replace(",", ""))
    return Quantity(-number if sign and number else number, 0, spelling(name), _SIMPLE_BOUNDS.get(bound, Bound.NONE))


def find_quantity(text: str, at: int, units: tuple[str, ...]) -> Found | None:
    """The quantity that begins at ``at`` in plain text; None where none begins there."""
    if _WORD.match(text, at) or (at and text[at - 1].isascii() and text[at - 1].isalpha()):
        return None
    prefix = _PREFIX.match(text, at)
    begin = prefix.end() if prefix else at
    before = (prefix["before"] + prefix["after"]) if prefix else ""
    signs = prefix["signs"] if prefix else ""
    share = None if signs else find_share(text, begin, units)
    if share is not None:
        return _with_words(text, share.end, share.quantity, before)
    run = _ZERO.match(text, begin) or _RUN.match(text, begin)
    if run is None or not _counts(text, begin, run.end(), units):
        return None
    return _read(text, run, units, before, signs)


def _counts(text: str, begin: int, end: int, units: tuple[str, ...]) -> bool:
    """Digits always count; a number in kanji does only before a unit: 三回 is one, 三者 is none."""
    if text[begin].isascii() or _ZERO.match(text, begin) or end == len(text):
        return not _WORD.match(text, begin)
    return bool(_unit(text, end, units)[0]) and not _WORD.match(text, begin)


def _read(text: str, run: re.Match[str], units: tuple[str, ...], before: str, signs: str) -> Found:
    """The digits of ``run`` with the signs before them and the words around them."""
    end = run.end()
    written = "0" if run.re is _ZERO else run[0]
    if _BROKEN.match(text, end):
        broken = _BROKEN_RUN.match(text, end)
        return Found(Why.DIGITS, broken.end() if broken else end)
    numeral = parse_numeral(written)
    marks = _SIGN.findall(signs)
    if isinstance(numeral, Why) or len(marks) > 1:
        return Found(numeral if isinstance(numeral, Why) else Why.SIGN, end)
    currency = next((name for mark, name in _CURRENCY.items() if mark in before), "")
    power, end = _thousands(text, end, numeral.power, money=bool(currency) or _counts_no_length(text, end, units))
    begin = end
    unit, end = _unit(text, end, units)
    unit, over = unit or currency, over_in_unit(text[begin:end])
    if not unit and _CUT.search(written):
        return Found(Why.CUT, end)
    if "±" in marks and numeral.number:
        return _around_nothing(text, end, Quantity(numeral.number, power, unit))
    mark = marks[0].casefold() if marks else ""
    bare = Quantity(
        -numeral.number if mark in _NEGATIVE and numeral.number else numeral.number, power, unit, counted_over=over
    )
    whole, end = find_rest(text, run.start(), end, bare)
    found = _with_words(text, end, whole, before, sign=mark)
    if bool(_POINT.match(written)) and isinstance(found.quantity, Quantity):
        return Found(found.quantity, found.end, Why.POINT)
    return _stepped(text, _with_rate(text, found), mark)


def _with_rate(text: str, found: Found) -> Found:
    """3人以上/年: what it is counted over may stand behind the bound."""
    told, end = found.quantity, _rate(text, found.end)
    if not isinstance(told, Quantity) or not told.bound or told.counted_over or end == found.end:
        return found
    return Found(replace(told, counted_over=over_in_unit(f"1{text[found.end : end]}")), end, found.doubt)


def _stepped(text: str, found: Found, mark: str) -> Found:
    """240億円台 is a range. Nobody can know on which side of nothing ▲0％台 lies, nor what a bound before it is a bound of."""
    head = found.quantity
    step = find_step(text, found.end, head) if isinstance(head, Quantity) else None
    if step is None or not isinstance(head, Quantity):
        return found
    doubt = found.doubt
    if head.bound or (mark in _NEGATIVE and not head.number):
        doubt = Why.WORDS if head.bound else Why.SIGN
    return Found(step[0], step[1], doubt)


def _around_nothing(text: str, end: int, size: Quantity) -> Found:
    """±5以内 is a band; ±5 alone may be a deviation from something else."""
    band = Band(replace(size, number=-size.number), size)
    within = _WITHIN.match(text, end)
    return Found(band, within.end()) if within else Found(band, end, Why.SIGN)


_THOUSANDS: Final = (
    (re.compile(r"\s?(?:k|K)(?![A-Za-z0-9])|\s(?i:thousand)\b"), 3),
    (re.compile(r"\s?(?:M|mn)(?![A-Za-z0-9])|\s(?i:million)\b"), 6),
    (re.compile(r"\s?bn(?![A-Za-z0-9])|\s(?i:billion)\b"), 9),
)
_MILLIONS_OF_MONEY: Final = re.compile(r"\s?m(?![A-Za-z0-9])")


def _counts_no_length(text: str, at: int, units: tuple[str, ...]) -> bool:
    """Whether an m at ``at`` can be no metre: what is counted is named behind it (1.2m visits), or declared in an English word."""
    if _COUNTED_BEHIND.match(text, at):
        return True
    return any(map(_ENGLISH_NOUN.fullmatch, units)) and not any(same_dimension(unit, "m") for unit in units)


_COUNTED_BEHIND: Final = re.compile(r"m\s[a-z]{4,}(?<!ss)s(?![a-z])")
_ENGLISH_NOUN: Final = re.compile(r"[A-Za-z ]{4,}")


def _thousands(text: str, at: int, power: int, *, money: bool) -> tuple[int, int]:
    """k, M, million behind a number, as powers of ten; m only of money, and of what can be no length."""
    if power:
        return power, at
    for pattern, scale in _THOUSANDS:
        match = pattern.match(text, at)
        if match:
            return scale, match.end()
    match = _MILLIONS_OF_MONEY.match(text, at) if money else None
    return (6, match.end()) if match else (power, at)


_ORDINAL: Final = re.compile(r"(?:st|nd|rd|th)(?:\s+(?:place|position))?(?=\Z|[\s(),])(?!\s+(?:year|quarter|half|of))")
_ENGLISH_WORD: Final = re.compile(rf"\s\(?(?i:{NO_UNIT})(?![A-Za-z])")


def _unit(text: str, at: int, units: tuple[str, ...]) -> tuple[str, int]:
    """The unit at ``at`` in its usual spelling and where it ends: a unit given, a known one, or a short word that ends there."""
    for name in sorted(units, key=len, reverse=True):
        match = re.compile(rf"\s?{re.escape(name)}").match(text, at) if name else None
        if match:
            longer = _known().match(text, at)  # of 種 and 種類
            if longer and longer.end() > match.end() and same_dimension(spelling(longer["unit"]), spelling(name)):
                name, match = longer["unit"], longer  # noqa: PLW2901
            return spelling(name), _rate(text, match.end())
    ordinal = _ORDINAL.match(text, at)
    if ordinal and at and text[at - 1].isdigit():
        return "位", ordinal.end()
    if _ENGLISH_WORD.match(text, at):
        return "", at
    known = _known().match(text, at)
    if known:
        opened = _OPEN_UNIT.match(text, at)
        rest = opened["unit"][len(known["unit"]) :] if opened is not None and opened.end() > known.end() else ""
        if not rest or _is_tail(rest) or is_step_word(rest):
            return spelling(known["unit"]), _rate(text, known.end())
    opened = _OPEN_UNIT.match(text, at)
    if opened and not re.search("[ぁ-ん]", opened["unit"].replace("か", "")) and not _is_tail(opened["unit"]):
        return parse_unit(opened["unit"]).name, _rate(text, opened.end())
    return (spelling(known["unit"]), known.end()) if known else ("", at)


_RATE_UNITS: Final = r"(?:1|10|百|千|万|100|1,000|1000|10万)?\s?(?:年度|年|月|日|週|人|世帯|回|時間|分|秒|件|か所|km2|km|ha|kWh|kL|kg|t|dL|mL|L|m3|m2|cm2|m|g|戸|校|台|区|市|a|h|s)"
_ENGLISH_RATE: Final = rf"(?:{ENGLISH_OVER})"
_RATE: Final = re.compile(
    rf"(?:\s?/\s?{_RATE_UNITS}(?:[・･⋅·./]{_RATE_UNITS})*(?![0-9A-Za-z])|(?:\s?/\s?{_ENGLISH_RATE})+(?![A-Za-z]))"
)


def _rate(text: str, end: int) -> int:
    """12人/年, 902g/人・日: what stands behind the slash belongs to the unit."""
    match = _RATE.match(text, end)
    return match.end() if match else end


def _is_tail(rest: str) -> bool:
    """Words that often stand right after a unit and are no part of it."""
    return bool(
        re.match(
            r"(?:以|未|超|程|前後|強|弱|余|開催|実施|達成|維持|設置|増|減|削|縮|短|低|上|下|向|拡|確保|現在|時点|中|間|内|目|分|タイ|目標|実績|見込|予定|予算|決算|半(?!期)|ほど|まで|から|を|の|に|が|と|で|は|也)",
            rest,
        )
    )


def _with_words(text: str, end: int, bare: Quantity, before: str, *, sign: str = "") -> Found:
    """The quantity with the bound, the about and the change that stand before or after it. ``sign`` is its own (減 speaks of its size)."""
    about = bool(re.search(_ABOUT_BEFORE, before))
    bound, change, of, doubtful = find_bound_before(before), Change.NONE, BoundOf.EITHER, False
    going = True
    while going:
        going = False
        after = _ABOUT_AFTER.match(text, end)
        if after:
            about, end, going = True, after.end(), True
        found = find_bound_after(text, end)
        if found is not None:
            bound, end, of, doubtful, going = found.bound, found.end, found.of, found.doubtful, True
        for turn, way in CHANGE_AFTER:
            match = turn.match(text, end)
            if match and change is Change.NONE:
                change, end, going = way, match.end(), True
                break
    if sign and change is not Change.NONE:  # ▲10％以上の減少: the sign says it already, and speaks of the size
        told = replace(bare, bound=bound, approximate=about, bound_of=BoundOf.SIZE, doubtful=doubtful)
        return Found(told, end, Why.SIGN)
    of = BoundOf.SIZE if sign == "減" else of
    told = replace(bare, bound=bound, approximate=about, change=change, bound_of=of, doubtful=doubtful)
    if change is not Change.NONE and bare.unit == "倍":  # 1倍増 is 2倍; 2倍増 may be 2倍 or 3倍
        return Found(told, end, Why.WORDS)
    return Found(told, end)
