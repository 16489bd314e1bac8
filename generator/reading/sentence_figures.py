"""Figures within sentences: 職員一人当たりの時間外勤務時間を月平均12.6時間以下とする. Each is a proposal that a person has to confirm.

Only what the grammar of numbers reads whole counts, only numbers with a unit, and of what was done only those in a unit of a target.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from generator.amounts import parse_unit, value_of_wording
from generator.model.figures import Number, Range
from generator.reading.doubles import OF_ANOTHER
from generator.reading.drafts import DraftFigure, DraftIndicator, DraftMeasure, DraftText
from generator.reading.field_words import Meaning

PROPOSED: Final = "文の中の数です。指標かどうかと、指標の名前を確かめてください。指標でなければ消します"
_SENTENCE: Final = re.compile(r"[^。\n]+")
_FIGURE: Final = re.compile(
    r"(?:月平均|年平均|平均|年間|月間|約|およそ|延べ|のべ|合計|計|全|累計|市内)?\s?[▲△]?(?<![0-9０-９.．,A-Za-z第])[0-9０-９][0-9０-９,，.．]*\s?"
    r"(?P<unit>[%％‰]|[ァ-ヶヵ]?(?:か所|箇所|カ所|ヶ所|ポイント|時間|万円|千円|億円|事業|団体|人|件|回|本|台|基|棟|校|園|館|名|社|店|戸|世帯|種類|日間|点|円|ha|km|t|㎡|m|冊|枚|頭|株|路線|区画|施設|講座|区|局|課|室|組|隊|班|部|分野|項目|品目|プログラム|コース|講演|地区|地点|か国|例規|業務|ページ)|人日)"
    r"(?:以上|以下|未満|程度|以内|超)?"
)
_PARTICLES: Final = re.compile(
    r"(?:については|において|として|とし|には|では|から|を|は|が|に|の|で|も|と|、|，|：|:|\s|・|[（(「『])+$"
)
_CLOSES: Final = re.compile(
    r"\s*(?:[)）]|$|と(?:する|します|し、|した|しました|なった|なりました|なる)|に(?:する|します|達し)|であ(?:る|った)|で(?:す|した)|"
    r"を(?:目指|めざ|目標|達成|獲得|確保|維持|実現))"
)
_SUBJECT: Final = re.compile(r"(.+?)(?:を|は)、?[^をは]*")
_CLAUSES: Final = re.compile(r"[、，。\n]")
_NO_TARGET: Final = re.compile(r"現状|現況|現在|基準[値年時]|当初値|策定時|前年度|昨年度|前回|直近|実績値")
_NO_ACTUAL: Final = re.compile(r"目標|計画値|見込|予定|前年度|昨年度|前回|基準[値年時]|策定時")
_LONGEST_NAME: Final = 60
_MARKS: Final = re.compile(r"^[・○●◇◆■□\-－\s]*(?:[(（][0-9０-９]+[)）]|[①-⑳])*\s*")


class _Found(NamedTuple):
    name: str
    wording: str
    unit: str


def propose_figures(measure: DraftMeasure) -> None:
    """Add what the sentences of a measure say in figures, where no table has told its indicators."""
    if measure.indicators:
        return
    units: dict[str, DraftIndicator] = {}
    for text in measure.texts_of(Meaning.TARGET_TEXT):
        for found in _figures_in(text, _NO_TARGET):
            indicator = DraftIndicator(text.wording._replace(text=found.name, doubt=PROPOSED))
            indicator.unit = found.unit
            indicator.figures.append(_figure(Meaning.TARGET, text, found))
            units.setdefault(parse_unit(found.unit).name or found.unit, indicator)
            measure.indicators.append(indicator)
    for text in measure.texts_of(Meaning.DONE):
        for found in _figures_in(text, _NO_ACTUAL, needs_name=False):
            known = units.get(parse_unit(found.unit).name or found.unit)
            if known is not None and not any(each.meaning is Meaning.ACTUAL for each in known.figures):
                known.figures.append(_figure(Meaning.ACTUAL, text, found))


def _figure(meaning: Meaning, text: DraftText, found: _Found) -> DraftFigure:
    return DraftFigure(meaning, 0, text.wording._replace(text=found.wording, doubt=""))


def _figures_in(text: DraftText, others: re.Pattern[str], *, needs_name: bool = True) -> Iterator[_Found]:
    """Figures that close what a sentence says of them (…を12.6時間以下とする); those on the way (23,000件から) say nothing by themselves.

    ``others`` are the words before a figure that say that it is one of another time. What may be another measure's proposes nothing.
    """
    if OF_ANOTHER in text.wording.doubt:
        return
    for sentence in _SENTENCE.findall(text.wording.text):
        for found in _FIGURE.finditer(sentence):
            wording = found[0].strip()
            before = sentence[: found.start()]
            if others.search(_CLAUSES.split(before)[-1]):
                continue
            name = _name_before(before, is_beside=before.rstrip().endswith(("(", "（")))
            if (name or not needs_name) and _CLOSES.match(sentence, found.end()):
                value = value_of_wording(wording, "", with_second=False)
                if isinstance(value, Number | Range):
                    yield _Found(name, wording, found["unit"])


def _name_before(text: str, *, is_beside: bool) -> str:
    """What the words before a figure call it, as they are printed; "" where nothing does, or where another figure stands between.

    ``is_beside``: the figure stands in brackets after its name.
    """
    name = _PARTICLES.sub("", _MARKS.sub("", text.strip()))
    if _FIGURE.search(name):
        return ""
    subject = _SUBJECT.fullmatch(name)
    name = subject[1] if subject is not None and not is_beside else name
    name = name.rpartition("、")[2] if len(name) > _LONGEST_NAME or "、" in name else name
    return name if 1 < len(name) <= _LONGEST_NAME else ""
