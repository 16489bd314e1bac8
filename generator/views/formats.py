"""Numbers, years and dates as text."""

import datetime as dt
import decimal
import re
import unicodedata
from decimal import Decimal
from functools import lru_cache
from typing import Final

from generator.amounts import Quantity, ReadAmount, own_units, parse_amount, parse_unit, says_itself, unit_text
from generator.calendars import (
    calendar_label,
    day_text,
    era_names,
    era_year_of_calendar,
    era_year_of_fiscal,
    fiscal_label,
)
from generator.model.basics import Absent, Reason, YearSpan
from generator.model.figures import (
    Direction,
    Done,
    Figure,
    Missing,
    Number,
    Period,
    PeriodKind,
    Range,
    Rating,
    Value,
    Wording,
)
from generator.wording.words import Words

_ONE_DECIMAL: Final = Decimal("0.1")
_ANY_SIZE: Final = decimal.Context(prec=decimal.MAX_PREC, Emax=decimal.MAX_EMAX, Emin=decimal.MIN_EMIN)


def number_text(value: Decimal) -> str:
    """A number with its digits as published: 12800 is 12,800, 61.0 stays 61.0."""
    return f"{value:,f}"


@lru_cache(maxsize=512)
def year_text(fiscal_year: int) -> str:
    """The usual name of a fiscal year in a sentence: 令和元年度."""
    return era_year_of_fiscal(fiscal_year)


@lru_cache(maxsize=512)
def axis_year(fiscal_year: int) -> str:
    """The era year under an axis: 令和元 (its Gregorian year stands below)."""
    names = era_names(fiscal_year)
    return names[0].removesuffix("年度") if names else ""


@lru_cache(maxsize=512)
def both_years(fiscal_year: int) -> str:
    """A fiscal year in both calendars: 令和元年度（2019年度）."""
    return fiscal_label(fiscal_year)


def part_text(part: str, words: Words) -> str:
    """A part of a year (``q1``, ``h2``, ``m4``) as it stands behind the year: 第1四半期."""
    own = words.figure.part
    match part[:1]:
        case "q":
            return own.quarter.format(number=part[1:])
        case "h":
            return own.first_half if part == "h1" else own.second_half
        case _:
            return own.month.format(number=part[1:])


def attainment_text(share: Decimal) -> str:
    """A share as a percentage with one decimal, rounded down: 0.9999 is 99.9%, never 100.0%."""
    percentage = _ANY_SIZE.multiply(share, Decimal(100))
    return f"{percentage.quantize(_ONE_DECIMAL, rounding=decimal.ROUND_FLOOR, context=_ANY_SIZE):,}%"


def period_text(period: Period, words: Words) -> str:
    """A period in both ways of counting years: 令和元年度（2019年度）第1四半期, 平成25年（2013年）."""
    if period.kind is PeriodKind.DAY:
        return date_text(dt.date.fromisoformat(period.part))
    years = _both_years_of(period.kind, period.fiscal_year)
    if period.first_year:
        return words.place.period.format(first=_both_years_of(period.kind, period.first_year), last=years)
    return years + _part_of(period, words) if period.part else years


def period_in_sentence(period: Period, words: Words) -> str:
    """A period in a sentence: 令和元年度第1四半期."""
    if period.kind is PeriodKind.DAY:
        return date_text(dt.date.fromisoformat(period.part))
    year = _year_of(period.kind, period.fiscal_year)
    if period.first_year:
        return words.place.period.format(first=_year_of(period.kind, period.first_year), last=year)
    return year + _part_of(period, words) if period.part else year


def _year_of(kind: PeriodKind, year: int) -> str:
    """令和元年度, of a calendar year 令和元年, of a school year 令和元学年度."""
    if kind is PeriodKind.CALENDAR:
        return era_year_of_calendar(year)
    return _in_school_years(year_text(year)) if kind is PeriodKind.SCHOOL else year_text(year)


def _both_years_of(kind: PeriodKind, year: int) -> str:
    if kind is PeriodKind.CALENDAR:
        return calendar_label(year)
    return _in_school_years(both_years(year)) if kind is PeriodKind.SCHOOL else both_years(year)


def _in_school_years(text: str) -> str:
    return text.replace("年度", "学年度")


def _part_of(period: Period, words: Words) -> str:
    """A part behind its year. Quarters and halves of a calendar year are told by their months, so that none is taken for one of a fiscal year."""
    part = period.part
    if period.kind is not PeriodKind.CALENDAR or part[0] == "m":
        return part_text(part, words)
    months = 3 if part[0] == "q" else 6
    last = int(part[1:]) * months
    return words.figure.part.calendar_months.format(first=last - months + 1, last=last)


