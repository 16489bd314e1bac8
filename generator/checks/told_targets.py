"""A target that a text tells beside the typed ones: 目標の100人に対し of a report, 来園者を年12,000人以上とする of a plan."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from generator.amounts import (
    DIGITS,
    Change,
    Quantity,
    decimal_of,
    is_share,
    mentions_of,
    own_units,
    parse_amount,
    parse_unit,
    periods_in,
    plain,
    same_dimension,
)
from generator.checks.held_wording import HeldWording, meanings
from generator.checks.said_of_targets import OTHER_TIME
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Figure, Indicator, Number, Range
from generator.model.said import sentences_in, shown_of

_TARGET: Final = "(?:数値|年間|年度|当初|本年度の?|今年度の?)?目標(?:値|数値|数|人数|件数|回数|額|率)?"
_NUMBER: Final = rf"(?P<number>{DIGITS}\s?[^0-9\s、。,()をにはがのと]{{0,6}}?)(?:以上|以下|以内|未満|超)?"
_TOLD: Final = (
    re.compile(
        rf"(?P<lead>[^、。]*?){_TARGET}(?:の|である|は|:|であった|として(?:いた)?|とする)?\s?(?:年間?)?{_NUMBER}(?=\Z|[、)をには]|の|に対|と|で)"
    ),
    re.compile(
        rf"(?P<lead>[^、。]*?)(?:年間?)?{_NUMBER}(?:の|という|を|とする|とした){_TARGET}(?=\Z|[、)をにはが]|に対|と|で|だ)"
    ),
)
_ANY_NUMBER: Final = re.compile(rf"(?P<number>{DIGITS}\s?[^0-9\s、。,()をにはがのと以未超]{{0,6}})")
_NOT_OWN: Final = re.compile(
    "全国|国[のは]|県|他市|最終|将来|長期|中間|計画期間|期間(?:中|内|全体)|累計|合計|月間|毎月|1(?:回|日|月|か所|校|地区|会場|講座|人)(?:当たり|あたり|につき)|各(?:回|校|地区|会場|講座)|毎回|上半期|下半期|四半期|変更|見直|修正|改め|引き[上下]げ|旧|以前"
)
_OF_OTHER_SPANS: Final = re.compile(
    "年間で|[0-9]年で|倍|ずつ|毎週|週[0-9]|月[0-9]|[月週日回]に|/|以上の[一-鿿]|増や|増加|減ら|削減|[増減]"
)
_CHANGE: Final = re.compile(
    rf"(?:比で?|から|より|に対して|と比べて?|に比べて?)、?[^0-9、]{{0,8}}?(?P<by>{DIGITS})\s?%(?P<least>以上)?(?:程度|ほど)?(?:の|を)?(?:(?P<down>削減|減少|減らす|減)|増加|増やす|向上|増)"
)
_PART_OF_TARGET: Final = re.compile(
    rf"目標(?:値|数|人数|件数)?の約?{DIGITS}\s?%(?:程度|ほど)?(?:を達成|にとどま|に留ま|に達|に相当|に当たる|の(?:達成|水準|進捗))"
)
"""95% of the target, which may be of any unit."""
_OF_WHAT: Final = re.compile(rf"{DIGITS}\s?[^0-9\s、。の]{{1,3}}の(?P<what>[一-鿿ァ-ヶー]{{2,}}?)(?=[をがに])")
"""15人の講師を養成した: what was counted."""
_ANY_DEED: Final = re.compile("参加|実績|結果|応募|来場|来館|利用|申込|登録|受講|出席|回答")
_ABOUT_SIZE: Final = re.compile("約|おおむね|概ね|程度|前後|ほど")
_NOW: Final = re.compile("現在|現状|これまで|直近|実績|うち")
_EACH_YEAR: Final = re.compile("毎年|年々|年平均|年率")
_BASE_OF_LAW: Final = re.compile("温室効果|二酸化炭素|CO2|炭素")
"""Of emissions the 基準年度 is that of the national plan, whatever year the document's own start is of."""
_ANY_LEAD: Final = (
    "年間",
    "毎年",
    "年度",
    "本市",
    "市内",
    "町内",
    "村内",
    "事業",
    "取組",
    "計画",
    "期間",
    "目標",
    "全体",
)
_LEFT: Final = re.compile("[()\\s「」『』・、]")
_WORD: Final = re.compile("[一-鿿ァ-ヶー]{2,}")
_SOME: Final = re.compile("(?:本|この|当)?(?:事業|施策|取組|年度)(?:の|は)?|(?:今|本|当該)年度の?(?:は)?|")


