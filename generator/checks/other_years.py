"""A value is one of its year: 58%（令和5年度の値）, 62%※直近値, or a note that says so, is no value of the year it stands for."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from generator.amounts import (
    ANY_YEAR,
    DIGITS,
    NamedPeriod,
    ReadAmount,
    decimal_of,
    in_digits,
    parse_amount,
    periods_in,
    plain,
)
from generator.checks.periods import fiscal_years, typed_period
from generator.model.basics import Absent
from generator.model.figures import Figure, Number, Period, PeriodKind, Range
from generator.problems.problem import Problem, problem

_BETWEEN: Final = re.compile(r"[()\[\]〔〕【】<>※*、。;]|(?<![0-9]),|,(?![0-9])")
_KIND: Final = r"(?:の|に|実施|公表|時点|現在|末|分|による|調査|測定|集計|統計|国勢|決算|実績|結果|数値|数|値|データ|です|である|を|記載|掲載|使用|参考|計上|再掲|転記|代用|準用|用いた|用いて|している|しています|います|いる|した|もの|:|\s)"
_YEAR: Final = rf"{ANY_YEAR}\s?(?:年度?|\.[0-9]{{1,2}})?(?:[0-9]{{1,2}}月)?(?:[0-9]{{1,2}}日|)"
_OF_A_YEAR: Final = re.compile(rf"{_KIND}*(?:{_YEAR}){_KIND}*")
_NO_MORE: Final = re.compile(rf"{_YEAR}(?:時点|現在|末|分)?(?:の|まで|)")
"""A year with no word that calls it one of the value: 98%（令和5年度） in a note of its own may be anything."""
_OF_BEFORE: Final = re.compile(
    rf"(?:(?:直近|最新|最終|前回|前々回)(?:の)?(?:公表|調査|測定|集計|統計|実績|結果|数値|数|値|データ)|(?:昨|前)年度?(?:の)?(?:調査|測定|集計|実績|結果|数値|数|値|データ)){_KIND}*(?:{_YEAR}|){_KIND}*"
)
_NOT_HELD: Final = re.compile(
    "未実施|未調査|実施(?:せず|して(?:い|お))|行(?:わず|って(?:い|お)ら?(?:ない|ず|りません))|調査(?:なし|せず)|集計中|中止"
)
_YEARS: Final = re.compile(_YEAR)
_NUMBER: Final = re.compile(DIGITS)
_SUBJECT: Final = re.compile(
    rf"(?:[※*][0-9]*\s*[:.]?\s*)?(?P<year>{ANY_YEAR}\s?年度?)(?:の(?:実績|数値|値)値?)?(?:は|については|には)(?:、|)\s{{0,1}}"
)
_TAKEN_OVER: Final = re.compile("(?:を|で)(?:用い|使用|再掲|転記|代用|準用|掲載|記載|計上)")
_NEW_VALUE: Final = re.compile("値|実績|数値|データ")


def check_other_years(
    figures: Iterable[Figure], notes: Mapping[str, str], *, of_start: bool = False
) -> Iterator[Problem]:
    """Of baselines (``of_start``) or actual values; ``notes`` are the texts of all notes by their marks. What was typed as of a day has been told.

    A plan sets out from the last value there was (直近値): only a year that is named speaks against that of a baseline.
    """
    for figure in figures:
        if not isinstance(figure.value, Number | Range) or not isinstance(figure.as_of, Absent) or figure.forecast:
            continue
        if figure.period.kind is PeriodKind.DAY:
            continue
        told = [("原文", _said_in_wording(figure))]
        told += [
            (f"注（{mark}）", says_another_year(notes[mark], figure.period))
            for mark in figure.footnotes
            if mark in notes
        ]
        for where, said in told:
            if said and not (of_start and _OF_BEFORE.fullmatch(said)):
                yield problem("K565", figure.place, typed=typed_period(figure.period), where=where, said=said)
                break


def _said_in_wording(figure: Figure) -> str:
    """What stands right behind the number that was typed; a year of a wording that was read is held against it by itself."""
    text = figure.as_published
    if not isinstance(text, str):
        return ""
    outcome = parse_amount(text)
    if isinstance(outcome, ReadAmount) and not isinstance(outcome.period, Absent):
        return ""
    said = says_another_year(text, figure.period, in_wording=True)
    numbers = _NUMBER.findall(_YEARS.sub("", plain(text).split(said)[0])) if said else []
    if not numbers or not isinstance(figure.value, Number):
        return said
    return said if decimal_of(numbers[-1]) == abs(figure.value.value) else ""


def says_another_year(text: str, period: Period, *, in_wording: bool = False) -> str:
    """The words by which a text calls its value one of another year than ``period``; "" where it does not.

    In a wording a year in brackets behind the number is one of the value (62%（令和4年度）); in a note it may be one of anything.
    """
    written = in_digits(plain(text))
    if not in_wording:
        written = _of_its_own_year(written, period)
    held = "。".join(each for each in (text if in_wording else written).split("。") if not _NOT_HELD.search(each))
    named = [each for each in periods_in(held) if each.year]
    if any(not _is_other(each, period) for each in named):
        return ""
    remarks = [each.strip() for each in _BETWEEN.split(written)]
    for remark in remarks:
        if _OF_BEFORE.fullmatch(remark):
            return remark
        if _OF_A_YEAR.fullmatch(remark) and (in_wording or not _NO_MORE.fullmatch(remark)):
            told = [each for each in periods_in(remark) if each.year]
            if told and all(_is_other(each, period, called=remark) for each in told):
                return remark
    return ""


def _of_its_own_year(note: str, period: Period) -> str:
    """The note without 令和6年度の値は at the start of a sentence, where that is the value's own year and a value of then is said to stand for it."""
    return "。".join(_without_subject(each, period) for each in note.split("。"))


def _without_subject(sentence: str, period: Period) -> str:
    found = _SUBJECT.match(sentence.strip())
    years = [each for each in periods_in(found["year"]) if each.year] if found else []
    rest = sentence.strip()[found.end() :] if found else ""
    own = bool(years) and not any(_is_other(each, period) for each in years)
    return rest if own and _TAKEN_OVER.search(rest) else sentence


def _is_other(named: NamedPeriod, period: Period, called: str = "") -> bool:
    """Whether a year lies before the period; what was surveyed or counted after it may well be its value, unless it is called the value of then."""
    years = fiscal_years(named)
    if max(years) < (period.first_year or period.fiscal_year):
        return True
    later = named.fiscal and not named.month and min(years) > period.fiscal_year
    return later and bool(_NEW_VALUE.search(called))
