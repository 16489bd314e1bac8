"""Units: their usual spelling, the scale that stands before them, and which of them measure the same thing."""

import decimal
import re
from decimal import Decimal
from functools import lru_cache
from typing import Final

from generator.amounts.amount import Quantity, exact_product
from generator.amounts.numerals import plain
from generator.model.basics import NOT_STATED, Absent, Record
from generator.model.money import Money

_SPELLINGS: Final[dict[str, str]] = {
    "名": "人", "¥": "円", "パーセント": "%", "パーセンテージ": "%", "%ポイント": "ポイント", "pt": "ポイント", "pts": "ポイント",
    "箇所": "か所", "個所": "か所", "カ所": "か所", "ヶ所": "か所", "ケ所": "か所", "ヵ所": "か所", "ヶ月": "か月", "カ月": "か月",
    "ケ月": "か月", "ヵ月": "か月", "箇月": "か月", "カ国": "か国", "ヶ国": "か国", "ヵ国": "か国", "ヘクタール": "ha", "アール": "a",
    "平方メートル": "m2", "平米": "m2", "平方キロメートル": "km2", "立方メートル": "m3", "メートル": "m", "キロメートル": "km",
    "センチメートル": "cm", "ミリメートル": "mm", "グラム": "g", "キログラム": "kg", "キロ": "kg", "トン": "t", "リットル": "L", "l": "L",
    "キロリットル": "kL", "kl": "kL", "ml": "mL", "ミリリットル": "mL", "才": "歳", "日間": "日", "年間": "年", "℃": "°C",
    "トンCO2": "t-CO2", "トン-CO2": "t-CO2", "キログラムCO2": "kg-CO2", "デシベル": "dB", "db": "dB",
    "persons": "人", "people": "人", "yen": "円", "hours": "時間", "minutes": "分", "days": "日", "percent": "%", "per cent": "%", "per mille": "‰", "パーミル": "‰", "パーミリ": "‰",
    "person": "人", "hour": "時間", "hrs": "時間", "hr": "時間", "minute": "分", "mins": "分", "min": "分", "seconds": "秒", "secs": "秒", "day": "日", "weeks": "週間", "months": "か月",
    "tonnes": "t", "tonne": "t", "kilograms": "kg", "grams": "g", "litres": "L", "liters": "L", "metres": "m", "meters": "m", "kilometres": "km", "kilometers": "km", "hectares": "ha", "square metres": "m2", "cubic metres": "m3",
    "percentage points": "ポイント", "percentage point": "ポイント", "pp": "ポイント",
    "pounds": "£", "GBP": "£", "ポンド": "£", "英ポンド": "£", "dollars": "$", "USD": "$", "US$": "$", "ドル": "$", "米ドル": "$", "euros": "€", "euro": "€", "EUR": "€", "ユーロ": "€",
}  # fmt: skip
_DIMENSIONS: Final[dict[str, tuple[str, Decimal]]] = {
    "mm": ("m", Decimal("0.001")), "cm": ("m", Decimal("0.01")), "km": ("m", Decimal(1000)), "a": ("m2", Decimal(100)),
    "ha": ("m2", Decimal(10000)), "km2": ("m2", Decimal(1000000)), "kg": ("g", Decimal(1000)), "t": ("g", Decimal(1000000)),
    "mg": ("g", Decimal("0.001")), "時間": ("秒", Decimal(3600)), "分": ("秒", Decimal(60)), "割": ("%", Decimal(10)), "‰": ("%", Decimal("0.1")), "年": ("か月", Decimal(12)), "週間": ("日", Decimal(7)),
    "mL": ("L", Decimal("0.001")), "kL": ("L", Decimal(1000)), "m3": ("L", Decimal(1000)), "kWh": ("Wh", Decimal(1000)),
    "t-CO2": ("g-CO2", Decimal(1000000)), "tCO2": ("g-CO2", Decimal(1000000)), "kt-CO2": ("g-CO2", Decimal(1000000000)), "ktCO2": ("g-CO2", Decimal(1000000000)),
    "kg-CO2": ("g-CO2", Decimal(1000)), "kgCO2": ("g-CO2", Decimal(1000)), "種": ("種類", Decimal(1)), "人・日": ("人日", Decimal(1)), "人・月": ("人月", Decimal(1)), "人・回": ("人回", Decimal(1)),
    **dict.fromkeys(("residents", "citizens", "participants", "attendees", "visitors", "users", "learners", "volunteers", "students", "pupils", "children", "members", "employees", "staff"), ("人", Decimal(1))),
    "MWh": ("Wh", Decimal(1000000)), "GWh": ("Wh", Decimal(1000000000)), "kW": ("W", Decimal(1000)), "MW": ("W", Decimal(1000000)),
}  # fmt: skip
_COUNTERS: Final = (
    "円", "人", "件", "回", "位", "点", "%", "‰", "ポイント", "£", "$", "€", "か所", "か月", "か国", "台", "本", "枚", "冊", "部", "棟", "戸", "世帯", "校", "園",
    "館", "社", "者", "団体", "組", "組織", "地区", "地域", "自治会", "事業", "事務事業", "施設", "市町村", "時間", "分", "秒", "日", "週間", "週", "年", "歳",
    "倍", "割", "m", "mm", "cm", "km", "m2", "m3", "km2", "ha", "a", "g", "mg", "kg", "t", "L", "mL", "kL", "W", "kW", "MW", "Wh", "kWh", "MWh",
    "GWh", "ウォン", "人民元", "MJ", "GJ", "dB", "ppm", "ppb", "°C", "度", "頭", "羽", "匹", "株", "袋", "箱", "個", "品", "種", "種類", "項目", "路線", "便", "席", "床",
    "室", "店", "店舗", "企業", "事業所", "事業者", "隻", "基", "機", "面", "通", "票", "コース", "講座", "クラス", "学級", "チーム", "グループ", "サークル",
    "区画", "筆", "区域", "段階", "級", "人日", "人月", "人回", "人・日", "人・月", "人・回", "人・時間", "台・km", "μg", "kt-CO2", "ktCO2", "g-CO2", "人工", "FTE", "t-CO2", "tCO2", "kg-CO2", "kgCO2", "アクセス", "ページ", "ビュー",
    "PV", "フォロワー", "食", "泊", "人泊", "組合", "会場", "講義", "分野", "計画", "制度", "条例", "議案", "ケース", "世代", "車両", "巡", "周", "号", "章", "問",
)  # fmt: skip
_KNOWN: Final = frozenset(_COUNTERS) | frozenset(_SPELLINGS)
SCALE_WORDS: Final = {
    small_power + big_power: f"{small}{big}"
    for big, big_power in (("", 0), ("万", 4), ("億", 8), ("兆", 12))
    for small, small_power in (("", 0), ("十", 1), ("百", 2), ("千", 3))
}
_POWERS: Final = {scale: power for power, scale in SCALE_WORDS.items()}
_SCALE: Final = re.compile(r"(?:[十百千]?[万億兆]|[十百千])")
_OPENING: Final = re.compile(r"[(\[〔［「【]")
_CLOSING: Final = ")]〕］」】"
_RATE: Final = re.compile(r"(?<=.)/.*|(?<=[A-Za-z£$€%])\s+per\s+(?!cent|mille).*")
_ONE_UNIT: Final = re.compile(r"(?:延べ?|総|年間|のべ)")
_EXACT: Final = decimal.Context(prec=200, traps=[decimal.Inexact, decimal.DivisionByZero, decimal.InvalidOperation])


