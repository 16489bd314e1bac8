"""What a sentence of a note calls the value that it stands at: 速報値, 目標値, 申込件数, 県全体の数値, 令和2年度からの累計."""

import re
from enum import Enum
from functools import lru_cache
from typing import Final

from generator.amounts.numerals import LONGEST_WORDING, plain
from generator.amounts.periods import NAMED_YEAR, SEVERAL_YEARS, in_digits, periods_in
from generator.amounts.scopes import is_applied_for, is_limited, is_of_others


class NoteSays(Enum):
    """As what a note tells a value."""

    EARLY = "early"
    EXPECTED = "expected"
    ESTIMATED = "estimated"
    PROMISED = "promised"
    APPLIED = "applied"
    LIMITED = "limited"
    OF_OTHERS = "of_others"
    SUMMED = "summed"
    OF_YEAR_BEFORE = "of_year_before"


_MARK: Final = re.compile(r"\A(?:[※*]|注)\s?(?:[0-9]{1,2}(?![0-9月年]))?\s?[:)]?\s?")
_SUBJECT: Final = re.compile(
    rf"\A(?:(?:この|当該|本)?(?:実績|数値|値|数字|件数|人数|数)値?|(?P<year>{NAMED_YEAR})(?:の(?:実績|数値|値)値?)?)(?:は|については|:)、?\s?"
)
_ENDING: Final = re.compile(
    r"(?:である|です|となっている|となっています|のため(?:参考)?|とする|としている|を(?:記載|掲載|計上|使用|表示)(?:した|している|しています)?(?:もの)?|による(?:もの)?)\Z"
)
_VALUE: Final = r"(?:値|数値|数|額|の数値|の値|の実績|の実績値)?"
_WHEN: Final = r"(?:[^、。]{0,16}(?:時点|現在|末|公表|発表)の?、?)?"
_SUMMED: Final = (
    rf"(?:[^、。]{{0,20}}(?:からの?|以降の?|以来の?))?(?:累計|累積|通算|延べ累計)(?:値|数|件数|人数|回数|額)?|計画期間[^、。]{{0,8}}?の?(?:合計|累計|総計){_VALUE}"
    rf"|{SEVERAL_YEARS.pattern}"
)
_FORMS: Final = (
    (NoteSays.EARLY, rf"{_WHEN}(?:速報|暫定|未確定|仮集計|集計途中){_VALUE}"),
    (
        NoteSays.EXPECTED,
        rf"(?:(?:実績|目標|確定)(?:値|数)?ではなく、?)?(?:{_WHEN}|決算|年度末)(?:の)?(?:見込み?|見通し|予測|予想|予定){_VALUE}",
    ),
    (NoteSays.ESTIMATED, rf"{_WHEN}(?:推計|推定|試算|概算|参考){_VALUE}"),
    (NoteSays.PROMISED, r"(?:計画|当初)?(?:目標|計画)(?:値|数値|数|額)"),
    (
        NoteSays.SUMMED,
        _SUMMED,
    ),
    (NoteSays.OF_YEAR_BEFORE, rf"(?:前|昨)年度?の[^、。に]{{0,12}}?(?:値|実績|結果|数値){_VALUE}"),
)
_READ: Final = tuple((says, re.compile(form)) for says, form in _FORMS)


@lru_cache(maxsize=4096)
def sentences_of_note(text: str, year: int) -> tuple[str, ...]:
    """The sentences of a note that may speak of the value of ``year``, each without its mark, its subject and its ending."""
    if len(text) > LONGEST_WORDING:
        return ()
    found: list[str] = []
    for told in in_digits(plain(text)).split("。"):
        sentence = _MARK.sub("", told.strip())
        subject = _SUBJECT.match(sentence)
        named = [each.year for each in periods_in(subject["year"])] if subject and subject["year"] else []
        if not sentence or (named and year not in named):
            continue
        found.append(_ENDING.sub("", sentence[subject.end() :] if subject else sentence))
    return tuple(found)


@lru_cache(maxsize=4096)
def said_of_value(sentence: str) -> NoteSays | None:
    """As what a sentence, or a remark in a wording, tells its value, where it says nothing else; None of every other."""
    for says, form in _READ:
        if form.fullmatch(sentence):
            return says
    for says, is_such in (
        (NoteSays.APPLIED, is_applied_for),
        (NoteSays.LIMITED, is_limited),
        (NoteSays.OF_OTHERS, is_of_others),
    ):
        if is_such(sentence):
            return says
    return None
