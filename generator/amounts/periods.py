"""Years, days and parts of a year that stand in a wording beside its number."""

import datetime as dt
import re
from functools import lru_cache
from typing import Final

from msgspec.structs import replace

from generator.amounts.amount import NamedPeriod
from generator.amounts.numerals import Numeral, parse_numeral, plain
from generator.calendars import RefusedDate, YearMonth, YearOnly, parse_fiscal_year, parse_japanese_date

_ERA: Final = (
    r"(?:(?:明治|大正|昭和|平成|令和)\s*(?:元|[0-9]{1,3})|(?<![A-Za-z0-9])[MTSHR]\s?(?:元|[0-9]{1,2})(?![0-9A-Za-z]))"
)
_ERA_DOTTED: Final = r"(?:明治|大正|昭和|平成|令和|(?<![A-Za-z0-9])[MTSHR])\s?(?:元|[0-9]{1,2})"
ANY_YEAR: Final = rf"(?:{_ERA}|(?<![0-9,.])(?:1[89]|20|21)[0-9]{{2}}(?![0-9,]))"
"""A year by its era or in four digits, as a pattern: 令和6, R6, 2024."""
NAMED_YEAR: Final = rf"(?:{ANY_YEAR}\s*年度?|{_ERA})"
"""One that cannot be another number: in four digits only with 年 behind it."""
_KANJI_YEAR: Final = re.compile(r"(明治|大正|昭和|平成|令和)\s*([一二三四五六七八九十]{1,3})(?=年)")
_KANJI_WESTERN: Final = re.compile(r"[一二][〇一二三四五六七八九]{3}(?=年)")
SEVERAL_YEARS: Final = re.compile(
    rf"{ANY_YEAR}\s*(?:年度?)?\s*(?:~|から|-)\s*(?:{ANY_YEAR}|[0-9]{{1,2}}(?=\s*年))\s*(?:年度?)?(?:まで|の|間|合計|累計)*"
)
_TOGETHER: Final = re.compile(
    r"(?:[0-9]{1,2}|[二三四五六七八九十])\s*(?:か|ヶ|カ|ケ|箇|個)?\s*年(?:度分|間|分)?\s*(?:の|で|を通じて?|全体)*\s*(?:合計|累計|累積|総計|延べ|計(?!画)|平均)"
    r"|(?:[0-9]{1,2}|[二三四五六七八九十])\s*(?:(?:か|ヶ|カ|ケ|箇|個)\s*年(?:計画)?(?:間)?|年間)\s*(?:で|に(?!(?:1|一)[回度件人])|の間に|を通じ|分)"
    r"|(?<![0-9和成正治昭A-Za-z~-])(?:[2-9]|1[0-9]|[二三四五六七八九十])\s*年で(?!度)|/\s*(?:[2-9]|1[0-9])\s*(?:か|ヶ|カ|ケ|箇)?\s*年間?(?![0-9度])"
    r"|[(\[]\s*(?:[0-9]{1,2}|[二三四五六七八九十])\s*(?:(?:か|ヶ|カ|ケ|箇|個)\s*年|年間|年度?分)\s*[)\]]"
    r"|(?:計画|実施|対象|推進)期間(?:中|内|全体|の?(?:合計|累計|総計|計(?!画)|平均)|を通じ|で)|期間(?:中|内)?の?(?:合計|累計|総計|平均|計(?!画))"
)
_SUM_OF_YEARS: Final = re.compile("合計|累計|累積|総計|間で|平均|計(?!画)")
_FISCAL: Final = re.compile(rf"(?P<year>{ANY_YEAR})\s*年度")
_WESTERN: Final = r"(?<![0-9,.])(?:1[89]|20|21)[0-9]{2}"
_NUMERIC_DAY: Final = r"\s*(?:[0-9]{1,2})(?![0-9,人件回])"
_DAY: Final = re.compile(
    rf"(?P<date>{ANY_YEAR}\s*年(?:\s*[0-9]{{1,2}}\s*月(?:\s*[0-9]{{1,2}}\s*日)?)?"
    rf"|{_ERA_DOTTED}[./-]{_NUMERIC_DAY}(?:[./-]{_NUMERIC_DAY})?"
    rf"|{_WESTERN}(?:[/-]{_NUMERIC_DAY}(?:[/-]{_NUMERIC_DAY})?|\.{_NUMERIC_DAY}\.{_NUMERIC_DAY}))(?![間度])"
)
_ENGLISH_FISCAL: Final = re.compile(
    r"(?:(?<![A-Za-z])(?i:FY|fiscal year|financial year)\s?(?:(?P<short>[0-9]{2})|(?P<long>20[0-9]{2}))(?:\s?[/-]\s?(?:20)?(?P<next>[0-9]{2}))?|(?<![0-9,./-])(?P<year>20[0-9]{2})\s?[/-]\s?(?:20)?(?P<after>[0-9]{2}))(?![0-9,./年月日-])"
)
"""2024/25, FY2024, FY24: a year called by the year after alone (2011/12) may be a month of it."""
_ERA_ALONE: Final = re.compile(rf"(?P<year>{_ERA})")
_YEARLESS: Final = re.compile(
    r"(?P<month>[0-9]{1,2})月(?!間|額|当)(?:\s*(?P<day>[0-9]{1,2})日(?!間))?|(?P<fy>[0-9]{1,2})年度"
)
_PART: Final = re.compile(
    r"第?\s*(?P<quarter>[1-4一二三四])\s*四半期|(?P<half>[上下])(?:半期|期)|(?<![A-Za-z])Q(?P<q>[1-4])(?![0-9])"
)
_MONTHS: Final = re.compile(
    rf"(?:(?P<year>{ANY_YEAR})\s*(?P<called>年度?)\s*)?(?<![0-9])(?P<since>[0-9]{{1,2}})(?:月(?:\s*1日)?)?\s*(?:~|-|から)\s*(?P<next>翌年?の?)?(?P<month>[0-9]{{1,2}})月(?!間|額|当)(?:\s*(?P<day>[0-9]{{1,2}})日(?!間))?"
)
_MAY_BEGIN: Final = re.compile(
    r"[0-9]{1,4}\s*[年月~/.か四-]|第?\s*[1-4一二三四]\s*四半期|[上下](?:半期|期)|Q[1-4]|(?i:f)[^0-9]|明治|大正|昭和|平成|令和|[MTSHR]\s?[元0-9]"
)
"""How each of the periods above begins: where none of these stands, none does, and texts are long."""
_TRAIL: Final = re.compile(r"\s*(?:末日?|時点|現在|中|分|まで|締め?)*(?:に(?=\s?約?[0-9]))?")
_UNTIL: Final = re.compile("末|時点|現在|まで|締")
_QUARTERS: Final = "一二三四"
OF_ANOTHER_MOMENT: Final = "以降|以後|から|より|予定|見込|施行|公表|公布|適用"
"""Words, as a pattern, beside which a date is not the one of the thing itself: when something begins to count, or is only meant to be."""