_MONEY_SCALED: Final = re.compile(
    r"(US\$|[£$€])\s?\(?(k|m|mn|bn|thousand|million|billion|,?000)(?:'?s)?\)?", re.IGNORECASE
)
_THOUSANDS: Final = {"000": 3, ",000": 3, "k": 3, "thousand": 3, "m": 6, "mn": 6, "million": 6, "bn": 9, "billion": 9}
SHORT_SCALES: Final = {0: "", 3: "k", 6: "m", 9: "bn"}
FOREIGN_MONEY: Final = frozenset({"£", "$", "€", "ウォン", "人民元"})


class Unit(Record, frozen=True):
    """A unit in its usual spelling and the power of ten before it: 百万円 is (6, 円)."""

    power: int
    name: str


def known_units() -> tuple[str, ...]:
    """All spellings that are units by themselves, the longest first."""
    return tuple(sorted(_KNOWN, key=lambda name: (-len(name), name)))


@lru_cache(maxsize=4096)
def spelling(name: str) -> str:
    """The usual spelling of a unit: 名 is 人, カ所 is か所."""
    name = name.strip()
    found = _SPELLINGS.get(name)
    return found if found is not None else _SPELLINGS.get(name.lower(), name) if name.isascii() else name


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> Unit:
    """A declared unit. What stands in brackets or after a slash does not count: 回（月当たり） is 回, 人/年 is 人."""
    name = _without_brackets(plain(text)) or plain(text).strip("()[]〔〕「」【】")
    money = _MONEY_SCALED.fullmatch(name.strip())
    if money is not None:
        return Unit(_THOUSANDS[money[2].casefold()], spelling(money[1]))
    of_people = _OF_PEOPLE.fullmatch(name.strip())
    if of_people is not None:
        return Unit(0, f"人口{_NAMED_SIZES[_size_of(of_people)]}対")
    bare = _ONE_UNIT.sub("", _RATE.sub("", name).strip(), count=1).strip() or name
    scale = _SCALE.match(bare)
    if scale is not None and spelling(bare[scale.end() :]) in _KNOWN:
        return Unit(_POWERS[scale[0]], spelling(bare[scale.end() :]))
    english = _ENGLISH_SCALED.fullmatch(bare)
    if english is not None:
        return Unit(_ENGLISH_SCALES[english[1].casefold()], spelling(english[2] or ""))
    return Unit(0, spelling(bare))