def target_told(text: str, indicators: Sequence[Indicator], year: int) -> tuple[str, str]:
    """The words of a report of the fiscal ``year`` that tell a target, and the one that was typed; "" where none is told, or the same."""
    for sentence in sentences_in(text) if "目標" in text else ():
        if sentence.count("目標") != 1 or OTHER_TIME.search(sentence) or _NOT_OWN.search(sentence):
            continue
        if any(each.year != year for each in periods_in(sentence) if each.year) or _PART_OF_TARGET.search(sentence):
            continue
        for form in _TOLD:
            found = form.search(sentence)
            if found is None or _is_of_another_thing(sentence[found.end() :], indicators):
                continue
            told = _otherwise(found["number"], found["lead"], indicators, year)
            if told:
                return sentence, told
            break
    return "", ""


def _is_of_another_thing(rest: str, indicators: Sequence[Indicator]) -> bool:
    """Whether what follows the target tells what was counted, and that is of no indicator."""
    found = _OF_WHAT.search(rest)
    if found is None or _ANY_DEED.search(found["what"]):
        return False
    pairs = [found["what"][at : at + 2] for at in range(len(found["what"]) - 1)]
    return not any(isinstance(each.called, str) and any(pair in each.called for pair in pairs) for each in indicators)


def _otherwise(number: str, lead: str, indicators: Sequence[Indicator], year: int) -> str | None:
    """The typed target of the one indicator that the words can be about, where the number is none that the indicator has."""
    fits = [each for each in indicators if _sizes(each, number) and _targets(each, year)]
    if len(fits) != 1 or not _is_about(fits[0], lead):
        return None
    (own,) = fits
    if own.accumulation is Accumulation.CUMULATIVE:
        return None
    sizes = _sizes(own, number)
    if _known(own).intersection(sizes):
        return None
    return f"{year}年度の目標は「{shown_of(_targets(own, year)[0])}」です"


def _is_about(indicator: Indicator, lead: str) -> bool:
    """Whether what stands before the target names the indicator, or nothing in particular."""
    topic = _LEFT.sub("", re.sub("(?:の|は|が|については)\\Z", "", lead.strip()))
    if _SOME.fullmatch(topic):
        return True
    name = unicodedata.normalize("NFKC", indicator.called) if isinstance(indicator.called, str) else ""
    return len(topic) > 1 and topic in _LEFT.sub("", name)


def _targets(indicator: Indicator, year: int) -> list[Figure]:
    own = (each.figure for each in indicator.targets if each.figure.period.fiscal_year == year)
    return [
        each for each in own if isinstance(each.value, Number) and not each.value.approximate and not each.period.part
    ]


def _sizes(indicator: Indicator, number: str) -> list[Decimal]:
    """What a number of a text may come to in the indicator's unit; nothing where it is of another, or bears none."""
    unit = "" if isinstance(indicator.unit, Absent) else indicator.unit
    told = [each for each in mentions_of(parse_amount(number, own_units(indicator.unit))) if isinstance(each, Quantity)]
    if len(told) != 1 or not unit or not told[0].unit or told[0].change is not Change.NONE:
        return []
    if not same_dimension(told[0].unit, parse_unit(unit).name):
        return []
    return list(meanings(told[0], HeldWording(number, indicator.place, parse_unit(unit))))


def _known(indicator: Indicator) -> set[Decimal]:
    """All numbers of its targets, of what they were before, and of its baseline."""
    start = [] if isinstance(indicator.baseline, Absent) else [indicator.baseline]
    known: set[Decimal] = set()
    for figure in (*start, *(each.figure for each in indicator.targets)):
        if isinstance(figure.as_published, str):
            known.update(_sizes(indicator, figure.as_published))
            known.update(map(decimal_of, re.findall(DIGITS, plain(figure.as_published))))
        if isinstance(figure.value, Number):
            known.add(figure.value.value)
        elif isinstance(figure.value, Range):
            known |= {figure.value.low, figure.value.high}
    before = (revision.was for target in indicator.targets for revision in target.revisions)
    for text in before:
        known.update(size for size in _sizes(indicator, text))
    return known