def span_text(span: YearSpan, words: Words) -> str:
    """The years of a plan: 令和2年度～令和6年度; one year where both ends are the same, "" where neither is known."""
    first, last = span.first, span.last
    begin = "" if isinstance(first, Absent) else year_text(first)
    end = "" if isinstance(last, Absent) else year_text(last)
    if begin == end:
        return begin
    return words.place.period.format(first=begin, last=end)


@lru_cache(maxsize=512)
def date_text(day: dt.date) -> str:
    """2024年10月1日."""
    return day_text(day)


@lru_cache(maxsize=4096)
def tells(title: str, years: str) -> bool:
    """Whether a published title already says the years, in full-width figures or not, with the years of our era beside them or not."""
    return _plain_years(years) in _plain_years(title)


def _plain_years(text: str) -> str:
    """The text with its years as this site writes them: 令和5年度~令和8年度 for 令和５（2023）～８年度 and 令和5年度から令和8年度."""
    plain = _TO.sub("~", _OUR_ERA.sub("", "".join(unicodedata.normalize("NFKC", text).split())))
    return _SPAN.sub(r"\1\2年度~\1\3年度", plain)


_OUR_ERA, _TO = re.compile(r"\((?:19|20)[0-9]{2}(?:年度?)?\)"), re.compile(r"[〜‐–—―-]|から")
_SPAN: Final = re.compile(r"(令和|平成|昭和)([0-9]+|元)(?:年度?)?~(?:\1)?([0-9]+)年度")


def absent_text(absent: Absent, words: Words) -> str:
    """Why a value is absent, with the remark published or made about it; the document's words alone where they are the reason."""
    if says_itself(absent.note, absent.reason):
        return absent.note
    reason = words.reasons[absent.reason]
    return words.reason_and_note.format(reason=reason, note=absent.note) if absent.note else reason


def value_text(value: Value, words: Words) -> str:
    """A typed value in words, for figures without a published wording and for lists."""
    match value:
        case Number():
            number = number_text(value.value)
            return words.chart.approximate.format(number=number) if value.approximate else number
        case Range():
            band = words.figure.range.format(low=number_text(value.low), high=number_text(value.high))
            return words.chart.approximate.format(number=band) if value.approximate else band
        case Wording():
            return value.text
        case Done():
            return words.figure.wording_done if value.done else words.figure.wording_not_done
        case Rating():
            return value.named
        case Missing():
            return absent_text(value.absent, words)


def missing_text(figure: Figure, absent: Absent, words: Words) -> str:
    """What stands in the place of a value: the document's words where they say why, a mark of theirs (―) with the reason, else the reason alone."""
    published, reason = figure.as_published, absent_text(absent, words)
    if isinstance(published, Absent):
        return reason
    plain = unicodedata.normalize("NFKC", published)
    if not absent.note and any(word in plain for word in (words.reasons[absent.reason], *absent.reason.japanese)):
        return published
    return (
        reason
        if published == words.reasons[absent.reason]
        else words.reason_and_note.format(reason=published, note=reason)
    )


def said_absence(figure: Figure | Absent, words: Words) -> str:
    """What a document says in the place of a value; "" of a value, and where the reason is one that only this site gives."""
    if isinstance(figure, Absent) or not isinstance(figure.value, Missing):
        return ""
    ours = isinstance(figure.as_published, Absent) and figure.value.absent.reason in _OURS
    return "" if ours else missing_text(figure, figure.value.absent, words)


_OURS: Final = (Reason.NOT_IN_SOURCE, Reason.NOT_LEGIBLE, Reason.NOT_YET)
_HOPED: Final = "見込"


def figure_text(figure: Figure, words: Words) -> str:
    """A figure as published; in words where there is no published wording. A mark that stands for no value (―) tells its reason too, a forecast that it is one."""
    published = figure.as_published
    if isinstance(figure.value, Missing):
        return missing_text(figure, figure.value.absent, words)
    text = value_text(figure.value, words) if isinstance(published, Absent) else published
    if figure.forecast and (figure.undated or _HOPED not in text):
        note = words.figure.undated if figure.undated else words.figure.forecast
        return words.reason_and_note.format(reason=text, note=note)
    return text


def value_note(figure: Figure, words: Words) -> str:
    """Of when a value is, and that it is provisional where its wording does not tell: 令和6年度、速報値."""
    told = period_in_sentence(figure.period, words)
    if not figure.provisional or says_provisional(str(figure.as_published)):
        return told
    return words.list_separator.join((told, words.figure.provisional))