_ENGLISH_SCALES: Final = {
    "thousand": 3,
    "thousands": 3,
    "million": 6,
    "millions": 6,
    "mn": 6,
    "billion": 9,
    "billions": 9,
    "bn": 9,
}
_ENGLISH_SCALED: Final = re.compile(rf"(?i:({'|'.join(_ENGLISH_SCALES)}))(?:\s+(?:of\s+)?([A-Za-z].*))?")


def worth(money: Money) -> Decimal:
    """An amount in its whole currency, so that amounts in several units can be held against each other: of 1.1百万円 as of 1,100千円 1100000."""
    return exact_product(money.number, Decimal(10) ** parse_unit(money.unit).power)


def parse_printed(text: str, declared: Unit) -> Unit:
    """A unit as printed at a number (千homes), which may be the ``declared`` one with a scale before it, whether or not it is a known one."""
    scale = _SCALE.match(text)
    if scale is not None and spelling(text[scale.end() :]) in ("", declared.name):
        return Unit(_POWERS[scale[0]], declared.name)
    return parse_unit(text)


@lru_cache(maxsize=4096)
def own_units(text: str | Absent) -> tuple[str, ...]:
    """The spellings in which a declared unit may stand behind a number: whole, with all its signs (g/人・日), and as it counts (g); none of no unit."""
    if isinstance(text, Absent):
        return ()
    whole = _without_brackets(plain(text)).strip()
    return tuple(dict.fromkeys(name for name in (whole, parse_unit(text).name) if name))


def _without_brackets(text: str) -> str:
    """A unit without all that stands from its first opening to its last closing bracket."""
    opening, closing = _OPENING.search(text), max(map(text.rfind, _CLOSING))
    if opening is None or closing < opening.start():
        return text
    return text[: opening.start()].rstrip() + text[closing + 1 :].lstrip()


_PER_PEOPLE: Final = re.compile(
    r"(?:人口|出生|出産|児童|生徒|女性|男性)?\s?(?P<size>10万|1万|千|万|1,?000|100,?000|10,?000)人?対"
)
"""Rates of people: 人口10万対, 出生千対. What is counted may be told as 人 or 件, and of a thousand as ‰."""
_OF_PEOPLE: Final = re.compile(r"(?:人|名|件)\s?/\s?(?:人口)?\s?(?P<size>10万|1万|千|万|1,?000|100,?000|10,?000)人")
_NAMED_SIZES: Final = {1000: "千", 10000: "1万", 100000: "10万"}
_SIZES: Final = {"10万": 100000, "1万": 10000, "万": 10000, "千": 1000}


