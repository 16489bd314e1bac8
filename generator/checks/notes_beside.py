"""Notes of a value are held against it like the remarks beside it: 12月末現在, 速報値, 県全体の数値 make of it another than it stands for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from generator.amounts import (
    NAMED_YEAR,
    NoteSays,
    in_digits,
    names_calendar_year,
    names_several_years,
    of_its_day,
    periods_in,
    plain,
    remark_of_a_part,
    remarks_beside,
    said_of_value,
    sentences_of_note,
)
from generator.checks.named_in_notes import is_of_the_name
from generator.model.basics import Absent
from generator.model.figures import (
    PER_SPAN,
    Accumulation,
    Figure,
    Indicator,
    Number,
    PeriodKind,
    Range,
)
from generator.model.periods import YEAR, length
from generator.model.said import shown_of
from generator.problems.problem import Problem, problem

PART: Final = (
    "年度の途中までの値",
    "ある日までの値なら「as_of: 」にその日を、年度全体の値なら「as_of: 」に年度の終わりの日を書き足してください。",
)
CALENDAR: Final = (
    "1月から12月までの値",
    "そうなら、fiscal_year の代わりに calendar_year と書いてください。",
)
_WHAT: Final[Mapping[NoteSays, tuple[str, str]]] = {
    NoteSays.EARLY: ("確定していない値", "速報や暫定の値なら「state: 速報」を書き足してください。"),
    NoteSays.EXPECTED: ("まだ実績ではない値", "予定や見込みの値なら「forecast: true」を書き足してください。"),
    NoteSays.ESTIMATED: (
        "実際に数えていない値",
        "おおよその値なら「approximate: true」を、見込みの値なら「forecast: true」を書き足してください。",
    ),
    NoteSays.PROMISED: ("実績ではなく目標の値", "実績を書くか、value の代わりに text に原文を書いてください。"),
    NoteSays.APPLIED: ("行った数ではなく申請や申込みの数", "行った数が文書にあれば、その値に直してください。"),
    NoteSays.LIMITED: (
        "一部の場所や人だけの値",
        "目標と同じものを数えた値が文書にあれば、その値に直すか、value の代わりに text に原文を書いてください。",
    ),
    NoteSays.OF_OTHERS: ("市だけの値ではない数", "市の値が文書にあれば、その値に直してください。"),
    NoteSays.SUMMED: (
        "何年度分かを合わせた値",
        "累計の指標なら accumulation を「cumulative」にし、何年度分かの合計なら、始めの年度を fiscal_year に、終わりの年度を through に書いてください。",
    ),
    NoteSays.OF_YEAR_BEFORE: ("前の年度の値", "その年度の値なら、年度を直してください。"),
}
_UP_TO: Final = re.compile("現在|時点|末|まで|[0-9]月?~|半期|途中|分|のみ")
_OF_SOMETHING_ELSE: Final = re.compile("[はがを():]|[45]月1日")
"""申込みは12月末まで, 人口（10月1日現在） are of something else; what there is on a day of custom is the year's."""
_MONTHS_ALONE: Final = re.compile(
    r"(?:[^。]*(?:ため|により|ので|から)、?)?(?:[1-9]|1[01])\s?(?:か|ヶ|ケ|カ|箇)月(?:間|分)(?:のみ|だけ)?(?:の(?:実績|値|数値|件数|人数|回数|数)値?)?"
)
"""…のため10か月間の実績: of fewer months than a year has."""
_MEAN_OF_YEARS: Final = re.compile(r"(?:[2-9]|10)\s?(?:か年|ヶ年|カ年|箇年|年間?)(?:の|移動)?平均")
_OF_ONE_YEAR: Final = re.compile("単年度?(?:の)?(?:値|実績|数値|分|のみ)?")
_NO_MEAN: Final = (
    "指標の説明にある何年かの平均ではない値",
    "説明のとおりの値が文書にあれば、その値に直すか、value の代わりに text に原文を書いてください。",
)
_ORIGINAL: Final = "原文"


def check_notes_beside(
    indicator: Indicator, promised: Sequence[Figure], actuals: Sequence[Figure], notes: Mapping[str, str]
) -> Iterator[Problem]:
    """``promised`` are the targets and the baseline, ``notes`` the texts of all notes by their marks.

    A note that stands at one of these too holds for both sides; one that stands at several values in which a moment is counted is of each year.
    """
    shared = {mark for figure in promised for mark in figure.footnotes}
    if indicator.accumulation not in PER_SPAN:
        marks_told = [mark for figure in actuals for mark in set(figure.footnotes)]
        shared |= {mark for mark in marks_told if marks_told.count(mark) > 1}
    for figure in actuals:
        if not isinstance(figure.value, Number | Range) or figure.forecast or figure.period.kind is PeriodKind.DAY:
            continue
        marks = [mark for mark in dict.fromkeys(figure.footnotes) if mark in notes and mark not in shared]
        told = _of_wording(indicator, figure) or next(
            filter(None, (_of_note(indicator, figure, mark, notes[mark]) for mark in marks)), None
        )
        if told is not None:
            where, said, (what, hint) = told
            yield problem("K589", figure.place, wording=shown_of(figure), where=where, said=said, what=what, hint=hint)
    yield from _of_targets(promised, notes)
    yield from _of_definition(indicator, actuals)


