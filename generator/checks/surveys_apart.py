"""A survey that is not held every year has no result of its own in each: the same value in the next year is most likely the last one again."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from generator.checks.periods import typed_period
from generator.model.basics import Absent
from generator.model.figures import Figure, Indicator, Number
from generator.model.periods import YEAR, length
from generator.model.said import texts_about
from generator.problems.problem import Problem, problem

_TIMES: Final = "隔年|(?:[2-9]|10|[二三四五六七八九十])(?:か年|ヶ年|年)(?:ごと|毎|おき|に(?:1|一)?(?:度|回))"
_SURVEY: Final = "調査|アンケート|統計|センサス"
_EVERY: Final = re.compile(
    f"(?:{_SURVEY})[^。]{{0,12}}?(?P<behind>{_TIMES})|(?P<before>{_TIMES})[^。]{{0,12}}?(?:{_SURVEY})"
)
"""5年に一度の点検 is of no survey."""
_YEARS: Final = re.compile("[0-9]+|[二三四五六七八九十]")
_KANJI: Final = {each: number for number, each in enumerate("一二三四五六七八九十", 1)}
_PLAIN: Final = (0, 100)
"""What may well be the same in each year."""
_HINT: Final = (
    "その年度に調査していなければ、value の代わりに「missing: not_done」のように理由を書いてください。"
    "調査した値なら、「as_of: 」に調査の日を書き足すと、尋ねません。"
)


def check_surveys_apart(indicator: Indicator, actuals: Sequence[Figure]) -> Iterator[Problem]:
    """Of actual values of whole years, the last word of each."""
    said, years = _interval(indicator)
    if not said:
        return
    told = {
        each.period.fiscal_year: each
        for each in actuals
        if isinstance(each.value, Number) and length(each.period) == YEAR and not each.forecast
    }
    for earlier, later in pairwise(sorted(told)):
        one, other = told[earlier], told[later]
        if later - earlier >= years or not isinstance(one.value, Number) or not isinstance(other.value, Number):
            continue
        if one.value.value == other.value.value and other.value.value not in _PLAIN and isinstance(other.as_of, Absent):
            what = f"{typed_period(one.period)} の値「{one.as_published}」をもう一度載せたもの"
            names = {"wording": str(other.as_published), "where": "指標の説明など", "said": said, "what": what}
            yield problem("K589", other.place, hint=_HINT, **names)


def _interval(indicator: Indicator) -> tuple[str, int]:
    """The words that tell every how many years, and how many; "" where there are none."""
    texts = [*texts_about(indicator), *(each.text for each in indicator.footnotes)]
    texts += [indicator.data_source] if isinstance(indicator.data_source, str) else []
    for text in texts:
        found = _EVERY.search(unicodedata.normalize("NFKC", text))
        if found:
            said = found["behind"] or found["before"]
            number = _YEARS.search(said)
            return said, 2 if number is None else _KANJI.get(number[0]) or int(number[0])
    return "", 0