def says_provisional(wording: str) -> bool:
    """Whether a published wording tells by itself that the value is provisional (速報値, 暫定)."""
    return _EARLY.search(wording) is not None


_EARLY: Final = re.compile("速報|暫定|(?i:provisional|preliminary)")


def quantity(value: Decimal, unit: str, *, approximate: bool, words: Words) -> str:
    """A number with its unit: 約12,000人."""
    text = with_unit(number_text(value), unit)
    return words.chart.approximate.format(number=text) if approximate else text


def with_unit(number: str, unit: str) -> str:
    """A number with its unit as one reads it: 12人, 1.5km, 1,100 homes, 1.1千 homes, £1.2m."""
    money = _MONEY.fullmatch(unit)
    if money:
        sign = number[: -len(number.lstrip("-" + "".join(MINUS_SIGNS)))] if number[:1] in ("-", *MINUS_SIGNS) else ""
        return f"{sign}{money[1]}{number.removeprefix(sign)}{money[2]}"
    if _OVER.search(unit):  # what it is counted over stands before it: 人口10万人当たり17.4
        return unit + number
    word = _SPELT.match(unit)
    if word is None:
        return number + unit
    scale, rest = unit[: word.end(1)], unit[word.end(1) :].lstrip()
    return f"{number}{scale} {rest}"


_OVER: Final = re.compile("(?:当たり|あたり|につき|対)\\Z")
_MONEY: Final = re.compile(r"([£$€])\s?(k|m|bn|)")
_SPELT: Final = re.compile(r"([十百千万億兆]*)\s*(?!(?:ppm|ppb|ppt|kcal|cal|mol|min|rpm|sec|lux|bps)\b)[a-z]{3,}")
"""A unit that is a word of Latin letters, no sign such as km or kWh."""


def figure_quantity(figure: Figure, unit: str, words: Words) -> str:
    """The number of a figure in a sentence: sign, digits and unit as published, the unit once; bounds are told by who asks.

    Of a wording that is not one number, the typed value. Raises ``TypeError`` for a figure that is no single number.
    """
    value = figure.value
    if not isinstance(value, Number):
        raise TypeError("only a single number is told as a quantity")
    typed = quantity(value.value, unit, approximate=value.approximate, words=words)
    if isinstance(figure.as_published, Absent):
        return typed
    declared = parse_unit(unit)
    outcome = parse_amount(figure.as_published, own_units(unit))
    if not isinstance(outcome, ReadAmount) or not isinstance(outcome.of, Quantity):
        return typed
    said = outcome.of
    if isinstance(outcome.second, Quantity) and said.number != value.value:
        said = outcome.second  # of 8件（累計251件） the value may be the total
        if said.number != value.value:
            return typed
    own = not said.unit or (said.power, said.unit) == (declared.power, declared.name)
    if said.change or (own and said.power not in (0, declared.power)):
        return typed
    if _AS_PRINTED.fullmatch(figure.as_published.strip()) and not value.approximate:
        return figure.as_published.strip()
    minus = next((sign for sign in MINUS_SIGNS if sign in figure.as_published), "-") if said.number < 0 else ""
    text = said.printed and f"{minus}{said.printed}"
    text = text or minus + with_unit(number_text(abs(said.number)), unit if own else unit_text(said))
    return words.chart.approximate.format(number=text) if value.approximate else text


_AS_PRINTED: Final = re.compile(
    r"-?(?:[£$€][0-9][0-9,.]*\s?[a-z]*|[0-9][0-9,.]*\s?[A-Za-z][a-z]*(?: [a-z]+)?|[0-9][0-9,]*(?:[千百十]?[兆億万千百][0-9,]*)+円)"
)
"""A sum, or a number with its unit in Latin letters alone: it stands in a sentence as the document prints it."""
MINUS_SIGNS = ("▲", "△", "▼", "−", "－")


def bound_text(direction: Direction, quantity_text: str, words: Words) -> str:
    """A target with its bound: 12.6時間以下."""
    pattern = words.chart.bounds.get(direction)
    return pattern.format(number=quantity_text) if pattern else quantity_text


def with_minus(text: str, minus: str) -> str:
    """A number as text with ``minus`` in the place of its own sign, so that one sentence or picture writes one sign: ▲300 for △300."""
    return _SIGNED.sub(lambda found: found[1] + minus, text, count=1)


_SIGNED: Final = re.compile(rf"\A(\D*?)[{''.join(MINUS_SIGNS)}-](?=\d)")
"""A number below 0, maybe behind the word that it is about that size."""