def promise_told(text: str, indicators: Sequence[Indicator], title: str = "") -> tuple[str, str]:
    """The words of a plan's own text on its target whose one number is none of the one indicator that they are about, and what that has.

    ``title`` is that of the measure, whose words may stand before the thing that is counted.
    """
    for sentence in sentences_in(text):
        if any(each.search(sentence) for each in (OTHER_TIME, _NOT_OWN, _OF_OTHER_SPANS, _ABOUT_SIZE, _NOW)):
            continue
        numbers = [found["number"] for found in _ANY_NUMBER.finditer(sentence)]
        about = [each for each in indicators if _shares_a_word(each, sentence)]
        fits = [each for each in about if len(numbers) == 1 and _any_target(each) and _sizes(each, numbers[0])]
        if len(fits) != 1 or len(about) != 1 or fits[0].accumulation is Accumulation.CUMULATIVE:
            continue
        if not _counts_its_thing(fits[0], sentence, title):
            continue
        if not _known(fits[0]).intersection(_sizes(fits[0], numbers[0])):
            targets = "、".join(f"「{shown_of(each)}」" for each in _any_target(fits[0]))
            return sentence, f"指標の目標（targets）は{targets}です"
    return "", ""


def change_told(text: str, indicators: Sequence[Indicator]) -> tuple[str, str]:
    """The words of a plan's own text on a change from the baseline (基準年度比20%削減) that no target of the one indicator comes to."""
    for sentence in sentences_in(text):
        found = _CHANGE.search(sentence)
        about = [each for each in indicators if _shares_a_word(each, sentence)]
        if found is None or len(about) != 1 or sentence.count("%") != 1:
            continue
        if any(each.search(sentence) for each in (OTHER_TIME, _NOT_OWN, _EACH_YEAR)):
            continue
        (own,) = about
        start = own.baseline
        unit = own.unit.strip() if isinstance(own.unit, str) else ""
        if isinstance(start, Absent) or not isinstance(start.value, Number) or not start.value.value or is_share(unit):
            continue
        named = [each.year for each in periods_in(sentence) if each.year]
        of_law = not named and isinstance(own.called, str) and _BASE_OF_LAW.search(own.called)
        if any(year != start.period.fiscal_year for year in named) or not _any_target(own) or of_law:
            continue
        sign = -1 if found["down"] else 1
        aims = [
            each.value.value / start.value.value * 100 - 100
            for each in _any_target(own)
            if isinstance(each.value, Number)
        ]
        slack = 3 if _ABOUT_SIZE.search(sentence) else 1
        beyond = [sign * aim - decimal_of(found["by"]) for aim in aims]
        if all(each < -slack or (each > slack and not found["least"]) for each in beyond):
            targets = "、".join(f"「{shown_of(each)}」" for each in _any_target(own))
            return sentence, f"基準値は「{shown_of(start)}」、指標の目標（targets）は{targets}です"
    return "", ""


def _any_target(indicator: Indicator) -> list[Figure]:
    known = [each.figure for each in indicator.targets if isinstance(each.figure.value, Number)]
    return known if len(known) == len(indicator.targets) else []


def _shares_a_word(indicator: Indicator, sentence: str) -> bool:
    """Whether a sentence has a word of the indicator's name in it, without its 数 or 率 (来園者 of 来園者数)."""
    if not isinstance(indicator.called, str):
        return False
    words = (re.sub("(?:数|率|割合|額|量)\\Z", "", each) for each in _WORD.findall(indicator.called))
    return any(len(each) > 1 and each in sentence for each in words)


def _counts_its_thing(indicator: Indicator, sentence: str, title: str) -> bool:
    """Whether a sentence counts what the indicator does (参加者 of 講座の参加者数), and not some of it (若い世代の参加者)."""
    name = re.sub(r"[(（][^)）]*[)）]", "", indicator.called) if isinstance(indicator.called, str) else ""
    words = [re.sub("(?:数|率|割合|額|量)\\Z", "", each) for each in _WORD.findall(name)]
    at = sentence.find(words[-1]) if words else -1
    known = (name + title, *_ANY_LEAD)
    return at >= 0 and all(any(word in each for each in known) for word in _WORD.findall(sentence[:at]))