def _size_of(match: re.Match[str]) -> int:
    return _SIZES.get(match["size"]) or int(match["size"].replace(",", ""))


def is_share(name: str) -> bool:
    """Whether a unit (usual spelling) is one of shares: %, ‰, 割."""
    return _base(name)[0] == "%"


def same_dimension(one: str, other: str) -> bool:
    """Whether two units (usual spelling) measure the same thing: ha and m2, 時間 and 分, 事務事業 and 事業."""
    one, other = _RATE.sub("", one), _RATE.sub("", other)
    if one == other or _base(one)[0] == _base(other)[0] or _counts_people(one, other) or _counts_people(other, one):
        return True
    longer, shorter = sorted((one, other), key=len, reverse=True)
    return len(shorter) > 1 and not shorter.isascii() and longer.endswith(shorter)


def fits_declared(unit: str, spelled: tuple[str, ...]) -> bool:
    """Whether a unit measures what the declared one does, which may stand there as any of ``spelled``; no unit does not."""
    return bool(unit) and any(same_dimension(unit, each) for each in spelled)


def _counts_people(counted: str, rate: str) -> bool:
    return counted in ("人", "件") and _PER_PEOPLE.fullmatch(rate) is not None


def _base(name: str) -> tuple[str, Decimal]:
    name = spelling(name)
    of_people = _PER_PEOPLE.fullmatch(name)
    if of_people is not None:
        return "%", Decimal(100) / _size_of(of_people)
    return _DIMENSIONS.get(name, (name, Decimal(1)))


def converted(quantity: Quantity, unit: Unit) -> Decimal | Absent:
    """The quantity's number in ``unit``; Absent where it measures something else or where the number would have no end.

    A quantity that names no unit stands in ``unit`` already, unless it has a scale of its own.
    """
    if not quantity.unit:
        if quantity.power in (0, unit.power):
            return quantity.number
        return _divided(quantity.total, Decimal(10) ** unit.power) if quantity.power else quantity.number
    if not same_dimension(quantity.unit, unit.name):
        return NOT_STATED
    ours, theirs = _base(_RATE.sub("", quantity.unit))[1], _base(unit.name)[1]
    if _counts_people(_RATE.sub("", quantity.unit), unit.name):
        theirs = ours  # 12.3人 of each 10万人 is 12.3
    if quantity.over != 1:
        under = exact_product(Decimal(10) ** unit.power, exact_product(theirs, Decimal(quantity.over)))
        return _divided(exact_product(quantity.total, ours), under)
    if quantity.power == unit.power and ours == theirs:
        return quantity.number
    return _divided(exact_product(quantity.total, ours), exact_product(Decimal(10) ** unit.power, theirs))


def rounded(quantity: Quantity, unit: Unit, places: int) -> tuple[Decimal, ...]:
    """What a number without an end may be told as with so many decimals: of 3分の1 33.3; of 2/3 both 66.6 and 66.7.

    The same for minutes told in hours (2時間20分: 2.33), but not without any decimal: 2 is no 2時間20分.
    """
    endless = quantity.over != 1 or (places > 0 and isinstance(converted(quantity, unit), Absent))
    if not endless or unit.power or not same_dimension(quantity.unit, unit.name):
        return ()
    ours, theirs = _base(quantity.unit)[1], _base(unit.name)[1]
    quotient = _ROUGH.divide(exact_product(quantity.total, ours), exact_product(theirs, Decimal(quantity.over)))
    step = Decimal((0, (1,), -places))
    return tuple(quotient.quantize(step, rounding=way, context=_ROUGH) for way in _WAYS)


_ROUGH: Final = decimal.Context(prec=60)
_WAYS: Final = (decimal.ROUND_HALF_UP, decimal.ROUND_DOWN)


def _divided(number: Decimal, by: Decimal) -> Decimal | Absent:
    try:
        quotient = _EXACT.divide(number, by)
    except (decimal.Inexact, decimal.DivisionByZero, decimal.InvalidOperation):
        return NOT_STATED
    return (
        quotient.quantize(Decimal(1))
        if quotient == quotient.to_integral_value() and len(quotient.as_tuple().digits) < 28
        else quotient
    )