def _of_targets(promised: Iterable[Figure], notes: Mapping[str, str]) -> Iterator[Problem]:
    """目標値は令和10年度のものである: another year's target than the one that it stands for."""
    for figure in promised:
        for mark in dict.fromkeys(figure.footnotes):
            found = _TARGET_OF.search(in_digits(plain(notes.get(mark, ""))))
            years = [each.year for each in periods_in(found["year"])] if found else []
            if found and years and figure.period.fiscal_year not in years:
                what, hint = _OTHER_TARGET
                names = {"wording": shown_of(figure), "where": f"注（{mark}）", "said": found[0]}
                yield problem("K589", figure.place, **names, what=what, hint=hint)


_TARGET_OF: Final = re.compile(
    rf"(?:\A|(?<=[。※*0-9:\s]))(?:この)?目標(?:値)?は、?(?P<year>{NAMED_YEAR})の(?:もの|値|目標値?)(?=である|です|\Z|。|を(?:記載|掲載|用い|使用))"
)
_OTHER_TARGET: Final = ("別の年度の目標", "その年度の目標なら、年度（fiscal_year）を直してください。")
_Told = tuple[str, str, tuple[str, str]]


def _of_note(indicator: Indicator, figure: Figure, mark: str, text: str) -> _Told | None:
    for sentence in sentences_of_note(text, figure.period.fiscal_year):
        says = said_of_value(sentence)
        what = _WHAT[says] if says is not None and _is_news(indicator, figure, says) else None
        if says is None:
            what = of_time(indicator, figure, sentence)
        if what is not None and not is_of_the_name(indicator, sentence, says):
            return f"注（{mark}）", sentence, what
    return None


def _is_news(indicator: Indicator, figure: Figure, says: NoteSays) -> bool:
    """Whether what is said was not typed, and is another thing than the indicator counts."""
    if says is NoteSays.SUMMED:
        return indicator.accumulation is Accumulation.YEARLY and not figure.period.first_year
    sure = not figure.provisional
    rough = isinstance(figure.value, Number) and figure.value.approximate
    if says is NoteSays.OF_YEAR_BEFORE:
        return False  # of notes another rule asks
    return sure and not (says is NoteSays.ESTIMATED and rough)


def of_time(indicator: Indicator, figure: Figure, sentence: str) -> tuple[str, str] | None:
    """Of 12月末現在, 上半期 or 暦年 beside a value of a whole year."""
    if length(figure.period) != YEAR or not isinstance(figure.as_of, Absent):
        return None
    remark = f"1（{sentence}）"
    if figure.period.kind is PeriodKind.FISCAL and indicator.accumulation in PER_SPAN and names_calendar_year(remark):
        return CALENDAR
    months = _MONTHS_ALONE.fullmatch(sentence)
    if months and figure.period.kind is PeriodKind.FISCAL and indicator.accumulation in PER_SPAN:
        return PART
    if _OF_SOMETHING_ELSE.search(sentence) or len(periods_in(sentence)) > 1:
        return None
    told = replace(figure, as_published=remark)
    part = indicator.accumulation in PER_SPAN and remark_of_a_part(remark, figure.period)
    if _UP_TO.search(sentence) and (part or of_its_day(told, indicator) is not told):
        return PART
    return None


def _of_wording(indicator: Indicator, figure: Figure) -> _Told | None:
    """12回（R2〜R6） may be the value of all of these years."""
    if not isinstance(figure.as_published, str) or not _is_news(indicator, figure, NoteSays.SUMMED):
        return None
    if names_several_years(figure.as_published, only_sums=True):
        return None  # told as what it is
    for remark in remarks_beside(figure.as_published):
        years = [each.year for each in periods_in(in_digits(remark)) if each.year]
        if said_of_value(remark) is NoteSays.SUMMED and years and max(years) - min(years) > 1:
            return _ORIGINAL, remark, _WHAT[NoteSays.SUMMED]
    return None


def _of_definition(indicator: Indicator, actuals: Iterable[Figure]) -> Iterator[Problem]:
    """A definition by which the values are those of the year before, or of all years of the plan together, or a mean that a value is none of."""
    actuals = list(actuals)
    if isinstance(indicator.definition, str) and _MEAN_OF_YEARS.search(plain(indicator.definition)):
        for figure in actuals:
            for remark in remarks_beside(str(figure.as_published)):
                if _OF_ONE_YEAR.fullmatch(remark):
                    names = {"wording": shown_of(figure), "where": _ORIGINAL, "said": remark}
                    yield problem("K589", figure.place, **names, what=_NO_MEAN[0], hint=_NO_MEAN[1])
    last = next((each for each in reversed(actuals) if isinstance(each.value, Number | Range)), None)
    if not isinstance(indicator.definition, str) or last is None or indicator.accumulation is not Accumulation.YEARLY:
        return
    for sentence in sentences_of_note(indicator.definition, last.period.fiscal_year):
        says = said_of_value(sentence)
        if says in (NoteSays.OF_YEAR_BEFORE, NoteSays.SUMMED) and not last.period.first_year:
            what, hint = _WHAT[says]
            names = {"wording": shown_of(last), "where": "指標の説明", "said": sentence, "what": what, "hint": hint}
            yield problem("K589", indicator.place, **names)
            return
