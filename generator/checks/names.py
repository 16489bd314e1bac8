"""The name of an indicator and its counting agree: 累計登録者数 is no number of one year, 年間参加者数 no total since the start."""

import re
from collections.abc import Iterator
from typing import Final

from generator.amounts import plain
from generator.model.basics import Absent
from generator.model.figures import Accumulation, Indicator
from generator.problems.problem import Problem, problem

_TOTAL: Final = re.compile("累計|累積|通算|(?i:\\bcumulative\\b)")
_OF_A_YEAR: Final = re.compile(
    "(?<![0-9か])年間(?!計画|累計|を通|約?[0-9])|単年度?|(?i:\\bannual(?:ly)?\\b|\\bper year\\b)"
)
_NOT_COUNTED: Final = re.compile("率|割合|平均|比(?!較|叡)")
"""Of shares and means a total is no sum: their name may tell of any span."""
_OF_ONE_YEAR: Final = re.compile(
    "(?:(?<!年)[0-9]{1,2}月(?:から|以降|~)の?|年(?:度|間|度?内|度?中)の?)(?:累計|累積|通算)"
    "|(?:累計|累積|通算)約?[0-9][0-9.,万千億]*[^、。]{0,6}(?:向け|目指|記念)"
    "|累積(?:赤字|黒字|欠損|損失|債務|収支)"
)
"""A total within one year, one that is only aimed at, and the state of accounts at a year's end: all told year by year."""


def check_name(indicator: Indicator) -> Iterator[Problem]:
    """Of the name as published or as given by the editor."""
    name = indicator.called
    if isinstance(name, Absent):
        return
    written = plain(name)
    if isinstance(indicator.unit, str) and _TOTAL.search(plain(indicator.unit)):
        name, written = f"{name}（単位：{indicator.unit}）", f"{written} {plain(indicator.unit)}"
    total, of_year = _TOTAL.search(_OF_ONE_YEAR.sub("", written)), _OF_A_YEAR.search(written)
    said = None
    if total and indicator.accumulation is Accumulation.YEARLY and not _NOT_COUNTED.search(written):
        said = total[0]
    elif of_year and not _TOTAL.search(written) and indicator.accumulation is Accumulation.CUMULATIVE:
        said = of_year[0]
    if said:
        yield problem("K569", indicator.place, name=name, said=said, counting=str(indicator.accumulation))