@lru_cache(maxsize=4096)
def names_several_years(text: str, *, only_sums: bool = False) -> bool:
    """Whether a wording speaks of years taken together: 5年間で, 計画期間中に, (令和4~8年度の合計); with ``only_sums`` only where it says so.

    R4~R8 alone may be all of them together, and each of them.
    """
    written = in_digits(plain(text))
    if _CHANGES.search(written):
        return False  # 5年間で10%増 is a change in that time
    if _TOGETHER.search(written):
        return True
    several = SEVERAL_YEARS.search(written)
    return several is not None and (not only_sums or _SUM_OF_YEARS.search(written) is not None)


_CHANGES: Final = re.compile("増|減|倍|アップ|上昇|低下|[+▲△▼]|伸")


def in_digits(text: str) -> str:
    """Years in kanji as digits: 令和六年度 is 令和6年度, 二〇二四年 is 2024年."""
    text = _KANJI_YEAR.sub(lambda found: found[1] + _counted(found[2]), text)
    return _KANJI_WESTERN.sub(
        lambda found: "".join(str("〇一二三四五六七八九".index(letter)) for letter in found[0]), text
    )


def _counted(kanji: str) -> str:
    numeral = parse_numeral(kanji)
    return str(int(numeral.number)) if isinstance(numeral, Numeral) else kanji


@lru_cache(maxsize=4096)
def find_period(text: str, at: int) -> tuple[NamedPeriod, int] | None:
    """The period that begins at ``at`` in plain text, and where it ends; None where none begins there."""
    for pattern, read in (
        (_PART, _part),
        (_ENGLISH_FISCAL, _english_fiscal),
        (_MONTHS, _months),
        (_FISCAL, _fiscal),
        (_DAY, _day),
        (_ERA_ALONE, _fiscal),
        (_YEARLESS, _yearless),
    ):
        match = pattern.match(text, at)
        period = read(match) if match else None
        if match and period is not None:
            trail = _TRAIL.match(text, match.end())
            if trail is None:
                return period, match.end()
            until = period.until or bool(_UNTIL.search(trail[0]))
            alone = period.month if "分" in trail[0] and not period.day and not until else 0  # 9月分 is of that month
            return replace(period, until=until, since=period.since or alone), trail.end()
    return None


