"""What a name, a definition or a note says of all values of an indicator, against what they are told as: 暦年の値 of fiscal years, （上半期） of whole ones."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from generator.amounts import (
    NoteSays,
    counts_shares,
    in_digits,
    plain,
    remarks_beside,
    said_of_value,
    sentences_of_note,
)
from generator.checks.notes_beside import CALENDAR, PART, of_time
from generator.checks.printed_marks import with_printed_marks
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Figure, Indicator, IndicatorKind, Number, PeriodKind, Range
from generator.model.notes import texts_of
from generator.model.periods import YEAR, length
from generator.model.said import shown_of
from generator.problems.problem import Problem, problem

_SPAN: Final = r"(?<![0-9])1月(?:1日)?\s?(?:~|-|から)\s?(?:同年|当年)?12月(?:31日|末)?(?!号)"
_CALENDAR: Final = re.compile(rf"暦年|{_SPAN}")
_NOT_CALENDAR: Final = re.compile("暦年(?:では|で(?:は)?な|贈与|課税)|(?<!会計)年度(?!ではな|でな)")
"""Where a sentence speaks of fiscal years, too, nobody knows of which values it speaks: 令和4年度までは暦年の値."""
_HALF: Final = r"[上下]半期|第?[1-4一二三四]四半期|第?[1-4]Q|4月?\s?(?:~|-|から)\s?(?:6|9|12)月|7月?\s?(?:~|-|から)\s?9月|10月?\s?(?:~|-|から)\s?(?:12|翌?3)月|1月?\s?(?:~|-|から)\s?3月"
_PART_IN_NAME: Final = re.compile(rf"(?:{_HALF})(?:分|のみ|まで|計|累計|実績|の実績|合計)?")
_PART_BEFORE: Final = re.compile(rf"\A(?:{_HALF})(?:の|における|中の|分の)")
_BOTH_HALVES: Final = re.compile("上半期.*下半期|第?[1一].*第?[2二].*四半期|及び|・|と")
_ON_A_DAY: Final = re.compile(
    r"(?:毎年度?|各年度?)?の?(?!3月(?:末|31日)|(?:4|5|10)月1日)[0-9]{1,2}月(?:末日?|[0-9]{1,2}日)?の?(?:(?:時点|現在)(?:の|で|における|に|$)|まで(?:の|$)|(?<=末)の)[^、。はがを]{0,16}"
)
"""Days of custom, and the last of the year, are those of any year's number."""
_MOMENT: Final = (
    "年度の途中のある時点の数",
    "その日に数えた数なら accumulation を「point」（時点）に直し、年度の始めからその日までの数なら「as_of: 」にその日を書き足してください。",
)
_PART_OF_YEAR: Final = (
    PART[0],
    "その時期だけの値なら「part: 」（h1、q1 など）を、年度全体の値なら「as_of: 」に年度の終わりの日を書き足してください。",
)
_OTHERS: Final = (
    "市だけの値ではない数",
    "市の値が文書にあれば、その値に直してください。県などの値を背景として載せるのなら、kind を「context」にします。",
)
_CITY_FOR_OTHERS: Final = re.compile("(?:を|で)(?:代用|準用)(?:する|した|している|しています)?(?:値|もの)?\\Z")
_WHOLE: Final = (PeriodKind.FISCAL, PeriodKind.SCHOOL)


def check_said_of_all(
    indicator: Indicator, promised: Sequence[Figure], actuals: Sequence[Figure], title: str
) -> Iterator[Problem]:
    """Its notes that stand at a value are told of that alone. ``title`` is that of the measure, "" without one.

    The last actual value of a whole year stands for all; without one a target does.
    """
    figure = next(filter(_is_of_a_year, (*reversed(actuals), *reversed(promised))), None)
    if figure is None:
        return
    notes = texts_of(indicator.footnotes)
    used = {mark for each in with_printed_marks([*promised, *actuals], notes) for mark in each.footnotes}
    sentences = [
        (where, sentence)
        for where, text in (
            ("指標の説明", indicator.definition),
            ("計算の仕方", indicator.formula),
            *((f"注（{mark}）", text) for mark, text in notes.items() if mark not in used),
        )
        if isinstance(text, str)
        for sentence in sentences_of_note(text, figure.period.fiscal_year)
    ]
    names = [("指標の名前", each) for each in (indicator.name, indicator.editor_name) if isinstance(each, str)]
    told = next(
        filter(
            None,
            (
                *(
                    _of_name(indicator, where, in_digits(plain(name)))
                    for where, name in (*names, ("施策の名前", str(title)))
                ),
                *(_of_sentence(indicator, figure, where, sentence) for where, sentence in sentences),
            ),
        ),
        None,
    )
    if told:
        where, said, (what, hint) = told
        yield problem("K589", indicator.place, wording=shown_of(figure), where=where, said=said, what=what, hint=hint)


def _is_of_a_year(figure: Figure) -> bool:
    is_value = isinstance(figure.value, Number | Range) and not figure.forecast
    whole = figure.period.kind in _WHOLE and length(figure.period) == YEAR and not figure.period.first_year
    return is_value and whole and isinstance(figure.as_of, Absent)


_Told = tuple[str, str, tuple[str, str]]


def _of_name(indicator: Indicator, where: str, name: str) -> _Told | None:
    remarks = [*remarks_beside(name)]
    for remark in remarks:
        if _CALENDAR.search(remark) and not _NOT_CALENDAR.search(remark):
            return where, remark, CALENDAR
        if indicator.accumulation is Accumulation.YEARLY and not counts_shares(indicator):
            if _PART_IN_NAME.fullmatch(remark):
                return where, remark, _PART_OF_YEAR
            if _ON_A_DAY.fullmatch(remark):
                return where, remark, _MOMENT
        if where == "指標の名前" and _is_of_others(indicator, remark) and remark.endswith("値"):
            return where, remark, _OTHERS
    begin = _PART_BEFORE.match(name)
    if begin and indicator.accumulation is Accumulation.YEARLY and not _BOTH_HALVES.match(name):
        return where, begin[0], _PART_OF_YEAR
    return None


def _of_sentence(indicator: Indicator, figure: Figure, where: str, sentence: str) -> _Told | None:
    if _CALENDAR.search(sentence) and not _NOT_CALENDAR.search(sentence):
        return where, sentence, CALENDAR
    if _is_of_others(indicator, _CITY_FOR_OTHERS.sub("", sentence)):
        return where, sentence, _OTHERS
    if indicator.accumulation is not Accumulation.YEARLY or counts_shares(indicator):
        return None
    if _ON_A_DAY.fullmatch(sentence):
        return where, sentence, _MOMENT
    return (where, sentence, _PART_OF_YEAR) if of_time(indicator, figure, sentence) is PART else None


def _is_of_others(indicator: Indicator, sentence: str) -> bool:
    """A mean of others beside a name is what the plan measures by."""
    named = "".join(each for each in (indicator.name, indicator.editor_name) if isinstance(each, str))
    told = said_of_value(sentence) is NoteSays.OF_OTHERS and "平均" not in sentence
    area = sentence.replace("全体", "").split("の")[0][:1]
    return told and indicator.kind is not IndicatorKind.CONTEXT and area not in plain(named).replace(sentence, "")