_CALLED_BASE: Final = r"基準年度?\s*(?:は|:|=)?\s*"
_IS_BASE: Final = r"\s*(?:を|の)?\s*(?:基準|対比|比)(?:年度?)?(?:とする|とした|として)?"
_END: Final = r"(?=\s*(?:[)\]〕】、。]|\Z))"
_BASE_BEFORE: Final = re.compile(rf"{_CALLED_BASE}\Z")
_BASE_BEHIND: Final = re.compile(rf"{_IS_BASE}{_END}")
_ENDS: Final = re.compile(_END)
_BASE_YEAR: Final = re.compile(rf"(?:{NAMED_YEAR}{_IS_BASE}|{_CALLED_BASE}{NAMED_YEAR}){_END}")


def rates_from_year(text: str, begin: int, end: int) -> bool:
    """Whether the period between two places of a plain text is the year from which a rate is reckoned: 2013年度基準, 基準年:2013年度."""
    if _BASE_BEHIND.match(text, end):
        return True
    return _BASE_BEFORE.search(text[:begin]) is not None and _ENDS.match(text, end) is not None


def without_base_year(text: str) -> str:
    """A plain text without the years from which rates are reckoned: 12%（2013年度基準） is 12%（）."""
    return _BASE_YEAR.sub("", text)


def _months(match: re.Match[str]) -> NamedPeriod | None:
    """4〜9月: counted from the first of these months to the end of the last."""
    since, month = int(match["since"]), int(match["month"])
    if not 1 <= since <= 12 or not 1 <= month <= 12 or since == month:
        return None
    year = parse_fiscal_year(match["year"]) if match["year"] else 0
    if isinstance(year, RefusedDate):
        return None
    fiscal = match["called"] == "年度"
    if year and not fiscal and (match["next"] or month < since):
        year += 1
    return NamedPeriod(year, month, int(match["day"] or 0), fiscal=fiscal, until=True, since=since)


def _part(match: re.Match[str]) -> NamedPeriod:
    if match["half"]:
        return NamedPeriod(part="h1" if match["half"] == "上" else "h2")
    quarter = match["quarter"] or match["q"]
    return NamedPeriod(part=f"q{_QUARTERS.index(quarter) + 1 if quarter in _QUARTERS else quarter}")


def _fiscal(match: re.Match[str]) -> NamedPeriod | None:
    year = parse_fiscal_year(match["year"])
    if isinstance(year, RefusedDate):
        return NamedPeriod(year.meant.year, fiscal=True) if isinstance(year.meant, YearOnly) else None
    return NamedPeriod(year, fiscal=match.re is _FISCAL)


def _english_fiscal(match: re.Match[str]) -> NamedPeriod | None:
    year = int(match["year"] or match["long"] or f"20{match['short']}")
    after = match["next"] or match["after"]
    if after and (int(after) != (year + 1) % 100 or (match["year"] and int(after) <= 12)):
        return None
    return NamedPeriod(year, fiscal=True)


def _day(match: re.Match[str]) -> NamedPeriod | None:
    moment = parse_japanese_date(match["date"])
    if isinstance(moment, RefusedDate):
        if not isinstance(moment.meant, dt.date | YearMonth | YearOnly):
            return None
        moment = moment.meant
    if isinstance(moment, dt.date):
        return NamedPeriod(moment.year, moment.month, moment.day)
    if isinstance(moment, YearMonth):
        return NamedPeriod(moment.year, moment.month)
    return NamedPeriod(moment.year, calendar=True)


def _yearless(match: re.Match[str]) -> NamedPeriod | None:
    if match["fy"]:
        return NamedPeriod(fiscal=True)
    month, day = int(match["month"]), int(match["day"] or 0)
    return NamedPeriod(0, month, day) if 1 <= month <= 12 and day <= 31 else None


def joined(one: NamedPeriod, other: NamedPeriod) -> NamedPeriod | None:
    """Two halves of one period: 令和6年度 and 第1四半期; None where they are two periods."""
    if (one.year and other.year) or (one.month and other.month):
        return None
    return NamedPeriod(
        one.year or other.year,
        one.month or other.month,
        one.day or other.day,
        one.part or other.part,
        one.fiscal or other.fiscal,
        one.calendar or other.calendar,
        one.until or other.until,
        one.since or other.since,
    )


def periods_in(text: str) -> tuple[NamedPeriod, ...]:
    """All periods that a text names, in their order."""
    written = in_digits(plain(text))
    found: list[NamedPeriod] = []
    at = 0
    while may_begin := _MAY_BEGIN.search(written, at):
        period = find_period(written, may_begin.start())
        if period is not None:
            found.append(period[0])
        at = period[1] if period else may_begin.start() + 1
    return tuple(found)
